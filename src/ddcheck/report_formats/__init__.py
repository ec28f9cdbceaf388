"""How results are written: one module a format, found by its file name.

A module here that does not begin with an underscore is a format, and the flag's value is its name
with ``-`` for ``_``. So a new format is one new file. A format never decides anything, never
changes the exit status and never edits a result; it is given results in input order and writes
the same bytes for the same results.
"""

from __future__ import annotations

import io
import pkgutil
from importlib import import_module
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any, Protocol, cast

from ddcheck.core.reports import Counts
from ddcheck.errors import UnknownNameError, UsageError
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ddcheck.core.reports import Report, Result
    from ddcheck.core.texts import Text

_NOT_FORMATS = frozenset({"schema"})


class RunInfo(NamedTuple):
    """What a writer must know of the run as a whole; there is no clock in it.

    ``begin`` gets what is known before the first record, ``end`` the same with the outcome.
    """

    tool_version: str
    as_of: date | None = None
    """The date asked for; ``None`` where each record brought its own."""
    gate: str = "review"
    lang: str = "en"
    exit_status: int | None = None
    exit_reason: Text | None = None
    """Why that exit status, as in ``incomplete: 3 rows not checked``; the name alone suffices."""
    show_names: bool = False
    """Whether names of parties may stand where many can read them."""
    ci: bool = False
    """Whether the run is a CI job: then every format but JSON and the terminal hides names too."""
    show: tuple[str, ...] = ("fail", "review")
    """Verdicts of the findings to write out one by one, or ``all``; never what is counted."""
    limit: int | None = None
    """How many rows a table for people may have; each format has its own default."""
    width: int = 80
    """Cells of the terminal."""
    color: bool = False
    ascii: bool = False
    """Whether the console cannot carry lines, marks and Chinese."""
    csv_bom: bool = False
    """Whether CSV begins with a byte order mark, which spreadsheet programs need for Chinese."""
    csv_raw: bool = False
    """Whether CSV leaves out the apostrophe before formulas: for programs, not for spreadsheets."""
    waivers: tuple[Mapping[str, Any], ...] = ()
    """Each with ``id`` and ``status`` (used, expiring, expired, lapsed, unused), and as known
    ``expires``, ``reason``, ``by``, ``rule``, ``record`` (what it is bound to) and ``bound_to`` (as what: ``id``,
    ``party_id``, ``fingerprint`` or ``entry``)."""
    notes: tuple[Text, ...] = ()
    """What a reader must know of the run, as ``report-only: gate is off``."""
    inputs: tuple[Mapping[str, Any], ...] = ()
    """Each with ``path``, and as known ``sha256``, ``bytes``, ``format``, ``encoding``."""
    settings: Mapping[str, Any] = MappingProxyType({})
    """What the verdicts depend on beside record, rules and lists, as given: ``horizon``, ``select`` and
    so on, so that the run can be decided again."""
    errors: tuple[Mapping[str, Any], ...] = ()
    """What went wrong with the run rather than with a record: ``code``, ``message``, ``help``."""


class Writer(Protocol):
    """One report being written."""

    def add(self, result: Result, /) -> None:
        """Take the next result, in input order."""

    def end(self, counts: Counts, info: RunInfo, /) -> None:
        """Write what is left. Without this call the report is recognisably cut."""


class ReportFormat(Protocol):
    """What a module of this package offers."""

    BINARY: bool
    """Whether ``out`` takes bytes."""
    EXTENSION: str
    """The usual end of a file name, with its point."""

    def begin(self, out: IO[Any], info: RunInfo) -> Writer:
        """A writer to ``out``.

        A text stream is opened by the caller as UTF-8 with ``newline=""``; the format writes its
        own line ends.
        """


def names() -> tuple[str, ...]:
    """The formats there are, by the names that ``--format`` takes."""
    modules = (found.name for found in pkgutil.iter_modules(__path__))
    return tuple(
        sorted(
            name.replace("_", "-")
            for name in modules
            if not name.startswith("_") and name not in _NOT_FORMATS
        )
    )


def module(name: str) -> ReportFormat:
    """The format of that name, imported only now.

    Raises:
        UnknownNameError: no format goes by that name.
    """
    if name not in names():
        raise UnknownNameError("report format", name, names())
    found = import_module(f"{__name__}.{name.replace('-', '_')}")
    return cast("ReportFormat", found)


def write(name: str, results: Iterable[Result], info: RunInfo, file: IO[bytes]) -> None:
    """All of a report, into a file."""
    chosen = module(name)
    text = None if chosen.BINARY else io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = chosen.begin(file if text is None else text, info)
    counts = Counts()
    for result in results:
        writer.add(result)
        counts = counts.plus(result)
    writer.end(counts, info)
    if text is not None:
        # Else it would close the file when it goes.
        text.detach()


def render(name: str, results: Iterable[Result], info: RunInfo) -> bytes:
    """All of a report at once, in memory: for small runs."""
    raw = io.BytesIO()
    write(name, results, info, raw)
    return raw.getvalue()


def report_to_json(report: Report, *, lang: str = "en") -> str:
    """A report as the JSON object that ``--format json`` writes for its record, in the very same bytes.

    Args:
        report: what ``Checker.check`` returned.
        lang: ``en`` or ``zh``, for its sentences; where they are something else in the other language they
            stand there too, under ``other_language``.

    Raises:
        UsageError: another language, or something that is no report.
    """
    from ddcheck.core.reports import Report
    from ddcheck.report_formats._report_encoder import ReportEncoder

    if lang not in ("en", "zh"):
        raise UsageError(
            f"{lang!r} is no language here; write en or zh",
            f"没有 {lang!r} 这种语言；请写 en 或 zh",
        )
    given: object = report
    if not isinstance(given, Report):
        kind = type(given).__name__
        raise UsageError(
            f"a {kind} is no report; give what Checker.check returned",
            f"{kind} 不是报告；请给出 Checker.check 的结果",
        )
    return ReportEncoder(lang).encode(report, between=",\n").text.decode()


def report_to_dict(report: Report, *, lang: str = "en") -> dict[str, Any]:
    """The object of `report_to_json` as plain values: texts, numbers, lists and dictionaries, all of its own.

    Arguments and errors are those of `report_to_json`.
    """
    from json import loads

    found: dict[str, Any] = loads(report_to_json(report, lang=lang))
    return found
