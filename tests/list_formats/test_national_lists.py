"""The lists of the United Kingdom, Australia, Switzerland and Canada: what is read, and what is refused."""

from __future__ import annotations

import contextlib
import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck import list_formats
from ddcheck.core.screening.screener import Screener
from ddcheck.errors import DataGuardError, InvalidFileError
from ddcheck.list_formats._countries import nationality_code
from national_lists import AU, CA, CH, HEADINGS, UK, dfat, dfat_row

if TYPE_CHECKING:
    from ddcheck.core.lists import Designation, EntityList


def parse(data: bytes | str) -> EntityList:
    return list_formats.parse(data.encode() if isinstance(data, str) else data, "file")


def refused(data: bytes | str) -> list[str]:
    with pytest.raises(InvalidFileError) as caught:
        parse(data)
    return [str(problem) for problem in caught.value.problems]


def damaged(data: bytes | str) -> str:
    with pytest.raises(DataGuardError) as caught:
        parse(data)
    return str(caught.value)


class TestUnitedKingdom:
    def test_the_edition_is_the_day_it_was_generated(self) -> None:
        found = parse(UK)
        assert (found.id, found.edition, found.published) == (
            "uk-sanctions-list",
            "2026-11-02",
            date(2026, 11, 2),
        )
        attribute_alone = UK.replace("<DateGenerated>02/11/2026</DateGenerated>", "", 1)
        assert parse(attribute_alone).edition == "2026-11-02"
        assert "when it was generated" in damaged(attribute_alone.replace("dateGenerated", "x"))

    def test_a_person_goes_by_the_primary_name_and_its_variations(self) -> None:
        entry = parse(UK).entries[0]
        assert (entry.id, entry.name, entry.type) == ("XYZ0001", "John Quentin DOE", "person")
        assert entry.names == ("Jon DOE", "Johan DOE", "Jack ROE", "Джон Доу")
        assert entry.weak_names == ("The Doe",)

    def test_birth_dates_are_known_as_far_as_they_are_written(self) -> None:
        assert parse(UK).entries[0].birth_dates == (
            "1968",
            "1958-09",
            "1967-11-12",
            "1985",
            "1970",
        )

    def test_a_person_has_documents_a_nationality_and_addresses(self) -> None:
        entry = parse(UK).entries[0]
        assert entry.identifiers == {"passport": ("D0000001",), "national_id": ("0070007",)}
        assert (entry.countries, entry.listed_on) == (("SY",), date(2022, 3, 7))
        assert entry.addresses == ("1 Example Road, Kabul, Afghanistan",)

    def test_the_regime_is_programme_and_citation(self) -> None:
        entry = parse(UK).entries[0]
        assert entry.programme == "Atlantis"
        assert entry.citation == "The Atlantis (Sanctions) (EU Exit) Regulations 2020"

    def test_a_firm_has_its_registration_numbers_and_the_country_of_its_address(self) -> None:
        entry = parse(UK).entries[1]
        assert (entry.name, entry.weak_names) == ("Widget Works", ("WW",))
        assert entry.identifiers == {"registration": ("1020000000001",), "tax": ("7700000001",)}
        assert (entry.type, entry.countries) == ("organization", ("BY",))

    def test_a_ship_has_its_imo_number_flags_and_former_names(self) -> None:
        entry = parse(UK).entries[2]
        assert (entry.type, entry.names, entry.listed_on) == ("vessel", ("Old Widget",), None)
        assert (entry.identifiers, entry.countries) == ({"imo": ("9074729",)}, ("KM", "PA"))

    def test_every_bad_designation_is_told_with_its_line(self) -> None:
        bad = (
            UK.replace(">Entity<", ">Planet<")
            .replace("<DateDesignated>07/03/2022", "<DateDesignated>31/02/2022", 1)
            .replace("<Name6>Sea Widget</Name6>", "")
            .replace("<Name6>Old Widget</Name6>", "")
        )
        first, second, third = refused(bad)
        assert first.startswith("file:4: DateDesignated: '31/02/2022' is not a date")
        assert second.startswith("file:25: IndividualEntityShip: 'Planet' is none of")
        assert third.startswith("file:35: Names: has no name")

    def test_a_designation_without_an_id_or_with_one_of_another_is_refused(self) -> None:
        assert "file:4: id" in refused(UK.replace("<UniqueID>XYZ0001</UniqueID>", ""))[0]
        assert "twice" in refused(UK.replace("XYZ0002", "XYZ0001"))[0]


