"""Symbols, formulas and names of substances."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck.core.classification.chemistry import Nature, parse_formula, resolve, weight_shares
from ddcheck.core.classification.elements import ELEMENTS


@pytest.mark.parametrize(
    ("formula", "atoms"),
    [
        ("Dy2O3", {"Dy": 2, "O": 3}),
        ("Nd2Fe14B", {"Nd": 2, "Fe": 14, "B": 1}),
        ("(NH4)10(H2W12O42)·4H2O", {"N": 10, "H": 50, "W": 12, "O": 46}),
        ("Ca(OH)2", {"Ca": 1, "O": 2, "H": 2}),
        ("CO", {"C": 1, "O": 1}),
        ("Co", {"Co": 1}),
    ],
)
def test_a_formula_gives_its_atoms(formula: str, atoms: dict[str, int]) -> None:
    assert parse_formula(formula) == {symbol: Decimal(count) for symbol, count in atoms.items()}


@pytest.mark.parametrize(
    "text", ["", "Xx2", "steel", "2", "Ca(OH", "OH)2", "sb2o3", "Solder", "()"]
)
def test_what_is_no_formula_is_none(text: str) -> None:
    assert parse_formula(text) is None


def test_the_share_of_dysprosium_in_its_oxide_follows_from_atomic_weights() -> None:
    shares = dict(weight_shares({"Dy": Decimal(2), "O": Decimal(3)}))

    assert round(shares["Dy"], 3) == Decimal("0.871")


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(sorted(ELEMENTS)), st.integers(1, 40).map(Decimal), min_size=1, max_size=5
    )
)
def test_shares_of_a_substance_add_up_to_one(atoms: dict[str, Decimal]) -> None:
    total = sum((share for _, share in weight_shares(atoms)), Decimal(0))

    assert abs(total - 1) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("name", "nature", "elements"),
    [
        ("Bi", Nature.ELEMENT, {"Bi"}),
        ("BI", Nature.ELEMENT, {"Bi"}),
        ("bismuth", Nature.ELEMENT, {"Bi"}),
        ("Ga 6N", Nature.ELEMENT, {"Ga"}),
        ("Dysprosium 3N5", Nature.ELEMENT, {"Dy"}),
        ("Dy₂O₃", Nature.COMPOUND, {"Dy", "O"}),
        ("Ｄｙ２Ｏ３", Nature.COMPOUND, {"Dy", "O"}),
        ("Dy_2O_3", Nature.COMPOUND, {"Dy", "O"}),
        ("铋", Nature.ELEMENT, {"Bi"}),
        ("Fe (balance)", Nature.ELEMENT, {"Fe"}),
        ("Sb2O3", Nature.COMPOUND, {"Sb", "O"}),
        ("SB2O3", Nature.COMPOUND, {"Sb", "O"}),
        ("antimony trioxide", Nature.COMPOUND, {"Sb", "O"}),
        ("三氧化二锑", Nature.COMPOUND, {"Sb", "O"}),
        ("氧化镝", Nature.COMPOUND, {"Dy", "O"}),
        ("Nd2Fe14B", Nature.ALLOY, {"Nd", "Fe", "B"}),
    ],
)
def test_a_name_is_resolved_in_either_language(
    name: str, nature: Nature, elements: set[str]
) -> None:
    known = resolve(name)

    assert known.nature is nature
    assert known.elements == elements


def test_an_alloy_without_figures_may_hide_others() -> None:
    known = resolve("NdFeB")

    assert known.nature is Nature.ALLOY
    assert known.shares == ()
    assert known.mentions == {"Nd", "Fe", "B"}


@pytest.mark.parametrize("name", ["others", "rare earths", "稀土", "其他", "trade secret", "(…)"])
def test_a_name_that_hides_what_it_holds_is_vague(name: str) -> None:
    assert resolve(name).nature is Nature.VAGUE


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("tungsten alloy", "W"),
        ("ferro-dysprosium", "Dy"),
        ("含铽合金", "Tb"),
        ("antimonial lead", "Sb"),
    ],
)
def test_a_name_that_mentions_an_element_says_so_without_an_amount(name: str, symbol: str) -> None:
    known = resolve(name)

    assert symbol in known.mentions
    assert known.shares == ()


@pytest.mark.parametrize(
    ("name", "symbols"),
    [
        ("LaPO4:Ce,Tb", "La P O Ce Tb"),
        ("Y2O3:Eu", "Y O Eu"),
        ("Gd2O2S: Tb3+", "Gd O S Tb"),
        ("BAM:Eu", "Eu"),
    ],
)
def test_a_formula_with_dopants_mentions_them_beside_the_host(name: str, symbols: str) -> None:
    known = resolve(name)

    assert known.mentions == set(symbols.split())
    assert known.nature is Nature.VAGUE


@pytest.mark.parametrize(
    "name", ["rosin", "cotton", "acrylic resin", "松香", "ratio 1:2", "grade: AB"]
)
def test_a_name_of_no_metal_is_inert(name: str) -> None:
    assert resolve(name).nature is Nature.INERT


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=20))
def test_no_text_whatever_is_a_crash(text: str) -> None:
    resolve(text)
