"""A run as JSON, written and read back."""

from __future__ import annotations

import io
import json
import pickle
import subprocess
import sys
from datetime import date
from hashlib import sha256
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ddcheck.core.texts import Text
from ddcheck.errors import InvalidFileError
from ddcheck.report_formats import RunInfo, names, render
from ddcheck.report_formats import json as json_format
from ddcheck.report_formats._decoding import SavedRun
from ddcheck.report_formats._encoding import dumps, report_object
from ddcheck.report_formats._report_encoder import ReportEncoder
from ddcheck.report_formats.schema import SCHEMA
from report_formats.samples import (
    HOSTILE,
    a_batch,
    a_clear,
    a_failed_report,
    a_finding,
    a_match,
    a_report,
    a_run,
    not_checked,
    words,
)
from report_formats.test_formats import a_hostile_report

if TYPE_CHECKING:
    from ddcheck.core.reports import Result

VALID = Draft202012Validator(SCHEMA)


def a_full_run() -> tuple[list[Result], RunInfo]:
    info = a_run(
        exit_status=4,
        exit_reason="1 row not checked",
        notes=(Text("report-only: gate is off", "仅出报告：不作拦截（gate none）"),),
        inputs=({"path": "orders.xlsx", "sha256": "77ab" * 16},),
        waivers=({"id": "W-1", "status": "used", "by": ["li.na", "m.roth"]},),
        errors=({"code": "lists.stale", "message": "old"},),
    )
    return a_batch(), info


def document(*results: Result, **changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render("json", results, a_run(**changes)))
    VALID.validate(found)
    return found


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_keys_of_the_contract_are_there() -> None:
    run = document(a_failed_report())

    assert list(run)[:4] == ["schema", "tool", "summary", "reports"]
    assert run["schema"] == "ddcheck/run/1"
    assert run["tool"] == {"name": "ddcheck", "version": "0.1.0"}
    assert run["summary"] == {"records": 1, "pass": 0, "review": 0, "fail": 1, "not_checked": 0}
    report = run["reports"][0]
    assert report["schema"] == "ddcheck/report/1"
    assert report["record"] == {
        "kind": "shipment",
        "id": "SO-2026-0412",
        "source": "orders/day 1.yaml",
        "line": 412,
        "sha256": "77ab" * 16,
    }
    hit = report["findings"][3]
    assert hit["citations"] == [
        {
            "ref": "MOFCOM-GAC 10/2025",
            "article": "item 3",
            "url": "https://law.example/10-2025",
        }
    ]
    assert hit["evidence"] == {
        "control_code": "6C001.a",
        "path": "items[0].composition",
        "source_line": 437,
    }
    (match,) = report["matches"]
    assert sum(point["points"] for point in match["explanation"]) == match["score"]
    assert report["upcoming"][0]["date"] == "2026-11-28"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_only_texts_are_in_the_language_of_the_run(lang: str) -> None:
    finding = document(a_failed_report(), lang=lang)["reports"][0]["findings"][3]

    assert finding["rule"] == "cn-licence-required"
    assert (finding["outcome"], finding["verdict"]) == ("hit", "fail")
    assert (
        finding["title"]
        == {
            "en": "Controlled goods without an export licence",
            "zh": "管制物项无出口许可证",
        }[lang]
    )


def test_a_finding_without_remedy_has_an_empty_one() -> None:
    assert document(a_report(a_clear()))["reports"][0]["findings"][0]["remedy"] == ""


def test_what_was_not_checked_keeps_its_place() -> None:
    (error,) = document(*a_batch())["errors"]

    assert error["type"] == "not_checked"
    assert error["index"] == 6
    assert error["cell"] == "订单!F412"


def test_a_run_is_complete_only_if_every_record_was_decided() -> None:
    assert document(a_failed_report())["run"]["complete"] is True
    assert document(a_failed_report(), not_checked())["run"]["complete"] is False
    assert document()["run"]["complete"] is False


