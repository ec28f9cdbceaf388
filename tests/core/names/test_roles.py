"""What role each word of a name plays."""

import pytest

from ddcheck.core.names import analyse, compare_names
from ddcheck.core.names.analysis import view
from ddcheck.core.names.roles import Kind, legal_forms


def roles(folded: str, kind: Kind = "organization") -> dict[str, str]:
    found = view(folded, kind)
    return dict(zip(found.texts, found.roles, strict=True))


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Vektor GmbH & Co. KG", ["gmbh and co kg"]),
        ("ООО Вектор", ["ooo"]),
        ("Vektor S.A. de C.V.", ["sa de cv"]),
        ("PT Vektor Tbk", ["pt", "tbk"]),
        ("Vektor Company Limited", ["company limited"]),
        ("Vektor (Schweiz) AG", ["ag"]),
        ("Vektor Sp. z o.o.", ["sp z oo"]),
        ("As Vektor", []),
        ("Limited Liability Company", []),
        ("中国北方工业集团有限公司", ["集团有限公司"]),
    ],
)
def test_legal_forms_are_found_where_they_stand(name: str, forms: list[str]) -> None:
    assert list(view(analyse(name).folded, "organization").legal_texts) == forms


def test_the_kind_of_a_form_is_the_same_in_every_language() -> None:
    table, _ = legal_forms()

    assert {table[text] for text in ("gmbh", "ltd", "ooo", "srl", "besloten vennootschap")} == {
        "limited"
    }
    assert {table[text] for text in ("ag", "plc", "oao", "kabushiki kaisha")} == {"stock"}


@pytest.mark.parametrize(
    ("folded", "kind", "numbers"),
    [
        ("brigade forty four", "organization", ("44",)),
        ("plant no 007", "organization", ("7",)),
        ("fund xii", "organization", ("12",)),
        ("tehrik i taliban", "organization", ()),
        ("happiness i", "vessel", ("1",)),
        ("xi jinping", "person", ()),
        ("henry ford iii", "person", ("3",)),
        ("trust 2004 ar16", "organization", ("16", "2004")),
        ("xi an tools", "organization", ()),
        ("第十四研究所", "organization", ("14",)),
    ],
)
def test_numbers_are_found_however_they_are_written(
    folded: str, kind: Kind, numbers: tuple[str, ...]
) -> None:
    assert view(folded, kind).numbers == numbers


def test_words_have_the_role_of_their_kind_of_party() -> None:
    assert roles("dr hans van berg", "person") == {
        "dr": "honorific",
        "hans": "word",
        "van": "particle",
        "berg": "word",
    }
    assert roles("beijing vektor trading of steel")["beijing"] == "place"
    assert roles("beijing vektor trading of steel")["trading"] == "common"
    assert roles("mv hellenic spirit", "vessel")["mv"] == "prefix"


def test_a_name_that_is_all_titles_keeps_its_words() -> None:
    assert set(roles("sheikh haji", "person").values()) == {"word"}


def test_initials_of_the_words_before_are_an_acronym() -> None:
    assert roles("baltic ocean shipping agents bosa")["bosa"] == "acronym"
    assert roles("baltic ocean shipping agents nord")["nord"] == "word"


def test_letters_before_a_ships_name_are_what_they_stand_for() -> None:
    assert compare_names("M/T Bella", "BELLA", "vessel").is_match
    assert compare_names("长春", "Chang Chun", "vessel").is_match
    assert not compare_names("长春", "Chang Sha", "vessel").is_match


def test_a_group_stands_before_its_name_or_behind_it() -> None:
    assert "grupo" in view("grupo minero andino", "organization").legal_texts
    assert compare_names("Groupe Lactel", "Lactel Group", "organization").is_match


def test_a_bank_of_a_country_is_no_legal_form() -> None:
    assert compare_names(
        "المصرف التجاري السوري", "Commercial Bank of Syria", "organization"
    ).is_match
    assert compare_names(
        "Commercial Bank of Syria", "Commercial Bank Syria", "organization"
    ).is_match
    assert not compare_names("Commercial Bank of Syria", "Commercial Bank of Iran", "organization").is_match  # fmt: skip
