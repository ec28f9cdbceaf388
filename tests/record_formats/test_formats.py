"""Which format a file is in, and what all formats have in common."""

from __future__ import annotations

import io
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck import record_formats
from ddcheck.errors import InvalidRecordError, UnknownNameError
from ddcheck.record_formats import Options, detect

UBL = b'<?xml version="1.0"?>\n<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'
WCO = b'<Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2"/>'


def read(data: bytes, name: str, **options: Any) -> list[record_formats.Read]:
    return list(record_formats.read(io.BytesIO(data), name, Options(**options)))


@pytest.mark.parametrize(
    ("head", "name", "format_"),
    [
        (b"kind: shipment", "a.yaml", "yaml"),
        (b"kind: shipment", "-", "yaml"),
        (b"kind: shipment", "orders", "yaml"),
        (b'{"kind": "shipment"}', "a.json", "json"),
        (b'{"kind": "shipment"}', "-", "json"),
        (b'{"kind": "shipment"}\n', "-", "json"),
        (b'[{"kind": "shipment"}]', "-", "json"),
        (b'{\n"kind": "shipment"\n}', "-", "json"),
        (b'{"id": "a"}\n{"id": "b"}\n', "-", "jsonl"),
        (b'\xef\xbb\xbf{"id": "a"}\n{"id": "b"}\n', "-", "jsonl"),
        (b'{"id": "a"}', "a.jsonl", "jsonl"),
        (b'{"id": "a"}', "a.NDJSON", "jsonl"),
        (b"id,destination", "a.csv", "csv"),
        (b"id\tdestination", "a.tsv", "csv"),
        (b"PK\x03\x04....[Content_Types].xml", "a.csv", "xlsx"),
        (b"PK\x03\x04", "a.xlsx", "xlsx"),
        (b"PAR1", "a.csv", "parquet"),
        (UBL, "a.xml", "ubl"),
        (UBL, "-", "ubl"),
        (WCO, "a.xml", "wco"),
        (b"\xef\xbb\xbf" + WCO, "a.txt", "wco"),
        (b"<MetaData><WCOTypeName>RES</WCOTypeName>", "a.xml", "wco"),
    ],
)
def test_the_format_is_told_by_content_and_name(head: bytes, name: str, format_: str) -> None:
    assert detect(head, name) == format_


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"%PDF-1.7", "a.pdf"),
        (b"<html>", "a.html"),
        (b"\x00\x01", "-"),
        (b"PK\x03\x04", "a.zip"),
        (b"\xd0\xcf\x11\xe0", "a.xls"),
    ],
)
def test_what_is_no_format_is_refused_with_a_way_out(head: bytes, name: str) -> None:
    with pytest.raises(
        InvalidRecordError, match=r"; (name it|give another|save it|unpack it|open it)"
    ) as caught:
        detect(head, name)
    assert caught.value.problems[0].source == name
    (found,) = read(head, name)
    assert found.record is None


def test_every_format_offers_what_is_asked_of_it() -> None:
    assert record_formats.names() == (
        "csv",
        "json",
        "jsonl",
        "parquet",
        "ubl",
        "wco",
        "xlsx",
        "yaml",
    )
    for name in record_formats.names():
        module = record_formats.module(name)
        assert callable(module.sureness)
        assert callable(module.read)


def test_a_format_that_is_named_wins_over_the_name_of_the_file() -> None:
    (found,) = read(b"id,destination\nA,TH\n", "orders.txt", format="csv")
    assert found.id == "A"
    with pytest.raises(UnknownNameError, match="jsonl"):
        read(b"", "a.yaml", format="jsnol")


def test_standard_input_goes_by_the_name_that_is_given() -> None:
    (found,) = read(b"kind: order\n", "-", stdin_name="so.yaml")
    assert found.problems[0].source == "so.yaml"
    assert read(b"kind: order\n", "-")[0].source == "<stdin>"


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["a.yaml", "a.json", "a.jsonl", "a.csv", "-"])
def test_a_file_with_nothing_in_it_gives_nothing(data: bytes, name: str) -> None:
    assert read(data, name) == []


FILES = [
    (b"kind: shipment\nid: a\n---\nkind: nonsense\n", "a.yaml"),
    (b'{"kind": "shipment", "id": "a"}\n{"kind": 1}\n', "a.jsonl"),
    (b"id,destination\na,TH\nb,Thailand\n", "a.csv"),
    (UBL, "a.xml"),
]


@pytest.mark.parametrize(("data", "name"), FILES)
def test_a_record_may_be_read_in_another_process(data: bytes, name: str) -> None:
    makes = list(record_formats.pending(io.BytesIO(data), name))
    here = read(data, name)
    there = [pickle.loads(pickle.dumps(make))() for make in makes]
    assert [(each.record, each.problems, each.sha256) for each in there] == [
        (each.record, each.problems, each.sha256) for each in here
    ]


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=80),
    st.sampled_from(
        [
            "",
            "{",
            "<",
            "PK\x03\x04",
            "PAR1",
            "id,destination\n",
            "kind: shipment\n",
            UBL.decode()[:-2],
        ]
    ),
    st.sampled_from(["a.yaml", "a.json", "a.jsonl", "a.csv", "a.xlsx", "a.xml", "-", "a.parquet"]),
)
def test_whatever_the_bytes_each_read_is_a_record_or_a_refusal(
    data: bytes, start: str, name: str
) -> None:
    for each in read(start.encode() + data, name):
        assert (each.record is None) == bool(each.problems)
        assert all(problem.message.en for problem in each.problems)
        line, column, cell, *_ = each.places("items[0].hs_code")
        assert (line >= 0, column >= 0, isinstance(cell, str)) == (True, True, True)
