"""Orders from Excel workbooks: every cell keeps its name, and damage is an exact message."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck import record_formats
from ddcheck.core.records import Shipment
from ddcheck.core.reports import Place
from ddcheck.errors import InvalidFileError, UnknownNameError
from ddcheck.reading import mapping, workbooks
from ddcheck.record_formats import Options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ddcheck.record_formats import Read

FORMATS = {"date": "yyyy-mm-dd", "percent": "0.0%", "time": "hh:mm", "odd": '0.00"%"'}


class Formula(str):
    """A formula; its value stands after a tab."""


def book(
    rows: Sequence[Sequence[Any]],
    name: str = "订单",
    also: Callable[[Any, Any], None] | None = None,
    top: int = 0,
    left: int = 0,
) -> bytes:
    """A workbook with one sheet; a pair is a value and the format of its cell."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        formats = {key: workbook.add_format({"num_format": form}) for key, form in FORMATS.items()}
        sheet = workbook.add_worksheet(name)
        for at, row in enumerate(rows):
            for index, cell in enumerate(row):
                value, form = cell if isinstance(cell, tuple) else (cell, None)
                place = (top + at, left + index)
                if value is None:
                    continue
                if isinstance(value, Formula):
                    text, _, result = value.partition("\t")
                    sheet.write_formula(*place, text, None, result)
                elif isinstance(value, date | datetime | time):
                    sheet.write_datetime(*place, value, formats[form or "date"])
                elif isinstance(value, bool):
                    sheet.write_boolean(*place, value)
                elif isinstance(value, str):
                    sheet.write_string(*place, value)
                else:
                    sheet.write_number(*place, value, formats[form] if form else None)
        if also is not None:
            also(workbook, sheet)
    return stream.getvalue()


def read(data: bytes, map_: str = "", name: str = "orders.xlsx", **options: Any) -> list[Read]:
    if map_:
        options["mapping"] = mapping.load(map_.encode(), "m.yaml")
    return list(record_formats.read(io.BytesIO(data), name, Options(**options)))


def only(data: bytes, map_: str = "", **options: Any) -> Shipment:
    (found,) = read(data, map_, **options)
    assert isinstance(found.record, Shipment), found.problems
    return found.record


def message(data: bytes, map_: str = "", **options: Any) -> str:
    (found,) = read(data, map_, **options)
    assert found.record is None
    return "\n".join(map(str, found.problems))


HEADER: list[Any] = ["id", "export_date", "destination", "description", "hs_code", "quantity"]


def an_order(**cells: Any) -> bytes:
    row = {"id": "SO-1", "export_date": date(2026, 11, 20), "destination": "TH"} | cells
    return book([list(row), list(row.values())])


def test_cells_have_names_and_dates_are_days() -> None:
    data = book([HEADER, ["SO-1", date(2026, 11, 20), "TH", "tin", "8001100000", 12.5]])
    (found,) = read(data)
    assert isinstance(found.record, Shipment)
    assert found.record.export_date == date(2026, 11, 20)
    assert str(found.record.items[0].quantity) == "12.5"
    assert (found.cell, found.line) == ("订单!A2", 2)
    assert found.places("items[0].hs_code") == Place(2, 5, "订单!E2", "hs_code")


def test_cells_keep_their_names_where_the_table_begins_further_down_and_right() -> None:
    data = book([HEADER, ["SO-1", None, "TH", "tin", "80", 1]], top=4, left=2)
    (found,) = read(data)
    assert found.problems[0].cell == "订单!G6"
    assert found.cell == "订单!C6"


