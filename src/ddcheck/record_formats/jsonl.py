"""Records from JSON Lines: one object a line, read one at a time.

Most lines go through the fast parser of the standard library.
A line that it or the model refuses is read again slowly, for exact places.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from ddcheck.core.texts import Text
from ddcheck.errors import InvalidFileError, Problem
from ddcheck.reading import Options, Read, read_plain, refused
from ddcheck.reading.json_texts import DECODER, Fields, is_deep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


MAX_LINE = 16 * 1024 * 1024
"""Bytes of one record; the rest of a longer line is passed over and the record refused."""


def sureness(head: bytes, name: str) -> int:
    """By its extension, or by a first line that is a whole object and not the last line."""
    if name.lower().endswith((".jsonl", ".ndjson")):
        return 2
    first, _, rest = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not first.startswith(b"{") or not rest.strip() or name.lower().endswith(".json"):
        return 0
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return 0
    # One more than JSON, which claims the same first character.
    return 2


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Read]:
    """The records line by line, in constant memory; blank lines are passed over."""
    for make in pending(stream, name, options):
        yield make()


def pending(stream: BinaryIO, name: str, options: Options) -> Iterator[Callable[[], Read]]:
    """The same, each record still to be read from its line."""
    for number, line in _lines(stream, name, options):
        if isinstance(line, Problem):
            yield partial(refused, [line], source=name)
            continue
        if not line or line.isspace():
            continue
        yield partial(_read_line, line, number, name, options.kind)


def _lines(stream: BinaryIO, name: str, options: Options) -> Iterator[tuple[int, str | Problem]]:
    from ddcheck.reading.decoding import mark, preview, rewindable, text_stream

    stream = rewindable(stream)
    start = stream.tell()
    marked = mark(stream.read(4))
    stream.seek(start)
    if (marked and marked != "utf-8-sig") or options.encodings != ("utf-8",):
        # Only the whole file tells which of several encodings it is in.
        text, _ = text_stream(stream, name, options.encodings)
        number = 0
        while line := text.readline(MAX_LINE):
            number += 1
            yield (
                number,
                line if line.endswith("\n") or len(line) < MAX_LINE else _too_long(name, number),
            )
            while len(line) == MAX_LINE and not line.endswith("\n"):
                line = text.readline(MAX_LINE)
        return
    if marked:
        stream.seek(start + 3)
    number = 0
    while raw := stream.readline(MAX_LINE):
        number += 1
        if len(raw) == MAX_LINE and not raw.endswith(b"\n"):
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(MAX_LINE)
            yield number, _too_long(name, number)
            continue
        try:
            yield number, raw.decode("utf-8")
        except UnicodeDecodeError as error:
            seen = preview(raw)
            yield (
                number,
                Problem(
                    name,
                    number,
                    "",
                    Text(
                        f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8, "
                        f"or name its encoding with --encoding. {seen}",
                        f"字节 0x{raw[error.start]:02x} 不是 UTF-8；请将文件另存为 UTF-8，或用 --encoding 指明其编码。{seen.zh}",
                    ),
                    error.start + 1,
                ),
            )


def _too_long(name: str, number: int) -> Problem:
    return Problem(
        name,
        number,
        "",
        Text(
            f"is longer than {MAX_LINE // 2**20} MiB; write one record a line",
            f"超过 {MAX_LINE // 2**20} MiB；请每行写一条记录",
        ),
    )


def _read_line(line: str, number: int, name: str, kind: str | None) -> Read:
    if is_deep(line):
        # From 3.12 on, Python's own reader would take it and only later code would fail.
        return refused([_refusal(line, number, name, RecursionError())], source=name, line=number)
    try:
        plain = DECODER.decode(line)
    except (ValueError, RecursionError) as error:
        return refused([_refusal(line, number, name, error)], source=name, line=number)
    if not isinstance(plain, dict):
        return refused([_no_object(number, name)], source=name, line=number)
    return read_plain(plain, source=name, line=number, places=Fields(line, number), kind=kind)


def _no_object(number: int, name: str) -> Problem:
    return Problem(
        name,
        number,
        "",
        Text(
            "is not a JSON object; write one record a line, in braces",
            "不是 JSON 对象；请每行写一条记录，用花括号括起",
        ),
        1,
    )


def _refusal(line: str, number: int, name: str, error: Exception) -> Problem:
    from ddcheck.documents import trees

    if not line.lstrip().startswith("{"):
        return _no_object(number, name)
    try:
        trees(line.encode("utf-8", "surrogatepass"), name)
    except InvalidFileError as slow:
        found = slow.problems[0]
        return Problem(name, number, found.path, found.message, found.column)
    message = (
        Text(error.msg, error.msg)
        if isinstance(error, json.JSONDecodeError)
        else Text("a value is not JSON", "有一个值不是 JSON")
    )
    column = error.colno if isinstance(error, json.JSONDecodeError) else 1
    return Problem(
        name,
        number,
        "",
        Text(
            f"is not valid JSON ({message}); write one object",
            f"不是有效的 JSON（{message.zh}）；请写一个对象",
        ),
        column,
    )
