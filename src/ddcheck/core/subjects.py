"""What a person needs to recognise a record: parties, goods, route and papers, as plain values."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ddcheck.core.records import Role, Stop
from ddcheck.core.units import plain

if TYPE_CHECKING:
    from ddcheck.core.facts import Facts
    from ddcheck.core.records import Owner, Party


Described = dict[int, tuple["Party | Stop", str, dict[str, Any]]]
"""What is said of a party or stop that comes again, by its id: while it is kept here, no other has that."""
_KEPT = 5_000
"""Parties and stops of which that is remembered."""


def describe(facts: Facts, described: Described) -> dict[str, Any]:
    """The record in plain values of JSON, with what its goods were classified as.

    Args:
        facts: the record.
        described: what was said of parties and stops; of one that comes again the same mapping is said, and
            what is new is added.
    """

    def said(each: Party | Stop, path: str) -> dict[str, Any]:
        known = described.get(id(each))
        if known is None or known[0] is not each or known[1] != path:
            if len(described) >= _KEPT:
                described.clear()
            made = _stop(each) if isinstance(each, Stop) else _party(each, path)
            known = described[id(each)] = (each, path, made)
        return known[2]

    parties = [
        said(party, path) for party, path in zip(facts.parties, facts.party_paths, strict=True)
    ]
    if facts.shipment is None:
        name = facts.parties[0].name or ""
        return {"label": name, "parties": parties}
    shipment = facts.shipment
    total = [item.value for item in shipment.items if item.value is not None]
    return _without_blanks(
        {
            "label": _label(facts),
            "parties": parties,
            "goods": [_goods(facts, index) for index in range(len(shipment.items))],
            "route": [said(stop, "") for stop in shipment.route],
            "destination": shipment.destination,
            "origin": shipment.origin,
            "mode": shipment.mode,
            "currency": shipment.currency,
            "value": plain(sum(total, Decimal(0))) if total else None,
            "documents": [
                _without_blanks(
                    {
                        "type": document.type,
                        "number": document.number,
                        "end_user": document.end_user,
                        "valid_until": None
                        if document.valid_until is None
                        else document.valid_until.isoformat(),
                    }
                )
                for document in shipment.documents
            ]
            if shipment.documents
            else (),
        }
    )


def _label(facts: Facts) -> str:
    """The party that the goods go to, as far as it is named."""
    for role in _RECIPIENTS:
        for party in facts.parties:
            if party.role is role:
                if party.name is not None:
                    return party.name
                if party.names:
                    return party.names[0]
    return ""


_RECIPIENTS = (Role.END_USER, Role.CONSIGNEE, Role.BUYER)
"""Whom a shipment is called after, the first of these that is named."""


def _stop(stop: Stop) -> dict[str, Any]:
    return _without_blanks({"place": stop.place, "country": stop.country_code, "role": stop.role})


def _party(party: Party, path: str) -> dict[str, Any]:
    found: dict[str, Any] = {"path": path}
    if party.role is not None:
        found["role"] = party.role
    if party.name:
        found["name"] = party.name
    if party.names:
        found["names"] = list(party.names)
    if party.country:
        found["country"] = party.country
    if party.owners:
        found["owners"] = _owners(party.owners, path)
    return found


def _owners(owners: tuple[Owner, ...], path: str) -> list[dict[str, Any]]:
    return [
        _without_blanks(
            {
                "path": f"{path}.owners[{index}]",
                "name": owner.name,
                "names": list(owner.names),
                "country": owner.country,
                "share": _number(owner.share),
                "owners": _owners(owner.owners, f"{path}.owners[{index}]"),
            }
        )
        for index, owner in enumerate(owners)
    ]


def _goods(facts: Facts, index: int) -> dict[str, Any]:
    assert facts.shipment is not None
    item = facts.shipment.items[index]
    found: dict[str, Any] = {"path": f"items[{index}]"}
    if item.line is not None:
        found["line"] = item.line
    if description := item.description or item.declared_name:
        found["description"] = description
    if item.hs_code:
        found["hs_code"] = item.hs_code
    if item.quantity is not None:
        found["quantity"] = plain(item.quantity)
    if item.unit:
        found["unit"] = item.unit
    if item.value is not None:
        found["value"] = plain(item.value)
    if not facts.idle and (answers := facts.classification(index).answers):
        found["control"] = [
            {
                "code": each.control.code or each.control.id,
                "answer": each.answer.value,
                "state": each.state.value,
            }
            for each in answers
        ]
    return found


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


_BLANK: tuple[object, ...] = (None, "", [], ())


def _without_blanks(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value or value not in _BLANK}
