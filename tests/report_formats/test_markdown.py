"""Markdown for the file and for the summary of a step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ddcheck.report_formats import render
from ddcheck.report_formats._harmless import markdown_text

if TYPE_CHECKING:
    from ddcheck.core.reports import Result
from report_formats.samples import (
    HOSTILE,
    a_batch,
    a_failed_report,
    a_passed_report,
    a_run,
    a_sheets_report,
    not_checked,
)
from report_formats.test_formats import a_hostile_report


def cells(line: str) -> int:
    return len(re.findall(r"(?<!\\)\|", line)) - 1


@pytest.mark.parametrize("name", ["md", "summary"])
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_every_row_of_a_table_has_the_cells_of_its_head(name: str, text: str) -> None:
    results: list[Result] = [a_hostile_report(text), a_hostile_report(text)]
    results.append(not_checked(problems=(text,)))
    written = render(name, results, a_run(show_names=True)).decode()
    for table in re.findall(r"(?:^\|.*\n)+", written, re.MULTILINE):
        assert len({cells(line) for line in table.splitlines()}) == 1


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("<b>", "&#60;b&#62;"),
        ("a|b", "a&#124;b"),
        ("@team", "&#64;team"),
        ("#1", "&#35;1"),
        ("`x`", "&#96;x&#96;"),
        ("[x](http://e)", "&#91;x&#93;(http&#58;//e)"),
        ("www.e.example", "www&#46;e.example"),
        (":smile:", "&#58;smile:"),
        ("*x*_y_", "&#42;x&#42;&#95;y&#95;"),
        ("12:30, Co., Ltd. (TH)", "12:30, Co., Ltd. (TH)"),
    ],
)
def test_text_stays_text(text: str, safe: str) -> None:
    assert markdown_text(text) == safe


def test_one_record_is_told_in_full() -> None:
    written = render("md", [a_failed_report()], a_run()).decode()

    assert "## FAIL: SO-2026-0412" in written
    assert "1. Obtain an export licence" in written
    assert "+0.50 example: the same word" in written
    assert "2026-11-28 FAIL" in written
    assert "sha256:" + "9f3c" * 16 in written


@pytest.mark.parametrize("name", ["terminal", "md", "html", "junit"])
def test_a_person_is_shown_the_cell_and_its_column(name: str) -> None:
    said = render(name, [a_sheets_report()], a_run()).decode().replace("\\", "")

    assert "orders.xlsx:订单!F50 (收货人)" in said


def test_a_record_that_passed_is_told_where_it_is_the_only_one() -> None:
    assert "## PASS: SO-2026-0007" in render("md", [a_passed_report()], a_run()).decode()
    assert "## PASS" not in render("md", a_batch(), a_run()).decode()


def test_what_is_left_out_is_counted() -> None:
    written = render("md", a_batch(), a_run(limit=2)).decode()

    assert written.count("## FAIL") == 2
    assert "… 3 more" in written


def test_a_summary_ends_before_its_limit_and_says_so() -> None:
    results = [a_failed_report(number=number) for number in range(9000)]
    written = render("summary", results, a_run())

    assert 800 * 1024 < len(written) < 900 * 1024
    assert b"the rest is left out" in written
    assert b"## What was checked" in written


def test_a_summary_begins_with_the_verdict_and_the_gravest() -> None:
    written = render("summary", a_batch(), a_run()).decode()
    headings = re.findall(r"^#+ .*", written, re.MULTILINE)

    assert headings == [
        "# ddcheck: NOT CHECKED",
        "## Records to look at",
        "## Questions",
        "## Not checked",
        "## What was checked",
    ]
