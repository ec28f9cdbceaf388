"""GitLab's code quality report: a JSON array with one object a finding that fails or needs a person."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from ddcheck.core.reports import NotChecked
from ddcheck.report_formats._encoding import dumps
from ddcheck.report_formats._findings import (
    FAIL,
    line_of,
    objections,
    place_of_problem,
    problem_of,
    problems,
    word,
)
from ddcheck.report_formats._harmless import visible
from ddcheck.report_formats._labels import label
from ddcheck.report_formats._masking import hides_names, mask, problem_text
from ddcheck.report_formats._sarif import (
    NOT_CHECKED_RULE,
    finding_key,
    message,
    problem_key,
)

if TYPE_CHECKING:
    from ddcheck.core.reports import Counts, Finding, Result
    from ddcheck.report_formats import RunInfo

BINARY = False
EXTENSION = ".json"


def _severity(finding: Finding) -> str:
    if word(finding) == FAIL:
        return "blocker" if finding.can_be_waived == "no" else "critical"
    return "major"


class _Writer:
    def __init__(self, out: IO[str], info: RunInfo) -> None:
        self._out = out
        self._info = info
        self._seen: dict[str, int] = {}
        self._some = False
        out.write("[")

    def add(self, result: Result) -> None:
        if isinstance(result, NotChecked):
            for problem, english in zip(
                problems(result, self._info.lang), problems(result, "en"), strict=True
            ):
                text = problem_text(
                    problem_of(result, problem)[1], hide=hides_names(self._info, public=True)
                )
                line, cell = place_of_problem(result, problem)
                told = f"{cell} {result.id or '?'}: {label('not checked', self._info.lang).lower()}: {text}".strip()
                key = problem_key(result, english)
                self._add(told, NOT_CHECKED_RULE, key, "minor", result.source, line)
            return
        cover = mask(result, hide=hides_names(self._info, public=True))
        for finding in objections(result):
            self._add(
                message(result, finding, cover, self._info.lang),
                finding.rule,
                finding_key(result, finding),
                _severity(finding),
                result.record.source,
                line_of(result, finding),
            )

    def _add(self, text: str, rule: str, key: str, severity: str, source: str, line: int) -> None:
        # GitLab takes equal fingerprints for one finding.
        number = self._seen.get(key, 0)
        self._seen[key] = number + 1
        found: dict[str, Any] = {
            "description": visible(text),
            "check_name": visible(rule),
            "fingerprint": f"{key}-{number}" if number else key,
            "severity": severity,
            "location": {
                "path": visible(source.removeprefix("./")),
                "lines": {"begin": max(line, 1)},
            },
        }
        self._out.write((",\n" if self._some else "\n") + dumps(found))
        self._some = True

    def end(self, _counts: Counts, info: RunInfo) -> None:
        for number, error in enumerate(info.errors):
            text = f"{error.get('code', '')}: {error.get('message', '')}"
            self._add(text, "ddcheck-run", f"run-{number}", "blocker", "ddcheck", 1)
        self._out.write("]\n")


def begin(out: IO[str], info: RunInfo) -> _Writer:
    """A writer of an array; objects are written as they come."""
    return _Writer(out, info)
