"""Orders from CSV: rows that follow one another are one shipment, and every field keeps its place."""

from __future__ import annotations

import io
import json
import pickle
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck import record_formats
from ddcheck.core.records import Customer, Shipment
from ddcheck.errors import InvalidFileError, UnknownNameError, UsageError
from ddcheck.reading import mapping
from ddcheck.reading.entries import Entry
from ddcheck.reading.headers import open_table
from ddcheck.reading.reads import digest
from ddcheck.reading.table_records import _built, _tree_of_places
from ddcheck.record_formats import Options

if TYPE_CHECKING:
    from ddcheck.record_formats import Read

HEADER = (
    "id,export_date,destination,consignee,consignee_country,line,description,hs_code,quantity\n"
)


def read(data: str | bytes, map_: str = "", **options: Any) -> list[Read]:
    content = data.encode() if isinstance(data, str) else data
    if map_:
        options["mapping"] = mapping.load(map_.encode(), "m.yaml")
    return list(record_formats.read(io.BytesIO(content), "orders.csv", Options(**options)))


def shipment(read_: Read) -> Shipment:
    assert isinstance(read_.record, Shipment), read_.problems
    return read_.record


def messages(read_: Read) -> str:
    return "\n".join(map(str, read_.problems))


def test_rows_of_one_id_are_one_shipment_with_several_lines() -> None:
    first, second = read(
        HEADER
        + "SO-1,2026-11-20,TH,Acme,TH,1,tin,8001100000,5\n"
        + "SO-1,2026-11-20,TH,Acme,TH,2,lead,7801100000,7\n"
        + "SO-2,2026-11-21,VN,Other,VN,1,zinc,7901110000,9\n"
    )
    assert [item.description for item in shipment(first).items] == ["tin", "lead"]
    assert [party.name for party in shipment(first).parties] == ["Acme"]
    assert (second.id, second.line) == ("SO-2", 4)


def test_a_field_is_found_again_in_its_row_and_column() -> None:
    (found,) = read(
        HEADER + "SO-1,2026-11-20,TH,Acme,TH,1,tin,8001100000,5\nSO-1,,,,,2,lead,78,7\n"
    )
    assert found.record is None
    (problem,) = found.problems
    assert (problem.line, problem.column, problem.path) == (3, 8, "items[1].hs_code")
    assert "'hs_code'" in problem.message.en
    assert found.places("items[0].description")[:3] == (2, 7, "")
    assert found.places("parties[0].country")[:3] == (2, 5, "")
    assert found.places("items[1].quantity")[:3] == (3, 9, "")
    assert found.places("nothing.like.it")[0] == 2


def test_the_line_is_the_first_line_of_a_row_with_line_breaks_in_quotes() -> None:
    one, two = read('id,destination,description\nA,TH,"tin\nin bars"\nB,TH,lead\n')
    assert (one.line, two.line) == (2, 4)
    assert shipment(one).items[0].description == "tin\nin bars"


def test_an_id_that_comes_back_later_is_refused_and_not_a_second_shipment() -> None:
    first, _, again = read("id,destination,hs_code\nA,TH,8001\nB,TH,8001\nA,TH,7801\n")
    assert first.record is not None
    assert again.record is None
    assert "before, on row 2" in messages(again)


def test_rows_that_contradict_each_other_are_refused() -> None:
    (found,) = read("id,destination,hs_code\nA,TH,8001\nA,VN,7801\n")
    assert "'VN' here and 'TH' on row 2" in messages(found)


def test_what_is_said_once_may_stand_on_the_first_row_only() -> None:
    (found,) = read("id,destination,hs_code\nA,TH,8001\nA,,7801\n")
    assert shipment(found).destination == "TH"
    assert len(shipment(found).items) == 2


def test_a_row_without_an_id_refuses_the_record_it_may_belong_to() -> None:
    rows = "id,destination,hs_code\nA,TH,8001\n,,7801\nB,TH,8001\n"
    bad, good = read(rows)
    assert bad.record is None
    assert good.record is not None
    filled, _ = read(
        rows,
        "fill_down: true\ncolumns: {id: id, destination: destination, hs_code: items.hs_code}\n",
    )
    assert len(shipment(filled).items) == 2


def test_a_ragged_row_refuses_its_whole_record_and_no_other() -> None:
    good, bad, last = read("id,destination,hs_code\nA,TH,8001\nB,TH,8001\nB,TH\nC,TH,8001\n")
    assert good.record is not None
    assert last.record is not None
    assert bad.record is None
    assert "2 cells where the header has 3" in messages(bad)


def test_text_that_overflows_the_header_is_refused() -> None:
    (found,) = read("id,destination\nA,TH,more\n")
    assert "3 cells" in messages(found)
    (blank,) = read("id,destination\nA,TH,,\n")
    assert blank.record is not None


