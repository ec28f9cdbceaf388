"""What OFAC's CSV files say, put together: names, aliases, addresses, the ends of long remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.texts import Text
from ddcheck.errors import DataGuardError, InvalidFileError, Problem
from ddcheck.list_formats import _ofac
from ddcheck.list_formats._building import Entries, alias_list, digest, rows, text_of
from ddcheck.list_formats._countries import country_codes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ddcheck.core.lists import EntityList

_OTHERS = {"alt": 5, "add": 6, "comments": 2}


def parse(data: bytes, name: str, companions: Mapping[str, bytes]) -> EntityList:
    """The list with what its companions add; its edition is the digest of all the files."""
    entries = Entries(name)
    primary: dict[str, tuple[int, list[str]]] = {}
    for line, row in _rows(data, name):
        if len(row) != 12 or not row[0].isdigit() or not row[1]:
            width = len(row)
            if not primary and width in _OTHERS.values():
                message = Text(
                    "belongs to another file of OFAC's list; give sdn.csv or cons_prim.csv",
                    "属于 OFAC 名单的另一个文件；请给出 sdn.csv 或 cons_prim.csv",
                )
                raise InvalidFileError([Problem(name, line, "", message)])
            entries.refuse(
                line,
                "",
                f"has {width} cells or no number and name; a row has 12; get it anew",
                f"有 {width} 个单元格，或没有编号和名称；每行应有 12 个；请重新获取",
            )
        elif row[0] in primary:
            entries.refuse(
                line,
                "",
                f"the number {row[0]} is there twice; get it anew",
                f"编号 {row[0]} 出现两次；请重新获取",
            )
        else:
            primary[row[0]] = (line, row)
    told = _told(companions, primary, entries)
    for number, (line, row) in primary.items():
        _add(entries, line, row, told, number)
    consolidated = "prim" in name.casefold()
    missing, missing_zh = told.lacks
    return entries.into_list(
        id="ofac-consolidated" if consolidated else "ofac-sdn",
        title=(
            ("OFAC consolidated non-SDN list" if consolidated else "OFAC SDN list") + missing,
            ("美国OFAC非SDN综合清单" if consolidated else "美国OFAC特别指定国民清单") + missing_zh,
        ),
        publisher="US Department of the Treasury, OFAC",
        edition=digest(b"".join([data, *(companions[key] for key in sorted(companions))])),
        url="https://sanctionslist.ofac.treas.gov/",
    )


class _Told:
    """What the companion files say of each number."""

    def __init__(self) -> None:
        self.has_aliases = False
        self.stale_comments = False
        self.aliases: dict[str, list[str]] = {}
        self.addresses: dict[str, list[str]] = {}
        self.countries: dict[str, set[str]] = {}
        self.remarks: dict[str, str] = {}

    @property
    def lacks(self) -> tuple[str, str]:
        """What a title must say, in English and Chinese."""
        if not self.has_aliases:
            return " (without its alias file)", "（缺别名文件）"
        if self.stale_comments:
            return " (its comments file is of another day)", "（备注文件日期不符）"
        return "", ""


def _told(
    companions: Mapping[str, bytes], primary: Mapping[str, object], entries: Entries
) -> _Told:
    told = _Told()
    for name in sorted(companions):
        bare = name.casefold()
        sort = next((word for word in _OTHERS if word in bare), None)
        if sort is None:
            raise DataGuardError(f"{name}: is no part of OFAC's list", f"{name}: 不属于 OFAC 名单")
        told.has_aliases |= sort == "alt"
        found = _rows(companions[name], name)
        if sort == "comments" and any(row[0] not in primary for _, row in found):
            told.stale_comments = True
            continue
        for line, row in found:
            if len(row) != _OTHERS[sort]:
                message = Text(
                    f"has {len(row)} cells where a row has {_OTHERS[sort]}; get a whole copy",
                    f"有 {len(row)} 个单元格，而每行应有 {_OTHERS[sort]} 个；请取得完整的副本",
                )
                entries.problems.append(Problem(name, line, "", message))
            elif row[0] not in primary:
                message = Text(
                    f"is about the entry {row[0]!r}, which the list lacks; get all files of one day",
                    f"所述条目 {row[0]!r} 不在名单中；请取得同一天的全部文件",
                )
                entries.problems.append(Problem(name, line, "", message))
            elif sort == "alt":
                told.aliases.setdefault(row[0], []).append(row[3])
            elif sort == "add":
                text = ", ".join(part for part in row[2:5] if part)
                if row[2] or row[3]:
                    told.addresses.setdefault(row[0], []).append(text)
                told.countries.setdefault(row[0], set()).add(row[4])
            else:
                told.remarks[row[0]] = row[1]
    return told


def _rows(data: bytes, name: str) -> list[tuple[int, list[str]]]:
    return [
        (line, ["" if cell.strip() == "-0-" else cell.strip() for cell in row])
        for line, row in rows(text_of(data, name), name)
    ]


def _add(entries: Entries, line: int, row: list[str], told: _Told, number: str) -> None:
    # A remark that is too long goes on, in the middle of a word, in the file of comments.
    remarks = row[11] + told.remarks.get(number, "")
    kind = _ofac.kind_of(row[2] or "entity")
    if kind is None:
        entries.refuse(
            line,
            "type",
            f"{row[2]!r} is no type of OFAC's; get it anew",
            f"{row[2]!r} 不是 OFAC 的类型；请重新获取",
        )
        return
    country = {*told.countries.get(number, ())} if kind == "organization" else set()
    if kind == "vessel" and row[8]:
        country.add(row[8])
    codes = {*country_codes(country), *_ofac.countries(remarks)}
    entries.add(
        line,
        id=number,
        name=row[1],
        names=alias_list(told.aliases.get(number, ())),
        weak_names=_ofac.weak_names(remarks),
        type=kind,
        countries=tuple(sorted(codes)),
        addresses=alias_list(told.addresses.get(number, ())),
        identifiers=_ofac.identifiers(remarks),
        birth_dates=_ofac.births(remarks),
        programme=row[3],
        citation=f"OFAC {row[3]}" if row[3] else "OFAC",
        remark=remarks,
    )
