"""JUnit XML: a suite for each input file, a case for each record, so that CI pages list them.

A record that fails, or waits for a person while the gate is ``review``, is a failure with all its
reasons. There is no time stamp in it, and no two cases share a name. All cases are kept until the
end, because a suite states its counts first; GitLab reads at most 30 MB.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from ddcheck.core.reports import NotChecked, Verdict
from ddcheck.report_formats._findings import (
    FAIL,
    REVIEW,
    WAIVED,
    citations_text,
    objections,
    ordered,
    place_of,
    problem_of,
    reasons_text,
    word,
)
from ddcheck.report_formats._harmless import xml_text
from ddcheck.report_formats._masking import hides_names, mask, problem_text

if TYPE_CHECKING:
    from ddcheck.core.reports import Counts, Finding, Report, Result
    from ddcheck.report_formats import RunInfo
    from ddcheck.report_formats._masking import Mask

BINARY = False
EXTENSION = ".xml"


@dataclass(slots=True)
class _Suite:
    cases: list[str] = field(default_factory=list)
    failures: int = 0
    errors: int = 0
    skipped: int = 0


class _Writer:
    def __init__(self, out: IO[str], info: RunInfo) -> None:
        self._out = out
        self._info = info
        self._suites: dict[str, _Suite] = {}
        self._taken: set[tuple[str, str]] = set()

    def add(self, result: Result) -> None:
        if isinstance(result, NotChecked):
            suite = self._suites.setdefault(result.source, _Suite())
            suite.errors += 1
            hide = hides_names(self._info, public=True)
            told = [problem_of(result, problem.get(self._info.lang)) for problem in result.problems]
            lines = [f"{where}: {problem_text(text, hide=hide)}" for where, text in told]
            text = xml_text("not checked") if not lines else "\n".join(map(xml_text, lines))
            message = text.partition("\n")[0]
            body = f'<error type="not_checked" message="{message}">{text}</error>'
            suite.cases.append(self._case(result.source, result.line, result.id, body))
            return
        record = result.record
        suite = self._suites.setdefault(record.source, _Suite())
        suite.cases.append(
            self._case(record.source, record.line, record.id, self._body(result, suite))
        )

    def _body(self, report: Report, suite: _Suite) -> str:
        cover = mask(report, hide=hides_names(self._info, public=True))
        waived = [finding for finding in ordered(report) if word(finding) == WAIVED]
        notes = "\n".join(self._told(report, finding, cover) for finding in waived)
        body = ""
        if report.verdict is not Verdict.PASS:
            found = objections(report)
            gates = report.verdict is Verdict.FAIL or self._info.gate == "review"
            if self._info.gate == "none":
                gates = False
            if gates:
                suite.failures += 1
                text = "\n".join(self._told(report, finding, cover) for finding in found)
                title = cover(found[0].title.get(self._info.lang))
                body = (
                    f'<failure type="{xml_text(found[0].rule)}" message="{xml_text(title)}">'
                    f"{text}</failure>"
                )
            else:
                suite.skipped += 1
                body = f'<skipped message="{report.verdict.value}"/>'
                notes = "\n".join(
                    self._told(report, finding, cover) for finding in (*found, *waived)
                )
        return body + (f"<system-out>{notes}</system-out>" if notes else "")

    def _told(self, report: Report, finding: Finding, cover: Mask) -> str:
        lang = self._info.lang
        parts = [f"{word(finding)} {finding.rule} {finding.subject}", place_of(report, finding)]
        text = f"{' '.join(parts)}: {cover(reasons_text(finding, lang))}"
        if finding.citations:
            text += f" [{citations_text(finding)}]"
        if finding.remedy is not None and word(finding) in (FAIL, REVIEW):
            text += f" {cover(finding.remedy.get(lang))}"
        if finding.waiver:
            text += f" ({finding.waiver})"
        return xml_text(text)

    def _case(self, source: str, line: int, name: str, body: str) -> str:
        stem = re.sub(r"\.[^./]*\Z", "", source.rsplit("/", 1)[-1]) or "stdin"
        classname = xml_text(f"ddcheck.{stem}")
        head = f'<testcase classname="{classname}" name="{self._unique(classname, name, line)}" time="0"'
        return f"{head}>{body}</testcase>" if body else f"{head}/>"

    def _unique(self, classname: str, name: str, line: int) -> str:
        plain = xml_text(name or f"line {line}")
        found, number = plain, 1
        while (classname, found) in self._taken:
            found = f"{plain} (line {line})" if number == 1 else f"{plain} (line {line}, {number})"
            number += 1
        self._taken.add((classname, found))
        return found

    def end(self, _counts: Counts, info: RunInfo) -> None:
        suites = self._suites.values()
        totals = (
            f'tests="{sum(len(suite.cases) for suite in suites)}" '
            f'failures="{sum(suite.failures for suite in suites)}" '
            f'errors="{sum(suite.errors for suite in suites) + len(info.errors)}" '
            f'skipped="{sum(suite.skipped for suite in suites)}"'
        )
        out = self._out
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        out.write(f'<testsuites name="ddcheck" {totals} time="0">\n')
        for source, suite in self._suites.items():
            out.write(
                f'<testsuite name="{xml_text(source)}" tests="{len(suite.cases)}" '
                f'failures="{suite.failures}" errors="{suite.errors}" '
                f'skipped="{suite.skipped}" time="0">\n'
            )
            out.writelines(case + "\n" for case in suite.cases)
            out.write("</testsuite>\n")
        if info.errors:
            self._write_errors(info)
        out.write("</testsuites>\n")

    def _write_errors(self, info: RunInfo) -> None:
        count = len(info.errors)
        self._out.write(
            f'<testsuite name="ddcheck" tests="{count}" failures="0" errors="{count}" '
            'skipped="0" time="0">\n'
        )
        for number, error in enumerate(info.errors, start=1):
            self._out.write(
                f'<testcase classname="ddcheck" name="run {number}" time="0">'
                f'<error type="{xml_text(error.get("code", "error"))}" '
                f'message="{xml_text(error.get("message", ""))}"/></testcase>\n'
            )
        self._out.write("</testsuite>\n")


def begin(out: IO[str], info: RunInfo) -> _Writer:
    """A writer that speaks when all cases are known."""
    return _Writer(out, info)