def test_the_first_row_without_an_id_is_refused_by_itself() -> None:
    bad, good = read("id,destination\n,TH\nA,TH\n")
    assert "is empty; fill it in" in messages(bad)
    assert good.record is not None


def test_rows_with_nothing_in_them_are_passed_over() -> None:
    found = read("id,destination\nA,TH\n,\n , \nB,TH\n")
    assert [each.line for each in found] == [2, 5]


def test_a_record_of_too_many_rows_is_refused_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ddcheck.reading.row_groups.MOST_ROWS", 3)
    bad, good = read("id,hs_code\n" + "A,8001\n" * 6 + "B,8001\n")
    assert [problem.message.en for problem in bad.problems] == [
        "column 'id': has more than 3 rows; split it"
    ]
    assert good.record is not None


def test_a_header_row_that_is_blank_is_refused() -> None:
    (found,) = read("id,destination\n,\nA,TH\n", header_row=2)
    assert "row 2 is blank" in messages(found)


def test_a_mapping_for_another_kind_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="the mapping is for a shipment"):
        read("a\nA\n", "kind: shipment\ncolumns: {a: id}\n", kind="customer")


def test_a_header_that_stands_twice_cannot_be_mapped() -> None:
    with pytest.raises(InvalidFileError, match="there twice"):
        read("a,b,b\nA,1,2\n", "kind: shipment\ncolumns: {a: id, b: destination}\n")
    (found,) = read("a,b,b\nA,1,2\n", "kind: shipment\ncolumns: {a: id}\nignore: [b]\n")
    assert found.record is not None


def test_two_columns_may_give_values_of_one_list() -> None:
    (found,) = read(
        "a,b,c\nA,Uno,Eins;One\n",
        "columns: {a: id, b: parties.buyer.names, c: parties.buyer.names}\n",
    )
    assert shipment(found).parties[0].names == ("Uno", "Eins", "One")
    (found,) = read(
        "a,b,c,d\nA,Tin,7440-31-5,7440-69-9\n",
        "columns: {a: id, b: items.description, c: items.cas, d: items.cas}\n",
    )
    assert shipment(found).items[0].cas == ("7440-31-5", "7440-69-9")


def test_a_mapping_may_take_its_id_from_a_column_named_on_the_command_line() -> None:
    text = "kind: shipment\ncolumns: {a: destination}\nignore: [b]\n"
    assert [each.id for each in read("a,b\nTH,X1\nTH,X1\n", text, id_column="b")] == ["X1"]


def test_many_unknown_headers_are_all_named() -> None:
    (found,) = read("id,hs_code," + ",".join(f"c{at}" for at in range(60)) + "\n")
    assert len(found.problems) == 60
    assert "ddcheck map" in found.problems[0].message.en


def test_text_behind_a_quote_and_endless_cells_are_refused_with_their_line() -> None:
    *_, bad = read('id,description\nA,tin\nB,"tin" bars\n')
    assert (bad.problems[0].line, "followed by text" in messages(bad)) == (3, True)
    *_, endless = read("id,description\nA," + "x" * 1_000_001 + "\n")
    assert (endless.problems[0].line, "1000000 characters" in messages(endless)) == (2, True)


def test_a_cell_below_no_header_is_refused() -> None:
    bad, good = read("id,,destination\nA,x,TH\nB,,TH\n")
    assert "column B has no header" in messages(bad)
    assert good.record is not None


def test_a_row_that_goes_on_without_goods_is_refused() -> None:
    (found,) = read("id,destination,hs_code,export_licence\nA,TH,8001,\nA,TH,,L-2\n")
    assert "names no goods" in messages(found)
    (head_first,) = read("id,destination,hs_code,export_licence\nA,TH,,L-1\nA,,8001,\n")
    record = shipment(head_first)
    assert len(record.items) == 1
    assert [(d.number, d.lines) for d in record.documents] == [("L-1", ())]


def test_a_character_that_was_lost_is_refused() -> None:
    (found,) = read("id,consignee\nA,Ac\ufffdme\n")
    assert "U+FFFD" in messages(found)


def test_documents_of_single_rows_cover_only_the_goods_of_those_rows() -> None:
    rows = "id,destination,hs_code,export_licence\nA,TH,8001,L-1\nA,TH,7801,{}\n"
    (one_each,) = read(rows.format("L-2"))
    assert [(d.number, d.lines) for d in shipment(one_each).documents] == [
        ("L-1", (1,)),
        ("L-2", (2,)),
    ]
    (for_one,) = read(rows.format(""))
    assert [(d.number, d.lines) for d in shipment(for_one).documents] == [("L-1", (1,))]
    (for_all,) = read(rows.format("L-1"))
    assert [(d.number, d.lines) for d in shipment(for_all).documents] == [("L-1", ())]
    (style,) = read("id,destination,hs_code,export_licence\nA,TH,8001,L-1\nA,,7801,\n")
    assert [(d.number, d.lines) for d in shipment(style).documents] == [("L-1", ())]


