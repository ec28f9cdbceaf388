"""The sections of a large index, worked out with numpy: the same bytes as `building` makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ddcheck.core.screening import features, keys, pairs, wholes
from ddcheck.core.screening.asked import Asked
from ddcheck.core.screening.bulk import spoken_keys_of, whole_keys_of
from ddcheck.core.screening.columns import (
    Sounds,
    Words,
    joins_of,
    letters_of,
    others_of,
    packed,
    ranges,
    sums,
    unions,
    weights_of,
    word_keys_of,
    words_of,
)
from ddcheck.core.screening.han_columns import keys_of_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[Any]


def name_sections(
    names: Sequence[str], folded: Sequence[str], afloat: Sequence[bool]
) -> dict[str, bytes]:
    """The sections of an index that are about names and their words; `afloat` are those of vessels."""
    asked = Asked(names, folded)
    # Documents in the order of their names, and words in the order in which they come first.
    order = np.argsort(asked.owner, kind="stable")
    sizes = np.diff(asked.starts)[order]
    begin = asked.starts[:-1][order]
    asked_words, asked_texts = _numbered(asked.flat)
    words = asked_words[ranges(begin, begin + sizes)]
    _, first = np.unique(words, return_index=True)
    renumbered = np.empty(len(asked_texts), np.int64)
    known = np.argsort(first, kind="stable")
    renumbered[known] = np.arange(len(known))
    texts = [asked_texts[number] for number in known.tolist()]
    columns, sounds = words_of(texts)
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    found, owners = _whole_keys(asked, renumbered[asked_words], texts, columns)
    people, whose = keys_of_people([folded[number].split() for number in asked.people])
    slow = [
        (each, number)
        for number in asked.slow
        for each in wholes.whole_keys(names[number], folded[number])
    ]
    return {
        "doc_name": asked.owner[order].astype(np.uint32).tobytes(),
        "doc_start": starts.astype(np.uint32).tobytes(),
        "doc_word": renumbered[words].astype(np.uint32).tobytes(),
        **_word_sections(texts, sounds, columns),
        **_join_sections(starts, renumbered[words], columns),
        **_document_sections(
            texts,
            columns,
            starts,
            renumbered[words],
            np.array(afloat, np.bool_)[asked.owner[order]],
        ),
        **_unique_pairs(
            "whole",
            np.concatenate([found, people, np.array([each[0] for each in slow], np.uint64)]),
            np.concatenate(
                [
                    owners,
                    np.array(asked.people, np.int64)[whose],
                    np.array([each[1] for each in slow], np.int64),
                ]
            ),
        ),
    }


def _numbered(flat: Sequence[str]) -> tuple[Numbers, list[str]]:
    """The number of each word, and the different words."""
    known = {text: number for number, text in enumerate(dict.fromkeys(flat))}
    return np.fromiter(map(known.__getitem__, flat), np.int64, len(flat)), list(known)


def _whole_keys(
    asked: Asked, words: Numbers, texts: Sequence[str], columns: Words
) -> tuple[Numbers, Numbers]:
    """The keys of `wholes.whole_keys` for the plain names, and whose they are; some twice."""
    starts = asked.starts[: asked.plain + 1]
    words = words[: starts[-1]]
    whole, whose = whole_keys_of(columns.text[words], columns.size[words], starts)
    syllabic = np.array([bool(wholes.syllables(text)) for text in texts], np.bool_)
    alone = syllabic.copy()
    parts: list[tuple[int, ...]] = [()] * len(texts)
    for place in np.flatnonzero(syllabic).tolist():
        parts[place] = wholes.spoken_in(texts[place])
        alone[place] = bool(wholes.spoken_alone(texts[place]))
    sizes = np.array([len(each) for each in parts], np.int64)
    ends = np.concatenate([[0], np.cumsum(sizes)])
    flat = np.array([each for part in parts for each in part], np.uint64)
    with np.errstate(over="ignore"):
        within = flat[ranges(ends[words], ends[words + 1])] + np.uint64(keys.PAIR_IN_LATIN)
    form = np.repeat(np.arange(asked.plain), np.diff(starts))
    spoken, speaking = spoken_keys_of(
        asked, syllabic[words], alone[words], pairs=keys.PAIR_IN_LATIN, orders=1
    )
    owners = np.concatenate([whose, np.repeat(form, sizes[words]), speaking])
    return np.concatenate([whole, within, spoken]), asked.owner[owners]


def _word_sections(texts: Sequence[str], sounds: Sounds, columns: Words) -> dict[str, bytes]:
    """What each word is, weighs, and is found by."""
    most, least, sort = weights_of(texts)
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


def _join_sections(starts: Numbers, words: Numbers, columns: Words) -> dict[str, bytes]:
    """Where two neighbouring words may be one of another name."""
    first, joined, sound, told = joins_of(starts, words, columns)
    with np.errstate(over="ignore"):
        join_key = np.concatenate(
            [
                joined + np.uint64(keys.JOINED),
                sound[told] + np.uint64((keys.JOINED + keys.CONSONANTS) & keys.MASK),
            ]
        )
    at = np.concatenate([first, first[told]])
    document = np.repeat(np.arange(len(starts) - 1), np.diff(starts))[at]
    place = at - starts[document]
    order = np.lexsort((document << 5 | place, join_key))
    return {
        "join_key": join_key[order].tobytes(),
        "join_doc": document[order].astype(np.uint32).tobytes(),
        "join_place": place[order].astype(np.uint8).tobytes(),
    }


def _document_sections(
    texts: Sequence[str], columns: Words, starts: Numbers, words: Numbers, afloat: Numbers
) -> dict[str, bytes]:
    """What each document costs, its letters, and in which documents each word stands."""
    least = weights_of(texts)[1]
    letter, size = letters_of(texts)[words], columns.size[words]
    document = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    initials = unions(np.where(size == 1, letter, np.uint64(0)), starts)
    of_any = least[features.ANY, words]
    left = sums(of_any, starts)[document] - of_any
    alone = np.bitwise_count(initials).astype(np.int64)[document]
    eased = pairs.VESSEL_SPARE * afloat[document].astype(np.int64)
    eased += pairs.INITIAL_SPARE * alone
    gate = np.maximum(left - eased, pairs.LEAST_GATE)
    order = np.lexsort(
        (np.arange(len(words)), (words << 17 | (alone == 0)) << 17 | gate + (1 << 16))
    )
    of_kind = least[:, words]
    return {
        "doc_least": sums(of_kind, starts).astype(np.uint16).tobytes(),
        "doc_short": sums(np.where(size <= features.SHORT, of_kind, 0), starts)
        .astype(np.uint16)
        .tobytes(),
        "doc_letters": unions(letter, starts).tobytes(),
        "doc_initials": initials.tobytes(),
        "post_start": np.searchsorted(words[order], np.arange(len(texts) + 1))
        .astype(np.uint32)
        .tobytes(),
        "post_initials": np.bincount(words[alone > 0], minlength=len(texts))
        .astype(np.uint32)
        .tobytes(),
        "post_gate": gate[order].astype(np.int16).tobytes(),
        "post_doc": document[order].astype(np.uint32).tobytes(),
        "post_place": (order - starts[document[order]]).astype(np.uint8).tobytes(),
        "post_mark": others_of(columns.marks[:, words], starts)[:, order].tobytes(),
    }


def _unique_pairs(name: str, wanted: Numbers, numbers: Numbers) -> dict[str, bytes]:
    order = np.lexsort((numbers, wanted))
    wanted, numbers = wanted[order], numbers[order].astype(np.uint32)
    keep = np.ones(len(wanted), np.bool_)
    keep[1:] = (wanted[1:] != wanted[:-1]) | (numbers[1:] != numbers[:-1])
    return {f"{name}_key": wanted[keep].tobytes(), f"{name}_to": numbers[keep].tobytes()}
