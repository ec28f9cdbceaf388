"""JUnit XML, well-formed whatever the names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from ddcheck.report_formats import render
from report_formats.samples import (
    HOSTILE,
    a_batch,
    a_clear,
    a_failed_report,
    a_passed_report,
    a_report,
    a_review,
    a_run,
    a_waived,
    not_checked,
)
from report_formats.test_formats import a_hostile_report

if TYPE_CHECKING:
    from ddcheck.core.reports import Result


def suites_of(*results: Result, **changes: Any) -> Element:
    return fromstring(render("junit", results, a_run(**changes)))


def cases_of(*results: Result, **changes: Any) -> list[Element]:
    return suites_of(*results, **changes).findall(".//testcase")


def test_a_suite_a_file_and_a_case_a_record() -> None:
    suites = suites_of(*a_batch()).findall("testsuite")

    assert [(one.get("name"), len(one)) for one in suites] == [
        ("orders/day 1.yaml", 10),
        ("orders.xlsx", 2),
    ]


def test_the_counts_are_those_of_the_cases() -> None:
    root = suites_of(*a_batch())

    for one in (root, *root.findall("testsuite")):
        cases = one.findall(".//testcase")
        assert one.get("tests") == str(len(cases))
        assert one.get("failures") == str(len(one.findall(".//failure")))
        assert one.get("errors") == str(len(one.findall(".//error")))
        assert one.get("skipped") == str(len(one.findall(".//skipped")))


def test_a_failure_names_its_gravest_rule_and_lists_all_reasons() -> None:
    (case,) = cases_of(a_failed_report())
    failure = case.find("failure")

    assert failure is not None
    assert failure.get("type") == "cn-licence-required"
    assert failure.text is not None
    assert [line.split()[1] for line in failure.text.splitlines()] == [
        "cn-licence-required",
        "cn-watch-list",
    ]


def test_a_waived_record_passes_and_says_why() -> None:
    (case,) = cases_of(a_report(a_waived()))

    assert case.find("failure") is None
    assert "W-0087" in case.findtext("system-out", "")


@pytest.mark.parametrize(
    ("gate", "review", "fail"),
    [
        ("review", "failure", "failure"),
        ("fail", "skipped", "failure"),
        ("none", "skipped", "skipped"),
    ],
)
def test_the_gate_decides_what_is_a_failure(gate: str, review: str, fail: str) -> None:
    reviewed, failed, passed = cases_of(
        a_report(a_review()), a_failed_report(number=2), a_passed_report(), gate=gate
    )

    assert reviewed[0].tag == review
    assert failed[0].tag == fail
    assert len(passed) == 0


def test_what_was_not_checked_is_an_error() -> None:
    (case,) = cases_of(not_checked())
    error = case.find("error")

    assert error is not None
    assert "was it 3E001" in (error.get("message") or "")


def test_no_two_cases_share_a_name() -> None:
    results = [
        a_report(a_clear(), number=5),
        a_report(a_clear(), number=5),
        a_failed_report(number=5),
    ]
    names = [
        (one.get("classname"), one.get("name")) for one in cases_of(*results, not_checked(id=""))
    ]

    assert len(set(names)) == len(names) == 4


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_leaves_it_well_formed(text: str) -> None:
    cases = cases_of(
        a_hostile_report(text),
        not_checked(id=text, source=text, problems=(text,)),
        errors=({"code": text, "message": text},),
        show_names=True,
    )

    assert len(cases) == 3


def test_there_is_no_time_in_it() -> None:
    written = render("junit", a_batch(), a_run())

    assert b"timestamp" not in written
    assert {one.get("time") for one in cases_of(*a_batch())} == {"0"}
