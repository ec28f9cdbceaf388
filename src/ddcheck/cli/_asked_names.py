"""The names that ``ddcheck screen`` is asked for: from the command line, and from files of every format."""

from __future__ import annotations

import sys
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from ddcheck.errors import Problem
    from ddcheck.reading import Options, Read
    from ddcheck.reading.mapping import Mapping as ColumnMapping
    from ddcheck.reading.name_rows import NameRow

Given = TypeVar("Given")
_NONE: Mapping[str, str] = MappingProxyType({})
_HINT = 2
"""How sure a format has to be of a file; what none is sure of is CSV, as a pipe without a name is."""


class Facts(NamedTuple):
    """What is known of who bears a name."""

    kind: str | None = None
    country: str | None = None
    birth_date: str | None = None
    identifiers: Mapping[str, str] = _NONE
    address: str | None = None


class Asked(NamedTuple):
    """One name that is asked for, or what is wrong with it."""

    name: str
    facts: Facts
    names: tuple[str, ...] = ()
    """Other names of the same party."""
    id: str = ""
    """What its file calls it."""
    line: int = 0
    """In its file, 1-based; 0 for a name of the command line."""
    cell: str = ""
    problems: tuple[Problem, ...] = ()


def facts(
    kind: str | None, country: str | None, birth_date: str | None, identifiers: Sequence[str]
) -> Facts:
    """What flags say of all names.

    Raises:
        UsageError: one of them cannot be read.
    """
    if not (kind or country or birth_date or identifiers):
        return Facts()
    from ddcheck.core.screening import given

    return Facts(
        _flag("--kind", kind, given.kind),
        _flag("--country", country, given.country),
        _flag("--birth-date", birth_date, given.birth_date),
        dict(_said("--identifier", each, given.identifier) for each in identifiers),
    )


def _flag(flag: str, written: str | None, read: Callable[[str], str]) -> str | None:
    return _said(flag, written, read) if written else None


def _said(flag: str, written: str, read: Callable[[str], Given]) -> Given:
    from ddcheck.core.texts import RefusalError
    from ddcheck.errors import UsageError

    try:
        return read(written)
    except RefusalError as error:
        raise UsageError(f"{flag}: {error.en}", f"{flag}: {error.zh}") from None


def of_file(path: str, options: Options, every: Facts) -> tuple[list[Asked], tuple[Problem, ...]]:
    """The names of a file in its order, and what reading has to tell without refusing anything.

    Args:
        path: a table with a name a row, or a file of customers as ``check`` reads them; ``-`` is standard input.
        options: how it is to be read.
        every: what holds for all names that do not say otherwise.

    Raises:
        InvalidRecordError: the file cannot be read at all.
        InvalidFileError: the mapping does not fit it.
        UsageError: an encoding, a sheet or a format that was named is not there.
    """
    from ddcheck import record_formats
    from ddcheck.errors import InvalidRecordError

    name = options.stdin_name if path == "-" else path
    stream = _content(path)
    module = record_formats.module(options.format or _format(stream, name))
    if not hasattr(module, "table"):
        reads = record_formats.read(stream, name, options)
        found: list[Asked] = []
        told: tuple[Problem, ...] = ()
        for read in reads:
            if read.record is None and not read.line and not read.id:
                raise InvalidRecordError(read.problems)
            found.append(_of_record(read, every))
            told += read.notes
        return found, told
    from ddcheck.reading import name_rows

    sheet, rows, notes = module.table(stream, name, options)
    read_rows = name_rows.read(rows, name, options, sheet=sheet)
    return [_of_row(row, every) for row in read_rows], notes


def _content(path: str) -> BinaryIO:
    """What is in a file, whole, for its names are kept as well.

    Raises:
        InvalidRecordError: it cannot be read.
    """
    from ddcheck.core.texts import Text
    from ddcheck.errors import InvalidRecordError, Problem

    try:
        if path == "-":
            return BytesIO(sys.stdin.buffer.read())
        with open(path, "rb") as stream:  # noqa: PTH123 - as every reader takes its file
            return BytesIO(stream.read())
    except OSError as error:
        from ddcheck.foreign_errors import system_error

        said = system_error(error)
        message = Text(
            f"cannot be read ({said.en}); give a file of names",
            f"无法读取（{said.zh}）；请给出名称文件",
        )
        raise InvalidRecordError([Problem(path, 0, "", message)]) from None


