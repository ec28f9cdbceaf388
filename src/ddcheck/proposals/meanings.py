"""What a word of a header stands for, as the tables of words write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from ddcheck.core.texts import Text

NONE = "-"
"""Stands for a header that is understood and has no field."""


class Meaning(NamedTuple):
    """The fields of a word, and how well it names them."""

    fields: tuple[tuple[str, ...], ...]
    """Each a field, or several that one column fills; the first that a table has room for is meant. None where
    the word is known to mean no field."""
    order: int = 0
    """The smaller, the better the word names its field."""
    party: str = ""
    """The word for the party that the field belongs to."""
    bare: bool = False
    """Whether it names the party alone, which may stand for a name or for a number."""
    part: int = 0
    """Where it is only a part of its field, which goes on behind what another column has: how far behind."""


def meaning(written: str, order: int = 0, party: str = "", *, bare: bool = False) -> Meaning:
    """A meaning as the tables write it.

    >>> meaning("destination > route.discharge.country").fields
    (('destination',), ('route.discharge.country',))
    >>> meaning("items.quantity + items.unit").fields
    (('items.quantity', 'items.unit'),)
    >>> meaning("parties.buyer.address & 2").part
    2
    """
    if written == NONE:
        return Meaning((), order, party, bare)
    whole, _, part = written.partition(" & ")
    if part:
        return Meaning(((whole,),), order, party, bare, int(part))
    fields = tuple([tuple(each.split(" + ")) for each in written.split(" > ")])
    return Meaning(fields, order, party, bare)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a header may mean."""

    header: str
    meaning: Meaning | None = None
    """None where it is not understood."""
    currency: str = ""
    """The currency that the header names, as in ``FOB_USD``."""
    language: str = ""
    """``en`` or ``zh`` for a column that gives a name in a language beside another column."""
    unit: str = ""
    """The unit of the goods that the header of a quantity names, as it is written there."""
    why: Text | None = None
    """Why a header that is understood gets no field."""

    @property
    def known(self) -> bool:
        """Whether the header is understood; one that is known to mean no field is understood as well."""
        return self.meaning is not None or self.why is not None

    @property
    def is_part(self) -> bool:
        """Whether it means only a part of its field."""
        return self.meaning is not None and self.meaning.part > 0

    @property
    def path(self) -> str | None:
        """The field that it means first of all, as ``ddcheck.reading.columns`` writes it; none for a part of one."""
        if self.is_part:
            return None
        return (
            self.meaning.fields[0][0] if self.meaning is not None and self.meaning.fields else None
        )
