"""A plain CSV with a header: ``name``, and as known the other columns of the contract.

``aliases``, ``country``, ``birth_date``, ``address`` and ``identifiers`` may hold several values, parted by
semicolons; an identifier is written ``scheme:number``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddcheck.core.measures import Effect, Event
from ddcheck.core.texts import Text
from ddcheck.errors import InvalidFileError, Problem
from ddcheck.list_formats._building import Entries, alias_list, day_of, digest, rows, stem, text_of
from ddcheck.list_formats._countries import country_code

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from ddcheck.core.lists import EntityList

TITLE = "plain CSV with a name column"
GENERAL = True

_COLUMNS = {
    "name": "name", "id": "id", "type": "type", "kind": "type", "country": "country", "countries": "country",
    "aliases": "aliases", "alias": "aliases", "weak_aliases": "weak_aliases", "birth_date": "birth_date",
    "birth_dates": "birth_date", "identifiers": "identifiers", "identifier": "identifiers", "address": "address",
    "addresses": "address", "program": "program", "programme": "program", "listed_on": "listed_on",
    "delisted_on": "delisted_on", "citation": "citation", "url": "url", "remark": "remark", "remarks": "remark",
    "notes": "remark", "note": "remark",
}  # fmt: skip
_TYPES = {
    "organization": "organization", "organisation": "organization", "company": "organization", "entity": "organization",
    "person": "person", "individual": "person", "vessel": "vessel", "ship": "vessel", "aircraft": "aircraft",
}  # fmt: skip
_BIRTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def recognises(head: str) -> bool:
    """A first line with a column ``name``."""
    return _delimiter(head) is not None


def _delimiter(text: str) -> str | None:
    first = text.partition("\n")[0]
    for delimiter in (",", "\t", ";"):
        if "name" in _header(first.split(delimiter)):
            return delimiter
    return None


def _header(cells: list[str]) -> list[str]:
    return [re.sub(r"[\s-]+", "_", cell.strip().strip('"').strip().casefold()) for cell in cells]


def parse(data: bytes, name: str, companions: Mapping[str, bytes]) -> EntityList:  # noqa: ARG001
    """The list in a CSV file; its id is the file's name, its edition the digest of its bytes."""
    text = text_of(data, name)
    delimiter = _delimiter(text)
    if delimiter is None:
        message = Text(
            "has no column 'name' in its first line; add a header such as name,type,country",
            "首行没有 name 列；请加表头，例如 name,type,country",
        )
        raise InvalidFileError([Problem(name, 1, "", message)])
    found = rows(text, name, delimiter)
    _, first = next(found)
    columns = _columns(first, name)
    entries = Entries(name)
    for line, cells in found:
        if len(cells) != len(columns):
            entries.refuse(
                line,
                "",
                f"has {len(cells)} cells where the header has {len(columns)}; "
                "quote cells that hold a comma",
                f"有 {len(cells)} 个单元格，而表头有 {len(columns)} 个；请给含逗号的单元格加引号",
            )
            continue
        row = {
            column: text
            for column, cell in zip(columns, cells, strict=True)
            if (text := cell.strip())
        }
        _add(entries, line, row)
    return entries.into_list(
        id=stem(name),
        title=(stem(name), stem(name)),
        publisher="file",
        edition=digest(data),
    )


def _columns(cells: list[str], name: str) -> list[str]:
    from difflib import get_close_matches

    found: list[str] = []
    problems = []
    for written, column in zip(cells, _header(cells), strict=True):
        known = _COLUMNS.get(column)
        if known is None:
            near = get_close_matches(column, _COLUMNS, n=1)
            hint = (
                Text(f"did you mean {near[0]!r}?", f"是否想写 {near[0]!r}？")
                if near
                else Text(f"there are: {', '.join(_COLUMNS)}", f"可用：{'、'.join(_COLUMNS)}")
            )
            problems.append(
                Problem(
                    name,
                    1,
                    written,
                    Text(f"is not a column of a list; {hint}", f"不是名单的列；{hint.zh}"),
                )
            )
        elif known in found:
            problems.append(
                Problem(
                    name,
                    1,
                    written,
                    Text(
                        f"the column {known!r} is there twice; keep one",
                        f"列 {known!r} 出现两次；请只保留一个",
                    ),
                )
            )
        else:
            found.append(known)
    if problems:
        raise InvalidFileError(problems)
    return found


