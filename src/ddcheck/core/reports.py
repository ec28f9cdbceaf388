"""What comes of a check: findings, matches, and the verdict that follows from them.

Plain frozen values, so that a report of sixty findings costs little to make.
Every sentence is there in English and Chinese; a report format picks one.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ddcheck.errors import NothingToCheckError
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ddcheck.core.texts import Text


class Verdict(StrEnum):
    """What a decided record comes to."""

    PASS = "pass"  # noqa: S105 - a verdict
    REVIEW = "review"
    FAIL = "fail"


_PASS, _FAIL = Verdict.PASS, Verdict.FAIL
_NOTHING: Mapping[str, Any] = {}
"""Of all that say nothing; nobody adds to what a report says."""


def gravest(verdicts: Iterable[Verdict]) -> Verdict:
    """The worst of some verdicts; pass where there is none."""
    worst = _PASS
    for verdict in verdicts:
        if verdict is _FAIL:
            return verdict
        if verdict is not _PASS:
            worst = verdict
    return worst


class Outcome(StrEnum):
    """What one rule says of one subject."""

    HIT = "hit"
    CLEAR = "clear"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    WAIVED = "waived"


class Place(NamedTuple):
    """Where something stands in the file that it was read from; what a format has not is 0 or empty."""

    line: int = 0
    """1-based: the line of a text, or the row of a sheet."""
    column: int = 0
    """1-based: the character in the line of a text, or the column of a table."""
    cell: str = ""
    """As in ``订单!F412``."""
    header: str = ""
    """Of the column; empty where the file is no table."""
    stated: bool = True
    """Whether the field itself stands here, and not what is nearest to one that was left out."""
    character: int = 0
    """1-based: where the cell begins in its line, in a table of text; in Unicode code points."""

    def evidence(self) -> dict[str, int | str]:
        """What a finding keeps of it; no column of a table where the field has none."""
        found: dict[str, int | str] = {}
        if self.line:
            found["source_line"] = self.line
        if self.column and (self.stated or not self.header):
            found["source_column"] = self.column
        if self.cell:
            found["source_cell"] = self.cell
        if self.header and self.stated:
            found["source_header"] = self.header
        if self.character and self.stated:
            found["source_character"] = self.character
        return found


class Citation(NamedTuple):
    """The act that a finding rests on."""

    ref: str
    """Issuer and number/year, as in ``MOFCOM-GAC 10/2025``."""
    article: str = ""
    url: str = ""


class Finding(NamedTuple):
    """One rule's outcome for one subject, with its reasons."""

    rule: str
    outcome: Outcome
    verdict: Verdict
    title: Text
    subject: str
    """A path such as ``items[0]``, or ``shipment``."""
    reasons: tuple[Text, ...] = ()
    """Sentences that a compliance officer can put on file."""
    citations: tuple[Citation, ...] = ()
    remedy: Text | None = None
    evidence: Mapping[str, Any] = _NOTHING
    """Plain values of JSON: what the rule saw. ``path`` and ``missing`` (paths) where they apply."""
    can_be_waived: str = "yes"
    """``no``, ``with_licence`` or ``yes``."""
    waiver: str = ""
    """The id of the waiver that covers it; the outcome is then ``waived``."""
    baseline: str = ""
    """``new`` or ``known``, where the run was compared with an earlier one."""

    @property
    def fingerprint_key(self) -> tuple[str, str, str, str]:
        """What makes this the same finding next time: never a line, a score or a text."""
        entry = self.evidence.get("entry", "")
        code = self.evidence.get("control_code", "")
        return (self.rule, self.subject, str(entry), str(code))


class Point(NamedTuple):
    """One part of a score; the points of all parts add up to it."""

    part: str
    points: float
    why: Text


