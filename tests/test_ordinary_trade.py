"""Ordinary trade raises no question for minerals: subheadings by the thousand, and real declarations.

Opt-in: both read the folder that ``DDCHECK_REAL_DATA`` names.
"""

from __future__ import annotations

import csv
import os
from datetime import date
from pathlib import Path

import pytest

from building import checker
from ddcheck import record_formats
from ddcheck.catalogue import controls
from ddcheck.core.records import Shipment
from ddcheck.core.reports import Verdict

DATA = os.environ.get("DDCHECK_REAL_DATA")
ASKED = frozenset({"250490", "262091", "380120", "780191", "850511", "850519", "850760", "847983"})
"""Subheadings whose own description truly needs a question: natural graphite, antimony slag, magnets, …"""
pytestmark = pytest.mark.skipif(DATA is None, reason="DDCHECK_REAL_DATA names no folder")


def outside_the_minerals() -> list[tuple[str, str]]:
    """Every fifth subheading that no controlled item refers to, with its description."""
    referred = {
        code[:6]
        for each in controls()
        for control in each.items
        for reference in control.hs
        for code in reference.codes
    }
    table = Path(DATA or "") / "reference" / "harmonized-system.csv"
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    codes = [(row["hscode"], row["description"]) for row in rows if len(row["hscode"]) == 6]
    chosen = [each for each in codes if each[0] not in referred | ASKED]
    chosen = [each for each in chosen if not each[0].startswith(("7106", "8101", "8102"))]
    return chosen[::5]


def shipment(code: str, description: str) -> Shipment:
    """So much of anything to Germany."""
    return Shipment.model_validate(
        {
            "kind": "shipment",
            "id": code,
            "export_date": "2026-11-23",
            "mode": "sea",
            "origin": "CN",
            "destination": "DE",
            "parties": [
                {"role": "exporter", "name": "Ningbo Example Trading Co., Ltd.", "country": "CN"},
                {"role": "consignee", "name": "Beispiel Handels GmbH", "country": "DE"},
            ],
            "items": [
                {
                    "line": "1",
                    "description": description,
                    "hs_code": code,
                    "quantity": "100",
                    "unit": "kg",
                }
            ],
        }
    )


def test_a_thousand_subheadings_outside_the_minerals_pass() -> None:
    goods = outside_the_minerals()
    assert len(goods) > 1000
    asked = {
        code: [f.rule for f in report.findings if f.verdict is not Verdict.PASS]
        for code, description in goods
        if (report := checker().check(shipment(code, description))).verdict is not Verdict.PASS
    }
    assert asked == {}


def test_real_declarations_are_asked_for_no_mineral() -> None:
    """A line without a customs code is asked for it, and that is all."""
    seen = 0
    for path in sorted((Path(DATA or "") / "shipments" / "wco_declarations").glob("*.xml")):
        with path.open("rb") as stream:
            for found in record_formats.read(stream, path.name):
                record = found.record
                if not isinstance(record, Shipment):
                    continue
                seen += 1
                moved = record.model_copy(
                    update={"origin": "CN", "destination": "BR", "export_date": date(2026, 11, 23)}
                )
                report = checker().check(moved)
                for finding in report.findings:
                    if (
                        finding.rule == "cn-licence-required"
                        and finding.verdict is not Verdict.PASS
                    ):
                        assert moved.items[int(finding.subject[6:-1])].hs_code is None, path.name
    assert seen > 30
