"""How much of an element or substance the goods hold, as far as their stated composition tells.

An amount is an interval: what is stated for certain, and what could hide in the part that is not stated.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from ddcheck.core.classification.chemistry import Known, Nature, resolve
from ddcheck.core.classification.elements import ANIONS, ELEMENTS, NONMETALS
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ddcheck.core.records import Substance

ZERO, HUNDRED = Decimal(0), Decimal(100)
COMPLETE_FROM = Decimal(99)
"""From this stated total on, percent, what is not named is taken to be absent."""
COMPLETE_TO = Decimal("101.5")
"""Above this total the statement contradicts itself and proves no absence."""
_BINDING = frozenset(("N", "O", "F", "S", "P", "Cl"))
_OXYGEN = frozenset("O")
CLEARLY_METAL = Decimal(90)
CLEARLY_COMBINED = Decimal(3)
"""From this percent of oxygen, sulfur, … on, an elemental analysis may be of a compound."""


class Amount(NamedTuple):
    """Percent by weight: at least ``low``, at most ``high``."""

    low: Decimal
    high: Decimal


class Part(NamedTuple):
    """One stated substance."""

    known: Known
    percent: Decimal | None


Shares = tuple[Decimal, Decimal, Decimal]
"""Percent of an element: in all, bound in compounds, bound in compounds other than its plain oxides."""
NO_SHARE: Shares = (ZERO, ZERO, ZERO)


class Composition(NamedTuple):
    """What the goods are stated to be made of."""

    parts: tuple[Part, ...]
    shares: Mapping[str, Shares]
    """Element to what is stated of it."""
    complete: bool
    """Whether the statement accounts for the whole, so that what it does not name is not there."""
    present: frozenset[str]
    """Elements that are certainly or possibly there; one stated as zero is not."""
    own: frozenset[str]
    """Elements with an entry of their own that gives a percentage."""
    hidden: Mapping[str, Decimal]
    """Element to the percent, at most, that parts may hold which name it without its share."""
    rest: Decimal
    """Percent at most of which nothing is known."""
    combined: bool
    """Whether an analysis by elements lists oxygen or the like, so that metals may be bound."""
    text: bool = False
    """Read from wording such as ``Sn42Bi58``: it may answer yes, never no."""

    def amount(self, symbol: str) -> Amount:
        """How much of an element there is in all."""
        low = self.shares.get(symbol, NO_SHARE)[0]
        return self._interval(symbol, low)

    def metal(self, symbol: str) -> Amount:
        """How much of an element there is as metal, alloys included, compounds not."""
        whole = self.amount(symbol)
        if self.combined and symbol in self.own:
            return Amount(ZERO, whole.high)
        bound = self.shares.get(symbol, NO_SHARE)[1]
        return Amount(max(ZERO, whole.low - bound), max(ZERO, whole.high - bound))

    def bound(self, symbol: str) -> Amount:
        """How much of an element there is in compounds other than its plain oxides."""
        whole = self.amount(symbol)
        low = self.shares.get(symbol, NO_SHARE)[2]
        if self.combined and symbol in self.own:
            return Amount(low, whole.high)
        return Amount(low, min(HUNDRED, low + whole.high - whole.low))

    def substance(self, formula: str) -> Amount:
        """How much there is of a substance, told by its elements and not by their ratio (any antimony oxide is one)."""
        wanted = resolve(formula).mentions
        low = sum(
            (
                part.percent
                for part in self.parts
                if part.percent is not None
                and part.known.nature in (Nature.COMPOUND, Nature.ELEMENT)
                and part.known.elements == wanted
            ),
            ZERO,
        )
        if low == 0 and len(wanted) > 1 and wanted <= self.own:
            # Stated by its elements: Ga 48.2, As 51.8.
            together = sum((self.amount(symbol).low for symbol in wanted), ZERO)
            if together >= 90:
                low = together
        named = any(part.known.mentions == wanted and part.percent is None for part in self.parts)
        if named:
            return Amount(low, HUNDRED)
        high = low if self.complete else min(HUNDRED, low + self.rest)
        if high > low and wanted <= self.own:
            # What is made of them alone weighs no more than they do: Fe 81, W 6.2, C 0.9.
            high = max(low, min(high, sum((self.amount(each).high for each in wanted), ZERO)))
        return Amount(low, high)

    def may_join(self, symbols: frozenset[str]) -> bool:
        """Whether these elements, all present, may be in one substance.

        A metal of 90 % is no oxide where all oxygen is in another that is named: W 98, La2O3 2.
        """
        if not self.complete or self.hidden or symbols - self.own != _OXYGEN:
            return True
        metal = sum((self.amount(symbol).low for symbol in symbols & self.own), ZERO)
        return metal < CLEARLY_METAL or any(symbols <= each.known.elements for each in self.parts)

    def holds(self, formula: str) -> bool:
        """Whether a substance is named at all, with or without a percentage above zero."""
        wanted = resolve(formula).mentions
        return any(
            part.known.mentions == wanted and (part.percent is None or part.percent > 0)
            for part in self.parts
        )

    def _interval(self, symbol: str, low: Decimal) -> Amount:
        # Stated twice over, as an element and in compounds, it is still no more than everything.
        low = min(HUNDRED, low)
        if symbol in self.own and symbol not in self.hidden:
            return Amount(low, low)
        open_ = self.hidden.get(symbol, ZERO) + (ZERO if self.complete else self.rest)
        return Amount(low, min(HUNDRED, low + open_))

    def main_metal(self, symbol: str) -> bool | None:
        """Whether an element, as metal, is the largest constituent; ``None`` where that is open."""
        mine = self.metal(symbol)
        others = [
            (self.amount(other) if other in ANIONS else self.metal(other)).low
            for other in sorted(self.present - {symbol} - (NONMETALS - ANIONS))
        ]
        largest = max(others, default=ZERO)
        bound = max(
            (part.percent or ZERO for part in self.parts if part.known.nature is Nature.COMPOUND),
            default=ZERO,
        )
        if max(largest, bound) > mine.high or mine.high == 0:
            return False
        rest = ZERO if self.complete else self.rest
        if mine.low > 0 and mine.low > max(largest, bound, rest):
            return True
        return None


def _shares_of(parts: tuple[Part, ...]) -> dict[str, Shares]:
    found: dict[str, Shares] = {}
    for part in parts:
        if part.percent is None:
            continue
        compound = part.known.nature is Nature.COMPOUND
        for symbol, share in part.known.shares:
            amount = part.percent * share
            whole, bound, other = found.get(symbol, NO_SHARE)
            if compound:
                bound += amount
                if len(part.known.shares) != 2 or "O" not in part.known.elements:
                    other += amount
            found[symbol] = (whole + amount, bound, other)
    return found


def _hides_others(known: Known) -> bool:
    """Whether a name leaves room for elements that it does not name: ``NdFeB`` does, ``PrNd`` does not."""
    if known.nature is Nature.ALLOY:
        return not known.shares and len(known.mentions) > 2
    return known.nature is Nature.VAGUE


def _of(parts: tuple[Part, ...], *, text: bool = False) -> Composition:
    stated = [part for part in parts if part.percent is not None]
    total = sum((part.percent or ZERO for part in stated), ZERO)
    vague = sum((part.percent or ZERO for part in stated if _hides_others(part.known)), ZERO)
    complete = (
        len(stated) == len(parts)
        and COMPLETE_FROM <= total <= COMPLETE_TO
        and vague <= 1
        and not text
    )
    sound = len(stated) == len(parts) and total <= COMPLETE_TO
    rest = max(ZERO, HUNDRED - total) + vague if sound else HUNDRED
    alive = [part for part in parts if part.percent is None or part.percent > 0]
    own = frozenset(
        symbol
        for part in stated
        if part.known.nature is Nature.ELEMENT
        for symbol in part.known.elements
    )
    hidden: dict[str, Decimal] = {}
    for part in alive:
        if part.percent is None or not part.known.shares:
            for symbol in part.known.mentions:
                hidden[symbol] = hidden.get(symbol, ZERO) + (part.percent or HUNDRED)
    combined = any(
        (part.percent or ZERO) >= CLEARLY_COMBINED
        for part in stated
        if part.known.nature is Nature.ELEMENT and part.known.elements <= _BINDING
    )
    present = frozenset(symbol for part in alive for symbol in part.known.mentions)
    return Composition(
        parts, _shares_of(parts), complete, present, own, hidden, rest, combined, text
    )


def stated(substances: Iterable[Substance]) -> Composition:
    """The composition that a record's field states."""
    # A nameless share says nothing of what it is; its weight stays open.
    named = ((each.substance, each.percent) for each in substances if each.substance is not None)
    return _of(tuple(Part(resolve(name), percent) for name, percent in named))


