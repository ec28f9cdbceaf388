"""A mapping proposed for a file, and tried out on its first rows."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from ddcheck.core.texts import Text, text_of
from ddcheck.errors import DdcheckError, Problem, UsageError
from ddcheck.proposals.proposing import LOOKED_AT, Proposal, propose
from ddcheck.reading import mapping
from ddcheck.reading.decoding import rewindable
from ddcheck.reading.headers import SEARCHED
from ddcheck.reading.tables import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ddcheck.reading import Options
    from ddcheck.reading.tables import Row


@dataclass(frozen=True, slots=True)
class Look:
    """A proposal, and what to tell beside it."""

    proposal: Proposal
    told: tuple[Text, ...]


class _Tried(NamedTuple):
    """What a proposal was made from."""

    sheet: str
    rows: list[Row]
    notes: tuple[Problem, ...]
    options: Options


def look(
    stream: BinaryIO,
    name: str,
    options: Options,
    *,
    header_row: int | None = None,
    header_rows: int = 1,
    lang: str = "en",
) -> Look:
    """A proposal for a file, tried out on its first rows, with its comments in a language.

    The row of a header of several rows has to be given, but for a workbook's header of two rows.

    Raises:
        UsageError: it is no table, or none of its headers is understood.
        InvalidRecordError: it cannot be read.
    """
    from importlib import import_module
    from itertools import islice

    from ddcheck import record_formats

    stream = rewindable(stream)
    start = stream.tell()
    chosen = options.format or record_formats.detect(stream.read(record_formats.HEAD), name)
    stream.seek(start)
    module = import_module(f"ddcheck.record_formats.{chosen}")
    if not hasattr(module, "table"):
        raise UsageError(
            f"{name}: is {chosen}, which names its fields itself; map is for tables: CSV, XLSX or Parquet",
            f"{name}: 是 {chosen}，其字段已自行命名；map 只用于表格：CSV、XLSX 或 Parquet",
        )
    encoding = _encoding(stream, name, options) if chosen == "csv" else None
    if header_rows > 1 and header_row is None:
        raise UsageError(
            "a header of several rows has no known beginning; add --header-row",
            "多行表头的起始行未知；请加 --header-row",
        )

    def proposed(row: int | None, height: int) -> tuple[Proposal, _Tried]:
        stream.seek(start)
        # Merged cells of the header are given to every column below them.
        told_of = mapping.Mapping(
            header_row=row, header_rows=height, columns={"-": mapping.Column(to=("id",))}
        )
        read = options._replace(mapping=told_of) if height > 1 else options
        sheet, rows, notes = module.table(stream, name, read)
        first = list(islice(rows, (row or SEARCHED) + LOOKED_AT))
        proposal = propose(
            first,
            source=name,
            sheet=sheet,
            kind=options.kind or "shipment",
            header_row=row,
            header_rows=height,
            several_sheets=options.sheet is not None,
            encoding=encoding,
            delimiter=options.delimiter,
            lang=lang,
        )
        return proposal, _Tried(sheet, first, notes, read)

    proposal, tried = proposed(header_row, header_rows)
    if chosen == "xlsx" and header_rows == 1 and header_row is None:
        # A row of groups may stand above, or be what was found: 收货人 over 名称 and 国别.
        for first in _of_groups(tried.rows, proposal.header_row):
            with suppress(UsageError):
                of_two, tried_two = proposed(first, 2)
                if of_two.placed > proposal.placed:
                    proposal, tried = of_two, tried_two
    told = [text_of(note) for note in tried.notes]
    told += [
        Text(f"{name}: {header!r} could not be placed", f"{name}: {header!r} 未能对应到字段")
        for header in proposal.unplaced
    ]
    told += [Text(f"{name}: {each.en}", f"{name}: {each.zh}") for each in proposal.questions]
    told.append(_trial(tried.rows, proposal, name, tried.sheet, tried.options))
    return Look(proposal, tuple(told))


def _of_groups(rows: Sequence[Row], header: int) -> Iterator[int]:
    """The rows at which a header of two rows may begin: a row of groups leaves cells blank, and a title does not."""
    for line, cells in rows:
        if line in (header - 1, header):
            filled = [at for at, cell in enumerate(cells) if not is_blank([cell])]
            if len(filled) > 1 and len(filled) <= filled[-1]:
                yield line


def _encoding(stream: BinaryIO, name: str, options: Options) -> str | None:
    """The encoding to put into the mapping; none for what is read without being declared."""
    from ddcheck.reading.decoding import mark, text_stream

    start = stream.tell()
    marked = mark(stream.read(4))
    stream.seek(start)
    text, encoding = text_stream(stream, name, options.encodings)
    # A wrapper that is thrown away closes what it wraps.
    text.detach()
    return None if marked or encoding == "utf-8" else encoding


def _trial(
    rows: Sequence[Row], proposal: Proposal, name: str, sheet: str, options: Options
) -> Text:
    """How reading would go with the proposal as it stands, what is not mapped left aside."""
    from ddcheck.reading import name_rows
    from ddcheck.reading.table_records import records

    below = [row for row in rows if row[0] >= proposal.header_row]
    try:
        proposed = mapping.load(proposal.text.encode(), "proposal")
        plan = proposed.model_copy(update={"ignore": ("*",), "header_row": proposal.header_row})
        options = options._replace(mapping=plan)
        if plan.kind == "name":
            named = name_rows.read(iter(below), name, options, sheet=sheet)
            faults = [row.problems for row in named]
        else:
            faults = [read.problems for read in records(below, name, options, sheet=sheet)]
    except DdcheckError as error:
        return Text(
            f"{name}: cannot be read with it as it stands: {error}",
            f"{name}: 按此映射尚不能读取：{error.zh}",
        )
    bad = [problems for problems in faults if problems]
    good = len(faults) - len(bad)
    text = Text(
        f"{name}: with it, {good} of the first {len(faults)} records can be read",
        f"{name}: 按此映射，前 {len(faults)} 条记录中有 {good} 条可以读取",
    )
    if not bad:
        return text
    first = text_of(bad[0][0])
    return Text(
        f"{text.en}; the first that cannot: {first.en}", f"{text.zh}；第一条不能读取的：{first.zh}"
    )
