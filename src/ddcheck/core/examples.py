"""Whether a rule says of its own examples what they expect, and which change of it they notice."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from ddcheck.core.applying import apply, planned
from ddcheck.core.facts import Facts
from ddcheck.core.logic import STRICTNESS
from ddcheck.core.records import AnyRecord
from ddcheck.core.reports import Outcome, Verdict, gravest
from ddcheck.core.rule_trees import read_rule
from ddcheck.core.rules import Subject
from ddcheck.core.values import days_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ddcheck.core.facts import Knowledge
    from ddcheck.core.reports import Finding
    from ddcheck.core.rules import Example, Rule
    from ddcheck.core.texts import Text

DEFAULT_DAY = date(2026, 11, 20)
"""The day of an example that names none, in its head or in its record."""

_ORDER = (Outcome.HIT, Outcome.UNKNOWN, Outcome.CLEAR, Outcome.NOT_APPLICABLE)
_RECORD: TypeAdapter[Any] = TypeAdapter(AnyRecord)


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one example."""

    rule: str
    title: Text
    expected: str
    got: str
    reason: str = ""

    @property
    def held(self) -> bool:
        """Whether the rule said what was expected."""
        return self.expected == self.got


def outcome_of(findings: Sequence[Finding]) -> Outcome:
    """The strongest outcome among a rule's findings."""
    return min((finding.outcome for finding in findings), key=_ORDER.index)


def _answer(rule: Rule, example: Example, knowledge: Knowledge) -> tuple[str, str]:
    """The outcome, with the verdict where the example speaks of it, and the first reason."""
    tree = dict(example.record)
    tree.setdefault("kind", "customer" if rule.applies_to is Subject.CUSTOMER else "shipment")
    try:
        record = _RECORD.validate_python(tree)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        return "invalid record", f"{place}: {first['msg']}"
    day = example.as_of or getattr(record, "export_date", None) or DEFAULT_DAY
    on_day = _knowledge_on(knowledge, day)
    findings = apply(planned(rule, on_day, day, {}), Facts(record, on_day, day))
    got = outcome_of(findings).value
    if example.verdict is not None:
        got += f" ({gravest(finding.verdict for finding in findings).value})"
    reasons = [finding.reasons[0].en for finding in findings if finding.reasons]
    return got, reasons[0] if reasons else ""


def _knowledge_on(knowledge: Knowledge, day: date) -> Knowledge:
    return knowledge._replace(screener=knowledge.screener.with_as_of(day))


def _expected(example: Example) -> str:
    suffix = f" ({example.verdict.value})" if example.verdict is not None else ""
    return example.expect.value + suffix


def try_rule(rule: Rule, knowledge: Knowledge) -> tuple[Trial, ...]:
    """Each example of a rule, tried."""
    found = []
    for example in rule.examples:
        got, reason = _answer(rule, example, knowledge)
        found.append(Trial(rule.id, example.title, _expected(example), got, reason))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Survivor:
    """A change of a rule that none of its examples notices."""

    rule: str
    change: str


def survivors(rule: Rule, knowledge: Knowledge) -> tuple[Survivor, ...]:
    """The changes of a rule's condition that no example notices."""
    expected = [_answer(rule, example, knowledge)[0] for example in rule.examples]
    found: list[Survivor] = []
    for change, tree in mutations(rule.tree):
        mutant, issues = read_rule(tree)
        if issues:
            continue
        got = (_answer(mutant, example, knowledge)[0] for example in rule.examples)
        if all(one == other for one, other in zip(got, expected, strict=True)):
            found.append(Survivor(rule.id, change))
    return tuple(found)


