"""How listed entries become an index: flat arrays of numbers and blobs of text, the same bytes each time.

Small lists are prepared in plain Python, since loading numpy takes longer than that; `bulk_building` prepares large
ones. Both make the same bytes.
"""

from __future__ import annotations

import json
import sys
from array import array
from functools import reduce
from itertools import accumulate, chain, islice, repeat
from operator import or_
from typing import TYPE_CHECKING, Any, Final

from ddcheck.core.names import fold_bulk
from ddcheck.core.names.spelling import word
from ddcheck.core.screening import addresses
from ddcheck.core.screening.evidence import identifier_keys
from ddcheck.core.screening.features import (
    ANY,
    MANY_BONES,
    SHORT,
    bones,
    letter,
    may_be_acronym,
    spellings,
    texts_of,
    weights,
)
from ddcheck.core.screening.features import (
    marks as marks_of,
)
from ddcheck.core.screening.keys import (
    CONSONANTS,
    EXACT,
    IDENTIFIER,
    JOINED,
    PLACE,
    SOUND,
    UNVOWELED,
    VOWELED,
    bit,
    key,
    near_keys,
    pair,
)
from ddcheck.core.screening.listed import AFLOAT, KINDS, by_field, once
from ddcheck.core.screening.pairs import LIGHT_COST, gate
from ddcheck.core.screening.wholes import forms, whole_keys
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ddcheck.core.screening.listed import Listed

VERSION = f"31-{sys.byteorder}"
"""To be raised when an index is laid out or worked out in another way."""
SMALL = 3000
"""Names up to which plain Python prepares an index faster than numpy is loaded."""

COMMON: Final = 256
"""Listed names from which it is kept, of a word that they hold, which of them hold which other word."""


class Document(NamedTuple):
    """One form of a listed name: its words, as they are looked up."""

    name: int
    texts: tuple[str, ...]


def build(entries: Iterable[Listed], lists: Sequence[Any] = ()) -> dict[str, bytes]:
    """The sections of an index over entries.

    Args:
        entries: in the order in which they are numbered; taken as they are wanted, and let go.
        lists: what is to be known of each list, as plain values of JSON; read once all entries are taken.
    """
    said = _Said(entries)
    names = said.names
    folded = fold_bulk(names)
    han = not "".join(folded).isascii()
    if len(names) > SMALL:
        from ddcheck.core.screening.bulk.building import keyed, name_sections
        from ddcheck.core.screening.bulk.documents import documents_of

        sections = said.sections()
        sections |= keyed("number", said.numbers, IDENTIFIER)
        sections |= keyed("place", said.places, PLACE)
        afloat, count = said.afloat, len(names)
        documents = documents_of(names, folded)
        # What a million names take is wanted for their words.
        del said, names, folded
        sections |= name_sections(documents, afloat, COMMON)
    else:
        count = len(names)
        sections = said.sections() | _name_sections(names, folded, said.afloat)
        sections |= _keyed("number", {(key(text, IDENTIFIER), at) for text, at in said.numbers})
        sections |= _keyed("place", {(key(text, PLACE), at) for text, at in said.places})
    meta = {"version": VERSION, "lists": list(lists), "names": count, "han": han}
    sections["meta"] = json.dumps(meta, ensure_ascii=False, sort_keys=True).encode()
    return sections


ENTRIES_TOGETHER: Final = 16
"""Entries that are kept as one text, field by field: one by one they take ten times as long to write."""
_BLOCK: Final = 64 * ENTRIES_TOGETHER


