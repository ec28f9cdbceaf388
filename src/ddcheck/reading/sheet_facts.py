"""What the XML of a worksheet says beyond the values of its cells.

Values come from calamine, which gives errors of formulas and formulas without a value as blank, and
0.553 for 55.3 %; it says nothing of hidden rows, and lets the last of two cells of one name win.

Sheets as spreadsheet programs write them are searched with patterns, which takes a tenth of the time; any
other is parsed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from ddcheck.core.texts import Text
from ddcheck.errors import InvalidRecordError, Problem
from ddcheck.foreign_errors import xml_error
from ddcheck.reading.tables import letters

if TYPE_CHECKING:
    import zipfile

MAX_CELLS = 25_000_000
"""Rows times columns of the part of a sheet that is in use."""
MAX_SPECIAL = 100_000
"""Cells without a value that can be used."""
MAX_ROW_BYTES = 64 * 1024 * 1024
CHUNK = 4 * 1024 * 1024
_WIDEST = 16_384
_NOT_CALCULATED = Text(
    "holds a formula without a value; open the workbook, let it calculate, and save it",
    "公式没有计算结果；请打开工作簿，待其计算后保存",
)
_NEVER_CALCULATED = Text(
    "holds a formula that was never calculated: its 0 only stands there until the workbook is opened; "
    "open it, let it calculate, and save it",
    "公式从未计算：其中的 0 只是占位；请打开工作簿，待其计算后保存",
)


@dataclass(slots=True)
class Facts:
    """What the XML of a sheet says beyond the values of its cells; rows and columns are 0-based in places."""

    damaged: dict[tuple[int, int], Text] = field(default_factory=dict)
    """Row and column of cells without a value that can be used, and why."""
    percents: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    """Their numbers, from 1."""
    hidden_columns: list[int] = field(default_factory=list)
    last_row: int = 0
    columns: int = 26
    part: str = ""
    size: int = 0
    """Bytes of the sheet's XML."""
    divisible: bool = True
    """Whether every row says its number, each a higher one than the row above, under a name without a prefix."""


def of(
    archive: zipfile.ZipFile,
    part: str,
    percent_styles: frozenset[int],
    *,
    calculated: bool,
    sheet_name: str,
    name: str,
) -> Facts:
    """What a part of a workbook, a worksheet, says of its cells.

    Args:
        archive: the workbook.
        part: the part of it.
        percent_styles: the styles of cells whose numbers are shown as percentages.
        calculated: whether a 0 in a formula is a result; else it may only stand there until the workbook
            is opened.
        sheet_name: for messages.
        name: of the file, for messages.

    Raises:
        InvalidRecordError: the sheet is too large, has too many errors, or has two cells of one name.
    """
    found = _searched(archive, part, percent_styles, calculated)
    if found is None:
        found = _parsed(archive, part, percent_styles, calculated, sheet_name, name)
    if len(found.damaged) > MAX_SPECIAL:
        raise _refusal(
            name,
            Text(
                f"has more than {MAX_SPECIAL} cells with errors; correct them",
                f"出错的单元格超过 {MAX_SPECIAL} 个；请更正",
            ),
        )
    if found.last_row * found.columns > MAX_CELLS:
        raise _refusal(
            name,
            Text(
                f"the sheet {sheet_name!r} is in use up to row {found.last_row} and column "
                f"{letters(found.columns - 1)}, which is too large; delete what is empty, or save it as CSV",
                f"工作表 {sheet_name!r} 用到第 {found.last_row} 行、{letters(found.columns - 1)} 列，过大；请删除空白部分，或另存为 CSV",
            ),
        )
    return found


def _refusal(name: str, message: Text) -> InvalidRecordError:
    return InvalidRecordError([Problem(name, 0, "", message)])


