"""Three-valued logic, and comparisons whose answer may be *unknown*."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from decimal import Decimal


class Truth(IntEnum):
    """False, unknown, true; in this order, so that *all* is the least and *any* the greatest."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    def negated(self) -> Truth:
        """Unknown stays unknown."""
        return _NEGATED[self]


_NEGATED = {
    Truth.FALSE: Truth.TRUE,
    Truth.UNKNOWN: Truth.UNKNOWN,
    Truth.TRUE: Truth.FALSE,
}


def truth(value: bool | None) -> Truth:
    """A Boolean that may be missing."""
    if value is None:
        return Truth.UNKNOWN
    return Truth.TRUE if value else Truth.FALSE


def all_of(truths: Iterable[Truth]) -> Truth:
    """True where every one is; false as soon as one is."""
    least = Truth.TRUE
    for each in truths:
        if each is Truth.FALSE:
            return Truth.FALSE
        least = min(least, each)
    return least


def any_of(truths: Iterable[Truth]) -> Truth:
    """True as soon as one is; false where every one is."""
    greatest = Truth.FALSE
    for each in truths:
        if each is Truth.TRUE:
            return Truth.TRUE
        greatest = max(greatest, each)
    return greatest


ORDERED: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": lambda seen, bound: seen >= bound,
    "more_than": lambda seen, bound: seen > bound,
    "at_most": lambda seen, bound: seen <= bound,
    "less_than": lambda seen, bound: seen < bound,
}
"""Comparisons of numbers and days with one bound."""

OPPOSITE = {
    "at_least": "less_than",
    "less_than": "at_least",
    "more_than": "at_most",
    "at_most": "more_than",
}
STRICTNESS = {
    "at_least": "more_than",
    "more_than": "at_least",
    "at_most": "less_than",
    "less_than": "at_most",
}
"""The comparison that differs at the bound alone: what a boundary example must notice."""


def compare(operator: str, seen: Decimal | date | int | None, bound: Decimal | date | int) -> Truth:
    """Whether a number or day stands so to a bound; unknown where it is missing."""
    if seen is None:
        return Truth.UNKNOWN
    return Truth.TRUE if ORDERED[operator](seen, bound) else Truth.FALSE
