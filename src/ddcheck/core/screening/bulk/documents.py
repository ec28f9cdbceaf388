"""The documents of listed names in columns: each form of a name, and the words of it."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from ddcheck.core.screening import features, keys, wholes
from ddcheck.core.screening.bulk.columns import POWERS, Numbering, ranges
from ddcheck.core.screening.bulk.several import respelled_in, several_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[Any]

_PLAIN_LENGTH: Final = 400
_TOGETHER: Final = 1 << 10
"""Documents whose words are numbered at once: the words as texts take ten times the room of their numbers."""


class Documents(NamedTuple):
    """The forms of all names, in the order of the names."""

    name: Numbers
    """The name that each belongs to."""
    starts: Numbers
    """Where in the words each begins; none is without a word."""
    words: Numbers
    """The words of all, as numbers."""
    texts: Sequence[str]
    """The different words, in the order in which they first come."""
    plain: Numbers
    """Whether each is all there is of its name: of those that are not looked at one by one."""
    slow: tuple[Numbers, Numbers]
    """The `whole_keys` of the other names, and whose they are: in Han, of several names in one, very long."""

    def each(self) -> Numbers:
        """The document of each word."""
        return np.repeat(np.arange(len(self.name), dtype=np.int32), np.diff(self.starts))


def documents_of(names: Sequence[str], folded: Sequence[str]) -> Documents:
    """The documents of names, given their folded texts."""
    slow = _slow(names, folded)
    counts = np.ones(len(names), np.int64)
    parts: list[Sequence[str]] = []
    begin = 0
    for number in slow:
        told = [
            features.texts_of(form.text)
            for form in wholes.forms(names[number], folded[number], asking=False)
        ]
        texts = [" ".join(each) for each in told if each]
        parts += [folded[begin:number], texts]
        counts[number] = len(texts)
        begin = number + 1
    lines = [*chain.from_iterable(parts), *folded[begin:]]
    if "" in lines:
        counts[[number for number, text in enumerate(folded) if not text]] = 0
        lines = [text for text in lines if text]
    name = np.repeat(np.arange(len(names), dtype=np.int32), counts)
    starts = np.zeros(len(lines) + 1, np.int64)
    sizes = np.fromiter(map(str.count, lines, repeat(" ")), np.int64, len(lines))
    np.cumsum(sizes + 1, out=starts[1:])
    numbering = Numbering()
    words = np.empty(int(starts[-1]), np.int32)
    for begin in range(0, len(lines), _TOGETHER):
        end = min(begin + _TOGETHER, len(lines))
        flat = " ".join(lines[begin:end]).split(" ")
        numbers = np.fromiter(map(numbering.__getitem__, flat), np.int32, len(flat))
        words[starts[begin] : starts[end]] = numbers
    plain = np.ones(len(names), np.bool_)
    plain[slow] = False
    whole = columns_of(
        (wholes.whole_keys(names[number], folded[number]), number) for number in slow
    )
    return Documents(name, starts, words, numbering.new, plain[name], whole)


def columns_of(told: Iterable[tuple[Iterable[int], int]]) -> tuple[Numbers, Numbers]:
    """Keys and the number that each leads to in two columns, given the keys of each number."""
    pairs = [(each, number) for found, number in told for each in found]
    found = np.array([each for each, _ in pairs], np.uint64)
    return found, np.array([number for _, number in pairs], np.int64)


def _slow(names: Sequence[str], folded: Sequence[str]) -> list[int]:
    """The numbers of the names that are looked at one by one, in order."""
    found = set(several_in(names, folded))
    if not "".join(folded).isascii():
        found.update(number for number, text in enumerate(folded) if not text.isascii())
    found.update(respelled_in(names, folded, range(len(names)), asking=False))
    sizes = np.fromiter(map(len, folded), np.int64, len(folded))
    found.update(np.flatnonzero(sizes >= _PLAIN_LENGTH).tolist())
    many = np.flatnonzero(sizes > 2 * features.MOST_WORDS).tolist()
    found.update(number for number in many if folded[number].count(" ") >= features.MOST_WORDS)
    return sorted(found)


def whole_keys_of(text: Numbers, sizes: Numbers, starts: Numbers) -> tuple[Numbers, Numbers]:
    """The keys of names as wholes without spaces, given the keys and sizes of their words; and whose."""
    if len(starts) < 2:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    before = np.cumsum(sizes) - sizes
    before -= np.repeat(before[starts[:-1]], np.diff(starts))
    with np.errstate(over="ignore"):
        whole = np.add.reduceat(text * POWERS[before], starts[:-1])
        return whole + np.uint64(keys.WHOLE), np.arange(len(whole))


def but_first(starts: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The words behind the first one of names that may be Chinese ones behind an English one (Andy Lau Tak Wah).

    Returns where each such name begins among these words, their places, and which names they are.
    """
    sizes = np.diff(starts)
    least, most = wholes.BEHIND_ANOTHER
    some = np.flatnonzero((sizes >= least) & (sizes <= most))
    low = np.zeros(len(some) + 1, np.int64)
    np.cumsum(sizes[some] - 1, out=low[1:])
    return low, ranges(starts[some] + 1, starts[some + 1]), some
