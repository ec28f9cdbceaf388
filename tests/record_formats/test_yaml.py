"""Records from YAML documents."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from ddcheck import record_formats
from ddcheck.record_formats import Options

if TYPE_CHECKING:
    from ddcheck.record_formats import Read

TWO = """\
kind: shipment
id: SO-1
destination: NO
items:
  - {description: tin, hs_code: 0101.21}
---
kind: customer
id: C-1
name: Null
"""


def read(text: str, name: str = "orders.yaml", **options: Any) -> list[Read]:
    return list(record_formats.read(io.BytesIO(text.encode()), name, Options(**options)))


def test_every_document_is_a_record_at_its_line() -> None:
    shipment, customer = read(TWO)
    assert (shipment.id, shipment.line) == ("SO-1", 1)
    assert (customer.id, customer.line) == ("C-1", 7)
    assert shipment.places("items[0].hs_code")[0] == 5


def test_text_is_not_turned_into_other_values() -> None:
    shipment, customer = read(TWO)
    assert shipment.record is not None
    assert customer.record is not None
    assert shipment.record.kind == "shipment"
    assert customer.record.kind == "customer"
    assert shipment.record.destination == "NO"
    assert shipment.record.items[0].hs_code == "010121"
    assert customer.record.name == "Null"


def test_a_list_is_many_records() -> None:
    assert [each.id for each in read("- {kind: shipment, id: a}\n- {kind: shipment, id: b}\n")] == [
        "a",
        "b",
    ]


def test_an_indent_of_a_tab_is_told() -> None:
    (bad,) = read("kind: shipment\nitems:\n\t- {description: tin}\n")

    (problem,) = bad.problems
    assert (problem.line, problem.message.en) == (3, "is indented with a tab; write spaces")


def test_one_bad_document_refuses_only_itself() -> None:
    bad, good = read("kind: shipment\ncolour: red\ndestination: Thailand\n---\nkind: shipment\n")
    assert [(problem.line, problem.path) for problem in bad.problems] == [
        (2, "colour"),
        (3, "destination"),
    ]
    assert good.record is not None


def test_broken_syntax_refuses_the_file_once() -> None:
    (bad,) = read("kind: shipment\nid: [\n")
    assert bad.record is None
    assert "not valid YAML" in bad.problems[0].message.en


def test_nothing_gives_nothing() -> None:
    assert read("") == []
    assert read("# only a comment\n---\n") == []


def test_a_kind_asked_for_fills_in_and_must_agree() -> None:
    (filled,) = read("id: a\n", kind="shipment")
    assert filled.record is not None
    (other,) = read("kind: customer\n", kind="shipment")
    assert other.problems[0].path == "kind"


@pytest.mark.parametrize("text", ["just text\n", "- a\n- b\n"])
def test_what_is_not_fields_is_refused(text: str) -> None:
    assert all("not a record" in each.problems[0].message.en for each in read(text))


def test_a_table_that_is_taken_for_yaml_is_pointed_to_the_way_out() -> None:
    (found,) = read("id,destination\n" + "A,TH\n" * 1000, "-")
    assert "--format-in" in found.problems[0].message.en
    assert len(found.problems[0].message.en) < 200


def test_aliases_tags_and_twice_given_keys_are_refused() -> None:
    for text in ("a: &x 1\nb: *x\n", "a: !!python/object:os.system x\n", "id: a\nid: b\n"):
        (bad,) = read(text)
        assert bad.record is None


@pytest.mark.parametrize("name", ["a.yaml", "a.json", "a.jsonl"])
@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000, "- " * 100_000],
    ids=["list", "object", "block"],
)
def test_nesting_without_end_is_refused_and_does_not_end_the_process(text: str, name: str) -> None:
    reads = read(text, name)
    assert [each.record for each in reads] == [None]


def test_aliases_that_stand_for_more_than_memory_holds_are_refused() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{at}: &a{at} [*a{at - 1}, *a{at - 1}]" for at in range(1, 60)]
    (bad,) = read("\n".join(lines))
    assert bad.problems[0].line == 2
    assert "aliases are not read" in bad.problems[0].message.en


def test_one_content_has_one_digest_in_every_format() -> None:
    record = {"kind": "shipment", "id": "SO-1", "items": [{"quantity": "12.50", "line": "1"}]}
    flow = "kind: shipment\nitems: [{line: 1, quantity: 12.50}]\nid: SO-1\nend_use:\n"
    digests = {
        read(flow)[0].sha256,
        read(json.dumps(record), "a.json")[0].sha256,
        read(json.dumps([record]), "a.json")[0].sha256,
        read(json.dumps(record, indent=1), "a.yaml")[0].sha256,
        read(json.dumps(record) + "\n", "a.jsonl")[0].sha256,
    }
    assert len(digests) == 1
    assert digests != {read(flow.replace("12.50", "12.5"))[0].sha256}


def test_a_file_in_another_encoding_is_shown_as_it_reads_in_each() -> None:
    data = "kind: shipment\nend_use: 电路板焊接\n".encode("gb18030")
    for name in ("order.yaml", "order.json"):
        (found,) = record_formats.read(io.BytesIO(data), name, Options())
        (problem,) = found.problems
        assert problem.line == 2
        assert "GB18030: end_use: 电路板焊接" in problem.message.en
        assert "GB18030: end_use: 电路板焊接" in problem.message.zh


def test_half_a_character_is_told_in_both_languages() -> None:
    (found,) = read('{"kind": "shipment", "end_use": "\\ud800"}', "order.json")
    (problem,) = found.problems
    assert problem.path == "end_use"
    assert "half a character" in problem.message.en
    assert "半个字符" in problem.message.zh


def test_a_mapping_among_records_is_told_as_one() -> None:
    (found,) = read("kind: shipment\ncolumns:\n  订单号: id\n", "erp.map.yaml")
    (problem,) = found.problems
    assert "is a column mapping and no record; write --map erp.map.yaml" in problem.message.en
    assert "是列映射而非记录" in problem.message.zh
