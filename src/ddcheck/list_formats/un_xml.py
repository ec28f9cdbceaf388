"""The consolidated list of the United Nations Security Council, in XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddcheck.errors import DataGuardError
from ddcheck.list_formats._building import Entries, alias_list, birth_dates, day_of
from ddcheck.list_formats._countries import country_code, country_codes
from ddcheck.list_formats._written_names import names_in
from ddcheck.list_formats._xml import Tree, all_said, said, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from ddcheck.core.lists import EntityList

TITLE = "UN Security Council consolidated list (XML)"
_NAME_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "FIFTH_NAME")


def recognises(head: str) -> bool:
    """The root element of the UN's schema."""
    return "<CONSOLIDATED_LIST" in head


def parse(data: bytes, name: str, companions: Mapping[str, bytes]) -> EntityList:  # noqa: ARG001
    """The list; its edition is the day it was generated."""
    tree = tree_of(data, name)
    entries = Entries(name)
    for section in ("INDIVIDUALS", "ENTITIES"):
        if tree.root.find(section) is None:
            raise DataGuardError(
                f"{name}: has no {section}; the copy is cut, get it anew",
                f"{name}: 没有 {section}；文件不完整，请重新获取",
            )
    for element in tree.root.iterfind("INDIVIDUALS/*"):
        _add(entries, tree, element, "INDIVIDUAL", "person")
    for element in tree.root.iterfind("ENTITIES/*"):
        _add(entries, tree, element, "ENTITY", "organization")
    generated = tree.root.get("dateGenerated", "")[:10]
    published = day_of(generated, "%Y-%m-%d")
    if published is None:
        raise DataGuardError(
            f"{name}: does not say when it was generated; get it anew",
            f"{name}: 未写明生成日期；请重新获取",
        )
    return entries.into_list(
        id="un-security-council",
        title=("UN Security Council consolidated list", "联合国安理会综合制裁名单"),
        publisher="United Nations Security Council",
        edition=generated,
        published=published,
        url="https://scsanctions.un.org/",
    )


def _add(entries: Entries, tree: Tree, element: Element, tag: str, kind: str) -> None:
    line = tree.line(element)
    if element.tag != tag:
        entries.refuse(
            line,
            "",
            f"<{element.tag}> stands where <{tag}> belongs; get a whole copy",
            f"应为 <{tag}> 处为 <{element.tag}>；请取得完整文件",
        )
        return
    name = " ".join(part for field in _NAME_PARTS if (part := said(element, field)))
    if not name:
        entries.refuse(line, "FIRST_NAME", "is empty; an entry has a name", "是空的；条目须有名称")
        return
    listed = said(element, "LISTED_ON")
    day = day_of(listed[:10], "%Y-%m-%d")
    if day is None:
        entries.refuse(line, "LISTED_ON", f"{listed!r} is not a date", f"{listed!r} 不是日期")
        return
    name, others, acronyms = names_in(name)
    strong, weak = [*others], [*acronyms]
    for written in all_said(element, "NAME_ORIGINAL_SCRIPT"):
        known, more, acronyms = names_in(written)
        strong += [known, *more]
        weak += acronyms
    for alias in element.iterfind(f"{tag}_ALIAS"):
        if written := said(alias, "ALIAS_NAME"):
            known, more, acronyms = names_in(written)
            (weak if said(alias, "QUALITY").casefold() == "low" else strong).extend([known, *more])
            weak += acronyms
    countries = {*all_said(element, "NATIONALITY/VALUE")}
    if kind == "organization":
        countries |= {*all_said(element, f"{tag}_ADDRESS/COUNTRY")}
    entries.add(
        line,
        id=said(element, "REFERENCE_NUMBER") or said(element, "DATAID"),
        name=name,
        names=alias_list(other for other in strong if other != name),
        weak_names=alias_list(weak),
        type=kind,
        countries=country_codes(countries),
        addresses=tuple(_addresses(element, tag)),
        identifiers=_identifiers(element),
        birth_dates=tuple(_births(element)),
        programme=said(element, "UN_LIST_TYPE"),
        citation=f"UNSC {said(element, 'REFERENCE_NUMBER')}",
        listed_on=day,
    )


def _addresses(element: Element, tag: str) -> Iterator[str]:
    for address in element.iterfind(f"{tag}_ADDRESS"):
        parts = [said(address, field) for field in ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY")]
        text = ", ".join(part for part in parts if part)
        # A country alone is no address.
        if any(parts[:3]):
            yield text


def _births(element: Element) -> Iterator[str]:
    for birth in element.iterfind("INDIVIDUAL_DATE_OF_BIRTH"):
        first, last = said(birth, "FROM_YEAR"), said(birth, "TO_YEAR")
        if first and last:
            yield from birth_dates(f"{first} to {last}")
            continue
        for field in ("DATE", "YEAR"):
            text = said(birth, field)
            # A zone may stand behind the day.
            found = re.match(r"\d{4}(-\d{2}-\d{2})?", text)
            if found:
                yield found[0]
                break


def _identifiers(element: Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for document in element.iterfind("INDIVIDUAL_DOCUMENT"):
        number = said(document, "NUMBER")
        kind = said(document, "TYPE_OF_DOCUMENT").casefold()
        if number:
            scheme = "passport" if "pass" in kind or "pasaporte" in kind else "national_id"
            country = country_code(said(document, "ISSUING_COUNTRY"))
            found.setdefault(f"{scheme}_{country.lower()}" if country else scheme, []).append(
                number
            )
    return {scheme: tuple(dict.fromkeys(numbers)) for scheme, numbers in found.items()}