class Match(NamedTuple):
    """Whose name met which listed name, how well, and what speaks for and against it."""

    party: str
    """Path of the party or owner, as in ``parties[1]`` or ``parties[1].owners[0]``."""
    name: str
    """As the record has it."""
    list: str
    entry: str
    listed_name: str
    """The listed name it met, as written."""
    score: float
    status: str
    """The designation's status on the day."""
    standing: str
    """The list's standing: which row of the matrix it takes."""
    strength: str
    """``strong`` (decides), ``weak`` (a question: other facts conflict, or the alias is weak)."""
    explanation: tuple[Point, ...]
    measure: str = ""
    citation: Citation | None = None
    programme: str = ""
    conflicts: tuple[Text, ...] = ()
    """Secondary facts that differ: they demote to review and never silence."""
    supports: tuple[Text, ...] = ()
    """Secondary facts, identifiers among them, that agree."""
    url: str = ""
    entry_digest: str = ""
    """Of the list's entry as it stood: a waiver lapses when it changes."""


class Upcoming(NamedTuple):
    """A day on which the verdict would be another one, and why."""

    date: date
    verdict: Verdict
    because: Text


class RecordRef(NamedTuple):
    """Which record was decided."""

    kind: str
    id: str
    source: str
    line: int
    sha256: str
    cell: str = ""


class RuleSetRef(NamedTuple):
    """Which rules decided."""

    id: str
    edition: str
    sha256: str
    rules: int = 0


class ListRef(NamedTuple):
    """Which list was looked at."""

    id: str
    edition: str
    sha256: str
    entries: int


class Report(NamedTuple):
    """What one record comes to, under which rules and lists, as of which day."""

    verdict: Verdict
    as_of: date
    record: RecordRef
    rule_sets: tuple[RuleSetRef, ...]
    lists: tuple[ListRef, ...]
    findings: tuple[Finding, ...]
    matches: tuple[Match, ...] = ()
    upcoming: tuple[Upcoming, ...] = ()
    subject: Mapping[str, Any] = _NOTHING
    """What a person needs to recognise the record: parties, goods, route (plain values of JSON)."""
    lines: Mapping[str, int] = _NOTHING
    """Path to source line, for the paths that findings speak of."""

    @classmethod
    def of(cls, findings: tuple[Finding, ...], **rest: Any) -> Report:
        """A report whose verdict is the worst of its findings.

        Raises:
            NothingToCheckError: there is no finding, so nothing was evaluated.
        """
        if not findings:
            raise NothingToCheckError(
                "no rule was in force for this record; nothing was evaluated",
                "没有对此记录生效的规则；未作任何评估",
            )
        verdict = gravest([finding.verdict for finding in findings])
        return cls(verdict=verdict, findings=findings, **rest)

    def beside(self, findings: tuple[Finding, ...]) -> Report:
        """The same report with other findings that leave its verdict as it is."""
        return self._replace(findings=findings)


class NotChecked(NamedTuple):
    """A record that could not be decided, and why: its own kind of row, never a missing one."""

    source: str
    line: int
    id: str
    problems: tuple[Text, ...]
    cell: str = ""


Result = Report | NotChecked


class Counts(NamedTuple):
    """How many records came to what."""

    records: int = 0
    passed: int = 0
    review: int = 0
    failed: int = 0
    not_checked: int = 0

    def plus(self, result: Result) -> Counts:
        """The counts with one more result."""
        return self.with_verdict(None if isinstance(result, NotChecked) else result.verdict)

    def with_verdict(self, verdict: Verdict | None) -> Counts:
        """The counts with one more record, which was not checked where it has no verdict."""
        if verdict is None:
            return Counts(
                self.records + 1, self.passed, self.review, self.failed, self.not_checked + 1
            )
        return Counts(
            self.records + 1,
            self.passed + (verdict is Verdict.PASS),
            self.review + (verdict is Verdict.REVIEW),
            self.failed + (verdict is Verdict.FAIL),
            self.not_checked,
        )

    def as_dict(self) -> dict[str, int]:
        """The counts under the names of the contract."""
        return {
            "records": self.records,
            "pass": self.passed,
            "review": self.review,
            "fail": self.failed,
            "not_checked": self.not_checked,
        }
