"""Bytes of XML → a tree with the line of every element, without entities, DTDs or networks.

A document that declares a document type is refused, which ends every trick with entities.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ddcheck.core.texts import Text
from ddcheck.errors import InvalidRecordError, Problem
from ddcheck.foreign_errors import in_chinese, xml_error

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 100
MAX_ELEMENTS = 300_000


@dataclass(slots=True)
class Element:
    """An element by its local name; prefixes are resolved and play no part."""

    name: str
    namespace: str
    attributes: dict[str, str]
    line: int
    column: int
    children: list[Element] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text directly in the element, without white space at its ends."""
        return "".join(self.parts).strip()

    def all(self, *path: str) -> Iterator[Element]:
        """The elements below it on a path of local names, in document order."""
        if not path:
            yield self
            return
        for child in self.children:
            if child.name == path[0]:
                yield from child.all(*path[1:])

    def first(self, *path: str) -> Element | None:
        """The first of ``all`` that holds text or elements."""
        return next((each for each in self.all(*path) if each.text or each.children), None)

    def find(self, name: str) -> Iterator[Element]:
        """Every element of a name, at any depth, in document order."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.find(name)


def collect(root: Element, names: Container[str]) -> dict[str, list[Element]]:
    """Every element below a root that has one of some names, by name and in document order."""
    found: dict[str, list[Element]] = {}
    open_ = [iter(root.children)]
    while open_:
        for child in open_[-1]:
            if child.name in names:
                found.setdefault(child.name, []).append(child)
            if child.children:
                open_.append(iter(child.children))
                break
        else:
            open_.pop()
    return found


class _RefusedError(Exception):
    """What ends the parsing; never leaves this module."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def tree(data: bytes, name: str) -> Element:
    """The root of a document.

    Raises:
        InvalidRecordError: it is no XML, too large, too deep, or declares a document type.
    """
    from xml.parsers import expat

    if len(data) > MAX_BYTES:
        message = Text(
            f"is larger than {MAX_BYTES // 2**20} MiB; split it",
            f"超过 {MAX_BYTES // 2**20} MiB；请拆分",
        )
        raise InvalidRecordError([Problem(name, 0, "", message)])
    parser = expat.ParserCreate(namespace_separator="\n")
    parser.buffer_text = True
    top = Element("", "", {}, 0, 0)
    open_: list[Element] = [top]
    count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(open_) > MAX_DEPTH:
            raise _RefusedError(
                Text(
                    f"is nested more than {MAX_DEPTH} deep; flatten it",
                    f"嵌套超过 {MAX_DEPTH} 层；请减少层次",
                )
            )
        if count > MAX_ELEMENTS:
            raise _RefusedError(
                Text(
                    f"has more than {MAX_ELEMENTS} elements; split it",
                    f"超过 {MAX_ELEMENTS} 个元素；请拆分",
                )
            )
        namespace, _, local = tag.rpartition("\n")
        plain = {key.rpartition("\n")[2]: value for key, value in attributes.items()}
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        element = Element(local, namespace, plain, line, column)
        open_[-1].children.append(element)
        open_.append(element)

    def end(_tag: str) -> None:
        open_.pop()

    def characters(text: str) -> None:
        open_[-1].parts.append(text)

    def doctype(*_: object) -> None:
        raise _RefusedError(
            Text(
                "declares a document type (DOCTYPE), which is not read; take it out",
                "声明了文档类型（DOCTYPE），不予读取；请去掉",
            )
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        said = xml_error(error.code)
        message = Text(
            f"is not valid XML ({said.en}); correct it", f"不是有效的 XML（{said.zh}）；请更正"
        )
        problem = Problem(name, error.lineno, "", message, error.offset + 1)
        raise InvalidRecordError([problem]) from None
    except _RefusedError as error:
        line = parser.CurrentLineNumber
        raise InvalidRecordError([Problem(name, line, "", error.text)]) from None
    except (LookupError, ValueError) as error:
        # An encoding that Python does not know, or one of several bytes a character.
        message = Text(
            f"names an encoding that cannot be read ({error}); save it as UTF-8",
            f"所写的编码无法读取（{in_chinese(str(error))}）；请另存为 UTF-8",
        )
        raise InvalidRecordError([Problem(name, 1, "", message)]) from None
    return top.children[0]
