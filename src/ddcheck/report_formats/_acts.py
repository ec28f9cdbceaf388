"""How an act is cited for people who read Chinese: by its Chinese name, and by what it is looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ddcheck.core.reports import Citation

_ISSUERS = {
    "MOFCOM": "商务部",
    "GAC": "海关总署",
    "MIIT": "工业和信息化部",
    "SCA": "国家密码管理局",
    "MOST": "科技部",
    "EDD": "中央军委装备发展部",
}
_NOTICE = re.compile(r"([A-Z]+(?:-[A-Z]+)*) (Order )?(\d+)/(\d{4})")
_LISTING = re.compile(r"MOFCOM UEL (\d{4})[/-](\d+)(?:-(\d+))?")
_DECREE = re.compile(r"State Council (\d+)/\d{4}")
_LAWS = {
    "NPC Export Control Law 2020": "《中华人民共和国出口管制法》",
    "NPC Anti-Foreign Sanctions Law 2021": "《中华人民共和国反外国制裁法》",
}
_ARTICLES = re.compile(r"(arts?\.|clauses?) (\d[\d() ,toand]*)")
_PART = re.compile(r"(\d+)\((\d+)\)")


def cited_in_chinese(citation: Citation) -> str:
    """An act with its article, as in ``商务部、海关总署公告2024年第33号（MOFCOM-GAC 33/2024），3C003.c``."""
    name = _chinese_name(citation.ref)
    act = f"{name}（{citation.ref}）" if name else citation.ref
    article = article_in_chinese(citation.article)
    return f"{act}，{article}" if article and article == citation.article else act + article


def article_in_chinese(article: str) -> str:
    """Articles and clauses as ``第14条``, a paragraph as ``第14条第3款``; what is neither, such as a control code, as it is.

    What a law numbers within an article are its paragraphs, and what a notice numbers within a clause its items.
    """
    found = _ARTICLES.fullmatch(article)
    if found is None:
        return article
    sort, numbers = found.groups()
    part = _PART.fullmatch(numbers)
    if part is not None:
        return f"第{part[1]}条第{part[2]}{'项' if sort.startswith('clause') else '款'}"
    numbers = numbers.replace(" to ", "至").replace(" and ", "、").replace(", ", "、")
    return f"第{numbers}条"


def _chinese_name(ref: str) -> str:
    """The Chinese name of an act; empty where none is known."""
    if ref in _LAWS:
        return _LAWS[ref]
    if found := _NOTICE.fullmatch(ref):
        issuers = [_ISSUERS.get(each, "") for each in found[1].split("-")]
        kind = "令" if found[2] else "公告"
        return f"{'、'.join(issuers)}{kind}{found[4]}年第{found[3]}号" if all(issuers) else ""
    if found := _LISTING.fullmatch(ref):
        when = f"{found[1]}年第{found[2]}号" if found[3] is None else ""
        return f"不可靠实体清单工作机制公告{when}"
    if found := _DECREE.fullmatch(ref):
        return f"国务院令第{found[1]}号"
    return ""
