"""Which listed names the words of many names propose, before each pair is judged by all its words.

A pair that may match meets by two words at the least, or by one beside which little is left over. So the
rarest words of a name propose every listed name with a word like theirs that holds another one's as well;
the others propose only names of which so little is left over that the one word may do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from ddcheck.core.screening import features
from ddcheck.core.screening.bounds import spares
from ddcheck.core.screening.columns import others_of, ranges, sums, unions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from ddcheck.core.screening.index_columns import IndexColumns
    from ddcheck.core.screening.lexicon import Lexicon

    Numbers = NDArray[Any]

MEETINGS: Final = 1 << 20
"""Listed names that are looked at at once, which bounds the memory it takes."""
BLOCK: Final = 1 << 13
"""Forms of names that are looked up at once: what fits the cache."""
_MOST_PLACES: Final = 5
"""Bits that number the words of a form."""


class Forms(NamedTuple):
    """Forms of names that are looked up, and their words, one form after the other."""

    words: Numbers
    """The number of each word in the lexicon."""
    starts: Numbers
    """Where in the words each form begins."""
    form: Numbers
    """For each word the form it stands in."""
    place: Numbers
    """For each word its place in the form."""
    least: Numbers
    """What each form costs if nothing of it is met, by kind of party."""
    short: Numbers
    """The same of the words of `features.SHORT` letters at the most."""
    letters: Numbers
    """The first letters of the words of each form, as bits."""
    initials: Numbers
    """Those of the words of one letter."""

    @classmethod
    def of(cls, lexicon: Lexicon, words: Numbers, starts: Numbers) -> Forms:
        """Sum up the words of each form."""
        sizes = np.diff(starts)
        form = np.repeat(np.arange(len(sizes)), sizes)
        least = lexicon.least[:, words]
        letters = lexicon.letter[words]
        size = lexicon.size[words]
        return cls(
            words,
            starts,
            form,
            np.arange(len(words)) - starts[:-1][form],
            sums(least, starts),
            sums(np.where(size <= features.SHORT, least, 0), starts),
            unions(letters, starts),
            unions(np.where(size == 1, letters, np.uint64(0)), starts),
        )

    def block(self, begin: int, end: int) -> Forms:
        """Some of the forms, numbered anew."""
        start, stop = self.starts[begin], self.starts[end]
        return Forms(
            self.words[start:stop],
            self.starts[begin : end + 1] - start,
            self.form[start:stop] - begin,
            self.place[start:stop],
            self.least[:, begin:end],
            self.short[:, begin:end],
            self.letters[begin:end],
            self.initials[begin:end],
        )


def proposers(lexicon: Lexicon, forms: Forms) -> Numbers:
    """Which words propose every listed name that holds a word like theirs and one like another's.

    The rarest first, until one is left, or until those left could make no match by themselves.
    """
    documents = lexicon.documents[forms.words]
    order = np.sort((forms.form << 40 | documents) << _MOST_PLACES | forms.place)
    at = forms.starts[order >> (40 + _MOST_PLACES)] + (order & ((1 << _MOST_PLACES) - 1))
    begin = np.repeat(forms.starts[:-1], np.diff(forms.starts))
    words = forms.words[at]
    # A short word may be a little like any other, so it counts as nothing that is left over.
    cost = np.where(lexicon.size[words] <= features.SHORT, 0, lexicon.least[features.ANY, words])
    passed = np.cumsum(cost) - cost
    passed -= passed[begin]
    gain = np.where(
        documents[at] > 0, lexicon.most[features.ANY, words] + lexicon.heaviest[words], 0
    )
    after = np.repeat(sums(gain, forms.starts), np.diff(forms.starts))
    before = np.cumsum(gain) - gain
    after -= before - before[begin]
    bound = features.BOUNDS[features.ANY]
    open_ = bound.least * bound.left_over * passed <= (1 - bound.least) * after / 2
    last = np.zeros(len(order), np.bool_)
    last[forms.starts[1:] - 1] = True
    found = np.zeros(len(order), np.bool_)
    # Once those left could make no match they never can: what is passed only grows.
    found[at] = open_ & ~last
    return found


def blocks(meetings: Numbers) -> Iterator[tuple[int, int]]:
    """Runs of forms that are looked up at once: so many, or with so many meetings in all."""
    total = np.cumsum(meetings)
    begin, last = 0, len(meetings)
    while begin < last:
        before = total[begin - 1] if begin else 0
        fit = int(np.searchsorted(total, before + MEETINGS, "right"))
        end = min(max(fit, begin + 1), begin + BLOCK, last)
        yield begin, end
        begin = end


def propose(
    lexicon: Lexicon, listed: IndexColumns, forms: Forms, proposes: Numbers
) -> tuple[Numbers, Numbers]:
    """Pairs of a form and a listed document that may match, some more than once."""
    at, mate = lexicon.mates.rows(forms.words)
    theirs, alike = (each[mate] for each in lexicon.mates.columns)
    words, form = forms.words[at], forms.form[at]
    least = forms.least[features.ANY, form] - lexicon.least[features.ANY, words]
    limit = spares(
        lexicon.most[features.ANY, words] + listed.most[features.ANY, theirs],
        alike,
        least,
        forms.short[features.ANY, form],
        np.bitwise_count(forms.initials[form]).astype(np.int64),
    )
    limit = np.floor(np.clip(limit, features.LEAST_GATE, -features.LEAST_GATE)).astype(np.int16)
    others = others_of(lexicon.mark[:, forms.words], forms.starts)[:, at]
    begin, end = listed.post_start[theirs], listed.post_start[theirs + 1]
    middle = begin + listed.post_initials[theirs]
    # Of a word that does not propose: the names with initials, which may stand for words, and the gated.
    stop = np.where(proposes[at], end, middle)
    post = ranges(begin, stop)
    run = np.repeat(np.arange(len(at)), stop - begin)
    kept = np.flatnonzero((listed.post_mark[0, post] & others[0, run]) != 0)
    gated = np.flatnonzero(listed.post_gate[post] <= limit[run])
    kept = kept[(listed.post_mark[1, post[kept]] & others[1, run[kept]]) != 0]
    kept = np.concatenate([kept, gated])
    post, run = post[kept], run[kept]
    rest = np.flatnonzero(~proposes[at] & (middle < end) & (limit >= 0))
    rest = rest[listed.post_gate[middle[rest]] <= limit[rest]]
    low, high = middle[rest], _upper(listed.post_gate, middle[rest], end[rest], limit[rest])
    post = np.concatenate([post, ranges(low, high)])
    run = np.concatenate([run, np.repeat(rest, high - low)])
    return form[run], listed.post_doc[post]


def _upper(values: Numbers, low: Numbers, high: Numbers, limit: Numbers) -> Numbers:
    """For each range of rising values the place behind the last that is not above a limit."""
    low, high = low.copy(), high.copy()
    while True:
        open_ = np.flatnonzero(low < high)
        if not len(open_):
            return low
        middle = (low[open_] + high[open_]) >> 1
        up = values[middle] <= limit[open_]
        low[open_[up]] = middle[up] + 1
        high[open_[~up]] = middle[~up]
