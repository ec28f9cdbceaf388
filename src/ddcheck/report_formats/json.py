"""A run as one JSON object: the contract's keys first, then what a later reading needs.

Records stream through a temporary file once they are many, because the counts stand before them.
"""

from __future__ import annotations

import weakref
from typing import IO, TYPE_CHECKING, Any

from ddcheck.core.reports import NotChecked
from ddcheck.report_formats._encoding import (
    RUN_SCHEMA,
    dumps,
    not_checked_object,
    run_tail,
    tool_object,
    write_bytes,
)
from ddcheck.report_formats._report_encoder import Encoded, ReportEncoder

if TYPE_CHECKING:
    from ddcheck.core.reports import Counts, Result
    from ddcheck.report_formats import RunInfo

BINARY = False
EXTENSION = ".json"
_IN_MEMORY = 32 * 1024 * 1024
_CHUNK = 1024 * 1024


class _Spool:
    """UTF-8 in memory, and from a size on in a file."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0
        self._file: IO[bytes] | None = None

    def write(self, text: bytes) -> None:
        self._parts.append(text)
        self._size += len(text)
        if self._size > _IN_MEMORY:
            self._flush()

    def _flush(self) -> None:
        if self._file is None:
            # Late: it costs as much to import as a small check takes.
            import tempfile

            self._file = tempfile.TemporaryFile()  # noqa: SIM115
            # A run that is broken off never comes to its end.
            weakref.finalize(self, self._file.close)
        self._file.writelines(self._parts)
        self._parts.clear()
        self._size = 0

    def copy_to(self, out: IO[str]) -> None:
        if self._file is not None:
            self._file.seek(0)
            while chunk := self._file.read(_CHUNK):
                write_bytes(out, chunk)
            self._file.close()
        write_bytes(out, b"".join(self._parts))


class _Writer:
    def __init__(self, out: IO[str], info: RunInfo) -> None:
        self._out = out
        self._encoder = ReportEncoder(info.lang)
        self._lang = info.lang
        self._digests: list[str] = []
        self._not_checked: list[dict[str, Any]] = []
        self._spool = _Spool()

    def add(self, result: Result) -> None:
        if isinstance(result, NotChecked):
            index = len(self._digests) + len(self._not_checked)
            self._not_checked.append(not_checked_object(result, index, self._lang))
        else:
            self.add_encoded(self._encoder.encode(result, between=",\n"))

    def add_encoded(self, encoded: Encoded) -> None:
        """Take a report that a worker process has encoded, one line a finding."""
        self._spool.write(b",\n" if self._digests else b"\n")
        for part in encoded.parts:
            self._spool.write(part)
        self._digests.append(encoded.digest)

    def end(self, counts: Counts, info: RunInfo) -> None:
        out = self._out
        head = {
            "schema": RUN_SCHEMA,
            "tool": tool_object(info),
            "summary": counts.as_dict(),
        }
        out.write("{")
        for key, value in head.items():
            out.write(f'"{key}": {dumps(value)},\n')
        out.write('"reports": [')
        self._spool.copy_to(out)
        out.write("]")
        for key, value in run_tail(info, counts, self._not_checked, self._digests).items():
            out.write(f',\n"{key}": ')
            if isinstance(value, list) and value:
                out.write("[\n" + ",\n".join(dumps(one) for one in value) + "]")
            else:
                out.write(dumps(value))
        out.write("}\n")


def begin(out: IO[str], info: RunInfo) -> _Writer:
    """A writer of one run object."""
    return _Writer(out, info)
