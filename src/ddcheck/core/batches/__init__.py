"""What only shows when records are seen together: licences used up, consignments split, parties under two names.

Findings here depend on the whole input, put in order of date, and on the history that records bring. So they
come in two steps: every record leaves a `Trace` when it is decided, and `across` reads the traces of all of
them once. Kept are the traces of controlled goods, of parties with an identifier and of history; ordinary
goods leave next to nothing, so that a large batch fits in memory.

Everything but an overdrawn licence is a question for a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.batches.aliases import ALIAS, alias
from ddcheck.core.batches.consignments import SPLIT, split
from ddcheck.core.batches.customs import ROUTE, VOLUME, route, volume
from ddcheck.core.batches.licences import OVERDRAWN, USED_AGAIN, overdrawn, used_again
from ddcheck.core.batches.rule import BatchRule, Kept
from ddcheck.core.reports import Finding, Outcome, Verdict, gravest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ddcheck.core.batches.traces import Trace
    from ddcheck.core.measures import Measure
    from ddcheck.core.reports import Report

__all__ = ["FINDERS", "RULES", "BatchRule", "across", "amended", "chosen", "named_by", "quiet"]

RULES = (OVERDRAWN, USED_AGAIN, SPLIT, ALIAS, ROUTE, VOLUME)
"""Every rule across records, in the order of their findings."""


def chosen(select: Sequence[str], ignore: Sequence[str]) -> tuple[BatchRule, ...]:
    """The rules that patterns name and none takes out: ids, or beginnings that end in ``*`` or ``-``."""
    return tuple(
        rule
        for rule in RULES
        if (not select or named_by(rule, select)) and not named_by(rule, ignore)
    )


def named_by(rule: BatchRule, patterns: Iterable[str]) -> bool:
    """Whether one of the patterns names the rule; ``tag:batch`` names all of them."""
    return any(
        pattern in (rule.id, "tag:batch")
        or (pattern.endswith(("*", "-")) and rule.id.startswith(pattern.rstrip("*")))
        for pattern in patterns
    )


def quiet(
    rules: Sequence[BatchRule], measures: Mapping[str, Measure], kind: str
) -> tuple[Finding, ...]:
    """What the rules leave in a report that none of them objects to; made once for a run."""
    outcome = Outcome.CLEAR if kind == "shipment" else Outcome.NOT_APPLICABLE
    return tuple(
        Finding(
            rule=rule.id,
            outcome=outcome,
            verdict=Verdict.PASS,
            title=rule.title,
            subject=kind,
            citations=rule.citations(measures),
            can_be_waived=rule.can_be_waived,
        )
        for rule in rules
    )


def across(
    traces: Iterable[tuple[int, Trace]],
    rules: Sequence[BatchRule] = RULES,
    measures: Mapping[str, Measure] | None = None,
) -> Mapping[int, tuple[Finding, ...]]:
    """What the rules object to, by the place of the record in the input; nothing for most records.

    The order of the input changes nothing but between records of one day. Earlier shipments are taken once,
    however many records bring them, and not at all where the batch holds them itself.

    Args:
        traces: of all records, each with its record's place in the input.
        rules: what to look for.
        measures: the acts that rules cite, for their references and their life.
    """
    known = {} if measures is None else measures
    kept = _in_order(traces)
    days = {each.at: each.trace.day for each in kept if not each.trace.past}
    found: dict[int, list[Finding]] = {}
    for rule in rules:
        for index, finding in FINDERS[rule.id](kept, rule, known):
            told = finding._replace(citations=rule.citations(known, days.get(index)))
            found.setdefault(index, []).append(told)
    return {index: tuple(findings) for index, findings in found.items()}


def amended(report: Report, found: Sequence[Finding]) -> Report:
    """A report with what comparing it with others has found, in the place of what was clear."""
    rules = {finding.rule for finding in found}
    line = report.record.line
    placed = [
        each._replace(evidence={**each.evidence, "source_line": line}) if line else each
        for each in found
    ]
    findings = (*(each for each in report.findings if each.rule not in rules), *placed)
    return report._replace(findings=findings, verdict=gravest(each.verdict for each in findings))


def _in_order(traces: Iterable[tuple[int, Trace]]) -> list[Kept]:
    """By day, what is past first, then by place in the input."""
    every = [Kept(index, trace) for index, trace in traces]
    here = {each.trace.id for each in every if not each.trace.past and each.trace.id}
    seen: set[object] = set()
    kept = []
    for each in every:
        trace = each.trace
        if trace.past:
            key = trace.id or trace
            if trace.id in here or key in seen:
                continue
            seen.add(key)
        kept.append(each)
    kept.sort(key=lambda each: (each.trace.day, not each.trace.past, each.at))
    return kept


FINDERS = {
    OVERDRAWN.id: overdrawn,
    USED_AGAIN.id: used_again,
    SPLIT.id: split,
    ALIAS.id: alias,
    ROUTE.id: route,
    VOLUME.id: volume,
}
"""What looks for the objections of each rule."""
