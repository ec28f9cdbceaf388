"""What a condition sees of a line of goods, and the form in which it answers: truth, reasons, missing facts."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Protocol

from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from ddcheck.core.classification.composition import Composition
    from ddcheck.core.controls import ControlledItem
    from ddcheck.core.logic import Truth
    from ddcheck.core.records import Item
    from ddcheck.core.texts import Text


class Missing(NamedTuple):
    """A fact that would settle the question."""

    path: str
    """Relative to the item, as in ``parameters.purity_percent``."""
    ask: Text
    """What to write there, or to ask of the supplier."""


class Naming(IntEnum):
    """How far wording, CAS numbers and claims say that a line is the controlled item."""

    NOT = 0
    """Not at all, or a trade name only raises the question."""
    WORD = 1
    NAMED = 2


class Facts(NamedTuple):
    """What a condition may look at."""

    item: Item
    control: ControlledItem
    composition: Composition | None
    """As the record's field states it; ``None`` where it states none."""
    worded: Composition | None
    """As wording such as ``Sn42Bi58`` gives it."""
    naming: Naming
    named_at: str
    """The field that names it."""
    said: str
    """What it is called there."""
    folded: str
    """All wording, folded."""
    purities: tuple[Decimal, ...]
    """Purities that the wording states."""
    end_use: str | None
    """The line's, else the shipment's."""


class Judged(NamedTuple):
    """What a condition says of a line."""

    truth: Truth
    because: tuple[Text, ...] = ()
    missing: tuple[Missing, ...] = ()
    path: str = ""
    near: bool = False
    """False by a hair."""


class Condition(Protocol):
    """Something that a control's criteria ask."""

    def judge(self, facts: Facts) -> Judged:
        """What it says of a line."""
        ...


_RANK = (
    "composition",
    "parameters",
    "control_code",
    "cas",
    "form",
    "end_use",
    "declared_name",
    "description",
)


def _rank(path: str) -> int:
    return next((at for at, head in enumerate(_RANK) if path.startswith(head)), len(_RANK))


def weightiest(paths: list[str]) -> str:
    """Of the fields that decided, the one that proves most."""
    return min((path for path in paths if path), key=_rank, default="")


_OPINION = "control_code"


def union(judged: list[Judged]) -> tuple[Missing, ...]:
    """One question a field; an opinion is asked for only where no fact is missing."""
    by_path: dict[str, Missing] = {}
    for each in judged:
        for missing in each.missing:
            by_path.setdefault(missing.path, missing)
    if len(by_path) > 1:
        by_path.pop(_OPINION, None)
    return tuple(by_path.values())


def is_opinion(judged: Judged) -> bool:
    """Whether only somebody's opinion is missing."""
    return bool(judged.missing) and all(each.path == _OPINION for each in judged.missing)


def reasons(judged: list[Judged]) -> tuple[Text, ...]:
    """Each reason once, in order."""
    return tuple(dict.fromkeys(text for each in judged for text in each.because))
