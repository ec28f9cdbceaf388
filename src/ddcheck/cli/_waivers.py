"""What the commands about waivers do: overview, checks, and making one from a finding of a saved run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ddcheck.core.texts import Text
from ddcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ddcheck.core.reports import Finding, Report
    from ddcheck.core.waivers import Waiver

DEFAULT = Path("waivers.yaml")
_NUMBERED = re.compile(r"W-(\d+)\Z")


@dataclass(frozen=True, slots=True)
class Files:
    """Files of waivers, read, and the day to look at them on."""

    day: date
    waivers: tuple[tuple[Path, tuple[Waiver, ...]], ...]

    @property
    def count(self) -> int:
        """How many waivers there are."""
        return sum(len(each) for _, each in self.waivers)

    def all(self) -> Iterator[tuple[Path, Waiver]]:
        """Each waiver with its file."""
        for path, waivers in self.waivers:
            for waiver in waivers:
                yield path, waiver


@dataclass(frozen=True, slots=True)
class Where:
    """Which rules and lists the waivers are about."""

    rules: tuple[str, ...]
    rules_dir: Path | None
    lists_dir: Path | None
    lists: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of a new waiver."""

    kind: str
    reason: str
    by: tuple[str, ...]
    expires: str
    evidence: tuple[str, ...]
    id: str | None
    this_record: bool


def files(
    given: Sequence[Path] | None,
    as_of: str | None,
    config: Path | None,
    *,
    none_is_fine: bool = False,
) -> Files:
    """The files that are named, configured or usual.

    Raises:
        UsageError: a file is not there, or none is named anywhere.
        InvalidFileError: a file is malformed.
    """
    from ddcheck import configuration, waiver_files
    from ddcheck.cli._days import day, today

    settings = configuration.load({"waivers": list(given or ()), "as-of": as_of}, file=config)
    paths = settings.waivers or ((DEFAULT,) if DEFAULT.exists() else ())
    if not paths and not none_is_fine:
        raise UsageError(
            f'no file of waivers is named; write --waivers FILE, or waivers = "{DEFAULT}" in ddcheck.toml',
            f'未指明豁免文件；请写 --waivers FILE，或在 ddcheck.toml 中写 waivers = "{DEFAULT}"',
        )
    on = day(settings.as_of) or today(settings.timezone)
    return Files(on, tuple((path, waiver_files.load(path)[0]) for path in paths))


def overview(found: Files) -> list[dict[str, Any]]:
    """A row a waiver, the first to end on top."""
    rows = []
    for _, waiver in found.all():
        rows.append(
            {
                "id": waiver.id,
                "status": _age(waiver, found.day),
                "expires": waiver.expires.isoformat(),
                "rule": waiver.rule,
                "about": about(waiver),
                "kind": waiver.kind.value,
                "by": ", ".join(waiver.by),
                "reason": waiver.reason,
            }
        )
    return sorted(rows, key=lambda row: (row["expires"], row["id"]))


def _age(waiver: Waiver, day: date) -> str:
    from ddcheck.core.waivers import WARN_DAYS

    left = (waiver.expires - day).days
    if left < 0:
        return "expired"
    return "expiring" if left <= WARN_DAYS else "in time"


def about(waiver: Waiver) -> str:
    """What a waiver is about, in a few words."""
    parts = []
    if waiver.entry is not None:
        parts.append(f"{waiver.entry.list}#{waiver.entry.id}")
    record = waiver.record
    if record is not None:
        parts.append(record.id or record.party_id or f"fp={record.fingerprint}")
    return " ".join(parts) or "-"


