"""Objects of JSON as records: from their texts, wherever these stand in a file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ddcheck.errors import InvalidFileError
from ddcheck.reading.reads import Read, at_line, at_node, read_plain

if TYPE_CHECKING:
    from ddcheck.core.reports import Place
    from ddcheck.documents import Node


class _NotPlainError(ValueError):
    """Something that only the slow reader can explain."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object as ``Node.plain`` would give it: text only, blanks left out, no key twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _NotPlainError
    for key, value in pairs:
        kind = value.__class__
        if kind is str:
            if not value or value.isspace():
                del found[key]
        elif kind is list:
            for index, each in enumerate(value):
                if each.__class__ is not dict:
                    value[index] = _in_list(each)
        elif kind is not dict:
            if value is None:
                del found[key]
            else:
                found[key] = "true" if value else "false"
    return found


def _in_list(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return [each if isinstance(each, dict) else _in_list(each) for each in value]
    return value


def _no_constant(text: str) -> None:
    raise _NotPlainError(text)


DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=str, parse_int=str, parse_constant=_no_constant
)


def read_text(text: str, line: int, column: int, name: str, kind: str | None) -> Read:
    """An object that stands somewhere in a file as a record.

    Args:
        text: the object, over as many lines as it takes; nothing is wrong with it as JSON.
        line: where it begins in the file, 1-based.
        column: the same on that line.
        name: of the file.
        kind: which kind of record was asked for.
    """
    plain = DECODER.decode(text)
    places = Fields(text, line, column)
    return read_plain(plain, source=name, line=line, places=places, kind=kind)


_BRACKETS = re.compile(r'[{}\[\]]|"(?:[^"\\]|\\.)*"')
"""Brackets outside texts; a text is one find."""
FEW = 200
"""So many brackets cannot hurt, however they are nested."""


def is_deep(line: str, most: int | None = None) -> bool:
    """Whether a text is nested deeper than a record is read, or than ``most``."""
    from ddcheck.documents import MAX_DEPTH

    if line.count("{") + line.count("[") <= (FEW if most is None else most):
        return False
    most = MAX_DEPTH + 1 if most is None else most
    depth = 0
    for found in _BRACKETS.finditer(line):
        mark = found[0]
        if mark in "{[":
            depth += 1
            if depth > most:
                return True
        elif mark in "}]":
            depth -= 1
    return False


@dataclass(slots=True)
class Fields:
    """Where the fields of a line stand; reads it again when the first is asked for, as few ever are."""

    text: str
    number: int
    column: int = 1
    """Of the file, where the text begins."""
    node: Node | None = None

    def __call__(self, path: str) -> Place:
        """Where a field stands; for one that was left out, where what would hold it does."""
        from ddcheck.documents import trees

        if self.node is None:
            try:
                self.node = trees(self.text.encode("utf-8", "surrogatepass"), "")[0]
            except InvalidFileError:
                return at_line(self.number, self.column, "", path)
        found = at_node(self.node, self.number, path)
        if found.line == self.number:
            found = found._replace(column=found.column + self.column - 1)
        return found
