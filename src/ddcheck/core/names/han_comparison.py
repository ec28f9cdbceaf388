"""How the Han characters of a name meet those of another name, and what such a meeting is."""

from functools import lru_cache
from math import fsum
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

from ddcheck.core.names.han import PLACES, REGIONS, HanText


class Met(NamedTuple):
    """Text of the first name that met text of the second."""

    first: str
    second: str
    weight: float
    similarity: float
    code: str
    telling: bool
    """Whether it says who somebody is, rather than where or what sort."""


class Meeting(NamedTuple):
    """What met, and what stays over: Han text with its weight, and places of Latin words used up."""

    met: list[Met]
    over_first: list[tuple[str, float]]
    over_second: list[tuple[str, float]]
    used_words: list[int]


def meet_characters(a: HanText, b: HanText) -> Meeting:
    """Align the characters of two names in order."""
    met: list[Met] = []
    over_a: list[tuple[str, float]] = []
    over_b: list[tuple[str, float]] = []
    # A name made of nothing but everyday words is told by these.
    least = min(max(a.weights, default=0.0), max(b.weights, default=0.0))
    for op in LCSseq.opcodes(a.chars, b.chars):
        wa = a.weights[op.src_start : op.src_end]
        wb = b.weights[op.dest_start : op.dest_end]
        first, second = a.chars[op.src_start : op.src_end], b.chars[op.dest_start : op.dest_end]
        if op.tag == "equal":
            telling = max(*wa, *wb) >= least
            met.append(Met(first, second, (fsum(wa) + fsum(wb)) / 2, 1.0, "character", telling))
            continue
        if first:
            over_a.append((first, fsum(wa)))
        if second:
            over_b.append((second, fsum(wb)))
    return Meeting(met, over_a, over_b, [])


def elsewhere(a: HanText, b: HanText) -> bool:
    """Whether two names say places in China that are two, neither within the other."""
    (provinces, cities), (others, other_cities) = _where(a.chars), _where(b.chars)
    if not provinces or not others:
        return False
    if cities and other_cities:
        return cities.isdisjoint(other_cities)
    return provinces.isdisjoint(others)


QUARTERS: Final = ("华东", "华南", "华北", "华中", "西北", "西南", "东北", "东南", "中南")
"""The parts of China that universities, institutes and grids are named after; none is a city in it."""


@lru_cache(maxsize=1)
def _provinces() -> dict[str, str]:
    """Each province and city with its province."""
    found = {region: region for region in (*REGIONS, *QUARTERS)}
    return found | {city: province for province, text in REGIONS.items() for city in text.split()}


@lru_cache(maxsize=1 << 12)
def _where(chars: str) -> tuple[frozenset[str], frozenset[str]]:
    """The provinces that a name says, or in which its cities are, and its cities."""
    known = _provinces()
    provinces, cities = set(), set()
    place = 0
    while place < len(chars):
        for size in (4, 3, 2):
            text = chars[place : place + size]
            if text in known:
                provinces.add(known[text])
                if known[text] != text:
                    cities.add(text)
                place += size
                break
        else:
            place += 1
    return frozenset(provinces), frozenset(cities)


def another_character(a: HanText, b: HanText) -> bool:
    """Whether one of two people's names is the other with a character more behind: that is another given name."""
    short, long = sorted((a.chars, b.chars), key=len)
    return 2 <= len(short) == len(long) - 1 <= MOST_GIVEN and long.startswith(short)


MOST_GIVEN: Final = 3
"""Characters of a name that may be another one with a character more; longer ones are Japanese or foreign."""


def other_university(a: HanText, b: HanText) -> bool:
    """Whether both names are of universities, each with a field, and these are two (电子科技, 科技)."""
    if not (a.chars.endswith(UNIVERSITY) and b.chars.endswith(UNIVERSITY)):
        return False
    fields = [_field(each.segments) for each in (a, b)]
    return all(fields) and fields[0] != fields[1]


UNIVERSITY: Final = "大学"


def _field(segments: tuple[str, ...]) -> str:
    """What is neither a place nor the university, in short words."""
    told = "".join([text for text in segments if text not in PLACES])
    return told.removesuffix(UNIVERSITY).replace("科学技术", "科技")


class Best(NamedTuple):
    """The most that may meet of two names, and the least that stays over of each, as weights."""

    met: float
    similarity: float
    over_first: float
    over_second: float


def best_characters(a: HanText, b: HanText) -> Best:
    """A bound for `meet_characters`: the characters of both names in whatever order."""
    met_a, over_a = _shared(a, b.chars)
    met_b, over_b = _shared(b, a.chars)
    return Best((met_a + met_b) / 2, 1.0, over_a, over_b)


def _shared(han: HanText, others: str) -> tuple[float, float]:
    """The weight of the characters that are among others, and of those that are not."""
    met = over = 0.0
    for char, weight in zip(han.chars, han.weights, strict=True):
        if char in others:
            met += weight
        else:
            over += weight
    return met, over
