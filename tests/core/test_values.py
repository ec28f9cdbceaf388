"""Values that are made from others of their kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from ddcheck.core.records import Item
from ddcheck.core.values import days_after


def test_other_values_give_what_a_copy_with_them_gives() -> None:
    item = Item.model_validate({"description": "tin", "quantity": "3"})
    changes = {"quantity": Decimal(5), "line": 2}

    for given in ({}, {"quantity": Decimal(5)}, changes):
        made, copied = item.with_values(given), item.model_copy(update=given)
        assert made == copied
        assert list(made.__dict__) == list(copied.__dict__)
        assert made.model_fields_set == copied.model_fields_set
        assert made.model_dump() == copied.model_dump()

    assert item.quantity == Decimal(3)
    assert item.model_fields_set == {"description", "quantity"}


def test_what_was_made_is_as_frozen_as_what_was_read() -> None:
    with pytest.raises(ValidationError):
        Item(description="tin").with_values({"line": 2}).line = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    ("day", "days", "reached"),
    [
        ("2026-11-10", 1, "2026-11-11"),
        ("2026-03-01", -1, "2026-02-28"),
        ("9999-12-31", 1, "9999-12-31"),
        ("0001-01-15", -30, "0001-01-01"),
        ("2026-11-10", 10**12, "9999-12-31"),
    ],
)
def test_counting_days_stays_within_the_calendar(day: str, days: int, reached: str) -> None:
    assert str(days_after(date.fromisoformat(day), days)) == reached


@pytest.mark.parametrize(
    "written",
    ["7440-55-3", "7440553", "7440 55 3", "7440–55–3", "CAS 7440-55-3", "CAS No. 7440-55-3", "CAS-Nr.: 7440-55-3", "cas#7440-55-3"],
)  # fmt: skip
def test_a_cas_number_is_known_however_it_is_written(written: str) -> None:
    assert Item.model_validate({"cas": [written]}).cas == ("7440-55-3",)


@pytest.mark.parametrize(
    "written", ["7440-55-4", "7440-5-53", "1234", "mixture", "7440-55-3, 7440-31-5", "CAS"]
)
def test_what_is_no_cas_number_is_refused_and_not_passed_over(written: str) -> None:
    with pytest.raises(ValidationError, match="is not a CAS number"):
        Item.model_validate({"cas": [written]})


@pytest.mark.parametrize(
    "written",
    ["Bi 55.3, Sn", "Ga 99.9/Sn", "Ga 99.9、Sn", "Sn 0.1 + Ga", "Bi 55, Sn", "Bi: 55 Sn", "99.9 Ga", "99 Ga", "Ga 99.99%", "Ga:99.99%", "Ga 99.99wt%", "Ga 100 ppm", "Ga >", "Ga ~", "Ga 99,", "Ga 90-", "Ga 1e", "Bi 55.3 | Sn", "Sn/Ga", "Sn and Ga", "镓99.99%，锡"],
)  # fmt: skip
def test_several_substances_or_a_percentage_are_no_name_of_one(written: str) -> None:
    with pytest.raises(ValidationError, match="not the name of one substance"):
        Item.model_validate({"composition": [{"substance": written}]})


@pytest.mark.parametrize(
    "written",
    ["Ga", "镓", "Sn42Bi58", "Sn96.5Ag3Cu0.5", "1,2-dichloroethane", "2,2'-bipyridine", "WC-10Co", "steel 1.4301", "1.4301 steel", "Ni 200 alloy", "Type 304 steel", "Al 6061", "gallium (III) oxide", "NdFeB N52", "others", "polyamide 6", "In-P", "Ga, Sn"],
)  # fmt: skip
def test_numbers_may_be_part_of_a_name(written: str) -> None:
    (found,) = Item.model_validate({"composition": [{"substance": written}]}).composition
    assert found.substance == written
