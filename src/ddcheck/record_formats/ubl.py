"""Shipments from UBL 2 documents: orders, invoices, despatch and transport documents, declarations.

Prefixes of namespaces play no part. Issuers, signatories and authorities of a document are no
parties of the shipment. The date of a document is no date of export, but for a customs declaration.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO

from ddcheck.core.countries import COUNTRY_CODES
from ddcheck.core.texts import Text
from ddcheck.reading.xml_records import (
    MODES,
    Draft,
    addresses,
    day,
    distinct,
    document,
    kilograms,
    no_shipment,
    one_code,
    root_of,
)
from ddcheck.reading.xml_trees import collect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ddcheck.reading import Options, Read
    from ddcheck.reading.xml_trees import Element

_NAMESPACE = b"urn:oasis:names:specification:ubl:"
_DOCUMENTS = frozenset(
    [
        "BillOfLading",
        "CertificateOfOrigin",
        "CreditNote",
        "DespatchAdvice",
        "ExportCustomsDeclaration",
        "ForwardingInstructions",
        "FreightInvoice",
        "GoodsCertificate",
        "GoodsItemItinerary",
        "GoodsItemPassport",
        "ImportCustomsDeclaration",
        "Invoice",
        "Manifest",
        "Order",
        "OrderChange",
        "OrderResponse",
        "PackingList",
        "Quotation",
        "ReceiptAdvice",
        "SelfBilledInvoice",
        "TransitCustomsDeclaration",
        "TransportationStatus",
        "TransportExecutionPlan",
        "Waybill",
    ]
)
_ROLES = {
    "ExporterParty": "exporter",
    "TransitExporterParty": "exporter",
    "DespatchSupplierParty": "exporter",
    "SellerSupplierParty": "exporter",
    "AccountingSupplierParty": "exporter",
    "ConsignorParty": "exporter",
    "HolderParty": "exporter",
    "DespatchParty": None,
    "OriginalDespatchParty": None,
    "OriginatorParty": None,
    "ConsigneeParty": "consignee",
    "DeliveryCustomerParty": "consignee",
    "DeliveryParty": "consignee",
    "FinalDeliveryParty": "consignee",
    "BuyerCustomerParty": "buyer",
    "AccountingCustomerParty": "buyer",
    "OriginatorCustomerParty": "buyer",
    "ImporterParty": "buyer",
    "PayerParty": "payer",
    "PayeeParty": None,
    "ManufacturerParty": "manufacturer",
    "FreightForwarderParty": "forwarder",
    "SendingLogisticsOperatorParty": "forwarder",
    "ReceivingLogisticsOperatorParty": "forwarder",
    "CarrierParty": "carrier",
    "SubstituteCarrierParty": "carrier",
    "PerformingCarrierParty": "carrier",
    "NotifyParty": "notify",
    "AgentParty": "broker",
    "RepresentativeParty": "broker",
    "NotifierParty": None,
    "ExportingGuarantorParty": None,
}
"""The elements that name parties of a shipment; the first kind there is of an exporter is the exporter."""
_NO_PARTIES = frozenset(
    {"Party", "IssuerParty", "SignatoryParty", "EndorserParty", "CustomsParty", "SenderParty", "ReceiverParty"}
    | {"AuthorityParty", "CertificationParty", "CertifyingParty", "IssuingParty", "ValidatorParty", "WitnessParty"}
    | {"RegulatoryAuthorityParty", "TaxAuthorityParty", "WebServiceParty"}
)  # fmt: skip
"""Who issues, signs, carries or receives the document, or sees to it."""


class _Parties:
    """The names of elements that are parties of the shipment: those with a role, and others as far as unknown."""

    def __contains__(self, name: object) -> bool:
        return name in _ROLES or (
            isinstance(name, str) and name.endswith("Party") and name not in _NO_PARTIES
        )


_ADDRESS = (
    "AddressLine/Line", "Postbox", "BuildingName", "BuildingNumber", "StreetName",
    "AdditionalStreetName", "CityName", "PostalZone", "CountrySubentity",
)  # fmt: skip
_LINES = (
    "InvoiceLine",
    "CreditNoteLine",
    "OrderLine",
    "DespatchLine",
    "ReceiptLine",
    "QuotationLine",
)
_SUB_LINES = ("SubInvoiceLine", "SubCreditNoteLine", "SubLineItem")
_QUANTITIES = (
    "InvoicedQuantity",
    "CreditedQuantity",
    "DeliveredQuantity",
    "ReceivedQuantity",
    "Quantity",
)
_AMOUNTS = (
    "LineExtensionAmount",
    "ValueAmount",
    "DeclaredCustomsValueAmount",
    "DeclaredStatisticsValueAmount",
)
_WORDS = (
    ("Description",), ("Name",), ("AdditionalInformation",), ("Keyword",), ("BrandName",), ("ModelName",),
    ("AdditionalItemProperty", "Name"), ("AdditionalItemProperty", "Value"),
)  # fmt: skip
"""What is said of goods in words."""
_HS_LISTS = ("hs", "hscode", "cn", "taric", "wco", "hts", "htsus")


def sureness(head: bytes, name: str) -> int:  # noqa: ARG001 - only the content tells
    """By its namespace."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return 3 if start.startswith(b"<") and _NAMESPACE in head else 0


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Read]:
    """The document as one shipment."""
    root = root_of(stream, name)
    if root.name not in _DOCUMENTS:
        message = Text(
            f"is a {root.name}, which states no shipment; give an order, invoice or transport document",
            f"是 {root.name}，其中没有货运信息；请提供订单、发票或运输单证",
        )
        yield no_shipment(root, name, message)
        return
    draft = Draft()
    draft.put("id", root.first("ID"))
    declared = root.name.endswith("CustomsDeclaration")
    for path in ("ActualDespatchDate", "IssueDate") if declared else ("ActualDespatchDate",):
        for found in root.find(path):
            draft.put("export_date", found, day(found.text) or found.text)
    for code in root.find("TransportModeCode"):
        draft.put("mode", code, MODES.get(code.text, ""))
    _countries(root, draft)
    _parties(root, draft)
    _goods(root, draft, declared=declared)
    _documents(root, draft)
    if not any(draft.plain.get(part) for part in ("parties", "items")):
        message = Text(
            f"is a {root.name} that names neither parties nor goods; give the document it refers to",
            f"是 {root.name}，既未写明当事方也未写明货物；请提供其所引用的单证",
        )
        yield no_shipment(root, name, message)
        return
    yield draft.read(root, name, options.kind)


