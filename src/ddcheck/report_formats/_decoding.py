"""A saved run read back: the same results, so that another format is written without deciding again.

What many reports say alike (what is clear, acts, rule sets and lists) is one object in all of them.

Sentences come back in both languages where the run has both. The title of what is clear is there in the
language of the run alone; both languages of such a text are then that one.
"""

from __future__ import annotations

import json
import marshal
import weakref
from contextlib import ExitStack
from datetime import date
from functools import cached_property, partial
from typing import IO, TYPE_CHECKING, Any, TypeVar

from ddcheck.core.reports import (
    Citation,
    Counts,
    Finding,
    ListRef,
    Match,
    NotChecked,
    Outcome,
    Point,
    RecordRef,
    Report,
    RuleSetRef,
    Upcoming,
    Verdict,
)
from ddcheck.core.texts import RefusalError, Text
from ddcheck.report_formats import RunInfo
from ddcheck.report_formats._encoding import REPORT_SCHEMA, SHARED, digest
from ddcheck.report_formats._run_parts import Parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from ddcheck.core.reports import Result


_REMEMBERED = 1 << 14
"""How much of what reports say alike is remembered."""
Made = TypeVar("Made")


class _NotARunError(RefusalError):
    """Says what is wrong with the value at hand."""


class SavedRun:
    """A run that ddcheck wrote as JSON or JSON Lines; its reports are read one at a time, as often as wanted.

    Encoding the results again gives the same bytes.
    """

    def __init__(self, file: IO[bytes], name: str = "run") -> None:
        """Look through all of it, at nothing but its form.

        Args:
            file: can be read from its beginning more than once, as long as this is in use.
            name: how to call it in an error.

        Raises:
            InvalidFileError: it is no run of this format, or the stream was cut.
        """
        self._parts = Parts(file, name)
        self.style = self._parts.style
        """The format that it is written in: ``json`` or ``jsonl``."""

    @cached_property
    def info(self) -> RunInfo:
        """What is known of the run.

        Raises:
            InvalidFileError: it was changed.
        """
        run = self._parts.run
        found: RunInfo = self._guarded("run", partial(_info, run, run["errors"]))
        return found

    @property
    def counts(self) -> Counts:
        """How many results there are of each sort, as the run says; they are that once all results are taken."""
        found: Counts = self._guarded("summary", partial(_counts, self._parts.run))
        return found

    def results(self) -> Iterator[Result]:
        """The results in their order.

        Raises:
            InvalidFileError: one of them was changed, or their counts are not those of the run.
        """
        missed = self._missed()
        counts = Counts()
        at = 0
        for report, _ in self.reports():
            while at in missed:
                result = missed.pop(at)
                counts = counts.plus(result)
                yield result
                at += 1
            counts = counts.plus(report)
            yield report
            at += 1
        for at in sorted(missed):
            counts = counts.plus(missed[at])
            yield missed[at]
        if self.counts != counts:
            self._parts.refuse(
                "summary",
                "the counts differ from the reports; the file was changed",
                "计数与各报告不符；文件已被改动",
            )

    def reports(self) -> Iterator[tuple[Report, Mapping[str, Any]]]:
        """The reports in their order, each with the object that it is in the file.

        Raises:
            InvalidFileError: one of them was changed.
        """
        for number, value in enumerate(self._parts.reports()):
            yield self._guarded(f"reports[{number}]", partial(_report, value)), value

    def digest_problems(self) -> tuple[Text, ...]:
        """Which digests do not fit what they cover; empty where all do."""
        problems = []
        digests = []
        for number, report in enumerate(self._parts.reports()):
            covered = {key: value for key, value in report.items() if key not in _UNCOVERED}
            digests.append(report.get("report_digest"))
            if digest(covered) != digests[-1]:
                record = report.get("record")
                which = record.get("id", "") if isinstance(record, dict) else ""
                problems.append(
                    Text(
                        f"reports[{number}] ({which}): the digest does not fit the report",
                        f"reports[{number}] ({which}): 摘要与报告不符",
                    )
                )
        run = self._parts.run
        whole = {
            **{key: run.get(key) for key in ("schema", "tool", "summary")},
            "reports": digests,
            **{key: run.get(key) for key in ("run", "inputs", "waivers", "errors")},
        }
        if digest(whole) != run.get("report_digest"):
            problems.append(
                Text(
                    "the digest of the run does not fit its reports, counts and errors",
                    "运行的摘要与其报告、计数和错误不符",
                )
            )
        return tuple(problems)

    def _missed(self) -> dict[int, NotChecked]:
        """What was not checked, by its place among all results."""
        found: dict[int, NotChecked] = {}
        errors = [each for each in self._parts.run["errors"] if each.get("type") == "not_checked"]
        for number, error in enumerate(errors):
            missed, at = self._guarded(f"errors[{number}]", partial(_not_checked, error))
            if at in found:
                self._parts.refuse(
                    f"errors[{number}].index",
                    f"{at} is there twice; the file was changed",
                    f"{at} 出现两次；文件已被改动",
                )
            found[at] = missed
        return found

    def _guarded(self, path: str, decode: Callable[[], Any]) -> Any:
        try:
            return decode()
        except _NotARunError as error:
            self._parts.refuse(path, error.en, error.zh)
        except KeyError as error:
            self._parts.refuse(
                path,
                f"the key {error} is missing; the file was changed",
                f"缺少键 {error}；文件已被改动",
            )
        except (TypeError, ValueError, AttributeError) as error:
            self._parts.refuse(
                path, f"not as ddcheck writes it: {error}", f"与 ddcheck 的写法不符：{error}"
            )


