"""One spelling for the many ways a name can be written: folded text.

Folded text holds `a`-`z`, `0`-`9`, single spaces and Han characters in one (mainland, simplified)
form; everything else has been transliterated, replaced by a space or dropped. Folding a folded text
changes nothing. Other scripts than Han go through `anyascii`, with the readings of `scripts` first.

Whole columns take a short way: ASCII names are joined, lowered, translated and split in bulk, and
give the very text that folding one by one gives.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

# One character for one, so that translating ASCII takes the fast way.
_ASCII_TABLE: dict[int, str | None] = {
    **dict.fromkeys([c for c in range(128) if not chr(c).isalnum() and chr(c) != "\n"], " "),
    ord("'"): None,
    ord("`"): None,
    ord("@"): "a",
    ord("$"): "s",
}

# A dot between two single letters joins them (S.A.R.L., A.B.C.); every other dot is a space.
# The literal comes first: that is what the search runs on.
_INNER_DOT = re.compile(r"\.(?<=\b[a-z]\.)(?=[a-z]\b)")


def fold(text: str) -> str:
    """The folded text of one name; the empty string if nothing in it can be compared."""
    return _fold_ascii(text) if text.isascii() else _fold_words(text)


def holds_anything(text: str) -> bool:
    """Whether anything in a text can be compared, so that its folded text is not empty."""
    return _ASCII_SIGN.search(text) is not None or bool(fold(text))


_ASCII_SIGN = re.compile("[A-Za-z0-9]")
"""What is in the folded text whatever else is."""


def fold_bulk(names: Sequence[str]) -> list[str]:
    """The folded text of each name, as `fold` gives it one by one, but for whole columns."""
    others = [place for place, name in enumerate(names) if not name.isascii()]
    plain = list(names)
    if others:
        from ddcheck.core.names.scripts import latin_to_ascii

        for place in others:
            plain[place] = latin_to_ascii(names[place]) or ""
    folded = _fold_column(plain)
    for place in others:
        if not plain[place]:
            folded[place] = fold(names[place])
    return folded


def _fold_words(text: str) -> str:
    # No letter is folded by what stands in another word, but that a name in Hangul may be written in one.
    words = text.split()
    alone = max(text) >= _FAR_EAST and sum(map(_hangul_runs, words)) == 1
    return " ".join([folded for each in words if (folded := _fold_word(each, alone))])


_FAR_EAST = "\u1100"
"""The first letter of Hangul; a pattern of all that follows would take two hundredths of a start."""


@lru_cache(maxsize=1 << 16)
def _fold_word(word: str, alone: bool) -> str:
    if word.isascii():
        return _fold_ascii(word)
    from ddcheck.core.names.scripts import to_ascii_and_han

    return _fold_ascii(to_ascii_and_han(word, alone=alone))


@lru_cache(maxsize=1 << 16)
def _hangul_runs(word: str) -> int:
    from ddcheck.core.names.scripts import hangul_runs

    return hangul_runs(word)


def _fold_column(names: list[str]) -> list[str]:
    joined = "\n".join(names)
    if joined.count("\n") != max(len(names) - 1, 0) or "\r" in joined:
        # A line break inside a name would shift the column.
        joined = "\n".join([name.replace("\n", " ") for name in names])
    joined = _plain(joined)
    while "  " in joined:
        joined = joined.replace("  ", " ")
    joined = joined.replace(" \n", "\n").replace("\n ", "\n").strip(" ")
    return joined.split("\n")[: len(names)]


def _plain(text: str) -> str:
    """Lower case letters, digits, spaces and line breaks for ASCII text; Han characters as they are."""
    text = text.lower()
    if "." in text:
        text = _INNER_DOT.sub("", text)
    if "&" in text:
        text = text.replace("&", " and ")
    if "+" in text:
        text = text.replace("+", " and ")
    return text.translate(_ASCII_TABLE)


def _fold_ascii(text: str) -> str:
    """Fold text that holds nothing but ASCII and Han characters."""
    return " ".join(_plain(text).split())
