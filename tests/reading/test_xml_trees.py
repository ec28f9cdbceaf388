"""XML becomes a tree with places, and hostile XML a refusal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck.errors import InvalidRecordError
from ddcheck.reading import xml_trees
from ddcheck.reading.xml_trees import collect, tree

NESTED = b"""<a xmlns="urn:x" xmlns:p="urn:y">
  <p:b id="1">one</p:b>
  <c><b>two</b><b/></c>
</a>"""


def refusal(data: bytes) -> str:
    with pytest.raises(InvalidRecordError) as caught:
        tree(data, "x.xml")
    return str(caught.value)


def test_elements_have_local_names_texts_and_places() -> None:
    root = tree(NESTED, "x.xml")
    first = root.first("b")
    assert first is not None
    assert (first.name, first.namespace, first.text, first.attributes) == (
        "b",
        "urn:y",
        "one",
        {"id": "1"},
    )
    assert (first.line, first.column) == (2, 3)
    assert [each.text for each in root.all("c", "b")] == ["two", ""]
    assert [each.text for each in root.find("b")] == ["one", "two", ""]


def test_collecting_gives_what_finding_gives() -> None:
    root = tree(NESTED, "x.xml")
    assert collect(root, {"b"})["b"] == list(root.find("b"))
    assert set(collect(root, {"b", "c", "z"})) == {"b", "c"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DOCTYPE"),
        (b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', "DOCTYPE"),
        (b"<a>&b;</a>", "undefined entity"),
        (b"<a><b></a>", "mismatched tag"),
        (b"", "no element found"),
        (b"<a/><b/>", "junk"),
        (b"<a>\x00</a>", "not well-formed"),
        (b'<?xml version="1.0" encoding="nosuch"?><a/>', "encoding"),
        (b"<a>" * 101 + b"</a>" * 101, "nested more than 100 deep"),
    ],
)
def test_what_is_not_plain_xml_is_refused(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_a_document_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_trees, "MAX_BYTES", 100)
    assert "larger than" in refusal(b"<a>" + b" " * 100 + b"</a>")
    monkeypatch.setattr(xml_trees, "MAX_ELEMENTS", 10)
    assert "more than 10 elements" in refusal(b"<a>" + b"<b/>" * 20 + b"</a>")


@settings(max_examples=150)
@given(st.binary(max_size=60) | st.text(alphabet="<>/a&;![]\"' =?x", max_size=40).map(str.encode))
def test_any_bytes_are_a_tree_or_a_refusal(data: bytes) -> None:
    try:
        root = tree(data, "x.xml")
    except InvalidRecordError as error:
        refused = error
    else:
        assert root.name
        return
    assert refused.problems
