"""What a worksheet says beyond the values of its cells, however its XML is written."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from ddcheck.errors import InvalidRecordError
from ddcheck.reading import sheet_facts, workbooks
from ddcheck.reading.cells import Damaged
from ddcheck.reading.tables import letters
from ddcheck.record_formats import Options

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def text(words: str) -> str:
    return f'<c t="inlineStr"><is><t>{words}</t></is></c>'


HEADER = f"<row>{text('id')}{text('quantity')}</row>"


def workbook(
    sheet: str, *, book: str = "", before: str = "", root: str = "worksheet", space: str = "xmlns"
) -> bytes:
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="r1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
        f'<sheet name="S" sheetId="1" r:id="r1"/></sheets>{book}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="r1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/>'
        "</cellXfs></styleSheet>",
        "xl/worksheets/sheet1.xml": f'{before}<{root} {space}="{_MAIN}">{sheet}</{root}>',
    }  # fmt: skip
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def rows(data: bytes) -> list[tuple[int, list[Any]]]:
    """The rows of a workbook, with the messages of cells that have no value."""
    _, found, _ = workbooks.table(io.BytesIO(data), "a.xlsx", Options())
    return [
        (line, [cell.message.en[:20] if isinstance(cell, Damaged) else cell for cell in cells])
        for line, cells in found
    ]


NA, NEVER = "#N/A is an error of ", "holds a formula that"
NONE = "holds a formula with"


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (f"<row>{text('A')}<c t='e'><v>#N/A</v></c></row>", ["A", NA]),
        (f"<row>{text('A')}<c t='e'><f>X()</f><v>#N/A</v></c></row>", ["A", NA]),
        (f"<row r='2'>{text('A')}<c r='B2'><f>A1</f></c></row>", ["A", NONE]),
        (f"<row r='2'>{text('A')}<c r='B2'><!-- --><f>A1</f><v/></c></row>", ["A", NONE]),
        (f"<row>{text('A')}<c s='1'><v>0.553</v></c></row>", ["A", "55.3%"]),
        (f'<row>{text("A")}<c s="1"><v>0.553</v></c></row>', ["A", "55.3%"]),
        ('<row r="2"><c r="B2" s="1"><v>0.5</v></c></row>', ["", "50%"]),
        (f"<row>{text('A')}<c t='str'><f>A1</f><v></v></c></row>", ["A", ""]),
    ],
)
def test_cells_without_names_and_with_single_quotes_are_read_like_others(
    row: str, cells: list[Any]
) -> None:
    assert rows(workbook(f"<sheetData>{HEADER}{row}</sheetData>"))[1] == (2, cells)


def test_a_sheet_with_a_prefix_is_read_like_others() -> None:
    sheet = (
        '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row><x:row r="2" hidden="1">'
        '<x:c r="A2" t="e"><x:v>#N/A</x:v></x:c><x:c r="B2" s="1"><x:v>0.5</x:v></x:c></x:row></x:sheetData>'
    )
    data = workbook(sheet, root="x:worksheet", space="xmlns:x")
    assert rows(data) == [(1, [1.0, ""]), (2, [NA, "50%"])]
    assert "1 hidden rows" in str(workbooks.table(io.BytesIO(data), "a.xlsx", Options())[2])


@pytest.mark.parametrize("quote", ['"', "'"])
def test_rows_of_formulas_without_values_below_the_last_value_are_not_lost(quote: str) -> None:
    formulas = "".join(
        f'<row r="{row}"><c r="A{row}"><f>B{row}</f><v></v></c></row>' for row in (3, 5)
    )
    sheet = f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>{formulas}</sheetData>'
    assert rows(workbook(sheet.replace('"', quote))) == [
        (1, [1.0]), (2, [""]), (3, [NONE]), (4, [""]), (5, [NONE]),
    ]  # fmt: skip


def test_a_sheet_of_formulas_without_values_is_not_empty() -> None:
    sheet = '<sheetData><row r="2"><c r="B2"><f>A1</f></c></row></sheetData>'
    assert rows(workbook(sheet)) == [(1, []), (2, ["", NONE])]


@pytest.mark.parametrize(
    ("below", "words"),
    [
        ('<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>', "the cell A2 twice"),
        (
            '<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
            "the cell A2 twice",
        ),
        (
            '<row r="3"><c r="A3"><v>1</v></c></row><row r="4"><c r="A3"><v>2</v></c></row>',
            "the cell A3 twice",
        ),
        (
            "<row><c><v>1</v></c></row><row r='2'><c><v>2</v></c></row>",
            "the cell A2 twice",
        ),
    ],
)
def test_two_cells_of_one_name_are_refused_and_none_wins(below: str, words: str) -> None:
    sheet = f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>{below}</sheetData>'
    with pytest.raises(InvalidRecordError) as caught:
        rows(workbook(sheet))
    assert words in str(caught.value)


def test_rows_out_of_their_order_are_read_in_it() -> None:
    sheet = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in (3, 1, 2))
    assert rows(workbook(f"<sheetData>{sheet}</sheetData>")) == [(n, [float(n)]) for n in (1, 2, 3)]


def test_a_zero_that_nobody_calculated_is_no_value() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [2.0, 3.0])
        sheet.write_formula("C1", "=A1*B1")
        sheet.write_formula("D1", "=A1*B1", None, 6)
        sheet.write_number("E1", 0)
    assert rows(stream.getvalue()) == [(1, [2.0, 3.0, NEVER, 6.0, 0.0])]


def test_a_zero_that_a_spreadsheet_calculated_is_one() -> None:
    sheet = "<sheetData><row><c><f>1-1</f><v>0</v></c></row></sheetData>"
    assert rows(workbook(sheet, book='<calcPr calcId="191029"/>')) == [(1, [0.0])]
    assert rows(workbook(sheet, book='<calcPr fullCalcOnLoad="1"/>')) == [(1, [NEVER])]


@pytest.mark.parametrize("sheet", ["<sheetData><row>", '<sheetData><row r="x"/></sheetData>'])
def test_a_damaged_sheet_is_a_refusal(sheet: str) -> None:
    with pytest.raises(InvalidRecordError):
        rows(workbook(sheet))


def test_a_sheet_with_a_document_type_is_refused() -> None:
    data = workbook("<sheetData/>", before='<!DOCTYPE w [<!ENTITY a "b">]>')
    with pytest.raises(InvalidRecordError, match="DOCTYPE"):
        rows(data)


_CELLS = st.sampled_from(
    [
        '{r}><v>1</v></c>',
        '{r} s="1"><v>0.5</v></c>',
        '{r}/>',
        '{r} s="1"/>',
        '{r} t="e"><v>#REF!</v></c>',
        '{r} s="1" t="e"><f>A1</f><v>#N/A</v></c>',
        '{r}><f>A1</f></c>',
        '{r}><f t="shared" si="0"/><v></v></c>',
        '{r} s="1"><f>A1&lt;2</f><v>0</v></c>',
        '{r}><f>A1</f><v/></c>',
        '{r} t="str"><f>A1</f><v></v></c>',
        '{r} t="str"><f>A1</f><v>0</v></c>',
        '{r} t="b"><f>A1</f><v>0</v></c>',
        '{r} t="inlineStr"><is><t>row&gt;</t></is></c>',
    ]
)  # fmt: skip


@given(
    st.dictionaries(
        st.integers(1, 40),
        st.tuples(st.booleans(), st.dictionaries(st.integers(0, 30), _CELLS, max_size=5)),
        max_size=8,
    ),
    st.booleans(),
)
def test_searching_and_parsing_find_the_same(
    sheet: dict[int, tuple[bool, dict[int, str]]], calculated: bool
) -> None:
    xml = '<cols><col min="2" max="3" hidden="1"/></cols><sheetData>'
    for row, (hidden, cells) in sorted(sheet.items()):
        xml += f'<row r="{row}" hidden="1">' if hidden else f'<row r="{row}">'
        for column, cell in sorted(cells.items()):
            xml += "<c" + cell.format(r=f' r="{letters(column)}{row}"')
        xml += "</row>"
    with zipfile.ZipFile(io.BytesIO(workbook(xml + "</sheetData>"))) as archive:
        part = "xl/worksheets/sheet1.xml"
        searched = sheet_facts._searched(archive, part, frozenset({1}), calculated)
        parsed = sheet_facts._parsed(archive, part, frozenset({1}), calculated, "S", "a.xlsx")
    assert searched is not None
    searched.divisible = parsed.divisible = True
    assert searched == parsed
