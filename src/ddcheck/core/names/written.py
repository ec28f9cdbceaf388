"""What stands in the field of a form beside a name: labels, second names, addresses, numbers, remarks.

A field of an order or of a customer's file often holds more than a name: `Attn: …`, `… c/o …`,
`… d/b/a …`, `莱茵金属公司（Rheinmetall AG）`, `… GmbH, Postfach 12`. `names_in` gives the names that such a
text holds. They are compared beside the text as it stands, so that what is cut off can find a party and can
never hide one. A part of a party (an institute, a plant) is no remark: it is never cut off.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ddcheck.core.names.folding import fold, unmarked
from ddcheck.core.names.roles import legal_forms
from ddcheck.core.names.words import COMMON_ORG_WORDS, PLACES, STOP_WORDS


def _bag(words: str) -> frozenset[str]:
    return frozenset(words.split())


IN_SHORT: Final = {
    "cetc": "china electronics technology group", "casic": "china aerospace science and industry",
    "casc": "china aerospace science and technology", "csic": "china shipbuilding industry",
    "cssc": "china state shipbuilding", "avic": "aviation industry corporation of china",
    "aecc": "aero engine corporation of china", "cnnc": "china national nuclear", "cas": "chinese academy of sciences",
    "norinco": "china north industries", "cnpc": "china national petroleum", "cnooc": "china national offshore oil",
    "nii": "research institute", "tsnii": "central research institute", "csri": "central research institute",
    "vnii": "all russian research institute", "okb": "design bureau", "kb": "design bureau", "skb": "special design bureau",
    "mgtu": "moscow state technical university", "mgu": "moscow state university", "td": "trading house",
    "npk": "research and production corporation", "npp": "research and production enterprise",
    "nk": "oil company", "gk": "group of companies", "tskb": "central design bureau", "mkb": "machine building design bureau",
    "npf": "research and production firm", "npc": "research and production center", "npts": "research and production center", "rkk": "rocket and space corporation", "irisl": "islamic republic of iran shipping lines",
    "nioc": "national iranian oil", "nitc": "national iranian tanker", "smic": "semiconductor manufacturing international",
    "comac": "commercial aircraft corporation of china", "odk": "united engine corporation", "uec": "united engine corporation",
}  # fmt: skip
"""What groups, and sorts of institutes and firms, are called in short, with what that stands for."""
CALLED: Final = {
    "aeoi": "atomic energy organization of iran", "aidc": "aerospace industrial development corporation",
    "bhel": "bharat heavy electricals",
    "bmstu": "bauman moscow state technical university", "buaa": "beijing university of aeronautics and astronautics",
    "beihang": "北京航空航天大学", "caep": "china academy of engineering physics", "calt": "china academy of launch vehicle technology",
    "cardc": "china aerodynamics research and development center", "catic": "china national aero technology import and export corporation",
    "catl": "宁德时代新能源科技", "cbmm": "companhia brasileira de metalurgia e mineracao", "cgnpc": "china general nuclear power corporation",
    "cmoc": "洛阳栾川钼业", "codelco": "corporacion nacional del cobre de chile", "cosco": "china ocean shipping company",
    "cpmiec": "china precision machinery import export corporation", "crrc": "中国中车", "cxmt": "长鑫存储技术", "dji": "大疆创新科技",
    "drdo": "defence research and development organisation", "epfl": "ecole polytechnique federale de lausanne",
    "hikvision": "海康威视数字技术", "hisilicon": "海思半导体",
    "iflytek": "科大讯飞", "irgc": "islamic revolutionary guard corps", "irib": "islamic republic of iran broadcasting",
    "isro": "indian space research organisation", "jinr": "joint institute for nuclear research",
    "kaist": "korea advanced institute of science and technology",
    "komid": "korea mining development trading corporation", "mipt": "moscow institute of physics and technology",
    "modafl": "ministry of defence and armed forces logistics", "ncsist": "national chung shan institute of science and technology",
    "nescom": "national engineering and scientific commission", "njust": "nanjing university of science and technology",
    "norinco": "china north industries corporation", "nuaa": "nanjing university of aeronautics and astronautics",
    "nudt": "national university of defense technology", "nwpu": "northwestern polytechnical university",
    "ongc": "oil and natural gas corporation", "paec": "pakistan atomic energy commission", "pdvsa": "petroleos de venezuela",
    "pemex": "petroleos mexicanos", "sensetime": "商汤科技", "smee": "shanghai micro electronics equipment",
    "suparco": "space and upper atmosphere research commission", "tsagi": "central aerohydrodynamic institute",
    "tsmc": "taiwan semiconductor manufacturing", "uestc": "university of electronic science and technology of china",
    "ustc": "university of science and technology of china", "vniief": "all russian research institute of experimental physics",
    "vniitf": "all russian research institute of technical physics", "ymtc": "长江存储科技",
    "北航": "北京航空航天大学", "北理工": "北京理工大学", "哈工大": "哈尔滨工业大学", "哈工程": "哈尔滨工程大学", "西工大": "西北工业大学",
    "南理工": "南京理工大学", "国防科大": "国防科技大学", "中科大": "中国科学技术大学", "中科院": "中国科学院", "中物院": "中国工程物理研究院",
    "中国电科": "中国电子科技集团", "中电科": "中国电子科技集团", "航天科工": "中国航天科工集团", "航天科技集团": "中国航天科技集团",
    "中船重工": "中国船舶重工集团", "中航工业": "中国航空工业集团", "中国航发": "中国航空发动机集团", "兵器工业集团": "中国兵器工业集团",
    "中核集团": "中国核工业集团", "中广核": "中国广核集团", "中石油": "中国石油天然气集团", "中石化": "中国石油化工集团",
    "中海油": "中国海洋石油集团", "中国商飞": "中国商用飞机", "大疆": "大疆创新科技", "包钢": "包头钢铁集团",
}  # fmt: skip
"""What single organisations are called in short or by their brand, where nothing else stands beside it, with their name."""
GROUPS_IN_SHORT: Final = _bag(
    "cetc casic casc csic cssc avic aecc cnnc cnpc cnooc irisl nioc nitc smic comac mgu mgtu"
)
"""Those that are names by themselves, with nothing beside them."""
SIGNS: Final = frozenset("/:：;；|\n")
"""A text that holds one of these may hold more than a name."""
BRACKETS: Final = frozenset("([（［【")
"""One in Han that holds one of these may, and any other that ends in them behind a legal form or with a place."""
WORDS: Final = (
    _bag(
        "aka fka nka dba known formerly as behalf care order box imo mmsi vat dob passport born attn "
        "attention messrs firma fa cong tap ngan representative subsidiary subsidiaries affiliates ex v voy im imeni branch filial"
    )
    | IN_SHORT.keys()
)
"""And so may one of which these are folded words."""
FORM_ENDS: Final = _bag("td nc lc gh bh rp ag sa bv nv pa rl ab oy kk oo ny ed on")
"""And one with a comma or a dash behind a word, or its dot, that ends in these letters, as legal forms do."""
HAN_ENDS: Final = (
    "先生", "女士", "小姐", "总经理", "经理", "董事长", "总裁", "教授", "博士", "院士", "主任", "收", "代表处", "办事处", "子公司",
    "分公司", "分行", "支行",
)  # fmt: skip
"""And one in Han that ends in these."""

MOST: Final = 1_000
"""Characters of a text in which names are looked for: patterns cost the square of them at the worst."""
LEAST: Final = 3
"""Letters of a name that words or brackets set off."""
LEAST_BESIDE_SLASH: Final = 5
"""Letters of one that a slash sets off: fewer are half a name (A/S, MV/Sea)."""
LEAST_IN_HAN: Final = 2

_OF_A_WHOLE: Final = r"(?:an? )?(?:wholly[- ]owned )?(?:subsidiary|affiliate|division|branch|agent|representative office) (?:of|for)"
_BETWEEN: Final = (
    r"(?<![\s,;(（\[-])[\s,;(（\[-]+(?:a\.?k\.?a|f\.?k\.?a|n\.?k\.?a|d\.?b\.?a|d/b/a|t/a|o/b/o|c/o|also known as|formerly known as|formerly|"
    r"trading as|doing business as|on behalf of|in care of|ex(?=[-.\s(]))[.:,\s-]+"
    rf"|\s?[,;(（\[-]\s?{_OF_A_WHOLE}\s+"
    r"|[\s,，;；（(]{0,3}(?:曾用名|原名|又名|别名|亦称|也称|英文名称?|中文名称?)[:：\s]*"
    r"|[;；|]|(?<=\S)[:：]\s*"
)
"""What stands between two names."""
_LABEL: Final = (
    r"^\W*(?:(?:attn|attention|messrs|m/s|m/v|m/t|c/o|fa|firma)\b[.:\s]*|(?:to )?(?:the )?order of\s+|"
    rf"{_OF_A_WHOLE}\s+|and\s+|"
    r"(?:no\.?\s*)?\d{1,3}\s*[.)\]、:]\s*|[a-z][)\]]\s*|\d{4,}[\s:,-]+(?=[^\W\d]{2}))"
)
"""What stands before a name."""
_TAIL: Final = (
    r"(?<![\s,;(（\[-])[\s,;(（\[-]+(?:(?:p\.?\s?o\.?\s?)?box\s*\d|(?:imo|mmsi|vat|tax|dob|d\.o\.b|passport|tel|fax|phone|"
    r"(?:customer|client|vendor|supplier|account|registration|reg\.?)\s*(?:no|nr|number|id))\b[^\d()]{0,12}\d|"
    r"(?:vat|tax)\W*(?:id\W*)?[a-z]{2}\d|born\b|(?:and )?(?:its |their )?(?:subsidiaries|affiliates)\b|"
    r"v(?:oy)?\.?\s?\d{2,4}[a-z]?\s*$|(?:[^\W\d_]+\s){1,2}(?:branch|filial)\s*$|"
    r"(?:im\.|imeni|им\.?|имени)\s*\S{2}).*$"
)
"""What stands behind a name, to the end."""
_SLASH: Final = r"(?<=\w{2})\s?/\s?(?=\w{2})|(?<=\w{2}\s)/\s?(?=\w{2})"
_BRACKETS: Final = r"^(.*?)[(（\[［【]([^()（）\[\]［］【】]*)[)）\]］】]?(.*)$"
_BEHIND_FORM: Final = r"\s?[,，]\s?|\s[-–—]{1,3}\s"

_PART_OF_A_PARTY: Final = _bag(
    "research institute academy bureau plant factory works base laboratory zavod nii kb institut "
    "corporation"
)
_PART_IN_HAN: Final = frozenset("第所厂院部校")
_ADDRESS: Final = _bag(
    "street st road rd avenue ave str strasse platz postfach lane building bldg floor suite district "
    "province city dept department purchasing procurement sales accounts warehouse office "
    "headquarters hq"
)


@lru_cache(maxsize=8)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Not before a text is met that needs it."""
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


