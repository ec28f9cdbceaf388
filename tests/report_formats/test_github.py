"""Annotations for GitHub and the code quality report for GitLab."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ddcheck.report_formats import render
from report_formats.samples import (
    HOSTILE,
    a_failed_report,
    a_finding,
    a_report,
    a_review,
    a_run,
    a_sheets_report,
    not_checked,
    words,
)
from report_formats.test_formats import a_hostile_report

if TYPE_CHECKING:
    from ddcheck.core.reports import Result


def lines_of(*results: Result, **changes: Any) -> list[str]:
    return render("github", results, a_run(**changes)).decode().splitlines()


def objects_of(*results: Result, **changes: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render("gitlab", results, a_run(**changes)))
    return found


def test_an_annotation_stands_at_its_line() -> None:
    error, warning, notice = lines_of(a_failed_report())

    assert error.startswith(
        "::error title=cn-licence-required,file=orders/day 1.yaml,line=437,col=1::"
    )
    assert warning.startswith("::warning title=cn-watch-list,")
    assert notice.startswith("::notice title=ddcheck::1 record: ")


def test_an_annotation_stands_at_its_character() -> None:
    report = a_report(a_finding(evidence={"source_line": 9, "source_column": 7}))

    assert ",line=9,col=7::" in lines_of(report)[0]
    assert ",line=50,col=1::订单!F50: " in lines_of(a_sheets_report())[0]


def test_a_percent_sign_is_escaped() -> None:
    assert "holds 55.3 %25 bismuth" in lines_of(a_failed_report())[0]


def test_a_property_cannot_end_early() -> None:
    report = a_report(a_finding(rule="a,line=1::b"))

    assert lines_of(report)[0].startswith("::error title=a%2Cline=1%3A%3Ab,file=")


def test_ten_of_a_level_and_the_number_of_the_rest() -> None:
    lines = lines_of(*(a_failed_report(number=number) for number in range(1, 26)))

    assert sum(line.startswith("::error") for line in lines) == 10
    assert sum(line.startswith("::warning") for line in lines) == 10
    assert "15 more errors; 15 more warnings" in lines[-1]


def test_the_worst_come_first_and_are_kept() -> None:
    mild = [a_report(a_finding(rule="mild"), number=number) for number in range(1, 15)]
    grave = a_report(a_finding(rule="grave", can_be_waived="no"), number=99)
    lines = lines_of(*mild, grave)

    assert lines[0].startswith("::error title=grave,")
    assert "line=" in lines[1]
    assert [line.split("SO-2026-")[1][:4] for line in lines[1:10]] == [
        f"{number:04}" for number in range(1, 10)
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_name_starts_no_command(text: str) -> None:
    lines = lines_of(a_hostile_report(text), not_checked(problems=(text,)), show_names=True)

    assert [line.split(" ")[0] for line in lines] == ["::error", "::error", "::notice"]


def test_gitlab_gets_a_severity_a_finding() -> None:
    report = a_report(a_finding(can_be_waived="no"), a_finding(rule="r-2"), a_review())

    assert [one["severity"] for one in objects_of(report, not_checked())] == [
        "blocker",
        "critical",
        "major",
        "minor",
    ]


def test_gitlab_gets_paths_and_lines() -> None:
    (one, *_) = objects_of(a_failed_report())

    assert one["location"] == {"path": "orders/day 1.yaml", "lines": {"begin": 437}}
    assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}


def test_gitlab_fingerprints_are_unique_and_stay() -> None:
    report = a_report(a_finding(), a_finding(reasons=(words("Again."),)))
    keys = [one["fingerprint"] for one in objects_of(report, a_failed_report(number=7))]

    assert len(set(keys)) == len(keys) == 4
    assert keys == [one["fingerprint"] for one in objects_of(report, a_failed_report(number=7))]


def test_gitlab_gets_an_array_even_of_nothing() -> None:
    assert objects_of() == []
