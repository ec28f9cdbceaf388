"""The README shows what ddcheck really prints; ``--update-golden`` writes its blocks anew."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from running import ROOT, ddcheck

if TYPE_CHECKING:
    from pathlib import Path

README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (ddcheck [^\n]*)\n(.*?)```", re.DOTALL)
BLOCKS = BLOCK.findall(README.read_text("utf-8"))
LINES = 30
"""So much of an output is shown; an ellipsis stands for the rest."""


def output(command: str, folder: Path) -> list[str]:
    ran = ddcheck(*shlex.split(command)[1:], cwd=folder, env={"COLUMNS": "80"})
    assert ran.status in (0, 1, 3), ran.err
    return ran.out.splitlines()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the README's commands run, one after the other."""
    place = tmp_path_factory.mktemp("readme")
    (place / "examples").symlink_to(ROOT / "examples")
    return place


def shown(lines: list[str]) -> list[str]:
    """The part of an output that does not change with every edition of law."""
    for number, line in enumerate(lines):
        if line == "What was checked" or line.startswith("checked:") or number == LINES:
            return [*lines[:number], "…"]
    return lines


def test_every_block_is_what_ddcheck_prints(folder: Path, request: pytest.FixtureRequest) -> None:
    assert BLOCKS
    text = README.read_text("utf-8")
    for command, written in BLOCKS:
        now = "".join(f"{line.rstrip()}\n" for line in shown(output(command, folder)))
        if request.config.getoption("--update-golden"):
            text = text.replace(f"$ {command}\n{written}", f"$ {command}\n{now}")
        else:
            assert written == now, command
    if request.config.getoption("--update-golden"):
        README.write_text(text, "utf-8")


def test_every_command_that_the_readme_names_is_there() -> None:
    from ddcheck.cli import command_names

    text = README.read_text("utf-8")
    code = [*re.findall(r"`([^`\n]+)`", text), *re.findall(r"```sh\n(.*?)```", text, re.DOTALL)]
    named = set(re.findall(r"^ddcheck ([a-z]+)", "\n".join(code), re.MULTILINE))

    assert {"check", "map", "explain"} <= named <= set(command_names())


def test_every_file_that_the_readme_links_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README.read_text("utf-8")):
        assert (ROOT / target).exists(), target


def test_the_two_commands_that_set_everything_up_are_there() -> None:
    text = README.read_text("utf-8")
    targets = (ROOT / "Makefile").read_text("utf-8")

    for target in ("demo", "test"):
        assert f"\nmake {target} " in text
        assert f"\n{target}:" in targets