def test_rows_of_one_id_are_one_shipment() -> None:
    data = book(
        [HEADER, ["A", None, "TH", "tin"], ["A", None, "TH", "lead"], ["B", None, "TH", "zinc"]]
    )
    assert [len(each.record.items) for each in read(data) if isinstance(each.record, Shipment)] == [
        2,
        1,
    ]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ({"hs_code": 3810100000}, "number 3810100000, and zeros at its start may be lost"),
        ({"hs_code": 101210000}, "digits: 10"),
        ({"control_code": 30}, "was it 3E001?"),
        ({"control_code": date(2026, 3, 1)}, "date 2026-03-01"),
        ({"id": 10001}, "as_text: true"),
        ({"consignee": 360}, "number 360"),
        ({"parties.consignee.identifiers.uscc": 913100710926321234}, "digits after the 15th"),
        ({"quantity": date(2026, 3, 1)}, "date 2026-03-01"),
        ({"quantity": True}, "truth value TRUE"),
        ({"export_date": 46346}, "date format"),
        ({"export_date": (time(1, 2), "time")}, "value of the type time"),
        ({"description": date(2026, 3, 1)}, "format Text"),
        ({"description": Formula("=NA()\t#N/A")}, "#N/A is an error of the spreadsheet"),
        ({"hs_code": Formula("=1/0\t#DIV/0!")}, "#DIV/0! is an error of the spreadsheet"),
    ],
    ids=str,
)
def test_a_cell_of_the_wrong_type_is_an_exact_message(cell: dict[str, Any], words: str) -> None:
    assert words in message(an_order(**cell))


