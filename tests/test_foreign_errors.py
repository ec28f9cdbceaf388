"""What the system and other libraries say, in Chinese: each sentence as they say it today."""

from __future__ import annotations

import csv
import errno
import io
import json
import re
import tomllib
import zipfile
from typing import TYPE_CHECKING
from xml.parsers import expat

import pytest

from ddcheck.foreign_errors import in_chinese, system_error, xml_error
from running import check, ddcheck, shipment

if TYPE_CHECKING:
    from pathlib import Path

HAN = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{3,} [a-z]{3,}")

TOML = {
    "a word alone": "gate",
    "no value": "gate =",
    "a bare word": "gate = maybe",
    "no quote at the end": 'gate = "x',
    "an array without end": 'rules = ["a"',
    "a table without end": "x = {a = 1",
    "a key twice": "a = 1\na = 2",
    "a table twice": "[a]\n[a]",
    "a table in a value": "a = 1\n[a.b]",
    "a table name without end": "[a",
    "an array name without end": "[[a]",
    "a strange key": "€ = 1",
    "two statements in a line": "a = 1 b = 2",
    "a bad escape": r'a = "\x"',
    "a bad character": 'a = "\x01"',
    "a bad date": "a = 2026-13-40",
    "a bad hex": r'a = "\uZZZZ"',
    "an inline key twice": "a = {b = 1, b = 2}",
    "a key in a written table": "a = {b = 1}\n[a.c]",
}


@pytest.mark.parametrize("text", TOML.values(), ids=TOML)
def test_a_broken_toml_is_told_in_chinese(tmp_path: Path, text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(text)
    (tmp_path / "ddcheck.toml").write_text(text, "utf-8")
    ran = ddcheck("check", "-", "--lang", "zh", stdin=shipment(), cwd=tmp_path)

    first = ran.err.splitlines()[0]
    assert ran.status == 2
    assert "不是有效的 TOML" in first
    assert not LATIN.search(first.removeprefix(str(tmp_path)))
    assert re.search(r"第 \d+ 行第 \d+ 列|文件末尾", first)


def packed(content: bytes = b"x", name: str = "a.xml", **changes: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    data = bytearray(out.getvalue())
    for at, value in changes.items():
        data[int(at.removeprefix("at"))] = value
    return bytes(data)


WORKBOOKS = {
    "cut": b"PK\x03\x04 and no more",
    "no parts": packed(),
    "cut at its end": packed()[:-8],
    "damaged": packed(b"y" * 500, "xl/sharedStrings.xml", at40=0xFF, at45=0xFF),
}


@pytest.mark.parametrize("data", WORKBOOKS.values(), ids=WORKBOOKS)
def test_a_damaged_workbook_is_told_in_chinese(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)
    ran = check("a.xlsx", "--lang", "zh", cwd=tmp_path)

    first = ran.err.splitlines()[0]
    assert ran.status == 4
    assert HAN.search(first)
    assert not LATIN.search(first)


PARQUET = {
    "cut": b"PAR1",
    "damaged": b"PAR1xxxxxxxxxxxxxxPAR1",
    "no end": b"PAR1 hello world foo bar",
}


@pytest.mark.parametrize("data", PARQUET.values(), ids=PARQUET)
def test_a_damaged_parquet_file_is_told_in_chinese(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "a.parquet").write_bytes(data)
    ran = check("a.parquet", "--lang", "zh", cwd=tmp_path)

    assert ran.status == 4
    assert "Parquet" in ran.err.splitlines()[0]
    assert not LATIN.search(ran.err.splitlines()[0])


@pytest.mark.parametrize("text", ["{", '{"a"', '{"a": ', "[1 2]", '"x', "1 2", '{"a" 1}', '"\x01"'])
def test_broken_json_is_told_in_chinese(text: str) -> None:
    with pytest.raises(json.JSONDecodeError) as raised:
        json.loads(text)

    assert HAN.search(told := in_chinese(str(raised.value)))
    assert not LATIN.search(told)


@pytest.mark.parametrize("text", ['"a', '"a"b', "a\rb"])
def test_broken_csv_is_told_in_chinese(text: str) -> None:
    with pytest.raises(csv.Error) as raised:
        list(csv.reader([text], strict=True))

    assert HAN.search(in_chinese(str(raised.value)))


@pytest.mark.parametrize(
    "number",
    ["ENOENT", "EISDIR", "ENOTDIR", "EACCES", "ENOSPC", "EROFS", "ENAMETOOLONG", "ELOOP", "EMFILE"],
)
def test_an_error_of_the_system_is_the_same_in_every_locale(number: str) -> None:
    told = system_error(OSError(getattr(errno, number), "wie das System es sagt"))

    assert "System" not in told.en
    assert HAN.search(told.zh)


def test_what_is_not_known_is_kept_as_it_was_said() -> None:
    assert in_chinese("the moon is in the way") == "the moon is in the way"
    assert system_error(OSError(9999, "the moon is in the way")).zh == "the moon is in the way"


def test_broken_xml_is_told_in_chinese() -> None:
    with pytest.raises(expat.ExpatError) as raised:
        expat.ParserCreate().Parse(b"<a></b>", True)

    assert xml_error(raised.value.code) == ("mismatched tag", "开始与结束标签不符")
    assert xml_error(1).en
