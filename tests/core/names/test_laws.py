"""What holds for any two names."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ddcheck.core.names import MATCH_THRESHOLD, analyse, compare, compare_names, quick_score

VOCABULARY = (
    "John Smith J. Muhammad bin al Kim Jong Un Wang Wei Hsi Chin-ping Jinping Huawei Technologies Co., Ltd. GmbH "
    "Trading China Beijing Institute 10th 14 III Victory MV Group of the Путин Владимир محمد 王伟 习近平 中国 "
    "第十研究所 有限公司 AEVEX航天公司 北方工业 김정은 Gаzprom O'Neill — / a.k.a. Ig0r VladimirPutin Dr. 贝拉克·奥巴马"
)
WORDS = st.sampled_from(VOCABULARY.split())
NAMES = st.one_of(st.lists(WORDS, max_size=6).map(" ".join), st.text(max_size=20))
KINDS = st.sampled_from(["person", "organization", "vessel", None])


@settings(max_examples=400, deadline=None)
@given(NAMES, NAMES, KINDS)
@example("Al Qaeda", "Al-Qa'ida/Islamic Army", "organization")
@example("王伟/李强华东", "Wang Wei", "person")
@example("\n", "\n", None)
@example("中国", "中国 / 北方工业集团", None)
def test_score_points_and_quick_score_agree(a: str, b: str, kind: str | None) -> None:
    found = compare_names(a, b, kind)
    turned = compare_names(b, a, kind)

    assert 0 <= found.score <= 1
    assert turned.score == found.score
    assert turned.is_match == found.is_match == (found.score >= MATCH_THRESHOLD)
    assert abs(sum(part.points for part in found.explanation) - found.score) < 1e-9
    assert quick_score(analyse(a), analyse(b), kind) == found.score
    assert quick_score(analyse(b), analyse(a), kind) == found.score
    assert found.comparable == (analyse(a).comparable and analyse(b).comparable)
    assert found.comparable or not found.is_match
    for part in found.explanation:
        assert part.why
        assert part.why_zh


@settings(max_examples=200, deadline=None)
@given(NAMES, KINDS)
def test_a_name_is_itself(name: str, kind: str | None) -> None:
    found = compare_names(name, name, kind)

    assert found.score == (1.0 if found.comparable else 0.0)


@settings(max_examples=200, deadline=None)
@given(NAMES, NAMES, KINDS, st.integers(0, 3))
def test_weights_of_a_list_change_both_ways_alike(
    a: str, b: str, kind: str | None, seed: int
) -> None:
    def weight(text: str) -> float:
        return 1.0 + (len(text) * 7 + seed) % 9

    found = compare(analyse(a), analyse(b), kind, weight)

    assert quick_score(analyse(a), analyse(b), kind, weight) == found.score
    assert quick_score(analyse(b), analyse(a), kind, weight) == found.score
    assert abs(sum(part.points for part in found.explanation) - found.score) < 1e-9


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["john", "smith", "ivan", "petrov", "maria", "garcia"]),
        min_size=2,
        max_size=4,
    )
)
def test_the_order_of_a_persons_names_is_free(words: list[str]) -> None:
    found = compare_names(" ".join(words), " ".join(reversed(words)), "person")

    assert found.is_match


@settings(max_examples=100, deadline=None)
@given(NAMES, st.sampled_from(["\u200b", "\u00ad", "\u202e", "\u2066"]), KINDS)
def test_an_invisible_character_changes_no_score(
    name: str, invisible: str, kind: str | None
) -> None:
    if not name.isascii():
        return
    disguised = name[:1] + invisible + name[1:]

    assert compare_names(name, disguised, kind).score == (1.0 if analyse(name).comparable else 0.0)
