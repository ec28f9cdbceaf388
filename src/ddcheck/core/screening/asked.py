"""The names of a column that are looked up: their forms, their words, and which words propose what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ddcheck.core.names.spelling import word
from ddcheck.core.screening import features, keys, wholes
from ddcheck.core.screening.columns import (
    POWERS,
    letter_sets,
    marks_between,
    ranges,
    sums,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from ddcheck.core.screening.bulk import Asker

    Numbers = NDArray[Any]

_PLAIN_LENGTH = 400
MEETINGS = 1 << 19
"""Meetings of words that are looked at at once, which bounds the memory it takes."""
BLOCK = 4096
"""Forms of names that are looked up at once: what fits the cache."""


class Mates:
    """Of each word of ours the listed words it may be, in order, and how alike they are."""

    def __init__(
        self, ours: Numbers, theirs: Numbers, alike: Numbers, asked: int, listed: int
    ) -> None:
        self.ends = np.searchsorted(ours, np.arange(asked + 1))
        self.words = theirs
        self.alike = alike
        # A table with few pairs to a place answers faster than a search in the ordered pairs.
        self._listed = listed
        bits = max(int(len(ours) * 4).bit_length(), 4)
        self._shift = np.uint64(64 - bits)
        packed = ours * listed + theirs
        slots = self._slots(packed)
        order = np.argsort(slots, kind="stable")
        self._packed, self._alike = packed[order], alike[order]
        self._begin = np.searchsorted(slots[order], np.arange((1 << bits) + 1)).astype(np.int32)
        self._fullest = int(np.diff(self._begin).max(initial=0))

    def _slots(self, packed: Numbers) -> Numbers:
        with np.errstate(over="ignore"):
            mixed = packed.astype(np.uint64) * np.uint64(keys.BASE)
        return (mixed >> self._shift).astype(np.int64)

    def between(self, ours: Numbers, theirs: Numbers) -> Numbers:
        """How alike words of ours and listed words are, pair by pair; 0 where they are no mates."""
        found = np.zeros(len(ours), np.int64)
        packed = ours * self._listed + theirs
        slots = self._slots(packed)
        begin, end = self._begin[slots], self._begin[slots + 1]
        open_ = np.flatnonzero(begin < end)
        for step in range(self._fullest):
            at = begin[open_] + step
            hit = self._packed[at] == packed[open_]
            found[open_[hit]] = self._alike[at[hit]]
            open_ = open_[~hit]
            open_ = open_[begin[open_] + step + 1 < end[open_]]
            if not len(open_):
                break
        return found


class Asked:
    """Names that are looked up: their forms, and each different word once."""

    def __init__(self, names: Sequence[str], folded: list[str]) -> None:
        self.folded = folded
        self.slow: list[int] = []
        """Names that are looked up one by one: in other letters, of several names in one, very long."""
        plain: list[int] = []
        for number, text in enumerate(folded):
            usual = text.isascii() and "/" not in names[number] and len(text) < _PLAIN_LENGTH
            (plain if usual and text else self.slow).append(number)
        flat = " ".join([folded[number] for number in plain]).split()
        counts = [folded[number].count(" ") + 1 for number in plain]
        self.owner = np.array(plain, np.int64)
        vocabulary = dict.fromkeys(flat)
        if (
            not wholes.SEVERAL_WORDS.isdisjoint(vocabulary)
            or max(counts, default=0) > features.MOST_WORDS
        ):
            kept = [
                count <= features.MOST_WORDS
                and wholes.SEVERAL_WORDS.isdisjoint(folded[number].split())
                for number, count in zip(plain, counts, strict=True)
            ]
            self.slow += [number for number, keep in zip(plain, kept, strict=True) if not keep]
            plain = [number for number, keep in zip(plain, kept, strict=True) if keep]
            flat = " ".join([folded[number] for number in plain]).split()
            counts = [folded[number].count(" ") + 1 for number in plain]
        self.plain = len(plain)
        owner = plain
        for number in self.slow:
            for form in wholes.forms(names[number], folded[number]):
                texts = features.texts_of(form)
                if texts:
                    owner.append(number)
                    counts.append(len(texts))
                    flat += texts
        vocabulary = {text: number for number, text in enumerate(dict.fromkeys(flat))}
        self.texts = list(vocabulary)
        self.owner = np.array(owner, np.int64)
        self.starts = np.concatenate([[0], np.cumsum(np.array(counts, np.int64))]).astype(np.int64)
        self.words = np.fromiter(map(vocabulary.__getitem__, flat), np.int64, len(flat))
        self.columns = words_of(self.texts)
        self.sounds = [word(text).skeleton for text in self.texts]
        self.has_forms = np.array([bool(word(text).full_forms) for text in self.texts], np.bool_)
        told = [features.weights(text) for text in self.texts]
        self.most = np.array([each[k].most for k in range(3) for each in told], np.int64)
        self.least = np.array([each[k].least for k in range(3) for each in told], np.int64)
        self.sort = np.array(
            [each[k].hollow + 2 * each[k].everyday for k in range(3) for each in told], np.uint8
        )
        self.short = np.where(np.tile(self.columns.size <= features.SHORT, 3), self.least, 0)
        count = len(self.texts)
        self.form_least = np.stack(
            [sums(self.least[self.words + k * count], self.starts) for k in range(3)]
        )
        self.form_short = np.stack(
            [sums(self.short[self.words + k * count], self.starts) for k in range(3)]
        )
        self.form_letters, self.form_initials = letter_sets(self.texts, self.words, self.starts)

    def plain_keys(self, *, pairs: int | None, orders: int) -> tuple[Numbers, Numbers]:
        """The keys of the plain names as wholes, and whose they are; some twice.

        Those of `wholes.asking_keys` for ``pairs`` in Han, if any is listed, and three orders;
        those of `wholes.whole_keys` for ``pairs`` in Latin letters and one order.
        """
        starts = self.starts[: self.plain + 1]
        words = self.words[: starts[-1]]
        sizes = self.columns.size[words]
        before = np.cumsum(sizes) - sizes
        form = np.repeat(np.arange(self.plain), np.diff(starts))
        with np.errstate(over="ignore"):
            shifted = self.columns.text[words] * POWERS[before - before[starts[form]]]
            total = np.cumsum(shifted, dtype=np.uint64)
            whole = np.diff(np.concatenate([[np.uint64(0)], total[starts[1:] - 1]]))
        found = [whole + np.uint64(keys.WHOLE)]
        owners = [self.owner[: self.plain]]
        syllabic = np.array([bool(wholes.syllables(text)) for text in self.texts], np.bool_)
        more: list[int] = []
        whose: list[int] = []
        if pairs is not None and len(words):
            parts = [
                wholes.spoken_in(text) if syllabic[k] else () for k, text in enumerate(self.texts)
            ]
            sizes = np.array([len(each) for each in parts], np.int64)
            ends = np.concatenate([[0], np.cumsum(sizes)])
            flat = np.array([each for part in parts for each in part], np.uint64)
            with np.errstate(over="ignore"):
                found.append(flat[ranges(ends[words], ends[words + 1])] + np.uint64(pairs))
            owners.append(self.owner[np.repeat(form, sizes[words])])
            alone = np.array(
                [
                    bool(syllabic[k] and wholes.spoken_alone(text))
                    for k, text in enumerate(self.texts)
                ]
            )
            across = np.flatnonzero((form[1:] == form[:-1]) & alone[words[1:]] & alone[words[:-1]])
            for at in across.tolist():
                texts = self.texts[words[at]], self.texts[words[at + 1]]
                both = [(each + pairs) & keys.MASK for each in wholes.spoken_across(*texts)]
                more += both
                whose += [int(self.owner[form[at]])] * len(both)
        if self.plain:
            spoken = np.logical_and.reduceat(syllabic[words], starts[:-1])
            for at in np.flatnonzero(spoken).tolist():
                number = int(self.owner[at])
                all_of = wholes.spoken(features.texts_of(self.folded[number]), orders)
                more += [keys.key(each, keys.SYLLABLES) for each in all_of]
                whose += [number] * len(all_of)
        found.append(np.array(more, np.uint64))
        owners.append(np.array(whose, np.int64))
        return np.concatenate(found), np.concatenate(owners)

    def choose(self, documents: Numbers, mates: Mates, listed: Asker) -> None:
        """Say which words propose listed names, as `features.asks` does, and of these which are worth it."""
        # An initial may stand for another word, so it counts as nothing that is left over.
        costs = asking = np.where(self.columns.size == 1, 0, self.least[: len(self.texts)])[
            self.words
        ]
        counts = documents[self.words]
        sizes = np.diff(self.starts)
        form = np.repeat(np.arange(len(sizes)), sizes)
        place = np.arange(len(self.words)) - np.repeat(self.starts[:-1], sizes)
        order = np.lexsort((place, counts, form))
        costs = costs[order]
        # Before each word in that order: what is left over so far, what remains, and of how many words.
        begin = np.repeat(self.starts[:-1], sizes)
        over = np.cumsum(costs) - costs
        over -= over[begin]
        rest = np.repeat(sums(costs, self.starts), sizes) - over
        telling = (costs > 0).astype(np.int64)
        passed = np.cumsum(telling) - telling
        passed -= passed[begin]
        left = np.repeat(sums(telling, self.starts), sizes) - passed
        enough = np.where(left > 1, features.ENOUGH[1], features.ENOUGH[0])
        stop = (over > 0) & (over * enough >= rest * features.UNIT)
        self.asks = np.zeros(len(order), np.bool_)
        # Once it is enough it stays so: what is left over only grows.
        self.asks[order] = ~stop
        chosen = sums(np.where(self.asks, asking, 0), self.starts)
        over = sums(asking, self.starts) - chosen
        telling = sums((self.asks & (asking > 0)).astype(np.int64), self.starts)
        enough = np.where(telling > 1, features.ENOUGH[1], features.ENOUGH[0])
        self.alone = (over == 0) | (over * enough < chosen * features.UNIT)
        self.alone |= self.form_initials > 0
        self.meetings = sums(np.where(self.asks, counts, 0), self.starts)
        marks = marks_between(mates.words, mates.ends)[self.words]
        self.others = np.zeros_like(marks)
        """For each word the marks of all listed words that the other words of the name may be."""
        for shift in range(1, int(sizes.max(initial=1))):
            same = np.flatnonzero(form[shift:] == form[:-shift])
            self.others[same + shift] |= marks[same]
            self.others[same] |= marks[same + shift]
        # If it is met alone, how much the words of the document may cost at the most: a single pair
        # of words must outweigh all that is left over on both sides.
        bound = features.BOUNDS[features.ANY]
        heaviest = np.zeros(len(self.texts), np.int64)
        some = np.flatnonzero(np.diff(mates.ends))
        if len(some):
            heaviest[some] = np.maximum.reduceat(listed.most[mates.words], mates.ends[:-1][some])
        theirs = heaviest[self.words]
        outweighed = (1 / bound.least - 1) / bound.left_over * (self.most[self.words] + theirs) / 2
        spare = outweighed - (self.form_least[0, form] - self.least[self.words])
        initials = features.UNIT * np.bitwise_count(self.form_initials[form]).astype(np.int64)
        self.limit = theirs + np.maximum(spare, 0).astype(np.int64) + initials + 2

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Runs of forms that are looked up at once: so many, or with so many meetings in all."""
        total = np.cumsum(self.meetings)
        begin, last = 0, len(self.starts) - 1
        while begin < last:
            before = total[begin - 1] if begin else 0
            fit = int(np.searchsorted(total, before + MEETINGS, "right"))
            end = min(max(fit, begin + 1), begin + BLOCK, last)
            yield begin, end
            begin = end
