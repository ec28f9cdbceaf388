"""Which findings a person has answered for: waivers, what each is bound to, and what becomes of a report.

A waiver removes nothing. The finding stays, its outcome says *waived*, and it names the waiver. It is bound to
what was looked at: to the party and the entry of the list, or to the content of the record. When that changes,
or its last day has passed, it no longer covers, and that is said rather than passed over.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import ConfigDict, Field, field_validator, model_validator

from ddcheck.core.digests import fingerprint
from ddcheck.core.reports import Outcome, Verdict, gravest
from ddcheck.core.texts import RefusalError, Text
from ddcheck.core.values import Day, Line, Value, days_after
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from ddcheck.core.reports import Finding, Report

SCHEMA = "ddcheck/waivers/1"
MAX_DAYS = 365
"""The longest life of a waiver: what was cleared is looked at again once a year."""
WARN_DAYS = 14
"""From so many days before its end a waiver is said to expire soon."""
LEAST_REASON = 10
"""Characters of a reason; "ok" convinces no auditor."""

Digest = Annotated[Line, Field(pattern=r"^(sha256:)?[0-9a-f]{64}$")]


class WaiverKind(StrEnum):
    """Why a finding is answered for."""

    FALSE_POSITIVE = "false-positive"
    LICENCE = "licence"
    RISK_ACCEPTED = "risk-accepted"


class WaivedRecord(Value):
    """Which record a waiver is about."""

    id: Line | None = None
    party_id: Line | None = None
    """The id of a customer file."""
    fingerprint: Line | None = None
    """Of one finding of one record, as every report shows it."""
    sha256: Digest | None = None
    """The record's own digest, as the report has it: the waiver lapses when the record changes."""

    @model_validator(mode="after")
    def _names_one(self) -> WaivedRecord:
        given = [each for each in (self.id, self.party_id, self.fingerprint) if each is not None]
        if len(given) != 1:
            raise RefusalError(
                "write one of id, party_id and fingerprint", "请写 id、party_id 和 fingerprint 之一"
            )
        return self


class WaivedEntry(Value):
    """The entry of a list that a party was compared with."""

    list: Line
    id: Line
    digest: Digest
    """As the match in the report has it: the waiver lapses when the entry changes."""


class Waiver(Value):
    """One person's answer to one question, confirmed by another."""

    id: Line
    rule: Line
    """One rule; there are no wildcards."""
    record: WaivedRecord | None = None
    entry: WaivedEntry | None = None
    party_digest: Digest | None = None
    kind: WaiverKind
    reason: Line
    evidence: tuple[Line, ...] = ()
    """Papers that bear it out, as paths or numbers."""
    by: tuple[Line, ...]
    """Who decided and who confirmed: two different people."""
    created: Day
    expires: Day
    """The last day on which it covers."""

    @field_validator("rule")
    @classmethod
    def _is_one_rule(cls, rule: str) -> str:
        if "*" in rule or rule.endswith("-") or rule.startswith("tag:"):
            raise RefusalError(
                f"{rule!r} is a pattern; a waiver is about one rule",
                f"{rule!r} 是通配写法；一项豁免只针对一条规则",
            )
        return rule

    @field_validator("reason")
    @classmethod
    def _says_why(cls, reason: str) -> str:
        if len(reason) < LEAST_REASON:
            raise RefusalError(
                f"{reason!r} is no reason; write what was looked at and what it showed",
                f"{reason!r} 不成理由；请写明查看了什么、结果如何",
            )
        return reason

    @field_validator("by")
    @classmethod
    def _are_two(cls, by: tuple[str, ...]) -> tuple[str, ...]:
        if len({"".join(name.casefold().split()) for name in by}) < 2:
            raise RefusalError(
                "two different people are needed: who decided and who confirmed",
                "须有两人：决定人与复核人，且不得为同一人",
            )
        return by

    @model_validator(mode="after")
    def _holds_together(self) -> Waiver:
        if self.expires < self.created:
            raise RefusalError(
                f"expires: {self.expires} is before created, {self.created}",
                f"expires: {self.expires} 早于 created {self.created}",
            )
        if self.expires > days_after(self.created, MAX_DAYS):
            latest = days_after(self.created, MAX_DAYS)
            raise RefusalError(
                f"expires: {self.expires} is more than {MAX_DAYS} days after created; "
                f"write {latest} or earlier, and look at it again then",
                f"expires: {self.expires} 距 created 超过 {MAX_DAYS} 天；请写 {latest} 或更早，届时再行复核",
            )
        if self.entry is not None and self.party_digest is None:
            raise RefusalError(
                "party_digest is missing; a waiver on a list entry is bound to the party as well",
                "缺少 party_digest；针对名单条目的豁免也须绑定当事方",
            )
        if self.entry is None and self.record is None:
            raise RefusalError(
                "it is bound to nothing; write entry and party_digest, or record with its sha256",
                "未绑定任何对象；请写 entry 和 party_digest，或写 record 及其 sha256",
            )
        if (
            self.entry is None
            and self.party_digest is None
            and (self.record is None or self.record.sha256 is None)
        ):
            raise RefusalError(
                "record.sha256 is missing; it is in the report, and the waiver lapses when the record changes",
                "缺少 record.sha256；报告中有该值，记录变更时豁免即失效",
            )
        if self.kind is WaiverKind.LICENCE and not self.evidence:
            raise RefusalError(
                "evidence is missing; a waiver of the kind licence names the paper",
                "缺少 evidence；licence 类豁免须写明所依据的单证",
            )
        return self


