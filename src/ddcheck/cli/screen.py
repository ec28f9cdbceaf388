"""``ddcheck screen``: names alone against entity lists, with why each match is one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ddcheck.cli import _options as flags
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from ddcheck.core.reports import Match
    from ddcheck.core.screening import Screener
    from ddcheck.core.texts import Text

SCHEMA = "ddcheck/screening/1"
KINDS = ("organization", "person", "vessel", "aircraft")
_COLUMNS = ("name", "kind", "country", "birth_date", "identifier")
_CHUNK = 20_000
"""Names that are screened before their results are written."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("screen")(screen)


def screen(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME...", help="Names as written, in any script."),
    ] = None,
    *,
    names_file: Annotated[
        Path | None,
        typer.Option(
            "--names",
            metavar="FILE.csv",
            help="Names from a CSV: column name; optionally kind, country, birth_date, identifier.",
        ),
    ] = None,
    list_: flags.Lists = None,
    only: Annotated[
        bool,
        typer.Option("--only-list", help="The lists of --list alone, without those that ship."),
    ] = False,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="KIND", help="organization, person, vessel or aircraft, of all names."
        ),
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="XX", help="ISO code, of all names.")
    ] = None,
    birth_date: Annotated[
        str | None,
        typer.Option("--birth-date", metavar="DATE", help="1970, 1970-05 or 1970-05-01."),
    ] = None,
    identifier: Annotated[
        list[str] | None,
        typer.Option(
            "--identifier", metavar="SCHEME:NUMBER", help="As imo:9074729 or lei:...; repeatable."
        ),
    ] = None,
    as_of: flags.AsOf = None,
    lists_dir: flags.ListsDir = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="text|json|jsonl", help="How to write it."),
    ] = None,
    lang: flags.Lang = None,
    config: flags.Config = None,
) -> None:
    """Screen names against the entity lists.

    Exits with 0 (nothing matched), 1 (a name matches an active entry strongly), 3 (any other match, or a
    name without a letter, which is unknown and not clear), 4 (a row of --names cannot be read) or
    6 (there is no name).
    """
    from ddcheck import configuration
    from ddcheck.errors import UnknownNameError

    settings = configuration.load(
        {"list": list_, "lists-dir": lists_dir, "lang": lang, "as-of": as_of}, file=config
    )
    chosen = format_ or (settings.format if settings.format in ("json", "jsonl") else "text")
    if chosen not in ("text", "json", "jsonl"):
        raise UnknownNameError("format", chosen, ("text", "json", "jsonl"))
    asked = _Facts(
        _kind(kind, "--kind"),
        _country(country, "--country"),
        _birth(birth_date, "--birth-date"),
        dict(_identifier(each, "--identifier") for each in identifier or ()),
    )
    if only and not settings.list:
        from ddcheck.errors import UsageError

        raise UsageError(
            "--only-list: there is no --list; name a list file",
            "--only-list: 没有 --list；请写名单文件",
        )
    rows = [Row(0, name, asked, None) for name in names or ()]
    if names_file is not None:
        rows += _rows(names_file, asked)
    if not rows:
        from ddcheck.errors import NothingToCheckError

        raise NothingToCheckError(
            "there is no name; give names, or --names FILE.csv with a row",
            "没有名称；请写名称，或 --names FILE.csv（至少一行）",
        )
    from ddcheck import indexes

    screener = indexes.screener_of_files(
        settings.list,
        as_of=_day(settings),
        shipped=not only,
        lists_dir=settings.lists_dir,
    )
    status = _write(screener, rows, chosen, settings.lang)
    if status:
        raise typer.Exit(status)


def _day(settings: Any) -> "date":
    from datetime import UTC, datetime, timedelta

    if settings.as_of is None and settings.timezone == "Asia/Shanghai":
        # China has one time and no summer time: the tables of all zones need not be loaded.
        return (datetime.now(UTC) + timedelta(hours=8)).date()
    from ddcheck.cli._running import day, today

    return day(settings.as_of) or today(settings.timezone)


class _Facts(NamedTuple):
    kind: str | None
    country: str | None
    birth_date: str | None
    identifiers: "Mapping[str, str]"


class Row(NamedTuple):
    """One name that is asked for; with a problem where it cannot be read."""

    line: int
    name: str
    facts: _Facts
    problem: "Text | None"


class _Result(NamedTuple):
    row: Row
    comparable: bool
    matches: "tuple[Match, ...]"


