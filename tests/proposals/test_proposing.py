"""A proposed mapping can be read as it stands, hides nothing, and asks what only a person knows."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck import record_formats
from ddcheck.core.countries import COUNTRY_CODES
from ddcheck.errors import InvalidRecordError, UsageError
from ddcheck.proposals import trying
from ddcheck.proposals.port_names import _NAMES
from ddcheck.proposals.proposing import Proposal, propose
from ddcheck.reading import mapping
from ddcheck.record_formats import Options


def proposal(*rows: list[Any], **more: Any) -> Proposal:
    return propose(list(enumerate(rows, 1)), source="orders.xlsx", **more)


def loaded(found: Proposal) -> mapping.Mapping:
    return mapping.load(found.text.encode(), "proposal.yaml")


def columns(found: Proposal) -> dict[str, Any]:
    return {header: column.to[0] for header, column in loaded(found).columns.items()}


def test_a_chinese_table_is_mapped_with_its_translations() -> None:
    found = proposal(
        [
            "订单号",
            "出口日期",
            "运输方式",
            "收货人",
            "最终目的国",
            "商品编码",
            "成交数量",
            "总价(USD)",
        ],
        ["SO-1", "2026/03/31", "海运", "样例公司", "泰国", "8001100000", "1,200.5", "7"],
    )
    got = loaded(found)
    assert columns(found) == {
        "订单号": "id",
        "出口日期": "export_date",
        "运输方式": "mode",
        "收货人": "parties.consignee.name",
        "最终目的国": "destination",
        "商品编码": "items.hs_code",
        "成交数量": "items.quantity",
        "总价(USD)": "items.value",
    }
    assert got.columns["出口日期"].dates == "YYYY/MM/DD"
    assert got.columns["运输方式"].values == {"海运": "sea"}
    assert got.columns["最终目的国"].values == {"泰国": "TH"}
    assert got.columns["成交数量"].numbers == "1,234.5"
    assert got.fixed == {"currency": "USD"}


def test_a_unit_in_a_header_is_written_under_fixed() -> None:
    found = proposal(["订单号", "品名", "数量(KG)"], ["A", "棉布", "5"])
    assert loaded(found).fixed == {"items.unit": "KG"}
    with_a_column = proposal(["订单号", "品名", "数量(KG)", "单位"], ["A", "棉布", "5", "kg"])
    assert loaded(with_a_column).fixed == {}


def test_quantities_that_are_written_with_their_units_fill_both() -> None:
    rows = (["订单号", "数量", "净重"], ["A", "1,200.5 kg", "7"], ["B", "500千克", "9"])
    column = loaded(proposal(*rows)).columns["数量"]
    assert column.to == ("items.quantity", "items.unit")
    assert column.numbers == "1,234.5"
    apart = loaded(proposal(["订单号", "数量", "单位"], ["A", "500", "kg"])).columns
    assert apart["数量"].to == ("items.quantity",)
    assert apart["单位"].to == ("items.unit",)


@pytest.mark.parametrize(
    ("kind", "headers", "joined"),
    [
        ("shipment", ["订单号", "品名", "规格型号"], {"品名": ("规格型号",)}),
        ("shipment", ["Order", "Product", "Grade", "Model"], {"Product": ("Grade", "Model")}),
        (
            "shipment",
            ["Order", "Consignee", "Consignee zip", "Consignee city", "Consignee address", "Buyer", "Buyer city"],
            {"Consignee address": ("Consignee city", "Consignee zip")},
        ),
        ("customer", ["Account", "Billing Street", "Billing City", "Billing Zip"],
         {"Billing Street": ("Billing City", "Billing Zip")}),
        ("name", ["Last name", "First name", "Nationality"], {"First name": ("Last name",)}),
        ("name", ["姓", "名", "国籍"], {"姓": ("名",)}),
        ("name", ["Full name", "First name", "Last name"], {}),
        ("shipment", ["订单号", "规格型号"], {}),
        ("shipment", ["订单号", "货物 / 品名", "货物 / 型号规格"], {"货物 / 品名": ("货物 / 型号规格",)}),
    ],
)  # fmt: skip
def test_what_is_one_field_in_several_columns_is_joined(
    kind: str, headers: list[str], joined: dict[str, tuple[str, ...]]
) -> None:
    """The grade behind the name of goods decides whether they are controlled; without it nobody could tell."""
    found = loaded(proposal(headers, ["x"] * len(headers), kind=kind)).columns
    assert {header: column.join for header, column in found.items() if column.join} == joined


def test_a_unit_stands_once() -> None:
    """A column of units goes before units that are written behind the numbers."""
    found = loaded(proposal(["订单号", "数量", "单位"], ["A", "500 kg", "kg"]))
    assert found.columns["数量"].to == ("items.quantity",)


def test_article_numbers_are_no_description_of_goods() -> None:
    found = proposal(["Order", "Material"], ["A", "000000000000004711"])
    assert columns(found) == {"Order": "id"}
    assert "the description of goods is words" in str(found.questions)


@pytest.mark.parametrize(
    ("kind", "header", "cells"),
    [
        ("shipment", "Consignee", ["100234", "100-235"]),
        ("shipment", "Sold-to Party", [100234.0, 100235.0]),
        ("customer", "客户名称", ["0001"]),
        ("name", "Name", [7.0]),
    ],
)
def test_numbers_are_nobodys_name(kind: str, header: str, cells: list[Any]) -> None:
    """Screened as a name, a number of a party matches nothing, and looks like a clean party."""
    found = proposal(
        ["Id", header], *([f"A{at}", cell] for at, cell in enumerate(cells)), kind=kind
    )
    assert header not in columns(found)
    assert "a name is words" in str(found.questions)


def test_a_bare_word_for_a_party_with_words_below_it_is_another_name() -> None:
    header = ["Order", "收件人", "收件人姓名"]
    assert (
        columns(proposal(header, ["A", "Bob S.", "Bob Smith"]))["收件人"]
        == "parties.consignee.names"
    )
    numbered = columns(proposal(header, ["A", "K77", "Bob Smith"]))
    assert numbered["收件人"] == "parties.consignee.identifiers.registration"


@pytest.mark.parametrize(
    ("kind", "headers", "path"),
    [
        ("customer", ["客户名称", "股东1", "股东1国籍"], "owners[0].country"),
        ("shipment", ["收货人", "送货方", "送货方国家"], "parties.consignee[1].country"),
    ],
)
def test_a_translation_for_one_of_several_can_be_read_back(
    kind: str, headers: list[str], path: str
) -> None:
    column = loaded(proposal(headers, ["甲", "乙", "泰国"], kind=kind)).columns[headers[2]]
    assert (column.to, column.values) == ((path,), {"泰国": "TH"})


@pytest.mark.parametrize(
    ("header", "cell", "code"),
    [
        ("運輸方式", "海運", "sea"),
        ("币制", "新臺幣", "TWD"),
        ("Consignee type", "Company", "organization"),
        ("收货人类型", "个人", "person"),
    ],
)
def test_words_of_cells_are_translated(header: str, cell: str, code: str) -> None:
    found = loaded(proposal(["Order", "Consignee", header], ["A", "Foo", cell]))
    assert found.columns[header].values == {cell: code}


def test_a_row_of_totals_is_no_example() -> None:
    found = proposal(["序号", "品名"], [1, "锡膏"], ["合计", None])
    assert loaded(found).columns["序号"].to == ("items.line",)
    assert not any("合计" in question.en for question in found.questions)


def test_a_list_of_customers_read_as_orders_is_told() -> None:
    said = "if it is one, add --kind customer to check them, or --kind name"
    customers = proposal(["客户名称", "国家", "股东", "持股比例", "法定代表人"])
    assert said in customers.questions[0].en
    with pytest.raises(UsageError, match=said):
        proposal(["名单"], ["姓名", "国籍", "出生日期", "护照号码"])
    assert "--kind" not in str(proposal(["Order", "Consignee", "Goods"]).questions)


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ([["A", "drills", "cutting"], ["A", "resin", "coating"]], "items.end_use"),
        ([["A", "drills", "cutting"], ["A", "resin", None], ["B", "resin", "coating"]], "end_use"),
        ([[7.0, "drills", "cutting"], [7.0, "resin", "coating"]], "items.end_use"),
    ],
)
def test_an_end_use_that_differs_within_an_order_is_that_of_its_lines(
    rows: list[list[Any]], field: str
) -> None:
    found = proposal(["Order", "Goods", "End use"], *rows)
    assert columns(found)["End use"] == field


def test_lines_that_have_a_column_of_uses_keep_it() -> None:
    header = ["订单号", "品名", "商品用途", "最终用途"]
    found = proposal(header, ["A", "钻头", "切削", "甲"], ["A", "树脂", "涂层", "乙"])
    assert columns(found)["商品用途"] == "items.end_use"
    assert columns(found)["最终用途"] == "end_use"


def test_where_a_person_works_is_told() -> None:
    found = proposal(["First name", "Last name", "Company"], kind="name")
    assert "is where that person works" in found.text
    assert found.unplaced == ("Company",)


def test_rows_of_totals_are_proposed_by_their_word_alone() -> None:
    found = proposal(["Order", "Goods"], ["A", "shirts"], ["Total: 1 orders", None], ["總計", None])
    assert loaded(found).skip_rows == ("Total", "總計")


def test_the_header_is_found_below_titles() -> None:
    found = proposal(
        ["Monthly report"], [None], ["", "HS_CODE", "EXPORTER_NAME"], ["", "8001", "Acme"]
    )
    assert found.header_row == 3
    assert loaded(found).header_row == 3
    assert proposal(["HS_CODE"], ["QUANTITY", "UNIT"], header_row=1).header_row == 1


def test_nothing_is_ignored_without_a_word() -> None:
    found = proposal(["订单号", "业务员", "Xyzzy"], ["A", "张三", "1"])
    assert loaded(found).ignore == ()
    assert "#   - 业务员" in found.text
    assert "#   - Xyzzy  # not understood" in found.text
    assert found.unplaced == ("Xyzzy",)


def test_what_is_proposed_to_be_ignored_can_be_by_taking_away_the_marks() -> None:
    found = proposal(["订单号", "业务员", "装货港"], ["A", "张三", "某地"])
    text = found.text.replace("# ignore:", "ignore:").replace("#   -", "  -")
    assert mapping.load(text.encode(), "m.yaml").ignore == ("业务员", "装货港")


def test_a_day_of_two_meanings_is_asked_about() -> None:
    found = proposal(["EXP_DATE"], ["03/04/2026"], ["05/06/2026"])
    assert loaded(found).columns["EXP_DATE"].dates is None
    assert any("DD/MM/YYYY and of MM/DD/YYYY: choose one" in each.en for each in found.questions)
    clear = proposal(["EXP_DATE"], ["03/04/2026"], ["25/06/2026"])
    assert loaded(clear).columns["EXP_DATE"].dates == "DD/MM/YYYY"
    mixed = proposal(["EXP_DATE"], ["2026-11-20"], ["2026/11/21"])
    assert loaded(mixed).columns["EXP_DATE"].dates == "YYYY/MM/DD"


def test_places_that_are_names_are_left_out_and_asked_about() -> None:
    found = proposal(["订单号", "装货港"], ["A", "某地"])
    assert columns(found) == {"订单号": "id"}
    assert any("UN/LOCODE" in each.en for each in found.questions)
    assert columns(proposal(["装货港"], ["CNSHA"])) == {"装货港": "route.loading.place"}


def test_ports_are_translated_by_their_names() -> None:
    found = proposal(["装货港"], ["上海港"], ["Port of Kobe"], ["某地"])
    assert loaded(found).columns["装货港"].values == {"上海港": "CNSHA", "Port of Kobe": "JPUKB"}
    assert any("'某地'" in each.en for each in found.questions)


def test_port_names_lead_to_codes() -> None:
    lines = [line.split("|") for line in _NAMES.strip().splitlines()]
    assert {line[0][:2] for line in lines} <= COUNTRY_CODES
    assert all(re.fullmatch(r"[A-Z]{2}[A-Z0-9]{3}", line[0]) for line in lines)
    names = [name.casefold() for line in lines for name in line[1:]]
    assert len(names) == len(set(names))


@pytest.mark.skipif("DDCHECK_REAL_DATA" not in os.environ, reason="needs DDCHECK_REAL_DATA")
def test_port_names_are_those_of_the_official_list() -> None:
    folder = Path(os.environ["DDCHECK_REAL_DATA"]) / "reference" / "unlocode"
    official: dict[str, set[str]] = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="cp1252", newline="") as file:
            for row in csv.reader(file):
                plain = re.sub(r"[^a-z]", "", row[4].casefold())
                official.setdefault(row[1] + row[2], set()).add(plain)
    for line in _NAMES.strip().splitlines():
        code, *names = line.split("|")
        wanted = {re.sub(r"[^a-z]", "", name.casefold()) for name in names if name.isascii()}
        assert any(
            name in there or there in name for name in wanted for there in official[code] if there
        ), line


def test_countries_that_are_not_known_are_asked_about() -> None:
    found = proposal(["目的国"], ["泰国"], ["火星"])
    assert loaded(found).columns["目的国"].values == {"泰国": "TH"}
    assert any("'火星'" in each.en for each in found.questions)


def test_numbers_in_code_columns_are_declared_and_asked_about() -> None:
    found = proposal(["订单号", "商品编码", "管制编码"], [17.0, 101210000.0, 30.0])
    got = loaded(found)
    assert got.columns["订单号"].as_text is True
    assert got.columns["商品编码"].digits == 10
    assert any("correct the cells" in each.en for each in found.questions)


def test_words_for_nothing_are_declared_but_namibia_is_a_country() -> None:
    found = proposal(["收货人", "目的国"], ["N/A", "NA"], ["NULL", "TH"])
    assert loaded(found).blank == ("N/A", "NULL")
    assert loaded(found).columns["目的国"].values == {}


def test_rows_that_sign_the_table_are_left_out_by_their_beginning() -> None:
    body = (["A", 1.0], ["合計", 1.0], ["製單人：李", "審核：王"], ["Prepared by: Li", None])
    found = proposal(["订单号", "成交数量"], *body)

    assert loaded(found).skip_rows == ("Prepared by:", "合計", "製單人：")


def test_a_record_whose_first_column_is_remarks_is_not_skipped() -> None:
    body = (
        ["Note: fragile", "A", 1.0],
        ["Note: see invoice", None, None],
        ["备注：易碎", "B", 1.0],
    )
    found = proposal(["Remarks", "Order No", "Qty"], *body)
    assert not loaded(found).skip_rows


def test_rows_of_totals_are_left_out_by_name() -> None:
    found = proposal(["订单号", "成交数量"], ["A", 1.0], ["小计", 1.0], ["", "合计"], ["B", 2.0])

    assert loaded(found).skip_rows == ("合计", "小计")
    assert "skip_rows" not in proposal(["订单号", "成交数量"], ["A", 1.0]).text


def test_headers_that_are_paths_are_taken_as_they_stand() -> None:
    found = proposal(["id", "items.hs_code", "parties.end_user.name"], ["A", "8001", "B"])
    assert columns(found)["parties.end_user.name"] == "parties.end_user.name"


def test_customers_have_their_own_fields() -> None:
    found = proposal(
        ["客户编号", "客户名称", "客户英文名称", "客户国家"],
        ["C1", "样例", "Example", "泰国"],
        kind="customer",
    )
    assert columns(found) == {
        "客户编号": "id",
        "客户名称": "name",
        "客户英文名称": "names",
        "客户国家": "country",
    }


def test_a_table_without_a_known_header_is_refused() -> None:
    with pytest.raises(UsageError, match="no column is understood"):
        proposal(["foo", "bar"], ["1", "2"])
    with pytest.raises(UsageError, match="empty"):
        proposal([""], [None])
    with pytest.raises(UsageError, match="no row 9"):
        proposal(["HS_CODE"], header_row=9)


def test_what_is_missing_is_asked_about() -> None:
    found = proposal(["HS_CODE"], ["8001"])
    assert [each for each in found.questions if "no column was found for id" in each.en]


def look(data: bytes, name: str = "orders.csv", **options: Any) -> trying.Look:
    return trying.look(io.BytesIO(data), name, Options(**options), header_row=None)


def test_the_proposal_is_tried_out_on_the_file() -> None:
    found = look("订单号,目的国,备注2\nA,泰国,x\nB,火星,y\n".encode())
    assert (
        "1 of the first 2 records can be read; the first that cannot: orders.csv:3: destination"
        in found.told[-1].en
    )
    good = look("订单号,目的国\nA,泰国\n".encode("gb18030"), encodings=("gb18030",))
    assert "1 of the first 1 records can be read" in good.told[-1].en
    assert "is read as gb18030" in good.told[0].en
    assert loaded(good.proposal).encoding == "gb18030"
    assert (
        loaded(look("订单号;目的国\nA;泰国\n".encode("utf-16"), delimiter=";").proposal).encoding
        is None
    )


def test_a_mapping_needs_no_flags_that_its_table_was_looked_at_with() -> None:
    data = "订单号|目的国\nA|泰国\n".encode("gb18030")
    found = look(data, encodings=("gb18030",), delimiter="|")
    got = loaded(found.proposal)
    assert (got.encoding, got.delimiter) == ("gb18030", "|")
    (read,) = record_formats.read(io.BytesIO(data), "orders.csv", Options(mapping=got))
    assert read.id == "A"
    assert read.record is not None


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(UsageError, match="is yaml, which names its fields itself"):
        look(b"kind: shipment\n", "a.yaml")
    with pytest.raises(InvalidRecordError):
        look(b"\x00\x01", "a.bin")


hostile = st.text(max_size=12) | st.sampled_from(
    ["收货人: {a}", "商品编码 #", '目的国"', "- 数量", "HS_CODE\n# x", "订单号\x1b[31m", "\u202e单位", "null", "*", "&a", "!t", "EXP_DATE"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(hostile, max_size=5),
    st.lists(
        st.lists(hostile | st.none() | st.floats() | st.dates() | st.booleans(), max_size=6),
        max_size=3,
    ),
)
def test_whatever_a_table_holds_the_proposal_is_a_mapping(
    headers: list[str], rows: list[list[Any]]
) -> None:
    found = proposal(["订单号", *headers], *rows, header_row=1)
    got = loaded(found)
    seen = {" ".join(header.split()) for header in headers} | {"订单号"}
    assert set(got.columns) <= seen
    assert all(mark.isprintable() or mark == "\n" for mark in found.text)


def test_dates_in_cells_need_no_form() -> None:
    found = proposal(["出口日期"], [date(2026, 11, 20)])
    assert loaded(found).columns["出口日期"].dates is None
    assert not any("出口日期" in each.en for each in found.questions)


@pytest.mark.skipif("DDCHECK_REAL_DATA" not in os.environ, reason="needs DDCHECK_REAL_DATA")
def test_every_real_header_row_gives_a_mapping() -> None:
    path = Path(os.environ["DDCHECK_REAL_DATA"]) / "shipments" / "trade_db_headers.json"
    for sheet in json.loads(path.read_text()):
        found = proposal(sheet["columns"], header_row=1)
        assert loaded(found).columns
        assert found.placed >= 2, sheet["file"]
