"""Rules as functions for a batch: they say of a record what the rule says when it is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter

from building import checker
from ddcheck.core.applying import Sort, ask, planned
from ddcheck.core.conditions import Reader, read_condition
from ddcheck.core.conditions.asking import silence
from ddcheck.core.examples import DEFAULT_DAY
from ddcheck.core.facts import Facts
from ddcheck.core.records import AnyRecord
from ddcheck.core.reports import gravest
from ddcheck.core.subjects import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddcheck.core.rules import Rule

RECORD: TypeAdapter[Any] = TypeAdapter(AnyRecord)
KNOWLEDGE = checker().evaluator.knowledge
RULES = [rule for each in checker().evaluator.rule_sets for rule in each.rules]


def records() -> Iterator[tuple[Any, Any]]:
    """The records of all examples of all rules, each with its day."""
    for rule in RULES:
        for example in rule.examples:
            kind = "customer" if rule.applies_to.value == "customer" else "shipment"
            record = RECORD.validate_python({"kind": kind} | dict(example.record))
            yield record, example.as_of or getattr(record, "export_date", None) or DEFAULT_DAY


RECORDS = list(records())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_function_is_silent_where_the_rule_is_clear(rule: Rule) -> None:
    made = {}
    for record, day in RECORDS:
        if rule.records and rule.records != record.kind:
            continue
        knowledge = KNOWLEDGE._replace(screener=KNOWLEDGE.screener.with_as_of(day))
        plan = planned(rule, knowledge, day, {})
        facts = Facts(record, knowledge, day)
        sort = Sort.of(facts)
        key = (sort.ordinary, sort.unlisted)
        if key not in made:
            made[key] = silence(
                rule.when,
                rule.unless,
                rule.applies_to.value,
                ordinary=sort.ordinary,
                unlisted=sort.unlisted,
            )
        silent = made[key]

        assert silent is None or silent(facts) == (ask(plan, facts) == (plan.clear,))


def test_most_rules_have_a_function() -> None:
    without = [
        rule.id
        for rule in RULES
        if silence(rule.when, rule.unless, rule.applies_to.value, ordinary=False, unlisted=False)
        is None
    ]

    assert len(without) < len(RULES) / 4


def test_a_condition_on_another_element_than_the_one_in_hand_has_none() -> None:
    reader = Reader(frozenset({"shipment", "item"}))
    condition = read_condition(
        reader, {"any_document": {"document.quantity": {"known": "true"}, "item.line": {"is": "1"}}}
    )
    assert not reader.problems

    assert silence(condition, None, "item", ordinary=False, unlisted=False) is None


def test_a_record_comes_to_the_same_however_many_came_before_it() -> None:
    fresh = replace(
        checker().evaluator,
        prepared=[],
        plans={},
        changes=[],
        standing={},
        courses={},
        silences={},
        references=[],
    )
    for record, day in RECORDS[:: len(RECORDS) // 40]:
        evaluator = replace(fresh, knowledge=fresh.knowledge_on(day))
        alone = replace(evaluator, prepared=[], plans={}, standing={}, courses={}, silences={})
        reports = [evaluator.evaluate(record, as_of=day, horizon=30) for _ in range(5)]

        assert reports == [alone.evaluate(record, as_of=day, horizon=30)] * 5


def test_a_verdict_without_findings_is_that_of_the_findings() -> None:
    for record, day in RECORDS:
        evaluator = replace(checker().evaluator, knowledge=checker().evaluator.knowledge_on(day))
        findings = evaluator.findings(Facts(record, evaluator.knowledge, day))
        wanted = gravest(finding.verdict for finding in findings)

        assert evaluator._verdict(Facts(record, evaluator.knowledge, day)) is wanted


def test_what_is_said_of_a_party_in_one_report_is_not_said_in_the_next() -> None:
    evaluator = checker().evaluator
    asked = next(
        record
        for record, day in RECORDS
        if any(
            "digest" in row
            for row in evaluator.evaluate(record, as_of=day).subject.get("parties", ())
        )
    )
    parties = asked.parties
    quiet = RECORD.validate_python(
        {"kind": "shipment", "items": [{"description": "wooden chairs"}]}
    )
    evaluator.evaluate(asked, as_of=DEFAULT_DAY)
    said: dict[int, Any] = {}
    again = quiet.with_values({"parties": parties})
    rows = describe(Facts(again, evaluator.knowledge, DEFAULT_DAY), evaluator.described)["parties"]

    assert rows == describe(Facts(again, evaluator.knowledge, DEFAULT_DAY), said)["parties"]
    assert not any("digest" in row for row in rows)
