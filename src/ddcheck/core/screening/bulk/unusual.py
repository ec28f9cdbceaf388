"""Which words of a column may be misspelt or misread ones: nearly none are, and to ask each takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ddcheck.core.names.spelling import ENDS, LEAST_MISREAD, MISREAD, STARTS, unusual_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[Any]

_BITS = 31
"""What of the number of a letter tells it from other letters."""


def _table(threes: Iterable[str]) -> NDArray[np.bool_]:
    """Whether three letters are among some, by the bits of each."""
    found = np.zeros(1 << 15, np.bool_)
    for text in threes:
        first, second, third = (ord(sign) & _BITS for sign in text)
        found[first << 10 | second << 5 | third] = True
    return found


_STARTS, _ENDS = _table(STARTS), _table(ENDS)
_PAIRS = [tuple(read.encode()) for read, _ in MISREAD]


def maybe_unusual_among(texts: Sequence[str]) -> list[int]:
    """The places that `spelling.unusual_among` gives, and some more."""
    joined = "".join(texts)
    if not joined.isascii():
        return unusual_among(texts)
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = np.cumsum(sizes)
    signs = np.frombuffer(f"{joined}   ".encode(), np.uint8)
    letters = (signs & _BITS).astype(np.int32)
    begin, last = ends - sizes, np.maximum(ends - 3, 0)
    maybe = _STARTS[letters[begin] << 10 | letters[begin + 1] << 5 | letters[begin + 2]]
    maybe |= _ENDS[letters[last] << 10 | letters[last + 1] << 5 | letters[last + 2]]
    for first, second in _PAIRS:
        at = np.flatnonzero((signs[:-1] == first) & (signs[1:] == second))
        where = np.searchsorted(ends, at, "right")
        maybe[where[sizes[where] >= LEAST_MISREAD]] = True
    return np.flatnonzero(maybe).tolist()
