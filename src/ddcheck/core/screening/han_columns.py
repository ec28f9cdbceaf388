"""Names of people in Han in columns: the keys under which many of them ask, as `wholes.asking_keys` says them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from ddcheck.core.names.han import surname_length
from ddcheck.core.screening import keys, wholes
from ddcheck.core.screening.columns import POWERS, ranges, sizes_of

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
    low = np.zeros(len(heard) + 1, np.int64)
    np.cumsum(sizes_of(heard), out=low[1:])
    parts = [part for each in heard for part in each]
    sounds = Sounds(
        low,
        np.array([each for each, _ in parts], np.uint64),
        np.array([size for _, size in parts], np.int64),
    )
    surname = np.array([surname_length(text) for text in joined], np.int64)
    turned = begin[whose] + (place + surname[whose]) % sizes[whose]
    found = [sounds.combined(each, begin, sizes) for each in (row, row[turned])]
    return np.concatenate([each for each, _ in found]), np.concatenate([each for _, each in found])


class Sounds:
    """What may be heard of some characters: for each the keys of syllables, and their sizes."""

    def __init__(self, low: Numbers, keys_: Numbers, sizes: Numbers) -> None:
        """Take the syllables of all characters, and where those of each begin."""
        self._low, self._keys, self._sizes = low, keys_, sizes

    def combined(self, rows: Numbers, begin: Numbers, sizes: Numbers) -> tuple[Numbers, Numbers]:
        """The keys of names by the characters of each, in order, in all ways to hear them; and whose."""
        whose = np.flatnonzero(sizes > 1)
        total, length = np.zeros(len(whose), np.uint64), np.zeros(len(whose), np.int64)
        done: list[tuple[Numbers, Numbers]] = []
        for place in range(int(sizes.max(initial=0))):
            over = sizes[whose] == place
            done.append((total[over], whose[over]))
            total, length, whose = total[~over], length[~over], whose[~over]
            char = rows[begin[whose] + place]
            low, high = self._low[char], self._low[char + 1]
            part = ranges(low, high)
            before = np.repeat(np.arange(len(whose)), high - low)
            # No name is heard in more ways than these.
            first = np.searchsorted(whose[before], whose[before])
            kept = np.arange(len(before)) - first < wholes.MOST_KEYS
            part, before = part[kept], before[kept]
            with np.errstate(over="ignore"):
                total = total[before] + self._keys[part] * POWERS[length[before]]
            length, whose = length[before] + self._sizes[part], whose[before]
        done.append((total, whose))
        with np.errstate(over="ignore"):
            found = np.concatenate([each for each, _ in done]) + np.uint64(keys.SYLLABLES)
        return found, np.concatenate([each for _, each in done])
