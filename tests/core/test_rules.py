from copy import deepcopy
from typing import Any

import pytest

from building import RULE
from ddcheck.core.examples import mutations
from ddcheck.core.rule_trees import read_rule, read_ruleset
from ddcheck.core.rules import RuleSet, fill
from ddcheck.core.texts import Text


def issues(**changes: Any) -> list[str]:
    tree = deepcopy(RULE)
    for key, value in changes.items():
        if value is None:
            del tree[key]
        else:
            tree[key] = value
    return [message.en for _, message in read_rule(tree, measures=["m-1"], vocabularies=[])[1]]


def example_titles(*titles: Any) -> list[Text]:
    tree = deepcopy(RULE)
    for example, title in zip(tree["examples"], titles, strict=True):
        if title is not None:
            example["title"] = title
    rule, wrong = read_rule(tree)
    assert not wrong
    return [example.title for example in rule.examples]


def test_an_example_has_a_title_in_both_languages_or_in_one_or_none() -> None:
    both, one = example_titles({"en": "heavy", "zh": "重"}, "light")
    assert both == Text("heavy", "重")
    assert one.get("en") == one.get("zh") == "light"
    assert example_titles(None, {"en": "light"}) == [Text("example 1", "示例 1"), Text("light", "")]


@pytest.mark.parametrize(
    "title", [["heavy"], {}, {"zh": "重"}, {"en": "heavy", "de": "schwer"}, {"en": "{item}"}]
)
def test_another_title_of_an_example_is_refused(title: Any) -> None:
    examples = [{**RULE["examples"][0], "title": title}, RULE["examples"][1]]

    assert issues(examples=examples)


def test_a_rule_that_is_right_has_no_issue() -> None:
    assert issues() == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": None}, "title is missing"),
        ({"citations": None}, "citations are missing"),
        ({"citations": [{"measure": "m-2"}]}, "there is no measure 'm-2'"),
        ({"citations": [{"ref": "A guide"}]}, "needs the url"),
        ({"citations": [{"ref": "A", "measure": "m-1", "url": "u"}]}, "either a measure or a ref"),
        ({"when": None}, "when is missing"),
        ({"verdict": None}, "verdict is missing"),
        ({"verdict": "block"}, "'block' is no verdict; write one of pass, review, fail"),
        ({"verdict": [{"then": "block"}]}, "then: pass | review | fail"),
        ({"verdict": [{"if": {"goods": "controlled"}, "then": "fail"}]}, "stands without 'if'"),
        ({"reason": {"en": "{itme} is heavy"}}, "{itme} names nothing"),
        ({"reason": {"zh": "重"}}, "has no English"),
        ({"treshold": "3"}, "is not a field of a rule"),
        ({"applies_to": "goods"}, "is no value of applies_to"),
        ({"id": "X Heavy"}, "is not an id"),
        ({"examples": RULE["examples"][:1]}, "no example that is clear"),
        ({"examples": [{"expect": "fire", "record": {}}]}, "write hit, clear"),
        ({"measure": "m-2"}, "there is no measure"),
        ({"can_be_waived": "maybe"}, "write yes, no or with_licence"),
        ({"version": "²"}, "is not a whole number"),
        ({"tags": "weight"}, "write a list: [licence"),
        ({"records": "customer"}, "no customer has what the rule looks at (item)"),
        ({"kind": "note"}, "a note stops nothing"),
        ({"citations": [{"ref": "A", "url": "javascript:alert(1)"}]}, "not the address of a page"),
        ({"examples": [{**RULE["examples"][0], "as_of": "2026-W05-1"}]}, "is not a date"),
    ],
)
def test_an_issue_says_what_to_write(changes: dict[str, Any], words: str) -> None:
    assert any(words in message for message in issues(**changes))


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("id", "My rules", "is not an id"),
        ("edition", ["2026"], "is not an edition"),
        ("edition", "1@2", "is not an edition"),
        ("jurisdiction", "cn", "is not a jurisdiction"),
        ("at_least", "ten", "is not a number of rules"),
        ("edtion", "1", "is not a field of a rule set"),
    ],
)
def test_the_head_of_a_rule_set_is_read_strictly(key: str, value: object, words: str) -> None:
    head = {"id": "x", "title": {"en": "X"}, "edition": "1", "at_least": "1", "jurisdiction": "CN"}
    assert read_ruleset(head)[1] == ()

    assert words in read_ruleset({**head, key: value})[1][0][1].en


def test_values_are_never_read_as_placeholders_again() -> None:
    template = Text("{party} and {missing} and {control}", "{party}")
    words = {"party": Text("{missing}", "{control}"), "missing": Text("a", "b")}
    assert fill(template, words) == Text("{missing} and a and ", "{control}")


def test_rules_are_chosen_by_id_prefix_or_tag() -> None:
    rule, _ = read_rule({**RULE, "tags": ["weight"]})
    rules = RuleSet("x", Text("X", ""), "1", (rule,))
    for pattern in ("x-heavy", "x-", "x-*", "tag:weight"):
        assert rules.choose(select=[pattern]).rules == (rule,)
        assert rules.choose(ignore=[pattern]).rules == ()
    assert rules.choose(select=["y-"]).rules == ()


def test_the_head_of_a_rule_set_needs_an_edition() -> None:
    assert read_ruleset({"id": "x", "title": {"en": "X"}})[1] == (
        (("edition",), Text("edition is missing; add it", "缺少 edition；请补充")),
    )


def test_mutations_move_thresholds_by_their_last_digit_and_change_strictness() -> None:
    changes = {change for change, _ in mutations(RULE)}
    assert changes == {
        "when.item.quantity: at_least for more_than",
        "when.item.quantity: more_than 101 for 100",
        "when.item.quantity: more_than 99 for 100",
    }


def test_mutations_leave_the_rule_alone() -> None:
    tree = {**deepcopy(RULE), "when": {"all": [RULE["when"], {"not": {"item.form": "ore"}}]}}
    before = deepcopy(tree)
    changed = list(mutations(tree))
    assert tree == before
    assert {
        "when.all: any for all",
        "when.all[0]: dropped",
        "when.all[1]: dropped",
        "when.all[1].not: taken away",
    } <= {change for change, _ in changed}
