"""What points from a line of goods to controlled items: reference HS codes, and who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.classification.judging import Naming
from ddcheck.core.classification.vocabulary import Level
from ddcheck.core.classification.wording import bag
from ddcheck.core.controls import Reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ddcheck.core.classification.vocabulary import Hit
    from ddcheck.core.controls import ControlledItem

_MATERIAL_CHAPTERS = bag("25 26 28 29 32 38 71 72 74 75 76 77 78 79 80 81")
_MATERIAL_HEADINGS = bag(
    "2712 2713 6802 6804 6815 6902 6903 6909 7104 7105 8113 8311 8479 8486 8507 8514 8541 8543 9001 9002"
)


def is_material(hs_code: str | None) -> bool:
    """Whether a code is of materials, where a word for a material means the goods and not a part of them.

    An unknown code counts as one.
    """
    if hs_code is None:
        return True
    if hs_code[:4] == "8505":
        return hs_code[4:5] in ("", "1")
    if hs_code[:4] == "8507":
        # Batteries of lead and nickel are finished goods.
        return hs_code[4:5] in ("", "6", "8", "9")
    return (hs_code[:2] in _MATERIAL_CHAPTERS and hs_code[:4] not in _ARTICLES) or hs_code[
        :4
    ] in _MATERIAL_HEADINGS


_ARTICLES = bag("7113 7114 7115 7116 7117 7118 7418 7615")
"""Jewellery, coins and what is used in a household, in a chapter of materials."""
_METALS_AND_INORGANICS = bag("28 72 74 75 76 77 78 79 80 81")


def is_metal_or_inorganic(hs_code: str) -> bool:
    """Whether a code is of base metals or inorganic chemicals, whose makers know what they hold."""
    return hs_code[:2] in _METALS_AND_INORGANICS


def _prefixes(code: str) -> tuple[str, ...]:
    """The shorter forms of a code, from its subheading on."""
    return tuple(code[:length] for length in range(6, len(code)))


class HsIndex:
    """Reference HS codes, looked up by prefix."""

    def __init__(self, controls: Sequence[ControlledItem]) -> None:
        listed: dict[str, dict[int, Reach]] = {}
        shorter: dict[str, set[int]] = {}
        for index, control in enumerate(controls):
            for reference in control.hs:
                reach = reference.reach
                for code in reference.codes:
                    listed.setdefault(code, {})[index] = reach
                    if reach is Reach.OWN:
                        for prefix in _prefixes(code):
                            shorter.setdefault(prefix, set()).add(index)
        self._listed = {
            code: tuple(sorted(found.items())) for code, found in sorted(listed.items())
        }
        self._shorter = {code: tuple(sorted(found)) for code, found in sorted(shorter.items())}
        # Where a word is a name: anywhere under an own heading, and where the codes cover one another.
        support: dict[str, set[int]] = {}
        covering: dict[str, set[int]] = {}
        for code, found in self._listed.items():
            for index, reach in found:
                support.setdefault(code[:4] if reach is Reach.OWN else code, set()).add(index)
                for prefix in _prefixes(code):
                    covering.setdefault(prefix, set()).add(index)
        self._support = {code: tuple(sorted(found)) for code, found in sorted(support.items())}
        self._covering = {code: tuple(sorted(found)) for code, found in sorted(covering.items())}
        self._headings = frozenset(code[:4] for code in self._listed)

    def point(self, hs_code: str, pointers: Pointers) -> None:
        """Add what a record's code points to, and what it would support."""
        if hs_code[:4] not in self._headings:
            return
        for length in range(4, len(hs_code) + 1):
            pointers.support(self._support.get(hs_code[:length], ()))
            for index, reach in self._listed.get(hs_code[:length], ()):
                if reach is not Reach.RESIDUAL:
                    pointers.add(index, "hs")
        # 2825800000 is how a system with ten digits writes the subheading 2825.80.
        short = hs_code[:6] if len(hs_code) == 10 and hs_code.endswith("0000") else hs_code
        pointers.support(self._covering.get(short, ()))
        for index in self._shorter.get(short, ()):
            pointers.add(index, "hs")


class Pointers:
    """What points to which control, and how far it is named."""

    __slots__ = ("_supported", "_terms", "claims", "found", "hints", "naming")

    def __init__(self) -> None:
        self.found: dict[int, set[str]] = {}
        self.naming: dict[int, tuple[Naming, str, str]] = {}
        """Control to how far it is named, in which field, in which words."""
        self.claims: dict[int, tuple[str, str]] = {}
        self.hints: dict[int, tuple[str, str]] = {}
        """Control to the trade name that raises the question, and its field."""
        self._supported: set[int] = set()
        self._terms: dict[int, Level] = {}

    def add(self, index: int, by: str) -> None:
        """Something points to a control."""
        self.found.setdefault(index, set()).add(by)

    def support(self, indexes: Iterable[int]) -> None:
        """The HS code fits these controls: a word for one of them is then its name."""
        self._supported.update(indexes)

    def term(self, index: int, level: Level, hit: Hit, field: str) -> None:
        """A term of a control was found."""
        self.add(index, "term")
        self._terms[index] = max(level, self._terms.get(index, Level.MASK))
        if level is Level.NAME:
            self.word(index, Naming.NAMED, field, hit.term)
        elif level is Level.WORD:
            self.word(index, Naming.WORD, field, hit.term)
        else:
            self.hints.setdefault(index, (hit.term, field))

    def word(self, index: int, naming: Naming, field: str, said: str) -> None:
        """Wording, or a CAS number, names a control this far."""
        if naming > self.naming.get(index, (Naming.NOT, "", ""))[0]:
            self.naming[index] = (naming, field, said)

    def claim(self, index: int, code: str, field: str) -> None:
        """The exporter claims a control's code."""
        self.add(index, "claim")
        self.claims.setdefault(index, (code, field))

    def keep(self, indexes: Iterable[int]) -> None:
        """Forget all others."""
        kept = set(indexes)
        self.found = {index: by for index, by in self.found.items() if index in kept}

    def asked(self, index: int) -> bool:
        """Whether more than a trade name or a trace in the composition points to a control."""
        by = self.found[index]
        return bool({"hs", "cas", "claim"} & by) or self._terms.get(index, Level.MASK) > Level.HINT

    def settle(self) -> None:
        """A word under a heading of the control names it."""
        for index, (naming, field, said) in list(self.naming.items()):
            if naming is Naming.WORD and field != "cas" and index in self._supported:
                self.naming[index] = (Naming.NAMED, field, said)
