"""What the headers of a list of names mean, as offices write them."""

from __future__ import annotations

import pytest

from ddcheck.proposals.party_tables import placed


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        (("客户编号", "客户名称", "国家"), ["id", "name", "country"]),
        (("客户名称", "英文名称", "曾用名"), ["name", "names", "names"]),
        (("英文名称", "国家/地区"), ["name", "country"]),
        (
            ("姓名", "国籍", "出生日期", "护照号码"),
            ["name", "country", "birth_date", "identifiers.passport"],
        ),
        (("供应商名称", "统一社会信用代码", "注册地址"), ["name", "identifiers.uscc", "address"]),
        (("船名", "IMO号"), ["name", "identifiers.imo"]),
        (("Customer No.", "Customer Name", "Country"), ["id", "name", "country"]),
        (("Full name", "Nationality", "Date of Birth"), ["name", "country", "birth_date"]),
        (("name", "kind", "identifiers.lei"), ["name", "kind", "identifiers.lei"]),
        (("Company", "Alias", "a.k.a."), ["name", "names", "names"]),
        (("客户名称", "国家", "国别"), ["name", "country", None]),
        (("销售员", "备注", "金额"), [None, None, None]),
        (("", "x" * 5000), [None, None]),
    ],
    ids=str,
)
def test_a_header_is_given_its_field(headers: tuple[str, ...], wanted: list[str | None]) -> None:
    assert [each.path for each in placed(headers, "name")] == wanted
