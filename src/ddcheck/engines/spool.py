"""Answers kept until all records are decided: in memory while they are few, else in a temporary file.

The file has no name and is this process's own, so that what is read from it is what was written.
"""

from __future__ import annotations

import pickle
import tempfile
from collections import deque
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddcheck.engines.kernel import Answer

IN_MEMORY = 2_000
"""Records whose answers stay in memory."""


class Spool:
    """Answers in the order in which they came."""

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        self._room = in_memory
        self._kept: deque[Answer] = deque()
        self._file: IO[bytes] | None = None
        self._written = 0

    def add(self, answer: Answer) -> None:
        """Take one more."""
        if self._file is None and self._room >= len(answer):
            self._room -= len(answer)
            self._kept.append(answer)
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="ddcheck-")  # noqa: SIM115 - closed by close
        pickle.dump(answer, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._written += 1

    def __iter__(self) -> Iterator[Answer]:
        """All of them, once, in order."""
        while self._kept:
            yield self._kept.popleft()
        if self._file is not None:
            self._file.seek(0)
            for _ in range(self._written):
                yield pickle.load(self._file)  # noqa: S301 - written above, in a file without a name

    def close(self) -> None:
        """Give back the disk."""
        if self._file is not None:
            self._file.close()
