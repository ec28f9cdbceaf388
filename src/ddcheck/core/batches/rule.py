"""What a rule about several records is, and how it says what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.conditions.goods import citation_of
from ddcheck.core.measures import State
from ddcheck.core.reports import Finding, Outcome, Verdict
from ddcheck.core.texts import Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ddcheck.core.batches.traces import Trace
    from ddcheck.core.measures import Measure
    from ddcheck.core.reports import Citation

SHOWN = 5
"""How many other records a sentence names; the evidence holds up to ``KEPT`` of them, and their number."""
KEPT = 50


class BatchRule(NamedTuple):
    """A rule about several records at once; it stands in code because it needs all of them."""

    id: str
    title: Text
    acts: tuple[tuple[str, str], ...]
    """Measures and articles."""
    remedy: Text
    can_be_waived: str = "yes"
    verdict: Verdict = Verdict.REVIEW
    """The worst that it can say."""

    def citations(
        self, measures: Mapping[str, Measure], day: date | None = None
    ) -> tuple[Citation, ...]:
        """The acts as a finding cites them; of a day, without those that took effect later."""
        bound = [
            (name, article)
            for name, article in self.acts
            if day is None or name not in measures or measures[name].state(day) is not State.NOT_YET
        ]
        return tuple(
            citation_of(measures.get(name), article, name) for name, article in bound or self.acts
        )

    def in_force(self, measures: Mapping[str, Measure], day: date) -> bool:
        """Whether any of its acts binds on a day; one that is not known here does not speak against it."""
        return any(
            name not in measures
            or measures[name].state(day) in (State.IN_FORCE, State.DISPUTED)
            for name, _ in self.acts
        )  # fmt: skip


class Kept(NamedTuple):
    """A trace and the record that it is of."""

    at: int
    """The record's place in the input; for history, that of the record that brought it."""
    trace: Trace


def objection(
    rule: BatchRule,
    measures: Mapping[str, Measure],
    subject: str,
    reasons: Sequence[Text],
    evidence: Mapping[str, object],
    verdict: Verdict | None = None,
    outcome: Outcome = Outcome.HIT,
) -> Finding:
    """A rule's finding on one subject of a record."""
    return Finding(
        rule=rule.id,
        outcome=outcome,
        verdict=rule.verdict if verdict is None else verdict,
        title=rule.title,
        subject=subject,
        reasons=tuple(reasons),
        citations=rule.citations(measures),
        remedy=rule.remedy,
        evidence={"path": subject, **evidence},
        can_be_waived=rule.can_be_waived,
    )


def members(words: Sequence[str], count: int) -> Text:
    """Other records as a sentence names them; how many it leaves out is said.

    Args:
        words: the first of them, ``SHOWN`` or more where there are so many.
        count: how many there are.
    """
    shown, more = words[:SHOWN], count - SHOWN
    en, zh = ", ".join(shown), "、".join(shown)
    return Text(en, zh) if more <= 0 else Text(f"{en} and {more} more", f"{zh}等另{more}批")
