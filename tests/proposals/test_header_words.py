"""What headers in English and Chinese are taken to mean."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck.core.countries import COUNTRY_CODES
from ddcheck.proposals.chinese_headers import _words
from ddcheck.proposals.chinese_words import HEADERS, PARTIES
from ddcheck.proposals.country_names import _NAMES, code_of
from ddcheck.proposals.english_headers import _phrases
from ddcheck.proposals.header_words import guess
from ddcheck.proposals.placing import place
from ddcheck.reading import columns


@pytest.mark.parametrize(
    ("header", "path"),
    [
        ("收货人", "parties.consignee.name"),
        ("收貨人名稱", "parties.consignee.name"),
        ("境外收货人", "parties.consignee.name"),
        ("收货人Consignee", "parties.consignee.name"),
        ("最终用户", "parties.end_user.name"),
        ("最终用户国家", "parties.end_user.country"),
        ("客户英文名称", "parties.buyer.names"),
        ("商品编码", "items.hs_code"),
        ("HS编码(10位)", "items.hs_code"),
        ("成交数量", "items.quantity"),
        ("本次发货数量", "items.quantity"),
        ("净重(KG)", "items.net_weight_kg"),
        ("总价（美元）", "items.value"),
        ("原产国(地区)", "items.origin"),
        ("运抵国（地区）", "destination"),
        ("出口许可证号", "documents.export_licence.number"),
        ("CAS号", "items.cas"),
        ("运输方式", "mode"),
        ("*订单号：", "id"),
        ("EXPORTER_NAME", "parties.exporter.name"),
        ("SUPPLIER_NAME_EN", "parties.exporter.name"),
        ("IMPORTERNAME", "parties.buyer.name"),
        ("HSCODE", "items.hs_code"),
        ("HS CODE", "items.hs_code"),
        ("HS6 Code", "items.hs_code"),
        ("HS_CODE_10", "items.hs_code"),
        ("COUNTRY_OF_ORIGIN", "items.origin"),
        ("ORIGIN_COUNTRY", "items.origin"),
        ("DestinationCountry", "destination"),
        ("TOTALQUANTITY", "items.quantity"),
        ("NET_WT_IN_KG", "items.net_weight_kg"),
        ("FOB_VALUE_IN_USD", "items.value"),
        ("NORTIFY_PARTY_NAME", "parties.notify.name"),
        ("End User", "parties.end_user.name"),
        ("Ultimate consignee country", "parties.end_user.country"),
        ("end-use", "end_use"),
        ("Customs Broker", "parties.broker.name"),
        ("货物 / 总价USD", "items.value"),
        ("Goods / HS code", "items.hs_code"),
        ("淨重(公斤)", "items.net_weight_kg"),
        ("最終用戶", "parties.end_user.name"),
        ("币别", "currency"),
        ("价税合计", "items.value"),
        ("单据编号", "id"),
        ("Ship-to party", "parties.consignee.name"),
        ("SHIP_TO_COUNTRY", "destination"),
        ("Sold-to party", "parties.buyer.name"),
        ("源单单号", None),
        ("铋含量", "items.composition.Bi"),
        ("Bi %", "items.composition.Bi"),
        ("Sn_content", "items.composition.Sn"),
        ("纯度", "items.parameters.purity_percent"),
        ("ECCN", "items.control_code"),
        ("Export License No.", "documents.export_licence.number"),
        ("GROSS_WEIGHT", None),
        ("UNIT_PRICE_USD", None),
        ("%GTTOTALVALUE", None),
        ("STATISTICAL_VALUE_IN_1000_USD", None),
        ("HS_CODE_2", None),
        ("毛重", None),
        ("单价", None),
    ],
)
def test_a_header_means(header: str, path: str | None) -> None:
    found = guess(header)
    assert found.path == path
    assert found.known


@pytest.mark.parametrize("header", ["", "???", "Xyzzy", "水分含量", "甲乙丙", "12", "REFRENDO"])
def test_what_is_not_known_says_so(header: str) -> None:
    assert guess(header).path is None
    assert not guess(header).known


def test_a_value_in_a_currency_tells_the_currency() -> None:
    assert guess("TOTAL_VALUE_USD").currency == "USD"
    assert guess("成交总价(USD)").currency == "USD"
    assert guess("总价（人民币）").currency == "CNY"
    assert guess("QUANTITY").currency == ""


@pytest.mark.parametrize(
    "header",
    [
        "净重(吨)", "净重（克）", "净重T", "净重(磅)", "Net weight (lbs)", "Net Weight (MT)", "NET WEIGHT TON", "总价(万元)",
        "金额(千美元)", "Value (thousand USD)", "Value (k USD)", "粒度(mm)", "粒径(nm)", "纯度(N)", "Purity (ppm)", "铋含量(ppm)",
        "货物 / 净重(吨)",
    ],
)  # fmt: skip
def test_a_column_in_another_unit_is_proposed_for_no_field(header: str) -> None:
    """A weight in tonnes that is read as kilograms is a thousandth of what is shipped."""
    found = guess(header)
    assert found.path is None
    assert "convert it in the file" in str(found.why)
    assert place([header])[0].why == found.why


@pytest.mark.parametrize(
    ("header", "path", "unit"),
    [
        ("数量(KG)", "items.quantity", "KG"),
        ("Quantity (MT)", "items.quantity", "MT"),
        ("数量（件）", "items.quantity", "件"),
        ("数量(箱)", "items.quantity", ""),
        ("Qty KGS", "items.quantity", "KGS"),
        ("净重KGS", "items.net_weight_kg", ""),
        ("粒径(μm)", "items.parameters.particle_size_um", ""),
        ("纯度(%)", "items.parameters.purity_percent", ""),
        ("Quantity unit", "items.unit", ""),
    ],
)
def test_the_unit_that_a_header_names(header: str, path: str, unit: str) -> None:
    found = guess(header)
    assert (found.path, found.unit) == (path, unit)


@pytest.mark.parametrize("header", ["非最终用户", "原收货人", "累计数量", "剩余数量", "Order K"])
def test_a_word_before_a_known_one_may_make_it_another(header: str) -> None:
    assert guess(header).path is None
    assert not guess(header).known


def test_each_field_is_given_once_and_the_better_header_gets_it() -> None:
    found = place(
        ["STD_BUYER_NAME", "BUYER_NAME", "BUYER_NAME_EN", "RECORD_ID", "DECLARATION_NUMBER"]
    )
    assert {each.header: each.path for each in found if each.path} == {
        "STD_BUYER_NAME": "parties.buyer.names",
        "BUYER_NAME": "parties.buyer.name",
        "BUYER_NAME_EN": "parties.buyer.names",
        "DECLARATION_NUMBER": "id",
    }
    assert "like 'DECLARATION_NUMBER'" in str(found[3].why)


def test_an_importer_is_the_buyer_or_the_consignee_of_another_buyer() -> None:
    assert place(["IMPORTER_NAME"])[0].path == "parties.buyer.name"
    assert place(["IMPORTER_NAME", "BUYER_NAME"])[0].path == "parties.consignee.name"


def test_two_words_for_a_role_are_two_parties() -> None:
    """A seller is no other name of the shipper: each is looked up, and has its own country."""
    found = place(["Shipper", "Seller", "Seller country", "Shipper name EN"])
    assert [each.path for each in found] == [
        "parties.exporter.name",
        "parties.exporter[1].name",
        "parties.exporter[1].country",
        "parties.exporter.names",
    ]


def test_the_bare_word_for_a_party_is_its_number_beside_its_name() -> None:
    assert [each.path for each in place(["售达方", "售达方名称", "Ship-to", "Ship-to name"])] == [
        "parties.buyer.identifiers.registration",
        "parties.buyer.name",
        "parties.consignee.identifiers.registration",
        "parties.consignee.name",
    ]


@pytest.mark.parametrize(
    ("headers", "destination", "others"),
    [
        (["最终目的国（地区）", "运抵国（地区）", "贸易国（地区）", "境外收货人"], "最终目的国（地区）",
         {"运抵国（地区）": "route.discharge.country", "贸易国（地区）": "parties.consignee.country"}),
        (["运抵国", "贸易国", "买方"], "运抵国", {"贸易国": "parties.buyer.country"}),
        (["贸易国", "商品名称"], None, {}),
        (["进口国", "进口商"], "进口国", {}),
        (["进口国", "进口商", "最终目的国"], "最终目的国", {"进口国": "parties.buyer.country"}),
        (["Final destination", "Ship-to country", "Consignee"], "Final destination",
         {"Ship-to country": "parties.consignee.country"}),
    ],
)  # fmt: skip
def test_where_goods_end_is_not_where_the_trader_sits(
    headers: list[str], destination: str | None, others: dict[str, str]
) -> None:
    """A shipment by way of a trader in another country is decided for where it ends."""
    paths = {each.header: each.path for each in place(headers)}
    assert [header for header, path in paths.items() if path == "destination"] == (
        [destination] if destination else []
    )
    assert {header: paths[header] for header in others} == others


@pytest.mark.parametrize(
    ("header", "path"),
    [
        ("商品名称及规格型号", "items.description"),
        ("启运/运抵国", "destination"),
        ("消费使用/生产销售单位", "parties.manufacturer.name"),
        ("收货人/通知人", None),
        ("委托单位", None),
        ("包装数量", None),
        ("客户采购订单号", None),
        ("售达方名称", "parties.buyer.name"),
        ("我司合同编号", "contract"),
        ("开航日", "export_date"),
        # What is below a group and not understood is not what the group is about.
        ("货物 / 箱数目", None),
        ("收货人 / 传真号", None),
        ("运输信息 / 起运港", "route.loading.place"),
    ],
)
def test_joined_and_narrowed_words(header: str, path: str | None) -> None:
    assert guess(header).path == path


def test_every_word_of_the_dictionary_leads_to_a_field_that_exists() -> None:
    for told in {*_phrases().values(), *_words().values()}:
        for path in (path for together in told.fields for path in together):
            assert columns.is_field(path, "shipment"), path


def test_every_chinese_word_is_found_as_it_stands() -> None:
    for meaning, words in HEADERS.items():
        path = re.split(" [>+&] ", meaning)[0]
        for word in words[0].split():
            found = guess(word).meaning
            assert found is not None, word
            assert [each[0] for each in found.fields][:1] == ([] if path == "-" else [path]), word
    for role, words in PARTIES.items():
        for word in words[0].split():
            assert guess(word).path == f"parties.{role}.name", word


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_no_header_crashes_the_dictionary(text: str) -> None:
    assert guess(text).header == text
    place([text, text])


def test_country_names_lead_to_codes() -> None:
    assert [code_of(name) for name in ("泰国", "泰國", " germany ", "USA", "cn", "Korea", "火星")] == [
        "TH", "TH", "DE", "US", "CN", None, None,
    ]  # fmt: skip
    lines = [line.split("|") for line in _NAMES.split("\n") if line]
    assert {line[0] for line in lines} <= COUNTRY_CODES
    names = [name.casefold() for line in lines for name in line[1:]]
    assert len(names) == len(set(names))


@pytest.mark.skipif("DDCHECK_REAL_DATA" not in os.environ, reason="needs DDCHECK_REAL_DATA")
def test_most_real_headers_are_understood() -> None:
    path = Path(os.environ["DDCHECK_REAL_DATA"]) / "shipments" / "trade_db_headers.json"
    headers = [header for sheet in json.loads(path.read_text()) for header in sheet["columns"]]
    known = sum(guess(header).known for header in headers) / len(headers)
    placed = sum(guess(header).path is not None for header in headers) / len(headers)
    print(f"{len(headers)} headers: {known:.1%} understood, {placed:.1%} with a field")  # noqa: T201
    assert known >= 0.83
    assert placed >= 0.5
