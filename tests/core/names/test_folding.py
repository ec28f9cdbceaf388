"""Folded text: one spelling for the many ways to write a name."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ddcheck.core.names import analyse, fold, fold_bulk

ANY_TEXT = st.text(max_size=40)
NAME_LIKE = st.text(
    alphabet=st.sampled_from(
        "aAbzé ß.'’&-/,()0159ÅøŁЖйёαΣου中國国王吕ｱカー김محمدבן\u200b\u202eＡ𝐀ℋ㈱\n\t\r"
    ),
    max_size=25,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Acme Turbine GmbH", "acme turbine gmbh"),
        ("A.B.C. Company", "abc company"),
        ("S.A.R.L. Côte d’Azur", "sarl cote dazur"),
        ("J. Smith", "j smith"),
        ("J.Smith", "j smith"),
        ("Sp. z o.o.", "sp z oo"),
        ("O'Neill", "oneill"),
        ("Procter & Gamble", "procter and gamble"),
        ("Øyvind Łukasz Straße", "oyvind lukasz strasse"),
        ("ℋuawei", "huawei"),
        ("Владимир Хрущёв", "vladimir khrushchyov"),
        ("中國航天", "中国航天"),
        ("東芝株式会社", "东芝株式会社"),
        ("㈱日立製作所", "株 日立制作所"),
        ("AEVEX航天公司", "aevex 航天公司"),
        ("第10研究所", "第 10 研究所"),
        ("バラク・オバマ", "baraku obama"),
        ("김정은", "kim jong un"),
        ("محمد بن سلمان", "muhammad bin salman"),
        ("Μητσοτάκης", "mitsotakis"),
        ("—", ""),
        ("  \t\n ", ""),
        ("...", ""),
    ],
)
def test_a_name_folds_to(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("disguised", "plain", "disguise"),
    [
        ("Gаzprom", "gazprom", "lookalike"),
        ("Ｈｕａｗｅｉ", "huawei", "full_width"),
        ("𝐇𝐮𝐚𝐰𝐞𝐢", "huawei", "full_width"),
        ("Hua\u200bwei", "huawei", "invisible"),
        ("Hua\u00adwei", "huawei", "invisible"),
        ("Hua\u202ewei", "huawei", "bidi"),
    ],
)
def test_a_disguise_is_folded_away_and_said(disguised: str, plain: str, disguise: str) -> None:
    found = analyse(disguised)

    assert found.folded == plain
    assert disguise in found.disguises


def test_digits_for_letters_are_said() -> None:
    assert "leet" in analyse("Ig0r Sech1n").disguises
    assert analyse("Airbus A380").disguises == ()


@pytest.mark.parametrize(
    "name", ["Владимир Путин", "مسعود پزشک\u200cفر", "Acme GmbH", "王伟", "Ростех RT"]
)
def test_ordinary_spelling_is_no_disguise(name: str) -> None:
    assert analyse(name).disguises == ()


def test_no_name_of_a_column_is_folded_by_what_stands_beside_it() -> None:
    names = {
        "김정은": "kim jong un",
        "김정은 김정은": "gimjongun gimjongun",
        "Acme (김정은)": "acme kim jong un",
        "ΟΔΥΣΣΕΥΣ": "odyssevs",
        "Gаzprom Россия": "gazprom rossiya",
        "أحـمد": "ahmad",
        "Ли\nСинь": "li sin",
        "天河\x1f天河": "天河 天河",
        "": "",
    }

    assert [fold(name) for name in names] == list(names.values())
    assert fold_bulk(list(names)) == list(names.values())


@settings(max_examples=300, deadline=None)
@given(st.one_of(ANY_TEXT, NAME_LIKE))
@example("ℋ")
@example("ⅷ")
@example("İ")
@example("ﬃ")
@example("々〇")
@example("a.b")
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(ANY_TEXT, NAME_LIKE), max_size=6))
@example([])
@example([""])
@example(["\n"])
@example(["", "a.b.c\r\nd", "王 \n伟", ""])
def test_a_whole_column_folds_as_its_names_do_one_by_one(names: list[str]) -> None:
    assert fold_bulk(names) == [analyse(name).folded for name in names]


@settings(max_examples=200, deadline=None)
@given(st.one_of(ANY_TEXT, NAME_LIKE))
def test_folded_text_holds_only_ascii_words_and_han(text: str) -> None:
    folded = fold(text)

    assert folded == " ".join(folded.split())
    for char in folded:
        assert char in "abcdefghijklmnopqrstuvwxyz0123456789 " or char >= "\u3005"
