"""The sections of a large index, worked out with numpy: the same bytes as `building` makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ddcheck.core.screening import keys
from ddcheck.core.screening.columns import joins_of, word_keys_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[Any]


def keyed(name: str, wanted: Sequence[int], numbers: Sequence[int]) -> dict[str, bytes]:
    """Keys in order, and for each the number it leads to."""
    return _sorted_pairs(name, np.array(wanted, np.uint64), np.array(numbers, np.uint32))


def _sorted_pairs(name: str, wanted: Numbers, numbers: Numbers) -> dict[str, bytes]:
    order = np.lexsort((numbers, wanted))
    return {f"{name}_key": wanted[order].tobytes(), f"{name}_to": numbers[order].tobytes()}


def word_sections(
    texts: Sequence[str], starts: Sequence[int], words: Sequence[int]
) -> dict[str, bytes]:
    """The sections of an index that are about words."""
    columns = words_of(texts)
    found, owners = word_keys_of(texts, columns, asking=False)
    begin, flat = np.array(starts, np.int64), np.array(words, np.int64)
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
