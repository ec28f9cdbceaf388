"""Where a finding points: the field in the file, whatever the file."""

from __future__ import annotations

import csv
import io
import json
import pickle
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from ddcheck import record_formats
from ddcheck.checker import Checker
from ddcheck.core.reports import Outcome, Place
from ddcheck.reading.tables import start_of
from ddcheck.record_formats import Options
from running import SMALL

if TYPE_CHECKING:
    from ddcheck.record_formats import Read

HEADER = ["id", "destination", "consignee", "consignee_country", "end_user", "description"]
ORDER = ["A", "DE", "Beispiel GmbH", "DE", "", "screws"]
LISTED = ["B", "DE", "Beispiel GmbH", "DE", "Bad Example Optics GmbH", "screws"]
RECORD = {
    "kind": "shipment",
    "id": "B",
    "destination": "DE",
    "parties": [{"role": "consignee", "name": "Beispiel GmbH"}, {"role": "end_user", "name": "Bad Example Optics GmbH"}],
    "items": [{"description": "screws"}],
}  # fmt: skip


@cache
def checker() -> Checker:
    return Checker.load(
        rules_dir=SMALL / "rules", lists_dir=SMALL / "lists", as_of=date(2026, 11, 20)
    )


def read(data: bytes, name: str) -> list[Read]:
    return list(record_formats.read(io.BytesIO(data), name, Options(kind="shipment")))


def pointed_at(data: bytes, name: str) -> dict[str, Any]:
    """What the one finding that objects says of its place."""
    reports = [checker().check(each.record, read=each) for each in read(data, name) if each.record]
    (hit,) = (
        finding for report in reports for finding in report.findings if finding.outcome is Outcome.HIT
    )  # fmt: skip
    assert hit.evidence["path"] == "parties[1]"
    return {key: value for key, value in hit.evidence.items() if key.startswith("source_")}


def workbook(*rows: list[str]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("订单")
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    return out.getvalue()


def test_in_a_text_it_is_a_line_and_a_character() -> None:
    assert pointed_at(json.dumps([RECORD], indent=1).encode(), "o.json") == {
        "source_line": 11,
        "source_column": 4,
    }
    line = json.dumps(RECORD)
    assert pointed_at(f"\n{line}\n".encode(), "o.jsonl") == {
        "source_line": 2,
        "source_column": line.index('{"role": "end_user"') + 1,
    }


def test_in_a_table_it_is_a_row_and_a_column_with_its_header() -> None:
    rows = "\n".join(",".join(row) for row in (HEADER, ORDER, LISTED))
    assert pointed_at(rows.encode(), "o.csv") == {
        "source_line": 3,
        "source_column": 5,
        "source_header": "end_user",
        "source_character": len("B,DE,Beispiel GmbH,DE,") + 1,
    }


@pytest.mark.parametrize(
    ("row", "line", "character"),
    [
        ('B,DE,"Beispiel, Söhne GmbH",DE,"{}",screws', 3, 32),
        ('"B","DE","Beispiel ""und"" GmbH","DE","{}","screws"', 3, 39),
        ('B,DE,"Beispiel\nGmbH",DE,{},screws', 4, 10),
        ('B,DE,"Beispiel\r\nund\r\nSöhne",DE,{},"a\nb"', 5, 11),
        ("B,DE,收货人,DE,{},screws", 3, 13),
    ],
    ids=["a delimiter", "quotes", "two lines", "three lines", "Chinese"],
)
def test_in_a_table_of_text_it_is_the_character_where_the_cell_begins(
    row: str, line: int, character: int
) -> None:
    lines = [",".join(HEADER), ",".join(ORDER), row.format("Bad Example Optics GmbH")]
    found = pointed_at("\n".join(lines).encode(), "o.csv")

    assert (found["source_line"], found["source_character"]) == (line, character)
    there = "\n".join(lines).replace("\r\n", "\n").split("\n")[line - 1][character - 1 :]
    assert there.lstrip('"').startswith("Bad Example")


@given(
    cells=st.lists(
        st.text(alphabet=st.sampled_from('a品,;"\n \t'), max_size=6), min_size=1, max_size=5
    ),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC]),
)
def test_every_cell_of_a_row_is_found_in_its_text(
    cells: list[str], delimiter: str, quoting: Any
) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\n").writerow(cells)
    text = out.getvalue()
    lines = io.StringIO(text, newline="").readlines()
    for index, cell in enumerate(cells):
        below, character = start_of(text, delimiter, index)
        rest = "".join([lines[below][character - 1 :], *lines[below + 1 :]])
        (row,) = csv.reader(io.StringIO(rest, newline=""), delimiter=delimiter)
        assert (row or [""])[0] == cell


def test_in_a_parquet_table_it_is_the_same() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    columns = dict(zip(HEADER, map(list, zip(ORDER, LISTED, strict=True)), strict=True))
    out = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), out)
    assert pointed_at(out.getvalue(), "o.parquet") == {
        "source_line": 2,
        "source_column": 5,
        "source_header": "end_user",
    }


def test_in_a_workbook_it_is_also_a_cell() -> None:
    assert pointed_at(workbook(HEADER, ORDER, LISTED), "o.xlsx") == {
        "source_line": 3,
        "source_column": 5,
        "source_cell": "订单!E3",
        "source_header": "end_user",
    }


def test_a_field_left_out_has_no_column_and_stands_where_its_neighbours_do() -> None:
    (found,) = read(workbook(HEADER, LISTED), "o.xlsx")
    place = found.places("items[0].composition")

    assert place == Place(2, 6, "订单!F2", "description", stated=False)
    assert place.evidence() == {"source_line": 2, "source_cell": "订单!F2"}


def test_an_entry_of_a_list_in_one_cell_stands_in_that_cell() -> None:
    (found,) = read(b"id,cas\nA,7440-69-9;7440-31-5\n", "o.csv")

    assert found.places("items[0].cas[1]") == Place(2, 2, header="cas", character=3)


def test_places_travel_to_another_process_once_they_are_worked_out() -> None:
    for data, name in ((b"id,destination\nA,DE\n", "o.csv"), (b'{"destination": "DE"}', "o.jsonl")):
        (found,) = read(data, name)
        before = found.places("destination")

        assert pickle.loads(pickle.dumps(found)).places("destination") == before


def test_a_workbook_and_a_text_are_told_apart_by_what_is_left_empty() -> None:
    assert Place(3, 4).evidence() == {"source_line": 3, "source_column": 4}
    assert Place(cell="订单!A1").evidence() == {"source_cell": "订单!A1"}
    assert Place().evidence() == {}
