"""The help of commands and flags, and the topics of ``ddcheck help``, in English and in Chinese."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from typer.main import get_command

from ddcheck import configuration
from ddcheck.cli import _chinese_comments, _take_language, app_for
from ddcheck.cli._chinese_help import HELP, key
from ddcheck.cli._starter import CI, COMMON
from ddcheck.cli._streams import cell_width
from ddcheck.cli._templates import RECORDS
from running import ROOT, check, ddcheck, shipment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HAN = re.compile(r"[\u3400-\u9fff]")
SENTENCE = re.compile(r"\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}\b")
COMMAND = re.compile(r"ddcheck [a-z -]+")
BY_TYPER = "Show this message and exit."


def whole() -> Any:
    """The command with all that is below it."""
    command: Any = get_command(app_for(()))
    for each in command.commands.values():
        _take_language(each)
    return command


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    for name, each in getattr(command, "commands", {}).items():
        yield from commands(each, (*path, name))


PATHS = sorted(path for path, _ in commands(whole()))


def english() -> dict[str, str]:
    """Every English sentence of the help, and where it stands."""
    found = {BY_TYPER: "-h"}
    for path, command in commands(whole()):
        place = " ".join(("ddcheck", *path))
        assert command.help, f"{place} says nothing of itself"
        found[key(inspect.cleandoc(command.help))] = place
        for parameter in command.params:
            assert parameter.help, f"{place} says nothing of {parameter.name}"
            found[key(parameter.help)] = f"{place} {parameter.opts[0]}"
    return found


def test_every_command_and_every_flag_has_its_help_in_chinese() -> None:
    """Where this fails, an English sentence is new or changed: write its Chinese in ``_chinese_help``."""
    lacking = {place: text for text, place in english().items() if text not in HELP}

    assert lacking == {}


def test_no_chinese_help_has_lost_its_english() -> None:
    assert sorted(set(HELP) - set(english())) == []
    assert [text for text, zh in HELP.items() if not HAN.search(zh)] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: " ".join(("ddcheck", *path)))
def test_a_chinese_help_page_is_chinese_and_fits_the_screen(path: tuple[str, ...]) -> None:
    ran = ddcheck(*path, "--help", env={"DDCHECK_LANG": "zh", "COLUMNS": "80"})

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"用法：ddcheck {' '.join(path)}".rstrip() + " ")
    assert not SENTENCE.search(COMMAND.sub("", ran.out))
    assert not re.search(r"Usage|Options|Arguments|Commands|default:|required", ran.out)
    assert max(map(cell_width, ran.out.splitlines())) <= 80
    for part in ran.out.split("\n\n"):
        head, *lines = part.splitlines()
        if head in ("选项：", "命令：", "参数："):
            starts = {
                cell_width(found[0]) for line in lines if (found := re.match(r"  \S.*?  +", line))
            }
            assert len(starts) <= 1, part


def test_lines_of_chinese_help_begin_with_no_closing_mark() -> None:
    for columns in ("80", "100"):
        out = ddcheck("check", "--help", env={"DDCHECK_LANG": "zh", "COLUMNS": columns}).out
        assert not re.search(r"^\s*[，。；：、）]", out, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (("--lang", "zh", "--help"), {}),
        (("--lang=zh", "-h"), {}),
        (("--help", "--lang", "zh"), {}),
        (("check", "--lang", "zh", "--help"), {}),
        (("check", "--help", "--lang", "zh"), {}),
        (("--lang", "zh", "check", "--help"), {}),
        (("--lang", "zh", "lists", "show", "--help"), {}),
        (("lists", "--help"), {"DDCHECK_LANG": "zh"}),
        (("help", "formats", "--lang", "zh"), {}),
    ],
    ids=" ".join,
)
def test_chinese_is_asked_for_before_or_behind_the_command_or_by_variable(
    arguments: tuple[str, ...], env: dict[str, str]
) -> None:
    ran = ddcheck(*arguments, env=env)

    assert ran.status == 0
    assert HAN.search(ran.out.splitlines()[0])


def test_a_configuration_file_asks_for_chinese_help(tmp_path: Path) -> None:
    (tmp_path / "ddcheck.toml").write_text('lang = "zh"\n', "utf-8")

    assert ddcheck("--help", cwd=tmp_path).out.startswith("用法：")
    assert ddcheck("--lang", "en", "--help", cwd=tmp_path).out.startswith("Usage:")


def test_the_locale_asks_for_nothing(tmp_path: Path) -> None:
    env = {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8", "LANGUAGE": "zh"}

    assert ddcheck("--help", env=env).out == ddcheck("--help").out


def test_without_a_command_the_help_goes_to_standard_error_in_the_language_asked_for() -> None:
    ran = ddcheck("--lang", "zh")

    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("用法：ddcheck")


def test_the_language_before_the_command_is_the_language_of_the_report() -> None:
    before = ddcheck("--lang", "zh", "check", "-", "-f", "plain", stdin=shipment())
    behind = check("-", "-f", "plain", "--lang", "zh")
    both = ddcheck("--lang", "zh", "check", "-", "-f", "plain", "--lang", "en", stdin=shipment())

    assert "退出码" in before.out.splitlines()[-1]
    assert "退出码" in behind.out.splitlines()[-1]
    assert "退出码" not in both.out.splitlines()[-1]


def test_a_language_that_is_not_spoken_is_refused_before_the_command_too() -> None:
    ran = ddcheck("--lang", "de", "check", "-", stdin=shipment())

    assert ran.status == 2
    assert "--lang: 'de' is not one of its values" in ran.err


@pytest.mark.parametrize("topic", ["exit-codes", "environment", "formats", "encodings"])
def test_a_topic_is_explained_in_both_languages(topic: str) -> None:
    en = ddcheck("help", topic).out
    zh = ddcheck("help", topic, "--lang", "zh").out

    assert not HAN.search(en)
    assert HAN.search(zh.splitlines()[0])
    assert not SENTENCE.search(COMMAND.sub("", zh))
    # What a reader may look for stands in both: numbers, variables, formats.
    for word in re.findall(r"\b[A-Z_]{4,}\b|\b\d{1,3}\b", en):
        assert word in zh or word == "PATH"


def test_every_setting_is_explained_in_chinese() -> None:
    assert [each.name for each in configuration.SETTINGS if not HAN.search(each.about.zh)] == []


@pytest.mark.parametrize("what", RECORDS)
def test_a_record_to_start_from_says_the_same_with_comments_in_chinese(what: str) -> None:
    en, zh = (ddcheck("new", what, "--lang", lang).out for lang in ("en", "zh"))

    assert HAN.search(zh.splitlines()[0])
    assert yaml.safe_load(en) == yaml.safe_load(zh)


def test_every_comment_that_is_written_has_its_chinese() -> None:
    """What stays is a setting commented out, not a sentence."""
    files = [
        *RECORDS.values(),
        *COMMON.values(),
        *(text for job in CI.values() for text in job.values()),
    ]
    written = {
        found for text in files for found in re.findall(r"(?<=# )[^#\n]+$", text, re.MULTILINE)
    }
    known = _chinese_comments.COMMENTS

    assert sorted(set(known) - written) == []
    stays = re.compile(r" *(?:- )?(?:\{|[\w-]+:|[\w-]+ =|\[)")
    assert [each for each in written - set(known) if not stays.match(each)] == []


def test_a_working_set_in_chinese_speaks_chinese_and_works(tmp_path: Path) -> None:
    ddcheck("--lang", "zh", "init", ".", cwd=tmp_path)
    ran = ddcheck("check", "records", "-q", cwd=tmp_path)

    assert 'lang = "zh"' in (tmp_path / "ddcheck.toml").read_text("utf-8")
    assert ran.status == 0
    assert "退出码 0" in ran.out


def test_english_help_loads_no_chinese() -> None:
    import subprocess
    import sys

    from running import environment

    program = (
        "import sys; sys.argv = ['ddcheck', '--help']; import os; os._exit = lambda status: None; "
        "from ddcheck.__main__ import main; main(); "
        "print([name for name in sys.modules if 'chinese_help' in name or name == 'ddcheck.core'])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
        cwd=ROOT,
        encoding="utf-8",
    )

    assert ran.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_a_flag_names_what_it_takes_in_capitals_and_not_by_a_type(path: tuple[str, ...]) -> None:
    out = ddcheck(*path, "--help").out

    assert not re.search(r"<(str|int|float|path)\b", out)


@pytest.mark.parametrize("command", ["screen", "classify", "waivers list", "lists status"])
def test_commands_that_decide_no_record_speak_of_none(command: str) -> None:
    assert "export_date" not in ddcheck(*command.split(), "--help").out