def _kind(written: str | None, where: str) -> str | None:
    from ddcheck.errors import UsageError

    if not written:
        return None
    if written not in KINDS:
        raise UsageError(
            f"{where}: {written!r} is not a kind; use one of {', '.join(KINDS)}",
            f"{where}: {written!r} 不是类型；请写 {', '.join(KINDS)} 之一",
        )
    return written


def _country(written: str | None, where: str) -> str | None:
    from ddcheck.core.countries import COUNTRY_CODES
    from ddcheck.errors import UsageError

    if not written:
        return None
    if written not in COUNTRY_CODES:
        raise UsageError(
            f"{where}: {written!r} is not a country code; write two letters such as CN or DE",
            f"{where}: {written!r} 不是国家/地区代码；请写两个字母，例如 CN 或 DE",
        )
    return written


def _birth(written: str | None, where: str) -> str | None:
    import re

    from ddcheck.errors import UsageError

    if not written:
        return None
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", written, re.ASCII):
        raise UsageError(
            f"{where}: {written!r} is not a date of birth; write 1970, 1970-05 or 1970-05-01",
            f"{where}: {written!r} 不是出生日期；请写 1970、1970-05 或 1970-05-01",
        )
    return written


def _identifier(written: str, where: str) -> tuple[str, str]:
    from ddcheck.errors import UsageError

    scheme, sign, number = written.replace("=", ":", 1).partition(":")
    if not (sign and scheme.strip() and number.strip()):
        raise UsageError(
            f"{where}: {written!r} is not an identifier; write scheme:number, such as imo:9074729",
            f"{where}: {written!r} 不是识别号；请写 scheme:number，例如 imo:9074729",
        )
    return scheme.strip(), number.strip()


def _rows(path: Path, asked: _Facts) -> "list[Row]":
    """The rows of a names file; a row that cannot be read comes with its problem."""
    from ddcheck.core.texts import Text
    from ddcheck.errors import DataGuardError, InvalidFileError, InvalidRecordError, Problem
    from ddcheck.list_formats._building import rows, text_of

    try:
        text = text_of(path.read_bytes(), str(path))
    except OSError as error:
        from ddcheck.foreign_errors import system_error

        message = Text(
            f"cannot be read ({system_error(error)}); give a CSV file",
            f"无法读取（{system_error(error).zh}）；请给出 CSV 文件",
        )
        raise InvalidRecordError([Problem(str(path), 0, "", message)]) from None
    except DataGuardError as error:
        # Names that are asked for are no list: nothing is guarded, the input just cannot be read.
        said = (each.removeprefix(f"{path}:").strip() for each in (error.en, error.zh))
        message = Text(*said)
        raise InvalidRecordError([Problem(str(path), 0, "", message)]) from None
    try:
        found = list(rows(text, str(path)))
    except InvalidFileError as error:
        raise InvalidRecordError(error.problems) from None
    line, header = found[0] if found else (1, [])
    columns = [cell.strip().casefold() for cell in header]
    unknown = [column for column in columns if column not in _COLUMNS]
    if "name" not in columns or unknown or len(set(columns)) < len(columns):
        wrong = (
            Text(f"{unknown[0]!r} is no column of it", f"{unknown[0]!r} 不是其中的列")
            if unknown
            else Text("its columns are not right", "各列不正确")
        )
        message = Text(
            f"{wrong}; the columns are name and, as known, {', '.join(_COLUMNS[1:])}",
            f"{wrong.zh}；应有 name 列，已知时还有 {'、'.join(_COLUMNS[1:])}",
        )
        raise InvalidRecordError([Problem(str(path), line, "", message)])
    return [
        _row(path, line, dict(zip(columns, cells, strict=False)), len(cells) == len(columns), asked)
        for line, cells in found[1:]
    ]


