"""A record put together from parts that were read before is the one that its whole tree gives."""

from __future__ import annotations

import copy
import csv
import io
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from ddcheck.reading import mapping, table_records
from ddcheck.reading.headers import open_table
from ddcheck.reading.known_parts import parts_of
from ddcheck.reading.reads import Options
from ddcheck.reading.row_groups import Group, groups

if TYPE_CHECKING:
    from ddcheck.reading.tables import Table

HEADER = (
    "id", "export_date", "mode", "contract", "declarations.military_use", "end_use", "route.loading.place",
    "parties.consignee.name", "parties.consignee.country", "parties.consignee.identifiers.lei",
    "parties.end_user.names", "parties.end_user.owners[0].name", "parties.end_user.owners[0].share",
    "items.line", "items.description", "items.cas", "items.hs_code", "items.quantity", "items.value",
    "items.parameters.purity_percent", "items.composition.Bi", "items.composition.Sn", "items.remark",
    "documents.export_licence.number",
)  # fmt: skip
GOOD = (
    "A", "2026-11-20", "sea", "C 1", "false", "shops", "CNSZX", "甲 Ltd", "DE", "LEI1", "A; B", "O", "51%", "1",
    "50 % \"tin\"", "7440-69-9", "8001.10", "12", "3.50", "4N5", "58", "42", "无关", "",
)  # fmt: skip
ODD = ("", " ", "NULL", "x", "-3", "%s", "2", "é\u2028", "a;b", "XX", "2026-13-01")


def _text(rows: list[list[str]], header: tuple[str, ...] = HEADER) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue()


def _grouped(rows: list[list[str]], map_: str = "") -> tuple[Table, list[Group]]:
    options = Options(mapping=mapping.load(map_.encode(), "m.yaml") if map_ else None)
    lines = ((line, row) for line, row in enumerate([list(HEADER), *rows], 1))
    found = open_table(iter(lines), "orders.csv", "", options)
    assert found is not None
    table, rest = found
    return table, list(groups(table, rest))


def _shown(value: Any) -> Any:
    """A model with all that tells it from another, the order of its fields too."""
    if isinstance(value, BaseModel):
        fields = [(name, _shown(each)) for name, each in value.__dict__.items()]
        return type(value), fields, value.model_fields_set
    if isinstance(value, tuple):
        return tuple(map(_shown, value))
    return type(value), str(value)


def _compare(table: Table, group: Group) -> bool:
    """Whether the parts gave a record, which is then that of the whole tree."""
    fields = table_records._Fields(table, tuple(group.rows))
    known = None if group.problems else parts_of(table).record(copy.deepcopy(group))
    whole = table_records._read_whole(table, copy.deepcopy(group), fields, "", ())
    if known is None:
        return False
    assert not whole.problems
    assert known[1] == whole.sha256
    assert _shown(known[0]) == _shown(whole.record)
    return True


def _rows(first: list[str], second: list[str]) -> list[list[str]]:
    """Two records of two lines each."""
    again = list(first)
    again[13:] = second[13:]
    again[13] = "2"
    other = list(second)
    other[0] = "B"
    return [first, again, other]


def test_an_ordinary_record_is_put_together() -> None:
    table, found = _grouped(_rows(list(GOOD), list(GOOD)))
    assert [_compare(table, group) for group in found * 2] == [True] * 4


@pytest.mark.parametrize("at", range(len(HEADER)))
@pytest.mark.parametrize("word", ODD)
def test_an_odd_cell_is_read_as_its_whole_tree_has_it(at: int, word: str) -> None:
    row = list(GOOD)
    row[at] = word
    table, found = _grouped(_rows(row, list(GOOD)) + _rows(list(GOOD), row)[::-1])
    for group in found:
        _compare(table, group)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_rows_are_read_as_their_whole_tree_has_them(data: st.DataObject) -> None:
    cells = [
        st.sampled_from((good, good, good, "", data.draw(st.sampled_from(ODD)))) for good in GOOD
    ]
    rows = data.draw(st.lists(st.tuples(st.sampled_from("AB"), *cells[1:]).map(list), max_size=6))
    table, found = _grouped(rows)
    for group in found * 2:
        _compare(table, group)


def test_a_fixed_text_and_two_columns_of_one_list_are_read_alike() -> None:
    map_ = (
        "kind: shipment\nfixed: {origin: CN, parties.exporter.name: Us}\nignore: ['*']\nblank: ['-']\n"
        "columns: {id: id, contract: items.cas, items.cas: items.cas, items.quantity: items.quantity,"
        " items.description: [items.description, items.declared_name], end_use: end_use}\n"
    )
    row = list(GOOD)
    row[3], row[5] = "7440-31-5", "-"
    table, found = _grouped([row, row], map_)
    assert [_compare(table, group) for group in found * 2] == [True] * 2


def test_a_licence_goes_the_long_way() -> None:
    row = [*GOOD[:-1], "LIC-1"]
    table, found = _grouped([row])
    assert not _compare(table, found[0])


@pytest.mark.parametrize("extra", ["", "\x1f", "é", "\ud800"])
def test_rows_travel_as_they_are(extra: str) -> None:
    row: list[Any] = [*GOOD[:-1], extra]
    for lead in (0, 13, len(row)):
        for cells in (row, [*row[:-1], None], [*row[:-1], 1.5], [*row[:5], "other"], [], [""]):
            group = Group("A", [(2, cells), (4, row), (5, cells)], [], lead, {2: "text"})
            assert pickle.loads(pickle.dumps(group)) == group


def test_a_number_does_not_travel_as_a_truth_value() -> None:
    group = Group("A", [(2, [1, "a"]), (3, [True, "b"]), (4, [1.0, "c"])], [], 1)
    found = pickle.loads(pickle.dumps(group))
    assert [type(cells[0]) for _, cells in found.rows] == [int, bool, float]