def decode_run(data: bytes) -> tuple[RunInfo, list[Result]]:
    run = SavedRun(io.BytesIO(data))
    results = list(run.results())
    assert list(run.results()) == results
    return run.info, results


def digest_problems(data: bytes) -> tuple[Text, ...]:
    return SavedRun(io.BytesIO(data)).digest_problems()


@pytest.mark.parametrize("style", ["json", "jsonl"])
def test_reading_back_gives_the_same_bytes(style: str) -> None:
    results, info = a_full_run()
    written = render(style, results, info)
    again, decoded = decode_run(written)

    assert render(style, decoded, again) == written


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_stream_and_an_object_read_back_alike(lang: str) -> None:
    results = a_batch()
    info = a_run(lang=lang)

    assert decode_run(render("jsonl", results, info)) == decode_run(render("json", results, info))


@pytest.mark.parametrize("name", names())
def test_every_format_is_the_same_from_a_saved_run(name: str) -> None:
    results, info = a_full_run()
    saved, decoded = decode_run(render("json", results, info))

    assert render(name, decoded, saved) == render(name, results, info)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_comes_back_as_it_was(text: str) -> None:
    written = render("json", [a_hostile_report(text), not_checked(id=text)], a_run())
    _, (report, missed) = decode_run(written)

    assert report.subject["label"] == text  # type: ignore[union-attr]
    assert missed.id == text  # type: ignore[union-attr]


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_any_text_survives(text: str) -> None:
    line = dumps({"text": text})

    assert json.loads(line) == {"text": text}
    assert "\n" not in line


def test_the_digest_is_over_the_sorted_compact_bytes() -> None:
    report = document(a_failed_report())["reports"][0]
    given_digest = report.pop("report_digest")
    plain = json.dumps(report, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    assert given_digest == "sha256:" + sha256(plain.encode()).hexdigest()


def test_the_fast_encoder_says_what_the_plain_one_says() -> None:
    for report in (a_failed_report(), a_report(a_finding()), a_report(a_clear())):
        for lang in ("en", "zh"):
            encoded = ReportEncoder(lang).encode(report)

            assert json.loads(encoded.text) == report_object(report, lang)


def test_the_fast_encoder_says_the_same_whatever_stands_first_and_however_often() -> None:
    plain, dated = a_clear(1, reasons=()), a_clear(2)
    for between in (", ", ",\n"):
        encoder = ReportEncoder("en")
        for findings in permutations((plain, dated, a_clear(3, reasons=()), a_finding())):
            for number in (1, 2):
                for given_day in (date(2026, 7, 15), date(2026, 7, 16)):
                    report = a_report(*findings, number=number, as_of=given_day)
                    encoded = encoder.encode(report, between=between)

                    assert json.loads(encoded.text) == report_object(report, "en")
                    assert encoded == ReportEncoder("en").encode(report, between=between)


def test_parties_that_are_equal_only_to_python_stay_apart() -> None:
    encoder = ReportEncoder("en")
    for path in (1, True, 1.0, "1", 0, False):
        report = a_report(a_clear(), subject={"label": "x", "parties": [{"path": path}]})

        assert json.dumps({"path": path}).encode() in encoder.encode(report).text


def test_what_many_reports_say_alike_travels_once() -> None:
    encoder = ReportEncoder("en")
    shared = [a_clear(number, reasons=()) for number in range(60)]
    encoded = [encoder.encode(a_report(*shared, number=number)) for number in range(50)]

    assert len(pickle.dumps(encoded)) < sum(len(each.text) for each in encoded) / 3
    assert pickle.loads(pickle.dumps(encoded)) == encoded


def test_a_shared_finding_is_encoded_once_and_stays_itself() -> None:
    encoder = ReportEncoder("en")
    shared = a_clear(1)
    first = encoder.encode(a_report(shared, number=1))
    second = encoder.encode(a_report(shared, a_clear(2), number=2))

    assert b'"rule": "cn-rule-1"' in first.text
    assert b'"rule": "cn-rule-1"' in second.text
    assert b'"rule": "cn-rule-2"' in second.text


def test_evidence_that_json_cannot_carry_is_a_bug() -> None:
    with pytest.raises(TypeError, match="evidence holds a set"):
        render("json", [a_report(a_finding(evidence={"x": {1}}))], a_run())
    with pytest.raises(ValueError, match="not JSON compliant"):
        render("json", [a_report(matches=(a_match(score=float("nan")),))], a_run())


def test_an_untouched_run_has_no_digest_problem() -> None:
    results, info = a_full_run()

    assert digest_problems(render("json", results, info)) == ()
    assert digest_problems(render("jsonl", results, info)) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"verdict": "fail"', b'"verdict": "pass"'),
        (b"55.3 %", b"5.3 %"),
        (b'"exit_status": 4', b'"exit_status": 0'),
        (b'"id": "SO-21320"', b'"id": "SO-21321"'),
        (b'"not_checked": 1', b'"not_checked": 0'),
        (b'"status": "used"', b'"status": "gone"'),
        (b'"version": "0.1.0"', b'"version": "0.2.0"'),
    ],
    ids=lambda value: value.decode(),
)
def test_a_changed_run_has_one(old: bytes, new: bytes) -> None:
    results, info = a_full_run()
    written = render("json", results, info)

    assert old in written
    assert digest_problems(written.replace(old, new, 1))


