"""The Consolidated Screening List of the United States as CSV, of 28 columns and of 29."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddcheck.core.measures import Effect, Event
from ddcheck.list_formats import _ofac
from ddcheck.list_formats._building import (
    Entries,
    after,
    alias_list,
    birth_dates,
    day_of,
    digest,
    rows,
    text_of,
)
from ddcheck.list_formats._countries import country_code, country_codes
from ddcheck.list_formats._written_names import names_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ddcheck.core.lists import EntityList

TITLE = "US Consolidated Screening List (CSV)"
_NEEDED = ("source", "entity_number", "programs", "name", "alt_names", "ids")


def recognises(head: str) -> bool:
    """A header with the columns of the Consolidated Screening List."""
    columns = head.partition("\n")[0].strip().replace('"', "").split(",")
    return all(column in columns for column in _NEEDED)


def parse(data: bytes, name: str, companions: Mapping[str, bytes]) -> EntityList:  # noqa: ARG001
    """The list; its edition is the digest of its bytes."""
    found = rows(text_of(data, name), name)
    _, columns = next(found)
    entries = Entries(name)
    for line, cells in found:
        if len(cells) != len(columns):
            entries.refuse(
                line,
                "",
                f"has {len(cells)} cells where the header has {len(columns)}; get it anew",
                f"有 {len(cells)} 个单元格，而表头有 {len(columns)} 个；请重新获取",
            )
            continue
        row = {column: cell.strip() for column, cell in zip(columns, cells, strict=True)}
        _add(entries, line, row)
    return entries.into_list(
        id="us-consolidated-screening-list",
        title=("US Consolidated Screening List", "美国综合筛查清单"),
        publisher="US International Trade Administration",
        edition=digest(data),
        url="https://www.trade.gov/consolidated-screening-list",
    )


def _add(entries: Entries, line: int, row: dict[str, str]) -> None:
    if not row["name"]:
        entries.refuse(line, "name", "is empty; an entry has a name", "是空的；条目须有名称")
        return
    days = {}
    for column in ("start_date", "end_date"):
        days[column] = day_of(row[column], "%Y-%m-%d") if row[column] else None
        if row[column] and days[column] is None:
            entries.refuse(
                line, column, f"{row[column]!r} is not a date", f"{row[column]!r} 不是日期"
            )
            return
    name, others, weak = names_in(" ".join(row["name"].split()))
    for written in row["alt_names"].split(";"):
        if written.strip():
            known, more, acronyms = names_in(" ".join(written.split()))
            others = (*others, known, *more)
            weak = (*weak, *acronyms)
    addresses = [part.strip() for part in row["addresses"].split(";") if part.strip()]
    kind = _ofac.kind_of(row["type"]) if row["type"] else None
    countries = [
        *row["nationalities"].split(";"),
        *row["citizenships"].split(";"),
        row["vessel_flag"],
    ]
    if kind != "person":
        countries += [address.rpartition(",")[2] for address in addresses]
    gone = after(days["end_date"])
    births: list[str] = []
    for text in row["dates_of_birth"].split(";"):
        births += birth_dates(text)
    entries.add(
        line,
        id=row.get("_id") or entries.own_id(row["entity_number"] or name),
        name=name,
        names=alias_list(other for other in others if other != name),
        weak_names=alias_list(weak),
        type=kind,
        countries=country_codes(countries),
        addresses=alias_list(addresses),
        identifiers=_identifiers(row["ids"]),
        birth_dates=tuple(dict.fromkeys(births)),
        programme=": ".join(part for part in (row["source"], row["programs"]) if part),
        citation=row["federal_register_notice"] or row["source"],
        listed_on=days["start_date"],
        events=()
        if gone is None
        else (Event(date=gone, effect=Effect.REPEALED, act="end date of the list"),),
        url=row["source_list_url"] or None,
        remark=row["remarks"],
    )


def _identifiers(cell: str) -> dict[str, tuple[str, ...]]:
    """Identifiers written as ``US, 80-0890696, Tax ID No.`` or ``Tax ID No., 80-0890696, US``."""
    found: dict[str, list[str]] = {}
    for written in cell.split(";"):
        parts = [part.strip() for part in written.split(",") if part.strip()]
        numbers = [part for part in parts if re.search(r"\d{3}", part)]
        kinds = [part for part in parts if part not in numbers and country_code(part) is None]
        if len(numbers) == 1 and len(kinds) == 1:
            number = numbers[0].removeprefix("IMO ")
            found.setdefault(_ofac.scheme_of(kinds[0]), []).append(number)
    return {scheme: tuple(dict.fromkeys(values)) for scheme, values in found.items()}