def _countries(root: Element, draft: Draft) -> None:
    for name in ("OriginalDepartureCountry", "ExportCountry"):
        for found in root.find(name):
            draft.put("origin", found.first("IdentificationCode"))
    for name, path in (
        ("FinalDestinationCountry", ("IdentificationCode",)),
        ("DeliveryAddress", ("Country", "IdentificationCode")),
        ("DeliveryLocation", ("Address", "Country", "IdentificationCode")),
        (
            "RequestedDeliveryTransportEvent",
            ("Location", "Address", "Country", "IdentificationCode"),
        ),
    ):
        known = draft.plain.get("destination")
        for found in root.find(name):
            country = found.first(*path)
            if known is None:
                draft.put_alike("destination", country)
            elif country is not None and country.text not in ("", known):
                # Handed over elsewhere, on the way to where the goods go in the end.
                _add_stop({"country": country.text}, "delivery", country, draft)
    for name, role in (
        ("LoadingPortLocation", "loading"),
        ("TransshipPortLocation", "transhipment"),
        ("TransitCountry", "transit"),
        ("UnloadingPortLocation", "discharge"),
    ):
        for found in root.find(name):
            _stop(found, role, draft)


def _stop(location: Element, role: str, draft: Draft) -> None:
    """A stop, where its place has a UN/LOCODE or its country is stated."""
    number = location.first("ID")
    country = location.first("IdentificationCode") or location.first(
        "Address", "Country", "IdentificationCode"
    )
    entry: dict[str, Any] = {}
    code = "" if number is None else number.text.replace(" ", "")
    if (
        number is not None
        and re.fullmatch(r"[A-Z]{2}[A-Z2-9]{3}", code)
        and code[:2] in COUNTRY_CODES
    ):
        entry["place"] = code
    elif country is not None and country.text:
        entry["country"] = country.text
    if entry:
        _add_stop(entry, role, location, draft)


