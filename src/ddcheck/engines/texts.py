"""Texts of reports on their way from the process that made them to the one that writes them: through files.

A report has tens of kilobytes. Through a pipe, and again through the spool, each would be copied nine times;
so a process appends its texts to a file of its own, and only says where they are.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ddcheck.report_formats._encoding import Encoded


class Kept(NamedTuple):
    """Where a text is."""

    file: str
    at: int
    size: int
    digest: str


class Keeper:
    """Appends texts to a file of this process in a directory that the others can read."""

    def __init__(self, directory: Path) -> None:
        self._path = str(directory / f"{os.getpid()}.texts")
        self._file: IO[bytes] | None = None
        self._at = 0

    def keep(self, encoded: Encoded) -> Kept:
        """Append a text; it is there for others after `flush`."""
        if self._file is None:
            self._file = Path(self._path).open("ab")  # noqa: SIM115 - until the process ends
            self._at = self._file.tell()
        kept = Kept(self._path, self._at, len(encoded.text), encoded.digest)
        self._at += self._file.write(encoded.text)
        return kept

    def flush(self) -> None:
        """Let others read what was kept."""
        if self._file is not None:
            self._file.flush()

    def close(self) -> None:
        """Write what is left and close the file; a process of the pool leaves that to its end."""
        if self._file is not None:
            self._file.close()


class Fetcher:
    """Reads kept texts, each file opened once."""

    def __init__(self) -> None:
        self._open: dict[str, int] = {}

    def fetch(self, kept: Kept) -> Encoded:
        """The text, whole.

        Raises:
            OSError: the file is not there any more, or shorter than what was kept.
        """
        from ddcheck.report_formats._encoding import Encoded

        number = self._open.get(kept.file)
        if number is None:
            number = self._open[kept.file] = os.open(
                kept.file, os.O_RDONLY | getattr(os, "O_BINARY", 0)
            )
        os.lseek(number, kept.at, os.SEEK_SET)
        parts: list[bytes] = []
        left = kept.size
        while left:
            part = os.read(number, left)
            if not part:
                raise OSError(f"{kept.file}: a report that was kept there is cut")
            parts.append(part)
            left -= len(part)
        return Encoded(b"".join(parts), kept.digest)

    def close(self) -> None:
        """Close the files."""
        for number in self._open.values():
            os.close(number)
        self._open.clear()
