"""Parties and stops of a table that come again and again, remembered with what was made of them.

A remembered entry is never changed, so that records may share it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ddcheck.core.records import Party, Stop

_CANONICAL = json.JSONEncoder(
    ensure_ascii=True, check_circular=False, sort_keys=True, separators=(",", ":")
)
LISTS = ("parties", "route")
"""The lists of a record that hold such entries, in the order of their names."""


class Entry(dict[Any, Any]):
    """A party or stop as plain text, which is remembered."""

    __slots__ = ("canonical", "made")

    def __init__(self, plain: dict[Any, Any], name: str) -> None:
        """An entry of the list that has this name."""
        super().__init__(plain)
        self.canonical: str = _CANONICAL.encode(plain)
        self.made: Party | Stop | None = _made(plain, name)
        """The model; nothing where it is not valid, which its record has to tell."""


def _made(plain: dict[Any, Any], name: str) -> Party | Stop | None:
    from pydantic import ValidationError

    from ddcheck.core.records import Party, Stop

    model: type[Party | Stop] = Party if name == "parties" else Stop
    try:
        return model.model_validate(plain)
    except ValidationError:
        return None


def canonical(plain: Any) -> str:
    """A plain tree as canonical JSON: sorted keys, no white space, ASCII with escapes."""
    if not isinstance(plain, dict) or not any(map(plain.get, LISTS)):
        return _CANONICAL.encode(plain)
    known = {}
    for name in LISTS:
        entries = plain.get(name)
        if isinstance(entries, list) and all(each.__class__ is Entry for each in entries):
            known[name] = f'"{name}":[' + ",".join([each.canonical for each in entries]) + "]"
    parts: list[str] = []
    rest: dict[Any, Any] = {}
    for key in sorted(plain):
        if key in known:
            if rest:
                parts.append(_CANONICAL.encode(rest)[1:-1])
                rest = {}
            parts.append(known[key])
        else:
            rest[key] = plain[key]
    if rest:
        parts.append(_CANONICAL.encode(rest)[1:-1])
    return "{" + ",".join(parts) + "}"


def with_models(plain: dict[str, Any]) -> dict[str, Any]:
    """The same tree with the models of entries that were validated before."""
    found = plain
    for name in LISTS:
        entries = plain.get(name)
        if isinstance(entries, list) and any(each.__class__ is Entry for each in entries):
            if found is plain:
                found = dict(plain)
            found[name] = [
                each.made if each.__class__ is Entry and each.made is not None else each
                for each in entries
            ]
    return found
