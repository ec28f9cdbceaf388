"""How wording is made comparable: one spelling for letters, dashes, widths and Chinese characters.

Both the terms of a control list and the texts of a record go through `fold`, so that only their words count.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TRADITIONAL = (
    "鎵镓鍺锗銻锑鎢钨鉍铋鉬钼銦铟釤钐釓钆鋱铽鏑镝鑥镥鈧钪釔钇鈥钬鉺铒銩铥銪铕鐿镱釹钕鐠镨鑭镧鈰铈鋁铝鈷钴鐵铁鎳镍銅铜銀银錫锡"
    "鉛铅鋅锌鎂镁鋯锆鈦钛鋰锂錳锰鎘镉剛刚單单質质純纯體体錠锭塊块顆颗絲丝電电池池設设備备壓压機机線线鋸锯輪轮砂砂技技術术圖图"
    "紙纸藝艺參参數数訓训礦矿銲焊膏膏條条積积極极負负靜静鱗鳞膨膨脹胀氫氢氬氩銨铵鹼碱鹽盐廢废屬属製制劑剂離离爐炉選选萃萃濾滤"
    "應应號号變变燒烧結结晶晶開开採采煉炼離离磁磁鐵铁陶陶瓷瓷瑩莹螢荧導导復复複复穩稳雙双圓圆環环異异構构層层鍍镀鑄铸鍛锻軋轧"
    "納纳濃浓縮缩鑽钻寶宝石石窗窗鏡镜紅红熱热險险類类實实驗验產产業业資资料料裝装調调試试維维護护養养級级"
)
_SIMPLIFIED = {ord(a): b for a, b in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)}
_LOOKALIKES = {
    ord(a): b for a, b in zip("аеорсухіѕјԁһкмтвнοαιτκνρ", "aeopcyxisjdhkmtbhoaitkvp", strict=True)
}
"""Small Cyrillic and Greek letters that pass for Latin ones."""
_SPACES = {ord(mark): " " for mark in "-–—−‐‑_/\\,|\t\r\n\u3000、·"}
_NOTHING = {ord(mark): None for mark in "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"}
_ASCII = {key: value for key, value in _SPACES.items() if key < 128}
_ALL = {**_LOOKALIKES, **_SIMPLIFIED, **_SPACES, **_NOTHING}
_GAPS = re.compile(r"  +")
# Not compiled here: few lines have one.
_VALENCE = r"\((?:i{1,3}|iv|vi{0,3})\)"


def fold(text: str) -> str:
    """Lower case, simplified characters, plain widths; dashes, slashes and commas become spaces.

    ``sulph…`` is spelled ``sulf…`` and ``aluminium`` ``aluminum``; ``gallium (III) oxide`` is gallium oxide.
    """
    if text.isascii():
        folded = text.translate(_ASCII).lower()
    else:
        folded = unicodedata.normalize("NFKC", text).casefold().translate(_ALL)
    if "(i" in folded or "(v" in folded:
        folded = re.sub(_VALENCE, " ", folded)
    if "  " in folded:
        folded = _GAPS.sub(" ", folded)
    if "lph" in folded or "minium" in folded:
        folded = folded.replace("sulph", "sulf").replace("aluminium", "aluminum")
    return folded.strip()


_APART = "\x1e"


def fold_all(texts: Sequence[str]) -> dict[str, str]:
    """Each text to its `fold`; thousands of short ones take a quarter of the time together."""
    folded: dict[str, str] = {}
    # Apart, because ASCII alone is folded the short way.
    for plain in (True, False):
        some = [text for text in texts if text.isascii() is plain]
        whole = _APART.join(some)
        parts = [part.strip() for part in fold(whole).split(_APART)]
        # One that holds the sign itself, or is empty at an end, is seen by the count.
        if whole.count(_APART) != len(some) - 1 or len(parts) != len(some):
            parts = [fold(text) for text in some]
        folded.update(zip(some, parts, strict=True))
    return folded


def bag(words: str) -> frozenset[str]:
    """Words, written with spaces between them, as a set."""
    return frozenset(words.split())


_PERCENT = re.compile(
    r"(?<![\d.])(?<!\d,)(\d{2}(?:[.,]\d+)?)\s*(?:%|％|percent|pct)", re.IGNORECASE
)
_NINES = re.compile(r"(?<![A-Za-z0-9.])([1-9])\s?N\s?([0-9]?)(?![A-Za-z0-9])")


def purities(text: str) -> tuple[str, ...]:
    """Every purity that a text states, as text that `values.purity` reads: ``99.99%`` or ``4N5``."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    found = [match[1].replace(",", ".") for match in _PERCENT.finditer(plain)]
    found += [f"{match[1]}N{match[2]}" for match in _NINES.finditer(plain)]
    return tuple(found)


_CAS_NUMBER = re.compile(r"(?<![\d-])([1-9]\d{1,6}-\d\d-\d)(?![\d-])")
_DASHES = {ord(mark): "-" for mark in "–—−‐‑－"}


def cas_numbers(text: str) -> tuple[str, ...]:
    """The CAS registry numbers in a text, whatever dash and digits they are written with."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_DASHES))
    return tuple(_CAS_NUMBER.findall(text)) if "-" in text else ()


class Phrases(NamedTuple):
    """Some phrases to be looked for in a folded text; Latin ones as whole words, plural or not."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, words: Iterable[str]) -> Phrases:
        """From phrases as a list file writes them."""
        return cls(tuple(dict.fromkeys(fold(word) for word in words)))

    def found(self, folded: str) -> str | None:
        """The first of the phrases that the text has, in the order given."""
        for word in self.words:
            start = folded.find(word)
            while start >= 0:
                if whole(folded, start, start + len(word)):
                    return word
                start = folded.find(word, start + 1)
        return None


def whole(folded: str, start: int, end: int) -> bool:
    """Whether what stands there is a word of its own; Han characters need no gap."""
    if start > 0 and _alike(folded[start]) and _alike(folded[start - 1]):
        return False
    if end >= len(folded) or not _alike(folded[end - 1]):
        return True
    for plural in ("", "s", "es"):
        stop = end + len(plural)
        if folded.startswith(plural, end) and (stop >= len(folded) or not _alike(folded[stop])):
            return True
    return False


def _alike(character: str) -> bool:
    """Whether it is of a script that parts its words: the rest of Cyrillic beside its letters that pass for Latin."""
    return character.isalnum() and (character.isascii() or "\u0370" <= character < "\u0530")
