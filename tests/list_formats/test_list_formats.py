"""Official and plain list files: what is read, what is refused, and where a bad row stands."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ddcheck import list_formats
from ddcheck.errors import DataGuardError, InvalidFileError, UnknownNameError
from ddcheck.list_formats._building import birth_dates
from ddcheck.list_formats._countries import country_code
from ddcheck.list_formats._written_names import names_in
from national_lists import AU, CA, CH, UK

if TYPE_CHECKING:
    from ddcheck.core.lists import EntityList

SDN = (
    '36,"AERO WIDGETS",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"a.k.a. \'AW\'; Legal Entity Number 253400WSS48YWMBUA688."\n'
    '40,"DOE, John","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 17 Jul 1964; alt. DOB 1965; nationality Iran."\n'
    '41,"SEA WIDGET","vessel","IRAN",-0- ,"Tanker",-0- ,-0- ,"Panama",-0- ,-0- ,"Vessel Registration Identification IMO 9074729; MMSI 572469210"\n'
    "\x1a"
)
ALT = '36,12,"aka","WIDGETS DEL AIRE",-0- \n40,13,"fka","DOE, Jonathan",-0- \n\x1a'
ADD = '36,25,"1 Example Road","Havana","Cuba",-0- \n40,26,-0- ,-0- ,"Iran",-0- \n'


def ofac_xml(namespace: str, count: int = 1) -> bytes:
    return f"""<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="{namespace}">
  <publshInformation><Publish_Date>05/06/2024</Publish_Date><Record_Count>{count}</Record_Count></publshInformation>
  <sdnEntry><uid>9</uid><firstName>John</firstName><lastName>DOE</lastName><sdnType>Individual</sdnType>
    <programList><program>SDGT</program></programList>
    <akaList><aka><uid>1</uid><category>weak</category><lastName>THE DOE</lastName></aka>
      <aka><uid>2</uid><category>strong</category><lastName>DOE</lastName><firstName>Jack</firstName></aka></akaList>
    <dateOfBirthList><dateOfBirthItem><dateOfBirth>circa 1962</dateOfBirth></dateOfBirthItem></dateOfBirthList>
  </sdnEntry>
</sdnList>""".encode()


UN = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2024-11-30T00:00:00.875Z">
  <INDIVIDUALS>
    <INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>JOHN </FIRST_NAME><SECOND_NAME>DOE</SECOND_NAME>
      <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.001</REFERENCE_NUMBER><LISTED_ON>2016-11-30</LISTED_ON>
      <NAME_ORIGINAL_SCRIPT>존 도</NAME_ORIGINAL_SCRIPT>
      <NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE></NATIONALITY>
      <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Johnny</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Jon Doe; Jean Doe</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1962</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>381310014</NUMBER></INDIVIDUAL_DOCUMENT>
    </INDIVIDUAL>
  </INDIVIDUALS>
  <ENTITIES>
    <ENTITY><DATAID>2</DATAID><FIRST_NAME>WIDGET TRADING</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
      <REFERENCE_NUMBER>KPe.001</REFERENCE_NUMBER><LISTED_ON>2016-11-30</LISTED_ON>
      <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>WIDGET CO</ALIAS_NAME></ENTITY_ALIAS>
      <ENTITY_ADDRESS><STREET>80 Example Place</STREET><CITY>Singapore</CITY><COUNTRY>Singapore</COUNTRY></ENTITY_ADDRESS>
    </ENTITY>
  </ENTITIES>
</CONSOLIDATED_LIST>"""

ENTITIES = {
    "list_id": "bis-entity-list",
    "extracted": "2026-07-09",
    "count": 2,
    "entities": [
        {
            "name": "Academy of Widgets (AOW), f.k.a. left alone",
            "aliases": ["Widget Academy (f.k.a., Widget School)"],
            "country": "China",
            "address": "1 Example Road, Xian, China; and 2 Example Road, Xian",
            "effective_date": "June 21, 2022",
            "federal_register": "85 FR 1",
            "notes": "USCC: 91110000MA005UCQ5P",
        },
        {"name": "Other Works", "aliases": [], "country": None, "address": None},
    ],
}
DPL = (
    '"Name"\t"Street_Address"\t"City"\t"State"\t"Country"\t"Postal_Code"\t"Effective_Date"\t"Expiration_Date"\t'
    '"Standard_Order"\t"Last_Update"\t"Action"\t"FR_Citation"\n'
    '" JOHN DOE"\t"1 Road"\t"ADELANTO"\t"CA"\t""\t"92301"\t"03/31/2017"\t"06/13/2026"\t"Y"\t"2017-04-06"\t"NEW"\t"82 F.R. 1"\n'
)
CSL = (
    "source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,"
    "license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,"
    "remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids\n"
    'Denied Persons List,7,Individual,, JOHN DOE,,"1 ROAD, X, CA",82 F.R. 1,2017-10-16,2020-10-13,Y,,,,,,,,,,,JACK DOE; JON DOE,,'
    '1970,,,,"US, 80-0890696, Tax ID No."\n'
)


