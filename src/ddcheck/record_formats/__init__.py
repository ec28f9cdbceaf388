"""Records from files: one module a format, found by its file name.

A module has ``sureness(head, name) -> int``, how sure it is that a file is its own (0 is not, 1 is
a hint, 2 is the extension, 3 is the content), and ``read(stream, name, options)``, which gives the
records one by one. What is wrong with one record refuses that record and no other.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from ddcheck.core.texts import Text
from ddcheck.errors import InvalidRecordError, Problem, UnknownNameError
from ddcheck.reading import Options, Read, refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["HEAD", "Format", "Options", "Read", "detect", "names", "pending", "read"]

HEAD = 65536
"""How many bytes from the start of a file ``detect`` likes to see."""


class Format(Protocol):
    """What a module of this package offers."""

    def sureness(self, head: bytes, name: str) -> int:
        """How sure a file is of this format, from 0 to 3."""

    def read(self, stream: BinaryIO, name: str, options: Options) -> Iterator[Read]:
        """The records of a file in their order."""


@cache
def names() -> tuple[str, ...]:
    """The formats there are, sorted."""
    from pkgutil import iter_modules

    return tuple(sorted(module.name for module in iter_modules(__path__)))


def module(name: str) -> Format:
    """What reads a format; some modules offer ``pending`` and ``table`` besides.

    Raises:
        UnknownNameError: there is no such format.
    """
    if name not in names():
        raise UnknownNameError("record format", name, names())
    from importlib import import_module

    return cast("Format", import_module(f"{__name__}.{name}"))


def detect(head: bytes, name: str) -> str:
    """The format of a file, from its first bytes and its name.

    Content that cannot be mistaken wins over the extension, the extension over hints.

    Raises:
        InvalidRecordError: it is none of them; the message says what it seems to be.
    """
    sure, found = sureness(head, name)
    if sure > 0:
        return found
    raise InvalidRecordError([Problem(name, 0, "", _unknown(head))])


def sureness(head: bytes, name: str) -> tuple[int, str]:
    """How sure the surest format is of a file, and which it is."""
    sure, found = min((-module(each).sureness(head, name), each) for each in names())
    return -sure, found


def _unknown(head: bytes) -> Text:
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return Text(
            "is an old .xls file or a workbook with a password; save it as .xlsx without one",
            "是旧的 .xls 文件或带密码的工作簿；请另存为不带密码的 .xlsx",
        )
    if head.startswith(b"PK"):
        return Text(
            "is a ZIP archive and no .xlsx workbook; unpack it, or save it as .xlsx",
            "是 ZIP 压缩包，不是 .xlsx 工作簿；请解压，或另存为 .xlsx",
        )
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1000].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table")):
        return Text(
            "is a web page; open it in a spreadsheet program and save it as .xlsx",
            "是网页；请用电子表格软件打开并另存为 .xlsx",
        )
    if start.startswith(b"<"):
        return Text(
            "is XML, but neither a UBL document nor a WCO declaration; give another file",
            "是 XML，但既不是 UBL 单证也不是 WCO 申报单；请提供其他文件",
        )
    return Text(
        "is in no format that is known; name it, as with --format-in csv, or save it as .csv or .yaml",
        "格式无法识别；请指明格式，例如 --format-in csv，或另存为 .csv 或 .yaml",
    )


def read(stream: BinaryIO, name: str, options: Options | None = None) -> Iterator[Read]:
    """The records of a file in their order, each read or refused; one at a time.

    A file that cannot be read at all is one refused record. An empty file gives nothing.

    Raises:
        UsageError: the format, an encoding, a sheet or a column that was named is not there.
        InvalidFileError: the mapping does not fit the file.
    """
    for make in pending(stream, name, options):
        yield make()


def pending(
    stream: BinaryIO, name: str, options: Options | None = None
) -> Iterator[Callable[[], Read]]:
    """The same as `read`, each record still to be read where it is called, here or in another process.

    A format may offer ``pending`` beside ``read``: then what comes is small and can be pickled, and the
    work of reading a record is done by the one who calls it.
    """
    options = options or Options()
    if name == "-":
        name = options.stdin_name
    chosen = options.format
    found = None if chosen is None else module(chosen)
    try:
        if found is None:
            from ddcheck.reading.decoding import rewindable

            stream = rewindable(stream)
            start = stream.tell()
            head = stream.read(HEAD)
            stream.seek(start)
            if len(head) < HEAD and not head.removeprefix(b"\xef\xbb\xbf").strip():
                return
            found = module(detect(head, name))
        if hasattr(found, "pending"):
            yield from found.pending(stream, name, options)
        else:
            for each in found.read(stream, name, options):
                yield partial(_as_read, each)
    except InvalidRecordError as error:
        yield partial(refused, error.problems, source=name)


def _as_read(read: Read) -> Read:
    return read
