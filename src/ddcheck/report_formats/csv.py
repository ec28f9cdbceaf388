"""A row for each record and finding, for spreadsheets and for programs that read nothing else.

Every cell is quoted. A cell that a spreadsheet would take for a formula begins with an apostrophe,
unless the run asks for raw cells. The last line of a file is a row like the others: compare the
rows with the counts on standard error, or read JSON Lines, where a cut shows.
"""

from __future__ import annotations

import csv
from typing import IO, TYPE_CHECKING

from ddcheck.report_formats._harmless import csv_text
from ddcheck.report_formats._table import COLUMNS, rows

if TYPE_CHECKING:
    from ddcheck.core.reports import Counts, Result
    from ddcheck.report_formats import RunInfo

BINARY = False
EXTENSION = ".csv"


class _Writer:
    def __init__(self, out: IO[str], info: RunInfo) -> None:
        self._info = info
        self._rows = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        if info.csv_bom:
            out.write("\ufeff")
        self._rows.writerow(COLUMNS)

    def add(self, result: Result) -> None:
        raw = self._info.csv_raw
        for row in rows(result, self._info):
            self._rows.writerow([csv_text(row.get(name, ""), raw=raw) for name in COLUMNS])

    def end(self, _counts: Counts, _info: RunInfo) -> None:
        pass


def begin(out: IO[str], info: RunInfo) -> _Writer:
    """A writer of rows; they are written as they come."""
    return _Writer(out, info)
