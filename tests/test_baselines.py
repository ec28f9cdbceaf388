from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ddcheck import baselines, report_formats
from ddcheck.core.digests import fingerprint
from ddcheck.core.reports import Outcome, Verdict
from ddcheck.errors import UsageError
from report_formats.samples import a_clear, a_finding, a_report, a_run

if TYPE_CHECKING:
    from pathlib import Path


def test_open_findings_of_a_saved_run_are_its_baseline(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_bytes(report_formats.render("json", [a_report(a_finding(), a_clear())], a_run()))
    found = baselines.load(path)

    assert [rule for rule, _ in found.values()] == ["cn-licence-required"]


def test_a_finding_is_known_or_new_and_a_clear_one_is_neither() -> None:
    report = a_report(a_finding(), a_finding(rule="another"), a_clear())
    known = frozenset(fingerprint(report.record, each) for each in report.findings[:1])
    marked, met = baselines.mark(report, known)

    assert [each.baseline for each in marked.findings] == ["known", "new", ""]
    assert met == set(known)
    assert marked.verdict is report.verdict


def test_a_waived_finding_is_still_the_same_question() -> None:
    waived = a_finding(outcome=Outcome.WAIVED, verdict=Verdict.PASS, waiver="W-1")

    assert baselines.is_open(waived)
    assert not baselines.is_open(a_clear())


def test_what_is_gone_is_named_and_what_is_left_out_is_counted() -> None:
    gone = {f"f{number}": ("a-rule", f"SO-{number}") for number in range(60)}
    lines = [str(each) for each in baselines.summary(gone, set(), "run.json")]

    assert lines[0] == "baseline run.json: 0 of 60 findings are there again"
    assert lines[-1] == "baseline: 10 more are gone; all of them: ddcheck diff"
    assert len(lines) == 52


@pytest.mark.parametrize("text", ["", "{}", "not a run"])
def test_what_is_no_run_is_a_usage_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "run.json"
    with pytest.raises(UsageError, match="cannot be read"):
        baselines.load(path)
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match="--baseline"):
        baselines.load(path)