def may_hold_more(name: str, folded: str) -> bool:
    """Whether a text may hold more than a name, which is seen at less cost than what it holds."""
    words = folded.split()
    if folded in CALLED or is_read_otherwise(name, folded):
        return True
    if not SIGNS.isdisjoint(name) or not WORDS.isdisjoint(words) or "0" <= name[:1] <= "9":
        return True
    if _ends_in_a_letter(words):
        return True
    for sign in (", ", " - ", " – "):
        if sign in name and any(_form_before(name, at) for at in _places(sign, name)):
            return True
    if folded.isascii():
        at = max(name.rfind("("), name.rfind("["))
        if at > 0 and name[-1] in ")]":
            if words[-1] in PLACES or _form_before(name, at):
                return True
            return len(words[-1]) >= LEAST_SHORT and _capitals(name[at:]) >= LEAST_CAPITALS
        return False
    return (
        folded.endswith(HAN_ENDS)
        or not BRACKETS.isdisjoint(name)
        or (len(words) > 1 and re.search("[a-z]", folded) is not None)
    )


def is_read_otherwise(name: str, folded: str) -> bool:
    """Whether the letters of a name may give another one: a foreign word in Kana, a plant named after somebody."""
    found = None if name.isascii() else _KANA_OR_CYRILLIC(name)
    if found is None and folded.endswith(" 丸"):
        # A ship of Japan (さくら丸).
        return True
    if found is None or found.group() >= "\u30a1":
        return found is not None
    from ddcheck.core.names.named_after import may_be_named_after

    return may_be_named_after(folded)


