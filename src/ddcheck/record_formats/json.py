"""Records from JSON: one object, or an array of them.

An array of objects without a flaw is gone through once, to find out where each begins. Then its records are read
one at a time and wherever there is a process for it, as lines of JSON Lines are: the trees of all of them would
take twenty times the memory of the file. Everything else is read as YAML is, which says what is wrong where.
"""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from ddcheck.reading.json_texts import is_deep, read_text
from ddcheck.record_formats import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ddcheck.reading import Options, Read


def sureness(head: bytes, name: str) -> int:
    """By its extension, or by its first character."""
    if name.lower().endswith(".json"):
        return 2
    return 1 if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[") else 0


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Read]:
    """The records of the file; a break of the syntax refuses the file."""
    for make in pending(stream, name, options):
        yield make()


def pending(stream: BinaryIO, name: str, options: Options) -> Iterator[Callable[[], Read]]:
    """The same, each record of an array still to be read from its text."""
    data = yaml.content(stream, name, options)
    text = _text(data)
    places = None if text is None else _elements(text)
    if text is None or places is None:
        for found in yaml.records(data, name, options):
            yield partial(_same, found)
        return
    del data
    line, begins, counted = 1, 0, 0
    for start, end in places:
        line += text.count("\n", counted, start)
        begins = text.rfind("\n", counted, start) + 1 or begins
        counted = start
        yield partial(read_text, text[start:end], line, start - begins + 1, name, options.kind)


def _same(read: Read) -> Read:
    return read


def _text(data: bytes) -> str | None:
    """The content of an array, where it is one that may be read so."""
    from ddcheck.documents import decode
    from ddcheck.errors import InvalidFileError

    if data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] != b"[":
        return None
    try:
        return decode(data, "")
    except InvalidFileError:
        return None


class _FlawError(ValueError):
    """Something that the slow reader tells better."""


def _object(pairs: list[tuple[str, Any]]) -> None:
    if len(dict(pairs)) != len(pairs):
        raise _FlawError


def _constant(text: str) -> None:
    raise _FlawError(text)


_CHECKING = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=str, parse_int=str, parse_constant=_constant
)
_TO_OBJECT = re.compile(r"[ \t\r\n]*(?=\{)")
_BETWEEN = re.compile(r"[ \t\r\n]*([,\]])")
_END = re.compile(r"[ \t\r\n]*\Z")


def _elements(text: str) -> list[tuple[int, int]] | None:
    """Where each object of an array begins and ends; None where anything is amiss, or it holds anything else."""
    from ddcheck.documents import MAX_DEPTH

    at = text.index("[") + 1
    found: list[tuple[int, int]] = []
    while begun := _TO_OBJECT.match(text, at):
        start = begun.end()
        try:
            _, at = _CHECKING.raw_decode(text, start)
        except (ValueError, RecursionError):
            return None
        if is_deep(text[start:at], MAX_DEPTH):
            return None
        found.append((start, at))
        mark = _BETWEEN.match(text, at)
        if mark is None:
            return None
        at = mark.end()
        if mark[1] == "]":
            return found if _END.match(text, at) else None
    return None
