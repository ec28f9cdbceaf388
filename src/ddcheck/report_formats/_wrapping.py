"""Where a line of text may end, in Latin and in Chinese, counted in cells of a terminal.

A Latin word stays whole where it fits on a line of its own; Chinese may break between any two
characters, but no line begins with a closing mark or ends with an opening one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDE = "\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_CLOSING = "，。；：、！？）》〉」』】〕”’…"
_OPENING = "（《〈「『【〔“‘"
# A piece that stays together: opening marks, one wide character or a word, closing marks.
_PIECES = re.compile(
    f"\\s+|[{_OPENING}]*(?:[{_WIDE}]|[^\\s{_WIDE}]+?(?=[{_OPENING}{_WIDE}]|\\s|\\Z))[{_CLOSING}]*"
    f"|[{_CLOSING}{_OPENING}]+|."
)


def wrapped(text: str, first: int, rest: int, width: Callable[[str], int]) -> list[tuple[int, int]]:
    """The lines of a text, as where each begins and ends in it; blanks at their ends are left out.

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
        for position in range(found.start(), found.end()):
            cells = width(text[position])
            if used + cells > room and position > start:  # a word longer than a line
                lines.append((start, position))
                start, used, room = position, 0, rest
            used += cells
        end = found.end()
    if end > start or not lines:
        lines.append((start, end))
    return lines
