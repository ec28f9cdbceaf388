from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck.catalogue import measures
from ddcheck.core.batches import RULES, across, chosen, consignments, quiet
from ddcheck.core.batches.traces import Draw, Line, Named, Recipient, Trace
from ddcheck.core.reports import Finding, Outcome, Verdict

DAY = date(2026, 6, 1)


def a_line(quantity: str | None = "100", *licences: tuple[str, str], **changes: Any) -> Line:
    values: dict[str, Any] = {
        "path": "items[0]",
        "label": "gallium",
        "codes": ("3C001.a",),
        "quantity": None if quantity is None else Decimal(quantity),
        "unit": "kg",
        "draws": tuple(Draw(number, Decimal(held), "kg") for number, held in licences),
        "licensed": bool(licences),
    }
    return Line(**{**values, **changes})


def a_trace(name: str = "SO-1", day: int = 0, *lines: Line, **changes: Any) -> Trace:
    values: dict[str, Any] = {
        "id": name,
        "place": "orders.csv:2",
        "day": DAY + timedelta(days=day),
        "past": False,
        "lines": lines,
        "recipients": (Recipient("name:beispiel", "Beispiel GmbH"),),
        "countries": ("DE",),
    }
    return Trace(**{**values, **changes})


def found(*traces: Trace, rule: str = "") -> dict[int, list[Finding]]:
    every = across(enumerate(traces))
    return {
        at: kept
        for at, findings in every.items()
        if (kept := [each for each in findings if each.rule.endswith(rule)])
    }


# Licences


def drawing(name: str, day: int, quantity: str, held: str = "1000", **changes: Any) -> Trace:
    return a_trace(name, day, a_line(quantity, ("LIC-1", held)), **changes)


def test_the_line_that_overdraws_fails_with_the_arithmetic_shown() -> None:
    hits = found(
        drawing("A", 0, "600"), drawing("B", 1, "300"), drawing("C", 2, "200"), rule="overdrawn"
    )

    ((at, (finding,)),) = hits.items()
    assert (at, finding.verdict, finding.outcome) == (2, Verdict.FAIL, Outcome.HIT)
    said = " ".join(reason.en for reason in finding.reasons)
    assert "covers 1000 kg" in said
    assert "900 kg of it are drawn" in said
    assert "600 kg by A (2026-06-01" in said
    assert "300 kg by B (2026-06-02" in said
    assert "This line ships 200 kg: 100 kg too much" in said
    assert all(reason.zh and reason.zh != reason.en for reason in finding.reasons)
    assert [each.article for each in finding.citations] == ["arts. 18 and 39", "art. 34"]


def test_licences_are_drawn_in_order_of_date_whatever_the_order_of_the_input() -> None:
    hits = found(drawing("late", 9, "600"), drawing("early", 1, "600"), rule="overdrawn")

    assert list(hits) == [0]


def test_a_line_that_fails_draws_nothing() -> None:
    hits = found(
        drawing("A", 0, "600"), drawing("B", 1, "500"), drawing("C", 2, "400"), rule="overdrawn"
    )

    assert list(hits) == [1]


def test_what_was_shipped_in_the_past_is_drawn_first_and_once() -> None:
    past = drawing("P", -30, "900", past=True)
    hits = across([(0, drawing("A", 0, "100")), (0, past), (1, drawing("B", 1, "100")), (1, past)])

    assert list(hits) == [1]


def test_history_that_the_batch_holds_itself_is_not_counted_twice() -> None:
    hits = across([(0, drawing("A", 0, "600")), (1, drawing("A", 0, "600", past=True))])

    assert not hits


def test_two_lines_of_one_record_draw_on_one_licence() -> None:
    lines = (
        a_line("600", ("LIC-1", "1000")),
        a_line("600", ("LIC-1", "1000"), path="items[1]"),
    )
    ((_, (finding,)),) = found(a_trace("A", 0, *lines), rule="overdrawn").items()

    assert finding.subject == "items[1]"


def test_a_second_licence_takes_what_the_first_cannot() -> None:
    both = a_line("600", ("LIC-1", "1000"), ("LIC-2", "1000"))

    assert not found(drawing("A", 0, "600"), a_trace("B", 1, both), rule="overdrawn")


