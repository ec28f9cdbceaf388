"""Records from JSON: arrays are read record by record, and say what they say as a whole."""

from __future__ import annotations

import io
import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from ddcheck import documents
from ddcheck.record_formats import Options, yaml
from ddcheck.record_formats import json as json_format

if TYPE_CHECKING:
    from ddcheck.record_formats import Read

ORDERS: list[dict[str, Any]] = [
    {"kind": "shipment", "id": "SO-1", "destination": "NO", "items": [{"description": "锡 tin"}]},
    {"kind": "customer", "id": "C-1", "name": "[a], {b}\n", "founded": "yesterday"},
    {"kind": "shipment", "id": "SO-2", "wrong": 1, "items": [{"quantity": 1e3, "remark": " "}]},
]
OPTIONS = Options()


PATHS = ("", "id", "destination", "items[0].description", "items[0].quantity", "founded")


def same(text: str) -> list[Read]:
    data = text.encode()
    reads = list(json_format.read(io.BytesIO(data), "a.json", OPTIONS))
    slow = list(yaml.records(data, "a.json", OPTIONS))
    assert [each[:-2] for each in reads] == [each[:-2] for each in slow]
    assert [[each.places(path) for path in PATHS] for each in reads] == [
        [each.places(path) for path in PATHS] for each in slow
    ]
    return reads


@pytest.mark.parametrize("indent", [None, 0, 2])
@pytest.mark.parametrize("before", ["", "\ufeff", " \n\t"])
def test_an_array_in_pieces_is_the_array(indent: int | None, before: str) -> None:
    reads = same(before + json.dumps(ORDERS, ensure_ascii=False, indent=indent) + "\n")

    assert [each.id for each in reads] == ["SO-1", "C-1", "SO-2"]


def test_of_an_array_no_trees_are_made_before_a_record_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(documents, "trees", None)
    # All on one line: what is kept of each must not grow with what stands before it.
    data = json.dumps([ORDERS[0]] * 500).encode()
    pending = list(json_format.pending(io.BytesIO(data), "a.json", OPTIONS))

    assert len(pending) == 500
    assert sum(len(pickle.dumps(each)) for each in pending[-10:]) < 5_000
    assert pending[499]().id == "SO-1"


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "[{}",
        '[{"id": 1, "id": 2}]',
        '[{"a": NaN}]',
        '[{"a": 1},]',
        '[{"a": 1} {"a": 2}]',
        '[{"a": 1}] 2',
        '[{"a": 1}, 2, [3]]',
        "[kind: shipment, id: 1]",
        '[{"a": ' + "[" * 39 + "]" * 39 + "}]",
        '[{"a": ' + "[" * 50 + "]" * 50 + "}]",
        '{"id": "SO-1"}',
    ],
)
def test_anything_else_is_told_as_it_was(text: str) -> None:
    same(text)
