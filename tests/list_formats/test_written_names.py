"""Names that stand together in one field of an official list: each of them is found."""

from __future__ import annotations

import json
from datetime import date

import pytest

from ddcheck import list_formats
from ddcheck.core.screening.screener import Screener
from ddcheck.list_formats._written_names import names_in


@pytest.mark.parametrize(
    ("written", "name", "others", "weak"),
    [
        ("JOHN DOE A/K/A JACK ROE", "JOHN DOE", ("JACK ROE",), ()),
        ("WIDGET AIRLINES D/B/A W7 AIRLINES", "WIDGET AIRLINES", ("W7 AIRLINES",), ()),
        ("JANE (A.K.A. MEI-MEI ROE) DOE", "JANE DOE", ("MEI-MEI ROE",), ()),
        ("Doe, John; a.k.a Johnny Doe", "Doe, John", ("Johnny Doe",), ()),
        ("Widget Trading Corp., aka Widget", "Widget Trading Corp.", ("Widget",), ()),
        ("also known as: Karl Doe", "Karl Doe", (), ()),
        ("formerly known as Widget Works", "Widget Works", (), ()),
        ("A Works Co. and formerly known as B Works Co.", "A Works Co.", ("B Works Co.",), ()),
        ("Hot Works, a.k.a., the following two aliases:", "Hot Works", (), ()),
        ("Widget Works (a.k.a., Widgets; and a.k.a. WW Co", "Widget Works", ("Widgets", "WW Co"), ()),
        ("Widget Institute (WI)", "Widget Institute", ("Widget Institute (WI)",), ("WI",)),
        ("WIDGET INSTITUTE (WI)", "WIDGET INSTITUTE", ("WIDGET INSTITUTE (WI)",), ("WI",)),
        ("JOHN (JACK) DOE", "JOHN (JACK) DOE", (), ()),
        ("Widgets (HK) Limited", "Widgets (HK) Limited", (), ()),
        ("WIDGET FOUNDATION (KENYA)", "WIDGET FOUNDATION (KENYA)", (), ()),
        ("WAW (Widgets of All the World)", "WAW", ("Widgets of All the World",), ()),
        ("Doe Jon (金铁木)", "Doe Jon", ("金铁木",), ()),
        ("Iwan (original script: Иван)", "Iwan", ("Иван",), ()),
        ("حسن (Hasan Ghul; Hassan Gul)", "حسن", ("Hasan Ghul", "Hassan Gul"), ()),
        ("El Doe (combat name)", "El Doe", ("El Doe (combat name)",), ()),
        ("Jane Mary Doe, born 1 Jan. 1953 (Oman passport)", "Jane Mary Doe", (), ()),
        ("DOE (WIDGET GROUP INC.)", "DOE (WIDGET GROUP INC.)", (), ("DOE",)),
        (
            "Widget Group 13th Institute (WG 13) subordinate institution: Bolt Circuits",
            "Widget Group 13th Institute",
            ("Widget Group 13th Institute (WG 13)", "Bolt Circuits"),
            (),
        ),
        ("Widget Motors; and", "Widget Motors", (), ()),
        ("Widget Motors, and", "Widget Motors", (), ()),
        ("Widget Telecom; and Technology", "Widget Telecom; and Technology", (), ()),
        ("Hak Aka Trading", "Hak Aka Trading", (), ()),
        ("Doe, John, Jr.", "Doe, John, Jr.", (), ()),
    ],
)  # fmt: skip
def test_names_in_one_field_are_taken_apart(
    written: str, name: str, others: tuple[str, ...], weak: tuple[str, ...]
) -> None:
    assert names_in(written) == (name, others, weak)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Widget Tech, 5762 Example Ave, Montreal, QC, H4P 1K5, Canada; and 5 X St, Canada", "Widget Tech"),
        ("Doe John. No. 2A Example Road, Beijing, China, 100102", "Doe John"),
        ("APEX Ltd., 26 Example St Office 415, Moscow, Russia 115583", "APEX Ltd"),
        ("Zaliv Works LLC. 4 Example Street, Kerch, Ukraine", "Zaliv Works LLC"),
    ],
)  # fmt: skip
def test_an_address_behind_a_name_is_no_part_of_it(written: str, name: str) -> None:
    assert names_in(written) == (name, (written,), ())


@pytest.mark.parametrize(
    "written", ["", " ", ";", "()", "(", "a.k.a.", "; and", "((", "—", "a.k.a. ("]
)
def test_what_holds_no_name_is_left_as_it_is(written: str) -> None:
    assert names_in(written)[0] == written.strip(" ;") or names_in(written)[0] == written.strip()


UN = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-11-01T00:00:00">
  <INDIVIDUALS><INDIVIDUAL>
    <FIRST_NAME>WIDGET</FIRST_NAME><SECOND_NAME>BROOKES</SECOND_NAME>
    <REFERENCE_NUMBER>XX.1</REFERENCE_NUMBER><LISTED_ON>2020-01-01</LISTED_ON>
    <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>%s</ALIAS_NAME></INDIVIDUAL_ALIAS>
  </INDIVIDUAL></INDIVIDUALS><ENTITIES/>
</CONSOLIDATED_LIST>"""
DPL = (
    "Name\tStreet_Address\tCity\tState\tCountry\tPostal_Code\tEffective_Date\tExpiration_Date\t"
    "Standard_Order\tLast_Update\tAction\tFR_Citation\n%s\t1 Road\tX\tCA\tUS\t9\t03/31/2017\t\tY\t2017-04-06\tNEW\t1\n"
)
EU = """<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05">
<sanctionEntity euReferenceNumber="EU.1.1"><subjectType code="person"/>
<nameAlias wholeName="%s" strong="true"/></sanctionEntity></export>"""


@pytest.mark.parametrize(
    ("text", "written", "asked"),
    [
        (UN, "Gulab Shahbaz (گلاب شهباز)", "گلاب شهباز"),
        (UN, "El Zorrillo (combat name)", "El Zorrillo"),
        (DPL, "ZOLTAN ERDELYI A/K/A FRANK SUNDERLAND", "Frank Sunderland"),
        (DPL, "ZOLTAN ERDELYI A/K/A FRANK SUNDERLAND", "Zoltan Erdelyi"),
        (EU, "Zoltan Erdelyi (a.k.a. Frank Sunderland)", "Frank Sunderland"),
    ],
)
def test_a_party_is_found_by_each_name_of_a_field(text: str, written: str, asked: str) -> None:
    entity_list = list_formats.parse((text % written).encode(), "list")
    assert Screener([entity_list], as_of=date(2026, 11, 20)).screen(asked)


def test_an_institution_of_another_is_found_by_its_own_name() -> None:
    alias = "Widget Group 13th Institute (WG 13) subordinate institution: Bolt Circuits"
    entity = {"name": "Widget Group 13th Institute", "aliases": [alias]}
    data = json.dumps({"list_id": "x", "count": 1, "entities": [entity]}).encode()
    screener = Screener([list_formats.parse(data, "list")], as_of=date(2026, 11, 20))
    assert screener.screen("Bolt Circuits Co., Ltd.")
