"""Shipments from customs declarations of the WCO data model, as far as these say it."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ddcheck import record_formats
from ddcheck.core.records import Party, Role, Shipment

if TYPE_CHECKING:
    from ddcheck.record_formats import Read

DECLARATION = """\
<md:MetaData xmlns:md="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">
  <md:WCOTypeName>DEC</md:WCOTypeName>
  <md:ResponsibleCountryCode>GB</md:ResponsibleCountryCode>
  <Declaration>
    <AcceptanceDateTime><DateTimeString formatCode="304">20261120093000+01</DateTimeString></AcceptanceDateTime>
    <FunctionCode>9</FunctionCode>
    <FunctionalReferenceID>REF-1</FunctionalReferenceID>
    <TypeCode>EXD</TypeCode>
    <BorderTransportMeans><ID>9074729</ID><IdentificationTypeCode>10</IdentificationTypeCode><ModeCode>1</ModeCode></BorderTransportMeans>
    <Consignment>
      <Itinerary><RoutingCountryCode>GB</RoutingCountryCode></Itinerary>
      <Itinerary><RoutingCountryCode>CA</RoutingCountryCode></Itinerary>
    </Consignment>
    <Declarant><ID>GB1</ID></Declarant>
    <Exporter><ID>GB1</ID></Exporter>
    <GoodsShipment>
      <Consignee><Name>Example Import</Name><Address><CityName>Town</CityName><CountryCode>US</CountryCode><Line>1 Road</Line></Address></Consignee>
      <Destination><CountryCode>US</CountryCode></Destination>
      <ExportCountry><ID>GB</ID></ExportCountry>
      <GovernmentAgencyGoodsItem>
        <SequenceNumeric>1</SequenceNumeric>
        <StatisticalValueAmount currencyID="GBP">200</StatisticalValueAmount>
        <AdditionalDocument><CategoryCode>X</CategoryCode><TypeCode>002</TypeCode><ID>GBSIE2026-1</ID><LPCOExemptionCode>EE</LPCOExemptionCode></AdditionalDocument>
        <AdditionalDocument><CategoryCode>9</CategoryCode><TypeCode>104</TypeCode><ID>GBOGE-2</ID><LPCOExemptionCode>XX</LPCOExemptionCode></AdditionalDocument>
        <AdditionalDocument><CategoryCode>Y</CategoryCode><TypeCode>901</TypeCode><Name>not listed</Name></AdditionalDocument>
        <Commodity><Description>Tin powder</Description>
          <Classification><ID>81129200</ID><IdentificationTypeCode>TSP</IdentificationTypeCode></Classification>
          <Classification><ID>31</ID><IdentificationTypeCode>TRC</IdentificationTypeCode></Classification>
          <GoodsMeasure><NetNetWeightMeasure unitCode="TNE">0.005</NetNetWeightMeasure><TariffQuantity unitCode="NAR">10</TariffQuantity></GoodsMeasure>
        </Commodity>
        <Origin><CountryCode>FR</CountryCode><TypeCode>2</TypeCode></Origin>
        <Origin><CountryCode>CN</CountryCode><TypeCode>1</TypeCode></Origin>
      </GovernmentAgencyGoodsItem>
    </GoodsShipment>
  </Declaration>
