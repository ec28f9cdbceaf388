"""Which list formats there are, and what a list file says: one module a format, found by its file name.

A module here that does not begin with an underscore is a format; its name is the file's with ``-`` for
``_``, so a new format is one new file. It has

* ``TITLE``: what it reads, in a few words;
* ``recognises(head)``: whether the first characters of a file, decoded, are of this format; or, where the
  format is no text, ``holds(data)``: whether the bytes of a file are;
* ``parse(data, name, companions)``: the list, or an error with every row that cannot be read;
* ``GENERAL = True`` if it takes what no other takes;
* ``companions(name)`` if a list is spread over several files: the names of the others.
"""

from __future__ import annotations

import pkgutil
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from ddcheck.core.texts import Text
from ddcheck.errors import DataGuardError, InvalidFileError, Problem, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ddcheck.core.lists import EntityList

_NOTHING: Mapping[str, bytes] = MappingProxyType({})
_HEAD = 1 << 16


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Every list format there is, in order."""
    return tuple(
        sorted(
            module.name.replace("_", "-")
            for module in pkgutil.iter_modules(__path__)
            if not module.name.startswith("_")
        )
    )


def detect(data: bytes, name: str) -> str:
    """The format of a file by its content.

    Raises:
        InvalidFileError: it is of no format that is read.
        DataGuardError: it is empty.
    """
    if not data.strip():
        raise DataGuardError(
            f"{name}: is empty; get a whole copy", f"{name}: 是空的；请取得完整文件"
        )
    head = _head(data)
    found = [known for known in names() if _is_of(known, data, head)]
    special = [known for known in found if not getattr(_format(known), "GENERAL", False)]
    for known in (*special, *found):
        return known
    raise InvalidFileError([Problem(name, 0, "", _unknown(data, head))])


def _unknown(data: bytes, head: str) -> Text:
    if head.startswith("Last Updated,") and "Group ID" in head:
        return Text(
            "is the consolidated list of OFSI, which the UK no longer publishes since January 2026; "
            "get the UK Sanctions List as XML",
            "是英国 OFSI 综合名单，英国自2026年1月起不再发布；请获取 XML 格式的英国制裁名单",
        )
    if data.startswith(b"PK\x03\x04"):
        return Text(
            "is a workbook or an archive, but not the consolidated list of Australia; "
            "save the sheet as CSV with a column 'name', or unpack the list",
            "是工作簿或压缩包，但不是澳大利亚综合名单；请将工作表另存为含 name 列的 CSV，或先解压名单",
        )
    return Text(
        f"is no list that can be read; the formats are {', '.join(names())}",
        f"不是可读取的名单；支持的格式：{'、'.join(names())}",
    )


def parse(
    data: bytes,
    name: str,
    format: str | None = None,  # noqa: A002 - as the flag is called
    companions: Mapping[str, bytes] = _NOTHING,
) -> EntityList:
    """The list that a file holds.

    Args:
        data: the bytes of the file.
        name: the file's name, for messages and, where the file names none, for the id of the list.
        format: one of `names`; by content where left out.
        companions: the other files of a list that is spread over several, by file name.

    Raises:
        UnknownNameError: there is no such format.
        InvalidFileError: with every row that cannot be read, each with its line.
        DataGuardError: the file is damaged, cut, or holds another number of entries than it says.
    """
    chosen = detect(data, name) if format is None else format.replace("_", "-")
    if chosen not in names():
        raise UnknownNameError("list format", format or "", names())
    return cast("EntityList", _format(chosen).parse(data, name, companions))


def files_of(path: Path) -> tuple[Path, ...]:
    """The files that a list at a path is made of: itself first, then those beside it that belong to it.

    A companion that is not there is left out; the list then says in its title what it lacks.
    """
    found = [path]
    for known in names():
        beside = getattr(_format(known), "companions", None) if _may_have(known) else None
        if beside is not None:
            found += [path.with_name(other) for other in beside(path.name)]
    return tuple(file for file in found if file == path or file.is_file())


def missing(path: Path) -> tuple[str, ...]:
    """The files of names and addresses that belong to a list at a path and are not beside it."""
    found: list[str] = []
    for known in names():
        beside = getattr(_format(known), "companions", None) if _may_have(known) else None
        if beside is None:
            continue
        lacking = [
            other
            for other in beside(path.name)
            if not other.endswith("comments.csv") and not path.with_name(other).is_file()
        ]
        if lacking and _format(known).recognises(_head(bytes_of(path))):
            found += lacking
    return tuple(found)


def load_list(
    path: str | Path,
    format: str | None = None,  # noqa: A002 - as the flag is called
) -> EntityList:
    """The list in a file of any supported format, with the files beside it that belong to it.

    Raises:
        InvalidFileError: with every row that cannot be read, each with its line.
        DataGuardError: the file is not there, cannot be read, is damaged or cut, or holds another number
            of entries than it says.
    """
    main, *others = files_of(Path(path))
    companions = {other.name: bytes_of(other) for other in others}
    return parse(bytes_of(main), str(path), format, companions)


def bytes_of(path: Path) -> bytes:
    """What is in a list file; raises DataGuardError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        from ddcheck.foreign_errors import system_error

        reason = system_error(error)
        raise DataGuardError(
            f"{path}: cannot be read ({reason.en}); give a list file",
            f"{path}: 无法读取（{reason.zh}）；请给出名单文件",
        ) from None


def _may_have(known: str) -> bool:
    # Of the formats only OFAC's CSV is spread over files; others need not be loaded to know it.
    return known.startswith("ofac") and known.endswith("csv")


def _format(name: str) -> Any:
    return import_module(f"{__name__}.{name.replace('-', '_')}")


def _is_of(known: str, data: bytes, head: str) -> bool:
    module = _format(known)
    holds = getattr(module, "holds", None)
    return bool(module.recognises(head) if holds is None else holds(data))


def _head(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data[: _HEAD & ~1].decode("utf-16", "replace")
    return data[:_HEAD].decode("utf-8-sig", "replace")
