"""A run as a stream of JSON lines: a header, one line a record in input order, an end.

A stream without its end line was cut.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from ddcheck.core.reports import NotChecked
from ddcheck.report_formats._encoding import (
    RUN_SCHEMA,
    dumps,
    is_complete,
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
EXTENSION = ".jsonl"


class _Writer:
    def __init__(self, out: IO[str], info: RunInfo) -> None:
        self._out = out
        self._encoder = ReportEncoder(info.lang)
        self._lang = info.lang
        self._digests: list[str] = []
        self._not_checked: list[dict[str, Any]] = []
        header = {
            "type": "header",
            "schema": RUN_SCHEMA,
            "tool": tool_object(info),
            "as_of": None if info.as_of is None else info.as_of.isoformat(),
            "gate": info.gate,
            "lang": info.lang,
        }
        out.write(dumps(header) + "\n")

    def add(self, result: Result) -> None:
        if isinstance(result, NotChecked):
            index = len(self._digests) + len(self._not_checked)
            found = not_checked_object(result, index, self._lang)
            self._not_checked.append(found)
            self._out.write(dumps(found) + "\n")
        else:
            self.add_encoded(self._encoder.encode(result, kind="report"))

    def add_encoded(self, encoded: Encoded) -> None:
        """Take a report that a worker process has encoded, with the kind ``report``."""
        write_bytes(self._out, b"".join((*encoded.parts, b"\n")))
        self._digests.append(encoded.digest)

    def end(self, counts: Counts, info: RunInfo) -> None:
        tail = run_tail(info, counts, self._not_checked, self._digests)
        tail["errors"] = [error for error in tail["errors"] if error["type"] == "error"]
        found = {
            "type": "end",
            "complete": is_complete(info, counts),
            "counts": counts.as_dict(),
            **tail,
        }
        self._out.write(dumps(found) + "\n")


def begin(out: IO[str], info: RunInfo) -> _Writer:
    """A writer of JSON lines; the header is written at once."""
    return _Writer(out, info)
