"""Shipments from customs declarations of the WCO data model (version 3), as far as they say it.

An amendment states only what changes and a reply states nothing of the goods, so both are refused.
A party of which a declaration gives only a number has no name, and stays unknown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO

from ddcheck.core.texts import Text
from ddcheck.reading.xml_records import (
    MODES,
    Draft,
    addresses,
    day,
    document,
    kilograms,
    no_shipment,
    one_code,
    root_of,
)
from ddcheck.reading.xml_trees import collect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddcheck.reading import Options, Read
    from ddcheck.reading.xml_trees import Element

_NAMESPACE = b"urn:wco:datamodel:"
_ROLES = {
    "Exporter": "exporter",
    "Consignee": "consignee",
    "Buyer": "buyer",
    "Importer": "buyer",
    "Agent": "broker",
    "Declarant": "broker",
    "Carrier": "carrier",
    "NotifyParty": "notify",
    "Manufacturer": "manufacturer",
    "FreightForwarder": "forwarder",
    "UltimateConsignee": "end_user",
    "EndUser": "end_user",
    "Consignor": None,
    "Seller": None,
}
"""What parties do; a consignor or seller exports only where nobody else is said to."""
_ADDRESS = ("Line", "CityName", "CountrySubDivisionName", "PostcodeID")
_MEMBERS = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GB",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)
"""Where traders have EORI numbers: the European Union and the United Kingdom."""


def sureness(head: bytes, name: str) -> int:  # noqa: ARG001 - only the content tells
    """By its namespace, or by the element that every message of the model has."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    known = _NAMESPACE in head or b"WCOTypeName>" in head
    return 3 if start.startswith(b"<") and known else 0


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Read]:
    """The declarations of a message, each a shipment."""
    root = root_of(stream, name)
    found = [root] if root.name == "Declaration" else list(root.find("Declaration"))
    kind = next((each.text for each in root.find("WCOTypeName")), "")
    if not found or kind not in ("", "DEC"):
        yield no_shipment(
            root,
            name,
            Text(
                f"is no declaration but {kind!r}; give the declaration itself",
                f"不是申报单，而是 {kind!r}；请提供申报单本身",
            ),
        )
        return
    for declaration in found:
        yield _read(declaration, root, name, options)


def _read(declaration: Element, root: Element, name: str, options: Options) -> Read:
    function = _text(declaration, "FunctionCode")
    if function not in ("", "9") or not any(declaration.all("GoodsShipment")):
        number = _text(declaration, "ID") or _text(declaration, "FunctionalReferenceID")
        kind = _text(declaration, "TypeCode")
        why = Text(
            f"changes the declaration {number} (type {kind}, function {function})",
            f"是对申报单 {number} 的更改（类型 {kind}，功能 {function}）",
        )
        if function in ("", "9"):
            why = Text(f"states no goods (type {kind})", f"未写明货物（类型 {kind}）")
        return no_shipment(
            declaration,
            name,
            Text(
                f"{why}; give the whole declaration as it is to stand",
                f"{why.zh}；请提供更改后的完整申报单",
            ),
        )
    draft = Draft()
    for path in ("FunctionalReferenceID", "ID"):
        draft.put("id", declaration.first(path))
    for path in ("AcceptanceDateTime", "IssueDateTime"):
        if found := declaration.first(path, "DateTimeString") or declaration.first(path):
            draft.put("export_date", found, day(found.text) or found.text)
    mode = declaration.first("BorderTransportMeans", "ModeCode")
    draft.put("mode", mode, MODES.get(mode.text, "") if mode else None)
    for part in ("ID", "CountryCode"):
        draft.put("origin", declaration.first("GoodsShipment", "ExportCountry", part))
    for above in ("GoodsShipment",), ("GoodsShipment", "GovernmentAgencyGoodsItem"):
        for country in declaration.all(*above, "Destination", "CountryCode"):
            draft.put_alike("destination", country)
    for country in declaration.all("Consignment", "Itinerary", "RoutingCountryCode"):
        entry: dict[str, Any] = {}
        path = draft.add("route", entry, country)
        draft.put_in(entry, "country", f"{path}.country", country)
    scheme = "eori" if _text(root, "ResponsibleCountryCode") in _MEMBERS else "registration"
    _parties(declaration, scheme, draft)
    _vessel(declaration, draft)
    for shipment in declaration.all("GoodsShipment"):
        _goods(shipment, draft)
    for paper in declaration.all("AdditionalDocument"):
        _document(paper, None, draft)
    for shipment in declaration.all("GoodsShipment"):
        for paper in shipment.all("AdditionalDocument"):
            _document(paper, None, draft)
    return draft.read(declaration, name, options.kind)


def _text(element: Element, *path: str) -> str:
    found = element.first(*path)
    return "" if found is None else found.text


