"""The schema of rule files says what their reader says, as far as a schema can."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from building import RULE as A_RULE
from ddcheck import catalogue, documents
from ddcheck.core.rule_schema import rule_schema, rule_set_schema
from ddcheck.core.rule_trees import read_rule, read_ruleset
from running import ROOT, ddcheck

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RULE = Draft202012Validator(rule_schema())
RULE_SET = Draft202012Validator(rule_set_schema())
SETS = ("cn-export-control", "customer-due-diligence")
FILES = [
    path
    for name in SETS
    for path in sorted((ROOT / "rules" / name).glob("*.yaml"))
    if path.name != "ruleset.yaml"
]
MEASURES = tuple(catalogue.measures(None))
VOCABULARIES = tuple(catalogue.vocabularies(None))


def tree_of(path: Path) -> Any:
    (tree,) = documents.trees(path.read_bytes(), str(path))
    return tree.plain


def as_in_an_editor(tree: Any) -> Any:
    """The same with numbers and truth values, where text reads as such in YAML 1.2."""
    if isinstance(tree, dict):
        return {key: as_in_an_editor(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [as_in_an_editor(value) for value in tree]
    if tree in ("true", "false"):
        return tree == "true"
    if isinstance(tree, str) and re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", tree):
        return float(tree) if "." in tree else int(tree)
    return tree


TREES = [tree_of(path) for path in FILES]


def test_there_are_rules_to_look_at() -> None:
    assert len(TREES) > 50


@pytest.mark.parametrize("tree", TREES, ids=[path.stem for path in FILES])
def test_every_rule_that_ships_is_right_in_the_eyes_of_an_editor(tree: Any) -> None:
    for seen in (tree, as_in_an_editor(tree)):
        assert [error.message for error in RULE.iter_errors(seen)] == []


@pytest.mark.parametrize("name", SETS)
def test_every_rule_set_that_ships_is_right_too(name: str) -> None:
    tree = tree_of(ROOT / "rules" / name / "ruleset.yaml")

    assert RULE_SET.is_valid(tree)
    assert RULE_SET.is_valid(as_in_an_editor(tree))


def test_a_small_rule_is_right() -> None:
    assert RULE.is_valid(A_RULE)


WRONG: dict[str, dict[str, Any]] = {
    "an unknown field": {"severity": "high"},
    "no id": {"id": None},
    "an id with capitals": {"id": "X-Heavy"},
    "a version that is no number": {"version": "two"},
    "no title": {"title": None},
    "a title in another language": {"title": {"en": "Heavy", "de": "Schwer"}},
    "a word in a title": {"title": {"en": "{item} is heavy"}},
    "a word that names nothing": {"reason": {"en": "{what} is heavy."}},
    "no reason": {"reason": None},
    "another kind": {"kind": "warning"},
    "another subject": {"applies_to": "goods"},
    "no citation": {"citations": []},
    "a ref without its url": {"citations": [{"ref": "A guide"}]},
    "a url that is none": {"citations": [{"ref": "A guide", "url": "example.org"}]},
    "a measure and a ref": {
        "citations": [{"measure": "cn-dur", "ref": "A guide", "url": "https://example.org"}]
    },
    "no condition": {"when": None},
    "an empty condition": {"when": {}},
    "a condition that is text": {"when": "heavy"},
    "no such condition": {"when": {"heavy": "true"}},
    "no such field": {"when": {"item.weight": {"more_than": "100"}}},
    "a field of nothing at hand": {"when": {"party.name": "Example"}},
    "a condition of nothing at hand": {"when": {"all": [{"listed": "watch"}]}},
    "always false": {"when": {"always": "false"}},
    "an empty list": {"when": {"any": []}},
    "more beside where": {"when": {"any_party": {"where": {"always": "true"}, "listed": "watch"}}},
    "an empty comparison": {"when": {"item.quantity": {}}},
    "a comparison of another kind": {"when": {"item.quantity": {"starts_with": "1"}}},
    "a bound that is no number": {"when": {"item.quantity": {"more_than": "many"}}},
    "several numbers": {"when": {"item.quantity": ["1", "2"]}},
    "a day in another form": {"when": {"shipment.export_date": {"at_least": "20260201"}}},
    "a day as a value": {"when": {"shipment.export_date": "2026-02-01"}},
    "days since nothing": {"when": {"any_document": {"document.issued": {"days_since": "9"}}}},
    "days between two bounds": {
        "when": {
            "any_document": {
                "document.valid_until": {
                    "days_since": {"field": "document.issued", "more_than": "1", "less_than": "9"}
                }
            }
        }
    },
    "a choice that is none": {"when": {"shipment.mode": "pigeon"}},
    "a country that is none": {"when": {"shipment.destination": "UK"}},
    "the same as a field of another sort": {"when": {"item.unit": {"same_as": "item.origin"}}},
    "a classification that is none": {"when": {"classified": "maybe"}},
    "a setting that is none": {"when": {"classified": {"as": "controlled", "hs": "8112"}}},
    "a setting neither true nor false": {"when": {"classified": {"near_miss": "yes"}}},
    "a licence that does neither": {"when": {"licence": "valid"}},
    "a share above all": {"when": {"any_party": {"owned_by_listed": {"share_at_least": "101"}}}},
    "a party without its other": {"when": {"same_party": {"roles": ["end_user"]}}},
    "words in nothing": {"when": {"indicated": {"vocabulary": "military"}}},
    "words in a number": {"when": {"indicated": {"vocabulary": "military", "in": "item.quantity"}}},
    "no verdict": {"verdict": None},
    "another verdict": {"verdict": "stop"},
    "a table without an end": {"verdict": [{"if": {"always": "true"}, "then": "fail"}]},
    "a table with two ends": {"verdict": [{"then": "fail"}, {"then": "review"}]},
    "a note that stops": {"kind": "note", "verdict": "fail"},
    "no answer to waiving": {"can_be_waived": "maybe"},
    "tags that are no list": {"tags": "licence"},
    "a kind of record that is none": {"records": "orders"},
    "records that have no items": {"records": "customer"},
    "no example": {"examples": None},
    "no example of a clear": {"examples": [A_RULE["examples"][0]]},
    "an example of nothing": {"examples": [*A_RULE["examples"], {"expect": "hit"}]},
    "an outcome that is none": {
        "examples": [*A_RULE["examples"], {"expect": "fail", "record": {}}]
    },
    "an example with a verdict in a list": {
        "examples": [*A_RULE["examples"], {"expect": "hit", "record": {}, "verdict": ["fail"]}]
    },
    "an example whose title is a list": {
        "examples": [*A_RULE["examples"], {"title": ["a"], "expect": "hit", "record": {}}]
    },
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG)
def test_what_the_reader_refuses_an_editor_marks(changes: dict[str, Any]) -> None:
    tree = {key: value for key, value in {**A_RULE, **changes}.items() if value is not None}

    assert read_rule(tree, measures=MEASURES, vocabularies=VOCABULARIES)[1]
    assert not RULE.is_valid(tree)
    assert not RULE.is_valid(as_in_an_editor(tree))


def test_an_editor_marks_a_field_in_a_record_that_there_is_not() -> None:
    tree = deepcopy(A_RULE)
    tree["examples"][0]["record"]["items"][0]["wieght"] = "1"

    assert not RULE.is_valid(tree)


@pytest.mark.parametrize(
    "changes",
    [
        {"edition": "2026 11"},
        {"edition": None},
        {"jurisdiction": "cn"},
        {"at_least": "ten"},
        {"rules": "all"},
        {"title": "Ours"},
        {"id": "Our house"},
    ],
    ids=str,
)
def test_so_it_does_in_a_rule_set(changes: dict[str, Any]) -> None:
    sound = {"id": "house", "title": {"en": "Ours"}, "edition": "2026.11.1"}
    tree = {key: value for key, value in {**sound, **changes}.items() if value is not None}

    assert RULE_SET.is_valid(sound)
    assert read_ruleset(tree)[1]
    assert not RULE_SET.is_valid(tree)


UNSAYABLE = re.compile(
    "there is no measure|there is no vocabulary|speaks of|is in no code|is not an HS code|"
    "an HS code has|is not a date|is no country|is read as|is not a country|is not a currency|"
    "is not a UN/LOCODE|the last case|UN/LOCODE"
)
"""What depends on more than the file, on the nouns at hand inside, on calendars and on how codes are written."""

VALUES: tuple[Any, ...] = (
    "", "nonsense", "5", "0", "-1", "1.5", "true", "false", "2026-13-01", "2026-02-01", "US", "active",
    "item.quantity", "party.name", "shipment.end_use", "review", "note", "customer", "{nope}", [], {}, ["US"],
    ["nonsense", "US"], {"is": "x"}, {"known": "true"}, {"more_than": "3"}, {"en": "x"},
)  # fmt: skip
KEYS = (
    "item.quantity", "party.country", "shipment.export_date", "document.issued", "listed", "classified", "licence",
    "paper", "stranger", "any_party", "every_item", "all", "not", "where", "that", "always", "goods", "certificate",
    "indicated", "starts_with", "at_least", "same_as", "days_since", "known", "older_than_days", "note", "if", "then",
    "unless", "item.parameters", "party.owners", "customer.name", "records",
)  # fmt: skip


def places(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where something stands in a rule, its examples' records left out: those have schemas of their own."""
    if path:
        yield path
    for key, value in (
        tree.items()
        if isinstance(tree, dict)
        else enumerate(tree)
        if isinstance(tree, list)
        else ()
    ):
        if key != "record":
            yield from places(value, (*path, key))