</md:MetaData>
"""


def read(text: str | bytes, name: str = "declaration.xml") -> list[Read]:
    data = text.encode() if isinstance(text, str) else text
    return list(record_formats.read(io.BytesIO(data), name))


def shipment(text: str) -> Shipment:
    (found,) = read(text)
    assert isinstance(found.record, Shipment), found.problems
    return found.record


def parties(record: Shipment) -> dict[Role | None, Party]:
    return {party.role: party for party in record.parties}


def test_a_declaration_is_a_shipment() -> None:
    record = shipment(DECLARATION)
    assert (record.id, str(record.export_date), record.mode) == ("REF-1", "2026-11-20", "sea")
    assert (record.origin, record.destination, record.currency) == ("GB", "US", "GBP")
    assert [stop.country for stop in record.route] == ["GB", "CA"]
    (item,) = record.items
    assert (item.line, item.declared_name, item.hs_code) == (1, "Tin powder", "8112920031")
    assert (str(item.net_weight_kg), str(item.quantity), item.unit) == ("5", "10", "NAR")
    assert (str(item.value), item.origin) == ("200", "CN")


def test_parties_have_their_roles_and_a_party_of_a_number_alone_has_no_name() -> None:
    found = parties(shipment(DECLARATION))
    assert found[Role.CONSIGNEE].name == "Example Import"
    assert (found[Role.CONSIGNEE].country, found[Role.CONSIGNEE].address) == ("US", "1 Road, Town")
    assert (found[Role.EXPORTER].name, found[Role.EXPORTER].identifiers) == (None, {"eori": "GB1"})
    assert found[Role.VESSEL].identifiers == {"imo": "9074729"}
    assert Role.BROKER not in found


def test_somebody_else_who_declares_is_a_broker() -> None:
    text = DECLARATION.replace("<Declarant><ID>GB1</ID>", "<Declarant><ID>GB2</ID>")
    assert parties(shipment(text))[Role.BROKER].identifiers == {"eori": "GB2"}


def test_a_consignor_exports_only_where_nobody_else_does() -> None:
    consignor = "<Consignor><Name>Sender</Name></Consignor><Destination>"
    text = DECLARATION.replace("<Destination>", consignor)
    assert parties(shipment(text))[None].name == "Sender"
    alone = text.replace("<Exporter><ID>GB1</ID></Exporter>", "")
    assert parties(shipment(alone))[Role.EXPORTER].name == "Sender"


def test_codes_of_documents_are_read_and_a_waived_licence_is_none() -> None:
    documents = shipment(DECLARATION).documents
    assert [(each.type, each.number, each.licence_type, each.lines) for each in documents] == [
        ("export_licence", "GBSIE2026-1", "single", (1,)),
        ("other", "9104 GBOGE-2", None, (1,)),
        ("other", "Y901 not listed", None, (1,)),
    ]


def test_goods_for_another_country_than_the_declaration_are_refused() -> None:
    item = "<SequenceNumeric>1</SequenceNumeric><Destination><CountryCode>{}</CountryCode></Destination>"
    text = DECLARATION.replace("<SequenceNumeric>1</SequenceNumeric>", item)
    assert shipment(text.format("US")).destination == "US"
    (found,) = read(text.format("KP"))
    assert "destination: is 'KP' here and 'US' on line 18" in str(found.problems[0])
    alone = text.replace("<Destination><CountryCode>US</CountryCode></Destination>", "")
    assert shipment(alone.format("KP")).destination == "KP"


def test_of_several_tariff_codes_none_is_passed_over() -> None:
    one = "<Classification><ID>81129200</ID><IdentificationTypeCode>TSP</IdentificationTypeCode></Classification>"
    (found,) = read(DECLARATION.replace(one, one + one.replace("81129200", "28258000")))
    assert "'81129200 / 28258000' is not an HS code" in str(found.problems[0])


def test_a_problem_stands_at_its_element() -> None:
    (found,) = read(
        DECLARATION.replace(
            "<CountryCode>US</CountryCode></Destination>",
            "<CountryCode>ZZ</CountryCode></Destination>",
        )
    )
    (problem,) = found.problems
    assert (problem.path, problem.line) == ("destination", 18)
    assert found.places("items[0].hs_code")[0] == 27


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("<FunctionCode>9<", "<FunctionCode>13<"), "changes the declaration REF-1"),
        (("WCOTypeName>DEC", "WCOTypeName>RES"), "no declaration but 'RES'"),
        (("GoodsShipment>", "Other>"), "states no goods"),
        (("<Declaration>", "<!--"), "not valid XML"),
    ],
)  # fmt: skip
def test_what_is_no_whole_declaration_says_so(change: tuple[str, str], words: str) -> None:
    (found,) = read(DECLARATION.replace(*change))
    assert found.record is None
    assert words in str(found.problems[0])


@pytest.mark.skipif("DDCHECK_REAL_DATA" not in os.environ, reason="needs DDCHECK_REAL_DATA")
def test_real_declarations_are_read_or_refused_with_a_reason() -> None:
    folder = Path(os.environ["DDCHECK_REAL_DATA"]) / "shipments" / "wco_declarations"
    reads = [
        each for path in sorted(folder.glob("*.xml")) for each in read(path.read_bytes(), path.name)
    ]
    refused = [str(each.problems[0]) for each in reads if each.record is None]
    reasons = (
        "is not a country code",
        "changes the declaration",
        "is no declaration",
        "is not valid XML",
    )
    assert len(reads) == 60
    assert len(reads) - len(refused) == 43
    assert all(any(reason in text for reason in reasons) for text in refused)
