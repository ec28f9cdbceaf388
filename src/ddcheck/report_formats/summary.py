"""The step summary of GitHub Actions: Markdown of at most 900 KiB, the gravest first.

GitHub drops a summary of more than 1 MiB whole, so this one ends before, and says so. Names of
parties are hidden unless the run shows them.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from ddcheck.core.texts import Text
from ddcheck.report_formats import _markdown
from ddcheck.report_formats._masking import hides_names
from ddcheck.report_formats._questions import Account

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddcheck.core.reports import Counts, Result
    from ddcheck.report_formats import RunInfo

BINARY = False
EXTENSION = ".md"
_MOST = 900 * 1024
_ROWS = 10_000
_LAST = Text(
    "\n… the rest is left out: a step summary has its limit. Another format has all of it.\n",
    "\n… 其余从略：步骤摘要有长度限制。其他格式载有全部内容。\n",
)


class _Writer:
    def __init__(self, out: IO[str], info: RunInfo) -> None:
        self._out = out
        limit = _ROWS if info.limit is None else info.limit
        self._account = Account(keep=limit, hide=hides_names(info, public=True))
        self._last = _LAST.get(info.lang)
        self._left = _MOST - len(self._last.encode())

    def add(self, result: Result) -> None:
        self._account.add(result)

    def _write(self, lines: Iterable[str], reserve: int) -> bool:
        """Write what leaves room for what must follow; whether all of it did."""
        for line in lines:
            size = len(line.encode("utf-8", "surrogatepass"))
            if size > self._left - reserve:
                return False
            self._left -= size
            self._out.write(line)
        return True

    def end(self, counts: Counts, info: RunInfo) -> None:
        account, hide = self._account, hides_names(info, public=True)
        last = _markdown.checked(account, info)
        reserve = len(last.encode())
        whole = self._write([_markdown.head(account, counts, info)], reserve)
        for lines in (
            _markdown.records(account, info),
            _markdown.questions(account, info),
            _markdown.not_checked(account, info, hide=hide),
            _markdown.waivers(info, hide=hide),
        ):
            whole = whole and self._write(lines, reserve)
        if not whole:
            self._out.write(self._last + "\n")
        self._out.write(last)


def begin(out: IO[str], info: RunInfo) -> _Writer:
    """A writer that speaks when all is known."""
    return _Writer(out, info)
