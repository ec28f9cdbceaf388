"""What points where, what the law's calendar does to an answer, and what may never happen."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck import catalogue
from ddcheck.core.classification import Answer, Classifier
from ddcheck.core.classification.answers import NOTHING
from ddcheck.core.measures import State
from ddcheck.core.records import Item, Mode
from ddcheck.errors import UnknownNameError
from goods import DAY, answers, asked, classifier, classify, item, lines

C, P, N = Answer.CONTROLLED, Answer.POSSIBLE, Answer.NOT_CONTROLLED


def test_a_line_that_nothing_points_to_costs_no_object() -> None:
    assert classify(item("Cotton T-shirts", "6109100010")) is NOTHING


def test_a_control_whose_measure_is_not_in_force_yet_says_nothing() -> None:
    gallium = item("Gallium metal", "8112929010")

    assert classify(gallium, date(2023, 7, 31)).answers == ()
    assert classify(gallium, date(2023, 8, 1)).answer is C


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2025, 12, 15), State.SUSPENDED),
        (date(2026, 11, 9), State.SUSPENDED),
        (date(2026, 11, 23), State.DISPUTED),
    ],
)
def test_a_suspended_control_is_answered_with_its_state(day: date, state: State) -> None:
    found = classify(item("Erbium oxide", "2846901999"), day)

    assert [(each.answer, each.state) for each in found.answers] == [(C, state)]


def test_the_history_of_a_line_is_that_of_the_measures_it_points_to() -> None:
    days = classifier().history(item("Erbium oxide", "2846901999"))

    assert date(2025, 11, 8) in days
    assert any(day >= date(2026, 11, 10) for day in days)
    assert list(days) == sorted(days)
    assert classifier().history(item("T-shirts", "6109100010")) == ()


def test_a_shared_code_points_only_in_full() -> None:
    assert classify(item("chemical preparation", "3824999922")).answer is P
    assert classify(item("sugar preparation", "382499")).answers == ()
    assert classify(item("sugar preparation", "3824999100")).answers == ()


def test_a_short_code_of_a_mineral_points() -> None:
    assert answers(classify(item("unwrought pieces", "811010"))) == {"antimony-metal": P}
    assert answers(classify(item("unwrought pieces", "8110100000"))) == {"antimony-metal": P}


def test_a_code_that_another_item_of_it_explains_asks_no_further() -> None:
    found = classify(item("Dysprosium oxide", "2846901993"))

    assert answers(found) == {"dysprosium-oxide": C}


def test_a_residual_code_supports_words_and_points_never_alone() -> None:
    assert classify(item("Labelling machine", "84798999")).answers == ()
    assert answers(classify(item("DCPCVD reactor", "84798999"))) == {"dcpcvd": C}


def test_a_cas_number_names_only_where_it_is_the_only_one() -> None:
    one = classify(item("shiny pieces", "7907009000", cas=["7440-69-9"]))
    two = classify(item("shiny pieces", "7907009000", cas=["7440-69-9", "7440-31-5"]))

    assert answers(one) == {"bismuth-metal": C}
    assert answers(two) == {"bismuth-metal": P}


def test_a_cas_number_in_the_wording_counts() -> None:
    found = classify(item("P.O. item CAS 603-33-8", "2931900090"))

    assert answers(found)["triphenylbismuth"] is C


def test_a_substance_by_name_counts_as_wording() -> None:
    found = classify(item("preparation", "3815900000", {"triphenylbismuth": "99", "water": "1"}))

    assert answers(found)["triphenylbismuth"] is C


def test_a_claim_is_believed_and_an_unknown_one_is_a_question() -> None:
    believed = classify(item("pieces", "7907009000", control_code="6c001.A"))
    unknown = classify(item("screws", "7318150090", control_code="5A002"))

    assert [(e.control.code, e.answer, e.path) for e in believed.answers] == [
        ("6C001.a", C, "control_code")
    ]
    assert unknown.answer is P
    assert asked(unknown) == {"control_code"}


@pytest.mark.parametrize("code", ["无", "N/A", "none", "-"])
def test_claiming_nothing_is_no_claim(code: str) -> None:
    assert classify(item("screws", "7318150090", control_code=code)) is NOTHING


def test_a_remark_of_dual_use_without_a_code_asks_only_where_nothing_explains_it() -> None:
    explained = item("Natural flake graphite", "2504101000", remark="属于两用物项")
    alone = item("screws", "7318150090", remark="属于两用物项")

    assert answers(classify(explained)) == {"graphite-natural-flake": C}
    assert answers(classify(alone)) == {"unified-list-other": P}


def test_more_specific_claims_stand_for_the_item_they_are_part_of() -> None:
    found = classify(item("Samarium metal", "2805301910", control_code="1C902.a.1"))

    assert {each.control.code for each in found.answers if each.answer is C} == {"1C902.a"}


def test_technology_needs_no_hs_code_and_goods_do() -> None:
    assert classify(item("accounting manual", form="technology")).missing == ()
    assert asked(classify(item("screws"))) == {"hs_code"}


def test_technology_leaves_by_wire() -> None:
    drawing = item("NdFeB sintering process drawing")

    by_wire = classify(drawing, mode=Mode.ELECTRONIC)
    assert answers(by_wire)["rare-earth-technology"] is C
    assert by_wire.missing == ()


def test_goods_keep_their_drawing_number_without_becoming_a_drawing() -> None:
    found = classify(item("NdFeB magnets to drawing 4711", "8505111000"))

    assert set(answers(found)) == {
        "ndfeb-magnets-with-dysprosium",
        "ndfeb-magnets-with-terbium",
    }


def test_the_end_use_of_the_shipment_speaks_where_the_line_has_none() -> None:
    powder = item("Molybdenum powder", "8102100001", {"Mo": "99.9"}, particle_size_um="10")
    mine = powder.model_copy(update={"end_use": "missile parts"})

    assert classify(powder).answer is P
    assert classify(powder, end_use="alloying of steel").answer is N
    assert classify(mine, end_use="alloying of steel").answer is C


def test_answers_are_in_order_of_gravity_and_code() -> None:
    found = classify(
        item("NdFeB magnets", "8505111000", {"Nd": "28", "Dy": "2", "Fe": "69", "B": "1"})
    )
    gravity = [[C, P, N].index(each.answer) for each in found.answers]

    assert gravity == sorted(gravity)
    assert found.answer is C


def test_the_unfolding_of_evasion_finds_the_name() -> None:
    for disguised in (
        "Anti\u200bmony ingots",
        "ＡＮＴＩＭＯＮＹ　ＩＮＧＯＴＳ",
        "ANTIMONY-INGOTS",
        "銻錠",
    ):
        assert classify(item(disguised, "9018909919")).answer is C, disguised


def test_a_classifier_survives_being_sent_to_another_process() -> None:
    copy = pickle.loads(pickle.dumps(classifier()))

    for line in lines()[:40]:
        again = copy.classify(line.item, as_of=line.as_of, mode=line.mode)
        assert answers(again) == answers(classify(line.item, line.as_of, line.mode))


def test_the_same_line_gets_the_same_answer_every_time() -> None:
    fresh = Classifier(tuple(reversed(catalogue.controls())), catalogue.measures())

    for line in lines():
        here = classify(line.item, line.as_of, line.mode)
        there = fresh.classify(line.item, as_of=line.as_of, mode=line.mode)
        assert here == there


def test_a_measure_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="measure"):
        Classifier(catalogue.controls(), {})


NAMES = (
    ("Antimony trioxide", "2825800010"),
    ("NdFeB magnets", "8505111000"),
    ("Tungsten rods", "8101999001"),
    ("Solder paste", "3810100000"),
    ("Isostatic graphite blocks", "3801100030"),
    ("Molybdenum powder", "8102100001"),
    ("Gallium", "8112929010"),
    ("chemical preparation", "3824999922"),
)
NUMBERS = st.sampled_from(["0", "0.05", "1.5", "10", "30", "58", "97", "99.99", "130"])
PARAMETERS = (
    "purity_percent", "particle_size_um", "diameter_mm", "length_mm", "density_g_cm3", "flexural_strength_mpa",
)  # fmt: skip
PERCENTS = st.sampled_from(["0", "0.05", "1.5", "10", "30", "58", "97", "99.99"])


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(NAMES),
    st.dictionaries(st.sampled_from(PARAMETERS), PERCENTS, max_size=4),
    st.dictionaries(
        st.sampled_from(
            ["Sb2O3", "Nd", "Dy", "Fe", "B", "W", "Bi", "Sn", "Mo", "Ga", "Dy2O3", "others"]
        ),
        PERCENTS,
        max_size=4,
    ),
)
def test_no_number_left_out_turns_a_question_into_a_pass(
    name: tuple[str, str], parameters: dict[str, str], composition: dict[str, str]
) -> None:
    def made(parameters: dict[str, str], composition: dict[str, Any]) -> Item:
        return item(name[0], name[1], composition, **parameters)

    if classify(made(parameters, composition)).answer is N:
        return
    for blank in parameters:
        rest = {key: value for key, value in parameters.items() if key != blank}
        if composition and blank == "purity_percent":
            continue  # the composition is then the only statement of purity left, and stands
        assert classify(made(rest, composition)).answer is not N, blank
    for blank in composition:
        unknown: dict[str, str | None] = {**composition, blank: None}
        assert classify(made(parameters, unknown)).answer is not N, blank


def test_an_empty_line_is_no_crash_and_no_pass() -> None:
    found = classify(Item())

    assert found.answer is P
    assert asked(found) == {"description", "hs_code"}


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=40).filter(lambda text: text.strip() != ""))
def test_no_wording_whatever_is_a_crash(text: str) -> None:
    classify(item(text, "6109100010"), DAY)


def test_a_device_named_after_its_material_is_a_question() -> None:
    cells = classify(item("Gallium arsenide solar cells", "8541430000"))
    wafer = classify(item("GaAs wafers", "8541430000"))

    assert answers(cells) == {"gallium-arsenide": P}
    assert answers(wafer) == {"gallium-arsenide": C}


def test_the_form_speaks_where_the_texts_say_nothing() -> None:
    nameless = classify(item("block N42SH", "8505111000", form="magnet"))
    named = classify(item("NdFeB N42SH", "8505111000", form="magnet"))

    assert nameless.answer is P
    assert "samarium-cobalt-magnets" in answers(nameless)
    assert set(answers(named)) == {"ndfeb-magnets-with-dysprosium", "ndfeb-magnets-with-terbium"}


def test_criteria_that_are_known_to_be_readable_answer_the_same_when_read_late() -> None:
    late = Classifier(catalogue.controls(), catalogue.measures(), sound=True)

    for each in lines():
        early = classify(each.item, each.as_of, each.mode)
        assert late.classify(each.item, as_of=each.as_of, mode=each.mode) == early


@pytest.mark.parametrize(
    ("line", "path"),
    [
        (item("Goods as per contract", "3810100000"), "composition"),
        (item("Sample, no commercial value", "3824999990"), "composition"),
        (item("货样", "3824999990"), "composition"),
        (item("黄色粉末", "2825909090"), "composition"),
        (item("Nickel powder", "7504002000", {"Ni": "70", "others": "30"}), "composition"),
        (item("Zinc dust", "7903900090", {"Zn": "70", "trade secret": None}), "composition"),
        (item("Arc segments for motors", "8505111000"), "composition"),
    ],
    ids=lambda each: getattr(each, "description", each),
)
def test_what_wording_code_or_composition_leave_room_for_is_asked(line: Item, path: str) -> None:
    found = classify(line)

    assert found.answers == ()
    assert [each.path for each in found.missing] == [path]


@pytest.mark.parametrize(
    "line",
    [
        item("Nickel powder", "7504002000", {"Ni": "99", "others": "1"}),
        item("Acrylic wall paint", "3209100010", {"TiO2": "20", "others": "80"}),
        item("White wine vinegar", "2209000000"),
        item("白糖", "1701991010"),
        item("Arc segments for motors", "8505111000", {"Fe": "51", "Co": "24", "Ni": "14", "Al": "8", "Cu": "3"}),
        item("AlNiCo rods", "8505111000"),
        item("铝镍钴磁钢", "8505111000"),
        item("Tungsten wedding rings", "7117190000"),
    ],
    ids=lambda each: each.description,
)  # fmt: skip
def test_what_says_what_it_is_is_not_asked(line: Item) -> None:
    assert classify(line).missing == ()
    assert classify(line).answers == ()


@pytest.mark.parametrize("use", ["use in own production", "工业用途", "n/a"])
def test_an_end_use_that_says_nothing_answers_nothing(use: str) -> None:
    powder = item("Molybdenum powder 3 um", "8102100001", {"Mo": "99.9"}, particle_size_um="3")

    assert answers(classify(powder.model_copy(update={"end_use": use}))) == {"molybdenum-powder": P}
    said = powder.model_copy(update={"end_use": "thermal spraying of piston rings"})
    assert classify(said).answer is not P


def test_wording_that_says_a_use_speaks_where_the_end_use_does_not() -> None:
    mill = item("Jet mill for pharma powders", "8474200000", end_use="retail sale")

    assert classify(mill).answers == ()
