"""The file of a saved run is read piece by piece, and says what it says as a whole."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck.errors import InvalidFileError
from ddcheck.report_formats import _run_parts, render
from ddcheck.report_formats._decoding import SavedRun
from ddcheck.report_formats._encoding import RUN_SCHEMA
from ddcheck.report_formats._run_parts import Parts
from report_formats.samples import a_batch, a_clear, a_finding, a_report, a_run, words

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(st.text(), VALUES, max_size=3)
RUNS = st.builds(
    lambda more, reports, errors, first: (
        {**({"schema": RUN_SCHEMA} if first else {}), **more, "schema": RUN_SCHEMA}
        | {"reports": reports, "errors": errors}
    ),
    OBJECTS,
    st.lists(OBJECTS, max_size=4),
    st.lists(OBJECTS, max_size=2),
    st.booleans(),
)


def parts_of(data: bytes) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    found = Parts(io.BytesIO(data), "run")
    reports = list(found.reports())
    assert list(found.reports()) == reports
    return reports, found.run


@settings(deadline=None)
@given(RUNS, st.integers(1, 40), st.sampled_from([None, 0, 3]), st.booleans())
def test_an_object_in_pieces_is_the_object(
    run: dict[str, Any], size: int, indent: int | None, ascii_alone: bool
) -> None:
    text = json.dumps(run, indent=indent, ensure_ascii=ascii_alone)
    data = text.encode("utf-8", "replace")
    wanted = json.loads(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_run_parts, "_PIECE", size)
        reports, rest = parts_of(b" \n" + data + b"\r\n\t")
    assert repr({**rest, "reports": reports}) == repr({**rest, "reports": wanted.pop("reports")})
    assert repr(rest) == repr(wanted)


@pytest.mark.parametrize(
    "number", ["0.0", "-0.5", "1e5", "1E-5", "12", "-1.5e+300", "true", "null"]
)
def test_a_value_that_is_cut_anywhere_is_whole(number: str) -> None:
    text = f'{{"schema": "{RUN_SCHEMA}", "reports": [{{"a": {number}}}], "b": {number}}}'
    wanted = json.loads(number)
    for size in range(1, len(text) + 1):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_run_parts, "_PIECE", size)
            (report,), run = parts_of(text.encode())
        assert repr([report["a"], run["b"]]) == repr([wanted, wanted])


@settings(deadline=None, max_examples=300)
@given(st.data(), st.integers(1, 40))
def test_what_is_not_json_is_told_in_pieces_too(data: st.DataObject, size: int) -> None:
    run = {"schema": RUN_SCHEMA, "reports": [{"a": 1.5}, {"b": [None, "\\u00e9é"]}], "errors": []}
    text = json.dumps(run, ensure_ascii=False)
    at = data.draw(st.integers(0, len(text) - 1))
    put = data.draw(
        st.sampled_from(["", "{", "}", "[", "]", ",", ":", '"', "\\", "1", "e", " ", "\x00"])
    )
    changed = text[:at] + put + text[at + data.draw(st.integers(0, 2)) :]
    value: Any = None
    try:
        value = json.loads(changed)
        sound = isinstance(value, dict) and value.get("schema") == RUN_SCHEMA
        for key in ("reports", "errors"):
            sound = sound and isinstance(value.get(key, [] if key == "errors" else None), list)
            sound = sound and all(isinstance(each, dict) for each in value.get(key, []))
    except ValueError:
        sound = False
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_run_parts, "_PIECE", size)
        if sound:
            assert parts_of(changed.encode())[0] == value["reports"]
        else:
            with pytest.raises(InvalidFileError):
                parts_of(changed.encode())


@pytest.mark.parametrize("size", [1, 7, 1 << 20])
def test_what_is_wrong_is_told_with_its_line(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(_run_parts, "_PIECE", size)
    written = render("json", a_batch(), a_run())
    for damaged in (
        written.replace(b'"findings"', b'"findings', 1),
        written.replace(b'"verdict": ', b'"verdict" ', 1),
        written[:-3],
        written + b"{}",
    ):
        with pytest.raises(json.JSONDecodeError) as whole:
            json.loads(damaged)
        with pytest.raises(InvalidFileError, match=rf"not JSON: .*: line {whole.value.lineno};"):
            parts_of(damaged)
    damaged = written.replace(b"findings", b"find\xffngs", 1)
    with pytest.raises(InvalidFileError, match=f"not UTF-8 at byte {damaged.index(255)}"):
        parts_of(damaged)


def test_a_long_first_line_is_no_header(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_run_parts, "_PIECE", 100)
    found = Parts(
        io.BytesIO(json.dumps({"schema": RUN_SCHEMA, "x": "y" * 200, "reports": []}).encode()),
        "run",
    )
    assert found.style == "json"


@pytest.mark.parametrize("style", ["json", "jsonl"])
def test_what_reports_say_alike_is_one_object(style: str) -> None:
    batch = [a_report(a_clear(), a_finding(reasons=(words(str(n)),))) for n in range(3)]
    run = SavedRun(io.BytesIO(render(style, batch, a_run())))
    first, second, third = (report for report, _ in run.reports())
    for other in (second, third):
        assert other.findings[0] is first.findings[0]
        assert other.lists is first.lists
        assert other.rule_sets is first.rule_sets


def test_a_number_is_not_taken_for_an_equal_one_of_another_kind() -> None:
    written = render("json", [a_report(a_clear()), a_report(a_clear())], a_run())
    at = written.rindex(b'"entries": ') + len(b'"entries": ')
    size = len(written[at:].split(b"}", 1)[0])
    changed = written[: at + size] + b".0" + written[at + size :]
    run = SavedRun(io.BytesIO(changed))
    kinds = [type(report.lists[-1].entries) for report, _ in run.reports()]
    assert kinds == [int, float]
