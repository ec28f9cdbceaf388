"""Legal measures and their life: what is in force on a day.

A measure is one legal act, or one clause of it.
Its dated events give its state on any day; nothing else in the project knows a date.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import WithJsonSchema, model_validator

from ddcheck.core.texts import RefusalError
from ddcheck.core.values import Bilingual, CountryCode, Day, Flag, Line, Value, days_after


class State(StrEnum):
    """What a measure is on a day."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    DISPUTED = "disputed"
    """A text that was for a time has run out, and no act says what follows."""
    ENDED = "ended"


class Effect(StrEnum):
    """What an event does to a measure or a designation."""

    EFFECTIVE = "effective"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    STOPPED = "stopped"
    REPEALED = "repealed"
    SUPERSEDED = "superseded"


class Confidence(StrEnum):
    """How well a fact is founded."""

    OFFICIAL = "official"
    """Read from primary law or a copy of the official text."""
    REPORTED = "reported"
    """Read from state media, a law firm or two agreeing secondary sources."""
    WEAK = "weak"
    """One weak source."""
    UNSURE = "unsure"
    """Not verified: leads to review."""


class Event(Value):
    """One dated change in the life of a measure or a designation."""

    date: Day
    effect: Effect
    until: Day | None = None
    """Of a suspension, or an act for a time: the last day that its own text names."""
    until_included: Annotated[Flag | None, WithJsonSchema({"enum": [True, False, "unknown"]})] = (
        True
    )
    """Whether the text still covers that day; ``None`` (write ``unknown``) where nobody says."""
    act: Line
    """The act or statement that did it."""
    url: Line | None = None
    confidence: Confidence = Confidence.OFFICIAL
    note: Bilingual | None = None

    @model_validator(mode="before")
    @classmethod
    def _unknown_is_none(cls, data: object) -> object:
        if isinstance(data, dict) and data.get("until_included") == "unknown":
            return {**data, "until_included": None}
        return data

    @model_validator(mode="after")
    def _until_fits(self) -> "Event":
        if self.until is not None and self.effect not in _FOR_A_TIME:
            raise RefusalError(
                f"until: what is {self.effect} has no last day of its own; leave it out",
                f"until: 效力为 {self.effect} 的事件没有自己的最后一日；请省略",
            )
        if self.until is not None and self.until < self.date:
            raise RefusalError(
                f"until: {self.until} is before {self.date}; put the later day",
                f"until: {self.until} 早于 {self.date}；请写较晚的日期",
            )
        return self


_FOR_A_TIME = frozenset({Effect.EFFECTIVE, Effect.SUSPENDED})


def in_order(events: Sequence[Event], day: date) -> tuple[Event, ...]:
    """The events up to a day by date; of one day in the order given."""
    return tuple(
        sorted((event for event in events if event.date <= day), key=lambda event: event.date)
    )


def _covers(event: Event, day: date) -> bool:
    """Whether its own text certainly still speaks on a day; without ``until`` it always does."""
    if event.until is None or day < event.until:
        return True
    return day == event.until and event.until_included is True


def state_of(events: Sequence[Event], day: date) -> State:
    """The state on a day that dated events lead to; the order of the events does not matter.

    Of two events of one day the one given later counts.
    An act may be suspended before it takes effect: the suspension then outlives its first day.
    """
    begun, ended = False, False
    speaks: Event | None = None  # whose text the state rests on
    for event in in_order(events, day):
        match event.effect:
            case Effect.EFFECTIVE:
                if begun or ended or speaks is None:
                    speaks = event
                begun, ended = True, False
            case Effect.RESUMED:
                begun, ended, speaks = True, False, event
            case Effect.SUSPENDED:
                speaks = event
            case Effect.STOPPED | Effect.REPEALED | Effect.SUPERSEDED:
                ended = True
    if ended:
        return State.ENDED
    if not begun or speaks is None:
        return State.NOT_YET
    if not _covers(speaks, day):
        return State.DISPUTED
    return State.SUSPENDED if speaks.effect is Effect.SUSPENDED else State.IN_FORCE


def turning_days(events: Sequence[Event]) -> tuple[date, ...]:
    """The days on which the state may change, in order: events, and the ends of texts for a time."""
    days = {event.date for event in events}
    for event in events:
        if event.until is not None:
            days.add(days_after(event.until, 1 if event.until_included is True else 0))
    return tuple(sorted(days))


Numeral = Annotated[Line, WithJsonSchema({"type": ["string", "integer"]})]
"""Text that an editor may take for a number, as YAML without quotes does elsewhere."""


class Measure(Value):
    """One legal act, or one clause of it."""

    id: Line
    ref: Line
    """How it is cited: issuer and number/year, as in ``MOFCOM-GAC 10/2025``."""
    title: Bilingual
    issuers: tuple[Line, ...]
    number: Numeral | None = None
    year: Numeral | None = None
    clause: Line | None = None
    issued: Day | None = None
    requirement: Line
    """What it asks: ``licence``, ``prohibition``, ``refusal``, ``listing``, ``watch``, ``trade_ban`` and so on."""
    destinations: tuple[CountryCode, ...] = ()
    """Countries it is about; everywhere where empty."""
    confidence: Confidence = Confidence.OFFICIAL
    events: tuple[Event, ...]
    readings: tuple[Bilingual, ...] = ()
    """The readings that are open once the measure is disputed: each a sentence for a file."""
    sources: tuple[Line, ...]
    note: Bilingual | None = None

    def state(self, day: date) -> State:
        """What the measure is on a day."""
        return state_of(self.events, day)

    @property
    def url(self) -> str:
        """Where to read it first."""
        return self.sources[0]

    @model_validator(mode="after")
    def _is_complete(self) -> "Measure":
        if not self.sources:
            raise RefusalError(
                "sources: there is none; give the address of the act",
                "sources: 没有来源；请写该法令的网址",
            )
        if any(self.state(day) is State.DISPUTED for day in turning_days(self.events)):
            if len(self.readings) < 2:
                raise RefusalError(
                    "readings: a text that runs out leaves two readings; give both",
                    "readings: 到期的文本有两种解读；请都写上",
                )
        elif self.readings:
            raise RefusalError(
                "readings: no text of this measure runs out; take them out",
                "readings: 该措施没有到期的文本；请去掉",
            )
        return self