def _format(stream: BinaryIO, name: str) -> str:
    from ddcheck import record_formats

    start = stream.tell()
    head = stream.read(record_formats.HEAD)
    stream.seek(start)
    sure = record_formats.sureness(head, name)
    if sure[0] >= _HINT:
        return sure[1]
    text = (
        b"\0" not in head and not head.startswith(b"PK") and head.lstrip()[:1] not in (b"<", b"{")
    )
    return (
        "csv"
        if text or head[:2] in (b"\xff\xfe", b"\xfe\xff")
        else record_formats.detect(head, name)
    )


def _of_row(row: NameRow, every: Facts) -> Asked:
    known = Facts(
        row.kind or every.kind,
        row.country or every.country,
        row.birth_date or every.birth_date,
        {**every.identifiers, **row.identifiers},
        row.address,
    )
    return Asked(row.name, known, row.names, row.id, row.line, row.cell, row.problems)


def _of_record(read: Read, every: Facts) -> Asked:
    """A customer of a file that `check` could decide as well."""
    from ddcheck.core.records import Customer
    from ddcheck.core.texts import Text
    from ddcheck.errors import Problem

    record = read.record
    problems = read.problems
    if record is not None and not isinstance(record, Customer):
        message = Text(
            "is a shipment, whose parties are screened by ddcheck check; give customers",
            "是货运，其当事方由 ddcheck check 比对；请给出客户",
        )
        problems = (Problem(read.source, read.line, "kind", message, 0, read.cell),)
    elif record is not None and not record.name:
        message = Text("is missing; write a name", "缺少；请写名称")
        problems = (Problem(read.source, read.line, "name", message, 0, read.cell),)
    if problems or not isinstance(record, Customer):
        return Asked("", every, (), read.id, read.line, read.cell, problems)
    known = Facts(
        every.kind if record.type is None else str(record.type),
        record.country or every.country,
        every.birth_date,
        {**every.identifiers, **dict(record.identifiers)},
        record.address,
    )
    others = tuple(dict.fromkeys(each for each in record.names if each != record.name))
    return Asked(str(record.name), known, others, read.id, read.line, read.cell)


def mapping(path: Path) -> ColumnMapping:
    """A column mapping for names: one of names, or one of customers without what screening does not ask.

    Raises:
        UsageError: it is not there, or is for shipments.
        InvalidFileError: with every problem that it has.
    """
    from ddcheck.errors import UsageError
    from ddcheck.reading import columns, mapping

    try:
        data = path.read_bytes()
    except OSError as error:
        from ddcheck.foreign_errors import system_error

        said = system_error(error)
        raise UsageError(
            f"{path}: cannot be read ({said.en}); correct --map",
            f"{path}: 无法读取（{said.zh}）；请更正 --map",
        ) from None
    found = mapping.load(data, str(path), "name")
    if found.kind == "shipment":
        raise UsageError(
            f"{path}: is a mapping of shipments; write kind: name, or propose one: ddcheck map --kind name FILE",
            f"{path}: 是货运的映射；请写 kind: name，或生成一份：ddcheck map --kind name 文件",
        )
    if found.kind != "customer":
        return found
    kept, left = {}, list(found.ignore)
    for header, column in found.columns.items():
        to = tuple(field for field in column.to if columns.is_field(field, "name"))
        if to:
            kept[header] = column.model_copy(update={"to": to})
        else:
            left.append(header)
    fixed = {field: text for field, text in found.fixed.items() if columns.is_field(field, "name")}
    return found.model_copy(
        update={"kind": "name", "columns": kept, "ignore": tuple(left), "fixed": fixed}
    )
