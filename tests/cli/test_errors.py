"""Errors: where, what is wrong, what to do; near names; one JSON object in a machine format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ddcheck.errors import UnknownNameError
from running import check, ddcheck, shipment

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["chekc"], "did you mean check"),
        (["check", "--formt", "json"], "--format"),
        (["check", "-", "--gate", "revew"], "did you mean review"),
        (["check", "-", "-f", "jsno"], "json"),
        (["check", "-", "--rules", "cn-exprt-control"], "cn-export-control"),
        (["help", "exitcodes"], "exit-codes"),
        (["schema", "shipmnt"], "shipment"),
        (["new", "custmer"], "customer"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_name_that_is_not_there_brings_the_near_ones(arguments: list[str], hint: str) -> None:
    ran = ddcheck(*arguments)

    assert ran.status == 2
    assert hint in ran.err


def test_an_edition_that_is_not_there_brings_the_one_that_is() -> None:
    ran = check("-", "--rules", "small@2020.1", stdin=shipment())

    assert ran.status == 2
    assert "small@2026.1" in ran.err


@pytest.mark.parametrize("asked", [["-f", "json"], ["--format=jsonl"], ["-fjson"]])
def test_in_a_machine_format_an_error_is_one_object_on_standard_output(asked: list[str]) -> None:
    ran = check("-", *asked, "--rules", "smal", stdin=shipment())

    error = json.loads(ran.out)
    assert ran.status == 2
    assert error["type"] == "error"
    assert error["exit_code"] == 2
    assert error["code"] == "unknown-name"
    assert "small" in error["message"]


def test_the_environment_may_ask_for_the_machine_format() -> None:
    ran = check("-", "--rules", "smal", stdin=shipment(), env={"DDCHECK_FORMAT": "json"})

    assert json.loads(ran.out)["exit_code"] == 2


def test_in_a_machine_format_a_refused_record_is_told_on_standard_error_too() -> None:
    ran = check("-", "-f", "json", stdin="kind: shipment\nmode: ship\n")

    assert ran.status == 4
    assert json.loads(ran.out)["summary"]["not_checked"] == 1
    assert "<stdin>:2: mode: 'ship' is not a mode" in ran.err


def test_hostile_text_in_an_error_cannot_steer_the_terminal(tmp_path: Path) -> None:
    ran = check("-", "--select", "x\x1b[2J\u202ey", stdin=shipment())

    assert ran.status == 2
    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err


def test_no_file_is_usage() -> None:
    ran = ddcheck("check", stdin=shipment())

    assert ran.status == 2
    assert "no file" in ran.err


def test_no_command_shows_the_help() -> None:
    ran = ddcheck()

    assert ran.status == 2
    assert "Commands:" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("destinaton: DE", "destinaton: 'destinaton' is not a field; did you mean destination?"),
        ("items: [{hscode: '610910'}]", "did you mean hs_code?"),
        ("parties: [{role: enduser}]", "did you mean end_user? Use one of exporter,"),
        ("parties: [{owners: [{shre: 5}]}]", "did you mean share?"),
        ("destination: UK", "write GB"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_in_a_record_brings_what_was_meant(line: str, hint: str) -> None:
    ran = check("-", stdin=f"kind: shipment\nid: X\n{line}\n")

    assert ran.status == 4
    assert hint in ran.err


def test_a_line_break_in_the_name_of_a_field_forges_no_line() -> None:
    ran = check("-", stdin=shipment() + '"goods\\nPASS record=S-1": 1\n')

    assert ran.status == 4
    assert "goods\\nPASS record=S-1" in ran.err
    assert not any(line.startswith("PASS") for line in (ran.out + ran.err).splitlines())


def test_of_many_names_that_there_are_a_few_are_told() -> None:
    names = [f"r-{number:02}" for number in range(88)]
    error = UnknownNameError("rule", "something", names)

    assert error.args[0].endswith("r-28, r-29 and 58 more")
    assert str(error.zh).endswith("r-29，另有 58 个")


def test_where_nothing_goes_by_any_name_that_is_said() -> None:
    error = UnknownNameError("waiver", "W-9", ())

    assert str(error) == "no such waiver: 'W-9'; there is none"
    assert error.zh.endswith("目前一个也没有")
