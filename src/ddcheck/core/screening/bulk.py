"""The same as `index` and `building`, for whole columns at once with numpy.

Every number here is worked out as the plain Python does it, in whole numbers of the same size, so that
what is found depends neither on the way nor on how many names are asked together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from ddcheck.core.names import fold_bulk
from ddcheck.core.names.spelling import word
from ddcheck.core.screening import features, keys
from ddcheck.core.screening.building import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from ddcheck.core.screening.index import Index

    Numbers = NDArray[Any]

_PLAIN_LENGTH = 400
MEETINGS = 1 << 19
"""Meetings of words that are looked at at once, which bounds the memory it takes."""
_EVENTS = 24
"""Bits that number the meetings of a block."""
BLOCK = 4096
"""Forms of names that are looked up at once: what fits the cache."""


def keyed(name: str, wanted: Sequence[int], numbers: Sequence[int]) -> dict[str, bytes]:
    """Keys in order, and for each the number it leads to."""
    return _sorted_pairs(name, np.array(wanted, np.uint64), np.array(numbers, np.uint32))


def _sorted_pairs(name: str, wanted: Numbers, numbers: Numbers) -> dict[str, bytes]:
    order = np.lexsort((numbers, wanted))
    return {f"{name}_key": wanted[order].tobytes(), f"{name}_to": numbers[order].tobytes()}


class Words(NamedTuple):
    """Words in columns: what is compared of them."""

    text: Numbers
    """Key of the word without its sort."""
    size: Numbers
    canon: Numbers
    sound: Numbers
    sound_size: Numbers
    consonants: Numbers
    consonants_size: Numbers
    bare: Numbers
    bare_size: Numbers
    bare_with_w: Numbers
    voweled: Numbers
    bones: Numbers
    bones_size: Numbers
    tail: Numbers
    """Key of the bones without the sign of a first vowel, as they stand behind another word."""
    tail_size: Numbers


def words_of(texts: Sequence[str]) -> Words:
    """The columns of some words."""
    known = [word(text) for text in texts]
    consonants = [each.consonants for each in known]
    bones = [features.bones(text) for text in texts]
    tails = [each.removeprefix("_") for each in bones]
    skeletons = [each.skeleton for each in known]
    return Words(
        _keys(texts),
        _sizes(texts),
        _keys([each.canon for each in known]),
        _keys(skeletons),
        _sizes(skeletons),
        _keys(consonants),
        _sizes(consonants),
        _keys([each.bare for each in known]),
        _sizes([each.bare for each in known]),
        _keys([each.bare_with_w for each in known]),
        np.array([each.voweled for each in known], np.bool_),
        _keys(bones),
        _sizes(bones),
        _keys(tails),
        _sizes(tails),
    )


def _sizes(texts: Sequence[str]) -> Numbers:
    return np.fromiter(map(len, texts), np.int64, len(texts))


_WIDTH = keys.LONGEST


def _letters(texts: Sequence[str]) -> Numbers:
    """The letters of short words in rows, filled up with zeros; plain letters alone."""
    rows = np.array([text.encode() for text in texts], f"S{_WIDTH}")
    return rows.view(np.uint8).reshape(len(texts), _WIDTH)


_POWERS = np.array(keys.POWERS, np.uint64)


def _keys(texts: Sequence[str]) -> Numbers:
    """The keys of some texts, without their sort."""
    joined = "".join(texts)
    sizes = _sizes(texts)
    if not joined.isascii() or (len(texts) and int(sizes.max()) > len(_POWERS)):
        return np.array([keys.key(text, 0) for text in texts], np.uint64)
    begin = np.cumsum(sizes) - sizes
    place = np.arange(len(joined)) - np.repeat(begin, sizes)
    values = np.frombuffer(joined.encode(), np.uint8).astype(np.uint64) + np.uint64(1)
    total = np.zeros(len(joined) + 1, np.uint64)
    with np.errstate(over="ignore"):
        np.cumsum(values * _POWERS[place], out=total[1:])
        return np.asarray(total[begin + sizes] - total[begin])


def _near(texts: Sequence[str], whole: Numbers, sort: int) -> tuple[Numbers, Numbers]:
    """The keys of the words with a letter left out (or, of three, left open), and whose they are."""
    sizes = _sizes(texts)
    found, owners = [whole + np.uint64(sort)], [np.arange(len(texts))]
    # Words of one length at a time: no letter is looked at that is not there.
    for size in range(3, _WIDTH + 1):
        where = np.flatnonzero(sizes == size)
        if not len(where):
            continue
        letters = _letters([texts[place] for place in where.tolist()])[:, :size]
        values = letters.astype(np.uint64) + np.uint64(1)
        with np.errstate(over="ignore"):
            stay = values * _POWERS[:size]
            if size == 3:
                total = stay.sum(1, dtype=np.uint64)
                left = total[:, None] - stay + np.uint64((sort + keys.OPEN) & keys.MASK)
            else:
                moved = np.zeros_like(stay)
                moved[:, 1:] = values[:, 1:] * _POWERS[: size - 1]
                before = np.cumsum(stay, 1, dtype=np.uint64) - stay
                behind = moved.sum(1, dtype=np.uint64)[:, None] - np.cumsum(
                    moved, 1, dtype=np.uint64
                )
                left = before + behind + np.uint64(sort)
        found.append(left.ravel())
        owners.append(np.repeat(where, size))
    return np.concatenate(found), np.concatenate(owners)


def _word_keys(texts: Sequence[str], columns: Words, *, asking: bool) -> tuple[Numbers, Numbers]:
    """The keys of `building.word_keys` for each of some words, and whose they are; some twice."""
    found: list[Numbers] = []
    owners: list[Numbers] = []
    with np.errstate(over="ignore"):
        found.append(columns.text + np.uint64(keys.EXACT))
        owners.append(np.arange(len(texts)))
        further = [
            (place, each)
            for place, text in enumerate(texts)
            for each in features.spellings(text)[1:]
        ]
        found.append(np.array([keys.key(each, keys.EXACT) for _, each in further], np.uint64))
        owners.append(np.array([place for place, _ in further], np.int64))
        heard = np.arange(len(texts))
        spelled = np.flatnonzero(columns.text != columns.sound)
        near, whose = _near(
            [
                *(word(texts[place]).skeleton for place in heard.tolist()),
                *(texts[place] for place in spelled.tolist()),
            ],
            np.concatenate([columns.sound[heard], columns.text[spelled]]),
            keys.SOUND,
        )
        found.append(near)
        owners.append(np.concatenate([heard, spelled])[whose])
        told = np.flatnonzero(columns.bones_size >= 3)
        found.append(columns.bones[told] + np.uint64(keys.CONSONANTS))
        owners.append(told)
        bare = np.flatnonzero(columns.bare_size >= 2)
        sort = np.where(
            columns.voweled[bare] != asking, np.uint64(keys.VOWELED), np.uint64(keys.UNVOWELED)
        )
        found += [columns.bare[bare] + sort, columns.bare_with_w[bare] + sort]
        owners += [bare, bare]
    return np.concatenate(found), np.concatenate(owners)


def _joins(starts: Numbers, words: Numbers, columns: Words) -> tuple[Numbers, ...]:
    """Neighbouring words of documents: place in `words`, key of both as one, key of their consonants."""
    last = np.zeros(len(words) + 1, np.bool_)
    last[starts[1:] - 1] = True
    first = np.flatnonzero(~last[: len(words)])
    a, b = words[first], words[first + 1]
    with np.errstate(over="ignore"):
        text = columns.text[a] + _POWERS[np.minimum(columns.size[a], 511)] * columns.text[b]
        sound = columns.bones[a] + _POWERS[columns.bones_size[a]] * columns.tail[b]
    told = columns.bones_size[a] + columns.tail_size[b] >= 3
    return first, text, sound, told


def word_sections(
    texts: Sequence[str], starts: Sequence[int], words: Sequence[int]
) -> dict[str, bytes]:
    """The sections of an index that are about words."""
    columns = words_of(texts)
    found, owners = _word_keys(texts, columns, asking=False)
    begin, flat = np.array(starts, np.int64), np.array(words, np.int64)
    sizes = np.diff(begin)
    document = np.repeat(np.arange(len(sizes)), sizes)
    place = np.arange(len(flat)) - np.repeat(begin[:-1], sizes)
    order = np.argsort(flat, kind="stable")
    first, joined, sound, told = _joins(begin, flat, columns)
    with np.errstate(over="ignore"):
        join_key = np.concatenate(
            [
                joined + np.uint64(keys.JOINED),
                sound[told] + np.uint64((keys.JOINED + keys.CONSONANTS) & keys.MASK),
            ]
        )
    at = np.concatenate([first, first[told]])
    by_key = np.lexsort((place[at], document[at], join_key))
    return {
        **_unique_pairs("word", found, owners),
        "join_key": join_key[by_key].tobytes(),
        "join_doc": document[at][by_key].astype(np.uint32).tobytes(),
        "join_place": place[at][by_key].astype(np.uint8).tobytes(),
        "post_start": np.searchsorted(flat[order], np.arange(len(texts) + 1))
        .astype(np.uint32)
        .tobytes(),
        "post_doc": document[order].astype(np.uint32).tobytes(),
        "post_place": place[order].astype(np.uint8).tobytes(),
    }


def _unique_pairs(name: str, wanted: Numbers, numbers: Numbers) -> dict[str, bytes]:
    order = np.lexsort((numbers, wanted))
    wanted, numbers = wanted[order], numbers[order].astype(np.uint32)
    keep = np.ones(len(wanted), np.bool_)
    keep[1:] = (wanted[1:] != wanted[:-1]) | (numbers[1:] != numbers[:-1])
    return {f"{name}_key": wanted[keep].tobytes(), f"{name}_to": numbers[keep].tobytes()}


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
        self.post_doc = column("post_doc", np.uint32)
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
        self.doc_least = np.stack([_sums(self.least[flat + k * count], starts) for k in range(3)])
        self.doc_short = np.stack([_sums(self.short[flat + k * count], starts) for k in range(3)])
        self.doc_letters, self.doc_initials = _letter_sets(self.texts, flat, starts)
        self.doc_marks = _or_between(flat, starts)
        """Of each document a few bits of each of its words: what shares none shares no word."""
        owners = np.frombuffer(sections["name_entry"], np.uint32)[self.doc_name]
        kinds = np.frombuffer(sections["entry_kind"], np.uint8)
        self.doc_kind = kinds[owners].astype(np.int64)

    def candidates(self, names: Sequence[str], kind: str = "") -> tuple[Numbers, Numbers]:
        """For each of some different names the listed names it may match: pairs of numbers, in order."""
        asked = _Asked(names, fold_bulk(names))
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
        pairs = _different(np.concatenate(found))
        return pairs // count, pairs % count

    def _by_whole(self, asked: _Asked, names: Sequence[str]) -> tuple[Numbers, Numbers]:
        """What `features.asking_keys` of each name leads to."""
        wanted: list[int] = []
        whose: list[int] = []
        for number in asked.slow:
            for each in features.asking_keys(
                names[number], asked.folded[number], han_listed=self._index.han
            ):
                wanted.append(each)
                whose.append(number)
        plain = asked.plain_keys(han_listed=self._index.han)
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
        return _spread(whose, low, high, leads_to)

    def _mates(self, asked: _Asked) -> _Mates:
        """For each of our words the listed words it may be, and how alike they are at the most."""
        wanted, whose = _word_keys(asked.texts, asked.columns, asking=True)
        ours, theirs = self._lookup(self.word_key, self.word_to, wanted, whose)
        total = max(len(self.texts), 1)
        pairs = _different(ours.astype(np.int64) * total + theirs)
        ours, theirs = pairs // total, pairs % total
        alike = self._likeness(asked, ours, theirs)
        kept = alike > 0
        ours, theirs, alike = ours[kept], theirs[kept], alike[kept]
        return _Mates(ours, theirs, alike, len(asked.texts), total)

    def _documents(self, mates: _Mates) -> Numbers:
        """In how many listed names each word of ours or one like it is."""
        sizes = self.post_start[mates.words + 1] - self.post_start[mates.words]
        return _sums(sizes, mates.ends)

    def _likeness(self, asked: _Asked, ours: Numbers, theirs: Numbers) -> Numbers:
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
        near = edits <= _budget(sizes + others)
        consonants = (
            near
            & (a.consonants_size[mine] >= 3)
            & (a.consonants[mine] == b.consonants[other])
            & (a.consonants_size[mine] == b.consonants_size[other])
        )
        found[near & (longer == 3)] = features.THREE_LETTERS
        by_edits = np.where(near & (longer > 3), _worth(edits, longer), 0)
        found = np.maximum(found, by_edits)
        found[consonants] = np.maximum(found[consonants], features.SAME_CONSONANTS)
        sizes, others = a.sound_size[mine], b.sound_size[other]
        longer = np.maximum(sizes, others)
        near = (sounds <= _budget(sizes + others)) & (longer > 4)
        found = np.maximum(
            found, np.where(near, _worth(sounds, np.maximum(longer, 1)) * 97 // 100, 0)
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
        self, asked: _Asked, mates: _Mates, begin: int, end: int, kind: str
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

    def _open(self, asked: _Asked, begin: int, events: Sequence[Numbers], proposed: int) -> Numbers:
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
        open_[sole] = _could_match(
            nothing,
            met * alike[which],
            met,
            _Sides(asked.form_least[0, form] - asked.least[mine], nothing, nothing),
            _Sides(self.doc_least[0, doc] - self.least[other], nothing, nothing),
            np.ones(len(sole), np.bool_),
            np.zeros(len(sole), np.bool_),
        )
        return np.asarray(event[np.repeat(open_, sizes)])

    def _meetings(
        self,
        mates: _Mates,
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
        mate = _ranges(low, high)
        listed, alike = mates.words[mate], mates.alike[mate]
        low, high = self.post_start[listed], self.post_start[listed + 1]
        times = high - low
        post = _ranges(low, high)
        at, alike = np.repeat(at, times), np.repeat(alike, times)
        docs = self.post_doc[post]
        # Most documents hold no other word of ours, and are too long for the one to be enough.
        hit = ((self.doc_marks[docs] & others[at]) != 0).any(1)
        hit |= (self.doc_initials[docs] != 0) | (self.doc_least[0, docs] <= limit[at])
        hit |= (self.doc_short[0, docs] > 0) & short[at]
        kept = np.flatnonzero(hit)
        at, docs = at[kept], docs[kept]
        return form[at], place[at], docs, self.post_place[post[kept]], alike[kept]

    def _further(
        self,
        mates: _Mates,
        events: Sequence[tuple[Numbers, ...]],
        words: Numbers,
        form: Numbers,
        place: Numbers,
    ) -> tuple[Numbers, ...]:
        """Where words that propose nothing meet those of documents that others have proposed."""
        count = len(self.doc_name)
        pairs = _different(
            np.concatenate([each[0].astype(np.int64) * count + each[2] for each in events])
        )
        forms, docs = pairs // count, pairs % count
        ends = np.searchsorted(form, np.arange(int(forms[-1]) + 2 if len(forms) else 1))
        low, high = ends[forms], ends[forms + 1]
        which = _ranges(low, high)
        docs, forms = np.repeat(docs, high - low), np.repeat(forms, high - low)
        start, end = (
            self.doc_start[docs].astype(np.int64),
            self.doc_start[docs + 1].astype(np.int64),
        )
        sizes = end - start
        at = _ranges(start, end)
        which, docs, forms = (np.repeat(each, sizes) for each in (which, docs, forms))
        alike = mates.between(words[which], self.doc_word[at])
        hit = np.flatnonzero(alike)
        which, docs = which[hit], docs[hit]
        there = at[hit] - self.doc_start[docs].astype(np.int64)
        return forms[hit], place[which], docs, there, alike[hit]

    def _joined_meetings(
        self, asked: _Asked, begin: int, end: int, words: Numbers, form: Numbers, place: Numbers
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
            made = self.words.text[a] + _POWERS[self.words.size[a]] * self.words.text[b]
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
        ours, text, sound, told = _joins(starts, words, columns)
        with np.errstate(over="ignore"):
            wanted = np.concatenate(
                [text + np.uint64(keys.EXACT), sound[told] + np.uint64(keys.CONSONANTS)]
            )
        whose = np.concatenate([ours, ours[told]])
        at, listed = self._lookup(self.word_key, self.word_to, wanted, whose)
        one, two = words[at], words[at + 1]
        with np.errstate(over="ignore"):
            made = columns.text[one] + _POWERS[columns.size[one]] * columns.text[two]
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
        post = _ranges(low, high)
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
        self, asked: _Asked, begin: int, events: Sequence[Numbers], stated: str
    ) -> tuple[Numbers, Numbers]:
        form, place, doc, there, alike = (np.asarray(each, np.int64) for each in events)
        if not len(form):
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        # Number of form and document, place, likeness in one number: sorting it sorts all.
        pair = form * len(self.doc_name) + doc
        ours = np.sort(((pair << 5 | place) << 10) | alike)
        theirs = np.sort(((pair << 5 | there) << 10) | alike)
        pairs, edges, at, best = _best(ours)
        form, doc = begin + pairs // len(self.doc_name), pairs % len(self.doc_name)
        as_kinds = np.array([features.compared_as(stated, listed) for listed in KINDS])
        kind = as_kinds[self.doc_kind[doc]]
        first = _Met.of(
            edges,
            best,
            asked.words[np.repeat(asked.starts[form], np.diff(edges)) + at],
            kind,
            asked,
        )
        _, edges, at, best = _best(theirs)
        starts = self.doc_start[doc].astype(np.int64)
        second = _Met.of(
            edges,
            best,
            self.doc_word[np.repeat(starts, np.diff(edges)) + at].astype(np.int64),
            kind,
            self,
        )
        initials = kind != features.ORGANIZATION
        relief_a = np.bitwise_count(self.doc_initials[doc] & asked.form_letters[form]) * initials
        relief_b = np.bitwise_count(asked.form_initials[form] & self.doc_letters[doc]) * initials
        kept = _could_match(
            kind,
            first.matched + second.matched,
            first.met + second.met,
            _Sides(
                asked.form_least[kind, form] - first.least,
                asked.form_short[kind, form] - first.short,
                features.UNIT * relief_a.astype(np.int64),
            ),
            _Sides(
                self.doc_least[kind, doc] - second.least,
                self.doc_short[kind, doc] - second.short,
                features.UNIT * relief_b.astype(np.int64),
            ),
            (first.number == 1) & (second.number == 1),
            first.everyday & second.everyday,
        )
        kept &= first.solid | second.solid
        return form[kept], doc[kept]


class _Sides(NamedTuple):
    """`features.Side` of many pairs."""

    over: Numbers
    short: Numbers
    relief: Numbers


class _Met(NamedTuple):
    """Of one side of each pair the words that are met, summed up."""

    number: Numbers
    met: Numbers
    matched: Numbers
    least: Numbers
    short: Numbers
    solid: Numbers
    everyday: Numbers

    @classmethod
    def of(
        cls, edges: Numbers, best: Numbers, words: Numbers, kind: Numbers, told: _Asked | Asker
    ) -> _Met:
        """Sum up the words between the edges."""
        at = words + np.repeat(kind, np.diff(edges)) * len(told.texts)
        begin = edges[:-1]
        most = told.most[at]
        sort = told.sort[at]
        return cls(
            np.diff(edges),
            np.add.reduceat(most, begin),
            np.add.reduceat(most * best, begin),
            np.add.reduceat(told.least[at], begin),
            np.add.reduceat(told.short[at], begin),
            np.bitwise_and.reduceat(sort & 1, begin) == 0,
            np.bitwise_and.reduceat(sort & 2, begin) > 0,
        )


class _Mates:
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


class _Asked:
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
            not features.SEVERAL_WORDS.isdisjoint(vocabulary)
            or max(counts, default=0) > features.MOST_WORDS
        ):
            kept = [
                count <= features.MOST_WORDS
                and features.SEVERAL_WORDS.isdisjoint(folded[number].split())
                for number, count in zip(plain, counts, strict=True)
            ]
            self.slow += [number for number, keep in zip(plain, kept, strict=True) if not keep]
            plain = [number for number, keep in zip(plain, kept, strict=True) if keep]
            flat = " ".join([folded[number] for number in plain]).split()
            counts = [folded[number].count(" ") + 1 for number in plain]
        self.plain = len(plain)
        owner = plain
        for number in self.slow:
            for form in features.forms(names[number], folded[number]):
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
            [_sums(self.least[self.words + k * count], self.starts) for k in range(3)]
        )
        self.form_short = np.stack(
            [_sums(self.short[self.words + k * count], self.starts) for k in range(3)]
        )
        self.form_letters, self.form_initials = _letter_sets(self.texts, self.words, self.starts)

    def plain_keys(self, *, han_listed: bool) -> tuple[Numbers, Numbers]:
        """The keys of `features.asking_keys` of the plain names, and whose they are."""
        starts = self.starts[: self.plain + 1]
        words = self.words[: starts[-1]]
        sizes = self.columns.size[words]
        before = np.cumsum(sizes) - sizes
        form = np.repeat(np.arange(self.plain), np.diff(starts))
        with np.errstate(over="ignore"):
            shifted = self.columns.text[words] * _POWERS[before - before[starts[form]]]
            total = np.cumsum(shifted, dtype=np.uint64)
            whole = np.diff(np.concatenate([[np.uint64(0)], total[starts[1:] - 1]]))
        found = [whole + np.uint64(keys.WHOLE)]
        owners = [self.owner[: self.plain]]
        syllabic = np.array([bool(features.syllables(text)) for text in self.texts], np.bool_)
        if han_listed and len(words):
            parts = [
                features.spoken_in(text) if syllabic[k] else () for k, text in enumerate(self.texts)
            ]
            sizes = np.array([len(each) for each in parts], np.int64)
            ends = np.concatenate([[0], np.cumsum(sizes)])
            flat = np.array([each for part in parts for each in part], np.uint64)
            with np.errstate(over="ignore"):
                found.append(
                    flat[_ranges(ends[words], ends[words + 1])] + np.uint64(keys.PAIR_IN_HAN)
                )
            owners.append(self.owner[np.repeat(form, sizes[words])])
            alone = np.array(
                [
                    bool(syllabic[k] and features.spoken_alone(text))
                    for k, text in enumerate(self.texts)
                ]
            )
            across = np.flatnonzero((form[1:] == form[:-1]) & alone[words[1:]] & alone[words[:-1]])
            for at in across.tolist():
                pair = features.spoken_across(self.texts[words[at]], self.texts[words[at + 1]])
                found.append(np.array(pair, np.uint64) + np.uint64(keys.PAIR_IN_HAN))
                owners.append(np.full(len(pair), self.owner[form[at]]))
        spoken: Numbers = np.zeros(0, np.bool_)
        if self.plain:
            spoken = np.logical_and.reduceat(syllabic[words], starts[:-1])
        for at in np.flatnonzero(spoken).tolist():
            texts = features.texts_of(self.folded[self.owner[at]])
            pair = [keys.key(each, keys.SYLLABLES) for each in features.spoken(texts, 3)]
            found.append(np.array(pair, np.uint64))
            owners.append(np.full(len(pair), self.owner[at]))
        return np.concatenate(found), np.concatenate(owners)

    def choose(self, documents: Numbers, mates: _Mates, listed: Asker) -> None:
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
        rest = np.repeat(_sums(costs, self.starts), sizes) - over
        telling = (costs > 0).astype(np.int64)
        passed = np.cumsum(telling) - telling
        passed -= passed[begin]
        left = np.repeat(_sums(telling, self.starts), sizes) - passed
        enough = np.where(left > 1, features.ENOUGH[1], features.ENOUGH[0])
        stop = (over > 0) & (over * enough >= rest * features.UNIT)
        self.asks = np.zeros(len(order), np.bool_)
        # Once it is enough it stays so: what is left over only grows.
        self.asks[order] = ~stop
        chosen = _sums(np.where(self.asks, asking, 0), self.starts)
        over = _sums(asking, self.starts) - chosen
        telling = _sums((self.asks & (asking > 0)).astype(np.int64), self.starts)
        enough = np.where(telling > 1, features.ENOUGH[1], features.ENOUGH[0])
        self.alone = (over == 0) | (over * enough < chosen * features.UNIT)
        self.alone |= self.form_initials > 0
        self.meetings = _sums(np.where(self.asks, counts, 0), self.starts)
        marks = _or_between(mates.words, mates.ends)[self.words]
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


_LANES = 4


def _or_between(words: Numbers, starts: Numbers) -> Numbers:
    """Between starts the marks of all words: of each one bit of 256, in four columns."""
    with np.errstate(over="ignore"):
        mark = (words.astype(np.uint64) * np.uint64(keys.BASE)) >> np.uint64(56)
    bit = np.uint64(1) << (mark & np.uint64(63))
    lane = mark >> np.uint64(6)
    found = np.zeros((len(starts) - 1, _LANES), np.uint64)
    some = np.flatnonzero(np.diff(starts))
    if len(some):
        for each in range(_LANES):
            of_lane = np.where(lane == np.uint64(each), bit, np.uint64(0))
            found[some, each] = np.bitwise_or.reduceat(of_lane, starts[:-1][some])
    return found


def _sums(values: Numbers, starts: Numbers) -> Numbers:
    """The sums of the values between starts."""
    totals = np.concatenate([[0], np.cumsum(values)])
    return np.asarray(totals[starts[1:]] - totals[starts[:-1]])


def _letter_sets(texts: Sequence[str], words: Numbers, starts: Numbers) -> tuple[Numbers, Numbers]:
    """For each form the first letters of its words, and those that stand alone, as bits."""
    bits = np.array([features.letter(text) for text in texts], np.int64)
    alone = np.where(np.array([len(text) == 1 for text in texts], np.bool_), bits, 0)
    if not len(words):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return (
        np.bitwise_or.reduceat(bits[words], starts[:-1]),
        np.bitwise_or.reduceat(alone[words], starts[:-1]),
    )


def _spread(
    whose: Numbers, low: Numbers, high: Numbers, leads_to: Numbers
) -> tuple[Numbers, Numbers]:
    return np.repeat(whose, high - low), leads_to[_ranges(low, high)]


def _ranges(low: Numbers, high: Numbers) -> Numbers:
    """The numbers from each low to each high, one range after the other."""
    sizes = high - low
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(total) + np.repeat(low - (ends - sizes), sizes))


def _best(packed: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Of packed and sorted meetings: the pairs, where each begins, and in them each place with its best."""
    slot = packed >> 10
    last = np.ones(len(slot), np.bool_)
    last[:-1] = slot[1:] != slot[:-1]
    slot, best = slot[last], packed[last] & 1023
    pair = slot >> 5
    first = np.ones(len(pair), np.bool_)
    first[1:] = pair[1:] != pair[:-1]
    edges = np.flatnonzero(first)
    return pair[edges], np.append(edges, len(pair)), slot & 31, best