MAYBE_ALLOY = re.compile(r"[A-Z][a-z]?[-\s:=]?\s?\d|\d\s?%?\s?[A-Z][a-z]?")
"""A cheap look for wording that `in_text` may read."""
# Not compiled here: few runs need them.
_ALLOY = r"(?<![A-Za-z0-9.])[A-Z0-9][A-Za-z0-9./-]{3,}(?![A-Za-z0-9])"
_PIECE = r"(\d{1,2}(?:\.\d+)?)?([A-Z][a-z]?)(\d{1,2}(?:\.\d+)?)?[-/]?"
_SYMBOL_FIRST = r"(?<![A-Za-z0-9])([A-Z][a-z]?)\s?[:=]?\s?(\d{1,2}(?:\.\d+)?)\s?%"
_NUMBER_FIRST = r"(?<![\d.])(\d{1,2}(?:\.\d+)?)\s?%\s?([A-Z][a-z]?)(?![A-Za-z0-9])"
_WORDS_TOO = frozenset(
    (
        "In",
        "As",
        "At",
        "No",
        "Be",
        "He",
        "Am",
        "I",
        "W",
        "C",
        "N",
        "O",
        "S",
        "Y",
        "B",
        "F",
        "H",
        "K",
        "P",
        "U",
        "V",
    )
)
"""Symbols that are also English words or letters: alone with a percentage they say nothing."""


