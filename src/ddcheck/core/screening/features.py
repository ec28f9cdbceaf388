"""What two names must share to be worth comparing.

Retrieval must not lose a pair that the comparison of `ddcheck.core.names` would call a match, and must
name few others. So each word gets two weights: the most it can add if it is met, and the least it costs if
it is not, over all that it may be in a name; from these follows the best score that a pair could have.
Chinese names are looked up by pairs of neighbouring characters and by how these are read.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz.distance import OSA

from ddcheck.core.names import analysis as _analysis
from ddcheck.core.names import comparison as _comparison
from ddcheck.core.names.comparison import COSTS
from ddcheck.core.names.folding import HAN_RUN, fold
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
from ddcheck.core.screening.keys import (
    HAN,
    MASK,
    PAIR_IN_HAN,
    PAIR_IN_LATIN,
    SYLLABLES,
    WHOLE,
    key,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_WORDS: Final = 30
"""Words of a name that are looked up; what a longer name has beyond costs it nothing."""
UNIT: Final = 1000
"""What a weight or a similarity of one is as a whole number: sums of those are the same in any order."""

ANY, PERSON, ORGANIZATION = 0, 1, 2
"""As what a pair of names is compared; any, where nobody says or the two sides differ."""
_AS: Final = {
    "": ANY,
    "person": PERSON,
    "organization": ORGANIZATION,
    "vessel": ANY,
    "aircraft": ANY,
}


def compared_as(stated: str, listed: str) -> int:
    """As what a name is compared with a listed one, by the kinds of party that both are given as."""
    return ANY if stated and listed and stated != listed else _AS[stated or listed]


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


BOUNDS: Final = (_bound(list(COSTS)), _bound(["person"]), _bound(["organization"]))

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
PERSONAL: Final = 4
"""Characters up to which a name in Han may be a person's."""
_MOST_KEYS: Final = 64


class Weight(NamedTuple):
    """What a word can add and what it costs, in `UNIT`, and what it cannot be."""

    most: int
    least: int
    hollow: bool
    """It says nothing of who somebody is; names that share nothing else share nothing."""
    everyday: bool
    """It is a common word or a place: names that share nothing else share little."""


@lru_cache(maxsize=1)
def _free_words() -> frozenset[str]:
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
        0 if text in _LEGAL_AFTER_PERSONS or text in ROMAN else int(least * person),
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
    free = text in _free_words() or not text.isalpha()
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
    return as_any, as_person, as_organization


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


def joined_alike(one: str, two: str) -> bool:
    """Whether a word may be two neighbouring ones of the other name, written as one text here."""
    return one == two or (
        min(len(one), len(two)) >= LEAST_JOINED
        and abs(len(one) - len(two)) <= 1
        and OSA.distance(one, two) <= 1
    )


