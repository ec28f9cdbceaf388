"""How the Han characters of a name meet those of another name, and what such a meeting is."""

from functools import lru_cache
from math import fsum
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

from ddcheck.core.names.han import CORE_WEIGHT, REGIONS, HanText, known_places


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
    factor = SHORT_FACTOR if is_in_short(a, b) or is_in_short(b, a) else 1.0
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
            over_a.append((first, fsum(wa) * factor))
        if second:
            over_b.append((second, fsum(wb) * factor))
    met += _places_elsewhere(over_a, over_b)
    return Meeting(met, over_a, over_b, [])


def _places_elsewhere(
    over_a: list[tuple[str, float]], over_b: list[tuple[str, float]]
) -> list[Met]:
    """The places that stand elsewhere in the other name (华信（深圳）, 深圳市华信); they are taken off what is left over."""
    met: list[Met] = []
    there = {text.rstrip(_OF_PLACES): at for at, (text, _) in enumerate(over_b)}
    for place, (text, weight) in enumerate(over_a):
        said = text.rstrip(_OF_PLACES)
        if said in known_places() and said in there:
            at = there.pop(said)
            other, its_weight = over_b[at]
            over_a[place] = over_b[at] = ("", 0.0)
            shared = min(weight, its_weight)
            met.append(Met(text, other, shared, 1.0, "character", telling=False))
    for each in (over_a, over_b):
        each[:] = [left for left in each if left[0]]
    return met


_OF_PLACES: Final = "省市"
"""What may stand behind a place."""
SHORT_FACTOR: Final = 0.5
"""What the rest of a registered name weighs beside its short form."""
LEAST_IN_SHORT: Final = 3
"""Characters of a name in short; two are in the names of many."""


def is_in_short(short: HanText, whole: HanText) -> bool:
    """Whether a name without a legal form stands whole in one that has it, which is then how a firm is called in short.

    Of it two characters must be the firm's own; what the other holds besides must be known words (商汤科技, of
    北京市商汤科技开发有限公司).
    """
    if short.legal_texts or not whole.legal_texts or len(short.chars) < LEAST_IN_SHORT:
        return False
    begin = whole.chars.find(short.chars)
    if begin < 0 or sum(weight >= CORE_WEIGHT for weight in short.weights) < 2:
        return False
    end = begin + len(short.chars)
    place = 0
    for segment in whole.segments:
        place += len(segment)
        outside = place <= begin or place - len(segment) >= end
        if outside and len(segment) == 1 and segment not in known_places():
            return False
    return True


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
    """Whether both names are of universities of two fields (电子科技, 科技), or one is of a place alone (天津大学)."""
    if not (a.chars.endswith(UNIVERSITY) and b.chars.endswith(UNIVERSITY)):
        return False
    return _field(a.segments) != _field(b.segments)


UNIVERSITY: Final = "大学"


def _field(segments: tuple[str, ...]) -> str:
    """What is neither a place nor the university, in short words."""
    told = "".join([text for text in segments if text not in known_places()])
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
    factor = SHORT_FACTOR if is_in_short(a, b) or is_in_short(b, a) else 1.0
    return Best((met_a + met_b) / 2, 1.0, over_a * factor, over_b * factor)


def _shared(han: HanText, others: str) -> tuple[float, float]:
    """The weight of the characters that are among others, and of those that are not."""
    met = over = 0.0
    for char, weight in zip(han.chars, han.weights, strict=True):
        if char in others:
            met += weight
        else:
            over += weight
    return met, over
