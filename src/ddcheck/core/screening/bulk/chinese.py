"""Names that may be Chinese in columns: the keys under which many of them ask, as `wholes.asking_keys` says them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from ddcheck.core.names.han import surname_length
from ddcheck.core.screening import keys, wholes
from ddcheck.core.screening.bulk.columns import POWERS, ranges, sizes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[Any]


def keys_of_people(names: Sequence[Sequence[str]]) -> tuple[Numbers, Numbers]:
    """The keys of names of people in Han, each given as its words; and whose they are; some twice."""
    joined = ["".join(words) for words in names]
    pairs, whose_pairs = _pairs(names)
    wholes_, read, whose_read = _whole(joined), *_read(joined)
    return (
        np.concatenate([wholes_, pairs, read]),
        np.concatenate([np.arange(len(names)), whose_pairs, whose_read]),
    )


def _codes(texts: Sequence[str]) -> Numbers:
    """The characters of all texts as numbers."""
    return np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)


def _values(texts: Sequence[str]) -> Numbers:
    return _codes(texts).astype(np.uint64) + np.uint64(1)


def _starts(sizes: Numbers) -> Numbers:
    return np.asarray(np.cumsum(sizes) - sizes)


def _whole(joined: Sequence[str]) -> Numbers:
    sizes = sizes_of(joined)
    begin = _starts(sizes)
    place = np.arange(int(sizes.sum())) - np.repeat(begin, sizes)
    with np.errstate(over="ignore"):
        total = np.add.reduceat(_values(joined) * POWERS[place], begin)
        return np.asarray(total + np.uint64(keys.WHOLE))


def _pairs(names: Sequence[Sequence[str]]) -> tuple[Numbers, Numbers]:
    """The keys of neighbouring characters, and of those beside one that may be left out."""
    told = [wholes.told_in(words) for words in names]
    texts = [text for text, _, _ in told]
    own, apart = (
        np.fromiter(chain.from_iterable(flags), np.bool_)
        for flags in ([each[1] for each in told], [each[2] for each in told])
    )
    whose = np.repeat(np.arange(len(names)), sizes_of(texts))
    values = _values(texts)
    near = np.flatnonzero((whose[1:] == whose[:-1]) & (own[1:] | own[:-1]))
    far = np.flatnonzero((whose[2:] == whose[:-2]) & apart[1:-1])
    with np.errstate(over="ignore"):
        found = np.concatenate(
            [
                values[near] + values[near + 1] * POWERS[1],
                values[far] + values[far + 2] * POWERS[1],
            ]
        )
        return found + np.uint64(keys.HAN), np.concatenate([whose[near], whose[far]])


def _read(joined: Sequence[str]) -> tuple[Numbers, Numbers]:
    """The keys of the names as they may be read, the surname in front and behind."""
    sizes = sizes_of(joined)
    begin = _starts(sizes)
    whose = np.repeat(np.arange(len(joined)), sizes)
    place = np.arange(len(whose)) - begin[whose]
    # A surname's first character is read in another way than the same one elsewhere.
    sort = _codes(joined).astype(np.int64) << 1 | (place == 0)
    known, row = np.unique(sort, return_inverse=True)
    heard = [wholes.heard_in(chr(code >> 1), surname=bool(code & 1)) for code in known.tolist()]
    sounds = Syllables()
    sounds.add(heard)
    surname = np.array([surname_length(text) for text in joined], np.int64)
    turned = begin[whose] + (place + surname[whose]) % sizes[whose]
    found = [sounds.combined(each, begin, sizes) for each in (row, row[turned])]
    return _sorted_as(keys.SYLLABLES, [(each, whose) for each, _, whose in found])


def _sorted_as(sort: int, found: Sequence[tuple[Numbers, Numbers]]) -> tuple[Numbers, Numbers]:
    """Keys of a sort, given without it in some parts, and whose they are."""
    with np.errstate(over="ignore"):
        wanted = np.concatenate([each for each, _ in found]) + np.uint64(sort)
    return wanted, np.concatenate([whose for _, whose in found])


def spoken_keys(words: Spoken, rows: Numbers, starts: Numbers) -> tuple[Numbers, Numbers]:
    """The keys of `wholes.spoken` of Latin names, given the rows of their words; and whose they are."""
    sizes = np.diff(starts)
    if not len(sizes):
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    some = np.logical_and.reduceat(words.ways.count(rows) > 0, starts[:-1])
    some = np.flatnonzero(some & (sizes <= wholes.MOST_SYLLABLES))
    begin, sizes = starts[some], sizes[some]
    # In three orders; of one word or two there are fewer.
    found = []
    for order, turned in enumerate((0, 1, -1)):
        kept = np.flatnonzero(sizes > order)
        size = sizes[kept]
        whose = np.repeat(np.arange(len(kept)), size)
        flat = ranges(np.zeros(len(kept), np.int64), size)
        at = rows[begin[kept][whose] + (flat + turned) % size[whose]]
        wanted, length, whose = words.ways.combined(at, _starts(size), size, wholes.MOST_SPOKEN)
        count = length >> 16
        told = np.flatnonzero((count >= 2) & (count <= wholes.MOST_SYLLABLES))
        found.append((wanted[told], some[kept[whose[told]]]))
    return _sorted_as(keys.SYLLABLES, found)


def across_keys(words: Spoken, rows: Numbers, starts: Numbers) -> tuple[Numbers, Numbers]:
    """The keys of neighbouring words that are one Chinese syllable each, for names in Han; and whose they are."""
    form = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    single = words.alone.count(rows) > 0
    at = np.flatnonzero((form[1:] == form[:-1]) & single[1:] & single[:-1])
    both = np.stack([rows[at], rows[at + 1]], 1).ravel()
    sizes = np.full(len(at), 2)
    wanted, _, whose = words.alone.combined(both, _starts(sizes), sizes)
    return _sorted_as(keys.PAIR_IN_HAN, [(wanted, form[at[whose]])])


class Spoken:
    """Words as Chinese syllables, row by row."""

    def __init__(self) -> None:
        """Begin with no word."""
        self.ways = Syllables()
        """The ways to hear each as any number of syllables."""
        self.alone = Syllables()
        """The ways to hear it as one, unless it is an everyday word."""

    def add(self, texts: Sequence[str]) -> list[bool]:
        """Add words; returns which of them may be syllables."""
        maybe = list(map(wholes.may_be_spoken, texts))
        told = list(zip(texts, maybe, strict=True))
        self.ways.add([wholes.spoken_parts(text) if each else () for text, each in told])
        self.alone.add([wholes.heard_alone(text) if each else () for text, each in told])
        return maybe


class Syllables:
    """What may be heard of some texts, row by row: `wholes.Heard` in columns."""

    def __init__(self) -> None:
        """Begin with no text."""
        self._low: Numbers = np.zeros(1, np.int64)
        self._keys: Numbers = np.zeros(0, np.uint64)
        self._sizes: Numbers = np.zeros(0, np.int64)

    def add(self, heard: Sequence[wholes.Heard]) -> None:
        """Add rows."""
        parts = [part for each in heard for part in each]
        low = self._low[-1] + np.cumsum(sizes_of(heard))
        self._low = np.concatenate([self._low, low])
        found = np.array([each for each, _ in parts], np.uint64)
        self._keys = np.concatenate([self._keys, found])
        sizes = np.array([size for _, size in parts], np.int64)
        self._sizes = np.concatenate([self._sizes, sizes])

    def count(self, rows: Numbers) -> Numbers:
        """In how many ways each row may be heard."""
        return np.asarray(self._low[rows + 1] - self._low[rows])

    def combined(
        self, rows: Numbers, begin: Numbers, sizes: Numbers, most: int = wholes.MOST_KEYS
    ) -> tuple[Numbers, Numbers, Numbers]:
        """The ways to hear names by the rows of each, in order, so many at the most.

        Returns keys without their sort, sizes as in `wholes.Heard`, and whose they are.
        """
        whose = np.arange(len(begin))
        total, length = np.zeros(len(whose), np.uint64), np.zeros(len(whose), np.int64)
        done = [(total[:0], length[:0], whose[:0])]
        for place in range(int(sizes.max(initial=0)) + 1):
            over = sizes[whose] == place
            done.append((total[over], length[over], whose[over]))
            total, length, whose = total[~over], length[~over], whose[~over]
            if not len(whose):
                break
            row = rows[begin[whose] + place]
            low, high = self._low[row], self._low[row + 1]
            part, before = ranges(low, high), np.repeat(np.arange(len(whose)), high - low)
            told = whose[before]
            kept = np.flatnonzero(np.arange(len(told)) - np.searchsorted(told, told) < most)
            part, before = part[kept], before[kept]
            with np.errstate(over="ignore"):
                shift = POWERS[length[before] & wholes.SIZE]
                total = total[before] + self._keys[part] * shift
            length, whose = length[before] + self._sizes[part], whose[before]
        total, length, whose = (np.concatenate(each) for each in zip(*done, strict=True))
        return total, length, whose
