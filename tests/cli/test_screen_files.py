"""``ddcheck screen --names FILE``: lists of names as offices have them."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from running import Ran, ddcheck

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

OWN = """id,name,type,country,aliases,birth_date,identifiers,address
w,Example Turbine Works,organization,US,,,uscc:91310000MA1FL00000,
s,Ocean Star,vessel,,,,imo:9074729,
p,Jan Beispiel,person,DE,,1970-05-01,,
"""
CUSTOMERS = [
    ["客户编号", "客户名称", "客户英文名称", "客户类型", "国家", "出生日期", "地址", "业务员"],
    ["C1", "示例涡轮", "Example Turbine Works", "企业", "美国", "", "1 Road", "张三"],
    ["C2", "示例面包店", "", "企业", "泰国", "", "", "李四"],
    ["C3", "", "Jan Beispiel", "个人", "德国", "1970/05/01", "", "李四"],
]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "own.csv").write_text(OWN, "utf-8")
    return tmp_path


def screen(place: Path, *arguments: str, **given: Any) -> Ran:
    own = ("--list", "own.csv", "--only-list", "--as-of", "2026-11-23")
    env = {"DDCHECK_CACHE_DIR": str(place / "cache")}
    return ddcheck("screen", *arguments, *own, cwd=place, env=env, **given)


def found(ran: Ran) -> list[dict[str, Any]]:
    return [
        each
        for each in map(json.loads, ran.out.splitlines())
        if each["type"] in ("screening", "error")
    ]


def workbook(path: Path, rows: Sequence[Sequence[object]], sheet: str = "客户") -> None:
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell != "":
                page.write(number, column, cell)
    book.close()


def csv(rows: Sequence[Sequence[object]]) -> str:
    return "".join(",".join(map(str, row)) + "\n" for row in rows)


def test_a_list_with_other_headers_is_told_what_to_write_and_that_works(place: Path) -> None:
    workbook(place / "客户.xlsx", [["某公司客户名单"], [], *CUSTOMERS])
    refused = screen(place, "--names", "客户.xlsx")
    first = refused.err.splitlines()[0]

    assert refused.status == 4
    assert first.startswith(
        "客户.xlsx:客户!A3: no column is called name; there are: 客户编号, 客户名称"
    )
    commands = re.findall(r"ddcheck .*?(?=; look it over|$)", first)
    assert commands == [
        "ddcheck map --kind name 客户.xlsx > names.map.yaml",
        "ddcheck screen --names 客户.xlsx --map names.map.yaml",
    ]

    proposed = ddcheck("map", "--kind", "name", "客户.xlsx", cwd=place)
    assert "业务员" in proposed.out
    assert "5 records" not in proposed.err
    (place / "names.map.yaml").write_text(
        proposed.out.replace("# ignore:", "ignore:").replace("#   - 业务员", "  - 业务员"), "utf-8"
    )
    ran = screen(place, "--names", "客户.xlsx", "--map", "names.map.yaml", "-f", "jsonl")

    assert (ran.status, ran.err) == (1, "")
    one, two, three = found(ran)
    assert (one["name"], one["names"], one["id"], one["cell"], one["line"]) == (
        "示例涡轮", ["Example Turbine Works"], "C1", "客户!B4", 4,
    )  # fmt: skip
    assert [match["entry"] for match in one["matches"]] == ["w"]
    assert two["matches"] == []
    assert (three["name"], three["kind"]) == ("Jan Beispiel", "person")
    assert three["matches"][0]["strength"] == "strong"
    assert any("1970-05-01" in each for each in three["matches"][0]["supports"])


def test_the_refusal_is_the_same_in_chinese(place: Path) -> None:
    workbook(place / "客户.xlsx", CUSTOMERS)
    first = screen(place, "--names", "客户.xlsx", "--lang", "zh").err.splitlines()[0]

    assert "没有名为 name 的列；现有：客户编号, 客户名称" in first
    assert "ddcheck map --kind name 客户.xlsx > names.map.yaml；逐行核对后 ddcheck screen" in first


def test_a_name_with_blanks_is_quoted_in_the_command(place: Path) -> None:
    (place / "our list.csv").write_text("客户,国家\n某,CN\n", "utf-8")

    assert "ddcheck map --kind name 'our list.csv'" in screen(place, "--names", "our list.csv").err


FORMATS: dict[str, str] = {
    "semicolons": "Name;Country\nExample Turbine Works;US\n",
    "tabs": "name\tcountry\nExample Turbine Works\tUS\n",
    "capitals": "NAME,COUNTRY\nExample Turbine Works,US\n",
}


@pytest.mark.parametrize("text", FORMATS.values(), ids=FORMATS)
def test_a_plain_table_needs_no_mapping(place: Path, text: str) -> None:
    (place / "names.csv").write_text(text, "utf-8")
    ran = screen(place, "--names", "names.csv", "-f", "jsonl")

    assert ran.status == 1
    assert found(ran)[0]["matches"][0]["supports"]


def test_names_come_from_parquet(place: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet, table

    rows = table({"name": ["Example Turbine Works", "Nobody"], "country": ["US", None]})
    parquet.write_table(rows, place / "names.parquet")

    ran = screen(place, "--names", "names.parquet", "-f", "jsonl")
    assert ran.status == 1
    assert [bool(each["matches"]) for each in found(ran)] == [True, False]


def test_names_come_from_standard_input_and_from_a_pipe_without_a_name(place: Path) -> None:
    text = "name\nExample Turbine Works\n"

    assert screen(place, "--names", "-", stdin=text).status == 1
    (place / "names").write_text(text, "utf-8")
    assert screen(place, "--names", "names").status == 1


def test_customers_are_screened_from_the_files_that_check_reads(place: Path) -> None:
    (place / "c.yaml").write_text(
        "kind: customer\nid: C-1\nname: 示例涡轮\nnames: [Example Turbine Works]\ncountry: US\n---\n"
        "kind: customer\nid: C-2\n---\nkind: shipment\nid: S-1\n---\nkind: customer\nnmae: x\n",
        "utf-8",
    )
    ran = screen(place, "--names", "c.yaml", "-f", "jsonl")
    one, *others = found(ran)

    assert ran.status == 4
    assert (one["id"], one["names"], bool(one["matches"])) == (
        "C-1",
        ["Example Turbine Works"],
        True,
    )
    assert [each["type"] for each in others] == ["error"] * 3
    assert "c.yaml:7: name: is missing; write a name" in ran.err
    assert "is a shipment, whose parties are screened by ddcheck check" in ran.err
    assert "c.yaml:14: nmae" in ran.err


def test_a_mapping_of_customers_serves_for_their_names_too(place: Path) -> None:
    (place / "names.csv").write_text("编号,客户,产品\n1,Example Turbine Works,x\n", "utf-8")
    (place / "c.map.yaml").write_text(
        "kind: customer\ncolumns: {编号: id, 客户: name, 产品: products}\n", "utf-8"
    )

    assert screen(place, "--names", "names.csv", "--map", "c.map.yaml").status == 1


def test_a_mapping_of_shipments_is_refused_and_one_of_names_by_check(place: Path) -> None:
    (place / "names.csv").write_text("客户\nA\n", "utf-8")
    (place / "s.map.yaml").write_text("kind: shipment\ncolumns: {客户: consignee}\n", "utf-8")
    (place / "n.map.yaml").write_text("kind: name\ncolumns: {客户: name}\n", "utf-8")

    shipments = screen(place, "--names", "names.csv", "--map", "s.map.yaml")
    names = ddcheck("check", "names.csv", "--map", "n.map.yaml", cwd=place)
    assert (shipments.status, names.status) == (2, 2)
    assert "is a mapping of shipments; write kind: name" in shipments.err
    assert "is a mapping of names alone; write kind: customer" in names.err


def test_a_mapping_needs_no_kind_and_needs_a_name(place: Path) -> None:
    (place / "names.csv").write_text("客户,国家\nExample Turbine Works,US\n", "utf-8")
    (place / "m.yaml").write_text("columns: {客户: name, 国家: country}\n", "utf-8")
    (place / "w.yaml").write_text("columns: {国家: country}\nignore: [客户]\n", "utf-8")

    assert screen(place, "--names", "names.csv", "--map", "m.yaml").status == 1
    without = screen(place, "--names", "names.csv", "--map", "w.yaml")
    assert without.status == 4
    assert "no column is mapped to name; write, for example, 客户名称: name" in without.err


def test_a_mapping_in_the_settings_is_for_records_alone(place: Path) -> None:
    (place / "ddcheck.toml").write_text('map = "orders.map.yaml"\n', "utf-8")
    (place / "names.csv").write_text("name\nExample Turbine Works\n", "utf-8")

    assert screen(place, "--names", "names.csv").status == 1


def test_what_holds_for_all_names_holds_where_a_row_says_nothing_else(place: Path) -> None:
    (place / "names.csv").write_text(
        "name,country\nExample Turbine Works,\nExample Turbine Works,DE\n", "utf-8"
    )
    ran = screen(place, "--names", "names.csv", "--country", "US", "-f", "jsonl")

    strengths = [each["matches"][0]["strength"] for each in found(ran)]
    assert strengths == ["strong", "weak"]


def test_an_address_finds_who_sits_there(place: Path) -> None:
    (place / "own.csv").write_text(
        OWN + 'a,Elsewhere Ltd,organization,DE,,,,"12 Sample Street, Hamburg"\n', "utf-8"
    )
    (place / "names.csv").write_text(
        'name,country,address\nOther Firm,DE,"12 Sample Street, Hamburg"\n', "utf-8"
    )
    ran = screen(place, "--names", "names.csv", "-f", "jsonl")

    assert [match["entry"] for match in found(ran)[0]["matches"]] == ["a"]


def test_a_name_without_a_letter_is_unknown_and_not_clear(place: Path) -> None:
    (place / "names.csv").write_text("name\n-\n—\nHarbour Bakery\n", "utf-8")
    ran = screen(place, "--names", "names.csv", "-f", "jsonl")

    assert ran.status == 3
    assert [(each["name"], each["comparable"]) for each in found(ran)] == [
        ("-", False),
        ("—", False),
        ("Harbour Bakery", True),
    ]


WRONG: dict[str, tuple[str, str]] = {
    "a kind": ("name,kind\nA,robot\n", "names.csv:2: kind: 'robot' is not a kind; use one of"),
    "a country": ("name,country\nA,Germany\n", "names.csv:2: country: 'Germany' is not a country"),
    "a day": ("name,birth_date\nA,1.5.1970\n", "names.csv:2: birth_date: '1.5.1970' is not YYYY"),
    "half a day": ("name,birth_date\nA,1970-13\n", "'1970-13' is not a date of birth"),
    "a number": ("name,identifier\nA,9074729\n", "identifier: '9074729' is not an identifier"),
    "no name": ("name,country\n,DE\n", "names.csv:2: name: is empty; write a name"),
    "a word for nothing": ("name,country\nA,N/A\n", "'N/A' stands for nothing; leave the cell empty"),
    "too many cells": ("name,country\nA,DE,x\n", "has 3 cells where the header has 2"),
    "too few cells": ("name,country\nA\n", "names.csv:2: has 1 cells where the header has 2"),
    "a rounded number": ("name,identifiers.uscc\nA,9.1E+17\n", "digits are lost"),
    "a lost character": ("name\nA\ufffdB\n", "holds U+FFFD"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_a_row_that_cannot_be_read_says_where_what_and_what_to_write(
    place: Path, text: str, said: str
) -> None:
    (place / "names.csv").write_text(
        text + "Example Turbine Works" + "," * text.split("\n", maxsplit=1)[0].count(",") + "\n",
        "utf-8",
    )
    ran = screen(place, "--names", "names.csv", "-f", "jsonl")

    assert ran.status == 4
    assert said in ran.err
    wrong, right = found(ran)
    assert (wrong["type"], bool(right["matches"])) == ("error", True)


REFUSED: dict[str, tuple[str, str]] = {
    "a column twice": ("name,name\nA,B\n", "the header 'name' is there twice"),
    "an unknown column": ("name,foo\nA,1\n", "'foo' is no field of a name; see ddcheck map --kind name"),
    "a near column": ("name,contry\nA,DE\n", "did you mean country"),
    "no header": ("Example Turbine Works\n", "no column is called name; there are: Example Turbine"),
    "an open quote": ('name\n"A\n', "a quote opens here and is never closed"),
    "a web page": ("<html><table></table></html>", "is a web page"),
    "two delimiters": ("name;country,kind\nA;DE,x\n", "both divide this row"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(
    place: Path, text: str, said: str
) -> None:
    name = "names.html" if text.startswith("<") else "names.csv"
    (place / name).write_text(text, "utf-8")
    ran = screen(place, "--names", name)

    assert (ran.status, ran.out) == (4, "")
    assert said in ran.err


def test_other_encodings_are_read_where_they_are_named(place: Path) -> None:
    (place / "names.csv").write_bytes("name,country\n示例面包店,CN\n".encode("gb18030"))

    refused = screen(place, "--names", "names.csv")
    assert refused.status == 4
    assert "GB18030: 示例面包店,CN" in refused.err
    named = screen(place, "--names", "names.csv", "--encoding", "gb18030")
    assert named.status == 0
    assert "示例面包店" in named.out
    assert "note: names.csv: is read as gb18030" in named.err


def test_a_sheet_is_named_and_cells_are_named(place: Path) -> None:
    book = xlsxwriter.Workbook(str(place / "names.xlsx"))
    for name, cell in (("A", "Harbour Bakery"), ("B", 12345)):
        page = book.add_worksheet(name)
        page.write(0, 0, "name")
        page.write(1, 0, cell)
    book.close()

    assert screen(place, "--names", "names.xlsx", "--sheet", "A").status == 0
    ran = screen(place, "--names", "names.xlsx", "--sheet", "B")
    assert ran.status == 4
    assert "names.xlsx:B!A2: name: holds the number 12345" in ran.err


def test_a_year_of_birth_may_be_a_number(place: Path) -> None:
    workbook(place / "names.xlsx", [["name", "birth_date"], ["Jan Beispiel", 1970], ["X", 25000]])
    ran = screen(place, "--names", "names.xlsx", "-f", "jsonl")

    assert found(ran)[0]["matches"][0]["conflicts"] == []
    assert "names.xlsx:客户!B3: birth_date: holds the number 25000" in ran.err


HOSTILE = [
    "[/x]", "[red]A[/red]", "=1+1", "::error::A", "\u202eA", "<script>alert(1)</script>", "a\x1b[31mb",
    "A\u0000B", "'; DROP TABLE", "${jndi:ldap}", "x" * 20_000, "\u200b", "—", "🚢 Ship", "%s %d {0}",
]  # fmt: skip


@pytest.mark.parametrize("where", ["name", "header"])
def test_hostile_text_in_a_list_of_names_does_no_harm(place: Path, where: str) -> None:
    for number, text in enumerate(HOSTILE):
        quoted = '"' + text.replace('"', '""') + '"'
        lines = f"name\n{quoted}\n" if where == "name" else f"name,{quoted}\nA,1\n"
        (place / "names.csv").write_text(lines, "utf-8")
        for style in ("text", "jsonl", "json"):
            ran = screen(place, "--names", "names.csv", "-f", style)
            assert ran.status in (0, 1, 3, 4), (number, style, ran.err)
            assert "\x1b" not in ran.out + ran.err
            assert "\u202e" not in ran.err
            assert "Traceback" not in ran.err
            if style == "json" and ran.out:
                json.loads(ran.out)


def test_a_table_that_grows_without_end_is_refused(place: Path) -> None:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/workbook.xml", b" " * 200_000_000)
    (place / "names.xlsx").write_bytes(out.getvalue())

    assert screen(place, "--names", "names.xlsx").status == 4


def test_reading_names_of_a_table_gives_what_a_csv_of_them_gives(place: Path) -> None:
    rows = [
        ["name", "kind", "country"],
        ["Example Turbine Works", "organization", "US"],
        ["X", "", ""],
    ]
    workbook(place / "a.xlsx", rows)
    (place / "a.csv").write_text(csv(rows), "utf-8")

    def matches(name: str) -> list[Any]:
        return [each["matches"] for each in found(screen(place, "--names", name, "-f", "jsonl"))]

    assert matches("a.xlsx") == matches("a.csv")


def test_a_file_of_names_is_no_shell_injection(place: Path) -> None:
    """The command that is told may be copied: a name of a file is quoted where the shell would read it."""
    name = "a;touch evil.csv"
    (place / name).write_text("客户\nA\n", "utf-8")
    told = screen(place, "--names", name).err
    (command,) = re.findall(r"ddcheck map --kind name (.*?) > names", told)
    ran = subprocess.run(
        ["sh", "-c", f"printf %s {command}"], capture_output=True, text=True, cwd=place, check=True
    )

    assert ran.stdout == name
    assert not (place / "evil.csv").exists()


def test_a_list_whose_name_is_no_utf_8_is_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"list-\xff.csv")
    path.write_text("name\nExample Optics\n", "utf-8")

    assert ddcheck("screen", "Example Optics", "--only-list", "--list", path).status == 1


def test_a_header_in_the_middle_is_no_name(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name\nExample GmbH\nname\nBeispiel AG\n", "utf-8")
    ran = ddcheck("screen", "--names", "a.csv", "-f", "jsonl", cwd=tmp_path)

    assert ran.status == 4
    assert "a.csv:3: row 3 repeats the header" in ran.err