_SHEET_DATA = re.compile(rb"<(\w+:)?sheetData[\s/>]")
_NUMBER = re.compile(rb'\sr="(\d{1,7})"')
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_PLACE = re.compile(rb'[^"]*"([A-Z]{1,3})(\d{1,7})"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^<>]*>")
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class _Patterns:
    """What is searched for in a sheet whose elements have a prefix, or most often none."""

    def __init__(self, prefix: bytes, percent_styles: frozenset[int]) -> None:
        self.cells = tuple(b"<" + prefix + b"c" + end for end in (b" ", b">", b"/"))
        cell, value, close = b"<" + prefix + b"c", b"<" + prefix + b"v", b"</" + prefix
        formula = b"<" + prefix + rb"f\b(?:[^<>]*/>|[^<>]*>[^<]*" + close + rb"f>)\s*"
        self.row = re.compile(b"<" + prefix + rb"row\b[^<>]*>")
        self.place = re.compile(cell + rb' r="([A-Z]{1,3}\d{1,7})"')
        self.wide = re.compile(cell + rb' r="([A-Z]{2,3})\d')
        self.error = re.compile(
            cell + rb'\b[^<>]*\st="e"[^<>]*>\s*(?:' + formula + b")?" + value + b">([^<]*)<"
        )
        self.formula = re.compile(
            cell + rb"\b([^<>]*[^/>])>\s*" + formula
            + b"(?:" + value + rb"\s*/>|" + value + rb">\s*(0?)" + close + rb"v>)?\s*" + close + b"c>"
        )  # fmt: skip
        self.formulas = b"<" + prefix + b"f"
        numbers = b"|".join(str(style).encode() for style in sorted(percent_styles))
        self.percent = (
            re.compile(cell + rb'\b[^<>]*\ss="(?:' + numbers + rb')"[^<>]*>') if numbers else None
        )


def _searched(
    archive: zipfile.ZipFile, part: str, styles: frozenset[int], calculated: bool
) -> Facts | None:
    """The facts by way of patterns; none where the sheet is written in a way that they are not made for."""
    facts = Facts(part=part, size=archive.getinfo(part).file_size)
    patterns: _Patterns | None = None
    with archive.open(part) as packed:
        rest = b""
        while True:
            chunk = packed.read(CHUNK)
            cut = chunk.rfind(b"row>")
            if chunk and cut < 0 and len(rest) < MAX_ROW_BYTES:
                rest += chunk
                continue
            whole = rest + chunk[: cut + 4] if chunk else rest
            rest = chunk[cut + 4 :]
            if patterns is None:
                begin = _SHEET_DATA.search(whole)
                if begin is None:
                    return None
                patterns = _Patterns(begin[1] or b"", styles)
                facts.divisible = begin[1] is None
                _note_columns(whole, facts)
            if not _note(whole, facts, patterns, calculated):
                return None
            if not chunk or len(facts.damaged) > MAX_SPECIAL:
                return facts


def _note(xml: bytes, facts: Facts, patterns: _Patterns, calculated: bool) -> bool:
    """Add what some whole rows say; whether they are written as patterns expect."""
    places = patterns.place.findall(xml)
    # Comments and sections of plain text would mislead patterns.
    if b"<!" in xml or not (
        len(set(places)) == len(places) == sum(xml.count(cell) for cell in patterns.cells)
    ):
        return False
    above = facts.last_row
    for row in patterns.row.findall(xml):
        number = _NUMBER.search(row)
        if number is None or int(number[1]) <= facts.last_row:
            return False
        facts.last_row = int(number[1])
        if _HIDDEN.search(row):
            facts.hidden_rows.append(facts.last_row)
    # The cells of rows that were seen before are no longer in sight.
    rows = set(map(int, {place.lstrip(_LETTERS) for place in places}))
    if rows and (min(rows) <= above or max(rows) > facts.last_row):
        return False
    for wide in set(patterns.wide.findall(xml)):
        facts.columns = max(facts.columns, _column(wide) + 1)
    if b't="e"' in xml:
        for found in patterns.error.finditer(xml):
            facts.damaged[_place_of(found[0])] = _error(found[1].decode("utf-8", "replace"))
    if patterns.formulas in xml:
        for found in patterns.formula.finditer(xml):
            # A formula may well give no text; then the cell has the type of text.
            if b't="str"' in found[1]:
                continue
            if not found[2]:
                facts.damaged[_place_of(found[0])] = _NOT_CALCULATED
            elif not calculated and b" t=" not in found[1]:
                facts.damaged[_place_of(found[0])] = _NEVER_CALCULATED
    if patterns.percent is not None:
        facts.percents.update(map(_place_of, patterns.percent.findall(xml)))
    return True


def _note_columns(xml: bytes, facts: Facts) -> None:
    for found in _COLUMN.findall(xml):
        least = re.search(rb'\smin="(\d{1,5})"', found)
        most = re.search(rb'\smax="(\d{1,5})"', found)
        if _HIDDEN.search(found) and least and most:
            facts.hidden_columns += range(int(least[1]) - 1, min(int(most[1]), _WIDEST))


def _place_of(cell: bytes) -> tuple[int, int]:
    found = _PLACE.match(cell)
    assert found is not None
    return int(found[2]) - 1, _column(found[1])


def _column(word: bytes) -> int:
    number = 0
    for letter in word:
        number = number * 26 + letter - 64
    return number - 1


def _error(word: str) -> Text:
    return Text(
        f"{word} is an error of the spreadsheet; correct the formula",
        f"{word} 是电子表格的错误值；请更正公式",
    )


_NAME = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})\Z")


