"""A run as one JSON object: the contract's keys first, then what a later reading needs.

Records stream through a temporary file, because the counts stand before the reports.
"""

from __future__ import annotations

import tempfile
import weakref
from typing import IO, TYPE_CHECKING, Any

from ddcheck.core.reports import NotChecked
from ddcheck.report_formats._decoding import decode_run, digest_problems
from ddcheck.report_formats._encoding import (
    RUN_SCHEMA,
    Encoded,
    ReportEncoder,
    dumps,
    not_checked_object,
    run_tail,
    tool_object,
)

if TYPE_CHECKING:
    from ddcheck.core.reports import Counts, Result
    from ddcheck.report_formats import RunInfo

__all__ = ["BINARY", "EXTENSION", "begin", "decode_run", "digest_problems"]

BINARY = False
EXTENSION = ".json"
_IN_MEMORY = 32 * 1024 * 1024
_CHUNK = 1024 * 1024


class _Writer:
    def __init__(self, out: IO[str], info: RunInfo) -> None:
        self._out = out
        self._encoder = ReportEncoder(info.lang)
        self._digests: list[str] = []
        self._not_checked: list[dict[str, Any]] = []
        self._spool = tempfile.SpooledTemporaryFile(  # noqa: SIM115 - closed by end, or with the writer
            max_size=_IN_MEMORY, mode="w+", encoding="utf-8", newline=""
        )
        # A run that is broken off never comes to its end.
        weakref.finalize(self, self._spool.close)

    def add(self, result: Result) -> None:
        if isinstance(result, NotChecked):
            index = len(self._digests) + len(self._not_checked)
            self._not_checked.append(not_checked_object(result, index))
        else:
            self.add_encoded(self._encoder.encode(result, between=",\n"))

    def add_encoded(self, encoded: Encoded) -> None:
        """Take a report that a worker process has encoded, one line a finding."""
        self._spool.write(",\n" if self._digests else "\n")
        self._spool.write(encoded.text)
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
        self._spool.seek(0)
        while chunk := self._spool.read(_CHUNK):
            out.write(chunk)
        self._spool.close()
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
