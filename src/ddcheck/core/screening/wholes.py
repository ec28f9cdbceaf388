"""A name as a whole: its forms, and the keys by which Chinese names in any letters find one another.

Chinese names are looked up by pairs of neighbouring characters and by how these are read, since what is one
word in Latin letters is no word in Han, and the other way round.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ddcheck.core.names.folding import fold
from ddcheck.core.names.romanisation import by_spelling, parses, spoken_pattern
from ddcheck.core.names.runs import HAN_RUN
from ddcheck.core.names.words import COMMON_ORG_WORDS, PLACES, STOP_WORDS
from ddcheck.core.names.written import CALLED, names_in
from ddcheck.core.screening.features import free_words, texts_of
from ddcheck.core.screening.keys import (
    HAN,
    MASK,
    PAIR_IN_HAN,
    PAIR_IN_LATIN,
    POWERS,
    SYLLABLES,
    WHOLE,
    key,
)
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PERSONAL: Final = 4
"""Characters up to which a name in Han may be a person's."""
MOST_KEYS: Final = 64
MOST_READ: Final = 8
"""Characters of a name in Han up to which it is read as a whole."""


def several(name: str, folded: str) -> tuple[str, ...]:
    """The folded names in a text that gives several, without the text itself; usually none."""
    return names_in(name, folded)


def whole_keys(name: str, folded: str) -> tuple[int, ...]:
    """The keys of a name as a whole: without spaces, in Han, and as Chinese syllables.

    To be kept with a listed name. Two names that share one are worth comparing, whatever their words.
    """
    found = [key(folded.replace(" ", ""), WHOLE)] if folded else []
    if not folded.isascii():
        runs = HAN_RUN.findall(folded)
        if runs:
            found += [_han_key(pair) for pair in _han_pairs(folded)]
            found += [(each + PAIR_IN_HAN) & MASK for each in _read_pairs(folded)]
            found += [(each + SYLLABLES) & MASK for each in _read_whole(runs)]
            found += southern_keys(runs, asking=False)
    texts = texts_of(folded)
    found += _behind_another(texts)
    found += spoken(texts, 1)
    found += _spoken_pairs(texts, PAIR_IN_LATIN)
    for other in several(name, folded):
        found += _keys_of_another(other)
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
            found += [_han_key(pair) for pair in _han_pairs(folded)]
            found += [(each + PAIR_IN_LATIN) & MASK for each in _read_pairs(folded)]
            found += [(each + SYLLABLES) & MASK for each in _read_whole(runs)]
            found += southern_keys(runs, asking=True)
    if han_listed:
        found += _spoken_pairs(texts, PAIR_IN_HAN)
        found += _behind_another(texts)
    found += spoken(texts, 3)
    if len(texts) == 1:
        found += turned(texts[0])
    for other in several(name, folded):
        found += _keys_of_another(other)
    return tuple(dict.fromkeys(found))


def _keys_of_another(folded: str) -> list[int]:
    """The keys of one of several names in a text: as a whole, and its pairs of characters if it is in Han."""
    found = [key(folded.replace(" ", ""), WHOLE)]
    if not folded.isascii():
        found += [_han_key(pair) for pair in _han_pairs(folded)]
    return found


def _behind_another(texts: Sequence[str]) -> list[int]:
    """The key of what stands behind the first word: a Chinese name, if that is an English one (Andy Lau Tak Wah)."""
    least, most = BEHIND_ANOTHER
    return [key("".join(texts[1:]), WHOLE)] if least <= len(texts) <= most else []


BEHIND_ANOTHER: Final = (4, 5)
"""Words of such a name at the least and at the most."""


@lru_cache(maxsize=1 << 16)
def _han_key(pair: str) -> int:
    return key(pair, HAN)


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
    """Neighbouring characters of which one at least is no everyday word's, and those beside one of these."""
    chars, own, apart = told_in(HAN_RUN.findall(folded))
    found = [pair for place, pair in enumerate(_pairs(chars)) if any(own[place : place + 2])]
    found += [
        chars[place - 1] + chars[place + 1] for place in range(1, len(chars) - 1) if apart[place]
    ]
    return dict.fromkeys(found)


def told_in(runs: Sequence[str]) -> tuple[str, Sequence[bool], Sequence[bool]]:
    """The characters of a name in Han by which it is found, and what each of them tells.

    Returns the characters; whether each is of no everyday word, so that it tells something beside its
    neighbours; and whether it may be left out of either name.
    """
    joined = "".join(runs)
    if len(joined) > PERSONAL:
        chars, own = zip(*map(_told_in_run, runs), strict=True)
        flags = [each for run in own for each in run]
        if sum(flags) > 1:
            return "".join(chars), flags, flags
    # Of a personal name the middle character may be left out.
    return joined, [True] * len(joined), [len(joined) <= PERSONAL] * len(joined)


