"""OFAC's SDN and consolidated lists in XML, in the old and in the new namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.errors import DataGuardError
from ddcheck.list_formats import _ofac
from ddcheck.list_formats._building import Entries, alias_list, birth_dates, day_of
from ddcheck.list_formats._countries import country_codes
from ddcheck.list_formats._xml import all_said, said, tree_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from ddcheck.core.lists import EntityList

TITLE = "OFAC SDN or consolidated list (XML)"


def recognises(head: str) -> bool:
    """The root element of OFAC's schema, whatever its namespace."""
    return "<sdnList" in head


def parse(data: bytes, name: str, companions: Mapping[str, bytes]) -> EntityList:  # noqa: ARG001
    """The list; one that holds another number of entries than it says is refused."""
    tree = tree_of(data, name)
    count = said(tree.root, "publshInformation/Record_Count")
    published = day_of(said(tree.root, "publshInformation/Publish_Date"), "%m/%d/%Y")
    if not count.isdigit() or published is None:
        raise DataGuardError(
            f"{name}: does not say its date and number of records; get it anew",
            f"{name}: 未写明日期和记录数；请重新获取",
        )
    entries = Entries(name)
    programmes: set[str] = set()
    for element in tree.root.iterfind("sdnEntry"):
        programmes.update(all_said(element, "programList/program"))
        _add(entries, tree.line(element), element)
    # The two lists share one schema; no entry of the SDN list stands under these programmes.
    consolidated = bool(programmes & {"NS-PLC", "CMIC-EO13959", "561-Related"})
    return entries.into_list(
        id="ofac-consolidated" if consolidated else "ofac-sdn",
        title=("OFAC consolidated non-SDN list", "美国OFAC非SDN综合清单")
        if consolidated
        else ("OFAC SDN list", "美国OFAC特别指定国民清单"),
        publisher="US Department of the Treasury, OFAC",
        edition=published.isoformat(),
        published=published,
        declared=int(count),
        url="https://sanctionslist.ofac.treas.gov/",
    )


def _name(element: Element) -> str:
    last, first = said(element, "lastName"), said(element, "firstName")
    return f"{last}, {first}" if first else last


def _add(entries: Entries, line: int, element: Element) -> None:
    kind = _ofac.kind_of(said(element, "sdnType"))
    number, name = said(element, "uid"), _name(element)
    if kind is None or not number or not name:
        entries.refuse(
            line,
            "",
            "has no uid, name or known sdnType; get it anew",
            "没有 uid、名称或已知的 sdnType；请重新获取",
        )
        return
    strong: list[str] = []
    weak: list[str] = []
    for alias in element.iterfind("akaList/aka"):
        (weak if said(alias, "category") == "weak" else strong).append(_name(alias))
    identifiers: dict[str, list[str]] = {}
    for document in element.iterfind("idList/id"):
        value = said(document, "idNumber").removeprefix("IMO ")
        if any(map(str.isdigit, value)):
            identifiers.setdefault(_ofac.scheme_of(said(document, "idType")), []).append(value)
    births: list[str] = []
    for text in all_said(element, "dateOfBirthList/dateOfBirthItem/dateOfBirth"):
        births += birth_dates(text)
    countries = {
        *all_said(element, "nationalityList/nationality/country"),
        *all_said(element, "citizenshipList/citizenship/country"),
        *all_said(element, "vesselInfo/vesselFlag"),
    }
    addresses = []
    for address in element.iterfind("addressList/address"):
        parts = [
            said(address, field)
            for field in ("address1", "address2", "address3", "city", "stateOrProvince", "country")
        ]
        if any(parts[:5]):
            addresses.append(", ".join(part for part in parts if part))
        if kind == "organization":
            countries.add(parts[5])
    programme = ", ".join(all_said(element, "programList/program"))
    remarks = said(element, "remarks")
    entries.add(
        line,
        id=number,
        name=name,
        names=alias_list(strong),
        weak_names=alias_list(weak),
        type=kind,
        countries=country_codes(countries),
        addresses=alias_list(addresses),
        identifiers={scheme: alias_list(numbers) for scheme, numbers in identifiers.items()},
        birth_dates=tuple(dict.fromkeys(births)),
        programme=programme,
        citation=f"OFAC {programme}".strip(),
        remark=remarks,
    )