def test_a_licence_stated_in_two_quantities_is_a_question_where_the_larger_would_do() -> None:
    ((at, (finding,)),) = found(
        drawing("A", 0, "600"), drawing("B", 1, "300", held="800"), rule="overdrawn"
    ).items()

    assert (at, finding.verdict, finding.outcome) == (1, Verdict.REVIEW, Outcome.UNKNOWN)
    assert "from 800 to 1000 kg" in " ".join(reason.en for reason in finding.reasons)


def test_one_line_alone_that_asks_for_too_much_is_left_to_the_rule_on_licences() -> None:
    assert not found(drawing("A", 0, "1200"), rule="overdrawn")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 500)), max_size=12))
def test_what_passes_never_exceeds_the_licence(orders: list[tuple[int, int]]) -> None:
    traces = [drawing(f"S{n}", day, str(kg)) for n, (day, kg) in enumerate(orders)]
    hits = found(*traces, rule="overdrawn")

    passed = sum(kg for at, (_, kg) in enumerate(orders) if at not in hits)
    assert passed <= 1000


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_the_input_changes_nothing_between_days(order: list[int]) -> None:
    traces = [drawing(f"S{n}", n, "300") for n in range(6)]
    hits = found(*(traces[n] for n in order), rule="overdrawn")

    assert {order[at] for at in hits} == {3, 4, 5}


# Split consignments


def small(name: str, day: int, quantity: str | None = "10", **changes: Any) -> Trace:
    return a_trace(name, day, a_line(quantity), **changes)


def test_several_small_consignments_within_thirty_days_are_seen_each_with_the_others() -> None:
    hits = found(small("A", 0), small("B", 15), small("C", 30), rule="split-consignment")

    assert sorted(hits) == [0, 1, 2]
    (finding,) = hits[1]
    assert finding.verdict is Verdict.REVIEW
    assert finding.evidence["members"] == ["A (2026-06-01)", "C (2026-07-01)"]
    assert finding.citations[0].article == "art. 39(4)"


@pytest.mark.parametrize(
    "traces",
    [
        pytest.param((small("A", 0), small("B", 1)), id="two are none"),
        pytest.param((small("A", 0), small("B", 16), small("C", 31)), id="too far apart"),
        pytest.param((small("A", 0), small("B", 1), small("C", 2, "900")), id="one is most of it"),
        pytest.param(
            tuple(
                a_trace(name, 0, a_line("10", (f"LIC-{name}", "10"))) for name in ("A", "B", "C")
            ),
            id="with licences",
        ),
        pytest.param(
            tuple(
                small(name, 0, recipients=(Recipient(f"name:{name}", name),))
                for name in ("A", "B", "C")
            ),
            id="different recipients",
        ),
    ],
)
def test_others_are_not_taken_for_split(traces: tuple[Trace, ...]) -> None:
    assert not found(*traces, rule="split-consignment")


def test_consignments_of_one_span_share_what_is_held_of_it() -> None:
    members = [
        consignments._Consignment(
            DAY + timedelta(days=number // 100), number, False, f"SO-{number}", "", None, ""
        )
        for number in range(400)
    ]
    windows = [window for _, window in consignments._windows(members)]

    assert len(windows) == 400
    assert len({id(window) for window in windows}) == 1

    hits = found(
        *(a_trace(f"SO-{number}", 0, a_line()) for number in range(60)), rule="consignment"
    )
    last = hits[59][0]
    assert last.evidence["consignments"] == 60
    assert last.evidence["members"] == [f"SO-{number} (2026-06-01)" for number in range(50)]
    assert "SO-4 (2026-06-01) and 54 more" in last.reasons[0].en


def test_one_address_under_three_names_is_one_recipient() -> None:
    traces = [
        small(name, 0, recipients=(Recipient(f"name:{name}", name), Recipient("address:x", name)))
        for name in ("A", "B", "C")
    ]
    hits = found(*traces, rule="split-consignment")

    assert sorted(hits) == [0, 1, 2]
    assert hits[0][0].evidence["recognised_by"] == "address"


def test_earlier_shipments_are_members_and_are_not_decided() -> None:
    hits = found(
        small("P", -2, past=True),
        small("Q", -1, past=True),
        small("A", 0),
        rule="split-consignment",
    )

    assert list(hits) == [2]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 120), max_size=14))
