"""One line a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ddcheck.report_formats import render
from report_formats.samples import (
    a_batch,
    a_clear,
    a_failed_report,
    a_finding,
    a_report,
    a_run,
    a_sheets_report,
    not_checked,
    words,
)

if TYPE_CHECKING:
    from ddcheck.core.reports import Result


def lines_of(*results: Result, **changes: Any) -> list[str]:
    return render("plain", results, a_run(**changes)).decode().split("\n")[:-1]


def test_a_line_says_where_what_and_why() -> None:
    assert lines_of(a_failed_report())[0] == (
        "orders/day 1.yaml:437:1: FAIL cn-licence-required record=SO-2026-0412 subject=items[0]: "
        "Solder paste Sn42Bi58 holds 55.3 % bismuth and is controlled as 6C001.a; no export licence "
        "covers it. [MOFCOM-GAC 10/2025, item 3] "
        "do: Obtain an export licence for 6C001.a before the goods leave. fp=c036a379daf08eea"
    )


def test_the_line_is_that_of_what_holds_the_path() -> None:
    lines = {"items[0]": 9}
    for path in ("items[0].parameters.purity_percent", "items[0].composition[1]", "items[0]"):
        report = a_report(a_finding(evidence={"path": path}), lines=lines)
        assert lines_of(report)[0].startswith("orders/day 1.yaml:9:1: ")


def test_a_finding_without_a_line_stands_at_its_record() -> None:
    assert lines_of(a_report(a_finding(), lines={}))[0].startswith("orders/day 1.yaml:412:1: ")


def test_a_cell_stands_for_the_line() -> None:
    report = a_report(a_finding())
    report = report._replace(record=report.record._replace(source="o.xlsx", cell="订单!A2"))

    assert lines_of(report)[0].startswith("o.xlsx:订单!A2: FAIL ")


def test_the_column_is_a_text_s_character_or_a_table_s_header() -> None:
    text = {"source_line": 9, "source_column": 7}
    table = {"source_line": 9, "source_column": 3, "source_header": "成交数量"}

    assert lines_of(a_report(a_finding(evidence=text)))[0].startswith(
        "orders/day 1.yaml:9:7: FAIL "
    )
    beside = lines_of(a_report(a_finding(evidence={**table, "source_character": 15})))[0]
    assert beside.startswith("orders/day 1.yaml:9:15: FAIL ")
    said = lines_of(a_report(a_finding(evidence=table)))[0]
    assert said.startswith("orders/day 1.yaml:9:1: FAIL ")
    assert " subject=items[0] column='成交数量': " in said
    assert lines_of(a_sheets_report())[0].startswith("orders.xlsx:订单!F50: REVIEW ")


def test_a_problem_is_told_at_its_own_place() -> None:
    lines = lines_of(
        not_checked(),
        not_checked(source="o.yaml", cell="", line=3, problems=("o.yaml:7: items: is empty",)),
        not_checked(source="o.yaml", cell="", line=3, problems=("it took too long",), id=""),
    )

    assert lines[0].startswith("orders.xlsx:订单!F412: NOT CHECKED record=SO-21320: items[0].")
    assert lines[1] == "o.yaml:7: NOT CHECKED record=SO-21320: items: is empty"
    assert lines[2] == "o.yaml:3: NOT CHECKED record=?: it took too long"


def test_a_clean_record_has_no_line_of_its_own() -> None:
    lines = lines_of(a_report(a_clear()))

    assert [line for line in lines if not line.startswith("checked: ")] == [
        "1 record: 1 pass, 0 review, 0 fail, 0 not checked; exit 1 (fail)"
    ]


def test_what_was_used_is_said_once() -> None:
    lines = [line for line in lines_of(*a_batch()) if line.startswith("checked: ")]

    assert len(lines) == len(set(lines)) == 4


def test_quiet_is_a_verdict_a_line() -> None:
    assert lines_of(a_failed_report(), a_report(a_clear()), show=())[:2] == [
        "orders/day 1.yaml:412: FAIL record=SO-2026-0412",
        "orders/day 1.yaml:412: PASS record=SO-2026-0412",
    ]


def test_a_reason_never_breaks_the_line() -> None:
    report = a_report(a_finding(reasons=(words("a\nb\r\nc\u2028d"),)))

    assert "a\\nb\\r\\nc\\u2028d." in lines_of(report)[0]


def test_a_file_named_like_a_command_is_none() -> None:
    report = a_report(a_finding())
    report = report._replace(record=report.record._replace(source="::error::x"))

    assert lines_of(report)[0].startswith("| ::error::x:437:1: ")


def test_a_verdict_to_come_has_its_line() -> None:
    assert any(
        ": SOON 2026-11-28 FAIL record=SO-2026-0412: " in one for one in lines_of(a_failed_report())
    )


def test_ascii_where_the_console_has_no_more() -> None:
    assert all(line.isascii() for line in lines_of(*a_batch(), ascii=True, lang="zh"))
