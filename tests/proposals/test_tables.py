"""Headers of whole tables, as forms and systems have them, and the field that each is given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ddcheck.proposals.proposing import propose
from ddcheck.reading import columns, mapping

TABLES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "data" / "headers.yaml").read_text(encoding="utf-8")
)


def wanted(field: str | list[str]) -> list[str]:
    return [field] if isinstance(field, str) else field


@pytest.mark.parametrize("table", TABLES, ids=[table["name"] for table in TABLES])
def test_the_headers_of_a_table(table: dict[str, Any]) -> None:
    kind = table.get("kind", "shipment")
    headers = table["headers"]
    found = propose([(1, list(headers))], source="table.xlsx", kind=kind)
    # What is not placed for a reason of its cells is none of this test: there are no cells.
    got = mapping.load(found.text.encode(), "table.map.yaml", kind)
    assert {header: list(got.columns[header].to) for header in got.columns} == {
        header: [columns.target(each, kind).path for each in wanted(field)]
        for header, field in headers.items()
        if field
    }
