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

from ddcheck.core.names import analysis as _analysis
from ddcheck.core.names.comparison import COSTS
from ddcheck.core.names.folding import HAN_RUN, fold
from ddcheck.core.names.spelling import Word, word
from ddcheck.core.names.words import (
    COMMON_ORG_WORDS,
    HONORIFICS,
    NICKNAMES,
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

_LATIN = [costs for kind, costs in COSTS.items()]
LEFT_OVER: Final = min(costs.left_over for costs in _LATIN)
BOTH_LEFT_OVER: Final = min(costs.both_left_over for costs in _LATIN)
SINGLE_WORD: Final = max(costs.single_word for costs in _LATIN)
LEAST_RAW: Final = min(costs.natural_threshold for costs in _LATIN) - 0.005
"""The score from which a pair is compared; a little less than a match takes, for roundings."""

JOINED: Final = 980
EQUAL: Final = 1000
KNOWN_SPELLING: Final = 970
SAME_SOUND: Final = 950
SAME_CONSONANTS: Final = 900
SHORT_FORM: Final = 800
THREE_LETTERS: Final = 450
LEAST_LIKENESS: Final = 250
_MOST_KEYS: Final = 64


class Weight(NamedTuple):
    """What a word can add and what it costs, in `UNIT`."""

    most: int
    least: int


@lru_cache(maxsize=1)
def _free_words() -> frozenset[str]:
    """Words that may be no word of their own in a name: parts of legal forms, of phrases, numbers."""
    from ddcheck.core.names.legal_form_table import FORMS

    found = {text for texts in FORMS.values() for form in texts.split(";") for text in form.split()}
    for phrase, short in PHRASES.items():
        found.update((*phrase.split(), short))
    return frozenset(found | set(NUMBER_WORDS) | set(ROMAN))


@lru_cache(maxsize=1)
def _least_factors() -> dict[str, float]:
    found: dict[str, float] = {}
    for group, role in (
        (HONORIFICS, "honorific"),
        (PARTICLES, "particle"),
        (STOP_WORDS, "stop"),
        (COMMON_ORG_WORDS, "common"),
        (PLACES, "place"),
        (VESSEL_PREFIXES, "prefix"),
    ):
        factor = _analysis.ROLE_FACTORS[role]
        for text in group:
            found[text] = min(factor, found.get(text, 1.0))
    return found


@lru_cache(maxsize=1 << 17)
def weight(text: str) -> Weight:
    """The two weights of a word, over all that it may be in a name."""
    told = max(_analysis.default_weight(text), 1.0)
    telling = (
        UNIT
        * (min(told, _analysis.TELLING_MOST) / _analysis.TELLING_MOST) ** _analysis.TELLING_POWER
    )
    size = len(text)
    shortness = _analysis.LENGTH_FACTORS[size] if size < 4 else 1.0
    # Of two letters even unlike words are alike a little, and no key finds those.
    if size <= 2 or text in _free_words() or not text.isalpha():
        return Weight(round(telling), 0)
    return Weight(round(telling), int(telling * shortness * _least_factors().get(text, 1.0)))


@lru_cache(maxsize=1)
def _has_short_forms() -> frozenset[str]:
    return frozenset(full for forms in NICKNAMES.values() for full in forms)


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
    if first.skeleton == second.skeleton and min(len(a), len(b)) >= 3:
        return SAME_SOUND
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


def budget(a: int, b: int) -> int:
    """How many edits may part two words of these lengths."""
    both = a + b
    return 1 if both <= 12 else 2 if both <= 21 else 3


def worth(edits: int, longer: int) -> int:
    """How alike two words are that so many edits part, in `UNIT`."""
    kept = max(longer - edits, 0)
    return kept * kept * UNIT // (longer * longer)


def is_short_form(a: Word, b: Word) -> bool:
    return b.canon in a.full_forms or a.canon in b.full_forms or bool(a.full_forms & b.full_forms)


def could_match(matched: int, met: int, over_a: int, over_b: int, *, single: bool) -> bool:
    """Whether a pair of names may reach the score of a match.

    Args:
        matched: the weights of the words met, each times its likeness, of both names, in `UNIT` squared.
        met: the weights of the words met, of both names.
        over_a: what the words left over in the first name cost.
        over_b: the same for the second.
        single: whether only one word of each is met.
    """
    cost = LEFT_OVER * (over_a + over_b) + BOTH_LEFT_OVER * min(over_a, over_b)
    best = matched / UNIT / 2
    if single and max(over_a, over_b) > 300:
        best *= SINGLE_WORD
    return best >= LEAST_RAW * (met / 2 + cost)


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
    found += [key(text, SYLLABLES) for text in _spoken(texts_of(folded), 1)]
    found += [key(pair, PAIR_IN_LATIN) for pair in _spoken_pairs(texts_of(folded))]
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
        found += [key(pair, PAIR_IN_HAN) for pair in _spoken_pairs(texts)]
    found += [key(text, SYLLABLES) for text in _spoken(texts, 3)]
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
    found: list[str] = []
    for run in _core_runs(folded):
        found += _pairs(run)
    joined = "".join(HAN_RUN.findall(folded))
    # A personal name, whose middle character may be left out.
    if len(joined) <= 4:
        found += _pairs(joined)
        found += [joined[place] + joined[place + 2] for place in range(len(joined) - 2)]
    return dict.fromkeys(found)


def _pairs(text: Sequence[str]) -> list[str]:
    if len(text) == 1:
        return [text[0]]
    return [text[place] + text[place + 1] for place in range(len(text) - 1)]


def _read_pairs(folded: str) -> Iterable[str]:
    """Neighbouring characters as read; of a personal name the last with the first too (Wei Wang)."""
    from ddcheck.core.names.han import pinyin, surname_readings

    found: list[str] = []
    joined = "".join(HAN_RUN.findall(folded))
    runs = _core_runs(folded)
    if len(joined) <= 4:
        runs = [*runs, joined, joined[-1] + joined[0]]
    for run in runs:
        heard = [
            surname_readings(char) if run == joined and place == 0 else pinyin(char)
            for place, char in enumerate(run)
        ]
        for first, second in pairwise(heard):
            found += [f"{one}.{other}" for one in first[:3] for other in second[:3]]
    return dict.fromkeys(found)


def _read_whole(runs: Sequence[str]) -> list[str]:
    from ddcheck.core.names.han import pinyin, surname_readings

    joined = "".join(runs)
    if not 2 <= len(joined) <= 8:
        return []
    heard = [
        (surname_readings(char) if place == 0 else pinyin(char))[:3]
        for place, char in enumerate(joined)
    ]
    return _products(heard)


def _products(options: Sequence[Sequence[str]]) -> list[str]:
    found = [""]
    for option in options:
        found = [f"{head}.{syllable}" for head in found for syllable in option][:_MOST_KEYS]
    return found if all(options) else []


_MAY_BE_CHINESE = re.compile(r"(?:[bcdfghjklmnpqrstwxyz]{0,3}[aeiouvy]{1,4}(?:ng?|h|r)?){1,6}")


@lru_cache(maxsize=1 << 16)
def syllables(text: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The ways to read a word as Chinese syllables; empty if there is none."""
    # The first look is cheap, and few words of other languages pass it.
    if len(text) > 24 or _MAY_BE_CHINESE.fullmatch(text) is None:
        return ()
    from ddcheck.core.names.romanisation import parses

    return tuple(tuple(tuple(sorted(heard)) for heard in parse) for parse in parses(text))


def _spoken(texts: Sequence[str], orders: int) -> list[str]:
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


def _spoken_pairs(texts: Sequence[str]) -> list[str]:
    """Neighbouring syllables of the words that can be read as Chinese, within words and across them."""
    found: list[str] = []
    before: tuple[str, ...] = ()
    for text in texts:
        parses = (
            syllables(text) if text not in _least_factors() and text not in _free_words() else ()
        )
        if not parses:
            before = ()
            continue
        for parse in parses[:2]:
            chain = (before, *parse) if before else parse
            for first, second in pairwise(chain):
                found += [f"{one}.{other}" for one in first for other in second]
        before = parses[0][-1]
    return list(dict.fromkeys(found))[:_MOST_KEYS]


def readings(folded: str) -> tuple[str, ...]:
    """How a name in Han may be read in Latin letters; none for other names."""
    if folded.isascii() or not HAN_RUN.search(folded):
        return ()
    from ddcheck.core.names.han import readings as read

    return read(folded)


def forms(name: str, folded: str) -> tuple[str, ...]:
    """The folded texts by whose words a name is looked up: itself, its readings, the names given in it."""
    others = (*readings(folded), *several(name, folded))
    return (folded, *dict.fromkeys(others)) if others else (folded,)


def folded_of(name: str) -> str:
    """The folded text of a name."""
    return fold(name)