_KANA_OR_CYRILLIC: Final = re.compile("[\u0400-\u04ff\u30a1-\u30f6]").search


def _ends_in_a_letter(words: list[str]) -> bool:
    """Whether a single letter stands behind a name; a digit there tells one party from another."""
    return len(words) > 2 and len(words[-1]) == 1 and "a" <= words[-1] <= "z"


def _read_otherwise(name: str, folded: str) -> Iterator[str]:
    if max(name) >= "\u30a1":
        from ddcheck.core.names.kana import as_foreign

        yield from as_foreign(folded)
    from ddcheck.core.names.named_after import as_in_english

    english = as_in_english(folded, IN_SHORT.keys())
    if english:
        yield english
        words = english.split()
        if not IN_SHORT.keys().isdisjoint(words):
            yield " ".join([IN_SHORT.get(text, text) for text in words])


def _places(sign: str, name: str) -> Iterator[int]:
    at = name.find(sign)
    while at >= 0:
        yield at
        at = name.find(sign, at + 1)


def _form_before(name: str, place: int) -> bool:
    end = place - (name[place - 1 : place] in (".", " "))
    return name[max(end - 2, 0) : end].lower() in FORM_ENDS


@lru_cache(maxsize=1 << 12)
def names_in(name: str, folded: str) -> tuple[str, ...]:
    """The folded names in a text that holds several, or more than one; none if it is nothing but a name.

    Args:
        name: the text as written.
        folded: its folded text.
    """
    if not may_hold_more(name, folded):
        return ()
    name = "\n".join([" ".join(line.split()) for line in unmarked(name)[:MOST].strip().split("\n")])
    words = folded.split()
    pieces: list[str] = [name]
    if not (WORDS.isdisjoint(words) and SIGNS.isdisjoint(name) and folded.isascii()):
        pieces = _compiled(_BETWEEN).split(name)
    may_end = not folded.replace(" ", "").isalpha() or not WORDS.isdisjoint(words)
    if "\n" in name:
        # What else is on the first line is the name; a later line is one only if it says so.
        between = _compiled(_BETWEEN)
        pieces = between.split(name.split("\n", 1)[0])
        pieces += [piece.split("\n", 1)[0] for piece in between.split(name)[1:]]
    found: dict[str, None] = {}
    short = _short_form(name)
    if short:
        pieces.append(short)
    for piece in pieces:
        bare = _compiled(_TAIL).sub("", piece) if may_end else piece
        for each in (bare, *_in_other_letters(bare)):
            for one in _beside_slash(_compiled(_LABEL).sub("", each)):
                for text in (_without_remark(one), folded if one is name else fold(one)):
                    if text and text not in found and _is_name(text):
                        found[text] = None
    if _ends_in_a_letter(words) and _ends_in_form(words[:-1]):
        found[" ".join(words[:-1])] = None
    if folded in GROUPS_IN_SHORT:
        found[IN_SHORT[folded]] = None
    elif folded in CALLED:
        found[CALLED[folded]] = None
    elif len(words) > 1 and not IN_SHORT.keys().isdisjoint(words):
        full = " ".join([IN_SHORT[text] for text in words if text in IN_SHORT])
        # What stands beside its full form says nothing more: ... Group Corporation (CETC).
        if full.split(" ", 2)[:2] != words[:2]:
            table, _ = legal_forms()
            if any(text not in table and (text not in IN_SHORT or len(text) > 4) for text in words):
                found[" ".join([IN_SHORT.get(text, text) for text in words])] = None
    if is_read_otherwise(name, folded):
        found.update(dict.fromkeys(_read_otherwise(name, folded)))
    if not _VIETNAMESE.isdisjoint(words[:1]):
        from ddcheck.core.names.vietnamese import as_in_english

        english = as_in_english(folded)
        if english:
            found[english] = None
    found.pop(folded, None)
    return tuple(found)


