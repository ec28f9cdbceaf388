"""A row of nested columns as a record: parties, goods and papers stand in it as lists of structs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ddcheck.core.records import Customer, Shipment
from ddcheck.core.reports import Place
from ddcheck.core.texts import Text
from ddcheck.errors import Problem
from ddcheck.reading import columns
from ddcheck.reading.cells import plain_number
from ddcheck.reading.reads import Read, along, path_steps, read_plain, refused

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class _Fields:
    """Where the fields of a record stand: in its row, under the column that holds them."""

    row: int
    names: tuple[str, ...]
    plain: dict[str, Any]

    def __call__(self, path: str) -> Place:
        """The row, and the outermost column; what was left out has none."""
        steps = path_steps(path)
        if not steps or steps[0] not in self.names:
            return Place(self.row)
        return self._under(steps[0], stated=len(along(self.plain, steps)) == len(steps))

    def _under(self, name: str | int, *, stated: bool) -> Place:
        header = str(name)
        return Place(self.row, self.names.index(header) + 1, "", header, stated)


def kind_of(names: Sequence[str]) -> str | None:
    """The kind of record that has fields of these names; nothing where both have as many."""
    votes = {
        kind: len(model.model_fields.keys() & set(names))
        for kind, model in (("shipment", Shipment), ("customer", Customer))
    }
    if votes["shipment"] == votes["customer"]:
        return None
    return max(votes, key=votes.__getitem__)


def read_row(
    cells: Sequence[Any], row: int, names: tuple[str, ...], source: str, kind: str | None
) -> Read:
    """A row as a record, or refused with every problem of it.

    Args:
        cells: plain values of Python: text, numbers, days, dicts for structs, lists of pairs for maps.
        row: counted from 1.
        names: of the columns; each is a field of the record.
        source: the file.
        kind: ``shipment`` or ``customer``, where no column says it.
    """
    problems: list[tuple[str, Text]] = []
    plain = {
        name: value
        for name, cell in zip(names, cells, strict=True)
        if (value := _plain(cell, name, name, problems)) is not None
    }
    fields = _Fields(row, names, plain)
    read = read_plain(
        plain,
        source=source,
        line=row,
        places=fields,
        kind=plain.get("kind") if isinstance(plain.get("kind"), str) else kind,
    )
    if not problems:
        return read
    found = [Problem(source, row, path, message, fields(path).column) for path, message in problems]
    told = {problem.path for problem in found}
    found += [problem for problem in read.problems if problem.path not in told]
    return refused(
        sorted(found, key=lambda each: (each.column, each.path)),
        source=source,
        line=row,
        id=read.id,
        sha256=read.sha256,
        places=fields,
    )


def _plain(value: Any, path: str, name: str, problems: list[tuple[str, Text]]) -> Any:
    """A value as text, dicts and lists; what says nothing is none. ``name`` is that of its field."""
    if value is None or isinstance(value, str):
        return value if value and value.strip() else None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return _number(value, path, name, problems)
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    if isinstance(value, list) and value and all(isinstance(each, tuple) for each in value):
        pairs = dict(value)
        if len(pairs) != len(value):
            problems.append(
                (
                    path,
                    Text(
                        "has a key twice; give each one value",
                        "有一个键出现两次；请每个键只给一个值",
                    ),
                )
            )
        value = pairs
    if isinstance(value, list):
        return [_plain(each, f"{path}[{at}]", name, problems) for at, each in enumerate(value)]
    if isinstance(value, dict):
        found = {
            str(key): each
            for key, inner in value.items()
            if (each := _plain(inner, f"{path}.{key}", _inside(name, str(key)), problems))
            is not None
        }
        # Structs of one column have the same fields, so that an empty one says nothing.
        return found or ({} if path.endswith("]") else None)
    kind = type(value).__name__
    problems.append(
        (
            path,
            Text(f"holds a value of the type {kind}; write text", f"含 {kind} 类型的值；请写文本"),
        )
    )
    return None


def _inside(name: str, key: str) -> str:
    """The field that a key of a struct stands for: each identifier is a code like any other."""
    return name if name == "identifiers" else key


def _number(
    value: float | Decimal, path: str, name: str, problems: list[tuple[str, Text]]
) -> str | None:
    text = plain_number(value)
    if text is None:
        problems.append(
            (
                path,
                Text(
                    f"{value!r} is not a number; leave it out where it is not known",
                    f"{value!r} 不是数字；未知时请省略",
                ),
            )
        )
    elif name in columns.CODES:
        message = Text(
            f"holds the number {text}, and zeros at its start may be lost; write text",
            f"含数字 {text}，开头的零可能已丢失；请写文本",
        )
        problems.append((path, message))
        return None
    return text
