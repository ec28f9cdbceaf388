"""Files of rules and lists: their bytes, their digests, and what they say, parsed and validated once.

What a file says, and the values that were made of it, are kept under the digest of its bytes; the digest is
of the bytes that were read in this run, so a changed file is never served from before.
"""

from __future__ import annotations

import contextlib
import json
import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ddcheck import cache, documents, kept_models
from ddcheck.core.texts import Text
from ddcheck.errors import DataGuardError, InvalidFileError, Problem
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pydantic import BaseModel

    from ddcheck.core.values import Value

M = TypeVar("M", bound="BaseModel")
V = TypeVar("V", bound="Value")

CACHE_VERSION = "2"
"""Part of every key: to be raised when `documents.Node.plain` gives another tree for the same bytes, or more of
them are refused."""

MODEL_CODE = (".", "core")
"""Where the code is that says what a list holds."""
FileBytes = tuple[Path, bytes, str]
"""A file, what it holds, and the SHA-256 of that."""


class File(NamedTuple):
    """One file of knowledge: its bytes, their digest, and what they say as plain text."""

    path: Path
    data: bytes
    sha256: str
    plain: Any
    """Dicts, lists and text; what was left blank is left out of mappings."""

    @property
    def name(self) -> str:
        """As problems name it."""
        return shown(self.path)

    def node(self) -> documents.Node:
        """The same with line numbers; parsed anew, so for problems and `lint` alone."""
        return documents.trees(self.data, self.name)[0]


