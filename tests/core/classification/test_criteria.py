"""The language of criteria: what it refuses, and what each condition says of a line."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from ddcheck.core.classification import composition as compositions
from ddcheck.core.classification.criteria import CriteriaError, parse
from ddcheck.core.classification.judging import Facts, Judged, Naming
from ddcheck.core.classification.wording import fold
from ddcheck.core.controls import ControlledItem
from ddcheck.core.logic import Truth
from goods import item

if TYPE_CHECKING:
    from ddcheck.core.records import Item

FALSE, UNKNOWN, TRUE = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE
BISMUTH = ControlledItem.model_validate(
    {"id": "bi", "title": {"en": "bismuth", "zh": "铋"}, "measure": "m", "elements": ["Bi"]}
)
OXIDE = ControlledItem.model_validate(
    {
        "id": "oxide",
        "title": {"en": "antimony oxide", "zh": "氧化锑"},
        "measure": "m",
        "elements": ["Sb", "O"],
        "formulas": ["Sb2O3"],
    }
)


def judge(
    tree: Any,
    goods: Item,
    control: ControlledItem = BISMUTH,
    naming: Naming = Naming.NOT,
    purities: tuple[str, ...] = (),
) -> Judged:
    description = goods.description or ""
    facts = Facts(
        item=goods,
        control=control,
        composition=compositions.stated(goods.composition) if goods.composition else None,
        worded=compositions.in_text(description),
        naming=naming,
        named_at="description",
        said="it",
        folded=fold(description),
        purities=tuple(map(Decimal, purities)),
        end_use=goods.end_use,
    )
    return parse(tree).judge(facts)


def paths(judged: Judged) -> list[str]:
    return [missing.path for missing in judged.missing]


@pytest.mark.parametrize(
    ("tree", "path", "told"),
    [
        ("named", (), "is not a condition"),
        ({}, (), "is not a condition"),
        ({"all": []}, ("all",), "wants a list"),
        ({"all": [{"named": "true"}], "any": []}, ("all",), "no other key"),
        ({"named": "true", "main": "Bi"}, (), "exactly one of"),
        ({"named": "yes"}, ("named",), "write named: true"),
        ({"any": [{"main": "Bx"}]}, ("any", 0, "main"), "not the symbol"),
        ({"main": "Bi", "at_least": "3"}, ("at_least",), "does not belong"),
        ({"parameter": "colour", "at_least": "1"}, ("parameter",), "not a parameter"),
        ({"parameter": "wall_mm"}, (), "wants exactly one of"),
        ({"parameter": "wall_mm", "at_least": "x"}, ("at_least",), "not a number"),
        ({"parameter": "wall_mm", "at_least": "NaN"}, ("at_least",), "not a number"),
        ({"parameter": "wall_mm", "at_least": "1", "at_most": "2"}, (), "exactly one"),
        ({"substance": "steel"}, ("substance",), "not a formula"),
        ({"shape": "cone"}, ("shape",), "not a shape"),
        ({"shape": "cylinder", "length_mm": "5"}, (), "wants the least sizes"),
        ({"says": {"de": ["x"]}}, ("says",), "wants words"),
        ({"says": {"en": []}}, ("says",), "has no words"),
        ({"unsure": {"en": "why"}}, ("unsure",), "one under zh"),
        ({"form": "powder"}, ("form",), "wants a list"),
        ({"main": "Bi", "or_named": "maybe"}, ("or_named",), "neither true nor false"),
        ({"alloy": ["Dy", "Xx"]}, ("alloy",), "wants a list of symbols"),
    ],
)
def test_wrong_criteria_are_refused_at_their_place(
    tree: Any, path: tuple[str | int, ...], told: str
) -> None:
    with pytest.raises(CriteriaError) as refused:
        parse(tree)

    assert [(each[0], told in each[1].en) for each in refused.value.troubles] == [(path, True)]


def test_all_faults_come_at_once() -> None:
    with pytest.raises(CriteriaError) as refused:
        parse({"all": [{"main": "Xx"}, {"parameter": "colour", "at_least": "1"}]})

    assert len(refused.value.troubles) == 2


def test_criteria_nested_without_end_are_refused() -> None:
    tree: Any = {"named": "true"}
    for _ in range(20):
        tree = {"all": [tree]}

    with pytest.raises(CriteriaError, match="nested"):
        parse(tree)


def test_no_criteria_mean_that_being_named_is_enough() -> None:
    assert judge(None, item("it"), naming=Naming.NAMED).truth is TRUE
    assert judge(None, item("it"), naming=Naming.WORD).truth is UNKNOWN
    assert judge(None, item("it")).truth is UNKNOWN


def test_a_name_that_the_composition_denies_is_a_contradiction() -> None:
    lead = item("bismuth", composition={"Pb": "100"})

    judged = judge(None, lead, naming=Naming.NAMED)

    assert judged.truth is UNKNOWN
    assert paths(judged) == ["composition"]


def test_a_composition_without_the_element_answers_where_nothing_names_it() -> None:
    assert judge(None, item("x", composition={"Pb": "100"})).truth is FALSE


@pytest.mark.parametrize(("percent", "truth"), [("1", TRUE), ("0.9", FALSE), ("0", FALSE)])
def test_content_is_compared_with_its_bound(percent: str, truth: Truth) -> None:
    tin = item("x", composition={"Sn": str(100 - Decimal(percent)), "Bi": percent})

    assert judge({"content": "Bi", "at_least": "1"}, tin).truth is truth


def test_content_of_what_is_not_accounted_for_is_asked_for() -> None:
    judged = judge({"content": "Bi", "at_least": "1"}, item("x", composition={"Sn": "60"}))

    assert judged.truth is UNKNOWN
    assert paths(judged) == ["composition"]


def test_wording_answers_yes_and_never_no() -> None:
    tree = {"content": "Bi", "at_least": "50"}

    assert judge(tree, item("Sn42Bi58 paste")).truth is TRUE
    assert judge(tree, item("Sn60Bi40 paste")).truth is UNKNOWN
    assert judge(tree, item("Sn42Bi58 paste", composition={"Sn": "100"})).truth is FALSE


@pytest.mark.parametrize(
    ("seen", "truth", "near"),
    [
        ("99.99", TRUE, False),
        ("99.98", FALSE, True),
        ("99.95", FALSE, True),
        ("99.9", FALSE, False),
    ],
)
def test_a_purity_just_below_its_limit_is_a_near_miss(seen: str, truth: Truth, near: bool) -> None:
    tree = {"parameter": "purity_percent", "at_least": "99.99"}

    judged = judge(tree, item("x", purity_percent=seen))

    assert (judged.truth, judged.near) == (truth, near)
    assert judged.path == "parameters.purity_percent"


def test_a_purity_comes_from_the_composition_where_the_parameter_is_left_out() -> None:
    tree = {"parameter": "purity_percent", "at_least": "99.99"}
    goods = item("x", composition={"Sb2O3": "99.5"})

    assert judge(tree, goods, OXIDE).truth is FALSE
    assert judge(tree, goods, OXIDE).path == "composition"


def test_of_two_stated_purities_the_higher_counts() -> None:
    tree = {"parameter": "purity_percent", "at_least": "99.99"}
    goods = item("x", composition={"Sb2O3": "99.995"}, purity_percent="99.5")

    assert judge(tree, goods, OXIDE).truth is TRUE


def test_a_purity_in_the_wording_answers_yes_and_never_no() -> None:
    tree = {"parameter": "purity_percent", "at_least": "99.99"}

    assert judge(tree, item("x"), purities=("99.999",)).truth is TRUE
    assert judge(tree, item("x"), purities=("99.5",)).truth is UNKNOWN
    assert judge(tree, item("x", purity_percent="99.5"), purities=("99.999",)).truth is FALSE


BODY = {
    "any": [
        {"shape": "cylinder", "diameter_mm": "120", "length_mm": "50"},
        {"shape": "tube", "inner_diameter_mm": "65", "wall_mm": "25", "length_mm": "50"},
        {"shape": "block", "length_mm": "120", "width_mm": "120", "height_mm": "50"},
    ]
}


@pytest.mark.parametrize(
    ("sizes", "truth"),
    [
        ({"diameter_mm": "120", "length_mm": "50"}, TRUE),
        ({"diameter_mm": "119.9", "length_mm": "50"}, FALSE),
        ({"diameter_mm": "120", "length_mm": "49.9"}, FALSE),
        ({"diameter_mm": "300", "thickness_mm": "60"}, TRUE),
        ({"diameter_mm": "130"}, UNKNOWN),
        ({"length_mm": "60"}, UNKNOWN),
        ({"length_mm": "20"}, FALSE),
        ({}, UNKNOWN),
        ({"inner_diameter_mm": "65", "wall_mm": "25", "length_mm": "50"}, TRUE),
        ({"inner_diameter_mm": "64", "wall_mm": "25", "length_mm": "50"}, FALSE),
        ({"diameter_mm": "115", "inner_diameter_mm": "65", "length_mm": "50"}, TRUE),
        ({"diameter_mm": "115", "wall_mm": "25", "length_mm": "50"}, TRUE),
        ({"wall_mm": "25", "length_mm": "50"}, UNKNOWN),
        ({"length_mm": "120", "width_mm": "120", "height_mm": "50"}, TRUE),
        ({"length_mm": "50", "width_mm": "120", "thickness_mm": "120"}, TRUE),
        ({"length_mm": "500", "width_mm": "119", "height_mm": "119"}, FALSE),
        ({"length_mm": "500", "width_mm": "119"}, UNKNOWN),
        ({"width_mm": "60", "height_mm": "60"}, FALSE),
        ({"width_mm": "300", "thickness_mm": "5"}, FALSE),
    ],
)
def test_a_body_is_large_enough_in_one_of_three_shapes(sizes: dict[str, str], truth: Truth) -> None:
    assert judge(BODY, item("x", None, None, **sizes)).truth is truth


@pytest.mark.parametrize(
    ("use", "truth"),
    [
        ("missile nozzles", TRUE),
        ("导弹部件", TRUE),
        ("aerospace", UNKNOWN),
        ("steel", FALSE),
        (None, UNKNOWN),
    ],
)
def test_the_end_use_is_taken_at_its_word(use: str | None, truth: Truth) -> None:
    tree = {"end_use": {"en": ["missile"], "zh": ["导弹"]}, "doubtful": {"en": ["aerospace"]}}

    assert judge(tree, item("powder", end_use=use)).truth is truth


def test_what_could_not_be_verified_is_never_answered() -> None:
    tree = {"unsure": {"en": "Nobody read it.", "zh": "未经核实。"}}

    judged = judge(tree, item("x"))

    assert judged.truth is UNKNOWN
    assert paths(judged) == ["control_code"]


def test_an_opinion_is_asked_for_only_where_no_fact_is_missing() -> None:
    unsure = {"unsure": {"en": "Open.", "zh": "未明。"}}
    tree = {"all": [{"parameter": "wall_mm", "at_least": "1"}, unsure]}

    assert paths(judge(tree, item("x"))) == ["parameters.wall_mm"]
    assert paths(judge(tree, item("x", wall_mm="2"))) == ["control_code"]


def test_only_a_stated_form_excludes() -> None:
    tree = {"form_other_than": ["powder", "粉"]}

    assert judge(tree, item("tungsten powder")).truth is TRUE
    assert judge(tree, item("x", form="powder")).truth is FALSE
    assert judge(tree, item("x", form="钨粉")).truth is FALSE
    assert judge(tree, item("x", form="rod")).truth is TRUE


def test_a_form_is_met_by_wording_and_missed_by_a_stated_one() -> None:
    tree = {"form": ["target"]}

    assert judge(tree, item("sputtering targets")).truth is TRUE
    assert judge(tree, item("x", form="ingot")).truth is FALSE
    assert paths(judge(tree, item("x"))) == ["form"]


def test_metals_together_make_an_alloy_when_they_are_the_bulk() -> None:
    tree = {"alloy": ["Dy", "Fe"]}

    assert judge(tree, item("x", composition={"Dy": "80", "Fe": "20"})).truth is TRUE
    magnet = {"Nd": "30", "Dy": "2", "Fe": "67", "B": "1"}
    assert judge(tree, item("x", composition=magnet)).truth is FALSE
    assert judge(tree, item("x")).truth is UNKNOWN


def test_saying_the_opposite_makes_it_false() -> None:
    tree = {"says": {"en": ["curved"]}, "opposite": {"en": ["flat"]}}

    assert judge(tree, item("curved window")).truth is TRUE
    assert judge(tree, item("flat window")).truth is FALSE
    assert paths(judge(tree, item("window"))) == ["description"]
