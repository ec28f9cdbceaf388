from itertools import product

import pytest

from ddcheck.core.logic import ORDERED, Truth, all_of, any_of, compare, truth

T, U, F = Truth.TRUE, Truth.UNKNOWN, Truth.FALSE


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (T, T, T, T),
        (T, U, U, T),
        (T, F, F, T),
        (U, U, U, U),
        (U, F, F, U),
        (F, F, F, F),
    ],
)
def test_kleene(one: Truth, other: Truth, both: Truth, either: Truth) -> None:
    assert all_of([one, other]) is all_of([other, one]) is both
    assert any_of([one, other]) is any_of([other, one]) is either


def test_de_morgan() -> None:
    for one, other in product(Truth, Truth):
        assert all_of([one, other]).negated() is any_of([one.negated(), other.negated()])


def test_nothing_is_all_and_not_any() -> None:
    assert all_of([]) is T
    assert any_of([]) is F


@pytest.mark.parametrize("operator", ORDERED)
def test_a_missing_value_is_unknown_whatever_it_is_compared_with(operator: str) -> None:
    assert compare(operator, None, 3) is U


def test_bounds() -> None:
    assert [compare(op, 3, 3) for op in ("at_least", "more_than", "at_most", "less_than")] == [
        T,
        F,
        T,
        F,
    ]


def test_a_missing_boolean_is_unknown() -> None:
    assert (truth(None), truth(True), truth(False)) == (U, T, F)
