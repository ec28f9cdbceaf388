"""``ddcheck map``: from somebody's table to a mapping that ``check`` takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from running import KNOWLEDGE, ROOT, ddcheck

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = ROOT / "examples"


def test_a_proposal_goes_to_stdout_and_what_is_left_to_decide_to_stderr() -> None:
    ran = ddcheck("map", EXAMPLES / "orders-erp.xlsx")
    assert ran.status == 0
    assert "  商品编码: items.hs_code" in ran.out
    assert "#   - 业务员  # no field" in ran.out
    assert "3 of the first 3 records can be read" in ran.err
    assert "can be read" not in ran.out


def test_the_proposal_is_taken_by_check_once_it_is_looked_over(tmp_path: Path) -> None:
    table = EXAMPLES / "orders-erp.xlsx"
    path = tmp_path / "m.map.yaml"
    proposal = ddcheck("map", table).out
    path.write_text(proposal, "utf-8")
    refused = ddcheck("check", table, "--map", path, *KNOWLEDGE)
    assert refused.status == 2
    assert "'业务员' is not in the mapping" in refused.err

    path.write_text(proposal.replace("# ignore:", "ignore:").replace("#   -", "  -"), "utf-8")
    ran = ddcheck("check", table, "--map", path, *KNOWLEDGE, "-f", "json")
    assert ran.status in (0, 1, 3), ran.err
    assert '"records": 3' in ran.out or '"records":3' in ran.out


def test_what_becomes_a_file_is_utf_8_whatever_the_console_is(tmp_path: Path) -> None:
    table = EXAMPLES / "orders-erp.xlsx"
    console = {"PYTHONIOENCODING": "gbk"}
    written = tmp_path / "orders.map.yaml"
    by_pipe = ddcheck("map", table, env=console)
    by_name = ddcheck("map", table, "-o", written, env=console)
    order = ddcheck("new", "shipment", "--lang", "zh", env=console)

    assert "订单号: id" in by_pipe.out
    assert written.read_text("utf-8") == by_pipe.out
    assert by_name.out == ""
    assert "一票货运" in order.out
    assert ddcheck("map", table, "-o", written).status == 2


def test_a_header_of_two_rows_is_mapped_where_its_beginning_is_given(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("出货")
        sheet.merge_range(0, 0, 1, 0, "订单号")
        sheet.merge_range(0, 1, 0, 2, "收货人")
        sheet.write_row(1, 1, ["名称", "国家", "商品编码"])
        sheet.merge_range(2, 2, 3, 2, "泰国")
        sheet.merge_range(2, 0, 3, 0, "A1")
        sheet.write_row(2, 1, ["样例"])
        sheet.write_string(2, 3, "8001100000")
        sheet.write_string(3, 3, "7801100000")
    ran = ddcheck("map", path, "--header-row", "1", "--header-rows", "2")
    assert ran.status == 0
    assert '"收货人 / 国家": {to: parties.consignee.country, values: {泰国: TH}}' in ran.out
    assert "1 of the first 1 records can be read" in ran.err
    assert ddcheck("map", path, "--header-rows", "2").status == 2


def test_the_fields_are_told() -> None:
    ran = ddcheck("map", "--fields")
    assert ran.status == 0
    assert {"items.hs_code", "consignee", "parties.end_user.identifiers.lei"} <= set(
        ran.out.split()
    )
    assert "defence_share" in ddcheck("map", "--fields", "--kind", "customer").out


def test_what_cannot_be_mapped_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("foo,bar\n1,2\n", "utf-8")
    for arguments, words in (
        ((), "no file to map"),
        ((tmp_path / "none.csv",), "there is no such file"),
        ((tmp_path / "odd.csv",), "no column is understood"),
        ((EXAMPLES / "solder-paste.yaml",), "names its fields itself"),
        ((EXAMPLES / "orders.csv", "--kind", "order"), "no such kind"),
    ):
        ran = ddcheck("map", *arguments)
        assert ran.status == 2, arguments
        assert words in ran.err
        assert ran.out == ""


def test_headers_of_unknown_origin_do_nothing_to_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("订单号,\x1b[31m收货人\u202e\nA,\x1b]0;x\x07\n", "utf-8")
    ran = ddcheck("map", path)
    assert "\x1b" not in ran.out + ran.err
    assert "\u202e" not in ran.out + ran.err


@pytest.mark.parametrize("given", ["ab", "", '"', "\n"])
@pytest.mark.parametrize("command", [("check",), ("map",), ("screen", "--names")], ids="-".join)
def test_what_cannot_part_cells_is_a_usage_error(
    tmp_path: Path, given: str, command: tuple[str, ...]
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("name\nX\n", "utf-8")
    ran = ddcheck(*command, table, "--delimiter", given)

    assert ran.status == 2
    assert "parts no cells; write one character" in ran.err


def test_a_mapping_names_a_delimiter_as_the_flag_does(tmp_path: Path) -> None:
    table, mapped = tmp_path / "t.csv", tmp_path / "t.map.yaml"
    table.write_text("名称|国家\nX|DE\n", "utf-8")
    rest = "\nkind: name\ncolumns: {名称: name, 国家: country}\n"
    mapped.write_text(f"delimiter: '|'{rest}", "utf-8")
    good = ddcheck("screen", "--names", table, "--map", mapped)
    mapped.write_text(f"delimiter: ab{rest}", "utf-8")
    bad = ddcheck("screen", "--names", table, "--map", mapped)

    assert (good.status, bad.status) == (0, 2)
    assert "delimiter: 'ab' parts no cells" in bad.err


def test_a_row_of_groups_above_the_header_is_seen(tmp_path: Path) -> None:
    """Without it the name of the consignee was proposed as the description of the goods."""
    path = tmp_path / "two.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("出货")
        sheet.merge_range("A1:E1", "出口货物明细表")
        sheet.merge_range("A2:A3", "订单号")
        sheet.merge_range("B2:C2", "收货人")
        sheet.merge_range("D2:E2", "货物")
        sheet.write_row("B3", ["名称", "国别", "品名", "数量(KG)"])
        sheet.write_row("A4", ["A", "Example Boards", "TH", "solder paste", 5])
    ran = ddcheck("map", path)
    assert ran.status == 0
    assert '"收货人 / 名称": parties.consignee.name' in ran.out
    assert '"货物 / 品名": items.description' in ran.out
    assert "header_row: 2\nheader_rows: 2" in ran.out
    assert "1 of the first 1 records can be read" in ran.err


def test_the_format_of_a_file_without_a_name_that_tells_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text("Order\tGoods\r\nA\tshirts\r\n", "utf-16")
    refused = ddcheck("map", path)
    assert refused.status == 4
    assert "--format-in csv" in refused.err
    assert "Order: id" in ddcheck("map", path, "--format-in", "csv").out
    assert ddcheck("map", path, "--format-in", "cvs").status == 2
