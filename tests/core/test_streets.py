"""Which words of an address belong to the name of a street."""

from __future__ import annotations

import pytest

from ddcheck.core.streets import without_streets

WORDS = ("army", "arsenal", "military", "naval", "海军")


@pytest.mark.parametrize(
    "address",
    ["5 arsenal street, ulm", "5 arsenal st., ulm", "12 military dr, reno", "rue de l'arsenal 3, metz", "海军路5号"],
)  # fmt: skip
def test_the_name_of_a_street_points_to_nobody(address: str) -> None:
    left = without_streets(address, WORDS)

    assert not any(word in left for word in WORDS)


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("naval base, 5 arsenal street", "naval"),
        ("naval st. petersburg academy", "naval"),
        ("naval st petersburg academy", "naval"),
        ("army dr. ivanov hospital, minsk", "army"),
        ("hero avenue army depot", "army"),
        ("海军基地", "海军"),
    ],
)
def test_a_unit_a_saint_and_a_doctor_are_no_street(address: str, word: str) -> None:
    assert word in without_streets(address, WORDS)
