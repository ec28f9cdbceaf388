"""One file for the auditor: the answer, the reasons and the pictures, without script or network.

One record is told in full. Of many, the page tells counts and questions, and the fifty gravest
records in full; ``limit`` changes the number, and what is left out is counted on the page.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from ddcheck.core.reports import NotChecked, Verdict
from ddcheck.report_formats._encoding import report_object
from ddcheck.report_formats._findings import exit_text, objections, problem_of, word
from ddcheck.report_formats._html import Markup, join, tag
from ddcheck.report_formats._html_batch import Tally, sections
from ddcheck.report_formats._html_record import RecordPage, pill, section
from ddcheck.report_formats._labels import (
    counted,
    counts_text,
    ending,
    heading,
    label,
    scopes,
    verdict_word,
)
from ddcheck.report_formats._masking import hides_names, mask, problem_text
from ddcheck.report_formats._ownership import arrow
from ddcheck.report_formats._questions import NOT_CHECKED, WORDS, Account
from ddcheck.report_formats._style import STYLE
from ddcheck.report_formats._subjects import label as subject_label
from ddcheck.report_formats._subjects import parties
from ddcheck.report_formats._waivers import lines

if TYPE_CHECKING:
    from ddcheck.core.reports import Counts, Report, Result
    from ddcheck.report_formats import RunInfo

BINARY = False
EXTENSION = ".html"
_RECORDS = 50
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


class _Writer:
    def __init__(self, out: IO[str], info: RunInfo) -> None:
        self._out = out
        self._most = _RECORDS if info.limit is None else info.limit
        self._hide = hides_names(info, public=False)
        self._account = Account(keep=self._most, hide=self._hide)
        self._tally = Tally()
        self._first: Result | None = None
        self._kept: dict[Verdict, list[Report]] = {verdict: [] for verdict in Verdict}
        self._all = "all" in info.show

    def add(self, result: Result) -> None:
        self._account.add(result)
        self._tally.add(result)
        if self._first is None:
            self._first = result
        if not isinstance(result, NotChecked):
            kept = self._kept[result.verdict]
            if len(kept) < self._most and (result.verdict is not Verdict.PASS or self._all):
                kept.append(result)

    def end(self, counts: Counts, info: RunInfo) -> None:
        if self._account.total == 1 and self._first is not None:
            if isinstance(self._first, NotChecked):
                head, body = self._not_checked(self._first, info)
                title = f"{verdict_word(NOT_CHECKED, info.lang)} {self._first.id}"
            else:
                report = self._first
                head = _record_head(report, info, hide=self._hide)
                body = RecordPage(report, info, hide=self._hide).sections()
                title = f"{verdict_word(WORDS[report.verdict], info.lang)} {report.record.id}"
        else:
            worst = self._account.worst
            title = f"{verdict_word(worst, info.lang)} {self._account.total:,}"
            many = f" {counted(self._account.total, 'of records', info.lang)}"
            head = tag("h1", pill(worst, info.lang), many)
            told = [
                report
                for verdict in (Verdict.FAIL, Verdict.REVIEW, Verdict.PASS)
                for report in self._kept[verdict]
            ][: self._most]
            body = sections(self._account, self._tally, told, info, hide=self._hide)
        self._out.write(
            _page(
                title,
                join(
                    head,
                    _notes(info),
                    body,
                    _waivers(info, hide=self._hide),
                    self._foot(counts, info),
                ),
                info,
            )
        )

    def _not_checked(self, result: NotChecked, info: RunInfo) -> tuple[Markup, Markup]:
        head = tag("h1", pill(NOT_CHECKED, info.lang), f" {result.id or '?'}")
        said = []
        for problem in result.problems:
            where, what = problem_of(result, problem.get(info.lang))
            text = problem_text(what, hide=self._hide)
            said.append(tag("li", tag("code", where), " ", text))
        return head, section(label("why", info.lang), tag("ul", *said))

    def _foot(self, counts: Counts, info: RunInfo) -> Markup:
        account, lang = self._account, info.lang
        said = [
            join(
                f"{label('rules', lang)} {rules.id}@{rules.edition} ",
                tag("code", f"sha256:{rules.sha256}"),
            )
            for rules in account.rule_sets
        ]
        said += [
            join(
                f"{label('lists', lang)} {one.id} {one.edition} · "
                f"{counted(one.entries, 'of entries', lang)} ",
                tag("code", f"sha256:{one.sha256}"),
            )
            for one in account.lists
        ]
        said += [join(text) for text in scopes((each.id for each in account.rule_sets), lang)]
        said += [
            join(
                f"{label('input', lang)} {one.get('path', '')} ",
                tag("code", f"sha256:{one['sha256']}") if one.get("sha256") else "",
            )
            for one in info.inputs
        ]
        if (
            self._first is not None
            and account.total == 1
            and not isinstance(self._first, NotChecked)
        ):
            digest = report_object(self._first, lang)["report_digest"]
            record = tag("code", f"sha256:{self._first.record.sha256}")
            said.append(join(f"{label('record', lang)} ", record))
            said.append(join(f"{label('report', lang)} ", tag("code", digest)))
        if account.days:
            said.append(join(f"{label('as of', lang)} {account.days}"))
        told = counts_text(counts.as_dict(), lang)
        told += ending(info.exit_status, exit_text(info), lang, mark=" · ")
        return tag(
            "footer",
            section(label("checked", lang), tag("ul", *(tag("li", line) for line in said))),
            tag("p", told),
            tag("p", f"ddcheck {info.tool_version} · {label('advice', lang)}", class_="mut"),
        )


def _record_head(report: Report, info: RunInfo, *, hide: bool) -> Markup:
    lang = info.lang
    cover = mask(report, hide=hide)
    record = report.record
    kind = heading(record.kind, lang) if record.kind in ("shipment", "customer") else record.kind
    parts = (kind, record.id, cover(subject_label(report)))
    words = [word(finding) for finding in objections(report)]
    tally = " · ".join(
        f"{verdict_word(name, lang)} {words.count(name)}"
        for name in ("FAIL", "REVIEW")
        if name in words
    )
    facts = (
        tally,
        counted(len(report.findings), "of findings", lang),
        counted(len(parties(report)), "of parties", lang),
        f"{label('as of', lang)} {report.as_of.isoformat()}",
    )
    return join(
        tag(
            "h1", pill(WORDS[report.verdict], lang), f" {' '.join(part for part in parts if part)}"
        ),
        tag("p", tag("b", label(f"gloss {report.verdict.value}", lang))),
        tag("p", " · ".join(fact for fact in facts if fact), class_="mut"),
    )


def _notes(info: RunInfo) -> Markup:
    """What a reader must know of the run before anything else."""
    said = [tag("p", tag("b", note.get(info.lang))) for note in info.notes]
    said += [
        tag(
            "p",
            pill(NOT_CHECKED, info.lang),
            f" {error.get('code', '')}: {error.get('message', '')}",
        )
        for error in info.errors
    ]
    return join(*said)


def _waivers(info: RunInfo, *, hide: bool) -> Markup:
    said = [tag("li", line) for line in lines(info.waivers, info.lang, hide=hide)]
    return section(label("waivers", info.lang), tag("ul", *said)) if said else join()


def _page(title: str, body: Markup, info: RunInfo) -> Markup:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content=f"ddcheck {info.tool_version}"),
        tag("title", f"{title} · ddcheck"),
        tag("style", Markup(STYLE)),
    )
    page = tag(
        "html", head, tag("body", arrow(), body), lang="zh-CN" if info.lang == "zh" else "en"
    )
    return Markup(f"<!doctype html>\n{page}\n")


def begin(out: IO[str], info: RunInfo) -> _Writer:
    """A writer that speaks when all is known; it keeps the gravest reports only."""
    return _Writer(out, info)