_VIETNAMESE: Final = _bag("cong tap ngan")
"""What the names of Vietnamese firms begin with."""
LEAST_SHORT: Final = 5
"""Letters of a short form that finds a name by itself: fewer are the initials of many."""
MOST_SHORT: Final = 12


def _short_form(name: str) -> str:
    """The short form in brackets behind a name of three words or more: `China North Industries Corporation (NORINCO)`.

    It is one word with three capitals at least; empty if there is none.
    """
    at = name.rfind("(")
    text = name[at + 1 : -1]
    if at < 0 or name[-1] != ")" or not text.isalpha() or _capitals(text) < LEAST_CAPITALS:
        return ""
    return text if LEAST_SHORT <= len(text) <= MOST_SHORT and name[:at].count(" ") > 2 else ""


LEAST_CAPITALS: Final = 3


def _capitals(text: str) -> int:
    return sum(map(str.isupper, text))


def _is_name(folded: str) -> bool:
    """Whether a text may be a name: not a number, an address, nor nothing but everyday words and forms.

    A country's bank is one, though (Bank Melli Iran).
    """
    if len(folded) < (LEAST if folded.isascii() else LEAST_IN_HAN) or folded[0].isdigit():
        return False
    table, _ = legal_forms()
    words = folded.split()
    if any(
        word not in COMMON_ORG_WORDS and word not in PLACES and word not in STOP_WORDS and word not in table
        for word in words
    ):  # fmt: skip
        return True
    return len(words) > 2 and not PLACES.isdisjoint(words) and not _BANKS.isdisjoint(words)


