"""What state dated events lead to, day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from ddcheck.core.measures import Effect, Event, Measure, State, state_of, turning_days

D = date.fromisoformat


def event(day: str, effect: str, until: str | None = None, included: object = True) -> Event:
    fields: dict[str, object] = {"date": day, "effect": effect, "act": "Act 1/2025"}
    if until is not None:
        fields |= {"until": until, "until_included": included}
    return Event.model_validate(fields)


def measure(*events: Event, readings: int = 0) -> Measure:
    return Measure.model_validate(
        {
            "id": "m",
            "ref": "MOFCOM 1/2025",
            "title": {"en": "A measure", "zh": "措施"},
            "issuers": ["MOFCOM"],
            "requirement": "licence",
            "events": [each.model_dump() for each in events],
            "readings": [{"en": f"Reading {number}"} for number in range(readings)],
            "sources": ["https://example.com/1"],
        }
    )


def test_before_its_first_day_it_is_not_there_yet() -> None:
    events = (event("2025-03-01", "effective"),)
    assert state_of(events, D("2025-02-28")) is State.NOT_YET
    assert state_of(events, D("2025-03-01")) is State.IN_FORCE


def test_no_event_at_all_is_never_in_force() -> None:
    assert state_of((), D("2025-03-01")) is State.NOT_YET


@pytest.mark.parametrize(
    ("included", "last_day"),
    [(True, State.SUSPENDED), (False, State.DISPUTED), ("unknown", State.DISPUTED)],
)
def test_the_last_day_of_a_suspension_is_disputed_unless_the_text_includes_it(
    included: object, last_day: State
) -> None:
    events = (
        event("2025-01-01", "effective"),
        event("2025-02-01", "suspended", until="2025-03-01", included=included),
    )
    assert state_of(events, D("2025-02-28")) is State.SUSPENDED
    assert state_of(events, D("2025-03-01")) is last_day
    assert state_of(events, D("2025-03-02")) is State.DISPUTED


def test_a_suspension_without_a_last_day_goes_on() -> None:
    events = (event("2025-01-01", "effective"), event("2025-02-01", "suspended"))
    assert state_of(events, D("2099-01-01")) is State.SUSPENDED


def test_a_suspension_continued_on_its_last_day_leaves_no_gap() -> None:
    events = (
        event("2025-01-01", "effective"),
        event("2025-02-01", "suspended", until="2025-03-01"),
        event("2025-03-01", "suspended", until="2025-04-01"),
    )
    assert state_of(events, D("2025-03-01")) is State.SUSPENDED
    assert state_of(events, D("2025-03-02")) is State.SUSPENDED
    assert state_of(events, D("2025-04-02")) is State.DISPUTED


def test_what_is_suspended_before_its_first_day_does_not_begin_on_it() -> None:
    events = (
        event("2025-11-08", "effective"),
        event("2025-11-07", "suspended", until="2026-11-10", included="unknown"),
    )
    assert state_of(events, D("2025-11-07")) is State.NOT_YET
    assert state_of(events, D("2025-11-08")) is State.SUSPENDED
    assert state_of(events, D("2026-11-09")) is State.SUSPENDED
    assert state_of(events, D("2026-11-10")) is State.DISPUTED


@pytest.mark.parametrize("effect", ["resumed", "effective"])
def test_a_later_act_that_puts_it_back_in_force_settles_the_dispute(effect: str) -> None:
    events = (
        event("2025-01-01", "effective"),
        event("2025-02-01", "suspended", until="2025-03-01"),
        event("2025-05-01", effect),
    )
    assert state_of(events, D("2025-04-30")) is State.DISPUTED
    assert state_of(events, D("2025-05-01")) is State.IN_FORCE


@pytest.mark.parametrize("effect", ["stopped", "repealed", "superseded"])
def test_an_ended_measure_stays_ended_until_it_is_enacted_anew(effect: str) -> None:
    events = (
        event("2025-01-01", "effective"),
        event("2025-02-01", effect),
        event("2025-03-01", "suspended"),
        event("2025-04-01", "effective"),
    )
    assert state_of(events, D("2025-02-01")) is State.ENDED
    assert state_of(events, D("2025-03-15")) is State.ENDED
    assert state_of(events, D("2025-04-01")) is State.IN_FORCE


def test_an_act_for_a_time_is_disputed_once_its_time_is_over() -> None:
    events = (event("2026-01-01", "effective", until="2027-12-31"),)
    assert state_of(events, D("2027-12-31")) is State.IN_FORCE
    assert state_of(events, D("2028-01-01")) is State.DISPUTED


def test_of_two_events_of_one_day_the_later_given_counts() -> None:
    first, second = event("2025-01-01", "suspended"), event("2025-01-01", "resumed")
    assert state_of((first, second), D("2025-01-01")) is State.IN_FORCE
    assert state_of((second, first), D("2025-01-01")) is State.SUSPENDED


def test_a_last_day_belongs_to_what_is_for_a_time_and_comes_after_its_first() -> None:
    with pytest.raises(ValidationError, match="no last day of its own"):
        event("2025-01-01", "stopped", until="2025-02-01")
    with pytest.raises(ValidationError, match="put the later day"):
        event("2025-02-01", "suspended", until="2025-01-01")


def test_a_text_that_runs_out_wants_both_readings() -> None:
    runs_out = (
        event("2025-01-01", "effective"),
        event("2025-02-01", "suspended", until="2025-03-01"),
    )
    with pytest.raises(ValidationError, match="give both"):
        measure(*runs_out, readings=1)
    assert len(measure(*runs_out, readings=2).readings) == 2


def test_a_suspension_overtaken_by_a_stop_wants_no_readings() -> None:
    overtaken = (
        event("2025-01-01", "effective"),
        event("2025-02-01", "suspended", until="2025-03-01"),
        event("2025-03-01", "stopped"),
    )
    assert measure(*overtaken).state(D("2025-03-01")) is State.ENDED
    with pytest.raises(ValidationError, match="take them out"):
        measure(*overtaken, readings=2)


DAYS = st.integers(min_value=0, max_value=40).map(lambda n: D("2025-01-01") + timedelta(days=n))


@st.composite
def any_event(draw: st.DrawFn) -> Event:
    day = draw(DAYS)
    effect = draw(st.sampled_from(list(Effect)))
    until = None
    if effect in (Effect.SUSPENDED, Effect.EFFECTIVE):
        until = draw(st.none() | st.integers(0, 20).map(lambda n: day + timedelta(days=n)))
    return Event(
        date=day,
        effect=effect,
        until=until,
        until_included=draw(st.sampled_from([True, False, None])),
        act="Act",
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(any_event(), max_size=6))
def test_the_state_changes_on_turning_days_only(events: list[Event]) -> None:
    turning = set(turning_days(events))
    day = D("2024-12-30")
    before = state_of(events, day)
    for _ in range(70):
        day += timedelta(days=1)
        now = state_of(events, day)
        assert now is before or day in turning
        before = now


@settings(max_examples=150, deadline=None)
@given(st.lists(any_event(), max_size=6, unique_by=lambda each: each.date), st.randoms(), DAYS)
def test_the_order_in_which_events_are_written_does_not_matter(
    events: list[Event], random: object, day: date
) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert state_of(shuffled, day) is state_of(events, day)


@settings(max_examples=150, deadline=None)
@given(st.lists(any_event(), max_size=6), DAYS)
def test_what_comes_later_does_not_change_the_past(events: list[Event], day: date) -> None:
    known = [each for each in events if each.date <= day]
    assert state_of(known, day) is state_of(events, day)