def test_several_parties_owners_substances_and_stops_come_from_columns() -> None:
    (found,) = read(
        "id,parties.consignee.name,parties.consignee[1].name,parties.end_user.identifiers.lei,"
        "parties.end_user.owners[0].name,parties.end_user.owners[0].share,parties.consignee.names,"
        "items.composition.Bi,items.composition.Sn,items.cas,route.discharge.place,route.loading.place\n"
        "A,One,Two,LEI1,Holding,60,Uno;Eins,55.3,44.7,7440-69-9; 7440-31-5,THBKK,CNSZX\n"
    )
    record = shipment(found)
    assert [(p.role, p.name) for p in record.parties] == [
        ("consignee", "One"),
        ("consignee", "Two"),
        ("end_user", None),
    ]
    assert record.parties[0].names == ("Uno", "Eins")
    assert record.parties[2].owners[0].share == 60
    assert [s.substance for s in record.items[0].composition] == ["Bi", "Sn"]
    assert record.items[0].cas == ("7440-69-9", "7440-31-5")
    assert [stop.role for stop in record.route] == ["loading", "discharge"]
    assert found.places("items[0].composition[1].percent")[1] == 9
    assert found.places("parties[2].owners[0].share")[1] == 6
    assert found.places("route[0].place")[1] == 12
    assert found.places("parties[1].role")[1] == 3


def test_a_composition_and_a_route_fit_into_one_cell() -> None:
    (found,) = read("id,composition,route\nA,Bi 55.3%; Sn: 44.7,CNSZX > HKHKG transhipment > TH\n")
    record = shipment(found)
    assert [(s.substance, str(s.percent)) for s in record.items[0].composition] == [
        ("Bi", "55.3"),
        ("Sn", "44.7"),
    ]
    assert [(s.place, s.country, s.role) for s in record.route] == [
        ("CNSZX", None, "loading"),
        ("HKHKG", None, "transhipment"),
        (None, "TH", None),
    ]


def test_the_only_stop_of_a_route_says_nothing_of_what_happens_there() -> None:
    (found,) = read("id,route\nA,DEHAM\n")
    assert [(stop.place, stop.role) for stop in shipment(found).route] == [("DEHAM", None)]


def test_a_composition_may_stand_on_lines_of_its_cell() -> None:
    (found,) = read('id,destination,composition\nA,TH,"Bi 55.3\nSn 44.7"\n')
    assert isinstance(found.record, Shipment)
    assert [s.substance for s in found.record.items[0].composition] == ["Bi", "Sn"]


def test_a_route_in_one_cell_and_a_stop_of_its_own_are_one_route_in_every_record() -> None:
    header = "id,destination,route,route.discharge.place,line,description\n"
    first, second, third = read(
        header
        + "A,TH,CNSHA > SGSIN,THBKK,1,tin\n"
        + "B,TH,CNSHA > SGSIN,THLCH,1,tin\n"
        + "C,TH,CNSHA > SGSIN,XX,1,tin\n"
    )
    assert [stop.place for stop in shipment(first).route] == ["CNSHA", "SGSIN", "THBKK"]
    assert [stop.place for stop in shipment(second).route] == ["CNSHA", "SGSIN", "THLCH"]
    assert "'XX' is not a UN/LOCODE" in messages(third)


def test_an_order_is_read_alike_alone_and_after_others() -> None:
    header = "id,destination,consignee,consignee_country,route.discharge.place,line,description"
    rows = [
        f"{place},TH,{name},{country},{port},1,tin"
        for name in ("Acme", "", "Ltd; Co", " Acme ")
        for country in ("TH", "Thailand", "", "NULL")
        for port in ("THBKK", "", "XX")
        for place in (f"{name}/{country}/{port}/1", f"{name}/{country}/{port}/2")
    ]
    together = read("\n".join([header, *rows]) + "\n")
    for at, row in enumerate(rows):
        (alone,) = read(header + "\n" * (at + 1) + row + "\n")

        assert (alone.record, alone.problems) == (together[at].record, together[at].problems)
        assert (alone.id, alone.sha256) == (together[at].id, together[at].sha256)
    assert sum(each.record is not None for each in together) == 32


