"""The listed names, prepared for looking up: which of them a name may match.

An index is read from flat sections, so that it can be kept in a file and opened without being read.
One name is looked up here, in plain Python; `bulk` looks up whole columns and finds the same.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from operator import itemgetter
from threading import Lock
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakSet

from rapidfuzz.distance import OSA

from ddcheck.core.names.spelling import word
from ddcheck.core.screening import addresses
from ddcheck.core.screening.building import (
    ENTRIES_TOGETHER,
    VERSION,
    build,
    word_keys,
)
from ddcheck.core.screening.features import (
    ANY,
    EQUAL,
    PERSON,
    SHORT,
    bones,
    joined_alike,
    letter,
    likeness,
    may_be_acronym,
    short_alike,
    texts_of,
    weights,
)
from ddcheck.core.screening.features import JOINED as JOINED_LIKENESS
from ddcheck.core.screening.keys import (
    CONSONANTS,
    EXACT,
    IDENTIFIER,
    JOINED,
    PLACE,
    key,
    pair,
)
from ddcheck.core.screening.listed import AFLOAT, KINDS, Listed
from ddcheck.core.screening.pairs import (
    LIGHT_COST,
    VESSEL_SPARE,
    Side,
    compared_as,
    could_match,
    light,
    proposers,
    reliefs,
    spare,
)
from ddcheck.core.screening.wholes import asking_keys, folded_of, forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ddcheck.core.screening.bulk.asker import Asker
    from ddcheck.core.screening.wholes import Form


REMEMBERED: Final = 50_000
"""Words of which it is kept what they may be, which bounds the memory it takes."""


class _Views(dict[str, memoryview]):
    """Sections to be read, each taken when it is first asked for."""

    def __init__(self, sections: Mapping[str, memoryview | bytes]) -> None:
        self._sections = sections

    def __missing__(self, name: str) -> memoryview:
        found = self[name] = memoryview(self._sections[name]).toreadonly()
        return found


_INDEXES: WeakSet[Index] = WeakSet()


def after_fork() -> None:
    """Make every index ready in a process that was forked, where the other threads are gone."""
    for index in _INDEXES:
        index.leave_to_the_parent()


class Index:
    """Entries, their names, and the ways to them."""

    def __init__(self, sections: Mapping[str, memoryview | bytes]) -> None:
        """Take the sections that `build` made; raises ValueError for those of another version."""
        self.sections = _Views(sections)
        meta = json.loads(bytes(self.sections["meta"]))
        if meta.get("version") != VERSION:
            raise ValueError("the index was prepared by another version")
        self.lists: tuple[Any, ...] = tuple(meta["lists"])
        self.names: int = meta["names"]
        self.han: bool = meta["han"]
        self._columns: dict[tuple[str, str], memoryview] = {}
        self._words: list[str] | None = None
        self._entries: dict[int, Listed] = {}
        self._asker: Asker | None = None
        self._asking = Lock()
        """Held by the one thread that looks up a column, for the asker learns words as it goes."""
        # The parties of a batch share their words: towns, trades, legal forms.
        self._mates: dict[str, list[tuple[int, int]]] = {}
        _INDEXES.add(self)

    @classmethod
    def of(cls, entries: Sequence[Listed], lists: Sequence[Any] = ()) -> Index:
        """The index over entries, kept in memory."""
        return cls(build(entries, lists))

    def column(self, name: str, code: str) -> memoryview:
        """A section as numbers of a kind: ``Q``, ``I``, ``H``, ``h`` or ``B``."""
        found = self._columns.get((name, code))
        if found is None:
            found = self.sections[name].cast(code)  # type: ignore[call-overload]
            self._columns[name, code] = found
        return found

    @property
    def words(self) -> list[str]:
        """Every word of the listed names, each once."""
        if self._words is None:
            text = bytes(self.sections["words"]).decode()
            self._words = text.split("\n") if text else []
        return self._words

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return len(self.sections["entry_kind"])

    def _text(self, name: str, number: int) -> str:
        at = self.column(f"{name}_at", "Q")
        return str(
            self.sections[f"{name}_text"][at[number] : at[number + 1]], "utf-8", "surrogatepass"
        )

    def entry(self, number: int) -> Listed:
        """An entry by its number."""
        found = self._entries.get(number)
        if found is None:
            together, place = divmod(number, ENTRIES_TOGETHER)
            first = self.column("entry_name", "I")
            names = tuple(map(self.name, range(first[number], first[number + 1])))
            found = Listed.from_fields(json.loads(self._text("entry", together)), place, names)
            self._entries[number] = found
        return found

    def kind(self, entry: int) -> str:
        """What type of party an entry is listed as; empty where nobody says."""
        return KINDS[self.sections["entry_kind"][entry]]

    def name(self, number: int) -> str:
        """A listed name as written."""
        return self._text("name", number)

    def owner(self, number: int) -> int:
        """The entry that a listed name belongs to."""
        return int(self.column("name_entry", "I")[number])

    def first_name(self, entry: int) -> int:
        """The number of the first name of an entry; the others follow it."""
        return int(self.column("entry_name", "I")[entry])

    def with_identifier(self, wanted: str) -> tuple[int, ...]:
        """The entries with an identifier, as ``scheme:number``."""
        from ddcheck.core.screening.evidence import identifier_keys

        return tuple(
            number
            for number in self._to("number", key(wanted, IDENTIFIER))
            if wanted in identifier_keys(self.entry(number).identifiers)
        )

    def at_address(self, address: str) -> dict[int, float]:
        """The entries with the same address, and how alike the addresses are."""
        asked = addresses.read(address)
        found: dict[int, float] = {}
        for number in {n for each in asked.keys for n in self._to("place", key(each, PLACE))}:
            best = max(
                addresses.likeness(asked, addresses.read(listed))
                for listed in self.entry(number).addresses
            )
            if best >= addresses.LEAST_SHARED:
                found[number] = best
        return found

    def _to(self, name: str, wanted: int) -> list[int]:
        """The numbers that a key leads to."""
        keys, numbers = self.column(f"{name}_key", "Q"), self.column(f"{name}_to", "I")
        place, end = bisect_left(keys, wanted), len(keys)
        found = []
        while place < end and keys[place] == wanted:
            found.append(numbers[place])
            place += 1
        return found

    def candidates(self, name: str, kind: str = "") -> list[int]:
        """The listed names that a name of a party of some kind may match, in order."""
        folded = folded_of(name)
        found = {
            number
            for each in asking_keys(name, folded, han_listed=self.han)
            for number in self._to("whole", each)
        }
        owners = self.column("doc_name", "I")
        for form in forms(name, folded, asking=True):
            found.update(owners[number] for number in self._alike(form, kind))
        return sorted(found)

    def candidates_of(
        self, names: Sequence[str], kind: str = ""
    ) -> Iterator[tuple[str, Sequence[int]]]:
        """Of some different names those that may match, in order, each with what `candidates` gives."""
        from itertools import groupby

        with self._asking:
            asked, listed = self.open().candidates(names, kind)
        pairs = zip(asked.tolist(), listed.tolist(), strict=True)
        for number, group in groupby(pairs, key=itemgetter(0)):
            yield names[number], [pair[1] for pair in group]

    def leave_to_the_parent(self) -> None:
        """In a process that was forked: nobody looks up a column here, whoever did so before the fork.

        What that thread was learning stays half learnt, so that it is learnt anew.
        """
        if self._asking.locked():
            self._asking = Lock()
            self._asker = None

    @property
    def opened(self) -> bool:
        """Whether whole columns of names were looked up, so that it is quickly done again."""
        return self._asker is not None

    def open(self) -> Asker:
        """What looks up whole columns; loads numpy."""
        if self._asker is None:
            from ddcheck.core.screening.bulk.asker import Asker
            from ddcheck.core.screening.bulk.index_columns import IndexColumns

            self._asker = Asker(
                IndexColumns(self.sections, self.words, names=self.names, han=self.han)
            )
        return self._asker

    def _alike(self, form: Form, kind: str) -> list[int]:
        """The documents whose words may match those of a form."""
        starts, where = self.column("post_start", "I"), self.column("post_doc", "I")
        texts = texts_of(form.text)
        mates = [
            {n: alike for n, alike in self.mates(text) if alike == EQUAL or not form.read}
            for text in texts
        ]
        documents = [sum(starts[n + 1] - starts[n] for n in each) for each in mates]
        lightly = [self._light(text, each) for text, each in zip(texts, mates, strict=True)]
        most = self.column("word_most", "H")
        costs = [0 if len(text) <= SHORT else weights(text)[ANY].least for text in texts]
        if may_be_acronym(texts):
            costs[-1] = 0
        chosen = proposers(
            costs,
            [
                weights(text)[ANY].most + max(map(most.__getitem__, each)) if each else 0
                for text, each in zip(texts, mates, strict=True)
            ],
            [
                max((weights(text)[ANY].most + most[n] for n in each), default=0)
                for text, each in zip(texts, lightly, strict=True)
            ],
            documents,
        )
        heavy = [
            [number for number in each if number not in few]
            for each, few in zip(mates, lightly, strict=True)
        ]
        added = [max(each.values(), default=0) for each in lightly]
        found: set[int] = set()
        for place, whole in enumerate(chosen):
            found.update(where[at] for at in self._by_several(heavy, place, whole=whole))
        for place in range(len(texts)):
            rest = sum(added) - added[place]
            found.update(self._by_one(texts, place, mates[place], rest, kind))
        joined = self._all_joined(texts)
        found.update(joined)
        return [doc for doc in found if self._could(texts, kind, doc, mates, joined.get(doc, ()))]

    def _light(self, text: str, mates: Mapping[int, int]) -> dict[int, int]:
        """The light ones of a word's mates, and what each may do."""
        most, costs = self.column("word_most", "H"), self.column("word_least", "H")
        ours = weights(text)[ANY]
        if ours.least > LIGHT_COST:
            return {}
        found = {
            n: light(ours.most + most[n], alike, ours.least, costs[n]) for n, alike in mates.items()
        }
        return {number: gain for number, gain in found.items() if gain}

    def _by_several(
        self, mates: Sequence[Sequence[int]], place: int, *, whole: bool
    ) -> Iterator[int]:
        """The postings of a word's mates that seem to share another word; all, or those with an initial."""
        marks, first, second = self.column("word_marks", "Q"), 0, 0
        count = len(self.words)
        for other, each in enumerate(mates):
            if other != place:
                for number in each:
                    first |= marks[number]
                    second |= marks[count + number]
        if not first:
            return
        starts, shared = self.column("post_start", "I"), self.column("post_mark", "Q")
        initial, common = self.column("post_initials", "I"), self.sections["word_common"]
        total = len(shared) // 2
        others = {n for other, each in enumerate(mates) if other != place for n in each}
        for number in mates[place]:
            begin = starts[number]
            end = starts[number + 1] if whole else begin + initial[number]
            if common[number]:
                for other in others:
                    yield from (at for at in self._to("pair", pair(number, other)) if at < end)
                continue
            for at in range(begin, end):
                if shared[at] & first and shared[total + at] & second:
                    yield at

    def _by_one(
        self, texts: Sequence[str], place: int, mates: Mapping[int, int], light: int, kind: str
    ) -> Iterator[int]:
        """The documents that may match by one word alone."""
        starts, where = self.column("post_start", "I"), self.column("post_doc", "I")
        initial, gates = self.column("post_initials", "I"), self.column("post_gate", "h")
        most = self.column("word_most", "H")
        rest = [text for at, text in enumerate(texts) if at != place]
        over = sum(weights(text)[ANY].least for text in rest)
        if may_be_acronym(texts):
            over -= weights(texts[-1])[ANY].least
        # `spare` counts the short words and initials of the whole name.
        short = sum(weights(text)[ANY].least for text in texts if len(text) <= SHORT)
        initials = sum(len(text) == 1 for text in texts)
        for number, alike in mates.items():
            weight = weights(texts[place])[ANY].most + most[number]
            limit = spare(weight, alike, over, short, initials, light)
            limit += VESSEL_SPARE if kind in AFLOAT else 0
            middle = starts[number] + initial[number]
            for at in range(starts[number], starts[number + 1]):
                if gates[at] <= limit:
                    yield where[at]
                elif at >= middle:
                    break

    def _all_joined(self, texts: Sequence[str]) -> dict[int, list[tuple[int, int]]]:
        """By document the places of ours and of its own that meet as words written as one."""
        starts, where = self.column("post_start", "I"), self.column("post_doc", "I")
        places = self.sections["post_place"]
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for place, text in enumerate(texts):
            for doc, there in self._joined(text):
                found[doc] += [(place, there), (place, there + 1)]
        for place in range(len(texts) - 1):
            for number in self._as_one(texts[place], texts[place + 1]):
                for at in range(starts[number], starts[number + 1]):
                    found[where[at]] += [(place, places[at]), (place + 1, places[at])]
        return found

    def _could(
        self,
        texts: Sequence[str],
        stated: str,
        doc: int,
        mates: Sequence[Mapping[int, int]],
        joined: Sequence[tuple[int, int]],
    ) -> bool:
        owner = self.owner(self.column("doc_name", "I")[doc])
        start, end = self.column("doc_start", "I")[doc : doc + 2]
        numbers = self.column("doc_word", "I")[start:end]
        mine: dict[int, int] = {}
        other: dict[int, int] = {}
        for there, number in enumerate(numbers):
            for place, each in enumerate(mates):
                alike = each.get(number, 0)
                if alike:
                    mine[place] = max(mine.get(place, 0), alike)
                    other[there] = max(other.get(there, 0), alike)
        for place, there in joined:
            mine[place] = max(mine.get(place, 0), JOINED_LIKENESS)
            other[there] = max(other.get(there, 0), JOINED_LIKENESS)
        return any(
            self._could_as(kind, texts, numbers, mine, other)
            for kind in compared_as(stated, self.kind(owner))
        )

    def _could_as(
        self,
        kind: int,
        texts: Sequence[str],
        numbers: Sequence[int],
        mine: Mapping[int, int],
        other: Mapping[int, int],
    ) -> bool:
        """Whether a pair may match as one kind of party, given the places that are met, and how well."""
        first = kind * len(self.words)
        most, least = self.column("word_most", "H"), self.column("word_least", "H")
        sort, words = self.sections["word_sort"], self.words
        matched = met = over_a = over_b = short_a = short_b = 0
        if may_be_acronym(texts):
            over_a -= weights(texts[-1])[kind].least
        if may_be_acronym([words[number] for number in numbers]):
            over_b -= least[first + numbers[-1]]
        short_texts = [words[number] for number in numbers if len(words[number]) <= SHORT]
        our_short = [text for text in texts if len(text) <= SHORT]
        letters_a = letters_b = initials_a = initials_b = 0
        telling_a = telling_b = 0
        everyday = True
        for place, text in enumerate(texts):
            told = weights(text)[kind]
            letters_a |= letter(text)
            if len(text) == 1:
                initials_a |= letter(text)
            if place in mine:
                met += told.most
                matched += told.most * mine[place]
                telling_a += not told.hollow
                everyday = everyday and told.everyday
            else:
                over_a += told.least
                short_a += told.least if short_alike(text, short_texts) else 0
        for place, number in enumerate(numbers):
            text = words[number]
            letters_b |= letter(text)
            if len(text) == 1:
                initials_b |= letter(text)
            if place in other:
                met += most[first + number]
                matched += most[first + number] * other[place]
                telling_b += not sort[first + number] & 1
                everyday = everyday and sort[first + number] & 2 > 0
            else:
                over_b += least[first + number]
                short_b += least[first + number] if short_alike(text, our_short) else 0
        if not telling_a and not telling_b:
            return False
        if kind != PERSON:
            initials_a = initials_b = 0
        again = sum(len(text) == 1 for text in texts) - initials_a.bit_count()
        relief_a, relief_b = reliefs(initials_a, letters_a, initials_b, letters_b, again)
        return could_match(
            kind,
            matched,
            met,
            Side(over_a, short_a, relief_a),
            Side(over_b, short_b, relief_b),
            single=min(telling_a, telling_b) <= 1,
            everyday=everyday,
        )

    def mates(self, text: str) -> list[tuple[int, int]]:
        """The listed words that a word may be, by number, and how alike they are at the most."""
        known = self._mates.get(text)
        if known is not None:
            return known
        sound = word(text).skeleton
        found = []
        for number in sorted(
            {n for each in word_keys(text, asking=True) for n in self._to("word", each)}
        ):
            other = self.words[number]
            alike = likeness(
                text,
                other,
                OSA.distance(text, other),
                OSA.distance(sound, word(other).skeleton),
            )
            if alike:
                found.append((number, alike))
        if len(self._mates) >= REMEMBERED:
            self._mates.clear()
        self._mates[text] = found
        return found

    def _joined(self, text: str) -> list[tuple[int, int]]:
        """Where two neighbouring listed words are one of ours: document and place of the first."""
        keys = self.column("join_key", "Q")
        docs, places = self.column("join_doc", "I"), self.sections["join_place"]
        starts, flat = self.column("doc_start", "I"), self.column("doc_word", "I")
        wanted = [key(text, JOINED)]
        if len(bones(text)) >= 3:
            wanted.append(key(bones(text), JOINED + CONSONANTS))
        found = []
        for each in wanted:
            at, end = bisect_left(keys, each), len(keys)
            while at < end and keys[at] == each:
                doc, place = docs[at], places[at]
                first, second = flat[starts[doc] + place : starts[doc] + place + 2]
                if joined_alike(text, self.words[first], self.words[second]):
                    found.append((doc, place))
                at += 1
        return found

    def _as_one(self, first: str, second: str) -> list[int]:
        """The listed words that two neighbouring words of ours make."""
        wanted = [key(first + second, EXACT)]
        consonants = bones(first) + bones(second).removeprefix("_")
        if len(consonants) >= 3:
            wanted.append(key(consonants, CONSONANTS))
        return [
            number
            for each in wanted
            for number in self._to("word", each)
            if joined_alike(self.words[number], first, second)
        ]
