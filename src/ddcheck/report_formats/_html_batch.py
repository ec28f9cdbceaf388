"""Many records as HTML: counts, value, questions, by rule and by subject, and the gravest in full."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ddcheck.core.reports import NotChecked, Verdict
from ddcheck.report_formats import _pictures
from ddcheck.report_formats._findings import objections, place, problem_of, word
from ddcheck.report_formats._html import Markup, join, tag, text
from ddcheck.report_formats._html_record import RecordPage, pill, section, table
from ddcheck.report_formats._labels import aside, heading, label, more, questions_text, verdict_word
from ddcheck.report_formats._masking import mask, problem_text
from ddcheck.report_formats._questions import NOT_CHECKED, WORDS
from ddcheck.report_formats._subjects import described
from ddcheck.report_formats._subjects import label as subject_label

if TYPE_CHECKING:
    from ddcheck.core.reports import Report, Result
    from ddcheck.report_formats import RunInfo
    from ddcheck.report_formats._questions import Account

_INDEX = re.compile(r"\[\d+\]")
_TOP = 50


@dataclass(slots=True)
class Tally:
    """What the page of a batch counts beyond the account: by rule, subject and field."""

    rules: dict[str, dict[str, int]] = field(default_factory=dict)
    fields: dict[str, int] = field(default_factory=dict)
    subjects: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        """Count one result; a record counts once a rule and word, and once a subject."""
        if isinstance(result, NotChecked):
            for problem in result.problems:
                _, what = problem_of(result, problem.en)
                path, colon, _ = what.partition(": ")
                name = _INDEX.sub("[]", path) if colon and " " not in path else "?"
                self.fields[name] = self.fields.get(name, 0) + 1
            return
        found = objections(result)
        for rule, verdict in dict.fromkeys((finding.rule, word(finding)) for finding in found):
            counts = self.rules.setdefault(rule, {})
            counts[verdict] = counts.get(verdict, 0) + 1
        worst: dict[str, str] = {}
        for finding in found:  # the gravest first
            worst.setdefault(described(result, finding.subject), word(finding))
        for name, verdict in worst.items():
            if name:
                counts = self.subjects.setdefault(name, {})
                counts[verdict] = counts.get(verdict, 0) + 1


def sections(
    account: Account, tally: Tally, told: list[Report], info: RunInfo, *, hide: bool
) -> Markup:
    """Everything below the head of a batch page."""
    parts = [
        _counts(account, info),
        _questions(account, info),
        _rules(tally, info),
        _subjects(tally, info, hide=hide),
        _not_checked(account, tally, info, hide=hide),
        _records(account, told, info, hide=hide),
    ]
    return join(*(part for part in parts if part is not None))


def _counts(account: Account, info: RunInfo) -> Markup:
    lang = info.lang
    order = ("PASS", "REVIEW", "FAIL", NOT_CHECKED)
    blocks = []
    for name in order:
        sums = account.values.get(name, {})
        money = "; ".join(f"{currency} {sums[currency]:,.0f}" for currency in sorted(sums))
        blocks.append(
            tag(
                "div",
                tag("b", f"{account.of(name):,}"),
                pill(name, lang),
                tag("div", money, class_="mut"),
            )
        )
    counts = {name: account.of(name) for name in order}
    bar = _pictures.verdict_bar(counts, label("decision", lang), lang)
    return section(heading("decision", lang), tag("div", *blocks, class_="counts"), bar)


def _questions(account: Account, info: RunInfo) -> Markup | None:
    asked = account.asked()
    if not asked:
        return None
    lang = info.lang
    lines = []
    for one in asked[: _most(info)]:
        many = f"{one.records:,}"
        lines.append([pill(one.word, lang), many, one.what(lang), tag("code", one.rule), one.first])
    keys = ("result", "records", "question", "rule", "where")
    extra = [table([heading(key, lang) for key in keys], lines, numbers=(1,))]
    extra.append(_more(len(asked) - len(lines), info))
    if account.of("REVIEW"):
        extra.append(tag("p", questions_text(account.of("REVIEW"), account.reviews(), lang)))
    return section(label("questions", lang), *extra)


def _rules(tally: Tally, info: RunInfo) -> Markup | None:
    if not tally.rules:
        return None
    order = sorted(
        tally.rules,
        key=lambda rule: (
            -tally.rules[rule].get("FAIL", 0),
            -sum(tally.rules[rule].values()),
            rule,
        ),
    )
    lines = [
        [
            tag("code", rule),
            f"{tally.rules[rule].get('FAIL', 0):,}",
            f"{tally.rules[rule].get('REVIEW', 0):,}",
        ]
        for rule in order
    ]
    headings = [heading("rule", info.lang), *_stopping(info)]
    return section(label("by rule", info.lang), table(headings, lines, numbers=(1, 2)))


def _subjects(tally: Tally, info: RunInfo, *, hide: bool) -> Markup | None:
    """Who or what stops the most records."""
    stopped = {} if hide else tally.subjects
    if not stopped:
        return None

    def of(name: str, verdict: str) -> int:
        return stopped[name].get(verdict, 0)

    order = sorted(stopped, key=lambda name: (-of(name, "FAIL"), -of(name, "REVIEW"), name))
    lines = [
        [name, f"{of(name, 'FAIL'):,}", f"{of(name, 'REVIEW'):,}"] for name in order[: _most(info)]
    ]
    headings = [heading("subject", info.lang), *_stopping(info)]
    return section(
        label("by party", info.lang),
        table(headings, lines, numbers=(1, 2)),
        _more(len(order) - len(lines), info),
    )


def _stopping(info: RunInfo) -> tuple[str, str]:
    """The heads of the columns that count what stops a record."""
    return verdict_word("FAIL", info.lang), verdict_word("REVIEW", info.lang)


def _not_checked(account: Account, tally: Tally, info: RunInfo, *, hide: bool) -> Markup | None:
    if not account.of(NOT_CHECKED):
        return None
    lang = info.lang
    lines = []
    for result in account.not_checked:
        for problem in result.problems:
            where, what = problem_of(result, problem.get(lang))
            lines.append([tag("code", where), result.id, problem_text(what, hide=hide)])
    headings = [heading(key, lang) for key in ("where", "record", "reason")]
    fields = [
        [tag("code", name), f"{tally.fields[name]:,}"]
        for name in sorted(tally.fields, key=lambda name: (-tally.fields[name], name))
    ]
    return section(
        label("not checked", lang),
        table(headings, lines),
        _more(account.of(NOT_CHECKED) - len(account.not_checked), info),
        tag("h3", label("by field", lang)),
        table([heading("subject", lang), heading("records", lang)], fields, numbers=(1,)),
    )


def _records(account: Account, told: list[Report], info: RunInfo, *, hide: bool) -> Markup | None:
    if not told:
        return None
    cards = []
    for report in told:
        cover = mask(report, hide=hide)
        record = report.record
        where = place(record.source, record.line, record.cell)
        name = " ".join(part for part in (record.id, cover(subject_label(report))) if part)
        summary = tag(
            "summary",
            pill(WORDS[report.verdict], info.lang),
            f" {name} ",
            tag("span", tag("code", where), class_="mut"),
        )
        body = RecordPage(report, info, hide=hide).sections()
        cards.append(tag("details", summary, body, class_="card"))
    grave = sum(report.verdict is not Verdict.PASS for report in told)
    left = account.of("FAIL") + account.of("REVIEW") - grave
    return join(tag("h2", label("details", info.lang)), *cards, _more(left, info))


def _more(left: int, info: RunInfo) -> Markup:
    """Says what is not on the page, and where it is."""
    if left <= 0:
        return text("")
    return tag("p", f"… {more(left, info.lang)}" + aside("-o csv=PATH, -o xlsx=PATH", info.lang))


def _most(info: RunInfo) -> int:
    return _TOP if info.limit is None else info.limit
