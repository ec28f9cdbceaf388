"""Entity lists: who is designated, by which act, and with what standing on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field, model_validator

from ddcheck.core.measures import Effect, Event, State, in_order, state_of
from ddcheck.core.records import PartyType
from ddcheck.core.standings import Standing as Standing  # noqa: PLC0414 - part of what this module offers
from ddcheck.core.standings import Status as Status  # noqa: PLC0414
from ddcheck.core.texts import RefusalError, text_of
from ddcheck.core.values import Bilingual, Count, CountryCode, Day, Line, PartyName, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ddcheck.core.measures import Measure


_STATUS = {
    State.NOT_YET: Status.NOT_YET,
    State.IN_FORCE: Status.ACTIVE,
    State.SUSPENDED: Status.SUSPENDED,
    State.DISPUTED: Status.DISPUTED,
}
# Made without validation, which would build the validator at import.
_ALWAYS = Event.model_construct(date=date.min, effect=Effect.EFFECTIVE, act="listing")
_ENDINGS = frozenset({Effect.STOPPED, Effect.REPEALED, Effect.SUPERSEDED})


def status_of(events: tuple[Event, ...], day: date) -> Status:
    """The status that dated events lead to; where none says when it began, it always stood.

    A measure that was *stopped* is another thing than one *repealed*: the first leaves the name on paper.
    """
    if all(event.effect is not Effect.EFFECTIVE for event in events):
        events = (_ALWAYS, *events)
    state = state_of(events, day)
    if state is not State.ENDED:
        return _STATUS[state]
    last = [event for event in in_order(events, day) if event.effect in _ENDINGS][-1]
    return Status.STOPPED if last.effect is Effect.STOPPED else Status.DELISTED


class Designation(Value):
    """One entry of a list."""

    id: Line
    name: PartyName
    names: tuple[PartyName, ...] = ()
    """Other names that identify as well as the first, in any script."""
    weak_names: tuple[PartyName, ...] = ()
    """Names that by themselves identify nobody: acronyms, low-quality aliases."""
    type: PartyType | None = None
    countries: tuple[CountryCode, ...] = ()
    addresses: tuple[Line, ...] = ()
    identifiers: dict[Line, tuple[Line, ...]] = Field(default_factory=dict)
    birth_dates: tuple[Line, ...] = ()
    """As listed: ``1970``, ``1970-05`` or ``1970-05-01``."""
    programme: Line | None = None
    measure: Line | None = None
    """The id of the measure whose events this entry shares."""
    citation: Line | None = None
    """How the listing act is cited, where no measure of ours stands for it."""
    listed_on: Day | None = None
    events: tuple[Event, ...] = ()
    """Events of this entry alone, on top of its measure's."""
    url: Line | None = None
    remark: Line | None = None
    address_only: bool = False
    """The listing is of an address, whoever sits there."""

    def all_events(self, measures: Mapping[str, Measure]) -> tuple[Event, ...]:
        """The events of its measure and its own."""
        measure = None if self.measure is None else measures.get(self.measure)
        return (() if measure is None else measure.events) + self.events

    def status(self, day: date, measures: Mapping[str, Measure]) -> Status:
        """What the designation is on a day; before ``listed_on`` it is not there yet."""
        if self.listed_on is not None and day < self.listed_on:
            return Status.NOT_YET
        return status_of(self.all_events(measures), day)


class EntityList(Value):
    """One edition of a list of designations."""

    id: Line
    title: Bilingual
    publisher: Line
    standing: Standing = Standing.OTHER
    edition: Line
    """As the publisher dates or numbers it."""
    published: Day | None = None
    source: Line | None = None
    at_least: Count = 1
    """How many entries an undamaged copy has at the least."""
    entries: tuple[Designation, ...]

    @model_validator(mode="after")
    def _is_whole(self) -> EntityList:
        if len(self.entries) < self.at_least:
            raise RefusalError(
                f"entries: there are {len(self.entries)}, fewer than the {self.at_least} that the "
                "list says it has at the least; get a whole copy, or lower at_least with a reason",
                f"entries: 有 {len(self.entries)} 条，少于名单自称的至少 {self.at_least} 条；请取得完整文件，或说明理由后调低 at_least",
            )
        seen: set[str] = set()
        for index, entry in enumerate(self.entries):
            if entry.id in seen:
                raise RefusalError(
                    f"entries[{index}].id: {entry.id!r} is there twice; give each entry its own id",
                    f"entries[{index}].id: {entry.id!r} 出现两次；请为每个条目使用各自的标识",
                )
            seen.add(entry.id)
        return self


def fitting(
    added: Iterable[EntityList], known: Iterable[str], measures: Mapping[str, Measure] | None
) -> Iterator[EntityList]:
    """Lists that may stand beside others: under ids of their own, with measures that there are; one by one.

    Args:
        added: the lists.
        known: ids of the others.
        measures: by id; None where lists stand alone, without any.

    Raises:
        UsageError: an id is there twice; whatever is known of a list by its id would be that of the other.
        InvalidFileError: an entry names a measure that is not there, and so would have no dates.
    """
    from ddcheck.errors import InvalidFileError, Problem, UnknownNameError, UsageError

    seen = set(known)
    for each in added:
        if each.id in seen:
            raise UsageError(
                f"the list {each.id!r} is there twice; give one of the two another id "
                "(a file without one goes by its name)",
                f"名单 {each.id!r} 出现两次；请为其中一份改用别的标识（没有标识的文件以文件名为标识）",
            )
        seen.add(each.id)
        wrong = []
        for index, entry in enumerate(each.entries if measures is not None else ()):
            if entry.measure is not None and entry.measure not in (measures or ()):
                text = text_of(UnknownNameError("measure", entry.measure, measures or ()))
                wrong.append(Problem(each.id, 0, f"entries[{index}].measure", text))
        if wrong:
            raise InvalidFileError(wrong)
        yield each