class TestSwitzerland:
    def test_the_edition_is_the_day_it_states(self) -> None:
        found = parse(CH)
        assert (found.id, found.edition) == ("ch-seco-sanctions", "2026-11-03")
        assert "of which day" in damaged(CH.replace('date="2026-11-03"', 'date="?"'))

    def test_a_list_of_changes_is_not_taken_for_the_list(self) -> None:
        assert "not the whole list" in damaged(CH.replace("whole-list", "delta-list", 1))

    def test_names_are_spelt_in_each_language_and_script(self) -> None:
        entry = parse(CH).entries[0]
        assert entry.name == "Dzhon Petrovich Dou"
        assert entry.names == (
            "Dzhon Petrovich Doe",
            "John Petrovich Dou",
            "John Petrovich Doe",
            "Джон ДОУ",
        )
        assert entry.weak_names == ("The Doe",)

    def test_more_spellings_than_anybody_writes_are_paired(self) -> None:
        many = "".join(
            f'<spelling-variant lang="RUS" script="LATN">Do{n}</spelling-variant>'
            for n in range(40)
        )
        at = '<spelling-variant lang="RUS" script="LATN">Doe</spelling-variant>'
        names = parse(CH.replace(at, many)).entries[0].names
        assert 40 <= len(names) <= 45
        assert "John Petrovich Do39" in names

    def test_a_name_before_marriage_is_another_name(self) -> None:
        title = '<name-part order="4" name-part-type="title"><value>Dr</value>'
        maiden = '<name-part order="4" name-part-type="maiden-name"><value>Roe</value>'
        entry = parse(CH.replace(title, maiden)).entries[0]
        assert entry.name == "Dzhon Petrovich Dou"
        assert "Dzhon Petrovich Roe" in entry.names

    def test_a_person_has_documents_a_nationality_and_birth_dates_of_our_calendar(self) -> None:
        entry = parse(CH).entries[0]
        assert entry.birth_dates == ("1980-04-03", "1981-12", "1982")
        assert (entry.countries, entry.identifiers) == (("SY",), {"passport": ("D0000002",)})
        assert entry.addresses == ("1 Example Road, 220000, Minsk, Belarus", "Minsk, Belarus")
        assert entry.remark == "Makes widgets."

    def test_the_programme_is_cited_by_its_ordinance(self) -> None:
        entry = parse(CH).entries[0]
        assert entry.programme == "Atlantis"
        assert entry.citation == "Ordinance on measures against Atlantis (SR 946.0)"
        assert parse(CH.replace('ssid="11"', 'ssid="12"')).entries[0].citation == "SECO 100"

    def test_a_firm_is_where_its_address_is_and_an_object_is_what_it_is(self) -> None:
        _, firm, ship = parse(CH).entries
        assert (firm.type, firm.countries) == ("organization", ("BY",))
        assert (ship.type, ship.name) == ("vessel", "Sea Widget")
        assert ship.identifiers == {"imo": ("9074729",)}

    def test_an_object_of_another_kind_is_of_none_that_is_known(self) -> None:
        assert (
            parse(CH.replace('object-type="vessel"', 'object-type="planet"')).entries[2].type
            is None
        )

    def test_a_target_is_listed_from_its_first_day_whatever_the_order_of_changes(self) -> None:
        entry = parse(CH).entries[0]
        assert self.states(entry, date(2020, 2, 2), date(2020, 2, 3)) == ["not_yet", "active"]

    def test_a_target_that_was_amended_before_it_was_listed_was_listed_before(self) -> None:
        earlier = CH.replace('effective-date="2024-05-05"', 'effective-date="2011-05-05"')
        entry = parse(earlier).entries[0]
        assert self.states(entry, date(2012, 1, 1)) == ["active"]

    def test_a_target_that_was_de_listed_is_no_active_entry(self) -> None:
        entry = parse(CH).entries[1]
        days = date(2015, 5, 31), date(2021, 2, 1), date(2021, 2, 2), date(2026, 11, 20)
        assert self.states(entry, *days) == ["not_yet", "active", "delisted", "delisted"]

    def test_a_target_that_came_back_is_active_again(self) -> None:
        again = '<modification modification-type="listed" effective-date="2023-01-01"/></target>\n  <target ssid="300">'
        entry = parse(CH.replace('</target>\n  <target ssid="300">', again)).entries[1]
        days = date(2021, 2, 1), date(2022, 12, 31), date(2023, 1, 1)
        assert self.states(entry, *days) == ["active", "delisted", "active"]

    @staticmethod
    def states(entry: Designation, *days: date) -> list[str]:
        return [str(entry.status(day, {})) for day in days]

    def test_every_bad_target_is_told_with_its_line(self) -> None:
        bad = (
            CH.replace('effective-date="2024-05-05"', "")
            .replace("<value>Widget Works</value>", "")
            .replace("<object", "<planet")
            .replace("</object", "</planet")
        )
        first, second, third = refused(bad)
        assert first.startswith("file:6: modification: '' is not a date")
        assert second.startswith("file:24: name: has no name")
        assert third.startswith("file:29: target: holds neither")


