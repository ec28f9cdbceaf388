"""Where a line of text may end, in Latin and in Chinese, counted in cells of a terminal.

A Latin word stays whole where it fits on a line of its own, and a longer one breaks behind a hyphen or slash in
it, as ids and paths have them; Chinese may break between any two characters, but no line begins with a closing mark
or ends with an opening one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WIDE = "\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_CLOSING = "，。；：、！？）》〉」』】〕”’…"
_OPENING = "（《〈「『【〔“‘"
# A piece that stays together: opening marks, one wide character or a word, closing marks.
_PIECES = re.compile(
    f"\\s+|[{_OPENING}]*(?:[{_WIDE}]|[^\\s{_WIDE}]+?(?=[{_OPENING}{_WIDE}]|\\s|\\Z))[{_CLOSING}]*"
    f"|[{_CLOSING}{_OPENING}]+|."
)

_INSIDE = re.compile(r"(?<=[-/\\@_])(?=\w)")
"""Where a word that is too long for a line may break."""


def wrapped(text: str, first: int, rest: int, width: Callable[[str], int]) -> list[tuple[int, int]]:
    """The lines of a text, as where each begins and ends in it; blanks at their ends are left out.

    A word that is too long for a line stands on lines of its own.

    Args:
        text: without line ends.
        first: cells of the first line.
        rest: cells of the others.
        width: how many cells a text takes.
    """
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    room = first
    for found in _PIECES.finditer(text):
        piece = found[0]
        if piece.isspace():
            if end > start:
                used += width(piece)
            else:
                start = end = found.end()
            continue
        size = width(piece)
        if used + size > room and end > start:
            lines.append((start, end))
            start = end = found.start()
            used, room = 0, rest
        if size > room:
            lines += _cut(text, found.span(), room, rest, width)
            start = end = found.end()
            used, room = 0, rest
        else:
            used += size
            end = found.end()
    if end > start or not lines:
        lines.append((start, end))
    return lines


def _cut(
    text: str, span: tuple[int, int], room: int, rest: int, width: Callable[[str], int]
) -> Iterator[tuple[int, int]]:
    """A word in lines, each as far as its last mark, or as far as it goes."""
    start, stop = span
    while start < stop:
        end, used, mark = start, 0, start
        while end < stop and (end == start or used + width(text[end]) <= room):
            used += width(text[end])
            end += 1
            if _INSIDE.match(text, end, stop):
                mark = end
        if end < stop and mark > start:
            end = mark
        yield start, end
        start, room = end, rest
