"""A run as a stream of lines."""

from __future__ import annotations

import io
import json
from typing import Any

from ddcheck.report_formats import jsonl, render
from ddcheck.report_formats._report_encoder import ReportEncoder
from report_formats.samples import a_batch, a_failed_report, a_run, counted


def lines_of(written: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.decode().splitlines()]


def test_a_header_a_line_a_record_and_an_end() -> None:
    lines = lines_of(render("jsonl", a_batch(), a_run()))
    kinds = [line["type"] for line in lines]

    assert kinds == ["header"] + ["report"] * 6 + ["not_checked"] + ["report"] * 5 + ["end"]
    assert lines[0]["schema"] == "ddcheck/run/1"
    assert lines[-1]["counts"] == counted(a_batch()).as_dict()
    assert lines[-1]["complete"] is False


def test_the_end_says_that_all_was_decided() -> None:
    assert lines_of(render("jsonl", [a_failed_report()], a_run()))[-1]["complete"] is True


def test_a_line_is_a_report_of_the_object() -> None:
    (of_object,) = json.loads(render("json", [a_failed_report()], a_run()))["reports"]
    line = lines_of(render("jsonl", [a_failed_report()], a_run()))[1]

    assert line.pop("type") == "report"
    assert line == of_object


def test_a_record_is_written_as_it_comes() -> None:
    out = io.StringIO()
    writer = jsonl.begin(out, a_run())
    writer.add(a_failed_report())

    assert out.getvalue().count("\n") == 2


def test_a_worker_may_encode() -> None:
    out = io.StringIO()
    writer = jsonl.begin(out, a_run())
    encoder = ReportEncoder("en")
    for result in (a_failed_report(), a_failed_report(number=2)):
        writer.add_encoded(encoder.encode(result, kind="report"))
    results = [a_failed_report(), a_failed_report(number=2)]
    writer.end(counted([*results]), a_run())

    assert out.getvalue().encode() == render("jsonl", results, a_run())
