"""A workbook: summary, findings, matches, and what was checked with what.

Text stays text: nothing becomes a formula, a link or a number. Rows are flushed as they come, so a
large run takes little memory; a sheet that is full goes on in the next one.
"""

from __future__ import annotations

import itertools
import tempfile
import weakref
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING, Any

from ddcheck.core.reports import NotChecked
from ddcheck.report_formats._findings import exit_text
from ddcheck.report_formats._harmless import visible
from ddcheck.report_formats._labels import colon, label, verdict_word
from ddcheck.report_formats._masking import hides_names, mask
from ddcheck.report_formats._questions import NOT_CHECKED, Account
from ddcheck.report_formats._scores import shown_points
from ddcheck.report_formats._table import COLUMNS, rows
from ddcheck.report_formats._waivers import one_line

if TYPE_CHECKING:
    from ddcheck.core.reports import Counts, Report, Result
    from ddcheck.report_formats import RunInfo

BINARY = True
EXTENSION = ".xlsx"
_LAST_ROW = 1_048_575
_LONGEST_CELL = 32_767
_WIDTHS = {"record": 40, "reasons": 70, "remedy": 50, "title": 40, "record_id": 18, "rule": 26}
_MATCHES = (
    "record_id",
    "party",
    "name",
    "list",
    "entry",
    "listed_name",
    "score",
    "status",
    "strength",
    "explanation",
    "supports",
    "conflicts",
)
# A workbook carries a date of its own making; the same results are to give the same bytes.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


class _Sheet:
    """Rows of one subject, over as many sheets as they need."""

    def __init__(self, book: Any, name: str, columns: tuple[str, ...], bold: Any) -> None:
        self._book, self._name, self._columns, self._bold = book, name, columns, bold
        self._numbers = itertools.count(2)
        self._open(name)

    def _open(self, name: str) -> None:
        self._sheet = self._book.add_worksheet(name)
        self._row = 0
        for column, heading in enumerate(self._columns):
            self._sheet.set_column(column, column, _WIDTHS.get(heading, 14))
            self._sheet.write_string(0, column, heading, self._bold)
        self._sheet.freeze_panes(1, 0)

    def add(self, row: dict[str, str | int | float]) -> None:
        if self._row == _LAST_ROW:
            self._open(f"{self._name} {next(self._numbers)}")
        self._row += 1
        for column, name in enumerate(self._columns):
            value = row.get(name, "")
            if isinstance(value, str):
                if value:
                    self._sheet.write_string(self._row, column, _cell(value))
            else:
                self._sheet.write_number(self._row, column, value)


def _cell(text: str) -> str:
    """Text that fits into a cell; what is beyond its limit is said to be elsewhere."""
    text = visible(text)
    if len(text) <= _LONGEST_CELL:
        return text
    note = f" … ({len(text)} characters in all; the JSON report has them)"
    return text[: _LONGEST_CELL - len(note)] + note


def _tidy(book: Any, folder: tempfile.TemporaryDirectory[str]) -> None:
    for sheet in book.worksheets():
        rows_file = getattr(sheet, "row_data_fh", None)
        if rows_file is not None:
            rows_file.close()
    folder.cleanup()


class _Writer:
    def __init__(self, out: IO[bytes], info: RunInfo) -> None:
        # A quarter of a second to import; nobody else pays for it.
        import xlsxwriter

        self._info = info
        # Rows wait in files of their own, which are to go also where a run is broken off.
        folder = tempfile.TemporaryDirectory(prefix="ddcheck-")
        self._book = xlsxwriter.Workbook(
            out,
            {
                "constant_memory": True,
                "tmpdir": folder.name,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._tidy = weakref.finalize(self, _tidy, self._book, folder)
        self._book.set_properties({"title": "ddcheck", "created": _CREATED})
        self._bold = self._book.add_format({"bold": True, "bg_color": "#DDDDDD"})
        self._summary = self._book.add_worksheet("Summary")
        self._findings = _Sheet(self._book, "Findings", COLUMNS, self._bold)
        self._matches = _Sheet(self._book, "Matches", _MATCHES, self._bold)
        self._account = Account(keep=0, hide=hides_names(info, public=False))

    def add(self, result: Result) -> None:
        self._account.add(result)
        for row in rows(result, self._info):
            self._findings.add(row)
        if not isinstance(result, NotChecked):
            self._add_matches(result)

    def _add_matches(self, report: Report) -> None:
        lang = self._info.lang
        cover = mask(report, hide=hides_names(self._info, public=False))
        for match in report.matches:
            parts = [
                f"{points} {point.part}{colon(lang)}{point.why.get(lang)}"
                for point, points in shown_points(match)
            ]
            self._matches.add(
                {
                    "record_id": report.record.id,
                    "party": match.party,
                    "name": cover(match.name),
                    "list": match.list,
                    "entry": cover(match.entry),
                    "listed_name": cover(match.listed_name),
                    "score": match.score,
                    "status": match.status,
                    "strength": match.strength,
                    "explanation": cover("; ".join(parts)),
                    "supports": cover("; ".join(text.get(lang) for text in match.supports)),
                    "conflicts": cover("; ".join(text.get(lang) for text in match.conflicts)),
                }
            )

    def end(self, counts: Counts, info: RunInfo) -> None:
        lang, account = info.lang, self._account
        lines: list[tuple[str, str | int]] = [("ddcheck", info.tool_version)]
        if account.days:
            lines.append((label("as of", lang), account.days))
        lines += [
            (verdict_word(word, lang), account.of(word))
            for word in ("PASS", "REVIEW", "FAIL", NOT_CHECKED)
        ]
        lines.append((label("records", lang), counts.records))
        for word, sums in account.values.items():
            lines += [
                (
                    f"{label('value', lang)} {verdict_word(word, lang)}",
                    f"{currency} {sums[currency]:,f}",
                )
                for currency in sorted(sums)
            ]
        for rules in account.rule_sets:
            text = f"{rules.id}@{rules.edition} sha256:{rules.sha256}"
            lines.append((label("rules", lang), text))
        for one in account.lists:
            text = f"{one.id} {one.edition} ({one.entries}) sha256:{one.sha256}"
            lines.append((label("lists", lang), text))
        lines += [(label("notes", lang), note.get(lang)) for note in info.notes]
        lines += [
            (label("errors", lang), f"{error.get('code', '')}: {error.get('message', '')}")
            for error in info.errors
        ]
        hide = hides_names(info, public=False)
        lines += [
            (label("waivers", lang), one_line(waiver, lang, hide=hide)) for waiver in info.waivers
        ]
        if info.exit_status is not None:
            lines.append((label("exit", lang), f"{info.exit_status} ({exit_text(info)})"))
        lines.append(("", label("advice", lang)))
        self._write_summary(lines)
        try:
            self._book.close()
        finally:
            self._tidy()

    def _write_summary(self, lines: list[tuple[str, str | int]]) -> None:
        self._summary.set_column(0, 0, 22)
        self._summary.set_column(1, 1, 100)
        for number, (name, value) in enumerate(lines):
            self._summary.write_string(number, 0, _cell(name), self._bold)
            if isinstance(value, str):
                self._summary.write_string(number, 1, _cell(value))
            else:
                self._summary.write_number(number, 1, value)


def begin(out: IO[bytes], info: RunInfo) -> _Writer:
    """A writer of one workbook; ``out`` takes bytes."""
    return _Writer(out, info)
