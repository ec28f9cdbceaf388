"""Rows of a table that belong together: those that follow one another with one id.

A group goes to another process as one text a row, which takes a fraction of what its cells would. Rows of text
that begin like the first one of their record are not divided before the record is read, so that whoever reads
the file does little more than find out where a record ends.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ddcheck.core.texts import Text
from ddcheck.reading.cell_parts import CellError
from ddcheck.reading.cells import total_word
from ddcheck.reading.tables import Row, Table, is_blank, letters, says_header
from ddcheck.reading.written_rows import Written, cells_of, head_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ddcheck.errors import Problem

MOST_ROWS = 20_000
"""Rows of one record."""
_BETWEEN = "\x1f"
"""What is put between the cells of a row that travels as one text; rows that hold it go as they are."""


@dataclass(slots=True)
class Group:
    """The rows of one record, and what is already known to be wrong with them."""

    id: str
    rows: list[Row]
    """Their cells, once they are divided. Before that the cells of a row may be the text of those that stand
    behind what it has alike with the first one, or the text of the whole row in a tuple."""
    problems: list[Problem] = field(default_factory=list)
    lead: int = 0
    """How many cells at the beginning of its rows are as a rule alike."""
    texts: dict[int, str] | None = None
    """The rows that have quotes, as they are written; by their first line."""
    delimiter: str = ""
    """What divides the cells of its rows, where they are written as text."""
    head: int = 0
    """How many characters the first cells of the first row take, which other rows have alike."""
    alike: bool = False
    """Whether the first cells of all rows are known to be the same texts."""

    def divide(self) -> None:
        """Give each row its cells; what rows have alike is divided once."""
        delimiter, rows = self.delimiter, self.rows
        if not delimiter:
            return
        line, first = rows[0]
        text = first[0] if first.__class__ is tuple else self.text(line, first)
        if first.__class__ is tuple:
            rows[0] = line, cells_of(text, delimiter)
            if '"' in text:
                self.note(line, text)
        begun, head = rows[0][1][: self.lead], text[: self.head]
        self.alike = True
        for at in range(1, len(rows)):
            line, cells = rows[at]
            if isinstance(cells, str):
                rows[at] = line, [*begun, *cells_of(cells, delimiter)]
                self.note(line, head + cells)
                continue
            self.alike = False
            if cells.__class__ is tuple:
                rows[at] = line, cells_of(cells[0], delimiter)
                if '"' in cells[0]:
                    self.note(line, cells[0])

    def text(self, line: int, cells: Sequence[str]) -> str:
        """How a row is written."""
        return (self.texts or {}).get(line) or self.delimiter.join(cells)

    def begin(self) -> str:
        """How the text of its first row begins, where that tells another row of the record."""
        line, cells = self.rows[0]
        begun = head_of(self.text(line, cells), cells[: self.lead], self.delimiter)
        self.head = len(begun)
        return begun

    def add(self, line: int, cells: Sequence[Any], text: str | None) -> None:
        """One more row, and its text where it has quotes."""
        self.rows.append((line, cells))
        self.note(line, text)

    def note(self, line: int, text: str | None) -> None:
        """Keep how a row is written, where that cannot be told from its cells."""
        if text is not None:
            if self.texts is None:
                self.texts = {}
            self.texts[line] = text

    def __reduce__(self) -> tuple[Any, ...]:
        if self.delimiter:
            return self._as_text()
        line, first = self.rows[0]
        packed = _packed(first)
        rows: list[tuple[int, bool, Any]] = [(line, False, first if packed is None else packed)]
        # What is equal to texts is the same texts.
        lead = None if packed is None else first[: self.lead]
        for line, cells in self.rows[1:]:
            alike = lead is not None and cells[: self.lead] == lead
            packed = _packed(cells[self.lead :] if alike else cells)
            if packed is None:
                rows.append((line, False, _like(first, cells)))
            else:
                rows.append((line, alike, packed))
        return _unpacked, (self.id, self.lead, rows, self.problems, self.texts)

    def _as_text(self) -> tuple[Any, ...]:
        rows = [
            (line, cells if isinstance(cells, str) else (self.text(line, cells),))
            for line, cells in self.rows
        ]
        return Group, (self.id, rows, self.problems, self.lead, None, self.delimiter, self.head)


def _packed(cells: Sequence[Any]) -> str | None:
    """Some cells as one text, where all of them are texts."""
    try:
        text = _BETWEEN.join(cells)
    except TypeError:
        return None
    return text if text.count(_BETWEEN) == len(cells) - 1 else None


def _unpacked(
    name: str,
    lead: int,
    packed: list[tuple[int, bool, Any]],
    problems: list[Problem],
    texts: dict[int, str] | None,
) -> Group:
    rows: list[Row] = []
    first: list[Any] = []
    for line, alike, cells in packed:
        read = cells.split(_BETWEEN) if cells.__class__ is str else cells
        rows.append((line, [*first, *read] if alike else read))
        if not first:
            first = rows[0][1][:lead]  # type: ignore[assignment]
    return Group(name, rows, problems, lead, texts)


_NO_ID = Text("is empty; fill it in on every row", "是空的；请在每行填写")
_MAY_BELONG = Text(
    "has no id and may belong to the record above; fill it in on every row, or write "
    "fill_down: true or skip_rows: [its first word] in a mapping",
    "没有编号，可能属于上一条记录；请在每行填写，或在映射中写 fill_down: true 或 skip_rows: [其首词]",
)


def groups(table: Table, rows: Iterable[Row], written: Written | None = None) -> Iterator[Group]:
    """The rows of each record.

    Args:
        table: what its columns mean.
        rows: those below its header.
        written: how they are written, where they are text; is told how the next row of a record may begin, and
            gives away the texts of rows with quotes.
    """
    width = len(table.headers)
    start = -1 if table.id is None else table.id.index
    papers = (index for at in table.papers_at for index in at.indices)
    lead = min((*table.goods_at.indices, *papers), default=width)
    seen: dict[str, int] = {}
    group: Group | None = None
    plain = start >= 0 and not table.skip_rows and not table.unnamed
    last: str | None = None
    """The id cell of the row above, where nothing was wrong with it and another like it goes on."""
    written = written or Written()
    quoted, delimiter = written.quoted, table.delimiter
    written.left = width - lead
    alike = bool(delimiter) and start < lead < width
    """Whether rows of one record may be told by how their text begins."""
    for line, row in rows:
        cells = row
        if isinstance(row, str):
            # It begins like the first row of its record, and so its id is the same.
            assert group is not None
            if len(group.rows) < MOST_ROWS:
                group.rows.append((line, row))
                continue
            cells = [*group.rows[0][1][:lead], *cells_of(row, delimiter)]
        text = quoted.pop(line, None) if quoted else None
        if last is not None and group is not None and len(cells) == width and cells[start] == last:
            if len(group.rows) < MOST_ROWS:
                group.add(line, cells, text)
                continue
            last = None
        if (len(cells) != width and is_blank(cells)) or (
            table.skip_rows and _is_skipped(table, cells)
        ):
            continue
        repeats = repeats_header(table, cells)
        name, bad = (
            (None, [repeated(table, line, cells)]) if repeats else _named(table, line, cells)
        )
        sound = plain and not bad and len(cells) == width and cells[start].__class__ is str
        last = cells[start] if sound and name is not None else None
        if name is None and not bad and _says_nothing(table, cells):
            continue
        if (
            group is not None
            and not repeats
            and _goes_on(table, group, name, (line, cells), text, bad)
        ):
            continue
        if name is None and table.id is not None and not bad:
            bad.append(table.problem(line, start, "id", _NO_ID))
        if group is not None:
            yield group
        bad += _seen_before(table, seen, name, line)
        texts = None if text is None else {line: text}
        group = Group(name or "", [(line, cells)], bad, lead, texts, delimiter)
        written.head = group.begin() if alike and last is not None else ""
    if group is not None:
        yield group


def _goes_on(
    table: Table,
    group: Group,
    name: str | None,
    row: Row,
    text: str | None,
    bad: list[Problem],
) -> bool:
    """Whether a row goes on with the record above, which then takes it with all that is wrong with it."""
    line, cells = row
    start = -1 if table.id is None else table.id.index
    if name is None:
        # Whether it belongs to the record above is not known, so that is not decided either.
        if table.id is None or _said(bad, "id"):
            return False
        if not table.fill_down:
            bad.append(table.problem(line, start, "id", _MAY_BELONG))
        group.add(line, cells, text)
    elif name != group.id:
        return False
    elif len(group.rows) < MOST_ROWS:
        group.add(line, cells, text)
    elif not _said(group.problems, ""):
        message = Text(f"has more than {MOST_ROWS} rows; split it", f"超过 {MOST_ROWS} 行；请拆分")
        bad.append(table.problem(line, start, "", message))
    group.problems += bad
    return True


def _seen_before(
    table: Table, seen: dict[str, int], name: str | None, line: int
) -> tuple[Problem, ...]:
    """What is wrong where a record comes again; its row is noted where it comes first."""
    if name is None:
        return ()
    if name not in seen:
        seen[name] = line
        return ()
    message = Text(
        f"{name!r} was there before, on row {seen[name]}; put its rows together, or correct the id",
        f"{name!r} 已在第 {seen[name]} 行出现；请将其各行放在一起，或更正编号",
    )
    return (table.problem(line, -1 if table.id is None else table.id.index, "id", message),)


def _like(first: Sequence[Any], cells: Sequence[Any]) -> Sequence[Any]:
    """The same cells; texts that the first row has as well are its own, so that they travel once."""
    shared = [
        old if new == old and new.__class__ is str and old.__class__ is str else new
        for old, new in zip(first, cells, strict=False)
    ]
    return [*shared, *cells[len(shared) :]] if len(shared) < len(cells) else shared


def _named(table: Table, line: int, cells: Sequence[Any]) -> tuple[str | None, list[Problem]]:
    """The id on a row, and what is wrong with the row whatever its columns mean."""
    bad = faults(table, line, cells)
    key = table.id
    if key is None:
        if total_word(first := _first_word(cells)):
            bad.append(table.problem(line, -1, "", _totals(first, first)))
        return None, bad
    if key.index >= len(cells):
        return None, bad
    try:
        name = key.read(cells[key.index])
    except CellError as error:
        return None, [*bad, table.problem(line, key.index, "id", error.text)]
    if name is not None and total_word(name):
        bad.append(table.problem(line, key.index, "id", _totals(name, _first_word(cells) or name)))
    return name, bad


def _totals(said: str, first: str) -> Text:
    """What is wrong with a row of totals: as an order it would be counted, with the quantity of all."""
    word = total_word(first) or first
    return Text(
        f"{said!r} seems to be a row of totals; take it out, or write skip_rows: [{word!r}] in a mapping",
        f"{said!r} 似为合计行；请删除，或在映射中写 skip_rows: [{word!r}]",
    )


def repeats_header(table: Table, cells: Sequence[Any]) -> bool:
    """Whether a row is a line of the header once more, as in files that were joined end to end.

    Every cell of it that is not blank says what a line of its header does, and there are two of them at the
    least where the table has as many columns.
    """
    first = cells[0] if cells else None
    headers = table.headers
    # Nearly every row is told from the header by its first cell.
    if first.__class__ is str and first.strip() not in headers[0]:
        return False
    said = 0
    for header, cell in zip(headers, cells, strict=False):
        if says_header(cell, header):
            said += 1
        elif not is_blank([cell]):
            return False
    return said >= min(2, len(headers)) and is_blank(cells[len(headers) :])


def repeated(table: Table, line: int, cells: Sequence[Any]) -> Problem:
    """What is wrong with a row that repeats the header."""
    first = _first_word(cells)
    message = Text(
        f"row {line} repeats the header, as in files that were joined; take it out, "
        f"or write skip_rows: [{first!r}] in a mapping",
        f"第 {line} 行重复了表头，如多个文件首尾相接时那样；请删除，或在映射中写 skip_rows: [{first!r}]",
    )
    return table.problem(line, -1, "", message)


def faults(table: Table, line: int, cells: Sequence[Any]) -> list[Problem]:
    """What is wrong with a row as such: too few or too many cells, and cells under no header."""
    bad: list[Problem] = []
    if len(cells) != len(table.headers) and (ragged := _ragged(table, line, cells)) is not None:
        bad.append(ragged)
    for index in table.unnamed:
        if index < len(cells) and not is_blank(cells[index : index + 1]):
            message = Text(
                f"column {letters(index)} has no header; give it one, or empty the cell",
                f"第 {letters(index)} 列没有表头；请写上表头，或清空该单元格",
            )
            bad.append(table.problem(line, index, "", message))
    return bad


def is_left_out(table: Table, cells: Sequence[Any]) -> bool:
    """Whether a row is blank, or begins as the mapping says that no record does."""
    return is_blank(cells) or (bool(table.skip_rows) and _is_skipped(table, cells))


def _is_skipped(table: Table, cells: Sequence[Any]) -> bool:
    """Whether a row begins as the mapping says that no record does.

    Totals may have more behind their word, such as a number that is another one every day, and so may
    what ends with a colon: 制表日期：2026-11-03.
    """
    first = _first_word(cells)
    return (
        first in table.skip_rows
        or total_word(first) in table.skip_rows
        or any(word[-1:] in ":：" and first.startswith(word) for word in table.skip_rows if word)
    )


def _says_nothing(table: Table, cells: Sequence[Any]) -> bool:
    every = (table.once_at, table.goods_at, *table.papers_at)
    return all(is_blank(each.of(cells)) for each in every)


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
        message = Text(
            f"has {len(cells)} cells where the header has {width}; a delimiter or quote may be missing",
            f"有 {len(cells)} 个单元格，而表头有 {width} 个；可能缺少分隔符或引号",
        )
        return table.problem(line, -1, "", message)
    for index in range(width, len(cells)):
        if not is_blank(cells[index : index + 1]):
            # Blank cells behind the last one are no part of what somebody wrote.
            last = max(at for at in range(len(cells)) if not is_blank(cells[at : at + 1]))
            message = Text(
                f"has {last + 1} cells where the header has {width}; name the column, "
                "or put text that holds the delimiter in quotes",
                f"有 {last + 1} 个单元格，而表头有 {width} 个；请为该列命名，或给含分隔符的文本加引号",
            )
            return table.problem(line, index, "", message)
    return None
