"""What ``ddcheck screen`` finds, written for people, as JSON or as JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ddcheck.core.texts import LONGEST_NAME
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ddcheck.cli._asked_names import Asked
    from ddcheck.core.reports import Match
    from ddcheck.core.screening import Screener
    from ddcheck.errors import Problem

SCHEMA = "ddcheck/screening/1"
FORMATS = ("text", "json", "jsonl")
_CHUNK = 20_000
"""Names that are screened before their results are written."""


class _Result(NamedTuple):
    asked: Asked
    comparable: bool
    matches: tuple[Match, ...]


def _results(screener: Screener, rows: Sequence[Asked]) -> Iterator[_Result]:
    """The result of each row, in order; names are looked up many at once."""
    from ddcheck.core.screening import comparable

    for begin in range(0, len(rows), _CHUNK):
        chunk = rows[begin : begin + _CHUNK]
        named: dict[str | None, dict[str, tuple[Match, ...]]] = {}
        for kind in sorted({row.facts.kind for row in chunk if not row.problems}, key=str):
            names = [
                name
                for row in chunk
                if not row.problems and row.facts.kind == kind
                for name in (row.name, *row.names)
            ]
            named[kind] = dict(zip(names, screener.screen_many(names, kind), strict=True))
        for row in chunk:
            if row.problems:
                yield _Result(row, True, ())
                continue
            kind, country, birth_date, identifiers, address = row.facts
            matches = named[kind][row.name]
            met = bool(matches) or any(named[kind][name] for name in row.names)
            # Other facts change what is said of a match; only identifiers and addresses find more.
            if identifiers or address or (met and (country or birth_date or row.names)):
                matches = screener.screen(
                    row.name,
                    kind,
                    country,
                    birth_date,
                    identifiers,
                    names=row.names,
                    address=address,
                )
            yield _Result(row, comparable(row.name), matches)


def write(screener: Screener, rows: Sequence[Asked], chosen: str, lang: str) -> int:
    """Screen names and write what is found; the exit status.

    Args:
        screener: of the lists to ask.
        rows: the names.
        chosen: one of `FORMATS`.
        lang: ``en`` or ``zh``.
    """
    from ddcheck.cli import _streams

    counts = {"names": 0, "matched": 0, "strong": 0, "unknown": 0, "errors": 0}
    with _streams.report(binary=False, human=chosen == "text") as stream:
        writer = _WRITERS[chosen](stream, screener, lang)
        with _progress(len(rows)) as step:
            for result in _results(screener, rows):
                asked = result.asked
                counts["names"] += 1
                counts["matched"] += bool(result.matches)
                counts["strong"] += _is_strong(result.matches)
                counts["unknown"] += not result.comparable
                counts["errors"] += bool(asked.problems)
                for problem in asked.problems:
                    _streams.tell(problem.get("en"), problem.get("zh"))
                writer.add(result)
                step()
        writer.end(counts)
    if counts["errors"]:
        return 4
    if counts["strong"]:
        return 1
    return 3 if counts["matched"] or counts["unknown"] else 0


def _is_strong(matches: Sequence[Match]) -> bool:
    return any(match.strength == "strong" and match.status == "active" for match in matches)


def _progress(total: int) -> Any:
    """Tells on standard error how far a long run is, where that is a terminal."""
    import sys
    from contextlib import contextmanager
    from time import monotonic

    from ddcheck.cli import _streams

    @contextmanager
    def telling() -> Iterator[Any]:
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


def _lists(screener: Screener) -> list[dict[str, Any]]:
    return [
        {key: each[key] for key in ("id", "edition", "entries")} for each in screener.index.lists
    ]


def _plain(result: _Result, lang: str) -> dict[str, Any]:
    from ddcheck.report_formats._encoding import match_object

    asked = result.asked
    found: dict[str, Any] = {"name": asked.name, "kind": asked.facts.kind}
    if asked.id:
        found["id"] = asked.id
    if asked.names:
        found["names"] = list(asked.names)
    if asked.line:
        found["line"] = asked.line
    if asked.cell:
        found["cell"] = asked.cell
    if asked.problems:
        return {**found, "error": _told(asked.problems, lang)}
    found["comparable"] = result.comparable
    found["matches"] = [match_object(match, lang) for match in result.matches]
    return found


def _nothing_found(result: _Result) -> str:
    """The line that `_plain` makes of a name of which nothing else is known, and that nothing matches."""
    from json.encoder import encode_basestring as quoted

    asked = result.asked
    kind = "null" if asked.facts.kind is None else quoted(asked.facts.kind)
    line = f', "line": {asked.line}' if asked.line else ""
    comparable = "true" if result.comparable else "false"
    return (
        f'{{"type": "screening", "name": {quoted(asked.name)}, "kind": {kind}{line}, '
        f'"comparable": {comparable}, "matches": []}}\n'
    )


class _Machine:
    def __init__(self, stream: Any, screener: Screener, lang: str) -> None:
        from ddcheck import __version__

        self.stream, self.lang = stream, lang
        self.head = {
            "schema": SCHEMA,
            "tool": {"name": "ddcheck", "version": __version__},
            "as_of": screener.as_of.isoformat(),
            "lists": _lists(screener),
        }

    def line(self, value: Mapping[str, Any]) -> None:
        import json

        self.stream.write(json.dumps(value, ensure_ascii=False) + "\n")


class _Lines(_Machine):
    """JSON Lines: a header, one object a name in input order, an end."""

    def __init__(self, stream: Any, screener: Screener, lang: str) -> None:
        super().__init__(stream, screener, lang)
        self.line({"type": "header", **self.head})

    def add(self, result: _Result) -> None:
        asked = result.asked
        if asked.problems or result.matches or asked.names or asked.id or asked.cell:
            kind = "error" if asked.problems else "screening"
            self.line({"type": kind, **_plain(result, self.lang)})
        else:
            # Nearly all names of a long list: put together, they take a tenth of the time.
            self.stream.write(_nothing_found(result))

    def end(self, counts: Mapping[str, int]) -> None:
        self.line({"type": "end", "complete": not counts["errors"], "counts": counts})


class _Object(_Machine):
    """One JSON object."""

    def __init__(self, stream: Any, screener: Screener, lang: str) -> None:
        super().__init__(stream, screener, lang)
        self.found: list[dict[str, Any]] = []

    def add(self, result: _Result) -> None:
        self.found.append(_plain(result, self.lang))

    def end(self, counts: Mapping[str, int]) -> None:
        import json

        whole = {**self.head, "summary": counts, "screenings": self.found}
        self.stream.write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")


_WORDS = {
    "en": {
        "none": "no match",
        "long": f"unknown: the name has more than {LONGEST_NAME} characters, so it was not looked up; give one name",
        "unknown": "unknown: the name holds no letter or digit, so nothing can be said of it",
        "error": "not screened: ",
        "against": "against",
        "for": "for",
        "strong": "strong",
        "weak": "weak  ",
        "colon": ": ",
    },
    "zh": {
        "none": "无匹配",
        "long": f"未知：名称超过 {LONGEST_NAME} 个字符，未予查询；请给出一个名称",
        "unknown": "未知：名称不含任何字母或数字，无法判断",
        "error": "未比对：",
        "against": "不符",
        "for": "支持",
        "strong": "强",
        "weak": "弱",
        "colon": "：",
    },
}


def _told(problems: Sequence[Problem], lang: str) -> str:
    return ("；" if lang == "zh" else "; ").join(problem.get(lang) for problem in problems)


class _Text:
    """For people: each name, its matches best first, and what each score is made of."""

    def __init__(self, stream: Any, screener: Screener, lang: str) -> None:
        self.stream, self.lang, self.screener = stream, lang, screener
        self.words = _WORDS["zh" if lang == "zh" else "en"]

    def line(self, text: str) -> None:
        from ddcheck.cli._streams import one_line

        self.stream.write(one_line(text) + "\n")

    def add(self, result: _Result) -> None:
        words, row = self.words, result.asked
        colon = words["colon"]
        if row.problems:
            self.line(
                f"{row.name or row.id or '?'}{colon}{words['error']}{_told(row.problems, self.lang)}"
            )
        elif not result.comparable and not result.matches:
            why = "long" if len(row.name) > LONGEST_NAME else "unknown"
            self.line(f"{row.name}{colon}{words[why]}")
        elif not result.matches:
            self.line(f"{row.name}{colon}{words['none']}")
        else:
            self.line(row.name)
        for match in result.matches:
            self.match(match)

    def match(self, match: Match) -> None:
        from ddcheck.report_formats._labels import standing

        words, colon = self.words, self.words["colon"]
        self.line(
            f"  {match.score:.2f} {words[match.strength]}  {match.listed_name}  "
            f"[{match.list} {match.entry}, {standing(match.status, self.lang)}]"
        )
        cited = " ".join(
            part for part in (match.citation.ref if match.citation else "", match.programme) if part
        )
        if cited:
            self.line(f"      {cited}")
        for point in match.explanation:
            self.line(f"      {point.points:+.2f}  {point.why.get(self.lang)}")
        for text in match.supports:
            self.line(f"      {words['for']}{colon}{text.get(self.lang)}")
        for text in match.conflicts:
            self.line(f"      {words['against']}{colon}{text.get(self.lang)}")

    def end(self, counts: Mapping[str, int]) -> None:
        lists, day = self.screener.index.lists, self.screener.as_of.isoformat()
        entries = sum(each["entries"] for each in lists)
        names, matched = counts["names"], counts["matched"]
        noun = "name" if names == 1 else "names"
        self.line(
            f"{names} 个名称，{matched} 个匹配；{len(lists)} 份名单共 {entries} 个条目；截至 {day}"
            if self.lang == "zh"
            else f"{names} {noun}, {matched} matched; {entries} entries on {len(lists)} lists; as of {day}"
        )


_WRITERS: Mapping[str, Any] = {"text": _Text, "json": _Object, "jsonl": _Lines}
