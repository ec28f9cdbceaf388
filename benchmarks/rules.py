"""How long the rules take over one record, as a ratio to validating it: python benchmarks/rules.py

Processor time in one process after loading. Lines of goods and parties that were met before are remembered,
so each figure is given twice: *new*, where every record has goods and parties never seen, and *again*, where
they come back. "rules" asks all rules and controls; "and parties" looks up the five parties as well.
"""

from __future__ import annotations

import gc
import time
from dataclasses import replace
from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Any

from ddcheck.checker import Checker
from ddcheck.core.facts import Facts
from ddcheck.core.records import Shipment

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2026, 7, 15)
COUNT = 600
LIMIT = 150
"""Microseconds for the rules on ordinary goods."""


def shipment(*lines: dict[str, str]) -> dict[str, Any]:
    parties = [
        {"role": role, "name": f"Voorbeeld {role.title()} B.V.", "country": country}
        for role, country in (
            ("exporter", "CN"),
            ("buyer", "NL"),
            ("consignee", "NL"),
            ("end_user", "NL"),
            ("forwarder", "CN"),
        )
    ]
    items = [{"line": str(number), **line} for number, line in enumerate(lines, 1)]
    return {
        "kind": "shipment",
        "id": "B-1",
        "export_date": "2026-07-15",
        "origin": "CN",
        "destination": "NL",
        "mode": "sea",
        "parties": parties,
        "items": items,
    }


ORDINARY = shipment(
    {
        "description": "Men's cotton T-shirts",
        "hs_code": "6109100000",
        "quantity": "900",
        "unit": "pcs",
    },
    {"description": "Steel wood screws", "hs_code": "7318120000", "quantity": "80", "unit": "kg"},
    {"description": "Wooden toy cars", "hs_code": "9503008900", "quantity": "400", "unit": "pcs"},
)
CONTROLLED = shipment(
    {"description": "Gallium metal ingot", "hs_code": "8112929010", "quantity": "100", "unit": "kg"}
)


def unlike(tree: dict[str, Any], number: int, mark: str) -> dict[str, Any]:
    """The same record with goods and parties of its own."""
    items = [
        {**item, "description": f"{item['description']} no. {number}"} for item in tree["items"]
    ]
    parties = [
        {
            **party,
            "name": f"{party['name']} {chr(97 + number % 26)}{chr(97 + number // 26 % 26)}{mark}",
        }
        for party in tree["parties"]
    ]
    return {**tree, "items": items, "parties": parties}


def each(what: Callable[[Shipment], object], records: list[Shipment]) -> float:
    """Microseconds a record."""
    began = time.process_time()
    for record in records:
        what(record)
    return (time.process_time() - began) / len(records) * 1e6


def main() -> None:
    checker = Checker.load(as_of=DAY, horizon=0)
    evaluator = replace(checker.evaluator, knowledge=checker.evaluator.knowledge_on(DAY))
    rules = sum(len(each.rules) for each in evaluator.rule_sets)

    def whole(record: Shipment) -> object:
        return evaluator.findings(Facts(record, evaluator.knowledge, DAY))

    def parties(record: Shipment) -> object:
        return Facts(record, evaluator.knowledge, DAY).all_matches()

    whole(Shipment.model_validate(ORDINARY))
    gc.freeze()
    print(f"{rules} rules; limit for the rules on ordinary goods: {LIMIT} us")
    for name, tree in (("ordinary goods", ORDINARY), ("controlled goods", CONTROLLED)):
        trees = [unlike(tree, number, name[0]) for number in range(COUNT)]
        records = [Shipment.model_validate(one) for one in trees]
        began = time.process_time()
        for one in trees:
            Shipment.model_validate(one)
        validating = (time.process_time() - began) / COUNT * 1e6
        # Parties first: what is left for the rules is then without them.
        looked_up, asked = each(parties, records), each(whole, records)
        again = median(each(whole, records) for _ in range(5))
        print(
            f"{name:<17} validating {validating:4.0f} us; rules, new {asked:5.0f} us "
            f"({asked / validating:4.1f} x), again {again:5.0f} us ({again / validating:4.1f} x); "
            f"and parties, new {looked_up:5.0f} us"
        )


if __name__ == "__main__":
    main()
