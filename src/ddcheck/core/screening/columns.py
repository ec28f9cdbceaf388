"""Words and numbers in columns: keys of many words at once, and what numpy lacks for ragged rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ddcheck.core.names.spelling import word
from ddcheck.core.screening import features, keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[Any]


class Words(NamedTuple):
    """Words in columns: what is compared of them."""

    text: Numbers
    """Key of the word without its sort."""
    size: Numbers
    canon: Numbers
    sound: Numbers
    sound_size: Numbers
    consonants: Numbers
    consonants_size: Numbers
    bare: Numbers
    bare_size: Numbers
    bare_with_w: Numbers
    voweled: Numbers
    bones: Numbers
    bones_size: Numbers
    tail: Numbers
    """Key of the bones without the sign of a first vowel, as they stand behind another word."""
    tail_size: Numbers


def words_of(texts: Sequence[str]) -> Words:
    """The columns of some words."""
    known = [word(text) for text in texts]
    consonants = [each.consonants for each in known]
    bones = [features.bones(text) for text in texts]
    tails = [each.removeprefix("_") for each in bones]
    skeletons = [each.skeleton for each in known]
    return Words(
        keys_of(texts),
        sizes_of(texts),
        keys_of([each.canon for each in known]),
        keys_of(skeletons),
        sizes_of(skeletons),
        keys_of(consonants),
        sizes_of(consonants),
        keys_of([each.bare for each in known]),
        sizes_of([each.bare for each in known]),
        keys_of([each.bare_with_w for each in known]),
        np.array([each.voweled for each in known], np.bool_),
        keys_of(bones),
        sizes_of(bones),
        keys_of(tails),
        sizes_of(tails),
    )


def sizes_of(texts: Sequence[str]) -> Numbers:
    """How long each text is."""
    return np.fromiter(map(len, texts), np.int64, len(texts))


_WIDTH = keys.LONGEST


def _letters(texts: Sequence[str]) -> Numbers:
    """The letters of short words in rows, filled up with zeros; plain letters alone."""
    rows = np.array([text.encode() for text in texts], f"S{_WIDTH}")
    return rows.view(np.uint8).reshape(len(texts), _WIDTH)


POWERS = np.array(keys.POWERS, np.uint64)


def keys_of(texts: Sequence[str]) -> Numbers:
    """The keys of some texts, without their sort."""
    joined = "".join(texts)
    sizes = sizes_of(texts)
    if not joined.isascii() or (len(texts) and int(sizes.max()) > len(POWERS)):
        return np.array([keys.key(text, 0) for text in texts], np.uint64)
    begin = np.cumsum(sizes) - sizes
    place = np.arange(len(joined)) - np.repeat(begin, sizes)
    values = np.frombuffer(joined.encode(), np.uint8).astype(np.uint64) + np.uint64(1)
    total = np.zeros(len(joined) + 1, np.uint64)
    with np.errstate(over="ignore"):
        np.cumsum(values * POWERS[place], out=total[1:])
        return np.asarray(total[begin + sizes] - total[begin])


def _near(texts: Sequence[str], whole: Numbers, sort: int) -> tuple[Numbers, Numbers]:
    """The keys of the words with a letter left out (or, of three, left open), and whose they are."""
    sizes = sizes_of(texts)
    found, owners = [whole + np.uint64(sort)], [np.arange(len(texts))]
    # Words of one length at a time: no letter is looked at that is not there.
    for size in range(3, _WIDTH + 1):
        where = np.flatnonzero(sizes == size)
        if not len(where):
            continue
        letters = _letters([texts[place] for place in where.tolist()])[:, :size]
        values = letters.astype(np.uint64) + np.uint64(1)
        with np.errstate(over="ignore"):
            stay = values * POWERS[:size]
            if size == 3:
                total = stay.sum(1, dtype=np.uint64)
                left = total[:, None] - stay + np.uint64((sort + keys.OPEN) & keys.MASK)
            else:
                moved = np.zeros_like(stay)
                moved[:, 1:] = values[:, 1:] * POWERS[: size - 1]
                before = np.cumsum(stay, 1, dtype=np.uint64) - stay
                behind = moved.sum(1, dtype=np.uint64)[:, None] - np.cumsum(
                    moved, 1, dtype=np.uint64
                )
                left = before + behind + np.uint64(sort)
        found.append(left.ravel())
        owners.append(np.repeat(where, size))
    return np.concatenate(found), np.concatenate(owners)


def word_keys_of(texts: Sequence[str], columns: Words, *, asking: bool) -> tuple[Numbers, Numbers]:
    """The keys of `building.word_keys` for each of some words, and whose they are; some twice."""
    found: list[Numbers] = []
    owners: list[Numbers] = []
    with np.errstate(over="ignore"):
        found.append(columns.text + np.uint64(keys.EXACT))
        owners.append(np.arange(len(texts)))
        further = [
            (place, each)
            for place, text in enumerate(texts)
            for each in features.spellings(text)[1:]
        ]
        found.append(np.array([keys.key(each, keys.EXACT) for _, each in further], np.uint64))
        owners.append(np.array([place for place, _ in further], np.int64))
        heard = np.arange(len(texts))
        spelled = np.flatnonzero(columns.text != columns.sound)
        near, whose = _near(
            [
                *(word(texts[place]).skeleton for place in heard.tolist()),
                *(texts[place] for place in spelled.tolist()),
            ],
            np.concatenate([columns.sound[heard], columns.text[spelled]]),
            keys.SOUND,
        )
        found.append(near)
        owners.append(np.concatenate([heard, spelled])[whose])
        told = np.flatnonzero(columns.bones_size >= 3)
        found.append(columns.bones[told] + np.uint64(keys.CONSONANTS))
        owners.append(told)
        bare = np.flatnonzero(columns.bare_size >= 2)
        sort = np.where(
            columns.voweled[bare] != asking, np.uint64(keys.VOWELED), np.uint64(keys.UNVOWELED)
        )
        found += [columns.bare[bare] + sort, columns.bare_with_w[bare] + sort]
        owners += [bare, bare]
    return np.concatenate(found), np.concatenate(owners)


def joins_of(starts: Numbers, words: Numbers, columns: Words) -> tuple[Numbers, ...]:
    """Neighbouring words of documents: place in `words`, key of both as one, key of their consonants."""
    last = np.zeros(len(words) + 1, np.bool_)
    last[starts[1:] - 1] = True
    first = np.flatnonzero(~last[: len(words)])
    a, b = words[first], words[first + 1]
    with np.errstate(over="ignore"):
        text = columns.text[a] + POWERS[np.minimum(columns.size[a], 511)] * columns.text[b]
        sound = columns.bones[a] + POWERS[columns.bones_size[a]] * columns.tail[b]
    told = columns.bones_size[a] + columns.tail_size[b] >= 3
    return first, text, sound, told


_LANES = 4


def marks_between(words: Numbers, starts: Numbers) -> Numbers:
    """Between starts the marks of all words: of each one bit of 256, in four columns."""
    with np.errstate(over="ignore"):
        mark = (words.astype(np.uint64) * np.uint64(keys.BASE)) >> np.uint64(56)
    bit = np.uint64(1) << (mark & np.uint64(63))
    lane = mark >> np.uint64(6)
    found = np.zeros((len(starts) - 1, _LANES), np.uint64)
    some = np.flatnonzero(np.diff(starts))
    if len(some):
        for each in range(_LANES):
            of_lane = np.where(lane == np.uint64(each), bit, np.uint64(0))
            found[some, each] = np.bitwise_or.reduceat(of_lane, starts[:-1][some])
    return found


def sums(values: Numbers, starts: Numbers) -> Numbers:
    """The sums of the values between starts."""
    totals = np.concatenate([[0], np.cumsum(values)])
    return np.asarray(totals[starts[1:]] - totals[starts[:-1]])


def letter_sets(texts: Sequence[str], words: Numbers, starts: Numbers) -> tuple[Numbers, Numbers]:
    """For each form the first letters of its words, and those that stand alone, as bits."""
    bits = np.array([features.letter(text) for text in texts], np.int64)
    alone = np.where(np.array([len(text) == 1 for text in texts], np.bool_), bits, 0)
    if not len(words):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return (
        np.bitwise_or.reduceat(bits[words], starts[:-1]),
        np.bitwise_or.reduceat(alone[words], starts[:-1]),
    )


def spread(
    whose: Numbers, low: Numbers, high: Numbers, leads_to: Numbers
) -> tuple[Numbers, Numbers]:
    """What each range of places leads to, and whose it is."""
    return np.repeat(whose, high - low), leads_to[ranges(low, high)]


def ranges(low: Numbers, high: Numbers) -> Numbers:
    """The numbers from each low to each high, one range after the other."""
    sizes = high - low
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(total) + np.repeat(low - (ends - sizes), sizes))


def different(numbers: Numbers) -> Numbers:
    """The different numbers of a column, in order."""
    ordered = np.sort(numbers)
    kept = np.ones(len(ordered), np.bool_)
    kept[1:] = ordered[1:] != ordered[:-1]
    return np.asarray(ordered[kept])
