"""What one rule says of one record, and in which words.

A rule that objects, or cannot decide, leaves a finding for each subject; one that does not leaves a single
finding that says so. What does not depend on the record is settled before any record is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ddcheck.core.conditions import Evidence, Scope, joined, who
from ddcheck.core.conditions.combining import elements
from ddcheck.core.conditions.goods import citation_of
from ddcheck.core.conditions.idling import idles
from ddcheck.core.logic import FALSE, TRUE, UNKNOWN, Truth
from ddcheck.core.measures import State
from ddcheck.core.reports import Citation, Finding, Outcome, Verdict, gravest
from ddcheck.core.rules import SEEN_WORDS, Subject, fill
from ddcheck.core.texts import Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from ddcheck.core.facts import Facts, Knowledge
    from ddcheck.core.measures import Measure
    from ddcheck.core.reports import Place
    from ddcheck.core.rules import Rule

_UNKNOWN = Text(
    "Whether the rule “{title}” applies cannot be decided: {evidence}.",
    "尚无法判定规则“{title}”是否适用：{evidence}。",
)
_SUSPENDED = Text(
    "{measure} is suspended on {as_of}.",
    "{measure}在{as_of}处于暂停实施状态。",
)


class Sort(NamedTuple):
    """What of a record settles most rules before they are asked."""

    kind: str
    ordinary: bool
    """No control points at its goods."""
    unlisted: bool
    """Nobody in it is listed."""

    @classmethod
    def of(cls, facts: Facts) -> Sort:
        """The sort of a record."""
        return cls(facts.record.kind, facts.ordinary, facts.unlisted)


def speaks_of(rule: Rule, kind: str) -> bool:
    """Whether a rule's subject can be found in records of this kind at all."""
    if rule.records and rule.records != kind:
        return False
    if rule.applies_to is Subject.CUSTOMER:
        return kind == "customer"
    return rule.applies_to in (Subject.PARTY, Subject.DOCUMENT) or kind == "shipment"


Quiet = dict[tuple[str, Outcome], Finding]
"""Findings that say nothing of one record: the same object serves thousands."""


def _quiet_finding(rule: Rule, outcome: Outcome, knowledge: Knowledge, quiet: Quiet) -> Finding:
    """A clear or not applicable finding, made once."""
    key = (rule.id, outcome)
    kept = quiet.get(key)
    if kept is not None:
        return kept
    finding = Finding(
        rule=rule.id,
        outcome=outcome,
        verdict=Verdict.PASS,
        title=rule.title,
        subject="customer" if rule.applies_to is Subject.CUSTOMER else "shipment",
        citations=_citations(rule, knowledge.measures),
        can_be_waived=rule.can_be_waived,
    )
    quiet[key] = finding
    return finding


def _citations(rule: Rule, measures: Mapping[str, Measure]) -> tuple[Citation, ...]:
    """The acts that a rule itself cites."""
    found = []
    for each in rule.citations:
        if each.measure:
            found.append(citation_of(measures.get(each.measure), each.article, each.measure))
        else:
            found.append(Citation(each.ref, each.article, each.url))
    return tuple(found)


def _citations_of_the_day(rule: Rule, facts: Facts) -> tuple[Citation, ...]:
    """The acts that a rule cites, but for those that had not taken effect on the day: they bound nobody then."""
    measures, day = facts.knowledge.measures, facts.as_of
    known = [measures.get(each.measure) for each in rule.citations]
    told = [act is None or act.state(day) is not State.NOT_YET for act in known]
    every = _citations(rule, measures)
    return tuple(each for each, bound in zip(every, told, strict=True) if bound) or every


class Planned(NamedTuple):
    """A rule on one day: what does not depend on the record is settled."""

    rule: Rule
    gate: State
    gated: Finding | None
    """What the rule says of every record, where its measure does not let it speak."""
    idle: bool
    """Ordinary goods are clear under it without being asked."""
    idle_unlisted: bool
    """So is a record of which nobody is listed."""
    idle_both: bool
    """So are ordinary goods among people of whom nobody is listed."""
    clear: Finding
    absent: Finding


