"""Names that may be Chinese in columns: the keys under which many of them ask, as `wholes.asking_keys` says them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ddcheck.core.names.han import (
    COMMON,
    PLACES,
    compared_of,
    says_number,
    segment_pattern,
    surname_length,
)
from ddcheck.core.names.runs import HAN_RUNS
from ddcheck.core.screening import keys, wholes
from ddcheck.core.screening.bulk.columns import POWERS, ranges, sizes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[Any]


def keys_of_people(names: Sequence[Sequence[str]]) -> tuple[Numbers, Numbers]:
    """The keys of names of people in Han, each given as its words; and whose they are; some twice."""
    joined = ["".join(words) for words in names]
    pairs, whose_pairs = _pairs(_told_of_people(names))
    wholes_, read, whose_read = _whole(joined), *_read(joined, people=True)
    south = [wholes.southern_keys(words, asking=True) for words in names]
    return (
        np.concatenate([wholes_, pairs, read, np.array(list(chain(*south)), np.uint64)]),
        np.concatenate(
            [
                np.arange(len(names)),
                whose_pairs,
                whose_read,
                np.repeat(np.arange(len(names)), sizes_of(south)),
            ]
        ),
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


class _Told(NamedTuple):
    """The characters by which names in Han are found, name after name."""

    codes: Numbers
    whose: Numbers
    own: Numbers
    """Whether each tells something beside its neighbours, as `wholes.told_in` says."""
    apart: Numbers
    """Whether each may be left out."""


def _told_of_people(names: Sequence[Sequence[str]]) -> _Told:
    told = [wholes.told_in(words) for words in names]
    texts = [text for text, _, _ in told]
    own, apart = (
        np.fromiter(chain.from_iterable(flags), np.bool_)
        for flags in ([each[1] for each in told], [each[2] for each in told])
    )
    return _Told(_codes(texts), np.repeat(np.arange(len(names)), sizes_of(texts)), own, apart)


def _pairs(told: _Told) -> tuple[Numbers, Numbers]:
    """The keys of neighbouring characters, and of those beside one that may be left out."""
    codes, whose, own, apart = told
    values = codes.astype(np.uint64) + np.uint64(1)
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


def _read(joined: Sequence[str], *, people: bool) -> tuple[Numbers, Numbers]:
    """The keys of names as they may be read; of people with the surname in front and behind."""
    sizes = sizes_of(joined)
    begin = _starts(sizes)
    whose = np.repeat(np.arange(len(joined)), sizes)
    place = np.arange(len(whose)) - begin[whose]
    # A surname's first character is read in another way than the same one elsewhere.
    sounds, row = _heard(_codes(joined), place == 0)
    rows = [row]
    if people:
        surname = np.array([surname_length(text) for text in joined], np.int64)
        rows.append(row[begin[whose] + (place + surname[whose]) % sizes[whose]])
    found = [sounds.combined(each, begin, sizes) for each in rows]
    return _sorted_as(keys.SYLLABLES, [(each, whose) for each, _, whose in found])


def _heard(codes: Numbers, first: Numbers) -> tuple[Syllables, Numbers]:
    """What may be heard of characters, some of them the first ones of their names; and the row of each."""
    known, row = np.unique(codes.astype(np.int64) << 1 | first, return_inverse=True)
    sounds = Syllables()
    sounds.add([wholes.heard_in(chr(code >> 1), surname=bool(code & 1)) for code in known.tolist()])
    return sounds, row


def is_firm(folded: str) -> bool:
    """Whether a folded name is one of those that `keys_of_firms` takes: in Han alone, no person's, no numeral in it."""
    return (
        HAN_RUNS.fullmatch(folded) is not None
        and not wholes.is_personal(folded.split())
        and not says_number(folded)
    )


