"""What a report says of its record, read for display: who takes part, what goods, which way.

``Report.subject`` is a plain mapping, and a fact that the record leaves out is left out there too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddcheck.core.reports import Report


class PartyView(NamedTuple):
    """A party or an owner, with its own owners."""

    path: str
    role: str
    name: str
    names: tuple[str, ...]
    country: str
    share: str
    """Percent held in the thing owned; empty where unknown, and for a party itself."""
    owners: tuple[PartyView, ...]

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name, each once."""
        return tuple(dict.fromkeys(name for name in (self.name, *self.names) if name))


def words(value: object) -> str:
    """A value for display; nothing for an unknown one."""
    return "" if value is None else str(value)


def rows(report: Report, key: str) -> tuple[Mapping[str, Any], ...]:
    """The mappings under a key such as ``goods`` or ``route``."""
    found = report.subject.get(key)
    if not isinstance(found, list | tuple):
        return ()
    return tuple(one for one in found if isinstance(one, Mapping))


def _party(value: Mapping[str, Any], path: str) -> PartyView:
    path = words(value.get("path")) or path
    owners = value.get("owners") or ()
    return PartyView(
        path=path,
        role=words(value.get("role")),
        name=words(value.get("name")),
        names=tuple(words(name) for name in value.get("names") or ()),
        country=words(value.get("country")),
        share=words(value.get("share")),
        owners=tuple(
            _party(owner, f"{path}.owners[{number}]")
            for number, owner in enumerate(owners)
            if isinstance(owner, Mapping)
        ),
    )


def parties(report: Report) -> tuple[PartyView, ...]:
    """The parties with their owners, in the record's order."""
    return tuple(
        _party(value, f"parties[{number}]") for number, value in enumerate(rows(report, "parties"))
    )


def with_owners(party: PartyView) -> Iterator[PartyView]:
    """A party and, below it, everyone who owns it."""
    yield party
    for owner in party.owners:
        yield from with_owners(owner)


def label(report: Report) -> str:
    """One line to recognise the record by, beyond its id: whom, where to, what; may hold names."""
    goods = [words(line.get("description")) for line in rows(report, "goods")]
    named = [description for description in goods if description]
    what = named[0] if named else ""
    if what and len(goods) > 1:
        what += f" (+{len(goods) - 1})"
    whom, where = words(report.subject.get("label")), words(report.subject.get("destination"))
    towards = f"{whom} → {where}".lstrip() if where else whom
    return " · ".join(part for part in (towards, what) if part)


def role_at(report: Report, path: str) -> str:
    """The role of the party at a path, for one that has no name; nothing where no party is there."""
    return next((party.role for party in parties(report) if party.path == path), "")


def described(report: Report, path: str) -> str:
    """What stands at a path: a party's name or a line's goods; nothing for the record itself."""
    for party in parties(report):
        for one in with_owners(party):
            if path == one.path:
                return one.name or (one.names[0] if one.names else "")
    for number, line in enumerate(rows(report, "goods")):
        if path == (words(line.get("path")) or f"items[{number}]"):
            return words(line.get("description"))
    return ""
