"""Records for tests, made from the parts that matter; everything else is in order."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any

from ddcheck.checker import Checker
from ddcheck.core.records import Customer, Shipment
from ddcheck.core.reports import Finding, Outcome, Report

NOW = "2026-07-15"
"""An ordinary day: nothing disputed, 46/2024 clause 2 suspended."""

END_USER = "Beispiel Halbleiter GmbH"

RULE: dict[str, Any] = {
    "id": "x-heavy",
    "title": {"en": "Heavy", "zh": "重"},
    "kind": "red_flag",
    "applies_to": "item",
    "citations": [{"ref": "A guide", "url": "https://example.org/guide"}],
    "when": {"item.quantity": {"more_than": "100"}},
    "verdict": "review",
    "reason": {"en": "{item} is heavy.", "zh": "{item}过重。"},
    "examples": [
        {"expect": "hit", "record": {"items": [{"quantity": "101"}]}},
        {"expect": "clear", "record": {"items": [{"quantity": "100"}]}},
    ],
}
"""The tree of a rule in which nothing is wrong."""


def tree(**changes: Any) -> dict[str, Any]:
    """A fully papered shipment of gallium to Germany, with some top-level fields replaced.

    A field given as ``None`` is left out.
    """
    shipment: dict[str, Any] = {
        "kind": "shipment",
        "id": "T-1",
        "export_date": NOW,
        "mode": "air",
        "origin": "CN",
        "destination": "DE",
        "currency": "USD",
        "contract": "C-1",
        "parties": parties(),
        "items": [item()],
        "documents": [licence(), certificate()],
        "end_use": "growing of epitaxial wafers for LEDs",
        "declarations": {"military_use": "false", "wmd_use": "false"},
    }
    shipment.update(changes)
    return {key: value for key, value in shipment.items() if value is not None}


def parties(end_user: str = END_USER, country: str = "DE") -> list[dict[str, Any]]:
    """An exporter, and one party that buys, receives and uses."""
    return [
        {"role": "exporter", "name": "Example Metals (Nanjing) Co., Ltd.", "country": "CN"},
        {"role": "consignee", "name": end_user, "country": country},
        {"role": "end_user", "name": end_user, "country": country, "business": "makes LED wafers"},
    ]


def item(**changes: Any) -> dict[str, Any]:
    """100 kg of gallium metal."""
    line: dict[str, Any] = {
        "line": "1",
        "description": "Gallium metal 99.9999 %",
        "declared_name": "gallium metal",
        "hs_code": "8112929010",
        "control_code": "3C001.a",
        "form": "ingot",
        "composition": [{"substance": "Ga", "percent": "99.9999"}],
        "parameters": {"purity_percent": "99.9999"},
        "quantity": "100",
        "unit": "kg",
        "net_weight_kg": "100",
        "value": "60000",
        "origin": "CN",
        "end_use": "growing of epitaxial wafers for LEDs",
        "remark": "属于两用物项 3C001.a",
    }
    line.update(changes)
    return {key: value for key, value in line.items() if value is not None}


def licence(**changes: Any) -> dict[str, Any]:
    """A licence that covers all of it."""
    paper: dict[str, Any] = {
        "type": "export_licence",
        "number": "LIC-1",
        "licence_type": "single",
        "issued": "2026-02-01",
        "valid_until": "2027-01-31",
        "issuer": "MOFCOM",
        "control_codes": ["3C001.a"],
        "quantity": "1000",
        "unit": "kg",
        "destination": "DE",
        "end_user": END_USER,
        "end_use": "growing of epitaxial wafers for LEDs",
    }
    paper.update(changes)
    return {key: value for key, value in paper.items() if value is not None}


def certificate(**changes: Any) -> dict[str, Any]:
    """An end-user certificate that is in order."""
    paper: dict[str, Any] = {
        "type": "end_user_certificate",
        "number": "EUC-1",
        "issued": "2026-01-15",
        "valid_until": "2027-01-14",
        "issuer": END_USER,
        "end_user": END_USER,
        "end_use": "growing of epitaxial wafers for LEDs",
        "commitments": ["no_military_use", "no_change_of_end_use", "no_transfer"],
        "signed": "true",
        "translated": "true",
        "retained_until": "2032-12-31",
    }
    paper.update(changes)
    return {key: value for key, value in paper.items() if value is not None}


def shipment(**changes: Any) -> Shipment:
    """The shipment of ``tree`` as a record."""
    return Shipment.model_validate(tree(**changes))


def customer(**changes: Any) -> Customer:
    """A customer whose file is complete."""
    fields: dict[str, Any] = {
        "kind": "customer",
        "id": "K-1",
        "name": END_USER,
        "type": "organization",
        "country": "DE",
        "address": "Beispielweg 1, Dresden",
        "identifiers": {"registration": "HRB 12345"},
        "founded": "1998-03-01",
        "business": "makes LED wafers",
        "owners": [{"name": "Erika Mustermann", "type": "person", "share": "100"}],
        "controllers": ["Erika Mustermann"],
        "directors": ["Erika Mustermann"],
        "products": ["LED wafers"],
        "end_markets": ["lighting"],
        "defence_share": "0",
        "capacity": "10,000 wafers a month",
        "site_visit": "2026-03-01",
        "documents": [certificate()],
        "end_use": "growing of epitaxial wafers for LEDs",
        "last_reviewed": "2026-06-01",
    }
    fields.update(changes)
    return Customer.model_validate({k: v for k, v in fields.items() if v is not None})


@cache
def checker() -> Checker:
    """The shipped rules and lists, loaded once for all tests."""
    return Checker.load()


def check(record: Shipment | Customer, as_of: str | None = None) -> Report:
    """The report on a record under all shipped rules."""
    return checker().check(record, None if as_of is None else date.fromisoformat(as_of))


def objections(report: Report) -> dict[str, str]:
    """Rule to verdict, for the findings that are more than clear."""
    return {
        finding.rule: finding.verdict.value
        for finding in report.findings
        if finding.outcome in (Outcome.HIT, Outcome.UNKNOWN)
    }


def finding_of(report: Report, rule: str) -> Finding:
    """The first finding of a rule."""
    return next(finding for finding in report.findings if finding.rule == rule)


def blankings(
    value: Any, path: tuple[str | int, ...] = ()
) -> list[tuple[tuple[str | int, ...], Any]]:
    """A tree with each single leaf left out, and where that leaf was."""
    found: list[tuple[tuple[str | int, ...], Any]] = []
    for place in _leaves(value, path):
        copy = deepcopy(value)
        holder = copy
        for step in place[:-1]:
            holder = holder[step]
        del holder[place[-1]]
        found.append((place, copy))
    return found


def _leaves(value: Any, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        return [leaf for key, each in value.items() for leaf in _leaves(each, (*path, key))]
    if isinstance(value, list):
        if all(isinstance(each, str) for each in value):
            return [path]
        return [leaf for index, each in enumerate(value) for leaf in _leaves(each, (*path, index))]
    return [path]
