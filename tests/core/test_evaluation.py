"""A record on many days: what is kept from one day to the next never shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from building import checker, shipment
from ddcheck.core.measures import State

if TYPE_CHECKING:
    from ddcheck.core.evaluation import Evaluator


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