def lint(found: Files, where: Where, run: Path | None) -> tuple[list[Text], list[Text]]:
    """What is wrong with waivers, a line each, and which of them end soon.

    Raises:
        UsageError: the saved run cannot be read.
    """
    bad: list[Text] = []
    soon: list[Text] = []
    rules = _rules(where)
    entries = _entries(where, {w.entry.list for _, w in found.all() if w.entry is not None})
    lists = {name for name, _ in entries}
    used = None if run is None else _statuses(run)
    for path, waiver in found.all():
        head = f"{path}: {waiver.id}:"
        age = _age(waiver, found.day)
        if age == "expired":
            bad.append(
                Text(
                    f"{head} expired on {waiver.expires}; look at the finding again, or revoke it",
                    f"{head} 已于 {waiver.expires} 到期；请重新查看该结论，或撤销豁免",
                )
            )
        elif age == "expiring":
            soon.append(
                Text(f"{head} ends on {waiver.expires}", f"{head} 将于 {waiver.expires} 到期")
            )
        can = rules.get(waiver.rule)
        if can is None:
            bad.append(
                Text(
                    f"{head} {waiver.rule} is no rule that is here; revoke it",
                    f"{head} 没有规则 {waiver.rule}；请撤销",
                )
            )
        elif waiver.kind.value == "false-positive" and waiver.entry is not None:
            pass
        elif can == "no":
            bad.append(
                Text(
                    f"{head} {waiver.rule} cannot be waived; revoke it",
                    f"{head} {waiver.rule} 不得豁免；请撤销",
                )
            )
        elif can == "with_licence" and waiver.kind.value != "licence":
            bad.append(
                Text(
                    f"{head} {waiver.rule} is waived by a licence only; revoke it",
                    f"{head} {waiver.rule} 只能凭许可证豁免；请撤销",
                )
            )
        if waiver.entry is not None:
            now = entries.get((waiver.entry.list, waiver.entry.id))
            if waiver.entry.list not in lists:
                bad.append(
                    Text(
                        f"{head} the list {waiver.entry.list} is not here; name its file with --list",
                        f"{head} 没有名单 {waiver.entry.list}；请用 --list 指明其文件",
                    )
                )
            elif now is None:
                bad.append(
                    Text(
                        f"{head} lapsed: {about(waiver)} is not on the list any more; revoke it",
                        f"{head} 已失效：{about(waiver)} 不再列于名单；请撤销",
                    )
                )
            elif now.removeprefix("sha256:") != waiver.entry.digest.removeprefix("sha256:"):
                bad.append(
                    Text(
                        f"{head} lapsed: the list entry {about(waiver)} changed; look at it again",
                        f"{head} 已失效：名单条目 {about(waiver)} 已变更；请重新查看",
                    )
                )
        if used is not None:
            statuses = used.get(waiver.id, {"not in the run"})
            told = {"lapsed", "unused", "refused", "not in the run"}
            if age != "expired":
                # A record may be decided for a day after the last one of its waiver.
                told.add("expired")
            for status in sorted(statuses & told):
                bad.append(
                    Text(f"{head} {status} ({run})", f"{head} {_STATUSES_ZH[status]}（{run}）")
                )
    return bad, soon


_STATUSES_ZH = {
    "expired": "已到期",
    "lapsed": "已失效",
    "not in the run": "不在该次运行中",
    "refused": "不得豁免",
    "unused": "未使用",
}


def _rules(where: Where) -> dict[str, str]:
    """What each rule says of waiving."""
    from ddcheck import catalogue
    from ddcheck.checker import load_rule_set
    from ddcheck.core.batches import RULES

    found = {rule.id: rule.can_be_waived for rule in RULES}
    # One that is named by its directory is not among those that are found.
    elsewhere = (name for name in where.rules if "/" in name)
    for name in (*catalogue.rule_set_names(where.rules_dir), *elsewhere):
        rule_set = load_rule_set(name, where.rules_dir, None, None)
        found |= {rule.id: rule.waived_at_most for rule in rule_set.rules}
    return found


