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
        "unless": ["non-military", "不用于军事"],
        "terms": [
            {"term": "military"},
            {"term": "armoured vehicle"},
            {"term": "torpedo"},
            {"term": "军事"},
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
        ("non-military use, and military use", ["military"]),
        ("NON-MILITARY", []),
        ("不用于军事", []),
        ("军事用途", ["军事"]),
    ],
)
def test_words_are_found(text: str, words: list[str]) -> None:
    assert found(text) == words
