"""Rows that stay text until their record is read say what they say when each is read by itself."""

from __future__ import annotations

import csv
import io
import pickle
from typing import TYPE_CHECKING, Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ddcheck.reading import Options
from ddcheck.reading.headers import SEARCHED, open_table
from ddcheck.reading.row_groups import groups
from ddcheck.reading.tables import start_of
from ddcheck.reading.written_rows import Written, cells_of, count_of, head_of
from ddcheck.record_formats import csv as csv_format

if TYPE_CHECKING:
    from ddcheck.reading.row_groups import Group
    from ddcheck.reading.tables import Row

HEADER = ("id", "parties.buyer.name", "end_use", "items.line", "items.description", "items.remark")
CELLS = (
    "A",
    "A",
    "B",
    "",
    " ",
    "x",
    "a, b",
    'the "best", b',
    'a"',
    '"',
    "a\nb",
    "a\r\nb",
    "TOTAL",
    "é",
    "\x1f",
)
ROWS = st.lists(st.lists(st.sampled_from(CELLS), min_size=4, max_size=7), max_size=8)
STYLES = st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC))


def _text(rows: list[list[str]], style: Any, end: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerow(HEADER)
    # The first rows are read before it is known which of them is the header.
    before = [[f"F{number}", "f", "f", "1", "f", "f"] for number in range(SEARCHED)]
    csv.writer(out, lineterminator=end).writerows(before)
    csv.writer(out, lineterminator=end, quoting=style).writerows(rows)
    return out.getvalue()


def _by_itself(text: str) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    rows: list[Row] = []
    for cells in reader:
        if cells:
            rows.append((line, cells))
        line = reader.line_num + 1
    return rows


def _groups(rows: Any, written: Written | None) -> list[Group]:
    found = open_table(iter(rows), "orders.csv", "", Options())
    assert found is not None
    table, rest = found
    if written is not None:
        object.__setattr__(table, "delimiter", written.delimiter)
    return list(groups(table, rest, written))


def _as_text(text: str) -> list[Group]:
    written = Written()
    _, rows, _ = csv_format.table(io.BytesIO(text.encode()), "orders.csv", Options(), written)
    return _groups(rows, written)


@settings(max_examples=300, deadline=None)
@given(ROWS, STYLES, st.sampled_from(("\n", "\r\n", "\r")))
@example(
    [["A", "a, b", "x", "1", "a, b", ""], ["A", "a, b", "x", "2", 'the "best"', ""]],
    csv.QUOTE_MINIMAL,
    "\n",
)
@example(
    [["A", "a", "x", "1", "y", ""], ["A", "a", "x", "2", "a\nb", "c"]], csv.QUOTE_MINIMAL, "\n"
)
@example([["A", "a", "x", "1", "y", ""], ["A", "a", "x", "2", "y"]], csv.QUOTE_ALL, "\n")
@example(
    [["A", "a", "x", "1", "y", ""], ["A", "a", "x", "2", "y", "", "z"]], csv.QUOTE_MINIMAL, "\n"
)
def test_rows_as_text_are_grouped_and_divided_as_rows_of_cells_are(
    rows: list[list[str]], style: Any, end: str
) -> None:
    text = _text(rows, style, end)
    wanted = _groups(_by_itself(text), None)
    found = _as_text(text)
    sent = pickle.loads(pickle.dumps(_as_text(text)))
    assert len(found) == len(sent) == len(wanted)
    for group, other, each in zip(found, sent, wanted, strict=True):
        for made in (group, other, pickle.loads(pickle.dumps(other))):
            made.divide()
            assert (made.id, made.rows, made.problems) == (each.id, each.rows, each.problems)
            for line, cells in made.rows:
                # The text of a row begins each of its cells where it stands.
                written = made.text(line, cells)
                assert next(csv.reader([written], strict=True)) == cells
                for index in range(len(cells)):
                    start_of(written, ",", index)
            assert not made.alike or all(
                cells[: made.lead] == made.rows[0][1][: made.lead] for _, cells in made.rows
            )


def test_a_row_that_begins_like_the_first_one_travels_without_its_beginning() -> None:
    rows = [["A", "a, b", "x", str(line), "c, d", ""] for line in range(1, 4)]
    *_, group = _as_text(_text(rows, csv.QUOTE_MINIMAL, "\n"))
    assert [row if isinstance(row, str) else len(row) for _, row in group.rows] == [
        6,
        '2,"c, d",\n',
        '3,"c, d",\n',
    ]
    group.divide()
    assert [cells for _, cells in group.rows] == rows
    assert group.texts is not None
    assert group.texts[SEARCHED + 4] == 'A,"a, b",x,3,"c, d",\n'


@settings(deadline=None)
@given(st.text(alphabet='a,;" \n\r', max_size=12))
def test_cells_are_counted_only_where_reading_them_gives_as_many(text: str) -> None:
    line = text.replace("\n", "").replace("\r", "") + "\n"
    count = count_of(line, ",")
    if count:
        assert len(next(csv.reader([line], strict=True)) or [""]) == count
        assert len(cells_of(line, ",")) == count


@settings(deadline=None)
@given(st.lists(st.sampled_from(CELLS), min_size=1, max_size=4), STYLES, st.text(alphabet='a,"'))
def test_a_beginning_is_told_only_where_it_is_that_of_the_cells(
    cells: list[str], style: Any, rest: str
) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=style).writerow(cells)
    begun = f"{out.getvalue().removesuffix(chr(10))},"
    head = head_of(begun + rest, cells, ",")
    if head:
        assert begun == head
        assert next(csv.reader([f"{head}x"], strict=True)) == [*cells, "x"]
