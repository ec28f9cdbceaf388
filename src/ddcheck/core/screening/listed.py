"""What a match needs to know of a listed party, worked out once a list.

An entry's life (its measure's events and its own) becomes a timeline, so that its status on a day is
one look-up and a prepared index answers for any day without its measures.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ddcheck.core.lists import Designation, EntityList
    from ddcheck.core.measures import Measure

KINDS: Final = ("", "organization", "person", "vessel", "aircraft")
"""Types of entries; the first one where nobody says."""
AFLOAT: Final = frozenset(("vessel", "aircraft"))
"""Those that are compared as vessels."""


class Listed(NamedTuple):
    """One entry of one list, as plain values."""

    list: str
    standing: str
    id: str
    names: tuple[str, ...]
    """Names that identify, the main one first; then the weak ones."""
    strong: int
    """How many of the names identify by themselves."""
    type: str
    countries: tuple[str, ...]
    addresses: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]
    birth_dates: tuple[str, ...]
    address_only: bool
    programme: str
    measure: str
    reference: str
    """How the listing act is cited; empty where nobody says."""
    reference_url: str
    url: str
    timeline: tuple[tuple[str, str], ...]
    """From which day (ISO, the first one empty) which status holds."""

    def status(self, day: str) -> str:
        """The status on a day given as ``YYYY-MM-DD``."""
        return self.timeline[bisect_right(self.timeline, day, key=_first) - 1][1]

    @classmethod
    def from_fields(
        cls, fields: Sequence[Sequence[Any]], place: int, names: tuple[str, ...]
    ) -> Listed:
        """The entry at some place of those that were kept field by field without their names."""
        values = [_frozen(field[place] if len(field) > 1 else field[0]) for field in fields]
        return cls._make([*values[:_NAMES], names, *values[_NAMES:]])


def _first(pair: tuple[str, str]) -> str:
    return pair[0]


_NAMES: Final = Listed._fields.index("names")


def by_field(entries: Sequence[Listed]) -> dict[str, list[Any]]:
    """For each field what it is in each of some entries."""
    return dict(zip(Listed._fields, map(list, zip(*entries, strict=True)), strict=True))


def once(field: list[Any]) -> list[Any]:
    """The values of a field, or the only one if all are the same."""
    return field[:1] if field.count(field[0]) == len(field) else field


def _frozen(value: Any) -> Any:
    return tuple(_frozen(part) for part in value) if isinstance(value, list) else value


def listed(entity_list: EntityList, measures: Mapping[str, Measure]) -> Iterator[Listed]:
    """Every entry of a list, in its order."""
    standing = str(entity_list.standing)
    for entry in entity_list.entries:
        yield _listed(entry, entity_list.id, standing, measures)


def _listed(
    entry: Designation, list_id: str, standing: str, measures: Mapping[str, Measure]
) -> Listed:
    names = tuple(dict.fromkeys((entry.name, *entry.names)))
    strong = len(names)
    if entry.weak_names:
        names = tuple(dict.fromkeys((*names, *entry.weak_names)))
    identifiers: tuple[tuple[str, str], ...] = ()
    if entry.identifiers:
        identifiers = tuple(
            [(scheme, number) for scheme, each in entry.identifiers.items() for number in each]
        )
    measure = None if entry.measure is None else measures.get(entry.measure)
    return Listed(
        list_id,
        standing,
        entry.id,
        names,
        strong,
        "" if entry.type is None else str(entry.type),
        entry.countries,
        entry.addresses,
        identifiers,
        entry.birth_dates,
        entry.address_only,
        entry.programme or "",
        entry.measure or "",
        (entry.citation or "") if measure is None else measure.ref,
        "" if measure is None else measure.url,
        entry.url or "",
        _timeline(entry, measures),
    )


_ALWAYS_ACTIVE = (("", "active"),)


def _timeline(entry: Designation, measures: Mapping[str, Measure]) -> tuple[tuple[str, str], ...]:
    events = entry.all_events(measures)
    if not events:
        if entry.listed_on is None:
            return _ALWAYS_ACTIVE
        return (("", "not_yet"), (entry.listed_on.isoformat(), "active"))
    from ddcheck.core.measures import turning_days

    days = set(turning_days(events))
    if entry.listed_on is not None:
        days.add(entry.listed_on)
    found = [("", str(entry.status(date.min, measures)))]
    for day in sorted(days):
        status = str(entry.status(day, measures))
        if status != found[-1][1]:
            found.append((day.isoformat(), status))
    return tuple(found)