class WaiverFile(Value):
    """A file of waivers."""

    # Pydantic has a method named so.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: Literal["ddcheck/waivers/1"] = Field(alias="schema")
    waivers: tuple[Waiver, ...] = ()

    @model_validator(mode="after")
    def _has_each_once(self) -> WaiverFile:
        twice = [name for name, times in Counter(w.id for w in self.waivers).items() if times > 1]
        if twice:
            raise RefusalError(
                f"waivers: the id {twice[0]!r} is there twice; give each its own",
                f"waivers: 标识 {twice[0]!r} 出现两次；请为每项使用各自的标识",
            )
        return self


class Use(NamedTuple):
    """What became of a waiver on one finding."""

    waiver: str
    status: str
    """``used``, ``lapsed``, ``expired``, ``refused``, or ``elsewhere`` for a party that it is not bound to."""
    why: Text = Text("", "")


class Index:
    """Waivers ready to be looked up: for a finding those alone are gone through that can be about it."""

    def __init__(self, waivers: Iterable[Waiver]) -> None:
        self._rules: set[str] = set()
        self._by_what: dict[_What, list[tuple[int, Waiver]]] = {}
        for place, each in enumerate(sorted(waivers, key=lambda waiver: waiver.id)):
            self._rules.add(each.rule)
            self._by_what.setdefault(_what(each), []).append((place, each))

    def __len__(self) -> int:
        return sum(map(len, self._by_what.values()))

    def speaks_of(self, rule: str) -> bool:
        """Whether any waiver is of a rule."""
        return rule in self._rules

    def about(self, finding: Finding, report: Report, entry: str) -> list[Waiver]:
        """The waivers about a finding on one entry of a list, or on none, in the order of their ids."""
        record = report.record
        # A party's digest alone says whom a waiver is about, whichever record it stands in.
        whom = [
            ("", ""),
            ("fingerprint", fingerprint(record, finding)),
            ("id", record.id),
        ]
        if record.kind == "customer":
            whom.append(("party_id", record.id))
        found: list[tuple[int, Waiver]] = []
        for sort, name in whom:
            found += self._by_what.get(_What(finding.rule, entry, sort, name), ())
        found.sort(key=itemgetter(0))
        return [waiver for _, waiver in found]


class _What(NamedTuple):
    """What a waiver is about."""

    rule: str
    entry: str
    """As ``list#id``; empty where it is about no list."""
    sort: str
    """Which of a record's marks it names, if it names one."""
    name: str


def _what(waiver: Waiver) -> _What:
    entry = "" if waiver.entry is None else f"{waiver.entry.list}#{waiver.entry.id}"
    record = waiver.record
    if record is None:
        return _What(waiver.rule, entry, "", "")
    if record.fingerprint is not None:
        return _What(waiver.rule, entry, "fingerprint", record.fingerprint)
    if record.party_id is not None:
        return _What(waiver.rule, entry, "party_id", record.party_id)
    return _What(waiver.rule, entry, "id", record.id or "")


