"""Saved runs: read back, compared, and decided again."""

from __future__ import annotations

from collections import Counter, defaultdict
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any

from ddcheck.core.reports import NotChecked, Outcome, Verdict
from ddcheck.core.texts import Text
from ddcheck.errors import Problem, UsageError
from ddcheck.foreign_errors import system_error
from ddcheck.report_formats._labels import verdict_word
from ddcheck.report_formats._questions import NOT_CHECKED
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from ddcheck.core.reports import Finding, ListRef, Report, Result, RuleSetRef
    from ddcheck.report_formats import RunInfo
    from ddcheck.report_formats._decoding import SavedRun

Row = dict[str, Any]


def load(path: Path) -> SavedRun:
    """A saved run.

    Raises:
        UsageError: there is no such file.
        InvalidFileError: it is no run, or one that was cut.
    """
    from ddcheck.report_formats._decoding import saved_run

    try:
        return saved_run(path)
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be read ({system_error(error)}); name a run saved with -o json=PATH",
            f"{path}: 无法读取（{system_error(error).zh}）；请写以 -o json=PATH 保存的运行结果",
        ) from None


class Difference(NamedTuple):
    """What became of one record from one run to another."""

    record: str
    change: Text
    """``new``, ``gone``, ``not read``, ``waived`` or ``waiver lapsed`` where only waivers made the difference, else ``changed``."""
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
_NOT_READ = Text("not read", "未读取")
_NOTHING = Text("", "")
_STOPPED = Text(
    "the later run stopped at its first failure and may not have read it",
    "后一次运行在第一条未通过的记录处停止，可能尚未读到该记录",
)


def differences(
    before: Iterable[Result],
    after: Iterable[Result],
    waivers: Iterable[Mapping[str, Any]] = (),
    *,
    stopped: bool = False,
) -> list[Difference]:
    """What changed from one run to another: records in the later run's order, then those gone.

    A record is the same by its kind and id; where ids repeat, by its place among its equals. One that could
    not be read in one of the runs has no kind and may have no id; see `_unread`.

    Args:
        before: the earlier run.
        after: the later run.
        waivers: what became of the waivers in the later run, which tells why one does not cover any more.
        stopped: whether the later run ended at its first failure, so that what it lacks may still be there.
    """
    old, new = _keyed(before), _keyed(after)
    why = {str(each.get("id")): _why(each) for each in waivers if each.get("why")}
    same = _unread(old, new)
    found: list[Difference] = []
    for key, result in new.items():
        then = key if key in old else same.get(key)
        if then is None:
            found.append(Difference(key[1], _NEW, _NOTHING, result.word, result.unread))
        # Of two names the one that goes with a kind is an id.
        elif (change := _change(max(key, then), old[then], result, why)) is not None:
            found.append(change)
    here = {*new, *same.values()}
    missing = [key for key in old if key not in here]
    kind, told = (_NOT_READ, (_STOPPED,)) if stopped else (_GONE, ())
    return found + [Difference(key[1], kind, old[key].word, _NOTHING, told) for key in missing]


def _unread(old: Mapping[Key, _Seen], new: Mapping[Key, _Seen]) -> dict[Key, Key]:
    """Records that could be read in one run alone: the key in the later run to that in the earlier one.

    They have one id; where it could not be read, each is the only one of its file that has no other half.
    """
    found: dict[Key, Key] = {}
    left = {key: seen for key, seen in old.items() if key not in new}
    come = {key: seen for key, seen in new.items() if key not in old}

    def halves(name: Callable[[Key, _Seen], str]) -> list[tuple[list[Key], list[Key]]]:
        before: defaultdict[str, list[Key]] = defaultdict(list)
        after: defaultdict[str, list[Key]] = defaultdict(list)
        for side, seen in ((before, left), (after, come)):
            for key, each in seen.items():
                side[name(key, each)].append(key)
        return [(before[each], keys) for each, keys in after.items() if each in before]

    def pair(then: Key, now: Key) -> None:
        if _NOT_CHECKED in (old[then].word, new[now].word):
            found[now] = then
            del left[then], come[now]

    for earlier, later in halves(lambda key, _: key[1]):
        for then, now in zip(earlier, later, strict=False):
            pair(then, now)
    for earlier, later in halves(lambda _, seen: seen.source):
        if len(earlier) == len(later) == 1:
            then, now = earlier[0], later[0]
            if old[then].nameless or new[now].nameless:
                pair(then, now)
    return found


