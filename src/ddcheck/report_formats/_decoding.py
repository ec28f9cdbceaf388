"""A saved run read back: the same results, so that another format is written without deciding again.

Sentences come back in both languages where the run has both. The title of what is clear is there in the
language of the run alone; both languages of such a text are then that one.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

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
from ddcheck.errors import InvalidFileError, Problem
from ddcheck.report_formats import RunInfo
from ddcheck.report_formats._encoding import REPORT_SCHEMA, RUN_SCHEMA, digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddcheck.core.reports import Result


class _NotARunError(RefusalError):
    """Says what is wrong with the value at hand."""


def decode_run(data: bytes, name: str = "run") -> tuple[RunInfo, list[Result]]:
    """The run in a JSON object or a JSON Lines stream that ddcheck wrote.

    Encoding it again as JSON gives the same bytes.

    Args:
        data: the file.
        name: how to call it in an error.

    Raises:
        InvalidFileError: it is no run of this format, it is damaged, or the stream was cut.
    """
    run, reports, errors = _parts(data, name)
    results: list[Result] = []
    for number, report in enumerate(reports):
        results.append(_guarded(name, f"reports[{number}]", lambda given=report: _report(given)))
    not_checked = [error for error in errors if _kind(error) == "not_checked"]
    for number, error in enumerate(not_checked):
        found, index = _guarded(name, f"errors[{number}]", lambda given=error: _not_checked(given))
        results.insert(index, found)
    info = _guarded(name, "run", lambda: _info(run, errors))
    counts = Counts()
    for result in results:
        counts = counts.plus(result)
    if run["summary"] != counts.as_dict():
        raise _invalid(
            name,
            "summary",
            "the counts differ from the reports; the file was changed",
            "计数与各报告不符；文件已被改动",
        )
    return info, results


def decode_report(text: bytes) -> Report:
    """One report from its own text, as this version has just written it."""
    return _report(json.loads(text))


def digest_problems(data: bytes, name: str = "run") -> tuple[Text, ...]:
    """Which digests of a saved run do not fit what they cover; empty where all do.

    Raises:
        InvalidFileError: it is no run of this format, it is damaged, or the stream was cut.
    """
    run, reports, errors = _parts(data, name)
    problems = []
    for number, report in enumerate(reports):
        covered = {key: value for key, value in report.items() if key not in _UNCOVERED}
        if digest(covered) != report.get("report_digest"):
            record = report.get("record")
            which = record.get("id", "") if isinstance(record, dict) else ""
            problems.append(
                Text(
                    f"reports[{number}] ({which}): the digest does not fit the report",
                    f"reports[{number}] ({which}): 摘要与报告不符",
                )
            )
    whole = {
        "schema": run.get("schema"),
        "tool": run.get("tool"),
        "summary": run.get("summary"),
        "reports": [report.get("report_digest") for report in reports],
        **{key: run.get(key) for key in ("run", "inputs", "waivers")},
        "errors": errors,
    }
    if digest(whole) != run.get("report_digest"):
        problems.append(
            Text(
                "the digest of the run does not fit its reports, counts and errors",
                "运行的摘要与其报告、计数和错误不符",
            )
        )
    return tuple(problems)


_UNCOVERED = frozenset({"report_digest", "type"})


def _invalid(name: str, path: str, en: str, zh: str, line: int = 0) -> InvalidFileError:
    return InvalidFileError([Problem(name, line, path, Text(en, zh))])


def _guarded(name: str, path: str, decode: Any) -> Any:
    try:
        return decode()
    except _NotARunError as error:
        raise _invalid(name, path, error.en, error.zh) from None
    except KeyError as error:
        raise _invalid(
            name,
            path,
            f"the key {error} is missing; the file was changed",
            f"缺少键 {error}；文件已被改动",
        ) from None
    except (TypeError, ValueError, AttributeError) as error:
        raise _invalid(
            name, path, f"not as ddcheck writes it: {error}", f"与 ddcheck 的写法不符：{error}"
        ) from None


def _kind(error: object) -> object:
    return error.get("type") if isinstance(error, dict) else None


def _parts(
    data: bytes, name: str
) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    """The run without its reports, the reports, and everything under ``errors``."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _invalid(
            name,
            "",
            f"not UTF-8 at byte {error.start}; give a saved run",
            f"第 {error.start} 字节处不是 UTF-8；请给出已保存的运行结果",
        ) from None
    first, _, rest = text.partition("\n")
    try:
        opening = json.loads(first)
    except ValueError:
        opening = None
    if isinstance(opening, dict) and opening.get("type") == "header":
        _same_version(opening, name)
        run, reports, errors = _stream(opening, rest, name)
    else:
        try:
            run = json.loads(text)
        except ValueError as error:
            at = getattr(error, "lineno", 1)
            raise _invalid(
                name,
                "",
                f"not JSON: {error}; give a saved run",
                f"不是 JSON（第 {at} 行）；请给出已保存的运行结果",
            ) from None
        if not isinstance(run, dict):
            raise _invalid(
                name,
                "",
                "not a JSON object; give a saved run",
                "不是 JSON 对象；请给出已保存的运行结果",
            )
        _same_version(run, name)
        reports = _objects(run.get("reports"), "reports", name)
        errors = _objects(run.get("errors", []), "errors", name)
    return run, reports, errors