def apply(report: Report, waivers: Index, day: date) -> tuple[Report, tuple[Use, ...]]:
    """A report with its waived findings marked, and what became of the waivers that speak of it.

    The verdict is that of the findings that are left.

    Args:
        report: as decided, or as this function gave it before.
        waivers: all that there are.
        day: the day of the run. A waiver covers if its last day is neither before this day nor before the
            day that the record is decided for.
    """
    if report.verdict is Verdict.PASS or not waivers:
        return report, ()
    last = max(day, report.as_of)
    uses: list[Use] = []
    findings: list[Finding] = []
    changed = False
    for finding in report.findings:
        if finding.verdict is Verdict.PASS or not waivers.speaks_of(finding.rule):
            findings.append(finding)
            continue
        covering = _covering(finding, report, waivers, last, uses)
        if covering:
            changed = True
            uses += [Use(name, "used") for name in covering]
            finding = finding._replace(  # noqa: PLW2901 - the finding, marked
                outcome=Outcome.WAIVED,
                verdict=Verdict.PASS,
                waiver=", ".join(covering),
                evidence={**finding.evidence, "waived": finding.verdict.value},
            )
        findings.append(finding)
    if changed:
        verdict = gravest(finding.verdict for finding in findings)
        report = report._replace(findings=tuple(findings), verdict=verdict)
    return report, tuple(dict.fromkeys(uses))


def entries_of(finding: Finding) -> tuple[str, ...]:
    """The list entries that a finding rests on, each as ``list#id``."""
    several = finding.evidence.get("entries")
    if isinstance(several, list | tuple):
        return tuple(str(each) for each in several)
    one = finding.evidence.get("entry")
    return () if not one else (str(one),)


def party_of(finding: Finding, report: Report) -> Mapping[str, Any] | None:
    """The party that a finding is about, as the report describes it."""
    for row in report.subject.get("parties", ()):
        if finding.subject == row["path"] or finding.subject.startswith(f"{row['path']}."):
            found: Mapping[str, Any] = row
            return found
    return None


def entry_digests(finding: Finding, report: Report) -> dict[str, str]:
    """The digests of the entries that a finding rests on, by ``list#id``."""
    wanted = entries_of(finding)
    return {
        name: match.entry_digest
        for match in report.matches
        if (name := f"{match.list}#{match.entry}") in wanted and match.entry_digest
    }


def _covering(
    finding: Finding,
    report: Report,
    waivers: Index,
    last: date,
    uses: list[Use],
) -> tuple[str, ...]:
    """The waivers that together cover a finding; none unless they cover all that it rests on."""
    wanted = entries_of(finding) or ("",)
    digests = entry_digests(finding, report)
    party = party_of(finding, report)
    stated = "" if party is None else str(party.get("digest", ""))
    names: dict[str, None] = {}
    for entry in wanted:
        covering = ""
        for waiver in waivers.about(finding, report, entry):
            status, why = _status(waiver, finding, report, stated, digests.get(entry, ""), last)
            if status == "used":
                covering = waiver.id
                break
            uses.append(Use(waiver.id, status, why))
        if not covering:
            return ()
        names[covering] = None
    return tuple(names)


def _status(
    waiver: Waiver, finding: Finding, report: Report, party: str, entry: str, last: date
) -> tuple[str, Text]:
    """What a waiver is for a finding that it is about; ``party`` and ``entry`` are the digests they have now."""
    if waiver.party_digest is not None and not _same(waiver.party_digest, party):
        return ("elsewhere" if waiver.record is None else "lapsed"), Text(
            "the party changed", "当事方已变更"
        )
    if waiver.entry is not None and not _same(waiver.entry.digest, entry):
        return "lapsed", Text("the list entry changed", "名单条目已变更")
    bound = None if waiver.record is None else waiver.record.sha256
    if bound is not None and not _same(bound, report.record.sha256):
        return "lapsed", Text("the record changed", "记录已变更")
    if last > waiver.expires:
        return "expired", Text(
            f"its last day was {waiver.expires}", f"最后有效日为 {waiver.expires}"
        )
    why = refusal(finding, waiver.kind)
    return ("used", Text("", "")) if why is None else ("refused", why)


