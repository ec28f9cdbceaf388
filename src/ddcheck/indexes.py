"""Prepared indexes on disk: one file an index, named after all that it was made from, opened by mmap.

A file is written under another name and renamed, so that it is whole or not there, whoever else is
writing the same one. A damaged or older one is made anew, and where nothing can be kept the index is
made in memory. What a file says is a shortcut only: the same lists give the same answers without it.

Each section has its own checksum, which is looked at before anything is read from it: one name needs half of them.
"""

from __future__ import annotations

import contextlib
import json
import mmap
import os
from collections.abc import Mapping
from hashlib import sha256
from itertools import chain
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING
from zlib import crc32

from ddcheck import cache
from ddcheck.errors import DataGuardError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from ddcheck.core.lists import EntityList
    from ddcheck.core.measures import Measure
    from ddcheck.core.screening import Index, Screener
    from ddcheck.list_files import ListFile

MAGIC = b"ddcheck index 2\n"
_ALIGNED = 64
CHECKED = 64 * 1024 * 1024
"""Bytes of a file up to which its sections are checked; of a larger one the ends alone are."""
_END = 1024 * 1024
KEEP = 12
"""How many indexes stay when another one is written."""


def screener_of_files(
    paths: Sequence[Path], *, as_of: date, shipped: bool = True, lists_dir: Path | None = None
) -> Screener:
    """A screener over list files and, if wanted, the lists that ship, prepared once for their bytes.

    Raises:
        UsageError: a file cannot be read.
        InvalidFileError, DataGuardError: as `list_formats.load_list` does, the first time a file is met.
    """
    from ddcheck.core.screening import Screener

    return Screener((), as_of=as_of, index=of_files(paths, shipped=shipped, lists_dir=lists_dir))


def of_files(
    paths: Sequence[Path], *, shipped: bool = False, lists_dir: Path | None = None
) -> Index:
    """The index of list files; a file that is known by its bytes is not parsed."""
    files = _files(paths)
    digests = ["files", *(each.key for each in files)]
    if shipped:
        from ddcheck import list_formats

        place = _shipped() if lists_dir is None else lists_dir
        for known in sorted([*place.glob("entities/*.yaml"), *place.glob("measures/*.yaml")]):
            digests.append(f"{known.name} {sha256(list_formats.bytes_of(known)).hexdigest()}")

    def make() -> dict[str, bytes]:
        from ddcheck.core.lists import fitting

        lists: tuple[EntityList, ...] = ()
        measures: Mapping[str, Measure] | None = None
        if shipped:
            from ddcheck import catalogue

            lists = catalogue.entity_lists(directory=lists_dir)
            measures = catalogue.measures(lists_dir)
        added = fitting((each.load() for each in files), [each.id for each in lists], measures)
        return _sections(chain(lists, added), measures or {})

    return open_or_build(digests, make)


def _files(paths: Sequence[Path]) -> list[ListFile]:
    if not paths:
        return []
    from ddcheck.list_files import ListFile

    return [ListFile(path) for path in paths]


def _shipped() -> Path:
    package = Path(__file__).parent
    place = package / "_data" / "lists"
    if place.is_dir():
        return place
    # In a checkout; the catalogue knows best where, but loading it takes a tenth of a look-up.
    return package.parents[1] / "lists"


def of_lists(
    lists: Callable[[], Iterable[EntityList]],
    measures: Mapping[str, Measure],
    digests: Iterable[str],
) -> Index:
    """The index of some lists; ``digests`` stand for all that these are read from.

    The lists are asked for only where the index is not there yet.
    """
    return open_or_build(["lists", *digests], lambda: _sections(lists(), measures))


def _sections(lists: Iterable[EntityList], measures: Mapping[str, Measure]) -> dict[str, bytes]:
    import gc

    from ddcheck.core.screening import prepared

    # Millions of small values are made and none thrown away; looking for some would take as long again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return prepared(lists, measures)
    finally:
        if collecting:
            gc.enable()


def open_or_build(digests: Iterable[str], make: Callable[[], dict[str, bytes]]) -> Index:
    """The index that belongs to some digests: from its file, else made and kept.

    Args:
        digests: all that the index depends on, in order; the version of the program is added.
        make: works out the sections of the index.
    """
    from ddcheck.core.screening import Index

    folder = cache.directory()
    if folder is None:
        return Index(make())
    path = folder / f"index-{_key(digests)}.ddx"

    def anew() -> dict[str, bytes]:
        sections = make()
        _keep(path, sections)
        return sections

    found = opened(path, anew)
    if found is not None:
        return found
    sections = anew()
    # From its file an index takes no memory that others want.
    return opened(path, anew) or Index(sections)