def planned(rule: Rule, knowledge: Knowledge, as_of: date, quiet: Quiet) -> Planned:
    """A rule made ready for a day."""
    return on_day(ready(rule, knowledge, quiet), knowledge, as_of)


def ready(rule: Rule, knowledge: Knowledge, quiet: Quiet) -> Planned:
    """A rule on any day on which the acts that it rests on let it speak."""
    # Of goods and papers there may be none, and then a rule for them is not clear but absent.
    always_there = rule.applies_to in (Subject.PARTY, Subject.SHIPMENT)
    return Planned(
        rule,
        State.IN_FORCE,
        None,
        idles(rule.when, ordinary=True),
        always_there and idles(rule.when, unlisted=True),
        always_there and idles(rule.when, ordinary=True, unlisted=True),
        _quiet_finding(rule, Outcome.CLEAR, knowledge, quiet),
        _quiet_finding(rule, Outcome.NOT_APPLICABLE, knowledge, quiet),
    )


def on_day(plan: Planned, knowledge: Knowledge, as_of: date) -> Planned:
    """The same rule on one day."""
    rule = plan.rule
    if not rule.measure:
        return plan if _founded(rule, knowledge, as_of) else plan._replace(gated=plan.absent)
    measure = knowledge.measures[rule.measure]
    gate = measure.state(as_of)
    gated = None
    if gate in (State.NOT_YET, State.ENDED):
        gated = plan.absent
    elif gate is State.SUSPENDED:
        day = str(as_of)
        words = {"measure": Text(measure.ref, measure.ref), "as_of": Text(day, day)}
        reasons = (fill(_SUSPENDED, words),)
        gated = plan.absent._replace(reasons=reasons)
    return plan._replace(gate=gate, gated=gated)


def _founded(rule: Rule, knowledge: Knowledge, as_of: date) -> bool:
    """Whether one of the acts that a rule cites has taken effect by a day.

    A published case or a guide founds a rule as well, whatever act came after it.
    """
    acts = [knowledge.measures.get(each.measure) for each in rule.citations]
    return not acts or any(act is None or act.state(as_of) is not State.NOT_YET for act in acts)


def settled(plan: Planned, sort: Sort) -> Finding | None:
    """What a rule says of every record of a sort; ``None`` where it must be asked."""
    if plan.gated is not None:
        return plan.gated
    if not speaks_of(plan.rule, sort.kind):
        return plan.absent
    if (
        (plan.idle and sort.ordinary)
        or (plan.idle_unlisted and sort.unlisted)
        or (plan.idle_both and sort.ordinary and sort.unlisted)
    ):
        return plan.clear
    return None


def apply(
    plan: Planned, facts: Facts, place_of: Callable[[str], Place] | None = None
) -> tuple[Finding, ...]:
    """What one rule says of a record."""
    known = settled(plan, Sort.of(facts))
    return ask(plan, facts, place_of) if known is None else (known,)


def ask(
    plan: Planned, facts: Facts, place_of: Callable[[str], Place] | None = None
) -> tuple[Finding, ...]:
    """A finding for each subject that a rule objects to or cannot decide.

    Where there is none of these, one finding says that it is clear, or that it does not apply.
    """
    rule = plan.rule
    scopes = elements(rule.applies_to.value, Scope(facts))
    found = [_finding(plan, scope, truth, place_of) for scope, truth in _told(rule, scopes)]
    if found:
        return tuple(found)
    return (plan.clear if scopes else plan.absent,)


def verdict_of(plan: Planned, facts: Facts) -> Verdict:
    """The gravest verdict of what a rule says of a record: of all that `ask` gives."""
    rule = plan.rule
    verdict = Verdict.PASS
    for scope, truth in _told(rule, elements(rule.applies_to.value, Scope(facts))):
        said, open_ = _verdict(rule, scope), _open_verdict(rule)
        sure = said is open_ or _is_sure(truth, plan.gate, _evidence(rule, scope))
        verdict = gravest((verdict, said if sure else open_))
    return verdict