def _add_stop(entry: dict[str, Any], role: str, element: Element, draft: Draft) -> None:
    # A place that is loading port and stop of the same leg is one stop.
    if (path := draft.add_once("route", entry, element)) is not None:
        entry["role"] = role
        draft.places[f"{path}.role"] = (element.line, element.column)


def _parties(root: Element, draft: Draft) -> None:
    exporter: dict[str, Any] | None = None
    stated_by = collect(root, _Parties())
    others = dict.fromkeys(name for name in stated_by if name not in _ROLES)
    for name, role in {**_ROLES, **others}.items():
        for element in stated_by.get(name, ()):
            for party in [*element.all("Party")] or [element]:
                entry, parts = _party(party)
                same = exporter is not None and all(
                    exporter.get(part, entry.get(part)) == entry.get(part, exporter.get(part))
                    for part in ("name", "country")
                )
                if role == "exporter" and exporter is not None and not same:
                    # A second one who sells or sends is a party, but not the exporter.
                    draft.add_party(entry, party, parts)
                    continue
                if role == "exporter" and same:
                    continue
                stated = {"role": role, **entry} if role else entry
                draft.add_party(stated, party, parts)
                if role == "exporter" and entry.get("name"):
                    exporter = entry


def _party(party: Element) -> tuple[dict[str, Any], dict[str, Element]]:
    entry: dict[str, Any] = {}
    parts: dict[str, Element] = {}
    elements = [*party.all("PartyName", "Name"), *party.all("PartyLegalEntity", "RegistrationName")]
    names = distinct(each.text for each in elements)
    if not names:
        people = list(party.all("Person"))
        names = distinct(
            " ".join(
                each.text
                for part in ("FirstName", "MiddleName", "FamilyName")
                for each in person.all(part)
            )
            for person in people
        )
        if names:
            entry["type"], elements = "person", people
    if names:
        entry["name"], parts["name"] = names[0], elements[0]
        if names[1:]:
            entry["names"] = names[1:]
    for address in (
        *party.all("PostalAddress"),
        *party.all("PhysicalLocation", "Address"),
        *party.all("PartyLegalEntity", "RegistrationAddress"),
    ):
        country = address.first("Country", "IdentificationCode")
        if country is not None and "country" not in entry:
            entry["country"], parts["country"] = country.text, country
        line = addresses(address, _ADDRESS)
        if line and "address" not in entry:
            entry["address"], parts["address"] = line, address
    numbers: dict[str, str] = {}
    for path, scheme in (
        (("PartyLegalEntity", "CompanyID"), "registration"),
        (("PartyTaxScheme", "CompanyID"), "tax"),
        (("PartyIdentification", "ID"), "party_id"),
    ):
        for each in party.all(*path):
            label = each.attributes.get("schemeID", "").strip().lower() or scheme
            if each.text and numbers.setdefault(label, each.text) == each.text:
                parts.setdefault("identifiers", each)
    if numbers:
        entry["identifiers"] = numbers
    return entry, parts


def _goods(root: Element, draft: Draft, *, declared: bool) -> None:
    lines = [each for name in _LINES for each in root.all(name)]
    holders = [next(iter(line.all("LineItem")), line) for line in lines]
    # What a line consists of, each part with an item of its own.
    holders += [part for name in _SUB_LINES for part in root.find(name)]
    if not holders:
        holders = [
            each
            for each in root.find("GoodsItem")
            # Goods packed in other goods stand for themselves.
            if any(each.all("Item")) or each.first("Description")
        ]
    number = 0
    for holder in holders:
        items = [*holder.all("Item")] or [holder]
        for item in items:
            number += 1
            _item(item, holder, number, draft, declared=declared, alone=len(items) == 1)
    if not holders:
        for consignment in root.find("Consignment"):
            words = consignment.first("SummaryDescription") or consignment.first("Information")
            if words is not None:
                entry: dict[str, Any] = {}
                path = draft.add("items", entry, consignment)
                draft.put_in(entry, "description", f"{path}.description", words)