LEAST_JOINED: Final = 6
"""Letters from which words written as one may have an edit besides."""


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
        single: whether only one word of each is met.
        everyday: whether nothing but everyday words are met.
    """
    bound = BOUNDS[kind]
    over_a, over_b = a.over - min(a.over, a.relief), b.over - min(b.over, b.relief)
    relief = a.over + b.over - over_a - over_b
    short = min(a.short, b.short, over_a, over_b)
    over_a, over_b = over_a - short, over_b - short
    cost = bound.left_over * (over_a + over_b) + bound.both_left_over * min(over_a, over_b)
    best = (matched + UNIT * relief + 2 * TWO_LETTERS * short) / (2 * UNIT)
    if max(over_a, over_b) > 300 and single and not relief and not short:
        best *= bound.single_word
    if min(over_a, over_b) > 300 and everyday and not relief:
        best *= bound.everyday
    return best >= bound.least * ((met + relief + 2 * short) / 2 + cost)


def asks(costs: Sequence[int], documents: Sequence[int]) -> tuple[bool, ...]:
    """Which words of a name propose listed names; the others are only looked for in what is proposed.

    The rarest words propose, until those that remain could not make a match by themselves.

    Args:
        costs: what each word costs if it is left over, in `UNIT`, compared as any.
        documents: in how many listed names each word or one like it is.
    """
    order = sorted(range(len(costs)), key=lambda place: (documents[place], place))
    rest, over, left = sum(costs), 0, sum(cost > 0 for cost in costs)
    chosen = [False] * len(costs)
    for place in order:
        if over and over * ENOUGH[left > 1] >= rest * UNIT:
            break
        chosen[place] = True
        over += costs[place]
        rest -= costs[place]
        left -= costs[place] > 0
    return tuple(chosen)


def alone(costs: Sequence[int], chosen: Sequence[bool]) -> bool:
    """Whether the words that propose could make a match with none of the others."""
    asked = [cost for cost, each in zip(costs, chosen, strict=True) if each]
    over = sum(costs) - sum(asked)
    enough = ENOUGH[sum(cost > 0 for cost in asked) > 1]
    return over == 0 or over * enough < sum(asked) * UNIT


# With a single word left, that nothing but it is met counts against the pair too.
# A listed word may weigh a little more than the word of ours that it is met by.
_SLACK: Final = 1.15


def _enough(factor: float) -> int:
    """How much of the words that remain a thousandth of those left over outweighs."""
    bound = BOUNDS[ANY]
    return int(UNIT * bound.least * bound.left_over / ((factor - bound.least) * _SLACK))


ENOUGH: Final = (_enough(BOUNDS[ANY].single_word), _enough(1.0))
"""For one word that remains, and for more."""


def texts_of(folded: str) -> tuple[str, ...]:
    """The Latin words of a folded name that are looked up."""
    words = folded.split()
    if not folded.isascii():
        words = [text for text in words if text.isascii()]
    return tuple(words[:MOST_WORDS])


SEVERAL_WORDS: Final = frozenset(("aka", "fka", "nka", "known", "formerly"))


def several(name: str, folded: str) -> tuple[str, ...]:
    """The folded names in a text that gives several, without the text itself; usually none."""
    if "/" not in name and SEVERAL_WORDS.isdisjoint(folded.split()):
        return ()
    return _analysis._alternatives(name)  # noqa: SLF001 - what the comparison takes for several names


def whole_keys(name: str, folded: str) -> tuple[int, ...]:
    """The keys of a name as a whole: without spaces, in Han, and as Chinese syllables.

    To be kept with a listed name. Two names that share one are worth comparing, whatever their words.
    """
    found = [key(folded.replace(" ", ""), WHOLE)] if folded else []
    if not folded.isascii():
        runs = HAN_RUN.findall(folded)
        if runs:
            found += [key(pair, HAN) for pair in _han_pairs(folded)]
            found += [key(pair, PAIR_IN_HAN) for pair in _read_pairs(folded)]
            found += [key(text, SYLLABLES) for text in _read_whole(runs)]
    found += [key(text, SYLLABLES) for text in spoken(texts_of(folded), 1)]
    found += _spoken_pairs(texts_of(folded), PAIR_IN_LATIN)
    for other in several(name, folded):
        found.append(key(other.replace(" ", ""), WHOLE))
    return tuple(dict.fromkeys(found))


def asking_keys(name: str, folded: str, *, han_listed: bool) -> tuple[int, ...]:
    """The keys under which a name asks for listed names that have them in `whole_keys`.

    `han_listed`: whether any listed name is in Han; else a Latin name does not ask for those.
    """
    found = [key(folded.replace(" ", ""), WHOLE)] if folded else []
    texts = texts_of(folded)
    if not folded.isascii():
        runs = HAN_RUN.findall(folded)
        if runs:
            found += [key(pair, HAN) for pair in _han_pairs(folded)]
            found += [key(pair, PAIR_IN_LATIN) for pair in _read_pairs(folded)]
            found += [key(text, SYLLABLES) for text in _read_whole(runs)]
    if han_listed:
        found += _spoken_pairs(texts, PAIR_IN_HAN)
    found += [key(text, SYLLABLES) for text in spoken(texts, 3)]
    for other in several(name, folded):
        found.append(key(other.replace(" ", ""), WHOLE))
    return tuple(dict.fromkeys(found))


def _core_runs(folded: str) -> list[str]:
    """Runs of Han characters that are no everyday words; all characters of a name that has nothing else."""
    from ddcheck.core.names.han import COMMON, han_text
    from ddcheck.core.names.han import PLACES as HAN_PLACES

    text = han_text(folded, person=False)
    runs, run = [], ""
    for segment in text.segments:
        if segment in COMMON or segment in HAN_PLACES:
            runs.append(run)
            run = ""
        else:
            run += segment
    runs = [run for run in (*runs, run) if len(run) > 1]
    return runs or list(HAN_RUN.findall(folded))


def _han_pairs(folded: str) -> Iterable[str]:
    """Neighbouring characters of which one at least is no everyday word's."""
    from ddcheck.core.names.han import COMMON, han_text
    from ddcheck.core.names.han import PLACES as HAN_PLACES

    text = han_text(folded, person=False)
    own = [
        segment not in COMMON and segment not in HAN_PLACES
        for segment in text.segments
        for _ in segment
    ]
    joined = "".join(HAN_RUN.findall(folded))
    told = sum(own) > 1
    found = _pairs(text.chars if told else joined)
    if told:
        found = [pair for place, pair in enumerate(found) if any(own[place : place + 2])]
    # A personal name, whose middle character may be left out.
    if len(joined) <= PERSONAL:
        found += _pairs(joined)
        found += [joined[place] + joined[place + 2] for place in range(len(joined) - 2)]
    return dict.fromkeys(found)


def _pairs(text: Sequence[str]) -> list[str]:
    if len(text) == 1:
        return [text[0]]
    return [text[place] + text[place + 1] for place in range(len(text) - 1)]


def _read_pairs(folded: str) -> Iterable[str]:
    """Two to four neighbouring characters as read, of names that are no person's."""
    from ddcheck.core.names.han import pinyin

    if _is_personal(HAN_RUN.findall(folded)):
        return ()
    found: list[str] = []
    for run in _core_runs(folded):
        heard = [pinyin(char)[:3] for char in run]
        for size in (2, 3, 4):
            for place in range(len(heard) - size + 1):
                found += _products(heard[place : place + size])[:_MOST_KEYS]
    return dict.fromkeys(found)


