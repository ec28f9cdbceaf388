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
