"""``ddcheck classify``: one line of goods by the law that ships, its answer and its status."""

from __future__ import annotations

import json
from unicodedata import east_asian_width

import pytest

from running import ddcheck

DAY = ("--as-of", "2026-11-20")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("T-shirts", "--hs", "6109100010"), 0),
        (("Solder paste", "--hs", "3810100000", "--composition", "Bi=55.3,Sn=44.7"), 1),
        (("Solder paste", "--hs", "3810100000", "--composition", "Bi 55.3; Sn 44.7"), 1),
        (("Solder paste", "--hs", "3810100000"), 3),
        (("Antimony trioxide", "--hs", "2825800010", "--purity", "99.5"), 0),
        (("Antimony trioxide", "--hs", "2825800010", "--purity", "4N"), 1),
        (("Holmium oxide 99.9 %", "--hs", "2846901992", "--as-of", "2026-11-09"), 0),
        (("Holmium oxide 99.9 %", "--hs", "2846901992", "--as-of", "2026-11-11"), 3),
        (("Erbium oxide", "--hs", "2846901999"), 3),
        (("Erbium oxide", "--hs", "2846901999", "--as-of", "2025-12-15"), 0),
        (("T-shirts",), 3),
        (("Rare earth process parameters", "--mode", "electronic", "--as-of", "2025-10-15"), 1),
    ],
)
def test_the_status_says_what_the_line_is(arguments: tuple[str, ...], status: int) -> None:
    day = () if "--as-of" in arguments else DAY

    assert ddcheck("classify", *arguments, *day).status == status


def test_json_gives_reasons_and_questions_in_both_languages() -> None:
    ran = ddcheck("classify", "NdFeB magnets", "--hs", "8505111000", "-f", "json", *DAY)
    found = json.loads(ran.out)

    assert found["schema"] == "ddcheck/classification/1"
    assert found["answer"] == "possible"
    assert found["as_of"] == "2026-11-20"
    first = found["answers"][0]
    assert first["control_code"] == "1C904.a"
    assert first["measure"]["ref"] == "MOFCOM-GAC 18/2025"
    assert [each["path"] for each in first["missing"]] == ["composition"]
    assert all(each["ask"] and each["ask_zh"] for each in first["missing"])


def test_text_is_eighty_columns_in_either_language() -> None:
    for lang in ("en", "zh"):
        ran = ddcheck("classify", "jet mill", "--hs", "8479899990", "--lang", lang, *DAY)
        for line in ran.out.splitlines():
            columns = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in line)
            assert columns <= 80 or line.strip().startswith("http"), line
        assert "2B902.s" in ran.out


def test_a_disputed_measure_gives_both_readings() -> None:
    ran = ddcheck("classify", "Erbium oxide", "--hs", "2846901999", *DAY)

    assert "in force again" in ran.out
    assert "still suspended" in ran.out


def test_all_wrong_flags_are_told_at_once() -> None:
    ran = ddcheck("classify", "rods", "--hs", "12", "--param", "diameter_mm=x", "--purity", "200")

    assert ran.status == 2
    assert "--hs: '12' has 2 digits" in ran.err
    assert "diameter_mm: 'x' is not a number" in ran.err
    assert "--purity: '200' is not a percentage" in ran.err


def test_no_wording_is_shown_as_none_of_pythons() -> None:
    ran = ddcheck("classify", "")

    assert ran.status == 3
    assert "POSSIBLY CONTROLLED  -  (" in ran.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--composition", "Bi=55.3,=3"), "cannot be read"),
        (("--composition", "Bi <1; Sn 99"), "gives a limit"),
        (("--param", "diameter_mm"), "NAME=NUMBER"),
        (("--param", "colour=3"), "colour"),
        (("--mode", "teleport"), "no such mode"),
        (("-f", "xml"), "no such format"),
        (("--as-of", "tomorrow"), "is not a date"),
    ],
)
def test_a_wrong_flag_is_a_usage_error(arguments: tuple[str, ...], told: str) -> None:
    ran = ddcheck("classify", "rods", *arguments)

    assert ran.status == 2
    assert told in ran.err


def test_control_characters_of_the_wording_do_not_reach_the_terminal() -> None:
    ran = ddcheck("classify", "rods \x1b[31m", "--hs", "7318150090", *DAY)

    assert "\x1b" not in ran.out


def test_a_line_break_of_the_wording_forges_no_line() -> None:
    ran = ddcheck("classify", "rods\nNOT CONTROLLED", "--hs", "7318150090", *DAY)

    assert not any(line.startswith("NOT CONTROLLED") for line in ran.out.splitlines()[1:])
    assert "rods\\nNOT CONTROLLED" in ran.out
