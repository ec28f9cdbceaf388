"""Vietnamese firms with their everyday words in English, as lists often give them.

Such a word is two syllables, each of which is a word, a surname or Chinese elsewhere. So it is looked for beside
what says that a name is a firm's, and the name is compared as it stands too.
"""

import re
from typing import Final

_FIRM: Final = ("cong ty ", "tap doan ", "ngan hang ")
_WORDS: Final = {
    "thuong mai": "trading", "khoang san": "mining", "xay dung": "construction", "van tai": "transport",
    "hoa chat": "chemicals", "dau tu": "investment", "dich vu": "services", "cong nghe": "technology",
    "ky thuat": "engineering", "xuat nhap khau": "import export", "ngan hang": "bank", "dau khi": "oil gas",
    "dien luc": "electricity", "dien tu": "electronics", "co khi": "mechanical", "san xuat": "manufacturing",
    "hang hai": "maritime", "luyen kim": "metallurgical", "duoc pham": "pharmaceutical", "vien thong": "telecommunications",
    "viet nam": "vietnam", "tap doan": "group",
}  # fmt: skip


def as_in_english(folded: str) -> str:
    """The folded name of a Vietnamese firm with its everyday words in English; empty for others."""
    if not folded.startswith(_FIRM):
        return ""
    said = re.sub(rf"\b(?:{'|'.join(_WORDS)})\b", lambda found: _WORDS[found.group()], folded)
    return "" if said == folded else said
