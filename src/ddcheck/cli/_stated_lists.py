"""The lists that ``--list`` names: whether they are there, and what they lack."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ddcheck.cli import _streams
from ddcheck.core.texts import Text
from ddcheck.errors import DataGuardError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ddcheck.list_files import ListFile


def list_files(paths: Sequence[Path]) -> list[ListFile]:
    """The lists that ``--list`` names.

    Raises:
        DataGuardError: a file is not there or cannot be read.
    """
    from ddcheck.list_files import ListFile

    guard_lists(paths)
    tell_lacking(paths)
    return [ListFile(path) for path in paths]


def tell_lacking(paths: Sequence[Path]) -> list[Text]:
    """What `lacking` says, told as warnings as well."""
    found = lacking(paths)
    for each in found:
        _streams.tell(f"warning: {each.en}", f"警告：{each.zh}")
    return found


def lacking(paths: Sequence[Path]) -> list[Text]:
    """What lists that are spread over several files lack, a sentence each."""
    if not paths:
        return []
    from ddcheck import list_formats

    found = []
    for path in paths:
        if names := list_formats.missing(path):
            there = ", ".join(names)
            found.append(
                Text(
                    f"{path.name}: is read without {there}, so that the names and addresses in there are not looked for; "
                    "put all files of one day side by side",
                    f"{path.name}：缺少 {there}，其中的名称和地址未予核查；请将同一天的文件放在一起",
                )
            )
    return found


def guard_lists(paths: Sequence[Path]) -> None:
    """See that the lists are there.

    Raises:
        DataGuardError: one is not, or is no file, which is read more than once.
    """
    for path in paths:
        if os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises where it may not look
            continue
        if os.path.exists(path):  # noqa: PTH110 - as above
            raise DataGuardError(
                f"{path}: is a directory or a pipe; save the list to a file and give that",
                f"{path}: 是目录或管道；请将名单存为文件后再给出",
            )
        raise DataGuardError(
            f"{path}: there is no such list; correct --list",
            f"{path}: 没有这份名单；请更正 --list",
        )
