"""Which files a command reads, and what is read from them as records."""

from __future__ import annotations

import codecs
import contextlib
import os
import stat
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ddcheck.core.texts import Text
from ddcheck.errors import Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ddcheck.configuration import Settings
    from ddcheck.reading import Options, Read

EXTENSIONS = frozenset(
    {".yaml", ".yml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xlsx", ".parquet", ".xml"}
)
"""What is read of a directory; a file that is named is read whatever it is called."""

SHOWN = 3
"""How many files of a directory are named that are not read."""


def files(arguments: Sequence[str], others: dict[str, list[str]] | None = None) -> Iterator[str]:
    """The files that arguments name, in order; a directory stands for its record files, sorted.

    Files and directories whose name begins with a point are left out of a directory,
    and so are column mappings (``*.map.yaml``). Links are followed, but not in circles.
    A directory that cannot be looked into and a link to nothing are named like files:
    whoever opens them finds out why, and does not take them for empty.

    Args:
        arguments: files and directories.
        others: takes, for each directory, the names of its files that are of no kind that holds records.
    """
    for each in arguments:
        if each == "-" or not os.path.isdir(each):  # noqa: PTH112 - Path.is_dir raises where it may not look
            yield each
            continue
        path = Path(each)
        left = others.setdefault(each, []) if others is not None else []
        for found, readable in sorted(_within(path, frozenset({os.path.realpath(path)}))):
            if not readable:
                yield str(found)
            elif found.suffix.lower() not in EXTENSIONS:
                left.append(str(found.relative_to(path)))
            elif not found.name.endswith((".map.yaml", ".map.yml")):
                yield str(found)


def _within(directory: Path, above: frozenset[str]) -> Iterator[tuple[Path, bool]]:
    """The files below a directory, and the directories below it that cannot be read, as False.

    Args:
        directory: where to look.
        above: the real paths of the directories that led here, itself included.
    """
    try:
        with os.scandir(directory) as entries:
            found = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        yield directory, False
        return
    for entry in found:
        place = directory / entry.name
        try:
            mode = entry.stat().st_mode
        except OSError:
            # A link to nothing, or the directory lets its names be read and no more.
            yield place, not entry.is_dir(follow_symlinks=False)
            continue
        if stat.S_ISREG(mode):
            yield place, True
        elif stat.S_ISDIR(mode) and (real := os.path.realpath(place)) not in above:
            yield from _within(place, above | {real})


def format_named(name: str | None) -> str | None:
    """A record format by its name; nothing where it is to be found by the content.

    Raises:
        UnknownNameError: there is no such format.
    """
    if name in (None, "auto"):
        return None
    from ddcheck import record_formats
    from ddcheck.errors import UnknownNameError

    if name not in record_formats.names():
        raise UnknownNameError("record format", str(name), record_formats.names())
    return name


def options(
    settings: Settings,
    *,
    format_in: str | None,
    kind: str | None,
    sheet: str | None,
    delimiter: str | None,
    id_column: str | None,
    stdin_name: str | None,
) -> Options:
    """How records are to be read.

    Raises:
        UsageError: a flag has a value that cannot be used.
        InvalidFileError: the mapping cannot be read.
    """
    from ddcheck.errors import UnknownNameError
    from ddcheck.reading import Options

    chosen = Options(
        format=format_named(format_in),
        kind=kind,
        encodings=settings.encodings,
        sheet=sheet,
        delimiter=None if delimiter is None else parted_by(delimiter),
        id_column=id_column,
    )
    if kind not in (None, "shipment", "customer"):
        raise UnknownNameError("kind", kind, ("shipment", "customer"))
    for encoding in settings.encodings:
        try:
            codecs.lookup(encoding)
        except LookupError:
            raise UsageError(
                f"{encoding!r} is not an encoding; write, for example, gb18030, big5, shift_jis or cp1252",
                f"{encoding!r} 不是编码；请写 gb18030、big5、shift_jis 或 cp1252 等",
            ) from None
    if stdin_name:
        chosen = chosen._replace(stdin_name=stdin_name)
    if settings.map is not None:
        from ddcheck.reading import mapping

        try:
            data = settings.map.read_bytes()
        except OSError as error:
            from ddcheck.foreign_errors import system_error

            raise UsageError(
                f"{settings.map}: cannot be read ({system_error(error)}); correct --map",
                f"{settings.map}: 无法读取（{system_error(error).zh}）；请更正 --map",
            ) from None
        found = mapping.load(data, str(settings.map))
        if found.kind == "name":
            raise UsageError(
                f"{settings.map}: is a mapping of names alone; write kind: customer, or: ddcheck screen --names FILE --map {settings.map}",
                f"{settings.map}: 只是名称的映射；请写 kind: customer，或用 ddcheck screen --names 文件 --map {settings.map}",
            )
        chosen = chosen._replace(mapping=found)
    return chosen


def parted_by(delimiter: str) -> str:
    """The value of ``--delimiter``.

    Raises:
        UsageError: it cannot part cells.
    """
    from ddcheck.core.texts import RefusalError
    from ddcheck.reading import mapping

    try:
        return mapping.one_delimiter(delimiter)
    except RefusalError as error:
        raise UsageError(f"--delimiter: {error}", f"--delimiter: {error.text.zh}") from None


