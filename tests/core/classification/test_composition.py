"""Amounts of elements and substances, as far as a composition tells."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ddcheck.core.classification.composition import Amount, Composition, in_text, stated
from ddcheck.core.records import Substance

HUNDRED = Decimal(100)


def of(**percents: str | None) -> Composition:
    return stated(
        [
            Substance.model_validate(
                {"substance": name} | ({} if percent is None else {"percent": percent})
            )
            for name, percent in percents.items()
        ]
    )


def exactly(percent: str) -> Amount:
    return Amount(Decimal(percent), Decimal(percent))


def test_what_a_whole_composition_does_not_name_is_absent() -> None:
    solder = of(Sn="96.5", Ag="3", Cu="0.5")

    assert solder.complete
    assert solder.amount("Bi") == exactly("0")


def test_what_is_not_accounted_for_may_hold_anything() -> None:
    magnet = of(Nd="30", Fe="60")

    assert not magnet.complete
    assert magnet.amount("Dy") == Amount(Decimal(0), Decimal(10))


def test_an_element_stated_as_zero_is_absent_whatever_the_sum() -> None:
    magnet = of(Nd="30", Fe="60", Dy="0")

    assert magnet.amount("Dy") == exactly("0")
    assert "Dy" not in magnet.present


def test_a_percentage_left_out_leaves_everything_open() -> None:
    magnet = of(Nd="30", B="1", Fe=None)

    assert magnet.amount("Dy").high == HUNDRED


def test_an_element_stated_twice_over_is_no_more_than_everything() -> None:
    dysprosium = of(Dy="60", Dy2O3="60")

    assert dysprosium.amount("Dy") == exactly("100")
    assert dysprosium.metal("Dy").high == HUNDRED - dysprosium.shares["Dy"][1]


def test_more_than_a_hundred_percent_proves_nothing() -> None:
    nonsense = of(Nd="90", Fe="90")

    assert nonsense.amount("Dy").high == HUNDRED


def test_rare_earths_unnamed_may_be_any_of_them() -> None:
    magnet = of(**{"rare earths": "32", "Fe": "67", "B": "1"})

    assert not magnet.complete
    assert magnet.amount("Dy") == Amount(Decimal(0), Decimal(32))


def test_an_oxide_counts_with_its_share_of_the_element() -> None:
    powder = of(Dy2O3="10", Al2O3="90")

    assert round(powder.amount("Dy").low, 2) == Decimal("8.71")
    assert powder.metal("Dy").low == 0
    assert powder.substance("Dy2O3") == exactly("10")


def test_any_oxide_of_an_element_is_its_oxide() -> None:
    assert of(Sb2O5="99.5", H2O="0.5").substance("Sb2O3") == exactly("99.5")


def test_a_compound_stated_by_its_elements_is_that_compound() -> None:
    wafer = of(Ga="48.2", As="51.8")

    assert wafer.substance("GaAs").low == HUNDRED
    assert wafer.main_metal("Ga") is False


def test_an_analysis_with_oxygen_does_not_prove_metal() -> None:
    assert of(Sb="83.5", O="16.5").metal("Sb").low == 0


@pytest.mark.parametrize(
    ("composition", "main"),
    [
        (of(Bi="55.3", Sn="44.7"), True),
        (of(Bi="51", Sn="37", flux="12"), True),
        (of(Bi="2", Sn="98"), False),
        (of(Bi="30", Sn="20"), None),
        (of(Bi=None, Sn="40"), None),
        (of(Bi2O3="100"), False),
    ],
)
def test_the_main_metal_is_the_largest_constituent(
    composition: Composition, main: bool | None
) -> None:
    assert composition.main_metal("Bi") is main


@pytest.mark.parametrize(
    ("text", "percents"),
    [
        ("Solder paste Sn42Bi58", {"Sn": "42", "Bi": "58"}),
        ("90W-7Ni-3Fe rod", {"W": "90", "Ni": "7", "Fe": "3"}),
        ("Sn-58Bi solder", {"Sn": "42", "Bi": "58"}),
        ("Bi58/Sn42", {"Bi": "58", "Sn": "42"}),
        ("焊膏Sn96.5Ag3.0Cu0.5", {"Sn": "96.5", "Ag": "3.0", "Cu": "0.5"}),
        ("Ｓｎ４２Ｂｉ５８", {"Sn": "42", "Bi": "58"}),
        ("NdFeB magnets, Dy 2.5%", {"Dy": "2.5"}),
        ("2.5 % Dy and 0.3 % Tb", {"Dy": "2.5", "Tb": "0.3"}),
        ("W 90%, Ni 7%, Fe 3%", {"W": "90", "Ni": "7", "Fe": "3"}),
        ("PVC 60% Al 40%", {"Al": "40"}),
    ],
)
def test_wording_may_give_an_alloy(text: str, percents: dict[str, str]) -> None:
    found = in_text(text)

    assert found is not None
    assert found.text
    for symbol, percent in percents.items():
        assert found.amount(symbol).low == Decimal(percent)


@pytest.mark.parametrize(
    "text",
    ["M8 bolts DIN931", "Sm2Co17 magnets", "CPU W3550 In4", "100% cotton", "", "A4 paper 80g"],
)
def test_other_wording_gives_none(text: str) -> None:
    assert in_text(text) is None


@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["Nd", "Fe", "B", "Dy", "Dy2O3", "others", "rosin", "NdFeB"]),
        st.one_of(st.none(), st.decimals(0, 60, places=2).map(str)),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(["Dy", "Tb", "Fe"]),
)
@example({"Nd": None, "Dy": "53.42", "Dy2O3": "53.46"}, "Dy")
@example({"Dy": "60", "Dy2O3": "60"}, "Dy")
def test_leaving_out_a_percentage_never_narrows_what_may_be_there(
    percents: dict[str, str | None], symbol: str
) -> None:
    before = of(**percents)
    for name in percents:
        after = of(**{**percents, name: None})
        assert after.amount(symbol).high >= before.amount(symbol).high
        assert after.metal(symbol).high >= before.metal(symbol).high