def _entries(where: Where, wanted: set[str]) -> dict[tuple[str, str], str]:
    """The digests of the entries of some lists, as they are now."""
    if not wanted:
        return {}
    from ddcheck import catalogue
    from ddcheck.cli._stated_lists import list_files
    from ddcheck.core.digests import entry_digest
    from ddcheck.core.screening.listed import listed

    every = (
        *catalogue.entity_lists(directory=where.lists_dir),
        *(each.load() for each in list_files(where.lists)),
    )
    chosen = [each for each in every if each.id in wanted]
    measures = catalogue.measures(where.lists_dir)
    return {
        (each.list, each.id): entry_digest(each)
        for entity_list in chosen
        for each in listed(entity_list, measures)
    }


def _statuses(run: Path) -> dict[str, set[str]]:
    """What became of each waiver in a saved run."""
    from ddcheck.cli._saved import load

    found: dict[str, set[str]] = {}
    for row in load(run).info.waivers:
        found.setdefault(str(row.get("id")), set()).add(str(row.get("status")))
    return found


def add(
    run: Path,
    fingerprint: str,
    given: Given,
    paths: Sequence[Path] | None,
    as_of: str | None,
    config: Path | None,
) -> tuple[Path, tuple[Waiver, ...], bool]:
    """Write a waiver of a finding, one for each list entry that the finding rests on.

    Returns:
        The file, what was added, and whether the file was named or configured.

    Raises:
        UsageError: there is no such finding, it cannot be waived, or somebody answers for it already.
        InvalidFileError: what was given makes no waiver, or the file is malformed.
    """
    from ddcheck import configuration, waiver_files
    from ddcheck.cli._days import day, today
    from ddcheck.core.waivers import WaiverKind, refusal
    from ddcheck.errors import UnknownNameError

    settings = configuration.load({"waivers": list(paths or ()), "as-of": as_of}, file=config)
    path = settings.waivers[0] if settings.waivers else DEFAULT
    report, finding = _finding(run, fingerprint)
    if given.kind not in {each.value for each in WaiverKind}:
        raise UnknownNameError("kind", given.kind, [each.value for each in WaiverKind])
    if (why := refusal(finding, WaiverKind(given.kind))) is not None:
        raise UsageError(
            f"{why}; the record has to change, or the kind of waiver",
            f"{why.zh}；须更改记录，或更改豁免的类型",
        )
    on = day(settings.as_of) or today(settings.timezone)
    there = waiver_files.load(path)[0] if path.exists() else ()
    plain = list(_plain(report, finding, given, on, there))
    waivers = _validated(plain)
    for each in waivers:
        if each.expires < report.as_of:
            raise UsageError(
                f"the record is decided for {report.as_of}, when a waiver until {each.expires} covers nothing; "
                "name a later day",
                f"该记录按 {report.as_of} 判定，有效至 {each.expires} 的豁免届时已到期；请写较晚的日期",
            )
        for known in there:
            if known.expires >= each.expires and _covers_the_same(known, each):
                raise UsageError(
                    f"{path}: {known.id} answers for it already, until {known.expires}; "
                    "revoke that first, or name a later day",
                    f"{path}: {known.id} 已豁免此结论，有效至 {known.expires}；请先撤销，或写较晚的日期",
                )
    waiver_files.append(path, waivers)
    return path, waivers, bool(settings.waivers)


def _covers_the_same(one: Waiver, other: Waiver) -> bool:
    return (one.rule, one.kind, one.entry, one.party_digest, one.record) == (
        other.rule, other.kind, other.entry, other.party_digest, other.record,
    )  # fmt: skip


def _finding(run: Path, fingerprint: str) -> tuple[Report, Finding]:
    from ddcheck.cli._saved import load
    from ddcheck.core import digests
    from ddcheck.core.reports import Outcome, Verdict

    found = [
        (name, report, finding)
        for report, _ in load(run).reports()
        for finding in report.findings
        if finding.verdict is not Verdict.PASS or finding.outcome is Outcome.WAIVED
        if (name := digests.fingerprint(report.record, finding)).startswith(fingerprint)
    ]
    if not found:
        raise UsageError(
            f"{run}: no open finding has the fingerprint {fingerprint!r}; take it from the report",
            f"{run}: 没有指纹为 {fingerprint!r} 的待处理结论；请从报告中取得",
        )
    if len({name for name, _, _ in found}) > 1:
        raise UsageError(
            f"{run}: {fingerprint!r} begins {len(found)} fingerprints; write more of it",
            f"{run}: {fingerprint!r} 是 {len(found)} 个指纹的开头；请多写几位",
        )
    _, report, finding = found[0]
    if finding.outcome is Outcome.WAIVED:
        raise UsageError(
            f"{run}: the finding is waived already, by {finding.waiver}",
            f"{run}: 该结论已由 {finding.waiver} 豁免",
        )
    return report, finding


