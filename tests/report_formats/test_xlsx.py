"""A workbook whose text stays text."""

from __future__ import annotations

import io
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from ddcheck.report_formats import render, xlsx
from report_formats.samples import (
    HOSTILE,
    a_batch,
    a_failed_report,
    a_finding,
    a_report,
    a_run,
    words,
)
from report_formats.test_formats import a_hostile_report


def sheets_of(results: Any, **changes: Any) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(render("xlsx", results, a_run(**changes))))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_sheets() -> None:
    sheets = sheets_of(a_batch())

    assert list(sheets) == ["Summary", "Findings", "Matches"]
    summary = {row[0]: row[1] for row in sheets["Summary"]}
    assert summary["PASS"] == 6
    assert summary["NOT CHECKED"] == 1
    assert summary["Value FAIL" if "Value FAIL" in summary else "value FAIL"] == "USD 48,000"


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_is_a_string(text: str) -> None:
    written = render("xlsx", [a_hostile_report(text)], a_run())
    book = CalamineWorkbook.from_filelike(io.BytesIO(written))
    rows = book.get_sheet_by_name("Findings").to_python()
    cell = rows[1][rows[0].index("record_id")]

    assert isinstance(cell, str)
    assert cell.replace("\\", "") != ""


def test_no_cell_is_a_formula_or_a_link() -> None:
    import zipfile

    written = render("xlsx", [a_hostile_report(text) for text in HOSTILE], a_run())
    with zipfile.ZipFile(io.BytesIO(written)) as book:
        parts = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/")]

    assert parts
    assert not any(b"<f>" in part or b"hyperlink" in part for part in parts)


def test_numbers_are_numbers() -> None:
    sheets = sheets_of([a_failed_report()])
    head, first = sheets["Findings"][:2]

    assert first[head.index("line")] == 437
    assert sheets["Matches"][1][6] == 0.875


def test_a_text_too_long_for_a_cell_says_so() -> None:
    long = a_finding(reasons=(words("x" * 40_000),))
    sheets = sheets_of([a_report(long)])
    cell = sheets["Findings"][1][sheets["Findings"][0].index("reasons")]

    assert len(cell) == 32_767
    assert cell.endswith(" … (40001 characters in all; the JSON report has them)")


def test_a_full_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_LAST_ROW", 2)
    sheets = sheets_of([a_failed_report()])

    assert list(sheets) == ["Summary", "Findings", "Matches", "Findings 2"]
    assert len(sheets["Findings"]) == 3
    assert len(sheets["Findings 2"]) == 2


def test_the_same_results_give_the_same_workbook() -> None:
    assert render("xlsx", a_batch(), a_run()) == render("xlsx", a_batch(), a_run())
