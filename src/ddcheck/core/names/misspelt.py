"""Which everyday word of firms a misspelt one stands for (Commerical, Limitrd)."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

_osa = OSA.distance

# Long words that hundreds of firms hold, of which one edit makes no other word.
_MEANT: Final = [
    "joint",
    "group",
    "limited",
    "company",
    "corporation",
    "incorporated",
    "international",
    "technology",
    "technologies",
    "industries",
    "industrial",
    "engineering",
    "electronics",
    "electronic",
    "institute",
    "research",
    "university",
    "commercial",
    "development",
    "investment",
    "investments",
    "manufacturing",
    "petroleum",
    "national",
    "enterprise",
    "enterprises",
    "services",
    "scientific",
    "association",
    "aktiengesellschaft",
    "gesellschaft",
    "organization",
    "foundation",
    "federation",
    "systems",
    "equipment",
    "aviation",
    "aerospace",
    "instruments",
    "communication",
    "communications",
    "logistics",
    "liability",
    "ministry",
    "machinery",
    "transport",
    "transportation",
    "products",
    "academy",
    "laboratory",
    "department",
    "construction",
    "insurance",
    "chemical",
    "chemicals",
    "pharmaceutical",
    "pharmaceuticals",
    "semiconductor",
    "trading",
    "republic",
    "stock",
    "holding",
    "holdings",
    "shipping",
]
_THEMSELVES: Final = frozenset(
    (
        *_MEANT,
        "groupe",
        "groups",
        "grupo",
        "joints",
        "tracing",
        "stork",
        "stack",
        "stick",
        "shock",
        "stocks",
        "shopping",
        "skipping",
    )
)
"""Words that are no misspelt ones, though one edit parts them from another."""


def _by(ends: slice) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for text in _MEANT:
        found[text[ends]] = (*found.get(text[ends], ()), text)
    return found


# An edit leaves three letters at the start or at the end.
_BY_START: Final = _by(slice(3))
_BY_END: Final = _by(slice(-3, None))
STARTS: Final = _BY_START.keys()
ENDS: Final = _BY_END.keys()
"""One of which a word begins or ends with that is meant to be another one."""


def meant(text: str) -> str:
    """The everyday word from which one edit parts a word that begins like it; the text itself if there is none."""
    if text[:3] in _BY_START or text[-3:] in _BY_END:
        return _meant(text)
    return text


@lru_cache(maxsize=1 << 14)
def _meant(text: str) -> str:
    if text in _THEMSELVES:
        return text
    for each in (*_BY_START.get(text[:3], ()), *_BY_END.get(text[-3:], ())):
        if text[0] == each[0] and _osa(text, each, score_cutoff=1) <= 1:
            return each
    return text


def misspelt_among(texts: Sequence[str]) -> list[int]:
    """The places of those of some words that are meant to be another one."""
    # Without a call for each word: most are none.
    return [
        place
        for place, text in enumerate(texts)
        if (text[:3] in _BY_START or text[-3:] in _BY_END) and _meant(text) != text
    ]
