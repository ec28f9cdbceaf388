"""Records line by line: fast, and each line for itself."""

from __future__ import annotations

import io
import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ddcheck import record_formats
from ddcheck.documents import trees
from ddcheck.reading.json_texts import DECODER
from ddcheck.record_formats import Options, jsonl

if TYPE_CHECKING:
    from ddcheck.record_formats import Read


def lines(*records: object) -> bytes:
    return b"".join(
        (record if isinstance(record, bytes) else json.dumps(record, ensure_ascii=False).encode())
        + b"\n"
        for record in records
    )


def read(data: bytes, **options: Any) -> list[Read]:
    return list(record_formats.read(io.BytesIO(data), "orders.jsonl", Options(**options)))


def a_shipment(**fields: object) -> dict[str, object]:
    return {"kind": "shipment", "id": "SO-1", "destination": "TH"} | fields


def test_each_line_is_a_record_with_its_line() -> None:
    found = read(lines(a_shipment(), a_shipment(id="SO-2")))
    assert [(each.id, each.line) for each in found] == [("SO-1", 1), ("SO-2", 2)]
    assert all(each.record is not None for each in found)


def test_blank_lines_are_passed_over_but_counted() -> None:
    found = read(b"\n  \n" + lines(a_shipment()))
    assert [each.line for each in found] == [3]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"kind": "shipment", "id": "a", "id": "b"}', "there twice"),
        (b'{"kind": "shipment", ', "valid JSON"),
        (b'[{"kind": "shipment"}]', "not a JSON object"),
        (b"kind: shipment", "not a JSON object"),
        (b"{kind: shipment}", "not valid JSON"),
        (b'{"kind": "shipment", "items": [{"quantity": NaN}]}', "not valid JSON"),
        (b'{"kind": "shipment", "id": "\xff"}', "not UTF-8"),
        (
            '{"kind": "shipment", "id": "吉林"}'.encode("gbk"),
            'GB18030: {"kind": "shipment", "id": "吉林"}',
        ),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, "deep"),
        (b'{"kind": "shipment", "id": "a\x01b"}', "valid JSON"),
        (b'{"kind": "shipment", "colour": "red"}', "is not a field"),
        (b'{"id": "a"}', "kind is missing"),
        (b"null", "not a JSON object"),
    ],
    ids=lambda value: value[:30].decode("latin-1") if isinstance(value, bytes) else "",
)
def test_a_bad_line_is_refused_and_the_others_are_read(line: bytes, words: str) -> None:
    first, bad, last = read(lines(a_shipment(), line, a_shipment(id="SO-3")))
    assert first.record is not None
    assert last.record is not None
    assert last.line == 3
    assert bad.record is None
    assert bad.line == 2
    assert words in bad.problems[0].message.en
    assert bad.problems[0].line == 2


def test_a_problem_stands_at_its_field() -> None:
    data = lines(a_shipment(), a_shipment(items=[{"hs_code": "12"}]))
    (problem,) = read(data)[1].problems
    assert (problem.line, problem.path) == (2, "items[0].hs_code")
    assert data.split(b"\n")[1][problem.column - 1 :].startswith(b'"hs_code"')


def test_a_refused_record_keeps_its_id() -> None:
    (bad,) = read(lines(a_shipment(destination="Thailand")))
    assert (bad.record, bad.id) == (None, "SO-1")


def test_numbers_and_words_stay_the_text_that_was_written() -> None:
    (found,) = read(
        b'{"kind":"shipment","items":[{"hs_code":"0101210000","quantity":2504.10,"line":1}],'
        b'"declarations":{"military_use":false}}'
    )
    assert found.record is not None
    assert found.record.kind == "shipment"
    assert str(found.record.items[0].quantity) == "2504.10"
    assert found.record.declarations.military_use is False


def test_a_line_too_long_is_refused_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE", 200)
    for encodings in (("utf-8",), ("utf-8", "gb18030")):
        bad, good = read(lines(a_shipment(contract="x" * 900), a_shipment()), encodings=encodings)
        assert "longer than" in bad.problems[0].message.en
        assert (good.line, good.id) == (2, "SO-1")


def test_a_declared_encoding_is_read() -> None:
    data = lines(a_shipment(parties=[{"role": "consignee", "name": "吉林样例"}]))
    gbk = data.decode().encode("gb18030")
    assert read(gbk)[0].record is None
    for options in ({"encodings": ("gb18030",)}, {"encodings": ("utf-8", "gb18030")}):
        (found,) = read(gbk, **options)
        assert found.sha256 == read(data)[0].sha256
    assert read(b"\xef\xbb\xbf" + data)[0].sha256 == read(data)[0].sha256
    assert read(data.decode().encode("utf-16"))[0].sha256 == read(data)[0].sha256


def test_reads_travel_to_another_process_with_their_places() -> None:
    (found,) = read(lines(a_shipment()))
    assert pickle.loads(pickle.dumps(found)).places("destination") == found.places("destination")


leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from(["", "  ", "\u3000", "NO", "0101"]),
)
values = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.text(max_size=4), values, max_size=4))
def test_the_fast_reader_gives_what_the_slow_one_gives(record: dict[str, object]) -> None:
    text = json.dumps(record)
    assert DECODER.decode(text) == trees(text.encode(), "x")[0].plain


def test_a_line_that_was_cut_says_so() -> None:
    _, found = record_formats.read(
        io.BytesIO(b'{"kind": "customer", "id": "A", "name": "X"}\n{"kind":'), "o.jsonl"
    )

    assert "ends where a value belongs; it may be cut" in str(found.problems[0])
