"""Names of elements that are a letter away from how they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddcheck.core.classification import Answer
from ddcheck.core.classification.elements import _CONTROLLED, _OTHERS, BY_NAME, meant, misspelt
from goods import classify, item


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("galium", "gallium"),
        ("galllium", "gallium"),
        ("galluim", "gallium"),
        ("gadolinum", "gadolinium"),
        ("disprosium", "dysprosium"),
        ("antimon", "antimony"),
        ("bismut", "bismuth"),
        ("tungsteno", "tungsten"),
        ("xerbium", "erbium"),
    ],
)
def test_a_letter_away_is_misspelt(word: str, name: str) -> None:
    assert meant(word) == name


@pytest.mark.parametrize(
    "word", ["gallium", "geranium", "allium", "thallium", "cerium", "titanium", "gal", "antinomy"]
)
def test_what_is_spelled_right_or_means_something_else_is_not(word: str) -> None:
    assert meant(word) is None


def test_no_element_is_taken_for_another() -> None:
    assert not [name for name in BY_NAME if meant(name)]


@given(st.sampled_from(sorted(_CONTROLLED)), st.data())
def test_any_one_letter_may_be_wrong(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    for word in (
        name[:at] + name[at + 1 :],
        name[:at] + letter + name[at:],
        name[:at] + letter + name[at + 1 :],
        name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :],
    ):
        assert word in _CONTROLLED | _OTHERS or misspelt(word)[word] in _CONTROLLED


def test_only_whole_words_are_looked_at() -> None:
    assert misspelt("galium ingots, galiumite, 镓galium") == {"galium": "gallium"}


def test_the_reason_says_what_was_read_and_what_it_may_be() -> None:
    found = classify(item("Disprosium oxide", "7504001000"))

    assert found.answer is Answer.POSSIBLE
    assert "“disprosium (dysprosium?)”" in found.answers[0].because[0].en


def test_a_word_that_is_denied_or_under_a_code_of_finished_goods_is_no_question() -> None:
    assert classify(item("Alloy without galium", "7601200090")).answer is Answer.NOT_CONTROLLED
    assert classify(item("Antimon print shirts", "6109100000")).answer is Answer.NOT_CONTROLLED