def _told(rule: Rule, scopes: Iterable[Scope]) -> Iterator[tuple[Scope, Truth]]:
    """The subjects that a rule objects to or cannot decide."""
    for scope in scopes:
        truth = rule.when.test(scope)
        if truth is FALSE:
            continue
        if rule.unless is not None:
            truth = min(truth, rule.unless.test(scope).negated())
            if truth is FALSE:
                continue
        yield scope, truth


def _evidence(rule: Rule, scope: Scope) -> tuple[Evidence, ...]:
    evidence = rule.when.judge(scope).evidence
    if rule.unless is not None:
        exempt = rule.unless.judge(scope)
        if exempt.truth is UNKNOWN:  # what plainly does not exempt needs no mention
            evidence += exempt.evidence
    return evidence


def _open_verdict(rule: Rule) -> Verdict:
    """Of what a person has to decide."""
    return Verdict.REVIEW if rule.gravest is not Verdict.PASS else Verdict.PASS


def _finding(
    plan: Planned,
    scope: Scope,
    truth: Truth,
    place_of: Callable[[str], Place] | None,
) -> Finding:
    rule, gate, facts = plan.rule, plan.gate, scope.facts
    evidence = _evidence(rule, scope)
    disputed = {each.disputed for each in evidence if each.disputed}
    missing = sorted({path for each in evidence for path in each.missing})
    if gate is State.DISPUTED:
        disputed.add(rule.measure)
    verdict = _verdict(rule, scope)
    if _is_sure(truth, gate, evidence):
        outcome = Outcome.HIT
        disputed = set()
    else:
        # Law that is open is a hit that a person decides; a fact that is open is an unknown.
        outcome = Outcome.HIT if disputed and not missing else Outcome.UNKNOWN
        verdict = _open_verdict(rule)
    words = _words(scope, evidence, missing) | {"title": rule.title}
    template = rule.reason if outcome is Outcome.HIT else rule.unknown or _UNKNOWN
    reasons = [fill(template, words)]
    if outcome is Outcome.HIT and disputed:
        reasons = [_if_in_force(reasons[0], disputed, facts)]
    if "{evidence}" not in template.en:
        told = "{goods}" in template.en  # then what the goods are is said already
        reasons += [
            _sentence(each.text)
            for each in evidence
            if each.text.en and not (told and "goods" in each.values)
        ]
    reasons += _readings(disputed, facts)
    told_of = tuple(citation for each in evidence for citation in each.citations)
    # An act that is cited with its article is not cited without it as well.
    acts = {each.ref for each in told_of}
    citations = tuple(
        dict.fromkeys(
            told_of
            + tuple(
                each
                for each in _citations_of_the_day(rule, facts)
                if each.article or each.ref not in acts
            )
        )
    )
    subject = scope.path_of(rule.applies_to.value) or rule.applies_to.value
    return Finding(
        rule=rule.id,
        outcome=outcome,
        verdict=verdict,
        title=rule.title,
        subject=subject,
        reasons=tuple(dict.fromkeys(reasons)),
        citations=citations,
        remedy=None if rule.remedy is None else fill(rule.remedy, words),
        evidence=_data(evidence, subject, missing, place_of),
        can_be_waived=rule.waived_at_most if outcome is Outcome.UNKNOWN else rule.can_be_waived,
    )


def _sentence(text: Text) -> Text:
    """What a condition saw, as a sentence of its own."""
    en = text.en if text.en.endswith((".", "?", "!")) else text.en + "."
    zh = text.zh if text.zh.endswith(("。", "？", "！", ".")) else text.zh + "。"
    return Text(
        en[:1].upper() + en[1:] if en[:1].isalpha() and "[" not in en.split()[0] else en, zh
    )


