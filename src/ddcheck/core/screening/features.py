"""What two names must share to be worth comparing.

Retrieval must not lose a pair that the comparison of `ddcheck.core.names` would call a match, and must
name few others. So each word gets two weights: the most it can add if it is met, and the least it costs if
it is not, over all that it may be in a name; from these follows the best score that a pair could have.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz.distance import OSA

from ddcheck.core.names import analysis as _analysis
from ddcheck.core.names import comparison as _comparison
from ddcheck.core.names.alignment import INITIAL_SIMILARITY
from ddcheck.core.names.comparison import COSTS
from ddcheck.core.names.spelling import Word, word
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
_AS: Final = {
    "person": PERSON,
    "organization": ORGANIZATION,
    "vessel": VESSEL,
    "aircraft": VESSEL,
}


def compared_as(stated: str, listed: str) -> tuple[int, ...]:
    """As what a name is compared with a listed one, by the kinds of party that both are given as.

    Of two kinds the better score counts; where nobody says, that of person and organisation.
    """
    if not stated and not listed:
        return (PERSON, ORGANIZATION)
    return tuple(sorted({_AS[kind] for kind in (stated, listed) if kind}))


class Bound(NamedTuple):
    """What counts how much at the least, for one kind of party or any."""

    left_over: float
    both_left_over: float
    single_word: float
    everyday: float
    least: float
    """The score from which a pair is compared; a little less than a match takes, for roundings."""


def _bound(kinds: Sequence[str]) -> Bound:
    costs = [each for kind, each in COSTS.items() if kind in kinds]
    return Bound(
        min(each.left_over for each in costs),
        min(each.both_left_over for each in costs),
        max(each.single_word for each in costs),
        _comparison.EVERYDAY_FACTOR if kinds == ["organization"] else 1.0,
        min(each.natural_threshold for each in costs) - 0.005,
    )


BOUNDS: Final = (_bound(["vessel"]), _bound(["person"]), _bound(["organization"]))
"""By kind of party."""
ON_LAND: Final = (BOUNDS[PERSON], BOUNDS[ORGANIZATION])
"""Of persons and organisations, as which most pairs are compared; vessels are held to less."""

GAIN_TO_COST: Final = max((1 - bound.least) / (bound.least * bound.left_over) for bound in BOUNDS)
"""How much of what is left over a unit of weight that is met can outweigh at the most."""

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

    found = {text for texts in FORMS.values() for form in texts.split(";") for text in form.split()}
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
    elif text in COMMON_ORG_WORDS:
        other = factors["common"]
    free = text in free_words() or not (text.isalpha() or text in _PLAIN)
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


def weight_keys(texts: Sequence[str]) -> list[str]:
    """For each word one that weighs the same, so that few are to be weighed: `weights(key)` is its weight."""
    told = _told_words()
    return [
        text if text in told or not text.isalpha() else _PLAIN[min(len(text), 4)] for text in texts
    ]


INITIAL_LIKENESS: Final = round(UNIT * INITIAL_SIMILARITY)
"""How alike an initial and a word are."""
OF_INITIAL: Final = round(UNIT * _analysis.ROLE_FACTORS["initial"])
"""What an initial costs at the most that is left over."""

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
    """The first letter of a word as one bit."""
    return 1 << (ord(text[0]) - 87 if text[0].isalpha() else ord(text[0]) - 48) % 63


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
    found = SHORT_FORM if is_short_form(first, second) else 0
    if first.skeleton == second.skeleton:
        return SAME_SOUND if min(len(a), len(b)) > 2 else SAME_SHORT_SOUND
    if first.voweled is not second.voweled and bare_alike(first, second):
        found = max(found, UNVOWELED)
    longer = max(len(a), len(b))
    if edits <= budget(len(a), len(b)):
        if len(first.consonants) >= 3 and first.consonants == second.consonants:
            found = max(found, SAME_CONSONANTS)
        if longer > 3:
            found = max(found, worth(edits, longer))
        elif longer == 3 and edits:
            found = max(found, THREE_LETTERS)
    sounds = max(len(first.skeleton), len(second.skeleton))
    if sounds > 4 and sound_edits <= budget(len(first.skeleton), len(second.skeleton)):
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


def is_short_form(a: Word, b: Word) -> bool:
    """Whether one word is a short or pet form of the other, or both of a third."""
    return b.canon in a.full_forms or a.canon in b.full_forms or bool(a.full_forms & b.full_forms)


class Side(NamedTuple):
    """One name of a pair: what the words left over cost, in `UNIT`."""

    over: int
    short: int
    """What those of `SHORT` letters at the most cost, which are all a little alike."""
    relief: int
    """What those may cost that an initial of the other side may stand for."""


def could_match(
    kind: int, matched: int, met: int, a: Side, b: Side, *, single: bool, everyday: bool
) -> bool:
    """Whether a pair of names may reach the score of a match.

    Args:
        kind: as what the two are compared.
        matched: the weights of the words met, each times its likeness, of both names, in `UNIT` squared.
        met: the weights of the words met, of both names.
        a: the first name.
        b: the second.
        single: whether of either only one word is met that says who somebody is.
        everyday: whether nothing but everyday words are met.
    """
    bound = BOUNDS[kind]
    over_a, over_b = a.over - min(a.over, a.relief), b.over - min(b.over, b.relief)
    relief = a.over + b.over - over_a - over_b
    best = (matched + INITIAL_LIKENESS * relief) / (2 * UNIT)
    met += relief
    short_a, short_b = min(a.short, over_a), min(b.short, over_b)
    if short_a and short_b:
        # All of them may be met, each a little; where that is not worth it, none of them.
        cost = _cost(bound, over_a - short_a, over_b - short_b)
        paired = best + TWO_LETTERS * (short_a + short_b) / (2 * UNIT)
        if paired >= bound.least * ((met + short_a + short_b) / 2 + cost):
            return True
    if max(over_a, over_b) > FEW_LEFT and single:
        best *= bound.single_word
    if min(over_a, over_b) > FEW_LEFT and everyday and not relief:
        best *= bound.everyday
    return best >= bound.least * (met / 2 + _cost(bound, over_a, over_b))


def _cost(bound: Bound, over_a: int, over_b: int) -> float:
    return bound.left_over * (over_a + over_b) + bound.both_left_over * min(over_a, over_b)


def relief(others_initials: int, letters: int, initials: int, others_letters: int) -> int:
    """What may be spared of one side by initials: its words that begin like one, and its own ones that stand for words.

    Args:
        others_initials: the initials of the other side, as bits.
        letters: the first letters of the words of this one.
        initials: those of its words that are one letter.
        others_letters: the first letters of the words of the other side.
    """
    return (
        UNIT * (others_initials & letters).bit_count()
        + OF_INITIAL * (initials & others_letters).bit_count()
    )


def proposers(
    costs: Sequence[int], gains: Sequence[int], documents: Sequence[int]
) -> tuple[bool, ...]:
    """Which words of a name it takes for a match: one of them must be met, or little be left over.

    The rarest ones, until one word is left, or until those left could make no match by themselves.
    A listed name that holds an initial may do without them: it may stand for any word.

    Args:
        costs: what each word costs if it is left over, in `UNIT`; nothing for short ones, which may always be met.
        gains: the weight of each and the most that any of its mates weighs; nothing where it has none.
        documents: in how many listed names each word or one like it stands.
    """
    order = sorted(range(len(costs)), key=lambda place: (documents[place], place))
    passed, left = 0, sum(gains)
    chosen = [False] * len(costs)
    for place in order[:-1]:
        if passed > GAIN_TO_COST * left / 2 + ROUNDINGS:
            break
        chosen[place] = True
        passed += costs[place]
        left -= gains[place]
    return tuple(chosen)


def spare(weight: int, alike: int, over: int, short: int, initials: int) -> float:
    """How much of a listed name may be left over if it is met by a single word; negative if nothing may.

    It may name a little too much, so that no listed name is lost; `could_match` decides. For persons and
    organisations: with a vessel on either side it is `VESSEL_SPARE` more.

    Args:
        weight: the weights of the two words, added up, in `UNIT`.
        alike: how alike they are, in `UNIT`.
        over: what the other words of our name cost, in `UNIT`.
        short: what those of `SHORT` letters at the most cost.
        initials: how many different initials our name has.
    """
    helped, single = spared(weight, alike)
    more = INITIAL_SPARE * initials + ROUNDINGS
    if short:
        return helped + short / 2 - over + more
    if over - OF_INITIAL * initials <= FEW_LEFT:
        return max(single - over, min(helped - over, FEW_LEFT)) + more
    return single - over + more


def spared(weight: int, alike: int) -> tuple[float, float]:
    """What a single word that is met outweighs: if it stays one of several, and if it is the only one.

    Args:
        weight: the weights of the word and of its mate, added up, in `UNIT`.
        alike: how alike they are, in `UNIT`.
    """
    return (
        max(_outweighed(bound, weight, alike, 1.0) for bound in ON_LAND),
        max(_outweighed(bound, weight, alike, bound.single_word) for bound in ON_LAND),
    )


def _outweighed(bound: Bound, weight: int, alike: int, factor: float) -> float:
    return (alike / UNIT * factor - bound.least) * weight / (2 * bound.least * bound.left_over)


ROUNDINGS: Final = 2
"""More than the roundings of weights to whole numbers can add up to."""
FEW_LEFT: Final = 300
"""What may be left over on either side before a single shared word counts for less, in `UNIT`."""
INITIAL_SPARE: Final = 1700
"""What an initial of the other name may make good, with room to spare, in `UNIT`."""
VESSEL_SPARE: Final = round(
    _outweighed(BOUNDS[VESSEL], 2 * UNIT, UNIT, 1.0) - min(spared(2 * UNIT, UNIT))
)
"""How much more may be left over between vessels, at the most."""
LEAST_GATE: Final = -32_000
"""Below this all gates are alike."""


def gate(least: int, initials: int, *, vessel: bool) -> int:
    """What `spare` must reach for a listed name that is met by one word alone.

    Args:
        least: what its other words cost, in `UNIT`.
        initials: the first letters of those of its words that are one letter, as bits.
        vessel: whether it is a vessel's or aircraft's.
    """
    eased = VESSEL_SPARE if vessel else 0
    eased += INITIAL_SPARE * initials.bit_count()
    return max(least - eased, LEAST_GATE)


def texts_of(folded: str) -> tuple[str, ...]:
    """The Latin words of a folded name that are looked up."""
    words = folded.split()
    if not folded.isascii():
        words = [text for text in words if text.isascii()]
    return tuple(words[:MOST_WORDS])
