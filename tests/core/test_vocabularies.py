"""Words that point to something, as whole words, plural or not, and not where a phrase means something else."""

from __future__ import annotations

import pytest

from ddcheck.core.vocabularies import Vocabulary

WORDS = Vocabulary.model_validate(
    {
        "id": "words",
        "title": {"en": "words"},
        "edition": "1",
        "source": "test",
        "unless": ["non-military", "不用于军事", "研制导"],
        "street_names": True,
        "terms": [
            {"term": "military"},
            {"term": "armoured vehicle"},
            {"term": "torpedo"},
            {"term": "military use"},
            {"term": "军事"},
            {"term": "制导"},
            {"term": "导弹"},
        ],
    }
)


def found(text: str) -> list[str]:
    return [each.term for each in WORDS.found_in([text])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Military", ["military"]),
        ("sights of armoured vehicles", ["armoured vehicle"]),
        ("torpedoes", ["torpedo"]),
        ("paramilitary", []),
        ("torpedoesque", []),
        ("non-military use", []),
        ("non-military use, and military use", ["military", "military use"]),
        ("NON-MILITARY", []),
        ("不用于军事", []),
        ("军事用途", ["军事"]),
        ("研制导电银浆", []),
        ("研制导弹", ["导弹"]),
        ("研制导电银浆, 用于制导", ["制导"]),
    ],
)
def test_words_are_found(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("1200 Military Road, Buffalo, NY", []),
        ("12 Military Trail", []),
        ("4 rue des Torpedos, Toulon", []),
        ("Rua do Torpedo 5, Lisboa", []),
        ("Av. Torpedo 843, Lima", []),
        ("军事路12号", []),
        ("Military Base, 5 Torpedo Street", ["military"]),
        ("5 Military Road, Military Area 2", ["military"]),
        ("Fifth Avenue Military Depot", ["military"]),
        ("军事区, 学院路5号", ["军事"]),
    ],
)
def test_the_name_of_a_street_in_an_address_is_none(address: str, words: list[str]) -> None:
    assert [each.term for each in WORDS.found_in([], [address])] == words


def test_elsewhere_a_street_is_work() -> None:
    assert found("building of a military road") == ["military"]


def test_place_names_are_what_they_say_in_a_street_too() -> None:
    places = WORDS.model_copy(update={"street_names": False})
    assert [each.term for each in places.found_in([], ["Military Road"])] == ["military"]