def parse(data: bytes | str, name: str = "file", **companions: str) -> EntityList:
    raw = data.encode() if isinstance(data, str) else data
    beside = {f"{key}.csv": value.encode() for key, value in companions.items()}
    return list_formats.parse(raw, name, companions=beside)


def refused(data: bytes | str, name: str = "list.csv") -> list[str]:
    with pytest.raises(InvalidFileError) as caught:
        parse(data, name)
    return [str(problem) for problem in caught.value.problems]


SEEN = pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("name,type\nA,person\n", "csv"),
        (SDN, "ofac-sdn-csv"),
        (ofac_xml("http://tempuri.org/sdnList.xsd"), "ofac-xml"),
        (UN, "un-xml"),
        (json.dumps(ENTITIES), "us-json"),
        (
            '<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05">',
            "eu-fsf-xml",
        ),
        (DPL, "bis-dpl-txt"),
        (CSL, "us-csl-csv"),
        ("id: x\npublisher: y\nentries:\n- {id: a, name: b}\n", "yaml"),
        ("\ufeffname\nA\n", "csv"),
        (UK, "uk-sanctions-xml"),
        (CH, "ch-seco-xml"),
        (CA, "ca-sema-xml"),
        (AU, "au-dfat-xlsx"),
    ],
)


@SEEN
def test_the_format_is_seen_in_the_content(data: bytes | str, expected: str) -> None:
    raw = data.encode() if isinstance(data, str) else data
    assert list_formats.detect(raw, "whatever.dat") == expected


@SEEN
def test_no_other_format_claims_it(data: bytes | str, expected: str) -> None:
    raw = data.encode() if isinstance(data, str) else data
    claiming = {
        name
        for name in list_formats.names()
        if list_formats._is_of(name, raw, list_formats._head(raw))
    }
    assert claiming - {"csv", "yaml"} == {expected} - {"csv", "yaml"}


def test_what_is_no_list_is_refused_with_the_formats_there_are() -> None:
    with pytest.raises(InvalidFileError, match="un-xml"):
        list_formats.detect(b"hello\nworld\n", "x.csv")


def test_an_unknown_format_is_refused_with_a_near_name() -> None:
    with pytest.raises(UnknownNameError, match="un-xml"):
        list_formats.parse(b"", "x", "un-xm")