@lru_cache(maxsize=1 << 15)
def _told_in_run(run: str) -> tuple[str, tuple[bool, ...]]:
    from ddcheck.core.names.han import COMMON, han_text
    from ddcheck.core.names.han import PLACES as HAN_PLACES

    text = han_text(run, person=False)
    own = [
        segment not in COMMON and segment not in HAN_PLACES
        for segment in text.segments
        for _ in segment
    ]
    return text.chars, tuple(own)


def _pairs(text: Sequence[str]) -> list[str]:
    if len(text) == 1:
        return [text[0]]
    return [text[place] + text[place + 1] for place in range(len(text) - 1)]


def _read_pairs(folded: str) -> Iterable[int]:
    """The keys of two to four neighbouring characters as read, of names that are no person's."""
    from ddcheck.core.names.mandarin import pinyin

    if is_personal(HAN_RUN.findall(folded)) and not is_numbered(folded):
        return ()
    found: list[int] = []
    for run in _core_runs(folded):
        heard = [pinyin(char)[:3] for char in run]
        for size in (2, 3, 4):
            for place in range(len(heard) - size + 1):
                found += _heard_keys(heard[place : place + size])
    return dict.fromkeys(found)


def is_numbered(folded: str) -> bool:
    """Whether a name in Han holds a number, as those of ships do and those of people do not (远望五号, 远洋18)."""
    from ddcheck.core.names.han import says_number

    return any(map(str.isdigit, folded)) or says_number(folded)


def is_personal(runs: Sequence[str]) -> bool:
    """Whether a name in Han may be a person's, as in 习近平 or, with its parts set apart, 里佳 陽子 阿部."""
    return 0 < sum(map(len, runs)) <= PERSONAL or (
        len(runs) > 1 and max(map(len, runs)) <= 3 and sum(map(len, runs)) <= 2 * PERSONAL
    )


def _read_whole(runs: Sequence[str]) -> list[int]:
    """The keys of a name as it may be read, and with the surname behind (Wei Wang)."""
    from ddcheck.core.names.han import surname_length

    joined = "".join(runs)
    if not 2 <= len(joined) <= MOST_READ:
        return []

    heard = [heard_in(char, surname=place == 0) for place, char in enumerate(joined)]
    orders = [heard]
    if is_personal(runs):
        size = surname_length(joined)
        orders.append([*heard[size:], *heard[:size]])
    return [each for order in orders for each, _ in _combined(order)]


def southern_keys(runs: Sequence[str], *, asking: bool) -> list[int]:
    """The keys of a person's name in Han as Hong Kong and Singapore may spell it, in one word as others are found.

    A listed name is kept under the usual spellings and with its surname behind too; one that asks, under fewer.
    """
    from ddcheck.core.names.han import surname_length

    joined = "".join(runs)
    if not 2 <= len(joined) <= PERSONAL or len(runs) > 2:
        return []
    size = surname_length(joined)
    most = 3 if asking else 4
    heard = [_southern(char, most, surname=place == 0) for place, char in enumerate(joined)]
    orders = [heard] if asking else [heard, [*heard[size:], *heard[:size]]]
    found = [each for order in orders for each, _ in _combined(order)]
    return [(each + WHOLE) & MASK for each in found] + list(_abroad_keys(joined))


@lru_cache(maxsize=1 << 12)
def _abroad_keys(joined: str) -> tuple[int, ...]:
    """The keys of a name as Japanese or Koreans may spell it, in one word, and with its surname behind."""
    from ddcheck.core.names.abroad import usual_spellings

    return tuple(
        [
            key(text, WHOLE)
            for surname, given in usual_spellings(joined, MOST_ABROAD)
            for text in (surname + given, given + surname)
        ]
    )


MOST_ABROAD: Final = 12
"""Spellings of a name of a Japanese or a Korean by which it is found."""


