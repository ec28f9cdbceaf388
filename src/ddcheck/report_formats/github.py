"""Annotations of GitHub Actions: the ten worst errors and warnings, then how many more there are.

GitHub keeps ten of each level a step. Everything a file says is escaped, so that no name becomes a
workflow command.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from ddcheck.core.reports import NotChecked
from ddcheck.report_formats._findings import (
    FAIL,
    column_of,
    exit_text,
    line_of,
    objections,
    place_of_problem,
    problem_of,
    problems,
    word,
)
from ddcheck.report_formats._harmless import github_message, github_property, visible
from ddcheck.report_formats._labels import counts_text, exit_words
from ddcheck.report_formats._masking import hides_names, mask, problem_text
from ddcheck.report_formats._sarif import message, severity

if TYPE_CHECKING:
    from ddcheck.core.reports import Counts, Result
    from ddcheck.report_formats import RunInfo

BINARY = False
EXTENSION = ".txt"
_KEPT = 10


class _Level:
    """The worst annotations of a level, in the order of their grade and then of input."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.count = 0
        self._worst: list[tuple[float, int, str]] = []

    def add(self, grade: float, line: str) -> None:
        self._worst.append((-grade, self.count, line))
        self._worst.sort()
        del self._worst[_KEPT:]
        self.count += 1

    def lines(self) -> list[str]:
        return [line for _, _, line in self._worst]


class _Writer:
    def __init__(self, out: IO[str], info: RunInfo) -> None:
        self._out = out
        self._info = info
        self._errors = _Level("error")
        self._warnings = _Level("warning")

    def add(self, result: Result) -> None:
        if isinstance(result, NotChecked):
            for problem in problems(result, self._info.lang):
                text = problem_text(
                    problem_of(result, problem)[1], hide=hides_names(self._info, public=True)
                )
                line, cell = place_of_problem(result, problem)
                told = visible(f"{cell} {result.id or '?'}: {text}".strip())
                self._add(self._errors, 8.0, "not checked", result.source, (line, 1), told)
            return
        cover = mask(result, hide=hides_names(self._info, public=True))
        for finding in objections(result):
            level = self._errors if word(finding) == FAIL else self._warnings
            text = message(result, finding, cover, self._info.lang)
            grade = severity(finding) or 0.0
            source = result.record.source
            at = (line_of(result, finding), column_of(finding))
            self._add(level, grade, finding.rule, source, at, text)

    def _add(
        self,
        level: _Level,
        grade: float,
        title: str,
        source: str,
        at: tuple[int, int],
        text: str,
    ) -> None:
        line, column = (max(each, 1) for each in at)
        where = github_property(source.removeprefix("./"))
        level.add(
            grade,
            f"::{level.name} title={github_property(title)},file={where},line={line},col={column}::"
            f"{github_message(text)}",
        )

    def end(self, counts: Counts, info: RunInfo) -> None:
        out = self._out
        for level in (self._errors, self._warnings):
            out.writelines(line + "\n" for line in level.lines())
        for error in info.errors:
            text = visible(f"{error.get('code', '')}: {error.get('message', '')}")
            out.write(f"::error title=ddcheck::{github_message(text)}\n")
        lang, zh = info.lang, info.lang == "zh"
        told = [counts_text(counts.as_dict(), lang)]
        for level in (self._errors, self._warnings):
            if (left := level.count - _KEPT) > 0:
                told.append(f"另有 {left} 条 {level.name}" if zh else f"{left} more {level.name}s")
        told += [note.get(lang) for note in info.notes]
        if reason := exit_text(info):
            told.append(exit_words(info.exit_status, reason, lang))
        text = visible(("；" if zh else "; ").join(told))
        out.write(f"::notice title=ddcheck::{github_message(text)}\n")


def begin(out: IO[str], info: RunInfo) -> _Writer:
    """A writer that keeps ten annotations of each level."""
    return _Writer(out, info)
