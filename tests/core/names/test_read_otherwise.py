"""Names whose letters give another name: foreign words in Kana, and plants that are named after somebody."""

import pytest

from ddcheck.core.names import analyse, compare_names
from ddcheck.core.names.kana import as_foreign, read
from ddcheck.core.names.named_after import as_in_english


@pytest.mark.parametrize(
    ("kana", "said"),
    [
        ("ファナック", "fanakku"),
        ("シャープ", "shapu"),
        ("ティーディーケイ", "tidikei"),
        ("ヴァレオ", "vareo"),
        ("ウィンボンド", "winbondo"),
        ("チェーン", "chen"),
        ("キャッチ", "kyatchi"),
        ("たなか", "tanaka"),
    ],
)
def test_small_kana_belong_to_the_one_before_them(kana: str, said: str) -> None:
    assert read(kana) == said.replace("tch", "cch")


def test_the_vowels_that_only_japanese_needs_are_left_out() -> None:
    assert as_foreign("adobantesuto") == ("adbantest",)
    assert as_foreign("orinpasu") == ("orimpas", "olimpas")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("株式会社アドバンテスト", "Advantest Corporation"),
        ("オリンパス株式会社", "Olympus Corporation"),
        ("パナソニック", "Panasonic"),
        ("浜松ホトニクス株式会社", "Hamamatsu Photonics K.K."),
    ],
)
def test_a_foreign_word_in_kana_is_met(one: str, other: str) -> None:
    assert compare_names(one, other, "organization").is_match
    assert compare_names(other, one, "organization").is_match


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Завод имени Дегтярёва", "Degtyarev Plant"),
        ("МГТУ им. Н.Э. Баумана", "Bauman Moscow State Technical University"),
        ("Курчатовский институт", "Kurchatov Institute"),
        ("ОКБ Сухого", "Sukhoi Design Bureau"),
        ("Київський політехнічний інститут імені Ігоря Сікорського", "Igor Sikorsky Kyiv Polytechnic Institute"),
        ("НИИ «Полюс» им. М.Ф. Стельмаха", "NII Polyus"),
    ],
)  # fmt: skip
def test_who_a_plant_is_named_after_stands_in_front_in_english(one: str, other: str) -> None:
    assert compare_names(one, other, "organization").is_match


def test_a_person_keeps_the_ending_of_a_surname() -> None:
    assert analyse("Жуковский Иван").alternatives == ()
    assert as_in_english("zhukovskiy ivan", {}.keys()) == ""
    assert not compare_names("Иван Жуковский", "Ivan Zhukov", "person").is_match


def test_titles_and_initials_are_no_part_of_whom_a_plant_is_named_after() -> None:
    assert as_in_english("tsnii im akademika an krylova", {"tsnii": ""}.keys()) == "krylov tsnii"
