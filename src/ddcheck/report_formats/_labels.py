"""The words around results, in English and Chinese.

A verdict is said in the language of the reader where only people read (`verdict_word`). Ids, dates, exit
statuses and whatever programs read, the lines of `plain` among it, are the same in every language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FEW_DAYS = 3

_LABELS: dict[str, tuple[str, str]] = {
    "what to do": ("What to do", "需要做什么"),
    "why": ("Why", "理由"),
    "names": ("Names that matched", "匹配到的名称"),
    "soon": ("What changes soon", "即将发生的变化"),
    "checked": ("What was checked", "检查内容"),
    "basis": ("Rules and lists of all of them", "以上各条所依据的规则和名单"),
    "also": ("Looked at, and clear", "已检查且无异议"),
    "nothing": ("Nothing to do.", "无需处理。"),
    "law": ("Law", "依据"),
    "fix": ("do", "处理"),
    "waivable": ("Can be waived", "可否豁免"),
    "no": ("no", "否"),
    "yes": ("yes", "可"),
    "with_licence": ("with a licence", "凭许可证"),
    "waiver": ("Waiver", "豁免"),
    "missing": ("Missing", "缺少"),
    "state": ("State", "请补充"),
    "for": ("for", "支持"),
    "against": ("against", "不符"),
    "score": ("score", "得分"),
    "strong": ("strong", "强匹配"),
    "weak": ("weak: a question, not a decision", "弱匹配：仅为疑问"),
    "rules": ("rules", "规则"),
    "lists": ("lists", "名单"),
    "record": ("record", "记录"),
    "report": ("report", "报告"),
    "as of": ("as of", "截至"),
    "shipment": ("shipment", "货运"),
    "customer": ("customer", "客户"),
    "finding": ("finding", "结论"),
    "hit": ("hit", "命中"),
    "unknown": ("unknown", "未知"),
    "clear": ("clear", "无异议"),
    "not applicable": ("not applicable", "不适用"),
    "waived": ("waived", "已豁免"),
    "decision": ("Decision", "结论"),
    "records": ("records", "记录"),
    "share": ("Share", "占比"),
    "value": ("Value", "金额"),
    "questions": ("Questions", "待解问题"),
    "result": ("Result", "结果"),
    "rule": ("Rule", "规则"),
    "of findings": ("findings", "项结论"),
    "of rules": ("rules", "条规则"),
    "of entries": ("entries", "个条目"),
    "of records": ("records", "条记录"),
    "question": ("What, and about whom", "问题与对象"),
    "blocked": ("Records to look at", "需处理的记录"),
    "not checked": ("Not checked", "未检查"),
    "where": ("Where", "位置"),
    "waivers": ("Waivers", "豁免"),
    "notes": ("Notes", "说明"),
    "errors": ("Errors", "错误"),
    "expires": ("expires", "到期"),
    "id": ("id", "标识"),
    "status": ("status", "状态"),
    "inputs": ("Inputs", "输入"),
    "reason": ("Reason", "理由"),
    "subject": ("Subject", "对象"),
    "ownership": ("Ownership", "股权结构"),
    "route": ("Route", "路线"),
    "points": ("Scores, part by part", "得分构成"),
    "timeline": ("Timeline", "时间线"),
    "change": ("What would change the answer", "什么会改变结论"),
    "goods": ("Goods", "货物"),
    "documents": ("Documents", "单证"),
    "exit": ("exit", "退出码"),
    "gate": ("gate", "拦截标准"),
    "gloss pass": ("No rule objects.", "无规则提出异议。"),
    "gloss review": ("A person has to decide.", "需人工决定。"),
    "gloss fail": ("Must not go ahead as it stands.", "按现状不得进行。"),
    "of parties": ("parties", "个当事方"),
    "parties": ("Parties", "当事方"),
    "role": ("Role", "角色"),
    "name": ("Name", "名称"),
    "country": ("Country", "国家/地区"),
    "match": ("Listed?", "名单匹配"),
    "no match": ("no match", "无匹配"),
    "listed": ("LISTED", "已列名"),
    "close": ("close to a listed name", "与所列名称相近"),
    "unknown share": ("share unknown", "持股比例未知"),
    "unknown owners": ("owners unknown", "其余股东未知"),
    "cycle": ("owns itself: shown once", "循环持股：仅显示一次"),
    "origin": ("origin", "原产地"),
    "destination": ("destination", "目的地"),
    "loading": ("loading", "装货"),
    "transit": ("transit", "过境"),
    "transhipment": ("transhipment", "转运"),
    "discharge": ("discharge", "卸货"),
    "delivery": ("delivery", "交付"),
    "place": ("stop", "停靠"),
    "item": ("Line", "行"),
    "description": ("Description", "描述"),
    "hs": ("HS code", "HS 编码"),
    "quantity": ("Quantity", "数量"),
    "control": ("Control codes", "管制编码"),
    "controlled": ("controlled", "受管制"),
    "possible": ("possible", "可能受管制"),
    "not_controlled": ("not controlled", "不受管制"),
    "valid until": ("valid until", "有效期至"),
    "edition": ("edition", "版本"),
    "part": ("Part", "部分"),
    "total": ("Total", "合计"),
    "all findings": ("Every rule that was looked at", "全部规则"),
    "outcome": ("Outcome", "结果"),
    "by rule": ("By rule", "按规则"),
    "by party": ("By party or goods", "按当事方或货物"),
    "by field": ("What was wrong with the records", "记录的问题"),
    "details": ("Record by record", "逐条记录"),
    "input": ("input", "输入"),
    "legend": ("■ FAIL  ▲ REVIEW  ● PASS", "■ 不通过  ▲ 需复核  ● 通过"),
    "advice": ("Not legal advice.", "不构成法律意见。"),
    "list active": ("active", "有效"),
    "list suspended": ("suspended", "暂停"),
    "list stopped": ("stopped", "停止"),
    "list disputed": ("disputed", "有争议"),
    "list delisted": ("delisted", "已移出"),
    "status used": ("used", "已使用"),
    "status expiring": ("expires soon", "即将到期"),
    "status expired": ("expired", "已到期"),
    "status lapsed": ("lapsed", "已失效"),
    "status refused": ("refused", "不得豁免"),
    "status unused": ("unused", "未使用"),
}


_VERDICTS = {
    "PASS": "通过",
    "REVIEW": "需复核",
    "FAIL": "不通过",
    "NOT CHECKED": "未检查",
    "WAIVED": "已豁免",
    "NOTE": "提示",
    "CLEAR": "无异议",
    "N/A": "不适用",
    "EMPTY": "无记录",
}


def colon(lang: str) -> str:
    """What stands between a label and what it labels."""
    return "：" if lang == "zh" else ": "


def semicolon(lang: str) -> str:
    """What stands between parts that have commas of their own."""
    return "；" if lang == "zh" else "; "


def comma(lang: str) -> str:
    """What stands between the parts of a list."""
    return "，" if lang == "zh" else ", "


def more(left: int, lang: str) -> str:
    """How many rows there are that are not shown."""
    return f"另有 {left:,} 条" if lang == "zh" else f"{left:,} more"


def aside(said: str, lang: str) -> str:
    """Words in parentheses, behind others."""
    return f"（{said}）" if lang == "zh" else f" ({said})"


def verdict_word(word: str, lang: str) -> str:
    """A verdict, or what a finding comes to, for a reader: the capital word, or the same in Chinese."""
    return _VERDICTS[word] if lang == "zh" else word


_ROLES = {
    "exporter": "出口商",
    "manufacturer": "制造商",
    "buyer": "买方",
    "consignee": "收货人",
    "intermediate_consignee": "中间收货人",
    "end_user": "最终用户",
    "forwarder": "货运代理",
    "carrier": "承运人",
    "vessel": "船舶",
    "broker": "经纪人",
    "notify": "通知方",
    "bank": "银行",
    "payer": "付款方",
}


def role_word(role: str, lang: str) -> str:
    """What a party does in a shipment, for a reader; another word as it is."""
    return _ROLES.get(role, role) if lang == "zh" else role.replace("_", " ")


def standing(status: str, lang: str) -> str:
    """What the entry of a list is on the day of the check, in a language; another word as it is."""
    key = f"list {status}"
    return label(key, lang) if key in _LABELS else status


_SCOPES: dict[str, tuple[str, str]] = {
    "cn-export-control": (
        (
            "not classified: what the unified dual-use list (51/2024, some 700 items) holds beside the strategic "
            "minerals, superhard and battery materials, rare-earth goods and technology, drone parts and aerospace "
            "tooling of these lists"
        ),
        "未归类：两用物项出口管制清单（2024年第51号公告，约700项）中，除上列清单所载战略矿产、超硬材料、电池材料、稀土相关物项及技术、无人机部件、航空航天工艺装备以外的其他物项",
    )
}


def scopes(rule_sets: Iterable[str], lang: str) -> list[str]:
    """What rule sets do not look at, of which a pass says nothing."""
    told = [_SCOPES[each] for each in rule_sets if each in _SCOPES]
    return [chinese if lang == "zh" else english for english, chinese in told]


def label(key: str, lang: str) -> str:
    """The word for a key in a language.

    Raises:
        KeyError: the table has no such key, which is a bug.
    """
    english, chinese = _LABELS[key]
    return chinese if lang == "zh" else english


def counted(number: int, key: str, lang: str) -> str:
    """How many there are of something, as in ``1 entry`` and ``153 entries``."""
    if number == 1 and lang != "zh":
        return f"1 {_SINGULAR[key]}"
    return f"{number:,} {label(key, lang)}"


_SINGULAR = {
    "of entries": "entry",
    "of findings": "finding",
    "of parties": "party",
    "of records": "record",
    "of rules": "rule",
}


def heading(key: str, lang: str) -> str:
    """The word for a key at the head of a column."""
    found = label(key, lang)
    return found[:1].upper() + found[1:]


def counts_text(counts: dict[str, int], lang: str) -> str:
    """The counts of a run in one sentence."""
    if lang == "zh":
        return (
            f"{counts['records']} 条记录：通过 {counts['pass']}，需复核 {counts['review']}，"
            f"不通过 {counts['fail']}，未检查 {counts['not_checked']}"
        )
    noun = "record" if counts["records"] == 1 else "records"
    return (
        f"{counts['records']} {noun}: {counts['pass']} pass, {counts['review']} review, "
        f"{counts['fail']} fail, {counts['not_checked']} not checked"
    )


def questions_text(reviews: int, questions: int, lang: str) -> str:
    """How much work the reviews of a batch are."""
    if lang == "zh":
        return f"{reviews:,} 条需复核的记录归结为 {questions:,} 个问题。"
    records = "record" if reviews == 1 else "records"
    come = "is" if reviews == 1 else "are"
    noun = "question" if questions == 1 else "questions"
    return f"{reviews:,} {records} to review {come} {questions:,} {noun}."


def ending(status: int | None, reason: str, lang: str, *, mark: str) -> str:
    """The exit status behind the counts; nothing where there is none, as in a run that was not ended.

    Args:
        status: of the run.
        reason: its name and why.
        lang: ``en`` or ``zh``.
        mark: what parts it from the counts in English.
    """
    if not reason:
        return ""
    return ("；" if lang == "zh" else mark) + exit_words(status, reason, lang)


def exit_words(status: int | None, reason: str, lang: str) -> str:
    """The exit status with its name and why."""
    if lang == "zh":
        return f"退出码 {status}（{reason}）"
    return f"exit {status} ({reason})"


def days_text(days: Iterable[str]) -> str:
    """Up to three days, or the first, the last and their number."""
    found = sorted(days)
    if len(found) <= _FEW_DAYS:
        return ", ".join(found)
    return f"{found[0]} … {found[-1]} ({len(found)})"
