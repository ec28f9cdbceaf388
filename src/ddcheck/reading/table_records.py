"""Rows of a table as records: rows that follow one another with one id are one record.

The cells of a row stay as the file has them until the record is built, and the record keeps its
rows, so that every field can be found again in the file.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ddcheck.core.texts import Text
from ddcheck.reading.cell_parts import CellError
from ddcheck.reading.entries import Entry
from ddcheck.reading.headers import open_table
from ddcheck.reading.joined_cells import joins_cells
from ddcheck.reading.known_parts import parts_of
from ddcheck.reading.reads import Options, Read, along, path_steps, read_plain, refused
from ddcheck.reading.row_groups import Group, groups, repeats_header
from ddcheck.reading.tables import KEPT, Row, Slot, Table, in_column, is_blank
from ddcheck.reading.trees import put, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ddcheck.core.reports import Place
    from ddcheck.errors import Problem
    from ddcheck.reading.cells import Source
    from ddcheck.reading.written_rows import Written


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
    written: Written | None = None,
) -> Iterator[Callable[[], Read]]:
    """The same, each record still to be read from its rows, here or in another process.

    ``notes`` go with the first record. Rows may end before the header does, never after it.
    ``written`` is of rows of text, whose cells can then be found at their character.

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
    if written is not None and not joins_cells(options):
        # Cells that were joined stand in the text of no row.
        table = replace(table, delimiter=written.delimiter)
    for group in groups(table, rest, written):
        yield partial(_read, table, group, notes)
        notes = ()


def _read(table: Table, group: Group, notes: tuple[Problem, ...]) -> Read:
    group.divide()
    line = group.rows[0][0]
    start = table.id.index if table.id is not None else 0
    cell = table.cell(line, start)
    fields = _Fields(table, tuple(group.rows), group.texts)
    if group.problems and repeats_header(table, group.rows[0][1]):
        return refused(group.problems, source=table.source, line=line, cell=cell, notes=notes)
    known = None if group.problems else parts_of(table).record(group)
    if known is not None:
        record, sha256 = known
        name = group.id.strip()
        return Read(record, table.source, line, cell, name, sha256, (), fields, notes)
    return _read_whole(table, group, fields, cell, notes)


