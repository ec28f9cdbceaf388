"""Names to screen from the rows of a table: a row is a name and what is known of who bears it.

The columns are those of ``ddcheck.reading.columns`` for a table of names, and are mapped as those of records are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ddcheck.core.names import holds_anything
from ddcheck.core.screening import given
from ddcheck.core.texts import RefusalError, Text
from ddcheck.reading.cell_parts import CellError
from ddcheck.reading.headers import open_table
from ddcheck.reading.row_groups import faults, is_left_out, repeated, repeats_header
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ddcheck.errors import Problem
    from ddcheck.reading.cells import Source
    from ddcheck.reading.reads import Options
    from ddcheck.reading.tables import Row, Table


class NameRow(NamedTuple):
    """A name to screen, or what is wrong with its row."""

    line: int
    """1-based."""
    cell: str
    """The cell of the name, as in ``客户!B7``; empty where the table is no sheet."""
    name: str
    names: tuple[str, ...]
    """Other names of the same party."""
    id: str
    """What the table calls it, such as a customer's number; empty where it says nothing."""
    kind: str | None
    country: str | None
    birth_date: str | None
    identifiers: Mapping[str, str]
    """Scheme to number."""
    address: str | None
    problems: tuple[Problem, ...]


_UNREAD = NameRow(0, "", "", (), "", None, None, None, {}, None, ())


def read(rows: Iterator[Row], source: str, options: Options, *, sheet: str) -> Iterator[NameRow]:
    """The names of a table whose rows come with their header.

    Raises:
        InvalidRecordError: the header cannot be read, or no column is the name.
        InvalidFileError: the mapping does not fit the header.
    """
    found = open_table(rows, source, sheet, options._replace(kind="name"))
    if found is None:
        return
    table, rest = found
    for line, cells in rest:
        if is_left_out(table, cells):
            continue
        if repeats_header(table, cells):
            yield _UNREAD._replace(line=line, problems=(repeated(table, line, cells),))
            continue
        yield _name(table, line, cells)


_CHECKED: dict[str, Callable[[str], Any]] = {
    "kind": given.kind,
    "country": given.country,
    "birth_date": given.birth_date,
}


def _name(table: Table, line: int, cells: Any) -> NameRow:
    problems = faults(table, line, cells)
    facts: dict[str, Any] = {}
    identifiers: dict[str, str] = {}
    others: list[str] = []

    def take(source: Source, value: Any) -> None:
        steps = source.target.steps
        if steps[0] == "identifiers":
            identifiers[str(steps[1])] = value
        elif steps[0] == "identifier":
            identifiers.update(map(given.identifier, value))
        elif steps[0] == "names":
            others.extend(value)
        else:
            check = _CHECKED.get(str(steps[0]))
            facts[str(steps[0])] = value if check is None else check(value)

    at, named = -1, None
    for source in (*table.head, *(() if table.id is None else (table.id,))):
        if source.target.path == "name":
            at, named = source.index, source
        try:
            if source.index < 0:
                take(
                    source, [source.constant] if source.target.shape == "list" else source.constant
                )
                continue
            cell = cells[source.index] if source.index < len(cells) else None
            value = _letterless(source, cell) or source.read(cell)
            if value is not None:
                take(source, value)
        except (CellError, RefusalError) as error:
            problems.append(_problem(table, line, source, error.text))
    if others and not facts.get("name"):
        # Of some firms only the Chinese name is known, of others only the English one.
        facts["name"] = others[0]
    if not problems and not facts.get("name"):
        message = Text("is empty; write a name", "是空的；请写名称")
        problems.append(
            table.problem(line, at, "name", message)
            if named is None
            else _problem(table, line, named, message)
        )
    name = facts.get("name") or _as_written(cells, at)
    return NameRow(
        line,
        table.cell(line, at),
        name,
        tuple(dict.fromkeys(each for each in others if each != name)),
        facts.get("id", ""),
        facts.get("kind"),
        facts.get("country"),
        facts.get("birth_date"),
        identifiers,
        facts.get("address"),
        tuple(problems),
    )


def _letterless(source: Source, cell: Any) -> str | None:
    """A name that holds no letter or digit: it is unknown, and said to be, whatever else it may stand for."""
    if source.target.path != "name" or not isinstance(cell, str) or holds_anything(cell):
        return None
    text = cell.strip()
    return None if text in source.blank else text


def _problem(table: Table, line: int, source: Source, message: Text) -> Problem:
    """A problem at a cell; the column is named where its header is not the field itself."""
    problem = table.problem(line, source.index, source.target.path, message)
    return problem._replace(message=message) if source.header == source.target.path else problem


def _as_written(cells: Any, at: int) -> str:
    cell = cells[at] if 0 <= at < len(cells) else None
    return "" if cell is None else str(cell).strip()
