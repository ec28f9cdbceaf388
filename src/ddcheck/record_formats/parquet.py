"""Records from flat Parquet tables, by the extra ``parquet``.

Columns are named and mapped as those of CSV. Rows are counted from 1; there is no header row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from ddcheck.errors import InvalidRecordError, Problem, UsageError
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
    mapping = options.mapping
    if mapping is not None:
        mapping = mapping.model_copy(update={"header_row": None, "header_rows": None})
    plain = options._replace(header_row=None, mapping=mapping)
    _, rows, _ = table(stream, name, plain)
    yield from table_records.pending(rows, name, plain)


def table(
    stream: BinaryIO,
    name: str,
    options: Options,  # noqa: ARG001 - as the other tables have it
) -> tuple[str, Iterator[Row], tuple[Problem, ...]]:
    """No sheet, the rows with the names of the columns first, and nothing to tell."""
    return "", _rows(stream, name), ()


def _rows(stream: BinaryIO, name: str) -> Iterator[Row]:
    try:
        from pyarrow import ArrowException, parquet
    except ModuleNotFoundError:
        raise UsageError(
            f"{name}: reading Parquet needs pyarrow; install it with: pip install ddcheck[parquet]"
        ) from None
    from ddcheck.reading.decoding import rewindable

    try:
        table = parquet.ParquetFile(rewindable(stream))
        described = table.metadata
        for at in range(described.num_row_groups):
            if described.row_group(at).total_byte_size > MAX_GROUP:
                message = f"row group {at} unpacks to more than {MAX_GROUP // 2**30} GiB; write smaller ones"
                raise InvalidRecordError([Problem(name, 0, "", message)])
        yield 0, table.schema_arrow.names
        line = 0
        for batch in table.iter_batches(batch_size=BATCH):
            for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                line += 1
                yield line, cells
    except (ArrowException, OSError, ValueError) as error:
        if isinstance(error, InvalidRecordError):
            raise
        first = str(error).partition("\n")[0]
        message = f"is no Parquet file, or a damaged one ({first}); write it anew"
        raise InvalidRecordError([Problem(name, 0, "", message)]) from None
