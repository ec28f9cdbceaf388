"""List files as runs use them: known by their bytes, and parsed only where these are met for the first time.

Parsing the million names of a large list takes longer than deciding a thousand orders.
"""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from ddcheck import cache, list_formats
from ddcheck.core.reports import ListRef
from ddcheck.errors import DataGuardError
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from ddcheck.core.lists import Designation, EntityList


class About(NamedTuple):
    """What a list says of itself."""

    id: str
    edition: str
    published: date | None
    sha256: str
    """Of what it says, whatever file said it."""
    entries: int

    @property
    def reference(self) -> ListRef:
        """As a report names it."""
        return ListRef(self.id, self.edition, self.sha256, self.entries)


def about(entity_list: EntityList) -> About:
    """What a list says of itself."""
    return About(
        entity_list.id,
        entity_list.edition,
        entity_list.published,
        _content_digest(entity_list),
        len(entity_list.entries),
    )


class ListFile:
    """A list in a file of any supported format, with the files beside it that belong to it."""

    def __init__(self, path: Path) -> None:
        """Look at the bytes.

        Raises:
            DataGuardError: the file is not there or cannot be read.
        """
        self.path = path
        self.sha256 = _digest(self._read())
        """Of the bytes of the file, or of the names and bytes of several files."""
        self._about: About | None = None

    def _read(self) -> list[tuple[str, bytes]]:
        return [
            (file.name, list_formats.bytes_of(file)) for file in list_formats.files_of(self.path)
        ]

    @property
    def key(self) -> str:
        """What its entries depend on, besides the code: its bytes, and its name, which may be its id."""
        return f"{self.path.name} {self.sha256}"

    def load(self) -> EntityList:
        """The list, parsed anew.

        Raises:
            InvalidFileError: with every row that cannot be read.
            DataGuardError: it is damaged or cut, or was changed in the meantime.
        """
        read = self._read()
        if _digest(read) != self.sha256:
            raise DataGuardError(
                f"{self.path}: was changed while it was read; run it again",
                f"{self.path}: 读取期间已被更改；请重新运行",
            )
        (_, data), *others = read
        found = list_formats.parse(data, str(self.path), companions=dict(others))
        if self._about is None:
            self._about = about(found)
            self._keep(self._about)
        return found

    def about(self) -> About:
        """What the list says of itself; it is parsed where that is not known of these bytes.

        Raises:
            InvalidFileError, DataGuardError: as `load` does.
        """
        if self._about is None:
            self._about = self._kept()
        if self._about is None:
            self.load()
        assert self._about is not None
        return self._about

    def _cache_key(self) -> str:
        stamp = f"{cache.code_stamp('core', 'list_formats', 'reading')}\n{self.key}"
        return sha256(stamp.encode("utf-8", "surrogateescape")).hexdigest()[:40]

    def _kept(self) -> About | None:
        kept = cache.read("list", self._cache_key())
        if kept is None:
            return None
        name, edition, published, content, entries = json.loads(kept)
        day = published and date.fromisoformat(published)
        return About(name, edition, day, content, entries)

    def _keep(self, about: About) -> None:
        cache.write("list", self._cache_key(), json.dumps(list(about), default=str).encode())


def _digest(files: list[tuple[str, bytes]]) -> str:
    digests = [(name, sha256(data).hexdigest()) for name, data in files]
    if len(digests) == 1:
        return digests[0][1]
    return sha256(
        "\n".join([f"{name} {each}" for name, each in digests]).encode("utf-8", "surrogateescape")
    ).hexdigest()


_TOGETHER = 1 << 10


def _content_digest(content: EntityList) -> str:
    """The SHA-256 of a list as JSON, so many entries at a time: at once it takes more room than the list."""
    head, tail = _json(content, ()), "]}"
    digest = sha256(head.removesuffix(tail).encode())
    for begin in range(0, len(content.entries), _TOGETHER):
        some = _json(content, content.entries[begin : begin + _TOGETHER])
        if begin:
            digest.update(b",")
        digest.update(some[len(head) - len(tail) : -len(tail)].encode())
    digest.update(tail.encode())
    return digest.hexdigest()


def _json(content: EntityList, entries: tuple[Designation, ...]) -> str:
    """A list as JSON, with other entries, which stand at its end."""
    return content.model_copy(update={"entries": entries}).model_dump_json(exclude_defaults=True)
