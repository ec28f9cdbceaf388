"""Records from Parquet tables, by the extra ``parquet``.

The columns of a flat table are named and mapped as those of CSV. Where a column is a struct, or a list
of structs, the columns are the fields of the record as YAML has them, and each row is one record.
Rows are counted from 1; there is no header row.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from ddcheck.core.texts import Text
from ddcheck.errors import InvalidRecordError, Problem, UnknownNameError, UsageError
from ddcheck.foreign_errors import in_chinese
from ddcheck.reading import table_records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ddcheck.reading import Options, Read
    from ddcheck.reading.tables import Row

BATCH = 1000
MAX_GROUP = 2 * 1024 * 1024 * 1024
"""Bytes of a row group when unpacked; it has to fit into memory."""


def sureness(head: bytes, name: str) -> int:
    """By its first bytes, else by its extension."""
    if head.startswith(b"PAR1"):
        return 3
    return 2 if name.lower().endswith(".parquet") else 0


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Read]:
    """The records of the table, a batch of rows in memory at a time.

    Raises:
        UsageError: pyarrow is not installed.
    """
    for make in pending(stream, name, options):
        yield make()


def pending(stream: BinaryIO, name: str, options: Options) -> Iterator[Callable[[], Read]]:
    """The same, each record still to be read from its rows."""
    file = _open(stream, name)
    mapping = options.mapping
    if mapping is None and _is_nested(file):
        yield from _nested(file, name, options)
        return
    if mapping is not None:
        mapping = mapping.model_copy(update={"header_row": None, "header_rows": None})
    plain = options._replace(header_row=None, mapping=mapping)
    yield from table_records.pending(_with_header(file, name), name, plain)


def _nested(file: Any, name: str, options: Options) -> Iterator[Callable[[], Read]]:
    """The rows with nested columns, each a record.

    Raises:
        UnknownNameError: the id column that was named is not there.
    """
    from ddcheck.reading.row_trees import kind_of, read_row

    names = tuple(file.schema_arrow.names)
    if options.id_column is not None:
        if options.id_column not in names:
            raise UnknownNameError("column", options.id_column, names)
        names = tuple("id" if each == options.id_column else each for each in names)
    if len(set(names)) != len(names):
        twice = next(each for each in names if names.count(each) > 1)
        raise InvalidRecordError(
            [
                Problem(
                    name,
                    0,
                    "",
                    Text(
                        f"the column {twice!r} is there twice; rename one",
                        f"列 {twice!r} 出现两次；请将其中一列改名",
                    ),
                )
            ]
        )
    kind = options.kind or kind_of(names)
    for row, cells in _rows(file, name):
        yield partial(read_row, cells, row, names, name, kind)


def table(
    stream: BinaryIO,
    name: str,
    options: Options,  # noqa: ARG001 - as the other tables have it
) -> tuple[str, Iterator[Row], tuple[Problem, ...]]:
    """No sheet, the rows with the names of the columns first, and nothing to tell."""
    return "", _with_header(_open(stream, name), name), ()


def _open(stream: BinaryIO, name: str) -> Any:
    """The file, with nothing but its description read.

    Raises:
        UsageError: pyarrow is not installed.
        InvalidRecordError: it is no Parquet file, or it would not fit into memory.
    """
    try:
        from pyarrow import parquet
    except ModuleNotFoundError:
        raise UsageError(
            f"{name}: reading Parquet needs pyarrow; install it with: pip install ddcheck[parquet]",
            f"{name}: 读取 Parquet 需要 pyarrow；请安装：pip install ddcheck[parquet]",
        ) from None
    from ddcheck.reading.decoding import rewindable

    with _refusing(name):
        file = parquet.ParquetFile(rewindable(stream))
        described = file.metadata
        for at in range(described.num_row_groups):
            if described.row_group(at).total_byte_size > MAX_GROUP:
                message = Text(
                    f"row group {at} unpacks to more than {MAX_GROUP // 2**30} GiB; write smaller ones",
                    f"行组 {at} 解压后超过 {MAX_GROUP // 2**30} GiB；请写成较小的行组",
                )
                raise InvalidRecordError([Problem(name, 0, "", message)])
        return file


def _is_nested(file: Any) -> bool:
    """Whether a column is a struct or a map, or a list of them; a list of texts is a cell."""
    from pyarrow import types

    for column in file.schema_arrow:
        of = column.type
        while types.is_list(of) or types.is_large_list(of) or types.is_fixed_size_list(of):
            of = of.value_type
        if types.is_struct(of) or types.is_map(of):
            return True
    return False


def _with_header(file: Any, name: str) -> Iterator[Row]:
    yield 0, file.schema_arrow.names
    yield from _rows(file, name)


def _rows(file: Any, name: str) -> Iterator[Row]:
    row = 0
    with _refusing(name):
        steps = [_steps(column.type) for column in file.schema_arrow]
        for batch in file.iter_batches(batch_size=BATCH):
            columns = []
            for column, types in zip(batch.columns, steps, strict=True):
                for each in types:
                    column = column.cast(each, safe=False)  # noqa: PLW2901
                columns.append(column.to_pylist())
            for cells in zip(*columns, strict=True):
                row += 1
                yield row, cells


def _steps(of: Any) -> list[Any]:
    """The types that a column takes on its way to Python, where its values would not arrive as written.

    A number of single precision is known by its shortest digits: 99.99 is 99.98999786 in double precision,
    which is below a threshold of 99.99. Arrow writes the shortest. Nanoseconds are more than Python has.
    """
    import pyarrow as pa

    single = [each for each in _leaves(of) if pa.types.is_float32(each)]
    fine = [each for each in _leaves(of) if pa.types.is_timestamp(each) and each.unit == "ns"]
    if not single and not fine:
        return []
    return [_with_leaves(of, each) for each in (pa.string(), pa.float64())]


def _leaves(of: Any) -> Iterator[Any]:
    """The types of the values in a column, at any depth."""
    from pyarrow import types

    if types.is_dictionary(of):
        yield of.value_type
    elif of.num_fields == 0:
        yield of
    for at in range(of.num_fields):
        yield from _leaves(of.field(at).type)


def _with_leaves(of: Any, single: Any) -> Any:
    """A type with another one for numbers of single precision, and microseconds for nanoseconds."""
    import pyarrow as pa
    from pyarrow import types

    if types.is_float32(of):
        return single
    if types.is_timestamp(of) and of.unit == "ns":
        return pa.timestamp("us", of.tz)
    if types.is_list(of):
        return pa.list_(_with_leaves(of.value_type, single))
    if types.is_large_list(of):
        return pa.large_list(_with_leaves(of.value_type, single))
    if types.is_fixed_size_list(of):
        return pa.list_(_with_leaves(of.value_type, single), of.list_size)
    if types.is_struct(of):
        return pa.struct([(each.name, _with_leaves(each.type, single)) for each in of])
    if types.is_map(of):
        return pa.map_(of.key_type, _with_leaves(of.item_type, single))
    if types.is_dictionary(of) and types.is_float32(of.value_type):
        return single
    return of


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    from pyarrow import ArrowException

    try:
        yield
    except (ArrowException, OSError, ValueError) as error:
        if isinstance(error, InvalidRecordError):
            raise
        first = str(error).partition("\n")[0]
        message = Text(
            f"is no Parquet file, or a damaged one ({first}); write it anew",
            f"不是 Parquet 文件，或文件已损坏（{in_chinese(first)}）；请重新生成",
        )
        raise InvalidRecordError([Problem(name, 0, "", message)]) from None