class _Said:
    """What entries say, a block of them taken at a time, so that none need stay."""

    def __init__(self, entries: Iterable[Listed]) -> None:
        self.names: list[str] = []
        self.afloat: list[bool] = []
        """Whether each name is one of a vessel."""
        self.numbers: list[tuple[str, int]] = []
        """Each identifier, and the number of the entry that has it."""
        self.places: list[tuple[str, int]] = []
        """Each key of an address, and the number of the entry that has it."""
        self._counts = array("I")
        """How many names each entry has."""
        self._kinds = bytearray()
        self._texts: list[str] = []
        left = iter(entries)
        while block := list(islice(left, _BLOCK)):
            self._take(block)

    def _take(self, block: Sequence[Listed]) -> None:
        fields = by_field(block)
        counts, kinds = list(map(len, fields["names"])), fields["type"]
        begin = len(self._counts)
        self.numbers += _identifiers(fields["identifiers"], begin)
        self.places += _places(fields["addresses"], begin)
        self.names += chain.from_iterable(fields["names"])
        self.afloat += chain.from_iterable(map(repeat, map(AFLOAT.__contains__, kinds), counts))
        self._counts.extend(counts)
        self._kinds += bytes(map(_KIND.__getitem__, kinds))
        self._texts += _together(fields)

    def sections(self) -> dict[str, bytes]:
        """The sections that are about entries, and which names are whose."""
        owners = chain.from_iterable(map(repeat, range(len(self._counts)), self._counts))
        return {
            "name_entry": array("I", owners).tobytes(),
            "entry_name": array("I", accumulate(self._counts, initial=0)).tobytes(),
            "entry_kind": bytes(self._kinds),
            **_texts("name", self.names),
            **_texts("entry", self._texts),
        }


_KIND: Final = {kind: place for place, kind in enumerate(KINDS)}


def _identifiers(
    column: Sequence[tuple[tuple[str, str], ...]], begin: int
) -> Iterator[tuple[str, int]]:
    for number, identifiers in enumerate(column, begin):
        if identifiers:
            for text in identifier_keys(identifiers):
                yield text, number


def _places(column: Sequence[tuple[str, ...]], begin: int) -> Iterator[tuple[str, int]]:
    written = [(text, number) for number, texts in enumerate(column, begin) for text in texts]
    told = addresses.keys_of([text for text, _ in written])
    for texts, (_, number) in zip(told, written, strict=True):
        for text in texts:
            yield text, number