def refusal(finding: Finding, kind: WaiverKind) -> Text | None:
    """Why a finding cannot be waived so; None where it can.

    What the law forbids nobody can waive. But that a like name is another party's is no exception from the
    law: a match with a list that is still a question can be answered as a false positive under every rule.
    """
    if finding.can_be_waived == "yes":
        return None
    if (
        kind is WaiverKind.FALSE_POSITIVE
        and entries_of(finding)
        and finding.verdict is Verdict.REVIEW
    ):
        return None
    if finding.can_be_waived == "with_licence":
        return (
            None
            if kind is WaiverKind.LICENCE
            else Text(
                f"{finding.rule} is waived by a licence only", f"{finding.rule} 只能凭许可证豁免"
            )
        )
    return Text(f"{finding.rule} cannot be waived", f"{finding.rule} 不得豁免")


def _same(one: str, other: str) -> bool:
    return one.removeprefix("sha256:") == other.removeprefix("sha256:") != ""


def standing(
    waivers: Iterable[Waiver], uses: Mapping[Use, int], day: date
) -> tuple[Mapping[str, Any], ...]:
    """Every waiver of a run and what became of it, by id: what a report lists.

    ``status`` is used, expiring (used, and soon at its end), expired, lapsed, refused or unused; one that
    covers some findings and lapsed on others is there twice.

    Args:
        waivers: all that there are.
        uses: how often each came to what, over all records.
        day: the day of the run.
    """
    by_waiver: dict[str, list[tuple[Use, int]]] = {}
    for use, times in uses.items():
        by_waiver.setdefault(use.waiver, []).append((use, times))
    rows: list[Mapping[str, Any]] = []
    for waiver in sorted(waivers, key=lambda each: each.id):
        rows += _rows(waiver, sorted(by_waiver.get(waiver.id, ())), day)
    return tuple(rows)


def _rows(waiver: Waiver, mine: list[tuple[Use, int]], day: date) -> Iterator[Mapping[str, Any]]:
    said = False
    if all(use.status == "elsewhere" for use, _ in mine):
        # It covered nobody, and somebody else meets its entry: most likely the same party, changed.
        mine = (
            [
                (
                    Use(
                        waiver.id,
                        "lapsed",
                        Text("the party changed, or is not there", "当事方已变更，或已不存在"),
                    ),
                    0,
                )
            ]
            if mine
            else []
        )
    for use, times in mine:
        status = use.status
        if status == "elsewhere" or (status == "expired" and day > waiver.expires):
            continue  # the latter is said below, used or not
        if status == "used" and (waiver.expires - day).days <= WARN_DAYS:
            status = "expiring"
        yield _row(waiver, status, use.why, times)
        said = True
    if day > waiver.expires:
        yield _row(
            waiver,
            "expired",
            Text(f"its last day was {waiver.expires}", f"最后有效日为 {waiver.expires}"),
            0,
        )
    elif not said:
        yield _row(waiver, "unused", Text("", ""), 0)


def _bound_to(waiver: Waiver) -> tuple[str, str]:
    """What a waiver names, and as what: the record, the party or the finding, else the entry."""
    record = waiver.record
    if record is not None:
        for key in ("id", "party_id", "fingerprint"):
            if (named := getattr(record, key)) is not None:
                return key, named
    entry = waiver.entry
    return ("", "") if entry is None else ("entry", f"{entry.list}#{entry.id}")


def _row(waiver: Waiver, status: str, why: Text, findings: int) -> Mapping[str, Any]:
    key, about = _bound_to(waiver)
    row: dict[str, Any] = {
        "id": waiver.id,
        "status": status,
        "rule": waiver.rule,
        "record": about,
        "bound_to": key,
        "expires": waiver.expires.isoformat(),
        "reason": waiver.reason,
        "by": list(waiver.by),
    }
    if why.en:
        row["why"] = why.en
        row["other_language"] = {"lang": "zh", "why": why.zh}
    if findings:
        row["findings"] = findings
    return row