def _row(path: Path, line: int, cells: dict[str, str], whole: bool, asked: _Facts) -> Row:
    from ddcheck.core.texts import Text, text_of
    from ddcheck.errors import UsageError

    name = cells.get("name", "").strip()
    where = f"{path}:{line}"
    if not whole:
        return Row(
            line,
            name,
            asked,
            Text(
                f"{where}: has more or fewer cells than the header; quote commas",
                f"{where}: 单元格数与表头不同；含逗号的单元格请加引号",
            ),
        )
    if not name:
        return Row(
            line,
            name,
            asked,
            Text(f"{where}: name: is empty; write a name", f"{where}: name: 是空的；请写名称"),
        )
    try:
        identifiers = [
            _identifier(each, f"{where}: identifier")
            for each in cells.get("identifier", "").split(";")
            if each.strip()
        ]
        facts = _Facts(
            _kind(cells.get("kind", "").strip(), f"{where}: kind") or asked.kind,
            _country(cells.get("country", "").strip(), f"{where}: country") or asked.country,
            _birth(cells.get("birth_date", "").strip(), f"{where}: birth_date") or asked.birth_date,
            {**asked.identifiers, **dict(identifiers)},
        )
    except UsageError as error:
        return Row(line, name, asked, text_of(error))
    return Row(line, name, facts, None)


def _results(screener: "Screener", rows: "Sequence[Row]") -> "Iterator[_Result]":
    """The result of each row, in order; names are looked up many at once."""
    from ddcheck.core.screening import comparable

    for begin in range(0, len(rows), _CHUNK):
        chunk = rows[begin : begin + _CHUNK]
        named: dict[str | None, dict[str, tuple[Match, ...]]] = {}
        for kind in sorted({row.facts.kind for row in chunk if not row.problem}, key=str):
            names = [row.name for row in chunk if not row.problem and row.facts.kind == kind]
            named[kind] = dict(zip(names, screener.screen_many(names, kind), strict=True))
        for row in chunk:
            if row.problem:
                yield _Result(row, True, ())
                continue
            kind, country, birth_date, identifiers = row.facts
            matches = named[kind][row.name]
            # Other facts change what is said of a match; only identifiers find more.
            if identifiers or (matches and (country or birth_date)):
                matches = screener.screen(row.name, kind, country, birth_date, identifiers)
            yield _Result(row, comparable(row.name), matches)


def _write(screener: "Screener", rows: "Sequence[Row]", chosen: str, lang: str) -> int:
    from ddcheck.cli import _streams

    counts = {"names": 0, "matched": 0, "strong": 0, "unknown": 0, "errors": 0}
    with _streams.report(binary=False, human=chosen == "text") as stream:
        writer = _WRITERS[chosen](stream, screener, lang)
        with _progress(len(rows)) as step:
            for result in _results(screener, rows):
                row = result.row
                counts["names"] += 1
                counts["matched"] += bool(result.matches)
                counts["strong"] += _is_strong(result.matches)
                counts["unknown"] += not result.comparable
                counts["errors"] += bool(row.problem)
                if row.problem:
                    _streams.tell(*row.problem)
                writer.add(result)
                step()
        writer.end(counts)
    if counts["errors"]:
        return 4
    if counts["strong"]:
        return 1
    return 3 if counts["matched"] or counts["unknown"] else 0


def _is_strong(matches: "Sequence[Match]") -> bool:
    return any(match.strength == "strong" and match.status == "active" for match in matches)


def _progress(total: int) -> Any:
    """Tells on standard error how far a long run is, where that is a terminal."""
    import sys
    from contextlib import contextmanager
    from time import monotonic

    from ddcheck.cli import _streams

    @contextmanager
    def telling() -> "Iterator[Any]":
        if total < 1000 or not sys.stderr.isatty():
            yield lambda: None
            return
        done, told = 0, monotonic()

        def step() -> None:
            nonlocal done, told
            done += 1
            if monotonic() - told > 0.5:
                told = monotonic()
                sys.stderr.write(
                    "\r" + _streams.chosen(f"{done} of {total} names", f"{done}/{total} 个名称")
                )
                sys.stderr.flush()

        try:
            yield step
        finally:
            sys.stderr.write("\r\x1b[K")

    return telling()


def _lists(screener: "Screener") -> "list[dict[str, Any]]":
    return [
        {key: each[key] for key in ("id", "edition", "entries")} for each in screener.index.lists
    ]


def _plain(result: _Result, lang: str) -> "dict[str, Any]":
    from ddcheck.report_formats._encoding import match_object

    row = result.row
    found: dict[str, Any] = {"name": row.name, "kind": row.facts.kind}
    if row.line:
        found["line"] = row.line
    if row.problem:
        return {**found, "error": row.problem.get(lang)}
    found["comparable"] = result.comparable
    found["matches"] = [match_object(match, lang) for match in result.matches]
    return found