def _item(
    item: Element, holder: Element, number: int, draft: Draft, *, declared: bool, alone: bool
) -> None:
    entry: dict[str, Any] = {}
    path = draft.add("items", entry, holder)

    def put(name: str, element: Element | None, text: str | None = None) -> None:
        draft.put_in(entry, name, f"{path}.{name}", element, text)

    # The numbers of lines in UBL are any text and need not be distinct.
    put("line", holder, str(number))
    elements = [each for name in _WORDS for each in item.all(*name)]
    if item is not holder and not elements:
        elements = [*holder.all("Description")]
    if elements:
        put("description", elements[0], "; ".join(distinct(each.text for each in elements)))
    if declared and item is not holder:
        put("declared_name", holder.first("Description"))
    if codes := _hs_codes(item, declared=declared):
        put("hs_code", codes[0], one_code([each.text for each in codes]))
    put("origin", item.first("OriginCountry", "IdentificationCode"))
    if alone:
        # What a line states for several items together is the amount of none of them.
        _amounts(holder, draft, put)


def _amounts(holder: Element, draft: Draft, put: Callable[..., None]) -> None:
    quantity = next((found for name in _QUANTITIES if (found := holder.first(name))), None)
    put("quantity", quantity)
    put("unit", quantity, quantity.attributes.get("unitCode", "") if quantity is not None else None)
    weight = holder.first("NetNetWeightMeasure") or holder.first("NetWeightMeasure")
    put("net_weight_kg", weight, kilograms(weight))
    # The amount of a part is within that of its line.
    for name in () if holder.name in _SUB_LINES else _AMOUNTS:
        amount = holder.first(name)
        if amount is None or not amount.text.strip("0."):
            continue
        currency = amount.attributes.get("currencyID", "")
        # One record has one currency; an amount in another one is not comparable.
        if currency and draft.plain.get("currency", currency) == currency:
            draft.put("currency", amount, currency)
            put("value", amount)
            break


def _hs_codes(item: Element, *, declared: bool) -> list[Element]:
    """The harmonised codes: stated as such, or of a list that is one; in a declaration, of any without a list."""
    stated = [each for each in item.all("CommodityClassification", "CommodityCode") if each.text]
    if stated:
        return stated
    listed = []
    for found in item.all("CommodityClassification", "ItemClassificationCode"):
        label = re.sub(r"[^a-z]", "", found.attributes.get("listID", "").lower())
        if found.text and (label in _HS_LISTS or (declared and not label)):
            listed.append(found)
    return listed


def _documents(root: Element, draft: Draft) -> None:
    number = root.first("ID")
    own = {"Invoice": "invoice", "SelfBilledInvoice": "invoice"}.get(root.name)
    if root.name.endswith("CustomsDeclaration"):
        own = "customs_declaration"
    if own is not None and number is not None and number.text:
        entry = {"type": own, "number": number.text}
        issued = root.first("IssueDate")
        if issued is not None and (found := day(issued.text)):
            entry["issued"] = found
        draft.add("documents", entry, number)
    for name, kind in (
        ("ContractDocumentReference", "contract"),
        ("AdditionalDocumentReference", None),
        ("ExportLicenceDocumentReference", "export_licence"),
    ):
        for reference in root.find(name):
            paper = reference.first("ID")
            if paper is None:
                continue
            code = reference.first("DocumentTypeCode")
            words = reference.first("DocumentType")
            stated = (
                {"type": kind, "number": paper.text}
                if kind
                else document(
                    "" if code is None else code.text,
                    paper.text,
                    "" if words is None else words.text,
                )
            )
            path = draft.add_once("documents", stated, reference) if stated else None
            if path is not None:
                draft.places[f"{path}.number"] = (paper.line, paper.column)
            if kind == "contract":
                draft.put("contract", paper)
