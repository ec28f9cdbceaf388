"""No name of any example of any rule reaches a page that many can read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from ddcheck.checker import Checker, parse_record
from ddcheck.report_formats import render
from report_formats.samples import a_run

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES = Path(__file__).parents[2] / "rules"
NAMED = ("name", "names", "end_user", "party", "directors", "controllers")


def names_in(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for inner, found in value.items():
            yield from names_in(found, inner)
    elif isinstance(value, list):
        for found in value:
            yield from names_in(found, key)
    elif isinstance(value, str) and key in NAMED and len(value) > 3:
        yield value


def examples() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(RULES.glob("*/*.yaml")):
        with path.open(encoding="utf-8") as stream:
            rule = yaml.load(stream, yaml.BaseLoader)
        kind = "customer" if rule.get("applies_to") == "customer" else "shipment"
        for example in rule.get("examples", []):
            yield path.name, {"kind": kind, "id": "X-1"} | example["record"]


def test_no_name_of_any_example_of_any_rule_is_on_a_public_page() -> None:
    checker = Checker.load()
    told = 0
    for name, record in examples():
        text = json.dumps(record, ensure_ascii=False)
        report = checker.check(parse_record(text), as_of=date(2026, 11, 20))
        written = render("sarif", [report], a_run(show=("all",))).decode()
        told += 1
        for one in names_in(record):
            assert one not in written, name

    assert told > 100
