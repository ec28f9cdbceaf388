"""The words around results, in English and Chinese.

Ids, verdict words, dates and exit statuses are never translated.
"""

from __future__ import annotations

_LABELS: dict[str, tuple[str, str]] = {
    "what to do": ("What to do", "需要做什么"),
    "why": ("Why", "理由"),
    "names": ("Names that matched", "匹配到的名称"),
    "soon": ("What changes soon", "即将发生的变化"),
    "checked": ("What was checked", "检查内容"),
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
    "entries": ("entries", "条目"),
    "record": ("record", "记录"),
    "report": ("report", "报告"),
    "as of": ("as of", "截至"),
    "shipment": ("shipment", "货运"),
    "customer": ("customer", "客户"),
    "finding": ("finding", "结论"),
    "findings": ("findings", "结论"),
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
    "question": ("What, and about whom", "问题与对象"),
    "blocked": ("Records to look at", "需处理的记录"),
    "not checked": ("Not checked", "未检查"),
    "where": ("Where", "位置"),
    "more": ("more", "另有"),
    "waivers": ("Waivers", "豁免"),
    "notes": ("Notes", "说明"),
    "errors": ("Errors", "错误"),
    "expires": ("expires", "到期"),
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
    "gate": ("gate", "关口"),
    "advice": ("Not legal advice.", "不构成法律意见。"),
    "status used": ("used", "已使用"),
    "status expiring": ("expires soon", "即将到期"),
    "status expired": ("expired", "已到期"),
    "status lapsed": ("lapsed", "已失效"),
    "status unused": ("unused", "未使用"),
}


def label(key: str, lang: str) -> str:
    """The word for a key in a language.

    Raises:
        KeyError: the table has no such key, which is a bug.
    """
    english, chinese = _LABELS[key]
    return chinese if lang == "zh" else english


def counted(count: int, lang: str, *, one: str, many: str, zh: str) -> str:
    """A number with its noun."""
    if lang == "zh":
        return f"{count:,} {zh}"
    return f"{count:,} {one if count == 1 else many}"


def counts_text(counts: dict[str, int], lang: str) -> str:
    """The counts of a run in one sentence."""
    if lang == "zh":
        return (
            f"{counts['records']} 条记录：pass {counts['pass']}，review {counts['review']}，"
            f"fail {counts['fail']}，未检查 {counts['not_checked']}"
        )
    noun = "record" if counts["records"] == 1 else "records"
    return (
        f"{counts['records']} {noun}: {counts['pass']} pass, {counts['review']} review, "
        f"{counts['fail']} fail, {counts['not_checked']} not checked"
    )


def matched_text(name: str, listed: str, lang: str) -> str:
    """Whose name met which listed one."""
    return f"“{name}” 与名单所列“{listed}”" if lang == "zh" else f"“{name}” met “{listed}”"


def questions_text(reviews: int, questions: int, lang: str) -> str:
    """How much work the reviews of a batch are."""
    if lang == "zh":
        return f"{reviews:,} 条待审记录归结为 {questions:,} 个问题。"
    records = "record" if reviews == 1 else "records"
    come = "is" if reviews == 1 else "are"
    noun = "question" if questions == 1 else "questions"
    return f"{reviews:,} {records} to review {come} {questions:,} {noun}."