class Inputs:
    """The records of some files in their order, and what is known of the files afterwards."""

    def __init__(self, arguments: Sequence[str], options: Options) -> None:
        self.arguments = arguments
        self.options = options
        self.empty: list[str] = []
        """Files that hold no record."""
        self.notes: list[Problem] = []
        """What reading has to say without refusing anything."""
        self.seen: list[Mapping[str, object]] = []
        """What was read: path, and the digest and size where it is a file."""
        self._stream: BinaryIO | None = None
        self._size = 0
        self._bytes_before = 0

    def size(self) -> int:
        """Bytes of all files together, as far as they are known beforehand."""
        found = 0
        for name in files(self.arguments):
            with contextlib.suppress(OSError):
                found += Path(name).stat().st_size if name != "-" else 0
        return found

    def share(self) -> float | None:
        """How much of what there is to read is read, from 0 to 1; None where that cannot be known."""
        if "-" in self.arguments or self._stream is None or self._stream.closed:
            return None
        with contextlib.suppress(OSError, ValueError):
            here = self._stream.tell()
            whole = sum(Path(name).stat().st_size for name in files(self.arguments))
            if 0 < here < self._size:
                return (self._bytes_before + here) / whole
        return None

    def __iter__(self) -> Iterator[Read]:
        for make in self.pending():
            read = make()
            self.notes += [note for note in read.notes if note not in self.notes]
            yield read

    def pending(self) -> Iterator[Callable[[], Read]]:
        """The same, each record still to be read where it is called; then its notes are the caller's."""
        others: dict[str, list[str]] = {}
        read: set[str] = set()
        for name in files(self.arguments, others):
            if self._is_again(name, read):
                continue
            count = 0
            for make in self._records(name):
                count += 1
                yield make
            self._bytes_before += 0 if self._stream is None else self._size
            self._stream = None
            if count == 0:
                self.empty.append(self.options.stdin_name if name == "-" else name)
            self.seen.append(_described(name, self.options.stdin_name))
        for directory, left in others.items():
            self._note_left(directory, left)

    def _is_again(self, name: str, read: set[str]) -> bool:
        """Whether a file was read already: its records would draw down one licence twice."""
        if name == "-" or not os.path.isfile(name):  # noqa: PTH113 - Path.is_file raises where it may not look
            return False
        place = os.path.realpath(name)
        if place not in read:
            read.add(place)
            return False
        text = Text("is named more than once; read once", "被重复指定；只读取一次")
        self.notes.append(Problem(name, 0, "", text))
        return True

    def _note_left(self, directory: str, left: Sequence[str]) -> None:
        """Nothing is skipped in silence: what a directory holds beside records is named."""
        if left:
            more = f" and {len(left) - SHOWN} more" if len(left) > SHOWN else ""
            rest = f" 等 {len(left)} 个文件" if more else ""
            text = Text(
                f"not read, for no record has such an extension: {', '.join(left[:SHOWN])}{more}",
                f"未读取，记录没有这种扩展名：{'、'.join(left[:SHOWN])}{rest}",
            )
            self.notes.append(Problem(directory, 0, "", text))
        elif not any(True for _ in files([directory])):
            self.empty.append(directory)

    def _records(self, name: str) -> Iterator[Callable[[], Read]]:
        from ddcheck import record_formats
        from ddcheck.reading import refused

        if name == "-":
            yield from record_formats.pending(sys.stdin.buffer, "-", self.options)
            return
        try:
            stream: BinaryIO = open(name, "rb")  # noqa: PTH123, SIM115 - closed below, after the last record
        except OSError as error:
            from ddcheck.foreign_errors import system_error

            problem = Problem(
                name,
                0,
                "",
                Text(
                    f"cannot be read ({system_error(error)})",
                    f"无法读取（{system_error(error).zh}）",
                ),
            )
            yield partial(refused, [problem], source=name)
            return
        with stream:
            try:
                self._stream, self._size = stream, os.fstat(stream.fileno()).st_size
                yield from record_formats.pending(
                    stream, name, _with_format(self.options, stream, name)
                )
            except UsageError as error:
                # Of one file among many this is that file's trouble: the others are still decided.
                if self.options.format is not None:
                    raise
                text = Text(error.en.removeprefix(f"{name}: "), error.zh.removeprefix(f"{name}: "))
                yield partial(refused, [Problem(name, 0, "", text)], source=name)


def _with_format(options: Options, stream: BinaryIO, name: str) -> Options:
    """The format of a file whose name and first byte agree, without asking every format there is."""
    if options.format is not None:
        return options
    suffix = Path(name).suffix.lower()
    if suffix not in (".yaml", ".yml", ".json") or not stream.seekable():
        return options
    first = stream.read(64).lstrip()[:1]
    stream.seek(0)
    if suffix in (".yaml", ".yml") and first.isalpha() | (first in (b"#", b"-")):
        return options._replace(format="yaml")
    if suffix == ".json" and first in (b"{", b"["):
        return options._replace(format="json")
    return options


def _described(name: str, stdin_name: str) -> Mapping[str, object]:
    from hashlib import file_digest

    if name == "-":
        return {"path": stdin_name}
    if not os.path.isfile(name):  # noqa: PTH113 - Path.is_file raises where it may not look
        # A pipe holds nothing any more, and whoever opened it again would wait for ever.
        return {"path": name}
    try:
        with open(name, "rb") as stream:  # noqa: PTH123
            digest = file_digest(stream, "sha256").hexdigest()
            return {"path": name, "sha256": digest, "bytes": stream.tell()}
    except OSError:
        return {"path": name}
