"""How Mandarin reads a character, in pinyin without tones (ü is v)."""

from functools import lru_cache
from string import ascii_lowercase
from typing import Final

SURNAME_READINGS: Final = {
    "单": "shan", "解": "xie", "仇": "qiu", "查": "zha", "曾": "zeng", "任": "ren", "区": "ou", "朴": "piao", "盖": "ge",
    "覃": "qin", "翟": "zhai", "冼": "xian", "缪": "miao", "纪": "ji", "宁": "ning", "乐": "yue", "华": "hua", "葛": "ge",
    "洗": "xian", "种": "chong", "黑": "he", "秘": "bi", "员": "yun", "折": "she", "祭": "zhai", "尹": "yin", "召": "shao",
    "万俟": "moqi", "尉迟": "yuchi", "那": "na", "厘": "xi", "长": "zhang", "重": "chong", "行": "xing", "柏": "bai",
    "吕": "lv", "沈": "shen", "石": "shi", "薄": "bo", "俞": "yu", "车": "che", "便": "pian", "谌": "chen", "卜": "bu",
}  # fmt: skip
"""Characters read another way when they are a surname; the usual reading stays possible."""


@lru_cache(maxsize=1 << 13)
def pinyin(char: str) -> tuple[str, ...]:
    """The readings of a character, the likeliest first; empty if unknown. A Latin letter is itself."""
    from ddcheck.core.names.han_pinyin_table import FIRST, FURTHER

    if char.isascii():
        return (char.lower(),) if char.isalpha() else ()
    first = _said_in(FIRST, char)
    if not first:
        from anyascii import anyascii

        first = ["".join([c for c in anyascii(char).lower() if c.isalpha() and c < "\x80"])]
    return tuple(dict.fromkeys(filter(None, (*first, *_said_in(FURTHER, char)))))


def _said_in(table: str, char: str) -> list[str]:
    """The syllables before the characters that hold this one, in a table such as ``a啊阿 ba八``.

    One name has few characters, and a table of all would take as long to make as a thousand look-ups.
    """
    found: list[str] = []
    at = table.find(char)
    while at >= 0:
        entry = table[table.rfind(" ", 0, at) + 1 : at]
        found.append(entry[: len(entry) - len(entry.lstrip(ascii_lowercase))])
        at = table.find(char, at + 1)
    return found


@lru_cache(maxsize=1 << 13)
def surname_readings(chars: str) -> tuple[str, ...]:
    """The readings of a surname's first character, its reading as a surname first."""
    special = SURNAME_READINGS.get(chars)
    plain = pinyin(chars)
    return plain if special is None else tuple(dict.fromkeys((special, *plain)))