def damaged(tree: Any, random: Random) -> Any:
    """A rule in which something was taken out, renamed, added or written otherwise.

    The records of its examples are empty: the reader of rules leaves them to others.
    """
    tree = deepcopy(tree)
    for example in tree["examples"]:
        example["record"] = {}
    *way, last = random.choice(list(places(tree)))
    holder = tree
    for step in way:
        holder = holder[step]
    what = random.randrange(5)
    if what == 0:
        del holder[last]
    elif what == 1 and isinstance(holder, dict):
        holder[random.choice(KEYS)] = holder.pop(last)
    elif what == 2 and isinstance(holder, dict):
        holder[random.choice(KEYS)] = deepcopy(random.choice(VALUES))
    else:
        holder[last] = deepcopy(random.choice(VALUES))
    return tree


@pytest.mark.parametrize("seed", range(10))
def test_reader_and_schema_agree_on_damaged_rules(seed: int) -> None:
    random = Random(seed)
    refused = 0
    for _ in range(60):
        tree = damaged(random.choice(TREES), random)
        wrong = read_rule(tree, measures=MEASURES, vocabularies=VOCABULARIES)[1]
        if not wrong:
            assert RULE.is_valid(tree), json.dumps(tree, ensure_ascii=False)
            assert RULE.is_valid(as_in_an_editor(tree)), json.dumps(tree, ensure_ascii=False)
        elif not all(UNSAYABLE.search(message.en) for _, message in wrong):
            assert not RULE.is_valid(tree), wrong
        refused += bool(wrong)

    assert refused > 20


def test_the_command_prints_it_and_init_writes_it_beside_the_rules(tmp_path: Path) -> None:
    printed = ddcheck("schema", "rule").out
    ddcheck("init", tmp_path)
    rule = tmp_path / "rules" / "house" / "house-heavy-by-post.yaml"
    (named,) = re.findall(
        r"^# yaml-language-server: \$schema=(.*)$", rule.read_text(), re.MULTILINE
    )

    assert (rule.parent / named).read_text("utf-8") == printed
    assert Draft202012Validator(json.loads(printed)).is_valid(tree_of(rule))
