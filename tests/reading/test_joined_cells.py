"""A name or a text in several columns is read as one, and what is wrong with a part is told of it."""

from __future__ import annotations

import io
from typing import Any

import pytest
import xlsxwriter

from ddcheck import record_formats
from ddcheck.core.records import Shipment
from ddcheck.errors import InvalidFileError
from ddcheck.reading import mapping
from ddcheck.reading.name_rows import read as read_names
from ddcheck.record_formats import Options, Read

GOODS = """
kind: shipment
columns:
  id: id
  Street: {to: parties.consignee.address, join: [City, Zip]}
  Consignee: parties.consignee.name
  Goods: {to: items.description, join: [Grade]}
  Qty: items.quantity
"""
HEADER = "id,Street,Zip,City,Consignee,Goods,Grade,Qty\n"


def read(data: str, map_: str = GOODS, **options: Any) -> list[Read]:
    chosen = Options(mapping=mapping.load(map_.encode(), "m.yaml"), **options)
    return list(record_formats.read(io.BytesIO(data.encode()), "orders.csv", chosen))


def shipment(found: Read) -> Shipment:
    assert isinstance(found.record, Shipment), found.problems
    return found.record


@pytest.mark.parametrize(
    ("cells", "address", "description"),
    [
        ("1 Main St,10115,Berlin,Acme,antimony oxide,99.99 %", "1 Main St, Berlin, 10115", "antimony oxide 99.99 %"),
        (",,Berlin,Acme,antimony oxide,", "Berlin", "antimony oxide"),
        ("解放路1号,100000,北京市,Acme,三氧化二锑,粉末", "解放路1号北京市, 100000", "三氧化二锑 粉末"),
        (",,,Acme,,99.99 %", None, "99.99 %"),
    ],
)  # fmt: skip
def test_parts_follow_one_another(cells: str, address: str | None, description: str) -> None:
    (found,) = read(f"{HEADER}A,{cells},5\n")
    record = shipment(found)
    assert record.parties[0].address == address
    assert record.items[0].description == description


def test_rows_of_one_order_each_have_their_own_goods() -> None:
    (found,) = read(f"{HEADER}A,S,Z,C,Acme,tin,99 %,5\nA,S,Z,C,Acme,lead,98 %,6\n")
    assert [item.description for item in shipment(found).items] == ["tin 99 %", "lead 98 %"]
    place = found.places("items[1].description")
    assert (place.line, place.header) == (3, "Goods")


def test_a_part_that_cannot_be_read_refuses_the_record_and_names_its_column() -> None:
    (found,) = read(f"{HEADER}A,S,Z,C,Acme,tin,#REF!,5\n")
    assert found.record is None
    (problem,) = found.problems
    assert "column 'Grade'" in problem.message.en
    assert "#REF! is an error of the spreadsheet" in problem.message.en


def test_what_is_wrong_with_the_first_part_names_its_column_once() -> None:
    (found,) = read(f"{HEADER}A,S,Z,C,Acme,#REF!,99 %,5\n")
    assert str(found.problems[0].message.en).count("column 'Goods'") == 1


def test_a_header_that_is_repeated_is_no_goods() -> None:
    map_ = "kind: shipment\ncolumns: {Goods: {to: items.description, join: [Grade]}}\n"
    good, repeated = read("Goods,Grade\ntin,99 %\nGoods,Grade\n", map_)
    assert shipment(good).items[0].description == "tin 99 %"
    assert "repeats the header" in repeated.problems[0].message.en


def test_a_workbook_joins_numbers_and_merged_cells() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet("S")
        sheet.write_row(0, 0, HEADER.strip().split(","))
        sheet.write_row(1, 0, ["A", "S", 10115, "", "Acme", "tin", "99 %", 5])
        sheet.write_row(2, 0, ["A", "S", 10115, "", "Acme", "lead", "98 %", 6])
        sheet.merge_range("D2:D3", "Berlin")
    options = Options(mapping=mapping.load(GOODS.encode(), "m.yaml"))
    (found,) = record_formats.read(io.BytesIO(data.getvalue()), "o.xlsx", options)
    assert shipment(found).parties[0].address == "S, Berlin, 10115"


def test_names_of_people_in_two_columns() -> None:
    text = "kind: name\ncolumns:\n  First: {to: name, join: [Last]}\n  Born: birth_date\n"
    options = Options(mapping=mapping.load(text.encode(), "m.yaml"))
    rows = [(1, ["Last", "First", "Born"]), (2, ["Doe", "Jane", "1970"]), (3, ["", "", "1971"])]
    found = list(read_names(iter(rows), "staff.csv", options, sheet=""))
    assert [row.name for row in found] == ["Jane Doe", ""]
    assert "is empty; write a name" in found[1].problems[0].message.en


def test_records_joined_in_other_processes_are_the_same() -> None:
    import pickle

    data = f"{HEADER}A,S,Z,C,Acme,tin,99 %,5\n".encode()
    options = Options(mapping=mapping.load(GOODS.encode(), "m.yaml"))
    (make,) = record_formats.pending(io.BytesIO(data), "orders.csv", options)
    assert pickle.loads(pickle.dumps(make))().record == make().record


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("{a: {to: id, join: [b]}}", "id is not one name or text, so cells cannot be joined for it"),
        ("{a: {to: items.quantity, join: [b]}}", "items.quantity is not one name or text"),
        ("{a: {to: parties.buyer.names, join: [b]}}", "parties.buyer.names is not one name or text"),
        ("{a: {to: items.description, join: [b]}, b: id}", "'b' is joined and stands elsewhere"),
        ("{a: {to: items.description, join: [a]}}", "'a' is joined and stands elsewhere"),
        ("{a: {to: items.description, join: [c]}, b: {to: items.remark, join: [c]}}", "'c' is joined twice, first to 'a'"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined(columns: str, message: str) -> None:
    with pytest.raises(InvalidFileError) as caught:
        mapping.load(f"kind: shipment\ncolumns: {columns}\n".encode(), "m.yaml")
    assert message in str(caught.value)


def test_a_joined_column_has_to_be_there() -> None:
    with pytest.raises(InvalidFileError, match="the mapping's column 'Zip' is not there"):
        read("id,Street,City,Consignee,Goods,Grade,Qty\nA,S,C,Acme,tin,99 %,5\n")