class TestPlainCsv:
    def test_every_column_of_the_contract_is_read(self) -> None:
        entry = parse(
            "id,name,type,country,aliases,birth_date,identifiers,address,program,listed_on,delisted_on\n"
            "7,甲厂,company,CN,First Works;二厂,,uscc:91110000MA005UCQ5P;imo=9074729,1 Road,P,2020-01-02,2021-03-04\n",
            "my list.csv",
        ).entries[0]
        assert (entry.id, entry.name, entry.type, entry.countries) == (
            "7",
            "甲厂",
            "organization",
            ("CN",),
        )
        assert entry.names == ("First Works", "二厂")
        assert entry.identifiers == {"uscc": ("91110000MA005UCQ5P",), "imo": ("9074729",)}
        assert [
            str(entry.status(day, {}))
            for day in (date(2020, 1, 1), date(2020, 1, 2), date(2021, 3, 4))
        ] == ["not_yet", "active", "delisted"]

    def test_the_list_is_named_after_its_file(self) -> None:
        assert parse("name\nA\n", "dir/My List.2026.csv").id == "my-list"

    def test_equal_names_get_different_ids(self) -> None:
        assert [e.id for e in parse("name\nA\nA\nA-2\n").entries] == ["a", "a-2", "a-2-2"]

    def test_lines_end_as_each_system_ends_them_and_a_quoted_cell_keeps_its_own(self) -> None:
        text = 'name,remark\r\nA,"x\ry"\rB,\n"C\r\nD",z\nE'
        assert [(e.name, e.remark) for e in parse(f"{text},\n").entries] == [
            ("A", "x\ry"),
            ("B", None),
            ("C\r\nD", "z"),
            ("E", None),
        ]
        (problem,) = refused(text)
        assert problem.startswith("list.csv:7: ")

    def test_entries_say_which_fields_their_row_states(self) -> None:
        first, second, third = parse("name,id,country\nA,1,\nB,2,CN\nC,3,\n").entries
        assert first.model_fields_set == third.model_fields_set == {"name", "id"}
        assert second.model_fields_set == {"name", "id", "countries"}
        assert first == type(first)(id="1", name="A")

    def test_every_bad_row_is_told_with_its_line(self) -> None:
        problems = refused(
            'name,type,country,birth_date\n"A\nB",robot,CN,\nC,person,XYZ,\n,person,,\nD,person,CN,70\nF,person,CN,1970-13\nE,person\n'
        )
        assert [problem.split(": ")[0] for problem in problems] == [
            f"list.csv:{line}" for line in (2, 4, 5, 6, 7, 8)
        ]

    def test_an_unknown_column_is_refused_for_it_may_hold_names(self) -> None:
        assert "did you mean 'aliases'" in refused("name,aliasses\nA,B\n")[0]

    def test_a_row_is_never_dropped(self) -> None:
        assert len(parse("name\n" + "".join(f"N{n}\n" for n in range(500))).entries) == 500

    def test_nothing_but_a_header_is_no_list(self) -> None:
        with pytest.raises(DataGuardError, match="no entry"):
            parse("name,type\n")

    def test_text_in_another_encoding_is_damaged(self) -> None:
        with pytest.raises(DataGuardError, match="not UTF-8"):
            parse("name\n\u00e9\n".encode("latin-1"))

    def test_semicolons_may_part_the_columns(self) -> None:
        assert parse("name;country\nA;DE\n").entries[0].countries == ("DE",)


class TestOfac:
    def test_the_files_of_one_list_are_put_together(self) -> None:
        widgets, doe, ship = parse(SDN, "sdn.csv", alt=ALT, add=ADD).entries
        assert (widgets.names, widgets.weak_names) == (("WIDGETS DEL AIRE",), ("AW",))
        assert widgets.identifiers == {"lei": ("253400WSS48YWMBUA688",)}
        assert widgets.addresses == ("1 Example Road, Havana, Cuba",)
        assert (widgets.countries, widgets.programme) == (("CU",), "CUBA")
        assert (doe.type, doe.birth_dates, doe.countries) == (
            "person",
            ("1964-07-17", "1965"),
            ("IR",),
        )
        assert (ship.type, ship.identifiers["imo"], ship.countries) == (
            "vessel",
            ("9074729",),
            ("PA",),
        )

    def test_a_list_without_its_aliases_says_so(self) -> None:
        assert "without its alias file" in parse(SDN, "sdn.csv").title.en
        assert "without" not in parse(SDN, "sdn.csv", alt=ALT).title.en

    def test_the_files_beside_it_are_found(self, tmp_path: Path) -> None:
        for name, text in (("sdn.csv", SDN), ("alt.csv", ALT), ("add.csv", ADD)):
            (tmp_path / name).write_text(text)
        assert list_formats.load_list(tmp_path / "sdn.csv").entries[0].names

    def test_an_alias_of_nobody_is_refused(self) -> None:
        with pytest.raises(InvalidFileError, match=r"alt\.csv:1: is about the entry '99', which"):
            parse(SDN, "sdn.csv", alt='99,1,"aka","X",-0- \n')
        with pytest.raises(InvalidFileError, match=r"alt\.csv:1: has 3 cells where a row has 5"):
            parse(SDN, "sdn.csv", alt='40,1,"aka"\n')

    def test_an_alias_file_alone_is_no_list(self) -> None:
        assert "give sdn.csv" in refused(ALT, "alt.csv")[0]

    def test_a_cut_row_is_refused(self) -> None:
        assert refused(SDN.removesuffix("\x1a") + '50,"CUT",-0- ,"X"\n', "sdn.csv")[0].startswith(
            "sdn.csv:4"
        )

    @pytest.mark.parametrize(
        "namespace",
        [
            "http://tempuri.org/sdnList.xsd",
            "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML",
        ],
    )
    def test_both_namespaces_are_read(self, namespace: str) -> None:
        (entry,) = parse(ofac_xml(namespace)).entries
        assert (entry.name, entry.names, entry.weak_names) == (
            "DOE, John",
            ("DOE, Jack",),
            ("THE DOE",),
        )
        assert (entry.birth_dates, entry.type) == (("1962",), "person")

    def test_fewer_records_than_declared_are_refused(self) -> None:
        with pytest.raises(DataGuardError, match="8197"):
            parse(ofac_xml("x", count=8197))


