"""A mapping file is checked as a whole before any row is read."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck.errors import InvalidFileError
from ddcheck.reading import columns, mapping

GOOD = """
kind: shipment
sheet: 订单
header_row: 6
dates: DD/MM/YYYY
blank: [NULL, N/A]
columns:
  订单号: id
  收货人: [parties.consignee.name, end_user]
  目的国: {to: destination, values: {泰国: TH}}
  商品编码: {to: items.hs_code, digits: 10}
fixed: {origin: CN}
ignore: 备注
"""


def problems(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(InvalidFileError) as caught:
        mapping.load(text.encode(), "m.yaml")
    return [(each.line, each.path, each.message.en) for each in caught.value.problems]


def test_a_mapping_is_read() -> None:
    found = mapping.load(GOOD.encode(), "m.yaml")
    assert found.columns["订单号"].to == ("id",)
    assert found.columns["收货人"].to == ("parties.consignee.name", "end_user")
    assert found.columns["商品编码"].digits == 10
    assert found.ignore == ("备注",)
    assert found.header_row == 6


def test_the_example_in_the_module_is_a_mapping() -> None:
    import inspect

    text = inspect.cleandoc((mapping.__doc__ or "").split("\n\n")[1])
    assert mapping.load(text.encode(), "m.yaml").kind == "shipment"


def test_the_documentation_shows_a_mapping_and_headers_that_are_fields() -> None:
    text = (Path(__file__).parents[2] / "docs" / "records.md").read_text("utf-8")
    shown = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert shown is not None
    assert mapping.load(shown[1].encode(), "records.md").columns
    table = text[text.index("| Header |") : text.index("Short names")]
    headers = [
        header
        for line in table.split("\n")[2:]
        for header in re.findall(r"`([^`]+)`", line.split("|")[1] if line else "")
    ]
    assert len(headers) > 10
    assert all(columns.is_field(header, "shipment") for header in headers)


def test_the_schema_takes_what_the_mapping_takes() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = mapping.Mapping.model_json_schema()
    for column in ("id", ["consignee", "end_user"], {"to": "id", "digits": 10}):
        jsonschema.validate({"columns": {"a": column}, "ignore": "*"}, schema)
    for wrong in ({"columns": {"a": {"two": "id"}}}, {"colums": {"a": "id"}}, {}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


def test_all_problems_come_at_once_each_at_its_line() -> None:
    found = problems(
        "kind: shipment\n"
        "columns:\n"
        "  a: consigne\n"
        "  b: {to: export_date, dates: someday}\n"
        "  c: id\n"
        "  d: id\n"
        "numbers: many\n"
        "fixed: {id: x, orign: CN}\n"
        "ignore: [a]\n"
        "header_rows: 2\n"
    )
    assert [line for line, _, _ in found] == [3, 4, 6, 7, 8, 8, 9, 10]
    text = "\n".join(message for _, _, message in found)
    for words in (
        "did you mean consignee",
        "'someday' is not the form of a day",
        "id is filled by 'c' too",
        "'many' is not the form of a number",
        "did you mean origin",
        "the column 'a' is mapped too",
        "header_row is missing",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("columns: {a: id}\n---\ncolumns: {a: id}\n", "several documents"),
        ("kind: shipment\n", "is missing"),
        ("columns: {a: id}\ncolour: red\n", "is not a field"),
        ("columns: {a: id}\n", "write kind"),
        ("columns: {a: id, a: id}\n", "there twice"),
        ("kind: shipment\ncolumns: {a: id}\nheader_row: 0\n", "counted from 1"),
        (
            "kind: shipment\ncolumns: {a: consignee, b: 'parties.consignee[0].name'}\n",
            "filled by 'a' too",
        ),
        ("kind: shipment\ncolumns: {a: composition, b: items.composition.Bi}\n", "by 'a' too"),
        (
            "kind: shipment\ncolumns: {a: consignee}\nfixed: {'parties.consignee[0].name': X}\n",
            "filled by the column 'a' too",
        ),
        ("kind: shipment\ncolumns: {a: history}\n", "no field of a shipment"),
        ("kind: shipment\ncolumns: {a: parties.boss.name}\n", "no field of a shipment"),
    ],
)
def test_what_is_wrong_is_said(text: str, words: str) -> None:
    assert any(words in message for _, _, message in problems(text))


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("03/04/2026", "DD/MM/YYYY", "2026-04-03"),
        ("3/4/2026", "M/D/YYYY", "2026-03-04"),
        ("2026年3月4日", "YYYY年M月D日", "2026-03-04"),
        ("04-MAR-2026", "DD-MMM-YYYY", "2026-03-04"),
        ("20260304", "YYYYMMDD", "2026-03-04"),
        ("2026-03-04 12:30:00", "YYYY-MM-DD hh:mm:ss", "2026-03-04"),
    ],
)
def test_days_are_read_in_the_form_that_is_declared(text: str, form: str, day: str) -> None:
    assert mapping.day(text, form) == day


@pytest.mark.parametrize(("text", "form"), [("3/4/2026", "DD/MM/YYYY"), ("30/02/2026", "DD/MM/YYYY"), ("04-XYZ-2026", "DD-MMM-YYYY"), ("x03/04/2026", "DD/MM/YYYY")])  # fmt: skip
def test_a_day_of_another_form_is_refused(text: str, form: str) -> None:
    with pytest.raises(ValueError, match=r"form|no day"):
        mapping.day(text, form)


@pytest.mark.parametrize(
    ("text", "sample", "number"),
    [
        ("1,234,567.50", "1,234.5", "1234567.50"),
        ("1.250,5", "1.234,5", "1250.5"),
        ("12 000", "1 234,5", "12000"),
        ("1250,5", "1234,5", "1250.5"),
        ("-7", "1,234.5", "-7"),
    ],
)
def test_numbers_are_read_like_the_sample(text: str, sample: str, number: str) -> None:
    assert mapping.number(text, sample) == number


@pytest.mark.parametrize(("text", "sample"), [("1,23.5", "1,234.5"), ("1.234,5", "1,234.5"), ("1,2345", "1,234.5"), ("", "1,234.5"), ("1.5", "1.234,5")])  # fmt: skip
def test_a_number_written_otherwise_is_refused(text: str, sample: str) -> None:
    with pytest.raises(ValueError, match="not written like"):
        mapping.number(text, sample)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
@settings(max_examples=60)
def test_a_number_survives_every_way_of_writing_it(number: object) -> None:
    for sample, text in (("1,234.5", f"{number:,.2f}"), ("1234.5", f"{number:.2f}")):
        assert mapping.number(text, sample) == f"{number:.2f}"


@pytest.mark.parametrize("kind", columns.KINDS)
def test_every_field_that_is_told_of_can_be_mapped(kind: str) -> None:
    for path in columns.known(kind):
        assert columns.target(path, kind).path


def test_a_short_name_never_hides_a_field_of_the_record() -> None:
    for kind in columns.KINDS:
        for name in ("id", "end_use"):
            assert columns.target(name, kind).path == name
    assert columns.target("origin", "shipment").path == "origin"
    assert columns.target("contract", "shipment").path == "contract"


def test_kinds_are_told_by_their_columns() -> None:
    assert columns.kind_of(["id", "hs_code", "consignee"]) == "shipment"
    assert columns.kind_of(["id", "name", "country", "site_visit"]) == "customer"
    assert columns.kind_of(["id", "end_use", "x"]) is None


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_no_header_crashes_the_search_for_its_field(text: str) -> None:
    for kind in columns.KINDS:
        columns.is_field(text, kind)


@given(st.text(max_size=30), st.text(max_size=20))
@settings(max_examples=200)
def test_no_form_and_no_text_crash_the_reading_of_days_and_numbers(form: str, text: str) -> None:
    for read in (mapping.day, mapping.number):
        with suppress(ValueError):
            assert read(text, form)
