"""What a list means for an exporter, and what a designation on it is on a day.

Rules speak of both; apart from `lists`, so that a check need not make the models of lists.
"""

from __future__ import annotations

from enum import StrEnum


class Standing(StrEnum):
    """What a list means for an exporter: which row of the matrix it takes."""

    EXPORT_CONTROL = "export_control"
    WATCH = "watch"
    UNRELIABLE = "unreliable"
    COUNTERMEASURE = "countermeasure"
    OTHER = "other"
    """Another authority's list: a match is a question, not a prohibition."""


class Status(StrEnum):
    """What a designation is on a day."""

    NOT_YET = "not_yet"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    DISPUTED = "disputed"
    STOPPED = "stopped"
    DELISTED = "delisted"