def _same_version(run: dict[str, Any], name: str) -> None:
    if run.get("schema") != RUN_SCHEMA:
        raise _invalid(
            name,
            "schema",
            f"{run.get('schema')!r} is not {RUN_SCHEMA!r}; give a run of this version",
            f"{run.get('schema')!r} 不是 {RUN_SCHEMA!r}；请给出此版本的运行结果",
        )


def _objects(value: object, path: str, name: str) -> list[dict[str, Any]]:
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        return value
    raise _invalid(
        name, path, "not a list of objects; the file was changed", "不是对象列表；文件已被改动"
    )


def _stream(
    header: dict[str, Any], rest: str, name: str
) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    run: dict[str, Any] = {"schema": header.get("schema"), "tool": header.get("tool")}
    reports: list[dict[str, Any]] = []
    errors: list[dict[str, Any]] = []
    ended = False
    for number, line in _lines(rest):
        try:
            value = json.loads(line)
        except ValueError:
            raise _invalid(
                name,
                "",
                "the line is not JSON; the stream was cut or changed",
                "该行不是 JSON；数据流不完整或已被改动",
                number,
            ) from None
        kind = _kind(value)
        if ended:
            raise _invalid(
                name,
                "",
                "a line after the end line; give one stream a file",
                "结束行之后还有内容；请每个文件只放一个数据流",
                number,
            )
        if kind == "report":
            reports.append(value)
        elif kind == "not_checked":
            errors.append(value)
        elif kind == "end":
            ended = True
            run["summary"] = value.get("counts")
            run |= {key: value.get(key) for key in ("run", "inputs", "waivers", "report_digest")}
            errors.extend(value.get("errors", []))
        else:
            raise _invalid(
                name,
                "",
                f"a line of the type {kind!r}, which no run has",
                f"有一行的类型为 {kind!r}，运行结果中没有这种类型",
                number,
            )
    if not ended:
        raise _invalid(
            name,
            "",
            "the stream was cut: there is no end line; run the check again",
            "数据流不完整：没有结束行；请重新检查",
        )
    return run, reports, errors


def _lines(text: str) -> Iterator[tuple[int, str]]:
    # Not splitlines(): it also splits at characters that stand inside strings.
    for number, line in enumerate(text.split("\n"), start=2):
        if line.strip():
            yield number, line


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
        rule_sets=tuple(
            RuleSetRef(one["id"], one["edition"], one["sha256"], one.get("rules", 0))
            for one in value["rule_sets"]
        ),
        lists=tuple(
            ListRef(one["id"], one["edition"], one["sha256"], one["entries"])
            for one in value["lists"]
        ),
        findings=tuple(_finding(one) for one in value["findings"]),
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
            if _kind(error) != "not_checked"
        ),
    )