def test_a_formula_without_a_value_is_refused_and_not_blank() -> None:
    data = an_order(description=Formula("=A1\tx"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b"<v>x</v>" in sheet
    for empty in (b"", b"<v/>", b"<v></v>"):
        changed = sheet.replace(b"<v>x</v>", empty).replace(b' t="str"', b"")
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, changed if name.endswith("sheet1.xml") else content)
        assert "formula without a value" in message(stream.getvalue())


def test_a_percent_format_is_read_as_what_the_cell_shows() -> None:
    record = only(an_order(**{"items.composition.Bi": (0.553, "percent")}))
    assert str(record.items[0].composition[0].percent) == "55.3"
    plain = only(an_order(**{"items.composition.Bi": (55.3, "odd")}))
    assert str(plain.items[0].composition[0].percent) == "55.3"


def test_numbers_have_no_more_digits_than_a_spreadsheet_shows() -> None:
    record = only(an_order(quantity=0.1 + 0.2, net_weight_kg=1e15, value=5.0))
    item = record.items[0]
    assert [str(each) for each in (item.quantity, item.net_weight_kg, item.value)] == [
        "0.3",
        "1000000000000000",
        "5",
    ]


def test_a_mapping_may_declare_how_many_digits_a_code_has() -> None:
    data = book([["订单号", "编码"], [17, 101210000], [18, "810110000"]])
    good, bad = read(
        data, "columns: {订单号: {to: id, as_text: true}, 编码: {to: items.hs_code, digits: 10}}\n"
    )
    assert isinstance(good.record, Shipment)
    assert (good.id, good.record.items[0].hs_code) == ("17", "0101210000")
    assert "10 were declared" in str(bad.problems[0])


def test_merged_cells_hold_for_all_their_rows_but_not_as_sums() -> None:
    def merge(_: Any, sheet: Any) -> None:
        sheet.merge_range(1, 0, 2, 0, "SO-1")
        sheet.merge_range(1, 2, 2, 2, "TH")
        sheet.merge_range(1, 5, 2, 5, 600)

    rows = [HEADER, [None, None, None, "tin"], [None, None, None, "lead"]]
    (found,) = read(book(rows, also=merge))
    assert found.id == "SO-1"
    assert [each.path for each in found.problems] == ["items[0].quantity", "items[1].quantity"]
    assert "merged over several rows" in found.problems[0].message.en

    def merge_ids(_: Any, sheet: Any) -> None:
        sheet.merge_range(1, 0, 2, 0, "SO-1")
        sheet.merge_range(1, 2, 2, 2, "TH")

    record = only(book(rows, also=merge_ids))
    assert (record.destination, len(record.items)) == ("TH", 2)


def test_a_header_of_two_rows_is_joined() -> None:
    def merge(_: Any, sheet: Any) -> None:
        sheet.merge_range(0, 1, 0, 2, "收货人")

    data = book([["订单号"], [None, "名称", "国家"], ["A", "Acme", "TH"]], also=merge)
    record = only(
        data,
        """
header_row: 1
header_rows: 2
columns:
  订单号: id
  收货人 / 名称: consignee
  收货人 / 国家: consignee_country
""",
    )
    assert (record.parties[0].name, record.parties[0].country) == ("Acme", "TH")


def test_hidden_sheets_rows_and_columns_are_named() -> None:
    def hide(workbook: Any, sheet: Any) -> None:
        workbook.add_worksheet("底稿").hide()
        for row in (2, 3, 5):
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_column("D:D", None, None, {"hidden": True})

    rows = [HEADER, *([f"SO-{at}", None, "TH", "tin"] for at in range(6))]
    first, *rest = read(book(rows, also=hide))
    told = "\n".join(note.message.en for note in first.notes)
    assert "not read: 底稿 (hidden)" in told
    assert "3 hidden rows are read like the others: 3-4, 6" in told
    assert "hidden columns are read like the others: D" in told
    assert len(rest) == 5
    assert all(each.notes == () for each in rest)


def test_one_of_several_sheets_has_to_be_named() -> None:
    def another(workbook: Any, _: Any) -> None:
        workbook.add_worksheet("empty")
        workbook.add_worksheet("second").write(0, 0, "id")

    data = book([HEADER, ["A", None, "TH"]], also=another)
    assert "has several sheets (订单, second); name one with --sheet" in message(data)
    assert only(data, sheet="订单").id == "A"
    assert read(data, sheet="empty") == []
    with pytest.raises(UnknownNameError, match="second"):
        read(data, sheet="secund")


def test_a_mapping_that_does_not_fit_is_a_usage_error_with_the_cell() -> None:
    with pytest.raises(InvalidFileError, match="B1"):
        read(book([["a", "b"], ["1", "2"]]), "kind: shipment\ncolumns: {a: id}\n")


def _repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def _rows_of(data: bytes) -> list[tuple[int, list[Any]]]:
    """The rows of a workbook without the blanks at their ends, which depend on the rows around them."""
    _, rows, _ = workbooks.table(io.BytesIO(data), "x.xlsx", Options())
    found = []
    for line, cells in rows:
        left = [repr(cell) for cell in cells]
        while left and left[-1] in ("''", '""'):
            left.pop()
        if left:
            found.append((line, left))
    return found


def _a_large_sheet() -> bytes:
    def merge(_: Any, sheet: Any) -> None:
        sheet.merge_range(12, 2, 29, 2, "merged")
        sheet.merge_range(31, 3, 32, 4, "wide")
        sheet.set_row(20, None, None, {"hidden": True})

    rows: list[list[Any]] = [["id", "name", "text", "share", "day", "odd"]]
    for number in range(60):
        rows.append(
            []
            if number % 7 == 3
            else [
                f"A-{number}",
                "same" if number % 2 else f"only {number}",
                None,
                (number / 100, "percent") if number % 3 else number,
                date(2026, 9, 1 + number % 28) if number % 5 else None,
                Formula("=1/0\t#DIV/0!")
                if number == 41
                else Formula("=1\t")
                if number == 50
                else True,
                *(["far"] if number == 55 else []),
            ]
        )
    return book(rows, also=merge, top=2, left=1)


@pytest.mark.parametrize("size", [100, 700, 3000])
def test_a_sheet_in_blocks_has_the_rows_that_it_has_as_a_whole(
    monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    data = _a_large_sheet()
    whole = _rows_of(data)
    blocks = []
    make = workbooks._blocks

    def counted(*given: Any) -> Iterator[io.BytesIO]:
        for each in make(*given):
            blocks.append(each)
            yield each

    monkeypatch.setattr(workbooks, "BLOCK", size)
    monkeypatch.setattr(workbooks, "_blocks", counted)

    assert _rows_of(data) == whole
    assert len(blocks) > 1
    assert len(whole) > 50


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'<row r="20"', b"<row"),
        (b'<row r="20"', b'<row r="11"'),
    ],
)
def test_a_sheet_whose_rows_do_not_say_which_they_are_is_not_divided(
    monkeypatch: pytest.MonkeyPatch, before: bytes, after: bytes
) -> None:
    data = _repacked(
        book([[f"A-{number}", "x"] for number in range(40)]),
        lambda name, content: content.replace(before, after) if "sheet1" in name else content,
    )
    whole = _rows_of(data)
    monkeypatch.setattr(workbooks, "BLOCK", 100)
    monkeypatch.setattr(workbooks, "_blocks", None)

    assert _rows_of(data) == whole


