from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

from building import END_USER, NOW, check, customer, item, licence, parties, shipment
from ddcheck.core.batches.traces import (
    Draw,
    Named,
    Trace,
    letters,
    numbered,
    packed,
    traces_of,
    unpacked,
)

SHIRTS: dict[str, Any] = {
    "line": "1",
    "description": "T-shirts of cotton",
    "hs_code": "6109100022",
    "quantity": "100",
    "unit": "piece",
}


def traced(**changes: Any) -> tuple[Trace, ...]:
    record = shipment(**changes)
    return traces_of(record, check(record))


def test_controlled_goods_leave_their_code_quantity_licence_and_recipients() -> None:
    (trace,) = traced()
    (line,) = trace.lines

    assert line.codes == ("3C001.a",)
    assert (line.quantity, line.unit) == (Decimal(100), "kg")
    assert line.draws == (Draw("LIC-1", Decimal(1000), "kg", single=True),)
    assert trace.recipients[0].label == END_USER
    assert trace.countries == ("DE",)


def test_ordinary_goods_leave_nothing() -> None:
    assert traced(items=[SHIRTS], documents=[]) == ()


def test_a_customer_leaves_nothing() -> None:
    record = customer()

    assert traces_of(record, check(record, NOW)) == ()


def test_a_party_with_an_identifier_leaves_it_whatever_the_goods() -> None:
    named = [{**each, "identifiers": {"LEI": "529900T8BM49AURSDO55"}} for each in parties()[1:2]]
    (trace,) = traced(items=[SHIRTS], documents=[], parties=[*parties()[:1], *named])

    assert [each.number for each in trace.named] == ["lei:529900t8bm49aursdo55"]
    assert not trace.lines


def test_a_licence_for_other_lines_or_codes_is_not_drawn_on() -> None:
    (trace,) = traced(documents=[licence(control_codes=["6C001.a"])])
    assert trace.lines[0].draws == ()

    lines = [item(), item(line="2")]
    (trace,) = traced(items=lines, documents=[licence(lines=["2"])])
    assert [len(each.draws) for each in trace.lines] == [0, 1]


def test_history_leaves_what_it_claims() -> None:
    own, past = traced(history=[shipment(id="T-0", export_date="2026-05-01")])

    assert (own.past, past.past, past.id) == (False, True, "T-0")
    assert past.lines[0].draws == own.lines[0].draws


def test_a_number_of_a_countrys_own_register_needs_the_country() -> None:
    assert numbered("LEI", "5299-00 T8", "DE") == numbered("lei", "529900T8", "FR")
    assert numbered("registration", "12", "DE") != numbered("registration", "12", "FR")


def test_a_licence_number_is_the_same_in_wide_letters() -> None:
    assert letters("ＬＩＣ－１") == letters("LIC-1") == letters("lic 1")


def test_spacing_and_punctuation_tell_nobody_apart() -> None:
    assert letters("Beispiel G.m.b.H.") == letters("BEISPIEL GMBH")


def test_traces_come_out_of_a_pickle_as_they_went_in() -> None:
    named = [{**each, "identifiers": {"LEI": "529900T8BM49AURSDO55"}} for each in parties()]
    light = traced(items=[SHIRTS], documents=[], parties=named)
    past = traced(history=[shipment(id="T-0", export_date="2026-05-01")])
    given = list(enumerate((*light, *past, *traced())))

    again = unpacked(pickle.loads(pickle.dumps(packed(given))))

    assert again == given
    assert [type(trace) for _, trace in again] == [Trace] * len(given)
    assert all(isinstance(each, Named) for _, trace in again for each in trace.named)
