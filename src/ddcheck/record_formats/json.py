"""Records from JSON: one object, or an array of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from ddcheck.record_formats import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddcheck.reading import Options, Read


def sureness(head: bytes, name: str) -> int:
    """By its extension, or by its first character."""
    if name.lower().endswith(".json"):
        return 2
    return 1 if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[") else 0


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Read]:
    """The records of the file; a break of the syntax refuses the file."""
    return yaml.read(stream, name, options)
