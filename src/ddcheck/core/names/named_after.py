"""Russian and Ukrainian names of plants and institutes, named after somebody, as they are named in English.

Завод имени Малышева is the Malyshev Plant, Курчатовский институт the Kurchatov Institute, ОКБ Сухого that of Sukhoy.
"""

import re
from collections.abc import KeysView
from functools import lru_cache
from typing import Final

from ddcheck.core.names.words import COMMON_ORG_WORDS, VARIANTS

_TITLES: Final = frozenset("akademika akademik professora marshala generala".split())  # noqa: SIM905
_IMENI: Final = frozenset(("im", "imeni"))
_MAY_BE: Final = (
    r"\b(?:im|imeni)\b|(?:ov|ev|in|yn)sk(?:iy|yy|y|aya|oye|oe|e|ogo|oho|oy|oyi|ikh)\b|ogo\b|oho\b"
)
_ADJECTIVE: Final = r"(\w{3,}(?:ov|ev|in|yn))sk(?:iy|yy|y|aya|oye|oe|e|ogo|oho|oy|oyi|ikh)"
_GENITIVES: Final = (
    ("sk(?:ogo|oho)", "skiy"), ("(?:ogo|oho)", "oy"), ("(?<=[^aeiouy])(?:a|u)", ""), ("ya", ""),
)  # fmt: skip


@lru_cache(maxsize=8)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def may_be_named_after(folded: str) -> bool:
    """Whether `as_in_english` may give anything of the folded text of a name in Cyrillic letters."""
    return _compiled(_MAY_BE).search(folded) is not None


def as_in_english(folded: str, short_forms: KeysView[str]) -> str:
    """The folded name with whom it is named after in front, or without the endings of Russian; empty for others.

    Only of organisations, which an everyday word or a short form of one tells: a person may be called Zhukovskiy.
    """
    words = folded.split()
    if COMMON_ORG_WORDS.isdisjoint(words) and short_forms.isdisjoint(words):
        return ""
    found = [text if text in _KNOWN else _plain(text) for text in words]
    for place, text in enumerate(words):
        if text in _IMENI and 0 < place < len(words) - 1:
            behind = [each for each in words[place + 1 :] if len(each) > 2 and each not in _TITLES]
            if not behind or len(behind) > 3:
                return ""
            found = [*map(_nominative, behind), *found[:place]]
            break
    said = " ".join(found)
    return "" if said == folded else said


_KNOWN: Final = VARIANTS.keys()


def _plain(text: str) -> str:
    found = _compiled(_ADJECTIVE).fullmatch(text)
    if found is not None:
        return found.group(1)
    return _nominative(text) if text.endswith(("ogo", "oho")) else text


@lru_cache(maxsize=1 << 10)
def _nominative(text: str) -> str:
    for end, plain in _GENITIVES:
        said, found = re.subn(f"{end}$", plain, text)
        if found:
            return said
    return text
