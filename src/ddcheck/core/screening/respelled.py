"""Names in other words than their own, by which they are found where these would not do."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ddcheck.core.names.runs import HAN_RUNS
from ddcheck.core.names.spelling import ARTICLES, with_article
from ddcheck.core.names.words import COMMON_ORG_WORDS, PLACES
from ddcheck.core.screening.features import free_words

SHORT_IN_HAN: Final = 4
"""Characters up to which a name in Han is looked up as a person's, even if it is a university's."""


def respelled(name: str, folded: str, *, asking: bool) -> str:
    """A folded name in other words than its own, where it is hardly found by these; else empty.

    What Arabs write in three words and others in one is one word (Abd al-Rahman), and a name in Han that is
    nothing but places and everyday words is in English (北京大学). In a person's name that asks, initials are
    apart (Putin V.V.); listed names that hold initials would be looked at for everybody.
    """
    if not folded.isascii():
        return _translated(folded)
    if _HOLDS_ARTICLE(f"{folded} ") is not None:
        return _in_one(folded.split())
    if asking and "." in name and _INITIALS(name) is not None:
        return _initials_apart(folded, latin=name.isascii())
    return ""


_HOLDS_ARTICLE: Final = re.compile("(?:abd (?:al|el|ul)|(?:al|el|ul) din) ").search
_INITIALS: Final = re.compile(r"(?:\b[^\W\d_]\.-?){2,3}").search


def _initials_apart(folded: str, *, latin: bool) -> str:
    words = folded.split()
    named = [text for text in words if len(text) > 3]
    if not 1 <= len(named) <= 2 or len(words) > 3 or not free_words().isdisjoint(named):
        return ""
    # What stands behind is rather a legal form (S.A.).
    if latin and words[-1] in free_words():
        return ""
    if not (COMMON_ORG_WORDS.isdisjoint(named) and PLACES.isdisjoint(named)):
        return ""
    text = " ".join([" ".join(text) if 1 < len(text) <= 3 else text for text in words])
    return "" if text == folded else text


def _in_one(words: list[str]) -> str:
    found: list[str] = []
    for text in words:
        if len(found) > 1 and found[-1] in ARTICLES and (found[-2] == "abd" or text == "din"):
            first = found[-2]
            found[-2:] = [with_article(first, text)]
        else:
            found.append(text)
    return " ".join(found)


@lru_cache(maxsize=1 << 12)
def _translated(folded: str) -> str:
    from ddcheck.core.names.han import COMMON, TRADES, han_text, pinyin
    from ddcheck.core.names.han import PLACES as HAN_PLACES

    if HAN_RUNS.fullmatch(folded) is None:
        return ""
    found: list[str] = []
    core, read = "", False
    segments = han_text(folded, person=False).segments
    for segment in segments:
        known = COMMON.get(segment) or HAN_PLACES.get(segment) or TRADES.get(segment)
        if known:
            said = known.split()[0]
            found += [core, _APART.get(said, said)]
            core = ""
        else:
            core += "".join([heard[0] for heard in map(pinyin, segment) if heard])
            read = True
    # Longer names are found by how the rest of them is read.
    if read and len(folded) > SHORT_IN_HAN:
        return ""
    return " ".join(filter(None, [*found, core])) if found and len(segments) > 1 else ""


_APART: Final = {
    "researchinstitute": "research institute",
    "importandexport": "import export",
    "newmaterials": "new materials",
    "chemicalindustry": "chemical",
    "electricpower": "electric power",
    "nonferrousmetals": "nonferrous metals",
    "rareearth": "rare earth",
    "supplychain": "supply chain",
    "generalplant": "general plant",
    "northchina": "north china",
    "machinetool": "machine tool",
    "integratedcircuit": "integrated circuit",
    "nationaldefense": "national defense",
    "heavyindustries": "heavy industries",
    "powersupply": "power supply",
    "environmentalprotection": "environmental protection",
    "cementedcarbide": "cemented carbide",
    "magneticmaterials": "magnetic materials",
    "permanentmagnet": "permanent magnet",
    "opticalcable": "optical cable",
    "nuclearpower": "nuclear power",
    "electricappliance": "electric",
    "universityoftechnology": "university technology",
    "polytechnicaluniversity": "university",
    "universityofscienceandtechnology": "university technology",
}
"""What the gazetteer writes as one word."""