def _together(fields: Mapping[str, list[Any]]) -> Iterator[str]:
    """Entries without their names, which are kept apart; what is the same in all is said once."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    block = [once(column) for name, column in fields.items() if name != "names"]
    for at in range(0, len(fields["names"]), ENTRIES_TOGETHER):
        end = at + ENTRIES_TOGETHER
        yield encode([each if len(each) == 1 else once(each[at:end]) for each in block])


def _name_sections(
    names: Sequence[str], folded: Sequence[str], afloat: Sequence[bool]
) -> dict[str, bytes]:
    vocabulary: dict[str, int] = {}
    documents = list(_documents(names, folded))
    starts, words, owners = array("I", [0]), array("I"), array("I")
    for document in documents:
        owners.append(document.name)
        words.extend([vocabulary.setdefault(text, len(vocabulary)) for text in document.texts])
        starts.append(len(words))
    texts = list(vocabulary)
    whole = (
        (found, number)
        for number, (name, text) in enumerate(zip(names, folded, strict=True))
        for found in whole_keys(name, text)
    )
    return {
        "doc_name": owners.tobytes(),
        "doc_start": starts.tobytes(),
        "doc_word": words.tobytes(),
        **_weight_sections(texts),
        **_spelling_sections(texts),
        **_word_sections(texts, documents, vocabulary, afloat),
        **_keyed("whole", whole),
    }


def _weight_sections(texts: Sequence[str]) -> dict[str, bytes]:
    """The sections that say what each word is and weighs, compared as any, as persons, as organisations."""
    told = [weights(text) for text in texts]
    return {
        "words": "\n".join(texts).encode(),
        "word_most": array("H", [each[k].most for k in range(3) for each in told]).tobytes(),
        "word_least": array("H", [each[k].least for k in range(3) for each in told]).tobytes(),
        "word_sort": bytes(
            [each[k].hollow + 2 * each[k].everyday for k in range(3) for each in told]
        ),
    }


def _spelling_sections(texts: Sequence[str]) -> dict[str, bytes]:
    """The sections that say how each word is spelled: `columns.Words`, and how it sounds."""
    known = [word(text) for text in texts]
    skeletons = [each.skeleton for each in known]
    consonants = [each.consonants for each in known]
    bare = [each.bare for each in known]
    bones_ = [bones(text) for text in texts]
    tails = [each.removeprefix("_") for each in bones_]
    marks = [marks_of(text, each) for text, each in zip(texts, bones_, strict=True)]
    sized = {
        "text": texts,
        "sound": skeletons,
        "consonants": consonants,
        "bare": bare,
        "bones": bones_,
        "tail": tails,
    }
    return {
        "word_sounds": "\n".join(skeletons).encode(),
        **{f"word_{name}": _keys(column) for name, column in sized.items()},
        **{
            "word_size" if name == "text" else f"word_{name}_size": _numbers(map(len, column))
            for name, column in sized.items()
        },
        "word_canon": _keys([each.canon for each in known]),
        "word_bare_with_w": _keys([each.bare_with_w for each in known]),
        "word_voweled": bytes([each.voweled for each in known]),
        "word_has_forms": bytes([bool(each.full_forms) for each in known]),
        "word_marks": array("Q", [bit(both[row]) for row in range(2) for both in marks]).tobytes(),
    }


def _keys(texts: Iterable[str]) -> bytes:
    return array("Q", [key(text, 0) for text in texts]).tobytes()


def _documents(names: Sequence[str], folded: Sequence[str]) -> Iterator[Document]:
    for number, (name, text) in enumerate(zip(names, folded, strict=True)):
        for form in forms(name, text, asking=False):
            texts = texts_of(form.text)
            if texts:
                yield Document(number, texts)


def _texts(name: str, texts: Sequence[str]) -> dict[str, bytes]:
    """Texts as one blob and where each begins and ends in it."""
    blob = "".join(texts).encode("utf-8", "surrogatepass")
    sizes: Iterable[int] = map(len, texts)
    if not blob.isascii():
        sizes = [
            len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
            for text in texts
        ]
    ends = accumulate(sizes, initial=0)
    return {f"{name}_text": blob, f"{name}_at": array("Q", ends).tobytes()}


def _keyed(name: str, pairs: Iterable[tuple[int, int]]) -> dict[str, bytes]:
    """Keys in order, and for each the number it leads to."""
    ordered = sorted(pairs)
    return {
        f"{name}_key": array("Q", [each[0] for each in ordered]).tobytes(),
        f"{name}_to": array("I", [each[1] for each in ordered]).tobytes(),
    }


def word_keys(text: str, *, asking: bool) -> list[int]:
    """The keys under which a listed word is found, or under which a word of ours looks for it."""
    known = word(text)
    found = [key(each, EXACT) for each in spellings(text)]
    # A letter that is lost may make another sound of its neighbours (Meridian, Meidian): so both.
    for each in dict.fromkeys((known.skeleton, text)):
        found += near_keys(each, SOUND)
    if len(bones(text)) >= MANY_BONES:
        # Besides any vowels a consonant of a long word may differ (Abdelrazak, Abdurazak).
        found += near_keys(bones(text), CONSONANTS)
    elif len(bones(text)) >= 3:
        found.append(key(bones(text), CONSONANTS))
    if len(known.bare) >= 2:
        # Written without vowels a word looks for those with them, and the other way round.
        sort = VOWELED if known.voweled is not asking else UNVOWELED
        found += [key(known.bare, sort), key(known.bare_with_w, sort)]
    return list(dict.fromkeys(found))


def joined_keys(first: str, second: str) -> list[int]:
    """The keys of two neighbouring words written as one: as they are, and by their consonants."""
    found = [key(first + second, JOINED)]
    consonants = bones(first) + bones(second).removeprefix("_")
    if len(consonants) >= 3:
        found.append(key(consonants, JOINED + CONSONANTS))
    return found


def _word_sections(
    texts: Sequence[str],
    documents: Sequence[Document],
    vocabulary: dict[str, int],
    afloat: Sequence[bool],
) -> dict[str, bytes]:
    found = sorted(
        (each, number)
        for number, text in enumerate(texts)
        for each in word_keys(text, asking=False)
    )
    joins = sorted(
        (each, number, place)
        for number, document in enumerate(documents)
        for place in range(len(document.texts) - 1)
        for each in joined_keys(document.texts[place], document.texts[place + 1])
    )
    return {
        "word_key": array("Q", [each[0] for each in found]).tobytes(),
        "word_to": array("I", [each[1] for each in found]).tobytes(),
        "join_key": array("Q", [each[0] for each in joins]).tobytes(),
        "join_doc": array("I", [each[1] for each in joins]).tobytes(),
        "join_place": bytes([each[2] for each in joins]),
        **_document_sections(texts, documents, vocabulary, afloat),
    }


def _document_sections(
    texts: Sequence[str],
    documents: Sequence[Document],
    vocabulary: dict[str, int],
    afloat: Sequence[bool],
) -> dict[str, bytes]:
    """What each document costs, its letters, and in which documents each word stands.

    Of the documents of a word those come first that hold an initial, then those of which the least is left over.
    """
    posts: list[tuple[int, bool, int, int, int, list[int]]] = []
    letters, initials = array("Q"), array("Q")
    marks = [[bit(each) for each in marks_of(text, bones(text))] for text in texts]
    for number, document in enumerate(documents):
        alone = reduce(or_, [letter(text) for text in document.texts if len(text) == 1], 0)
        letters.append(reduce(or_, [letter(text) for text in document.texts]))
        initials.append(alone)
        least = [weights(text)[ANY].least for text in document.texts]
        costs = sum(least) - (least[-1] if may_be_acronym(document.texts) else 0)
        words = [vocabulary[text] for text in document.texts]
        for place, each in enumerate(words):
            others = [marks[n] for p, n in enumerate(words) if p != place]
            left = gate(costs - least[place], alone, vessel=afloat[document.name])
            both = [reduce(or_, [bits[row] for bits in others], 0) for row in range(2)]
            posts.append((each, not alone, left, number, place, both))
    posts.sort()
    ends, with_initials = [0] * (len(texts) + 1), [0] * len(texts)
    for each, no_initials, *_ in posts:
        ends[each + 1] += 1
        with_initials[each] += not no_initials
    common = [
        count >= COMMON and weights(text)[ANY].least > LIGHT_COST
        for text, count in zip(texts, ends[1:], strict=True)
    ]
    together = (
        (pair(each, vocabulary[text]), at)
        for at, (each, _, _, number, place, _) in enumerate(posts)
        if common[each]
        for other, text in enumerate(documents[number].texts)
        if other != place
    )
    told = [[weights(text) for text in document.texts] for document in documents]
    short = [
        [(weights(text) if len(text) <= SHORT else None) for text in document.texts]
        for document in documents
    ]
    return {
        "doc_least": _numbers(
            sum(w[k].least for w in (each[:-1] if may_be_acronym(document.texts) else each))
            for k in range(3)
            for each, document in zip(told, documents, strict=True)
        ),
        "doc_short": _numbers(
            sum(w[k].least for w in each if w is not None) for k in range(3) for each in short
        ),
        "doc_letters": letters.tobytes(),
        "doc_initials": initials.tobytes(),
        "post_start": array("I", accumulate(ends)).tobytes(),
        "post_initials": array("I", with_initials).tobytes(),
        "post_gate": array("h", [each[2] for each in posts]).tobytes(),
        "post_doc": array("I", [each[3] for each in posts]).tobytes(),
        "post_place": bytes([each[4] for each in posts]),
        "post_mark": array("Q", [each[5][row] for row in range(2) for each in posts]).tobytes(),
        "word_common": bytes(common),
        **_keyed("pair", set(together)),
    }


def _numbers(values: Iterable[int]) -> bytes:
    return array("H", values).tobytes()
