"""When goods leave the mainland of China: what the condition says of where they start and end."""

from __future__ import annotations

from typing import Any

import pytest

from building import checker, shipment
from ddcheck.core.conditions import Reader, Scope, read_condition
from ddcheck.core.facts import Facts
from ddcheck.core.logic import Truth


def leaves(**fields: Any) -> Truth:
    reader = Reader(frozenset({"shipment"}))
    condition = read_condition(reader, {"leaves_china": "true"})
    assert not reader.problems
    record = shipment(**fields)
    assert record.export_date is not None
    scope = Scope(Facts(record, checker().evaluator.knowledge, record.export_date))
    judged = condition.judge(scope)
    assert judged.truth is condition.test(scope)
    assert all(each.text.en and each.text.zh for each in judged.evidence)
    assert (judged.truth is Truth.UNKNOWN) == any(each.missing for each in judged.evidence)
    return judged.truth


def people(exporter: str | None, user: str | None) -> list[dict[str, str]]:
    found = [{"role": "exporter", "name": "Example Metals"}, {"role": "end_user", "name": "User"}]
    for party, country in zip(found, (exporter, user), strict=True):
        if country is not None:
            party["country"] = country
    return found


@pytest.mark.parametrize(
    ("origin", "exporter", "user", "destination", "truth"),
    [
        ("CN", "CN", "DE", "DE", Truth.TRUE),
        ("CN", "CN", "HK", "HK", Truth.TRUE),
        ("CN", "CN", "CN", "CN", Truth.FALSE),
        ("CN", "CN", "DE", "CN", Truth.TRUE),
        ("CN", "CN", "CN", None, Truth.UNKNOWN),
        ("VN", "VN", "DE", "DE", Truth.FALSE),
        ("VN", "CN", "DE", "DE", Truth.TRUE),
        ("CN", "VN", "DE", "DE", Truth.TRUE),
        (None, "VN", "DE", "DE", Truth.UNKNOWN),
        ("VN", None, "DE", "DE", Truth.UNKNOWN),
        (None, None, "DE", "DE", Truth.TRUE),
    ],
)
def test_goods_leave_unless_the_record_says_that_they_stay_or_start_abroad(
    origin: str | None,
    exporter: str | None,
    user: str | None,
    destination: str | None,
    truth: Truth,
) -> None:
    assert leaves(origin=origin, parties=people(exporter, user), destination=destination) is truth


def test_a_route_through_the_mainland_leaves_it() -> None:
    route = [{"place": "VNSGN", "role": "loading"}, {"place": "CNSHA", "role": "transhipment"}]
    assert leaves(origin="VN", parties=people("VN", "DE"), route=route) is Truth.TRUE


def test_the_condition_takes_true_only() -> None:
    reader = Reader(frozenset({"shipment"}))
    read_condition(reader, {"leaves_china": "false"})
    assert reader.problems
