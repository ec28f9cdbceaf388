"""The published cases: the shipped rules would have stopped each of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from ddcheck import Checker, catalogue, documents
from ddcheck.core.cases import Case
from ddcheck.reading import record_adapter

if TYPE_CHECKING:
    from ddcheck.core.reports import Report

CASES: list[Case] = [
    documents.validate(Case, documents.trees(path.read_bytes(), path.name)[0], path.name)
    for path in sorted((catalogue.rules_dir() / "cases").glob("*.yaml"))
]


@cache
def checker() -> Checker:
    return Checker.load(["cn-export-control"])


def report_on(case: Case) -> Report:
    return checker().check(record_adapter().validate_python(case.record))


def test_there_are_cases() -> None:
    assert len(CASES) >= 8
    assert len({case.id for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_rules_would_have_stopped_it(case: Case) -> None:
    report = report_on(case)
    assert report.verdict == case.verdict
    assert case.unstopped(report.findings) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_it_says_in_both_languages_what_happened_and_who_says_so(case: Case) -> None:
    for text in (case.title, case.authority, case.facts, case.outcome):
        assert text.zh
    assert all(source.startswith("http") for source in case.sources)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_it_names_rules_that_are_there(case: Case) -> None:
    known = {each.rule for each in report_on(case).findings}
    assert set(case.stopped_by) <= known
