"""One line a finding, for pipes, logs, grep and editors: nothing is wrapped, drawn or coloured.

``FILE:LINE:COL: FAIL rule record=… subject=…: reasons``; of a workbook ``FILE:CELL:``. A table's column
stands after the subject by its header, and COL is then 1. Where nothing is to be shown there is one
line a record, with its verdict. The last line is the counts and the exit status.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from ddcheck.core.reports import NotChecked
from ddcheck.report_formats._encoding import fingerprint
from ddcheck.report_formats._findings import (
    cell_of,
    citations_text,
    column_of,
    exit_text,
    header_of,
    line_of,
    place,
    problem_of,
    problems,
    reasons_text,
    shown,
    word,
)
from ddcheck.report_formats._harmless import ascii_only, visible
from ddcheck.report_formats._labels import counts_text, days_text, ending, label
from ddcheck.report_formats._masking import hides_names, mask, problem_text

if TYPE_CHECKING:
    from ddcheck.core.reports import Counts, Finding, Report, Result
    from ddcheck.report_formats import RunInfo
    from ddcheck.report_formats._masking import Mask

BINARY = False
EXTENSION = ".txt"
_COMMANDS = ("::", "##[")
"""How a line begins that a CI runner would obey; a file may be named so."""

_ABOUT = {"fingerprint": "fp", "entry": "entry"}
"""What a waiver's line calls that to which it is bound, where that is no record: as findings call it."""


class _Writer:
    def __init__(self, out: IO[str], info: RunInfo) -> None:
        self._out = out
        self._info = info
        self._checked: dict[str, None] = {}
        self._days: dict[str, None] = {}

    def _write(self, line: str) -> None:
        line = visible(line)
        if line.lstrip().startswith(_COMMANDS):
            line = "| " + line
        self._out.write((ascii_only(line) if self._info.ascii else line) + "\n")

    def add(self, result: Result) -> None:
        if isinstance(result, NotChecked):
            for problem in problems(result, self._info.lang):
                where, message = problem_of(result, problem)
                message = problem_text(message, hide=hides_names(self._info, public=False))
                self._write(f"{where}: NOT CHECKED record={result.id or '?'}: {message}")
            return
        cover = mask(result, hide=hides_names(self._info, public=False))
        record = result.record
        if not self._info.show:
            at = place(record.source, record.line, record.cell)
            self._write(f"{at}: {result.verdict.value.upper()} record={record.id}")
            return
        for finding in shown(result, self._info):
            self._write(self._line(result, finding, cover))
        for change in result.upcoming:
            self._write(
                f"{place(record.source, record.line, record.cell)}: SOON {change.date.isoformat()} "
                f"{change.verdict.value.upper()} record={record.id}: "
                f"{cover(change.because.get(self._info.lang))}"
            )
        for rules in result.rule_sets:
            self._checked[f"rules={rules.id}@{rules.edition} sha256:{rules.sha256}"] = None
        for one in result.lists:
            line = f"list={one.id}@{one.edition} entries={one.entries} sha256:{one.sha256}"
            self._checked[line] = None
        self._days[result.as_of.isoformat()] = None

    def _line(self, report: Report, finding: Finding, cover: Mask) -> str:
        lang = self._info.lang
        record = report.record
        cell = cell_of(report, finding)
        where = place(record.source, line_of(report, finding), cell)
        if not cell:
            where += f":{max(column_of(finding), 1)}"
        parts = [f"{where}: {word(finding)} {finding.rule} record={record.id}"]
        header = header_of(finding)
        column = f" column={header!r}" if header else ""
        parts.append(f"subject={finding.subject}{column}:")
        parts.append(cover(reasons_text(finding, lang)))
        if finding.citations:
            parts.append(f"[{citations_text(finding)}]")
        if finding.remedy is not None and word(finding) in ("FAIL", "REVIEW", "NOTE"):
            parts.append(f"{label('fix', lang)}: {cover(finding.remedy.get(lang))}")
        if finding.waiver:
            parts.append(f"waiver={finding.waiver}")
        if finding.baseline:
            parts.append(f"baseline={finding.baseline}")
        parts.append(f"fp={fingerprint(record, finding)}")
        return " ".join(parts)

    def end(self, counts: Counts, info: RunInfo) -> None:
        self._info = info
        lang = info.lang
        for error in info.errors:
            self._write(f"error: {error.get('code', '')}: {error.get('message', '')}")
        for waiver in info.waivers:
            parts = [f"waiver {waiver.get('id', '?')}: {waiver.get('status', '?')}"]
            about = _ABOUT.get(str(waiver.get("bound_to")), "record")
            keys = (("rule", "rule"), (about, "record"), ("expires", "expires"), ("why", "why"))
            parts += [f"{said}={waiver[key]}" for said, key in keys if waiver.get(key)]
            self._write(" ".join(parts))
        for note in info.notes:
            self._write(f"note: {note.get(lang)}")
        for line in self._checked:
            self._write(f"checked: {line}")
        if self._days:
            self._write(f"checked: as-of={days_text(self._days)}")
        told = counts_text(counts.as_dict(), lang)
        self._write(told + ending(info.exit_status, exit_text(info), lang, mark="; "))


def begin(out: IO[str], info: RunInfo) -> _Writer:
    """A writer of lines; each record's lines are written as it comes."""
    return _Writer(out, info)
