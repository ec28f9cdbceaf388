"""Cells of several columns that are one field: a first and a last name, a street and its city.

They are joined before anything else is read from their row, so that all that follows sees one cell.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from ddcheck.reading import columns
from ddcheck.reading.cell_parts import CellError
from ddcheck.reading.cells import Damaged, Source
from ddcheck.reading.tables import Row, in_column, says_header
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ddcheck.reading.reads import Options


class Join(NamedTuple):
    """The columns of one field, in the order in which their cells follow one another."""

    parts: tuple[Source, ...]
    between: str
    """What stands between two parts."""
    han_apart: bool
    """Whether it stands between parts in Han characters, too: not in a name or an address, which they go on at once."""


def joins_cells(options: Options) -> bool:
    """Whether a mapping joins columns."""
    mapping = options.mapping
    return mapping is not None and any(column.join for column in mapping.columns.values())


def joins_of(headers: Sequence[str], kind: str, options: Options) -> tuple[Join, ...]:
    """What a mapping, which fits the headers, joins."""
    mapping = options.mapping
    if mapping is None:
        return ()
    targets = {
        header: columns.target(column.to[0], kind)
        for header, column in mapping.columns.items()
        if column.join
    }
    return tuple(
        [
            Join(
                tuple(
                    [
                        Source(
                            target,
                            headers.index(each),
                            each,
                            blank=frozenset(mapping.blank),
                            values=dict(mapping.columns[header].values),
                            as_text=bool(mapping.columns[header].as_text),
                        )
                        for each in (header, *mapping.columns[header].join)
                    ]
                ),
                ", " if target.last == "address" else " ",
                target.sort != "name" and target.last != "address",
            )
            for header, target in targets.items()
        ]
    )


def joined(rows: Iterable[Row], joins: Sequence[Join]) -> Iterator[Row]:
    """The rows, with the joined text in the first of the columns that are joined."""
    for line, cells in rows:
        whole = list(cells)
        for join in joins:
            at = join.parts[0].index
            # A header that is repeated among the rows is told by its own words.
            if at < len(whole) and not _repeats_headers(join, cells):
                whole[at] = _text(join, cells)
        yield line, whole


def _repeats_headers(join: Join, cells: Sequence[Any]) -> bool:
    return all(
        part.index < len(cells) and says_header(cells[part.index], part.header)
        for part in join.parts
    )


def _text(join: Join, cells: Sequence[Any]) -> Any:
    """What the cells of one field are together; what is wrong with the first that cannot be read."""
    text = ""
    for part in join.parts:
        try:
            found = part.read(cells[part.index] if part.index < len(cells) else None)
        except CellError as error:
            first = part is join.parts[0]
            return Damaged(error.text if first else in_column(part.header, error.text))
        if found is not None:
            goes_on = not join.han_apart and text and _is_han(text[-1]) and _is_han(found[0])
            at_once = not text or goes_on
            text += found if at_once else join.between + found
    return text or None


def _is_han(mark: str) -> bool:
    return unicodedata.name(mark, "").startswith("CJK")