def _why(waiver: Mapping[str, Any]) -> Text:
    said = str(waiver["why"])
    return Text(said, str(waiver.get("other_language", {}).get("why", said)))


Key = tuple[str, str, int]
Objection = tuple[str, str, str, str]
"""The rule, the subject, the entry and the control code of a finding."""


class _Seen(NamedTuple):
    """What two runs are compared by, of a result."""

    word: Text
    record: str = ""
    """Its digest; empty where it was not checked."""
    as_of: date | None = None
    rule_sets: tuple[RuleSetRef, ...] = ()
    lists: tuple[ListRef, ...] = ()
    objections: Mapping[Objection, str | None] = MappingProxyType({})
    """What is objected to or open, and the waiver that covers it."""
    source: str = ""
    """The file that it was read from."""
    unread: tuple[Text, ...] = ()
    """Why it was not checked."""
    nameless: bool = False
    """Whether its id could not be read."""


def _seen(result: Result) -> _Seen:
    if isinstance(result, NotChecked):
        return _Seen(
            _NOT_CHECKED, source=result.source, unread=result.problems, nameless=not result.id
        )
    objections = {
        each.fingerprint_key: each.waiver if each.outcome is Outcome.WAIVED else None
        for each in result.findings
        if each.outcome in (Outcome.HIT, Outcome.UNKNOWN, Outcome.WAIVED)
    }
    return _Seen(
        _WORDS[result.verdict],
        result.record.sha256,
        result.as_of,
        result.rule_sets,
        result.lists,
        objections,
        result.record.source,
    )


def _keyed(results: Iterable[Result]) -> dict[Key, _Seen]:
    found: dict[Key, _Seen] = {}
    equals: Counter[tuple[str, str]] = Counter()
    for result in results:
        if isinstance(result, NotChecked):
            kind, name = "", result.id or f"{result.source}:{result.cell or result.line}"
        else:
            kind, name = result.record.kind, result.record.id
        found[(kind, name, equals[kind, name])] = _seen(result)
        equals[kind, name] += 1
    return found


def _word(word: str) -> Text:
    return Text(word.lower(), verdict_word(word, "zh"))


_NOT_CHECKED = _word(NOT_CHECKED)
_WORDS = {each: _word(each.value.upper()) for each in Verdict}


def _change(key: Key, before: _Seen, after: _Seen, why: Mapping[str, Text]) -> Difference | None:
    if _NOT_CHECKED in (before.word, after.word):
        if before.word == after.word:
            return None
        return Difference(key[1], _CHANGED, before.word, after.word, after.unread)
    old, new = before.objections, after.objections
    said = [Text(f"{_name(each)} is new", f"{_name(each)} 新增") for each in new if each not in old]
    said += [
        Text(f"{_name(each)} is gone", f"{_name(each)} 消失") for each in old if each not in new
    ]
    both = [(each, old[each], new[each]) for each in new if each in old]
    waived = [
        Text(f"{_name(each)} is waived by {now}", f"{_name(each)} 由 {now} 豁免")
        for each, then, now in both
        if now is not None and then is None
    ]
    lapsed = [
        _no_longer(_name(each), then, why)
        for each, then, now in both
        if then is not None and now is None
    ]
    if before.word == after.word and not (said or waived or lapsed):
        return None
    kind = _CHANGED
    if not said and bool(waived) != bool(lapsed):
        kind = _WAIVED if waived else _LAPSED
    every = (*said, *waived, *lapsed, *causes(before, after))
    return Difference(key[1], kind, before.word, after.word, every)


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


def causes(before: _Seen, after: _Seen) -> list[Text]:
    """What differs in what two reports on one record were made from."""
    found: list[Text] = []
    if before.record != after.record:
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


