"""The shipped rules: each proves itself by its examples, cites its law and speaks both languages."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
import yaml

from ddcheck import catalogue
from ddcheck.checker import load_rule_set
from ddcheck.core.applying import Sort, apply, ask, planned, settled, speaks_of
from ddcheck.core.classification import Classifier
from ddcheck.core.facts import Facts, Knowledge
from ddcheck.core.measures import State
from ddcheck.core.reports import Outcome, Verdict, gravest
from ddcheck.core.rules import Example, Kind, Rule, Subject
from ddcheck.core.screening import Screener
from ddcheck.reading import record_adapter
from running import ddcheck

if TYPE_CHECKING:
    from datetime import date

    from ddcheck.core.reports import Finding

MEASURES = catalogue.measures()
VOCABULARIES = catalogue.vocabularies()
RULE_SETS = {
    name: load_rule_set(name, None, MEASURES, VOCABULARIES) for name in catalogue.rule_set_names()
}
RULES = [rule for rule_set in RULE_SETS.values() for rule in rule_set.rules]
BY_ID = {rule.id: rule for rule in RULES}


@cache
def knowledge() -> Knowledge:
    return Knowledge(
        measures=MEASURES,
        classifier=Classifier(catalogue.controls(), MEASURES),
        screener=Screener(catalogue.entity_lists(), as_of=MEASURES_DAY, measures=MEASURES),
        vocabularies=VOCABULARIES,
    )


MEASURES_DAY = MEASURES["cn-dur"].events[0].date


@cache
def known_on(day: date) -> Knowledge:
    base = knowledge()
    return Knowledge(
        base.measures, base.classifier, base.screener.with_as_of(day), base.vocabularies
    )


def findings_of(rule: Rule, example: Example) -> tuple[Finding, ...]:
    kind = "customer" if rule.id.startswith("cdd-") else "shipment"
    record = record_adapter().validate_python({"kind": kind, **example.record})
    day = example.as_of or getattr(record, "export_date", None)
    assert day is not None, "an example needs as_of or export_date"
    return apply(planned(rule, known_on(day), day, {}), Facts(record, known_on(day), day))


@cache
def facts_of_examples() -> tuple[Facts, ...]:
    found = []
    for rule in RULES:
        for example in rule.examples:
            kind = "customer" if rule.id.startswith("cdd-") else "shipment"
            record = record_adapter().validate_python({"kind": kind, **example.record})
            day = example.as_of or getattr(record, "export_date", None)
            assert day is not None
            found.append(Facts(record, known_on(day), day))
    return tuple(found)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_what_is_settled_without_asking_is_what_asking_says(rule: Rule) -> None:
    for facts in facts_of_examples():
        plan = planned(rule, facts.knowledge, facts.as_of, {})
        known = settled(plan, Sort.of(facts))
        if known is None or plan.gated is not None or not speaks_of(rule, facts.record.kind):
            continue
        asked = ask(plan, facts)
        there = facts.parties if rule.applies_to is Subject.PARTY else True
        if there and rule.applies_to in (Subject.PARTY, Subject.SHIPMENT):
            assert asked == (known,)
        assert {each.outcome for each in asked} <= {Outcome.CLEAR, Outcome.NOT_APPLICABLE}


def test_a_rule_that_needs_controlled_goods_or_a_listed_party_is_settled_without_either() -> None:
    plan = planned(BY_ID["cn-complete-date"], known_on(MEASURES_DAY), MEASURES_DAY, {})

    assert settled(plan, Sort("shipment", ordinary=True, unlisted=True)) is plan.clear
    assert settled(plan, Sort("shipment", ordinary=True, unlisted=False)) is None
    assert settled(plan, Sort("shipment", ordinary=False, unlisted=True)) is None


ORDER = [Outcome.HIT, Outcome.UNKNOWN, Outcome.CLEAR, Outcome.NOT_APPLICABLE]
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}: {example.title}")
    for rule in RULES
    for example in rule.examples
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_comes_out_as_the_rule_says(rule: Rule, example: Example) -> None:
    findings = findings_of(rule, example)
    reasons = [text.en for finding in findings for text in finding.reasons]
    assert min((each.outcome for each in findings), key=ORDER.index) is example.expect, reasons
    if example.verdict is not None:
        assert gravest(each.verdict for each in findings) is example.verdict, reasons


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_speaks_both_languages_in_sentences(rule: Rule) -> None:
    for text in (rule.title, rule.reason, rule.remedy, rule.unknown):
        if text is None:
            continue
        assert text.zh, "has no Chinese"
        assert re.search("[一-鿿]", text.zh), "its Chinese is not Chinese"
        assert not re.search(
            "[一-鿿]", text.en.replace("属于两用物项", "").replace("不属于管制物项", "")
        )
        assert set(re.findall(r"\{(\w+)\}", text.en)) == set(re.findall(r"\{(\w+)\}", text.zh))
    assert rule.remedy is not None, "does not say what to do"
    for text in (rule.reason, rule.remedy):
        assert text.en[0] in "ABCDEFGHIJKLMNOPQRSTUVWXYZ{"
        assert text.en.endswith(".")
        assert text.zh.endswith("。")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_sentence_never_shows_an_empty_place(rule: Rule) -> None:
    for example in rule.examples:
        if example.expect not in (Outcome.HIT, Outcome.UNKNOWN):
            continue
        for finding in findings_of(rule, example):
            if finding.outcome not in (Outcome.HIT, Outcome.UNKNOWN):
                continue
            for text in (*finding.reasons[:1], *([finding.remedy] if finding.remedy else [])):
                for sentence in text:
                    assert "()" not in sentence, sentence
                    assert "（）" not in sentence, sentence
                    assert "  " not in sentence, sentence
                    assert not re.search(r": *\.$|：。$", sentence), sentence
                    assert "{" not in sentence, sentence


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_cites_what_was_law_when_its_example_hit(rule: Rule) -> None:
    for example in rule.examples:
        if example.expect is not Outcome.HIT:
            continue
        day = next(e for e in (example.as_of, example.record.get("export_date")) if e)
        cited = [each.measure for each in rule.citations if each.measure]
        states = [MEASURES[each].state(_day(day)) for each in cited]
        assert not cited or any(state is not State.NOT_YET for state in states), example.title


def _day(value: object) -> date:
    from datetime import date

    return value if isinstance(value, date) else date.fromisoformat(str(value))


def test_a_prohibition_or_licence_rule_cannot_be_waived_without_a_licence() -> None:
    gravest_kinds = (Kind.PROHIBITION, Kind.LICENCE)
    for rule in RULES:
        if rule.kind in gravest_kinds and rule.gravest is Verdict.FAIL and rule.id[:3] == "cn-":
            assert rule.can_be_waived != "yes", rule.id


def test_every_measure_is_encoded_or_said_not_to_be_with_the_reason() -> None:
    used = {each.measure for rule in RULES for each in rule.citations}
    used |= {rule.measure for rule in RULES}
    used |= {item.measure for each in catalogue.controls() for item in each.items}
    used |= {str(entry.measure) for each in catalogue.entity_lists() for entry in each.entries}
    text = (catalogue.rules_dir() / "not-encoded.yaml").read_text(encoding="utf-8")
    left_out = {each["measure"]: each["reason"] for each in yaml.safe_load(text)}
    assert set(MEASURES) - used - set(left_out) == set()
    assert set(left_out) <= set(MEASURES)
    assert all(reason["en"] and reason["zh"] for reason in left_out.values())


def test_every_vocabulary_is_used_and_says_where_it_comes_from() -> None:
    trees = "\n".join(str(rule.tree) for rule in RULES)
    for name, vocabulary in VOCABULARIES.items():
        assert f"'{name}'" in trees, name
        assert vocabulary.source
        assert vocabulary.title.zh


def test_the_word_army_in_a_name_indicates_and_aerospace_alone_does_not() -> None:
    military = VOCABULARIES["military-use"]

    def weight(text: str) -> int:
        return sum(term.weight for term in military.found_in([text]))

    for text in ("Army Depot", "防衛装備庁", "某某国防科技", "makes missiles", "UAV and radar"):
        assert weight(text) >= military.threshold, text
    for text in ("Aerospace Fasteners", "Example Defensive Driving School", "李军", "Salvage Co."):
        assert weight(text) < military.threshold, text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_an_example_shows_is_told_in_both_languages(rule: Rule) -> None:
    for example in rule.examples:
        assert re.search("[\u4e00-\u9fff]", example.title.zh), example.title
        assert not re.search("[\u4e00-\u9fff]", example.title.en), example.title


def test_the_examples_notice_each_clause_that_is_dropped() -> None:
    ran = ddcheck("test", "--mutate")

    assert [text for text in ran.out.splitlines() if text.startswith("UNNOTICED")] == []
    assert "0 changes went unnoticed" in ran.out
