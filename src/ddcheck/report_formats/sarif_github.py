"""SARIF as GitHub code scanning reads it: fails and reviews only, each with one full location.

Waived findings are left out, because GitHub opens suppressed results as alerts; what could not be
checked is a warning. GitHub keeps 5,000 results a run: above that there is one result for each
rule and party or code, with the number of its records, and nothing goes uncounted.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from ddcheck.core.reports import NotChecked
from ddcheck.report_formats import _sarif
from ddcheck.report_formats._encoding import dumps
from ddcheck.report_formats._findings import (
    FAIL,
    objections,
    place_of_problem,
    problem_of,
    problems,
    word,
)
from ddcheck.report_formats._harmless import visible
from ddcheck.report_formats._labels import label
from ddcheck.report_formats._masking import hides_names, mask, problem_text
from ddcheck.report_formats._subjects import described, words

if TYPE_CHECKING:
    from ddcheck.core.reports import Counts, Finding, Report, Result
    from ddcheck.report_formats import RunInfo
    from ddcheck.report_formats._masking import Mask

BINARY = False
EXTENSION = ".sarif"
_MOST = 5_000


class _Writer:
    def __init__(self, out: IO[str], info: RunInfo) -> None:
        self._out = out
        self._info = info
        self._rules = _sarif.RuleTable(info.lang, short=True)
        self._rule_sets: dict[str, None] = {}
        self._results: list[dict[str, Any]] = []
        self._count = 0
        # The first result of each question, and how many there are of it.
        self._grouped: dict[tuple[str, ...], tuple[dict[str, Any], list[int]]] = {}

    def add(self, result: Result) -> None:
        if isinstance(result, NotChecked):
            self._add_not_checked(result)
            return
        cover = mask(result, hide=hides_names(self._info, public=True))
        self._rule_sets |= dict.fromkeys(rules.id for rules in result.rule_sets)
        for finding in result.findings:
            self._rules.index(finding, cover)
        for finding in objections(result):
            about = described(result, finding.subject)
            entry = words(finding.evidence.get("entry"))
            code = words(finding.evidence.get("control_code"))
            self._keep(
                (finding.rule, word(finding), about, entry, code),
                self._result(result, finding, cover),
            )

    def _keep(self, key: tuple[str, ...], result: dict[str, Any]) -> None:
        self._count += 1
        if len(self._results) < _MOST:
            self._results.append(result)
        self._grouped.setdefault(key, (result, [0]))[1][0] += 1

    def _result(self, report: Report, finding: Finding, cover: Mask) -> dict[str, Any]:
        found: dict[str, Any] = {
            "ruleId": visible(finding.rule),
            "ruleIndex": self._rules.index(finding, cover),
            "level": "error" if word(finding) == FAIL else "warning",
            "message": {"text": _sarif.message(report, finding, cover, self._info.lang)},
            "locations": [_sarif.finding_location(report, finding, base=False, logical=False)],
        }
        self._name(found, report.record.source, _sarif.finding_key(report, finding))
        return found

    @staticmethod
    def _name(result: dict[str, Any], source: str, key: str) -> None:
        # GitHub makes its own from the text of the line and warns where it finds another one.
        if not _sarif.is_text(source):
            result["partialFingerprints"] = {"primaryLocationLineHash": f"{key}:1"}

    def _add_not_checked(self, result: NotChecked) -> None:
        index = self._rules.not_checked()
        unchecked = label("not checked", self._info.lang).lower()
        for problem, english in zip(
            problems(result, self._info.lang), problems(result, "en"), strict=True
        ):
            text = problem_text(
                problem_of(result, problem)[1], hide=hides_names(self._info, public=True)
            )
            line, named = place_of_problem(result, problem)
            cell = f"{named}: " if named else ""
            found: dict[str, Any] = {
                "ruleId": _sarif.NOT_CHECKED_RULE,
                "ruleIndex": index,
                "level": "warning",
                "message": {"text": visible(f"{cell}{result.id or '?'}: {unchecked}: {text}")},
                "locations": [_sarif.location(result.source, line, base=False)],
            }
            self._name(found, result.source, _sarif.problem_key(result, english))
            self._keep((_sarif.NOT_CHECKED_RULE, "", text), found)

    def end(self, counts: Counts, info: RunInfo) -> None:
        results, note = self._results, ""
        if self._count > _MOST:
            results, note = self._by_question()
        invocation: dict[str, Any] = {
            "executionSuccessful": counts.not_checked == 0 and not info.errors
        }
        if note:
            invocation["toolExecutionNotifications"] = [
                {"level": "note", "message": {"text": note}}
            ]
        run = {
            "tool": {"driver": _sarif.driver(info, self._rules.rules)},
            "automationDetails": {"id": _sarif.automation_id(list(self._rule_sets), info)},
            "invocations": [invocation],
            "columnKind": "unicodeCodePoints",
            "language": "zh-CN" if info.lang == "zh" else "en",
        }
        out = self._out
        out.write(f'{{"$schema": "{_sarif.SCHEMA}",\n"version": "2.1.0",\n"runs": [{{')
        for key, value in run.items():
            out.write(f'"{key}": {dumps(value)},\n')
        out.write('"results": [')
        for number, result in enumerate(results):
            out.write((",\n" if number else "\n") + dumps(result))
        out.write("]}]}\n")

    def _by_question(self) -> tuple[list[dict[str, Any]], str]:
        order = {"error": 0, "warning": 1}
        grouped = sorted(self._grouped.values(), key=lambda one: order[one[0]["level"]])
        zh = self._info.lang == "zh"
        note = (
            f"{self._count} 项结论合并为 {len(grouped)} 项，每条规则和对象一项"
            if zh
            else f"{self._count} results are written as {len(grouped)}, one for each rule and subject"
        )
        if len(grouped) > _MOST:
            left = sum(count for _, (count,) in grouped[_MOST:])
            note += (
                f"；其中 {left} 项不在此处，请见其他格式"
                if zh
                else f"; {left} of them are not here: see another format"
            )
        results = []
        for result, (count,) in grouped[:_MOST]:
            first = result["message"]["text"]
            text = (
                f"此类结论 {count} 项；第一项：{first}"
                if zh
                else f"{count} findings like this; the first: {first}"
            )
            results.append({**result, "message": {"text": text}})
        return results, note


def begin(out: IO[str], info: RunInfo) -> _Writer:
    """A writer that keeps at most 5,000 results and one for each question."""
    return _Writer(out, info)
