"""What a word weighs, and how alike two words may be: what `pairs` adds up.

Each word gets two weights: the most it can add if it is met, and the least it costs if it is not, over all
that it may be in a name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from ddcheck.core.names import analysis as _analysis
from ddcheck.core.names.spelling import Unusual, Word, is_short_form, meant, word
from ddcheck.core.names.words import (
    COMMON_ORG_WORDS,
    HONORIFICS,
    NUMBER_WORDS,
    PARTICLES,
    PHRASES,
    PLACES,
    ROMAN,
    STOP_WORDS,
    VESSEL_PREFIXES,
)
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDS: Final = 30
"""Words of a name that are looked up; what a longer name has beyond costs it nothing."""
UNIT: Final = 1000
"""What a weight or a similarity of one is as a whole number: sums of those are the same in any order."""

VESSEL, PERSON, ORGANIZATION = 0, 1, 2
"""As what a pair of names is compared."""
ANY: Final = VESSEL
"""A word weighs in a vessel's name no less than anywhere, and costs no more: what holds of any kind."""


JOINED: Final = 980
EQUAL: Final = 1000
KNOWN_SPELLING: Final = 970
SAME_SOUND: Final = 950
SAME_SHORT_SOUND: Final = 800
UNVOWELED: Final = 820
SAME_CONSONANTS: Final = 900
SHORT_FORM: Final = 800
THREE_LETTERS: Final = 450
TWO_LETTERS: Final = 300
SHORT: Final = 3
"""Letters up to which a word may be a little like any other short word, which no key finds."""
LEAST_LIKENESS: Final = 250


class Weight(NamedTuple):
    """What a word can add and what it costs, in `UNIT`, and what it cannot be."""

    most: int
    least: int
    hollow: bool
    """It says nothing of who somebody is; names that share nothing else share nothing."""
    everyday: bool
    """It is a common word or a place: names that share nothing else share little."""


@lru_cache(maxsize=1)
def free_words() -> frozenset[str]:
    """Words that may be no word of their own in an organisation's name: of legal forms, phrases, numbers."""
    from ddcheck.core.names.legal_form_table import FORMS

    found = set(" ".join(FORMS.values()).replace(";", " ").split())
    for phrase, short in PHRASES.items():
        found.update((*phrase.split(), short))
    return frozenset(found | set(NUMBER_WORDS) | set(ROMAN))


@lru_cache(maxsize=1 << 17)
def weights(text: str) -> tuple[Weight, Weight, Weight]:
    """The weights of a word for a pair compared as any, as persons, as organisations."""
    told = max(_analysis.default_weight(text), 1.0)
    telling = (
        UNIT
        * (min(told, _analysis.TELLING_MOST) / _analysis.TELLING_MOST) ** _analysis.TELLING_POWER
    )
    size = len(text)
    factors = _analysis.ROLE_FACTORS
    least = telling * (_analysis.LENGTH_FACTORS[size] if 1 < size < 4 else 1.0)
    if size == 1:
        least = telling * factors["initial"]
    person = 1.0
    if text in HONORIFICS:
        person = factors["honorific"]
    elif text in PARTICLES:
        person = factors["particle"]
    as_person = Weight(
        round(telling),
        _least_in_person(text, least, person),
        size == 1 or person < 1,
        everyday=False,
    )
    other = 1.0
    if text in STOP_WORDS:
        other = factors["stop"]
    elif text in PLACES:
        other = factors["place"]
    elif text in COMMON_ORG_WORDS or meant(text) != text:
        other = factors["common"]
    free = (
        text in free_words()
        or meant(text) in free_words()
        or not (text.isalpha() or text in _PLAIN)
    )
    stop = text in STOP_WORDS
    as_organization = Weight(
        round(telling),
        0 if free else int(least * other),
        (size == 1 or stop) and not free,
        other < 1 and not free,
    )
    prefix = factors["prefix"] if text in VESSEL_PREFIXES else 1.0
    as_any = Weight(
        round(telling),
        min(as_person.least, as_organization.least, int(least * prefix)),
        as_person.hollow and as_organization.hollow,
        everyday=False,
    )
    if size > SHORT:
        return as_any, as_person, as_organization
    # What costs nothing is nothing that may be met: a short word may always be, a little.
    any_, person_, organization = (
        each._replace(least=max(each.least, 1)) for each in (as_any, as_person, as_organization)
    )
    return any_, person_, organization