def saved_run(path: Path) -> SavedRun:
    """The run in a file, or in what comes through a pipe.

    Raises:
        OSError: it cannot be read.
        InvalidFileError: it is no run of this format, or the stream was cut.
    """
    with ExitStack() as stack:
        file: IO[bytes] = stack.enter_context(path.open("rb"))
        if not file.seekable():
            import shutil
            import tempfile

            kept = stack.enter_context(tempfile.TemporaryFile())
            shutil.copyfileobj(file, kept)
            file = kept
        run = SavedRun(file, str(path))
        # Open as long as the run is in use.
        weakref.finalize(run, stack.pop_all().close)
    return run


def decode_report(text: bytes) -> Report:
    """One report from its own text, as this version has just written it."""
    return _report(json.loads(text))


_UNCOVERED = frozenset({"report_digest", "type"})


def _text(value: object, other: object = None, lang: str = "") -> Text:
    """A text, with what it is in the other language ``lang``, which is the same where it is not kept."""
    other = value if other is None else other
    if not (isinstance(value, str) and isinstance(other, str)):
        raise _NotARunError(
            f"{value if isinstance(other, str) else other!r} is not text",
            f"{value if isinstance(other, str) else other!r} 不是文本",
        )
    return Text(other, value) if lang == "en" else Text(value, other)


class _Texts:
    """The sentences of one object of a run."""

    def __init__(self, value: dict[str, Any]) -> None:
        self._value = value
        self._other = value.get("other_language", {})
        self._lang = self._other.get("lang", "")

    def one(self, key: str) -> Text:
        return _text(self._value[key], self._other.get(key), self._lang)

    def several(self, key: str, part: str = "") -> tuple[Text, ...]:
        """All of a list, or the part of that name of each of its objects."""
        values = [each[part] if part else each for each in self._value[key]]
        others = self._other.get(key) or [None] * len(values)
        if len(others) != len(values):
            raise _NotARunError(
                f"{key} in the other language are not as many", f"另一种语言的 {key} 数量不同"
            )
        return tuple(
            _text(value, other, self._lang) for value, other in zip(values, others, strict=True)
        )


_alike: dict[tuple[object, bytes], Any] = {}


def _once(make: Callable[[Any], Made], value: Any) -> Made:
    """What is made of a value of JSON: one object for equal ones."""
    # The bytes of version 2 depend on the value alone, and tell 1 from 1.0 and from true.
    key = (make, marshal.dumps(value, 2))
    found: Made | None = _alike.get(key)
    if found is None:
        if len(_alike) >= _REMEMBERED:
            _alike.clear()
        found = _alike[key] = make(value)
    return found


def _citation(value: dict[str, str]) -> Citation:
    return Citation(ref=value["ref"], article=value["article"], url=value["url"])


