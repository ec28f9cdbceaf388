"""The sections of a large index, worked out with numpy: the same bytes as `building` makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from ddcheck.core.screening import features, keys, pairs, wholes
from ddcheck.core.screening.bulk.columns import (
    POWERS,
    Sounds,
    Words,
    acronyms,
    different,
    in_order,
    joins_of,
    keys_of,
    letters_of,
    others_of,
    packed,
    pairs_of,
    ranges,
    unions,
    weights_of,
    word_keys_of,
    words_of,
)
from ddcheck.core.screening.bulk.documents import but_first, columns_of, whole_keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from ddcheck.core.screening.bulk.documents import Documents

    Numbers = NDArray[Any]


def name_sections(documents: Documents, afloat: Sequence[bool], common: int) -> dict[str, bytes]:
    """The sections of an index that are about names and their words.

    Args:
        documents: the names.
        afloat: which names are those of vessels.
        common: in how many names a common word stands at the least.
    """
    columns, sounds = words_of(documents.texts)
    weights = weights_of(documents.texts)
    whole = zip(documents.slow, *_whole_keys(documents, columns), strict=True)
    return {
        "doc_name": documents.name.astype(np.uint32).tobytes(),
        "doc_start": documents.starts.astype(np.uint32).tobytes(),
        "doc_word": documents.words.astype(np.uint32).tobytes(),
        **_unique_pairs("whole", *map(np.concatenate, whole)),
        **_word_sections(documents.texts, sounds, columns, weights),
        **_join_sections(documents, columns),
        **_document_sections(documents, columns, weights[1]),
        **_posting_sections(documents, columns, weights[1], np.array(afloat, np.bool_), common),
    }


def keyed(name: str, told: Sequence[tuple[str, int]], sort: int) -> dict[str, bytes]:
    """The sections of some texts as keys of a sort, and the numbers that they lead to."""
    with np.errstate(over="ignore"):
        wanted = keys_of([text for text, _ in told]) + np.uint64(sort)
    return _unique_pairs(name, wanted, np.array([number for _, number in told], np.int64))


def _whole_keys(documents: Documents, columns: Words) -> Iterator[tuple[Numbers, Numbers]]:
    """The keys of `wholes.whole_keys` for the plain names, and whose they are; some twice."""
    name, starts, words, texts, plain, _ = documents
    sizes = columns.size[words]
    before = np.cumsum(sizes) - sizes
    before -= np.repeat(before[starts[:-1]], np.diff(starts))
    np.minimum(before, len(POWERS) - 1, out=before)
    with np.errstate(over="ignore"):
        whole = np.add.reduceat(columns.text[words] * POWERS[before], starts[:-1])
        yield whole[plain] + np.uint64(keys.WHOLE), name[plain]
    low, places, forms = but_first(starts)
    kept = words[places]
    found, whose = whole_keys_of(columns.text[kept], columns.size[kept], low)
    at = np.flatnonzero(plain[forms[whose]])
    yield found[at], name[forms[whose[at]]]
    syllabic = np.array(wholes.which_may_be_spoken(texts), np.bool_)
    spoken = np.flatnonzero(plain & np.logical_and.reduceat(syllabic[words], starts[:-1]))
    yield columns_of(
        (wholes.spoken([texts[word] for word in words[begin:end].tolist()], 1), number)
        for number, begin, end in zip(
            name[spoken].tolist(), starts[spoken].tolist(), starts[spoken + 1].tolist(), strict=True
        )
    )
    # Of words, and of two words that are one syllable each.
    places = np.flatnonzero(syllabic)
    within, whose = columns_of((wholes.spoken_in(texts[word]), word) for word in places.tolist())
    alone = syllabic.copy()
    alone[places] = [bool(wholes.spoken_alone(texts[word])) for word in places.tolist()]
    document = documents.each()
    with np.errstate(over="ignore"):
        within += np.uint64(keys.PAIR_IN_LATIN)
    ends = np.searchsorted(whose, np.arange(len(texts) + 1))
    at = np.flatnonzero(plain[document] & syllabic[words])
    found = ranges(ends[words[at]], ends[words[at] + 1])
    yield within[found], name[np.repeat(document[at], np.diff(ends)[words[at]])]
    alone = alone[words] & plain[document]
    across = np.flatnonzero((document[1:] == document[:-1]) & alone[1:] & alone[:-1])
    pairs = zip(words[across].tolist(), words[across + 1].tolist(), strict=True)
    found, owner = columns_of(
        (wholes.spoken_across(texts[first], texts[second]), number)
        for (first, second), number in zip(pairs, name[document[across]].tolist(), strict=True)
    )
    with np.errstate(over="ignore"):
        yield found + np.uint64(keys.PAIR_IN_LATIN), owner


def _word_sections(
    texts: Sequence[str], sounds: Sounds, columns: Words, weights: tuple[Numbers, ...]
) -> dict[str, bytes]:
    """What each word is, weighs, and is found by."""
    most, least, sort = weights
    found, owners = word_keys_of(texts, sounds, columns, asking=False)
    return {
        "words": "\n".join(texts).encode(),
        "word_sounds": "\n".join(sounds.skeletons).encode(),
        **packed(columns),
        "word_most": most.astype(np.uint16).tobytes(),
        "word_least": least.astype(np.uint16).tobytes(),
        "word_sort": sort.astype(np.uint8).tobytes(),
        **_unique_pairs("word", found, owners),
    }


def _join_sections(documents: Documents, columns: Words) -> dict[str, bytes]:
    """Where two neighbouring words may be one of another name."""
    join_key, at = _joins(documents, columns)
    order = in_order(join_key)
    at = at[order]
    document = documents.each()[at]
    return {
        "join_key": join_key[order].tobytes(),
        "join_doc": document.astype(np.uint32).tobytes(),
        "join_place": (at - documents.starts[document]).astype(np.uint8).tobytes(),
    }


def _joins(documents: Documents, columns: Words) -> tuple[Numbers, Numbers]:
    """The keys of neighbouring words, and the place of the first of them."""
    first, joined, sound, told = joins_of(documents.starts, documents.words, columns)
    # The two keys of a place one after the other, so that equal ones are in the order of the places.
    count = 1 + told
    by_sound = np.cumsum(count)[told] - 1
    with np.errstate(over="ignore"):
        found = np.repeat(joined + np.uint64(keys.JOINED), count)
        found[by_sound] = sound[told] + np.uint64((keys.JOINED + keys.CONSONANTS) & keys.MASK)
    return found, np.repeat(first.astype(np.int32), count)


def _document_sections(documents: Documents, columns: Words, least: Numbers) -> dict[str, bytes]:
    """What each document costs, and its letters."""
    _, starts, words, texts, *_ = documents
    short = np.where(columns.size <= features.SHORT, least, 0)
    letter = letters_of(texts)
    return {
        "doc_least": _costs(least, documents).tobytes(),
        "doc_short": _sums(short, documents).tobytes(),
        "doc_letters": unions(letter[words], starts).tobytes(),
        "doc_initials": _initials(documents, columns).tobytes(),
    }


def _sums(values: Numbers, documents: Documents) -> Numbers:
    """The sums of a value of the words of each document, in three rows."""
    rows = values.astype(np.int32)[:, documents.words]
    return np.add.reduceat(rows, documents.starts[:-1], axis=1).astype(np.uint16)


def _costs(least: Numbers, documents: Documents) -> Numbers:
    """What the words of each document cost, in three rows; a last word that may be an acronym costs nothing."""
    found = _sums(least, documents)
    some = acronyms(documents.words, documents.starts, documents.texts)
    found[:, some] -= least[:, documents.words[documents.starts[some + 1] - 1]].astype(np.uint16)
    return found


def _initials(documents: Documents, columns: Words) -> Numbers:
    """The initials in each document, as bits."""
    letter = np.where(columns.size == 1, letters_of(documents.texts), np.uint64(0))
    return unions(letter[documents.words], documents.starts)


def _posting_sections(
    documents: Documents, columns: Words, least: Numbers, afloat: Numbers, common: int
) -> dict[str, bytes]:
    """In which documents each word stands."""
    name, starts, words, texts, *_ = documents
    document = documents.each()
    alone = np.bitwise_count(_initials(documents, columns)).astype(np.int32)
    eased = pairs.INITIAL_SPARE * alone + pairs.VESSEL_SPARE * afloat[name]
    of_any = least[features.ANY].astype(np.int32)[words]
    total = np.add.reduceat(of_any, starts[:-1]) - eased
    some = acronyms(words, starts, texts)
    total[some] -= of_any[starts[some + 1] - 1]
    gate = total[document] - of_any
    np.maximum(gate, pairs.LEAST_GATE, out=gate)
    gate = gate.astype(np.int16)
    # Those come first that hold an initial, then those of which the least is left over.
    wanted = words.astype(np.uint64) << np.uint64(17)
    wanted |= (alone == 0)[document].astype(np.uint64) << np.uint64(16)
    wanted |= (gate.astype(np.int32) + (1 << 15)).astype(np.uint64)
    order = in_order(wanted << np.uint64(64 - 17 - len(texts).bit_length()))
    post = document[order]
    marks = [others_of(row[words], starts)[order].tobytes() for row in columns.marks]
    counts = np.bincount(words, minlength=len(texts))
    ends = np.zeros(len(texts) + 1, np.uint32)
    np.cumsum(counts, out=ends[1:])
    often = (counts >= common) & (least[features.ANY] > pairs.LIGHT_COST)
    return {
        "post_start": ends.tobytes(),
        "post_initials": np.bincount(words[alone[document] > 0], minlength=len(texts))
        .astype(np.uint32)
        .tobytes(),
        "post_gate": gate[order].tobytes(),
        "post_doc": post.astype(np.uint32).tobytes(),
        "post_place": (order - starts[post]).astype(np.uint8).tobytes(),
        "post_mark": b"".join(marks),
        "word_common": often.tobytes(),
        **_pair_sections(documents, order, ends, often),
    }


def _pair_sections(
    documents: Documents, order: Numbers, ends: Numbers, common: Numbers
) -> dict[str, bytes]:
    """Which other words stand beside common ones.

    Args:
        documents: all documents.
        order: the places in their words of all postings.
        ends: where the postings of each word begin, and where the last ones end.
        common: whether each word is.
    """
    words, starts, document = documents.words, documents.starts, documents.each()
    ours = np.flatnonzero(common)
    ends = ends.astype(np.int64)
    counts = ends[ours + 1] - ends[ours]
    found = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint32)]
    for some in np.split(ours, np.flatnonzero(np.diff(np.cumsum(counts) // _TOGETHER)) + 1):
        first = ranges(ends[some], ends[some + 1])
        word = np.repeat(np.arange(len(some)), ends[some + 1] - ends[some])
        at = order[first]
        low, high = starts[document[at]], starts[document[at] + 1]
        number, other = np.repeat(np.arange(len(first)), high - low), ranges(low, high)
        kept = np.flatnonzero(other != at[number])
        number, other = number[kept], other[kept]
        # A word, the other and the posting in one number each, put in order at once.
        low_bits, high_bits = len(first).bit_length(), len(documents.texts).bit_length()
        packed = (word[number] << high_bits | words[other]) << low_bits | number
        packed = different(packed)
        pair = packed >> low_bits
        other = pair & (1 << high_bits) - 1
        found[0].append(pairs_of(some[pair >> high_bits], other))
        found[1].append(first[packed & (1 << low_bits) - 1].astype(np.uint32))
    return {
        "pair_key": np.concatenate(found[0]).tobytes(),
        "pair_to": np.concatenate(found[1]).tobytes(),
    }


_TOGETHER: Final = 1 << 18
"""Postings whose pairs are made at once: more take more room and no less time."""


def _unique_pairs(name: str, wanted: Numbers, numbers: Numbers) -> dict[str, bytes]:
    """The sections of keys in order and the numbers that each leads to, in order and each once."""
    order = in_order(wanted)
    wanted = wanted[order]
    changes = np.ones(len(wanted), np.bool_)
    changes[1:] = wanted[1:] != wanted[:-1]
    found = (np.cumsum(changes) - 1) << 32 | numbers[order]
    wanted = wanted[changes]
    found = different(found)
    return {
        f"{name}_key": wanted[found >> 32].tobytes(),
        f"{name}_to": found.astype(np.uint32).tobytes(),
    }
