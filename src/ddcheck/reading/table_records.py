"""Rows of a table as records: rows that follow one another with one id are one record.

The cells of a row stay as the file has them until the record is built, and the record keeps its
rows, so that every field can be found again in the file.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ddcheck.core.records import StopRole
from ddcheck.reading.cells import TOTAL_WORDS, CellError, Source
from ddcheck.reading.reads import Options, Read, path_steps, read_plain, refused
from ddcheck.reading.tables import Row, Table, is_blank, letters, open_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ddcheck.core.reports import Place
    from ddcheck.errors import Problem

MOST_ROWS = 20_000
"""Rows of one record."""


def records(
    rows: Iterable[Row],
    source: str,
    options: Options,
    *,
    sheet: str = "",
    notes: tuple[Problem, ...] = (),
) -> Iterator[Read]:
    """The records of a table whose rows come with their header."""
    for make in pending(rows, source, options, sheet=sheet, notes=notes):
        yield make()


def pending(
    rows: Iterable[Row],
    source: str,
    options: Options,
    *,
    sheet: str = "",
    notes: tuple[Problem, ...] = (),
) -> Iterator[Callable[[], Read]]:
    """The same, each record still to be read from its rows, here or in another process.

    ``notes`` go with the first record. Rows may end before the header does, never after it.

    Raises:
        InvalidRecordError: the header cannot be read.
        InvalidFileError: the mapping does not fit the header.
        UsageError: the id column that was named is not there.
    """
    rows = iter(rows)
    found = open_table(rows, source, sheet, options)
    if found is None:
        return
    table, rest = found
    for group in _groups(table, rest):
        yield partial(_read, table, group, notes)
        notes = ()


@dataclass(slots=True)
class _Group:
    """The rows of one record, and what is already known to be wrong with them."""

    id: str
    rows: list[Row]
    problems: list[Problem] = field(default_factory=list)


def _groups(table: Table, rows: Iterable[Row]) -> Iterator[_Group]:
    width = len(table.headers)
    start = -1 if table.id is None else table.id.index
    seen: dict[str, int] = {}
    group: _Group | None = None
    for line, cells in rows:
        if len(cells) != width and is_blank(cells):
            continue
        if table.skip_rows and _first_word(cells) in table.skip_rows:
            continue
        name, bad = _named(table, line, cells)
        if name is None:
            if not bad and _says_nothing(table, cells):
                continue
            if table.id is not None and group is not None and not _said(bad, "id"):
                # Whether the row belongs to the record above is not known, so that is not decided either.
                if not table.fill_down:
                    message = (
                        "has no id and may belong to the record above; fill it in on every row, or write "
                        "fill_down: true or skip_rows: [its first word] in a mapping"
                    )
                    bad.append(table.problem(line, start, "id", message))
                group.rows.append((line, cells))
                group.problems += bad
                continue
            if table.id is not None and not bad:
                message = "is empty; fill it in on every row"
                bad.append(table.problem(line, start, "id", message))
        elif group is not None and name == group.id:
            if len(group.rows) < MOST_ROWS:
                group.rows.append((line, cells))
            elif not _said(group.problems, ""):
                bad.append(
                    table.problem(line, start, "", f"has more than {MOST_ROWS} rows; split it")
                )
            group.problems += bad
            continue
        if group is not None:
            yield group
        if name is not None and name in seen:
            before = f"{name!r} was there before, on row {seen[name]}"
            message = f"{before}; put its rows together, or correct the id"
            bad.append(table.problem(line, start, "id", message))
        elif name is not None:
            seen[name] = line
        group = _Group(name or "", [(line, cells)], bad)
    if group is not None:
        yield group


def _named(table: Table, line: int, cells: Sequence[Any]) -> tuple[str | None, list[Problem]]:
    """The id on a row, and what is wrong with the row whatever its columns mean."""
    width = len(table.headers)
    bad: list[Problem] = []
    if len(cells) != width and (ragged := _ragged(table, line, cells)) is not None:
        bad.append(ragged)
    for index in table.unnamed:
        if index < len(cells) and not is_blank(cells[index : index + 1]):
            message = f"column {letters(index)} has no header; give it one, or empty the cell"
            bad.append(table.problem(line, index, "", message))
    key = table.id
    if key is None or key.index >= len(cells):
        return None, bad
    try:
        name = key.read(cells[key.index])
    except CellError as error:
        return None, [*bad, table.problem(line, key.index, "id", str(error))]
    if name is not None and name.upper() in TOTAL_WORDS:
        # Read as an order, it would be asked about and counted; its quantity is that of all.
        first = _first_word(cells) or name
        message = f"{name!r} seems to be a row of totals; take it out, or write skip_rows: [{first!r}] in a mapping"
        bad.append(table.problem(line, key.index, "id", message))
    return name, bad


def _says_nothing(table: Table, cells: Sequence[Any]) -> bool:
    indices = [each.index for each in _all(table) if each.index >= 0]
    return is_blank([cells[index] for index in indices if index < len(cells)])


def _all(table: Table) -> Iterator[Source]:
    yield from table.head
    yield from table.goods
    for _, sources in table.papers:
        yield from sources


def _said(problems: Iterable[Problem], path: str) -> bool:
    return any(problem.path == path for problem in problems)


def _first_word(cells: Sequence[Any]) -> str:
    for cell in cells:
        if isinstance(cell, str) and cell.strip():
            return cell.strip()
        if cell is not None and not isinstance(cell, str):
            return ""
    return ""


def _ragged(table: Table, line: int, cells: Sequence[Any]) -> Problem | None:
    width = len(table.headers)
    if len(cells) < width:
        message = f"has {len(cells)} cells where the header has {width}; a delimiter or quote may be missing"
        return table.problem(line, -1, "", message)
    for index in range(width, len(cells)):
        if not is_blank(cells[index : index + 1]):
            message = (
                f"has {len(cells)} cells where the header has {width}; name the column, "
                "or put text that holds the delimiter in quotes"
            )
            return table.problem(line, index, "", message)
    return None


def _read(table: Table, group: _Group, notes: tuple[Problem, ...]) -> Read:
    problems = group.problems
    rows = group.rows
    line = rows[0][0]
    start = table.id.index if table.id is not None else 0
    plain: dict[str, Any] = {}

    def leaf(source: Source, row: Row) -> Any:
        if source.index < 0:
            return source.constant
        cells = row[1]
        try:
            return source.read(cells[source.index] if source.index < len(cells) else None)
        except CellError as error:
            problems.append(
                table.problem(
                    row[0],
                    source.index,
                    _path(source, bisect_left(rows, row[0], key=itemgetter(0))),
                    str(error),
                )
            )
            return None

    plain = _built(table, rows, leaf)
    problems += _differences(table, rows)
    problems += _without_goods(table, rows)
    if group.id:
        plain["id"] = group.id
    fields = _Fields(table, tuple(rows))
    read = read_plain(
        plain,
        source=table.source,
        line=line,
        cell=table.cell(line, start),
        kind=table.kind,
        places=fields,
        explained=fields.explained,
        notes=notes,
    )
    if not problems:
        return read
    found = sorted(
        {*problems, *read.problems}, key=lambda each: (each.line, each.column, each.path)
    )
    return refused(
        found,
        source=table.source,
        line=line,
        cell=read.cell,
        id=group.id,
        sha256=read.sha256,
        places=read.places,
        notes=notes,
    )


def _path(source: Source, at: int) -> str:
    """The path of a field, that of goods with the number of their row in the record."""
    path = source.target.path
    return f"items[{at}]{path.removeprefix('items')}" if source.target.in_item else path


def _built(table: Table, rows: Sequence[Row], leaf: Callable[[Source, Row], Any]) -> dict[str, Any]:
    """The tree of a record with what ``leaf`` gives for a cell: its text, or its place."""
    tree: dict[str, Any] = {}
    slots: dict[tuple[str, str, int], dict[str | int, Any]] = {}
    several = len(rows) > 1
    for source in table.head:
        value = leaf(source, rows[0])
        if several and value is None and source.index >= 0:
            value = next(
                (each for row in rows[1:] if (each := leaf(source, row)) is not None), None
            )
        if value is None:
            continue
        target = source.target
        if target.slot is None:
            _put(tree, target.steps, value)
        else:
            _put(slots.setdefault(target.slot, {}), target.steps, value)
    if table.goods:
        items = []
        for row in rows:
            item: dict[str | int, Any] = {}
            for source in table.goods:
                value = leaf(source, row)
                if value is not None:
                    steps = source.target.steps
                    if len(steps) == 1:
                        item[steps[0]] = value
                    else:
                        _put(item, steps, value)
            items.append(item)
        papers, numbered = _papers(table, rows, leaf)
        if numbered:
            for number, item in enumerate(items, 1):
                if item:
                    item.setdefault("line", str(number))
            for entry, covered in papers:
                lines = [items[at]["line"] for at in covered if items[at]]
                if lines:
                    entry.setdefault("lines", lines)
        tree["items"] = [item for item in items if item]
    else:
        papers, _ = _papers(table, rows, leaf)
    for (name, chosen, _), entry in sorted(slots.items(), key=_slot_order):
        entry.setdefault("role", chosen)
        tree.setdefault(name, []).append(entry)
    if papers:
        tree["documents"] = [entry for entry, _ in papers]
    if table.nested:
        _settle(tree)
    return tree


_STOPS = {role.value: at for at, role in enumerate(StopRole)}


def _slot_order(slot: tuple[tuple[str, str, int], Any]) -> tuple[str, int, str, int]:
    """Stops in the order of a journey, parties by role, and each by its number."""
    (name, chosen, number), _ = slot
    return name, _STOPS[chosen] if name == "route" else 0, chosen, number


def _put(tree: dict[Any, Any], steps: tuple[str | int, ...], value: Any) -> None:
    for step in steps[:-1]:
        tree = tree.setdefault(step, {})
    last = steps[-1]
    if last in tree and isinstance(value, list) and isinstance(tree[last], list):
        tree[last] = tree[last] + value
    elif last not in tree:
        tree[last] = value


def _settle(tree: Any) -> Any:
    """Numbered entries and substances as lists, in place where it can be."""
    if isinstance(tree, list):
        for each in tree:
            if isinstance(each, dict):
                _settle(each)
        return tree
    for key, value in tree.items():
        if isinstance(value, list):
            _settle(value)
        elif isinstance(value, dict):
            if key == "composition":
                tree[key] = [{"substance": name, "percent": each} for name, each in value.items()]
            elif value and all(isinstance(step, int) for step in value):
                tree[key] = [_settle(value[step]) for step in sorted(value)]
            else:
                _settle(value)
    return tree


def _papers(
    table: Table, rows: Sequence[Row], leaf: Callable[[Source, Row], Any]
) -> tuple[list[tuple[dict[Any, Any], list[int]]], bool]:
    """The documents with the rows that state them, and whether a row's own documents are meant.

    Where the rows state one document alike, or where all but the first row leave everything
    that is said once blank, it is the record's. Otherwise each row's document is for its goods.
    """
    found: list[tuple[dict[Any, Any], list[int]]] = []
    numbered = False
    for (_, chosen, _), sources in table.papers:
        indices = [source.index for source in sources if source.index >= 0]
        stated = _stated(indices, rows)
        everywhere = len(stated) == 1 and (
            not indices
            or len(next(iter(stated.values()))) == len(rows)
            or (0 in next(iter(stated.values())) and _header_style(table, rows))
        )
        for lines in stated.values():
            entry: dict[Any, Any] = {}
            for source in sources:
                value = leaf(source, rows[lines[0]])
                if value is not None:
                    _put(entry, source.target.steps, value)
            if not entry:
                continue
            entry["type"] = chosen
            found.append((entry, lines))
        if stated and not everywhere and table.goods:
            numbered = True
    if numbered:
        whole = list(range(len(rows)))
        found = [(entry, lines) for entry, lines in found if lines != whole] + [
            (entry, lines) for entry, lines in found if lines == whole
        ]
    return found, numbered


def _stated(indices: Sequence[int], rows: Sequence[Row]) -> dict[tuple[str, ...], list[int]]:
    """What rows say in some columns, each with the rows that say it; blank rows apart."""
    stated: dict[tuple[str, ...], list[int]] = {}
    for at, (_, cells) in enumerate(rows):
        key = tuple(
            [
                "" if index >= len(cells) or (cell := cells[index]) is None else str(cell).strip()
                for index in indices
            ]
        )
        if not indices or any(key):
            stated.setdefault(key, []).append(at)
    return stated


def _header_style(table: Table, rows: Sequence[Row]) -> bool:
    """Whether only the first row says what is said once, and it says something."""
    indices = [source.index for source in table.head if source.index >= 0]

    def blank(row: Row) -> bool:
        return is_blank([row[1][index] for index in indices if index < len(row[1])])

    return bool(indices) and not blank(rows[0]) and all(blank(row) for row in rows[1:])


def _differences(table: Table, rows: Sequence[Row]) -> Iterator[Problem]:
    """Where a row contradicts another on what is said once."""
    indices = [source.index for source in table.head if source.index >= 0]
    if len(rows) == 1 or not indices:
        return
    width = max(indices)
    said = itemgetter(*indices)
    whole = [row for row in rows if len(row[1]) > width]
    if len(whole) == len(rows) and all(said(row[1]) == said(rows[0][1]) for row in rows[1:]):
        return
    for source in table.head:
        if source.index < 0:
            continue
        first: tuple[int, str] | None = None
        for line, cells in whole:
            cell = cells[source.index]
            text = "" if cell is None else str(cell).strip()
            if not text or text in source.blank:
                continue
            if first is None:
                first = line, text
            elif text != first[1]:
                message = f"is {text!r} here and {first[1]!r} on row {first[0]}; a record has one, so correct it or the id"
                yield table.problem(line, source.index, source.target.path, message)
                break


def _without_goods(table: Table, rows: Sequence[Row]) -> Iterator[Problem]:
    """Rows that go on with a record and name no goods; the first one may be for what is said once."""
    if not table.goods or table.id is None:
        return
    indices = [source.index for source in table.goods if source.index >= 0]
    for line, cells in rows[1:]:
        if is_blank([cells[index] for index in indices if index < len(cells)]):
            message = "the row names no goods; fill in a line of goods, or take the row out"
            yield table.problem(line, table.id.index, "items", message)


def _tree_of_places(table: Table, rows: Sequence[Row]) -> dict[str, Any]:
    def leaf(source: Source, row: Row) -> Any:
        if source.index < 0:
            return row[0], -1
        cell = row[1][source.index] if source.index < len(row[1]) else None
        try:
            blank = source.read(cell) is None
        except CellError:
            # It was left out of the record's tree as well.
            return None
        return None if blank else (row[0], source.index)

    return _built(table, rows, leaf)


@dataclass(slots=True)
class _Fields:
    """Where the fields of a record stand in its rows; worked out when the first is asked for."""

    table: Table
    rows: tuple[Row, ...]
    cells: dict[str, Any] | None = None
    """The tree of the record, with the row and the column of each field in its place."""

    def __call__(self, path: str) -> Place:
        """Where a field stands; for one that was left out, where its neighbours do."""
        table, rows = self.table, self.rows
        start = (rows[0][0], table.id.index if table.id is not None else -1)
        steps = path_steps(path)
        if not steps or steps == ("id",):
            return table.place(*start)
        if self.cells is None:
            self.cells = _tree_of_places(table, rows)
        found: Any = self.cells
        trail: list[Any] = []
        for step in steps:
            there = (isinstance(found, dict) and step in found) or (
                isinstance(found, list) and isinstance(step, int) and step < len(found)
            )
            if not there:
                break
            found = found[step]
            trail.append(found)
        cell = next((cell for each in reversed(trail) if (cell := _first_cell(each))), start)
        # A cell may hold a whole list, whose entries have no cells of their own.
        stated = len(trail) == len(steps) or isinstance(found, tuple)
        return table.place(*cell, stated=stated)

    def explained(self, path: str, message: str) -> str:
        """A message of the model with the column that it is about."""
        header = self(path).header
        return f"column {header!r}: {message}" if header and path else message


def _first_cell(tree: Any) -> tuple[int, int] | None:
    if isinstance(tree, tuple):
        return tree
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return next((cell for each in inner if (cell := _first_cell(each)) is not None), None)