def mutations(tree: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """A rule's tree with one thing changed, and what was changed.

    A leaf dropped, a threshold moved by its last digit, a comparison made strict or loose, ``all`` for ``any``,
    a ``not`` or an ``unless`` taken away. Verdicts and their cases are left as they are.
    """
    for key in ("when", "unless"):
        if key in tree:
            for change, part in _changed(tree[key], key):
                copy = dict(tree)
                if part is None:
                    if key == "when":
                        continue
                    del copy[key]
                else:
                    copy[key] = part
                yield change, copy
    if "unless" in tree:
        yield "unless: taken away", {key: value for key, value in tree.items() if key != "unless"}


def _changed(tree: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Each change of one condition; ``None`` where nothing of it is left."""
    if not isinstance(tree, dict):
        return
    for key, value in tree.items():
        here = f"{path}.{key}"
        rest = {other: deepcopy(each) for other, each in tree.items() if other != key}
        if len(tree) > 1:
            yield f"{here}: dropped", rest
        if key in ("all", "any") and isinstance(value, list):
            yield from _changed_list(key, value, rest, here)
        elif key == "not":
            yield f"{here}: taken away", {**rest, **_flat(value)}
            for change, part in _changed(value, here):
                yield change, rest if part is None else {**rest, key: part}
        elif key.startswith(("any_", "every_")):
            yield from _changed_quantifier(key, value, rest, here)
        elif isinstance(value, dict) and "." in key:
            yield from _changed_comparison(key, value, rest, here)
        elif isinstance(value, dict):
            for setting in ("share_at_least", "at_least"):
                if setting in value:
                    for moved in _moved(value[setting]):
                        text = f"{here}.{setting}: {moved} for {value[setting]}"
                        yield text, {**rest, key: {**value, setting: moved}}


def _flat(value: Any) -> dict[str, Any]:
    return {"all": [deepcopy(value)]}


def _changed_list(
    key: str, value: list[Any], rest: dict[str, Any], here: str
) -> Iterator[tuple[str, Any]]:
    if len(value) > 1:
        other = "any" if key == "all" else "all"
        yield f"{here}: {other} for {key}", {**rest, other: deepcopy(value)}
        for index in range(len(value)):
            left = [deepcopy(each) for at, each in enumerate(value) if at != index]
            yield f"{here}[{index}]: dropped", {**rest, key: left}
    for index, each in enumerate(value):
        for change, part in _changed(each, f"{here}[{index}]"):
            if part is not None:
                copy = [part if at == index else deepcopy(one) for at, one in enumerate(value)]
                yield change, {**rest, key: copy}


def _changed_quantifier(
    key: str, value: Any, rest: dict[str, Any], here: str
) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and set(value) <= {"where", "that"}:
        if len(value) == 2:
            yield f"{here}.where: dropped", {**rest, key: {"that": deepcopy(value["that"])}}
        for part_name in value:
            for change, part in _changed(value[part_name], f"{here}.{part_name}"):
                if part is not None:
                    yield change, {**rest, key: {**deepcopy(value), part_name: part}}
    else:
        for change, part in _changed(value, here):
            if part is not None:
                yield change, {**rest, key: part}


def _changed_comparison(
    key: str, value: dict[str, Any], rest: dict[str, Any], here: str
) -> Iterator[tuple[str, Any]]:
    for operator, bound in value.items():
        others = {name: each for name, each in value.items() if name != operator}
        if operator in STRICTNESS:
            strict = STRICTNESS[operator]
            yield f"{here}: {strict} for {operator}", {**rest, key: {**others, strict: bound}}
        if operator in STRICTNESS or operator == "older_than_days":
            for moved in _moved(bound):
                text = f"{here}: {operator} {moved} for {bound}"
                yield text, {**rest, key: {**others, operator: moved}}


def _moved(bound: Any) -> Iterator[str]:
    """A bound one step of its last digit (or one day) up and down."""
    text = str(bound)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        try:
            number = Decimal(text)
        except ArithmeticError:
            return
        step = Decimal(1).scaleb(int(number.as_tuple().exponent))
        yield str(number + step)
        yield str(number - step)
    else:
        yield str(days_after(day, 1))
        yield str(days_after(day, -1))


__all__ = ["Survivor", "Trial", "Verdict", "mutations", "outcome_of", "survivors", "try_rule"]
