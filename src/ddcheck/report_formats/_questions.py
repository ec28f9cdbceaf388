"""What a batch comes to: counts, the questions behind its records, and the records to look at.

One question is one rule about one party, entry, code or line of goods, however many orders it
stops. The account keeps no report, so that a hundred thousand of them fit in memory.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from ddcheck.core.reports import NotChecked, Verdict
from ddcheck.report_formats._findings import objections, place, word
from ddcheck.report_formats._labels import days_text
from ddcheck.report_formats._masking import mask
from ddcheck.report_formats._subjects import described, label, role_at, words

if TYPE_CHECKING:
    from ddcheck.core.reports import Finding, ListRef, Report, Result, RuleSetRef
    from ddcheck.core.texts import Text
    from ddcheck.report_formats._masking import Mask

WORDS = {Verdict.PASS: "PASS", Verdict.REVIEW: "REVIEW", Verdict.FAIL: "FAIL"}
NOT_CHECKED = "NOT CHECKED"


@dataclass(slots=True)
class Question:
    """One thing to decide, and how many records wait for it."""

    word: str
    rule: str
    title: Text
    about: str
    """The party or goods; empty where it is the record itself or the name is hidden."""
    entry: str
    code: str
    records: int = 0
    first: str = ""
    """Where the first of the records is."""
    first_id: str = ""
    reviewed: bool = False
    """Whether a record that is a review, and not a fail, waits for it."""

    def what(self, lang: str) -> str:
        """What is asked, and about whom; about the first of the records where that names nobody."""
        record = "" if self.about or self.entry else self.first_id
        if record and self.records > 1:
            record += " …"
        parts = (self.title.get(lang), self.about, self.entry, self.code, record)
        return " · ".join(dict.fromkeys(part for part in parts if part))


@dataclass(frozen=True, slots=True)
class Row:
    """A record in a table of records."""

    word: str
    place: str
    id: str
    label: str
    rules: tuple[str, ...]


@dataclass(slots=True)
class Account:
    """Takes results one by one and keeps what a summary needs.

    Args:
        keep: how many rows of each kind to keep; what is beyond is counted.
        hide: whether names are kept out of questions and rows.
    """

    keep: int
    hide: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    questions: dict[tuple[str, ...], Question] = field(default_factory=dict)
    failed: list[Row] = field(default_factory=list)
    reviewed: list[Row] = field(default_factory=list)
    not_checked: list[NotChecked] = field(default_factory=list)
    values: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    """Verdict word to currency to sum; a record without value or currency adds nothing."""
    rule_sets: dict[RuleSetRef, None] = field(default_factory=dict)
    lists: dict[ListRef, None] = field(default_factory=dict)
    as_of: dict[str, None] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        """Take one result into account."""
        if isinstance(result, NotChecked):
            self._count(NOT_CHECKED)
            if len(self.not_checked) < self.keep:
                self.not_checked.append(result)
            return
        word_of = WORDS[result.verdict]
        self._count(word_of)
        self._add_value(result, word_of)
        self.rule_sets |= dict.fromkeys(result.rule_sets)
        self.lists |= dict.fromkeys(result.lists)
        self.as_of[result.as_of.isoformat()] = None
        if result.verdict is Verdict.PASS:
            return
        found = objections(result)
        cover = mask(result, hide=self.hide)
        where = place(result.record.source, result.record.line, result.record.cell)
        self._add_questions(result, found, where, cover)
        rows = self.failed if result.verdict is Verdict.FAIL else self.reviewed
        if len(rows) < self.keep:
            rules = tuple(dict.fromkeys(finding.rule for finding in found))
            rows.append(Row(word_of, where, result.record.id, cover(label(result)), rules))

    def _count(self, word_of: str) -> None:
        self.counts[word_of] = self.counts.get(word_of, 0) + 1

    def _add_value(self, report: Report, word_of: str) -> None:
        currency = words(report.subject.get("currency"))
        try:
            value = Decimal(words(report.subject.get("value")))
        except InvalidOperation:
            return
        if currency and value.is_finite():
            sums = self.values.setdefault(word_of, {})
            sums[currency] = sums.get(currency, Decimal(0)) + value

    def _add_questions(
        self, report: Report, found: tuple[Finding, ...], where: str, cover: Mask
    ) -> None:
        asked: dict[tuple[str, ...], Question] = {}
        for finding in found:
            about = described(report, finding.subject) or role_at(report, finding.subject)
            entry = words(finding.evidence.get("entry"))
            code = words(finding.evidence.get("control_code"))
            # What is asked of the record as a whole is the same question if the reason is.
            reason = "" if about or entry else " ".join(text.en for text in finding.reasons)
            key: tuple[str, ...] = (word(finding), finding.rule, about, entry, code, reason)
            known = self.questions.get(key) or Question(
                word=key[0],
                rule=finding.rule,
                title=finding.title,
                about="" if self.hide else about,
                entry=cover(entry),
                code=code,
                first=where,
                first_id=report.record.id,
            )
            asked[key] = known
        for key, question in asked.items():
            question.records += 1
            question.reviewed |= report.verdict is Verdict.REVIEW
            self.questions[key] = question

    @property
    def days(self) -> str:
        """The days that records were decided as of, on one line."""
        return days_text(self.as_of)

    def of(self, word_of: str) -> int:
        """How many records came to a word."""
        return self.counts.get(word_of, 0)

    @property
    def total(self) -> int:
        """How many records there were."""
        return sum(self.counts.values())

    @property
    def worst(self) -> str:
        """The word for the run as a whole."""
        for word_of in (NOT_CHECKED, "FAIL", "REVIEW"):
            if self.of(word_of):
                return word_of
        return "PASS" if self.total else "EMPTY"

    def asked(self) -> list[Question]:
        """The questions: fails before reviews, the most asked first, else by rule and subject."""
        return sorted(
            self.questions.values(),
            key=lambda one: (
                one.word != "FAIL",
                -one.records,
                one.rule,
                one.about,
                one.entry,
                one.code,
                one.first,
            ),
        )

    def reviews(self) -> int:
        """How many questions settle the records to review."""
        return sum(question.reviewed for question in self.questions.values())
