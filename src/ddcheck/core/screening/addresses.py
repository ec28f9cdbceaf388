"""Whether two addresses are the same place.

An address is compared by its numbers and its words, whatever their order: the numbers of the shorter
address must all be in the longer, and so must most of its words.
An address without a number, or without a word beside it, is not a place anyone can point to.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

LEAST_SHARED = 0.75
"""Share of the shorter address's words that must be in the longer."""

_SHORT = {
    "street": "st", "str": "st", "road": "rd", "avenue": "ave", "av": "ave", "boulevard": "blvd", "lane": "ln",
    "drive": "dr", "building": "bldg", "bld": "bldg", "floor": "fl", "flr": "fl", "room": "rm", "suite": "ste",
    "district": "dist", "province": "prov", "north": "n", "south": "s", "east": "e", "west": "w", "block": "blk",
    "apartment": "apt", "industrial": "ind", "centre": "center", "house": "hse", "number": "no",
}  # fmt: skip
_SAID_BY_EVERYONE = frozenset(
    "no the of and at in box po pob p o fl rm ste apt unit flat st rd ave city prov dist".split()  # noqa: SIM905
)


class Address(NamedTuple):
    """An address as the things that are compared."""

    numbers: frozenset[str]
    words: frozenset[str]
    keys: tuple[str, ...]
    """Each number with a word beside it, sorted: two addresses that share none are not the same."""


@lru_cache(maxsize=1 << 14)
def read(text: str) -> Address:
    """An address taken apart; without keys where it points to no place."""
    from ddcheck.core.names import fold

    parts: list[str] = []
    for written in fold(text).split():
        parts += _pieces(written)
    parts = [_SHORT.get(part, part) for part in parts]
    numbers = {part for part in parts if part[:1].isdigit()}
    words = {part for part in parts if not part[:1].isdigit() and part not in _SAID_BY_EVERYONE}
    told = [part for part in parts if part in numbers or part in words]
    keys: set[str] = set()
    for place, part in enumerate(told):
        if part in numbers:
            beside = told[max(0, place - 1) : place] + told[place + 1 : place + 2]
            keys.update(f"{part} {word}" for word in beside if word in words)
    return Address(frozenset(numbers), frozenset(words), tuple(sorted(keys)))


def _pieces(written: str) -> list[str]:
    """Numbers apart from letters, Han characters in overlapping pairs: the usual unit of a Chinese place."""
    pieces: list[str] = []
    run = ""
    for char in written:
        if run and _sort(char) != _sort(run[-1]):
            pieces.append(run)
            run = ""
        run += char
    pieces.append(run)
    out: list[str] = []
    for piece in pieces:
        if _sort(piece[0]) == 2 and len(piece) > 2:
            out += [piece[i : i + 2] for i in range(len(piece) - 1)]
        elif piece[0].isdigit():
            out.append(piece.lstrip("0") or "0")
        else:
            out.append(piece)
    return out


def _sort(char: str) -> int:
    return 0 if char.isdigit() else 1 if char.isascii() else 2


def likeness(a: Address, b: Address) -> float:
    """How much of the shorter address is in the longer, from 0 to 1; 0 where the numbers differ."""
    if not a.keys or not b.keys or not set(a.keys).intersection(b.keys):
        return 0.0
    if not (a.numbers <= b.numbers or b.numbers <= a.numbers):
        return 0.0
    few, many = (a.words, b.words) if len(a.words) <= len(b.words) else (b.words, a.words)
    shared = len(few & many) / len(few)
    return shared if len(few & many) >= 2 else 0.0
