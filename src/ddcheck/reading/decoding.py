"""Which text the bytes of a table are, by what was declared and never by a guess.

A byte order mark decides; else UTF-8, then the encodings declared are tried in their order, each
strictly and over the whole file, so that a file is read in one encoding or not at all.
"""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, BinaryIO, cast

from ddcheck.core.texts import Text
from ddcheck.errors import InvalidRecordError, Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

CHUNK = 1 << 20
SPOOL = 64 << 20
"""Bytes of a pipe that are held in memory; more goes to a temporary file."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PREVIEWED = (
    ("GB18030", "gb18030"),
    ("Big5", "big5"),
    ("Shift-JIS", "cp932"),
    ("cp1252", "cp1252"),
)


def mark(head: bytes) -> str | None:
    """The encoding that a byte order mark names, if there is one."""
    for sign, encoding in _MARKS:
        if head.startswith(sign):
            return encoding
    return None


def text(data: bytes, name: str, encodings: Sequence[str]) -> str:
    """All of a file as text; see ``text_stream``.

    Raises:
        InvalidRecordError: no encoding given reads it.
        UsageError: there is no such encoding.
    """
    stream, _ = text_stream(io.BytesIO(data), name, encodings)
    return stream.read()


def text_stream(
    stream: BinaryIO, name: str, encodings: Sequence[str]
) -> tuple[io.TextIOWrapper, str]:
    """The file as a stream of text with its line ends as they are, and the encoding it was read in.

    UTF-8 is tried first, unless the encodings name it, or UTF-16, and so give it its place.
    A stream that cannot be rewound, such as a pipe, is set aside first (see ``SPOOL``).

    Raises:
        InvalidRecordError: no encoding given reads all of it.
        UsageError: there is no such encoding.
    """
    known = [_known(encoding) for encoding in encodings]
    # Text in UTF-16 without a mark may well be valid UTF-8 full of NUL characters.
    if not any(each.startswith(("utf-8", "utf-16", "utf-32")) for each in known):
        known.insert(0, "utf-8")
    stream = rewindable(stream)
    start = stream.tell()
    marked = mark(stream.read(4))
    refusals: list[tuple[str, int, int]] = []
    for encoding in (marked,) if marked else known:
        stream.seek(start)
        bad = _first_bad_byte(stream, encoding)
        if bad is None:
            stream.seek(start)
            if encoding == "utf-8" and b"\0" in stream.read(4096):
                message = Text(
                    "holds NUL characters; if it is UTF-16 without a byte order mark, "
                    "read it with --encoding utf-16-le or utf-16-be",
                    "含 NUL 字符；如为无字节顺序标记的 UTF-16，请用 --encoding utf-16-le 或 utf-16-be 读取",
                )
                raise InvalidRecordError([Problem(name, 1, "", message)])
            stream.seek(start)
            return io.TextIOWrapper(
                stream, encoding=encoding, errors="strict", newline=""
            ), encoding
        refusals.append((encoding, *bad))
    raise InvalidRecordError([_refusal(stream, start, name, refusals)])


def rewindable(stream: BinaryIO) -> BinaryIO:
    """The same bytes as a stream that can be read twice."""
    if stream.seekable():
        return stream
    from tempfile import SpooledTemporaryFile

    spooled = SpooledTemporaryFile(max_size=SPOOL)  # noqa: SIM115 - lives as long as the reading does
    while chunk := stream.read(CHUNK):
        spooled.write(chunk)
    spooled.seek(0)
    return cast("BinaryIO", spooled)


def _known(encoding: str) -> str:
    try:
        b"abcd".decode(encoding, "replace")
        return codecs.lookup(encoding).name
    except LookupError:
        raise UsageError(
            f"no such encoding: {encoding!r}; write one such as utf-8, gb18030, big5 or shift_jis",
            f"没有 {encoding!r} 这种编码；请写 utf-8、gb18030、big5 或 shift_jis 等",
        ) from None


def _first_bad_byte(stream: BinaryIO, encoding: str) -> tuple[int, int] | None:
    """Offset of the first byte that the encoding cannot read, and that byte."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    offset = 0
    while True:
        chunk = stream.read(CHUNK)
        pending = len(decoder.getstate()[0])
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            # The decoder puts the bytes that it still held in front of the chunk.
            at = error.start
            return offset - pending + at, error.object[at] if at < len(error.object) else 0
        if not chunk:
            return None
        offset += len(chunk)


def _refusal(
    stream: BinaryIO, start: int, name: str, refusals: Sequence[tuple[str, int, int]]
) -> Problem:
    encoding, offset, byte = refusals[0]
    tried = ", ".join(tried for tried, _, _ in refusals)
    stream.seek(start)
    line, row = 1, b""
    at = 0
    for row in stream:
        if at + len(row) > offset:
            break
        at += len(row)
        line += 1
    seen = preview(row)
    return Problem(
        name,
        line,
        "",
        Text(
            f"byte 0x{byte:02x} is not {encoding} (tried: {tried}); name the encoding with --encoding, "
            f"or save the file as UTF-8. {seen}",
            f"字节 0x{byte:02x} 不是 {encoding}（已尝试：{tried}）；请用 --encoding 指明编码，或将文件另存为 UTF-8。{seen.zh}",
        ),
    )


def preview(row: bytes) -> Text:
    """A line under the encodings that it may be in, so that a person can choose; a line for each."""
    shown = []
    for label, codec in _PREVIEWED:
        try:
            seen = row[:400].decode(codec).strip()
        except UnicodeDecodeError as error:
            if error.start < 380:
                continue
            seen = row[: error.start].decode(codec).strip()
        # Control characters of a wrong reading would garble a terminal.
        seen = "".join(mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in seen)
        shown.append(f"\n    {label}: {seen[:80]}")
    lines = "".join(shown)
    if not shown:
        lines, zh = (
            "\n    none of GB18030, Big5, Shift-JIS and cp1252 reads it either",
            "\n    GB18030、Big5、Shift-JIS 和 cp1252 也都无法读取",
        )
    else:
        zh = lines
    return Text(f"The line under other encodings:{lines}", f"该行按其他编码为：{zh}")