def test_the_digest_of_remembered_parties_is_that_of_the_plain_tree() -> None:
    consignee = {"role": "consignee", "name": "Größe ≥ 1", "identifiers": {"lei": "1"}}
    plain: dict[str, Any] = {
        "route": [{"place": "THBKK", "role": "discharge"}],
        "id": "A",
        "parties": [consignee, {"role": "buyer"}],
        "kind": "shipment",
        "zone": [],
    }
    known = {
        **plain,
        "route": [Entry(each, "route") for each in plain["route"]],
        "parties": [Entry(each, "parties") for each in plain["parties"]],
    }
    mixed = {**plain, "parties": [Entry(consignee, "parties"), {"role": "buyer"}]}

    assert digest(known) == digest(mixed) == digest(plain)
    assert (
        digest(plain)
        == sha256(json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
    )


def test_a_table_comes_once_to_a_process_whatever_number_of_orders_bring_it() -> None:
    rows = iter([(1, ["id", "destination", "consignee"]), (2, ["A", "TH", "Acme"])])
    found = open_table(rows, "x.csv", "", Options())
    assert found is not None
    table, _ = found
    first, second = (pickle.loads(pickle.dumps(table)) for _ in range(2))

    assert first is second
    assert first == table


def test_customers_are_told_by_their_columns() -> None:
    one, two = read("id,name,country,directors\nC-1,Acme,TH,A. Person; B. Person\nC-2,Null,NA,\n")
    assert isinstance(one.record, Customer)
    assert one.record.directors == ("A. Person", "B. Person")
    assert isinstance(two.record, Customer)
    assert (two.record.name, two.record.country) == ("Null", "NA")


def test_without_an_id_each_row_is_a_record() -> None:
    assert len(read("destination,hs_code\nTH,8001\nTH,7801\n")) == 2


def test_another_column_may_hold_the_id() -> None:
    found = read("contract,destination,hs_code\nK1,TH,8001\nK1,TH,7801\n", id_column="contract")
    assert [each.id for each in found] == ["K1"]
    with pytest.raises(UnknownNameError):
        read("contract,destination\nK1,TH\n", id_column="kontrakt")


def test_an_empty_table_and_a_header_alone_give_nothing() -> None:
    assert read("") == []
    assert read("\n\n") == []
    assert read(HEADER) == []


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("1E+05", "large number"),
        ("3.81E+09", "large number"),
        ("810110000", "zero at its start seems to be lost; write 0810110000"),
        ("2504.1", "zero at its end seems to be lost; write 2504.10"),
        ("2026-03-01", "date that a spreadsheet made"),
        ("1-Mar", "date that a spreadsheet made"),
        ("NULL", "stands for nothing"),
        ("N/A", "stands for nothing"),
        ("#REF!", "error of the spreadsheet"),
        ("#N/A", "stands for nothing"),
        ("tin", "not an HS code"),
    ],
)
def test_a_damaged_hs_code_is_an_exact_message(cell: str, words: str) -> None:
    (found,) = read(f"id,destination,hs_code\nA,TH,{cell}\n")
    assert found.record is None
    assert words in messages(found)


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("control_code", "30", "was it 3E001?"),
        ("control_code", "600.0", "was it 6E002?"),
        ("control_code", "MAR-1", "date"),
        ("cas", "7440699", "hyphens"),
        ("items.cas", "2001/10/2", "date"),
        ("end_user_country", "Thailand", "not a country code"),
        ("parties.end_user.identifiers.uscc", "914403001234567000", "rounded to 15 digits"),
        ("export_date", "03/04/2026", "dates: in a mapping"),
        ("export_date", "46346", "count of days"),
        ("export_date", "2026-02-30", "not a date"),
        ("quantity", "1,250.5", "numbers: in a mapping"),
        ("quantity", "12 kg", "has the unit 'kg' in it"),
        ("export_date", "2026年11月3日", "such as dates: YYYY年M月D日"),
        ("export_date", "2026.11.3", "such as dates: YYYY.M.D"),
        ("export_date", "20261103", "such as dates: YYYYMMDD"),
        ("export_date", "2026-11-03 00:00:00", "such as dates: YYYY-MM-DD hh:mm:ss"),
        ("export_date", "03-04-2026", "dates: DD-MM-YYYY or MM-DD-YYYY"),
        ("export_date", "11/3/26", "may be several days"),
        ("hs_code", "6109100010.0", "write 6109100010"),
        ("hs_code", "61091000100", "has 11 digits; an HS code has 4 to 10"),
        ("quantity", "1.5e3", "not a number"),
        ("quantity", "5 m3", "has the unit 'm3' in it"),
        ("quantity", "1,234.50 KGS", "has the unit 'KGS' in it"),
        ("quantity", "12吨", "has the unit '吨' in it"),
        ("quantity", "1.234,5", "as in numbers: 1.234,5"),
        ("quantity", "1 234", "as in numbers: 1 234,5"),
        ("quantity", "3,000", "as in numbers: 1,234.5 or 1.234,5"),
        ("quantity", "1,00,000.5", "as in numbers: 1,234.5 or 1.234,5"),
        ("quantity", "1.000,00-", "less than nothing"),
        ("quantity", "1E+05", "not a number"),
        ("composition", "Bi <0.1", "limit"),
        ("composition", "Bi 55.3, Sn 44.7", "not the name of one substance"),
        ("cas", "7440-55-4", "not a CAS number"),
        ("route", "Shanghai > Bangkok", "not a stop"),
        ("mode", "by sea", "use one of sea, air"),
        ("military_use", "no", "neither true nor false"),
        ("consignee", "--", "stands for nothing"),
    ],
)
def test_a_damaged_cell_is_an_exact_message(column: str, cell: str, words: str) -> None:
    (found,) = read(f'id,{column}\nA,"{cell}"\n')
    assert found.record is None
    assert words in messages(found)
    assert (found.problems[0].line, found.problems[0].column) == (2, 2)