class TestUn:
    def test_people_and_entities_are_read(self) -> None:
        found = parse(UN)
        person, entity = found.entries
        assert (found.edition, person.id, person.name) == ("2024-11-30", "KPi.001", "JOHN DOE")
        assert (person.names, person.weak_names) == (("존 도", "Jon Doe", "Jean Doe"), ("Johnny",))
        assert (person.birth_dates, person.countries) == (("1960", "1961", "1962"), ("KP",))
        assert (entity.type, entity.names, entity.countries) == (
            "organization",
            ("WIDGET CO",),
            ("SG",),
        )

    @pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
    def test_a_cut_file_is_refused_and_not_shortened(self, share: float) -> None:
        with pytest.raises(DataGuardError):
            parse(UN[: int(len(UN) * share)].encode())

    def test_a_file_in_two_encodings_is_refused(self) -> None:
        with pytest.raises(DataGuardError, match="not UTF-8"):
            parse(UN.replace("Johnny", "J\u00e9").encode().replace(b"\xc3\xa9", b"\xe9"))

    def test_a_document_type_is_refused(self) -> None:
        bomb = UN.replace(
            "<CONSOLIDATED_LIST", '<!DOCTYPE x [<!ENTITY a "b">]><CONSOLIDATED_LIST', 1
        )
        with pytest.raises(DataGuardError, match="document type"):
            parse(bomb)


class TestUnitedStates:
    def test_names_inside_names_are_taken_apart(self) -> None:
        first, second = parse(json.dumps(ENTITIES)).entries
        assert first.weak_names == ("AOW",)
        assert "Widget School" in first.names
        assert "Widget Academy" in first.names
        assert first.addresses == ("1 Example Road, Xian, China", "2 Example Road, Xian")
        assert (first.listed_on, first.identifiers) == (
            date(2022, 6, 21),
            {"uscc": ("91110000MA005UCQ5P",)},
        )
        assert second.countries == ()

    def test_another_count_than_declared_is_refused(self) -> None:
        with pytest.raises(DataGuardError, match="3 entries and holds 2"):
            parse(json.dumps(ENTITIES | {"count": 3}))

    @pytest.mark.parametrize(
        ("field", "value"),
        [("aliases", "Widget Academy"), ("aliases", [None]), ("country", ["CN"]), ("notes", 7)],
    )
    def test_a_field_of_another_type_is_refused_and_not_read_letter_by_letter(
        self, field: str, value: object
    ) -> None:
        entity = ENTITIES["entities"][0] | {field: value}  # type: ignore[index]
        (problem,) = refused(json.dumps(ENTITIES | {"count": 1, "entities": [entity]}))
        assert f"{field}: is of another type" in problem

    def test_an_expired_order_is_delisted_the_day_after(self) -> None:
        entry = parse(DPL).entries[0]
        assert [str(entry.status(date(2026, 6, day), {})) for day in (13, 14)] == [
            "active",
            "delisted",
        ]

    def test_the_consolidated_list_is_read_with_28_and_29_columns(self) -> None:
        for text in (
            CSL,
            CSL.replace("source,", "_id,source,", 1).replace("\nDenied", "\nx1,Denied"),
        ):
            (entry,) = parse(text).entries
            assert (entry.name, entry.names, entry.type) == (
                "JOHN DOE",
                ("JACK DOE", "JON DOE"),
                "person",
            )
            assert str(entry.status(date(2026, 1, 1), {})) == "delisted"
            assert entry.identifiers == {"tax": ("80-0890696",)}


EU = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04.449+02:00">
  <sanctionEntity euReferenceNumber="EU.1.1" logicalId="13">
    <regulation numberTitle="1210/2003 (OJ L169)" programme="IRQ"/><subjectType code="person"/>
    <nameAlias wholeName="John Doe" strong="true"/><nameAlias wholeName="The Doe" strong="false"/>
    <citizenship countryIso2Code="IQ"/><birthdate birthdate="1937-04-28" year="1937"/>
  </sanctionEntity>
