"""Shipments from UBL documents, as far as these say it."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ddcheck import record_formats
from ddcheck.core.records import Shipment

if TYPE_CHECKING:
    from ddcheck.record_formats import Read

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
INVOICE = """\
<Invoice xmlns="{ubl}Invoice-2" xmlns:cbc="{ubl}CommonBasicComponents-2" xmlns:cac="{ubl}CommonAggregateComponents-2">
  <cbc:ID>INV-7</cbc:ID>
  <cbc:IssueDate>2026-11-20</cbc:IssueDate>
  <cac:ContractDocumentReference><cbc:ID>K-1</cbc:ID></cac:ContractDocumentReference>
  <cac:AccountingSupplierParty><cac:Party>
    <cac:PartyName><cbc:Name>Example Export</cbc:Name></cac:PartyName>
    <cac:PostalAddress><cbc:StreetName>1 Road</cbc:StreetName><cbc:CityName>Town</cbc:CityName>
      <cac:Country><cbc:IdentificationCode>CN</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyLegalEntity><cbc:RegistrationName>Example Export Co., Ltd.</cbc:RegistrationName>
      <cbc:CompanyID schemeID="LEI">L-1</cbc:CompanyID></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>样例公司</cbc:Name></cac:PartyName></cac:Party></cac:AccountingCustomerParty>
  <cac:Delivery><cac:DeliveryAddress><cac:Country><cbc:IdentificationCode>TH</cbc:IdentificationCode></cac:Country></cac:DeliveryAddress></cac:Delivery>
  <cac:InvoiceLine>
    <cbc:ID>10</cbc:ID>
    <cbc:InvoicedQuantity unitCode="KGM">600</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="USD">12000</cbc:LineExtensionAmount>
    <cac:Item><cbc:Description>Solder paste</cbc:Description><cbc:Name>SP-1</cbc:Name>
      <cac:OriginCountry><cbc:IdentificationCode>CN</cbc:IdentificationCode></cac:OriginCountry>
      <cac:CommodityClassification><cbc:CommodityCode>3810100000</cbc:CommodityCode></cac:CommodityClassification>
      <cac:CommodityClassification><cbc:ItemClassificationCode listID="UNSPSC">12345678</cbc:ItemClassificationCode></cac:CommodityClassification>
    </cac:Item>
  </cac:InvoiceLine>
