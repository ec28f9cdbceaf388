"""Rule sets and rules: what is asked of a record, under which act, and in which words."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ddcheck.core.conditions.language import NOTHING
from ddcheck.core.reports import Outcome, Verdict
from ddcheck.core.values import Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from ddcheck.core.conditions import Condition


class Kind(StrEnum):
    """What sort of rule it is."""

    PROHIBITION = "prohibition"
    LICENCE = "licence"
    DOCUMENT = "document"
    RED_FLAG = "red_flag"
    COMPLETENESS = "completeness"
    NOTE = "note"


class Subject(StrEnum):
    """What a rule looks at, one after the other."""

    SHIPMENT = "shipment"
    ITEM = "item"
    PARTY = "party"
    DOCUMENT = "document"
    STOP = "stop"
    CUSTOMER = "customer"


SCOPES: dict[Subject, frozenset[str]] = {
    Subject.SHIPMENT: frozenset({"shipment"}),
    Subject.ITEM: frozenset({"shipment", "item"}),
    Subject.PARTY: frozenset({"shipment", "party"}),
    Subject.DOCUMENT: frozenset({"shipment", "document"}),
    Subject.STOP: frozenset({"shipment", "stop"}),
    Subject.CUSTOMER: frozenset({"customer"}),
}
"""The nouns that a rule's conditions may speak of.

A rule for parties is asked of a customer, too; what it says of the shipment is then unknown.
"""

SEEN_WORDS = (
    "control",
    "measure",
    "because",
    "goods",
    "listed_name",
    "list",
    "share",
    "chain",
    "words",
    "paper",
)
"""What conditions give words to."""
WORDS = (
    "subject",
    "item",
    "party",
    "document",
    "destination",
    "as_of",
    *SEEN_WORDS,
    "evidence",
    "missing",
)
"""What a rule's sentences may name in braces."""

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""Where a word is put into a sentence."""


class RuleCitation(NamedTuple):
    """The act that a rule rests on: a measure of ours, or a reference of its own (a case, a guide)."""

    measure: str = ""
    article: str = ""
    ref: str = ""
    url: str = ""


class VerdictCase(NamedTuple):
    """A verdict, and when it is the one."""

    condition: Condition | None
    verdict: Verdict


class Example(NamedTuple):
    """A record under a rule, and what must come of it."""

    title: Text
    """Where it is in one language alone, that one stands for both."""
    expect: Outcome
    record: Mapping[str, Any]
    as_of: date | None = None
    verdict: Verdict | None = None


class Rule(NamedTuple):
    """One rule, ready to be asked."""

    id: str
    title: Text
    kind: Kind
    applies_to: Subject
    citations: tuple[RuleCitation, ...]
    when: Condition
    unless: Condition | None
    verdicts: tuple[VerdictCase, ...]
    reason: Text
    unknown: Text | None
    remedy: Text | None
    measure: str = ""
    """The measure whose standing gates the rule; empty where the controls of the goods do."""
    records: str = ""
    """The only kind of record that it is asked of; empty where its subject says so."""
    version: int = 1
    can_be_waived: str = "yes"
    question_can_be_waived: str = ""
    """The same of what it cannot decide; empty where that is no other."""
    tags: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    tree: Mapping[str, Any] = NOTHING
    """The file's content, for those who show, compare or mutate it."""

    @property
    def waived_at_most(self) -> str:
        """How a finding of it can be waived, at the most: what a waiver may be there for."""
        return self.question_can_be_waived or self.can_be_waived

    @property
    def gravest(self) -> Verdict:
        """The worst that it can say."""
        order = (Verdict.FAIL, Verdict.REVIEW, Verdict.PASS)
        return min((case.verdict for case in self.verdicts), key=order.index)

    def chosen_by(self, patterns: Iterable[str]) -> bool:
        """Whether an id, a prefix ending in ``*`` or ``-``, or ``tag:…`` names it."""
        for pattern in patterns:
            if pattern == self.id or pattern.removeprefix("tag:") in self.tags:
                return True
            if pattern.endswith(("*", "-")) and self.id.startswith(pattern.rstrip("*")):
                return True
        return False


class RuleSet(NamedTuple):
    """An edition of rules."""

    id: str
    title: Text
    edition: str
    rules: tuple[Rule, ...]
    sha256: str = ""
    jurisdiction: str = ""

    def choose(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> RuleSet:
        """The same set with some of its rules."""
        rules = tuple(
            rule
            for rule in self.rules
            if (not select or rule.chosen_by(select)) and not rule.chosen_by(ignore)
        )
        return self._replace(rules=rules)


def fill(template: Text, words: Mapping[str, Text]) -> Text:
    """A sentence with its placeholders filled; one that names nothing here becomes empty.

    Values are put in as they are: nothing in them is read as a placeholder again.
    One that begins the sentence gets the capital letter that English wants there.
    """
    english, chinese = template.en, template.zh or template.en
    if "{" in english:
        english = PLACEHOLDER.sub(lambda found: words.get(found[1], _NOTHING).en, english)
    if "{" in chinese:
        chinese = PLACEHOLDER.sub(lambda found: words.get(found[1], _NOTHING).zh, chinese)
    return Text(english[:1].upper() + english[1:], chinese)


_NOTHING = Text("", "")