@pytest.mark.parametrize("cell", ["3E001", "3E001.a", "6C001.a", "NO", "NA"])
def test_codes_that_look_like_something_else_stay_as_they_are(cell: str) -> None:
    column = "control_code" if cell[0].isdigit() else "destination"
    (found,) = read(f"id,{column}\nA,{cell}\n")
    record = shipment(found)
    assert cell in (record.destination, record.items[0].control_code if record.items else None)


@pytest.mark.parametrize(
    ("form", "text", "day"),
    [
        ("YYYY/M/D", "2026-11-20", "2026-11-20"),
        ("DD/MM/YYYY", "2026-11-10", "2026-11-10"),
        ("YYYY-DD-MM", "2026-11-10", "2026-10-11"),
    ],
)
def test_a_day_that_needs_no_form_is_read_beside_those_that_do(
    form: str, text: str, day: str
) -> None:
    (found,) = read(
        f"id,date\nA,{text}\n",
        f"kind: shipment\ncolumns: {{id: id, date: {{to: export_date, dates: {form}}}}}\n",
    )
    assert str(shipment(found).export_date) == day


def test_a_mapping_translates_what_is_written() -> None:
    (found,) = read(
        "报表\n订单号;日期;目的国;商品编码;数量;备注\nA;20/11/2026;泰国;810110000;1.250,5;NULL\n",
        """
kind: shipment
dates: DD/MM/YYYY
numbers: 1.234,5
blank: [NULL]
columns:
  订单号: id
  日期: export_date
  目的国: {to: destination, values: {泰国: TH}}
  商品编码: {to: items.hs_code, digits: 9}
  数量: items.quantity
  备注: items.remark
fixed: {origin: CN, parties.exporter.name: Example Export}
""",
        delimiter=";",
    )
    record = shipment(found)
    assert str(record.export_date) == "2026-11-20"
    assert (record.destination, record.origin) == ("TH", "CN")
    assert (str(record.items[0].quantity), record.items[0].hs_code) == ("1250.5", "810110000")
    assert record.items[0].remark is None
    assert record.parties[0].name == "Example Export"
    assert found.line == 3
    assert found.places("items[0].quantity")[:3] == (3, 5, "")


def test_a_translation_lets_a_real_name_be_null() -> None:
    (found,) = read(
        "a,b\nA,NULL\n", "columns: {a: id, b: {to: consignee, values: {'NULL': 'NULL'}}}\n"
    )
    assert shipment(found).parties[0].name == "NULL"


def test_a_column_may_fill_two_fields() -> None:
    (found,) = read("a,b\nA,Acme\n", "columns: {a: id, b: {to: [consignee, end_user]}}\n")
    assert [p.role for p in shipment(found).parties] == ["consignee", "end_user"]


QUANTITIES = "columns: {订单号: id, 数量及单位: {to: [items.quantity, items.unit]%s}}\n"


@pytest.mark.parametrize(
    ("cell", "settings", "quantity", "unit"),
    [
        ("500千克", "", "500", "千克"),
        ("1200.5 kg", "", "1200.5", "kg"),
        ('"1,200.5 KGS."', ", numbers: '1,234.5'", "1200.5", "KGS."),
        ("3台", ", values: {台: piece}", "3", "piece"),
        ("2 metric tons", "", "2", "metric tons"),
        ("12m3", "", "12", "m3"),
        ("", "", "None", None),
    ],
)
def test_a_quantity_and_its_unit_in_one_cell(
    cell: str, settings: str, quantity: str, unit: str | None
) -> None:
    (found,) = read(f"订单号,数量及单位\nA,{cell}\n", QUANTITIES % settings)
    (item,) = shipment(found).items or (None,)
    assert (str(item and item.quantity), item and item.unit) == (quantity, unit)


@pytest.mark.parametrize(
    "cell",
    [
        "500",
        "kg",
        "500千克500千克",
        '"500千克\n500千克"',
        "500 kg (20 drums)",
        "about 5 kg",
        "5-6 kg",
    ],
)
def test_what_is_not_one_quantity_with_its_unit_is_refused(cell: str) -> None:
    """Two quantities in a cell are no quantity; which of them was meant nobody can tell."""
    (found,) = read(f"订单号,数量及单位\nA,{cell}\n", QUANTITIES % "")
    assert "is not one number with its unit behind it, such as 500 kg" in messages(found)
    assert found.record is None


