"""Names in other words than their own, by which they are found where these would not do."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ddcheck.core.names.spelling import ARTICLES, with_article
from ddcheck.core.names.words import COMMON_ORG_WORDS, PLACES, STOP_WORDS
from ddcheck.core.screening.features import free_words

SHORT_IN_HAN: Final = 4
"""Characters up to which a name in Han is looked up as a person's, even if it is a university's."""


def respelled(name: str, folded: str, *, asking: bool) -> tuple[str, ...]:
    """A folded name in other words than its own, where it is hardly found by these; else nothing.

    What Arabs write in three words and others in one is one word (Abd al-Rahman), and a name in Han that is
    nothing but places and everyday words is in English (北京大学), in several ways where words have several. In a
    person's name that asks, initials are apart (Putin V.V.); listed names that hold initials would be looked at for
    everybody.
    """
    if not folded.isascii():
        return _translated(folded)
    text = ""
    if _HOLDS_ARTICLE(f"{folded} ") is not None:
        text = _in_one(folded.split())
    elif asking and "." in name and _INITIALS(name) is not None:
        text = _initials_apart(folded, latin=name.isascii())
    return (text,) if text else ()


_HOLDS_ARTICLE: Final = re.compile("(?:abd (?:al|el|ul)|(?:al|el|ul) din) ").search
_INITIALS: Final = re.compile(r"(?:\b[^\W\d_]\.[- ]?){2,3}").search


_EASTERN_ENDS: Final = (
    "ov", "ev", "yov", "in", "yn", "iy", "yy", "sky", "ski", "enko", "chuk", "yuk", "yan", "ian", "ich", "dze", "shvili", "oy",
)  # fmt: skip


def _initials_apart(folded: str, *, latin: bool) -> str:
    words = folded.split()
    named = [text for text in words if len(text) > 3]
    if not 1 <= len(named) <= 2 or len(words) > 4 or not free_words().isdisjoint(named):
        return ""
    # What stands behind is rather a legal form (S.A.), but not behind such a surname (Petrov S.A.).
    is_form = latin and any(len(text) > 1 and text in free_words() for text in words[1:])
    if is_form and not words[0].endswith(_EASTERN_ENDS):
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
def _translated(folded: str) -> tuple[str, ...]:
    """A name in Han in English, with what of it is in Latin letters or digits; nothing if it cannot be told."""
    from ddcheck.core.names.han_words_table import GROUPS

    said: dict[str, None] = {}
    for group, known in GROUPS.items():
        before, found, behind = folded.partition(group)
        if found:
            for each in known.split():
                rest = [_in_english(before)[0], _apart(each), _in_english(behind)[0]]
                said[" ".join(filter(None, rest))] = None
            break
    for way in WAYS:
        text, read, several = _in_english(folded, way)
        # Longer names are found by how the rest of them is read.
        if (read and len(folded) > SHORT_IN_HAN) or not several:
            break
        said[text] = None
    return tuple(said)


WAYS: Final = (0, 1, -1)
"""The ways to say a known word in which a name is looked up: its first one, its second one, and its last one."""


def _in_english(folded: str, way: int = 0) -> tuple[str, bool, bool]:
    """The known words in English, the others as they are read; whether there are such, and words of several sorts."""
    from ddcheck.core.names.han import COMMON, han_text, is_japanese
    from ddcheck.core.names.han import PLACES as HAN_PLACES
    from ddcheck.core.names.han_words_table import TRADES
    from ddcheck.core.names.mandarin import pinyin

    found: list[str] = []
    core, read = "", False
    pieces = re.split("([a-z0-9 ]+)", folded)
    for place, piece in enumerate(pieces):
        if place % 2:
            found += [core, piece.strip()]
            core = ""
            continue
        text = han_text(piece, person=False)
        named = is_japanese(text)
        for segment in _with_surname(text.segments) if named else text.segments:
            known = COMMON.get(segment) or HAN_PLACES.get(segment) or TRADES.get(segment)
            surname = _surname(segment) if named and not known else ""
            if known or surname:
                ways = known.split() if known else [surname]
                said = ways[way if way < len(ways) else 0]
                found += [core, _APART.get(said) or _apart(said)]
                core = ""
            else:
                core += "".join([heard[0] for heard in map(pinyin, segment) if heard])
                read = True
        found += [core, *text.numbers]
        core = ""
    words = [text for text in found if text]
    # A single known word is a name by itself if it is no everyday one (東芝).
    return " ".join(words), read, len(words) > 1 or COMMON_ORG_WORDS.isdisjoint(words)


def _surname(segment: str) -> str:
    from ddcheck.core.names.abroad import surname_in_japanese

    return "".join(surname_in_japanese(segment)[:1])


def _with_surname(segments: tuple[str, ...]) -> tuple[str, ...]:
    """The segments with the Japanese surname in one that a name begins with."""
    for size in (3, 2):
        front = "".join(segments[:size])
        if len(front) == size and _surname(front):
            return (front, *segments[size:])
    return segments


def _apart(said: str) -> str:
    return " ".join([text for text in said.split("-") if text not in STOP_WORDS])


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
    "universityofscienceandtechnology": "university technology",
}
"""What the gazetteer writes as one word."""