</export>"""


class TestEuropeanUnion:
    def test_an_entity_is_read(self) -> None:
        found = parse(EU)
        (entry,) = found.entries
        assert (found.id, found.edition) == ("eu-financial-sanctions", "2026-08-05")
        assert (entry.name, entry.weak_names, entry.type) == ("John Doe", ("The Doe",), "person")
        assert (entry.countries, entry.birth_dates) == (("IQ",), ("1937-04-28",))

    def test_an_entity_that_comes_again_differently_is_refused(self) -> None:
        start, end = EU.index("  <sanctionEntity"), EU.index("</export>")
        again = EU[:end] + EU[start:end]
        assert len(parse(again + "</export>").entries) == 1
        with pytest.raises(InvalidFileError, match="twice"):
            parse(again.replace("John", "Jack", 1) + "</export>")

    def test_a_cut_file_is_refused(self) -> None:
        with pytest.raises(DataGuardError):
            parse(EU[:-30])


class TestOurYaml:
    LIST = "id: x\ntitle: {en: X}\npublisher: y\nedition: '1'\nat_least: 2\nentries:\n- {id: a, name: b}\n"

    def test_fewer_entries_than_at_least_are_damage(self) -> None:
        with pytest.raises(DataGuardError, match="at the least"):
            parse(self.LIST)

    def test_a_wrong_field_is_told_with_its_line(self) -> None:
        problems = refused(self.LIST.replace("at_least: 2", "colour: 2"), "x.yaml")
        assert problems[0].startswith("x.yaml:5")


def test_a_file_that_is_not_there_or_empty_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(DataGuardError, match="cannot be read"):
        list_formats.load_list(tmp_path / "none.csv")
    (tmp_path / "empty.csv").write_bytes(b"\n")
    with pytest.raises(DataGuardError, match="is empty"):
        list_formats.load_list(tmp_path / "empty.csv")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("circa 1965", ("1965",)),
        ("17 Jul 1964", ("1964-07-17",)),
        ("Jan 1970", ("1970-01",)),
        ("1960 to 1962", ("1960", "1961", "1962")),
        ("unknown", ()),
    ],
)
def test_dates_of_birth_are_read_as_far_as_they_are_known(
    text: str, found: tuple[str, ...]
) -> None:
    assert birth_dates(text) == found


def test_a_successor_clause_is_no_part_of_a_name() -> None:
    written = "Some Works; and any successor, sub-unit, or subsidiary thereof"
    assert names_in(written) == ("Some Works", (), ())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Iran (Islamic Republic of)", "IR"),
        ("Türkiye", "TR"),
        ("Korea, North", "KP"),
        ("People’s Republic of China", "CN"),
        ("Libya (in custody)", "LY"),
        ("Atlantis", None),
        ("CN", "CN"),
    ],
)
def test_countries_are_known_by_the_names_lists_use(name: str, code: str | None) -> None:
    assert country_code(name) == code


REAL = os.environ.get("DDCHECK_REAL_DATA", "")
WHOLE = {
    "ofac/2019-01/sdn.csv": 7379,
    "ofac/cons_prim.csv": 442,
    "ofac/ofac_consolidated_nonSDN.xml": 443,
    "un/un_2020-11-24.xml": 1018,
    "un/un_2024-11-30.xml": 879,
    "us/bis_entity_list.json": 3409,
    "us/bis_dpl.json": 564,
    "us/bis_meu.json": 70,
    "us/dow_1260h.json": 80,
    "us/dow_1286.json": 134,
    "us/dhs_uflpa.json": 148,
    "us/ofac_nscmic.json": 68,
    "us/state_debarred_statutory.json": 779,
    "us/state_nonproliferation.json": 528,
    "us/csl_2019_28col.csv": 115,
    "us/consolidated_2025_29col.csv": 13,
    "us/dpl_2019.txt": 546,
    "us/dpl_2021.txt": 581,
    "other/eu_fsf_v1.1_excerpt_2026-08-05.xml": 4,
    "other/uk_sanctions_list_excerpt_2026-08-14.xml": 4,
    "other/regulation8_consolidated.xlsx": 3062,
    "other/seco_excerpt_2026-08-15.xml": 2,
    "other/sema-lmes_excerpt_2020.xml": 10,
}


@pytest.mark.skipif(not REAL, reason="DDCHECK_REAL_DATA names no data")
class TestRealFiles:
    @pytest.mark.parametrize("name", WHOLE)
    def test_a_published_list_is_read_whole(self, name: str) -> None:
        assert len(list_formats.load_list(Path(REAL, "lists", name)).entries) == WHOLE[name]

    @pytest.mark.parametrize(
        "name", ["un/un_2025-08-16_MISENCODED.xml", "ofac/sdn_sample_2020-04.xml"]
    )
    def test_a_damaged_or_cut_one_is_refused(self, name: str) -> None:
        with pytest.raises(DataGuardError):
            list_formats.load_list(Path(REAL, "lists", name))
