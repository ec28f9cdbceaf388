"""Names that may be Chinese are looked up in columns as they are one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck.core.screening import wholes
from ddcheck.core.screening.bulk.chinese import Spoken, across_keys, keys_of_people, spoken_keys
from ddcheck.core.screening.keys import MASK, PAIR_IN_HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# With several readings each, a compound surname, a place and an everyday word, one without a reading.
CHARS = "王伟习近平欧阳单于曾乐行重长绿女吕中国北方科技々㐀"
PEOPLE = st.one_of(
    st.text(CHARS, min_size=2, max_size=4).map(lambda text: [text]),
    st.lists(st.text(CHARS, min_size=1, max_size=3), min_size=2, max_size=3).filter(
        wholes.is_personal
    ),
)
SPOKEN = st.sampled_from(
    "xi jinping chin ping hsi wang wei li lee xian changan zhongguo kuo trading smith ng a".split()  # noqa: SIM905
)


def by_name(found: tuple[NDArray[Any], NDArray[Any]], count: int) -> list[set[int]]:
    wanted: list[set[int]] = [set() for _ in range(count)]
    for each, whose in zip(found[0].tolist(), found[1].tolist(), strict=True):
        wanted[whose].add(each)
    return wanted


@settings(deadline=None)
@given(st.lists(PEOPLE, max_size=12))
def test_people_in_han_ask_in_columns_as_each_does_alone(people: Sequence[list[str]]) -> None:
    alone = [
        set(wholes.asking_keys(" ".join(words), " ".join(words), han_listed=True))
        for words in people
    ]

    assert by_name(keys_of_people(people), len(people)) == alone


@settings(deadline=None)
@given(st.lists(st.lists(SPOKEN, min_size=1, max_size=5), max_size=12))
def test_latin_names_are_heard_in_columns_as_each_is_alone(asked: Sequence[list[str]]) -> None:
    flat = [text for texts in asked for text in texts]
    known = list(dict.fromkeys(flat))
    words = Spoken()
    words.add(known[: len(known) // 2])
    words.add(known[len(known) // 2 :])
    rows = np.array([known.index(text) for text in flat], np.int64)
    starts = np.cumsum([0, *map(len, asked)])

    assert by_name(spoken_keys(words, rows, starts), len(asked)) == [
        set(wholes.spoken(texts, 3)) for texts in asked
    ]
    pairs = [
        {
            (each + PAIR_IN_HAN) & MASK
            for place in range(len(texts) - 1)
            for each in wholes.spoken_across(texts[place], texts[place + 1])
        }
        for texts in asked
    ]
    assert by_name(across_keys(words, rows, starts), len(asked)) == pairs


def test_a_syllable_ends_where_a_word_does() -> None:
    assert set(wholes.spoken(["xi", "an"], 1)) <= set(wholes.spoken(["xian"], 1))
    assert set(wholes.spoken(["hsi", "an"], 1)) & set(wholes.spoken(["xian"], 1))
    assert wholes.spoken(["xi", "smith"], 3) == []