_BANKS: Final = _bag("bank banco banka banque")


def _beside_slash(text: str) -> tuple[str, ...]:
    """The names that a slash parts; `Import/Export` is no two names."""
    if "/" not in text:
        return (text,)
    parts = _compiled(_SLASH).split(text)
    folded = [fold(part) for part in parts]
    words = [each.split() for each in folded]
    if len(parts) == 1 or any(len(each) < LEAST_BESIDE_SLASH and each.isascii() for each in folded):
        return (text,)
    if any(
        one and other and one[-1] in COMMON_ORG_WORDS and other[0] in COMMON_ORG_WORDS
        for one, other in pairwise(words)
    ):
        return (text,)
    return tuple(parts)


def _in_other_letters(text: str) -> tuple[str, ...]:
    """The two names of one party, in Han or Hangul and in Latin letters: `莱茵金属公司（Rheinmetall AG）`."""
    if text.isascii() or not _is_far_eastern(text):
        return ()
    found = _compiled(_BRACKETS).match(text)
    if found is not None:
        before, inner, behind = found.groups()
        outer = f"{before} {behind}"
        if inner.strip() and outer.strip() and _letters(inner).isdisjoint(_letters(outer)):
            return (outer, inner)
        # What brackets hold beside a name in Han is a place, a role, or a remark.
        remark = not behind.strip() and _PART_IN_HAN.isdisjoint(inner)
        return (before,) if remark and _is_far_eastern(before) else ()
    words = text.split()
    there = list(map(_is_far_eastern, words))
    if sum(one is not other for one, other in pairwise(there)) == 1 and there.count(False) > 1:
        at = there.index(not there[0])
        return (" ".join(words[:at]), " ".join(words[at:]))
    for end in HAN_ENDS:
        if text.rstrip().endswith(end) and len(text.strip()) > len(end) + 1:
            return (text.rstrip().removesuffix(end).removesuffix("的"),)
    return ()


def _is_far_eastern(text: str) -> bool:
    """Whether a text holds a letter of Han, Kana or Hangul; as a pattern it would take long to compile."""
    return any(
        ("\u3005" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3") and sign.isalnum()
        for sign in text
    )


def _letters(text: str) -> frozenset[str]:
    from ddcheck.core.names.scripts import scripts_of

    return frozenset(scripts_of(text))


def _without_remark(text: str) -> str:
    """The folded name up to what is no part of it; empty if there is nothing.

    That is what stands in brackets at the end, if it is a place or stands behind a legal form, and an address
    or a department behind a legal form.
    """
    found = _compiled(_BRACKETS).match(text) if "(" in text or "[" in text or "（" in text else None
    if found is not None and not fold(found.group(3)):
        head, inner = fold(found.group(1)).split(), fold(found.group(2)).split()
        remark = bool(inner) and _PART_OF_A_PARTY.isdisjoint(inner)
        if remark and head and (PLACES.issuperset(inner) or _ends_in_form(head)):
            return " ".join(head)
    _, longest = legal_forms()
    for cut in _compiled(_BEHIND_FORM).finditer(text):
        rest = fold(text[cut.end() :]).split()
        if not rest or rest[0] in longest or not _PART_OF_A_PARTY.isdisjoint(rest):
            continue
        head = fold(text[: cut.start()]).split()
        if _ends_in_form(head) and (_is_address(rest) or _may_be_town(head, rest)):
            return " ".join(head)
    return ""


def _is_address(words: list[str]) -> bool:
    return any(w in PLACES or w in _ADDRESS or (w.isdigit() and len(w) > 2) for w in words)


def _may_be_town(head: list[str], rest: list[str]) -> bool:
    """Whether one or two words behind a short legal form may be a town; behind `Corporation` they are a part of it."""
    return len(rest) < 3 and len(head[-1]) < 6 and COMMON_ORG_WORDS.isdisjoint(rest)


def _ends_in_form(words: list[str]) -> bool:
    """Whether some words are a name and its legal form."""
    table, _ = legal_forms()
    return any(" ".join(words[-size:]) in table for size in range(1, min(4, len(words))))
