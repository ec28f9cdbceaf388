from typing import Any

import pytest

from ddcheck.core.conditions import Reader, read_condition
from ddcheck.core.conditions.language import MAX_DEPTH, MAX_NODES
from ddcheck.core.conditions.naming import FIELDS
from ddcheck.core.conditions.paths import FieldPath, every_field, field_path


def problems(tree: Any, *nouns: str) -> list[tuple[tuple[str | int, ...], str]]:
    reader = Reader(frozenset(nouns or ("shipment",)), frozenset({"m-1"}), frozenset({"military"}))
    read_condition(reader, tree)
    return [(path, message.en) for path, message in reader.problems]


@pytest.mark.parametrize(
    ("tree", "path", "words"),
    [
        ({"shipment.destinaton": "US"}, ("shipment.destinaton",), "is not a field"),
        ({"clasified": "controlled"}, ("clasified",), "did you mean classified"),
        ({"item.hs_code": "81"}, ("item.hs_code",), "put it inside any_item"),
        ({"shipment.mode": "aeroplane"}, ("shipment.mode",), "use one of sea, air"),
        ({"shipment.parties": "x"}, ("shipment.parties",), "is not a single value"),
        (
            {"shipment.export_date": {"at_least": "2026-13-01"}},
            ("shipment.export_date", "at_least"),
            "is not a date",
        ),
        (
            {"shipment.destination": {"at_least": "3"}},
            ("shipment.destination", "at_least"),
            "does not compare a text",
        ),
        ({"shipment.destination": "USA"}, ("shipment.destination",), "write US"),
        (
            {"shipment.destination": {"in": ["DE", "France"]}},
            ("shipment.destination", "in"),
            "'France' is not a country code",
        ),
        (
            {"any_stop": {"stop.country_code": {"not_in": ["cn"]}}},
            ("any_stop", "stop.country_code", "not_in"),
            "write CN",
        ),
        (
            {"any_item": {"item.hs_code": "8112.92"}},
            ("any_item", "item.hs_code"),
            "'8112.92' is read as 811292",
        ),
        (
            {"any_item": {"item.hs_code": {"starts_with": ["81", "8112.92"]}}},
            ("any_item", "item.hs_code", "starts_with"),
            "'8112.92' is in no code",
        ),
        ({"shipment.currency": "usd"}, ("shipment.currency",), "is not a currency code"),
        ({"shipment.mode": {}}, ("shipment.mode",), "is empty"),
        ({"always": "false"}, ("always",), "write always: true"),
        (
            {"shipment.export_date": {"at_least": "20260201"}},
            ("shipment.export_date", "at_least"),
            "is not a date",
        ),
        (
            {"shipment.origin": {"same_as": "shipment.mode"}},
            ("shipment.origin", "same_as"),
            "holds something else",
        ),
        (
            {"shipment.origin": {"same_as": "document.destination"}},
            ("shipment.origin", "same_as"),
            "put it inside any_document",
        ),
        (
            {
                "shipment.export_date": {
                    "days_since": {"field": "document.issued", "more_than": "3"}
                }
            },
            ("shipment.export_date", "days_since"),
            "put it inside any_document",
        ),
        (
            {"any_item": {"classified": {"near_miss": "yes"}}},
            ("any_item", "classified", "near_miss"),
            "neither true nor false",
        ),
        (
            {"any_item": {"classified": {"codes": []}}},
            ("any_item", "classified", "codes"),
            "is empty",
        ),
        ({"any_item": {"classified": {}}}, ("any_item", "classified"), "is empty"),
        (
            {"any_party": {"listed": {"disputed": "ignore"}}},
            ("any_party", "listed", "disputed"),
            "write ignored",
        ),
        (
            {"any_party": {"where": {"always": "true"}, "thta": {"always": "true"}}},
            ("any_party", "thta"),
            "stands beside where and that",
        ),
        ({"all": {"shipment.mode": "air"}}, ("all",), "is not a list of conditions"),
        ({"all": []}, ("all",), "is not a list of conditions"),
        (
            {"any_item": {"item.quantity": {"more_than": "lots"}}},
            ("any_item", "item.quantity", "more_than"),
            "is not a number",
        ),
        (
            {"any_item": {"classified": {"as": "maybe"}}},
            ("any_item", "classified", "as"),
            "is not an answer",
        ),
        (
            {"any_item": {"classified": {"measures": ["m-2"]}}},
            ("any_item", "classified", "measures"),
            "there is no measure 'm-2'",
        ),
        ({"any_party": {"listed": "blacklist"}}, ("any_party", "listed", "standing"), "use one of"),
        (
            {"any_party": {"indicated": {"vocabulary": "martial", "in": ["party.name"]}}},
            ("any_party", "indicated", "vocabulary"),
            "there is no vocabulary",
        ),
        ({"licence": "present"}, ("licence",), "inside any_item"),
        ({"certificate": "maybe"}, ("certificate",), "present nor covers"),
        ({}, (), "is not a condition"),
        ("US", (), "is not a condition"),
    ],
)
def test_what_is_wrong_is_said_where_it_is(
    tree: Any, path: tuple[str | int, ...], words: str
) -> None:
    found = problems(tree)
    assert [each[0] for each in found] == [path]
    assert words in found[0][1]


def test_all_problems_come_at_once() -> None:
    tree = {"all": [{"shipment.mode": "x"}, {"nonsense": "1"}, {"not": {"shipment.oops": "1"}}]}
    assert len(problems(tree)) == 3


def test_depth_and_size_are_capped() -> None:
    deep: dict[str, Any] = {"shipment.mode": "air"}
    for _ in range(MAX_DEPTH + 5):
        deep = {"not": deep}
    assert "nested more than" in problems(deep)[0][1]
    wide = {"all": [{"shipment.mode": "air"}] * (MAX_NODES + 5)}
    assert any("has more than" in message for _, message in problems(wide))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("shipment.destination", "text"),
        ("shipment.mode", "choice"),
        ("shipment.export_date", "day"),
        ("shipment.declarations.military_use", "flag"),
        ("item.parameters.purity_percent", "number"),
        ("document.commitments", "texts"),
        ("party.identifiers", "map"),
        ("stop.country_code", "text"),
        ("customer.defence_share", "number"),
    ],
)
def test_fields_have_the_type_of_the_model(path: str, kind: str) -> None:
    found = field_path(path)
    assert isinstance(found, FieldPath)
    assert found.kind == kind


def test_every_field_has_words() -> None:
    """A sentence that names a bare path does not say whose it is, and says it in no language."""
    unnamed = [field.text for field in every_field() if field.text not in FIELDS]
    assert unnamed == []
