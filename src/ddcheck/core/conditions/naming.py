"""How fields of a record are called in the sentences that say what a comparison saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.classification.parameters import LABELS
from ddcheck.core.texts import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddcheck.core.conditions.language import Scope
    from ddcheck.core.conditions.paths import FieldPath
    from ddcheck.core.records import Document, Item

PICKING = frozenset({"party.role", "document.type", "stop.role"})
"""Fields that say which element is meant: where they are given, a sentence about them says nothing."""

FIELDS = {
    "shipment.declares_nothing": ("absence of any declaration", "未作任何声明"),
    "shipment.documents": ("documents", "文件"),
    "shipment.history": ("earlier shipments", "以往货运"),
    "shipment.id": ("number of the shipment", "货运编号"),
    "shipment.items": ("lines of goods", "货物行"),
    "shipment.parties": ("parties", "当事方"),
    "shipment.contract": ("contract", "合同号"),
    "shipment.currency": ("currency", "币种"),
    "shipment.declarations.military_use": ("declaration on military use", "军事用途声明"),
    "shipment.declarations.wmd_use": (
        "declaration on use for weapons of mass destruction",
        "大规模杀伤性武器用途声明",
    ),
    "shipment.destination": ("country of final destination", "最终目的国（地区）"),
    "shipment.end_use": ("end use", "最终用途"),
    "shipment.export_date": ("day of export", "出口日期"),
    "shipment.mode": ("mode of transport", "运输方式"),
    "shipment.origin": ("country of departure", "起运国（地区）"),
    "shipment.route": ("route", "运输路线"),
    "item.cas": ("CAS number", "CAS 号"),
    "item.composition": ("composition", "成分"),
    "item.control_code": ("control code", "管制编码"),
    "item.declared_name": ("name declared to customs", "报关品名"),
    "item.description": ("description", "品名"),
    "item.end_use": ("end use", "最终用途"),
    "item.form": ("form", "形态"),
    "item.hs_code": ("customs code", "商品编码"),
    "item.line": ("number of the line", "项号"),
    "item.net_weight_kg": ("net weight in kg", "净重（千克）"),
    "item.origin": ("country of origin", "原产国（地区）"),
    "item.quantity": ("quantity", "数量"),
    "item.remark": ("remark of the customs declaration", "报关单备注"),
    "item.unit": ("unit", "单位"),
    "item.value": ("value", "价值"),
    "party.address": ("address", "地址"),
    "party.birth_date": ("date of birth", "出生日期"),
    "party.business": ("business", "业务范围"),
    "party.country": ("country", "所在国（地区）"),
    "party.founded": ("day of founding", "成立日期"),
    "party.identifiers": ("register or tax number", "登记号或税号"),
    "party.name": ("name", "名称"),
    "party.names": ("other names", "其他名称"),
    "party.owner_countries": ("countries of owners", "股东所在国（地区）"),
    "party.owner_names": ("names of owners", "股东名称"),
    "party.owners": ("owners", "股东"),
    "party.owner_shares": ("sum of the shares of owners in percent", "股东持股比例合计（%）"),
    "party.people_names": ("names of people", "个人姓名"),
    "party.role": ("role", "角色"),
    "party.type": ("kind of party", "当事方种类"),
    "document.commitments": ("commitments", "承诺"),
    "document.control_codes": ("control codes", "管制编码"),
    "document.destination": ("country of destination", "目的国（地区）"),
    "document.end_use": ("end use", "最终用途"),
    "document.end_user": ("end user", "最终用户"),
    "document.issued": ("day of issue", "签发日期"),
    "document.issuer": ("issuer", "签发方"),
    "document.licence_type": ("kind of licence", "许可种类"),
    "document.lines": ("lines of goods", "货物行"),
    "document.number": ("number", "编号"),
    "document.party": ("party", "当事方"),
    "document.quantity": ("quantity", "数量"),
    "document.retained_until": ("end of keeping", "保存期限"),
    "document.signed": ("signature", "签署"),
    "document.translated": ("translation", "中文译本"),
    "document.type": ("kind", "类型"),
    "document.unit": ("unit", "单位"),
    "document.valid_until": ("last day of validity", "有效期截止日"),
    "stop.country": ("country", "国家（地区）"),
    "stop.country_code": ("country", "国家（地区）"),
    "stop.place": ("place", "地点"),
    "stop.role": ("part", "作用"),
    "customer.address": ("address", "地址"),
    "customer.birth_date": ("date of birth", "出生日期"),
    "customer.business": ("business", "业务范围"),
    "customer.capacity": ("capacity", "产能"),
    "customer.controllers": ("controllers", "实际控制人"),
    "customer.country": ("country", "所在国（地区）"),
    "customer.defence_share": ("share of sales to defence in percent", "国防业务占比（%）"),
    "customer.directors": ("directors", "董事"),
    "customer.documents": ("documents", "文件"),
    "customer.end_markets": ("end markets", "终端市场"),
    "customer.end_use": ("end use", "最终用途"),
    "customer.founded": ("day of founding", "成立日期"),
    "customer.id": ("number of the customer", "客户编号"),
    "customer.identifiers": ("register or tax number", "登记号或税号"),
    "customer.last_reviewed": ("day of the last review", "上次复核日期"),
    "customer.name": ("name", "名称"),
    "customer.names": ("other names", "其他名称"),
    "customer.owner_countries": ("countries of owners", "股东所在国（地区）"),
    "customer.owner_names": ("names of owners", "股东名称"),
    "customer.owners": ("owners", "股东"),
    "customer.owner_shares": ("sum of the shares of owners in percent", "股东持股比例合计（%）"),
    "customer.people_names": ("names of people", "个人姓名"),
    "customer.products": ("products", "产品"),
    "customer.site_visit": ("day of the last visit", "上次走访日期"),
    "customer.type": ("kind (person or organization)", "客户种类（个人或机构）"),
}
FIELDS |= {f"item.parameters.{name}": label[:2] for name, label in LABELS.items()}
"""By path, how a field is called in English and in Chinese."""

_PLURAL = frozenset(
    {
        "commitments", "control_codes", "controllers", "directors", "documents", "end_markets", "items", "lines", "names",
        "owner_countries", "owner_names", "owners", "parties", "people_names", "products",
    }
)  # fmt: skip


def who(scope: Scope) -> Text:
    """A party as a sentence names it: its role and its name."""
    party = scope.party
    assert party is not None
    name = party.name or (party.names[0] if party.names else scope.path_of("party"))
    role = party.role.value.replace("_", " ") if party.role is not None else "party"
    if scope.facts.customer is not None:
        role = "customer" if scope.party_index == 0 else "person"
    return Text(f"{role} “{name}”", f"{_ROLES_ZH.get(role, role)}“{name}”")


_ROLES_ZH = {
    "exporter": "出口商", "manufacturer": "生产商", "buyer": "买方", "consignee": "收货人",
    "intermediate consignee": "中间收货人", "end user": "最终用户", "forwarder": "货代", "carrier": "承运人",
    "vessel": "船舶", "broker": "报关行", "notify": "通知方", "bank": "银行", "payer": "付款人",
    "party": "当事方", "customer": "客户", "person": "关联人员",
}  # fmt: skip


def places(fields: Sequence[FieldPath], scope: Scope) -> Text:
    """Several fields of one element in words: ``the name or business of the end user “X”``."""
    whose = _element(fields[0], scope)
    labels = [FIELDS.get(each.text, (each.rest, each.rest)) for each in fields]
    english = ", ".join(label[0] for label in labels[:-1])
    english = f"{english} or {labels[-1][0]}" if english else labels[-1][0]
    return Text(
        f"the {english}{f' of {whose.en}' if whose.en else ''}",
        whose.zh + "、".join(label[1] for label in labels),
    )


def called(field: FieldPath, scope: Scope) -> Text:
    """A field in words, with the element that it belongs to; its path where there are no words."""
    known = FIELDS.get(field.text)
    if known is None:
        place = field.place(scope)
        return Text(place, place)
    whose = _element(field, scope)
    return Text(f"the {known[0]}{f' of {whose.en}' if whose.en else ''}", f"{whose.zh}{known[1]}")


def not_given(field: FieldPath, scope: Scope) -> Text:
    """That a field is left out, with the path at which it is to be written."""
    place, name = field.place(scope), called(field, scope)
    if name.en == place:
        return Text(f"{place} is not given", f"未提供{place}")
    verb = "are" if field.text.rpartition(".")[2] in _PLURAL else "is"
    return Text(f"{name.en} {verb} not given ({place})", f"未提供{name.zh}（{place}）")


def _element(field: FieldPath, scope: Scope) -> Text:
    match field.noun:
        case "party" if scope.party is not None:
            name = who(scope)
            return Text(f"the {name.en}", f"{name.zh}的")
        case "document" if scope.document is not None:
            return _document(scope.document, scope.path_of("document"))
        case "item" if scope.item is not None:
            return _item(scope.item, scope.item_index)
        case "stop" if scope.stop is not None:
            place = scope.stop.place or scope.path_of("stop")
            return Text(f"stop {place}", f"{place}站的")
        case _:
            return Text("", "")


def _document(document: Document, path: str) -> Text:
    kind = "document" if document.type is None else document.type.value.replace("_", " ")
    number = document.number or path
    return Text(f"{kind} {number}", f"单证{number}的")


def _item(item: Item, index: int) -> Text:
    line = item.line if item.line is not None else index + 1
    return Text(f"line {line}", f"第{line}行的")