class TestCanada:
    def test_the_edition_is_the_digest_and_no_day_is_made_up(self) -> None:
        found = parse(CA)
        assert found.edition.startswith("sha256:")
        assert found.edition != parse(CA.replace("Jackie", "Jacky")).edition
        assert (found.id, found.published) == ("ca-autonomous-sanctions", None)

    def test_aliases_stand_between_commas_that_part_no_name(self) -> None:
        entry = parse(CA).entries[0]
        assert (entry.name, entry.type) == ("Widget Works", "organization")
        assert entry.names == (
            "Widget Holdings Pte., Ltd.",
            "Widgets (Trading, Shipping) Limited",
            "WW Group",
        )

    @pytest.mark.parametrize(
        ("written", "strong", "weak"),
        [
            ("Jack Roe, Jackie", ("Jack Roe", "Jack Roe, Jackie"), ("Jackie",)),
            ("Roe, Jack", ("Roe, Jack",), ("Roe", "Jack")),
            ("Jackie", ("Jackie",), ()),
            ("Jack Roe, 王二小", ("Jack Roe", "王二小", "Jack Roe, 王二小"), ()),
        ],
    )
    def test_one_word_of_several_may_be_but_part_of_a_name(
        self, written: str, strong: tuple[str, ...], weak: tuple[str, ...]
    ) -> None:
        entry = parse(CA.replace("Jack Roe, Jackie", written)).entries[1]
        assert (entry.names, entry.weak_names) == (strong, weak)

    def test_a_person_is_written_given_names_first(self) -> None:
        entry = parse(CA).entries[1]
        assert (entry.name, entry.type, entry.birth_dates) == (
            "John DOE",
            "person",
            ("1977-06-19",),
        )

    def test_a_record_is_known_by_its_schedule_and_item(self) -> None:
        entries = parse(CA).entries
        assert [entry.id for entry in entries] == [
            "atlantis-1-1",
            "atlantis-2-4",
            "atlantis-2-4-2",
            "atlantis-4-9",
        ]
        assert (entries[0].programme, entries[0].citation) == (
            "Atlantis",
            "Canada, schedule 1, item 1",
        )

    def test_the_country_of_the_regulations_is_not_taken_for_the_partys(self) -> None:
        for_iran = CA.replace("Atlantis / Atlantide", "Iran / Iran")
        assert [entry.countries for entry in parse(for_iran).entries] == [()] * 4

    def test_the_first_of_several_days_of_listing_counts(self) -> None:
        entry = parse(CA).entries[2]
        assert (entry.listed_on, entry.birth_dates) == (date(2022, 2, 24), ("1955",))

    def test_a_ship_has_its_number_and_no_birth_date(self) -> None:
        entry = parse(CA).entries[3]
        assert (entry.type, entry.identifiers, entry.birth_dates) == (
            "vessel",
            {"imo": ("9074729",)},
            (),
        )

    def test_every_bad_record_is_told_with_its_line(self) -> None:
        bad = CA.replace("<Entity>Widget Works</Entity>", "").replace("2022-02-24", "2022-02-30")
        first, second = refused(bad)
        assert first.startswith("file:3: record: has neither LastName nor Entity")
        assert second.startswith("file:5: DateOfListing: '2024-03-01, 2022-02-30' is not a date")


