"""The heart: a record, under rule sets, against lists, as of a day, gives a report.

Same inputs, same report.
Every rule leaves a finding, clear ones included, so that a report proves what was looked at.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ddcheck.core.applying import (
    Planned,
    Quiet,
    Sort,
    ask,
    on_day,
    ready,
    settled,
    speaks_of,
    verdict_of,
)
from ddcheck.core.classification import NOTHING
from ddcheck.core.conditions import joined
from ddcheck.core.digests import party_digest
from ddcheck.core.facts import Facts
from ddcheck.core.measures import State, turning_days
from ddcheck.core.reports import (
    Finding,
    ListRef,
    Outcome,
    RecordRef,
    Report,
    RuleSetRef,
    Upcoming,
    Verdict,
    gravest,
)
from ddcheck.core.subjects import Described, describe
from ddcheck.core.texts import Text
from ddcheck.core.values import days_after
from ddcheck.errors import NothingToCheckError
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from ddcheck.core.facts import Knowledge
    from ddcheck.core.records import Record
    from ddcheck.core.reports import Match, Place
    from ddcheck.core.rules import Rule, RuleSet

    Silence = Callable[[Facts], bool]
    """Whether a rule has something to look at in a record and says nothing of it."""
    Silences = dict[tuple[str, bool, bool], Silence | None]
    """By rule and sort of the record; none for a rule that has no such function."""

SEVERAL = 3
"""Records of a sort and day from which on it pays to make functions of the rules that are asked of the first."""


class Told(NamedTuple):
    """What all rules say of a record."""

    findings: tuple[Finding, ...]
    applies: bool
    """Whether one of them applies to it."""
    quiet: bool
    """Whether none objects and none is open; other records then have the very same findings."""


class Course:
    """What is said of every record of a sort on a day, and between that the rules still to ask."""

    __slots__ = ("_quiet", "_silences", "_sort", "_taken", "last", "steps")

    def __init__(self, plans: tuple[Planned, ...], sort: Sort) -> None:
        steps: list[tuple[tuple[Finding, ...], Planned]] = []
        said: list[Finding] = []
        for plan in plans:
            known = settled(plan, sort)
            if known is None:
                steps.append((tuple(said), plan))
                said = []
            else:
                said.append(known)
        self.steps = tuple(steps)
        """Findings that need no asking, each run of them followed by the rule that does."""
        self.last = tuple(said)
        """What is said after the last rule that is asked."""
        self._quiet: dict[int, Told] = {}
        self._sort = sort
        self._taken = 0
        self._silences: tuple[Silence | None, ...] = ()

    def quiet(self, absent: int) -> Told:
        """What is said of a record that no rule says anything of: one object for all of them.

        Args:
            absent: a bit for each step whose rule found nothing to look at; other steps are clear.
        """
        kept = self._quiet.get(absent)
        if kept is None:
            answers = [
                (plan.absent if absent >> at & 1 else plan.clear,)
                for at, (_, plan) in enumerate(self.steps)
            ]
            kept = self._quiet[absent] = self.told(answers, quiet=True)
        return kept

    def told(self, answers: Sequence[tuple[Finding, ...]], *, quiet: bool = False) -> Told:
        """All findings, with the answers of the rules that were asked."""
        found: list[Finding] = []
        for (said, _), answer in zip(self.steps, answers, strict=True):
            found += said
            found += answer
        findings = (*found, *self.last)
        applies = any(each.outcome is not Outcome.NOT_APPLICABLE for each in findings)
        return Told(findings, applies, quiet)

    def silences(self, made: Silences) -> tuple[Silence | None, ...]:
        """For each rule that is asked, whether it says nothing, where there is a function for that.

        Args:
            made: what was made so far, by rule and sort of the record, and takes what is made now.
        """
        if self._taken < SEVERAL:
            self._taken += 1
            if self._taken < SEVERAL and not made:
                return ()
            self._taken = SEVERAL
            self._silences = tuple(
                [_silence(plan.rule, self._sort, made) for _, plan in self.steps]
            )
        return self._silences


def _silence(rule: Rule, sort: Sort, made: Silences) -> Silence | None:
    from ddcheck.core.conditions.asking import silence

    key = (rule.id, sort.ordinary, sort.unlisted)
    if key not in made:
        made[key] = silence(
            rule.when,
            rule.unless,
            rule.applies_to.value,
            ordinary=sort.ordinary,
            unlisted=sort.unlisted,
        )
    return made[key]


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Rule sets and knowledge, prepared once for many records."""

    rule_sets: tuple[RuleSet, ...]
    knowledge: Knowledge
    lists: tuple[ListRef, ...] = ()
    quiet: Quiet = field(default_factory=dict, repr=False, compare=False)
    prepared: list[Planned] = field(default_factory=list, repr=False, compare=False)
    plans: dict[date, tuple[Planned, ...]] = field(default_factory=dict, repr=False, compare=False)
    changes: list[tuple[date, ...]] = field(default_factory=list, repr=False, compare=False)
    """The days on which an act that a rule names may change its state; one tuple, once it is known."""
    standing: dict[int, tuple[Planned, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """Every rule between two of these days, by how many of them are past."""
    courses: dict[tuple[date, Sort], Course] = field(
        default_factory=dict, repr=False, compare=False
    )
    silences: Silences = field(default_factory=dict, repr=False, compare=False)
    described: Described = field(default_factory=dict, repr=False, compare=False)
    references: list[tuple[RuleSetRef, ...]] = field(
        default_factory=list, repr=False, compare=False
    )

    def evaluate(
        self,
        record: Record,
        *,
        as_of: date,
        reference: RecordRef | None = None,
        horizon: int = 0,
        place_of: Callable[[str], Place] | None = None,
    ) -> Report:
        """The report on one record.

        Args:
            record: what is checked.
            as_of: the day whose law and lists count, and on which the goods are taken to leave.
            reference: where the record comes from; made from its id where left out.
            horizon: for how many days after ``as_of`` to look for a change of verdict.
            place_of: path in the record to its place in the source.

        Raises:
            NothingToCheckError: no rule speaks of records of this kind, or none is in force on the day.
        """
        facts = Facts(record, self.knowledge, as_of)
        course = self._course(facts)
        findings, applies, quiet = self._told(course, facts, place_of)
        matches = facts.all_matches()
        subject = describe(facts, self.described)
        verdict = Verdict.PASS if quiet else gravest([finding.verdict for finding in findings])
        if not applies:
            self._require_a_rule(record.kind, as_of)
        if matches or not quiet:
            _with_digests(subject, facts, findings, matches)
        return Report(
            verdict=verdict,
            findings=findings,
            as_of=as_of,
            record=reference or RecordRef(record.kind, record.id or "", "", 0, ""),
            rule_sets=self._references(),
            lists=self.lists,
            matches=matches,
            upcoming=self.upcoming(facts, findings, horizon) if horizon else (),
            subject=subject,
        )

    def _references(self) -> tuple[RuleSetRef, ...]:
        """The rule sets as reports name them: one object for all reports."""
        if not self.references:
            self.references.append(
                tuple(
                    RuleSetRef(each.id, each.edition, each.sha256, len(each.rules))
                    for each in self.rule_sets
                )
            )
        return self.references[0]

    def _require_a_rule(self, kind: str, day: date) -> None:
        """That no rule applied to a record is an answer only where one could have."""
        spoken = [rule for each in self.rule_sets for rule in each.rules if speaks_of(rule, kind)]
        sets = ", ".join(each.id for each in self.rule_sets)
        if not spoken:
            raise NothingToCheckError(
                f"no rule of {sets} speaks of a {kind}; nothing was evaluated",
                f"{sets} 中没有针对 {kind} 的规则；未作任何评估",
            )
        if all(plan.gated is not None for plan in self._plans(day) if speaks_of(plan.rule, kind)):
            raise NothingToCheckError(
                f"no rule of {sets} that speaks of a {kind} is in force on {day}; nothing was evaluated",
                f"{sets} 中针对 {kind} 的规则在 {day} 均未生效；未作任何评估",
            )

    def findings(
        self, facts: Facts, place_of: Callable[[str], Place] | None = None
    ) -> tuple[Finding, ...]:
        """Every rule's findings, in the order of the rule sets."""
        return self._told(self._course(facts), facts, place_of).findings

    def _told(self, course: Course, facts: Facts, place_of: Callable[[str], Place] | None) -> Told:
        silences = course.silences(self.silences)
        answers: list[tuple[Finding, ...]] = []
        quiet = True
        absent = 0
        for at, (_, plan) in enumerate(course.steps):
            silence = silences[at] if silences else None
            if silence is not None and silence(facts):
                answers.append((plan.clear,))
                continue
            answer = ask(plan, facts, place_of)
            answers.append(answer)
            if answer[0] is plan.absent:
                absent |= 1 << at
            elif answer[0] is not plan.clear:
                quiet = False
        # They hold the facts that hold them: only the collector would find such a circle, and late.
        facts.scopes.clear()
        return course.quiet(absent) if quiet else course.told(answers)

    def _course(self, facts: Facts) -> Course:
        """What is said of every record of this sort on this day, and the rules still to ask."""
        day, sort = facts.as_of, Sort.of(facts)
        kept = self.courses.get((day, sort))
        if kept is None:
            kept = self.courses[day, sort] = Course(self._plans(day), sort)
        return kept

    def _plans(self, day: date) -> tuple[Planned, ...]:
        """Every rule on a day; what does not depend on the day is worked out once."""
        kept = self.plans.get(day)
        if kept is None:
            if not self.prepared:
                rules = [rule for rule_set in self.rule_sets for rule in rule_set.rules]
                # All at once and in place of what another thread may have put here meanwhile.
                self.prepared[:] = [ready(rule, self.knowledge, self.quiet) for rule in rules]
            past = bisect_right(self._changes(), day)
            standing = self.standing.get(past)
            # Only what says that an act is suspended says on which day.
            kept = self.plans[day] = tuple(
                [
                    on_day(plan, self.knowledge, day)
                    if standing is None or plan.gate is State.SUSPENDED
                    else plan
                    for plan in standing or tuple(self.prepared)
                ]
            )
            self.standing.setdefault(past, kept)
        return kept

    def _changes(self) -> tuple[date, ...]:
        """The days on which an act that a rule names may change its state."""
        if not self.changes:
            measures = self.knowledge.measures
            named = {each.rule.measure for each in self.prepared} | {
                citation.measure for each in self.prepared for citation in each.rule.citations
            }
            self.changes.append(
                tuple(
                    sorted(
                        {
                            day
                            for name in named
                            if name in measures
                            for day in turning_days(measures[name].events)
                        }
                    )
                )
            )
        return self.changes[0]

    def upcoming(
        self, facts: Facts, decided: tuple[Finding, ...], horizon: int
    ) -> tuple[Upcoming, ...]:
        """The days within the horizon on which the verdict changes, each against the day before."""
        last = days_after(facts.as_of, horizon)
        days = [day for day in self._turning_days(facts) if facts.as_of < day <= last]
        if not days:
            return ()
        found: list[Upcoming] = []
        verdict = gravest(finding.verdict for finding in decided)
        above: Facts | None = None
        for day in days:
            later = Facts(facts.record, self.knowledge_on(day), day)
            now = self._verdict(later)
            if now is not verdict:
                # What was found is only looked at where the verdict changes.
                old = decided if above is None else self.findings(above)
                before = {(each.rule, each.subject): each.verdict for each in old}
                changed = [
                    finding
                    for finding in self.findings(later)
                    if before.get((finding.rule, finding.subject), Verdict.PASS)
                    is not finding.verdict
                ]
                found.append(Upcoming(day, now, _because(changed, later)))
                verdict = now
            above = later
        return tuple(found)

    def _verdict(self, facts: Facts) -> Verdict:
        """The gravest verdict of all findings, without the findings."""
        course = self._course(facts)
        silences = course.silences(self.silences)
        found = Verdict.PASS
        for at, (_, plan) in enumerate(course.steps):
            silence = silences[at] if silences else None
            if silence is None or not silence(facts):
                found = gravest((found, verdict_of(plan, facts)))
        facts.scopes.clear()
        return found

    def knowledge_on(self, day: date) -> Knowledge:
        """The same knowledge, with the lists' standing of another day."""
        return self.knowledge._replace(screener=self.knowledge.screener.with_as_of(day))

    def _turning_days(self, facts: Facts) -> tuple[date, ...]:
        days: set[date] = set()
        measures = self.knowledge.measures
        involved: set[str] = {match.measure for match in facts.all_matches() if match.measure}
        if facts.shipment is not None:
            for index, item in enumerate(() if facts.idle else facts.shipment.items):
                classified = facts.classification(index)
                if classified is NOTHING:
                    continue
                involved |= {each.control.measure for each in classified.answers}
                days.update(self.knowledge.classifier.history(item, mode=facts.shipment.mode))
            for document in facts.shipment.documents:
                if document.valid_until is not None:
                    days.add(days_after(document.valid_until, 1))
        if involved:
            involved |= {r.measure for s in self.rule_sets for r in s.rules if r.measure}
        for name in involved:
            if name in measures:
                days.update(turning_days(measures[name].events))
        return tuple(sorted(days))


_ASKING = (Outcome.HIT, Outcome.UNKNOWN)


def _with_digests(
    subject: dict[str, Any], facts: Facts, findings: tuple[Finding, ...], matches: tuple[Match, ...]
) -> None:
    """Say of each party that somebody may be asked about who it was, for the answer to be bound to."""
    asking = [finding.subject for finding in findings if finding.outcome in _ASKING]
    if not asking and not matches:
        return
    asked = {path.partition(".")[0] for path in (*asking, *(match.party for match in matches))}
    rows = subject.get("parties", [])
    for at, (row, party) in enumerate(zip(rows, facts.parties, strict=True)):
        if row["path"] in asked:
            # Reports share what is said of a party.
            rows[at] = {**row, "digest": party_digest(party)}


def _because(changed: list[Finding], facts: Facts) -> Text:
    texts = [finding.reasons[0] for finding in changed if finding.reasons]
    if not texts:
        texts = [
            Text(f"{finding.title.en} no longer objects", f"“{finding.title.zh}”不再构成障碍")
            for finding in changed[:1]
        ]
    if not texts:
        return Text(f"the law changes on {facts.as_of}", f"{facts.as_of}法律状态变化")
    return joined(texts[:3], " ", " ")
