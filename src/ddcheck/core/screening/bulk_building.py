"""The sections of a large index, worked out with numpy: the same bytes as `building` makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ddcheck.core.screening import keys, wholes
from ddcheck.core.screening.asked import Asked
from ddcheck.core.screening.building import weight_sections
from ddcheck.core.screening.columns import joins_of, ranges, word_keys_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[Any]


def name_sections(names: Sequence[str], folded: Sequence[str]) -> dict[str, bytes]:
    """The sections of an index that are about names and their words."""
    asked = Asked(names, list(folded))
    # Documents in the order of their names, and words in the order in which they come first.
    order = np.argsort(asked.owner, kind="stable")
    sizes = np.diff(asked.starts)[order]
    begin = asked.starts[:-1][order]
    words = asked.words[ranges(begin, begin + sizes)]
    _, first = np.unique(words, return_index=True)
    renumbered = np.empty(len(asked.texts), np.int64)
    known = np.argsort(first, kind="stable")
    renumbered[known] = np.arange(len(known))
    texts = [asked.texts[number] for number in known.tolist()]
    words = renumbered[words]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    found, owners = asked.plain_keys(pairs=keys.PAIR_IN_LATIN, orders=1)
    slow = [
        (each, number)
        for number in asked.slow
        for each in wholes.whole_keys(names[number], folded[number])
    ]
    return {
        "doc_name": asked.owner[order].astype(np.uint32).tobytes(),
        "doc_start": starts.astype(np.uint32).tobytes(),
        "doc_word": words.astype(np.uint32).tobytes(),
        **weight_sections(texts),
        **word_sections(texts, starts, words),
        **_unique_pairs(
            "whole",
            np.concatenate([found, np.array([each[0] for each in slow], np.uint64)]),
            np.concatenate([owners, np.array([each[1] for each in slow], np.int64)]),
        ),
    }


def word_sections(texts: Sequence[str], begin: Numbers, flat: Numbers) -> dict[str, bytes]:
    """The sections of an index that are about words."""
    columns = words_of(texts)
    found, owners = word_keys_of(texts, columns, asking=False)
    sizes = np.diff(begin)
    document = np.repeat(np.arange(len(sizes)), sizes)
    place = np.arange(len(flat)) - np.repeat(begin[:-1], sizes)
    order = np.argsort(flat, kind="stable")
    first, joined, sound, told = joins_of(begin, flat, columns)
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
