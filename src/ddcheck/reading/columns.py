"""Which field of a record the header of a column names.

A header is the path of a field as the contract writes it, with a name where a list has an index:

    id                                   a field of the shipment or customer itself
    items.hs_code                        of the line of goods that the row is
    items.parameters.purity_percent
    items.composition                    all substances: ``Bi 55.3; Sn 44.7``
    items.composition.Bi                 the percentage of one
    parties.consignee.name               of the party with that role; [1] for a second one:
    parties.consignee[1].name
    parties.end_user.identifiers.lei
    parties.end_user.owners[0].share
    documents.export_licence.number      of the document of that type
    route                                all stops: ``CNSZX > HKHKG transhipment > TH``
    route.discharge.place

A table of names to screen has columns of its own: ``name``, and as far as known ``names``, ``kind``,
``country``, ``birth_date``, ``identifier`` (``imo:9074729``), ``identifiers.imo``, ``address``.

Short names stand for the usual ones: ``hs_code``, ``consignee``, ``consignee_country``,
``export_licence_valid_until``, ``purity_percent``. Several values in one cell are parted by ``;``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from ddcheck.core import values
from ddcheck.core.records import (
    Customer,
    Document,
    DocumentType,
    Item,
    Parameters,
    Party,
    Role,
    Shipment,
    Stop,
    StopRole,
)
from ddcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from enum import StrEnum

KINDS = ("shipment", "customer")
"""The records there are."""
TABLES = (*KINDS, "name")
"""What the rows of a table may be."""


class UnknownFieldError(UsageError):
    """A header that names no field, with the fields that come near it; there are too many to tell all."""

    code = "unknown-name"

    def __init__(self, name: str, kind: str) -> None:
        from difflib import get_close_matches

        name = name[:100]
        near = get_close_matches(name, known(kind), n=3, cutoff=0.6)
        of_kind = "" if kind == KINDS[0] else f" --kind {kind}"
        fields = f"ddcheck map{of_kind} --fields"
        hint, way = (
            (f"did you mean {', '.join(near)}?", f"是否想写 {'、'.join(near)}？")
            if near
            else (f"see {fields}", f"见 {fields}")
        )
        super().__init__(
            f"{name!r} is no field of a {kind}; {hint}", f"{name!r} 不是 {kind} 的字段；{way}"
        )


@dataclass(frozen=True, slots=True)
class Target:
    """A field that a column fills."""

    path: str
    """As a header writes it in full, such as ``parties.consignee.name``."""
    steps: tuple[str | int, ...]
    """From the record down; from the line of goods down where ``in_item``."""
    sort: str
    """What a cell of it holds: day, number, percent, flag, country, word, code, name or text."""
    shape: str = "text"
    """text, list, composition or route."""
    in_item: bool = False
    slot: tuple[str, str, int] | None = None
    """The entry of a list that the column belongs to: list, role or type, and which of them."""

    @property
    def last(self) -> str:
        """The name of the field itself."""
        return str(next(step for step in reversed(self.steps) if isinstance(step, str)))

    @property
    def place(self) -> Place:
        """The field, however it is called: ``consignee`` and ``parties.consignee[0].name`` are one."""
        return self.in_item, self.slot, self.steps


Place = tuple[bool, tuple[str, str, int] | None, tuple[str | int, ...]]


class Filled:
    """The fields that columns fill so far, each with the header of its column."""

    def __init__(self) -> None:
        """None yet."""
        self._fields: dict[Place, str] = {}
        self._within: dict[Place, str] = {}

    def get(self, target: Target) -> str | None:
        """The header of the column that fills a field."""
        return self._fields.get(target.place)

    def add(self, target: Target, header: str) -> str | None:
        """Note a column; the header of another one that fills the same field, a part of it or more, if one does.

        Only a list of values may come from several columns.
        """
        in_item, slot, steps = target.place
        above = [(in_item, slot, steps[:at]) for at in range(1, len(steps))]
        others = [self._fields.get(place) for place in above]
        others.append(self._within.get(target.place))
        if target.shape != "list":
            others.append(self.get(target))
        self._fields.setdefault(target.place, header)
        for place in above:
            self._within.setdefault(place, header)
        return next((each for each in others if each is not None), None)


_SORTS: tuple[tuple[Any, str], ...] = (
    (values.Day, "day"),
    (values.Number, "number"),
    (values.Amount, "number"),
    (values.Percent, "percent"),
    (values.Purity, "percent"),
    (values.Count, "number"),
    (values.Flag, "flag"),
    (values.CountryCode, "country"),
    (values.Place, "word"),
    (values.CurrencyCode, "word"),
    (values.HsCode, "code"),
)
_CODES = frozenset(
    {"id", "contract", "number", "control_code", "control_codes", "cas", "identifiers"}
)
CODES = _CODES | {"hs_code"}
"""Fields that a number cannot be read for: it has no zeros at its start."""
_NAMES = frozenset({"name", "names", "end_user", "issuer", "party", "controllers", "directors"})
_ENTRY = re.compile(r"(?P<name>[^\[\]]+)(?:\[(?P<index>\d{1,2})\])?\Z")
_LISTS: dict[str, tuple[type[values.Value], type[StrEnum], str]] = {
    "parties": (Party, Role, "role"),
    "documents": (Document, DocumentType, "type"),
    "route": (Stop, StopRole, "role"),
}


def target(path: str, kind: str) -> Target:
    """The field that a header names, in full or in short.

    Raises:
        UnknownFieldError: it names none; the nearest are told.
    """
    path = _short(kind).get(path, path)
    found = _target(path, kind)
    if found is None:
        raise UnknownFieldError(path, kind)
    return found


def is_field(path: str, kind: str) -> bool:
    """Whether a header names a field of a kind of record."""
    return _target(_short(kind).get(path, path), kind) is not None


@cache
def known(kind: str) -> tuple[str, ...]:
    """The headers there are for a kind of record, short ones included; identifiers by example."""
    return tuple(sorted({*_full(kind), *_short(kind)}))


_OF_NAMES = {
    "name": ("name", "name", "text"),
    "names": ("names", "name", "list"),
    "kind": ("kind", "word", "text"),
    "type": ("kind", "word", "text"),
    "country": ("country", "country", "text"),
    "birth_date": ("birth_date", "day", "text"),
    "identifier": ("identifier", "code", "list"),
    "address": ("address", "text", "text"),
    "id": ("id", "code", "text"),
}
"""Columns of a table of names: the field, what a cell of it holds, and its shape."""


def _of_name(path: str) -> Target | None:
    """A field of a table of names; its columns may be written in capitals."""
    plain = path.casefold()
    if plain in _OF_NAMES:
        field, sort, shape = _OF_NAMES[plain]
        return Target(field, (field,), sort, shape)
    first, _, scheme = plain.partition(".")
    if first == "identifiers" and re.fullmatch(r"\w+", scheme):
        return Target(plain, (first, scheme), "code")
    return None


@cache
def _target(path: str, kind: str) -> Target | None:
    if kind == "name":
        return _of_name(path)
    model: type[values.Value] = Shipment if kind == "shipment" else Customer
    first, _, rest = path.partition(".")
    entry = _ENTRY.match(first)
    if entry is None:
        return None
    if kind == "shipment" and first == "items" and rest:
        inner = _inside(Item, rest)
        return None if inner is None else Target(path, *inner, in_item=True)
    if kind == "shipment" and path == "route":
        return Target(path, ("route",), "text", "route")
    if first in _LISTS and first in model.model_fields:
        return _in_list(path, first, rest)
    if first == "history":
        return None
    inner = _inside(model, path)
    return None if inner is None else Target(path, *inner)


def _in_list(path: str, first: str, rest: str) -> Target | None:
    model, names, named_by = _LISTS[first]
    selector, _, field = rest.partition(".")
    entry = _ENTRY.match(selector)
    if entry is None or entry["name"] not in set(names) or not field or field == named_by:
        return None
    inner = _inside(model, field)
    if inner is None:
        return None
    steps, sort, shape = inner
    slot = (first, entry["name"], int(entry["index"] or 0))
    return Target(path, steps, sort, shape, slot=slot)


def _inside(model: type[values.Value], path: str) -> tuple[tuple[str | int, ...], str, str] | None:
    """Steps, sort and shape of a path below a model."""
    first, _, rest = path.partition(".")
    entry = _ENTRY.match(first)
    if entry is None or entry["name"] not in model.model_fields:
        return None
    name = entry["name"]
    index = None if entry["index"] is None else int(entry["index"])
    annotation = model.model_fields[name].annotation
    if name == "composition":
        if not rest:
            return (name,), "text", "composition"
        return None if index is not None or "." in rest else ((name, rest), "percent", "text")
    if name == "identifiers":
        plain = index is None and rest and re.fullmatch(r"\w+", rest)
        return ((name, rest), "code", "text") if plain else None
    inner = _submodel(annotation)
    if inner is not None:
        if not rest:
            return None
        below = _inside(inner, rest)
        if below is None:
            return None
        listed = getattr(annotation, "__origin__", None) is tuple
        if not listed and index is not None:
            return None
        steps: tuple[str | int, ...] = (name, index or 0) if listed else (name,)
        return (*steps, *below[0]), below[1], below[2]
    if rest or index is not None:
        return None
    if getattr(annotation, "__origin__", None) is tuple:
        sort = "number" if name == "lines" else _sort(name, annotation)
        return (name,), sort, "list"
    return (name,), _sort(name, annotation), "text"


def _submodel(annotation: Any) -> type[values.Value] | None:
    for each in (annotation, *get_args(annotation)):
        if isinstance(each, type) and issubclass(each, values.Value):
            return each
    return None


def _sort(name: str, annotation: Any) -> str:
    if name in _CODES:
        return "code"
    if name in _NAMES:
        return "name"
    parts = (annotation, *get_args(annotation))
    for sort, word in _SORTS:
        if any(part == sort for part in parts):
            return word
    if any(isinstance(part, type) and hasattr(part, "__members__") for part in parts):
        return "word"
    return "word" if name == "kind" else "text"


def _fields(model: type[values.Value], prefix: str = "") -> Iterator[str]:
    """The paths below a model, with one entry of each list."""
    for name, field in model.model_fields.items():
        if name in ("history", *_LISTS, "items"):
            continue
        inner = _submodel(field.annotation)
        if name == "composition":
            yield from (f"{prefix}{name}", f"{prefix}{name}.Bi")
        elif name == "identifiers":
            yield from (f"{prefix}{name}.{scheme}" for scheme in ("uscc", "lei", "registration"))
        elif inner is None:
            yield prefix + name
        elif inner is not model:
            yield from _fields(inner, f"{prefix}{name}.")


@cache
def _full(kind: str) -> tuple[str, ...]:
    if kind == "name":
        schemes = ("imo", "lei", "passport", "registration", "uscc")
        return (*_OF_NAMES, *(f"identifiers.{scheme}" for scheme in schemes))
    model: type[values.Value] = Shipment if kind == "shipment" else Customer
    found = list(_fields(model))
    for name, (entry, choices, named_by) in _LISTS.items():
        if name in model.model_fields:
            for choice in choices:
                found += [
                    f"{name}.{choice}.{field}" for field in _fields(entry) if field != named_by
                ]
    if kind == "shipment":
        found += ["route", *(f"items.{field}" for field in _fields(Item))]
    return tuple(found)


@cache
def _short(kind: str) -> dict[str, str]:
    """Short names and what they stand for; a field of the record itself keeps its name."""
    if kind == "name":
        return {}
    taken = set((Shipment if kind == "shipment" else Customer).model_fields)
    found: dict[str, str] = {}
    for document in DocumentType:
        if document is not DocumentType.OTHER:
            found[document] = f"documents.{document}.number"
        for field in _fields(Document):
            if field != "type":
                found[f"{document}_{field}"] = f"documents.{document}.{field}"
    if kind == "shipment":
        for role in Role:
            found[role] = f"parties.{role}.name"
            for field in _fields(Party):
                if "." not in field and field != "role":
                    found[f"{role}_{field}"] = f"parties.{role}.{field}"
        for stop in (StopRole.LOADING, StopRole.DISCHARGE):
            found[f"{stop}_place"] = f"route.{stop}.place"
        for parameter in Parameters.model_fields:
            found[parameter] = f"items.parameters.{parameter}"
        for field in Item.model_fields:
            if field != "parameters":
                found[field] = f"items.{field}"
        found |= {name: f"declarations.{name}" for name in ("military_use", "wmd_use")}
    return {short: full for short, full in found.items() if short not in taken}


def kind_of(headers: Sequence[str]) -> str | None:
    """The kind of record that headers speak of; nothing where they fit both kinds alike."""
    votes = {kind: sum(is_field(header, kind) for header in headers) for kind in KINDS}
    if votes["shipment"] == votes["customer"]:
        return None
    return max(KINDS, key=lambda kind: votes[kind])
