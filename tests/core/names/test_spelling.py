"""What makes two words one word spelled twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddcheck.core.names import compare_names
from ddcheck.core.names.spelling import (
    column,
    likeness,
    meant,
    misspelt_among,
    unleet,
    unusual_among,
    word,
)
from ddcheck.core.names.spellings_table import VARIANT_GROUPS
from ddcheck.core.screening.bulk.unusual import maybe_unusual_among


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("muhammad", "mohamed"),
        ("yusuf", "youssef"),
        ("sergejs", "sergey"),
        ("lavrovs", "lavrov"),
        ("hijazi", "hjzy"),
        ("muzahim", "mzhm"),
        ("rouhani", "rwhny"),
        ("zhukov", "jukov"),
        ("alekseev", "alekseyev"),
        ("scholze", "scholz"),
        ("tukayev", "tokayev"),
    ],
)
def test_spellings_of_a_word_are_alike(a: str, b: str) -> None:
    found = likeness(word(a), word(b))

    assert found.similarity >= 0.7
    assert likeness(word(b), word(a)) == found


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("hasan", "husayn"),
        ("hamid", "ahmad"),
        ("castillo", "castro"),
        ("viktor", "vladimir"),
        ("2004", "2005"),
        ("jonghun", "jong"),
        ("systems", "industries"),
        ("a", "b"),
    ],
)
def test_two_words_are_not(a: str, b: str) -> None:
    assert likeness(word(a), word(b)).similarity < 0.5


def test_an_edit_weighs_more_in_a_short_word() -> None:
    def after_one_edit(text: str) -> float:
        return likeness(word(text + "b"), word(text + "t")).similarity

    assert after_one_edit("ka") < after_one_edit("kami") < after_one_edit("kamilovs")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("sech1n", "sechin"),
        ("ig0r", "igor"),
        ("a380", "a380"),
        ("ar16", "ar16"),
        ("38", "38"),
        ("u2", "u2"),
    ],
)
def test_digits_are_letters_only_inside_a_word(written: str, read: str) -> None:
    assert unleet(written) == read


WORDS = st.text("aeioucdghjknsvwyz0135", min_size=1, max_size=9) | st.sampled_from(
    ["bill", "muhammad", "s3rgei", "2004", "\u674e"]
)


@given(st.lists(WORDS, max_size=12))
def test_a_column_of_words_has_what_each_has_alone(texts: list[str]) -> None:
    found = zip(*column(texts), strict=True)
    assert list(found) == [tuple(word(text))[1:] for text in texts]


def test_no_word_is_a_spelling_of_two() -> None:
    stands_for: dict[str, str] = {}
    for line in VARIANT_GROUPS.strip().replace("\n  ", " ").splitlines():
        first, *others = line.split()
        for text in (first, *others):
            assert stands_for.setdefault(text, first) == first, text


MAYBE_MISSPELT = st.one_of(
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


@given(st.lists(MAYBE_MISSPELT, max_size=30))
def test_no_unusual_word_of_a_column_is_passed_over(texts: list[str]) -> None:
    assert set(unusual_among(texts)) <= set(maybe_unusual_among(texts))
    assert misspelt_among(texts) == [
        place for place, text in enumerate(texts) if meant(text) != text
    ]