def shown(path: Path) -> str:
    """A file as one would open it: from the working directory where it is below, else whole."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def kept_values(
    model: type[V], read: Sequence[FileBytes], make: Callable[[], tuple[V, ...]], *beside: FileBytes
) -> tuple[V, ...]:
    """Values of files in which nothing was wrong, from the cache where these very bytes are known.

    Args:
        model: of the values.
        read: the files.
        make: validates them.
        beside: other files on which it depends whether they are right.
    """
    key = key_of((*read, *beside), model.__name__, cache.code_stamp(*MODEL_CODE))
    kept = cache.read("values", key)
    if kept is not None:
        with contextlib.suppress(kept_models.UnkeepableError, ValueError):
            return kept_models.restored(model, json.loads(kept))
    found = make()
    with contextlib.suppress(kept_models.UnkeepableError):
        plain = kept_models.dumped(found)
        cache.write("values", key, json.dumps(plain, ensure_ascii=False).encode())
    return found


def validated(model: type[M], files: Iterable[File]) -> tuple[M, ...]:
    """Files as values of a model, in their order.

    Raises:
        InvalidFileError: with every problem of every file.
    """
    from pydantic import ValidationError

    found: list[M] = []
    wrong: list[Problem] = []
    for file in files:
        try:
            found.append(model.model_validate(file.plain))
        except ValidationError as error:
            wrong += documents.problems(error, file.node(), file.name, model)
    if wrong:
        raise InvalidFileError(wrong)
    return tuple(found)


def digest_of(files: Iterable[tuple[str, str]]) -> str:
    """Over the names of files and their digests."""
    return sha256("".join(f"{digest}  {name}\n" for name, digest in files).encode()).hexdigest()


def names_of(read: Iterable[FileBytes], base: Path) -> Iterable[tuple[str, str]]:
    """The names of files relative to a directory, and their digests."""
    return ((path.relative_to(base).as_posix(), digest) for path, _, digest in read)


def files_of(paths: Sequence[Path], kind: str) -> tuple[File, ...]:
    """Files with what they say.

    Raises:
        InvalidFileError, DataGuardError: a file is not YAML, or cannot be read.
    """
    read = read_bytes(paths)
    return as_files(read, plains_of(read, kind))


def yaml_in(directory: Path, *, deep: bool = False) -> list[Path]:
    """The YAML files of a directory, sorted; none where it is not there.

    What begins with a dot is left to editors and other programs.

    Args:
        directory: where they are.
        deep: those of the directories in it as well.

    Raises:
        DataGuardError: a directory cannot be looked into, and must not read as empty.
    """
    found: list[Path] = []
    for each in _entries(directory):
        if each.name[0] == ".":
            continue
        if deep and each.is_dir():
            if not each.is_symlink():
                found += yaml_in(directory / each.name, deep=True)
            elif not directory.resolve().is_relative_to((directory / each.name).resolve()):
                # Gone into, links may lead round in a circle; passed over, their rules would never be asked.
                raise DataGuardError(
                    f"{directory / each.name}: is a link to a directory, which is not followed; "
                    "put the directory itself there",
                    f"{directory / each.name}: 是指向目录的链接，不予跟随；请放入该目录本身",
                )
        elif each.name.endswith((".yaml", ".yml")):
            found.append(directory / each.name)
        elif each.name.lower().endswith((".yaml", ".yml")):
            raise DataGuardError(
                f"{directory / each.name}: is not read under this name; write .yaml in small letters",
                f"{directory / each.name}: 此文件名不会被读取；请将扩展名写作小写 .yaml",
            )
    return sorted(found)


def unread_in(directory: Path) -> list[Path]:
    """What lies among the YAML files of a directory and may be meant to be read with them, sorted.

    It is files of other formats, and directories with YAML in them.
    """
    return sorted(
        directory / each.name
        for each in _entries(directory)
        if each.name[0] != "."
        and (
            each.name.lower().endswith((".csv", ".tsv", ".json", ".xml", ".xlsx"))
            or (each.is_dir() and _holds_yaml(directory / each.name))
        )
    )


def _holds_yaml(directory: Path) -> bool:
    return any(each.name.endswith((".yaml", ".yml")) for each in _entries(directory))


def directories_in(directory: Path) -> list[Path]:
    """The directories in a directory, sorted; none where it is not there.

    Raises:
        DataGuardError: it cannot be looked into.
    """
    try:
        return sorted(directory / each.name for each in _entries(directory) if each.is_dir())
    except OSError as error:
        raise _unreadable(directory, error) from None


def _entries(directory: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(directory) as entries:
            return list(entries)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _unreadable(directory, error) from None


def read_bytes(paths: Sequence[Path]) -> list[FileBytes]:
    """What files hold, and their digests.

    Raises:
        DataGuardError: a file cannot be read.
    """
    read: list[FileBytes] = []
    for path in paths:
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - a hundred files are opened at each start
                data = file.read()
        except OSError as error:
            raise _unreadable(path, error) from None
        read.append((path, data, sha256(data).hexdigest()))
    return read


def _unreadable(path: Path, error: OSError) -> DataGuardError:
    from ddcheck.foreign_errors import system_error

    reason = system_error(error)
    return DataGuardError(
        f"{path}: cannot be read ({reason.en}); put that right, for without it nothing is decided",
        f"{path}: 无法读取（{reason.zh}）；请先处理，缺少它就不作任何判定",
    )


def key_of(read: Sequence[FileBytes], *more: str) -> str:
    """What an entry of the cache is known by that was worked out from files, and from whatever else."""
    stamp = "\n".join((CACHE_VERSION, *(digest for _, _, digest in read), *more))
    return sha256(stamp.encode()).hexdigest()[:40]


def plains_of(read: Sequence[FileBytes], kind: str) -> list[Any]:
    """What files say: from the cache where their bytes are known, else parsed.

    All files of one kind share one entry of the cache, for opening many costs more than reading them.

    Raises:
        InvalidFileError, DataGuardError: a file is not YAML.
    """
    key = key_of(read)
    kept = cache.read(kind, key)
    if kept is not None:
        found: list[Any] = json.loads(kept)
        return found
    plains = [_parsed(data, shown(path), kind) for path, data, _ in read]
    cache.write(kind, key, json.dumps(plains, ensure_ascii=False).encode())
    return plains


def as_files(read: Sequence[FileBytes], plains: Sequence[Any]) -> tuple[File, ...]:
    """Files with what they say, put together."""
    return tuple(
        File(path, data, digest, plain)
        for (path, data, digest), plain in zip(read, plains, strict=True)
    )


def _parsed(data: bytes, name: str, kind: str) -> Any:
    try:
        found = documents.trees(data, name)
    except InvalidFileError as error:
        if kind == "lists":
            raise DataGuardError(
                f"{error}\nthe list is damaged; get a whole copy",
                f"{error.zh}\n名单已损坏；请取得完整文件",
            ) from None
        raise
    if len(found) != 1:
        message = Text(
            f"has {len(found)} documents where one belongs; write one",
            f"含 {len(found)} 个文档，应为一个；请只写一个",
        )
        if kind == "lists" and not found:
            raise DataGuardError(
                f"{name}: is empty; get a whole copy", f"{name}: 是空的；请取得完整文件"
            )
        raise InvalidFileError([Problem(name, 0, "", message)])
    if kind == "rules" and (wrong := list(_blanks(found[0], name))):
        raise InvalidFileError(wrong)
    return found[0].plain


def _blanks(node: documents.Node, name: str, path: str = "") -> Iterator[Problem]:
    """What is left blank in a rule, which would be left out of it: a condition, or a bound.

    Records in examples may leave out what they like.
    """
    if not isinstance(node.value, dict):
        if isinstance(node.value, tuple):
            for index, each in enumerate(node.value):
                yield from _blanks(each, name, f"{path}[{index}]")
        return
    for key, child in node.value.items():
        here = f"{path}.{key}" if path else key
        if key == "record" and path.startswith("examples["):
            continue
        if child.value is None or (isinstance(child.value, str) and not child.value.strip()):
            line, column = (node.keys or {}).get(key, (child.line, child.column))
            message = Text(
                "is left blank; write what it says, or take it out",
                "留空；请写内容，或去掉这一行",
            )
            yield Problem(name, line, here, message, column)
        else:
            yield from _blanks(child, name, here)
