"""SARIF 2.1.0 in full: every kind of result, waivers as suppressions, all rules that ran.

For archives and viewers. GitHub reads a narrow part of SARIF and opens suppressed results as
alerts; ``sarif-github`` is for it. Results stream, so there is no limit to their number.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from ddcheck.core.reports import NotChecked, Outcome
from ddcheck.report_formats import _sarif
from ddcheck.report_formats._encoding import dumps
from ddcheck.report_formats._findings import place_of_problem, problem_of, problems, shown
from ddcheck.report_formats._harmless import visible
from ddcheck.report_formats._masking import hides_names, mask, problem_text

if TYPE_CHECKING:
    from ddcheck.core.reports import Counts, Finding, Report, Result
    from ddcheck.report_formats import RunInfo
    from ddcheck.report_formats._masking import Mask

BINARY = False
EXTENSION = ".sarif"
_BASELINE = {"new": "new", "known": "unchanged"}


class _Writer:
    def __init__(self, out: IO[str], info: RunInfo) -> None:
        self._out = out
        self._info = info
        self._rules = _sarif.RuleTable(info.lang, short=False)
        self._rule_sets: dict[str, None] = {}
        self._notifications: list[dict[str, Any]] = []
        self._some = False
        out.write(f'{{"$schema": "{_sarif.SCHEMA}",\n"version": "2.1.0",\n"runs": [{{"results": [')

    def _write(self, result: dict[str, Any]) -> None:
        self._out.write((",\n" if self._some else "\n") + dumps(result))
        self._some = True

    def add(self, result: Result) -> None:
        if isinstance(result, NotChecked):
            self._add_not_checked(result)
            return
        cover = mask(result, hide=hides_names(self._info, public=True))
        self._rule_sets |= dict.fromkeys(rules.id for rules in result.rule_sets)
        for finding in result.findings:
            self._rules.index(finding, cover)
        for finding in shown(result, self._info):
            self._write(self._result(result, finding, cover))

    def _result(self, report: Report, finding: Finding, cover: Mask) -> dict[str, Any]:
        kind, level = _sarif.kind_and_level(finding)
        text = _sarif.message(report, finding, cover, self._info.lang)
        found: dict[str, Any] = {
            "ruleId": visible(finding.rule),
            "ruleIndex": self._rules.index(finding, cover),
            "kind": kind,
            "level": level,
            "message": {"text": text},
            "locations": [_sarif.finding_location(report, finding, base=True, logical=True)],
            "partialFingerprints": {"ddcheckFinding/v1": _sarif.finding_key(report, finding)},
            "properties": {
                "record": visible(report.record.id),
                "subject": visible(finding.subject),
                "outcome": finding.outcome.value,
                "verdict": finding.verdict.value,
                "canBeWaived": finding.can_be_waived,
            },
        }
        if finding.outcome is Outcome.WAIVED:
            found["suppressions"] = [
                {"kind": "external", "status": "accepted", "justification": self._reason(finding)}
            ]
        if finding.baseline in _BASELINE:
            found["baselineState"] = _BASELINE[finding.baseline]
        return found

    def _reason(self, finding: Finding) -> str:
        for waiver in self._info.waivers:
            if waiver.get("id") == finding.waiver and not hides_names(self._info, public=True):
                return visible(f"{finding.waiver}: {waiver.get('reason', '')}")
        return visible(finding.waiver)

    def _add_not_checked(self, result: NotChecked) -> None:
        index = self._rules.not_checked()
        for problem, english in zip(
            problems(result, self._info.lang), problems(result, "en"), strict=True
        ):
            text = problem_text(
                problem_of(result, problem)[1], hide=hides_names(self._info, public=True)
            )
            line, named = place_of_problem(result, problem)
            cell = f"{named}: " if named else ""
            message = {"text": visible(f"{cell}{result.id or '?'}: {text}")}
            places = [_sarif.location(result.source, line, inside=[("cell", named)], base=True)]
            self._notifications.append(
                {
                    "level": "error",
                    "message": message,
                    "locations": places,
                    "associatedRule": {"id": _sarif.NOT_CHECKED_RULE, "index": index},
                }
            )
            self._write(
                {
                    "ruleId": _sarif.NOT_CHECKED_RULE,
                    "ruleIndex": index,
                    "kind": "open",
                    "level": "none",
                    "message": message,
                    "locations": places,
                    "partialFingerprints": {
                        "ddcheckFinding/v1": _sarif.problem_key(result, english)
                    },
                }
            )

    def end(self, counts: Counts, info: RunInfo) -> None:
        for error in info.errors:
            text = visible(f"{error.get('code', '')}: {error.get('message', '')}")
            self._notifications.append({"level": "error", "message": {"text": text}})
        for note in info.notes:
            self._notifications.append(
                {"level": "note", "message": {"text": visible(note.get(info.lang))}}
            )
        invocation: dict[str, Any] = {
            "executionSuccessful": counts.not_checked == 0 and not info.errors,
            "toolExecutionNotifications": self._notifications,
        }
        if info.exit_status is not None:
            invocation["exitCode"] = info.exit_status
        tail = {
            "tool": {"driver": _sarif.driver(info, self._rules.rules)},
            "invocations": [invocation],
            "automationDetails": {"id": _sarif.automation_id(list(self._rule_sets), info)},
            "originalUriBaseIds": {
                _sarif.ROOT: {"description": {"text": "Where the check was started"}}
            },
            "columnKind": "unicodeCodePoints",
            "language": "zh-CN" if info.lang == "zh" else "en",
            "properties": {"summary": counts.as_dict()},
        }
        self._out.write("]")
        for key, value in tail.items():
            self._out.write(f',\n"{key}": {dumps(value)}')
        self._out.write("}]}\n")


def begin(out: IO[str], info: RunInfo) -> _Writer:
    """A writer of one SARIF run; results are written as they come."""
    return _Writer(out, info)
