"""What a start imports, and that it stays small; the times are in ``benchmarks/start_up.py``."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from running import KNOWLEDGE, ROOT, ddcheck, environment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEAVY = ("pydantic", "yaml", "rich", "numpy", "rapidfuzz", "xlsxwriter", "ahocorasick", "stdnum")


def imported(*arguments: str, env: Mapping[str, str] | None = None) -> set[str]:
    """The modules that a command imports."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "ddcheck", *arguments],
        capture_output=True,
        text=True,
        env=environment(**(env or {})),
        check=False,
        encoding="utf-8",
    )
    lines = [line for line in ran.stderr.splitlines() if line.startswith("import time:")]
    return {line.rsplit("|", 1)[1].strip() for line in lines}


def test_the_version_needs_no_import_of_ours() -> None:
    found = {name for name in imported("--version") if name.startswith(("ddcheck", "typer"))}

    # ``-m`` itself imports the package.
    assert found <= {"ddcheck"}


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("check", "--help"), ("help", "exit-codes"), ("completion", "bash")],
    ids=" ".join,
)
def test_help_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    found = imported(*arguments)

    assert "typer" in found
    assert [name for name in HEAVY if name in found] == []


def test_every_command_imports_its_work_when_it_runs() -> None:
    """``--help`` imports every command, so this one start covers them all."""
    found = imported("--help")

    assert [name for name in found if name.startswith("ddcheck.core")] == []


def test_a_single_check_needs_no_numpy_scipy_or_rich() -> None:
    found = imported("check", str(ROOT / "examples" / "gallium-with-licence.yaml"))

    assert "ddcheck.core.evaluation" in found
    assert [
        name
        for name in ("numpy", "scipy", "rich", "xlsxwriter", "python_calamine")
        if name in found
    ] == []


def test_many_names_need_nothing_that_numpy_has_for_masked_values(tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text(
        "name\n" + "".join(f'"Example Trading {n} GmbH, Ulm"\n' for n in range(1200)), "utf-8"
    )
    found = imported("screen", "--names", str(names), env={"DDCHECK_CACHE_DIR": str(tmp_path)})

    assert "numpy" in found
    assert "numpy.ma" not in found


@pytest.mark.parametrize("name", ["Rosneft Trading Company", "华为技术有限公司"])
def test_a_look_up_of_one_name_needs_no_numpy_pydantic_or_yaml(tmp_path: Path, name: str) -> None:
    env = {"DDCHECK_CACHE_DIR": str(tmp_path)}
    # The first one makes the index.
    ddcheck("screen", name, env=env)
    found = imported("screen", name, env=env)

    assert "ddcheck.core.screening.screener" in found
    assert [each for each in ("numpy", "pydantic", "yaml", "rich") if each in found] == []


def test_a_second_start_makes_no_models_of_lists(tmp_path: Path) -> None:
    command = ("check", str(ROOT / "examples" / "t-shirts.yaml"))
    env = {"DDCHECK_CACHE_DIR": str(tmp_path)}

    assert "ddcheck.core.lists" in imported(*command, env=env)
    assert "ddcheck.core.lists" not in imported(*command, env=env)


def test_a_second_start_parses_no_yaml_of_ours(tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    record.write_text(
        '{"kind": "shipment", "export_date": "2026-11-20", "destination": "DE"}', "utf-8"
    )
    command = ("check", str(record), *KNOWLEDGE)
    env = {"DDCHECK_CACHE_DIR": str(tmp_path / "cache")}

    assert "yaml" in imported(*command, env=env)
    assert "yaml" not in imported(*command, env=env)


def test_the_version_is_the_one_of_the_package() -> None:
    import ddcheck as package

    assert ddcheck("--version").out == f"ddcheck {package.__version__}\n"


def test_importing_the_library_is_cheap_and_its_names_are_all_there() -> None:
    program = "import sys, ddcheck; assert 'pydantic' not in sys.modules; [getattr(ddcheck, n) for n in ddcheck.__all__]"
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
    )

    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize(
    ("arguments", "most"),
    [
        (("--version",), 1),
        (("--help",), 8),
        (("check", str(ROOT / "examples" / "t-shirts.yaml")), 123),
        (("screen", "Rosneft Trading Company"), 45),
        (("screen", "华为技术有限公司"), 50),
    ],
    ids=("version", "help", "check", "screen in Latin", "screen in Chinese"),
)
def test_a_start_loads_no_more_modules_than_it_did(arguments: tuple[str, ...], most: int) -> None:
    """What a start costs follows what it loads, and that is the same on a busy machine.

    A bound is to be raised on purpose, after a look at what `benchmarks/start_up.py` says of the time.
    """
    imported(*arguments)  # what can be kept is kept now

    ours = [name for name in imported(*arguments) if name.startswith("ddcheck")]

    assert len(ours) <= most
