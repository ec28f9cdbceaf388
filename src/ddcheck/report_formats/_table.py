"""Results as rows: one for each record and finding, one for a record without any to show.

The columns have the names that JSON uses. A cell is text, except the line, the column and the score.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.reports import NotChecked
from ddcheck.report_formats._encoding import fingerprint
from ddcheck.report_formats._findings import (
    cell_of,
    citations_text,
    header_of,
    line_of,
    path_of,
    place_of_problem,
    problem_of,
    problems,
    reasons_text,
    shown,
)
from ddcheck.report_formats._masking import hides_names, mask, problem_text
from ddcheck.report_formats._subjects import label, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddcheck.core.reports import Finding, Match, Report, Result
    from ddcheck.report_formats import RunInfo

COLUMNS = (
    "record_verdict",
    "record_kind",
    "record_id",
    "record",
    "source",
    "line",
    "cell",
    "as_of",
    "rule",
    "outcome",
    "verdict",
    "subject",
    "path",
    "title",
    "reasons",
    "remedy",
    "citations",
    "control_code",
    "list",
    "entry",
    "listed_name",
    "score",
    "can_be_waived",
    "waiver",
    "baseline",
    "fingerprint",
    "record_sha256",
    "column",
    "header",
)
"""``record`` is its label: parties and goods; ``column`` the character in a line, or a table's column."""

Cell = str | int | float


def rows(result: Result, info: RunInfo) -> Iterator[dict[str, Cell]]:
    """The rows of one result; a column that does not apply is not in a row."""
    hide = hides_names(info, public=False)
    if isinstance(result, NotChecked):
        for problem in problems(result, info.lang):
            _, text = problem_of(result, problem)
            line, cell = place_of_problem(result, problem)
            yield {
                "record_verdict": "not_checked",
                "record_id": result.id,
                "source": result.source,
                "line": line,
                "cell": cell,
                "reasons": problem_text(text, hide=hide),
            }
        return
    cover = mask(result, hide=hide)
    record = result.record
    head: dict[str, Cell] = {
        "record_verdict": result.verdict.value,
        "record_kind": record.kind,
        "record_id": record.id,
        "record": cover(label(result)),
        "source": record.source,
        "line": record.line,
        "cell": record.cell,
        "as_of": result.as_of.isoformat(),
        "record_sha256": record.sha256,
    }
    findings = shown(result, info)
    if not findings:
        yield head
    for finding in findings:
        row: dict[str, Cell] = {
            **head,
            "line": line_of(result, finding),
            "cell": cell_of(result, finding),
            "header": header_of(finding),
            "rule": finding.rule,
            "outcome": finding.outcome.value,
            "verdict": finding.verdict.value,
            "subject": finding.subject,
            "path": path_of(finding),
            "title": cover(finding.title.get(info.lang)),
            "reasons": cover(reasons_text(finding, info.lang)),
            "citations": citations_text(finding),
            "control_code": words(finding.evidence.get("control_code")),
            "can_be_waived": finding.can_be_waived,
            "waiver": finding.waiver,
            "baseline": finding.baseline,
            "fingerprint": fingerprint(record, finding),
        }
        column = finding.evidence.get("source_column")
        if isinstance(column, int):
            row["column"] = column
        if finding.remedy is not None:
            row["remedy"] = cover(finding.remedy.get(info.lang))
        match = _match_of(result, finding)
        if match is not None:
            row |= {"list": match.list, "entry": cover(match.entry), "score": match.score}
            row["listed_name"] = cover(match.listed_name)
        elif "entry" in finding.evidence:
            row["entry"] = cover(words(finding.evidence["entry"]))
            row["list"] = words(finding.evidence.get("list"))
        yield row


def _match_of(report: Report, finding: Finding) -> Match | None:
    """The match that a finding speaks of: by its entry, which may stand with its list."""
    entry = finding.evidence.get("entry")
    found = [
        match for match in report.matches if entry in (match.entry, f"{match.list}#{match.entry}")
    ]
    near = [match for match in found if match.party == finding.subject]
    return next(iter(near or found), None)
