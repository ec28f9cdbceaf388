"""Comparisons of a day with another day, and whether a list is there at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ddcheck.core.classification import Classifier
from ddcheck.core.conditions import Reader, Scope, read_condition
from ddcheck.core.facts import Facts, Knowledge
from ddcheck.core.logic import Truth
from ddcheck.core.records import Shipment
from ddcheck.core.screening import Screener

DAY = date(2026, 11, 20)


def scope(**fields: Any) -> Scope:
    knowledge = Knowledge({}, Classifier((), {}), Screener((), as_of=DAY, measures={}))
    return Scope(Facts(Shipment.model_validate(fields), knowledge, DAY))


def problems(tree: Any) -> list[str]:
    reader = Reader(frozenset({"shipment"}))
    read_condition(reader, tree)
    return [message.en for _, message in reader.problems]


def judged(tree: Any, **fields: Any) -> tuple[Truth, tuple[str, ...]]:
    reader = Reader(frozenset({"shipment"}))
    condition = read_condition(reader, tree)
    assert reader.problems == []
    found = condition.judge(scope(**fields))
    assert found.truth is condition.test(scope(**fields))
    return found.truth, tuple(path for each in found.evidence for path in each.missing)


def paper(**days: str) -> dict[str, Any]:
    return {"documents": [{"type": "export_licence", **days}]}


LONGER_THAN_A_YEAR = {
    "any_document": {
        "document.valid_until": {"days_since": {"field": "document.issued", "more_than": "365"}}
    }
}


def test_days_are_counted_from_the_other_day() -> None:
    year = paper(issued="2026-01-01", valid_until="2027-01-01")
    longer = paper(issued="2026-01-01", valid_until="2027-01-02")
    assert judged(LONGER_THAN_A_YEAR, **year) == (Truth.FALSE, ())
    assert judged(LONGER_THAN_A_YEAR, **longer) == (Truth.TRUE, ())


def test_either_day_missing_is_unknown_and_named() -> None:
    assert judged(LONGER_THAN_A_YEAR, **paper(issued="2026-01-01")) == (
        Truth.UNKNOWN,
        ("documents[0].valid_until",),
    )
    assert judged(LONGER_THAN_A_YEAR, **paper(valid_until="2026-01-01")) == (
        Truth.UNKNOWN,
        ("documents[0].issued",),
    )


@pytest.mark.parametrize(
    "bound",
    [
        "365",
        {"field": "document.issued"},
        {"field": "document.number", "more_than": "1"},
        {"field": "document.issued", "more_than": "a year"},
        {"field": "document.issued", "is": "1"},
        {"more_than": "1"},
    ],
)
def test_a_bound_without_a_date_and_a_number_is_refused(bound: object) -> None:
    tree = {"any_document": {"document.valid_until": {"days_since": bound}}}
    assert len(problems(tree)) == 1


def test_a_list_may_be_asked_whether_it_is_there_and_nothing_else() -> None:
    assert judged({"shipment.route": {"known": "false"}})[0] is Truth.TRUE
    assert judged({"shipment.route": {"known": "false"}}, route=[{"place": "CNSHA"}])[0] is (
        Truth.FALSE
    )
    assert "is not a single value" in problems({"shipment.route": "CNSHA"})[0]
    assert "does not compare a list" in problems({"shipment.route": {"is": "CNSHA"}})[0]


def test_lists_and_maps_are_shown_in_words() -> None:
    owners = [{"name": "Anna Beispiel", "share": "60"}, {"name": "Max Muster"}]
    party = {"owners": owners, "identifiers": {"registration": "HRB 1", "lei": "X"}}
    for field, words in (("owners", "Anna Beispiel, Max Muster"), ("identifiers", "lei X")):
        reader = Reader(frozenset({"shipment"}))
        condition = read_condition(reader, {"any_party": {f"party.{field}": {"known": "true"}}})
        found = condition.judge(scope(parties=[party]))
        assert found.truth is Truth.TRUE
        assert words in found.evidence[0].text.en


@pytest.mark.parametrize("bound", ["1.5", "-5", "NaN", "many"])
def test_an_age_is_a_whole_number_of_days(bound: str) -> None:
    (message,) = problems({"shipment.export_date": {"older_than_days": bound}})
    assert message == f"{bound!r} is not a number of days; write a whole number from 0"


def test_an_age_is_compared_however_far_a_day_is() -> None:
    for bound, first in (("0", Truth.TRUE), ("99999999999999", Truth.FALSE)):
        tree = {"shipment.export_date": {"older_than_days": bound}}
        assert judged(tree, export_date="9999-12-31")[0] is Truth.FALSE
        assert judged(tree, export_date="0001-01-01")[0] is first


@pytest.mark.parametrize(
    ("day", "truth"),
    [("2026-11-19", Truth.FALSE), ("2026-11-20", Truth.FALSE), ("2026-11-21", Truth.TRUE)],
)
def test_a_day_after_the_day_looked_at_lies_ahead(day: str, truth: Truth) -> None:
    tree = {"any_document": {"document.issued": {"ahead": "true"}}}

    assert judged(tree, **paper(issued=day))[0] is truth


@pytest.mark.parametrize("said", ["Industrial Use", "INDUSTRIAL  USE.", "ｉndustrial use"])
def test_free_text_is_the_same_however_it_is_written(said: str) -> None:
    tree = {"shipment.end_use": {"in": ["industrial use", "工业用途"]}}

    assert judged(tree, end_use=said)[0] is Truth.TRUE
    assert (
        judged({"shipment.end_use": {"not_in": ["industrial use"]}}, end_use=said)[0] is Truth.FALSE
    )
    assert judged(tree, end_use="工业用途。")[0] is Truth.TRUE
    assert judged(tree, end_use="industrial use of lamps")[0] is Truth.FALSE