class InLanguage:
    """Results for another language than that of their run.

    The titles of what is clear are those of the rules that are here, where these are the rules of the run.
    """

    def __init__(self, info: RunInfo, lang: str) -> None:
        from ddcheck.cli._again import rule_homes

        self._saved = info.lang
        self._lang = lang
        self._homes = rule_homes(info)
        self._titles: dict[RuleSetRef, dict[str, Text]] = {}
        self._whole = True

    def of(self, result: Result) -> Result:
        """A result, with every title that is known in the other language."""
        if not isinstance(result, NotChecked):
            return self.report(result)
        self._whole &= all(text.en != text.zh for text in result.problems)
        return result

    def report(self, report: Report) -> Report:
        """The same of a report."""
        findings = tuple(
            each._replace(title=self._title(report, each))
            if each.title.en == each.title.zh
            else each
            for each in report.findings
        )
        texts = [text for each in findings for text in (each.title, *each.reasons)]
        self._whole &= all(text.en != text.zh for text in texts)
        return report._replace(findings=findings)

    def notes(self) -> tuple[Text, ...]:
        """What to tell about the sentences of the results so far."""
        return () if self._whole else (_ONE_LANGUAGE[self._lang],)

    def _title(self, report: Report, finding: Finding) -> Text:
        from ddcheck.core.batches import RULES

        for one in report.rule_sets:
            if one not in self._titles:
                self._titles[one] = _titles(one, self._homes.get(one.id, one.id))
            if finding.rule in self._titles[one]:
                return self._titles[one][finding.rule]
        across = next((each.title for each in RULES if each.id == finding.rule), finding.title)
        same = across.get(self._saved) == finding.title.get(self._saved)
        return across if same else finding.title


def _titles(given: RuleSetRef, name: str) -> dict[str, Text]:
    """The titles of the rules of a set; none where it is not here, or another edition of it."""
    from ddcheck.checker import load_rule_set
    from ddcheck.errors import DdcheckError

    try:
        found = load_rule_set(name, None, None, None)
    except DdcheckError:
        return {}
    return {each.id: each.title for each in found.rules} if found.sha256 == given.sha256 else {}


def replay(path: Path) -> list[Problem]:
    """Decide a saved run again from its own inputs; every difference is a problem.

    Raises:
        UsageError: its inputs or the editions that it was decided under are not here.
        InvalidFileError: it is no run, or one that was cut.
    """
    from tempfile import TemporaryFile

    from ddcheck import report_formats
    from ddcheck.cli._again import again
    from ddcheck.report_formats._decoding import SavedRun

    run = load(path)
    with TemporaryFile() as wanted, TemporaryFile() as rendered:
        report_formats.write(run.style, run.results(), run.info, wanted)
        with path.open("rb") as file:
            if not _same_bytes(wanted, file):
                return [_problem(path, _BY_HAND)]
        report_formats.write(run.style, again(run.info, run.results()), run.info, rendered)
        if _same_bytes(wanted, rendered):
            return []
        found = differences(run.results(), SavedRun(rendered, str(path)).results())
    told = [Text(_in_short(each, "en"), _in_short(each, "zh")) for each in found]
    return [_problem(path, each) for each in told or [_BYTES_ALONE]]


_BY_HAND = Text(
    "is not written as ddcheck writes it; it was changed by hand",
    "与 ddcheck 的写法不同；曾被手工改动",
)
_BYTES_ALONE = Text("the verdicts are the same, the bytes are not", "结论相同，字节不同")
_AT_ONCE = 1 << 20


def _same_bytes(one: IO[bytes], other: IO[bytes]) -> bool:
    one.seek(0)
    other.seek(0)
    while (some := one.read(_AT_ONCE)) == other.read(_AT_ONCE):
        if not some:
            return True
    return False


def _problem(path: Path, text: Text) -> Problem:
    return Problem(str(path), 0, "", text)


def _in_short(difference: Difference, lang: str) -> str:
    row = difference.row(lang)
    return f"{row['record']}: {row['from']} → {row['to']} ({row['causes']})"
