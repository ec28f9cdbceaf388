"""One spelling for the many ways a name can be written: folded text.

Folded text holds `a`-`z`, `0`-`9`, single spaces and Han characters in one (mainland, simplified)
form; everything else has been transliterated, replaced by a space or dropped. Folding a folded text
changes nothing. Other scripts than Han go through `anyascii`, with the readings of `scripts` first.

Whole columns take a short way: ASCII names are joined, lowered, translated and split in bulk, and
give the very text that folding one by one gives.
"""

import re
from collections.abc import Sequence

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
    return _fold_ascii(text if text.isascii() else _fold_scripts(text.replace("\n", " ")))


def holds_anything(text: str) -> bool:
    """Whether anything in a text can be compared, so that its folded text is not empty."""
    return _ASCII_SIGN.search(text) is not None or bool(fold(text))


_ASCII_SIGN = re.compile("[A-Za-z0-9]")
"""What is in the folded text whatever else is."""


def fold_bulk(names: Sequence[str]) -> list[str]:
    """The folded text of each name, as `fold` gives it one by one, but for whole columns."""
    others = [place for place, name in enumerate(names) if not name.isascii()]
    if not others:
        return _fold_column(names)
    from ddcheck.core.names.scripts import latin_to_ascii

    plain = list(names)
    lines = latin_to_ascii(_lines([names[place] for place in others])).split("\n")
    odd = []
    for place, line in zip(others, lines, strict=True):
        plain[place] = line
        if not line.isascii():
            odd.append(place)
            # Apart, because a text with other signs than ASCII is many times as slow to fold.
            plain[place] = ""
    folded = _fold_column(plain)
    lines = _fold_scripts(_lines([names[place] for place in odd])).split("\n")
    for place, line in zip(odd, _fold_column(lines), strict=False):
        folded[place] = line
    return folded


def _fold_scripts(lines: str) -> str:
    """Names in any script, one a line, in ASCII and Han characters."""
    from ddcheck.core.names.scripts import latin_to_ascii, to_ascii_and_han

    plain = latin_to_ascii(lines)
    return plain if plain.isascii() else to_ascii_and_han(lines)


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
