"""Which names of a column hold several, or more than a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from ddcheck.core.names import written
from ddcheck.core.names.runs import alternatives
from ddcheck.core.screening import wholes
from ddcheck.core.screening.respelled import respelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[Any]

_WORD = re.compile(f" (?:{alternatives(sorted(written.WORDS))})(?= )")
_LONGEST_CALLED = max(map(len, written.CALLED))
_LATIN = re.compile("[a-z]")
_SIGNS = sorted({*written.SIGNS, *written.BRACKETS, "–"})
_TOLD: Numbers = np.zeros(256, np.bool_)
_TOLD[[ord(sign) for sign in _SIGNS if sign.isascii()]] = True
_ENDS: Numbers = np.zeros(1 << 16, np.bool_)
_ENDS[[int.from_bytes(ends.encode(), "big") for ends in written.FORM_ENDS]] = True
_COMMA, _SPACE, _DASH, _ZERO, _NINE = b", -09"
_LOWER = 32


def several_in(names: Sequence[str], folded: Sequence[str]) -> list[int]:
    """The numbers of those of which `wholes.several` gives anything, in order.

    Args:
        names: as written.
        folded: their folded texts.
    """
    if not names:
        return []
    told = _by_signs(names)
    told |= _by_words(folded)
    plain = np.fromiter(map(str.isascii, names), np.bool_, len(names))
    for number in np.flatnonzero(~plain).tolist():
        if written.is_read_otherwise(names[number], folded[number]):
            told[number] = True
    numbers = np.flatnonzero(told).tolist()
    return [number for number in numbers if wholes.several(names[number], folded[number])]


def respelled_in(
    names: Sequence[str], folded: Sequence[str], numbers: Iterable[int], *, asking: bool
) -> list[int]:
    """Those of some numbers of names in ASCII of which `respelled` gives anything, in order."""
    return [
        number
        for number in numbers
        if (
            " din" in folded[number]
            or "abd " in folded[number]
            or (asking and "." in names[number])
        )
        and len(respelled(names[number], folded[number], asking=asking)) > 0
    ]


def _by_signs(names: Sequence[str]) -> NDArray[np.bool_]:
    """Which names hold a sign, begin with a digit, or have a comma or a dash behind what may be a legal form."""
    joined = "\0".join([*names, ""])
    signs = np.frombuffer(joined.encode("utf-8", "replace"), np.uint8)
    begins = np.append(0, np.flatnonzero(signs == 0) + 1)[:-1]
    found = np.zeros(len(names), np.bool_)
    if len(begins) != len(names):
        # A name that holds the sign that parts them.
        return ~found
    if not joined.isascii():
        odd = [sign for sign in _SIGNS if not sign.isascii() and sign in joined]
        if odd:
            found |= np.array([any(sign in name for sign in odd) for name in names], np.bool_)
    at = np.flatnonzero(_TOLD[signs])
    found[np.searchsorted(begins, at, "right") - 1] = True
    first = signs[begins]
    found |= (first >= _ZERO) & (first <= _NINE)
    padded = np.concatenate([np.zeros(4, np.uint8), signs, np.zeros(2, np.uint8)])
    comma = np.flatnonzero(signs == _COMMA)
    dash = np.flatnonzero(signs == _DASH)
    dash = dash[(padded[dash + 3] == _SPACE) & (padded[dash + 5] == _SPACE)] - 1
    for places in (comma, dash):
        found[np.searchsorted(begins, places[_behind_form(padded, places + 4)], "right") - 1] = True
    return found


def _behind_form(padded: Numbers, places: Numbers) -> Numbers:
    """Whether the two letters before each place, or before the dot or the space there, may end a legal form."""
    told = np.zeros(len(places), np.bool_)
    for back in (1, 2):
        pair = (padded[places - back - 1] | _LOWER).astype(np.int64) << 8 | (
            padded[places - back] | _LOWER
        )
        told |= _ENDS[pair]
    return told


def _by_words(folded: Sequence[str]) -> NDArray[np.bool_]:
    """Which folded texts are in `written.CALLED`, hold one of `written.WORDS`, or end in a single letter, or in Han as more than names do."""
    lines = "\n".join(folded)
    found = np.zeros(len(folded), np.bool_)
    sizes = np.fromiter(map(len, folded), np.int64, len(folded))
    for number in np.flatnonzero(sizes <= _LONGEST_CALLED).tolist():
        found[number] = folded[number] in written.CALLED
    ends = np.cumsum(sizes + 1)
    spaced = f" {lines} ".replace("\n", " ")
    at = [place.start() for place in _WORD.finditer(spaced)]
    found[np.searchsorted(ends, at, "right")] = True
    if lines.isascii():
        signs = np.frombuffer(f"\n\n{lines}".encode(), np.uint8)
        found |= (signs[ends - 1] == _SPACE) & (sizes > 2)
    else:
        found |= np.array(
            [
                text[-2:-1] == " "
                if text.isascii()
                else (" " in text and _LATIN.search(text) is not None)
                or text.endswith(written.HAN_ENDS)
                for text in folded
            ],
            np.bool_,
        )
    return found
