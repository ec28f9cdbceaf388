"""What a program that decides one record by itself gets is what the command line says of it."""

from __future__ import annotations

import io
import json
import pickle
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import ddcheck
from building import checker
from ddcheck.core.reports import Verdict
from ddcheck.record_formats import read
from ddcheck.report_formats._encoding import report_object
from running import ROOT
from running import ddcheck as command

if TYPE_CHECKING:
    from pathlib import Path

TWO_LINES = """
kind: shipment
id: SO-1
export_date: 2026-11-20
mode: sea
origin: CN
destination: DE
parties:
  - {role: exporter, name: Example Metals Co., country: CN}
  - {role: consignee, name: Beispiel GmbH, country: DE}
  - {role: end_user, name: Beispiel GmbH, country: DE}
items:
  - {line: 1, description: gallium metal, hs_code: "8112921090", composition: [{substance: Ga, percent: 99.99}], form: ingot, quantity: 60, unit: kg}
  - {line: 2, description: gallium metal, hs_code: "8112921090", composition: [{substance: Ga, percent: 99.99}], form: ingot, quantity: 60, unit: kg}
documents:
  - {type: export_licence, number: LIC-1, licence_type: single, issued: 2026-10-01, valid_until: 2027-03-31, issuer: MOFCOM, control_codes: [3C001.a], quantity: 100, unit: kg, destination: DE, end_user: Beispiel GmbH}
"""


def of_the_command(path: Path) -> list[dict[str, Any]]:
    reports: list[dict[str, Any]] = json.loads(command("check", str(path), "-f", "json").out)[
        "reports"
    ]
    return reports


def test_two_lines_that_overdraw_one_licence_fail_alone() -> None:
    report = checker().check(ddcheck.parse_record(TWO_LINES))

    (finding,) = [each for each in report.findings if each.rule == "cn-batch-licence-overdrawn"]
    assert finding.verdict is report.verdict is Verdict.FAIL


def test_rules_across_records_can_be_left_out() -> None:
    some = ddcheck.Checker.load(as_of=date(2026, 11, 20), ignore=["cn-batch-*"])
    report = some.check(ddcheck.parse_record(TWO_LINES))

    assert not [each for each in report.findings if each.rule.startswith("cn-batch-")]


HISTORY = """history:
  - {id: SO-0, export_date: 2026-11-10, origin: CN, destination: DE, parties: [{role: consignee, name: Beispiel GmbH, country: DE}], items: [{line: 1, description: gallium metal, hs_code: "8112921090", quantity: 60, unit: kg}]}
"""


@pytest.mark.parametrize("text", [TWO_LINES, TWO_LINES + HISTORY], ids=["lines", "history"])
def test_it_is_the_report_of_the_command(text: str, tmp_path: Path) -> None:
    path = tmp_path / "order.yaml"
    path.write_text(text, "utf-8")
    (found,) = list(read(io.BytesIO(path.read_bytes()), str(path)))
    assert found.record is not None
    report = checker().check(found.record, date(2026, 11, 20), found)

    assert of_the_command(path) == [json.loads(json.dumps(report_object(report, "en")))]


def test_every_example_is_decided_as_by_the_command() -> None:
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        if path.name.endswith(".map.yaml"):
            continue
        (found,) = list(read(io.BytesIO(path.read_bytes()), str(path)))
        assert found.record is not None
        (told,) = of_the_command(path)
        report = checker().check(found.record, date.fromisoformat(told["as_of"]), found)

        assert told == json.loads(json.dumps(report_object(report, "en")))


def test_what_cannot_be_pickled_says_what_to_do_instead() -> None:
    loaded = ddcheck.Checker.load(rules=["cn-export-control"])
    with pytest.raises(TypeError, match="load one in each process"):
        pickle.dumps(loaded)
    with pytest.raises(TypeError, match="make one in each process"):
        pickle.dumps(ddcheck.Screener([], as_of=date(2026, 11, 20)))
