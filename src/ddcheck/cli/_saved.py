"""Saved runs: read back, compared, and decided again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ddcheck.cli._inputs import reason
from ddcheck.core.reports import NotChecked, Outcome
from ddcheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ddcheck.core.reports import Finding, Report, Result, RuleSetRef
    from ddcheck.core.texts import Text
    from ddcheck.report_formats import RunInfo

Row = dict[str, Any]


def load(path: Path) -> tuple[bytes, RunInfo, list[Result]]:
    """A saved run: its bytes, what is known of the run, and its results.

    Raises:
        UsageError: there is no such file.
        InvalidFileError: it is no run, or one that was cut.
    """
    from ddcheck.report_formats import json

    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be read ({reason(error)}); name a run saved with -o json=PATH"
        ) from None
    info, results = json.decode_run(data, str(path))
    return data, info, results


def differences(before: Sequence[Result], after: Sequence[Result]) -> list[Row]:
    """What changed from one run to another, a row each: records in the later run's order, then those gone.

    A record is the same by its kind and id; where ids repeat, by its place among its equals.
    """
    old, new = _keyed(before), _keyed(after)
    rows: list[Row] = []
    for key, result in new.items():
        if key not in old:
            rows.append(_row(key, "new", "", _word(result), ()))
        else:
            rows += _changes(key, old[key], result)
    rows += [_row(key, "gone", _word(old[key]), "", ()) for key in old if key not in new]
    return rows


Key = tuple[str, str, int]


def _keyed(results: Iterable[Result]) -> dict[Key, Result]:
    found: dict[Key, Result] = {}
    for result in results:
        if isinstance(result, NotChecked):
            kind, name = "", result.id or f"{result.source}:{result.cell or result.line}"
        else:
            kind, name = result.record.kind, result.record.id
        number = 0
        while (kind, name, number) in found:
            number += 1
        found[(kind, name, number)] = result
    return found


def _word(result: Result) -> str:
    return "not checked" if isinstance(result, NotChecked) else result.verdict.value


def _row(key: Key, change: str, before: str, after: str, causes: Sequence[str]) -> Row:
    return {
        "record": key[1],
        "change": change,
        "from": before,
        "to": after,
        "causes": "; ".join(causes),
    }


def _changes(key: Key, before: Result, after: Result) -> list[Row]:
    if isinstance(before, NotChecked) or isinstance(after, NotChecked):
        if _word(before) == _word(after):
            return []
        return [_row(key, "changed", _word(before), _word(after), ())]
    old, new = _objections(before), _objections(after)
    said = [f"{'/'.join(part for part in each if part)} is new" for each in new if each not in old]
    said += [
        f"{'/'.join(part for part in each if part)} is gone" for each in old if each not in new
    ]
    if before.verdict is after.verdict and not said:
        return []
    return [_row(key, "changed", _word(before), _word(after), (*said, *causes(before, after)))]


def _objections(report: Report) -> dict[tuple[str, str, str, str], Finding]:
    return {
        each.fingerprint_key: each
        for each in report.findings
        if each.outcome in (Outcome.HIT, Outcome.UNKNOWN, Outcome.WAIVED)
    }


def causes(before: Report, after: Report) -> list[str]:
    """What differs in what two reports on one record were made from."""
    found = []
    if before.record.sha256 != after.record.sha256:
        found.append("the record changed")
    if before.as_of != after.as_of:
        found.append(f"as of {before.as_of} → {after.as_of}")
    for what, old, new in (
        ("rules", before.rule_sets, after.rule_sets),
        ("list", before.lists, after.lists),
    ):
        known = {each.id: each for each in old}
        for each in new:
            earlier = known.pop(each.id, None)
            if earlier is None:
                found.append(f"{what} {each.id} is new")
            elif earlier.sha256 != each.sha256:
                found.append(f"{what} {each.id} {earlier.edition} → {each.edition}")
        found += [f"{what} {name} is gone" for name in known]
    return found


_ONE_LANGUAGE = {
    "zh": "本次运行以英文保存，部分语句没有中文，按英文显示；如需中文，请用 ddcheck check --lang zh 重新检查",
    "en": "the run was saved in Chinese, and some sentences are in Chinese alone; "
    "for English check again with ddcheck check --lang en",
}
"""For the language asked for: that not every sentence is there in it."""


def in_language(
    results: Sequence[Result], saved: str, lang: str
) -> tuple[list[Result], tuple[str, ...]]:
    """The results for another language than that of the run, and what to tell about their sentences.

    The titles of what is clear are those of the rules that are here, where these are the rules of the run.
    """
    from dataclasses import replace

    from ddcheck.core.batches import RULES

    titles: dict[RuleSetRef, dict[str, Text]] = {}

    def title(report: Report, finding: Finding) -> Text:
        for one in report.rule_sets:
            if one not in titles:
                titles[one] = _titles(one)
            if finding.rule in titles[one]:
                return titles[one][finding.rule]
        across = next((each.title for each in RULES if each.id == finding.rule), finding.title)
        return across if across.get(saved) == finding.title.get(saved) else finding.title

    changed: list[Result] = []
    whole = True
    for result in results:
        if isinstance(result, NotChecked):
            changed.append(result)
            continue
        findings = tuple(
            replace(each, title=title(result, each)) if each.title.en == each.title.zh else each
            for each in result.findings
        )
        texts = [text for each in findings for text in (each.title, *each.reasons)]
        whole &= all(text.en != text.zh for text in texts)
        changed.append(replace(result, findings=findings))
    return changed, () if whole else (_ONE_LANGUAGE[lang],)


def _titles(given: RuleSetRef) -> dict[str, Text]:
    """The titles of the rules of a set; none where it is not here, or another edition of it."""
    from ddcheck.checker import load_rule_set
    from ddcheck.errors import DdcheckError

    try:
        found = load_rule_set(given.id, None, None, None)
    except DdcheckError:
        return {}
    return {each.id: each.title for each in found.rules} if found.sha256 == given.sha256 else {}


def report_objects(path: Path) -> list[dict[str, Any]]:
    """The reports of a saved run as they stand in the file, in their order."""
    import json

    data = path.read_bytes().decode()
    if is_stream(data):
        lines = [json.loads(line) for line in data.splitlines() if line.strip()]
        return [line for line in lines if line.get("type") == "report"]
    found: list[dict[str, Any]] = json.loads(data)["reports"]
    return found


def is_stream(data: str) -> bool:
    """Whether a saved run is JSON Lines: its first line is whole."""
    import json

    try:
        first = json.loads(data.split("\n", 1)[0])
    except ValueError:
        return False
    return isinstance(first, dict) and first.get("type") == "header"


def replay(path: Path) -> list[Problem]:
    """Decide a saved run again from its own inputs; every difference is a problem.

    Raises:
        UsageError: its inputs or the editions that it was decided under are not here.
        InvalidFileError: it is no run, or one that was cut.
    """
    from ddcheck import report_formats
    from ddcheck.cli._again import again

    data, info, results = load(path)
    style = "jsonl" if is_stream(data.decode()) else "json"
    rendered = report_formats.render(style, again(info, results), info)
    wanted = report_formats.render(style, results, info)
    if wanted != data:
        return [
            Problem(str(path), 0, "", "is not written as ddcheck writes it; it was changed by hand")
        ]
    if rendered == wanted:
        return []
    from ddcheck.report_formats import json

    _, now = json.decode_run(rendered, str(path))
    problems = [
        Problem(str(path), 0, "", f"{row['record']}: {row['from']} → {row['to']} ({row['causes']})")
        for row in differences(results, now)
    ]
    return problems or [Problem(str(path), 0, "", "the verdicts are the same, the bytes are not")]