def _is_personal(runs: Sequence[str]) -> bool:
    """Whether a name in Han may be a person's, as in 习近平 or, with its parts set apart, 里佳 陽子 阿部."""
    return 0 < sum(map(len, runs)) <= PERSONAL or (
        len(runs) > 1 and max(map(len, runs)) <= 3 and sum(map(len, runs)) <= 2 * PERSONAL
    )


def _read_whole(runs: Sequence[str]) -> list[str]:
    """A name as it may be read, and with the surname behind (Wei Wang)."""
    from ddcheck.core.names.han import pinyin, surname_length, surname_readings

    joined = "".join(runs)
    if not 2 <= len(joined) <= 8:
        return []
    heard = [
        (surname_readings(char) if place == 0 else pinyin(char))[:3]
        for place, char in enumerate(joined)
    ]
    if not _is_personal(runs):
        return _products(heard)
    size = surname_length(joined)
    return [*_products(heard), *_products([*heard[size:], *heard[:size]])]


def _products(options: Sequence[Sequence[str]]) -> list[str]:
    found = [""]
    for option in options:
        found = [f"{head}.{syllable}" for head in found for syllable in option][:_MOST_KEYS]
    return found if all(options) else []


@lru_cache(maxsize=1)
def _may_be_chinese() -> re.Pattern[str]:
    return re.compile(r"(?:[bcdfghjklmnpqrstwxyz]{0,3}[aeiouvy]{1,4}(?:ng?|h|r)?){1,6}")


@lru_cache(maxsize=1 << 16)
def syllables(text: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The ways to read a word as Chinese syllables; empty if there is none."""
    # The first look is cheap, and few words of other languages pass it.
    if len(text) > 24 or _may_be_chinese().fullmatch(text) is None:
        return ()
    from ddcheck.core.names.romanisation import parses

    return tuple(tuple(tuple(sorted(heard)) for heard in parse) for parse in parses(text))


def spoken(texts: Sequence[str], orders: int) -> list[str]:
    """A Latin name as Chinese syllables, if all of it can be read so; in up to three orders."""
    if not 1 <= len(texts) <= 8 or not all(syllables(text) for text in texts):
        return []
    found: list[str] = []
    turned = (texts, (*texts[1:], *texts[:1]), (*texts[-1:], *texts[:-1]))
    for order in dict.fromkeys(tuple(each) for each in turned[:orders]):
        for parse in syllables("".join(order)):
            if 2 <= len(parse) <= 8:
                found += _products(parse)
    return list(dict.fromkeys(found))


def _is_everyday(text: str) -> bool:
    return text in PLACES or text in COMMON_ORG_WORDS or text in STOP_WORDS or text in _free_words()


@lru_cache(maxsize=1 << 16)
def spoken_in(text: str) -> tuple[int, ...]:
    """The keys of a word that is two or more Chinese syllables and no everyday word; without their sort."""
    parses = () if _is_everyday(text) else syllables(text)
    found = [each for parse in parses if len(parse) > 1 for each in _products(parse)]
    return tuple(key(each, 0) for each in dict.fromkeys(found[:_MOST_KEYS]))


@lru_cache(maxsize=1 << 16)
def spoken_alone(text: str) -> tuple[str, ...]:
    """The Chinese syllables that a word may be if it is one; none for an everyday word."""
    parses = () if _is_everyday(text) else syllables(text)
    return tuple(dict.fromkeys(each for parse in parses if len(parse) == 1 for each in parse[0]))


def spoken_across(first: str, second: str) -> list[int]:
    """The keys of two neighbouring words that are one Chinese syllable each; without their sort."""
    heard, then = spoken_alone(first), spoken_alone(second)
    return [key(each, 0) for each in _products([heard, then])] if heard and then else []


def _spoken_pairs(texts: Sequence[str], sort: int) -> list[int]:
    """The keys of the words of a Latin name that may be part of a Chinese one."""
    found = [each for text in texts for each in spoken_in(text)]
    for first, second in pairwise(texts):
        found += spoken_across(first, second)
    return [(each + sort) & MASK for each in dict.fromkeys(found)]


def readings(folded: str) -> tuple[str, ...]:
    """How a personal name in Han may be read in Latin letters; none for other names.

    Other names in Han are found by their syllables (`whole_keys`), not by the words of a reading.
    """
    if folded.isascii() or not _is_personal(HAN_RUN.findall(folded)):
        return ()
    from ddcheck.core.names.han import readings as read

    return tuple(text for text in read(folded) if text.count(" ") == 1)


def forms(name: str, folded: str) -> tuple[str, ...]:
    """The folded texts by whose words a name is looked up: itself, its readings, the names given in it."""
    others = (*readings(folded), *several(name, folded))
    return (folded, *dict.fromkeys(others)) if others else (folded,)


def folded_of(name: str) -> str:
    """The folded text of a name."""
    return fold(name)
