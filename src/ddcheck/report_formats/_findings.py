"""Which findings are written out, in which order, and where in the source they point."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddcheck.core.reports import Outcome, Verdict
from ddcheck.core.texts import Text
from ddcheck.report_formats._labels import colon

if TYPE_CHECKING:
    from ddcheck.core.reports import Citation, Finding, NotChecked, Report
    from ddcheck.report_formats import RunInfo

FAIL, REVIEW, WAIVED, NOTE, CLEAR, NOT_APPLICABLE = (
    "FAIL",
    "REVIEW",
    "WAIVED",
    "NOTE",
    "CLEAR",
    "N/A",
)
_ORDER = {FAIL: 0, REVIEW: 1, WAIVED: 2, NOTE: 3, CLEAR: 4, NOT_APPLICABLE: 5}
_LAST_STEP = re.compile(r"(\.[^.\[\]]*|\[\d+\])\Z")

EXIT_NAMES = {
    0: "pass",
    1: "fail",
    2: "usage",
    3: "review",
    4: "incomplete",
    5: "data guard",
    6: "empty",
    7: "busy",
    70: "bug",
}


def word(finding: Finding) -> str:
    """What a finding comes to, as the same capital word in every language.

    ``NOTE`` is a hit that objects to nothing, such as a suspended measure.
    """
    if finding.outcome is Outcome.WAIVED:
        return WAIVED
    if finding.verdict is Verdict.FAIL:
        return FAIL
    if finding.verdict is Verdict.REVIEW:
        return REVIEW
    if finding.outcome is Outcome.NOT_APPLICABLE:
        return NOT_APPLICABLE
    return NOTE if finding.outcome in (Outcome.HIT, Outcome.UNKNOWN) else CLEAR


def ordered(report: Report) -> tuple[Finding, ...]:
    """All findings, the gravest first, else as evaluated."""
    return tuple(sorted(report.findings, key=lambda finding: _ORDER[word(finding)]))


def shown(report: Report, info: RunInfo) -> tuple[Finding, ...]:
    """The findings to write out one by one.

    What was waived and what is a note is never left out, whatever ``show`` says.
    """
    if "all" in info.show or "pass" in info.show:
        return ordered(report)
    wanted = {verdict.upper() for verdict in info.show} | {WAIVED, NOTE}
    return tuple(finding for finding in ordered(report) if word(finding) in wanted)


def objections(report: Report) -> tuple[Finding, ...]:
    """The findings that fail or need a person, the gravest first."""
    return tuple(finding for finding in ordered(report) if word(finding) in (FAIL, REVIEW))


def path_of(finding: Finding) -> str:
    """Where in the record a finding points."""
    path = finding.evidence.get("path")
    return path if isinstance(path, str) and path else finding.subject


def line_of(report: Report, finding: Finding) -> int:
    """The source line of a finding: of its path, else of what holds it, else of the record."""
    stated = finding.evidence.get("source_line")
    if isinstance(stated, int) and stated > 0:
        return stated
    for start in (path_of(finding), finding.subject):
        path = start
        while path:
            if path in report.lines:
                return report.lines[path]
            shorter = _LAST_STEP.sub("", path)
            path = "" if shorter == path else shorter
    return report.record.line


def column_of(finding: Finding) -> int:
    """The character of its line at which a finding points; 0 where that is not known, or in no text."""
    if "source_character" in finding.evidence:
        stated = finding.evidence["source_character"]
    elif "source_header" in finding.evidence or "source_cell" in finding.evidence:
        return 0
    else:
        stated = finding.evidence.get("source_column")
    return stated if isinstance(stated, int) and stated > 0 else 0


def cell_of(report: Report, finding: Finding) -> str:
    """The cell of a workbook that a finding points at, else the one where its record begins."""
    return _said(finding, "source_cell") or report.record.cell


def header_of(finding: Finding) -> str:
    """The header of the column that a finding points at; empty where that is no column of a table."""
    return _said(finding, "source_header")


def _said(finding: Finding, key: str) -> str:
    said = finding.evidence.get(key, "")
    return said if isinstance(said, str) else ""


def place(source: str, line: int, cell: str) -> str:
    """``FILE:LINE``, or ``FILE:CELL`` where the file is a spreadsheet."""
    where = cell or (str(line) if line else "")
    return f"{source}:{where}" if where else source


def place_of(report: Report, finding: Finding) -> str:
    """Where to look for what a finding speaks of, with the column of a table."""
    where = place(report.record.source, line_of(report, finding), cell_of(report, finding))
    header = header_of(finding)
    return f"{where} ({header})" if header else where


_UNDECIDED = Text("it could not be decided", "未能判定")


def problems(result: NotChecked, lang: str) -> list[str]:
    """Why a record was not decided, one thing or more."""
    return [problem.get(lang) for problem in result.problems or (_UNDECIDED,)]


def problem_of(result: NotChecked, problem: str) -> tuple[str, str]:
    """Where a problem is, and what it is: problems of a reader begin with their place."""
    prefix = re.escape(result.source) + r"(?::(?P<at>\d+(?::\d+)?|[^\s:]*![A-Z]+\d+))?: "
    found = re.match(prefix, problem)
    if found is None:
        return place(result.source, result.line, result.cell), problem
    where = f"{result.source}:{found['at']}" if found["at"] else ""
    return where or place(result.source, result.line, result.cell), problem[found.end() :]


def place_of_problem(result: NotChecked, problem: str) -> tuple[int, str]:
    """The line and the cell that a problem names, else those of the record."""
    where, _ = problem_of(result, problem)
    named = where[len(result.source) + 1 :]
    if "!" in named:
        return int(re.findall(r"\d+", named)[-1]), named
    line = re.match(r"\d+", named)
    return int(line[0]) if line else result.line, result.cell


def exit_text(info: RunInfo) -> str:
    """The name of the exit status and why, as in ``incomplete: 3 rows not checked``."""
    if info.exit_status is None:
        return ""
    name = EXIT_NAMES.get(info.exit_status, "")
    reason = "" if info.exit_reason is None else info.exit_reason.get(info.lang)
    if not reason or reason == name:
        return name
    return reason if reason.startswith(name) else f"{name}{colon(info.lang)}{reason}"


def reasons(finding: Finding, lang: str) -> list[str]:
    """The reasons in a language; one that another quotes in full is not said again."""
    texts = [reason.get(lang) for reason in finding.reasons]
    return [
        text
        for number, text in enumerate(texts)
        if not any(
            text.rstrip(".。") in other
            for position, other in enumerate(texts)
            if len(other) > len(text) or (other == text and position < number)
        )
    ]


def reasons_text(finding: Finding, lang: str) -> str:
    """The reasons on one line, or the title where there are none."""
    between = "" if lang == "zh" else " "
    ends = (".", "。", "?", "？", "!", "！")
    stop = "。" if lang == "zh" else "."
    said = [text if text.endswith(ends) else text + stop for text in reasons(finding, lang)]
    return between.join(said) or finding.title.get(lang)


def cited(citation: Citation, lang: str = "en") -> str:
    """An act with its article, for people in their language."""
    if lang == "zh":
        from ddcheck.report_formats._acts import cited_in_chinese

        return cited_in_chinese(citation)
    return ", ".join(part for part in (citation.ref, citation.article) if part)


def citations_text(finding: Finding, lang: str = "en") -> str:
    """The acts that a finding rests on, on one line."""
    between = "；" if lang == "zh" else "; "
    return between.join(cited(citation, lang) for citation in finding.citations)
