"""What makes two words one word spelled twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ddcheck.core.names.spelling import column, likeness, unleet, word
from ddcheck.core.names.spellings_table import VARIANT_GROUPS


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
