"""Records from tables of text: CSV, TSV and their kin.

The encoding is declared and never guessed; the delimiter is stated, or the only one that divides the
first row. Numbers of rows are those of the file's lines, also where a quoted cell holds line breaks.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, BinaryIO, TextIO

from ddcheck.core.texts import Text
from ddcheck.errors import InvalidRecordError, Problem
from ddcheck.foreign_errors import in_chinese
from ddcheck.reading import table_records
from ddcheck.reading.written_rows import LONGEST_CELL, Written, count_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ddcheck.reading import Options, Read
    from ddcheck.reading.tables import Row

DELIMITERS = ",;\t|"


def sureness(head: bytes, name: str) -> int:  # noqa: ARG001 - only the name tells
    """By its extension only: any text could be CSV."""
    return 2 if name.lower().endswith((".csv", ".tsv", ".tab")) else 0


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Read]:
    """The records of the table in constant memory."""
    for make in pending(stream, name, options):
        yield make()


def pending(stream: BinaryIO, name: str, options: Options) -> Iterator[Callable[[], Read]]:
    """The same, each record still to be read from its rows."""
    written = Written()
    sheet, rows, notes = table(stream, name, options, written)
    yield from table_records.pending(rows, name, options, sheet=sheet, notes=notes, written=written)


def table(
    stream: BinaryIO, name: str, options: Options, written: Written | None = None
) -> tuple[str, Iterator[Row], tuple[Problem, ...]]:
    """No sheet, the rows, and which encoding was taken where it was not UTF-8.

    ``written`` takes how the rows are written.

    Raises:
        InvalidRecordError: no declared encoding reads the file.
    """
    from ddcheck.reading.decoding import text_stream

    mapping = options.mapping
    declared = options.encodings
    if mapping is not None and mapping.encoding is not None:
        declared = (mapping.encoding, *declared)
    text, encoding = text_stream(stream, name, declared)
    told = encoding not in ("utf-8", "utf-8-sig")
    notes = (
        (Problem(name, 0, "", Text(f"is read as {encoding}", f"按 {encoding} 编码读取")),)
        if told
        else ()
    )
    return "", _rows(text, name, options, written), notes


def _rows(text: TextIO, name: str, options: Options, written: Written | None) -> Iterator[Row]:
    """The rows with the line on which each begins; lines with nothing on them are left out.

    Raises:
        InvalidRecordError: what divides the cells is not clear, or quotes do not close.
    """
    mapping = options.mapping
    delimiter = options.delimiter or (mapping.delimiter if mapping else None)
    skipped = 0
    if delimiter is None:
        delimiter, skipped = _delimiter(text, name)
    csv.field_size_limit(LONGEST_CELL)
    written = written or Written()
    written.delimiter = delimiter
    quoted = written.quoted
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = skipped + 1
    try:
        for first in text:
            head = written.head
            if head and first.startswith(head):
                tail = first[len(head) :]
                if count_of(tail, delimiter) == written.left and len(tail) < LONGEST_CELL:
                    yield line, tail
                    line += 1
                    continue
            kept = lines.kept = [first]
            cells = next(reader)
            if cells:
                # Without quotes the cells tell how the row is written.
                if len(kept) > 1 or '"' in first:
                    quoted[line] = first if len(kept) == 1 else "".join(kept)
                yield line, cells
            line += len(kept)
    except csv.Error as error:
        raise InvalidRecordError([Problem(name, line, "", _explained(error))]) from None


class _Lines:
    """The lines of the row in hand: the first is given, and the reader takes more where a quote stays open."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._begun: list[str] = []
        self.kept: list[str] = []
        """The lines that it has so far."""

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self._begun is not self.kept:
            self._begun = self.kept
            return self.kept[0]
        line = next(self._text)
        self.kept.append(line)
        return line


def _explained(error: csv.Error) -> Text:
    reason = str(error)
    if "unexpected end of data" in reason:
        return Text(
            "a quote opens here and is never closed; close it, or double a quote that is part of the text",
            "引号从此处开始而没有结束；请补上结束引号，文本中的引号请写两遍",
        )
    if "field larger" in reason:
        return Text(
            f"a cell has more than {LONGEST_CELL} characters; a quote may not be closed",
            f"单元格超过 {LONGEST_CELL} 个字符；可能有引号未结束",
        )
    if "expected after" in reason:
        return Text(
            "a quote is followed by text; double a quote that is part of the text, or name the delimiter with --delimiter",
            "引号之后还有文本；文本中的引号请写两遍，或用 --delimiter 指明分隔符",
        )
    return Text(
        f"is not valid CSV ({reason}); check the quotes",
        f"不是有效的 CSV（{in_chinese(reason)}）；请检查引号",
    )


def _delimiter(text: TextIO, name: str) -> tuple[str, int]:
    """What divides the first row that has anything, and how many lines were read for good."""
    first = text.readline(LONGEST_CELL)
    if first.startswith("sep=") and len(first.rstrip("\r\n")) == 5:
        return first[4], 1
    line = 1
    while first and not first.strip():
        first = text.readline(LONGEST_CELL)
        line += 1
    text.seek(0)
    outside = "".join(first.split('"')[::2])
    found = [each for each in DELIMITERS if each in outside]
    if len(found) > 1:
        # A header names columns, and a name rarely holds a delimiter; a tie is not decided here.
        counts = sorted(((outside.count(each), each) for each in found), reverse=True)
        if counts[0][0] < 2 * counts[1][0]:
            shown = " and ".join(repr(each) for each in found)
            message = Text(
                f"{shown} both divide this row; name the delimiter with --delimiter",
                f"此行可按 {'、'.join(map(repr, found))} 分列；请用 --delimiter 指明分隔符",
            )
            raise InvalidRecordError([Problem(name, line, "", message)])
        return counts[0][1], 0
    if not found and "，" in outside:
        message = Text(
            "is divided by the full-width comma '，'; name it with --delimiter, or save the file anew",
            "以全角逗号“，”分列；请用 --delimiter 指明，或重新保存文件",
        )
        raise InvalidRecordError([Problem(name, line, "", message)])
    return (found[0] if found else ","), 0
