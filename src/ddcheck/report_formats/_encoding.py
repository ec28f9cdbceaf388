"""A result as JSON: the keys of the contract, in its order, one line a finding.

Each report carries the SHA-256 of its canonical bytes: the object without ``report_digest``, keys
sorted by code point, no white space, UTF-8. Clear and inapplicable findings are shared between
reports by the rules that make them, so their text is encoded once.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from hashlib import sha256
from itertools import groupby
from json import JSONEncoder
from json.encoder import encode_basestring
from typing import IO, TYPE_CHECKING, Any

from ddcheck.core.digests import fingerprint as fingerprint  # noqa: PLC0414 - the formats take it from here
from ddcheck.core.reports import NotChecked, Outcome, RuleSetRef
from ddcheck.core.texts import Text
from ddcheck.report_formats._harmless import json_text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ddcheck.core.reports import Citation, Counts, Finding, ListRef, Match, RecordRef, Report
    from ddcheck.report_formats import RunInfo

RUN_SCHEMA = "ddcheck/run/1"
REPORT_SCHEMA = "ddcheck/report/1"
_SHARED = (Outcome.CLEAR, Outcome.NOT_APPLICABLE)
_SHARED_LIMIT = 50_000


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"evidence holds a {type(value).__name__}, which JSON cannot carry")


_compact = JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(", ", ": "), default=_plain)
_canonical = JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True, default=_plain
)


def dumps(value: object) -> str:
    """A value on one line, with unseen characters escaped."""
    return json_text(_compact.encode(value))


def canonical(value: object) -> bytes:
    """The canonical bytes of a value; digests are taken over these."""
    return _canonical.encode(value).encode("utf-8", "surrogatepass")


def digest(value: object) -> str:
    """``sha256:`` and the hexadecimal digest of the canonical bytes."""
    return "sha256:" + sha256(canonical(value)).hexdigest()


def _citation(citation: Citation) -> dict[str, str]:
    return {"ref": citation.ref, "article": citation.article, "url": citation.url}


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "rule": finding.rule,
        "outcome": finding.outcome.value,
        "verdict": finding.verdict.value,
        "title": finding.title.get(lang),
        "subject": finding.subject,
        "reasons": [reason.get(lang) for reason in finding.reasons],
        "citations": [_citation(citation) for citation in finding.citations],
        "remedy": "" if finding.remedy is None else finding.remedy.get(lang),
        "evidence": dict(finding.evidence),
        "can_be_waived": finding.can_be_waived,
    }
    if finding.waiver:
        found["waiver"] = finding.waiver
    if finding.baseline:
        found["baseline"] = finding.baseline
    return found


def _in_both(
    found: dict[str, Any], lang: str, **texts: Text | tuple[Text, ...] | None
) -> dict[str, Any]:
    """What was found, with its sentences in the other language where they are something else there."""
    other = "en" if lang == "zh" else "zh"
    said: dict[str, Any] = {}
    for key, text in texts.items():
        if isinstance(text, Text):
            if text.get(other) != text.get(lang):
                said[key] = text.get(other)
        elif text and any(each.get(other) != each.get(lang) for each in text):
            said[key] = [each.get(other) for each in text]
    if said:
        found["other_language"] = {"lang": other, **said}
    return found


def _quiet(finding: Finding, lang: str) -> dict[str, Any]:
    """A finding that many reports share; its title is in the rule, in both languages."""
    return _in_both(_finding(finding, lang), lang, reasons=finding.reasons)


def _question(finding: Finding, report: Report, lang: str) -> dict[str, Any]:
    """A finding that asks or says something: it also gets its line and its fingerprint."""
    found = _finding(finding, lang)
    path = finding.evidence.get("path", finding.subject)
    line = report.lines.get(path) if isinstance(path, str) else None
    if line is not None and "source_line" not in found["evidence"]:
        found["evidence"]["source_line"] = line
    found["fingerprint"] = fingerprint(report.record, finding)
    return _in_both(
        found, lang, title=finding.title, reasons=finding.reasons, remedy=finding.remedy
    )


def match_object(match: Match, lang: str) -> dict[str, Any]:
    """A match under the names of the contract, with its extensions."""
    found = {
        "party": match.party,
        "name": match.name,
        "list": match.list,
        "entry": match.entry,
        "listed_name": match.listed_name,
        "score": match.score,
        "status": match.status,
        "standing": match.standing,
        "strength": match.strength,
        "explanation": [
            {"part": point.part, "points": point.points, "why": point.why.get(lang)}
            for point in match.explanation
        ],
        "measure": match.measure,
        "programme": match.programme,
        "citation": None if match.citation is None else _citation(match.citation),
        "conflicts": [text.get(lang) for text in match.conflicts],
        "supports": [text.get(lang) for text in match.supports],
        "url": match.url,
    }
    if match.entry_digest:
        found["entry_digest"] = match.entry_digest
    return found


def _match(match: Match, lang: str) -> dict[str, Any]:
    return _in_both(
        match_object(match, lang),
        lang,
        explanation=tuple([point.why for point in match.explanation]),
        conflicts=match.conflicts,
        supports=match.supports,
    )


def _record(record: RecordRef) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": record.kind,
        "id": record.id,
        "source": record.source,
        "line": record.line,
        "sha256": record.sha256,
    }
    if record.cell:
        found["cell"] = record.cell
    return found


def _reference(given: RuleSetRef | ListRef) -> dict[str, Any]:
    found: dict[str, Any] = {"id": given.id, "edition": given.edition, "sha256": given.sha256}
    if isinstance(given, RuleSetRef):
        found["rules"] = given.rules
    else:
        found["entries"] = given.entries
    return found


def _head(report: Report) -> dict[str, Any]:
    return {
        "schema": REPORT_SCHEMA,
        "verdict": report.verdict.value,
        "as_of": report.as_of.isoformat(),
        "record": _record(report.record),
        "rule_sets": [_reference(each) for each in report.rule_sets],
        "lists": [_reference(each) for each in report.lists],
    }


def _tail(report: Report, lang: str) -> dict[str, Any]:
    return {
        "upcoming": [
            _in_both(
                {
                    "date": change.date.isoformat(),
                    "verdict": change.verdict.value,
                    "because": change.because.get(lang),
                },
                lang,
                because=change.because,
            )
            for change in report.upcoming
        ],
        "subject": dict(report.subject),
        "lines": dict(report.lines),
    }


def report_object(report: Report, lang: str) -> dict[str, Any]:
    """A report as plain values, with its digest."""
    found = _head(report)
    found["findings"] = [
        _quiet(finding, lang) if finding.outcome in _SHARED else _question(finding, report, lang)
        for finding in report.findings
    ]
    found["matches"] = [_match(match, lang) for match in report.matches]
    found |= _tail(report, lang)
    found["report_digest"] = digest(found)
    return found


class Encoded(NamedTuple):
    """A report as text, and its digest: what a worker process sends home."""

    parts: tuple[bytes, ...]
    """In UTF-8, one after the other; what many reports say alike is one object in all of them, so that pickle
    carries it once for many."""
    digest: str

    @property
    def text(self) -> bytes:
        """The whole text."""
        return b"".join(self.parts)


_Both = tuple[bytes, bytes]
"""A value as it is written, and its canonical bytes."""

_LARGE = 256
"""Bytes from which on a part is worth being an object of its own."""
_ROOM = 16_000_000
"""Bytes of parts that are remembered."""
_REMEMBERED = 5_000
"""Runs of findings, rows and references that are remembered, of each."""


class _Run:
    """Findings that follow one another and say nothing of one record; encoded once."""

    __slots__ = ("begun", "findings", "plain", "written")

    def __init__(
        self, findings: tuple[Finding, ...], written: tuple[bytes, ...], plain: tuple[bytes, ...]
    ) -> None:
        # Findings are kept beside their text, so that the id() of each stays its own.
        self.findings = findings
        self.written = written
        self.plain = plain
        self.begun: dict[str, Any] = {}
        """By day: the digest of a report that begins with this run, as far as the run's end."""


