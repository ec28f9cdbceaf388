"""Records from Excel workbooks: the rows of one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from ddcheck.reading import table_records
from ddcheck.reading.workbooks import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ddcheck.reading import Options, Read

__all__ = ["pending", "read", "sureness", "table"]


def sureness(head: bytes, name: str) -> int:
    """By its content, a ZIP archive that begins like a workbook; else by its extension."""
    if not head.startswith(b"PK\x03\x04"):
        return 0
    if name.lower().endswith((".xlsx", ".xlsm")):
        return 3
    return 3 if b"[Content_Types].xml" in head or b"xl/" in head else 0


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Read]:
    """The records of one sheet: the one named, else the only visible one that is not empty."""
    for make in pending(stream, name, options):
        yield make()


def pending(stream: BinaryIO, name: str, options: Options) -> Iterator[Callable[[], Read]]:
    """The same, each record still to be read from its rows."""
    sheet, rows, notes = table(stream, name, options)
    yield from table_records.pending(rows, name, options, sheet=sheet, notes=notes)
