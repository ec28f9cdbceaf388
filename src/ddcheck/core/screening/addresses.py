"""Whether two addresses are the same place.

An address is compared by its numbers and its words, whatever their order: the numbers of the shorter
address must all be in the longer, and so must most of its words.
An address without a number, or without a word beside it, is not a place anyone can point to.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_SHARED = 0.75
"""Share of the shorter address's words that must be in the longer."""

_SHORT = {
    "street": "st", "str": "st", "strasse": "st", "platz": "pl", "place": "pl", "plaza": "pl", "square": "sq", "road": "rd", "avenue": "ave", "av": "ave", "boulevard": "blvd", "lane": "ln",
    "drive": "dr", "building": "bldg", "bld": "bldg", "floor": "fl", "flr": "fl", "room": "rm", "suite": "ste",
    "district": "dist", "province": "prov", "north": "n", "south": "s", "east": "e", "west": "w", "block": "blk",
    "apartment": "apt", "industrial": "ind", "centre": "center", "ctr": "center", "parkway": "pkwy", "highway": "hwy", "court": "ct", "house": "hse", "number": "no",
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

    told = _told(fold(text))
    numbers = frozenset([part for part in told if part < ":"])
    return Address(numbers, frozenset(told) - numbers, tuple(sorted(_keys(told))))


def keys_of(texts: Sequence[str]) -> list[set[str]]:
    """The keys of each of some addresses, as `read` finds them one by one."""
    from ddcheck.core.names import fold_bulk

    folded = fold_bulk(texts)
    known = {text: _keys(_told(text)) for text in dict.fromkeys(folded)}
    return [known[text] for text in folded]


def _told(folded: str) -> list[str]:
    """The numbers and words of a folded address, in order; numbers, and they alone, are less than a colon."""
    return list(chain.from_iterable(map(_pieces, folded.split())))


def _keys(told: Sequence[str]) -> set[str]:
    return {
        f"{one} {other}" if one < ":" else f"{other} {one}"
        for one, other in pairwise(told)
        if (one < ":") is not (other < ":")
    }


_RUNS = re.compile(r"[0-9]+|[a-z]+|[^0-9a-z]+")


@lru_cache(maxsize=1 << 14)
def _pieces(written: str) -> tuple[str, ...]:
    """Numbers apart from letters, Han characters in overlapping pairs: the usual unit of a Chinese place.

    What everyone says is left out.
    """
    pieces: list[str] = []
    for run in _RUNS.findall(written):
        if run[0].isdigit():
            pieces.append(run.lstrip("0") or "0")
        elif run.isascii():
            short = _SHORT.get(run, run)
            if short.endswith("strasse"):
                short = short[:-4]  # Daimlerstrasse is Daimlerstr.
            # Umlauts are read without their dots; Muenchen writes them out.
            short = short.replace("ae", "a").replace("oe", "o").replace("ue", "u")
            if short not in _SAID_BY_EVERYONE:
                pieces.append(short)
        elif len(run) > 2:
            pieces += [run[place : place + 2] for place in range(len(run) - 1)]
        else:
            pieces.append(run)
    return tuple(pieces)


def likeness(a: Address, b: Address) -> float:
    """How much of the shorter address is in the longer, from 0 to 1; 0 where the numbers differ."""
    if not a.keys or not b.keys or not set(a.keys).intersection(b.keys):
        return 0.0
    if not (a.numbers <= b.numbers or b.numbers <= a.numbers):
        return 0.0
    few, many = (a.words, b.words) if len(a.words) <= len(b.words) else (b.words, a.words)
    shared = len(few & many) / len(few)
    return shared if len(few & many) >= 2 else 0.0
