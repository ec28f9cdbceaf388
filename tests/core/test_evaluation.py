"""A record on many days: what is kept from one day to the next never shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from building import NOW, checker, shipment
from ddcheck.core.measures import State
from ddcheck.core.reports import Outcome, Verdict
from ddcheck.core.rules import Subject

if TYPE_CHECKING:
    from ddcheck.core.evaluation import Evaluator

ORDINARY = shipment(
    documents=None,
    end_use="resale in shops",
    items=[
        {
            "line": "1",
            "description": "Men's T-shirts, knitted, cotton",
            "declared_name": "T-shirts, knitted, of cotton",
            "hs_code": "6109100022",
            "quantity": "5000",
            "unit": "piece",
            "net_weight_kg": "900",
            "value": "14500",
            "origin": "CN",
            "end_use": "resale in shops",
        }
    ],
)


def anew() -> Evaluator:
    """The rules with nothing kept."""
    return replace(
        checker().evaluator, prepared=[], plans={}, changes=[], standing={}, courses={}, silences={}
    )


def days() -> list[date]:
    """The days around each event of each act, some of them before days that were asked already."""
    measures = checker().evaluator.knowledge.measures.values()
    events = {event.date for measure in measures for event in measure.events}
    untils = {event.until for measure in measures for event in measure.events if event.until}
    turns = sorted(events | untils)
    found = [day + timedelta(days=by) for day in turns for by in (1, -1, 0, 2)]
    return found + turns[::3]


def test_a_rule_stands_on_a_day_as_it_does_when_no_other_day_was_asked() -> None:
    kept, record = anew(), shipment()
    suspended = 0
    for day in days():
        report = kept.evaluate(record, as_of=day)
        assert report == anew().evaluate(record, as_of=day), day
        suspended += any(plan.gate is State.SUSPENDED for plan in kept.plans[day])
    assert suspended


def test_records_that_no_rule_speaks_of_share_their_findings_though_rules_for_papers_find_none() -> (
    None
):
    evaluator = anew()
    day = date.fromisoformat(NOW)
    settled = evaluator.evaluate(ORDINARY, as_of=day)
    # Now each rule is asked, those for papers as well.
    asked = anew()
    plans = [
        plan._replace(idle=False, idle_unlisted=False, idle_both=False)
        for plan in evaluator.prepared
    ]
    asked.prepared.extend(plans)
    first, second = (asked.evaluate(ORDINARY, as_of=day) for _ in range(2))

    assert first.verdict is settled.verdict is Verdict.PASS
    assert any(plan.rule.applies_to is Subject.DOCUMENT for plan in plans)
    assert first.findings is second.findings
    outcomes = {finding.rule: finding.outcome for finding in first.findings}
    assert outcomes["cn-licence-term"] is Outcome.NOT_APPLICABLE
    assert {finding.verdict for finding in first.findings} == {Verdict.PASS}