def in_text(text: str) -> Composition | None:
    """The contents by weight that wording gives: ``Sn42Bi58``, ``90W-7Ni-3Fe``, ``Sn-58Bi``, ``Dy 2.5 %``.

    In an alloy one element may go without a number: it is the rest.
    ``None`` where there is none; formulas by atoms such as ``Sm2Co17`` are not read here.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    for token in re.findall(_ALLOY, plain):
        if (shares := _shares(token.rstrip("./-"))) is not None:
            return _by_elements(shares)
    if "%" not in plain:
        return None
    pairs = re.findall(_SYMBOL_FIRST, plain) or [
        (symbol, percent) for percent, symbol in re.findall(_NUMBER_FIRST, plain)
    ]
    found: dict[str, Decimal] = {}
    for symbol, percent in pairs:
        if symbol in ELEMENTS:
            found.setdefault(symbol, Decimal(percent))
    if not 95 <= sum(found.values(), ZERO) <= 105:
        found = {symbol: found[symbol] for symbol in found if symbol not in _WORDS_TOO}
    return _by_elements(found) if found else None


def _by_elements(shares: Mapping[str, Decimal]) -> Composition:
    parts = tuple(
        Part(Known(Nature.ELEMENT, ((symbol, Decimal(1)),), frozenset({symbol})), percent)
        for symbol, percent in shares.items()
    )
    return _of(parts, text=True)


def _shares(token: str) -> dict[str, Decimal] | None:
    shares: dict[str, Decimal] = {}
    open_symbols: list[str] = []
    at = 0
    pattern = re.compile(_PIECE)
    while at < len(token):
        piece = pattern.match(token, at)
        if (
            piece is None
            or piece[2] not in ELEMENTS
            or piece[2] in shares
            or piece[2] in open_symbols
        ):
            return None
        before, symbol, after = piece[1], piece[2], piece[3]
        at = piece.end()
        if before and after:
            return None
        number = before or after
        if number:
            shares[symbol] = Decimal(number)
        else:
            open_symbols.append(symbol)
    total = sum(shares.values(), ZERO)
    # PY53 is a pigment, and KN95 a mask.
    letters = all(len(symbol) == 1 for symbol in (*shares, *open_symbols))
    if len(open_symbols) == 1 and shares and 0 < total < 100 and not letters:
        first = token.startswith(open_symbols[0])
        if first or total >= 50:
            shares[open_symbols[0]] = HUNDRED - total
            total = HUNDRED
            open_symbols.clear()
    if open_symbols or len(shares) < 2 or not 97 <= total <= 103:
        return None
    return shares
