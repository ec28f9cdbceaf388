"""Once a suspension's text has run out nothing under it passes plainly; while it ran everything passed with a note."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

from building import certificate, checker, licence
from ddcheck import catalogue
from ddcheck.checker import Checker
from ddcheck.core.measures import State
from ddcheck.core.records import Customer, Shipment
from ddcheck.core.reports import Outcome, Report, Verdict

DISPUTED = "2026-11-23"
SUSPENDED = "2025-12-15"


def open_acts() -> set[str]:
    """The measures whose suspension has run out with nothing to follow."""
    return {
        name
        for name, measure in catalogue.measures().items()
        if measure.state(date.fromisoformat(DISPUTED)) is State.DISPUTED
    }


def controls() -> list[tuple[str, Any]]:
    acts = open_acts()
    return [
        (control.id, control)
        for each in catalogue.controls()
        for control in each.items
        if control.measure in acts
    ]


def entries() -> list[tuple[str, str]]:
    """Each designation under such a measure: its id and its name."""
    acts = open_acts()
    return [
        (entry.id, entry.names[0])
        for each in catalogue.entity_lists()
        for entry in each.entries
        if entry.measure in acts
    ]


@cache
def looking_ahead() -> Checker:
    return Checker.load(horizon=365)


def goods(control: Any, day: str) -> Shipment:
    """An item by its own name and code, and nothing else said of it."""
    technical = control.kind.value == "technology"
    called = (*control.names.en, *control.words.en, control.title.text.en)[0]
    line: dict[str, Any] = {
        "line": "1",
        "description": f"drawings for {called}" if technical else called,
        "quantity": "10",
        "unit": "set" if technical else "kg",
    }
    if technical:
        line["form"] = "technology"
    if control.code:
        line["control_code"] = control.code
    codes = [code for reference in control.hs for code in reference.codes]
    line["hs_code"] = codes[0] if codes else "8479899990"
    return Shipment.model_validate(
        {
            "kind": "shipment",
            "id": control.id,
            "export_date": day,
            "mode": "electronic" if technical else "sea",
            "origin": "CN",
            "destination": "DE",
            "parties": [
                {"role": "exporter", "name": "Ningbo Example Trading Co., Ltd.", "country": "CN"},
                {"role": "consignee", "name": "Beispiel Werke GmbH", "country": "DE"},
                {"role": "end_user", "name": "Beispiel Werke GmbH", "country": "DE"},
            ],
            "items": [line],
            "end_use": "making of motors for washing machines",
        }
    )


def readings_given(report: Report, measure: str) -> bool:
    said = " ".join(
        r.en for f in report.findings for r in f.reasons if f.verdict is not Verdict.PASS
    )
    both = catalogue.measures()[measure].readings
    return len(both) >= 2 and all(each.en.rstrip(".") in said for each in both)


def test_the_acts_in_dispute_are_those_of_november_2025() -> None:
    refs = {catalogue.measures()[each].ref for each in open_acts()}
    for act in (
        "55/2025",
        "56/2025",
        "57/2025",
        "58/2025",
        "61/2025",
        "62/2025",
        "21/2025",
        "2025/7",
    ):
        assert any(act in ref for ref in refs), act
    assert not any("18/2025" in ref for ref in refs)


@pytest.mark.parametrize(("name", "control"), controls(), ids=[name for name, _ in controls()])
def test_a_control_in_dispute_is_a_review_with_both_readings(name: str, control: Any) -> None:
    report = checker().check(goods(control, DISPUTED))
    assert report.verdict is Verdict.REVIEW
    assert readings_given(report, control.measure)


@pytest.mark.parametrize(("name", "control"), controls(), ids=[name for name, _ in controls()])
def test_a_suspended_control_passes_with_a_note_and_a_warning(name: str, control: Any) -> None:
    report = looking_ahead().check(goods(control, SUSPENDED))
    if control.measure == "mofcom-2025-62":
        # The technology catalogue of 57/2023 was never suspended.
        assert report.verdict is not Verdict.PASS
        return
    assert report.verdict is Verdict.PASS
    notes = [f for f in report.findings if f.rule == "cn-suspended-control"]
    assert notes[0].outcome is Outcome.HIT
    assert [(each.date, each.verdict) for each in report.upcoming] == [
        (date(2026, 11, 10), Verdict.REVIEW)
    ]


@pytest.mark.parametrize(("entry", "name"), entries(), ids=[entry for entry, _ in entries()])
def test_a_party_in_dispute_is_a_review_for_controlled_goods(entry: str, name: str) -> None:
    def report(day: str) -> Report:
        papers = {"destination": "US", "end_user": name}
        shipment = Shipment.model_validate(
            {
                "kind": "shipment",
                "id": entry,
                "export_date": day,
                "mode": "air",
                "origin": "CN",
                "destination": "US",
                "parties": [
                    {"role": "exporter", "name": "Example Metals Co., Ltd.", "country": "CN"},
                    {"role": "consignee", "name": name, "country": "US"},
                    {"role": "end_user", "name": name, "country": "US"},
                ],
                "items": [
                    {
                        "line": "1",
                        "description": "Indium phosphide wafers",
                        "hs_code": "2853904051",
                        "control_code": "3C004.a",
                        "quantity": "100",
                        "unit": "kg",
                    }
                ],
                "documents": [
                    licence(
                        control_codes=["3C004.a"],
                        issued="2025-12-01",
                        valid_until="2026-11-30",
                        **papers,
                    ),
                    certificate(issuer=name, end_user=name, issued="2025-11-20", valid_until=None),
                ],
                "end_use": "growing of epitaxial wafers for LEDs",
                "declarations": {"military_use": "false", "wmd_use": "false"},
            }
        )
        return checker().check(shipment)

    after = report(DISPUTED)
    other = any(match.status == "active" for match in after.matches)
    assert after.verdict is (Verdict.FAIL if other else Verdict.REVIEW)
    assert any(readings_given(after, each.measure) for each in after.matches)
    during = report(SUSPENDED)
    listed = [f for f in during.findings if "listed" in f.rule and f.verdict is not Verdict.PASS]
    assert listed == [] or other
    assert {match.status for match in during.matches} >= {"suspended"}


def test_a_customer_in_dispute_is_a_review() -> None:
    for entry, name in entries():
        customer = Customer.model_validate({"kind": "customer", "id": entry, "name": name})
        report = checker().check(customer, date.fromisoformat(DISPUTED))
        assert report.verdict is not Verdict.PASS
        assert any(readings_given(report, each.measure) for each in report.matches), name
