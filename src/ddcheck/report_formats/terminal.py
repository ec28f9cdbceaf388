"""A report for a person at a terminal: the verdict, what to do, why, and what was checked.

Up to three records are told in full; more are told by question. The last line is always the
counts and the exit status. Words carry the meaning; colour only repeats it.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from ddcheck.core.reports import NotChecked
from ddcheck.report_formats._questions import Account
from ddcheck.report_formats._screen_batch import LIMIT, write_batch

if TYPE_CHECKING:
    from ddcheck.core.reports import Counts, Result
    from ddcheck.report_formats import RunInfo

BINARY = False
EXTENSION = ".txt"
_IN_FULL = 3


class _Writer:
    def __init__(self, out: IO[str], info: RunInfo) -> None:
        self._out = out
        self._account = Account(keep=LIMIT if info.limit is None else info.limit)
        self._first: list[Result] = []

    def add(self, result: Result) -> None:
        self._account.add(result)
        if len(self._first) <= _IN_FULL:
            self._first.append(result)

    def end(self, counts: Counts, info: RunInfo) -> None:
        # Rich takes a tenth of a second to import; nobody else pays for it.
        from ddcheck.report_formats._screen import Screen
        from ddcheck.report_formats._screen_record import (
            in_common,
            write_basis,
            write_not_checked,
            write_report,
        )

        screen = Screen(self._out, info)
        if len(self._first) <= _IN_FULL:
            together = in_common(self._first)
            for number, result in enumerate(self._first):
                if number:
                    screen.blank()
                if isinstance(result, NotChecked):
                    write_not_checked(screen, result)
                else:
                    write_report(screen, result, alone=together is None)
            if together is not None and info.show:
                write_basis(screen, together)
        else:
            write_batch(screen, self._account)
        screen.ending(counts)


def begin(out: IO[str], info: RunInfo) -> _Writer:
    """A writer that speaks when all is known, so that a batch can be grouped."""
    return _Writer(out, info)
