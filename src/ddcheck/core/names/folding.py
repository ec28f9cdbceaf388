"""One spelling for the many ways a name can be written: folded text.

Folded text holds `a`-`z`, `0`-`9`, single spaces and Han characters in one (mainland, simplified)
form; everything else has been transliterated, replaced by a space or dropped. Folding a folded text
changes nothing. Other scripts than Han go through `anyascii`, with the readings of `scripts` first.

Whole columns take a short way: ASCII names are joined, lowered, translated and split in bulk, and
give the very text that folding one by one gives.
"""

import re
from collections.abc import Sequence

from ddcheck.core.names.runs import HAN_RUN

_HAN_HERE = "\x1f"
"""Stands for a run of Han characters while the rest is folded: of ASCII alone it takes a tenth of the time."""
# One character for one, so that translating ASCII takes the fast way.
_ASCII_TABLE: dict[int, str | None] = {
    **{c: " " for c in range(128) if not chr(c).isalnum() and chr(c) not in ("\n", _HAN_HERE)},
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
    if "&" in text or "<" in text:
        text = unmarked(text)
    if not text.isascii():
        from ddcheck.core.names.scripts import latin_to_ascii, to_ascii_and_han

        plain = latin_to_ascii(text)
        text = plain if plain.isascii() else to_ascii_and_han(text.replace("\n", " "))
    return " ".join(_plain(text).split())


def holds_anything(text: str) -> bool:
    """Whether anything in a text can be compared, so that its folded text is not empty."""
    return _ASCII_SIGN.search(text) is not None or bool(fold(text))


_ASCII_SIGN = re.compile("[A-Za-z0-9]")
"""What is in the folded text whatever else is."""


def fold_bulk(names: Sequence[str]) -> list[str]:
    """The folded text of each name, as `fold` gives it one by one, but for whole columns."""
    lines_as_given = "\n".join(names)
    if _ENTITY.search(lines_as_given) is not None or _TAG.search(lines_as_given) is not None:
        names = list(map(unmarked, names))
    others = [place for place, name in enumerate(names) if not name.isascii()]
    if not others:
        return _fold_column(names)
    from ddcheck.core.names.scripts import latin_to_ascii, to_ascii_and_han

    folded = list(names)
    lines = latin_to_ascii(_lines([names[place] for place in others])).split("\n")
    for place, line in zip(others, lines, strict=True):
        folded[place] = line
    odd = [place for place in others if not folded[place].isascii()]
    for place in odd:
        folded[place] = ""
    folded = _fold_column(folded)
    lines = to_ascii_and_han(_lines([names[place] for place in odd])).split("\n")
    for place, line in zip(odd, _fold_column(lines), strict=False):
        folded[place] = line
    return folded


# What is left of a page or a form: `&amp;`, `&#20013;`, `<b>`. They begin with one letter, which is found fast.
_ENTITY = re.compile(r"&#?\w{1,8};")
_TAG = re.compile(r"<[/!a-zA-Z][^<>]*>")


def unmarked(text: str) -> str:
    """The text without the marks of HTML, and with the characters that it writes in another way."""
    if _ENTITY.search(text) is not None:
        from html import unescape

        text = _ENTITY.sub(lambda found: unescape(found.group()), text)
    return _TAG.sub(" ", text)


def _lines(names: Sequence[str]) -> str:
    """Names one a line; a line break inside one would shift the column."""
    joined = "\n".join(names)
    if joined.count("\n") != max(len(names) - 1, 0):
        joined = "\n".join([name.replace("\n", " ") for name in names])
    return joined


def _fold_column(names: Sequence[str]) -> list[str]:
    joined = _plain(_lines(names))
    while "  " in joined:
        joined = joined.replace("  ", " ")
    joined = joined.replace(" \n", "\n").replace("\n ", "\n").strip(" ")
    return joined.split("\n")[: len(names)]


def _plain(text: str) -> str:
    """Lower case letters, digits, spaces and line breaks for ASCII text; Han characters as they are, spaced off."""
    if _HAN_HERE in text:
        text = text.replace(_HAN_HERE, " ")
    pieces = [text] if text.isascii() else _HAN.split(text)
    text = _HAN_HERE.join(pieces[::2]).lower()
    if "." in text:
        text = _INNER_DOT.sub("", text)
    if "&" in text:
        text = text.replace("&", " and ")
    if "+" in text:
        text = text.replace("+", " and ")
    pieces[::2] = text.translate(_ASCII_TABLE).split(_HAN_HERE)
    return " ".join(pieces)


_HAN = re.compile(f"({HAN_RUN.pattern})")