</Invoice>
""".replace("{ubl}", UBL)


def read(text: str | bytes, name: str = "invoice.xml") -> list[Read]:
    data = text.encode() if isinstance(text, str) else text
    return list(record_formats.read(io.BytesIO(data), name))


def shipment(text: str) -> Shipment:
    (found,) = read(text)
    assert isinstance(found.record, Shipment), found.problems
    return found.record


def test_an_invoice_is_a_shipment() -> None:
    record = shipment(INVOICE)
    assert (record.id, record.destination, record.currency, record.contract) == (
        "INV-7",
        "TH",
        "USD",
        "K-1",
    )
    seller, buyer = record.parties
    assert (seller.role, seller.name, seller.names) == (
        "exporter",
        "Example Export",
        ("Example Export Co., Ltd.",),
    )
    assert (seller.country, seller.address, seller.identifiers) == (
        "CN",
        "1 Road, Town",
        {"lei": "L-1"},
    )
    assert (buyer.role, buyer.name) == ("buyer", "样例公司")
    (item,) = record.items
    assert (item.description, item.hs_code, item.unit) == (
        "Solder paste; SP-1",
        "3810100000",
        "KGM",
    )
    assert (str(item.quantity), str(item.value), item.origin) == ("600", "12000", "CN")
    assert [(d.type, d.number) for d in record.documents] == [
        ("invoice", "INV-7"),
        ("contract", "K-1"),
    ]


def test_the_date_of_an_invoice_is_no_date_of_export() -> None:
    assert shipment(INVOICE).export_date is None


def test_prefixes_of_namespaces_play_no_part() -> None:
    other = (
        INVOICE.replace("cbc:", "b:").replace("xmlns:cbc", "xmlns:b").replace("cac:", "")
    ).replace("xmlns:cac=", "xmlns:c=")
    assert shipment(other) == shipment(INVOICE)


def test_an_amount_for_several_items_together_is_the_amount_of_none() -> None:
    record = shipment(
        INVOICE.replace("</cac:Item>", "</cac:Item><cac:Item><cbc:Name>Flux</cbc:Name></cac:Item>")
    )
    assert [(item.line, item.quantity, item.value) for item in record.items] == [
        (1, None, None),
        (2, None, None),
    ]


def test_a_list_of_other_codes_gives_no_hs_code() -> None:
    text = INVOICE.replace("<cbc:CommodityCode>3810100000</cbc:CommodityCode>", "")
    assert shipment(text).items[0].hs_code is None


def delivery(country: str) -> str:
    return (
        "<cac:Delivery><cac:DeliveryAddress><cac:Country><cbc:IdentificationCode>"
        f"{country}</cbc:IdentificationCode></cac:Country></cac:DeliveryAddress></cac:Delivery>"
    )


def test_goods_for_two_countries_are_no_one_shipment() -> None:
    alike = INVOICE.replace("<cac:Item>", delivery("TH") + "<cac:Item>")
    assert shipment(alike).destination == "TH"
    (found,) = read(INVOICE.replace("<cac:Item>", delivery("KP") + "<cac:Item>"))
    (problem,) = found.problems
    assert (problem.path, problem.line) == ("destination", 18)
    assert "is 'KP' here and 'TH' on line 13" in str(problem)


def test_a_delivery_on_the_way_to_the_final_destination_is_a_stop() -> None:
    final = (
        "<cac:FinalDestinationCountry><cbc:IdentificationCode>LA</cbc:IdentificationCode>"
        "</cac:FinalDestinationCountry>"
    )
    record = shipment(INVOICE.replace("<cac:Delivery>", final + "<cac:Delivery>"))
    assert record.destination == "LA"
    assert [(stop.role, stop.country) for stop in record.route] == [("delivery", "TH")]


def test_a_party_that_is_not_known_by_its_element_is_a_party_all_the_same() -> None:
    unknown = "<cac:UltimateUserParty><cac:PartyName><cbc:Name>X</cbc:Name></cac:PartyName></cac:UltimateUserParty>"
    signing = unknown.replace("UltimateUserParty", "SignatoryParty").replace(">X<", ">Y<")
    record = shipment(INVOICE.replace("<cac:Delivery>", unknown + signing + "<cac:Delivery>"))
    assert [(party.role, party.name) for party in record.parties[2:]] == [(None, "X")]


def test_a_party_without_a_name_keeps_its_country() -> None:
    nameless = (
        "<cac:ConsigneeParty><cac:PostalAddress><cac:Country><cbc:IdentificationCode>KP"
        "</cbc:IdentificationCode></cac:Country></cac:PostalAddress></cac:ConsigneeParty>"
    )
    record = shipment(INVOICE.replace("<cac:Delivery>", nameless + "<cac:Delivery>"))
    (consignee,) = [party for party in record.parties if party.role == "consignee"]
    assert (consignee.name, consignee.country) == (None, "KP")


def test_parts_of_a_line_are_goods_too() -> None:
    part = (
        '<cac:SubInvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="KGM">5</cbc:InvoicedQuantity>'
        '<cbc:LineExtensionAmount currencyID="USD">9</cbc:LineExtensionAmount>'
        "<cac:Item><cbc:Name>Gallium</cbc:Name></cac:Item></cac:SubInvoiceLine></cac:InvoiceLine>"
    )
    record = shipment(INVOICE.replace("</cac:InvoiceLine>", part))
    assert [item.description for item in record.items] == ["Solder paste; SP-1", "Gallium"]
    # The value of a part is within that of its line.
    assert [str(item.value) for item in record.items] == ["12000", "None"]


def test_all_that_is_said_of_goods_in_words_is_their_description() -> None:
    words = "<cbc:AdditionalInformation>6N gallium</cbc:AdditionalInformation><cbc:Keyword>metal</cbc:Keyword>"
    more = (
        "<cac:AdditionalItemProperty><cbc:Name>purity</cbc:Name><cbc:Value>99.9999 %</cbc:Value>"
        "</cac:AdditionalItemProperty></cac:Item>"
    )
    text = INVOICE.replace("<cbc:Name>SP-1", words + "<cbc:Name>SP-1").replace("</cac:Item>", more)
    assert shipment(text).items[0].description == (
        "Solder paste; SP-1; 6N gallium; metal; purity; 99.9999 %"
    )


@pytest.mark.parametrize(
    ("other", "code"),
    [("381010", "3810100000"), ("38101000", "3810100000"), ("8112929010", None)],
)
def test_of_several_hs_codes_none_is_passed_over(other: str, code: str | None) -> None:
    further = f"<cbc:CommodityCode>3810100000</cbc:CommodityCode><cbc:CommodityCode>{other}<"
    (found,) = read(INVOICE.replace("<cbc:CommodityCode>3810100000<", further))
    if code is None:
        assert "'3810100000 / 8112929010' is not an HS code" in str(found.problems[0])
    else:
        assert isinstance(found.record, Shipment)
        assert found.record.items[0].hs_code == code


def test_a_problem_stands_at_its_element() -> None:
    (found,) = read(INVOICE.replace("3810100000", "38"))
    (problem,) = found.problems
    assert (problem.line, problem.path) == (20, "items[0].hs_code")
    assert found.places("parties[1].name")[0] == 12


def test_what_is_no_shipment_says_so() -> None:
    (found,) = read(f'<Catalogue xmlns="{UBL}Catalogue-2"/>')
    assert "Catalogue" in str(found.problems[0])
    (empty,) = read(f'<Order xmlns="{UBL}Order-2"/>')
    assert "neither parties nor goods" in str(empty.problems[0])
    (signature,) = read('<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>')
    assert "neither a UBL document" in str(signature.problems[0])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (INVOICE.replace("<Invoice", "<!DOCTYPE Invoice [<!ENTITY a 'aa'>]><Invoice", 1), "DOCTYPE"),
        (INVOICE.replace("</Invoice>", ""), "not valid XML"),
        (INVOICE.replace("<Invoice", "<?xml version='1.0' encoding='utf-99'?><Invoice", 1), "an encoding that cannot be read"),
        (INVOICE.replace("</Invoice>", "<x>" * 200 + "</x>" * 200 + "</Invoice>"), "deep"),
        (INVOICE.replace("Solder", "So\x01lder"), "not valid XML"),
    ],
)  # fmt: skip
def test_hostile_xml_is_refused(data: str, words: str) -> None:
    (found,) = read(data)
    assert found.record is None
    assert words in str(found.problems[0])


@pytest.mark.skipif("DDCHECK_REAL_DATA" not in os.environ, reason="needs DDCHECK_REAL_DATA")
def test_real_documents_are_read_or_refused_with_a_reason() -> None:
    folder = Path(os.environ["DDCHECK_REAL_DATA"]) / "shipments" / "ubl"
    reads = [
        each for path in sorted(folder.glob("*.xml")) for each in read(path.read_bytes(), path.name)
    ]
    assert len(reads) == 23
    assert sum(each.record is not None for each in reads) == 21
    variants = [each.record for each in reads if "-NS" in each.source]
    assert len(variants) == 4
    assert all(each == variants[0] for each in variants)
