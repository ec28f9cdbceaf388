"""Typed field paths: what ``item.parameters.purity_percent`` is, and its value in a scope."""

from __future__ import annotations

import types
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from ddcheck.core.records import Customer, Document, Item, Party, Shipment, Stop
from ddcheck.core.texts import Text
from ddcheck.core.values import Reads
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ddcheck.core.conditions.language import Scope
    from ddcheck.core.values import Value

MODELS: dict[str, type[Value]] = {
    "shipment": Shipment,
    "customer": Customer,
    "item": Item,
    "party": Party,
    "document": Document,
    "stop": Stop,
}
_SEVERAL = (tuple, dict)
"""What holds several values, and is unknown where it holds none."""
_OF_OWNERS = {
    "owner_names": "texts",
    "owner_countries": "texts",
    "owner_shares": "number",
    "people_names": "texts",
}
DERIVED = {
    "stop": {"country_code": "text"},
    "shipment": {"declares_nothing": "flag"},
    "party": _OF_OWNERS,
    "customer": _OF_OWNERS,
}
"""Properties that conditions may read like fields."""


class FieldPath(NamedTuple):
    """A path that was checked against the models."""

    text: str
    noun: str
    rest: str
    kind: str
    """``text``, ``number``, ``day``, ``flag``, ``choice``, ``texts``, ``list`` or ``map``."""
    choices: tuple[str, ...]
    read: Callable[[Scope], Any]
    """The value, ``None`` where unknown."""
    written: Callable[[str], str] | None = None
    """How a record's text is read into a code, such as a country; raises ``ValueError`` for what is none."""

    def place(self, scope: Scope) -> str:
        """The path in the record: ``items[0].hs_code``."""
        head = scope.path_of(self.noun)
        return f"{head}.{self.rest}" if head else self.rest


@cache
def field_path(text: str) -> FieldPath | Text:
    """A checked path, or what is wrong with the text and what to write instead."""
    noun, _, rest = text.partition(".")
    model = MODELS.get(noun)
    if model is None or not rest:
        return Text(
            f"{text!r} is no condition and no field; a field begins with one of {', '.join(MODELS)}",
            f"{text!r} 既不是条件也不是字段；字段以 {'、'.join(MODELS)} 之一开头",
        )
    kind: str = ""
    choices: tuple[str, ...] = ()
    written: Callable[[str], str] | None = None
    if rest in DERIVED.get(noun, {}):
        kind = DERIVED[noun][rest]
        written = _written(Stop.model_fields["country"].annotation) if kind == "text" else None
    else:
        annotation: Any = model
        for name in rest.split("."):
            fields = getattr(annotation, "model_fields", None)
            if fields is None or name not in fields:
                there = ", ".join(fields or ())
                return Text(
                    f"{text!r} is not a field; after that come {there or 'no more fields'}",
                    f"{text!r} 不是字段；其后可写 {there or '（没有更多字段）'}",
                )
            annotation = fields[name].annotation
            written = _written(annotation)
            annotation = _bare(annotation)
        kind, choices = _kind(annotation)
        if not kind:
            return Text(
                f"{text!r} is not a single value; use any_{noun} or a condition of its own",
                f"{text!r} 不是单个值；请使用 any_{noun} 或单独的条件",
            )
    # The record is read past its property, which would be a call of its own.
    holder = attrgetter(f"facts.{noun}" if noun in ("shipment", "customer") else noun)
    getter = attrgetter(rest)

    def read(scope: Scope) -> Any:
        held = holder(scope)
        if held is None:  # a rule for parties that speaks of the shipment, asked of a customer
            return None
        value = getter(held)
        return value if value or not isinstance(value, _SEVERAL) else None

    return FieldPath(text, noun, rest, kind, choices, read, written if kind == "text" else None)


def every_field() -> tuple[FieldPath, ...]:
    """All fields that a condition may ask for, each noun's in the order of its model."""
    found = [each for noun, model in MODELS.items() for each in _fields_of(model, noun)]
    found += [f"{noun}.{name}" for noun, names in DERIVED.items() for name in names]
    paths = map(field_path, found)
    return tuple(each for each in paths if isinstance(each, FieldPath))


def _fields_of(model: Any, head: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = _bare(field.annotation)
        if hasattr(inner, "model_fields"):
            yield from _fields_of(inner, f"{head}.{name}")
        else:
            yield f"{head}.{name}"


def _written(annotation: Any) -> Callable[[str], str] | None:
    """How the text of a code is read, where an annotation is of one."""
    for each in (annotation, *get_args(annotation)):
        for mark in getattr(each, "__metadata__", ()):
            if isinstance(mark, Reads) and mark.after is not None:
                return mark.after
    return None


def _bare(annotation: Any) -> Any:
    """The type behind ``Annotated`` and ``| None``."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if origin in (types.UnionType, Union):
        inner = [each for each in get_args(annotation) if each is not type(None)]
        if len(inner) == 1:
            return _bare(inner[0])
    return annotation


def _kind(annotation: Any) -> tuple[str, tuple[str, ...]]:
    if get_origin(annotation) is tuple:
        return ("texts", ()) if _bare(get_args(annotation)[0]) is str else ("list", ())
    if get_origin(annotation) is dict:
        return "map", ()
    if not isinstance(annotation, type):
        return "", ()
    if issubclass(annotation, StrEnum):
        return "choice", tuple(each.value for each in annotation)
    for base, kind in (
        (bool, "flag"),
        (str, "text"),
        (int, "number"),
        (Decimal, "number"),
        (date, "day"),
    ):
        if issubclass(annotation, base):
            return kind, ()
    return "", ()