class ReportEncoder:
    """Encodes many reports in one language, quickly."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._shared: dict[int, tuple[Finding, bytes, bytes]] = {}
        self._runs: dict[tuple[object, ...], _Run] = {}
        self._parts: dict[bytes, bytes] = {}
        self._size = 0
        self._known: dict[int, tuple[object, bytes, bytes]] = {}
        self._rows: dict[tuple[object, ...], _Both] = {}

    def _encoded(self, finding: Finding) -> _Both:
        """A finding that says nothing of one record."""
        known = self._shared.get(id(finding))
        if known is not None:
            return known[1], known[2]
        text, plain = _both(_quiet(finding, self._lang))
        if len(self._shared) < _SHARED_LIMIT:
            self._shared[id(finding)] = (finding, text, plain)
        return text, plain

    def _run(self, findings: list[Finding], between: bytes) -> _Run:
        key = (between, *map(id, findings))
        known = self._runs.get(key)
        return known if known is not None else self._new_run(key, findings, between)

    def _new_run(self, key: tuple[object, ...], findings: list[Finding], between: bytes) -> _Run:
        if self._size > _ROOM or len(self._runs) >= _REMEMBERED:
            self._runs.clear()
            self._parts.clear()
            self._size = 0
        written: list[bytes] = []
        plain: list[bytes] = []
        # A suspension names its day, and what stands before and after it does not.
        for _, group in groupby(findings, key=_names_a_day):
            both = [self._encoded(finding) for finding in group]
            for parts, sign, place in ((written, between, 0), (plain, b",", 1)):
                if parts:
                    parts.append(sign)
                parts.append(self._part(sign.join([each[place] for each in both])))
        known = self._runs[key] = _Run(tuple(findings), tuple(written), tuple(plain))
        return known

    def _part(self, text: bytes) -> bytes:
        kept = self._parts.setdefault(text, text)
        if kept is text:
            self._size += len(text)
        return kept

    def _findings(self, report: Report, between: bytes) -> list[_Run | _Both]:
        """The findings in order, those that say nothing of the record in runs."""
        # Most reports say nothing of their record, and the same as one before them.
        known = self._runs.get((between, *map(id, report.findings)))
        if known is not None:
            return [known]
        found: list[_Run | _Both] = []
        run: list[Finding] = []
        for finding in report.findings:
            if finding.outcome in _SHARED:
                run.append(finding)
                continue
            if run:
                found.append(self._run(run, between))
                run = []
            found.append(_both(_question(finding, report, self._lang)))
        if run:
            found.append(self._run(run, between))
        return found

    def _references(self, given: tuple[RuleSetRef, ...] | tuple[ListRef, ...]) -> _Both:
        """Rule sets or lists: the same object in every report of a run."""
        known = self._known.get(id(given))
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = (given, *_both([_reference(each) for each in given]))
            self._known[id(given)] = known
        return known[1], known[2]

    def _subject(self, subject: Mapping[str, Any]) -> _Both:
        """What a report says of its record; parties and stops come again and again."""
        both: dict[str, _Both] = {}
        for key, value in subject.items():
            if isinstance(value, str):
                both[key] = _text(value)
            elif key in ("parties", "route") and value:
                both[key] = _rows([self._row(row) for row in value], b", ")
            elif key in ("goods", "documents") and value:
                both[key] = _rows([_flat(row) for row in value], b", ")
            else:
                both[key] = _both(value)
        return _object(both)

    def _row(self, row: Mapping[str, Any]) -> _Both:
        for value in row.values():
            if not isinstance(value, str):  # several names, or owners
                return _both(row)
        key = tuple(row.items())
        known = self._rows.get(key)
        if known is None:
            if len(self._rows) >= _REMEMBERED:
                self._rows.clear()
            known = self._rows[key] = _both(row)
        return known

    def encode(self, report: Report, *, between: str = ", ", kind: str = "") -> Encoded:
        """The report as a JSON object, equal to ``report_object`` in every value.

        Args:
            report: what to encode.
            between: stands between the parts of the object and of its longer lists; a comma
                and a line end give a line to each finding.
            kind: becomes the key ``type`` of a line of a stream; the digest does not cover it.
        """
        sign = between.encode()
        findings = self._findings(report, sign)
        matches = [_both(_match(match, self._lang)) for match in report.matches]
        as_of = report.as_of.isoformat()
        front: dict[str, _Both] = {
            "schema": _word(REPORT_SCHEMA),
            "verdict": _word(report.verdict.value),
            "as_of": _word(as_of),
            "record": _flat(_record(report.record)),
            "rule_sets": self._references(report.rule_sets),
            "lists": self._references(report.lists),
        }
        tail = _tail(report, self._lang)
        back: dict[str, _Both] = {
            "matches": _rows(matches, sign),
            "upcoming": _both(tail["upcoming"]),
            "subject": self._subject(tail["subject"]),
            "lines": _both(tail["lines"]),
        }
        report_digest = _digest_of(as_of, findings, front | back)
        pieces = [b"{"]
        if kind:
            pieces.append(b'"type": "%b"%b' % (kind.encode(), sign))
        for key, (text, _) in front.items():
            pieces += (_KEYS[key], text, sign)
        pieces.append(b'"findings": [\n' if findings and b"\n" in sign else b'"findings": [')
        for at, each in enumerate(findings):
            if at:
                pieces.append(sign)
            pieces += each.written if isinstance(each, _Run) else each[:1]
        pieces.append(b"]")
        for key, (text, _) in back.items():
            pieces += (sign, _KEYS[key], text)
        pieces.append(b'%b"report_digest": "%b"}' % (sign, report_digest.encode()))
        return Encoded(_parts(pieces), report_digest)


_KEYS = {
    key: b'"%b": ' % key.encode()
    for key in (
        "schema",
        "verdict",
        "as_of",
        "record",
        "rule_sets",
        "lists",
        "matches",
        "upcoming",
        "subject",
        "lines",
    )
}


def _names_a_day(finding: Finding) -> bool:
    return bool(finding.reasons)


def _digest_of(as_of: str, findings: list[_Run | _Both], parts: dict[str, _Both]) -> str:
    """The digest of the report's canonical bytes; what reports have alike at their beginning is taken once.

    The day comes first, by the order of the keys, and then come the findings.
    """
    left = findings
    first = findings[0] if findings else None
    if isinstance(first, _Run):
        begun = first.begun.get(as_of)
        if begun is None:
            text = b"".join((b'{"as_of":', parts["as_of"][1], b',"findings":[', *first.plain))
            begun = first.begun[as_of] = sha256(text)
        taken, left, plain = begun.copy(), findings[1:], []
    else:
        taken, plain = sha256(), [b'{"as_of":', parts["as_of"][1], b',"findings":[']
    for each in left:
        if each is not first:
            plain.append(b",")
        plain += each.plain if isinstance(each, _Run) else each[1:]
    plain.append(b"]")
    for key in sorted(parts):
        if key != "as_of":
            plain.append(b',"%b":%b' % (key.encode(), parts[key][1]))
    plain.append(b"}")
    taken.update(b"".join(plain))
    return f"sha256:{taken.hexdigest()}"


def _parts(pieces: list[bytes]) -> tuple[bytes, ...]:
    """The same text in fewer pieces: large ones stay what they are, and what is between them becomes one."""
    parts: list[bytes] = []
    small: list[bytes] = []
    for piece in pieces:
        if len(piece) < _LARGE:
            small.append(piece)
            continue
        if small:
            parts.append(b"".join(small))
            small = []
        parts.append(piece)
    if small:
        parts.append(b"".join(small))
    return tuple(parts)


def _word(text: str) -> _Both:
    """A text of ours that JSON need not escape."""
    found = b'"%b"' % text.encode("ascii")
    return found, found


def _text(text: str) -> _Both:
    """Any text."""
    found = encode_basestring(text)
    if found.isprintable():
        plain = found.encode()
        return plain, plain
    return json_text(found).encode(), found.encode("utf-8", "surrogatepass")


_EMPTY: tuple[tuple[object, _Both], ...] = (({}, (b"{}", b"{}")), ([], (b"[]", b"[]")))


def _both(value: object) -> _Both:
    if not value:
        for empty, both in _EMPTY:
            if value == empty:
                return both
    return dumps(value).encode(), canonical(value)


def _flat(values: Mapping[str, Any]) -> _Both:
    """An object of texts and whole numbers, sooner than `_both` gives it; any other as `_both` does."""
    written: list[str] = []
    plain: dict[str, str] = {}
    for key, value in values.items():
        if isinstance(value, str):
            text = encode_basestring(value)
        elif value.__class__ is int:
            text = str(value)
        else:
            return _both(values)
        written.append(f'"{key}": {text}')
        plain[key] = text
    whole = "{" + ", ".join(written) + "}"
    if not whole.isprintable():
        return _both(values)
    bare = "{" + ",".join([f'"{key}":{plain[key]}' for key in sorted(plain)]) + "}"
    return whole.encode(), bare.encode()


def _object(both: dict[str, _Both]) -> _Both:
    """An object of values that are encoded; its keys are ours."""
    return (
        b"{" + b", ".join([b'"%b": %b' % (key.encode(), both[key][0]) for key in both]) + b"}",
        b"{"
        + b",".join([b'"%b":%b' % (key.encode(), both[key][1]) for key in sorted(both)])
        + b"}",
    )


def _rows(rows: list[_Both], between: bytes) -> _Both:
    plain = b"[" + b",".join([each for _, each in rows]) + b"]"
    if not rows:
        return b"[]", plain
    start = b"\n" if b"\n" in between else b""
    return b"[" + start + between.join([each for each, _ in rows]) + b"]", plain


def write_bytes(out: IO[str], data: bytes) -> None:
    """Write UTF-8 to a text stream of that encoding, past its encoder where it has one."""
    below = getattr(out, "buffer", None)
    if below is None:
        out.write(data.decode())
        return
    out.flush()
    below.write(data)


def not_checked_object(result: NotChecked, index: int, lang: str) -> dict[str, Any]:
    """A record that could not be decided; ``index`` is its place among all results, from 0."""
    found: dict[str, Any] = {
        "type": "not_checked",
        "index": index,
        "id": result.id,
        "source": result.source,
        "line": result.line,
        "problems": [problem.get(lang) for problem in result.problems],
    }
    if result.cell:
        found["cell"] = result.cell
    return _in_both(found, lang, problems=result.problems)


def tool_object(info: RunInfo) -> dict[str, Any]:
    """Who wrote the report."""
    return {"name": "ddcheck", "version": info.tool_version}


def is_complete(info: RunInfo, counts: Counts) -> bool:
    """Whether there were records, and every one was decided."""
    return counts.records > 0 and counts.not_checked == 0 and not info.errors


def run_object(info: RunInfo, counts: Counts) -> dict[str, Any]:
    """How the run went, without anything that a clock or a machine could change."""
    found = {
        "as_of": None if info.as_of is None else info.as_of.isoformat(),
        "gate": info.gate,
        "lang": info.lang,
        "exit_status": info.exit_status,
        "exit_reason": "" if info.exit_reason is None else info.exit_reason.en,
        "complete": is_complete(info, counts),
        "notes": [note.get(info.lang) for note in info.notes],
        **({"settings": dict(info.settings)} if info.settings else {}),
    }
    return _in_both(found, info.lang, notes=info.notes)


def run_tail(
    info: RunInfo, counts: Counts, not_checked: list[dict[str, Any]], digests: list[str]
) -> dict[str, Any]:
    """What stands after the reports of a run; equal for JSON and for a stream of the same run.

    ``report_digest`` covers all of the run, each report through its own digest.
    """
    found: dict[str, Any] = {
        "run": run_object(info, counts),
        "inputs": [dict(one) for one in info.inputs],
        "waivers": [dict(one) for one in info.waivers],
        "errors": [*not_checked, *({"type": "error", **error} for error in info.errors)],
    }
    whole = {
        "schema": RUN_SCHEMA,
        "tool": tool_object(info),
        "summary": counts.as_dict(),
        "reports": digests,
        **found,
    }
    found["report_digest"] = digest(whole)
    return found
