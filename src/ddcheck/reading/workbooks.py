"""The rows of Excel workbooks.

The cells come from calamine, which holds a whole sheet in memory, at a hundred bytes a cell; so a large
sheet is given to it in blocks of rows, each as a small workbook. What it does not tell is read from the sheet's XML beforehand: errors of
formulas and formulas without a value (it gives both as blank), percent formats (it gives 0.553 for
55.3 %), hidden rows, and how large a sheet would grow in memory.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO

from ddcheck.core.texts import Text
from ddcheck.errors import InvalidRecordError, Problem, UnknownNameError
from ddcheck.foreign_errors import in_chinese
from ddcheck.reading import sheet_facts
from ddcheck.reading.cells import Damaged, Merged
from ddcheck.reading.tables import letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ddcheck.reading.reads import Options
    from ddcheck.reading.sheet_facts import Facts
    from ddcheck.reading.tables import Row

MAX_UNPACKED = 1024 * 1024 * 1024
"""Bytes of all parts of a workbook; Excel's own limits allow more, memory does not."""
MAX_MERGED = 100_000
"""Merged ranges."""
MAX_SOUGHT = 128 * 1024 * 1024
"""Bytes of a workbook's parts in which a text is looked for."""
CHUNK = 4 * 1024 * 1024
_DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    KeyError,
    # A directory that is said to begin before the file does.
    ValueError,
)
_SEALED = (NotImplementedError, RuntimeError)
BLOCK = 16 * 1024 * 1024
"""Bytes of a sheet's XML that are in memory as cells at a time; sheets of up to twice as many are read at once."""


def table(
    stream: BinaryIO, name: str, options: Options
) -> tuple[str, Iterator[Row], tuple[Problem, ...]]:
    """The name of the sheet to read, its rows, and what to tell about the workbook.

    Raises:
        InvalidRecordError: it is no workbook, or too large, or does not say which sheet is meant.
        UnknownNameError: there is no sheet of the name given.
    """
    data = stream.read(MAX_UNPACKED + 1)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _within_limits(archive, name)
            sheets = _sheets(archive, name)
            chosen = _chosen(archive, sheets, name, options)
            facts = sheet_facts.of(
                archive,
                chosen.part,
                _percent_styles(archive, name),
                calculated=not _is_to_be_calculated(archive, name),
                sheet_name=chosen.name,
                name=name,
            )
            for part in archive.namelist():
                if part.endswith(("sharedStrings.xml", "styles.xml")):
                    # A part that unpacks to more than it says would be found out only here.
                    with archive.open(part) as packed:
                        while packed.read(CHUNK):
                            pass
    except _DAMAGED as error:
        raise _refusal(
            name,
            Text(
                f"is no workbook, or a damaged one ({error}); save it anew",
                f"不是工作簿，或文件已损坏（{in_chinese(str(error))}）；请重新保存",
            ),
        ) from None
    except _SEALED as error:
        raise _refusal(
            name,
            Text(
                f"cannot be unpacked ({error}); save it anew without a password",
                f"无法解压（{in_chinese(str(error))}）；请重新保存，不要设密码",
            ),
        ) from None
    return (
        chosen.name,
        _rows(data, chosen.name, facts, name, options),
        _notes(name, chosen, sheets, facts),
    )


def holds(data: bytes, text: bytes) -> bool | None:
    """Whether a workbook has a text in some cell, as XML writes it; None where it cannot be unpacked.

    No more than `MAX_SOUGHT` bytes are unpacked.
    """
    left = MAX_SOUGHT
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for part in archive.namelist():
                if not part.endswith((".xml", ".XML")):
                    continue
                with archive.open(part) as packed:
                    before = b""
                    while left > 0 and (chunk := packed.read(min(CHUNK, left))):
                        left -= len(chunk)
                        if text in before + chunk:
                            return True
                        before = chunk[-len(text) :]
    except (*_DAMAGED, *_SEALED):
        return None
    return False


def _refusal(name: str, message: Text) -> InvalidRecordError:
    return InvalidRecordError([Problem(name, 0, "", message)])