def test_a_mapping_for_two_fields_in_a_cell_goes_to_other_processes() -> None:
    options = Options(mapping=mapping.load((QUANTITIES % "").encode(), "m.yaml"))
    table = open_table(iter([(1, ["订单号", "数量及单位"])]), "o.csv", "", options)
    assert table is not None
    again = pickle.loads(pickle.dumps(table[0].goods))
    assert [source.read("7 kg") for source in again] == ["7", "kg"]


def test_a_column_that_the_mapping_leaves_out_is_an_error_unless_it_says_so() -> None:
    with pytest.raises(InvalidFileError, match="'b' is not in the mapping"):
        read("a,b\nA,TH\n", "kind: shipment\ncolumns: {a: id}\n")
    for ignored in ("[b]", "'*'"):
        (found,) = read("a,b\nA,TH\n", f"kind: shipment\ncolumns: {{a: id}}\nignore: {ignored}\n")
        assert found.record is not None


def test_a_column_of_the_mapping_that_is_not_there_is_an_error_with_a_near_name() -> None:
    with pytest.raises(InvalidFileError, match="did you mean '目的国家'"):
        read("订单号,目的国家\nA,TH\n", "columns: {订单号: id, 目的国: destination}\n")


def test_rows_that_are_no_records_are_passed_over_when_the_mapping_names_them() -> None:
    found = read(
        "a,b\nA,TH\n合计,3\n",
        "columns: {a: id, b: destination}\nskip_rows: [合计]\n",
    )
    assert [each.id for each in found] == ["A"]


def test_an_unknown_header_is_refused_with_near_names_and_the_way_out() -> None:
    (found,) = read("id,consigne,hs_code\nA,Acme,8001\n")
    assert "did you mean consignee" in messages(found)
    assert "ddcheck map" in messages(found)


def test_a_header_that_stands_twice_is_refused() -> None:
    (found,) = read("id,hs_code,hs_code\nA,8001,8001\n")
    assert "there twice, first in column B" in messages(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("consignee", "consignee_name"),
        ("consignee", "parties.consignee.name"),
        ("parties.consignee.name", "parties.consignee[0].name"),
        ("parties.consignee.owners.name", "parties.consignee.owners[0].name"),
        ("description", "items.description"),
        ("discharge_place", "route.discharge.place"),
        ("military_use", "declarations.military_use"),
        ("export_licence", "export_licence_number"),
        ("composition", "items.composition.Ga"),
        ("items.composition.Ga", "composition"),
    ],
)
def test_two_headers_of_one_field_are_refused_and_none_is_passed_over(one: str, other: str) -> None:
    (found,) = read(f"id,destination,unit,{one},{other}\nA,TH,kg,X,Y\n")
    assert found.record is None
    assert f"the headers {one!r} and {other!r} are the same field" in messages(found)


def test_two_headers_of_one_list_are_both_read() -> None:
    (found,) = read("id,destination,cas,items.cas\nA,TH,7440-69-9,7440-31-5\n")
    assert isinstance(found.record, Shipment)
    assert found.record.items[0].cas == ("7440-69-9", "7440-31-5")


def test_a_header_further_down_is_pointed_to() -> None:
    (found,) = read("Report of the day,,\n\n,,\nid,destination,hs_code\nA,TH,8001\n")
    assert "header seems to be on row 4" in messages(found)
    (good,) = read("Report of the day,,\nid,destination,hs_code\nA,TH,8001\n", header_row=2)
    assert good.record is not None


def test_columns_that_fit_no_kind_are_refused() -> None:
    (found,) = read("id,end_use\nA,soldering\n")
    assert "--kind" in messages(found)
    (good,) = read("id,end_use\nA,soldering\n", kind="customer")
    assert isinstance(good.record, Customer)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_divides_the_header(mark: str) -> None:
    (found,) = read(f"id{mark}destination{mark}hs_code\nA{mark}TH{mark}8001\n")
    assert shipment(found).destination == "TH"


def test_a_doubtful_delimiter_is_asked_for() -> None:
    (found,) = read("id;a,destination\n")
    assert "--delimiter" in messages(found)
    (wide,) = read("id，destination，hs_code\n")
    assert "full-width comma" in messages(wide)


def test_a_line_that_names_the_delimiter_is_taken_at_its_word() -> None:
    (found,) = read("sep=;\nid;destination\nA;TH\n")
    assert shipment(found).destination == "TH"
    assert found.line == 3


def test_a_quote_that_is_not_closed_is_named_with_its_line() -> None:
    *_, bad = read('id,description\nA,"tin\nB,lead\n')
    assert bad.record is None
    assert bad.problems[0].line == 2
    assert "never closed" in messages(bad)