def _finding(value: dict[str, Any]) -> Finding:
    texts = _Texts(value)
    return Finding(
        rule=value["rule"],
        outcome=Outcome(value["outcome"]),
        verdict=Verdict(value["verdict"]),
        title=texts.one("title"),
        subject=value["subject"],
        reasons=texts.several("reasons"),
        citations=tuple(_citation(one) for one in value["citations"]),
        remedy=texts.one("remedy") if value["remedy"] else None,
        evidence=dict(value["evidence"]),
        can_be_waived=value.get("can_be_waived", "yes"),
        waiver=value.get("waiver", ""),
        baseline=value.get("baseline", ""),
    )


def _match(value: dict[str, Any]) -> Match:
    citation = value["citation"]
    texts = _Texts(value)
    return Match(
        party=value["party"],
        name=value["name"],
        list=value["list"],
        entry=value["entry"],
        listed_name=value["listed_name"],
        score=value["score"],
        status=value["status"],
        standing=value["standing"],
        strength=value["strength"],
        explanation=tuple(
            Point(one["part"], one["points"], why)
            for one, why in zip(
                value["explanation"], texts.several("explanation", "why"), strict=True
            )
        ),
        measure=value["measure"],
        citation=None if citation is None else _citation(citation),
        programme=value["programme"],
        conflicts=texts.several("conflicts"),
        supports=texts.several("supports"),
        url=value["url"],
        entry_digest=value.get("entry_digest", ""),
    )


def _rule_sets(value: list[dict[str, Any]]) -> tuple[RuleSetRef, ...]:
    return tuple(
        RuleSetRef(one["id"], one["edition"], one["sha256"], one.get("rules", 0)) for one in value
    )


def _lists(value: list[dict[str, Any]]) -> tuple[ListRef, ...]:
    return tuple(ListRef(one["id"], one["edition"], one["sha256"], one["entries"]) for one in value)


_QUIET = frozenset(each.value for each in SHARED)


def _findings(value: list[dict[str, Any]]) -> Iterator[Finding]:
    for each in value:
        yield _once(_finding, each) if each["outcome"] in _QUIET else _finding(each)


def _report(value: dict[str, Any]) -> Report:
    if value["schema"] != REPORT_SCHEMA:
        raise _NotARunError(
            f"the schema {value['schema']!r} is not {REPORT_SCHEMA!r}",
            f"模式 {value['schema']!r} 不是 {REPORT_SCHEMA!r}",
        )
    record = value["record"]
    return Report(
        verdict=Verdict(value["verdict"]),
        as_of=date.fromisoformat(value["as_of"]),
        record=RecordRef(
            kind=record["kind"],
            id=record["id"],
            source=record["source"],
            line=record["line"],
            sha256=record["sha256"],
            cell=record.get("cell", ""),
        ),
        rule_sets=_once(_rule_sets, value["rule_sets"]),
        lists=_once(_lists, value["lists"]),
        findings=tuple(_findings(value["findings"])),
        matches=tuple(_match(one) for one in value["matches"]),
        upcoming=tuple(
            Upcoming(
                date.fromisoformat(one["date"]), Verdict(one["verdict"]), _Texts(one).one("because")
            )
            for one in value["upcoming"]
        ),
        subject=dict(value["subject"]),
        lines=dict(value["lines"]),
    )


def _not_checked(value: dict[str, Any]) -> tuple[NotChecked, int]:
    found = NotChecked(
        source=value["source"],
        line=value["line"],
        id=value["id"],
        problems=_Texts(value).several("problems"),
        cell=value.get("cell", ""),
    )
    return found, int(value["index"])


def _counts(run: dict[str, Any]) -> Counts:
    value = run["summary"]
    found = Counts(*(value[key] for key in Counts().as_dict()))
    if found.as_dict() != value:
        raise _NotARunError(f"{value!r} are no counts", f"{value!r} 不是计数")
    return found


def _info(run: dict[str, Any], errors: list[dict[str, Any]]) -> RunInfo:
    how = run["run"]
    return RunInfo(
        tool_version=run["tool"]["version"],
        as_of=None if how["as_of"] is None else date.fromisoformat(how["as_of"]),
        gate=how["gate"],
        lang=how["lang"],
        exit_status=how["exit_status"],
        exit_reason=_text(how["exit_reason"]),
        notes=_Texts(how).several("notes"),
        settings=how.get("settings", {}),
        inputs=tuple(dict(each) for each in run["inputs"]),
        waivers=tuple(dict(each) for each in run["waivers"]),
        errors=tuple(
            {key: value for key, value in error.items() if key != "type"}
            for error in errors
            if error.get("type") != "not_checked"
        ),
    )
