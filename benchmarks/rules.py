"""How long the rules take over one record, as a ratio to validating it: python benchmarks/rules.py

Processor time in one process after loading, the median of several rounds: first of asking all rules and
controls, with the parties looked up before and the goods classified anew; then of the whole report.
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


def microseconds(what: Callable[[], object], rounds: int = 9, times: int = 400) -> float:
    what()
    found = []
    for _ in range(rounds):
        began = time.process_time()
        for _ in range(times):
            what()
        found.append((time.process_time() - began) / times * 1e6)
    return median(found)


def main() -> None:
    checker = Checker.load(as_of=DAY, horizon=0)
    evaluator = replace(checker.evaluator, knowledge=checker.evaluator.knowledge_on(DAY))
    rules = sum(len(each.rules) for each in evaluator.rule_sets)
    gc.freeze()
    print(f"{rules} rules")
    for name, tree in (("ordinary goods", ORDINARY), ("controlled goods", CONTROLLED)):
        record = Shipment.model_validate(tree)
        validating = microseconds(lambda tree=tree: Shipment.model_validate(tree))

        def asking(record: Shipment = record) -> object:
            return evaluator.findings(Facts(record, evaluator.knowledge, DAY))

        whole = microseconds(lambda record=record: evaluator.evaluate(record, as_of=DAY))
        asked = microseconds(asking)
        limit = f" (limit {LIMIT})" if tree is ORDINARY else ""
        print(
            f"{name:<17} validating {validating:5.0f} us, rules {asked:5.0f} us{limit}, "
            f"{asked / validating:4.1f} x; whole report {whole:5.0f} us, {whole / validating:4.1f} x"
        )


if __name__ == "__main__":
    main()
