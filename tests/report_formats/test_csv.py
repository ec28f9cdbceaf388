"""A row a finding, that no spreadsheet takes for more than text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest

from ddcheck.report_formats import render
from report_formats.samples import (
    HOSTILE,
    a_clear,
    a_failed_report,
    a_match,
    a_report,
    a_review,
    a_run,
    a_sheets_report,
    not_checked,
)
from report_formats.test_formats import a_hostile_report

if TYPE_CHECKING:
    from ddcheck.core.reports import Result


def rows_of(*results: Result, **changes: Any) -> list[dict[str, str]]:
    text = render("csv", results, a_run(**changes)).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_for_each_finding_and_one_for_a_clean_record() -> None:
    rows = rows_of(a_failed_report(), a_report(a_clear(), number=7))

    assert [(row["record_id"], row["rule"]) for row in rows] == [
        ("SO-2026-0412", "cn-licence-required"),
        ("SO-2026-0412", "cn-watch-list"),
        ("SO-2026-0412", "cn-hub-route"),
        ("SO-2026-0007", ""),
    ]


def test_all_findings_if_all_are_asked_for() -> None:
    assert len(rows_of(a_failed_report(), show=("all",))) == 5


def test_the_match_of_a_finding_is_in_its_row() -> None:
    row = rows_of(a_failed_report())[1]

    assert (row["list"], row["entry"], row["score"]) == ("cn-watch-list", "W-12", "0.875")
    assert row["listed_name"] == "Example Board Corporation"


def test_an_entry_may_stand_with_its_list() -> None:
    finding = a_review(evidence={"list": "cn-watch-list", "entry": "cn-watch-list#W-12"})
    (row,) = rows_of(a_report(finding, matches=(a_match(),)))

    assert (row["list"], row["entry"], row["score"]) == ("cn-watch-list", "W-12", "0.875")


def test_the_match_is_that_of_the_findings_own_party() -> None:
    other = a_match(party="parties[2]", score=0.5)
    (row,) = rows_of(a_report(a_review(), matches=(other, a_match())))

    assert row["score"] == "0.875"


def test_a_row_says_line_cell_column_and_header() -> None:
    (row,) = rows_of(a_sheets_report())
    (other,) = rows_of(a_report(a_review(), number=7))

    assert [row[name] for name in ("line", "cell", "column", "header")] == [
        "50",
        "订单!F50",
        "6",
        "收货人",
    ]
    assert [other[name] for name in ("line", "cell", "column", "header")] == ["15", "", "", ""]


def test_a_problem_says_its_own_cell() -> None:
    (row,) = rows_of(not_checked(line=400, cell="订单!A400"))

    assert (row["line"], row["cell"]) == ("412", "订单!F412")


def test_a_record_that_was_not_checked_has_a_row_a_problem() -> None:
    rows = rows_of(not_checked(problems=("first", "second")))

    assert [row["reasons"] for row in rows] == ["first", "second"]
    assert {row["record_verdict"] for row in rows} == {"not_checked"}


@pytest.mark.parametrize("text", [one for one in HOSTILE if one[0] in "=+-@＝"], ids=ascii)
def test_a_formula_is_text(text: str) -> None:
    (row,) = rows_of(a_hostile_report(text))

    assert row["record_id"].startswith("'")


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"]
)
def test_every_start_of_a_formula_is_known(start: str) -> None:
    (row,) = rows_of(a_hostile_report(start + "1"))

    assert row["record_id"].startswith("'")


def test_raw_cells_are_as_they_were() -> None:
    (row,) = rows_of(a_hostile_report("=1+1"), csv_raw=True)

    assert row["record_id"] == "=1+1"


def test_every_cell_is_quoted_and_every_line_ends_as_spreadsheets_want() -> None:
    text = render("csv", [a_failed_report()], a_run()).decode()

    assert all(line.startswith('"') and line.endswith('"') for line in text.split("\r\n")[:-1])
    assert "\n" not in text.replace("\r\n", "")


def test_the_mark_for_spreadsheets_is_written_if_asked_for() -> None:
    assert render("csv", [], a_run(csv_bom=True)).startswith(b"\xef\xbb\xbf")
    assert not render("csv", [], a_run()).startswith(b"\xef\xbb\xbf")
