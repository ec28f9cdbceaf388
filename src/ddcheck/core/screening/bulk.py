"""The same as `index` and `building`, for whole columns at once with numpy.

Every number here is worked out as the plain Python does it, in whole numbers of the same size, so that
what is found depends neither on the way nor on how many names are asked together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from ddcheck.core.names import fold_bulk
from ddcheck.core.names.spelling import word
from ddcheck.core.screening import features, keys, wholes
from ddcheck.core.screening.asked import Asked, Mates
from ddcheck.core.screening.bounds import Met, Sides, best_of, budgets, could_match, worths
from ddcheck.core.screening.building import KINDS
from ddcheck.core.screening.columns import (
    POWERS,
    different,
    joins_of,
    letter_sets,
    marks_between,
    ranges,
    spread,
    sums,
    word_keys_of,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from ddcheck.core.screening.index import Index

    Numbers = NDArray[Any]

_EVENTS = 24
"""Bits that number the meetings of a block."""


class Asker:
    """An index as columns, asked for many names at once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        sections = index.sections

        def column(name: str, kind: Any) -> Numbers:
            return np.frombuffer(sections[name], kind)

        self.word_key = column("word_key", np.uint64)
        self.word_to = column("word_to", np.uint32)
        self.join_key = column("join_key", np.uint64)
        self.join_doc = column("join_doc", np.uint32)
        self.join_place = column("join_place", np.uint8)
        self.post_start = column("post_start", np.uint32).astype(np.int64)
        self.post_doc = column("post_doc", np.uint32).astype(np.int64)
        self.post_place = column("post_place", np.uint8)
        self.doc_name = column("doc_name", np.uint32)
        self.doc_start = column("doc_start", np.uint32)
        self.doc_word = column("doc_word", np.uint32)
        self.most = column("word_most", np.uint16).astype(np.int64)
        self.least = column("word_least", np.uint16).astype(np.int64)
        self.sort = column("word_sort", np.uint8)
        self.whole_key = column("whole_key", np.uint64)
        self.whole_to = column("whole_to", np.uint32)
        self.words = words_of(index.words)
        self.texts = index.words
        self.sounds = [word(text).skeleton for text in index.words]
        self.has_forms = np.array([bool(word(text).full_forms) for text in index.words], np.bool_)
        count = len(self.texts)
        self.short = np.where(np.tile(self.words.size <= features.SHORT, 3), self.least, 0)
        starts, flat = self.doc_start.astype(np.int64), self.doc_word.astype(np.int64)
        self.doc_least = np.stack([sums(self.least[flat + k * count], starts) for k in range(3)])
        self.doc_short = np.stack([sums(self.short[flat + k * count], starts) for k in range(3)])
        self.doc_letters, self.doc_initials = letter_sets(self.texts, flat, starts)
        # Of each document a few bits of each of its words: what shares none shares no word.
        self.doc_marks = marks_between(flat, starts)
        # What a document costs if it is met by one word alone; nothing if an initial or, in the second
        # half, a short word of it might be met besides in ways that no mark shows.
        free = self.doc_initials != 0
        costs = [
            np.where(open_, 0, self.doc_least[0])
            for open_ in (free, free | (self.doc_short[0] > 0))
        ]
        self.doc_gate = np.concatenate(costs).astype(np.int32)
        owners = np.frombuffer(sections["name_entry"], np.uint32)[self.doc_name]
        kinds = np.frombuffer(sections["entry_kind"], np.uint8)
        self.doc_kind = kinds[owners].astype(np.int64)

    def candidates(self, names: Sequence[str], kind: str = "") -> tuple[Numbers, Numbers]:
        """For each of some different names the listed names it may match: pairs of numbers, in order."""
        asked = Asked(names, fold_bulk(names))
        found: list[Numbers] = []
        count = max(self._index.names, 1)
        whose, listed = self._by_whole(asked, names)
        found.append(whose * count + listed)
        if len(asked.words):
            mates = self._mates(asked)
            asked.choose(self._documents(mates), mates, self)
            for begin, end in asked.blocks():
                whose, listed = self._block(asked, mates, begin, end, kind)
                found.append(asked.owner[whose] * count + self.doc_name[listed])
        pairs = different(np.concatenate(found))
        return pairs // count, pairs % count

    def _by_whole(self, asked: Asked, names: Sequence[str]) -> tuple[Numbers, Numbers]:
        """What `wholes.asking_keys` of each name leads to."""
        wanted: list[int] = []
        whose: list[int] = []
        for number in asked.slow:
            for each in wholes.asking_keys(
                names[number], asked.folded[number], han_listed=self._index.han
            ):
                wanted.append(each)
                whose.append(number)
        plain = asked.plain_keys(pairs=keys.PAIR_IN_HAN if self._index.han else None, orders=3)
        return self._lookup(
            self.whole_key,
            self.whole_to,
            np.concatenate([plain[0], np.array(wanted, np.uint64)]),
            np.concatenate([plain[1], np.array(whose, np.int64)]),
        )

    @staticmethod
    def _lookup(
        column: Numbers, leads_to: Numbers, wanted: Numbers, whose: Numbers
    ) -> tuple[Numbers, Numbers]:
        """Whose keys are in a column, and what they lead to."""
        order = np.argsort(wanted)
        wanted, whose = wanted[order], whose[order]
        low = np.searchsorted(column, wanted, "left")
        hit = low < len(column)
        hit[hit] = column[low[hit]] == wanted[hit]
        low, wanted, whose = low[hit], wanted[hit], whose[hit]
        high = np.searchsorted(column, wanted, "right")
        return spread(whose, low, high, leads_to)

    def _mates(self, asked: Asked) -> Mates:
        """For each of our words the listed words it may be, and how alike they are at the most."""
        wanted, whose = word_keys_of(asked.texts, asked.columns, asking=True)
        ours, theirs = self._lookup(self.word_key, self.word_to, wanted, whose)
        total = max(len(self.texts), 1)
        pairs = different(ours.astype(np.int64) * total + theirs)
        ours, theirs = pairs // total, pairs % total
        alike = self._likeness(asked, ours, theirs)
        kept = alike > 0
        ours, theirs, alike = ours[kept], theirs[kept], alike[kept]
        return Mates(ours, theirs, alike, len(asked.texts), total)

    def _documents(self, mates: Mates) -> Numbers:
        """In how many listed names each word of ours or one like it is."""
        sizes = self.post_start[mates.words + 1] - self.post_start[mates.words]
        return sums(sizes, mates.ends)

    def _likeness(self, asked: Asked, ours: Numbers, theirs: Numbers) -> Numbers:
        """`features.likeness` for pairs of words."""
        a, b = asked.columns, self.words
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
        first = [asked.texts[place] for place in mine.tolist()]
        second = [self.texts[place] for place in other.tolist()]
        edits = np.asarray(cpdist(first, second, scorer=OSA.distance, dtype=np.int64), np.int64)
        heard = [asked.sounds[place] for place in mine.tolist()]
        listed = [self.sounds[place] for place in other.tolist()]
        sounds = np.asarray(cpdist(heard, listed, scorer=OSA.distance, dtype=np.int64), np.int64)
        found = np.zeros(len(rest), np.int64)
        sizes, others = a.size[mine], b.size[other]
        longer = np.maximum(sizes, others)
        near = edits <= budgets(sizes + others)
        consonants = (
            near
            & (a.consonants_size[mine] >= 3)
            & (a.consonants[mine] == b.consonants[other])
            & (a.consonants_size[mine] == b.consonants_size[other])
        )
        found[near & (longer == 3)] = features.THREE_LETTERS
        by_edits = np.where(near & (longer > 3), worths(edits, longer), 0)
        found = np.maximum(found, by_edits)
        found[consonants] = np.maximum(found[consonants], features.SAME_CONSONANTS)
        sizes, others = a.sound_size[mine], b.sound_size[other]
        longer = np.maximum(sizes, others)
        near = (sounds <= budgets(sizes + others)) & (longer > 4)
        found = np.maximum(
            found, np.where(near, worths(sounds, np.maximum(longer, 1)) * 97 // 100, 0)
        )
        bare = (
            (a.voweled[mine] != b.voweled[other])
            & (a.bare_size[mine] >= 2)
            & ((a.bare[mine] == b.bare[other]) | (a.bare_with_w[mine] == b.bare_with_w[other]))
        )
        found[bare] = np.maximum(found[bare], features.UNVOWELED)
        maybe = np.flatnonzero(asked.has_forms[mine] | self.has_forms[other])
        forms = [
            place
            for place in maybe.tolist()
            if features.is_short_form(word(first[place]), word(second[place]))
        ]
        found[forms] = np.maximum(found[forms], features.SHORT_FORM)
        found[found < features.LEAST_LIKENESS] = 0
        alike[rest] = found
        return alike

    def _block(
        self, asked: Asked, mates: Mates, begin: int, end: int, kind: str
    ) -> tuple[Numbers, Numbers]:
        """The pairs of a form of ours and a listed document that may match."""
        start, stop = asked.starts[begin], asked.starts[end]
        words = asked.words[start:stop]
        sizes = np.diff(asked.starts[begin : end + 1])
        form = np.repeat(np.arange(end - begin), sizes)
        place = np.arange(start, stop) - np.repeat(asked.starts[begin:end], sizes)
        asks = asked.asks[start:stop]
        met = self._meetings(
            mates,
            words[asks],
            form[asks],
            place[asks],
            asked.others[start:stop][asks],
            asked.limit[start:stop][asks],
            asked.form_short[0, begin + form[asks]] > 0,
        )
        joined = self._joined_meetings(asked, begin, end, words, form, place)
        events = [
            met,
            *joined,
            self._further(mates, [met], words[~asks], form[~asks], place[~asks]),
            # Those met as words written as one alone have had no other word looked at.
            self._further(mates, joined, words, form, place),
        ]
        packed = [np.concatenate(each).astype(np.int64) for each in zip(*events, strict=True)]
        kept = self._open(asked, begin, packed, len(events[0][0]))
        return self._judge(asked, begin, [each[kept] for each in packed], kind)

    def _open(self, asked: Asked, begin: int, events: Sequence[Numbers], proposed: int) -> Numbers:
        """The events of pairs that may still match; the first ones are those by which pairs were proposed.

        A pair is open if it meets by more than the words that proposed it, or if these might do alone.
        """
        form, place, doc, there, alike = events
        pair = np.sort((form * len(self.doc_name) + doc) << _EVENTS | np.arange(len(form)))
        event, pair = pair & ((1 << _EVENTS) - 1), pair >> _EVENTS
        first = np.ones(len(pair), np.bool_)
        first[1:] = pair[1:] != pair[:-1]
        edges = np.append(np.flatnonzero(first), len(pair))
        sizes = np.diff(edges)
        form, doc = begin + form[event[edges[:-1]]], doc[event[edges[:-1]]]
        more = event[edges[1:] - 1] >= proposed
        more |= (self.doc_initials[doc] | asked.form_initials[form]) > 0
        more |= (asked.form_short[0, form] > 0) & (self.doc_short[0, doc] > 0)
        open_ = more | asked.alone[form]
        # Most pairs meet by one word alone, and of most the bound is seen without summing up.
        sole = np.flatnonzero(open_ & ~more & (sizes == 1))
        which = event[edges[sole]]
        form, doc = form[sole], doc[sole]
        mine = asked.words[asked.starts[form] + place[which]]
        other = self.doc_word[self.doc_start[doc] + there[which]]
        met = asked.most[mine] + self.most[other]
        nothing = np.zeros(len(sole), np.int64)
        open_[sole] = could_match(
            nothing,
            met * alike[which],
            met,
            Sides(asked.form_least[0, form] - asked.least[mine], nothing, nothing),
            Sides(self.doc_least[0, doc] - self.least[other], nothing, nothing),
            np.ones(len(sole), np.bool_),
            np.zeros(len(sole), np.bool_),
        )
        return np.asarray(event[np.repeat(open_, sizes)])

    def _meetings(
        self,
        mates: Mates,
        words: Numbers,
        form: Numbers,
        place: Numbers,
        others: Numbers,
        limit: Numbers,
        short: Numbers,
    ) -> tuple[Numbers, ...]:
        """Where the words meet listed ones: form and place, document and place, and how alike."""
        low, high = mates.ends[words], mates.ends[words + 1]
        at = np.repeat(np.arange(len(words)), high - low)
        mate = ranges(low, high)
        listed = mates.words[mate]
        low, high = self.post_start[listed], self.post_start[listed + 1]
        post = ranges(low, high)
        run = np.repeat(np.arange(len(listed)), high - low)
        docs, asker = self.post_doc[post], at[run]
        # Most documents hold no other word of ours, and are too long for the one to be enough.
        marks = self.doc_marks[docs]
        marks &= others[asker]
        hit = (marks[:, 0] | marks[:, 1] | marks[:, 2] | marks[:, 3]) != 0
        gate = np.where(short, len(self.doc_name), 0)
        hit |= self.doc_gate[docs + gate[asker]] <= limit[asker]
        kept = np.flatnonzero(hit)
        asker = asker[kept]
        alike = mates.alike[mate[run[kept]]]
        return form[asker], place[asker], docs[kept], self.post_place[post[kept]], alike

    def _further(
        self,
        mates: Mates,
        events: Sequence[tuple[Numbers, ...]],
        words: Numbers,
        form: Numbers,
        place: Numbers,
    ) -> tuple[Numbers, ...]:
        """Where words that propose nothing meet those of documents that others have proposed."""
        count = len(self.doc_name)
        pairs = different(
            np.concatenate([each[0].astype(np.int64) * count + each[2] for each in events])
        )
        forms, docs = pairs // count, pairs % count
        ends = np.searchsorted(form, np.arange(int(forms[-1]) + 2 if len(forms) else 1))
        low, high = ends[forms], ends[forms + 1]
        which = ranges(low, high)
        docs, forms = np.repeat(docs, high - low), np.repeat(forms, high - low)
        start, end = (
            self.doc_start[docs].astype(np.int64),
            self.doc_start[docs + 1].astype(np.int64),
        )
        sizes = end - start
        at = ranges(start, end)
        which, docs, forms = (np.repeat(each, sizes) for each in (which, docs, forms))
        alike = mates.between(words[which], self.doc_word[at])
        hit = np.flatnonzero(alike)
        which, docs = which[hit], docs[hit]
        there = at[hit] - self.doc_start[docs].astype(np.int64)
        return forms[hit], place[which], docs, there, alike[hit]

    def _joined_meetings(
        self, asked: Asked, begin: int, end: int, words: Numbers, form: Numbers, place: Numbers
    ) -> list[Any]:
        columns, found = asked.columns, []
        with np.errstate(over="ignore"):
            wanted = np.concatenate(
                [
                    columns.text[words] + np.uint64(keys.JOINED),
                    columns.bones[words] + np.uint64((keys.JOINED + keys.CONSONANTS) & keys.MASK),
                ]
            )
        whose = np.concatenate([np.arange(len(words))] * 2)
        usable = np.concatenate([np.ones(len(words), np.bool_), columns.bones_size[words] >= 3])
        at, join = self._lookup(
            self.join_key, np.arange(len(self.join_key)), wanted[usable], whose[usable]
        )
        docs, there = self.join_doc[join], self.join_place[join].astype(np.int64)
        first = self.doc_start[docs].astype(np.int64) + there
        a, b = self.doc_word[first], self.doc_word[first + 1]
        with np.errstate(over="ignore"):
            made = self.words.text[a] + POWERS[self.words.size[a]] * self.words.text[b]
        alike = self._joined_alike(
            (columns.text[words[at]], columns.size[words[at]]),
            (made, self.words.size[a] + self.words.size[b]),
            lambda k: [asked.texts[n] for n in words[at[k]].tolist()],
            lambda k: [
                self.texts[one] + self.texts[two]
                for one, two in zip(a[k].tolist(), b[k].tolist(), strict=True)
            ],
        )
        at, docs, there = at[alike], docs[alike], there[alike]
        best = np.full(len(at), features.JOINED)
        found.append((form[at], place[at], docs, there, best))
        found.append((form[at], place[at], docs, there + 1, best))
        starts = asked.starts[begin : end + 1] - asked.starts[begin]
        ours, text, sound, told = joins_of(starts, words, columns)
        with np.errstate(over="ignore"):
            wanted = np.concatenate(
                [text + np.uint64(keys.EXACT), sound[told] + np.uint64(keys.CONSONANTS)]
            )
        whose = np.concatenate([ours, ours[told]])
        at, listed = self._lookup(self.word_key, self.word_to, wanted, whose)
        one, two = words[at], words[at + 1]
        with np.errstate(over="ignore"):
            made = columns.text[one] + POWERS[columns.size[one]] * columns.text[two]
        alike = self._joined_alike(
            (made, columns.size[one] + columns.size[two]),
            (self.words.text[listed], self.words.size[listed]),
            lambda k: [
                asked.texts[n] + asked.texts[m]
                for n, m in zip(one[k].tolist(), two[k].tolist(), strict=True)
            ],
            lambda k: [self.texts[n] for n in listed[k].tolist()],
        )
        at, listed = at[alike], listed[alike].astype(np.int64)
        low, high = self.post_start[listed], self.post_start[listed + 1]
        times = high - low
        post = ranges(low, high)
        at = np.repeat(at, times)
        best = np.full(len(at), features.JOINED)
        docs, there = self.post_doc[post], self.post_place[post]
        found.append((form[at], place[at], docs, there, best))
        found.append((form[at], place[at] + 1, docs, there, best))
        return found

    @staticmethod
    def _joined_alike(
        ours: tuple[Numbers, Numbers],
        theirs: tuple[Numbers, Numbers],
        first: Callable[[Numbers], list[str]],
        second: Callable[[Numbers], list[str]],
    ) -> Numbers:
        """`features.joined_alike` for pairs of texts, which are made only where they must be looked at.

        Each side is the keys of the texts and their sizes.
        """
        equal = (ours[0] == theirs[0]) & (ours[1] == theirs[1])
        maybe = np.flatnonzero(
            ~equal
            & (np.minimum(ours[1], theirs[1]) >= features.LEAST_JOINED)
            & (np.abs(ours[1] - theirs[1]) <= 1)
        )
        if len(maybe):
            edits = cpdist(first(maybe), second(maybe), scorer=OSA.distance, dtype=np.int64)
            equal[maybe] = np.asarray(edits) <= 1
        return np.flatnonzero(equal)

    def _judge(
        self, asked: Asked, begin: int, events: Sequence[Numbers], stated: str
    ) -> tuple[Numbers, Numbers]:
        form, place, doc, there, alike = (np.asarray(each, np.int64) for each in events)
        if not len(form):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        # Number of form and document, place, likeness in one number: sorting it sorts all.
        pair = form * len(self.doc_name) + doc
        ours = np.sort(((pair << 5 | place) << 10) | alike)
        theirs = np.sort(((pair << 5 | there) << 10) | alike)
        pairs, edges, at, best = best_of(ours)
        form, doc = begin + pairs // len(self.doc_name), pairs % len(self.doc_name)
        as_kinds = np.array([features.compared_as(stated, listed) for listed in KINDS])
        kind = as_kinds[self.doc_kind[doc]]
        first = Met.of(
            edges,
            best,
            asked.words[np.repeat(asked.starts[form], np.diff(edges)) + at],
            kind,
            asked,
        )
        _, edges, at, best = best_of(theirs)
        starts = self.doc_start[doc].astype(np.int64)
        second = Met.of(
            edges,
            best,
            self.doc_word[np.repeat(starts, np.diff(edges)) + at].astype(np.int64),
            kind,
            self,
        )
        initials = kind != features.ORGANIZATION
        relief_a = np.bitwise_count(self.doc_initials[doc] & asked.form_letters[form]) * initials
        relief_b = np.bitwise_count(asked.form_initials[form] & self.doc_letters[doc]) * initials
        kept = could_match(
            kind,
            first.matched + second.matched,
            first.met + second.met,
            Sides(
                asked.form_least[kind, form] - first.least,
                asked.form_short[kind, form] - first.short,
                features.UNIT * relief_a.astype(np.int64),
            ),
            Sides(
                self.doc_least[kind, doc] - second.least,
                self.doc_short[kind, doc] - second.short,
                features.UNIT * relief_b.astype(np.int64),
            ),
            (first.number == 1) & (second.number == 1),
            first.everyday & second.everyday,
        )
        kept &= first.solid | second.solid
        return form[kept], doc[kept]