class _Machine:
    def __init__(self, stream: Any, screener: "Screener", lang: str) -> None:
        from ddcheck import __version__

        self.stream, self.lang = stream, lang
        self.head = {
            "schema": SCHEMA,
            "tool": {"name": "ddcheck", "version": __version__},
            "as_of": screener.as_of.isoformat(),
            "lists": _lists(screener),
        }

    def line(self, value: "Mapping[str, Any]") -> None:
        import json

        self.stream.write(json.dumps(value, ensure_ascii=False) + "\n")


class _Lines(_Machine):
    """JSON Lines: a header, one object a name in input order, an end."""

    def __init__(self, stream: Any, screener: "Screener", lang: str) -> None:
        super().__init__(stream, screener, lang)
        self.line({"type": "header", **self.head})

    def add(self, result: _Result) -> None:
        kind = "error" if result.row.problem else "screening"
        self.line({"type": kind, **_plain(result, self.lang)})

    def end(self, counts: "Mapping[str, int]") -> None:
        self.line({"type": "end", "complete": not counts["errors"], "counts": counts})


class _Object(_Machine):
    """One JSON object."""

    def __init__(self, stream: Any, screener: "Screener", lang: str) -> None:
        super().__init__(stream, screener, lang)
        self.found: list[dict[str, Any]] = []

    def add(self, result: _Result) -> None:
        self.found.append(_plain(result, self.lang))

    def end(self, counts: "Mapping[str, int]") -> None:
        import json

        whole = {**self.head, "summary": counts, "screenings": self.found}
        self.stream.write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")


_WORDS = {
    "en": {
        "none": "no match",
        "unknown": "unknown: the name holds no letter or digit, so nothing can be said of it",
        "error": "not screened: ",
        "on": "on",
        "against": "against",
        "for": "for",
        "strong": "strong",
        "weak": "weak",
        "as_of": "as of",
        "name": "name",
        "names": "names",
        "matched": "matched",
        "listed": "entries on {} lists",
    },
    "zh": {
        "none": "无匹配",
        "unknown": "未知：名称不含任何字母或数字，无法判断",
        "error": "未筛查：",
        "on": "清单",
        "against": "不利",
        "for": "支持",
        "strong": "强",
        "weak": "弱",
        "as_of": "截至",
        "name": "个名称",
        "names": "个名称",
        "matched": "个匹配",
        "listed": "个条目，{}份清单",
    },
}


class _Text:
    """For people: each name, its matches best first, and what each score is made of."""

    def __init__(self, stream: Any, screener: "Screener", lang: str) -> None:
        self.stream, self.lang, self.screener = stream, lang, screener
        self.words = _WORDS["zh" if lang == "zh" else "en"]

    def line(self, text: str) -> None:
        from ddcheck.cli._streams import one_line

        self.stream.write(one_line(text) + "\n")

    def add(self, result: _Result) -> None:
        words, row = self.words, result.row
        if row.problem:
            self.line(f"{row.name}: {words['error']}{row.problem.get(self.lang)}")
        elif not result.comparable and not result.matches:
            self.line(f"{row.name}: {words['unknown']}")
        elif not result.matches:
            self.line(f"{row.name}: {words['none']}")
        else:
            self.line(row.name)
        for match in result.matches:
            self.match(match)

    def match(self, match: "Match") -> None:
        words = self.words
        self.line(
            f"  {match.score:.2f} {words[match.strength]:<6}  {match.listed_name}  "
            f"[{match.list} {match.entry}, {match.status}]"
        )
        cited = " ".join(
            part for part in (match.citation.ref if match.citation else "", match.programme) if part
        )
        if cited:
            self.line(f"      {cited}")
        for point in match.explanation:
            self.line(f"      {point.points:+.2f}  {point.why.get(self.lang)}")
        for text in match.supports:
            self.line(f"      {words['for']}: {text.get(self.lang)}")
        for text in match.conflicts:
            self.line(f"      {words['against']}: {text.get(self.lang)}")

    def end(self, counts: "Mapping[str, int]") -> None:
        words, lists = self.words, self.screener.index.lists
        entries = sum(each["entries"] for each in lists)
        self.line(
            f"{counts['names']} {words['name' if counts['names'] == 1 else 'names']}, {counts['matched']} {words['matched']}; "
            f"{entries} {words['listed'].format(len(lists))}; "
            f"{words['as_of']} {self.screener.as_of.isoformat()}"
        )


_WRITERS: "Mapping[str, Any]" = {"text": _Text, "json": _Object, "jsonl": _Lines}
