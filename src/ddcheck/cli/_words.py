"""Words of closed choices in Chinese, where only people read; JSON and files keep the English ones."""

from __future__ import annotations

from ddcheck.report_formats._labels import verdict_word

HEADS = {
    "about": "对象",
    "age": "天数",
    "applies_to": "适用于",
    "by": "决定人",
    "causes": "原因",
    "change": "变化",
    "detail": "详情",
    "edition": "版本",
    "entries": "条目",
    "expires": "到期",
    "from": "原为",
    "id": "标识",
    "kind": "类型",
    "limit": "上限",
    "name": "名称",
    "published": "发布",
    "reason": "理由",
    "record": "记录",
    "rule": "规则",
    "state": "状态",
    "status": "状态",
    "title": "标题",
    "to": "现为",
    "verdict": "结论",
    "what": "内容",
    "before": "此前",
}
"""The heads of columns, which are keys in JSON."""

WORDS = {
    "applies_to": {
        "shipment": "货运",
        "item": "物项",
        "party": "当事方",
        "document": "单证",
        "stop": "停靠点",
        "customer": "客户",
        "batch": "整批",
    },
    "can_be_waived": {"yes": "可", "no": "否", "with_licence": "凭许可证"},
    "change": {"new": "新增", "gone": "消失", "changed": "变更"},
    "confidence": {"official": "官方", "reported": "媒体报道", "weak": "单一来源", "unsure": "未经证实"},
    "effect": {
        "effective": "施行",
        "suspended": "暂停",
        "resumed": "恢复",
        "stopped": "停止",
        "repealed": "废止",
        "superseded": "被取代",
    },
    "kind": {
        # of rules
        "prohibition": "禁止",
        "licence": "许可证",
        "document": "单证",
        "red_flag": "风险信号",
        "completeness": "完整性",
        "note": "提示",
        # of lists
        "export_control": "出口管制",
        "watch": "关注",
        "unreliable": "不可靠实体",
        "countermeasure": "反制",
        "other": "其他",
        "goods": "物项",
        "law": "法令",
        # of waivers
        "false-positive": "误报",
        "risk-accepted": "接受风险",
    },
    "outcome": {
        "hit": "命中",
        "clear": "无异议",
        "unknown": "未知",
        "not_applicable": "不适用",
        "waived": "已豁免",
    },
    "state": {
        # of what a check needs
        "ok": "正常",
        "missing": "缺失",
        "absent": "未安装",
        "broken": "有误",
        "off": "关闭",
        "unwritable": "不可写",
        # of measures
        "not_yet": "尚未施行",
        "in_force": "施行中",
        "suspended": "暂停",
        "disputed": "有争议",
        "ended": "终止",
    },
    "status": {"in time": "期限内", "expiring": "即将到期", "expired": "已到期"},
    "verdict": {word.lower(): verdict_word(word, "zh") for word in ("PASS", "REVIEW", "FAIL")},
}  # fmt: skip
"""By what they are words of, which is also the name of a column."""


def word(of: str, value: str, lang: str) -> str:
    """One of some words in a language; what is no such word stays as it is."""
    return WORDS[of].get(value, value) if lang == "zh" and of in WORDS else value