def _verdict(rule: Rule, scope: Scope) -> Verdict:
    """The first case that holds; one that may hold makes it at least a review."""
    floor = Verdict.PASS
    for case in rule.verdicts:
        found = TRUE if case.condition is None else case.condition.test(scope)
        if found is TRUE:
            return gravest((case.verdict, floor))
        if found is UNKNOWN and case.verdict is not Verdict.PASS:
            floor = Verdict.REVIEW
    return gravest((Verdict.REVIEW, floor))


def _words(scope: Scope, evidence: tuple[Evidence, ...], missing: list[str]) -> dict[str, Text]:
    facts = scope.facts
    day = str(facts.as_of)
    destination = (facts.shipment.destination if facts.shipment is not None else None) or "?"
    words: dict[str, Text] = {}
    for name in SEEN_WORDS:
        values = [each.values[name] for each in evidence if name in each.values]
        if values:
            words[name] = joined(values, ", ", "、")
    words["as_of"] = Text(day, day)
    words["destination"] = Text(destination, destination)
    words["evidence"] = joined(each.text for each in evidence if each.text.en)
    asked = ", ".join(missing)
    words["missing"] = Text(asked, "、".join(missing))
    if scope.item is not None:
        label = scope.item.description or scope.item.declared_name or scope.path_of("item")
        line = scope.item.line if scope.item.line is not None else scope.item_index + 1
        words["item"] = Text(f"line {line} “{label}”", f"第{line}行“{label}”")
        words["subject"] = words["item"]
    if scope.document is not None:
        number = scope.document.number or scope.path_of("document")
        words["document"] = Text(number, number)
        words["subject"] = words["document"]
    if scope.party is not None:
        words["party"] = who(scope)
        words["subject"] = words["party"]
    return words


def _is_sure(truth: Truth, gate: State, evidence: tuple[Evidence, ...]) -> bool:
    """Whether a rule objects by facts that are known and by law that is in force."""
    return truth is TRUE and gate is not State.DISPUTED and not _rests_on_dispute(evidence)


def _rests_on_dispute(evidence: tuple[Evidence, ...]) -> bool:
    """Whether goods are controlled by acts in dispute only."""
    controls = [each for each in evidence if "control_code" in each.data]
    return bool(controls) and all(each.disputed for each in controls)


def _if_in_force(reason: Text, disputed: set[str], facts: Facts) -> Text:
    """What a rule says where its act may or may not be in force: under that condition only."""
    measures = facts.knowledge.measures
    refs = ", ".join(measures[each].ref if each in measures else each for each in sorted(disputed))
    return Text(
        f"It is disputed whether {refs} is in force on {facts.as_of}. If it is: {reason.en}",
        f"{refs}在{facts.as_of}是否有效存在争议。如有效：{reason.zh}",
    )


def _readings(disputed: set[str], facts: Facts) -> list[Text]:
    found: list[Text] = []
    for name in sorted(disputed):
        measure = facts.knowledge.measures.get(name)
        if measure is None:
            continue
        for number, reading in enumerate(measure.readings, 1):
            text = reading.text
            found.append(
                Text(
                    f"Reading {number} of {measure.ref}: {text.en}",
                    f"{measure.ref}的理解之{number}：{text.zh}",
                )
            )
    return found


def _data(
    evidence: tuple[Evidence, ...],
    subject: str,
    missing: list[str],
    place_of: Callable[[str], Place] | None,
) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for each in evidence:
        for key, value in each.data.items():
            data.setdefault(key, value)
    codes = sorted({str(e.data["control_code"]) for e in evidence if "control_code" in e.data})
    if len(codes) > 1:
        data["control_codes"] = codes
    entries = dict.fromkeys(
        name
        for each in evidence
        for name in each.data.get("entries", [each.data.get("entry")])
        if name is not None
    )
    if len(entries) > 1:
        data["entries"] = list(entries)
    paths = [each.path for each in evidence if each.path]
    data["path"] = paths[0] if paths else subject
    if missing:
        data["missing"] = missing
    if place_of is not None:
        data |= place_of(data["path"]).evidence()
    return data
