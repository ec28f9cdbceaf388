"""How Thai names are read: vowels stand around their consonant, or are not written at all.

The readings are those of the Royal Institute without tones, with everyday words of firms in English. Many people
spell themselves by what their name was in Sanskrit (Shinawatra); that is not told from the letters.
"""

import re
from functools import lru_cache
from typing import Final

LETTERS: Final = "[\u0e01-\u0e4e]+"
_WORDS: Final = {
    "บริษัท": "brisath", "จำกัด": "limited", "มหาชน": "pcl", "ห้างหุ้นส่วน": "partnership", "ธนาคาร": "bank", "อุตสาหกรรม": "industry",
    "อิเล็กทรอนิกส์": "electronics", "เทคโนโลยี": "technology", "การค้า": "trading", "เทรดดิ้ง": "trading",
    "อินเตอร์เนชั่นแนล": "international", "กรุ๊ป": "group", "โฮลดิ้ง": "holding", "เอ็นจิเนียริ่ง": "engineering", "วิศวกรรม": "engineering",
    "ประเทศไทย": "thailand", "สยาม": "siam", "กรุงเทพ": "bangkok", "มหาวิทยาลัย": "university", "โรงงาน": "factory",
    "ปิโตรเลียม": "petroleum", "พลังงาน": "energy", "ขนส่ง": "transport", "เหมืองแร่": "mining", "เคมี": "chemical", "โลหะ": "metal",
    "โลจิสติกส์": "logistics", "ซัพพลาย": "supply", "เซอร์วิส": "service", "จุฬาลงกรณ์": "chulalongkorn", "ซีเมนต์": "cement",
    "ปูนซิเมนต์": "cement", "ไฟฟ้า": "electric", "ปตท": "ptt",
}  # fmt: skip
_FIRST: Final = dict(
    zip(
        "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
        "k kh kh kh kh kh ng ch ch ch s ch y d t th th th n d t th th th n b p ph f ph f ph m y r l w s s s h l _ h".split(),  # noqa: SIM905
        strict=True,
    )
)
_LAST: Final = dict(
    zip(
        "กขคฆงจชซฎฏฐฑฒดตถทธศษสนณญรลฬบปพภฟมยว",
        "k k k k ng t t t t t t t t t t t t t t t t n n n n n n p p p p p m i o".split(),  # noqa: SIM905
        strict=True,
    )
)
_BEFORE: Final = "เแโไใ"
_SIGNS: Final = "ะัาำิีึืุู็"
_CLUSTERS: Final = frozenset(a + b for a in "กขคตปผพ" for b in "รลว")
_ALSO_BEFORE_SIGNS: Final = frozenset(("ทร", "ศร", "สร"))
_SAID: Final = {"ทร": "s", "ศร": "sr", "สร": "s"}
# What is written and not heard: a letter under the sign of silence, and the vowel of some endings.
_SILENT: Final = re.compile("(?:[ทตดศ]ร|ษณ|[ก-ฮ][ิุ]?)์|(?<=[ัา]ต)[ิุ]$|(?<=[ัาิุส]ต)ร$")
_BREAK: Final = "|"
"""Stands where such letters stood: a syllable ends there."""
_WITH_A_BEFORE: Final = re.compile("เ([จฉชถผ])([รลนม])ิ")
"""Two consonants with a vowel around both that begin two syllables (เจริญ)."""
_TONES: Final = re.compile("[่้๊๋ๆฯ]")
# The signs behind the consonant, by the one before it; the first that fits.
_VOWELS: Final = {
    "": (("ัวะ", "ua"), ("ัว", "ua"), ("ัย", "ai"), ("ั", "a"), ("ะ", "a"), ("า", "a"), ("ำ", "am"), ("ิ", "i"), ("ี", "i"),
         ("ึ", "ue"), ("ือ", "ue"), ("ื", "ue"), ("ุ", "u"), ("ู", "u"), ("็อ", "o"), ("็", "o"), ("รร", "a")),
    "เ": (("ียะ", "ia"), ("ีย", "ia"), ("ือ", "uea"), ("าะ", "o"), ("า", "ao"), ("อ", "oe"), ("ิ", "oe"), ("ี", "i"), ("็", "e"),
          ("ย", "oei"), ("ะ", "e"), ("", "e")),
    "แ": (("็", "ae"), ("ะ", "ae"), ("", "ae")),
    "โ": (("ะ", "o"), ("", "o")),
    "ไ": (("ย", "ai"), ("", "ai")),
    "ใ": (("", "ai"),),
}  # fmt: skip


# Titles are written in one with the name; the other one of women begins names as well.
_TITLE: Final = re.compile("^(?:นางสาว|นาย)(?=...)")


@lru_cache(maxsize=1)
def _known() -> tuple[dict[str, str], re.Pattern[str]]:
    """The words without their tones, and the pattern of them, the longer ones first."""
    said = {_toneless(text): english for text, english in _WORDS.items()}
    return said, re.compile("|".join(sorted(said, key=len, reverse=True)))