def _least_in_person(text: str, least: float, factor: float) -> int:
    if len(text) == 1:
        # An initial, whatever else the letter may be.
        return int(least)
    return 0 if text in _LEGAL_AFTER_PERSONS or text in ROMAN else int(least * factor)


@lru_cache(maxsize=1)
def _told_words() -> frozenset[str]:
    return frozenset(
        {
            *_analysis.known_words(),
            *HONORIFICS,
            *PARTICLES,
            *STOP_WORDS,
            *PLACES,
            *COMMON_ORG_WORDS,
            *VESSEL_PREFIXES,
            *_LEGAL_AFTER_PERSONS,
            *free_words(),
        }
    )


_PLAIN: Final = ("", "*", "**", "***", "****")
"""What stands for any word of one to three letters, and of more, of which no table tells anything."""


def weight_keys(texts: Sequence[str], unusual: Unusual) -> list[str]:
    """For each word one that weighs the same, so that few are to be weighed: `weights(key)` is its weight.

    `unusual` says which words may be misspelt everyday ones.
    """
    told = _told_words()
    found = [
        text if text in told or not text.isalpha() else _PLAIN[min(len(text), 4)] for text in texts
    ]
    for place in unusual(texts):
        if meant(texts[place]) != texts[place]:
            found[place] = texts[place]
    return found


_LEGAL_AFTER_PERSONS: Final = frozenset(
    (
        "llc",
        "ltd",
        "inc",
        "gmbh",
        "jsc",
        "corp",
        "limited",
        "incorporated",
        "ojsc",
        "pjsc",
        "plc",
        "srl",
        "ooo",
        "oao",
        "zao",
    )
)


def letter(text: str) -> int:
    """The first letter of a word as one bit; of one in `ye`, whose initial may be an E, as two."""
    found = 1 << (ord(text[0]) - 87 if text[0].isalpha() else ord(text[0]) - 48) % 63
    return found | 1 << ord("e") - 87 if text[:2] == "ye" else found


@lru_cache(maxsize=1 << 17)
def spellings(text: str) -> tuple[str, ...]:
    """The words that stand for a word: itself, the usual spelling of it, the full forms of a short name."""
    known = word(text)
    if known.canon == text and not known.full_forms:
        return (text,)
    return tuple(dict.fromkeys((text, known.canon, *sorted(known.full_forms))))


def likeness(a: str, b: str, edits: int, sound_edits: int) -> int:
    """The most that two words may be alike, in `UNIT`, given how many edits part them; 0 if they are not.

    `bulk` does the same sums for columns.
    """
    if a == b:
        return EQUAL
    first, second = word(a), word(b)
    if first.canon == second.canon:
        return KNOWN_SPELLING
    found = SHORT_FORM if is_short_form(a, b) else 0
    if first.skeleton == second.skeleton:
        return SAME_SOUND if min(len(a), len(b)) > 2 else SAME_SHORT_SOUND
    if first.voweled is not second.voweled and bare_alike(first, second):
        found = max(found, UNVOWELED)
    longer = max(len(a), len(b))
    sounds = max(len(first.skeleton), len(second.skeleton))
    near = sounds > 4 and sound_edits <= budget(len(first.skeleton), len(second.skeleton))
    spelled_near = edits <= budget(len(a), len(b))
    consonants = len(first.consonants) >= 3 and first.consonants == second.consonants
    if consonants and (near or spelled_near):
        found = max(found, SAME_CONSONANTS)
    if spelled_near:
        if longer > 3:
            found = max(found, worth(edits, longer))
        elif longer == 3 and edits:
            found = max(found, THREE_LETTERS)
    if near:
        found = max(found, worth(sound_edits, sounds) * 97 // 100)
    return found if found >= LEAST_LIKENESS else 0


_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 17)
def bones(text: str) -> str:
    """The consonants of a word as they sound, none twice in a row."""
    return _DOUBLED.sub(r"\1", word(text).consonants)


