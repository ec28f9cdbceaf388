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


# To find a member in its class takes four times as long as to find a name of a module.
FALSE, UNKNOWN, TRUE = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE
_NEGATED = (TRUE, UNKNOWN, FALSE)


def truth(value: bool | None) -> Truth:
    """A Boolean that may be missing."""
    if value is None:
        return UNKNOWN
    return TRUE if value else FALSE


def all_of(truths: Iterable[Truth]) -> Truth:
    """True where every one is; false as soon as one is."""
    least = TRUE
    for each in truths:
        if each is FALSE:
            return FALSE
        least = min(least, each)
    return least


def any_of(truths: Iterable[Truth]) -> Truth:
    """True as soon as one is; false where every one is."""
    greatest = FALSE
    for each in truths:
        if each is TRUE:
            return TRUE
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
        return UNKNOWN
    return TRUE if ORDERED[operator](seen, bound) else FALSE
