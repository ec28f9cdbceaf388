"""The European Union's consolidated list of financial sanctions (FSF/FSD), in XML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

from ddcheck.core.countries import COUNTRY_CODES
from ddcheck.errors import DataGuardError
from ddcheck.list_formats._building import Entries, alias_list, day_of
from ddcheck.list_formats._written_names import names_in
from ddcheck.list_formats._xml import said, tree_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from ddcheck.core.lists import EntityList

TITLE = "EU consolidated financial sanctions list (XML)"
_TYPES = {"person": "person", "enterprise": "organization"}


def recognises(head: str) -> bool:
    """The namespace of the export."""
    return "<export" in head and "eu.europa.ec/fpi/fsd/export" in head


def parse(data: bytes, name: str, companions: Mapping[str, bytes]) -> EntityList:  # noqa: ARG001
    """The list; its edition is the day it was generated."""
    tree = tree_of(data, name)
    generated = tree.root.get("generationDate", "")[:10]
    published = day_of(generated, "%Y-%m-%d")
    if published is None:
        raise DataGuardError(
            f"{name}: does not say when it was generated; get it anew",
            f"{name}: 未写明生成日期；请重新获取",
        )
    entries = Entries(name)
    seen: set[bytes] = set()
    for element in tree.root.iterfind("sanctionEntity"):
        # An entity that comes again word for word says nothing new; one that differs is refused below.
        written = tostring(element).strip()
        if written not in seen:
            seen.add(written)
            _add(entries, tree.line(element), element)
    return entries.into_list(
        id="eu-financial-sanctions",
        title=("EU consolidated financial sanctions list", "欧盟金融制裁综合清单"),
        publisher="European Commission",
        edition=generated,
        published=published,
        url="https://webgate.ec.europa.eu/fsd/fsf",
    )


def _add(entries: Entries, line: int, element: Element) -> None:
    strong: list[str] = []
    weak: list[str] = []
    for alias in element.iterfind("nameAlias"):
        whole = alias.get("wholeName") or " ".join(
            alias.get(part, "") for part in ("firstName", "middleName", "lastName")
        )
        name, others, acronyms = names_in(whole)
        (strong if alias.get("strong", "true") == "true" else weak).extend([name, *others])
        weak += acronyms
    names = alias_list([*strong, *weak])
    subject = element.find("subjectType")
    code = "" if subject is None else subject.get("code", "")
    if not names or (code and code not in _TYPES):
        entries.refuse(
            line,
            "nameAlias",
            f"has no name or is of the unknown type {code!r}",
            f"没有名称，或类型 {code!r} 未知",
        )
        return
    births = []
    for birth in element.iterfind("birthdate"):
        births.append(birth.get("birthdate") or birth.get("year") or "")
    identifiers: dict[str, list[str]] = {}
    for document in element.iterfind("identification"):
        number = document.get("number") or document.get("latinNumber") or ""
        if any(map(str.isdigit, number)):
            identifiers.setdefault(document.get("identificationTypeCode") or "other", []).append(
                number
            )
    addresses = []
    countries = {each.get("countryIso2Code", "") for each in element.iterfind("citizenship")}
    for address in element.iterfind("address"):
        parts = [
            address.get(part, "") for part in ("street", "city", "zipCode", "countryDescription")
        ]
        if any(parts[:2]):
            addresses.append(", ".join(part for part in parts if part))
        if code == "enterprise":
            countries.add(address.get("countryIso2Code", ""))
    regulation = element.find("regulation")
    programme = number_title = ""
    if regulation is not None:
        programme, number_title = regulation.get("programme", ""), regulation.get("numberTitle", "")
    entries.add(
        line,
        id=element.get("euReferenceNumber") or element.get("logicalId"),
        name=names[0],
        names=tuple(each for each in alias_list(strong) if each != names[0]),
        weak_names=tuple(each for each in alias_list(weak) if each != names[0]),
        type=_TYPES.get(code),
        countries=tuple(sorted(countries & COUNTRY_CODES)),
        addresses=alias_list(addresses),
        identifiers={scheme: alias_list(numbers) for scheme, numbers in identifiers.items()},
        birth_dates=alias_list(births),
        programme=programme,
        citation=f"EU {number_title}".strip() if number_title else f"EU {programme}".strip(),
        remark=said(element, "remark"),
    )
