"""Rows of a table as they are written: with quotes, in a text that a delimiter divides.

The rows of one record mostly begin alike. What one of them says there is read once, and its text tells where
the others go on.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_CELL = 1_000_000
"""Characters of a cell; more are taken for a quote that is not closed."""


@dataclass(slots=True)
class Written:
    """How rows of text are written, filled while they are read."""

    delimiter: str = ""
    """What divides the cells of a row."""
    quoted: dict[int, str] = field(default_factory=dict)
    """The text of each row that has quotes, by its first line; whoever takes the row takes it out."""
    head: str = ""
    """How the text of the next row may begin, which then comes without it; see `head_of`."""
    left: int = 0
    """How many cells such a row has after that."""


def cells_of(text: str, delimiter: str) -> list[str]:
    """The cells of a row, or of its end, from a text that was read before.

    >>> cells_of('A,"of, two",B', ",")
    ['A', 'of, two', 'B']
    """
    if '"' not in text:
        return text.rstrip("\r\n").split(delimiter)
    # Another process has the limit of the module still.
    csv.field_size_limit(LONGEST_CELL)
    return next(csv.reader([text], delimiter=delimiter, strict=True))


def count_of(text: str, delimiter: str) -> int:
    """How many cells the end of a line holds; 0 where that cannot be told without reading it.

    >>> count_of('A,"of, two",B', ",")
    3
    """
    if '"' not in text:
        return text.count(delimiter) + 1
    outside = text.split('"')[::2]
    first, last = outside[0], outside[-1]
    sound = (
        text.count('"') % 2 == 0
        and (not first or first.endswith(delimiter))
        and (last.startswith(delimiter) or not last.strip("\r\n"))
        and all(each.startswith(delimiter) and each.endswith(delimiter) for each in outside[1:-1])
    )
    return 1 + sum([each.count(delimiter) for each in outside]) if sound else 0


def head_of(text: str, cells: Sequence[str], delimiter: str) -> str:
    """How the text of a row begins as far as some cells; nothing where they are not written as is usual.

    >>> head_of('A,"of, two",B,C', ["A", "of, two"], ",")
    'A,"of, two",'
    """
    if '"' in delimiter.join(cells):
        return ""
    head = delimiter.join([each if delimiter not in each else f'"{each}"' for each in cells])
    # Read from the left, what begins alike is the same cells.
    return head + delimiter if text.startswith(head + delimiter) else ""
