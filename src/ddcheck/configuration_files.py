"""Where the configuration file is, and what it says as TOML.

It stands apart from `configuration`, which knows the settings: a help page asks only for its language.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ddcheck.errors import DdcheckError, InvalidFileError, Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "zh")
"""What is spoken here."""


def language(file: Path | None) -> str | None:
    """The language that a configuration file names, whatever else is wrong with it; for messages about just that."""
    if file is None and os.environ.get("DDCHECK_CONFIG"):
        file = Path(os.environ["DDCHECK_CONFIG"])
    try:
        found = search(Path.cwd()) if file is None else named(file)
    except (DdcheckError, OSError):
        return None
    said = None if found is None else found[1].get("lang")
    return said if said in LANGUAGES else None


def search(directory: Path) -> tuple[Path, Mapping[str, Any]] | None:
    """The nearest configuration upwards and what it says; the repository's root is the last place looked at.

    Raises:
        InvalidFileError: it is not TOML.
        UsageError: it cannot be read.
    """
    here = directory.absolute()
    for place in (here, *here.parents):
        for name in ("ddcheck.toml", "pyproject.toml"):
            path = place / name
            # Not `Path.is_file`, which raises where a directory above may not be looked into.
            if os.path.isfile(path) and (found := _table(path)) is not None:  # noqa: PTH113
                return path, found
        if os.path.exists(place / ".git"):  # noqa: PTH110
            return None
    return None


def named(path: Path) -> tuple[Path, Mapping[str, Any]]:
    """A configuration file that was named, and what it says.

    Raises:
        UsageError: there is no such file, it cannot be read, or it says nothing for us.
        InvalidFileError: it is not TOML.
    """
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises where it may not look
        raise UsageError(
            f"{path}: there is no such configuration file; correct --config",
            f"{path}: 没有这个配置文件；请更正 --config",
        )
    table = _table(path)
    if table is None:
        raise UsageError(
            f"{path}: has no [tool.ddcheck]; add it, or name another file",
            f"{path}: 没有 [tool.ddcheck]；请补充，或另指一个文件",
        )
    return path, table


def _table(path: Path) -> Mapping[str, Any] | None:
    try:
        data = path.read_bytes()
    except OSError as error:
        from ddcheck.foreign_errors import system_error

        reason = system_error(error)
        raise UsageError(
            f"{path}: cannot be read ({reason.en}); allow that, or name another file with --config",
            f"{path}: 无法读取（{reason.zh}）；请开放权限，或用 --config 另指一个文件",
        ) from None
    # Most projects' pyproject.toml has nothing for us, and need not be parsed to know it.
    if path.name == "pyproject.toml" and not (b"tool.ddcheck" in data or b"[tool]" in data):
        return None
    import tomllib

    try:
        content = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        from ddcheck.core.texts import Text
        from ddcheck.foreign_errors import in_chinese

        raise InvalidFileError(
            [
                Problem(
                    str(path),
                    0,
                    "",
                    Text(
                        f"is not valid TOML ({error}); correct it",
                        f"不是有效的 TOML（{in_chinese(str(error))}）；请更正",
                    ),
                )
            ]
        ) from None
    if path.name != "pyproject.toml":
        return content
    tools = content.get("tool")
    table = tools.get("ddcheck") if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else None
