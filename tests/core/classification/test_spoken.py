"""Goods named in pinyin, and ordinary goods that sound like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ddcheck.core.classification import Answer, Classification
from goods import DAY, answers, classifier, item

if TYPE_CHECKING:
    from ddcheck.core.records import Item

CHEMICALS = "3824999990"


def of(description: str, hs_code: str = CHEMICALS) -> Classification:
    return classifier().classify(item(description, hs_code), as_of=DAY)


@pytest.mark.parametrize(
    ("description", "control"),
    [
        ("ti ding", "antimony-metal"), ("TI DING 99.65", "antimony-metal"), ("San yang hua er ti", "antimony-oxide"),
        ("bi ding 99.99 %", "bismuth-metal"), ("zhong wu suan an", "ammonium-paratungstate"), ("zhongwusuanan", "ammonium-paratungstate"),
        ("yang hua te", "terbium-oxide"), ("yanghua di", "dysprosium-oxide"), ("yáng huà dī", "dysprosium-oxide"), ("yanghuadi", "dysprosium-oxide"),
        ("jin shu jia 6N", "gallium-metal"), ("zheding", "germanium-metal"), ("er yang hua zhe", "germanium-dioxide"), ("lin hua yin", "indium-phosphide"),
        ("nv tie peng ci tie", "ndfeb-magnets-with-dysprosium"), ("nu tie peng", "ndfeb-magnets-with-dysprosium"), ("nü tie peng", "ndfeb-magnets-with-dysprosium"),
        ("lin pian shi mo fen", "graphite-natural-flake"), ("lan wu", "tungsten-oxide"), ("yang hua er fen", "erbium-oxide"), ("xi tu yang hua wu", "yttrium-oxide"),
    ],
)  # fmt: skip
def test_pinyin_raises_the_question_and_proves_nothing(description: str, control: str) -> None:
    found = of(description)
    assert answers(found)[control] is Answer.POSSIBLE
    assert {each.answer for each in found.answers} == {Answer.POSSIBLE}


@pytest.mark.parametrize(
    "description",
    [
        "liu suan jia", "lin suan er qing jia", "lin suan yi an", "tan suan er jia zhi", "yi suan yi zhi", "cu suan yi xi zhi",
        "san yang hua er tie", "yang hua lv", "yang hua lu", "lu ding", "yin ding", "tong fen", "mu fen", "jing ti guan", "shi mo xi",
        "shi mo dian ji", "he jin gang", "lv he jin", "shi gao fen", "wu jin gong ju", "can you chai you", "tiding", "Building sealant",
        "Can ti thep", "dian fen", "tan hua gui", "bu han ti, wu xi gao", "yan jing jia",
        "qing yang hua jia 90 %", "shi ying jing ti", "cai gang wu ding ban", "wu ding wa", "jin shu di ban", "qing yang hua jia",
    ],
)  # fmt: skip
def test_ordinary_goods_that_sound_like_it_ask_nothing(description: str) -> None:
    assert of(description).answers == ()


def test_under_a_code_of_finished_goods_it_is_not_looked_for() -> None:
    assert of("Shi mo fen qian bi, ti ding", "9609101000").answers == ()


@pytest.mark.parametrize(
    ("description", "declared"),
    [
        ("yang hua jia", "氧化钾"),
        ("tan hua wu", "碳化物陶瓷粉"),
        ("shi mo", "石磨"),
        ("qing yang hua jia", "氢氧化钾"),
    ],
)
def test_what_the_line_says_in_han_is_what_its_pinyin_says(description: str, declared: str) -> None:
    assert classifier().classify(told(description, declared), as_of=DAY).answers == ()
    other = classifier().classify(told(description.removeprefix("qing "), "颜料"), as_of=DAY)
    assert other.answer is Answer.POSSIBLE


def told(description: str, declared: str) -> Item:
    return item(description, CHEMICALS).model_copy(update={"declared_name": declared})