def _budget(both: Numbers) -> Numbers:
    return np.where(both <= 12, 1, np.where(both <= 21, 2, 3))


def _worth(edits: Numbers, longer: Numbers) -> Numbers:
    kept = np.maximum(longer - edits, 0)
    return np.asarray(kept * kept * features.UNIT // (longer * longer))


def _different(numbers: Numbers) -> Numbers:
    """The different numbers of a column, in order."""
    ordered = np.sort(numbers)
    kept = np.ones(len(ordered), np.bool_)
    kept[1:] = ordered[1:] != ordered[:-1]
    return np.asarray(ordered[kept])


_BOUNDS = np.array(features.BOUNDS)


def _could_match(
    kind: Numbers,
    matched: Numbers,
    met: Numbers,
    a: _Sides,
    b: _Sides,
    single: Numbers,
    everyday: Numbers,
) -> Numbers:
    """`features.could_match` for many pairs."""
    left_over, both_left_over, single_word, factor, least = _BOUNDS[kind].T
    over_a, over_b = a.over - np.minimum(a.over, a.relief), b.over - np.minimum(b.over, b.relief)
    relief = a.over + b.over - over_a - over_b
    short = np.minimum(np.minimum(a.short, b.short), np.minimum(over_a, over_b))
    over_a, over_b = over_a - short, over_b - short
    cost = left_over * (over_a + over_b) + both_left_over * np.minimum(over_a, over_b)
    best = (matched + features.UNIT * relief + 2 * features.TWO_LETTERS * short) / (
        2 * features.UNIT
    )
    alone = (np.maximum(over_a, over_b) > 300) & single & (relief == 0) & (short == 0)
    best = np.where(alone, best * single_word, best)
    common = (np.minimum(over_a, over_b) > 300) & everyday & (relief == 0)
    best = np.where(common, best * factor, best)
    return np.asarray(best >= least * ((met + relief + 2 * short) / 2 + cost))
