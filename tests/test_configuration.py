"""Flags over environment over file over default, and where each value comes from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ddcheck import configuration
from ddcheck.configuration import Settings, load
from ddcheck.errors import InvalidFileError, UsageError
from running import ROOT


def written(folder: Path, text: str, name: str = "ddcheck.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_flag_beats_variable_beats_file_beats_default(tmp_path: Path) -> None:
    path = written(tmp_path, 'gate = "fail"\nlang = "zh"\nhorizon = 5\n')
    found = load(
        {"gate": "none"},
        environment={"DDCHECK_GATE": "review", "DDCHECK_LANG": "en"},
        directory=tmp_path,
    )

    assert (found.gate, found.lang, found.horizon, found.timezone) == (
        "none",
        "en",
        5,
        "Asia/Shanghai",
    )
    assert [found.origin(name) for name in ("gate", "lang", "horizon", "timezone")] == [
        "--gate",
        "DDCHECK_LANG",
        str(path),
        "default",
    ]


def test_what_is_empty_is_not_given(tmp_path: Path) -> None:
    found = load({"gate": None, "rules": []}, environment={"DDCHECK_GATE": ""}, directory=tmp_path)

    assert found == Settings()


def test_the_nearest_file_upwards_counts_and_files_are_not_merged(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    written(tmp_path, 'gate = "fail"\nlang = "zh"\n')
    written(tmp_path / "a", '[tool.ddcheck]\nlang = "zh"\n', "pyproject.toml")

    found = load({}, environment={}, directory=inner)

    assert (found.gate, found.lang) == ("review", "zh")
    assert found.file == tmp_path / "a" / "pyproject.toml"


def test_a_pyproject_without_our_table_is_passed_by(tmp_path: Path) -> None:
    inner = tmp_path / "a"
    inner.mkdir()
    path = written(tmp_path, 'gate = "fail"\n')
    written(inner, '[project]\nname = "ddcheck-orders"\n', "pyproject.toml")

    assert load({}, environment={}, directory=inner).file == path


def test_the_search_ends_at_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "a" / ".git").mkdir(parents=True)
    written(tmp_path, 'gate = "fail"\n')

    assert load({}, environment={}, directory=tmp_path / "a").file is None


def test_a_path_in_a_file_is_relative_to_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, 'lists-dir = "data/lists"\nlist = ["a.csv", "/b.csv"]\n')
    found = load({}, environment={}, file=path)

    assert found.lists_dir == tmp_path / "data" / "lists"
    assert found.list == (tmp_path / "a.csv", Path("/b.csv"))


def test_every_problem_of_a_file_comes_at_once_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, 'gate = "revew"\nhorizons = 3\n\njobs = -1\nshow-names = "yes"\n')
    with pytest.raises(InvalidFileError) as raised:
        load({}, environment={}, file=path)

    told = str(raised.value).splitlines()
    assert [line.removeprefix(f"{path}:").split(":")[0] for line in told] == ["1", "2", "4", "5"]
    assert "did you mean review?" in told[0]
    assert "did you mean horizon?" in told[1]
    assert raised.value.exit_status == 2


def test_a_file_that_is_no_toml_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidFileError, match="is not valid TOML"):
        load({}, environment={}, file=written(tmp_path, "gate = \n"))


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("DDCHECK_GATE", "fial", "did you mean fail"),
        ("DDCHECK_HORIZON", "-3", "whole number"),
        ("DDCHECK_SHOW_NAMES", "maybe", "true nor false"),
        ("DDCHECK_MAX_AGE", "a week", "number of days"),
    ],
)
def test_a_variable_that_cannot_be_meant_names_itself(name: str, value: str, hint: str) -> None:
    with pytest.raises(UsageError, match=hint) as raised:
        load({}, environment={name: value}, directory=Path("/"))

    assert name in str(raised.value)


def test_ages_are_read_from_a_table_a_number_and_a_text(tmp_path: Path) -> None:
    table = written(tmp_path, '[max-age]\ndefault = 30\ncn-watch-list = "1w"\n')

    assert load({}, environment={}, file=table).max_age == {"default": 30, "cn-watch-list": 7}
    assert load({"max-age": "14d"}, environment={}, file=table).max_age == {"default": 14}
    assert load({"max-age": "a=3,default=2w"}, environment={}, file=table).max_age == {
        "a": 3,
        "default": 14,
    }


def test_a_variable_of_ours_that_means_nothing_is_named() -> None:
    seen = configuration.unread_variables({"DDCHECK_GATES": "x", "DDCHECK_GATE": "x", "HOME": "x"})

    assert seen == ("DDCHECK_GATES",)


def test_every_setting_is_a_field_a_variable_and_in_the_schema() -> None:
    schema = configuration.json_schema()

    for setting in configuration.SETTINGS:
        assert hasattr(Settings(), setting.attribute)
        assert setting.name in schema["properties"]
    assert len({setting.variable for setting in configuration.SETTINGS}) == len(
        configuration.SETTINGS
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("as-of", "2026-13-01"),
        ("as-of", "2026-W48-1"),
        ("as-of", "20261120"),
        ("timezone", "Mars/Phobos"),
        ("timezone", "/etc/passwd"),
        ("width", "39"),
        ("jobs", "0"),
        ("limit", "0"),
    ],
)
def test_what_a_flag_refuses_is_refused_wherever_it_stands(
    tmp_path: Path, name: str, value: str
) -> None:
    variable = configuration._BY_NAME[name].variable
    with pytest.raises(UsageError, match=f"^--{name}: '{value}' is n"):
        load({name: value}, environment={}, directory=tmp_path)
    with pytest.raises(UsageError, match=f"^{variable}: '{value}' is n"):
        load({}, environment={variable: value}, directory=tmp_path)
    written(tmp_path, f"{name} = {value if value.isdigit() and name != 'as-of' else repr(value)}\n")
    with pytest.raises(InvalidFileError, match=f"toml:1: {name}: '{value}' is n"):
        load({}, environment={}, directory=tmp_path)


def test_a_rule_set_named_by_its_directory_is_found_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "records"
    inner.mkdir()
    (tmp_path / "rules").mkdir()
    written(tmp_path, 'rules = ["cn-export-control", "rules/house@1"]\n')
    for directory, found in (
        (tmp_path, "rules/house@1"),
        (inner, "../rules/house@1"),
        (tmp_path / "rules", "./house@1"),
    ):
        monkeypatch.chdir(directory)
        assert load({}, environment={}).rules == ("cn-export-control", found)


def test_every_setting_is_used_by_some_command() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))

    for setting in configuration.SETTINGS:
        assert re.search(rf"settings\.{setting.name.replace('-', '_')}\b", code), setting.name
