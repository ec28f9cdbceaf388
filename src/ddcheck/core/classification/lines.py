"""One line of goods as the classifier reads it: its wording folded, its composition, its purities, once for all controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.classification import composition as compositions
from ddcheck.core.classification.pointing import is_material
from ddcheck.core.classification.wording import fold, purities
from ddcheck.core.records import Mode
from ddcheck.core.values import purity

if TYPE_CHECKING:
    from decimal import Decimal

    from ddcheck.core.classification.composition import Composition
    from ddcheck.core.classification.vocabulary import Hit
    from ddcheck.core.records import Item

_GAP = "\x1e"
"""Between the two texts of a line: no term goes across."""


class LineView:
    """One line, read once for all controls."""

    __slots__ = (
        "_purities",
        "_split",
        "composition",
        "folded",
        "item",
        "material",
        "raw",
        "technical",
        "worded",
    )

    def __init__(self, item: Item, *, technical: bool) -> None:
        self.item = item
        self._purities: tuple[Decimal, ...] | None = None
        self.technical = technical
        description, declared = item.description, item.declared_name
        if description is None:
            self.raw = declared or ""
        elif declared is None or declared == description:
            self.raw = description
        else:
            self.raw = f"{description}{_GAP}{declared}"
        self.folded = fold(self.raw)
        self._split = 0 if description is None else self.folded.find(_GAP) + 1 or -1
        self.material = is_material(item.hs_code)
        self.composition: Composition | None = (
            compositions.stated(item.composition) if item.composition else None
        )
        self.worded = (
            compositions.in_text(self.raw) if compositions.MAYBE_ALLOY.search(self.raw) else None
        )

    def field(self, at: int) -> str:
        """The field that a place of the folded text is in."""
        return "declared_name" if 0 <= self._split <= at else "description"

    def line(self, hit: Hit) -> str:
        """The one text that a hit is in."""
        if self._split <= 0:
            return self.folded
        return (
            self.folded[self._split :]
            if hit.start >= self._split
            else self.folded[: self._split - 1]
        )

    def moved(self, hit: Hit) -> Hit:
        """The hit, counted from the start of its own text."""
        if self._split > 0 and hit.start >= self._split:
            return hit._replace(start=hit.start - self._split, end=hit.end - self._split)
        return hit

    @property
    def purities(self) -> tuple[Decimal, ...]:
        """Purities that the wording states, the highest first."""
        if self._purities is None:
            found = {purity(text) for text in purities(self.raw)}
            self._purities = tuple(sorted(found, reverse=True))
        return self._purities


def is_technology(item: Item, mode: Mode | None) -> bool:
    """Whether a line is technology by its form, or because it leaves by wire."""
    if mode is Mode.ELECTRONIC:
        return True
    return item.form is not None and any(word in item.form.lower() for word in _TECHNICAL_FORMS)


_TECHNICAL_FORMS = (
    "technology", "technical", "software", "drawing", "know-how", "data", "service", "training", "document",
    "技术", "软件", "图纸", "资料", "服务", "培训", "数据",
)  # fmt: skip
