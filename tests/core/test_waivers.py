from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from ddcheck.core import waivers as waivers_module
from ddcheck.core.digests import fingerprint
from ddcheck.core.reports import Finding, Match, Outcome, RecordRef, Report, Verdict
from ddcheck.core.texts import Text
from ddcheck.core.waivers import Index, Use, Waiver, WaiverFile, apply, standing

DAY = date(2026, 11, 20)
PARTY, ENTRY, RECORD = "sha256:" + "a" * 64, "sha256:" + "b" * 64, "c" * 64


def a_finding(**changes: Any) -> Finding:
    values: dict[str, Any] = {
        "rule": "listed",
        "outcome": Outcome.HIT,
        "verdict": Verdict.REVIEW,
        "title": Text("Listed", "名单"),
        "subject": "parties[1]",
        "evidence": {"entry": "a-list#7", "path": "parties[1]"},
    }
    return Finding(**{**values, **changes})


def a_match(entry: str = "7", digest: str = ENTRY) -> Match:
    return Match(
        "parties[1]", "Acme", "a-list", entry, "Acme Ltd", 0.8, "active", "other", "weak", (),
        entry_digest=digest,
    )  # fmt: skip


def a_report(*findings: Finding, party: str = PARTY, **changes: Any) -> Report:
    values: dict[str, Any] = {
        "as_of": DAY,
        "record": RecordRef("shipment", "SO-1", "a.yaml", 1, RECORD),
        "rule_sets": (),
        "lists": (),
        "matches": (a_match(),),
        "subject": {"parties": [{"path": "parties[0]"}, {"path": "parties[1]", "digest": party}]},
    }
    return Report.of(findings or (a_finding(),), **{**values, **changes})


def a_waiver(**changes: Any) -> Waiver:
    values: dict[str, Any] = {
        "id": "W-1",
        "rule": "listed",
        "entry": {"list": "a-list", "id": "7", "digest": ENTRY},
        "party_digest": PARTY,
        "kind": "false-positive",
        "reason": "Another company: number and address checked",
        "by": ["li.na", "m.roth"],
        "created": "2026-09-30",
        "expires": "2027-03-31",
    }
    values.update(changes)
    return Waiver.model_validate({key: value for key, value in values.items() if value is not None})


def bound_to_record(**changes: Any) -> Waiver:
    values = {
        "entry": None,
        "party_digest": None,
        "record": {"id": "SO-1", "sha256": RECORD},
        "kind": "risk-accepted",
    }
    return a_waiver(**{**values, **changes})


def applied(report: Report, *waivers: Waiver, day: date = DAY) -> tuple[Report, list[str]]:
    report, uses = apply(report, Index(waivers), day)
    return report, [use.status for use in uses]


def test_a_waived_finding_stays_and_names_its_waiver() -> None:
    report, uses = applied(a_report(), a_waiver())
    (finding,) = report.findings

    assert (finding.outcome, finding.verdict, finding.waiver) == (
        Outcome.WAIVED,
        Verdict.PASS,
        "W-1",
    )
    assert finding.evidence["waived"] == "review"
    assert report.verdict is Verdict.PASS
    assert uses == ["used"]


def test_the_verdict_is_that_of_the_findings_that_are_left() -> None:
    other = a_finding(rule="licence", subject="items[0]", evidence={}, verdict=Verdict.FAIL)
    report, _ = applied(a_report(a_finding(), other), a_waiver())

    assert report.verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("report", "status"),
    [
        pytest.param(a_report(party="sha256:" + "d" * 64), "elsewhere", id="the party changed"),
        pytest.param(
            a_report(matches=(a_match(digest="sha256:" + "d" * 64),)),
            "lapsed",
            id="the entry changed",
        ),
        pytest.param(
            a_report(matches=(a_match(digest=""),)), "lapsed", id="nobody knows the entry"
        ),
    ],
)
def test_a_waiver_lapses_when_what_was_looked_at_changes(report: Report, status: str) -> None:
    after, uses = applied(report, a_waiver())

    assert after == report
    assert uses == [status]