class TestAustralia:
    def test_the_edition_is_the_newest_day_on_which_an_entry_was_changed(self) -> None:
        found = parse(AU)
        assert (found.id, found.edition, found.published) == (
            "au-dfat-consolidated",
            "2026-10-07",
            date(2026, 10, 7),
        )

    def test_the_rows_of_one_reference_are_one_party_wherever_they_stand(self) -> None:
        person, firm = parse(AU).entries
        assert (person.id, person.name, person.names) == ("2", "John DOE", ("جون دو", "Jack ROE"))
        assert (firm.id, firm.name, firm.weak_names) == ("7", "Widget Works", ("WW",))
        assert "Old Works" in firm.names

    def test_facts_that_are_counted_in_one_cell_are_taken_apart(self) -> None:
        person = parse(AU).entries[0]
        assert person.birth_dates == ("1955-12-26", "1960-04-03", "1962", "1957-01-02")
        assert person.countries == ("RU", "SY", "UA")
        assert person.addresses == ("1 Example Road, Kabul, Afghanistan",)

    @pytest.mark.parametrize(
        ("written", "found"),
        [
            (1969, ("1969",)),
            ("13/04/1974 >> 14 Apr 1974 >> 1 Sept. 1970", ("1974-04-13", "1974-04-14", "1970-09-01")),
            ("01/02/1960; alt DOB: 1963", ("1960-02-01", "1963")),
            ("a) (Oct. 1950) b) between 1960 and 1962", ("1950-10", "1960", "1961", "1962")),
            ("1955 (as John Doe) 1957 (as Jack Roe)", ("1955", "1957")),
            ("12/31/1960", ("1960-12-31",)),
            ("NA", ()),
            ("between 30 and 40 years old", ()),
        ],
    )  # fmt: skip
    def test_birth_dates_are_read_day_before_month(
        self, written: object, found: tuple[str, ...]
    ) -> None:
        data = dfat([dfat_row(1, "John Doe", kind="Primary Name", Date_of_Birth=written)])
        assert parse(data).entries[0].birth_dates == found

    def test_numbers_are_found_in_the_remarks(self) -> None:
        person, firm = parse(AU).entries
        assert person.identifiers == {"passport": ("D0000003",), "national_id": ("00700070",)}
        assert firm.identifiers == {"registration": ("1020000000002",), "tax": ("7700000002",)}

    def test_the_day_of_listing_is_never_one_of_relisting(self) -> None:
        person, firm = parse(AU).entries
        assert (person.listed_on, firm.listed_on) == (date(2001, 1, 25), None)

    @pytest.mark.parametrize(
        ("written", "day"),
        [
            ("Listed on: 2 May 2005 (amended on 3 Nov. 2005)", date(2005, 5, 2)),
            ("Designated under the Autonomous Sanctions Regulations 2011 on 2 March 2012.", date(2012, 3, 2)),
            ("Designated on 2 March 2012. Formerly listed as 2010XYZ0001.", None),
            ("Re-listed on 2 March 2012", None),
        ],
    )  # fmt: skip
    def test_a_party_is_listed_from_the_day_that_the_list_tells(
        self, written: str, day: date | None
    ) -> None:
        row = dfat_row(1, "John Doe", kind="Primary Name", Listing_Information=written)
        assert parse(dfat([row])).entries[0].listed_on == day

    def test_later_columns_tell_weak_aliases_and_ships(self) -> None:
        rows = [
            dfat_row(1, "Sea Widget", kind="Primary Name", Type="Vessel", Alias_Strength=None, IMO_Number=9074729),
            dfat_row("1a", "Widget", Type="Vessel", Alias_Strength="Weak", IMO_Number=None),
        ]  # fmt: skip
        (entry,) = parse(dfat(rows, (*HEADINGS, "Alias Strength", "IMO Number"))).entries
        assert (entry.type, entry.weak_names) == ("vessel", ("Widget",))
        assert entry.identifiers == {"imo": ("9074729",)}

    def test_every_bad_row_is_told_with_its_cell(self) -> None:
        problems = refused(
            dfat(
                [
                    dfat_row("x", "John Doe", kind="Primary Name"),
                    dfat_row(2, None, kind="Primary Name"),
                    dfat_row("2a", "Jack Roe"),
                    dfat_row(3, date(1990, 1, 2), kind="Primary Name"),
                    dfat_row(4, "A", kind="Primary Name", Type="Planet"),
                    dfat_row(5, "B", kind="Primary Name", Control_Date="soon"),
                    dfat_row(6, "C", kind="Primary Name"),
                    dfat_row(6, "D", kind="Primary Name"),
                    dfat_row(None, "E", kind="Primary Name"),
                ]
            )
        )
        assert [problem.partition(": ")[0] for problem in problems] == [
            f"file:Sheet1!{cell}" for cell in ("A2", "B3", "B5", "C6", "L7", "A9", "A10")
        ]
        assert "'soon' is not a date" in problems[4]
        assert "first in row 8; keep one" in problems[5]

    def test_a_party_without_the_row_that_it_goes_by_is_refused(self) -> None:
        (problem,) = refused(dfat([dfat_row("7a", "Jack Roe"), dfat_row("7b", "John Doe")]))
        assert problem.startswith("file:Sheet1!A2: Name Type: of the party 7 there is no row")

    def test_a_formula_is_no_name(self) -> None:
        problems = refused(dfat([dfat_row(1, "=1", kind="Primary Name"), dfat_row("1a", "=A1")]))
        assert "B2: Name of Individual or Entity: holds a formula without a value" in problems[0]
        assert "B3: Name of Individual or Entity: #REF! is an error" in problems[1]

    @pytest.mark.parametrize(
        ("headings", "words"),
        [
            (HEADINGS[:-1], "lacks the columns 'Control Date'"),
            ((*HEADINGS[:-1], "Alias Names", "Control Date"), "names that are not known: 'Alias Names'"),
            ((*HEADINGS, "Address"), "has a column twice"),
        ],
    )  # fmt: skip
    def test_a_sheet_with_other_columns_is_refused(
        self, headings: tuple[str, ...], words: str
    ) -> None:
        assert words in damaged(dfat([dfat_row(1, "John Doe")], headings))

    @pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
    def test_a_cut_workbook_is_refused(self, share: float) -> None:
        assert "get it anew" in damaged(AU[: int(len(AU) * share)])

    def test_any_other_workbook_is_told_how_to_be_read(self) -> None:
        (problem,) = refused(dfat([], ("name", "country")))
        assert "not the consolidated list of Australia; save the sheet as CSV" in problem

    def test_nothing_but_headings_is_no_list(self) -> None:
        assert "holds no entry" in damaged(dfat([]))

    def test_a_workbook_that_unpacks_to_too_much_is_refused(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from ddcheck.reading import workbooks

        monkeypatch.setattr(workbooks, "MAX_UNPACKED", 8000)
        assert "unpacks to more than" in damaged(AU)

    def test_a_document_type_in_the_sheet_is_refused(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(AU)) as old, zipfile.ZipFile(stream, "w") as new:
            for part in old.namelist():
                text = old.read(part)
                if part.endswith("sheet1.xml"):
                    text = text.replace(
                        b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1
                    )
                new.writestr(part, text)
        assert "document type" in damaged(stream.getvalue())

    def test_a_huge_cell_takes_no_time_and_no_other_entry(self) -> None:
        # Every pattern that looks into cells meets what it begins with, thousands of times.
        text = ("(" * 5000 + "passport " * 900 + "listed on " * 900 + "Tax ID " * 900)[:32_000]
        row = dfat_row(
            1,
            "John Doe",
            kind="Primary Name",
            Date_of_Birth=text,
            Citizenship=text,
            Address=text,
            Additional_Information=text,
            Listing_Information=text,
        )
        assert parse(dfat([row, dfat_row(2, "B", kind="Primary Name")])).entries[1].name == "B"

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=6))
    def test_damage_anywhere_is_a_refusal_and_never_a_crash(
        self, changes: list[tuple[int, int]]
    ) -> None:
        whole = bytearray(AU)
        for place, value in changes:
            whole[4 + place % (len(whole) - 4)] = value
        # What it says is then as it was, or it says that it cannot be read.
        with contextlib.suppress(DataGuardError, InvalidFileError):
            parse(bytes(whole))

    def test_a_name_that_is_too_long_is_told_with_its_cell(self) -> None:
        (problem,) = refused(dfat([dfat_row(1, "x" * 2000, kind="Primary Name")]))
        assert problem.startswith("file:Sheet1!A2: name: has 2000 characters")