def test_a_sheet_that_claims_a_far_corner_is_refused_before_it_fills_the_memory() -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    data = _repacked(
        an_order(),
        lambda name, xml: xml.replace(b"</sheetData>", far) if "sheet1" in name else xml,
    )
    assert "too large" in message(data)


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_UNPACKED", 20_000)
    data = _repacked(an_order(), lambda _, xml: xml)
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", b" " * 100_000)
    assert "unpacks to more than" in message(stream.getvalue())


def test_a_workbook_with_entities_is_refused() -> None:
    doctype = b'<!DOCTYPE x [<!ENTITY a "b">]>'
    data = _repacked(
        an_order(),
        lambda name, xml: xml.replace(b"?>", b"?>" + doctype, 1) if "workbook.xml" in name else xml,
    )
    assert "DOCTYPE" in message(data)


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "a.xlsx", "old .xls file"),
        (b"PK\x03\x04 and no more", "a.xlsx", "damaged one"),
        (b"<html><table></table></html>", "a.xls", "web page"),
        (b"\x00\x01\x02", "a.xlsx", "no format that is known"),
    ],
)
def test_what_is_no_workbook_is_named(data: bytes, name: str, words: str) -> None:
    assert words in message(data, name=name)


def test_an_archive_whose_directory_begins_before_the_file_is_damaged() -> None:
    whole = bytearray(an_order())
    at = whole.rindex(b"PK\x05\x06") + 16
    whole[at : at + 4] = (int.from_bytes(whole[at : at + 4], "little") + 65_536).to_bytes(
        4, "little"
    )
    assert "damaged one" in message(bytes(whole))


def test_other_archives_are_no_workbooks() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("readme.txt", "x")
    assert "no workbook" in message(stream.getvalue())
    assert "no .xlsx workbook" in message(stream.getvalue(), name="a.zip")


def test_a_workbook_is_known_by_its_content_whatever_its_name() -> None:
    assert only(an_order(), name="orders.csv").id == "SO-1"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=6))
def test_damage_anywhere_is_a_refusal_and_never_a_crash(changes: list[tuple[int, int]]) -> None:
    whole = bytearray(an_order(hs_code="8001100000"))
    for place, value in changes:
        whole[4 + place % (len(whole) - 4)] = value
    for each in read(bytes(whole)):
        assert (each.record is None) == bool(each.problems)


def test_an_error_that_the_reader_of_workbooks_does_not_know_is_told_with_its_cell() -> None:
    """``#SPILL!`` was a file that cannot be read, without a place."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as workbook:
        sheet = workbook.add_worksheet("订单")
        sheet.write_row("A1", ["id", "destination", "quantity"])
        sheet.write_row("A2", ["A", "TH"])
        sheet.write_formula("C2", "=X", None, "#SPILL!")
    changed = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(changed, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b't="str"><f>X', b't="e"><f>X'))
    changed.seek(0)
    (found,) = record_formats.read(changed, "orders.xlsx", Options())
    (problem,) = found.problems
    assert str(problem) == (
        "orders.xlsx:订单!C2: #SPILL! is an error of the spreadsheet; correct the formula"
    )