def _plain(
    report: Report, finding: Finding, given: Given, on: date, there: Sequence[Waiver]
) -> Iterator[dict[str, Any]]:
    """The waivers as a file would state them."""
    from ddcheck.core import digests
    from ddcheck.core.waivers import entries_of, entry_digests, party_of

    said: dict[str, Any] = {
        "rule": finding.rule,
        "kind": given.kind,
        "reason": given.reason,
        "by": list(given.by),
        "created": on.isoformat(),
        "expires": given.expires,
    }
    if given.evidence:
        said["evidence"] = list(given.evidence)
    name = digests.fingerprint(report.record, finding)
    record = {"fingerprint": name, "sha256": report.record.sha256}
    party = party_of(finding, report)
    known = entry_digests(finding, report)
    names = _names(given.id, there)
    entries = entries_of(finding)
    if not entries:
        if not report.record.sha256:
            raise UsageError(
                "the run does not say the record's digest; save it anew with -o json=PATH",
                "运行结果未载明记录的摘要；请用 -o json=PATH 重新保存",
            )
        yield {"id": next(names), "record": record, **said}
        return
    for entry in entries:
        if party is None or not party.get("digest") or entry not in known:
            raise UsageError(
                f"the run does not say the digests of the party and of {entry}; save it anew with -o json=PATH",
                f"运行结果未载明当事方与 {entry} 的摘要；请用 -o json=PATH 重新保存",
            )
        list_id, _, entry_id = entry.partition("#")
        bound = {
            "entry": {"list": list_id, "id": entry_id, "digest": known[entry]},
            "party_digest": party["digest"],
        }
        if given.this_record:
            bound["record"] = record
        yield {"id": next(names), **bound, **said}


def _names(asked: str | None, there: Sequence[Waiver]) -> Iterator[str]:
    """Ids for new waivers: the one asked for, with a number behind it from the second on; else the next ones."""
    if asked is not None:
        yield asked
        number = 2
        while True:
            yield f"{asked}-{number}"
            number += 1
    numbers = [int(found[1]) for each in there if (found := _NUMBERED.match(each.id))]
    number = max(numbers, default=0)
    while True:
        number += 1
        yield f"W-{number:04d}"


def _validated(plain: list[dict[str, Any]]) -> tuple[Waiver, ...]:
    from pydantic import ValidationError

    from ddcheck.core.waivers import Waiver
    from ddcheck.documents import path_text
    from ddcheck.errors import InvalidFileError, Problem
    from ddcheck.model_errors import explain

    try:
        return tuple(Waiver.model_validate(each) for each in plain)
    except ValidationError as error:
        problems = [
            Problem("waiver", 0, path_text(detail["loc"]), explain(detail))
            for detail in error.errors(include_url=False)
        ]
        raise InvalidFileError(problems) from None


def revoke(name: str, paths: Sequence[Path] | None, config: Path | None) -> Path:
    """Take a waiver out of the file that has it; which file that was.

    Raises:
        UnknownNameError: no file has it.
    """
    from ddcheck import waiver_files
    from ddcheck.errors import UnknownNameError

    found = files(paths, None, config)
    for path, waivers in found.waivers:
        if name in {each.id for each in waivers}:
            waiver_files.remove(path, name)
            return path
    raise UnknownNameError("waiver", name, [waiver.id for _, waiver in found.all()])