class _RefusedError(Exception):
    """What ends the parsing; never leaves this module."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.text = Text(en, zh)


class _Reader:
    """Takes the facts from the events of a parser; a cell or row that says no place is the next one."""

    def __init__(self, facts: Facts, styles: frozenset[int], calculated: bool) -> None:
        self.facts = facts
        self.styles = styles
        self.calculated = calculated
        self.taken: dict[int, int] = {}
        """By row, a bit for each column that has a cell."""
        self.row = 0
        self.column = -1
        self.cell: dict[str, str] | None = None
        self.at = (0, 0)
        """Of the cell, 0-based."""
        self.formula = False
        self.value: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            self._cell(attributes)
        elif tag == "row":
            self._row(attributes)
        elif tag == "f" and self.cell is not None:
            self.formula = True
        elif tag == "v" and self.cell is not None:
            self.value = []
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            least, most = int(attributes.get("min", "0")), int(attributes.get("max", "0"))
            self.facts.hidden_columns += range(max(least - 1, 0), min(most, _WIDEST))

    def text(self, text: str) -> None:
        if self.value is not None:
            self.value.append(text)

    def end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c" and self.cell is not None:
            self._end_of_cell(self.cell, "".join(self.value or ()).strip())
            self.cell = self.value = None

    def doctype(self, *_: object) -> None:
        raise _RefusedError(
            "declares a document type (DOCTYPE), which is not read; save it anew",
            "声明了文档类型（DOCTYPE），不予读取；请重新保存",
        )

    def _row(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r")
        self.row = self.row + 1 if stated is None else int(stated)
        self.column = -1
        self.facts.last_row = max(self.facts.last_row, self.row)
        if attributes.get("hidden") in ("1", "true"):
            self.facts.hidden_rows.append(self.row)

    def _cell(self, attributes: dict[str, str]) -> None:
        named = _NAME.match(attributes.get("r", ""))
        if named is None:
            row, self.column = self.row, self.column + 1
        else:
            row, self.column = int(named[2]), _column(named[1].upper().encode())
        taken, bit = self.taken.get(row, 0), 1 << self.column
        if taken & bit:
            place = f"{letters(self.column)}{row}"
            raise _RefusedError(
                f"has the cell {place} twice; save it anew", f"单元格 {place} 出现两次；请重新保存"
            )
        self.taken[row] = taken | bit
        self.facts.columns = max(self.facts.columns, self.column + 1)
        self.facts.last_row = max(self.facts.last_row, row)
        self.cell, self.formula, self.value = attributes, False, None
        self.at = (row - 1, self.column)
        style = attributes.get("s", "")
        if style.isascii() and style.isdigit() and int(style) in self.styles:
            self.facts.percents.add(self.at)

    def _end_of_cell(self, attributes: dict[str, str], value: str) -> None:
        sort, at = attributes.get("t", "n"), self.at
        if sort == "e":
            self.facts.damaged[at] = _error(value)
        elif self.formula and sort != "str" and not value:
            self.facts.damaged[at] = _NOT_CALCULATED
        elif self.formula and sort == "n" and value == "0" and not self.calculated:
            self.facts.damaged[at] = _NEVER_CALCULATED


def _parsed(
    archive: zipfile.ZipFile,
    part: str,
    styles: frozenset[int],
    calculated: bool,
    sheet_name: str,
    name: str,
) -> Facts:
    """The facts of a sheet that is written in an unusual way."""
    facts = Facts(part=part, size=archive.getinfo(part).file_size, divisible=False)
    reader = _Reader(facts, styles, calculated)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        with archive.open(part) as packed:
            while chunk := packed.read(CHUNK):
                parser.Parse(chunk, False)
                if len(facts.damaged) > MAX_SPECIAL:
                    return facts
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        said = xml_error(error.code)
        text = Text(
            f"is not valid XML ({said.en}); save it anew",
            f"不是有效的 XML（{said.zh}）；请重新保存",
        )
    except (LookupError, ValueError):
        text = Text("is damaged; save it anew", "已损坏；请重新保存")
    except _RefusedError as error:
        text = error.text
    else:
        return facts
    raise _refusal(
        name, Text(f"the sheet {sheet_name!r} {text.en}", f"工作表 {sheet_name!r} {text.zh}")
    )
