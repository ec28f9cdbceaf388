"""Bytes become the right text or a refusal, never other text."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck.errors import InvalidRecordError, UsageError
from ddcheck.reading import decoding

CHINESE = "编号,名称\n1,吉林样例\n"


class Pipe(io.RawIOBase):
    """A stream that cannot be rewound."""

    def __init__(self, data: bytes) -> None:
        self._inner = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def readinto(self, buffer: object) -> int:
        return self._inner.readinto(buffer)  # type: ignore[arg-type]


def refusal(data: bytes, *encodings: str) -> str:
    with pytest.raises(InvalidRecordError) as caught:
        decoding.text(data, "x.csv", encodings or ("utf-8",))
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_whatever_is_declared(encoding: str) -> None:
    assert decoding.text(CHINESE.encode(encoding), "x", ("big5",)) == CHINESE


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("gb18030", CHINESE), ("big5", "名稱,樣例"), ("shift_jis", "株式会社サンプル")],
)
def test_a_declared_encoding_is_used_where_the_file_is_not_utf_8(encoding: str, text: str) -> None:
    assert decoding.text(text.encode(encoding), "x", (encoding,)) == text
    assert decoding.text(text.encode(), "x", (encoding,)) == text
    assert "is not utf-8" in refusal(text.encode(encoding))


def test_utf_16_without_a_mark_is_read_only_when_it_is_declared() -> None:
    data = "id,名称\n".encode("utf-16-le")
    assert decoding.text(data, "x", ("utf-16-le",)) == "id,名称\n"
    assert "NUL characters" in refusal(b"i\0d\0,\0")


def test_the_first_bad_byte_is_found_with_its_line_across_chunks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(decoding, "CHUNK", 7)
    for lines in range(6):
        data = "名称,地址\n".encode() * lines + b"\xc3\x28"
        assert f"x.csv:{lines + 1}: byte 0xc3" in refusal(data)
    assert "x.csv:2: byte 0xe5" in refusal(b"a\n" + "吉".encode()[:2])


def test_a_refusal_shows_the_line_under_four_encodings() -> None:
    text = refusal("x\n1,吉林样例\n".encode("gb18030"))
    assert "x.csv:2:" in text
    assert "GB18030: 1,吉林样例" in text
    for label in ("Big5", "Shift-JIS", "cp1252"):
        assert label in text
    assert "\x9a" not in refusal(b"\x9a\x00\x1b[31m")


def test_a_pipe_is_read_like_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "SPOOL", 10)
    stream, encoding = decoding.text_stream(Pipe(CHINESE.encode("gb18030")), "-", ("gb18030",))  # type: ignore[arg-type]
    assert (stream.read(), encoding) == (CHINESE, "gb18030")


@pytest.mark.parametrize("name", ["latin-99", "rot13", "hex", "base64", ""])
def test_a_name_of_no_encoding_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="no such encoding"):
        decoding.text(b"x", "x", (name,))


@settings(max_examples=150)
@given(
    st.binary(max_size=60),
    st.sampled_from([("utf-8",), ("gb18030",), ("utf-8", "big5", "shift_jis")]),
)
def test_any_bytes_are_text_or_a_refusal(data: bytes, encodings: tuple[str, ...]) -> None:
    tried = ("utf-8", "utf-8-sig", "utf-16", "utf-32", *encodings)
    refused: InvalidRecordError | None = None
    text = ""
    try:
        text = decoding.text(data, "x", encodings)
    except InvalidRecordError as error:
        refused = error
    if refused is None:
        assert any(text == data.decode(each, "ignore") for each in tried)
    else:
        assert refused.problems[0].line >= 1