@pytest.mark.parametrize(
    ("written", "code"),
    [("Syrian", "SY"), ("North Korean", "KP"), ("Türkiye", "TR"), ("Congolese", None)],
)
def test_a_country_is_known_by_what_its_citizens_are_called(written: str, code: str | None) -> None:
    assert nationality_code(written) == code


@pytest.mark.parametrize("text", [UK, CH, CA], ids=["UK", "CH", "CA"])
class TestXml:
    @pytest.mark.parametrize("share", [0.4, 0.7, 0.97])
    def test_a_cut_file_is_refused_and_not_shortened(self, text: str, share: float) -> None:
        assert "not whole XML" in damaged(text.encode()[: int(len(text.encode()) * share)])

    def test_a_document_type_is_refused(self, text: str) -> None:
        head, _, rest = text.partition("\n")
        bomb = f'{head}\n<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>\n{rest}'
        assert "document type" in damaged(bomb)

    def test_a_file_in_two_encodings_is_refused(self, text: str) -> None:
        wrong = text.replace("Widget", "Wi\u00e9get").encode().replace(b"\xc3\xa9", b"\xe9")
        assert "not UTF-8" in damaged(wrong)

    def test_utf_16_is_read(self, text: str) -> None:
        plain = text.replace('encoding="utf-8"', "").replace('encoding="UTF-8"', "")
        assert parse(plain.encode("utf-16")).entries == parse(text).entries


