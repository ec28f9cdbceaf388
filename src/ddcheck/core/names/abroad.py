"""How Japanese and Korean people's names in Han characters are spelled in Latin letters."""

from functools import lru_cache
from itertools import product
from typing import Final

from ddcheck.core.names.han import fold_char
from ddcheck.core.names.han_abroad_table import (
    JAPANESE_GIVEN,
    JAPANESE_SURNAMES,
    KOREAN,
    KOREAN_SURNAMES,
)
from ddcheck.core.names.words import SPELLINGS, VARIANTS

Spelled = tuple[tuple[str, ...], ...]
"""For each part of a name, the surname first, how it may be spelled, the usual spelling first."""

MOST_GIVEN: Final = 3
"""Characters of a given name at the most."""


@lru_cache(maxsize=2)
def _table(text: str) -> dict[str, str]:
    """By folded characters how they are read, divided by commas."""
    words = text.split()
    found: dict[str, str] = {}
    for chars, heard in zip(words[::2], words[1::2], strict=True):
        folded = "".join(map(fold_char, chars))
        found[folded] = f"{found[folded]},{heard}" if folded in found else heard
    return found


@lru_cache(maxsize=1 << 12)
def _spelled(heard: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([text for each in heard.split(",") for text in _long_vowels(each)]))


def _long_vowels(heard: str) -> list[str]:
    """A reading with its long vowels spelled short, with an h, and in full."""
    found = [heard]
    for long in ("ou", "oo", "uu"):
        found = [
            each.replace(long, spelled, 1) if long in each else each
            for each in found
            for spelled in (long[0], long[0] + "h", long)
        ]
    return list(dict.fromkeys(found))


@lru_cache(maxsize=1 << 12)
def japanese(chars: str) -> tuple[Spelled, ...]:
    """The ways to read a name as a Japanese one: for each surname that it may begin with; none for other names."""
    surnames, given = _table(JAPANESE_SURNAMES), _table(JAPANESE_GIVEN)
    found: list[Spelled] = []
    for size in (3, 2, 1):
        surname, rest = surnames.get(chars[:size]), chars[size:]
        if surname is None or not 1 <= len(rest) <= MOST_GIVEN:
            continue
        known = given.get(rest)
        if known is not None and len(rest) > 1:
            found.append((_spelled(surname), _spelled(known)))
        elif all(char in given for char in rest):
            found.append((_spelled(surname), *[_spelled(given[char]) for char in rest]))
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def surname_in_japanese(chars: str) -> tuple[str, ...]:
    """How two or three characters are spelled that are a Japanese surname; empty for others, and for single ones."""
    heard = _table(JAPANESE_SURNAMES).get(chars, "") if len(chars) > 1 else ""
    return _spelled(heard) if heard else ()


@lru_cache(maxsize=1)
def _korean() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    words = KOREAN.split()
    heard = dict(zip(words[::2], words[1::2], strict=True))
    return heard, {
        text: tuple(dict.fromkeys((text, *SPELLINGS.get(VARIANTS.get(text, text), ()))))
        for text in heard.values()
    }


@lru_cache(maxsize=1 << 12)
def korean(chars: str) -> Spelled:
    """How a name is spelled that may be a Korean one, syllable by syllable; empty for another name."""
    if not 2 <= len(chars) <= 3 or chars[0] not in KOREAN_SURNAMES:
        return ()
    heard, spelled = _korean()
    if not all(char in heard for char in chars):
        return ()
    return tuple([spelled[heard[char]] for char in chars])


def usual_spellings(chars: str, most: int) -> list[tuple[str, str]]:
    """Surname and given name in the usual spellings, so many at the most of each language."""
    found: list[tuple[str, str]] = []
    for way in (*japanese(chars), *filter(None, (korean(chars),))):
        heard = ["".join(each) for each in product(*[part[:2] for part in way[1:]])]
        found += list(product(way[0][:2], heard))[:most]
    return found
