"""SARIF in full, and as GitHub reads it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ddcheck.core.reports import Outcome, Report, Result, Verdict
from ddcheck.report_formats import render, sarif_github
from report_formats.samples import (
    HOSTILE,
    a_batch,
    a_clear,
    a_failed_report,
    a_finding,
    a_report,
    a_review,
    a_run,
    a_sheets_report,
    not_checked,
    words,
)
from report_formats.sarif_schema import SARIF
from report_formats.test_formats import a_hostile_report

VALID = Draft202012Validator(SARIF)
BOTH = pytest.mark.parametrize("name", ["sarif", "sarif-github"])


def run_of(name: str, *results: Result, **changes: Any) -> dict[str, Any]:
    document = json.loads(render(name, results, a_run(**changes)))
    VALID.validate(document)
    run: dict[str, Any] = document["runs"][0]
    return run


def results_of(name: str, *results: Result, **changes: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run_of(name, *results, **changes)["results"]
    return found


def from_file(source: str, line: int = 1, cell: str = "") -> Report:
    report = a_report(a_finding(), lines={})
    return report._replace(record=report.record._replace(source=source, line=line, cell=cell))


def uri_of(name: str, source: str) -> str:
    (result,) = results_of(name, from_file(source))
    found: str = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    return found


@BOTH
@pytest.mark.parametrize("show", [("fail", "review"), ("all",), ()])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_run_is_valid(name: str, show: tuple[str, ...], lang: str) -> None:
    assert run_of(name, *a_batch(), show=show, lang=lang)["results"] or not show


@BOTH
def test_hostile_text_leaves_it_valid(name: str) -> None:
    run_of(name, *(a_hostile_report(text) for text in HOSTILE))
    run_of(name, *(not_checked(id=text, source=text, problems=(text,)) for text in HOSTILE))


@BOTH
def test_every_rule_that_ran_is_listed_on_a_clean_run_too(name: str) -> None:
    rules = run_of(name, a_report(a_clear(1), a_clear(2)))["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == ["cn-rule-1", "cn-rule-2"]


@BOTH
def test_a_result_points_at_its_rule(name: str) -> None:
    run = run_of(name, *a_batch(), show=("all",))
    rules = run["tool"]["driver"]["rules"]

    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


@BOTH
def test_the_line_is_that_of_the_field(name: str) -> None:
    results = results_of(name, a_failed_report())
    lines = [one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in results]

    assert lines[:2] == [437, 420]


@BOTH
def test_a_character_is_marked_where_a_text_has_one(name: str) -> None:
    def region(**evidence: Any) -> dict[str, int]:
        (result,) = results_of(name, a_report(a_finding(evidence=evidence)))
        found: dict[str, int] = result["locations"][0]["physicalLocation"]["region"]
        return found

    assert region(source_line=9, source_column=7) == {
        "startLine": 9,
        "startColumn": 7,
        "endLine": 9,
        "endColumn": 8,
    }
    # The column of a table is no character of its line.
    assert region(source_line=9, source_column=7, source_header="x")["startColumn"] == 1
    in_text = region(source_line=9, source_column=7, source_header="x", source_character=30)
    assert in_text["startColumn"] == 30
    assert region(source_line=9, source_column=-7)["startColumn"] == 1


def test_cell_and_column_of_a_workbook_are_places_of_their_own() -> None:
    (result,) = results_of("sarif", a_sheets_report())
    inside = [
        (one["kind"], one["fullyQualifiedName"])
        for one in result["locations"][0]["logicalLocations"]
    ]

    assert inside == [("cell", "订单!F50"), ("column", "收货人"), ("field", "parties[1].name")]
    assert result["message"]["text"].startswith("订单!F50: SO-2026-0050 ")


@BOTH
def test_a_record_without_a_line_stands_on_the_first(name: str) -> None:
    (result,) = results_of(name, from_file("orders.yaml", line=0))

    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 1


@BOTH
@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("orders/day 1.yaml", "orders/day%201.yaml"),
        ("./orders.yaml", "orders.yaml"),
        ("orders\\day.yaml", "orders/day.yaml"),
        ("订单.csv", "%E8%AE%A2%E5%8D%95.csv"),
        ("/data/orders.csv", "file:///data/orders.csv"),
        ("C:\\data\\orders.csv", "file:///C:/data/orders.csv"),
        ("50%#?.csv", "50%25%23%3F.csv"),
        ("a:b.csv", "a%3Ab.csv"),
    ],
)
def test_a_path_becomes_a_uri(name: str, source: str, uri: str) -> None:
    assert uri_of(name, source) == uri


def test_the_kinds_are_those_of_the_standard() -> None:
    unknown = a_review(rule="r-unknown", outcome=Outcome.UNKNOWN)
    report = a_report(*a_failed_report().findings, unknown)
    results = results_of("sarif", report, show=("all",))
    kinds = {one["ruleId"]: (one["kind"], one["level"]) for one in results}

    assert kinds == {
        "cn-licence-required": ("fail", "error"),
        "cn-watch-list": ("review", "none"),
        "r-unknown": ("open", "none"),
        "cn-hub-route": ("review", "none"),
        "cn-rule-1": ("pass", "none"),
        "cn-rule-2": ("pass", "none"),
    }


def test_a_waived_finding_is_suppressed_in_full_and_absent_on_github() -> None:
    waived = [one for one in results_of("sarif", a_failed_report()) if "suppressions" in one]

    assert [one["suppressions"][0]["justification"] for one in waived] == ["W-0087"]
    assert "cn-hub-route" not in {
        one["ruleId"] for one in results_of("sarif-github", a_failed_report())
    }


def test_a_baseline_is_told_in_full() -> None:
    report = a_report(a_finding(baseline="known"), a_review(baseline="new"))
    states = [one["baselineState"] for one in results_of("sarif", report)]

    assert states == ["unchanged", "new"]


def test_what_was_not_checked_is_open_and_the_run_unsuccessful() -> None:
    run = run_of("sarif", not_checked())

    assert run["results"][0]["kind"] == "open"
    assert run["invocations"][0]["executionSuccessful"] is False
    assert (
        "was it 3E001" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    )


def test_github_gets_no_kind_and_a_warning_for_a_review() -> None:
    results = results_of("sarif-github", a_failed_report(), not_checked())

    assert [one["level"] for one in results] == ["error", "warning", "warning"]
    assert not any("kind" in one or "suppressions" in one for one in results)


def test_github_gets_a_fingerprint_only_where_it_can_make_none() -> None:
    (text,) = results_of("sarif-github", from_file("orders.yaml"))
    (sheet,) = results_of("sarif-github", from_file("orders.xlsx", cell="订单!F412"))
    (stdin,) = results_of("sarif-github", from_file("-"))

    assert "partialFingerprints" not in text
    assert set(sheet["partialFingerprints"]) == {"primaryLocationLineHash"}
    assert set(stdin["partialFingerprints"]) == {"primaryLocationLineHash"}
    assert sheet["message"]["text"].startswith("订单!F412: ")


def test_the_fingerprint_knows_neither_line_nor_score_nor_text() -> None:
    (before,) = results_of("sarif", a_report(a_finding(), number=412))
    changed = a_finding(reasons=(words("Other words."),))
    report = a_report(changed, number=412)
    moved = report._replace(record=report.record._replace(line=9), lines={})
    (after,) = results_of("sarif", moved)
    (other,) = results_of("sarif", a_report(a_finding(), number=413))

    assert before["partialFingerprints"] == after["partialFingerprints"]
    assert before["partialFingerprints"] != other["partialFingerprints"]


def test_severity_follows_the_worst_finding_of_a_rule() -> None:
    run = run_of(
        "sarif-github",
        a_report(a_finding(can_be_waived="no"), a_finding(rule="r-2"), a_review()),
        not_checked(),
    )
    grades = {
        rule["id"]: rule["properties"]["security-severity"]
        for rule in run["tool"]["driver"]["rules"]
    }

    assert grades == {
        "cn-licence-required": "9.5",
        "r-2": "7.5",
        "cn-watch-list": "5.0",
        "ddcheck-not-checked": "2.0",
    }


def test_github_rule_texts_have_their_longest() -> None:
    long = a_finding(title=words("long " * 400))
    (rule,) = run_of("sarif-github", a_report(long))["tool"]["driver"]["rules"]

    assert len(rule["help"]["text"]) == 1024
    assert rule["help"]["text"].endswith("…")


def test_more_results_than_github_keeps_become_one_a_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sarif_github, "_MOST", 5)
    run = run_of("sarif-github", *(a_failed_report(number=number) for number in range(1, 5)))

    assert [one["ruleId"] for one in run["results"]] == ["cn-licence-required", "cn-watch-list"]
    assert all("4 findings like this" in one["message"]["text"] for one in run["results"])
    note = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert note == "8 results are written as 2, one for each rule and subject"


def test_what_even_the_questions_leave_out_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif_github, "_MOST", 1)
    run = run_of("sarif-github", a_failed_report())

    assert [one["level"] for one in run["results"]] == ["error"]
    note = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert "1 of them are not here" in note


def test_an_error_of_the_run_is_a_notification() -> None:
    errors = ({"code": "lists.stale", "message": "the list is 40 days old"},)
    run = run_of("sarif", errors=errors)

    assert run["invocations"][0]["executionSuccessful"] is False
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == "lists.stale: the list is 40 days old"


def test_a_note_is_informational() -> None:
    note = a_finding(verdict=Verdict.PASS)
    (result,) = results_of("sarif", a_report(note))

    assert (result["kind"], result["level"]) == ("informational", "none")
