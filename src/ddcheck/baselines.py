"""What an earlier run had found already: it marks findings as new or known, and gates nothing.

A finding is the same by its fingerprint: rule, subject, entry, control code and record, never a line or a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.digests import fingerprint
from ddcheck.core.reports import NotChecked, Outcome, Report, Verdict
from ddcheck.core.texts import Text
from ddcheck.errors import InvalidFileError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from ddcheck.core.reports import Finding

TOLD = 50
"""How many findings that are gone a report names one by one."""

Question = tuple[str, str]
"""The rule and the record of a finding."""


def load(path: Path) -> dict[str, Question]:
    """The fingerprints of an earlier run's open findings, each with its rule and record.

    Raises:
        UsageError: the file cannot be read, or is no saved run.
    """
    from ddcheck.report_formats._decoding import saved_run

    try:
        return {
            fingerprint(result.record, finding): (finding.rule, result.record.id)
            for result in saved_run(path).results()
            if not isinstance(result, NotChecked)
            for finding in result.findings
            if is_open(finding)
        }
    except OSError as error:
        from ddcheck.foreign_errors import system_error

        raise UsageError(
            f"{path}: cannot be read ({system_error(error)}); name a run saved with -o json=PATH",
            f"{path}: 无法读取（{system_error(error).zh}）；请写以 -o json=PATH 保存的运行结果",
        ) from None
    except InvalidFileError as error:
        raise UsageError(f"--baseline: {error}", f"--baseline: {error.zh}") from None


def is_open(finding: Finding) -> bool:
    """Whether a finding is one that a baseline speaks of."""
    return finding.verdict is not Verdict.PASS or finding.outcome is Outcome.WAIVED


def mark(report: Report, baseline: frozenset[str]) -> tuple[Report, set[str]]:
    """The report with its open findings marked, and those of the baseline that were met."""
    known: set[str] = set()
    findings = []
    changed = False
    for finding in report.findings:
        if not is_open(finding) or finding.baseline:
            findings.append(finding)
            continue
        name = fingerprint(report.record, finding)
        state = "known" if name in baseline else "new"
        if state == "known":
            known.add(name)
        findings.append(finding._replace(baseline=state))
        changed = True
    return (report._replace(findings=tuple(findings)) if changed else report), known


def summary(baseline: dict[str, Question], known: set[str], path: str) -> tuple[Text, ...]:
    """What a run says of its baseline: how much is known, and each finding that is gone."""
    gone = [baseline[name] for name in baseline if name not in known]
    lines = [
        Text(
            f"baseline {path}: {len(known)} of {len(baseline)} findings are there again",
            f"基线 {path}：{len(baseline)} 项结论中有 {len(known)} 项再次出现",
        )
    ]
    lines += [
        Text(
            f"baseline: {rule} of {record or '?'} is gone",
            f"基线：{record or '?'} 的 {rule} 已消失",
        )
        for rule, record in gone[:TOLD]
    ]
    if len(gone) > TOLD:
        lines.append(
            Text(
                f"baseline: {len(gone) - TOLD} more are gone; all of them: ddcheck diff",
                f"基线：另有 {len(gone) - TOLD} 项已消失；全部见 ddcheck diff",
            )
        )
    return tuple(lines)
