"""Where the words of many names meet those of listed names in a way that may be enough for a match.

A pair that may match meets by two words at the least, or by one beside which hardly anything is left over.
So every meeting of words is looked at for a moment, and dropped unless the two names seem to share another
word, or so little is left over of both that the one may do.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from ddcheck.core.screening import features, pairs
from ddcheck.core.screening.bulk.bounds import spares
from ddcheck.core.screening.bulk.columns import (
    acronyms,
    different,
    others_of,
    pairs_of,
    ranges,
    sums,
    unions,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from ddcheck.core.screening.bulk.index_columns import IndexColumns
    from ddcheck.core.screening.bulk.lexicon import Lexicon

    Numbers = NDArray[Any]

MEETINGS: Final = 1 << 24
"""Meetings of words of the names that are looked up at once, which bounds the memory it takes."""
BLOCK: Final = 1 << 13
"""Forms of names that are looked up at once, at the most."""
AT_ONCE: Final = 1 << 17
"""Meetings, or pairs, that are looked at at once: what fits the cache."""


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
    cost: Numbers
    """What each word costs if it is left over: nothing where it is short, and may always be met."""
    least: Numbers
    """What each form costs if nothing of it is met, by kind of party."""
    short: Numbers
    """The same of the words of `features.SHORT` letters at the most."""
    letters: Numbers
    """The first letters of the words of each form, as bits."""
    initials: Numbers
    """Those of the words of one letter."""
    again: Numbers
    """How many of these stand there more than once."""
    read: Numbers
    """Whether only the very words of each form will do."""
    light: Numbers
    """What the light words of each form may do if all are met."""

    @classmethod
    def of(cls, lexicon: Lexicon, words: Numbers, starts: Numbers, read: Numbers) -> Forms:
        """Sum up the words of each form."""
        sizes = np.diff(starts)
        form = np.repeat(np.arange(len(sizes)), sizes)
        least = lexicon.least[:, words]
        short = np.where(lexicon.size[words] <= features.SHORT, least, 0)
        least[:, starts[acronyms(words, starts, lexicon.texts) + 1] - 1] = 0
        letters = lexicon.letter[words]
        size = lexicon.size[words]
        initials = unions(np.where(size == 1, letters, np.uint64(0)), starts)
        return cls(
            words,
            starts,
            form,
            np.arange(len(words)) - starts[:-1][form],
            np.where(size <= features.SHORT, 0, least[features.ANY]),
            sums(least, starts),
            sums(short, starts),
            unions(letters, starts),
            initials,
            np.bincount(form[size == 1], minlength=len(sizes)) - np.bitwise_count(initials),
            read,
            sums(lexicon.light[0, words], starts),
        )

    def block(self, begin: int, end: int) -> Forms:
        """Some of the forms, numbered anew."""
        start, stop = self.starts[begin], self.starts[end]
        return Forms(
            self.words[start:stop],
            self.starts[begin : end + 1] - start,
            self.form[start:stop] - begin,
            self.place[start:stop],
            self.cost[start:stop],
            self.least[:, begin:end],
            self.short[:, begin:end],
            self.letters[begin:end],
            self.initials[begin:end],
            self.again[begin:end],
            self.read[begin:end],
            self.light[begin:end],
        )

    def blocks(self, documents: Numbers) -> Iterator[tuple[int, int]]:
        """Runs of forms that are looked up at once: so many, or meeting so many listed names in all."""
        total = np.cumsum(sums(documents, self.starts))
        begin, last = 0, len(total)
        while begin < last:
            before = total[begin - 1] if begin else 0
            fit = int(np.searchsorted(total, before + MEETINGS, "right"))
            end = min(max(fit, begin + 1), begin + BLOCK, last)
            yield begin, end
            begin = end


class Meetings(NamedTuple):
    """Where words of forms meet words of listed documents."""

    form: Numbers
    place: Numbers
    """Of the word in the form."""
    doc: Numbers
    there: Numbers
    """The place of the word in the document."""
    alike: Numbers
    """How alike the two are at the most, in `features.UNIT`."""


def by_several(lexicon: Lexicon, listed: IndexColumns, forms: Forms) -> Meetings:
    """All meetings of pairs that seem to meet by more than one word."""
    mark = lexicon.mark[:, forms.words]
    needed = proposers(lexicon, forms)
    others = others_of(mark, forms.starts)
    at, mate = _mates(lexicon, forms, np.flatnonzero((others[0] != 0) & (mark[0] != 0)))
    telling = np.flatnonzero(~lexicon.mates.columns[4][mate])
    at, mate = at[telling], mate[telling]
    theirs = lexicon.mates.columns[0][mate].astype(np.int64)
    # Of a word that many names hold the names are known by their other words; the rest are looked through.
    common = listed.common[theirs]
    some = np.flatnonzero(needed[at] & ~common)
    # An initial may stand for a word that is needed: names that hold one may be met by any word.
    first = np.flatnonzero(~needed[at] & (listed.post_initials[theirs] > 0) & ~common)
    number = np.concatenate([some, first])
    begin = listed.post_start[theirs[number]]
    size = np.concatenate([listed.frequency[theirs[some]], listed.post_initials[theirs[first]]])
    found = [
        *_one_by_one(listed, others, number, at[number], begin, begin + size),
        _by_pairs(listed, forms, needed, at, theirs, np.flatnonzero(common)),
    ]
    number, post = (np.concatenate(each) for each in zip(*found, strict=True))
    met = _meetings(lexicon, listed, forms, at[number], post, mate[number])
    # Where a word that is needed was met the others are looked for in this name alone.
    rest = np.where(needed, 0, mark)
    held = unions(rest, forms.starts)[:, met.form]
    seem = (listed.post_mark[0][post] & held[0] != 0) & (listed.post_mark[1][post] & held[1] != 0)
    seem &= listed.doc_initials[met.doc] == 0
    pair = different((met.form * len(listed.doc_name) + met.doc)[seem])
    beside = [
        between(lexicon, listed, forms, pair[low : low + AT_ONCE], rest)
        for low in range(0, len(pair), AT_ONCE)
    ]
    return Meetings(*map(np.concatenate, zip(met, *beside, strict=True)))


def proposers(lexicon: Lexicon, forms: Forms) -> Numbers:
    """`pairs.proposers` of every word of all forms."""
    documents = lexicon.documents[forms.words]
    order = np.sort((forms.form << 40 | documents) << 5 | forms.place)
    begin = forms.starts[:-1][order >> 45]
    at = begin + (order & 31)
    words = forms.words[at]
    cost = forms.cost[at]
    gain = np.where(
        documents[at] > 0, lexicon.most[features.ANY, words] + lexicon.heaviest[words], 0
    )
    total = np.repeat(sums(gain, forms.starts), np.diff(forms.starts))
    gain -= lexicon.light[1, words]
    passed, before = np.cumsum(cost) - cost, np.cumsum(gain) - gain
    passed -= passed[begin]
    left = total - (before - before[begin])
    open_ = passed <= pairs.GAIN_TO_COST * left / 2 + pairs.ROUNDINGS
    last = np.zeros(len(order), np.bool_)
    last[forms.starts[1:] - 1] = True
    found = np.zeros(len(order), np.bool_)
    # Once those left could make no match they never can: what is passed only grows.
    found[at] = open_ & ~last
    return found


def _one_by_one(
    listed: IndexColumns,
    others: Numbers,
    number: Numbers,
    at: Numbers,
    starts: Numbers,
    ends: Numbers,
) -> Iterator[tuple[Numbers, Numbers]]:
    """Of some ranges of postings those that seem to share another word, and whose they are.

    Args:
        listed: the listed names.
        others: what the other words of our name must share, by the word.
        number: whose each range is.
        at: our word, of each range.
        starts: where it begins.
        ends: where it ends.
    """
    sizes = ends - starts
    total = np.cumsum(sizes)
    edges = np.searchsorted(total, np.arange(0, total[-1] + 1 if len(total) else 1, AT_ONCE))
    for low, high in pairwise([*edges.tolist(), len(number)]):
        post = ranges(starts[low:high], ends[low:high])
        run = np.repeat(np.arange(low, high), sizes[low:high])
        first = np.repeat(others[0, at[low:high]], sizes[low:high])
        # Of flags the set ones are found three times as fast as of numbers.
        kept = np.flatnonzero((listed.post_mark[0][post] & first) != 0)
        run, post = run[kept], post[kept]
        kept = np.flatnonzero((listed.post_mark[1][post] & others[1][at[run]]) != 0)
        yield number[run[kept]], post[kept]


def _by_pairs(
    listed: IndexColumns,
    forms: Forms,
    needed: Numbers,
    at: Numbers,
    theirs: Numbers,
    some: Numbers,
) -> tuple[Numbers, Numbers]:
    """Of some mates of words the postings that share another word, and whose they are.

    Args:
        listed: the listed names.
        forms: ours.
        needed: for each of our words whether it is one of `proposers`.
        at: the words that have mates, in order, each as often as it has.
        theirs: these mates.
        some: the places of those mates that are common.
    """
    form = forms.form[at]
    begin = np.searchsorted(form, np.arange(len(forms.starts)))
    low, high = begin[form[some]], begin[form[some] + 1]
    number, other = np.repeat(some, high - low), ranges(low, high)
    # Without a word that is needed only an initial may do.
    whole = needed[at[number]] | needed[at[other]]
    initials = listed.post_initials[theirs[number]]
    kept = np.flatnonzero((at[number] != at[other]) & (whole | (initials > 0)))
    number, other, whole = number[kept], other[kept], whole[kept]
    stop = listed.post_start[theirs[number]] + np.where(whole, _NEVER, initials[kept])
    wanted = pairs_of(theirs[number], theirs[other])
    run, post = listed.pair_keyed.find(wanted, np.arange(len(number)))
    kept = np.flatnonzero(post < stop[run])
    return number[run[kept]], post[kept].astype(np.int64)


_NEVER: Final = 1 << 40
"""Beyond all postings."""


def by_one(lexicon: Lexicon, listed: IndexColumns, forms: Forms, *, afloat: bool) -> Meetings:
    """The meetings of pairs of which so little is left over that one word may do; `afloat` if ours are vessels."""
    form, words = forms.form, forms.words
    more = pairs.ROUNDINGS + (pairs.VESSEL_SPARE if afloat else 0)
    over = forms.least[features.ANY, form] - lexicon.least[features.ANY, words]
    short = forms.short[features.ANY, form]
    initials = (np.bitwise_count(forms.initials) + forms.again)[form]
    light = forms.light[form] - lexicon.light[0, words]
    # Most words of most names can be seen to leave over too much, whatever they meet.
    helped = (short > 0) | (over - pairs.OF_INITIAL * initials <= pairs.FEW_LEFT) | (light > 0)
    need = over - short / 2 - light - pairs.INITIAL_SPARE * initials - more
    best = np.where(helped, lexicon.spare[0, words], lexicon.spare[1, words])
    at, mate = _mates(lexicon, forms, np.flatnonzero(best >= need))
    theirs, _, whole, single = (each[mate] for each in lexicon.mates.columns[:4])
    open_ = np.flatnonzero(
        np.where(helped[at], whole, single) - listed.least_gate[theirs] >= need[at] - 1
    )
    at, mate, theirs = at[open_], mate[open_], theirs[open_]
    outweighed = np.stack([whole[open_], single[open_]]).astype(np.float64)
    limit = spares(outweighed, over[at], short[at], initials[at], light[at]) + more
    limit = np.floor(np.clip(limit, pairs.LEAST_GATE, -pairs.LEAST_GATE)).astype(np.int16)
    begin = listed.post_start[theirs]
    end = begin + listed.frequency[theirs]
    middle = begin + listed.post_initials[theirs]
    # Names with initials come first, in each half those of which the least is left over.
    runs, posts = [], []
    for low, high in ((begin, middle), (middle, end)):
        stop = _upper(listed.post_gate, low, high, limit)
        posts.append(ranges(low, stop))
        runs.append(np.repeat(np.arange(len(at)), stop - low))
    # Of the names with initials those whose initials may stand for a word of ours, or need not.
    initial = listed.doc_initials[listed.post_doc[posts[0]]]
    eased = pairs.INITIAL_SPARE * np.bitwise_count(initial).astype(np.int64)
    stands = (initial & forms.letters[forms.form[at[runs[0]]]]) != 0
    kept = np.flatnonzero(stands | (listed.post_gate[posts[0]] + eased <= limit[runs[0]]))
    run = np.concatenate([runs[0][kept], runs[1]])
    post = np.concatenate([posts[0][kept], posts[1]])
    return _meetings(lexicon, listed, forms, at[run], post, mate[run])


def between(
    lexicon: Lexicon, listed: IndexColumns, forms: Forms, pair: Numbers, mark: Numbers
) -> Meetings:
    """All meetings but light ones of some pairs, each given as form times documents plus document.

    `mark`: `Lexicon.mark` of the words of the forms; of those that are not looked at nothing.
    """
    some, word = _words_of(listed, pair)
    held = unions(mark, forms.starts)
    for row, marks in enumerate(listed.words.marks):
        seem = np.flatnonzero((held[row][some.form] & marks[word]) != 0)
        some, word = some.of(seem), word[seem]
    met, mate = _met(lexicon, forms, np.flatnonzero(mark[0]), some, word)
    told = ~lexicon.mates.columns[4][mate]
    told &= ~forms.read[met.form] | (met.alike == features.EQUAL)
    return Meetings(*(each[told] for each in met))


def light_between(lexicon: Lexicon, listed: IndexColumns, forms: Forms, pair: Numbers) -> Meetings:
    """All light meetings of some pairs, given in the same way."""
    some, word = _words_of(listed, pair)
    kept = np.flatnonzero(listed.least[features.ANY, word] <= pairs.LIGHT_COST)
    ours = np.flatnonzero(lexicon.light[0, forms.words])
    met, mate = _met(lexicon, forms, ours, some.of(kept), word[kept])
    light = lexicon.mates.columns[4][mate]
    return Meetings(*(each[light] for each in met))


def _met(
    lexicon: Lexicon, forms: Forms, ours: Numbers, some: _Words, word: Numbers
) -> tuple[Meetings, Numbers]:
    """Where words of ours, given by their places, meet words of listed names, and as which of the mates."""
    starts = np.searchsorted(ours, forms.starts)
    begin, stop = starts[some.form], starts[some.form + 1]
    at, ours = np.repeat(np.arange(len(word)), stop - begin), ours[ranges(begin, stop)]
    hit, mate = lexicon.alike(forms.words[ours], word[at])
    form, doc, there = some.of(at[hit])
    alike = lexicon.mates.columns[1][mate].astype(np.int64)
    return Meetings(form, forms.place[ours[hit]], doc, there, alike), mate


class _Words(NamedTuple):
    """Words of listed documents that are looked at for forms."""

    form: Numbers
    doc: Numbers
    there: Numbers
    """The place of the word in the document."""

    def of(self, some: Numbers) -> _Words:
        return _Words(*(each[some] for each in self))


def _words_of(listed: IndexColumns, pair: Numbers) -> tuple[_Words, Numbers]:
    """The words of the listed documents of some pairs, and their numbers."""
    form = pair // max(len(listed.doc_name), 1)
    doc = pair - form * len(listed.doc_name)
    start, end = (listed.doc_start[at].astype(np.int64) for at in (doc, doc + 1))
    number, at = np.repeat(np.arange(len(pair)), end - start), ranges(start, end)
    words = listed.doc_word[at].astype(np.int64)
    return _Words(form[number], doc[number], at - start[number]), words


def _mates(lexicon: Lexicon, forms: Forms, asks: Numbers) -> tuple[Numbers, Numbers]:
    """For some words of forms the places of their mates in the lexicon, and of which word each is."""
    at, mate = lexicon.mates.rows(forms.words[asks])
    at = asks[at]
    if forms.read.any():
        kept = ~forms.read[forms.form[at]] | (lexicon.mates.columns[1][mate] == features.EQUAL)
        at, mate = at[kept], mate[kept]
    return at, mate


def _meetings(
    lexicon: Lexicon, listed: IndexColumns, forms: Forms, at: Numbers, post: Numbers, mate: Numbers
) -> Meetings:
    return Meetings(
        forms.form[at],
        forms.place[at],
        listed.post_doc[post].astype(np.int64),
        listed.post_place[post].astype(np.int64),
        lexicon.mates.columns[1][mate].astype(np.int64),
    )


def _upper(values: Numbers, low: Numbers, high: Numbers, limit: Numbers) -> Numbers:
    """For each range of rising values the place behind the last that is not above a limit."""
    low, high = low.copy(), high.copy()
    open_ = np.flatnonzero(low < high)
    while len(open_):
        middle = (low[open_] + high[open_]) >> 1
        up = values[middle] <= limit[open_]
        low[open_[up]] = middle[up] + 1
        high[open_[~up]] = middle[~up]
        open_ = open_[low[open_] < high[open_]]
    return low