def test_a_split_is_seen_exactly_where_three_days_lie_within_the_window(days: list[int]) -> None:
    traces = [small(f"S{n}", day) for n, day in enumerate(days)]
    hits = found(*traces, rule="split-consignment")

    wanted = {
        at
        for at, day in enumerate(days)
        if any(
            start <= day <= start + 30 and sum(start <= each <= start + 30 for each in days) >= 3
            for start in days
        )
    }
    assert set(hits) == wanted


# One party under two names


def named(record: str, day: int, **changes: str) -> Trace:
    values = {
        "number": "lei:1",
        "name": "Beispiel GmbH",
        "country": "DE",
        "address": "Musterstrasse 1, Hamburg",
        "path": "parties[1]",
    }
    return a_trace(record, day, named=(Named(**{**values, **changes}),))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": "Zweite Firma AG"}, "the name is “Zweite Firma AG” here"),
        ({"country": "AE"}, "the country is AE here and DE there"),
        ({"address": "Hafenweg 9, Bremen"}, "the address is “Hafenweg 9, Bremen” here"),
    ],
)
def test_one_number_with_other_particulars_is_a_question(
    changes: dict[str, str], said: str
) -> None:
    hits = found(named("A", 0), named("B", 1), named("C", 2, **changes), rule="two-names")

    assert list(hits) == [2]
    (finding,) = hits[2]
    assert finding.subject == "parties[1]"
    assert said in finding.reasons[0].en


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "BEISPIEL  G.m.b.H."},
        {"name": "样例有限公司"},
        {"address": "Musterstrasse 1, 20095 Hamburg"},
        {"country": ""},
        {"number": "lei:2", "name": "Zweite Firma AG"},
    ],
)
def test_spelling_scripts_and_blanks_are_no_contradiction(changes: dict[str, str]) -> None:
    assert not found(named("A", 0), named("B", 1, **changes), rule="two-names")


# Customs


def usual(name: str, day: int, quantity: str = "100", **changes: Any) -> Trace:
    return a_trace(name, day, a_line(quantity, (f"LIC-{name}", "100000")), **changes)


def test_a_new_country_after_three_shipments_is_a_question() -> None:
    before = [usual(f"S{n}", n) for n in range(3)]
    hits = found(*before, usual("X", 9, countries=("AE", "DE")), rule="route-change")

    ((at, (finding,)),) = hits.items()
    assert at == 3
    assert finding.evidence["new"] == ["AE"]
    assert not found(*before[:2], usual("X", 9, countries=("AE",)), rule="route-change")


def test_many_times_the_usual_quantity_is_a_question() -> None:
    before = [usual(f"S{n}", n) for n in range(3)]

    assert list(found(*before, usual("X", 9, "501"), rule="volume-jump")) == [3]
    assert not found(*before, usual("X", 9, "500"), rule="volume-jump")


# The rules themselves


def test_every_rule_leaves_a_clear_finding_for_a_shipment_and_none_that_applies_to_a_customer() -> (
    None
):
    assert [each.outcome for each in quiet(RULES, {}, "shipment")] == [Outcome.CLEAR] * len(RULES)
    assert {each.outcome for each in quiet(RULES, {}, "customer")} == {Outcome.NOT_APPLICABLE}


def test_rules_are_chosen_as_others_are() -> None:
    assert len(chosen((), ())) == len(RULES)
    assert [each.id for each in chosen(("cn-batch-split-*",), ())] == ["cn-batch-split-consignment"]
    assert not chosen(("cn-licence-required",), ())
    assert not chosen((), ("tag:batch",))


def test_an_act_that_took_effect_later_is_not_cited() -> None:
    day = (date(2024, 6, 1) - DAY).days
    two = (drawing("A", day, "600"), drawing("B", day + 1, "600"))
    (finding,) = [
        each
        for each in across(enumerate(two), measures=measures())[1]
        if each.rule == "cn-batch-licence-overdrawn"
    ]
    assert [each.ref for each in finding.citations] == ["NPC Export Control Law 2020"]