def test_a_waiver_of_a_record_lapses_when_the_record_changes() -> None:
    finding = a_finding(evidence={})
    changed = RecordRef("shipment", "SO-1", "a.yaml", 1, "d" * 64)

    assert applied(a_report(finding), bound_to_record())[1] == ["used"]
    assert applied(a_report(finding, record=changed), bound_to_record())[1] == ["lapsed"]


def test_a_waiver_of_a_fingerprint_covers_that_finding_alone() -> None:
    one = a_finding(evidence={})
    two = a_finding(evidence={}, subject="parties[0]")
    report = a_report(one, two)
    name = fingerprint(report.record, one)
    after, _ = applied(report, bound_to_record(record={"fingerprint": name, "sha256": RECORD}))

    assert [each.outcome for each in after.findings] == [Outcome.WAIVED, Outcome.HIT]


def test_a_listed_party_is_not_cleared_by_a_waiver_of_the_record() -> None:
    assert applied(a_report(), bound_to_record())[1] == []


def test_the_last_day_is_inclusive_and_the_later_of_two_days_counts() -> None:
    waiver = a_waiver(expires="2026-11-20")

    assert applied(a_report(), waiver, day=date(2026, 11, 20))[1] == ["used"]
    assert applied(a_report(), waiver, day=date(2026, 11, 21))[1] == ["expired"]
    later = a_report(as_of=date(2026, 11, 21))
    assert applied(later, waiver, day=date(2026, 11, 20))[1] == ["expired"]


@pytest.mark.parametrize(
    ("can", "verdict", "kind", "status"),
    [
        ("no", Verdict.FAIL, "risk-accepted", "refused"),
        ("no", Verdict.FAIL, "false-positive", "refused"),
        ("no", Verdict.REVIEW, "risk-accepted", "refused"),
        ("no", Verdict.REVIEW, "false-positive", "used"),
        ("with_licence", Verdict.FAIL, "risk-accepted", "refused"),
        ("with_licence", Verdict.FAIL, "licence", "used"),
        ("yes", Verdict.FAIL, "risk-accepted", "used"),
    ],
)
def test_what_the_law_forbids_is_not_waived_and_a_false_match_can_be(
    can: str, verdict: Verdict, kind: str, status: str
) -> None:
    report = a_report(a_finding(can_be_waived=can, verdict=verdict))

    assert applied(report, a_waiver(kind=kind, evidence=["LIC-1"]))[1] == [status]


def test_two_entries_need_two_waivers() -> None:
    evidence = {"entry": "a-list#7", "entries": ["a-list#7", "a-list#8"]}
    report = a_report(a_finding(evidence=evidence), matches=(a_match("7"), a_match("8")))
    second = a_waiver(id="W-2", entry={"list": "a-list", "id": "8", "digest": ENTRY})

    assert applied(report, a_waiver())[0].verdict is Verdict.REVIEW
    both, _ = applied(report, a_waiver(), second)
    assert both.findings[0].waiver == "W-1, W-2"


def test_applying_twice_changes_nothing() -> None:
    once, _ = applied(a_report(), a_waiver())

    assert applied(once, a_waiver())[0] == once


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(["party", "entry", "record", "rule", "late", "id"])))
def test_anything_that_differs_leaves_the_report_as_it_was(differences: set[str]) -> None:
    other = "sha256:" + "e" * 64
    waiver = a_waiver(
        rule="other" if "rule" in differences else "listed",
        party_digest=other if "party" in differences else PARTY,
        entry={
            "list": "a-list",
            "id": "9" if "id" in differences else "7",
            "digest": other if "entry" in differences else ENTRY,
        },
        record={"id": "SO-1", "sha256": other if "record" in differences else RECORD},
        expires="2026-11-01" if "late" in differences else "2027-03-31",
    )
    report = a_report()

    assert (applied(report, waiver)[0] == report) == bool(differences)


