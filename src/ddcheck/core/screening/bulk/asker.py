"""The same as `index`, for whole columns of names at once with numpy.

What decides is worked out as the plain Python does it, in whole numbers of the same size, so that what is
found depends neither on the way nor on how many names are asked together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from ddcheck.core.names import fold_bulk
from ddcheck.core.screening import features, keys, pairs, wholes
from ddcheck.core.screening.bulk.asked import Asked
from ddcheck.core.screening.bulk.bounds import (
    MOST_AT,
    RESTS,
    Met,
    Sides,
    best_of,
    could_match,
    may_outweigh,
    outweighed,
    rests,
)
from ddcheck.core.screening.bulk.chinese import (
    across_keys,
    keys_of_firms,
    keys_of_people,
    spoken_keys,
)
from ddcheck.core.screening.bulk.columns import among, different, joins_of, ranges
from ddcheck.core.screening.bulk.documents import but_first, columns_of, whole_keys_of
from ddcheck.core.screening.bulk.lexicon import Lexicon, WordsAt, joined_alike
from ddcheck.core.screening.bulk.proposing import (
    Forms,
    Meetings,
    between,
    by_one,
    by_several,
    light_between,
)
from ddcheck.core.screening.listed import AFLOAT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ddcheck.core.screening.bulk.index_columns import IndexColumns

    Numbers = NDArray[Any]


_PLACES = 1 << 5
_PAIR = 21
"""Bits of a packed meeting below the number of the pair."""


class Asker:
    """An index, asked for many names at once; what it learns of words it keeps."""

    def __init__(self, listed: IndexColumns) -> None:
        """Take the index as columns."""
        self._listed = listed
        self._lexicon = Lexicon(listed)

    def candidates(self, names: Sequence[str], kind: str = "") -> tuple[Numbers, Numbers]:
        """For each of some different names the listed names it may match: pairs of numbers, in order."""
        asked = Asked(names, fold_bulk(names))
        words = self._lexicon.of(asked.flat)
        count = max(self._listed.names, 1)
        found = [*self._by_plain(asked, words, count), self._by_slow(asked, names, count)]
        if len(words):
            forms = Forms.of(self._lexicon, words, asked.starts, asked.read)
            at, one = self._written_as_one(forms)
            for begin, end in forms.blocks(self._lexicon.documents[words]):
                start, stop = forms.starts[begin], forms.starts[end]
                some = slice(*np.searchsorted(at, [start, stop]).tolist())
                joined = at[some] - start, one[some]
                form, doc = self._judged(forms.block(begin, end), joined, kind)
                found.append(asked.owner[begin + form] * count + self._listed.doc_name[doc])
        pairs = different(np.concatenate(found))
        return pairs // count, pairs % count

    def _by_slow(self, asked: Asked, names: Sequence[str], count: int) -> Numbers:
        """What `wholes.asking_keys` leads to, of the names that are not plain."""
        found, owners = keys_of_people([asked.folded[number].split() for number in asked.people])
        firms, theirs = keys_of_firms([asked.folded[number].split() for number in asked.firms])
        wanted: list[int] = []
        whose: list[int] = []
        for number in asked.slow:
            told = wholes.asking_keys(
                names[number], asked.folded[number], han_listed=self._listed.han
            )
            wanted += told
            whose += [number] * len(told)
        owners, listed = self._listed.whole_keyed.find(
            np.concatenate([found, firms, np.array(wanted, np.uint64)]),
            np.concatenate(
                [
                    np.array(asked.people, np.int64)[owners],
                    np.array(asked.firms, np.int64)[theirs],
                    np.array(whose, np.int64),
                ]
            ),
        )
        return np.asarray(owners * count + listed)

    def _by_plain(self, asked: Asked, words: Numbers, count: int) -> list[Numbers]:
        """The same of the plain names."""
        starts = asked.starts[: asked.plain + 1]
        words = words[: starts[-1]]
        owner = asked.owner[: asked.plain]
        wanted, whose = whole_keys_of(self._lexicon.text[words], self._lexicon.size[words], starts)
        whose, listed = self._listed.whole_keyed.find(wanted, whose)
        found = [owner[whose] * count + listed]
        form = np.repeat(np.arange(asked.plain), np.diff(starts))
        spoken = self._lexicon.spoken_rows(words)
        at, row = self._lexicon.in_han.rows(spoken)
        found.append(owner[form[at]] * count + self._lexicon.in_han.columns[0][row])
        told = [spoken_keys(self._lexicon.spoken, spoken, starts)]
        alone = np.flatnonzero(np.diff(starts) == 1)
        if len(alone):
            texts = [self._lexicon.texts[word] for word in words[starts[alone]].tolist()]
            told.append(columns_of(zip(map(wholes.turned, texts), alone.tolist(), strict=True)))
        if self._listed.han:
            told.append(across_keys(self._lexicon.spoken, spoken, starts))
            low, places, forms = but_first(starts)
            kept = words[places]
            wanted, whose = whole_keys_of(self._lexicon.text[kept], self._lexicon.size[kept], low)
            told.append((wanted, forms[whose]))
        for keys_, owners in told:
            whose, listed = self._listed.whole_keyed.find(keys_, owners)
            found.append(owner[whose] * count + listed)
        return found

    def _judged(
        self, forms: Forms, in_two: tuple[Numbers, Numbers], kind: str
    ) -> tuple[Numbers, Numbers]:
        """The pairs of a form and a listed document that may match; `in_two` as `_written_as_one` gives it."""
        lexicon, listed = self._lexicon, self._listed
        afloat = kind in AFLOAT
        joined = [
            self._packed(each, sure=True)
            for each in (self._joined_in_one(forms), self._joined_in_two(forms, *in_two))
        ]
        # What meets as words written as one may meet by other words that alone would not do.
        pair = different(np.concatenate(joined) >> _PAIR)
        beside = between(lexicon, listed, forms, pair, lexicon.mark[:, forms.words])
        alone = by_one(lexicon, listed, forms, afloat=afloat)
        met = np.concatenate(
            [
                self._packed(by_several(lexicon, listed, forms), sure=False),
                *(self._packed(each, sure=True) for each in (alone, beside)),
                *joined,
            ]
        )
        met.sort()
        pair = met >> _PAIR
        again = np.flatnonzero(pair[1:] == pair[:-1])
        kept = (met & 1).astype(np.bool_)
        kept[again] = kept[again + 1] = True
        met = met[kept]
        if not afloat and len(met):
            met = met[self._may_outweigh(forms, self._unpacked(met))]
        # Light words meet in so many pairs that they are looked at last.
        light = met[forms.light[(met >> _PAIR) // max(len(listed.doc_name), 1)] > 0]
        if len(light):
            beside = light_between(lexicon, listed, forms, different(light >> _PAIR))
            met = np.concatenate([met, self._packed(beside, sure=True)])
            met.sort()
        return self._judge(forms, self._unpacked(met), kind)

    def _unpacked(self, met: Numbers) -> Meetings:
        """Meetings of `_packed`."""
        pair, count, places = met >> _PAIR, max(len(self._listed.doc_name), 1), _PLACES - 1
        form = pair // count
        return Meetings(
            form, met >> 16 & places, pair - form * count, met >> 11 & places, met >> 1 & 1023
        )

    def _packed(self, met: Meetings, *, sure: bool) -> Numbers:
        """Each meeting in one number; whether the pair is worth judging for this one alone comes last."""
        pair = met.form * len(self._listed.doc_name) + met.doc
        return np.asarray(pair << _PAIR | met.place << 16 | met.there << 11 | met.alike << 1 | sure)

    def _joined_in_one(self, forms: Forms) -> Meetings:
        """Where a word of ours is two neighbouring listed ones."""
        at, row = self._lexicon.joined.rows(forms.words)
        docs, there = (each[row].astype(np.int64) for each in self._lexicon.joined.columns)
        return Meetings(
            np.concatenate([forms.form[at]] * 2),
            np.concatenate([forms.place[at]] * 2),
            np.concatenate([docs] * 2),
            np.concatenate([there, there + 1]),
            np.full(2 * len(at), features.JOINED),
        )

    def _written_as_one(self, forms: Forms) -> tuple[Numbers, Numbers]:
        """Where, in order, two neighbouring words of ours are a listed one, and which one."""
        lexicon, listed = self._lexicon, self._listed
        ours, text, sound, told = joins_of(forms.starts, forms.words, lexicon)
        with np.errstate(over="ignore"):
            wanted = np.concatenate(
                [text + np.uint64(keys.EXACT), sound[told] + np.uint64(keys.CONSONANTS)]
            )
        at, word = listed.word_keyed.find(wanted, np.concatenate([ours, ours[told]]))
        first, second = (
            WordsAt(lexicon.text, lexicon.size, lexicon.texts, forms.words[each])
            for each in (at, at + 1)
        )
        alike = joined_alike(listed.words, listed.texts, word, first, second)
        alike = alike[np.argsort(at[alike], kind="stable")]
        return at[alike], word[alike]

    def _joined_in_two(self, forms: Forms, at: Numbers, word: Numbers) -> Meetings:
        """Where two neighbouring words of ours are a listed one, given by the place of the first."""
        listed = self._listed
        low, high = listed.post_start[word], listed.post_start[word + 1]
        post = ranges(low, high)
        at = np.repeat(at, high - low)
        docs = listed.post_doc[post].astype(np.int64)
        there = listed.post_place[post].astype(np.int64)
        return Meetings(
            np.concatenate([forms.form[at]] * 2),
            np.concatenate([forms.place[at], forms.place[at] + 1]),
            np.concatenate([docs] * 2),
            np.concatenate([there] * 2),
            np.full(2 * len(at), features.JOINED),
        )

    def _judge(
        self, forms: Forms, events: Sequence[Numbers], stated: str
    ) -> tuple[Numbers, Numbers]:
        """The pairs whose meetings may be enough."""
        form, place, doc, there, alike = events
        if not len(form):
            return form, doc
        listed = self._listed
        # A word that meets two of the other side counts once, by the better one, on each side by itself.
        pair = np.zeros(len(form), np.int64)
        np.cumsum((form[1:] != form[:-1]) | (doc[1:] != doc[:-1]), out=pair[1:])
        first, where = best_of(np.sort((pair << 5 | place) << 10 | alike))
        begin = np.searchsorted(pair, np.arange(int(pair[-1]) + 1))
        form, doc = form[begin], doc[begin]
        ours = Part(*first, forms.words[np.repeat(forms.starts[form], np.diff(first[0])) + where])
        second, where = best_of(np.sort((pair << 5 | there) << 10 | alike))
        starts = listed.doc_start[doc].astype(np.int64)
        theirs = Part(*second, listed.doc_word[np.repeat(starts, np.diff(second[0])) + where])
        kept = np.zeros(len(form), np.bool_)
        for kind, asked in enumerate(listed.compared_as(stated, doc)):
            some = np.flatnonzero(asked & ~kept)
            if len(some):
                parts = ours.of(some), theirs.of(some)
                kept[some] = self._could_match(kind, forms, form[some], doc[some], *parts)
        return form[kept], doc[kept]

    def _may_outweigh(self, forms: Forms, events: Sequence[Numbers]) -> Numbers:
        """The meetings of the pairs that pass a first look: all but few do not."""
        form, place, doc, there, alike = events
        listed = self._listed
        begin = np.flatnonzero((form[1:] != form[:-1]) | (doc[1:] != doc[:-1])) + 1
        begin = np.concatenate([[0], begin])
        first = self._lexicon.reach[forms.words[forms.starts[form] + place]]
        second = listed.reach[listed.doc_word[listed.doc_start[doc].astype(np.int64) + there]]
        # What meets two words counts twice here, which is too much and no harm.
        gain = outweighed((first >> MOST_AT) + (second >> MOST_AT), alike)
        met = np.add.reduceat(gain, begin) + forms.light[form[begin]]
        ours, theirs = (rests(np.add.reduceat(each & RESTS, begin)) for each in (first, second))
        form, doc = form[begin], doc[begin]
        all_ours = np.stack([forms.least[features.ANY, form], forms.short[features.ANY, form]])
        all_theirs = np.stack(
            [listed.doc_least[features.ANY, doc], listed.doc_short[features.ANY, doc]]
        ).astype(np.int64)
        for each in (all_ours, all_theirs):
            each[0] -= each[1]
        initials = (np.bitwise_count(forms.initials) + forms.again)[form]
        initials += np.bitwise_count(listed.doc_initials[doc])
        found = may_outweigh(
            met, all_ours - ours, all_theirs - theirs, (all_ours[1], all_theirs[1]), initials
        )
        found |= listed.doc_afloat[doc]
        return np.flatnonzero(np.repeat(found, np.diff(np.append(begin, len(alike)))))

    def _could_match(
        self, kind: int, forms: Forms, form: Numbers, doc: Numbers, ours: Part, theirs: Part
    ) -> Numbers:
        """Which pairs may match as one kind of party, given the words that are met on both sides."""
        listed = self._listed
        first = Met.of(*ours, kind, self._lexicon)
        second = Met.of(*theirs, kind, listed)
        relief_a = relief_b = np.zeros(len(form), np.int64)
        if kind == features.PERSON:
            mine, other = forms.initials[form], listed.doc_initials[doc]
            standing = np.bitwise_count(mine & listed.doc_letters[doc]).astype(np.int64)
            standing += np.where(standing > 0, forms.again[form], 0)
            stood_for = np.bitwise_count(other & forms.letters[form]).astype(np.int64)
            relief_a = features.UNIT * stood_for + pairs.OF_INITIAL * standing
            relief_b = features.UNIT * standing + pairs.OF_INITIAL * stood_for
        sums = (
            first.matched + second.matched,
            first.met + second.met,
            np.minimum(first.telling, second.telling) <= 1,
            first.everyday & second.everyday,
        )
        a = Sides(
            forms.least[kind, form] - first.least,
            forms.short[kind, form] - first.short,
            relief_a,
        )
        b = Sides(
            listed.doc_least[kind, doc] - second.least,
            listed.doc_short[kind, doc] - second.short,
            relief_b,
        )
        kept = could_match(kind, a, b, *sums)
        kept &= (first.telling > 0) | (second.telling > 0)
        # Most short words are like none of the other name; it is found out where it matters.
        nothing = np.zeros(len(form), np.int64)
        unpaired = [each._replace(short=nothing) for each in (a, b)]
        some = np.flatnonzero(kept & ~could_match(kind, unpaired[0], unpaired[1], *sums))
        if len(some):
            parts = ours.of(some), theirs.of(some)
            shorts = self._short_left(kind, forms, form[some], doc[some], *parts)
            a, b = (
                Sides(each.over[some], short, each.relief[some])
                for each, short in zip((a, b), shorts, strict=True)
            )
            kept[some] = could_match(kind, a, b, *(each[some] for each in sums))
        return np.asarray(kept)

    def _short_left(
        self, kind: int, forms: Forms, form: Numbers, doc: Numbers, ours: Part, theirs: Part
    ) -> list[Numbers]:
        """What the short words of each name cost that are left over and like one of the other name."""
        lexicon, listed = self._lexicon, self._listed
        starts = listed.doc_start[doc].astype(np.int64), listed.doc_start[doc + 1].astype(np.int64)
        first = Shorts.of(lexicon, forms.words, forms.starts[form], forms.starts[form + 1])
        second = Shorts.of(listed, listed.doc_word, *starts)
        begin = np.searchsorted(second.pair, np.arange(len(form) + 1))
        low, high = begin[first.pair], begin[first.pair + 1]
        one, other = np.repeat(np.arange(len(first.pair)), high - low), ranges(low, high)
        total = max(len(listed.texts), 1)
        known, which = np.unique(first.word[one] * total + second.word[other], return_inverse=True)
        edits = cpdist(
            [lexicon.texts[word] for word in (known // total).tolist()],
            [listed.texts[word] for word in (known % total).tolist()],
            scorer=OSA.distance,
            dtype=np.int64,
        )
        near = np.flatnonzero((np.asarray(edits) <= 1)[which])
        found = []
        sides = ((first, one[near], ours, lexicon), (second, other[near], theirs, listed))
        for shorts, like, part, told in sides:
            some = different(like)
            pair, word = shorts.pair[some], shorts.word[some]
            costs = np.bincount(pair, told.least[kind, word], len(form)).astype(np.int64)
            # Those that are met are not left over.
            size = len(told.texts) + 1
            pairs_ = np.repeat(np.arange(len(form)), np.diff(part.edges))
            met = among(pairs_ * size + part.words, pair * size + word)
            spent = np.bincount(pairs_[met], told.least[kind, part.words[met]], len(form))
            found.append(costs - spent.astype(np.int64))
        return found


class Shorts(NamedTuple):
    """The short words of some names: of which one each is, and its number."""

    pair: Numbers
    word: Numbers

    @classmethod
    def of(
        cls, told: Lexicon | IndexColumns, words: Numbers, low: Numbers, high: Numbers
    ) -> Shorts:
        """Those of names whose words are from low to high."""
        word = words[ranges(low, high)].astype(np.int64)
        short = np.flatnonzero(told.size[word] <= features.SHORT)
        return cls(np.repeat(np.arange(len(low)), high - low)[short], word[short])


class Part(NamedTuple):
    """One side of many pairs: where the words of each that are met begin, how alike they are, their numbers."""

    edges: Numbers
    alike: Numbers
    words: Numbers

    def of(self, some: Numbers) -> Part:
        """The same of some of the pairs."""
        low, high = self.edges[some], self.edges[some + 1]
        at = ranges(low, high)
        edges = np.zeros(len(some) + 1, np.int64)
        np.cumsum(high - low, out=edges[1:])
        return Part(edges, self.alike[at], self.words[at])
