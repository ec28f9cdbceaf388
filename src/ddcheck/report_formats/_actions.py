"""What would change the answer: the remedies and the missing facts of what objects, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.report_formats._findings import objections
from ddcheck.report_formats._labels import aside, colon, label

if TYPE_CHECKING:
    from ddcheck.core.reports import Finding, Report


def missing(finding: Finding) -> tuple[str, ...]:
    """The paths of the facts that a finding waits for."""
    paths = finding.evidence.get("missing")
    if isinstance(paths, str):
        return (paths,)
    return tuple(str(path) for path in paths) if isinstance(paths, list | tuple) else ()


def actions(report: Report, lang: str) -> list[str]:
    """One line for each thing to do, the gravest first, with what it concerns."""
    concerns: dict[str, dict[str, None]] = {}
    for finding in objections(report):
        line = "" if finding.remedy is None else finding.remedy.get(lang)
        if not line:
            paths = missing(finding)
            wanted = ", ".join(paths) if paths else finding.title.get(lang)
            line = f"{label('state', lang)}{colon(lang)}{wanted}" if paths else wanted
        concerns.setdefault(line, {})[finding.subject] = None
    return [line + aside(", ".join(subjects), lang) for line, subjects in concerns.items()]
