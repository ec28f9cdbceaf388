"""Published enforcement cases: what was done, what came of it, and which rules would have stopped it.

A case's record is a reconstruction, for no authority publishes the papers of a case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from ddcheck.core.measures import Confidence
from ddcheck.core.reports import Verdict
from ddcheck.core.values import Bilingual, Day, Line, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddcheck.core.reports import Finding


class Case(Value):
    """One published case."""

    id: Line
    title: Bilingual
    authority: Bilingual
    decided: Day
    """When it was judged or made public; the first of the month where no day is known."""
    confidence: Confidence
    facts: Bilingual
    outcome: Bilingual
    sources: tuple[Line, ...] = Field(min_length=1)
    verdict: Verdict
    """What the shipped rules say of the record on its export date."""
    stopped_by: tuple[Line, ...] = Field(min_length=1)
    """Ids of the rules that object to the record; there may be more."""
    record: dict[str, Any]
    """A shipment as a file would state it."""

    def unstopped(self, findings: Iterable[Finding]) -> tuple[str, ...]:
        """The rules that should have objected and did not, in the order of the case."""
        objecting = {each.rule for each in findings if each.verdict is not Verdict.PASS}
        return tuple(rule for rule in self.stopped_by if rule not in objecting)
