"""Many reports as JSON, each equal to ``report_object`` in every value, and sooner.

Clear and inapplicable findings are shared between reports by the rules that make them, so their text is
encoded once; so is what reports say alike of parties, stops, rule sets and lists.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from json.encoder import encode_basestring
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ddcheck.report_formats._encoding import (
    REPORT_SCHEMA,
    SHARED,
    canonical,
    dumps,
    quiet_object,
    record_object,
    reference_object,
    upcoming_objects,
    whole_match,
)
from ddcheck.report_formats._harmless import json_text
from ddcheck.report_formats._question_encoder import QuestionEncoder
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ddcheck.core.reports import Finding, ListRef, Report, RuleSetRef

_SHARED_LIMIT = 50_000


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
        self.begun: dict[tuple[bytes, bytes], Any] = {}
        """By day and lists: the hash of a report that begins with this run, as far as its lists; without lists,
        as far as the run's end."""


class ReportEncoder:
    """Encodes many reports in one language, quickly."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._questions = QuestionEncoder(lang)
        self._shared: dict[int, tuple[Finding, bytes, bytes]] = {}
        self._runs: dict[tuple[object, ...], _Run] = {}
        self._groups: dict[tuple[object, ...], _Both] = {}
        self._wholes: dict[tuple[bytes, int], tuple[tuple[Finding, ...], list[_Run | _Both]]] = {}
        """The findings of reports that say nothing of their record."""
        self._parts: dict[bytes, bytes] = {}
        self._size = 0
        self._known: dict[int, tuple[object, bytes, bytes]] = {}
        self._rows: dict[tuple[object, ...], _Both] = {}
        self._same: dict[int, tuple[Mapping[str, Any], _Both]] = {}

    def _encoded(self, finding: Finding) -> _Both:
        """A finding that says nothing of one record."""
        known = self._shared.get(id(finding))
        if known is not None:
            return known[1], known[2]
        text, plain = _both(quiet_object(finding, self._lang))
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
            self._wholes.clear()
            self._parts.clear()
            self._groups.clear()
            self._size = 0
        written: list[bytes] = []
        plain: list[bytes] = []
        # A suspension names its day, and what stands before and after it does not.
        for _, group in groupby(findings, key=_names_a_day):
            both = self._group(list(group), between)
            for parts, sign, part in ((written, between, both[0]), (plain, b",", both[1])):
                if parts:
                    parts.append(sign)
                parts.append(part)
        known = self._runs[key] = _Run(tuple(findings), tuple(written), tuple(plain))
        return known

    def _group(self, findings: list[Finding], between: bytes) -> _Both:
        """Findings of one run that all name a day, or none of them; those that name none serve all days."""
        key = (between, *map(id, findings))
        known = self._groups.get(key)
        if known is None:
            both = [self._encoded(finding) for finding in findings]
            known = (
                self._part(between.join([text for text, _ in both])),
                self._part(b",".join([plain for _, plain in both])),
            )
            self._groups[key] = known
        return known

    def _part(self, text: bytes) -> bytes:
        kept = self._parts.setdefault(text, text)
        if kept is text:
            self._size += len(text)
        return kept

    def _findings(self, report: Report, between: bytes) -> list[_Run | _Both]:
        """The findings in order, those that say nothing of the record in runs."""
        # Most reports say nothing of their record, and the very same as one before them.
        key = (between, id(report.findings))
        known = self._wholes.get(key)
        if known is not None and known[0] is report.findings:
            return known[1]
        found: list[_Run | _Both] = []
        run: list[Finding] = []
        for finding in report.findings:
            if finding.outcome in SHARED:
                run.append(finding)
                continue
            if run:
                found.append(self._run(run, between))
                run = []
            found.append(self._questions.encode(finding, report))
        if run:
            found.append(self._run(run, between))
        if len(found) == 1 and len(run) == len(report.findings):
            if len(self._wholes) >= _REMEMBERED:
                self._wholes.clear()
            self._wholes[key] = (report.findings, found)
        return found

    def _references(self, given: tuple[RuleSetRef, ...] | tuple[ListRef, ...]) -> _Both:
        """Rule sets or lists: the same object in every report of a run."""
        known = self._known.get(id(given))
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = (given, *_both([reference_object(each) for each in given]))
            self._known[id(given)] = known
        return known[1], known[2]

    def _subject(self, subject: Mapping[str, Any]) -> _Both:
        """What a report says of its record; parties and stops come again and again."""
        both: list[_Both] = []
        for key, value in subject.items():
            if isinstance(value, str):
                both.append(_text(value))
            elif key in ("parties", "route") and value:
                both.append(_rows([self._row(row) for row in value], b", "))
            elif key in ("goods", "documents") and value:
                both.append(_table(value))
            else:
                both.append(_both(value))
        written, plain, ordered = _bytes_shape(tuple(subject))
        return (
            written % tuple([text for text, _ in both]),
            plain % ordered([bare for _, bare in both]),
        )

    def _row(self, row: Mapping[str, Any]) -> _Both:
        """A row that may come again: as the same object, or one of the same texts."""
        same = self._same.get(id(row))
        if same is not None and same[0] is row:
            return same[1]
        found = self._row_of_texts(row)
        if len(self._same) >= _REMEMBERED:
            self._same.clear()
        # Kept beside its text, so that its id() stays its own.
        self._same[id(row)] = (row, found)
        return found

    def _row_of_texts(self, row: Mapping[str, Any]) -> _Both:
        key = tuple(row.items())
        try:
            known = self._rows.get(key)
        except TypeError:  # several names, or owners
            return _both(row)
        if known is None:
            known = _flat(row)
            # What is no text may be equal to something that is written otherwise.
            if all(isinstance(value, str) for value in row.values()):
                if len(self._rows) >= _REMEMBERED:
                    self._rows.clear()
                self._rows[key] = known
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
        rule_sets = self._references(report.rule_sets)
        lists = self._references(report.lists)
        record = _flat(record_object(report.record))
        matches = _rows([_both(whole_match(match, self._lang)) for match in report.matches], sign)
        upcoming = _both(upcoming_objects(report, self._lang))
        lines = _both(dict(report.lines)) if report.lines else _NO_LINES
        subject = self._subject(report.subject)
        as_of = report.as_of.isoformat().encode()
        verdict = report.verdict.value.encode()
        taken = _begun(as_of, findings, lines[1], lists[1])
        taken.update(
            b',"matches":%b,"record":%b,"rule_sets":%b,"schema":"%b","subject":%b,"upcoming":%b,"verdict":"%b"}'
            % (matches[1], record[1], rule_sets[1], _SCHEMA, subject[1], upcoming[1], verdict)
        )
        report_digest = f"sha256:{taken.hexdigest()}"
        type_ = b'"type": "%b"%b' % (kind.encode(), sign) if kind else b""
        before_lists, before_findings = _signs(sign)
        pieces = [
            b'{%b"schema": "%b"%b"verdict": "%b"%b"as_of": "%b"%b"record": %b%b"rule_sets": '
            % (type_, _SCHEMA, sign, verdict, sign, as_of, sign, record[0], sign),
            rule_sets[0],
            before_lists,
            lists[0],
            before_findings if findings else before_findings.rstrip(),
        ]
        for at, each in enumerate(findings):
            if at:
                pieces.append(sign)
            pieces += each.written if isinstance(each, _Run) else each[:1]
        pieces.append(
            b']%b"matches": %b%b"upcoming": %b%b"subject": %b%b"lines": %b%b"report_digest": "%b"}'
            % (
                sign, matches[0], sign, upcoming[0], sign, subject[0], sign, lines[0],
                sign, report_digest.encode(),
            )
        )  # fmt: skip
        # One run of findings needs no joining of what is between others.
        return Encoded(tuple(pieces) if len(findings) == 1 else _parts(pieces), report_digest)


_SCHEMA = REPORT_SCHEMA.encode()
_NO_LINES = (b"{}", b"{}")


@lru_cache(maxsize=8)
def _signs(sign: bytes) -> tuple[bytes, bytes]:
    """What stands before the lists and before the findings; the same objects in all reports."""
    return (
        b'%b"lists": ' % sign,
        b'%b"findings": [%b' % (sign, b"\n" if b"\n" in sign else b""),
    )


def _names_a_day(finding: Finding) -> bool:
    return bool(finding.reasons)


def _begun(as_of: bytes, findings: list[_Run | _Both], lines: bytes, lists: bytes) -> Any:
    """The hash of a report's canonical bytes as far as its lists.

    The day comes first, by the order of the keys, and then come the findings; what reports have alike at their
    beginning is hashed once.
    """
    first = findings[0] if findings else None
    if isinstance(first, _Run):
        whole = len(findings) == 1 and lines == b"{}"
        key = (as_of, lists if whole else b"")
        begun = first.begun.get(key)
        if begun is None:
            plain = [b'{"as_of":"', as_of, b'","findings":[', *first.plain]
            if whole:
                plain += (b'],"lines":{},"lists":', lists)
            begun = first.begun[key] = sha256(b"".join(plain))
        taken = begun.copy()
        if whole:
            return taken
        left, plain = findings[1:], []
    else:
        taken, left, plain = sha256(), findings, [b'{"as_of":"', as_of, b'","findings":[']
    for each in left:
        if each is not first:
            plain.append(b",")
        plain += each.plain if isinstance(each, _Run) else each[1:]
    plain += (b'],"lines":', lines, b',"lists":', lists)
    taken.update(b"".join(plain))
    return taken


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
    texts: list[str] = []
    for value in values.values():
        if isinstance(value, str):
            texts.append(encode_basestring(value))
        elif value.__class__ is int:
            texts.append(str(value))
        else:
            return _both(values)
    written, plain, ordered = _shape(tuple(values))
    whole = written % tuple(texts)
    if not whole.isprintable():
        return _both(values)
    return whole.encode(), (plain % ordered(texts)).encode()


@lru_cache(maxsize=4096)
def _shape(keys: tuple[str, ...]) -> tuple[str, str, Callable[[Sequence[Any]], Any]]:
    """How an object of these keys, which are ours, is written; its canonical form; and how that is ordered."""
    places = sorted(range(len(keys)), key=keys.__getitem__)
    ordered = itemgetter(*places) if len(keys) > 1 else tuple
    return (
        "{" + ", ".join([f'"{key}": %s' for key in keys]) + "}",
        "{" + ",".join([f'"{keys[place]}":%s' for place in places]) + "}",
        ordered,
    )


@lru_cache(maxsize=1024)
def _bytes_shape(keys: tuple[str, ...]) -> tuple[bytes, bytes, Callable[[Sequence[Any]], Any]]:
    """The same for values that are bytes already."""
    written, plain, ordered = _shape(keys)
    return written.encode(), plain.encode(), ordered


@lru_cache(maxsize=1024)
def _rows_shape(
    keys: tuple[str, ...], count: int
) -> tuple[str, str, Callable[[Sequence[Any]], Any]]:
    """How so many objects of these keys are written in a list."""
    written, plain, _ = _shape(keys)
    places = sorted(range(len(keys)), key=keys.__getitem__)
    every = [at * len(keys) + place for at in range(count) for place in places]
    ordered = itemgetter(*every) if len(every) > 1 else tuple
    return f"[{', '.join([written] * count)}]", f"[{','.join([plain] * count)}]", ordered


def _table(rows: Sequence[Mapping[str, Any]]) -> _Both:
    """A list of objects; those of texts and whole numbers under the same keys at once."""
    keys = tuple(rows[0])
    texts: list[str] = []
    for row in rows:
        if tuple(row) != keys:
            break
        for value in row.values():
            if isinstance(value, str):
                texts.append(encode_basestring(value))
            elif value.__class__ is int:
                texts.append(str(value))
            else:
                break
    if keys and len(texts) == len(keys) * len(rows):
        written, plain, ordered = _rows_shape(keys, len(rows))
        whole = written % tuple(texts)
        if whole.isprintable():
            return whole.encode(), (plain % ordered(texts)).encode()
    return _rows([_flat(row) for row in rows], b", ")


def _rows(rows: list[_Both], between: bytes) -> _Both:
    if not rows:
        return b"[]", b"[]"
    plain = b"[" + b",".join([each for _, each in rows]) + b"]"
    start = b"\n" if b"\n" in between else b""
    return b"[" + start + between.join([each for each, _ in rows]) + b"]", plain
