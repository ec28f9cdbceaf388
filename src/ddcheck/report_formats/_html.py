"""HTML and SVG put together from elements, so that no value ever reaches a page unescaped.

A child that is not already ``Markup`` is text.
"""

from __future__ import annotations

from ddcheck.report_formats._harmless import html_text

_VOID = frozenset({"meta", "br", "hr"})


class Markup(str):
    """Text that is HTML already, because ``tag`` or ``join`` made it."""

    __slots__ = ()


def text(value: object) -> Markup:
    """A value as HTML text; markup stays as it is."""
    return value if isinstance(value, Markup) else Markup(html_text(value))


def join(*parts: object, between: str = "") -> Markup:
    """Several values after one another."""
    return Markup(html_text(between).join(text(part) for part in parts))


def tag(name: str, /, *children: object, **attributes: object) -> Markup:
    """An element. ``class_`` stands for ``class``, ``_`` inside a name for ``-``.

    An attribute of ``None`` is left out.
    """
    parts = [name]
    for key, value in attributes.items():
        if value is not None:
            attribute = key.removesuffix("_").replace("_", "-")
            parts.append(f'{attribute}="{html_text(value)}"')
    opening = f"<{' '.join(parts)}>"
    if name in _VOID:
        return Markup(opening)
    return Markup(f"{opening}{join(*children)}</{name}>")


def link(words: object, url: str) -> Markup:
    """A link, where the address is one of the web; else the words alone."""
    if url.startswith(("https://", "http://")) and not any(one.isspace() for one in url):
        return tag("a", words, href=url, rel="noopener noreferrer")
    return text(words)