def _key(digests: Iterable[str]) -> str:
    from ddcheck.core.screening.building import VERSION

    stamp = "\n".join(
        [MAGIC.decode(), VERSION, cache.code_stamp("core/names", "core/screening"), *digests]
    )
    return sha256(stamp.encode("utf-8", "surrogateescape")).hexdigest()[:40]


def pack(sections: Mapping[str, bytes]) -> bytes:
    """The sections as one file: a header that says where each is, then all of them, aligned."""
    return b"".join(parts(sections))


def parts(sections: Mapping[str, bytes]) -> list[bytes]:
    """What the file of an index is written from, so that there need be no second copy of it."""
    places: dict[str, tuple[int, int, int]] = {}
    found: list[bytes] = []
    size = 0
    for name in sorted(sections):
        if size:
            found.append(bytes(-size % _ALIGNED))
            size += len(found[-1])
        places[name] = (size, len(sections[name]), crc32(sections[name]))
        found.append(sections[name])
        size += len(sections[name])
    ends = [crc32(_first(found)), crc32(_last(found))]
    header = json.dumps({"sections": places, "size": size, "ends": ends})
    encoded = header.encode()
    head = MAGIC + f"{len(encoded):08d} {crc32(encoded):08x}\n".encode() + encoded
    return [head, bytes(-len(head) % _ALIGNED), *found]


def _first(parts: Sequence[bytes]) -> bytes:
    found = b""
    for part in parts:
        found += part[: _END - len(found)]
    return found


def _last(parts: Sequence[bytes]) -> bytes:
    found = b""
    for part in reversed(parts):
        found = part[max(len(part) + len(found) - _END, 0) :] + found
    return found


def unpack(
    data: memoryview, anew: Callable[[], dict[str, bytes]] | None = None
) -> Mapping[str, memoryview]:
    """The sections of a file, without copying them.

    Args:
        data: the file.
        anew: makes the same sections once more; called where one is damaged. All of them are checked at
            once where it is left out, else each when it is taken.

    Raises:
        ValueError: the file is no index, or damaged.
    """
    start = len(MAGIC) + 18
    if bytes(data[: len(MAGIC)]) != MAGIC:
        raise ValueError("is no index")
    size, _, crc = bytes(data[len(MAGIC) : start - 1]).decode("ascii", "replace").partition(" ")
    encoded = bytes(data[start : start + int(size)])
    if f"{crc32(encoded):08x}" != crc:
        raise ValueError("the header is damaged")
    header = json.loads(encoded)
    begin = start + len(encoded)
    body = data[begin + -begin % _ALIGNED :]
    if len(body) != header["size"]:
        raise ValueError("the file is cut")
    whole = len(body) <= CHECKED
    if not whole and [crc32(body[:_END]), crc32(body[-_END:])] != header["ends"]:
        raise ValueError("the file is damaged")
    return _Sections(body, header["sections"], anew if whole else None, checked=whole)


class _Sections(Mapping[str, memoryview]):
    """The sections of a file, each checked when it is taken; those of a damaged file are made anew."""

    def __init__(
        self,
        body: memoryview,
        places: Mapping[str, tuple[int, int, int]],
        anew: Callable[[], dict[str, bytes]] | None,
        *,
        checked: bool,
    ) -> None:
        self._body = body
        self._places = places
        self._anew = anew
        self._made: dict[str, bytes] | None = None
        self._checked = checked
        if checked and anew is None:
            for name in places:
                self[name]

    def __getitem__(self, name: str) -> memoryview:
        at, size, crc = self._places[name]
        if self._made is None:
            found = self._body[at : at + size]
            if not self._checked or crc32(found) == crc:
                return found
            if self._anew is None:
                raise ValueError("the file is damaged")
            self._made = self._anew()
        made = self._made[name]
        if crc32(made) != crc:
            # What was taken before belongs to the lists as they were.
            raise DataGuardError(
                "a list was changed while names were looked up; run it again",
                "检索名称期间清单已被更改；请重新运行",
            )
        return memoryview(made)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def opened(path: Path, anew: Callable[[], dict[str, bytes]] | None = None) -> Index | None:
    """The index in a file; None where there is no whole one of this version.

    Args:
        path: the file.
        anew: as for `unpack`.
    """
    from ddcheck.core.screening import Index

    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a tenth of the cost
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        return Index(unpack(data, anew))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(path: Path, sections: Mapping[str, bytes]) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}.tmp")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with draft.open("wb") as file:
            file.writelines(parts(sections))
        draft.replace(path)
        kept = sorted(
            path.parent.glob("index-*.ddx"), key=lambda each: each.stat().st_mtime, reverse=True
        )
        for old in kept[KEEP:]:
            old.unlink(missing_ok=True)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
