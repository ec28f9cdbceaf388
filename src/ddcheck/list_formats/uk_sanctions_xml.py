"""The UK Sanctions List of the Foreign, Commonwealth and Development Office, in XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddcheck.errors import DataGuardError
from ddcheck.list_formats._building import Entries, alias_list, birth_dates, day_of
from ddcheck.list_formats._countries import country_codes
from ddcheck.list_formats._written_names import names_in
from ddcheck.list_formats._xml import all_said, said, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from ddcheck.core.lists import EntityList

TITLE = "UK Sanctions List (XML)"
_TYPES = {
    "individual": "person",
    "entity": "organization",
    "ship": "vessel",
    "aircraft": "aircraft",
}
_NAME_PARTS = tuple(f"Name{number}" for number in range(1, 7))
"""Given names first; the last is the surname, or the whole name of what is no person."""
_LINES = (*(f"AddressLine{number}" for number in range(1, 7)), "AddressPostalCode")
_NUMBER = re.compile(r"\b[A-Z0-9](?:[-/.]?[A-Z0-9]){3,}\b")
_PART_OF_DAY = re.compile(r"[0-9d]{1,2}/(?P<month>[0-9m]{1,2})/(?P<year>\d{4})")
"""A date of birth with letters or zeros for what is not known: ``dd/09/1958``."""
_REGULATIONS = re.compile(r"^The | \((?:United Nations )?Sanctions\).*$")
"""What the title of regulations has around the name of the regime."""
_DAY = "%d/%m/%Y"


def recognises(head: str) -> bool:
    """The root element and the first of its children."""
    return "<Designations" in head and ("<DateGenerated>" in head or "<Designation>" in head)


def parse(data: bytes, name: str, companions: Mapping[str, bytes]) -> EntityList:  # noqa: ARG001
    """The list; its edition is the day it was generated."""
    tree = tree_of(data, name)
    published = day_of(said(tree.root, "DateGenerated"), _DAY) or day_of(
        tree.root.get("dateGenerated", "")[:10], "%Y-%m-%d"
    )
    if published is None:
        raise DataGuardError(
            f"{name}: does not say when it was generated; get it anew",
            f"{name}: 未写明生成日期；请重新获取",
        )
    entries = Entries(name)
    for element in tree.root.iterfind("Designation"):
        _add(entries, tree.line(element), element)
    return entries.into_list(
        id="uk-sanctions-list",
        title=("UK Sanctions List", "英国制裁名单"),
        publisher="UK Foreign, Commonwealth and Development Office",
        edition=published.isoformat(),
        published=published,
        url="https://www.gov.uk/government/publications/the-uk-sanctions-list",
    )


def _add(entries: Entries, line: int, element: Element) -> None:
    kind = _TYPES.get(said(element, "IndividualEntityShip").casefold())
    if kind is None:
        written = said(element, "IndividualEntityShip")
        entries.refuse(
            line,
            "IndividualEntityShip",
            f"{written!r} is none of Individual, Entity, Ship; get the list anew",
            f"{written!r} 不是 Individual、Entity 或 Ship；请重新获取名单",
        )
        return
    first, strong, weak = _names(element)
    if first is None:
        entries.refuse(line, "Names", "has no name; get the list anew", "没有名称；请重新获取名单")
        return
    designated = said(element, "DateDesignated")
    day = day_of(designated, _DAY)
    if designated and day is None:
        entries.refuse(
            line,
            "DateDesignated",
            f"{designated!r} is not a date; it is written as in 31/12/2026",
            f"{designated!r} 不是日期；应写成 31/12/2026",
        )
        return
    regime = said(element, "RegimeName")
    entries.add(
        line,
        id=said(element, "UniqueID"),
        name=first,
        names=alias_list(each for each in strong if each != first),
        weak_names=alias_list(each for each in weak if each != first),
        type=kind,
        countries=country_codes(_countries(element, kind)),
        addresses=alias_list(_addresses(element)),
        identifiers=_identifiers(element),
        birth_dates=alias_list(_births(element)),
        programme=_REGULATIONS.sub("", regime),
        citation=regime,
        listed_on=day,
        remark=said(element, "OtherInformation"),
    )


def _names(element: Element) -> tuple[str | None, list[str], list[str]]:
    """The name an entry goes by, the names that identify as well, and those that do not."""
    first: str | None = None
    strong: list[str] = []
    weak: list[str] = []
    for each in element.iterfind("Names/Name"):
        whole = " ".join(part for field in _NAME_PARTS if (part := said(each, field)))
        if not whole:
            continue
        name, others, acronyms = names_in(whole)
        low = said(each, "AliasStrength").casefold().startswith("low")
        (weak if low else strong).extend((name, *others))
        weak += acronyms
        # Beside it may stand any number of the type "Primary name variation".
        if first is None and said(each, "NameType").casefold() == "primary name":
            first = name
    for written in all_said(element, "NonLatinNames/NonLatinName/NameNonLatinScript"):
        name, others, acronyms = names_in(written)
        strong += (name, *others)
        weak += acronyms
    return first or next(iter((*strong, *weak)), None), strong, weak


def _countries(element: Element, kind: str) -> list[str]:
    if kind == "person":
        return [*all_said(element, "IndividualDetails/Individual/Nationalities/Nationality")]
    if kind == "vessel":
        ship = "ShipDetails/Ship"
        return [
            *all_said(element, f"{ship}/CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip"),
            *all_said(element, f"{ship}/PreviousFlags/PreviousFlag"),
        ]
    return [*all_said(element, "Addresses/Address/AddressCountry")]


def _addresses(element: Element) -> Iterator[str]:
    for address in element.iterfind("Addresses/Address"):
        parts = [part for field in _LINES if (part := said(address, field))]
        # A country alone is no address.
        if parts:
            yield ", ".join(filter(None, (*parts, said(address, "AddressCountry"))))


def _births(element: Element) -> Iterator[str]:
    for written in all_said(element, "IndividualDetails/Individual/DOBs/DOB"):
        if (day := day_of(written, _DAY)) is not None:
            yield day.isoformat()
        elif (part := _PART_OF_DAY.fullmatch(written.casefold())) is not None:
            month = part["month"]
            known = month.isdigit() and 1 <= int(month) <= 12
            yield f"{part['year']}-{int(month):02}" if known else part["year"]
        else:
            yield from birth_dates(written)


def _identifiers(element: Element) -> dict[str, tuple[str, ...]]:
    person = "IndividualDetails/Individual"
    found: dict[str, list[str]] = {
        "passport": [*all_said(element, f"{person}/PassportDetails/Passport/PassportNumber")],
        "national_id": [
            *all_said(
                element,
                f"{person}/NationalIdentifierDetails/NationalIdentifier/NationalIdentifierNumber",
            )
        ],
        "imo": [
            digits[0]
            for written in all_said(element, "ShipDetails/Ship/IMONumbers/IMONumber")
            if (digits := re.search(r"\d{7}", written))
        ],
    }
    for written in all_said(element, "EntityDetails//BusinessRegistrationNumber"):
        # Several stand in one text, each behind what it is: "Tax ID 7701234567 (Russia)".
        for number in _NUMBER.finditer(written):
            if any(map(str.isdigit, number[0])):
                before = written[max(number.start() - 30, 0) : number.start()]
                tax = re.search(r"(?i)\b(?:tax|inn|tin|vat)\b\D*$", before)
                found.setdefault("tax" if tax else "registration", []).append(number[0])
    return {scheme: alias_list(numbers) for scheme, numbers in found.items() if numbers}