@pytest.mark.parametrize(
    ("data", "asked", "facts"),
    [
        (UK, "Doe Jon", {"birth_date": "1958-09-01"}),
        (UK, "Джон Доу", {}),
        (UK, "Old Widget", {"kind": "vessel"}),
        (CH, "Джон Доу", {}),
        (CH, "John Doe", {"country": "SY"}),
        (CA, "Widget Holdings Pte Ltd", {}),
        (CA, "DOE John", {"birth_date": "1977"}),
        (AU, "جون دو", {}),
        (AU, "Doe, John", {"birth_date": "1957-01-02", "country": "UA"}),
    ],
)
def test_a_party_is_found_by_its_names(
    data: bytes | str, asked: str, facts: dict[str, str]
) -> None:
    found = Screener([parse(data)], as_of=date(2026, 11, 20)).screen(asked, **facts)  # type: ignore[arg-type]
    assert found
    assert found[0].status == "active"


@pytest.mark.parametrize(
    ("data", "scheme", "number"),
    [
        (UK, "passport", "d 0000001"),
        (UK, "imo", "IMO 9074729"),
        (CH, "passport", "D0000002"),
        (CA, "imo", "9074729"),
        (AU, "tax", "7700000002"),
    ],
)
def test_a_party_is_found_by_its_numbers(data: bytes | str, scheme: str, number: str) -> None:
    screener = Screener([parse(data)], as_of=date(2026, 11, 20))
    assert screener.screen("Nobody Whoever", identifiers={scheme: number})


def test_the_list_that_the_uk_ended_is_named_with_the_one_that_took_its_place() -> None:
    text = "Last Updated,27/01/2026,,\nName 6,Name 1,Regime,Group ID\nDOE,John,Atlantis,1\n"
    assert "no longer publishes since January 2026; get the UK Sanctions List" in refused(text)[0]