def _parties(declaration: Element, scheme: str, draft: Draft) -> None:
    """The parties of the declaration and of its goods, each in each role once."""
    by_name = collect(declaration, _ROLES)
    stated = [each for role in _ROLES for each in by_name.get(role, ())]
    exported = any(each.name == "Exporter" for each in stated)
    known = {_text(each, "ID") for each in stated if each.name in ("Exporter", "Importer")}
    for element in stated:
        number = element.first("ID")
        if element.name == "Declarant" and number is not None and number.text in known:
            # Who declares for himself is no broker.
            continue
        role = _ROLES[element.name]
        if role is None and not exported:
            role = "exporter"
        entry: dict[str, Any] = {} if role is None else {"role": role}
        parts: dict[str, Element] = {}
        if name := element.first("Name"):
            entry["name"], parts["name"] = " ".join(name.text.split()), name
        for address in element.all("Address"):
            country = address.first("CountryCode")
            if country is not None and "country" not in entry:
                entry["country"], parts["country"] = country.text, country
            line = addresses(address, _ADDRESS)
            if line and "address" not in entry:
                entry["address"], parts["address"] = line, address
        if number is not None:
            entry["identifiers"], parts["identifiers"] = {scheme: number.text}, number
        draft.add_party(entry, element, parts)


def _vessel(declaration: Element, draft: Draft) -> None:
    """The ship at the border, by its name (code 11) or its IMO number (code 10)."""
    for means in declaration.all("BorderTransportMeans"):
        number = means.first("ID")
        kind = _text(means, "IdentificationTypeCode")
        if number is None or kind not in ("10", "11"):
            continue
        entry: dict[str, Any] = {"role": "vessel", "type": "vessel"}
        flag = means.first("RegistrationNationalityCode")
        parts = {}
        if kind == "11":
            entry["name"], parts["name"] = number.text, number
        else:
            entry["identifiers"], parts["identifiers"] = {"imo": number.text}, number
        if flag is not None:
            entry["country"], parts["country"] = flag.text, flag
        draft.add_party(entry, means, parts)


def _goods(shipment: Element, draft: Draft) -> None:
    items = list(shipment.all("GovernmentAgencyGoodsItem"))
    amounts = ("Commodity", "InvoiceLine", "ItemChargeAmount"), ("StatisticalValueAmount",)
    # One currency for all lines: that of the invoice where every line has it, else the statistical one.
    values = next(
        (
            path
            for path in amounts
            if all(item.first(*path) for item in items)
            and len({item.first(*path).attributes.get("currencyID") for item in items}) == 1  # type: ignore[union-attr]
        ),
        None,
    )
    for item in items:
        entry: dict[str, Any] = {}
        path = draft.add("items", entry, item)

        def put(
            name: str,
            element: Element | None,
            text: str | None = None,
            at: str = path,
            to: dict[str, Any] = entry,
        ) -> None:
            draft.put_in(to, name, f"{at}.{name}", element, text)

        put("line", item.first("SequenceNumeric"))
        put("declared_name", item.first("Commodity", "Description"))
        _classified(item, put)
        quantity = item.first("Commodity", "GoodsMeasure", "TariffQuantity")
        put("quantity", quantity)
        put("unit", quantity, quantity.attributes.get("unitCode", "") if quantity else None)
        weight = item.first("Commodity", "GoodsMeasure", "NetNetWeightMeasure")
        put("net_weight_kg", weight, kilograms(weight))
        for origin in item.all("Origin"):
            # Type 1 is where the goods come from, 2 where a preference is claimed for.
            if _text(origin, "TypeCode") in ("", "1"):
                put("origin", origin.first("CountryCode"))
        if values is not None:
            amount = item.first(*values)
            put("value", amount)
            if amount is not None and "currencyID" in amount.attributes:
                draft.put("currency", amount, amount.attributes["currencyID"])
        remarks = [
            each for each in item.all("AdditionalInformation", "StatementDescription") if each.text
        ]
        if remarks:
            put("remark", remarks[0], "; ".join(each.text for each in remarks))
        for paper in item.all("AdditionalDocument"):
            _document(paper, entry.get("line"), draft)


def _classified(item: Element, put: Any) -> None:
    """The commodity code: the tariff code, and the two digits that the European Union adds."""
    codes: dict[str, list[Element]] = {}
    for each in item.all("Commodity", "Classification"):
        number = each.first("ID")
        if number is not None:
            codes.setdefault(_text(each, "IdentificationTypeCode"), []).append(number)
    main = codes.get("TSP") or codes.get("HS") or codes.get("SRZ") or codes.get("")
    if main is None:
        return
    digits = one_code([each.text for each in main])
    further = codes.get("TRC")
    if further and re.fullmatch(r"\d{8}", digits) and re.fullmatch(r"\d{2}", further[0].text):
        digits += further[0].text
    put("hs_code", main[0], digits)


def _document(paper: Element, line: str | None, draft: Draft) -> None:
    number = paper.first("ID")
    entry = document(
        _text(paper, "CategoryCode") + _text(paper, "TypeCode"),
        "" if number is None else number.text,
        _text(paper, "Name"),
        _text(paper, "LPCOExemptionCode"),
    )
    if not entry:
        return
    if line is not None:
        entry["lines"] = [line]
    if issuer := _text(paper, "Submitter", "Name"):
        entry["issuer"] = issuer
    path = draft.add("documents", entry, paper)
    if number is not None:
        draft.places[f"{path}.number"] = (number.line, number.column)
