"""One line of goods as the classifier reads it: its wording folded, its composition, its purities, once for all controls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddcheck.core.classification import composition as compositions
from ddcheck.core.classification.elements import by_symbol, disguised, misspelt
from ddcheck.core.classification.pointing import is_material
from ddcheck.core.classification.wording import fold, purities
from ddcheck.core.records import Mode
from ddcheck.core.values import purity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from ddcheck.core.classification.composition import Composition
    from ddcheck.core.classification.spoken import Spoken
    from ddcheck.core.classification.vocabulary import Hit
    from ddcheck.core.records import Item

_GAP = "\x1e"
"""Between the texts of a line: no term goes across."""
_MACHINES = frozenset({"8479", "8514", "8543"})
"""Headings of machines that are controlled themselves: a material that one works on is not the goods."""


class LineView:
    """One line, read once for all controls."""

    __slots__ = (
        "_fields",
        "_purities",
        "composition",
        "device",
        "folded",
        "item",
        "machine",
        "material",
        "raw",
        "technical",
        "worded",
    )

    def __init__(self, item: Item, *, technical: bool) -> None:
        self.item = item
        self._purities: tuple[Decimal, ...] | None = None
        self.technical = technical
        texts: dict[str, str] = {}
        for text, field in (
            (item.description, "description"),
            (item.declared_name, "declared_name"),
            (item.form, "form"),
        ):
            if text is not None:
                texts.setdefault(text.replace(_GAP, " "), field)
        self._fields = tuple(texts.values())
        self.raw = _GAP.join(texts)
        self.folded = fold(self.raw)
        self.material = is_material(item.hs_code)
        self.machine = item.hs_code is not None and item.hs_code[:4] in _MACHINES
        self.device = item.hs_code is not None and item.hs_code.startswith("8541")
        self.composition: Composition | None = (
            compositions.stated(item.composition) if item.composition else None
        )
        self.worded = (
            compositions.in_text(self.raw) if compositions.MAYBE_ALLOY.search(self.raw) else None
        )

    def field(self, at: int) -> str:
        """The field that a place of the folded text is in."""
        if len(self._fields) == 1:
            return self._fields[0]
        return self._fields[self.folded.count(_GAP, 0, at)]

    def told(self) -> tuple[str, str]:
        """The field that tells a composition in words, and its text."""
        texts = self.raw.split(_GAP)
        at = next((at for at, text in enumerate(texts) if compositions.in_text(text)), 0)
        return self._fields[at], texts[at]

    def own(self, hit: Hit) -> tuple[str, Hit]:
        """The one text that a hit is in, and the hit counted from its start."""
        start = self.folded.rfind(_GAP, 0, hit.start) + 1
        end = self.folded.find(_GAP, hit.end)
        text = self.folded[start : end if end >= 0 else None]
        return text, hit._replace(start=hit.start - start, end=hit.end - start)

    def respelt(self, spoken: Callable[[], Spoken]) -> Iterator[tuple[str, str, str, str]]:
        """Each name of goods that is misspelt, in another language, in pinyin or spelled letter by letter.

        Its field, as it is written, as it should be, and the text put right.
        """
        # Materials alone are read so.
        from ddcheck.core.classification.foreign import in_english, may_be_pinyin

        wrong = bool(misspelt(self.folded))
        hidden = disguised(self.folded)
        for written, name in by_symbol(self.raw).items():
            at, text = next(each for each in enumerate(self.raw.split(_GAP)) if written in each[1])
            yield self._fields[at], written, name, fold(text.replace(written, f"{name} {written}"))
        for text, field in zip(self.folded.split(_GAP), self._fields, strict=False):
            if wrong:
                for written, name in misspelt(text).items():
                    right = re.sub(rf"\b{written}\b", name, text, flags=re.ASCII)
                    yield field, written, name, right
            for written, name in hidden.items():
                if written in text:
                    yield field, written, name, text.replace(written, name)
            for written, name, right in in_english(text):
                yield field, written, name, fold(right)
            if may_be_pinyin(text):
                for written, name, right in spoken().asked(text, self.folded):
                    yield field, written, name, right

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
