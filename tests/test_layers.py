"""What import-linter cannot say: formats do not know one another, and each is found by its file name."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ONE_READER = {"json": {"ddcheck.record_formats.yaml"}}
"""Documents of JSON and of YAML become the same tree, and one function reads both."""
PACKAGES = ("list_formats", "record_formats", "report_formats")


def modules(package: str) -> list[Path]:
    folder = ROOT / "src" / "ddcheck" / package
    return sorted(path for path in folder.glob("*.py") if not path.name.startswith("_"))


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
        elif isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_formats_do_not_know_one_another(package: str) -> None:
    every = modules(package)
    others = {f"ddcheck.{package}.{path.stem}" for path in every}

    assert every
    for path in every:
        own = {f"ddcheck.{package}.{path.stem}"} | ONE_READER.get(path.stem, set())
        assert not {name for name in imported(path) if name in others - own}, path.name


@pytest.mark.parametrize("package", PACKAGES)
def test_a_format_is_one_file_and_no_edit_elsewhere(package: str) -> None:
    text = (ROOT / "src" / "ddcheck" / package / "__init__.py").read_text("utf-8")

    assert not [path.stem for path in modules(package) if f"import {path.stem}" in text]


def test_every_module_says_what_it_answers() -> None:
    for path in sorted((ROOT / "src").rglob("*.py")):
        first = ast.get_docstring(ast.parse(path.read_text("utf-8")))
        assert first, f"{path} has no docstring"
        assert not first.startswith("This module"), path
