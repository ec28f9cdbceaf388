"""Saved runs: read back, compared, and decided again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ddcheck.core.reports import NotChecked, Outcome
from ddcheck.core.texts import Text
from ddcheck.errors import Problem, UsageError
from ddcheck.foreign_errors import system_error
from ddcheck.report_formats._labels import verdict_word
from ddcheck.report_formats._questions import NOT_CHECKED
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from ddcheck.core.reports import Finding, Report, Result, RuleSetRef
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
            f"{path}: cannot be read ({system_error(error)}); name a run saved with -o json=PATH",
            f"{path}: 无法读取（{system_error(error).zh}）；请写以 -o json=PATH 保存的运行结果",
        ) from None
    info, results = json.decode_run(data, str(path))
    return data, info, results


class Difference(NamedTuple):
    """What became of one record from one run to another."""

    record: str
    change: Text
    """``new``, ``gone``, ``waived`` or ``waiver lapsed`` where only waivers made the difference, else ``changed``."""
    before: Text
    after: Text
    causes: tuple[Text, ...]

    def row(self, lang: str) -> Row:
        """Its columns."""
        return {
            "record": self.record,
            "change": self.change.get(lang),
            "from": self.before.get(lang),
            "to": self.after.get(lang),
            "causes": ("；" if lang == "zh" else "; ").join(each.get(lang) for each in self.causes),
        }


_NEW, _GONE, _CHANGED = Text("new", "新增"), Text("gone", "消失"), Text("changed", "变更")
_WAIVED, _LAPSED = Text("waived", "已豁免"), Text("waiver lapsed", "豁免失效")
_NOTHING = Text("", "")


def differences(
    before: Sequence[Result],
    after: Sequence[Result],
    waivers: Iterable[Mapping[str, Any]] = (),
) -> list[Difference]:
    """What changed from one run to another: records in the later run's order, then those gone.

    A record is the same by its kind and id; where ids repeat, by its place among its equals.

    Args:
        before: the earlier run.
        after: the later run.
        waivers: what became of the waivers in the later run, which tells why one does not cover any more.
    """
    old, new = _keyed(before), _keyed(after)
    why = {str(each.get("id")): _why(each) for each in waivers if each.get("why")}
    found: list[Difference] = []
    for key, result in new.items():
        if key not in old:
            found.append(Difference(key[1], _NEW, _NOTHING, _word(result), ()))
        elif (change := _change(key, old[key], result, why)) is not None:
            found.append(change)
    return found + [
        Difference(key[1], _GONE, _word(old[key]), _NOTHING, ()) for key in old if key not in new
    ]


def _why(waiver: Mapping[str, Any]) -> Text:
    said = str(waiver["why"])
    return Text(said, str(waiver.get("other_language", {}).get("why", said)))


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


def _word(result: Result) -> Text:
    if isinstance(result, NotChecked):
        return Text(NOT_CHECKED.lower(), verdict_word(NOT_CHECKED, "zh"))
    word = result.verdict.value
    return Text(word, verdict_word(word.upper(), "zh"))


def _change(key: Key, before: Result, after: Result, why: Mapping[str, Text]) -> Difference | None:
    if isinstance(before, NotChecked) or isinstance(after, NotChecked):
        if _word(before) == _word(after):
            return None
        return Difference(key[1], _CHANGED, _word(before), _word(after), ())
    old, new = _objections(before), _objections(after)
    said = [Text(f"{_name(each)} is new", f"{_name(each)} 新增") for each in new if each not in old]
    said += [
        Text(f"{_name(each)} is gone", f"{_name(each)} 消失") for each in old if each not in new
    ]
    both = [(each, old[each], new[each]) for each in new if each in old]
    waived = [
        Text(f"{_name(each)} is waived by {now.waiver}", f"{_name(each)} 由 {now.waiver} 豁免")
        for each, then, now in both
        if now.outcome is Outcome.WAIVED and then.outcome is not Outcome.WAIVED
    ]
    lapsed = [
        _no_longer(_name(each), then.waiver, why)
        for each, then, now in both
        if then.outcome is Outcome.WAIVED and now.outcome is not Outcome.WAIVED
    ]
    if before.verdict is after.verdict and not (said or waived or lapsed):
        return None
    kind = _CHANGED
    if not said and bool(waived) != bool(lapsed):
        kind = _WAIVED if waived else _LAPSED
    every = (*said, *waived, *lapsed, *causes(before, after))
    return Difference(key[1], kind, _word(before), _word(after), every)


def _no_longer(name: str, waivers: str, why: Mapping[str, Text]) -> Text:
    """A finding that waivers, one or several, do not cover any more."""
    told = [why[each] for each in waivers.split(", ") if each in why]
    en, zh = "; ".join(each.en for each in told), "；".join(each.zh for each in told)
    return Text(
        f"{name} is not waived by {waivers} any more" + (f" ({en})" if en else ""),
        f"{name} 不再由 {waivers} 豁免" + (f"（{zh}）" if zh else ""),
    )


def _name(key: tuple[str, ...]) -> str:
    return "/".join(part for part in key if part)


def _objections(report: Report) -> dict[tuple[str, str, str, str], Finding]:
    return {
        each.fingerprint_key: each
        for each in report.findings
        if each.outcome in (Outcome.HIT, Outcome.UNKNOWN, Outcome.WAIVED)
    }


def causes(before: Report, after: Report) -> list[Text]:
    """What differs in what two reports on one record were made from."""
    found: list[Text] = []
    if before.record.sha256 != after.record.sha256:
        found.append(Text("the record changed", "记录已变更"))
    if before.as_of != after.as_of:
        found.append(
            Text(f"as of {before.as_of} → {after.as_of}", f"基准日 {before.as_of} → {after.as_of}")
        )
    for what, old, new in (
        (Text("rules", "规则集"), before.rule_sets, after.rule_sets),
        (Text("list", "名单"), before.lists, after.lists),
    ):
        known = {each.id: each for each in old}
        for each in new:
            earlier = known.pop(each.id, None)
            if earlier is None:
                found.append(Text(f"{what} {each.id} is new", f"{what.zh} {each.id} 新增"))
            elif earlier.sha256 != each.sha256:
                editions = f"{each.id} {earlier.edition} → {each.edition}"
                found.append(Text(f"{what} {editions}", f"{what.zh} {editions}"))
        found += [Text(f"{what} {name} is gone", f"{what.zh} {name} 消失") for name in known]
    return found


_ONE_LANGUAGE = {
    "zh": Text(
        "the run was saved in English, and some sentences are in English alone; "
        "for Chinese check again with ddcheck check --lang zh",
        "本次运行以英文保存，部分语句没有中文，按英文显示；如需中文，请用 ddcheck check --lang zh 重新检查",
    ),
    "en": Text(
        "the run was saved in Chinese, and some sentences are in Chinese alone; "
        "for English check again with ddcheck check --lang en",
        "本次运行以中文保存，部分语句没有英文，按中文显示；如需英文，请用 ddcheck check --lang en 重新检查",
    ),
}
"""For the language asked for: that not every sentence is there in it."""


def in_language(
    results: Sequence[Result], saved: str, lang: str
) -> tuple[list[Result], tuple[Text, ...]]:
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
            whole &= all(text.en != text.zh for text in result.problems)
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

    data = path.read_bytes().decode("utf-8-sig")
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
            Problem(
                str(path),
                0,
                "",
                Text(
                    "is not written as ddcheck writes it; it was changed by hand",
                    "与 ddcheck 的写法不同；曾被手工改动",
                ),
            )
        ]
    if rendered == wanted:
        return []
    from ddcheck.report_formats import json

    _, now = json.decode_run(rendered, str(path))
    problems = [
        Problem(str(path), 0, "", Text(_in_short(each, "en"), _in_short(each, "zh")))
        for each in differences(results, now)
    ]
    return problems or [
        Problem(
            str(path),
            0,
            "",
            Text("the verdicts are the same, the bytes are not", "结论相同，字节不同"),
        )
    ]


def _in_short(difference: Difference, lang: str) -> str:
    row = difference.row(lang)
    return f"{row['record']}: {row['from']} → {row['to']} ({row['causes']})"