def keys_of_firms(names: Sequence[Sequence[str]]) -> tuple[Numbers, Numbers]:
    """The keys of names of organisations in Han, each of them `is_firm`, as their runs; and whose they are; some twice."""
    if not names:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    joined = ["".join(runs) for runs in names]
    runs = list(chain.from_iterable(names))
    owner = np.repeat(np.arange(len(names)), sizes_of(names))
    raw, run = _codes(runs), np.repeat(np.arange(len(runs)), sizes_of(runs))
    whose = owner[run]
    told = _told_of_firms(runs, owner)
    # Of a name that is hardly more than everyday words each of its characters counts.
    few = np.bincount(told.whose[told.own], minlength=len(names)) < 2
    one, other = np.flatnonzero(~few[told.whose]), np.flatnonzero(few[whose])
    yes, no = np.ones(len(other), np.bool_), np.zeros(len(other), np.bool_)
    pairs = _pairs(
        _Told(
            np.concatenate([told.codes[one], raw[other]]),
            np.concatenate([told.whose[one], whose[other]]),
            np.concatenate([told.own[one], yes]),
            np.concatenate([told.own[one], no]),
        )
    )
    short = np.flatnonzero(sizes_of(joined) <= wholes.MOST_READ)
    read, whose_read = _read([joined[number] for number in short.tolist()], people=False)
    found = [
        (_whole(joined), np.arange(len(names))),
        pairs,
        _read_in(told, raw, run, owner),
        (read, short[whose_read]),
    ]
    wanted, owners = (np.concatenate(each) for each in zip(*found, strict=True))
    return wanted, owners


def _told_of_firms(runs: Sequence[str], owner: Numbers) -> _Told:
    """The characters but for legal forms; those of everyday words and places are not the name's own."""
    pieces = segment_pattern().split("\n" + "\n".join(runs) + "\n")
    pieces[1::2] = map(compared_of().__getitem__, pieces[1::2])
    codes = _codes(pieces)
    named = np.arange(len(pieces)) % 2 == 0
    named[1::2] = [text not in COMMON and text not in PLACES for text in pieces[1::2]]
    own = np.repeat(named, sizes_of(pieces))
    line = codes == ord("\n")
    kept = np.flatnonzero(~line)
    whose = owner[(np.cumsum(line) - 1)[kept]]
    return _Told(codes[kept], whose, own[kept], own[kept])


def _read_in(told: _Told, raw: Numbers, run: Numbers, owner: Numbers) -> tuple[Numbers, Numbers]:
    """The keys of `wholes._read_pairs`: of two to four characters of a name's own, or of all where it has none.

    Args:
        told: the characters that tell something.
        raw: all characters.
        run: for each of all the run it stands in.
        owner: for each run the name it belongs to.
    """
    first = told.own.copy()
    first[1:] &= ~(told.own[:-1] & (told.whose[1:] == told.whose[:-1]))
    at = np.flatnonzero(told.own)
    among = np.cumsum(first)[at] - 1
    long = np.bincount(among)[among] > 1 if len(among) else among > 0
    at, among = at[long], among[long]
    rest = np.ones(int(owner[-1]) + 1, np.bool_)
    rest[told.whose[at]] = False
    other = np.flatnonzero(rest[owner[run]])
    codes = np.concatenate([told.codes[at], raw[other]])
    whose = np.concatenate([told.whose[at], owner[run[other]]])
    among = np.concatenate([among, len(told.own) + run[other]])
    sounds, row = _heard(codes, np.zeros(len(codes), np.bool_))
    found = []
    for size in (2, 3, 4):
        begin = np.flatnonzero(among[size - 1 :] == among[: len(among) - size + 1])
        wanted, _, window = sounds.combined(
            row[ranges(begin, begin + size)],
            np.arange(len(begin)) * size,
            np.full(len(begin), size),
        )
        found.append((wanted, whose[begin[window]]))
    return _sorted_as(keys.PAIR_IN_LATIN, found)


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
        maybe = wholes.which_may_be_spoken(texts)
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
