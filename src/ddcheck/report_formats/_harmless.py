"""Hostile text made harmless, with one function for each place where it may end up.

Names and descriptions come from files that somebody else wrote. What a reader cannot see, or what
the reader's program would obey, is written as a visible escape; nothing is dropped, except in XML,
which cannot carry it.
"""

from __future__ import annotations

import re

_UNSEEN = (
    "["
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1: escape sequences live here
    "\xad\u061c\u180e\u200b-\u200f"  # soft hyphen, zero width, marks of direction
    "\u2028-\u202e\u2060-\u206f"  # line separators, bidi embedding and isolates
    "\ufeff\ufff9-\ufffb\ud800-\udfff"  # byte order mark, annotations, halves of pairs
    "\U000e0000-\U000e00ff"  # tags, which spell invisible text
    "]"
)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")
# Not compiled here: few runs need them. Markup; then what GitHub turns into mentions, references, links and emoji of its own accord.
_MARKDOWN = r"[\\`*_\[\]#|<>~&$@]|:(?=//|[\w+-]+:)|(?<=\bwww)\."
_NOT_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def visible(text: object) -> str:
    """Text on one line with every unseen character written out as its code.

    For terminals, and the first step of every other place.
    """
    written = str(text)
    # None of the unseen is printable; so the pattern need not be compiled where all characters are.
    return written if written.isprintable() else re.sub(_UNSEEN, _escaped, written)


def ascii_only(text: str) -> str:
    """Text for a console that carries ASCII alone; what it lacks is written out."""
    if text.isascii():
        return text
    for mark, plain in _PLAIN_MARKS.items():
        text = text.replace(mark, plain)
    return text.encode("ascii", "backslashreplace").decode("ascii")


_PLAIN_MARKS = {
    "…": "...",
    "·": "-",
    "─": "-",
    "│": "|",
    "├": "|",
    "└": "`",
    "█": "#",
    "▌": "#",
    "▏": "|",
    "■": "*",
    "▲": "!",
    "●": "o",
    "○": "o",
    "→": "->",
    "≥": ">=",
    "≤": "<=",
    "–": "-",
    "—": "-",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "×": "x",
}


def json_text(encoded: str) -> str:
    """JSON whose unseen characters are written as JSON's own escapes: the same value, safe to print."""
    if encoded.isprintable() or not re.search(_UNSEEN, encoded):
        return encoded
    return re.sub(_UNSEEN, _json_escape, encoded)


def _json_escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code == 0x0A:  # between values, never inside a string
        return "\n"
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def csv_text(value: object, *, raw: bool = False) -> str:
    """A cell that no spreadsheet takes for a formula; ``raw`` gives a program the text as it is."""
    text = str(value)
    if raw:
        return text
    return visible("'" + text if text.startswith(_FORMULA) else text)


def xml_text(value: object) -> str:
    """Text that XML 1.0 can carry, for an element or a quoted attribute."""
    text = visible(value)
    text = re.sub(_NOT_XML, "\ufffd", text)
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def html_text(value: object) -> str:
    """Text for an element or a quoted attribute of HTML or SVG."""
    return xml_text(value).replace("'", "&#39;")


def markdown_text(value: object) -> str:
    """Text that stays text in Markdown, in a table too: no markup, link, mention or emoji."""
    return re.sub(_MARKDOWN, _entity, visible(value))


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def github_message(value: object) -> str:
    """The message of a workflow command."""
    return str(value).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def github_property(value: object) -> str:
    """A property of a workflow command."""
    return github_message(visible(value)).replace(":", "%3A").replace(",", "%2C")
