"""Words made comparable, and which of them mean what they seem to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck.core.classification.vocabulary import (
    FEW,
    Level,
    Vocabulary,
    denied,
    in_passing,
    is_generic,
    worked_on,
)
from ddcheck.core.classification.wording import Phrases, cas_numbers, fold, fold_all, purities
from ddcheck.core.controls import ControlledItem, ControlList


def vocabulary(**terms: list[str]) -> Vocabulary:
    """Of one control for each keyword; a word that begins with ``!`` is a mask."""
    controls = [
        ControlledItem.model_validate(
            {
                "id": name,
                "title": {"en": name},
                "measure": "m",
                "names": {"en": [word for word in words if not word.startswith("!")]},
                "unless": {"en": [word[1:] for word in words if word.startswith("!")]},
            }
        )
        for name, words in terms.items()
    ]
    lists = [
        ControlList.model_validate(
            {"id": "l", "title": {"en": "l"}, "edition": "1", "items": [], "at_least": "0"}
        )
    ]
    return Vocabulary(lists, controls)


def names(found: Vocabulary, text: str) -> list[str]:
    folded = fold(text)
    return [
        hit.term
        for hit in found.hits(folded, text)
        if any(meaning.level is Level.NAME for meaning in hit.meanings) and not denied(folded, hit)
    ]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nd-Fe-B", "nd fe b"),
        ("Ｇａ２Ｏ３", "ga2o3"),
        ("Sb₂O₃", "sb2o3"),
        ("三氧化二銻", "三氧化二锑"),
        ("Anti\u200bmony", "antimony"),
        ("\u0410ntim\u043eny", "antimony"),
        ("Aluminium  sulphate", "aluminum sulfate"),
        ("Gallium (III) oxide", "gallium oxide"),
        ("antimony(V) chloride", "antimony chloride"),
        ("  Solder\tpaste ", "solder paste"),
    ],
)
def test_one_spelling_for_what_is_the_same(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_term_is_a_word_of_its_own() -> None:
    tin = vocabulary(tin=["tin metal", "tin"])

    assert names(tin, "Tin metal") == ["tin metal"]
    assert names(tin, "tins") == ["tin"]
    assert names(tin, "tinned martin") == []
    assert names(tin, "锡tin锭") == ["tin"]


def test_the_longer_of_two_terms_counts() -> None:
    both = vocabulary(metal=["gallium"], nitride=["gallium nitride"])

    assert names(both, "gallium nitride wafers") == ["gallium nitride"]
    assert names(both, "gallium nitride and gallium") == ["gallium nitride", "gallium"]


def test_a_phrase_that_means_something_else_hides_the_term() -> None:
    metal = vocabulary(bismuth=["bismuth", "!bismuth subsalicylate"])

    assert names(metal, "Bismuth subsalicylate") == []
    assert names(metal, "Bismuth") == ["bismuth"]


@pytest.mark.parametrize(
    "text",
    [
        "without antimony",
        "antimony-free",
        "antimony free",
        "no antimony",
        "不含antimony",
        "other than antimony",
    ],
)
def test_what_is_denied_is_not_named(text: str) -> None:
    assert names(vocabulary(metal=["antimony"]), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "不含镝铽",
        "不含镝、铽",
        "不含铽和镝",
        "no dy or tb",
        "without dy/tb",
        "free of Dy and Tb",
        "Dy and Tb free",
        "Dy/Tb-free",
    ],
)
def test_two_that_are_denied_together_are_both_denied(text: str) -> None:
    assert names(vocabulary(one=["dy", "镝"], other=["tb", "铽"]), text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("no dy, with tb", ["tb"]),
        ("不含镝，含铽", ["铽"]),
        ("无铅铋锡", ["铋"]),
        ("不含镝钐钴", ["钐钴"]),
        ("dy and tb", ["dy", "tb"]),
    ],
)
def test_what_stands_behind_a_denial_of_something_else_is_named(
    text: str, named: list[str]
) -> None:
    found = vocabulary(a=["dy", "镝"], b=["tb", "铽"], c=["铋"], d=["钐钴"])
    assert names(found, text) == named


@pytest.mark.parametrize("text", ["No. 1 antimony", "lead-free antimony", "含antimony"])
def test_what_only_looks_like_a_denial_is_named(text: str) -> None:
    assert names(vocabulary(metal=["antimony"]), text) == ["antimony"]


@pytest.mark.parametrize(
    ("text", "passing"),
    [
        ("speaker with magnet", True),
        ("speaker with a magnet", True),
        ("speaker containing two magnets", True),
        ("a magnet", False),
        ("magnet speaker", True),
        ("magnet", False),
        ("magnets, 20 mm", False),
        ("magnet blocks", False),
        ("带magnet的音箱", True),
    ],
)
def test_a_part_of_other_goods_is_named_in_passing(text: str, passing: bool) -> None:
    folded = fold(text)
    hit = vocabulary(m=["magnet"]).hits(folded, text)[0]

    assert in_passing(folded, hit) is passing


@pytest.mark.parametrize(
    ("text", "worked"),
    [
        ("furnace for magnets", True),
        ("用于magnet的设备", True),
        ("furnace with magnets", False),
        ("magnet for furnaces", False),
    ],
)
def test_what_a_machine_is_for_is_not_the_goods(text: str, worked: bool) -> None:
    folded = fold(text)

    assert worked_on(folded, vocabulary(m=["magnet"]).hits(folded, text)[0]) is worked


def test_a_formula_counts_as_it_is_written() -> None:
    control = ControlledItem.model_validate(
        {"id": "gan", "title": {"en": "GaN"}, "measure": "m", "formulas": ["GaN"]}
    )
    found = Vocabulary([], [control])

    assert [hit.term for hit in found.hits(fold("GaN wafer"), "GaN wafer")] == ["gan"]
    assert found.hits(fold("Mr Gan"), "Mr Gan") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Antimony trioxide 99.99%", ("99.99",)),
        ("gallium 6N", ("6N",)),
        ("purity 4N5 min", ("4N5",)),
        ("99.5 percent", ("99.5",)),
        ("99,99 %", ("99.99",)),
        ("1,99,99 %", ()),
        ("5 % off", ()),
        ("1999.99%", ()),
        ("DIN 4N", ("4N",)),
    ],
)
def test_purities_are_read_from_wording(text: str, found: tuple[str, ...]) -> None:
    assert purities(text) == found


@pytest.mark.parametrize(
    "text", ["metal powder", "Alloy ingots", "金属粉末", "合金块 99%", "paste"]
)
def test_wording_of_anything_is_generic(text: str) -> None:
    assert is_generic(fold(text))


@pytest.mark.parametrize("text", ["copper powder", "steel ingots", "陶瓷粉", "T-shirts"])
def test_wording_of_something_is_not(text: str) -> None:
    assert not is_generic(fold(text))


@pytest.mark.parametrize("dash", "-–—−‐‑－")
def test_a_cas_number_is_found_whatever_its_dashes(dash: str) -> None:
    assert cas_numbers(f"CAS 7440{dash}55{dash}3.") == ("7440-55-3",)


def test_phrases_are_found_as_whole_words() -> None:
    phrases = Phrases.of(["drill bit", "钻头"])

    assert phrases.found("carbide drill bits") == "drill bit"
    assert phrases.found("合金钻头") == "钻头"
    assert phrases.found("drill bitter") is None


@given(st.lists(st.text("aB-\x1e \u3000锑銻Ａé\u0301Σ", max_size=4)))
def test_texts_folded_together_are_folded_as_each_alone(texts: list[str]) -> None:
    assert fold_all(texts) == {text: fold(text) for text in texts}


@given(st.text("ab c", max_size=12))
def test_few_texts_and_many_are_searched_alike(text: str) -> None:
    words = vocabulary(one=["a", "aba", "b c", "aa", "!ab"], two=["ba", "-", "c"])
    seen = {tuple(words.hits(fold(text), text)) for _ in range(FEW + 2)}

    assert len(seen) == 1
