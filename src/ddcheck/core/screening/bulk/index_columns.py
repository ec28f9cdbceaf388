"""An index as columns of numbers, for looking up many names at once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from ddcheck.core.names.spelling import is_short_form
from ddcheck.core.screening import features, pairs
from ddcheck.core.screening.bulk.bounds import budgets, reach_of, worths
from ddcheck.core.screening.bulk.columns import Keyed, sizes_of, unpacked
from ddcheck.core.screening.listed import AFLOAT, KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from ddcheck.core.screening.bulk.columns import Words

    Numbers = NDArray[Any]


class IndexColumns:
    """The sections of an index, as they are in its file, and what follows from its words."""

    def __init__(
        self, sections: Mapping[str, memoryview], words: Sequence[str], *, names: int, han: bool
    ) -> None:
        """Take the sections; nothing that grows with the number of names is copied.

        Args:
            sections: those of `building.build`.
            words: every word of the listed names, each once.
            names: how many listed names there are.
            han: whether any of them holds characters in Han.
        """

        def column(name: str, kind: Any) -> Numbers:
            return np.frombuffer(sections[name], kind)

        def by_kind(name: str, kind: Any) -> Numbers:
            return column(name, kind).reshape(3, -1)

        self.names = names
        self.han = han
        self.texts = words
        self.words = unpacked(sections)
        self.sounds = str(sections["word_sounds"], "utf-8").split("\n")
        self.most = by_kind("word_most", np.uint16).astype(np.int64)
        self.least = by_kind("word_least", np.uint16).astype(np.int64)
        self.sort = by_kind("word_sort", np.uint8)
        self.size = self.words.size
        self.post_start = column("post_start", np.uint32).astype(np.int64)
        self.post_initials = column("post_initials", np.uint32).astype(np.int64)
        self.post_doc = column("post_doc", np.uint32)
        self.post_place = column("post_place", np.uint8)
        self.post_gate = column("post_gate", np.int16)
        self.post_mark = column("post_mark", np.uint64).reshape(2, -1)
        self.frequency = np.diff(self.post_start)
        self.common = column("word_common", np.bool_)
        self.least_gate = self._least_gates()
        self.doc_name = column("doc_name", np.uint32)
        self.doc_start = column("doc_start", np.uint32)
        self.doc_word = column("doc_word", np.uint32)
        self.doc_least = by_kind("doc_least", np.uint16)
        self.doc_short = by_kind("doc_short", np.uint16)
        self.doc_letters = column("doc_letters", np.uint64)
        self.doc_initials = column("doc_initials", np.uint64)
        self.name_entry = column("name_entry", np.uint32)
        self.entry_kind = column("entry_kind", np.uint8)
        self.reach = reach_of(self.most[features.ANY], self.least[features.ANY], self.size)
        afloat = np.array([kind in AFLOAT for kind in KINDS], np.bool_)
        self.doc_afloat = afloat[self.entry_kind][self.name_entry][self.doc_name]
        self.join_doc = column("join_doc", np.uint32)
        self.join_place = column("join_place", np.uint8)
        joins = column("join_key", np.uint64)
        self.join_keyed = Keyed(joins, np.arange(len(joins), dtype=np.uint32))
        self.pair_keyed = Keyed(column("pair_key", np.uint64), column("pair_to", np.uint32))
        self.word_keyed = Keyed(column("word_key", np.uint64), column("word_to", np.uint32))
        self.whole_keyed = Keyed(column("whole_key", np.uint64), column("whole_to", np.uint32))

    @cached_property
    def _letters(self) -> tuple[Letters, Letters]:
        """Of the words, and of how they sound."""
        return Letters(self.texts), Letters(self.sounds)

    def _least_gates(self) -> Numbers:
        """Of each word the least gate of a name that holds it."""
        found = np.full(len(self.texts), -pairs.LEAST_GATE, np.int64)
        for low, high in (
            (self.post_start[:-1], self.post_start[:-1] + self.post_initials),
            (self.post_start[:-1] + self.post_initials, self.post_start[1:]),
        ):
            some = np.flatnonzero(low < high)
            found[some] = np.minimum(found[some], self.post_gate[low[some]])
        return found

    def compared_as(self, stated: str, docs: Numbers) -> Numbers:
        """Whether a name of a party of some kind is compared with documents as each kind, in three rows."""
        kinds = [pairs.compared_as(stated, listed) for listed in KINDS]
        table = np.array([[kind in each for each in kinds] for kind in range(3)], np.bool_)
        return table[:, self.entry_kind[self.name_entry[self.doc_name[docs]]]]

    def likeness(
        self, asked: tuple[Sequence[str], Sequence[str], Words], ours: Numbers, theirs: Numbers
    ) -> Numbers:
        """`features.likeness` for pairs of words of ours, given with how they sound, and listed words."""
        texts, heard, a = asked
        b = self.words
        alike = np.zeros(len(ours), np.int64)
        equal = (a.text[ours] == b.text[theirs]) & (a.size[ours] == b.size[theirs])
        canon = a.canon[ours] == b.canon[theirs]
        sound = (a.sound[ours] == b.sound[theirs]) & (a.sound_size[ours] == b.sound_size[theirs])
        short = np.minimum(a.size[ours], b.size[theirs]) <= 2
        alike[sound] = np.where(short[sound], features.SAME_SHORT_SOUND, features.SAME_SOUND)
        alike[canon] = features.KNOWN_SPELLING
        alike[equal] = features.EQUAL
        rest = np.flatnonzero(alike == 0)
        if not len(rest):
            return alike
        mine, other = ours[rest], theirs[rest]
        sizes, longer = _sizes(a.size[mine], b.size[other])
        near, edits = near_ones(Letters(texts), self._letters[0], mine, other, budgets(sizes))
        found = np.zeros(len(rest), np.int64)
        longer = longer[near]
        found[near] = np.where(longer > 3, worths(edits, longer), 0)
        found[near[longer == 3]] = features.THREE_LETTERS
        spelled_near = near
        sizes, longer = _sizes(a.sound_size[mine], b.sound_size[other])
        # Words that sound as they are spelled are no more alike by their sounds.
        spelled = (a.text[mine] == a.sound[mine]) & (b.text[other] == b.sound[other])
        told = np.flatnonzero((longer > 4) & ~spelled)
        near, edits = near_ones(
            Letters(heard), self._letters[1], mine[told], other[told], budgets(sizes[told])
        )
        near = told[near]
        by_sound = worths(edits, longer[near]) * 97 // 100
        found[near] = np.maximum(found[near], by_sound)
        either = np.concatenate([spelled_near, near])
        ours, theirs = mine[either], other[either]
        consonants = either[
            (a.consonants_size[ours] >= 3)
            & (a.consonants[ours] == b.consonants[theirs])
            & (a.consonants_size[ours] == b.consonants_size[theirs])
        ]
        found[consonants] = np.maximum(found[consonants], features.SAME_CONSONANTS)
        bare = (
            (a.voweled[mine] != b.voweled[other])
            & (a.bare_size[mine] >= 2)
            & ((a.bare[mine] == b.bare[other]) | (a.bare_with_w[mine] == b.bare_with_w[other]))
        )
        found[bare] = np.maximum(found[bare], features.UNVOWELED)
        maybe = np.flatnonzero(a.has_forms[mine] | b.has_forms[other])
        pairs_ = zip(mine[maybe].tolist(), other[maybe].tolist(), strict=True)
        forms = [is_short_form(texts[one], self.texts[another]) for one, another in pairs_]
        forms_at = maybe[np.array(forms, np.bool_)]
        found[forms_at] = np.maximum(found[forms_at], features.SHORT_FORM)
        found[found < features.LEAST_LIKENESS] = 0
        alike[rest] = found
        return alike


class Letters:
    """Texts, and which letters each holds, as bits that some letters share."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Look at each letter once."""
        self.texts = texts
        self.sizes = sizes_of(texts)
        self.bits = np.zeros(len(texts), np.uint32)
        some = np.flatnonzero(self.sizes)
        if len(some):
            joined = "".join(texts).encode("utf-32-le", "surrogatepass")
            bits = np.uint32(1) << (np.frombuffer(joined, np.uint32) & np.uint32(31))
            begin = (np.cumsum(self.sizes) - self.sizes)[some]
            self.bits[some] = np.bitwise_or.reduceat(bits, begin)


def near_ones(
    a: Letters, b: Letters, ours: Numbers, theirs: Numbers, most: Numbers
) -> tuple[Numbers, Numbers]:
    """Which of some pairs of texts no more than so many edits part, and how many those are.

    Each edit adds or takes a letter, or both, so that most pairs need not be compared.
    """
    apart = np.bitwise_count(a.bits[ours] ^ b.bits[theirs])
    longer = np.abs(a.sizes[ours] - b.sizes[theirs])
    maybe = np.flatnonzero((apart <= 2 * most) & (longer <= most))
    edits = np.asarray(
        cpdist(
            [a.texts[place] for place in ours[maybe].tolist()],
            [b.texts[place] for place in theirs[maybe].tolist()],
            scorer=OSA.distance,
            dtype=np.int64,
        ),
        np.int64,
    )
    near = np.flatnonzero(edits <= most[maybe])
    return maybe[near], edits[near]


def _sizes(a: Numbers, b: Numbers) -> tuple[Numbers, Numbers]:
    """The lengths of two words added up, and the longer one."""
    return a + b, np.maximum(a, b)
