"""XML read so that it can do nothing but hold data.

A document type is refused, and with it every entity and every outside address; a document that does not
close all its elements is damaged and refused too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from ddcheck.errors import DataGuardError
from ddcheck.foreign_errors import xml_error
from ddcheck.list_formats._building import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator


class Tree:
    """The elements of a document, with the line on which each begins."""

    def __init__(self, root: Element, lines: dict[int, int]) -> None:
        self.root = root
        self._lines = lines

    def line(self, element: Element) -> int:
        """The line of an element's first tag."""
        return self._lines[id(element)]


def tree_of(data: bytes, name: str) -> Tree:
    """A document; names of elements come without their namespace.

    Raises:
        DataGuardError: it is not UTF-8, not well formed, or declares a document type.
    """
    text = text_of(data, name)
    builder = TreeBuilder()
    lines: dict[int, int] = {}
    parser = expat.ParserCreate("utf-8", namespace_separator="}")
    parser.buffer_text = True
    # Within nested elements only the outer ones are asked for, so that a big list stays small.
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        bare = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        element = builder.start(tag.rpartition("}")[2], bare)
        if depth < 4:
            lines[id(element)] = parser.CurrentLineNumber
        depth += 1

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag.rpartition("}")[2])

    def refuse_type(*_: object) -> None:
        raise DataGuardError(
            f"{name}: declares a document type; a list has none, so it is not read",
            f"{name}: 声明了文档类型；名单没有文档类型，不予读取",
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse_type
    parser.EntityDeclHandler = refuse_type
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        said = xml_error(error.code)
        raise DataGuardError(
            f"{name}:{error.lineno}: is not whole XML ({said.en}); get it anew",
            f"{name}:{error.lineno}: 不是完整的 XML（{said.zh}）；请重新获取",
        ) from None
    return Tree(builder.close(), lines)


def said(element: Element, path: str) -> str:
    """The text at a path with single spaces, or nothing."""
    return " ".join((element.findtext(path) or "").split())


def all_said(element: Element, path: str) -> Iterator[str]:
    """Every text at a path that is not empty."""
    for found in element.iterfind(path):
        text = " ".join((found.text or "").split())
        if text:
            yield text