# Files


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"by": ["li.na"]}, "two different people"),
        ({"by": ["Li.Na", "li.na "]}, "two different people"),
        ({"reason": "ok"}, "is no reason"),
        ({"rule": "listed-*"}, "is a pattern"),
        ({"expires": "2026-09-29"}, "before created"),
        ({"expires": "2027-10-01"}, "365 days"),
        ({"party_digest": None}, "party_digest is missing"),
        ({"entry": None, "party_digest": None}, "bound to nothing"),
        ({"entry": None, "party_digest": None, "record": {"id": "A"}}, "record.sha256 is missing"),
        ({"record": {"id": "A", "party_id": "B"}}, "write one of"),
        ({"kind": "licence"}, "evidence is missing"),
        ({"kind": "because"}, "false-positive"),
        ({"expires": None}, "expires"),
    ],
)
def test_a_waiver_that_binds_nobody_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        a_waiver(**changes)


def test_an_id_stands_for_one_waiver() -> None:
    one = a_waiver().model_dump(mode="json", exclude_none=True)

    with pytest.raises(ValidationError, match="W-1"):
        WaiverFile.model_validate({"schema": "ddcheck/waivers/1", "waivers": [one, one]})


# What a run says of them


def statuses(uses: dict[Use, int], day: date = DAY, **changes: Any) -> list[str]:
    return [row["status"] for row in standing([a_waiver(**changes)], Counter(uses), day)]


def test_every_waiver_is_listed_with_what_became_of_it() -> None:
    assert statuses({}) == ["unused"]
    assert statuses({Use("W-1", "used"): 3}) == ["used"]
    assert statuses({Use("W-1", "used"): 3}, expires="2026-12-04") == ["expiring"]
    assert statuses({Use("W-1", "used"): 3}, expires="2026-12-05") == ["used"]
    assert statuses({}, expires="2026-11-19") == ["expired"]
    assert statuses({Use("W-1", "expired", Text("x", "某")): 1}, expires="2026-11-19") == [
        "expired"
    ]
    assert statuses({Use("W-1", "lapsed", Text("x", "某")): 1, Use("W-1", "used"): 1}) == [
        "lapsed",
        "used",
    ]
    assert statuses({Use("W-1", "elsewhere"): 1}) == ["lapsed"]
    assert statuses({Use("W-1", "elsewhere"): 1, Use("W-1", "used"): 1}) == ["used"]
    assert statuses({Use("W-1", "refused", Text("x", "某")): 1}) == ["refused"]


def test_of_many_waivers_those_alone_are_looked_at_that_are_about_a_finding(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at = Mock(wraps=waivers_module._status)
    printed = Mock(wraps=fingerprint)
    monkeypatch.setattr(waivers_module, "_status", looked_at)
    monkeypatch.setattr(waivers_module, "fingerprint", printed)
    finding = a_finding(evidence={})
    name = fingerprint(a_report(finding).record, finding)
    others = [
        waiver
        for number in range(200)
        for waiver in (
            bound_to_record(id=f"A-{number}", record={"id": f"SO-{number + 2}", "sha256": RECORD}),
            bound_to_record(
                id=f"B-{number}", record={"fingerprint": f"{number:016x}", "sha256": RECORD}
            ),
            bound_to_record(
                id=f"C-{number}", record={"party_id": f"SO-{number}", "sha256": RECORD}
            ),
            a_waiver(
                id=f"D-{number}", entry={"list": "a-list", "id": f"{number}", "digest": ENTRY}
            ),
        )
    ]
    mine = bound_to_record(id="W-2", record={"fingerprint": name, "sha256": RECORD})

    report, statuses = applied(a_report(finding), *others, bound_to_record(id="W-3"), mine)

    assert (report.findings[0].waiver, statuses) == ("W-2", ["used"])
    assert [call.args[0].id for call in looked_at.call_args_list] == ["W-2"]
    assert printed.call_count == 1


def test_what_became_of_many_waivers_is_gone_through_once() -> None:
    class Uses(Counter[Use]):
        read = 0

        def items(self) -> Any:
            Uses.read += 1
            return super().items()

    waivers = [a_waiver(id=f"W-{number:03}") for number in range(50)]
    rows = standing(waivers, Uses({Use("W-007", "used"): 2}), DAY)

    assert [row["id"] for row in rows if row["status"] == "used"] == ["W-007"]
    assert len(rows) == 50
    assert Uses.read == 1
