"""The shipped law as data: every measure and designation, and its state on each boundary day."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from building import certificate, checker, item, licence, parties, shipment
from ddcheck import catalogue
from ddcheck.core.lists import Designation, EntityList, Standing, Status
from ddcheck.core.measures import Confidence, State
from ddcheck.core.reports import Verdict

D = date.fromisoformat
MEASURES = catalogue.measures()
LISTS = {each.id: each for each in catalogue.entity_lists() if each.id.startswith("cn-")}
ECL, WATCH, UEL = (
    LISTS["cn-export-control-list"],
    LISTS["cn-watch-list"],
    LISTS["cn-unreliable-entity-list"],
)


def status(which: EntityList, name: str, day: str) -> Status:
    found = [entry for entry in which.entries if name in (entry.name, *entry.names)]
    assert found, f"{name} is not on {which.id}"
    return found[-1].status(D(day), MEASURES)


@pytest.mark.parametrize(
    ("measure", "day", "state"),
    [
        ("mofcom-gac-2023-23", "2023-07-31", "not_yet"),
        ("mofcom-gac-2023-23", "2023-08-01", "in_force"),
        ("mofcom-gac-2023-39", "2023-11-30", "not_yet"),
        ("mofcom-gac-2023-39", "2023-12-01", "in_force"),
        ("mofcom-gac-2024-33", "2024-09-14", "not_yet"),
        ("mofcom-gac-2024-33", "2024-09-15", "in_force"),
        ("mofcom-gac-2024-33", "2026-11-23", "in_force"),
        ("mofcom-gac-edd-2024-21", "2024-06-30", "not_yet"),
        ("mofcom-gac-edd-2024-21", "2024-07-01", "in_force"),
        ("mofcom-gac-edd-2024-31", "2024-08-31", "not_yet"),
        ("mofcom-gac-edd-2024-31", "2024-09-01", "in_force"),
        ("mofcom-2026-08-05-us-drones", "2026-08-04", "not_yet"),
        ("mofcom-2026-08-05-us-drones", "2026-08-05", "in_force"),
        ("mofcom-2024-46-c1", "2024-12-03", "in_force"),
        ("mofcom-2024-46-c1", "2026-02-01", "in_force"),
        ("mofcom-2024-46-c2", "2024-12-02", "not_yet"),
        ("mofcom-2024-46-c2", "2025-06-01", "in_force"),
        ("mofcom-2024-46-c2", "2025-11-08", "in_force"),
        ("mofcom-2024-46-c2", "2025-11-09", "suspended"),
        ("mofcom-2024-46-c2", "2026-03-01", "suspended"),
        ("mofcom-2024-46-c2", "2026-11-27", "suspended"),
        ("mofcom-2024-46-c2", "2026-11-28", "disputed"),
        ("mofcom-gac-2025-10", "2025-02-03", "not_yet"),
        ("mofcom-gac-2025-10", "2025-02-04", "in_force"),
        ("mofcom-gac-2025-18", "2025-04-04", "in_force"),
        ("mofcom-gac-2025-18", "2026-11-23", "in_force"),
        ("mofcom-2025-61-limb-1", "2025-11-30", "not_yet"),
        ("mofcom-2025-61-limb-1", "2025-12-01", "suspended"),
        ("mofcom-2025-61-limb-2", "2025-12-01", "suspended"),
        ("mofcom-2025-61-limb-3", "2025-10-08", "not_yet"),
        ("mofcom-2025-61-limb-3", "2025-10-09", "in_force"),
        ("mofcom-2025-61-limb-3", "2025-11-06", "in_force"),
        ("mofcom-2025-61-limb-3", "2025-11-07", "suspended"),
        ("mofcom-2025-62", "2025-11-06", "in_force"),
        ("mofcom-2025-62", "2025-11-07", "suspended"),
        ("mofcom-2025-62", "2026-11-09", "suspended"),
        ("mofcom-2025-62", "2026-11-10", "disputed"),
        ("mofcom-2026-1", "2026-01-05", "not_yet"),
        ("mofcom-2026-1", "2026-01-06", "in_force"),
        ("mofcom-2025-68-state-trading", "2025-12-31", "not_yet"),
        ("mofcom-2025-68-state-trading", "2026-01-01", "in_force"),
        ("mofcom-2025-68-state-trading", "2027-12-31", "in_force"),
        ("mofcom-2025-68-state-trading", "2028-01-01", "disputed"),
        ("mofcom-gac-2025-70", "2026-11-09", "in_force"),
        ("mofcom-gac-2025-70", "2026-11-10", "disputed"),
        ("mofcom-2026-tipoff", "2026-06-30", "not_yet"),
        ("mofcom-2026-tipoff", "2026-07-01", "in_force"),
        ("cn-dur", "2024-11-30", "not_yet"),
        ("cn-dur", "2024-12-01", "in_force"),
        ("cn-ecl", "2020-12-01", "in_force"),
    ],
)
def test_each_measure_has_its_state_on_each_boundary_day(
    measure: str, day: str, state: str
) -> None:
    assert MEASURES[measure].state(D(day)) == State(state)


@pytest.mark.parametrize("number", ["55", "56", "57", "58"])
def test_what_was_suspended_the_day_before_it_began_was_never_in_force(number: str) -> None:
    measure = MEASURES[f"mofcom-gac-2025-{number}"]
    for day, state in (
        ("2025-10-15", State.NOT_YET),
        ("2025-11-06", State.NOT_YET),
        ("2025-11-07", State.NOT_YET),
        ("2025-11-08", State.SUSPENDED),
        ("2025-12-15", State.SUSPENDED),
        ("2026-11-09", State.SUSPENDED),
        ("2026-11-10", State.DISPUTED),
        ("2026-11-23", State.DISPUTED),
    ):
        assert measure.state(D(day)) is state, day


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("High Point Aerotechnologies", "2025-04-03", "not_yet"),
        ("High Point Aerotechnologies", "2025-05-01", "active"),
        ("High Point Aerotechnologies", "2025-05-13", "active"),
        ("High Point Aerotechnologies", "2025-05-14", "suspended"),
        ("High Point Aerotechnologies", "2025-06-01", "suspended"),
        ("High Point Aerotechnologies", "2025-08-12", "suspended"),
        ("High Point Aerotechnologies", "2025-08-13", "suspended"),
        ("High Point Aerotechnologies", "2025-11-10", "suspended"),
        ("High Point Aerotechnologies", "2026-02-01", "suspended"),
        ("High Point Aerotechnologies", "2026-11-09", "suspended"),
        ("High Point Aerotechnologies", "2026-11-10", "disputed"),
        ("High Point Aerotechnologies", "2026-11-23", "disputed"),
        ("Leidos", "2025-06-01", "active"),
        ("Leidos", "2025-11-09", "active"),
        ("Leidos", "2025-11-10", "stopped"),
        ("Leidos", "2026-02-01", "stopped"),
        ("莱多斯公司", "2025-06-01", "active"),
        ("Echodyne", "2025-04-10", "active"),
        ("Echodyne", "2025-05-14", "suspended"),
        ("Echodyne", "2025-08-11", "suspended"),
        ("Echodyne", "2025-08-12", "stopped"),
        ("Rheinmetall AG", "2026-07-01", "not_yet"),
        ("Rheinmetall AG", "2026-07-23", "not_yet"),
        ("Rheinmetall AG", "2026-07-24", "active"),
        ("Rheinmetall AG", "2026-08-01", "active"),
        ("General Dynamics", "2026-11-23", "active"),
    ],
)
def test_each_notice_of_the_export_control_list_lives_as_announced(
    name: str, day: str, expected: str
) -> None:
    assert status(ECL, name, day) == Status(expected)


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Skydio Inc.", "2025-05-13", "active"),
        ("Skydio Inc.", "2025-05-14", "suspended"),
        ("Skydio Inc.", "2026-11-09", "suspended"),
        ("Skydio Inc.", "2026-11-10", "disputed"),
        ("TextOre", "2025-11-09", "active"),
        ("TextOre", "2025-11-10", "stopped"),
        ("Cyberlux Corporation", "2025-08-11", "suspended"),
        ("Cyberlux Corporation", "2025-08-12", "stopped"),
        ("Saronic Technologies, Inc.", "2026-11-23", "active"),
        ("Recorded Future, Inc.", "2026-11-23", "active"),
        ("Axient", "2025-01-13", "not_yet"),
        ("Axient", "2025-01-14", "active"),
    ],
)
def test_each_notice_of_the_unreliable_entity_list_lives_as_announced(
    name: str, day: str, expected: str
) -> None:
    assert status(UEL, name, day) == Status(expected)


def test_the_watch_list_begins_with_its_notices() -> None:
    assert status(WATCH, "TDK Corporation", "2026-02-23") is Status.NOT_YET
    assert status(WATCH, "TDK Corporation", "2026-02-24") is Status.ACTIVE
    assert status(WATCH, "Komatsu NTC Ltd.", "2026-06-28") is Status.NOT_YET
    assert status(WATCH, "小松NTC株式会社", "2026-06-29") is Status.ACTIVE


def test_every_designation_is_there_and_no_list_may_shrink_unnoticed() -> None:
    counts = {each.id: (len(each.entries), each.at_least) for each in (ECL, WATCH, UEL)}
    assert counts == {
        "cn-export-control-list": (153, 153),
        "cn-watch-list": (40, 40),
        "cn-unreliable-entity-list": (93, 93),
    }
    assert [each.standing for each in (ECL, WATCH, UEL)] == [
        Standing.EXPORT_CONTROL,
        Standing.WATCH,
        Standing.UNRELIABLE,
    ]


def entries() -> list[Designation]:
    return [entry for each in (ECL, WATCH, UEL) for entry in each.entries]


def test_every_designation_takes_its_standing_from_a_measure_that_exists() -> None:
    assert [entry.id for entry in entries() if entry.measure not in MEASURES] == []


def test_every_designation_begins_on_the_day_of_its_measure() -> None:
    for entry in entries():
        began = MEASURES[entry.measure or ""].events[0].date
        # One row repeats a notice's title under the day before the notice.
        assert entry.listed_on == began or entry.id == "uel-2025-8-hudson-technologies-title"


def test_every_export_control_entry_is_named_in_both_scripts() -> None:
    def is_chinese(name: str) -> bool:
        return any("一" <= char <= "鿿" for char in name)

    for entry in (*ECL.entries, *WATCH.entries):
        names = (entry.name, *entry.names)
        assert any(is_chinese(name) for name in names), entry.id
        assert not is_chinese(entry.name), entry.id


def test_acronyms_are_weak_names() -> None:
    by_id = {entry.id: entry for entry in entries()}
    assert by_id["2026-11-japan-aerospace-exploration-agency"].weak_names == ("JAXA",)
    assert by_id["2026-11-japan-marine-united"].weak_names == ("JMU",)


def test_every_measure_can_be_cited_in_both_languages() -> None:
    for measure in MEASURES.values():
        assert measure.title.zh, measure.id
        assert all(reading.zh for reading in measure.readings), measure.id
        assert measure.note is None or measure.note.zh, measure.id
        assert all(source.startswith("http") for source in measure.sources), measure.id
        assert all(each.note is None or each.note.zh for each in measure.events), measure.id


def test_what_may_be_disputed_says_who_reads_it_how() -> None:
    disputed = [m for m in MEASURES.values() if m.state(D("2026-11-28")) is State.DISPUTED]
    assert {
        "mofcom-2024-46-c2",
        "mofcom-gac-2025-55",
        "mofcom-gac-2025-56",
        "mofcom-gac-2025-57",
        "mofcom-gac-2025-58",
        "mofcom-2025-61",
        "mofcom-2025-61-limb-1",
        "mofcom-2025-61-limb-2",
        "mofcom-2025-61-limb-3",
        "mofcom-2025-62",
        "mofcom-gac-2025-70",
        "mofcom-2025-72",
        "ecl-2025-04-04",
        "uel-2025-04-04",
    } == {m.id for m in disputed}
    for measure in disputed:
        first, second = measure.readings
        assert "own text" in first.en, measure.id
        assert "2027-01-10" in second.en, measure.id
        assert "US Treasury Secretary" in second.en, measure.id


def test_a_doubtful_fact_says_so() -> None:
    doubtful = {
        m.id
        for m in MEASURES.values()
        if any(e.confidence in (Confidence.WEAK, Confidence.UNSURE) for e in m.events)
    }
    assert {"ecl-2025-04-04", "gac-2025-123", "mofcom-2026-08-05-us-drones"} <= doubtful
    for name in doubtful:
        events = MEASURES[name].events
        assert all(
            e.note for e in events if e.confidence in (Confidence.WEAK, Confidence.UNSURE)
        ), name


def test_every_measure_of_a_clause_names_its_clause() -> None:
    refs: dict[str, int] = {}
    for measure in MEASURES.values():
        refs[measure.ref] = refs.get(measure.ref, 0) + 1
    for measure in MEASURES.values():
        if refs[measure.ref] > 1 and measure.id != "mofcom-2025-61":
            assert measure.clause, measure.id


def test_only_what_the_truce_may_extend_names_reports_of_the_truce() -> None:
    truce = [
        m.id
        for m in MEASURES.values()
        if any("truce-bessent-trump-xi" in each for each in m.sources)
    ]
    assert [
        name for name in truce if MEASURES[name].state(D("2026-11-28")) is not State.DISPUTED
    ] == []


def to(name: str, country: str = "DE") -> dict[str, Any]:
    """An order of gallium, in order but for who gets it."""
    return {
        "destination": country,
        "parties": parties(name, country),
        "documents": [
            licence(destination=country, end_user=name),
            certificate(issuer=name, end_user=name),
        ],
    }


def holmium() -> dict[str, Any]:
    """Holmium oxide without papers: 57/2025."""
    goods = item(
        description="Holmium oxide 99.9 %", declared_name="holmium oxide", hs_code="2846901999", control_code=None,
        composition=[{"substance": "Ho2O3", "percent": "99.9"}], form="powder", parameters={}, remark=None,
    )  # fmt: skip
    return {"items": [goods], "documents": []}


@pytest.mark.parametrize(
    ("changes", "open_from"),
    [
        (holmium(), "2026-11-10"),
        (to("High Point Aerotechnologies"), "2026-11-10"),
        (to("Skydio Inc."), "2026-11-10"),
        (to("Sample Semi LLC", "US"), "2026-11-28"),
    ],
    ids=["57/2025", "MOFCOM 21/2025", "UEL 2025/7", "clause 2 of 46/2024"],
)
def test_a_suspension_lets_pass_until_its_text_ends_and_then_asks(
    changes: dict[str, Any], open_from: str
) -> None:
    days = ("2026-11-09", "2026-11-10", "2026-11-11", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29")  # fmt: skip
    for day in days:
        report = checker().check(shipment(export_date=day, **changes))
        expected = Verdict.PASS if day < open_from else Verdict.REVIEW
        assert report.verdict is expected, (
            day,
            [f.rule for f in report.findings if f.verdict.value != "pass"],
        )
        if expected is Verdict.REVIEW:
            told = " ".join(t.en for f in report.findings for t in f.reasons)
            assert "own text" in told, day
            assert "2027-01-10" in told, day


def controls_of(measure: str) -> dict[str, Any]:
    return {i.id: i for each in catalogue.controls() for i in each.items if i.measure == measure}


@pytest.mark.parametrize(
    ("measure", "codes", "items"),
    [
        ("mofcom-gac-2023-23", 43, 14),
        ("mofcom-gac-2023-39", 7, 2),
        ("mofcom-gac-2024-33", 17, 13),
        ("mofcom-gac-edd-2024-21", 38, 11),
        ("mofcom-gac-edd-2024-31", 30, 9),
        ("mofcom-gac-2025-10", 27, 26),
        ("mofcom-gac-2025-18", 35, 38),
        ("mofcom-gac-2025-55", 3, 6),
        ("mofcom-gac-2025-56", 10, 33),
    ],
)
def test_every_reference_code_of_an_act_points(measure: str, codes: int, items: int) -> None:
    """As many as the notice and the catalogue give, and no other but those that the list says are ours."""
    ours = {"2825800090", "3801100090", "880624", "880629", "880694", "880699"}
    # InSb goes under the codes that the catalogue of 2026 gives its siblings.
    ours |= {"2853909040", "3818009020"} if measure == "mofcom-gac-2024-33" else set()
    found = controls_of(measure)
    listed = {code for each in found.values() for hs in each.hs for code in hs.codes}
    assert (len(listed - ours), len(found)) == (codes, items)


def test_what_the_copy_of_a_notice_says_is_told_and_not_called_missing() -> None:
    equipment = controls_of("mofcom-gac-2025-56")
    for name, facts in (
        ("rare-earth-sintering-furnace", ("20 minutes", "500 to 1200 °C", "3 °C at 1000 °C")),
        ("rare-earth-electrolysis-cell", ("5 to 7 A/cm²", "1 to 2 A/cm²")),
        ("rare-earth-roasting-kiln", ("graphite", "mullite")),
        ("rare-earth-resistance-furnace", ("manganese steel", "nickel-chromium steel")),
    ):
        told = str(equipment[name].criteria)
        assert [fact for fact in facts if fact not in told] == [], name


def test_chinese_words_are_those_of_the_law() -> None:
    """The certificate is of end user and end use; who uses is 最终用户, and the papers are no 许可证书."""
    folders = (catalogue.rules_dir(), catalogue.lists_dir())
    texts = {path: path.read_text("utf-8") for each in folders for path in each.rglob("*.yaml")}
    odd = re.compile(
        "最终用户证明|终端用户|最终使用者|许可证书|出口准证|双用途|军民两用|未经认证用户"
    )
    assert {path.name: odd.findall(text) for path, text in texts.items() if odd.search(text)} == {}
