"""How Kana are read, and which foreign word they may write.

Japanese has no consonants in a row and none at the end: a foreign word gets a vowel behind each (`adobantesuto`).
"""

import re
from functools import lru_cache
from typing import Final

from anyascii import anyascii

_SMALL: Final = {
    "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "ya", "ュ": "yu", "ョ": "yo", "ヮ": "wa",
}  # fmt: skip
_HIRAGANA: Final = dict(zip(range(0x3041, 0x3097), range(0x30A1, 0x30F7), strict=True))
_FULL: Final = {ord("ー"): None, ord("・"): " "}


@lru_cache(maxsize=1 << 12)
def read(run: str) -> str:
    """A run of Kana in Latin letters, long vowels short."""
    out = ""
    doubled = False
    for char in run.translate(_HIRAGANA).translate(_FULL):
        small = _SMALL.get(char)
        if char == "ッ":
            doubled = True
        elif small is None:
            said = anyascii(char).lower()
            out += said[:1] + said if doubled and said[:1] not in "aeiou" else said
            doubled = False
        elif small in "aiueo":
            # ファ is fa, ティ is ti, チェ is che, ウィ is wi.
            out = out[:-1] + "w" if re.search("(?<![a-z])u$", out) else re.sub("[iueo]$", "", out)
            out += small
        else:
            head = out.removesuffix("i")
            out = head + (small[1:] if head.endswith(("sh", "ch", "j")) else small)
    return out + "k" if doubled else out


SHIP_IN_KANA: Final = " 丸"
"""What ends the folded names of ships that are in Kana."""
_ADDED: Final = (
    ("([bcdfghjkmnpqrstvwz])\\1", "\\1"),
    ("(?<=[bfgkmpszvr])u(?![aeiouy])", ""),
    ("(?<=[td])o(?![aeiouyn])", ""),
    ("(?<=ch)i\\b|(?<=j)i\\b", ""),
    ("n(?=[bmp])", "m"),
    ("ksh", "ks"),
)
"""Vowels that only Japanese needs, and consonants that are written twice."""


def as_foreign(text: str) -> tuple[str, ...]:
    """What foreign words some Kana may write, by how they are read: Japanese has an r for the l too."""
    if text.endswith(SHIP_IN_KANA):
        return (f"{text.removesuffix(SHIP_IN_KANA)} maru",)
    for added, without in _ADDED:
        text = re.sub(added, without, text)
    return (text, text.replace("r", "l")) if "r" in text else (text,)