def _toneless(text: str) -> str:
    return _TONES.sub("", text.replace("ํา", "ำ"))


def read(word: str) -> str:
    """A run of Thai letters in Latin ones, with the everyday words of firms in English."""
    said, known = _known()
    text = _TITLE.sub("mr ", _toneless(word))
    text = known.sub(lambda found: f" {said[found.group()]} ", text)
    return " ".join([each if each.isascii() else _read(each) for each in text.split()])


def _read(text: str) -> str:
    text = _SILENT.sub(_BREAK, text.replace("เศรษฐ", "เสดฐ"))
    text = _WITH_A_BEFORE.sub(r"\1ะเ\2ิ", text)
    said = []
    place = 0
    while place < len(text):
        syllable, place = _syllable(text, place)
        said.append(syllable)
    return "".join(said)


def _syllable(text: str, place: int) -> tuple[str, int]:
    """What is heard of the syllable that begins at a place, and where the next one begins."""
    before = text[place] if text[place] in _BEFORE else ""
    place += len(before)
    if text[place : place + 1] not in _FIRST or not text[place:]:
        return "", place + 1
    onset = _onset(text, place, before)
    place += len(onset)
    # The h that raises the tone of the next letter is not heard.
    heard = onset[1:] if onset[0] == "ห" and len(onset) > 1 else onset
    first = _SAID.get(heard) or "".join([_FIRST[char] for char in heard]).strip("_")
    signs, vowel = _vowel(text, place, before)
    if not vowel:
        return _unwritten(text, place, first)
    place += len(signs)
    if signs == "รร" and not _ends(text, place):
        return first + "an", place
    if vowel in ("ai", "ao", "am") or signs == "ย" or not _ends(text, place):
        return first + vowel, place
    if signs in _LONG and _ends(text, place + 1) and text[place + 2 : place + 3] in ("", _BREAK):
        # Two letters that are left are a syllable by themselves (ธนาธร).
        return first + vowel, place
    if text[place] == "ร" and signs in _LONG[1:] and text[place + 1 : place + 2] in _FIRST:
        # An r is rather one with an unwritten `a` (วีรกูล).
        return first + vowel, place
    return first + vowel + _LAST[text[place]], place + 1


def _vowel(text: str, place: int, before: str) -> tuple[str, str]:
    """The signs behind a consonant, and the vowel that they are with the one before it; nothing where none is written."""
    for signs, vowel in _VOWELS[before]:
        if text.startswith(signs, place) and not (signs == "ย" and _is_begun(text, place)):
            return signs, vowel
    return "", ""


_LONG: Final = ("า", "ี", "ู", "ุ", "ิ")


def _onset(text: str, place: int, before: str) -> str:
    """The consonants that a syllable begins with: two where its vowel is that of both."""
    two = text[place : place + 2]
    if len(two) < 2:
        return two
    behind = text[place + 2 : place + 3]
    signed = bool(behind) and (behind in _SIGNS or text.startswith("รร", place + 2))
    if two[0] == "ห" and two[1] in "งญนมยรลว":
        return two if signed or before else text[place]
    if two in _CLUSTERS:
        whole = signed or (bool(before) and (before in "เไแ" or not behind))
        return two if whole else text[place]
    return two if two in _ALSO_BEFORE_SIGNS and signed else text[place]


def _is_begun(text: str, place: int) -> bool:
    """Whether the letter at a place begins a syllable, since a vowel belongs to it."""
    behind = text[place + 1 : place + 2]
    if not behind:
        return False
    if behind == "อ" and text[place + 2 : place + 3] not in (*_SIGNS, ""):
        return True
    return behind in _SIGNS or text.startswith("รร", place + 1) or _is_cluster(text, place)


def _is_cluster(text: str, place: int) -> bool:
    """Whether a consonant and the next one begin a syllable together (ประ)."""
    behind = text[place + 2 : place + 3]
    return text[place : place + 2] in _CLUSTERS and bool(behind) and behind in _SIGNS


def _ends(text: str, place: int) -> bool:
    """Whether the letter at a place ends a syllable."""
    return text[place : place + 1] in _LAST and bool(text[place:]) and not _is_begun(text, place)


MOST_UNWRITTEN: Final = 8
"""Letters without a vowel in a row that are looked at: names have half as many."""


def _unwritten(text: str, place: int, first: str) -> tuple[str, int]:
    """A syllable without a written vowel: an `o` before another such letter, an `a` where none goes with it."""
    if text[place : place + 1] == "อ" and not _is_begun(text, place):
        place += 1
        if _ends(text, place):
            return first + "o" + _LAST[text[place]], place + 1
        return first + "o", place
    if text[place : place + 1] == "ว" and _ends(text, place + 1):
        return first + "ua" + _LAST[text[place + 1]], place + 2
    run = 0
    while run < MOST_UNWRITTEN and _ends(text, place + run):
        run += 1
    if run % 2:
        return first + "o" + _LAST[text[place]], place + 1
    return first + "a", place
