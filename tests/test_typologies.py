"""What the law asks of shipments and customers written by somebody who had not read the rules.

The records are thin: what an order gives, and the papers that the law names; the verdicts were written down first.
"""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from building import blankings, checker
from ddcheck.core.records import Customer, Shipment
from ddcheck.core.reports import Report, Verdict

HERE = Path(__file__).parent / "data" / "typologies"


class Expected(NamedTuple):
    """A record on a day, what may come of it, and the act that must then be cited."""

    record: str
    day: str
    verdict: str
    cites: str
    why: str

    @property
    def id(self) -> str:
        return f"{self.record}-{self.day}"


@cache
def records() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(HERE.glob("*.yaml")):
        for tree in yaml.load_all(path.read_text("utf-8"), Loader=yaml.BaseLoader):
            assert tree["id"] not in found, tree["id"]
            found[tree["id"]] = tree
    return found


def expected() -> list[Expected]:
    with (HERE / "expected.csv").open(encoding="utf-8", newline="") as file:
        return [Expected(**row) for row in csv.DictReader(file)]


def decide(name: str, day: str) -> Report:
    """The report on a record that leaves on a day, with a look ahead."""
    tree = dict(records()[name])
    if tree["kind"] == "shipment":
        tree["export_date"] = day
        return checker().check(Shipment.model_validate(tree))
    return checker().check(Customer.model_validate(tree), date.fromisoformat(day))


def cited(report: Report) -> str:
    return " ".join(
        citation.ref
        for finding in report.findings
        if finding.verdict is not Verdict.PASS
        for citation in finding.citations
    )


@pytest.mark.parametrize("case", expected(), ids=lambda case: case.id)
def test_a_record_comes_out_as_the_law_says(case: Expected) -> None:
    report = decide(case.record, case.day)
    objecting = [f.rule for f in report.findings if f.verdict is not Verdict.PASS]
    assert report.verdict.value in case.verdict.split("|"), (case.why, objecting)
    if report.verdict is not Verdict.PASS:
        assert case.cites in cited(report), objecting


def test_every_record_is_asked_about() -> None:
    assert {case.record for case in expected()} == set(records())


SILENT = {
    ("euc-expired", "documents.valid_until"),
    ("mannequins", "items.description"),
    ("new-company", "parties.founded"),
    ("other-names", "parties.names"),
}
"""Fields that may be left out unseen, and why: docs/decisions/0012-what-is-asked.md."""


def not_passing() -> list[Expected]:
    """One day of each record that can never pass."""
    found = {each.record: each for each in expected() if "pass" not in each.verdict}
    return list(found.values())


def test_leaving_a_field_out_turns_no_verdict_into_a_pass() -> None:
    turned = set()
    for case in not_passing():
        for place, blanked in blankings(records()[case.record]):
            if place in (("kind",), ("id",)):
                continue
            dated = {"export_date": case.day} if "export_date" in blanked else {}
            model = Shipment if blanked["kind"] == "shipment" else Customer
            record = model.model_validate({**blanked, **dated})
            report = checker().check(record, date.fromisoformat(case.day))
            if report.verdict is Verdict.PASS:
                turned.add((case.record, ".".join(str(s) for s in place if isinstance(s, str))))
    assert turned <= SILENT
