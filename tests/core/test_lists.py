"""What standing a designation has on a day, and what makes a list whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from ddcheck.core.lists import Designation, EntityList, Status
from ddcheck.core.measures import Measure

D = date.fromisoformat


def event(day: str, effect: str, **more: Any) -> dict[str, Any]:
    return {"date": day, "effect": effect, "act": "Act 1/2025", **more}


def notice(*events: dict[str, Any]) -> dict[str, Measure]:
    fields = {
        "id": "notice",
        "ref": "MOFCOM 1/2025",
        "title": {"en": "A notice", "zh": "公告"},
        "issuers": ["MOFCOM"],
        "requirement": "listing",
        "events": list(events),
        "sources": ["https://example.com/1"],
    }
    return {"notice": Measure.model_validate(fields)}


def entry(**fields: Any) -> Designation:
    return Designation.model_validate({"id": "e", "name": "Example Arms", **fields})


def a_list(*ids: str, at_least: int = 1) -> EntityList:
    return EntityList.model_validate(
        {
            "id": "l",
            "title": {"en": "A list"},
            "publisher": "Somebody",
            "edition": "1",
            "at_least": at_least,
            "entries": [{"id": each, "name": each} for each in ids],
        }
    )


def test_an_entry_shares_the_life_of_its_measure() -> None:
    measures = notice(event("2025-03-04", "effective"), event("2025-11-10", "stopped"))
    one = entry(measure="notice")
    assert one.status(D("2025-03-03"), measures) is Status.NOT_YET
    assert one.status(D("2025-03-04"), measures) is Status.ACTIVE
    assert one.status(D("2025-11-09"), measures) is Status.ACTIVE
    assert one.status(D("2025-11-10"), measures) is Status.STOPPED


def test_stopped_leaves_the_name_on_paper_and_repealed_does_not() -> None:
    one = entry(measure="notice")
    for effect, status in (
        ("stopped", Status.STOPPED),
        ("repealed", Status.DELISTED),
        ("superseded", Status.DELISTED),
    ):
        measures = notice(event("2025-01-01", "effective"), event("2025-02-01", effect))
        assert one.status(D("2025-02-01"), measures) is status


def test_its_own_events_come_on_top_of_its_measures() -> None:
    measures = notice(event("2025-01-01", "effective"))
    one = entry(measure="notice", events=[event("2025-06-01", "repealed")])
    assert one.status(D("2025-05-31"), measures) is Status.ACTIVE
    assert one.status(D("2025-06-01"), measures) is Status.DELISTED
    assert entry(measure="notice").status(D("2025-06-01"), measures) is Status.ACTIVE


def test_before_it_was_listed_it_is_not_there_yet_whatever_its_measure_says() -> None:
    measures = notice(event("2025-01-01", "effective"))
    one = entry(measure="notice", listed_on="2025-04-09")
    assert one.status(D("2025-04-08"), measures) is Status.NOT_YET
    assert one.status(D("2025-04-09"), measures) is Status.ACTIVE


def test_an_entry_without_a_beginning_always_stood() -> None:
    assert entry().status(D("1990-01-01"), {}) is Status.ACTIVE
    delisted = entry(listed_on="2020-01-01", events=[event("2024-01-01", "repealed")])
    assert delisted.status(D("2019-12-31"), {}) is Status.NOT_YET
    assert delisted.status(D("2023-12-31"), {}) is Status.ACTIVE
    assert delisted.status(D("2024-01-01"), {}) is Status.DELISTED
    assert entry(events=[event("2024-01-01", "suspended")]).status(D("2024-01-01"), {}) is (
        Status.SUSPENDED
    )


def test_an_entry_whose_suspension_has_run_out_is_disputed() -> None:
    one = entry(
        events=[
            event("2025-01-01", "effective"),
            event("2025-02-01", "suspended", until="2025-03-01", until_included="unknown"),
        ]
    )
    assert one.status(D("2025-02-28"), {}) is Status.SUSPENDED
    assert one.status(D("2025-03-01"), {}) is Status.DISPUTED


def test_a_list_with_fewer_entries_than_it_must_have_is_refused() -> None:
    with pytest.raises(ValidationError, match="fewer than the 3"):
        a_list("a", "b", at_least=3)
    assert len(a_list("a", "b", at_least=2).entries) == 2


def test_two_entries_of_one_id_are_refused() -> None:
    with pytest.raises(ValidationError, match="'a' is there twice"):
        a_list("a", "b", "a")
