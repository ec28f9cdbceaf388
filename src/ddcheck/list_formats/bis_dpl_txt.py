"""The Denied Persons List of BIS as text parted by tabs; orders that have expired are delisted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.measures import Effect, Event
from ddcheck.list_formats._building import Entries, after, day_of, digest, rows, text_of
from ddcheck.list_formats._countries import country_codes
from ddcheck.list_formats._written_names import names_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ddcheck.core.lists import EntityList

TITLE = "BIS Denied Persons List (tab-separated text)"
_COLUMNS = (
    "Name", "Street_Address", "City", "State", "Country", "Postal_Code", "Effective_Date", "Expiration_Date",
    "Standard_Order", "Last_Update", "Action", "FR_Citation",
)  # fmt: skip


def recognises(head: str) -> bool:
    """The header of the list."""
    return head.partition("\n")[0].strip().replace('"', "").split("\t") == list(_COLUMNS)


def parse(data: bytes, name: str, companions: Mapping[str, bytes]) -> EntityList:  # noqa: ARG001
    """The list; its edition is the digest of its bytes, since the days in its rows have misprints."""
    found = rows(text_of(data, name), name, "\t")
    next(found)
    entries = Entries(name)
    for line, cells in found:
        if len(cells) != len(_COLUMNS):
            entries.refuse(
                line,
                "",
                f"has {len(cells)} cells; a row has {len(_COLUMNS)}; get it anew",
                f"有 {len(cells)} 个单元格；每行应有 {len(_COLUMNS)} 个；请重新获取",
            )
            continue
        row = {column: " ".join(cell.split()) for column, cell in zip(_COLUMNS, cells, strict=True)}
        _add(entries, line, row)
    return entries.into_list(
        id="bis-dpl",
        title=("BIS Denied Persons List", "美国商务部被拒绝人员清单"),
        publisher="US Department of Commerce, BIS",
        edition=digest(data),
        url="https://www.bis.gov/denied-persons-list",
    )


def _add(entries: Entries, line: int, row: dict[str, str]) -> None:
    if not row["Name"]:
        entries.refuse(line, "Name", "is empty; an entry has a name", "是空的；条目须有名称")
        return
    days = {}
    for column in ("Effective_Date", "Expiration_Date"):
        days[column] = day_of(row[column]) if row[column] else None
        if row[column] and days[column] is None:
            entries.refuse(
                line, column, f"{row[column]!r} is not a date", f"{row[column]!r} 不是日期"
            )
            return
    gone = after(days["Expiration_Date"])
    address = ", ".join(
        part
        for column in ("Street_Address", "City", "State", "Postal_Code", "Country")
        if (part := row[column])
    )
    name, others, weak = names_in(row["Name"])
    entries.add(
        line,
        id=entries.own_id(row["Name"]),
        name=name,
        names=others,
        weak_names=weak,
        countries=country_codes([row["Country"]]),
        addresses=(address,) if row["Street_Address"] or row["City"] else (),
        programme="Denied Persons List",
        citation=row["FR_Citation"],
        listed_on=days["Effective_Date"],
        events=()
        if gone is None
        else (Event(date=gone, effect=Effect.REPEALED, act="the denial order expires"),),
        remark=row["Action"],
    )
