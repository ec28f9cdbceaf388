"""The listed names, prepared for looking up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.screening.evidence import identifier_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ddcheck.core.screening.listed import Listed


class Index:
    """Entries, their names, and the ways to them."""

    def __init__(self, entries: Sequence[Listed]) -> None:
        self._entries = tuple(entries)
        self._names: list[str] = []
        self._owner: list[int] = []
        self._first: list[int] = []
        self._identifiers: dict[str, list[int]] = {}
        self._addresses: dict[str, list[int]] = {}
        for number, entry in enumerate(self._entries):
            self._first.append(len(self._names))
            for name in entry.names:
                self._names.append(name)
                self._owner.append(number)
            for key in identifier_keys(entry.identifiers):
                self._identifiers.setdefault(key, []).append(number)

    @property
    def names(self) -> int:
        """How many listed names there are."""
        return len(self._names)

    def entry(self, number: int) -> Listed:
        """An entry by its place."""
        return self._entries[number]

    def name(self, number: int) -> str:
        """A listed name as written."""
        return self._names[number]

    def owner(self, number: int) -> int:
        """The entry that a listed name belongs to."""
        return self._owner[number]

    def first_name(self, entry: int) -> int:
        """The place of the first name of an entry; the others follow it."""
        return self._first[entry]

    def candidates(self, name: str) -> Iterable[int]:  # noqa: ARG002
        """The listed names that a name may match."""
        return range(len(self._names))

    def with_identifier(self, key: str) -> Sequence[int]:
        """The entries with an identifier, as ``scheme:number``."""
        return self._identifiers.get(key, ())

    def at_address(self, address: str) -> Sequence[tuple[int, float]]:
        """The entries with the same address and how alike the addresses are."""
        from ddcheck.core.screening.addresses import LEAST_SHARED, likeness, read

        asked = read(address)
        found = []
        if asked.keys:
            for number, entry in enumerate(self._entries):
                best = max((likeness(asked, read(a)) for a in entry.addresses), default=0.0)
                if best >= LEAST_SHARED:
                    found.append((number, best))
        return found
