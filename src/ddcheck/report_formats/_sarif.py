"""What SARIF 2.1.0 needs of a finding, for the full profile and for the one that GitHub reads."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ddcheck.core.reports import Outcome
from ddcheck.core.texts import Text
from ddcheck.report_formats._encoding import digest, fingerprint
from ddcheck.report_formats._findings import (
    FAIL,
    REVIEW,
    cell_of,
    citations_text,
    column_of,
    header_of,
    line_of,
    path_of,
    problem_of,
    reasons_text,
    word,
)
from ddcheck.report_formats._harmless import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddcheck.core.reports import Finding, NotChecked, Report
    from ddcheck.report_formats import RunInfo
    from ddcheck.report_formats._masking import Mask

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
NOT_CHECKED_RULE = "ddcheck-not-checked"
ROOT = "%SRCROOT%"
_LONGEST = 1024
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


def uri(source: str) -> str:
    """The source as a URI reference: relative where the path is."""
    if _DRIVE.match(source):
        return "file:///" + quote(PureWindowsPath(source).as_posix(), safe="/:")
    path = source.replace("\\", "/") if "/" not in source else source
    path = path.removeprefix("./")
    encoded = quote(path.encode("utf-8", "surrogatepass"), safe="/")
    return f"file://{encoded}" if path.startswith("/") else (encoded or "stdin")


def is_text(source: str) -> bool:
    """Whether the source is a file whose lines a code host can show."""
    return PurePosixPath(source).suffix.lower() not in (".xlsx", ".parquet") and source != "-"


def region(line: int, column: int) -> dict[str, int]:
    """A character of a line, the first where none is known; a record without lines begins on the first."""
    line, column = max(line, 1), max(column, 1)
    return {"startLine": line, "startColumn": column, "endLine": line, "endColumn": column + 1}


def location(
    source: str,
    line: int,
    column: int = 0,
    *,
    inside: Iterable[tuple[str, str]] = (),
    base: bool,
) -> dict[str, Any]:
    """One location; ``inside`` names cells, columns and paths inside a record, each after its kind."""
    artifact = {"uri": uri(source)}
    if base and not artifact["uri"].startswith("file:"):
        artifact["uriBaseId"] = ROOT
    found: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": artifact, "region": region(line, column)}
    }
    places = [{"fullyQualifiedName": visible(name), "kind": kind} for kind, name in inside if name]
    if places:
        found["logicalLocations"] = places
    return found


def finding_location(
    report: Report, finding: Finding, *, base: bool, logical: bool
) -> dict[str, Any]:
    """Where a finding points: always exactly one place."""
    inside = (
        ("cell", cell_of(report, finding)),
        ("column", header_of(finding)),
        ("field", path_of(finding)),
    )
    return location(
        report.record.source,
        line_of(report, finding),
        column_of(finding),
        inside=inside if logical else (),
        base=base,
    )


def message(report: Report, finding: Finding, cover: Mask, lang: str) -> str:
    """The cell or column, the record's id, the reasons, the law and what to do, in one paragraph."""
    where = cell_of(report, finding) or header_of(finding)
    place = f"{where}: " if where else ""
    parts = [f"{place}{report.record.id} {finding.subject}: {cover(reasons_text(finding, lang))}"]
    if finding.citations:
        parts.append(f"[{citations_text(finding)}]")
    if finding.remedy is not None and word(finding) in (FAIL, REVIEW):
        parts.append(cover(finding.remedy.get(lang)))
    return visible(" ".join(parts))


_NOT_CHECKED = (
    Text("The record could not be decided", "记录未能判定"),
    Text(
        "Correct the record and check it again; nothing was decided about it.",
        "请更正记录后重新检查；对其未作任何判定。",
    ),
)


class RuleTable:
    """Every rule that left a finding, clear ones too, in the order of first sight."""

    def __init__(self, lang: str, *, short: bool) -> None:
        self._lang = lang
        self._short = short
        self._index: dict[str, int] = {}
        self.rules: list[dict[str, Any]] = []
        self._severity: dict[str, float] = {}

    def index(self, finding: Finding, cover: Mask) -> int:
        """The place of a finding's rule in the table."""
        if finding.rule not in self._index:
            self._add(finding, cover)
        self._grade(finding.rule, severity(finding))
        return self._index[finding.rule]

    def not_checked(self) -> int:
        """The place of the rule under which unreadable records are reported."""
        if NOT_CHECKED_RULE not in self._index:
            text, remedy = _NOT_CHECKED
            self._insert(NOT_CHECKED_RULE, text.get(self._lang), remedy.get(self._lang), "")
        self._grade(NOT_CHECKED_RULE, 2.0)
        return self._index[NOT_CHECKED_RULE]

    def _grade(self, rule: str, grade: float | None) -> None:
        if grade is not None and grade > self._severity.get(rule, 0.0):
            self._severity[rule] = grade
            self.rules[self._index[rule]]["properties"]["security-severity"] = f"{grade:.1f}"

    def _add(self, finding: Finding, cover: Mask) -> None:
        title = cover(finding.title.get(self._lang))
        law = citations_text(finding)
        url = next((citation.url for citation in finding.citations if citation.url), "")
        self._insert(finding.rule, title, f"{title}. {law}" if law else title, url)

    def _insert(self, rule: str, title: str, text: str, url: str) -> None:
        self._index[rule] = len(self.rules)
        descriptor: dict[str, Any] = {
            "id": visible(rule),
            "shortDescription": {"text": self._cut(title)},
            "fullDescription": {"text": self._cut(text)},
            "help": {"text": self._cut(text)},
            "properties": {"tags": ["security", "export-control"]},
        }
        if url.startswith(("https://", "http://")):
            descriptor["helpUri"] = quote(url, safe="/:?#[]@!$&'()*+,;=%~")
        self.rules.append(descriptor)

    def _cut(self, text: str) -> str:
        text = visible(text)
        return text[: _LONGEST - 1] + "…" if self._short and len(text) > _LONGEST else text


def severity(finding: Finding) -> float | None:
    """How grave, on GitHub's scale from 0 to 10; nothing for what does not object."""
    if word(finding) == FAIL:
        return 9.5 if finding.can_be_waived == "no" else 7.5
    return 5.0 if word(finding) == REVIEW else None


def kind_and_level(finding: Finding) -> tuple[str, str]:
    """SARIF's kind and level: only a fail has a level, because a level makes a fail."""
    found = word(finding)
    if found == FAIL:
        return "fail", "error"
    if found == REVIEW:
        return ("open" if finding.outcome is Outcome.UNKNOWN else "review"), "none"
    kinds = {"WAIVED": "review", "NOTE": "informational", "CLEAR": "pass", "N/A": "notApplicable"}
    return kinds[found], "none"


def finding_key(report: Report, finding: Finding) -> str:
    """The same question about the same record next time."""
    return fingerprint(report.record, finding)


def problem_key(result: NotChecked, problem: str) -> str:
    """The same problem of the same record next time; its line is not part of it."""
    _, text = problem_of(result, problem)
    return digest(["not_checked", result.source, result.id, text]).removeprefix("sha256:")[:16]


def driver(info: RunInfo, rules: list[dict[str, Any]]) -> dict[str, Any]:
    """Which tool, and which rules it ran."""
    return {"name": "ddcheck", "version": info.tool_version, "rules": rules}


def automation_id(rule_sets: list[str], info: RunInfo) -> str:
    """The category of a run: what stands before the last slash stays the same from day to day."""
    day = "" if info.as_of is None else info.as_of.isoformat()
    return f"ddcheck/{'+'.join(sorted(rule_sets)) or 'none'}/{day}"
