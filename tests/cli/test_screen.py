"""``ddcheck screen``: what it prints and with which status it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ddcheck.cli import run

if TYPE_CHECKING:
    from pathlib import Path

LIST = "name,type,country,identifiers\nExample Turbine Works,organization,US,\nOcean Star,vessel,,imo:9074729\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("DDCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.csv").write_text(LIST)
    (tmp_path / "empty.csv").write_text("")
    return ["--list", "own.csv", "--only-list", "--as-of", "2026-11-23"]


def lines(capfd: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["Harbour Bakery"], 0),
        (["Example Turbin Works"], 1),
        (["Harbour Bakery", "Example Turbine Works"], 1),
        (["Example Turbine Works", "--country", "DE"], 3),
        (["Example Turbine Works", "--kind", "person"], 3),
        (["—"], 3),
        (["Renamed", "--identifier", "imo:9074729"], 1),
        ([], 6),
        (["A", "--kind", "robot"], 2),
        (["A", "--country", "Germany"], 2),
        (["A", "--birth-date", "70"], 2),
        (["A", "-f", "xml"], 2),
        (["A", "--list", "none.csv"], 5),
        (["A", "--list", "empty.csv"], 5),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_the_status_says_what_was_found(
    own: list[str], arguments: list[str], status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["screen", *arguments, *own]) == status


def test_the_shipped_lists_are_asked_where_no_list_is_named(
    own: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["screen", "Rheinmetal AG", "--as-of", "2026-11-23"]) == 1
    assert "Rheinmetall AG" in capfd.readouterr().out


def test_json_and_its_lines_say_the_same(
    own: list[str], capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    names = ["Nobody", 'A "B" \\ C', "Tab\tand\u2028line", "王伟", "—", "Example Turbine Works"]
    run(["screen", *names, *own, "-f", "jsonl"])
    written = capfd.readouterr().out
    found = [json.loads(line) for line in written.split("\n") if '"type": "screening"' in line]
    run(["screen", *names, *own, "-f", "json"])
    whole = json.loads(capfd.readouterr().out)["screenings"]
    assert [each["name"] for each in found] == names
    assert [{"type": "screening", **each} for each in whole] == found
    # To the byte: what is put together by hand is what the encoder writes.
    assert written.split("\n")[1:-2] == [json.dumps(each, ensure_ascii=False) for each in found]


def test_json_lines_have_a_header_every_name_in_order_and_an_end(
    own: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    run(["screen", "Nobody Here", "Example Turbine Works", "Nobody Here", *own, "-f", "jsonl"])
    header, first, second, third, end = lines(capfd)
    assert (header["type"], header["as_of"]) == ("header", "2026-11-23")
    assert [each["name"] for each in (first, second, third)] == [
        "Nobody Here",
        "Example Turbine Works",
        "Nobody Here",
    ]
    assert first == {
        "type": "screening",
        "name": "Nobody Here",
        "kind": None,
        "comparable": True,
        "matches": [],
    }
    assert isinstance(second["matches"], list)
    (match,) = second["matches"]
    assert (match["score"], match["list"], match["status"]) == (1.0, "own", "active")
    assert sum(point["points"] for point in match["explanation"]) == pytest.approx(match["score"])
    assert (end["type"], end["complete"]) == ("end", True)


def test_json_is_one_object(own: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    run(["screen", "Example Turbine Works", *own, "--format", "json", "--lang", "zh"])
    found = json.loads(capfd.readouterr().out)
    assert found["summary"]["strong"] == 1
    assert "名称" in found["screenings"][0]["matches"][0]["explanation"][0]["why"]


def test_a_names_file_is_screened_row_by_row(
    own: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    rows = "name,kind,country,identifier\nExample Turbine Works,organization,DE,\nX,,,imo:9074729\nY,,,\n"
    (tmp_path / "names.csv").write_text(rows)
    assert run(["screen", "--names", "names.csv", *own, "-f", "jsonl"]) == 1
    found = [line for line in lines(capfd) if line["type"] == "screening"]
    assert [bool(each["matches"]) for each in found] == [True, True, False]
    assert [each["line"] for each in found] == [2, 3, 4]


def test_a_row_that_cannot_be_read_is_told_and_the_others_are_screened(
    own: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "names.csv").write_text("name,kind\nA,robot\nExample Turbine Works,\n,person\n")
    assert run(["screen", "--names", "names.csv", *own, "-f", "jsonl"]) == 4
    captured = capfd.readouterr()
    found = [json.loads(line) for line in captured.out.splitlines()]
    assert [line["type"] for line in found] == ["header", "error", "screening", "error", "end"]
    assert found[-1]["complete"] is False
    assert "names.csv:2: kind" in captured.err


def test_a_names_file_that_cannot_be_read_is_incomplete(own: list[str], tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_bytes("name\n\u00e9\n".encode("latin-1"))
    assert run(["screen", "--names", "names.csv", *own]) == 4
    assert run(["screen", "--names", "none.csv", *own]) == 4


def test_a_names_file_without_names_is_empty(own: list[str], tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("name\n")
    assert run(["screen", "--names", "names.csv", *own]) == 6


def test_control_characters_do_not_reach_the_terminal(
    own: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    run(["screen", "a\x1b[31m\u202eb", *own])
    assert "\x1b" not in capfd.readouterr().out


def test_a_line_break_in_a_name_forges_no_line(
    own: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "names.csv").write_text('name\n"Harbour Bakery\nOcean Star: no match"\n')

    assert run(["screen", "--names", "names.csv", *own]) == 0
    out = capfd.readouterr().out.splitlines()
    assert out[0] == "Harbour Bakery\\nOcean Star: no match: no match"
    assert len(out) == 2
