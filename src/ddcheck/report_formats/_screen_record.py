"""One record on a terminal: verdict, what to do, why, whose names met, what was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from ddcheck.core.reports import NotChecked, Outcome
from ddcheck.report_formats._actions import actions, missing
from ddcheck.report_formats._encoding import fingerprint, report_object
from ddcheck.report_formats._findings import (
    NOTE,
    WAIVED,
    citations_text,
    objections,
    place,
    place_of,
    problem_of,
    reasons,
    shown,
    word,
)
from ddcheck.report_formats._labels import comma, counted, scopes, standing, verdict_word
from ddcheck.report_formats._questions import NOT_CHECKED, WORDS
from ddcheck.report_formats._scores import shown_points
from ddcheck.report_formats._subjects import described, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddcheck.core.reports import Finding, Match, Report, Result
    from ddcheck.report_formats._screen import Screen

_DIGITS = 8
_VERDICT = 8
"""Cells that the word of a finding takes in a column of them."""


def in_common(results: Sequence[Result]) -> Report | None:
    """A report whose rules and lists are those of all of several; none where there is one, or they differ."""
    reports = [each for each in results if not isinstance(each, NotChecked)]
    bases = {(each.rule_sets, each.lists) for each in reports}
    return reports[0] if len(reports) > 1 and len(bases) == 1 else None


def write_report(screen: Screen, report: Report, *, alone: bool = True) -> None:
    """All of one report; only its verdict where nothing is to be shown.

    Args:
        screen: where it is written.
        report: what is written.
        alone: whether its rules and lists are to be told; else `write_basis` tells them for several.
    """
    _head(screen, report)
    if not screen.info.show:
        return
    _to_do(screen, report)
    _why(screen, report)
    _matches(screen, report)
    if report.upcoming:
        screen.heading(screen.label("soon"))
        for change in report.upcoming:
            screen.line(
                f"{change.date.isoformat()}  ",
                screen.verdict(WORDS[change.verdict]),
                "  " + change.because.get(screen.info.lang),
                indent=2,
                hang=12,
            )
    _checked(screen, report, alone=alone)


def write_basis(screen: Screen, report: Report) -> None:
    """The rules and lists that several reports rest on, once for all."""
    screen.heading(screen.label("basis"))
    _basis(screen, report)


def write_not_checked(screen: Screen, result: NotChecked) -> None:
    """A record that could not be decided."""
    where = place(result.source, result.line, result.cell)
    screen.line(screen.verdict(NOT_CHECKED), f"  {result.id or '?'}  {where}", hang=2)
    for problem in result.problems:
        at, message = problem_of(result, problem.get(screen.info.lang))
        screen.line(f"{at}: {message}", indent=2, hang=2)


def _head(screen: Screen, report: Report) -> None:
    record = report.record
    kind = screen.label(record.kind) if record.kind in ("shipment", "customer") else record.kind
    parts = [kind, record.id, label(report)]
    screen.line(
        screen.verdict(WORDS[report.verdict]),
        "  " + " ".join(part for part in parts if part),
        hang=2,
    )
    screen.line(screen.label(f"gloss {report.verdict.value}"), indent=2)


def _to_do(screen: Screen, report: Report) -> None:
    if not objections(report):
        return
    lines = actions(report, screen.info.lang)
    screen.heading(screen.label("what to do"))
    for number, line in enumerate(lines, start=1):
        screen.bullet(f"{number}.", line)


def _why(screen: Screen, report: Report) -> None:
    findings = shown(report, screen.info)
    told = [one for one in findings if word(one) not in ("CLEAR", "N/A")]
    quiet = [one for one in findings if word(one) in ("CLEAR", "N/A")]
    if told:
        screen.heading(screen.label("why"))
    for number, finding in enumerate(told):
        if number:
            screen.blank()
        _finding(screen, report, finding)
    if quiet:
        screen.heading(screen.label("also"))
        for finding in quiet:
            verdict = verdict_word(word(finding), screen.info.lang)
            screen.line(
                verdict,
                " " * (_VERDICT - cell_len(verdict)),
                f"{finding.rule}  {finding.subject}  {finding.title.get(screen.info.lang)}",
                indent=2,
                hang=8,
            )


def _finding(screen: Screen, report: Report, finding: Finding) -> None:
    lang = screen.info.lang
    about = described(report, finding.subject)
    subject = f"{finding.subject} ({about})" if about else finding.subject
    screen.line(
        screen.verdict(word(finding)),
        f"  {finding.rule}  {subject}  {place_of(report, finding)}",
        indent=2,
        hang=2,
    )
    screen.line(screen.text(finding.title.get(lang), "bold"), indent=4)
    for number, reason in enumerate(reasons(finding, lang)):
        if number:
            screen.bullet("-", reason, indent=4)
        else:
            screen.line(reason, indent=4)
    paths = missing(finding)
    if paths and word(finding) != WAIVED:
        screen.line(f"{screen.label('missing')}{screen.colon}{', '.join(paths)}", indent=4, hang=2)
    if word(finding) == NOTE and finding.remedy is not None:
        screen.line(finding.remedy.get(lang), indent=4)
    if finding.citations:
        law = f"{screen.label('law')}{screen.colon}{citations_text(finding, lang)}"
        screen.line(law, indent=4, hang=2)
    if "all" in screen.info.show:
        for url in dict.fromkeys(citation.url for citation in finding.citations):
            screen.line(url, indent=6)
    if word(finding) == WAIVED:
        screen.line(f"{screen.label('waiver')}{screen.colon}{finding.waiver}", indent=4, hang=2)
    elif word(finding) != NOTE:
        allowed = finding.can_be_waived
        known = allowed in ("yes", "no", "with_licence")
        answer = screen.label(allowed) if known else allowed
        baseline = f" · {finding.baseline}" if finding.baseline else ""
        screen.line(
            f"{screen.label('waivable')}{screen.colon}{answer}{baseline} · "
            f"{screen.label('finding')} {fingerprint(report.record, finding)}",
            indent=4,
            hang=2,
        )


def _matches(screen: Screen, report: Report) -> None:
    if not report.matches:
        return
    screen.heading(screen.label("names"))
    for number, match in enumerate(report.matches):
        if number:
            screen.blank()
        _match(screen, match)


def _match(screen: Screen, match: Match) -> None:
    lang = screen.info.lang
    screen.line(f"{match.party}  “{match.name}”", indent=2, hang=2)
    screen.line(f"{match.list} {match.entry}  “{match.listed_name}”", indent=2, hang=2)
    strength = (
        match.strength if match.strength not in ("strong", "weak") else screen.label(match.strength)
    )
    parts = (
        standing(match.status, lang),
        f"{screen.label('score')} {match.score:.2f}",
        strength,
        match.programme,
    )
    screen.line(" · ".join(part for part in parts if part), indent=4, hang=2)
    for point, points in shown_points(match):
        screen.line(f"{points}  {point.part}{screen.colon}{point.why.get(lang)}", indent=4, hang=7)
    for key, texts in (("for", match.supports), ("against", match.conflicts)):
        for text in texts:
            screen.line(f"{screen.label(key)}{screen.colon}{text.get(lang)}", indent=4, hang=2)


def _checked(screen: Screen, report: Report, *, alone: bool) -> None:
    outcomes = [finding.outcome for finding in report.findings]
    keys = (
        (Outcome.HIT, "hit"),
        (Outcome.UNKNOWN, "unknown"),
        (Outcome.WAIVED, "waived"),
        (Outcome.CLEAR, "clear"),
        (Outcome.NOT_APPLICABLE, "not applicable"),
    )
    tally = comma(screen.info.lang).join(
        f"{count} {screen.label(key)}"
        for outcome, key in keys
        if (count := outcomes.count(outcome))
    )
    screen.heading(screen.label("checked"))
    screen.line(
        f"{screen.label('as of')} {report.as_of.isoformat()} · "
        f"{counted(len(outcomes), 'of findings', screen.info.lang)}{screen.colon}{tally}",
        indent=2,
        hang=2,
    )
    if alone:
        _basis(screen, report)
    digest = report_object(report, screen.info.lang)["report_digest"].removeprefix("sha256:")
    screen.line(
        f"ddcheck {screen.info.tool_version} · {screen.label('record')} "
        f"{_short(report.record.sha256)} · {screen.label('report')} {_short(digest)}",
        indent=2,
        hang=2,
    )


def _basis(screen: Screen, report: Report) -> None:
    lang = screen.info.lang
    for rules in report.rule_sets:
        size = f" · {counted(rules.rules, 'of rules', lang)}" if rules.rules else ""
        screen.line(
            f"{screen.label('rules')}  {rules.id}@{rules.edition}{size} · {_short(rules.sha256)}",
            indent=2,
            hang=2,
        )
    for one in report.lists:
        parts = (f"{one.id} {one.edition}".strip(), counted(one.entries, "of entries", lang))
        screen.line(
            f"{screen.label('lists')}  {' · '.join(parts)} · {_short(one.sha256)}", indent=2, hang=2
        )
    for text in scopes((each.id for each in report.rule_sets), screen.info.lang):
        screen.line(text, indent=2, hang=2)


def _short(sha256: str) -> str:
    return f"sha256:{sha256[:_DIGITS]}…" if sha256 else "sha256:?"
