"""Chinese names as Hong Kong, Singapore and Malaysia spell them in Latin letters.

Hong Kong has no one system: each sound is spelled in a handful of ways, of which the table of readings knows
some; the others follow from them by rule.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase
from typing import Final

from ddcheck.core.names.mandarin import pinyin

HOKKIEN_SURNAMES: Final = {
    "陈": "tan", "林": "lim", "黄": "ng ooi wee uy", "吴": "goh go", "郑": "tay teh tee", "王": "ong heng", "李": "lee",
    "许": "koh khor", "蔡": "chua", "张": "teo teoh chong tio", "杨": "yeo yong yeoh", "刘": "low lau lauw", "郭": "kwek quek",
    "叶": "yap yip", "周": "chew chow", "洪": "ang", "白": "peh", "沈": "sim", "谢": "chia sia", "胡": "oh", "方": "png", "梁": "neo leong nio",
    "苏": "soh", "邱": "khoo", "庄": "chng", "孙": "sng", "江": "kang", "赖": "lai", "徐": "chee", "朱": "choo", "潘": "phua",
}  # fmt: skip
"""How families from Fujian spell their names in Singapore, Malaysia and beyond."""

HOKKIEN_GIVEN: Final = {
    "志": "chee", "明": "meng beng", "强": "keong kiong kiang", "光": "kuan kwang kong", "耀": "yew yeow", "作": "chok",
    "栋": "tong", "庆": "keng kheng", "炎": "yam", "华": "hua wah", "国": "kok", "文": "boon", "成": "seng", "德": "teck tek",
    "金": "kim", "福": "hock", "顺": "soon", "安": "ann", "平": "peng", "荣": "eng weng", "兴": "heng hin", "发": "huat", "财": "chye tsai",
    "才": "chye", "春": "choon", "生": "seng", "龙": "leong liong loong", "清": "cheng ching", "水": "chwee swee", "瑞": "swee",
    "美": "bee", "丽": "lee lay", "玉": "geok gek", "珠": "choo chu", "兰": "lan", "英": "eng", "秀": "siew", "心": "sim", "仁": "jin",
    "义": "ghee", "礼": "ley", "智": "tee", "忠": "tiong", "伟": "wee", "俊": "choon", "杰": "kiat", "雄": "hiong", "辉": "hui",
    "良": "liang leong", "木": "bok", "山": "san", "海": "hai", "天": "thian tien", "宗": "chong", "祖": "chor", "亚": "ah", "阿": "ah",
    "喜": "hee", "吉": "kiat", "祥": "siang seong", "和": "ho hoe", "正": "cheng", "大": "tai tua", "小": "siew", "永": "yong eng weng",
    "康": "kong khong", "健": "kian", "建": "kian", "中": "tiong", "东": "tong", "贤": "hian hean hsien", "显": "hsien hian",
    "添": "thiam", "进": "chin", "昌": "cheong chiang", "盛": "seng", "源": "guan", "泉": "chuan", "学": "hak", "汉": "han hon",
    "宝": "poh", "鸿": "hong", "利": "lee", "万": "ban", "家": "kah kar", "淑": "siok", "珍": "tin chin", "凤": "hong", "月": "gek guat",
    "莲": "lian", "香": "hiang heong", "云": "hoon", "雪": "seok suat", "梅": "mui", "惠": "hui", "慧": "hui hwee", "静": "cheng",
    "婷": "teng", "芬": "hoon", "芳": "phang", "琴": "khim", "如": "joo", "萍": "peng", "宏": "hong", "基": "kee", "善": "sian",
    "毅": "gee", "循": "shyun",
}  # fmt: skip
"""The same of characters of given names."""

# What is spelled in the table -> in what other ways Hong Kong spells it. Voiceless sounds are often written as in English.
_BEGIN: Final = (
    ("gw", "kw"),
    ("g", "k"),
    ("b", "p"),
    ("d", "t"),
    ("j", "ch"),
    ("j", "ts"),
    ("ch", "ts"),
    ("ts", "ch"),
)
_END: Final = (
    ("oon", "un"), ("oo", "u"), ("ei", "ee"), ("ei", "i"), ("ai", "ay"), ("au", "ow"), ("oi", "oy"), ("ui", "uy"), ("iu", "ew"),
    ("yue", "yu"), ("uen", "un"), ("ee", "i"), ("i", "ee"), ("kwoon", "kwun"), ("koon", "kwun"), ("um", "am"), ("or", "o"),
    ("oh", "o"),
)  # fmt: skip
_WITHIN: Final = (("aa", "a"), ("ar", "a"), ("or", "o"))
"""The same of what stands before the last letters."""
# Syllables that are hardly a vowel in Cantonese: 子 and 思.
_HISSED: Final = {
    "ch": ("tsz", "tze"),
    "j": ("tsz", "tze"),
    "ts": ("tsz", "tze"),
    "s": ("sze", "sz"),
}


def _entries() -> Iterator[tuple[str, str]]:
    """The spellings of the table, each with its characters."""
    from ddcheck.core.names.han_cantonese_table import READINGS

    for entry in READINGS.split():
        chars = entry.lstrip(ascii_lowercase)
        yield entry[: -len(chars)], chars


@lru_cache(maxsize=1 << 13)
def cantonese(char: str) -> tuple[str, ...]:
    """How Hong Kong spells a character in personal names, in no particular order; empty if unknown."""
    from ddcheck.core.names.han_cantonese_table import READINGS

    # One name has few characters, and a table of all would take as long to make as a thousand of these.
    found: list[str] = []
    at = -1 if char.isascii() else READINGS.find(char)
    while at >= 0:
        entry = READINGS[READINGS.rfind(" ", 0, at) + 1 : at]
        found.append(entry[: len(entry) - len(entry.lstrip(ascii_lowercase))])
        at = READINGS.find(char, at + 1)
    return tuple(found)


@lru_cache(maxsize=1 << 13)
def heard_in_hong_kong(char: str) -> tuple[str, ...]:
    """All ways in which Hong Kong may spell a character, the usual ones first; empty if it is unknown."""
    known = cantonese(char)
    hissed: tuple[str, ...] = ()
    if not {"zi", "ci", "si", "shi"}.isdisjoint(pinyin(char)):
        begun = [text.rstrip("ie") for text in known if text.endswith(("i", "ee"))]
        hissed = tuple([spelled for begin in begun for spelled in _HISSED.get(begin, ())])
    also = [spelled for text in known for spelled in _also(text)]
    return tuple(dict.fromkeys((*hissed, *sorted(also, key=_usual_first))))


@lru_cache(maxsize=1 << 11)
def _also(spelled: str) -> tuple[str, ...]:
    """A spelling and those that follow from it."""
    begun = [spelled]
    for begin, other in _BEGIN:
        if spelled.startswith(begin):
            begun.append(other + spelled[len(begin) :])
    changed = [
        text[: -len(end)] + other for text in begun for end, other in _END if text.endswith(end)
    ]
    changed += [
        text.replace(vowel, other, 1)
        for text in begun
        for vowel, other in _WITHIN
        if vowel in text[:-1] and not text.endswith(vowel)
    ]
    return (*begun, *changed)


def _usual_first(spelled: str) -> tuple[bool, bool, int, str]:
    odd = re.search("aa|ar|or.|oo|ow|ew|ee|ay|oh", spelled) is not None
    return spelled.startswith(("b", "d", "g", "j")), odd, len(spelled), spelled


@lru_cache(maxsize=1)
def spelled_in_cantonese() -> dict[str, frozenset[str]]:
    """The characters that each syllable as Hong Kong spells it may stand for."""
    table: dict[str, set[str]] = {}
    for spelled, chars in _entries():
        for each in _also(spelled):
            table.setdefault(each, set()).update(chars)
    return {spelled: frozenset(chars) for spelled, chars in table.items()}