@lru_cache(maxsize=1 << 13)
def _southern(char: str, most: int, *, surname: bool) -> Heard:
    from ddcheck.core.names.southern import HOKKIEN_GIVEN, HOKKIEN_SURNAMES, heard_in_hong_kong

    hokkien = (HOKKIEN_SURNAMES if surname else HOKKIEN_GIVEN).get(char, "").split()
    heard = (*heard_in_hong_kong(char)[:most], *hokkien[: most // 2])
    return tuple([(key(spelled, 0), len(spelled)) for spelled in dict.fromkeys(heard)])


@lru_cache(maxsize=1 << 14)
def heard_in(char: str, *, surname: bool) -> Heard:
    """What may be heard of a character: keys of syllables and their sizes."""
    from ddcheck.core.names.mandarin import pinyin, surname_readings

    return tuple(map(_heard_key, (surname_readings(char) if surname else pinyin(char))[:3]))


@lru_cache(maxsize=1 << 12)
def _heard_key(syllable: str) -> tuple[int, int]:
    """The key of one syllable, a dot before it, and its size."""
    return key(f".{syllable}", 0), 1 + len(syllable)


def _heard_keys(options: Sequence[Sequence[str]]) -> list[int]:
    """The keys, without their sort, of the syllables that may be heard one after the other.

    Put together from the keys of the syllables, since keys are additive.
    """
    return [each for each, _ in _combined([tuple(map(_heard_key, option)) for option in options])]


Heard = tuple[tuple[int, int], ...]
"""Ways to hear a text: the key of each without its sort, and its size; above `SIZE` how many syllables it is."""
SIZE: Final = (1 << 16) - 1


def _combined(options: Sequence[Heard], most: int = MOST_KEYS) -> list[tuple[int, int]]:
    """The ways to hear texts one after the other, so many at the most."""
    if not all(options):
        return []
    found = [(0, 0)]
    for parts in options:
        found = [
            (total + each * POWERS[size & SIZE] & MASK, size + more)
            for total, size in found
            for each, more in parts
        ][:most]
    return found


@lru_cache(maxsize=1 << 16)
def syllables(text: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The ways to read a word as Chinese syllables; empty if there is none."""
    if not may_be_spoken(text):
        return ()
    return tuple(tuple([_in_order(heard) for heard in parse]) for parse in parses(text))


@lru_cache(maxsize=1 << 12)
def _in_order(heard: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(heard))


def may_be_spoken(text: str) -> bool:
    """Whether a word has `syllables`; cheap, where it has none."""
    return len(text) <= _LONGEST_SPOKEN and spoken_pattern().fullmatch(text) is not None


def which_may_be_spoken(texts: Sequence[str]) -> list[bool]:
    """`may_be_spoken` of each of some words."""
    found = spoken_pattern().among([text for text in texts if len(text) <= _LONGEST_SPOKEN])
    return [text in found for text in texts]


_LONGEST_SPOKEN: Final = 24
"""Letters up to which a word may be Chinese syllables."""


def spoken(texts: Sequence[str], orders: int) -> list[int]:
    """The keys of a Latin name as Chinese syllables, if all of it can be read so; in up to three orders."""
    if not 1 <= len(texts) <= MOST_SYLLABLES or not all(map(spoken_parts, texts)):
        return []
    found: list[int] = []
    turned = (texts, (*texts[1:], *texts[:1]), (*texts[-1:], *texts[:-1]))
    for order in dict.fromkeys(tuple(each) for each in turned[:orders]):
        ways = _combined([spoken_parts(text) for text in order], MOST_SPOKEN)
        found += [each for each, size in ways if 2 <= size >> 16 <= MOST_SYLLABLES]
    return [(each + SYLLABLES) & MASK for each in dict.fromkeys(found)]


def turned(text: str) -> list[int]:
    """The keys of a name in one word as Chinese syllables with the surname at the other end (Zhangwei, Wei Zhang)."""
    found: list[int] = []
    for parse in syllables(text):
        if 2 <= len(parse) <= PERSONAL:
            for order in ((*parse[1:], *parse[:1]), (*parse[-1:], *parse[:-1])):
                found += [each for each, _ in _combined([tuple(map(_heard_key, o)) for o in order])]
    return [(each + SYLLABLES) & MASK for each in dict.fromkeys(found)]


MOST_SYLLABLES: Final = 8
"""Syllables up to which a Latin name may be a Chinese one."""
MOST_SPOKEN: Final = 256
"""Ways in which it is heard at the most."""


@lru_cache(maxsize=1 << 16)
def spoken_parts(text: str) -> Heard:
    """The ways to hear a word as Chinese syllables; none if it is none."""
    if not may_be_spoken(text):
        return ()
    few = _heard_few(text)
    if few is not None:
        return few
    found: dict[int, int] = {}
    for parse in syllables(text):
        for each, size in _combined([tuple(map(_heard_key, heard)) for heard in parse]):
            found[each] = size | len(parse) << 16
    return tuple(found.items())[:MOST_SPOKEN]


def _heard_few(text: str) -> Heard | None:
    """The same of a word that is heard in a few ways, as nearly all are; None where there are many."""
    heard_as = _heard_spellings()
    # From the end to the front: the places from where the rest may be read, the nearest first, and how.
    ways: list[tuple[int, list[tuple[int, int]]]] = [(len(text), [(0, 0)])]
    found: list[tuple[int, int]] = []
    for start in range(len(text) - 1, -1, -1):
        found = []
        for end, behind in ways:
            for each, length in heard_as.get(text[start:end], ()):
                power = POWERS[length & SIZE]
                found += [(each + rest * power & MASK, length + more) for rest, more in behind]
        if len(found) > _FEW_WAYS:
            return None
        if found:
            ways.insert(0, (start, found))
    return tuple(dict(found).items())


_FEW_WAYS: Final = 12
"""No more than `parses` gives, nor than is kept of them: then nothing was left out."""


@lru_cache(maxsize=1)
def _heard_spellings() -> dict[str, Heard]:
    """What may be heard of each spelling of one syllable."""
    one = 1 << 16
    return {
        spelled: tuple([(each, length + one) for each, length in map(_heard_key, sorted(heard))])
        for spelled, heard in by_spelling().items()
    }


def _is_everyday(text: str) -> bool:
    return text in PLACES or text in COMMON_ORG_WORDS or text in STOP_WORDS or text in free_words()


@lru_cache(maxsize=1 << 16)
def spoken_in(text: str) -> tuple[int, ...]:
    """The keys of a word that is two or more Chinese syllables and no everyday word; without their sort."""
    if _is_everyday(text):
        return ()
    return tuple([each for each, size in spoken_parts(text) if size >> 16 > 1][:MOST_KEYS])


@lru_cache(maxsize=1 << 16)
def spoken_alone(text: str) -> tuple[str, ...]:
    """The Chinese syllables that a word may be if it is one; none for an everyday word.

    Nearly every syllable is in some Chinese legal form as well: beside another one it is rather a name (Hua Wei).
    """
    if text in PLACES or text in COMMON_ORG_WORDS or text in STOP_WORDS:
        return ()
    return tuple(sorted(by_spelling().get(text, ())))


def spoken_across(first: str, second: str) -> list[int]:
    """The keys of two neighbouring words that are one Chinese syllable each; without their sort."""
    return [each for each, _ in _combined([heard_alone(first), heard_alone(second)])]


@lru_cache(maxsize=1 << 16)
def heard_alone(text: str) -> Heard:
    """The ways to hear a word that is one Chinese syllable."""
    return tuple(map(_heard_key, spoken_alone(text)))


def _spoken_pairs(texts: Sequence[str], sort: int) -> list[int]:
    """The keys of the words of a Latin name that may be part of a Chinese one."""
    found = [each for text in texts for each in spoken_in(text)]
    for first, second in pairwise(texts):
        found += spoken_across(first, second)
    return [(each + sort) & MASK for each in dict.fromkeys(found)]


def readings(words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """How a personal name in Han may be read in two Latin words; none for other names.

    Other names in Han are found by their syllables (`whole_keys`), not by the words of a reading.
    """
    if sum([len(text) for text in words if not text.isascii()]) > PERSONAL:
        return ()
    from ddcheck.core.names.han import person_readings, surname_first
    from ddcheck.core.names.mandarin import pinyin

    found = []
    if len("".join(words)) > 1 and not any(map(str.isascii, words)):
        found += person_readings("".join(surname_first(tuple(words))))
    spoken: list[str] = []
    for text in words:
        if text.isascii():
            spoken.append(text)
        else:
            spoken += [heard[0].replace("v", "u") for heard in map(pinyin, text) if heard]
    if len(spoken) == 2:
        found.append((spoken[0], spoken[1]))
    return tuple(dict.fromkeys(found))[:_MOST_READINGS]


_MOST_READINGS: Final = 8


class Form(NamedTuple):
    """A folded text by whose words a name is looked up."""

    text: str
    read: bool = False
    """Whether it is how a name in Han may be read: then only the very words of it will do."""


def forms(name: str, folded: str, *, asking: bool) -> tuple[Form, ...]:
    """The forms of a name that asks or is listed: itself, its readings, the names given in it."""
    found = {folded: Form(folded)}
    for text in several(name, folded):
        found.setdefault(text, Form(text))
        if folded in CALLED and not text.isascii():
            # What is called in short by a name in Han may be given in English elsewhere (YMTC).
            from ddcheck.core.screening.respelled import respelled

            found.update((way, Form(way)) for way in respelled(text, text, asking=asking))
    if "abd " in folded or " din" in folded or (asking and "." in name) or not folded.isascii():
        # Not loaded before a name is met that may be written in other words.
        from ddcheck.core.screening.respelled import respelled

        for text in respelled(name, folded, asking=asking):
            found.setdefault(text, Form(text))
    if not folded.isascii():
        for surname, given in readings(folded.split()):
            text = f"{surname} {given}"
            found.setdefault(text, Form(text, read=True))
    return tuple(found.values())


def folded_of(name: str) -> str:
    """The folded text of a name."""
    return fold(name)