def test_a_cut_stream_is_refused() -> None:
    written = render("jsonl", a_batch(), a_run())
    without_end = written[: written.rstrip().rindex(b"\n") + 1]

    with pytest.raises(InvalidFileError, match="no end line"):
        decode_run(without_end)
    with pytest.raises(InvalidFileError, match=r"run:9: the line is not JSON"):
        decode_run(b"\n".join(written.split(b"\n")[:9])[:-20])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not JSON"),
        (b"[]", "not a JSON object"),
        (b"{}", "is not 'ddcheck/run/1'"),
        (b'{"schema": "ddcheck/run/2", "reports": []}', "is not 'ddcheck/run/1'"),
        (b'{"schema": "ddcheck/run/1"}', "reports: not a list"),
        (b'{"schema": "ddcheck/run/1", "reports": [{}]}', r"reports\[0\]: the key 'schema'"),
        (b"\xff", "not UTF-8"),
        (b"a,b\n1,2\n", "not JSON"),
    ],
    ids=ascii,
)
def test_what_is_no_run_is_refused_with_its_place(data: bytes, says: str) -> None:
    with pytest.raises(InvalidFileError, match=says):
        decode_run(data)


def test_a_run_with_a_changed_count_is_refused() -> None:
    written = render("json", a_batch(), a_run())

    with pytest.raises(InvalidFileError, match="the counts differ"):
        decode_run(written.replace(b'"pass": 6', b'"pass": 7', 1))


def test_an_unknown_verdict_is_refused_and_never_a_pass() -> None:
    written = render("json", [a_failed_report()], a_run())

    with pytest.raises(InvalidFileError, match=r"reports\[0\]"):
        decode_run(written.replace(b'"verdict": "fail"', b'"verdict": "grave"', 1))


def test_many_reports_go_through_a_file_and_come_out_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    in_memory = render("json", a_batch(), a_run())
    monkeypatch.setattr(json_format, "_IN_MEMORY", 1000)

    assert render("json", a_batch(), a_run()) == in_memory


def test_writing_a_run_does_not_load_what_reads_it() -> None:
    code = (
        "import sys, ddcheck.report_formats.json\n"
        "slow = {'tempfile', 'pydantic', 'ddcheck.report_formats._decoding'} & set(sys.modules)\n"
        "assert not slow, slow\n"
    )

    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_reason_is_one_string() -> None:
    report = a_report(a_finding(reasons=(words("One."), words("Two."))))

    assert document(report)["reports"][0]["findings"][0]["reasons"] == ["One.", "Two."]
