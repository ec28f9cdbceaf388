"""Which everyday words are misspelt, and what becomes of a name that holds one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddcheck.core.names import compare_names
from ddcheck.core.names.misspelt import meant, misspelt_among
from ddcheck.core.names.spelling import unusual_among, word
from ddcheck.core.screening.bulk.unusual import maybe_unusual_among

WORDS = st.one_of(
    st.text("abceilmnorstv", min_size=1, max_size=14),
    st.sampled_from(("limited", "company", "commercial", "international", "hernandez", "group")).flatmap(
        lambda text: st.integers(0, len(text) - 1).map(lambda place: text[:place] + text[place + 1 :])
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "intended"),
    [
        ("commerical", "commercial"),
        ("limitrd", "limited"),
        ("copany", "company"),
        ("aktiengeselschaft", "aktiengesellschaft"),
        ("inernational", "international"),
        ("stoxk", "stock"),
    ],
)
def test_an_edit_makes_no_other_word(written: str, intended: str) -> None:
    assert meant(written) == intended


@pytest.mark.parametrize("text", ["limited", "stork", "shopping", "groups", "generali", "golding"])
def test_what_is_a_word_itself_is_meant(text: str) -> None:
    assert meant(text) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tanvor Commercial Bank", "Tanvor Commerical Bank"),
        ("Joint Stoxk Company Vektra", "Vektra JSC"),
        ("Safimat Limitrd", "Safimat Ltd"),
        ("Talkar Investment Company", "Talkar Investment Co"),
        ("Public Joint Stock Company Rostvertal", "Public Joint Stock Co Rostvertal"),
    ],
)
def test_a_misspelt_or_shortened_form_is_a_form(one: str, other: str) -> None:
    assert compare_names(one, other, "organization").is_match


@pytest.mark.parametrize(
    ("printed", "read"),
    [("Dmitriev", "Drnitriev"), ("Hernandez", "Hemandez"), ("Fuadani", "Fuaclani"), ("Newwave", "Nevvwave")],
)  # fmt: skip
def test_letters_that_look_like_others_are_read_as_they_look(printed: str, read: str) -> None:
    assert word(printed.lower()).canon == word(read.lower()).canon


def test_short_words_with_such_letters_are_two() -> None:
    assert word("homer").canon != word("horner").canon


@given(st.lists(WORDS, max_size=30))
def test_no_unusual_word_of_a_column_is_passed_over(texts: list[str]) -> None:
    assert set(unusual_among(texts)) <= set(maybe_unusual_among(texts))
    assert misspelt_among(texts) == [
        place for place, text in enumerate(texts) if meant(text) != text
    ]
