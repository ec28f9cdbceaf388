"""Findings that ask or say something, as JSON, each equal to `question_object` in every value, and sooner.

Many records lack the same: their findings differ in the place of a cell and in the fingerprint alone. What is
said a second time becomes a template, in which these are filled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ddcheck.core.digests import fingerprint
from ddcheck.report_formats._encoding import canonical, dumps, question_object
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ddcheck.core.reports import Finding, Report

_PLACES = frozenset(
    {"source_line", "source_column", "source_character", "source_cell", "source_header"}
)
_REMEMBERED = 5_000
"""Findings of which the rest is remembered."""
_HOLE = "\0"
"""Begins what is put where something is to be filled in."""


class _Template(NamedTuple):
    """A text with holes."""

    text: bytes
    """For the percent sign."""
    names: tuple[str, ...]
    """What fills the holes, in their order."""

    def filled(self, values: dict[str, bytes]) -> bytes:
        """The text with its holes filled."""
        return self.text % tuple([values[name] for name in self.names])


_Templates = tuple[_Template, _Template]
"""As it is written, and canonical."""


class QuestionEncoder:
    """Encodes such findings in one language."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._known: dict[tuple[Any, ...], _Templates | None] = {}
        """Nothing for what was met once."""

    def encode(self, finding: Finding, report: Report) -> tuple[bytes, bytes]:
        """A finding as it is written, and its canonical bytes."""
        key = _key(finding, report)
        if key is None:
            return self._whole(finding, report)
        if key not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = None
            return self._whole(finding, report)
        templates = self._known[key]
        if templates is None:
            templates = self._known[key] = self._templates(finding, report)
        if templates is None:
            return self._whole(finding, report)
        written: dict[str, bytes] = {}
        plain: dict[str, bytes] = {}
        for name, value in _places(finding, report).items():
            if value.__class__ is int:
                written[name] = plain[name] = b"%d" % value
            else:
                written[name], plain[name] = dumps(value).encode(), canonical(value)
        mark = f'"{fingerprint(report.record, finding)}"'.encode()
        written["fingerprint"] = plain["fingerprint"] = mark
        return templates[0].filled(written), templates[1].filled(plain)

    def _whole(self, finding: Finding, report: Report) -> tuple[bytes, bytes]:
        found = question_object(finding, report, self._lang)
        return dumps(found).encode(), canonical(found)

    def _templates(self, finding: Finding, report: Report) -> _Templates | None:
        found = question_object(finding, report, self._lang)
        names = [*_places(finding, report), "fingerprint"]
        for name in names[:-1]:
            found["evidence"][name] = _HOLE + name
        found["fingerprint"] = f"{_HOLE}fingerprint"
        written, plain = dumps(found).encode(), canonical(found)
        marks = {name: f'"\\u0000{name}"'.encode() for name in names}
        if any(text.count(mark) != 1 for text in (written, plain) for mark in marks.values()):
            return None  # somebody wrote just that
        return _template(written, marks), _template(plain, marks)


def _places(finding: Finding, report: Report) -> dict[str, Any]:
    """Where a finding stands, under the keys of its evidence."""
    evidence = finding.evidence
    found = {name: value for name, value in evidence.items() if name in _PLACES}
    if "source_line" not in found and report.lines:
        path = evidence.get("path", finding.subject)
        line = report.lines.get(path) if isinstance(path, str) else None
        if line is not None:
            found["source_line"] = line
    return found


def _key(finding: Finding, report: Report) -> tuple[Any, ...] | None:
    """All that a finding says but for its places; nothing where equal values may be written in two ways."""
    said: list[Any] = []
    for name, value in finding.evidence.items():
        if name in _PLACES:
            said.append(name)
        elif value.__class__ is str:
            said.append((name, value))
        elif value.__class__ is list and all(each.__class__ is str for each in value):
            said.append((name, *value))
        else:
            return None
    return (
        finding.rule,
        finding.outcome,
        finding.verdict,
        finding.title,
        finding.subject,
        finding.reasons,
        finding.citations,
        finding.remedy,
        finding.can_be_waived,
        finding.waiver,
        finding.baseline,
        *said,
        "source_line" in _places(finding, report),
    )


def _template(text: bytes, marks: Mapping[str, bytes]) -> _Template:
    """The text, with a hole for each mark."""
    names = sorted(marks, key=lambda name: text.index(marks[name]))
    text = text.replace(b"%", b"%%")
    for mark in marks.values():
        text = text.replace(mark, b"%b")
    return _Template(text, tuple(names))
