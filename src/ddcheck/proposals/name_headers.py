"""What the columns of a list of customers, suppliers or people mean for screening their names."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ddcheck.proposals.header_words import place
from ddcheck.reading import columns

_WORDS = {
    "name": (
        "名称 姓名 公司名称 企业名称 单位名称 客户名称 客户 供应商名称 供应商 往来单位 中文名称 中文名 全称 公司全称 单位全称 客户全称 主体名称",
        "name|company name|company|customer name|customer|client|client name|supplier|supplier name|vendor|vendor name|full name|legal name|entity name|entity|party name|account name|business partner",
    ),
    "names": (
        "英文名称 英文名 外文名称 别名 曾用名 简称 又名 其他名称 客户英文名称 客户简称 公司英文名称 供应商英文名称",
        "english name|name english|chinese name|alias|aliases|aka|other names|former name|trading name|short name",
    ),
    "kind": (
        "类型 客户类型 主体类型 性质 客户性质 类别",
        "type|kind|customer type|entity type|party type",
    ),
    "country": (
        "国家 国家地区 国别 国籍 注册国 注册国家 所在国 所在国家 所在国家地区 客户国家 国别地区",
        "country|country code|country region|nationality|citizenship|country of registration|country of incorporation",
    ),
    "birth_date": (
        "出生日期 生日 出生年月 出生年月日",
        "birth date|date of birth|dob|born",
    ),
    "identifier": ("", "identifier|identifiers"),
    "identifiers.uscc": (
        "统一社会信用代码 社会信用代码 信用代码 统一信用代码",
        "uscc|unified social credit code",
    ),
    "identifiers.registration": (
        "注册号 登记号 工商注册号 注册登记号 企业注册号",
        "registration number|registration no|company number|company no|registration|reg no",
    ),
    "identifiers.passport": ("护照号 护照号码 护照", "passport|passport number|passport no"),
    "identifiers.national_id": (
        "身份证号 身份证号码 证件号 证件号码",
        "national id|id card|id number|id card number",
    ),
    "identifiers.lei": ("", "lei|legal entity identifier"),
    "identifiers.imo": ("imo号 imo编号 船舶识别号", "imo|imo number|imo no"),
    "address": (
        "地址 住址 注册地址 办公地址 联系地址 客户地址",
        "address|registered address|street address",
    ),
    "id": (
        "编号 客户编号 客户编码 客户代码 供应商编号 供应商编码 代码",
        "id|customer id|customer number|customer code|customer no|client id|vendor id|vendor number|supplier id|account number",
    ),
}  # fmt: skip
"""Field to headers, in Chinese parted by blanks and in English by bars."""


@cache
def _known() -> dict[str, str]:
    return {
        _plain(word): field
        for field, (chinese, english) in _WORDS.items()
        for word in (*chinese.split(), *filter(None, english.split("|")))
    }


def _plain(header: str) -> str:
    text = unicodedata.normalize("NFKC", header).casefold()
    return re.sub(r"[\s:_\-./()（）*#]", "", text)


def fields(headers: tuple[str, ...]) -> list[str | None]:
    """The field of each header, in their order; a second column of a name is another name of the same party."""
    guessed = place(headers).guesses
    found: list[str | None] = []
    taken: set[str] = set()
    for header, (_, path, _) in zip(headers, guessed, strict=True):
        field = _field(header, path)
        if field == "name" and "name" in taken:
            field = "names"
        if field in taken and field != "names":
            field = None
        if field is not None:
            taken.add(field)
        found.append(field)
    if "name" not in taken and "names" in taken:
        found[found.index("names")] = "name"
    return found


def _field(header: str, path: str | None) -> str | None:
    if columns.is_field(header, "name"):
        return columns.target(header, "name").path
    known = _known().get(_plain(header))
    if known is not None or path is None or not path.startswith("parties."):
        return known
    field = path.split(".", 2)[2]
    return columns.target(field, "name").path if columns.is_field(field, "name") else None