def _within_limits(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    if len({part.filename for part in parts}) != len(parts):
        raise _refusal(
            name, Text("holds a part twice; save it anew", "同一部分出现两次；请重新保存")
        )
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise _refusal(
            name,
            Text(
                f"unpacks to more than {MAX_UNPACKED // 2**20} MiB; split it, or save it as CSV",
                f"解压后超过 {MAX_UNPACKED // 2**20} MiB；请拆分，或另存为 CSV",
            ),
        )


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str
    hidden: bool


def _book(archive: zipfile.ZipFile, name: str) -> str:
    """The part of the archive that lists the sheets."""
    book = next((part for part in archive.namelist() if part.endswith("xl/workbook.xml")), None)
    if book is None:
        if any(part.endswith("workbook.bin") for part in archive.namelist()):
            raise _refusal(
                name,
                Text(
                    "is a binary workbook (.xlsb); save it as .xlsx",
                    "是二进制工作簿（.xlsb）；请另存为 .xlsx",
                ),
            )
        raise _refusal(
            name,
            Text(
                "is a ZIP archive and no workbook; save it as .xlsx",
                "是 ZIP 压缩包，不是工作簿；请另存为 .xlsx",
            ),
        )
    return book


def _sheets(archive: zipfile.ZipFile, name: str) -> tuple[_Sheet, ...]:
    """The worksheets in their order, with the part of the archive that holds each."""
    from ddcheck.reading.xml_trees import tree

    book = _book(archive, name)
    folder = book.rpartition("workbook.xml")[0]
    links: dict[str, str] = {}
    for link in tree(archive.read(f"{folder}_rels/workbook.xml.rels"), name).all("Relationship"):
        goal = link.attributes.get("Target", "")
        part = goal.lstrip("/") if goal.startswith("/") else folder + goal
        if link.attributes.get("Type", "").endswith("/worksheet"):
            links[link.attributes.get("Id", "")] = part
    return tuple(
        _Sheet(
            sheet.attributes.get("name", ""),
            links[sheet.attributes["id"]],
            sheet.attributes.get("state", "visible") != "visible",
        )
        for sheet in tree(archive.read(book), name).all("sheets", "sheet")
        if sheet.attributes.get("id") in links
    )


def _chosen(
    archive: zipfile.ZipFile, sheets: Sequence[_Sheet], name: str, options: Options
) -> _Sheet:
    wanted = options.sheet or (options.mapping.sheet if options.mapping else None)
    if wanted is not None:
        found = [sheet for sheet in sheets if sheet.name == wanted]
        if not found:
            raise UnknownNameError("sheet", wanted, (sheet.name for sheet in sheets))
        return found[0]
    visible = [sheet for sheet in sheets if not sheet.hidden]
    filled = [sheet for sheet in visible if _has_cells(archive, sheet.part)] or visible[:1]
    if not filled:
        raise _refusal(
            name,
            Text(
                "has no visible sheet; name one with --sheet", "没有可见的工作表；请用 --sheet 指明"
            ),
        )
    if len(filled) > 1:
        names = ", ".join(sheet.name for sheet in filled)
        raise _refusal(
            name,
            Text(
                f"has several sheets ({names}); name one with --sheet",
                f"有多个工作表（{names}）；请用 --sheet 指明",
            ),
        )
    return filled[0]


_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")


def _has_cells(archive: zipfile.ZipFile, part: str) -> bool:
    with archive.open(part) as sheet:
        before = b""
        while chunk := sheet.read(CHUNK):
            if _CELL.search(before + chunk):
                return True
            before = chunk[-64:]
    return False


def _is_to_be_calculated(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether the workbook says that its formulas are to be calculated when it is opened.

    Programs that write workbooks without a spreadsheet (XlsxWriter) put 0 for every result.
    """
    from ddcheck.reading.xml_trees import tree

    return any(
        each.attributes.get("fullCalcOnLoad") in ("1", "true")
        for each in tree(archive.read(_book(archive, name)), name).all("calcPr")
    )


def _percent_styles(archive: zipfile.ZipFile, name: str) -> frozenset[int]:
    """The styles of cells whose numbers are shown as percentages."""
    from ddcheck.reading.xml_trees import tree

    part = next((each for each in archive.namelist() if each.endswith("xl/styles.xml")), None)
    if part is None:
        return frozenset()
    styles = tree(archive.read(part), name)
    formats = {"9", "10"} | {
        each.attributes.get("numFmtId", "")
        for each in styles.all("numFmts", "numFmt")
        if "%" in re.sub(r'"[^"]*"|\\.', "", each.attributes.get("formatCode", ""))
    }
    return frozenset(
        at
        for at, style in enumerate(styles.all("cellXfs", "xf"))
        if style.attributes.get("numFmtId") in formats
    )


def _rows(data: bytes, sheet_name: str, facts: Facts, name: str, options: Options) -> Iterator[Row]:
    import python_calamine

    divided = facts.divisible and facts.size > 2 * BLOCK
    blocks = _blocks(data, facts.part) if divided else iter([BytesIO(data)])
    special: dict[int, list[int]] = {}
    for place in sorted({*facts.damaged, *facts.percents}):
        special.setdefault(place[0], []).append(place[1])
    merges: _Merges | None = None
    at = width = 0
    for block in blocks:
        block.seek(0)
        try:
            book = python_calamine.CalamineWorkbook.from_filelike(block)
            sheet = book.get_sheet_by_name(sheet_name)
        except python_calamine.CalamineError as error:
            unknown = _unknown_error(str(error), facts, name, sheet_name)
            if unknown is not None:
                raise InvalidRecordError([unknown]) from None
            raise _refusal(
                name,
                Text(
                    f"cannot be read ({error}); save it anew as .xlsx",
                    f"无法读取（{in_chinese(str(error))}）；请重新另存为 .xlsx",
                ),
            ) from None
        if merges is None:
            merges = _Merges(sheet.merged_cell_ranges or (), name, options)
        if sheet.start is None:
            continue
        first, shift = sheet.start
        width = max(width, shift + sheet.width)
        # The iterator begins with the first row of all, which is far above most blocks.
        rows = iter(sheet.to_python()) if divided else islice(sheet.iter_rows(), first, None)
        del block, book, sheet
        for cells in chain(([] for _ in range(first - at)), rows):
            row: list[Any] = [""] * shift + cells if shift else cells
            if len(row) < width:
                row += [""] * (width - len(row))
            if at in special:
                _mark(row, at, special[at], facts)
            at += 1
            yield at, merges.filled(at - 1, row)
    # What stands below the last value is blank to calamine.
    for number in range(at, max((at, *(below + 1 for below in special)))):
        row = [""] * width
        _mark(row, number, special.get(number, ()), facts)
        yield number + 1, row if merges is None else merges.filled(number, row)


def _unknown_error(said: str, facts: Facts, name: str, sheet_name: str) -> Problem | None:
    """The first cell with an error of a formula that calamine does not know, such as ``#SPILL!``."""
    word = said.partition("cell error value '")[2].rstrip("'")
    places = [at for at, each in facts.damaged.items() if each.en.startswith(f"{word} ")]
    if not word or not places:
        return None
    row, column = min(places)
    cell = f"{sheet_name}!{letters(column)}{row + 1}"
    return Problem(name, row + 1, "", facts.damaged[row, column], column + 1, cell)


def _mark(row: list[Any], at: int, columns: Sequence[int], facts: Facts) -> None:
    """Put into a row what calamine does not tell of its cells."""
    for index in columns:
        message = facts.damaged.get((at, index))
        if message is not None:
            row += [""] * (index + 1 - len(row))
            row[index] = Damaged(message)
        elif index < len(row) and isinstance(row[index], float):
            row[index] = f"{row[index] * 100:.12g}%"


_END_OF_ROW = b"</row>"


def _blocks(data: bytes, part: str) -> Iterator[BytesIO]:
    """The workbook several times, each time with other rows of one sheet, and without the other sheets."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        tail = b""
        with archive.open(part) as packed:
            while chunk := packed.read(CHUNK):
                tail += chunk
                tail = tail[max(0, tail.rfind(_END_OF_ROW)) :]
        tail = tail.removeprefix(_END_OF_ROW)
        kept = {
            each: archive.read(each)
            for each in archive.namelist()
            if each.endswith((".xml", ".rels")) and "/worksheets/" not in each and each != part
        }
        with archive.open(part) as packed:
            head, rest = b"", b""
            while chunk := packed.read(BLOCK):
                rest += chunk
                del chunk
                start, cut = 0, rest.rfind(_END_OF_ROW) + len(_END_OF_ROW)
                if cut < len(_END_OF_ROW):
                    continue
                if not head:
                    start = rest.index(b"<row")
                    head = rest[:start]
                block = BytesIO()
                with zipfile.ZipFile(block, "w") as small:
                    for name, content in kept.items():
                        small.writestr(name, content)
                    with small.open(part, "w") as sheet:
                        sheet.write(head)
                        sheet.write(memoryview(rest)[start:cut])
                        sheet.write(tail)
                rest = rest[cut:]
                yield block


class _Merges:
    """Merged cells, whose value stands in the first of them only.

    It is given to the cells below it, and in a header of several rows to those on its right.
    Beside the first it is left blank elsewhere, since two columns are two fields.
    """

    def __init__(self, ranges: Sequence[Any], name: str, options: Options) -> None:
        if len(ranges) > MAX_MERGED:
            raise _refusal(
                name,
                Text(
                    f"has more than {MAX_MERGED} merged ranges; unmerge them",
                    f"合并区域超过 {MAX_MERGED} 个；请取消合并",
                ),
            )
        mapping = options.mapping
        first = options.header_row or (mapping.header_row if mapping else None) or 0
        rows = (mapping.header_rows if mapping else None) or 1
        self.header = range(first - 1, first - 1 + rows) if rows > 1 and first else range(0)
        self.starts: dict[int, list[tuple[int, int, int]]] = {}
        for (top, left), (bottom, right) in ranges:
            self.starts.setdefault(top, []).append((bottom, left, right))
        self.open: list[tuple[int, int, int, Any]] = []

    def filled(self, at: int, row: list[Any]) -> list[Any]:
        if not self.starts and not self.open:
            return row
        self.open = [each for each in self.open if each[0] >= at]
        for bottom, left, right in self.starts.get(at, ()):
            if left < len(row) and row[left] not in ("", None):
                self.open.append((bottom, left, right, row[left]))
                if bottom > at and at not in self.header:
                    row[left] = Merged(row[left])
        for _, left, right, value in self.open:
            last = min(right, len(row) - 1) if at in self.header else left
            for index in range(left, last + 1):
                if row[index] in ("", None):
                    row[index] = value if at in self.header else Merged(value)
        return row


def _notes(
    name: str, chosen: _Sheet, sheets: Sequence[_Sheet], facts: Facts
) -> tuple[Problem, ...]:
    found = []
    others = [sheet for sheet in sheets if sheet is not chosen]
    if others:
        shown = ", ".join(sheet.name + (" (hidden)" if sheet.hidden else "") for sheet in others)
        found.append(
            Text(
                f"only the sheet {chosen.name!r} is read; not read: {shown}",
                f"只读取工作表 {chosen.name!r}；未读取：{shown}",
            )
        )
    if chosen.hidden:
        found.append(Text(f"the sheet {chosen.name!r} is hidden", f"工作表 {chosen.name!r} 已隐藏"))
    if facts.hidden_rows:
        rows = _ranges(facts.hidden_rows)
        found.append(
            Text(
                f"{len(facts.hidden_rows)} hidden rows are read like the others: {rows}",
                f"{len(facts.hidden_rows)} 个隐藏行照常读取：{rows}",
            )
        )
    if facts.hidden_columns:
        columns = ", ".join(letters(index) for index in facts.hidden_columns[:10])
        found.append(
            Text(
                f"hidden columns are read like the others: {columns}", f"隐藏列照常读取：{columns}"
            )
        )
    return tuple(Problem(name, 0, "", message) for message in found)


def _ranges(numbers: Sequence[int]) -> str:
    """The first of some numbers, runs of them put together: ``5, 9-12``."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = [str(first) if first == last else f"{first}-{last}" for first, last in runs[:10]]
    return ", ".join(shown) + (" …" if len(runs) > 10 else "")
