"""Which entries a party matches, and what speaks for and against it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from ddcheck.core.lists import Designation, EntityList, Standing
from ddcheck.core.measures import Effect, Event
from ddcheck.core.names import MATCH_THRESHOLD, compare_names
from ddcheck.core.records import Owner, Party
from ddcheck.core.screening import Screener, comparable
from ddcheck.core.texts import LONGEST_NAME
from ddcheck.core.values import Bilingual

DAY = date(2026, 11, 23)


def an_entry(name: str, **fields: Any) -> Designation:
    return Designation(id=fields.pop("id", name.casefold().replace(" ", "-")), name=name, **fields)


def a_list(*entries: Designation, name: str = "test-list") -> EntityList:
    return EntityList(
        id=name,
        title=Bilingual(en="A list", zh="清单"),
        publisher="Somebody",
        standing=Standing.EXPORT_CONTROL,
        edition="1",
        entries=entries,
    )


def a_screener(*entries: Designation, as_of: date = DAY) -> Screener:
    return Screener([a_list(*entries)], as_of=as_of)


def test_a_listed_name_matches_itself_with_score_one() -> None:
    (match,) = a_screener(an_entry("Example Turbine Works")).screen("Example Turbine Works")
    assert (match.score, match.strength, match.status) == (1.0, "strong", "active")
    assert (match.list, match.entry) == ("test-list", "example-turbine-works")


def test_points_add_up_to_the_score() -> None:
    for match in a_screener(an_entry("Example Turbine Works")).screen("Exampel Turbine Works Ltd"):
        assert match.score < 1
        assert sum(point.points for point in match.explanation) == pytest.approx(match.score)
        assert all(point.why.en and point.why.zh for point in match.explanation)


def test_an_unlisted_name_matches_nothing() -> None:
    assert a_screener(an_entry("Example Turbine Works")).screen("Harbour Bakery") == ()


@pytest.mark.parametrize("name", ["—", "…", "", "  ", "()"])
def test_a_name_without_letters_matches_nothing_and_is_not_comparable(name: str) -> None:
    assert not comparable(name)
    assert a_screener(an_entry("Example Turbine Works"), an_entry("…x", id="x")).screen(name) == ()


@pytest.mark.parametrize("word", ["Example ", "样例", "Example样例 "])
def test_a_text_in_the_place_of_a_name_is_unknown_and_not_cut(word: str) -> None:
    screener = a_screener(an_entry("Example Turbine Works"), an_entry("样例涡轮厂", id="zh"))
    text = ("Example Turbine Works; 样例涡轮厂; " + word * 5_000)[: LONGEST_NAME + 1]
    others = [f"Harbour Bakery {number}" for number in range(300)]

    assert not comparable(text)
    assert screener.screen(text) == ()
    assert screener.screen_many([*others, text])[-1] == ()
    assert comparable(text[:-1])
    assert screener.screen(text[:-1])
    assert screener.screen_many([*others, text[:-1]])[-1] == screener.screen(text[:-1])


def test_two_texts_are_not_compared_as_names() -> None:
    long = "example " * 1_000
    found = compare_names(long, long)

    assert (found.score, found.is_match, found.comparable) == (0.0, False, False)
    assert "more characters than a name" in found.explanation[0].why
    assert compare_names("x" * LONGEST_NAME, "x" * LONGEST_NAME).score == 1.0


def test_another_script_of_the_same_name_matches() -> None:
    screener = a_screener(an_entry("习近平", type="person"), an_entry("王伟", type="person"))
    assert [m.listed_name for m in screener.screen("Xi Jinping", "person")] == ["习近平"]
    assert [m.listed_name for m in screener.screen("Wang Wei", "person")] == ["王伟"]


def test_a_latin_listing_is_found_by_its_han_spelling() -> None:
    screener = a_screener(an_entry("Tsai Ing-wen", type="person"))
    assert [m.listed_name for m in screener.screen("蔡英文", "person")] == ["Tsai Ing-wen"]


def test_chung_kuo_pei_fang_kung_yeh_is_found_by_its_characters() -> None:
    screener = a_screener(an_entry("中国北方工业", type="organization"))
    assert screener.screen("Chung-kuo Pei-fang Kung-yeh", "organization")


def test_institutes_that_differ_in_number_do_not_match() -> None:
    screener = a_screener(an_entry("中国电子科技集团公司第十研究所", type="organization"))
    assert not screener.screen("中国电子科技集团公司第十四研究所", "organization")
    assert screener.screen("中國電子科技集團公司第10研究所", "organization")


def test_nothing_but_a_legal_form_is_shared_by_corp_and_x_corp() -> None:
    assert a_screener(an_entry("X Corp", type="organization")).screen("CORP") == ()


def test_part_of_a_word_is_no_match() -> None:
    assert a_screener(an_entry("Doe", type="person")).screen("Does Smith", "person") == ()


def test_every_match_is_given_however_many_there_are() -> None:
    entries = [an_entry("Ahmad Karimi", id=f"k{n}", type="person") for n in range(300)]
    assert len(a_screener(*entries).screen("Ahmad Karimi", "person")) == 300


def test_the_best_match_comes_first() -> None:
    screener = a_screener(an_entry("Example Turbina Works"), an_entry("Example Turbine Works"))
    found = screener.screen("Example Turbine Works")
    assert [m.listed_name for m in found] == ["Example Turbine Works", "Example Turbina Works"]


def test_a_weak_alias_makes_a_weak_match() -> None:
    entry = an_entry("Aerospace Exploration Agency", weak_names=("JAXA",))
    (match,) = a_screener(entry).screen("JAXA")
    assert (match.strength, match.score) == ("weak", 1.0)
    assert any(point.part == "weak alias" for point in match.explanation)


def test_a_strong_name_counts_before_a_weak_alias_that_scores_more() -> None:
    entry = an_entry("Example Turbine Works", weak_names=("Example Turbine",))
    (match,) = a_screener(entry).screen("Example Turbine")
    assert match.strength == "strong"
    assert match.listed_name == "Example Turbine Works"


class TestSecondaryFacts:
    def test_another_type_demotes_and_never_silences(self) -> None:
        (match,) = a_screener(an_entry("Igor Petrov", type="person")).screen(
            "Igor Petrov", "organization"
        )
        assert (match.strength, match.score) == ("weak", 1.0)
        assert len(match.conflicts) == 1

    def test_another_country_demotes_and_never_silences(self) -> None:
        (match,) = a_screener(an_entry("Leonid Works", countries=("RU",))).screen(
            "Leonid Works", country="DE"
        )
        assert match.strength == "weak"
        assert "DE" in match.conflicts[0].en
        assert "DE" in match.conflicts[0].zh

    def test_the_same_country_supports(self) -> None:
        (match,) = a_screener(an_entry("Leonid Works", countries=("RU",))).screen(
            "Leonid Works", country="RU"
        )
        assert (match.strength, len(match.supports), match.conflicts) == ("strong", 1, ())

    @pytest.mark.parametrize("countries", [(), ("HK",)], ids=["none listed", "Hong Kong"])
    def test_a_country_that_says_nothing_changes_nothing(self, countries: tuple[str, ...]) -> None:
        (match,) = a_screener(an_entry("Leonid Works", countries=countries)).screen(
            "Leonid Works", country="CN"
        )
        assert (match.strength, match.conflicts) == ("strong", ())

    @pytest.mark.parametrize(
        ("listed", "given", "strength"),
        [
            ("1970", "1970-05-01", "strong"),
            ("1970-05", "1970", "strong"),
            ("1970-05-01", "1970-05-01", "strong"),
            ("1970", "1971-02-02", "strong"),
            ("1970-05-01", "1971-05-01", "weak"),
            ("1970", "1999-01-01", "weak"),
        ],
    )
    def test_birth_dates_are_compared_as_far_as_both_are_known(
        self, listed: str, given: str, strength: str
    ) -> None:
        entry = an_entry("Igor Petrov", type="person", birth_dates=(listed,))
        (match,) = a_screener(entry).screen("Igor Petrov", "person", birth_date=given)
        assert match.strength == strength


class TestIdentifiers:
    def test_an_equal_imo_number_decides_whatever_the_name(self) -> None:
        entry = an_entry("Ocean Star", type="vessel", identifiers={"imo": ("9074729",)})
        (match,) = a_screener(entry).screen("Renamed Thing", identifiers={"IMO": "IMO 9074729"})
        assert (match.score, match.strength) == (1.0, "strong")
        assert "9074729" in match.explanation[0].why.en

    def test_a_wrong_check_digit_decides_nothing_and_is_said(self) -> None:
        entry = an_entry("Ocean Star", type="vessel", identifiers={"imo": ("9074728",)})
        (match,) = a_screener(entry).screen("Renamed Thing", identifiers={"imo": "9074728"})
        assert match.strength == "weak"
        assert "check digits are wrong" in match.explanation[0].why.en
        assert sum(point.points for point in match.explanation) == pytest.approx(match.score)

    def test_another_number_of_a_world_wide_scheme_is_a_conflict(self) -> None:
        entry = an_entry("Ocean Star", type="vessel", identifiers={"imo": ("9074729",)})
        (match,) = a_screener(entry).screen("Ocean Star", "vessel", identifiers={"imo": "9176187"})
        assert match.strength == "weak"

    def test_a_number_of_another_scheme_is_no_match(self) -> None:
        entry = an_entry("Ocean Star", type="vessel", identifiers={"imo": ("9074729",)})
        assert a_screener(entry).screen("Thing", identifiers={"registration": "9074729"}) == ()

    def test_a_uscc_decides(self) -> None:
        entry = an_entry("Some Works", identifiers={"uscc": ("91110000MA005UCQ5P",)})
        (match,) = a_screener(entry).screen("别的名称", identifiers={"uscc": "91110000ma005ucq5p"})
        assert match.strength == "strong"


class TestAddresses:
    ADDRESS = "Room 1905, 19/F, Nam Wo Hong Building, 148 Wing Lok Street, Hong Kong"

    def test_a_party_at_a_listed_address_is_a_question(self) -> None:
        screener = a_screener(an_entry("Group 32", addresses=(self.ADDRESS,)))
        (match,) = screener.screen("Harbour Bakery", address="148 Wing Lok St., Hong Kong")
        assert match.strength == "weak"
        assert sum(point.points for point in match.explanation) == pytest.approx(match.score)

    def test_an_address_only_listing_is_met_by_whoever_sits_there(self) -> None:
        screener = a_screener(an_entry("Address 01", addresses=(self.ADDRESS,), address_only=True))
        (match,) = screener.screen("Harbour Bakery", address=self.ADDRESS)
        assert match.strength == "strong"

    def test_another_house_is_another_place(self) -> None:
        screener = a_screener(an_entry("Group 32", addresses=(self.ADDRESS,)))
        assert screener.screen("Harbour Bakery", address="150 Wing Lok Street, Hong Kong") == ()

    @pytest.mark.parametrize(
        ("listed", "asked"),
        [
            ("Willy-Messerschmitt-Strasse 3, Taufkirchen, Germany, 82024", "Willy-Messerschmitt-Str. 3, 82024 Taufkirchen"),
            ("Daimlerstraße 68, Kempten, Germany, 87437", "Daimlerstr. 68, 87437 Kempten"),
            ("Hafenplatz 4, Düsseldorf, Germany", "Hafenplatz 4, Duesseldorf"),
            ("Hafen Platz 4, Köln", "Hafen Pl. 4, Koeln"),
            ("1700 S Harbor Center Drive, Las Vegas, NV", "1700 South Harbor Ctr. Dr., Las Vegas NV"),
        ],
    )  # fmt: skip
    def test_a_street_is_the_same_however_it_is_shortened(self, listed: str, asked: str) -> None:
        screener = a_screener(an_entry("Group 32", addresses=(listed,)))
        assert screener.screen("Harbour Bakery", address=asked)

    def test_a_chinese_address_is_found(self) -> None:
        screener = a_screener(an_entry("甲", addresses=("上海市静安区南京西路1234号5楼",), id="a"))
        assert screener.screen("别家", address="上海静安区南京西路1234号")

    def test_a_city_alone_is_no_address(self) -> None:
        screener = a_screener(an_entry("Group 32", addresses=("Shenzhen, China",)))
        assert screener.screen("Harbour Bakery", address="Shenzhen, China") == ()


class TestDays:
    ENTRY = an_entry(
        "Leidos Works",
        listed_on="2025-03-04",
        events=(Event(date=date(2025, 11, 10), effect=Effect.STOPPED, act="an act"),),
    )

    @pytest.mark.parametrize(
        ("day", "status"),
        [(date(2025, 3, 4), "active"), (date(2025, 11, 9), "active"), (DAY, "stopped")],
    )
    def test_a_match_carries_the_status_of_the_day(self, day: date, status: str) -> None:
        (match,) = a_screener(self.ENTRY, as_of=day).screen("Leidos Works")
        assert match.status == status

    def test_an_entry_that_is_not_listed_yet_is_no_match(self) -> None:
        assert a_screener(self.ENTRY, as_of=date(2025, 3, 3)).screen("Leidos Works") == ()

    def test_another_day_shares_the_index(self) -> None:
        screener = a_screener(self.ENTRY)
        other = screener.with_as_of(date(2025, 6, 1))
        assert other.index is screener.index
        assert other.screen("Leidos Works")[0].status == "active"
        assert screener.screen("Leidos Works")[0].status == "stopped"


class TestParties:
    def test_any_name_of_a_party_may_match_and_one_match_an_entry_remains(self) -> None:
        screener = a_screener(an_entry("Example Turbine Works", names=("样例涡轮厂",)))
        party = Party(name="Harbour Bakery", names=("样例涡轮厂", "Example Turbin Works"))
        (match,) = screener.screen_party(party, "parties[1]")
        assert (match.party, match.name, match.score) == ("parties[1]", "样例涡轮厂", 1.0)

    def test_an_owner_is_screened_as_a_party_is(self) -> None:
        screener = a_screener(an_entry("Example Turbine Works", countries=("US",)))
        owner = Owner(name="Example Turbine Works", country="US")
        (match,) = screener.screen_party(owner, "parties[0].owners[0]")
        assert match.supports

    def test_a_party_without_a_name_is_found_by_its_number(self) -> None:
        entry = an_entry("Ocean Star", type="vessel", identifiers={"imo": ("9074729",)})
        assert a_screener(entry).screen_party(Party(identifiers={"imo": "9074729"}), "p")


@pytest.mark.parametrize(
    "name",
    ["Rheinme\u200btall Works", "Rhеinmеtall Works", "Ｒｈｅｉｎｍｅｔａｌｌ Works"],
    ids=["invisible", "lookalike", "full width"],
)
def test_an_evasion_is_seen_through_and_said(name: str) -> None:
    (match,) = a_screener(an_entry("Rheinmetall Works")).screen(name)
    assert match.score >= MATCH_THRESHOLD
    assert match.supports


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="robot"):
        a_screener(an_entry("Works")).screen("Works", "robot")
    with pytest.raises(ValueError, match="robot"):
        a_screener(an_entry("Works")).screen_many(["Works"], "robot")


def test_a_fact_in_no_known_form_is_refused() -> None:
    screener = a_screener(an_entry("Works"))
    for facts in ({"country": "Germany"}, {"birth_date": "1970-13"}, {"birth_date": "May 1970"}):
        with pytest.raises(ValueError, match="write"):
            screener.screen("Works", **facts)  # type: ignore[arg-type]


def test_a_fact_may_be_written_in_any_of_its_forms() -> None:
    screener = a_screener(an_entry("Ivan Petrov", type="person", birth_dates=("1970-05-01",)))
    wanted = screener.screen("Ivan Petrov", country="RU", birth_date="1970-05-01")

    for born in (date(1970, 5, 1), datetime(1970, 5, 1, 12), " 1970-05-01 "):  # noqa: DTZ001 - a day
        assert screener.screen("Ivan Petrov", country=" ru", birth_date=born) == wanted


def test_a_further_list_changes_no_score() -> None:
    first = a_list(an_entry("Example Turbine Works"), name="first")
    second = a_list(*[an_entry(f"Turbine Works {n}", id=str(n)) for n in range(50)], name="second")
    alone = Screener([first], as_of=DAY).screen("Exampel Turbine Works")
    both = Screener([first, second], as_of=DAY).screen("Exampel Turbine Works")
    assert [m for m in both if m.list == "first"] == list(alone)
