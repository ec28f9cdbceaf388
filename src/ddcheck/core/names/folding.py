"""One spelling for the many ways a name can be written: folded text.

Folded text holds `a`-`z`, `0`-`9`, single spaces and Han characters in one (mainland, simplified)
form; everything else has been transliterated, replaced by a space or dropped. Folding a folded text
changes nothing. Other scripts than Han go through `anyascii`, with the readings of `scripts` first.

Whole columns take a short way: ASCII names are joined, lowered, translated and split in bulk, and
give the very text that folding one by one gives.
"""

import re
from collections.abc import Sequence

_PUNCTUATION_TO_SPACE = dict.fromkeys(
    [c for c in range(128) if not chr(c).isalnum() and chr(c) not in "'`&+.@$\n"], " "
)
_ASCII_TABLE: dict[int, str | None] = {
    **_PUNCTUATION_TO_SPACE,
    ord("'"): None,
    ord("`"): None,
    ord("&"): " and ",
    ord("+"): " and ",
    ord("@"): "a",
    ord("$"): "s",
}

# A dot between two single letters joins them (S.A.R.L., A.B.C.); every other dot is a space.
_INNER_DOT = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)")

_HAN_RANGES = (
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f\U00030000-\U000323af\u3005\u3007"
)
HAN_RUN = re.compile(f"[{_HAN_RANGES}]+")
"""A run of Han characters, the iteration mark and the ideographic zero included."""


def fold(text: str) -> str:
    """The folded text of one name; the empty string if nothing in it can be compared."""
    if text.isascii():
        return _fold_ascii(text)
    from ddcheck.core.names.scripts import to_ascii_and_han

    return _fold_ascii(to_ascii_and_han(text))


def fold_bulk(names: Sequence[str]) -> list[str]:
    """The folded text of each name, as `fold` gives it one by one, but for whole columns."""
    plain = [name if name.isascii() else "" for name in names]
    folded = _fold_column(plain)
    for place, name in enumerate(names):
        if not plain[place] and name:
            folded[place] = fold(name)
    return folded


def _fold_column(names: list[str]) -> list[str]:
    joined = "\n".join(names)
    if joined.count("\n") != max(len(names) - 1, 0) or "\r" in joined:
        # A line break inside a name would shift the column.
        joined = "\n".join([name.replace("\n", " ") for name in names])
    joined = joined.lower()
    if "." in joined:
        joined = _INNER_DOT.sub("", joined).replace(".", " ")
    joined = joined.translate(_ASCII_TABLE)
    lines = joined.split("\n")
    if (
        "  " in joined
        or " \n" in joined
        or "\n " in joined
        or joined[:1] == " "
        or joined[-1:] == " "
    ):
        return [" ".join(line.split()) for line in lines][: len(names)]
    return lines[: len(names)]


def _fold_ascii(text: str) -> str:
    """Fold text that holds nothing but ASCII and Han characters."""
    text = text.lower()
    if "." in text:
        text = _INNER_DOT.sub("", text).replace(".", " ")
    return " ".join(text.replace("\n", " ").translate(_ASCII_TABLE).split())