def test_the_encoding_is_declared_and_never_guessed() -> None:
    text = "id,destination,consignee\nA,TH,吉林样例\n"
    (refused,) = read(text.encode("gb18030"))
    assert refused.problems[0].line == 2
    for label in ("GB18030: A,TH,吉林样例", "cp1252: "):
        assert label in messages(refused)
    (found,) = read(text.encode("gb18030"), encodings=("utf-8", "gb18030"))
    assert shipment(found).parties[0].name == "吉林样例"
    assert "gb18030" in found.notes[0].message.en
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        (found,) = read(text.encode(encoding))
        assert shipment(found).parties[0].name == "吉林样例"
    (mapped,) = read(
        text.encode("big5", "replace").replace(b"?", b""),
        "encoding: big5\ncolumns: {id: id, destination: destination, consignee: consignee}\n",
    )
    assert mapped.record is not None


def test_an_encoding_that_is_none_is_a_usage_error() -> None:
    for name in ("latin-99", "rot13", "hex"):
        with pytest.raises(UsageError, match="no such encoding"):
            read(b"id\n\xff", encodings=(name,))


def test_reads_travel_to_another_process_with_their_places() -> None:
    (found,) = read(HEADER + "SO-1,2026-11-20,TH,Acme,TH,1,tin,8001100000,5\n")
    again = pickle.loads(pickle.dumps(found))
    assert again.places("items[0].hs_code")[:3] == (2, 8, "")
    assert again.record == found.record


def test_the_same_order_has_the_digest_it_has_in_yaml() -> None:
    (table,) = read("id,destination,line,description\nA,TH,1,tin\n")
    yaml = b"kind: shipment\nid: A\ndestination: TH\nitems: [{line: 1, description: tin}]\n"
    (other,) = record_formats.read(io.BytesIO(yaml), "a.yaml")
    assert table.sha256 == other.sha256


cells = st.sampled_from(
    ["", " ", "A", "B", "TH", "VN", "8001", "NULL", "1.5", "2026-11-20", "x;y", "\u3000"]
)
columns_ = st.lists(
    st.sampled_from(
        ["destination", "consignee", "consignee_country", "parties.consignee[1].name", "hs_code", "quantity",
         "export_licence", "export_licence_valid_until", "composition.Bi", "items.cas", "end_user.owners[1].name",
         "parties.end_user.owners[1].name", "parties.end_user.owners[0].share", "route.discharge.country"]
    ),
    min_size=1,
    max_size=6,
    unique=True,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_places_mirror_the_record_whatever_is_blank(data: st.DataObject) -> None:
    headers = [
        each for each in data.draw(columns_) if "end_user.owners[1]" not in each or "." in each[:8]
    ]
    headers = [
        "id",
        *(each for each in headers if not each.startswith(("end_user.", "composition."))),
    ]
    rows = [
        (number, ["A", *(data.draw(cells) for _ in headers[1:])])
        for number in range(2, data.draw(st.integers(3, 5)))
    ]
    found = open_table(iter([(1, headers), *rows]), "x.csv", "", Options(kind="shipment"))
    assert found is not None
    table, rest = found
    body = list(rest)
    places = _tree_of_places(table, body)

    def leaf(source: Any, row: Any) -> Any:
        try:
            return source.read(row[1][source.index])
        except ValueError:
            return None

    plain = _built(table, body, leaf)

    def shape(tree: Any) -> Any:
        if isinstance(tree, dict):
            return {key: shape(value) for key, value in tree.items()}
        if isinstance(tree, list) and tree and isinstance(tree[0], dict):
            return [shape(each) for each in tree]
        return None

    assert shape(plain) == shape(places)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    for each in read(data):
        assert (each.record is None) == bool(each.problems)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_no_text_below_a_header_crashes_the_reader(text: str) -> None:
    for each in read(HEADER + text):
        assert (each.record is None) == bool(each.problems)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("合计", "合计"),
        ("合计：", "合计"),
        ("合計 3 票", "合計"),
        ("总计（3票）", "总计"),
        ("Total", "Total"),
        ("SUBTOTAL", "SUBTOTAL"),
        ("Total: 1 orders", "Total"),
        ("Grand total 12", "Grand total"),
    ],
)
def test_a_row_of_totals_is_no_order(said: str, word: str) -> None:
    one, two = read(f"id,destination,quantity\nA,DE,1\n{said},,1\n")

    assert one.record is not None
    assert two.record is None
    assert "seems to be a row of totals" in str(two.problems[0])
    assert f"skip_rows: ['{word}']" in str(two.problems[0])
    plan = f"columns: {{id: id, destination: destination, quantity: items.quantity}}\nskip_rows: [{word}]\n"
    (left,) = read(f"id,destination,quantity\nA,DE,1\n{said},,1\n", f"kind: shipment\n{plan}")
    assert left.record is not None


