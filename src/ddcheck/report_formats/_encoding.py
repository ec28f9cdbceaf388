"""A result as JSON: the keys of the contract, in its order, one line a finding.

Each report carries the SHA-256 of its canonical bytes: the object without ``report_digest``, keys
sorted by code point, no white space, UTF-8. Clear and inapplicable findings are shared between
reports by the rules that make them, so their text is encoded once.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from hashlib import sha256
from json import JSONEncoder
from typing import IO, TYPE_CHECKING, Any

from ddcheck.core.digests import fingerprint as fingerprint  # noqa: PLC0414 - the formats take it from here
from ddcheck.core.reports import NotChecked, Outcome, RuleSetRef
from ddcheck.core.texts import Text
from ddcheck.report_formats._harmless import json_text

if TYPE_CHECKING:
    from ddcheck.core.reports import Citation, Counts, Finding, ListRef, Match, RecordRef, Report
    from ddcheck.report_formats import RunInfo

RUN_SCHEMA = "ddcheck/run/1"
REPORT_SCHEMA = "ddcheck/report/1"
SHARED = (Outcome.CLEAR, Outcome.NOT_APPLICABLE)
"""Outcomes whose findings say nothing of one record."""


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"evidence holds a {type(value).__name__}, which JSON cannot carry")


_compact = JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(", ", ": "), default=_plain)
_canonical = JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True, default=_plain
)


def dumps(value: object) -> str:
    """A value on one line, with unseen characters escaped."""
    return json_text(_compact.encode(value))


def canonical(value: object) -> bytes:
    """The canonical bytes of a value; digests are taken over these."""
    return _canonical.encode(value).encode("utf-8", "surrogatepass")


def digest(value: object) -> str:
    """``sha256:`` and the hexadecimal digest of the canonical bytes."""
    return "sha256:" + sha256(canonical(value)).hexdigest()


def _citation(citation: Citation) -> dict[str, str]:
    return {"ref": citation.ref, "article": citation.article, "url": citation.url}


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "rule": finding.rule,
        "outcome": finding.outcome.value,
        "verdict": finding.verdict.value,
        "title": finding.title.get(lang),
        "subject": finding.subject,
        "reasons": [reason.get(lang) for reason in finding.reasons],
        "citations": [_citation(citation) for citation in finding.citations],
        "remedy": "" if finding.remedy is None else finding.remedy.get(lang),
        "evidence": dict(finding.evidence),
        "can_be_waived": finding.can_be_waived,
    }
    if finding.waiver:
        found["waiver"] = finding.waiver
    if finding.baseline:
        found["baseline"] = finding.baseline
    return found


def _in_both(
    found: dict[str, Any], lang: str, **texts: Text | tuple[Text, ...] | None
) -> dict[str, Any]:
    """What was found, with its sentences in the other language where they are something else there."""
    other = "en" if lang == "zh" else "zh"
    said: dict[str, Any] = {}
    for key, text in texts.items():
        if isinstance(text, Text):
            if text.get(other) != text.get(lang):
                said[key] = text.get(other)
        elif text and any(each.get(other) != each.get(lang) for each in text):
            said[key] = [each.get(other) for each in text]
    if said:
        found["other_language"] = {"lang": other, **said}
    return found


def quiet_object(finding: Finding, lang: str) -> dict[str, Any]:
    """A finding that many reports share; its title is in the rule, in both languages."""
    return _in_both(_finding(finding, lang), lang, reasons=finding.reasons)


def question_object(finding: Finding, report: Report, lang: str) -> dict[str, Any]:
    """A finding that asks or says something: it also gets its line and its fingerprint."""
    found = _finding(finding, lang)
    path = finding.evidence.get("path", finding.subject)
    line = report.lines.get(path) if isinstance(path, str) else None
    if line is not None and "source_line" not in found["evidence"]:
        found["evidence"]["source_line"] = line
    found["fingerprint"] = fingerprint(report.record, finding)
    return _in_both(
        found, lang, title=finding.title, reasons=finding.reasons, remedy=finding.remedy
    )


def match_object(match: Match, lang: str) -> dict[str, Any]:
    """A match under the names of the contract, with its extensions."""
    found = {
        "party": match.party,
        "name": match.name,
        "list": match.list,
        "entry": match.entry,
        "listed_name": match.listed_name,
        "score": match.score,
        "status": match.status,
        "standing": match.standing,
        "strength": match.strength,
        "explanation": [
            {"part": point.part, "points": point.points, "why": point.why.get(lang)}
            for point in match.explanation
        ],
        "measure": match.measure,
        "programme": match.programme,
        "citation": None if match.citation is None else _citation(match.citation),
        "conflicts": [text.get(lang) for text in match.conflicts],
        "supports": [text.get(lang) for text in match.supports],
        "url": match.url,
    }
    if match.entry_digest:
        found["entry_digest"] = match.entry_digest
    return found


def whole_match(match: Match, lang: str) -> dict[str, Any]:
    """A match, with its sentences in the other language where they are something else there."""
    return _in_both(
        match_object(match, lang),
        lang,
        explanation=tuple([point.why for point in match.explanation]),
        conflicts=match.conflicts,
        supports=match.supports,
    )


def record_object(record: RecordRef) -> dict[str, Any]:
    """Which record a report is about."""
    found: dict[str, Any] = {
        "kind": record.kind,
        "id": record.id,
        "source": record.source,
        "line": record.line,
        "sha256": record.sha256,
    }
    if record.cell:
        found["cell"] = record.cell
    return found


def reference_object(given: RuleSetRef | ListRef) -> dict[str, Any]:
    """A rule set or list that a report stands on."""
    found: dict[str, Any] = {"id": given.id, "edition": given.edition, "sha256": given.sha256}
    if isinstance(given, RuleSetRef):
        found["rules"] = given.rules
    else:
        found["entries"] = given.entries
    return found


def _head(report: Report) -> dict[str, Any]:
    return {
        "schema": REPORT_SCHEMA,
        "verdict": report.verdict.value,
        "as_of": report.as_of.isoformat(),
        "record": record_object(report.record),
        "rule_sets": [reference_object(each) for each in report.rule_sets],
        "lists": [reference_object(each) for each in report.lists],
    }


def upcoming_objects(report: Report, lang: str) -> list[dict[str, Any]]:
    """What a later day changes."""
    return [
        _in_both(
            {
                "date": change.date.isoformat(),
                "verdict": change.verdict.value,
                "because": change.because.get(lang),
            },
            lang,
            because=change.because,
        )
        for change in report.upcoming
    ]


def report_object(report: Report, lang: str) -> dict[str, Any]:
    """A report as plain values, with its digest."""
    found = _head(report)
    found["findings"] = [
        quiet_object(finding, lang)
        if finding.outcome in SHARED
        else question_object(finding, report, lang)
        for finding in report.findings
    ]
    found["matches"] = [whole_match(match, lang) for match in report.matches]
    found["upcoming"] = upcoming_objects(report, lang)
    found["subject"] = dict(report.subject)
    found["lines"] = dict(report.lines)
    found["report_digest"] = digest(found)
    return found


def write_bytes(out: IO[str], data: bytes) -> None:
    """Write UTF-8 to a text stream of that encoding, past its encoder where it has one."""
    below = getattr(out, "buffer", None)
    if below is None:
        out.write(data.decode())
        return
    if not getattr(out, "write_through", False):
        out.flush()
    below.write(data)


def not_checked_object(result: NotChecked, index: int, lang: str) -> dict[str, Any]:
    """A record that could not be decided; ``index`` is its place among all results, from 0."""
    found: dict[str, Any] = {
        "type": "not_checked",
        "index": index,
        "id": result.id,
        "source": result.source,
        "line": result.line,
        "problems": [problem.get(lang) for problem in result.problems],
    }
    if result.cell:
        found["cell"] = result.cell
    return _in_both(found, lang, problems=result.problems)


def tool_object(info: RunInfo) -> dict[str, Any]:
    """Who wrote the report."""
    return {"name": "ddcheck", "version": info.tool_version}


def is_complete(info: RunInfo, counts: Counts) -> bool:
    """Whether there were records, and every one was decided."""
    return counts.records > 0 and counts.not_checked == 0 and not info.errors


def run_object(info: RunInfo, counts: Counts) -> dict[str, Any]:
    """How the run went, without anything that a clock or a machine could change."""
    found = {
        "as_of": None if info.as_of is None else info.as_of.isoformat(),
        "gate": info.gate,
        "lang": info.lang,
        "exit_status": info.exit_status,
        "exit_reason": "" if info.exit_reason is None else info.exit_reason.en,
        "complete": is_complete(info, counts),
        "notes": [note.get(info.lang) for note in info.notes],
        **({"settings": dict(info.settings)} if info.settings else {}),
    }
    return _in_both(found, info.lang, notes=info.notes)


def run_tail(
    info: RunInfo, counts: Counts, not_checked: list[dict[str, Any]], digests: list[str]
) -> dict[str, Any]:
    """What stands after the reports of a run; equal for JSON and for a stream of the same run.

    ``report_digest`` covers all of the run, each report through its own digest.
    """
    found: dict[str, Any] = {
        "run": run_object(info, counts),
        "inputs": [dict(one) for one in info.inputs],
        "waivers": [dict(one) for one in info.waivers],
        "errors": [*not_checked, *({"type": "error", **error} for error in info.errors)],
    }
    whole = {
        "schema": RUN_SCHEMA,
        "tool": tool_object(info),
        "summary": counts.as_dict(),
        "reports": digests,
        **found,
    }
    found["report_digest"] = digest(whole)
    return found