def marks(text: str, consonants: str) -> tuple[str, str]:
    """What a word and those it may be often have in common, as two texts.

    Names whose words share either of them nowhere share no word, and two names seldom share both by chance.

    Args:
        text: the word.
        consonants: its `bones`.
    """
    return consonants[:2] + consonants[-1:], text[0] + str(len(text) // 2)


def bones_of(consonants: Sequence[str]) -> list[str]:
    """`bones` of many words, given their consonants."""
    return _DOUBLED.sub(r"\1", "\n".join(consonants)).split("\n") if consonants else []


MANY_BONES: Final = 5
"""Consonants from which one of them may differ in words that are still alike."""


def joined_alike(one: str, first: str, second: str) -> bool:
    """Whether a word may be two neighbouring ones of the other name, written as one."""
    two = first + second
    if one == two:
        return True
    if min(len(one), len(two)) < LEAST_JOINED or abs(len(one) - len(two)) > 1:
        return False
    a, b = word(one), word(two)
    if a.canon == b.canon or a.skeleton == b.skeleton:
        return True
    return may_be_edited(len(one), min(len(first), len(second))) and OSA.distance(one, two) <= 1


LEAST_JOINED: Final = 5
"""Letters from which words written as one may be spelled in another way."""
JOINED_EDITED: Final = (7, 3, 9)
"""Letters from which they may have an edit besides, if the shorter one has so many, or from which in any case."""


def may_be_acronym(texts: Sequence[str]) -> bool:
    """Whether the last of some words may be the initials of those before it, which costs nothing left over."""
    return len(texts) >= LEAST_SHORTENED and is_acronym(texts[-1], [text[0] for text in texts[:-1]])


LEAST_SHORTENED: Final = 4
"""Words of which the last may be the initials of the others."""


def is_acronym(text: str, initials: Sequence[str]) -> bool:
    """Whether a word is some initials, in order; a name may leave out those of its small words."""
    left = iter(initials)
    return 2 < len(text) <= len(initials) and all(char in left for char in text)


def short_alike(text: str, others: Sequence[str]) -> bool:
    """Whether a word is short and a little like one of some short words."""
    return len(text) <= SHORT and any(OSA.distance(text, other) <= 1 for other in others)


def may_be_edited(size: int, shorter: int) -> bool:
    """Whether a word of so many letters may be two others with an edit; in short pieces it makes another syllable."""
    least, piece, long = JOINED_EDITED
    return size >= long or (size >= least and shorter >= piece)


def bare_alike(a: Word, b: Word) -> bool:
    """Whether two words are the same but for vowels, of which one of them is written without any."""
    return len(a.bare) >= 2 and (a.bare == b.bare or a.bare_with_w == b.bare_with_w)


def budget(a: int, b: int) -> int:
    """How many edits may part two words of these lengths."""
    both = a + b
    return 1 if both <= 12 else 2 if both <= 21 else 3


def worth(edits: int, longer: int) -> int:
    """How alike two words are that so many edits part, in `UNIT`."""
    kept = max(longer - edits, 0)
    return kept * kept * UNIT // (longer * longer)


def texts_of(folded: str) -> tuple[str, ...]:
    """The Latin words of a folded name that are looked up."""
    words = folded.split()
    if not folded.isascii():
        words = [text for text in words if text.isascii()]
    return tuple(words[:MOST_WORDS])