def test_a_row_of_totals_is_no_order_where_there_are_no_ids() -> None:
    one, two = read("destination,description,quantity\nDE,T-shirts,1\n,Total: 1,1\n")

    assert one.record is not None
    assert "seems to be a row of totals" in str(two.problems[0])


@pytest.mark.parametrize(
    "name", ["TOTAL-1", "TotalEnergies", "Total station", "汇总001", "SUMMIT", "总计划A1"]
)
def test_a_word_that_begins_like_totals_is_an_id(name: str) -> None:
    plan = "kind: shipment\ncolumns: {id: id, destination: destination}\nskip_rows: [Total, 总计, SUM]\n"
    (found,) = read(f"id,destination\n{name},DE\n", plan)

    assert found.record is not None
    assert found.record.id == name


def test_records_above_the_header_are_not_lost() -> None:
    """A sheet that was sorted together with its header: what stood above it was taken for titles."""
    plan = "kind: shipment\ncolumns: {No: id, To: destination, Goods: items.description}\n"
    (found,) = read("A,DE,shirts\nNo,To,Goods\nB,DE,towels\n", plan)
    assert found.record is None
    assert "orders.csv:1: stands above the header on row 2" in messages(found)

    (stated,) = read("A,DE,shirts\nNo,To,Goods\nB,DE,towels\n", plan + "header_row: 2\n")
    assert stated.record is not None
    (titled,) = read("Orders,,\n\nNo,To,Goods\nB,DE,towels\n", plan)
    assert titled.record is not None


def test_a_skipped_beginning_ends_with_a_colon() -> None:
    plan = 'kind: shipment\ncolumns: {id: id, destination: destination}\nskip_rows: ["制表日期：", SO]\n'
    (found,) = read("id,destination\nSO-1,DE\n制表日期：2026-11-03,\n", plan)

    assert found.record is not None
    assert found.record.id == "SO-1"


def test_a_day_with_points_is_told_how_to_be_declared() -> None:
    (found,) = read("id,export_date\nA,20.11.2026\n")

    assert "such as dates: DD.MM.YYYY" in str(found.problems[0])
    (declared,) = read(
        "id,export_date\nA,20.11.2026\n",
        "kind: shipment\ndates: DD.MM.YYYY\ncolumns: {id: id, export_date: export_date}\n",
    )
    assert declared.record is not None


JOINED = "id,line,description,quantity\n{0}1,1,T-shirts,1\n{0}1,2,towels,1\n{0}2,1,socks,1\n"


def test_a_header_in_the_middle_is_named_and_the_records_around_it_are_read() -> None:
    found = read(JOINED.format("A") + JOINED.format("B"))

    assert [each.id for each in found] == ["A1", "A2", "", "B1", "B2"]
    (problem,) = found[2].problems
    assert problem.line == found[2].line == 5
    assert "row 5 repeats the header" in problem.message.en
    assert "take it out, or write skip_rows: ['id'] in a mapping" in problem.message.en
    assert "第 5 行重复了表头" in problem.message.zh
    assert [len(shipment(each).items) for each in found if each.record] == [2, 1, 2, 1]


def test_it_is_named_as_well_where_every_word_of_it_could_be_a_customer() -> None:
    rows = "id,name,address\nC1,Example GmbH,Street 1\nid,name,address\nC2,Beispiel AG,Weg 2\n"
    found = read(rows, kind="customer")

    assert [each.record is not None for each in found] == [True, False, True]


def test_it_may_be_left_out_by_a_mapping() -> None:
    plan = "kind: customer\ncolumns: {id: id, name: name}\nskip_rows: [id]\n"

    assert [each.id for each in read("id,name\nC1,A Ltd\nid,name\nC2,B Ltd\n", plan)] == [
        "C1",
        "C2",
    ]


def test_a_header_of_two_rows_is_known_by_either() -> None:
    plan = "kind: shipment\nheader_row: 1\nheader_rows: 2\ncolumns: {No: id, Goods / Name: items.description, Goods / Code: items.hs_code}\n"
    head = "No,Goods,Goods\n,Name,Code\n"
    found = read(f"{head}A,T-shirts,6109100021\n{head}B,socks,6115950000\n", plan)

    assert [each.record is not None for each in found] == [True, False, False, True]
    assert all("repeats the header" in messages(each) for each in found[1:3])


@pytest.mark.parametrize(
    "row", ["id,T-shirts,1", "A,description,1", "id,,", ",description,", "ID,1,quantity"]
)
def test_a_row_that_shares_a_word_with_the_header_is_none(row: str) -> None:
    (found,) = read(f"id,description,quantity\n{row}\n")

    assert "repeats the header" not in " ".join(str(each) for each in found.problems)