def _read_whole(
    table: Table, group: Group, fields: _Fields, cell: str, notes: tuple[Problem, ...]
) -> Read:
    """A record by way of its whole tree, with all that is wrong with it."""
    problems = group.problems
    rows = group.rows
    line = rows[0][0]
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
                    error.text,
                )
            )
            return None

    alike = _alike(table, rows)
    plain = _built(table, rows, leaf, problems if alike else None)
    if not alike:
        problems += _differences(table, rows)
    problems += _without_goods(table, rows)
    if group.id:
        plain["id"] = group.id
    read = read_plain(
        plain,
        source=table.source,
        line=line,
        cell=cell,
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


def _built(
    table: Table,
    rows: Sequence[Row],
    leaf: Callable[[Source, Row], Any],
    problems: Sequence[Problem] | None = None,
) -> dict[str, Any]:
    """The tree of a record with what ``leaf`` gives for a cell: its text, or its place.

    Where ``leaf`` adds to ``problems`` what it cannot read, and rows say the same in all that is said once,
    parties and stops are made once for all records that have the same texts in their columns.
    """
    tree: dict[str, Any] = {}
    several = len(rows) > 1 and problems is None

    def fill(tree: dict[Any, Any], sources: Sequence[Source]) -> None:
        for source in sources:
            value = leaf(source, rows[0])
            if several and value is None and source.index >= 0:
                value = next(
                    (each for row in rows[1:] if (each := leaf(source, row)) is not None), None
                )
            if value is not None:
                put(tree, source.target.steps, value)

    def entry(slot: Slot, sources: Sequence[Source]) -> dict[Any, Any] | None:
        found: dict[Any, Any] = {}
        fill(found, sources)
        if not found:
            return None
        found.setdefault("role", slot[1])
        if table.nested:
            settle(found)
        return found

    fill(tree, table.head)
    items = [_item(table, row, leaf, known=problems is not None) for row in rows]
    papers, numbered = _papers(table, rows, leaf)
    if numbered:
        for number, item in enumerate(items, 1):
            if item:
                item.setdefault("line", str(number))
        for paper, covered in papers:
            lines = [items[at]["line"] for at in covered if items[at]]
            if lines:
                paper.setdefault("lines", lines)
    if papers:
        tree["documents"] = [paper for paper, _ in papers]
    if table.nested:
        settle(tree)
    if table.goods:
        tree["items"] = [item for item in items if item]
        if table.nested_goods:
            settle(tree["items"])
    first = rows[0][1]
    for (slot, sources), at in zip(table.slots, table.slots_at, strict=True):
        if problems is None or len(first) < at.width:
            found = entry(slot, sources)
        else:
            found = _remembered(
                table, slot, at.take(first), problems, partial(entry, slot, sources)
            )
        before = tree.get(slot[0], ())
        if found is not None and not (before and isinstance(before, tuple)):
            # What a cell was read as is remembered, so that nothing is added to its own list;
            # and where fields stand, such a list stays in its one cell.
            tree[slot[0]] = [*before, found]
    return tree


def _item(
    table: Table, row: Row, leaf: Callable[[Source, Row], Any], *, known: bool
) -> dict[str | int, Any]:
    """The line of goods on a row; ``known`` takes what was read from the same text before."""
    cells = row[1]
    known = known and len(cells) >= table.goods_at.width
    item: dict[str | int, Any] = {}
    for source in table.goods:
        value: Any = _NEW
        if known and source.index >= 0 and (cell := cells[source.index]).__class__ is str:
            value = source.kept.get(cell, _NEW)
        if value is _NEW:
            value = leaf(source, row)
        if value is not None:
            put(item, source.target.steps, value)
    return item


_TEXTS = frozenset({str, type(None)})
_NEW = object()


def _remembered(
    table: Table,
    slot: Slot,
    cells: tuple[Any, ...],
    problems: Sequence[Problem],
    make: Callable[[], dict[Any, Any] | None],
) -> dict[Any, Any] | None:
    """A party or stop as it was read before from the same texts; nothing where all are blank."""
    if not _TEXTS.issuperset(map(type, cells)):
        return make()
    key = (slot, cells)
    found: Entry | None = table.kept.get(key, _NEW)
    if found is _NEW:
        before = len(problems)
        plain = make()
        if len(problems) > before:
            return plain
        if len(table.kept) >= KEPT:
            table.kept.clear()
        found = table.kept[key] = None if plain is None else Entry(plain, slot[0])
    return found


def _papers(
    table: Table, rows: Sequence[Row], leaf: Callable[[Source, Row], Any]
) -> tuple[list[tuple[dict[Any, Any], list[int]]], bool]:
    """The documents with the rows that state them, and whether a row's own documents are meant.

    Where the rows state one document alike, or where all but the first row leave everything
    that is said once blank, it is the record's. Otherwise each row's document is for its goods.
    """
    found: list[tuple[dict[Any, Any], list[int]]] = []
    numbered = False
    for ((_, chosen, _), sources), at in zip(table.papers, table.papers_at, strict=True):
        indices = at.indices
        blank = ("",) * len(indices)
        if indices and all(len(row[1]) >= at.width and at.take(row[1]) == blank for row in rows):
            continue
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
                    put(entry, source.target.steps, value)
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

    def blank(row: Row) -> bool:
        return is_blank(table.once_at.of(row[1]))

    return (
        bool(table.once_at.indices) and not blank(rows[0]) and all(blank(row) for row in rows[1:])
    )


def _alike(table: Table, rows: Sequence[Row]) -> bool:
    """Whether rows say the same in every column of what is said once."""
    at = table.once_at
    if len(rows) == 1 or not at.indices:
        return True
    width = at.width
    first = at.of(rows[0][1])
    return all(len(cells) >= width and at.take(cells) == first for _, cells in rows)


def _differences(table: Table, rows: Sequence[Row]) -> Iterator[Problem]:
    """Where a row contradicts another on what is said once."""
    whole = [row for row in rows if len(row[1]) >= table.once_at.width]
    for source in table.once:
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
                message = Text(
                    f"is {text!r} here and {first[1]!r} on row {first[0]}; a record has one, so correct it or the id",
                    f"此处为 {text!r}，第 {first[0]} 行为 {first[1]!r}；一条记录只有一个值，请更正该值或编号",
                )
                yield table.problem(line, source.index, source.target.path, message)
                break


def _without_goods(table: Table, rows: Sequence[Row]) -> Iterator[Problem]:
    """Rows that go on with a record and name no goods; the first one may be for what is said once."""
    if not table.goods or table.id is None:
        return
    for line, cells in rows[1:]:
        if is_blank(table.goods_at.of(cells)):
            message = Text(
                "the row names no goods; fill in a line of goods, or take the row out",
                "该行没有货物；请填写一行货物，或删除该行",
            )
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
    texts: dict[int, str] | None = None
    cells: dict[str, Any] | None = None
    """The tree of the record, with the row and the column of each field in its place."""

    def __call__(self, path: str) -> Place:
        """Where a field stands; for one that was left out, where its neighbours do."""
        table, rows = self.table, self.rows
        start = (rows[0][0], table.id.index if table.id is not None else -1)
        steps = path_steps(path)
        if not steps or steps == ("id",):
            return self._at(*start)
        if self.cells is None:
            self.cells = _tree_of_places(table, rows)
        trail = along(self.cells, steps)
        found = trail[-1] if trail else self.cells
        cell = next((cell for each in reversed(trail) if (cell := _first_cell(each))), start)
        # A cell may hold a whole list, whose entries have no cells of their own.
        stated = len(trail) == len(steps) or isinstance(found, tuple)
        return self._at(*cell, stated=stated)

    def _at(self, line: int, index: int, *, stated: bool = True) -> Place:
        """A cell; worked out from the text of its row where that is a text."""
        delimiter, text = self.table.delimiter, None
        if delimiter and index >= 0:
            cells = self.rows[bisect_left(self.rows, line, key=itemgetter(0))][1]
            # A row may be too short to have the cell.
            if index < len(cells):
                text = (self.texts or {}).get(line) or delimiter.join(cells)
        return self.table.place(line, index, stated=stated, text=text)

    def explained(self, path: str, message: Text) -> Text:
        """A message of the model with the column that it is about."""
        header = self(path).header
        return in_column(header, message) if header and path else message


def _first_cell(tree: Any) -> tuple[int, int] | None:
    if isinstance(tree, tuple):
        return tree
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return next((cell for each in inner if (cell := _first_cell(each)) is not None), None)
