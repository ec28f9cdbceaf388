"""The words that are asked for, each looked up among the listed words once.

Names repeat their words: what a word is, which listed words it may be and where two neighbouring listed
words are this one is found out when the word comes for the first time, and kept by its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from ddcheck.core.names.spelling import heard
from ddcheck.core.screening import features, keys, wholes
from ddcheck.core.screening.bulk.bounds import light, reach_of, spared
from ddcheck.core.screening.bulk.chinese import Spoken
from ddcheck.core.screening.bulk.columns import (
    POWERS,
    Numbering,
    Words,
    different,
    keys_of,
    letters_of,
    ranges,
    sizes_of,
    weights_of,
    word_keys_of,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ddcheck.core.screening.bulk.index_columns import IndexColumns

    Numbers = NDArray[Any]

MOST_KNOWN: Final = 400_000
"""Words that are kept, which bounds the memory it takes."""


class Ragged:
    """Rows of different lengths: columns of values, and where in them the values of each row end."""

    def __init__(self, *columns: Numbers) -> None:
        """Begin with no rows; the columns say the kinds of values."""
        self.ends: Numbers = np.zeros(1, np.int64)
        self.columns = columns

    def add(self, rows: Numbers, count: int, *columns: Numbers) -> None:
        """Add so many rows: of each value the row, in order, counted from the first new one."""
        ends = self.ends[-1] + np.searchsorted(rows, np.arange(1, count + 1))
        self.ends = np.concatenate([self.ends, ends])
        self.columns = tuple(
            np.concatenate([old, new.astype(old.dtype)])
            for old, new in zip(self.columns, columns, strict=True)
        )

    def rows(self, wanted: Numbers) -> tuple[Numbers, Numbers]:
        """Which of the wanted rows each value belongs to, and the places of the values."""
        low, high = self.ends[wanted], self.ends[wanted + 1]
        return np.repeat(np.arange(len(wanted)), high - low), ranges(low, high)


class Lexicon:
    """Words by number, and what the listed names know of them."""

    def __init__(self, listed: IndexColumns) -> None:
        """Begin with no word."""
        self._listed = listed
        self.texts: list[str] = []
        self._begin()

    def _begin(self) -> None:
        self._pairs: Numbers | None = None
        self.numbers = Numbering()
        self.texts.clear()
        small, large, bits = np.zeros(0, np.int32), np.zeros(0, np.int64), np.zeros(0, np.uint64)
        self.most = self.least = self.sort = np.zeros((3, 0), np.int64)
        self.size = self.bones_size = self.tail_size = large
        self.text = self.bones = self.tail = self.letter = bits
        self.mark = np.zeros((2, 0), np.uint64)
        """The marks of all listed words that each word may be, without those of light meetings."""
        self.documents = self.heaviest = large
        """In how many listed names each word or one like it stands; the other is the most any of these weighs."""
        self.spare = np.zeros((2, 0))
        """How much of our name may be left over at the most where this word alone is met."""
        self.reach = large
        """What each weighs and costs, by `bounds.reach_of`."""
        self._spoken_row = large
        self.spoken = Spoken()
        """Words as Chinese syllables, by `spoken_rows`."""
        self.light = np.zeros((2, 0), np.int64)
        """What the light mates of each word may do (`pairs.light`), and what it and the heaviest of them weigh."""
        outweighed = np.zeros(0, np.float32)
        self.mates = Ragged(small, small, outweighed, outweighed, np.zeros(0, np.bool_))
        """Listed words, how alike they are, the two of `pairs.spared`, and whether the meeting is light."""
        self.joined = Ragged(small, small)
        """Listed documents, and the place in them of the first of two words that are this one."""
        self.in_han = Ragged(small)
        """Listed names in Han that hold the syllables of a word, by `spoken_rows`."""

    def of(self, flat: Sequence[str]) -> Numbers:
        """The number of each word, in order; new words are learnt."""
        if len(self.numbers) > MOST_KNOWN:
            self._begin()
        numbers = np.fromiter(map(self.numbers.__getitem__, flat), np.int64, len(flat))
        if self.numbers.new:
            try:
                self._learn(self.numbers.new)
            except BaseException:
                # Half learnt is worse than nothing learnt.
                self._begin()
                raise
            self.numbers.new = []
        return numbers

    def _learn(self, texts: list[str]) -> None:
        listed, count = self._listed, len(texts)
        self.texts += texts
        columns, sounds = words_of(texts)
        most, least, sort = weights_of(texts)
        self.most = np.concatenate([self.most, most], 1)
        self.least = np.concatenate([self.least, least], 1)
        self.sort = np.concatenate([self.sort, sort], 1)
        for name in ("size", "bones_size", "tail_size", "text", "bones", "tail"):
            setattr(self, name, np.concatenate([getattr(self, name), getattr(columns, name)]))
        self.letter = np.concatenate([self.letter, letters_of(texts)])
        reach = reach_of(most[features.ANY], least[features.ANY], columns.size)
        self.reach = np.concatenate([self.reach, reach])

        wanted, whose = word_keys_of(texts, sounds, columns, asking=True)
        ours, theirs = listed.word_keyed.find(wanted, whose)
        total = max(len(listed.texts), 1)
        pairs = different(ours * total + theirs)
        ours, theirs = pairs // total, pairs % total
        alike = listed.likeness((texts, sounds.skeletons, columns), ours, theirs)
        kept = alike > 0
        ours, theirs, alike = ours[kept], theirs[kept], alike[kept]
        outweighed = spared(most[features.ANY, ours] + listed.most[features.ANY, theirs], alike)
        costs = least[features.ANY, ours], listed.least[features.ANY, theirs]
        gain = light(outweighed[0], *costs)
        self.mates.add(ours, count, theirs, alike, *outweighed, gain > 0)
        self._pairs = None
        self.light = np.concatenate(
            [self.light, self._light_of(count, ours, theirs, gain, most)], 1
        )
        documents = np.bincount(ours, listed.frequency[theirs], count).astype(np.int64)
        self.documents = np.concatenate([self.documents, documents])
        mark, spare = np.zeros((2, count), np.uint64), np.full((2, count), -np.inf)
        heaviest = np.zeros(count, np.int64)
        some, begin = np.unique(ours, return_index=True)
        if len(some):
            marks = np.where(gain > 0, 0, listed.words.marks[:, theirs])
            mark[:, some] = np.bitwise_or.reduceat(marks, begin, axis=1)
            left = outweighed - listed.least_gate[theirs]
            spare[:, some] = np.maximum.reduceat(left, begin, axis=1)
            heaviest[some] = np.maximum.reduceat(listed.most[features.ANY, theirs], begin)
        self.heaviest = np.concatenate([self.heaviest, heaviest])
        self.mark = np.concatenate([self.mark, mark], 1)
        self.spare = np.concatenate([self.spare, spare], 1)
        self._learn_joined(texts, columns)
        self._spoken_row = np.concatenate([self._spoken_row, np.full(count, -1)])

    def alike(self, ours: Numbers, theirs: Numbers) -> tuple[Numbers, Numbers]:
        """Which of some pairs of a word of ours and a listed one are mates, and their places in these."""
        if self._pairs is None:
            rows, place = self.mates.rows(np.arange(len(self.texts)))
            known = rows << 32 | self.mates.columns[0][place]
            self._pairs = np.append(known, np.iinfo(np.int64).max)
        wanted = ours << 32 | theirs
        place = np.searchsorted(self._pairs, wanted)
        hit = np.flatnonzero(self._pairs[place] == wanted)
        return hit, place[hit]

    def _light_of(
        self, count: int, ours: Numbers, theirs: Numbers, gain: Numbers, most: Numbers
    ) -> Numbers:
        found = np.zeros((2, count), np.int64)
        some = np.flatnonzero(gain)
        ours, weights = ours[some], self._listed.most[features.ANY, theirs[some]]
        np.maximum.at(found[0], ours, gain[some])
        np.maximum.at(found[1], ours, weights + most[features.ANY, ours])
        return found

    def _learn_joined(self, texts: list[str], columns: Words) -> None:
        """Where two neighbouring listed words are one of ours."""
        listed = self._listed
        told = np.flatnonzero(columns.bones_size >= 3)
        with np.errstate(over="ignore"):
            wanted = np.concatenate(
                [
                    columns.text + np.uint64(keys.JOINED),
                    columns.bones[told] + np.uint64((keys.JOINED + keys.CONSONANTS) & keys.MASK),
                ]
            )
        whose = np.concatenate([np.arange(len(texts)), told])
        at, join = listed.join_keyed.find(wanted, whose)
        docs, there = listed.join_doc[join], listed.join_place[join]
        first = listed.doc_start[docs] + there
        count = max(len(listed.texts), 1)
        pair = listed.doc_word[first].astype(np.int64) * count + listed.doc_word[first + 1]
        # Many names hold the same two words: whether they are ours is found out once.
        order = np.lexsort((pair, at))
        at, pair, docs, there = (each[order] for each in (at, pair, docs, there))
        new = np.ones(len(at), np.bool_)
        new[1:] = (at[1:] != at[:-1]) | (pair[1:] != pair[:-1])
        some = np.flatnonzero(new)
        alike = joined_alike(
            columns,
            texts,
            at[some],
            WordsAt(listed.words.text, listed.words.size, listed.texts, pair[some] // count),
            WordsAt(listed.words.text, listed.words.size, listed.texts, pair[some] % count),
        )
        told = np.zeros(len(some), np.bool_)
        told[alike] = True
        alike = np.flatnonzero(np.repeat(told, np.diff(np.append(some, len(at)))))
        documents = max(len(listed.doc_name), 1)
        place = different((at[alike] * documents + docs[alike]) << 5 | there[alike])
        docs = place >> 5
        self.joined.add(docs // documents, len(texts), docs % documents, place & 31)

    def spoken_rows(self, words: Numbers) -> Numbers:
        """The row of each word in what is known of words as Chinese syllables; found out when first asked."""
        new = words[self._spoken_row[words] < 0]
        if len(new):
            new = different(new)
            self._spoken_row[new] = len(self.in_han.ends) - 1 + np.arange(len(new))
            self._learn_spoken([self.texts[word] for word in new.tolist()])
        return np.asarray(self._spoken_row[words])

    def _learn_spoken(self, texts: list[str]) -> None:
        """Which words can be read as Chinese syllables, and the listed names in Han that hold them."""
        syllabic = self.spoken.add(texts)
        found: list[int] = []
        whose: list[int] = []
        if self._listed.han:
            for place, text in enumerate(texts):
                if syllabic[place]:
                    told = wholes.spoken_in(text)
                    found += [(each + keys.PAIR_IN_HAN) & keys.MASK for each in told]
                    whose += [place] * len(told)
        ours, names = self._listed.whole_keyed.find(
            np.array(found, np.uint64), np.array(whose, np.int64)
        )
        count = max(self._listed.names, 1)
        pairs = different(ours * count + names)
        self.in_han.add(pairs // count, len(texts), pairs % count)


class WordsAt(NamedTuple):
    """Some of many words: the keys, sizes and texts of all, and the places of those that are meant."""

    text: Numbers
    size: Numbers
    texts: Sequence[str]
    at: Numbers


def joined_alike(
    words: Words, texts: Sequence[str], at: Numbers, first: WordsAt, second: WordsAt
) -> Numbers:
    """Which of some words, given by their places, are `features.joined_alike` to two others."""
    sizes = first.size[first.at], second.size[second.at]
    size, made_size = words.size[at], sizes[0] + sizes[1]
    with np.errstate(over="ignore"):
        made = first.text[first.at] + POWERS[np.minimum(sizes[0], 511)] * second.text[second.at]
    found = (words.text[at] == made) & (size == made_size)
    maybe = np.flatnonzero(
        ~found
        & (np.minimum(size, made_size) >= features.LEAST_JOINED)
        & (np.abs(size - made_size) <= 1)
    )
    if len(maybe):
        pieces = zip(first.at[maybe].tolist(), second.at[maybe].tolist(), strict=True)
        others = [first.texts[n] + second.texts[m] for n, m in pieces]
        least, piece, long = features.JOINED_EDITED
        edited = size[maybe] >= least
        edited &= (size[maybe] >= long) | (np.minimum(*sizes)[maybe] >= piece)
        ours = [texts[n] for n in at[maybe].tolist()]
        edited &= np.asarray(cpdist(ours, others, scorer=OSA.distance, dtype=np.int64)) <= 1
        found[maybe[edited]] = True
        # What is left is seldom alike: it is heard for all that are asked at once.
        unlike = np.flatnonzero(~edited)
        canon, sounds = heard([others[place] for place in unlike.tolist()])
        left, one = maybe[unlike], at[maybe[unlike]]
        alike = (words.sound[one] == keys_of(sounds)) & (words.sound_size[one] == sizes_of(sounds))
        found[left] = alike | (words.canon[one] == keys_of(canon))
    return np.flatnonzero(found)
