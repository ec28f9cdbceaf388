from decimal import Decimal

import pytest

from ddcheck.core.units import in_base_units, mass_kg, plain


@pytest.mark.parametrize(
    ("quantity", "unit", "expected"),
    [
        ("1.5", "t", (Decimal(1500), "kg")),
        ("600", "KGM", (Decimal(600), "kg")),
        ("600", "千克", (Decimal(600), "kg")),
        ("2500", "g", (Decimal("2.5"), "kg")),
        ("12", "pcs.", (Decimal(12), "pieces")),
        ("2", "DZN", (Decimal(24), "pieces")),
        ("5", "ＫＧ", (Decimal(5), "kg")),
        ("5", "公吨", (Decimal(5000), "kg")),
        ("5", "Metric  Tons", (Decimal(5000), "kg")),
        ("1000", "克拉", (Decimal("0.2"), "kg")),
        ("1000", "CTM", (Decimal("0.2"), "kg")),
        ("10", "troy ounces", (Decimal("0.311034768"), "kg")),
        ("10", "ounces", (Decimal("0.28349523125"), "kg")),
        ("3", "斤", (Decimal("1.5"), "kg")),
        ("5", "furlong", None),
        ("5", "箱", None),
        ("5", "ct", None),
    ],
)
def test_quantities_come_to_base_units(
    quantity: str, unit: str, expected: tuple[Decimal, str] | None
) -> None:
    assert in_base_units(Decimal(quantity), unit) == expected


def test_without_a_unit_a_quantity_says_nothing() -> None:
    assert in_base_units(Decimal(3), None) is None
    assert in_base_units(None, "kg") is None


def test_the_net_weight_goes_before_the_quantity() -> None:
    assert mass_kg(Decimal(7), Decimal(3), "kg") == 7
    assert mass_kg(None, Decimal(3), "t") == 3000
    assert mass_kg(None, Decimal(3), "pcs") is None


@pytest.mark.parametrize(
    ("number", "shown"), [("1E+3", "1000"), ("2.50", "2.5"), ("100", "100"), ("0.0", "0")]
)
def test_numbers_are_shown_plainly(number: str, shown: str) -> None:
    assert plain(Decimal(number)) == shown
