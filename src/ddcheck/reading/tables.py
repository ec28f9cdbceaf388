"""A table: its columns with their fields, and where its cells are."""

from __future__ import annotations

import pickle
import re
from dataclasses import dataclass, field, fields
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ddcheck.core.reports import Place
from ddcheck.core.texts import Text
from ddcheck.errors import (
    Problem,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ddcheck.reading.cells import Source

KEPT = 10_000
"""Parties and stops of a table that are remembered, and lines of goods."""
Row = tuple[int, "Sequence[Any]"]
"""The number of a row, or of its first line, and its cells."""
Slot = tuple[str, str, int]
"""An entry of a list: the list, the role or type, and which of them."""


class Cells:
    """The cells of some columns, taken from a row at once."""

    __slots__ = ("indices", "take", "width")

    def __init__(self, sources: Sequence[Source]) -> None:
        """The columns of some fields; a fixed text has none."""
        self.indices = tuple(source.index for source in sources if source.index >= 0)
        self.width = max(self.indices, default=-1) + 1
        """How many cells a row needs to have all of them."""
        self.take: Callable[[Sequence[Any]], tuple[Any, ...]] = _taking(self.indices)
        """From a row of that width or more."""

    def of(self, cells: Sequence[Any]) -> tuple[Any, ...]:
        """Those that a row has."""
        if len(cells) >= self.width:
            return self.take(cells)
        return tuple([cells[index] for index in self.indices if index < len(cells)])


def _taking(indices: tuple[int, ...]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    if len(indices) > 1:
        return itemgetter(*indices)
    return lambda cells: tuple([cells[index] for index in indices])


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its header found and every column given its field."""

    source: str
    sheet: str
    """Empty for what has no sheets."""
    headers: tuple[str, ...]
    kind: str
    id: Source | None
    head: tuple[Source, ...]
    """What is said once for a record, documents and the entries of lists apart."""
    slots: tuple[tuple[Slot, tuple[Source, ...]], ...]
    """The columns of each party and stop, in the order of a record."""
    goods: tuple[Source, ...]
    papers: tuple[tuple[Slot, tuple[Source, ...]], ...]
    """The columns of each document."""
    fill_down: bool = False
    skip_rows: frozenset[str] = frozenset()
    unnamed: tuple[int, ...] = ()
    """Columns without a header, which have to be empty."""
    nested: bool = True
    """Whether a column fills something below an entry, such as an identifier or an owner."""
    nested_goods: bool = True
    """The same of the columns of goods."""
    delimiter: str = ""
    """What parts the cells of a row in a text; empty for what is no text."""
    kept: dict[tuple[Any, ...], Any] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """What the cells of parties and stops were read as."""
    parts: list[Any] = field(default_factory=list, init=False, compare=False, repr=False)
    """What its records are put together from, once the first is read: kept for `known_parts.parts_of`."""
    once: tuple[Source, ...] = field(init=False, compare=False, repr=False)
    """All that is said once for a record, documents apart."""
    once_at: Cells = field(init=False, compare=False, repr=False)
    goods_at: Cells = field(init=False, compare=False, repr=False)
    slots_at: tuple[Cells, ...] = field(init=False, compare=False, repr=False)
    papers_at: tuple[Cells, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Work out what every record asks for."""
        once = (*self.head, *(each for _, sources in self.slots for each in sources))
        object.__setattr__(self, "once", once)
        object.__setattr__(self, "once_at", Cells(once))
        object.__setattr__(self, "goods_at", Cells(self.goods))
        object.__setattr__(self, "slots_at", tuple(Cells(sources) for _, sources in self.slots))
        object.__setattr__(self, "papers_at", tuple(Cells(sources) for _, sources in self.papers))

    def __reduce__(self) -> tuple[Any, ...]:
        """As bytes, for which another process has one table however often they come to it."""
        values = tuple(getattr(self, each.name) for each in fields(self) if each.init)
        return _same_table, (pickle.dumps(values, protocol=pickle.HIGHEST_PROTOCOL),)

    def cell(self, line: int, index: int) -> str:
        """The name of a cell, where the table is a sheet."""
        return f"{self.sheet}!{letters(index)}{line}" if self.sheet and index >= 0 else ""

    def place(
        self, line: int, index: int, *, stated: bool = True, text: str | None = None
    ) -> Place:
        """Where a cell is, and under which header; in the text of its row, the very character."""
        if index < 0:
            return Place(line, stated=stated)
        header = self.headers[index] if index < len(self.headers) else ""
        character = 0
        if text is not None:
            below, character = start_of(text, self.delimiter, index)
            line += below
        return Place(line, index + 1, self.cell(line, index), header, stated, character)

    def problem(self, line: int, index: int, path: str, message: Text) -> Problem:
        """A problem at a cell, which names the column."""
        at = self.place(line, index)
        if 0 <= index < len(self.headers):
            message = in_column(at.header, message)
        return Problem(self.source, line, path, message, at.column, at.cell)


_LINE_END = re.compile(r"\r\n|\r|\n")


def start_of(text: str, delimiter: str, index: int) -> tuple[int, int]:
    """Where a cell begins in the text of its row: how many lines below the first, and at which character.

    >>> start_of('A,"of, two",B', ",", 2)
    (0, 14)
    """
    at = 0
    for _ in range(index):
        if text.startswith('"', at):
            at = text.index('"', at + 1)
            while text.startswith('""', at):
                at = text.index('"', at + 2)
        at = text.index(delimiter, at) + 1
    ends = [found.end() for found in _LINE_END.finditer(text, 0, at)]
    return len(ends), at - (ends[-1] if ends else 0) + 1


def in_column(header: str, message: Text) -> Text:
    """A message with the column that it is about."""
    return Text(f"column {header!r}: {message.en}", f"列 {header!r}：{message.zh}")


@lru_cache(maxsize=16)
def _same_table(packed: bytes) -> Table:
    # What a table remembers serves all chunks that a process gets of it.
    return Table(*pickle.loads(packed))  # noqa: S301 - packed by a table, which came the same way


def letters(index: int) -> str:
    """The letters of a column, 0-based.

    >>> letters(0), letters(26), letters(701)
    ('A', 'AA', 'ZZ')
    """
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text


def says_header(cell: Any, header: str) -> bool:
    """Whether a cell says what its header, or a line of it, does."""
    word = "" if cell is None else " ".join(str(cell).split())
    return bool(word) and (word == header or word in header.split(" / "))


def is_blank(cells: Sequence[Any]) -> bool:
    """Whether a row holds nothing but white space."""
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells)
