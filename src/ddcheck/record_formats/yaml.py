"""Records from YAML: a document each, or a list of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from ddcheck.core.texts import Text
from ddcheck.errors import InvalidFileError, InvalidRecordError, Problem
from ddcheck.reading import Options, Read, at_node, read_plain, refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddcheck.documents import Node


def sureness(head: bytes, name: str) -> int:
    """By its extension; and what is no other format may be YAML."""
    if name.lower().endswith((".yaml", ".yml")):
        return 2
    seen = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    first = seen[:1]
    binary = b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not first or first in b"<{[" or binary or "." in name.rpartition("/")[2]:
        return 0
    return 1


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Read]:
    """The records of all documents; one that breaks the syntax refuses the file."""
    return records(content(stream, name, options), name, options)


def content(stream: BinaryIO, name: str, options: Options) -> bytes:
    """The bytes of a file, a few more than are taken where it has too many; UTF-8 where an encoding was named."""
    from ddcheck.documents import MAX_BYTES
    from ddcheck.reading.decoding import text

    data = stream.read(MAX_BYTES + 1)
    if options.encodings != ("utf-8",) and len(data) <= MAX_BYTES:
        data = text(data, name, options.encodings).encode()
    return data


def records(data: bytes, name: str, options: Options) -> Iterator[Read]:
    """The records of all documents of some content."""
    from ddcheck.documents import MAX_BYTES, trees
    from ddcheck.reading.decoding import text

    try:
        found = trees(data, name)
    except InvalidFileError as error:
        problems = error.problems
        try:
            text(data[:MAX_BYTES], name, ("utf-8",))
        except InvalidRecordError as not_text:
            # This says how the line reads in other encodings, too.
            problems = not_text.problems
        yield refused(problems, source=name)
        return
    for node in found:
        children = node.value if isinstance(node.value, tuple) else (node,)
        for child in children:
            yield from_node(child, name, options.kind)


def from_node(node: Node, name: str, kind: str | None, first_line: int = 1) -> Read:
    """A tree as a record; ``first_line`` is the line of the file on which its text begins."""
    plain, line = node.plain, node.line + first_line - 1
    if isinstance(plain, dict) and isinstance(plain.get("columns"), dict):
        # A shell that spreads *.yaml names the mappings, too.
        text = Text(
            f"is a column mapping and no record; write --map {name} and the table that it is for",
            f"是列映射而非记录；请写 --map {name} 和对应的表格",
        )
        return refused([Problem(name, line, "", text)], source=name, line=line)
    return read_plain(
        plain,
        source=name,
        line=line,
        places=partial(at_node, node, first_line),
        kind=kind,
    )