def _add(entries: Entries, line: int, row: dict[str, str]) -> None:
    """Take a row, given the cells of it that are not empty."""
    before = len(entries.problems)
    fields: dict[str, object] = {"name": ""}
    for column, text in row.items():
        fields |= _READ[column](entries, line, text) if column in _READ else {column: text}
    if not fields["name"]:
        entries.refuse(
            line, "name", "is empty; write the listed name", "是空的；请写列名主体的名称"
        )
    if len(entries.problems) > before:
        return
    if "id" not in fields:
        fields["id"] = entries.own_id(row["name"])
    entries.add(line, **fields)


def _type(entries: Entries, line: int, text: str) -> dict[str, object]:
    kind = _TYPES.get(text.casefold())
    if kind is None:
        entries.refuse(
            line,
            "type",
            f"{text!r} is not a type; use organization, person, vessel or aircraft",
            f"{text!r} 不是类型；请写 organization、person、vessel 或 aircraft",
        )
    return {"type": kind}


def _countries(entries: Entries, line: int, text: str) -> dict[str, object]:
    found: dict[str, None] = {}
    for written in _several(text):
        code = country_code(written) or country_code(written.upper())
        if code is None:
            entries.refuse(
                line,
                "country",
                f"{written!r} is not a country; write a code such as CN or DE",
                f"{written!r} 不是国家/地区；请写代码，例如 CN 或 DE",
            )
        else:
            found[code] = None
    return {"countries": tuple(found)}


def _births(entries: Entries, line: int, text: str) -> dict[str, object]:
    found = _several(text)
    for written in found:
        if not _BIRTH.fullmatch(written):
            entries.refuse(
                line,
                "birth_date",
                f"{written!r} is not a date of birth; write 1970, 1970-05 or 1970-05-01",
                f"{written!r} 不是出生日期；请写 1970、1970-05 或 1970-05-01",
            )
    return {"birth_dates": found}


def _day(entries: Entries, line: int, column: str, text: str) -> date | None:
    found = day_of(text, "%Y-%m-%d")
    if found is None:
        entries.refuse(
            line,
            column,
            f"{text!r} is not a date; write YYYY-MM-DD",
            f"{text!r} 不是日期；请写 YYYY-MM-DD",
        )
    return found


def _end(entries: Entries, line: int, text: str) -> dict[str, object]:
    day = _day(entries, line, "delisted_on", text)
    if day is None:
        return {}
    return {"events": (Event(date=day, effect=Effect.REPEALED, act="delisted, as the list says"),)}


def _identifiers(entries: Entries, line: int, cell: str) -> dict[str, object]:
    found: dict[str, tuple[str, ...]] = {}
    for written in _several(cell):
        scheme, mark, number = written.replace("=", ":", 1).partition(":")
        scheme, number = scheme.strip().casefold(), number.strip()
        if not mark or not scheme or not number:
            entries.refuse(
                line,
                "identifiers",
                f"{written!r} is not an identifier; write scheme:number, such as imo:9074729",
                f"{written!r} 不是识别号；请写 scheme:number，例如 imo:9074729",
            )
            continue
        found[scheme] = (*found.get(scheme, ()), number)
    return {"identifiers": found}


_READ: Mapping[str, Callable[[Entries, int, str], dict[str, object]]] = {
    "aliases": lambda _, __, text: {"names": alias_list(_several(text))},
    "weak_aliases": lambda _, __, text: {"weak_names": alias_list(_several(text))},
    "address": lambda _, __, text: {"addresses": _several(text)},
    "program": lambda _, __, text: {"programme": text},
    "type": _type,
    "country": _countries,
    "birth_date": _births,
    "listed_on": lambda entries, line, text: {"listed_on": _day(entries, line, "listed_on", text)},
    "delisted_on": _end,
    "identifiers": _identifiers,
}
"""The fields that a cell becomes, where it is not the field itself."""


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for written in cell.split(";") if (part := written.strip()))
