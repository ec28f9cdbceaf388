"""Names that may be Chinese are looked up in columns as they are one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck.core.names import MATCH_THRESHOLD, analyse, quick_score
from ddcheck.core.screening import pairs, wholes
from ddcheck.core.screening.bulk.chinese import (
    Spoken,
    across_keys,
    is_firm,
    keys_of_firms,
    keys_of_people,
    spoken_keys,
)
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


PARTS = [
    *CHARS,
    *[
        "天河",
        "机床",
        "中国",
        "北方",
        "科技",
        "集团",
        "有限公司",
        "股份",
        "集团公司",
        "市",
        "区",
        "厂",
        "株",
        "省",
        "三一",
        "百",
        "所",
    ],
]
FIRMS = (
    st.lists(st.sampled_from([*PARTS, " "]), min_size=2, max_size=9)
    .map("".join)
    .map(lambda text: " ".join(text.split()))
    .filter(is_firm)
)


@settings(deadline=None)
@given(st.lists(FIRMS, max_size=12))
def test_firms_in_han_ask_in_columns_as_each_does_alone(firms: Sequence[str]) -> None:
    alone = [set(wholes.asking_keys(name, name, han_listed=True)) for name in firms]

    assert by_name(keys_of_firms([name.split() for name in firms]), len(firms)) == alone


def test_what_is_no_firm_in_han_is_looked_at_alone() -> None:
    others = ["王伟", "王 小伟", "天河 abc科技", "天河abc科技", "第七研究所", "中电科十所"]
    assert not any(map(is_firm, others))
    assert is_firm("天河科技公司")
    assert is_firm("天河集成电路 上海 有限公司")
    assert is_firm("三一重工股份有限公司")


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


LATIN = st.lists(
    st.sampled_from(
        "tianhe tian he china north keji technology science and trading group co ltd rare earth xi an 10 one".split()  # noqa: SIM905
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=9).map("".join) | FIRMS,
    FIRMS | LATIN | st.lists(st.sampled_from(PARTS), min_size=1, max_size=6).map(" ".join),
    st.sampled_from(["", "organization", "person", "vessel"]),
    st.sampled_from(["", "organization", "person", "vessel"]),
)
def test_no_pair_in_han_that_matches_is_passed_over(
    one: str, other: str, stated: str, listed: str
) -> None:
    a, b = analyse(one), analyse(other)
    kinds = {stated or listed or None, listed or stated or None}
    matches = any(quick_score(a, b, kind) >= MATCH_THRESHOLD for kind in kinds)

    assert not matches or pairs.may_match_in_han(a, b, stated, listed)
    assert pairs.may_match_in_han(a, b, stated, listed) == pairs.may_match_in_han(
        b, a, stated, listed
    )


def test_names_that_share_little_are_seen_not_to_match() -> None:
    def may_match(one: str, other: str) -> bool:
        return pairs.may_match_in_han(analyse(one), analyse(other), "organization", "")

    assert not may_match("台北纪洋河贸易集团有限公司", "XIANGHE HEAVY MACHINERY CO., LTD.")
    assert not may_match("深圳市天河电子科技有限公司", "上海天元矿业有限公司")
    assert may_match("深圳市天河电子科技有限公司", "Shenzhen Tianhe Electronics Technology Co Ltd")
