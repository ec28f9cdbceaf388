"""What reading a file gives: each record, or what is wrong with it, and where its fields stand.

Every format hands over a plain tree of text; here it becomes a record, once and alike for all.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

from ddcheck.core.reports import Place
from ddcheck.core.texts import Text
from ddcheck.errors import Problem
from ddcheck.reading.entries import canonical, with_models
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddcheck.core.records import Record
    from ddcheck.documents import Node
    from ddcheck.reading.mapping import Mapping

Places = Callable[[str], Place]
"""Where a field stands, for a path such as ``items[0].hs_code``."""


class Options(NamedTuple):
    """How a file is to be read, where its bytes do not say so themselves."""

    format: str | None = None
    """One of ``record_formats.names()``; found by name and content where left out."""
    kind: str | None = None
    """``shipment`` or ``customer``, for records that do not say it."""
    mapping: Mapping | None = None
    """Which column of a table is which field; its encoding joins ``encodings``, else it yields to the rest."""
    encodings: tuple[str, ...] = ("utf-8",)
    """Tried in this order where a file is not UTF-8 and has no byte order mark, each strictly."""
    sheet: str | None = None
    header_row: int | None = None
    """1-based; the first row that is not blank where left out."""
    delimiter: str | None = None
    id_column: str | None = None
    """Header of the column that tells one record of a table from the next."""
    stdin_name: str = "<stdin>"
    """What to call standard input in messages."""


class Read(NamedTuple):
    """One record, read or refused."""

    record: Record | None
    source: str
    line: int
    """Where the record begins, 1-based; 0 where the format has no lines."""
    cell: str
    """The spreadsheet cell where it begins, as in ``订单!A412``; empty elsewhere."""
    id: str
    """As stated, also of a refused record; empty where there is none."""
    sha256: str
    """Of the canonical JSON of the content, the same in every format; empty where nothing was read."""
    problems: tuple[Problem, ...]
    """Not empty exactly when there is no record."""
    places: Places
    notes: tuple[Problem, ...] = ()
    """What to tell without refusing anything: a hidden sheet, hidden rows, the encoding."""


_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


@lru_cache(maxsize=4096)
def path_steps(path: str) -> tuple[str | int, ...]:
    """The steps of a path text.

    >>> path_steps("parties[0].role")
    ('parties', 0, 'role')
    """
    return tuple(
        int(found[1]) if found[1] is not None else found[2] for found in _STEP.finditer(path)
    )


def along(tree: Any, steps: Iterable[str | int]) -> list[Any]:
    """What stands at each step of a path through plain values, as far as the path goes."""
    found: list[Any] = []
    for step in steps:
        there = (isinstance(tree, dict) and step in tree) or (
            isinstance(tree, list) and isinstance(step, int) and step < len(tree)
        )
        if not there:
            break
        tree = tree[step]
        found.append(tree)
    return found


class RecordAdapter:
    """Validates a plain tree as the record that its ``kind`` says.

    The models are built when they are imported; a validator of their union would build them once more,
    which costs a fifth of a small check. It is made only to say what is wrong with a ``kind``.
    """

    def validate_python(self, plain: Any, /) -> Record:
        """The record.

        Raises:
            pydantic.ValidationError: with every problem.
        """
        from ddcheck.core.records import AnyRecord, Customer, Shipment

        kind = plain.get("kind") if isinstance(plain, dict) else None
        if kind == "shipment":
            return Shipment.model_validate(plain)
        if kind == "customer":
            return Customer.model_validate(plain)
        from pydantic import TypeAdapter

        adapter: TypeAdapter[Record] = TypeAdapter(AnyRecord)
        return adapter.validate_python(plain)


@cache
def record_adapter() -> RecordAdapter:
    """The one validator of records."""
    return RecordAdapter()


def digest(plain: Any) -> str:
    """SHA-256 of a plain tree as canonical JSON: sorted keys, no white space, ASCII with escapes."""
    return hashlib.sha256(canonical(plain).encode("ascii")).hexdigest()


def at_line(line: int, column: int, cell: str, path: str) -> Place:  # noqa: ARG001 - every field stands there
    """The same place for every field, for what has no finer places."""
    return Place(line, column, cell)


def at_node(node: Node, first_line: int, path: str) -> Place:
    """Where a field stands in a tree whose first line is ``first_line`` of the file."""
    line, column = node.find(path_steps(path))
    return Place(line + first_line - 1, column)


def refused(
    problems: Iterable[Problem],
    *,
    source: str,
    line: int = 0,
    cell: str = "",
    id: str = "",  # noqa: A002 - the field's name
    sha256: str = "",
    places: Places | None = None,
    notes: tuple[Problem, ...] = (),
) -> Read:
    """What stands in the place of a record that could not be read."""
    found = tuple(problems)
    line = line or (found[0].line if found else 0)
    return Read(
        None,
        source,
        line,
        cell,
        id,
        sha256,
        found,
        places or partial(at_line, line, 0, cell),
        notes,
    )


def read_plain(
    plain: Any,
    *,
    source: str,
    line: int,
    places: Places,
    cell: str = "",
    kind: str | None = None,
    explained: Callable[[str, Text], Text] | None = None,
    notes: tuple[Problem, ...] = (),
) -> Read:
    """A plain tree as a record, or refused with every problem of it at its place.

    ``kind`` is filled in where the tree has none and must agree where it has one.
    ``explained`` may add to a message what the format knows, from the path and the message.
    """
    from pydantic import ValidationError

    if not isinstance(plain, dict):
        shape = (
            Text("a list", "一个列表")
            if isinstance(plain, list)
            else Text(_short(plain), _short(plain))
        )
        at = places("")
        return refused(
            [
                Problem(
                    source,
                    at.line,
                    "",
                    Text(
                        f"{shape} is not a record; write 'field: value' lines, or name another format with --format-in",
                        f"{shape.zh} 不是记录；请写“字段: 值”各行，或用 --format-in 指明其他格式",
                    ),
                    at.column,
                    at.cell,
                )
            ],
            source=source,
            line=line,
            cell=cell,
            places=places,
            notes=notes,
        )
    if kind is not None:
        plain.setdefault("kind", kind)
    stated = plain.get("id")
    name = stated if isinstance(stated, str) else ""
    sha256 = digest(plain)
    try:
        if kind is not None and plain["kind"] != kind:
            at = places("kind")
            message = Text(
                f"is {plain['kind']!r} where {kind!r} was asked for; take out --kind, or the record",
                f"为 {plain['kind']!r}，而要求的是 {kind!r}；请去掉 --kind，或去掉该记录",
            )
            problem = Problem(source, at.line, "kind", message, at.column, at.cell)
            return refused(
                [problem],
                source=source, line=line, cell=cell, id=name, sha256=sha256, places=places, notes=notes,
            )  # fmt: skip
        record = record_adapter().validate_python(with_models(plain))
    except ValidationError as error:
        return refused(
            _problems(error, plain, source, places, explained),
            source=source,
            line=line,
            cell=cell,
            id=name,
            sha256=sha256,
            places=places,
            notes=notes,
        )
    return Read(record, source, line, cell, name.strip(), sha256, (), places, notes)


def _short(plain: object) -> str:
    text = repr(plain)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _problems(
    error: Any,
    plain: dict[str, Any],
    source: str,
    places: Places,
    explained: Callable[[str, Text], Text] | None,
) -> list[Problem]:
    from ddcheck.core.records import Customer, Shipment
    from ddcheck.documents import path_text
    from ddcheck.model_errors import explain, fields_beside

    model = Customer if plain.get("kind") == "customer" else Shipment
    found = []
    for detail in error.errors(include_url=False):
        steps = detail["loc"]
        # Pydantic puts the kind, which chose the model, in front of the path.
        if steps and steps[0] == plain.get("kind"):
            steps = steps[1:]
        path = path_text(steps)
        at = places(path)
        message = explain(detail, fields_beside(model, steps))
        if explained is not None:
            message = explained(path, message)
        found.append(Problem(source, at.line, path, message, at.column, at.cell))
    return sorted(found, key=lambda problem: (problem.line, problem.column, problem.path))
