"""Values that were validated before, as JSON and back again without validating them once more.

Validating asks Pydantic to build a validator for every model, which takes longer than reading what was kept.
What comes back equals what was kept: `dumped` puts it together again and looks, and keeps nothing that differs.
"""

from __future__ import annotations

import json
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin

from ddcheck.core.values import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

V = TypeVar("V", bound=Value)


class UnkeepableError(Exception):
    """What was kept cannot be put together again; it is to be worked out anew."""


def dumped(values: Sequence[Value]) -> list[Any]:
    """Values as JSON can hold them, with what was stated alone.

    Raises:
        UnkeepableError: they would not come back as they are.
    """
    plain = [json.loads(value.model_dump_json(exclude_unset=True)) for value in values]
    for value, each in zip(values, plain, strict=True):
        (again,) = restored(type(value), [each])
        if again != value or again.model_dump_json() != value.model_dump_json():
            raise UnkeepableError(type(value).__name__)
    return plain


def restored(model: type[V], plain: Sequence[Any]) -> tuple[V, ...]:
    """Values of a model from what `dumped` gave.

    Raises:
        UnkeepableError: it is something else.
    """
    try:
        return tuple(map(_making(model), plain))
    except (AttributeError, KeyError, LookupError, TypeError, ValueError) as error:
        raise UnkeepableError(model.__name__) from error


@cache
def _making(model: type[V]) -> Callable[[Any], V]:
    """What makes a value of a model from a mapping of its fields."""
    fields = model.model_fields
    needed = {name for name, each in fields.items() if each.is_required()}
    # In the order of the model, in which they are written out.
    blank = {name: None if name in needed else each.default for name, each in fields.items()}
    known = fields.keys()
    convert = [
        (name, made)
        for name, each in fields.items()
        if (made := _converter(each.annotation)) is not None
    ]
    new, put = model.__new__, object.__setattr__

    def make(plain: dict[str, Any]) -> V:
        stated = plain.keys()
        if not (needed <= stated <= known):
            raise UnkeepableError(model.__name__)
        values = blank | plain
        for name, made in convert:
            if name in plain:
                values[name] = made(plain[name])
        # As `model_construct` ends, which looks for aliases and defaults of every field before.
        value = new(model)
        put(value, "__dict__", values)
        put(value, "__pydantic_fields_set__", set(stated))
        put(value, "__pydantic_extra__", None)
        put(value, "__pydantic_private__", None)
        return value

    return make


def _converter(annotation: Any) -> Callable[[Any], Any] | None:
    """What turns the JSON of a field into its value; nothing where the two are one."""
    if hasattr(annotation, "__metadata__"):
        return _converter(annotation.__origin__)
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        (inner,) = (each for each in get_args(annotation) if each is not type(None))
        of_some = _converter(inner)
        if of_some is None:
            return None
        return lambda plain: None if plain is None else of_some(plain)
    if origin is tuple:
        of_each = _converter(get_args(annotation)[0])
        return tuple if of_each is None else lambda plain: tuple(map(of_each, plain))
    if not isinstance(annotation, type):
        return None
    if issubclass(annotation, Value):
        return _making(annotation)
    if issubclass(annotation, Enum):
        return annotation
    return date.fromisoformat if annotation is date else None
