"""The pictures of an HTML report, as inline SVG: route, bars and timeline.

Each has a title and, where it says more than its words do, a description. Shapes repeat the
colours: a square fails, a triangle waits for a person, a circle passes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ddcheck.report_formats._findings import objections, path_of, word
from ddcheck.report_formats._harmless import visible
from ddcheck.report_formats._html import Markup, join, tag
from ddcheck.report_formats._labels import colon, comma, label, semicolon, verdict_word
from ddcheck.report_formats._questions import WORDS
from ddcheck.report_formats._subjects import rows, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ddcheck.core.reports import Match, Report

_STOP = 132
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def cells(value: str) -> int:
    """How wide a text is, where a Chinese character counts two."""
    return sum(2 if ord(character) >= 0x1100 else 1 for character in value)


def shortened(value: str, most: int) -> str:
    """A text of at most so many cells; what is cut shows as an ellipsis."""
    value = visible(value)
    if cells(value) <= most:
        return value
    found, room = "", most - 1
    for character in value:
        room -= cells(character)
        if room < 0:
            break
        found += character
    return found + "…"


def mark(grade: str, x: float, y: float, size: float = 13) -> Markup:
    """The shape of a verdict around a point."""
    shape = f"shape {grade}"
    if grade == "FAIL":
        side = size * 2 - 2
        return tag("rect", x=x - size + 1, y=y - size + 1, width=side, height=side, class_=shape)
    if grade == "REVIEW":
        corners = f"{x},{y - size - 2} {x + size + 2},{y + size} {x - size - 2},{y + size}"
        return tag("polygon", points=corners, class_=shape)
    return tag("circle", cx=x, cy=y, r=size, class_=shape)


def picture(width: float, height: float, title: str, description: str, *shapes: Markup) -> Markup:
    """A figure that keeps its size: on a narrow screen it scrolls by itself."""
    svg = tag(
        "svg",
        tag("title", title),
        tag("desc", description) if description else Markup(""),
        *shapes,
        viewBox=f"0 0 {width:g} {height:g}",
        role="img",
        aria_label=title,
        class_="picture",
        style=f"min-width:{width:g}px;max-width:{width:g}px",
    )
    return tag("div", svg, class_="scroll")


# --- route ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Stop:
    above: str
    place: str
    country: str
    grade: str


def _grades(report: Report) -> dict[str, str]:
    """Path to the worst word of what objects there."""
    found: dict[str, str] = {}
    for finding in objections(report):  # the gravest first
        for path in (path_of(finding), finding.subject):
            found.setdefault(path, word(finding))
    return found


def _stops(report: Report, lang: str) -> list[_Stop]:
    grades = _grades(report)
    stops = []
    for number, stop in enumerate(rows(report, "route")):
        path = f"route[{number}]"
        worst = [grade for at, grade in grades.items() if at == path or at.startswith(f"{path}.")]
        role = words(stop.get("role"))
        known = role in ("loading", "transit", "transhipment", "discharge", "delivery")
        stops.append(
            _Stop(
                label(role if known else "place", lang),
                words(stop.get("place")),
                words(stop.get("country")),
                worst[0] if worst else "PASS",
            )
        )
    origin, destination = (words(report.subject.get(key)) for key in ("origin", "destination"))
    if origin and (not stops or stops[0].country != origin):
        stops.insert(0, _Stop(label("origin", lang), "", origin, grades.get("origin", "PASS")))
    if destination:
        grade = grades.get("destination", "PASS")
        last = stops[-1] if stops else None
        if last is None or last.country != destination or grade != "PASS":
            stops.append(_Stop(label("destination", lang), "", destination, grade))
    return stops


def route(report: Report, lang: str) -> Markup | None:
    """The way as a strip, one mark a stop; nothing where the record says nothing of it.

    There is no map: borders are disputed, and a check does not need them.
    """
    stops = _stops(report, lang)
    if not stops:
        return None
    width = max(len(stops) * _STOP, 400)
    step = width / len(stops)
    middle = [step * (number + 0.5) for number in range(len(stops))]
    shapes = [tag("line", x1=middle[0], y1=46, x2=middle[-1], y2=46, class_="edge")]
    for stop, x in zip(stops, middle, strict=True):
        top, bottom = stop.place or stop.country, stop.country if stop.place else ""
        shapes += [
            mark(stop.grade, x, 46),
            tag("text", shortened(stop.above, 16), x=x, y=20, class_="m s"),
            tag("text", shortened(top, 16), x=x, y=82, class_="m b"),
            tag(
                "text",
                f"{bottom} {verdict_word(stop.grade, lang)}".strip(),
                x=x,
                y=100,
                class_="m s",
            ),
        ]
    told = semicolon(lang).join(
        " ".join(part for part in (stop.above, stop.place, stop.country, grade) if part)
        for stop in stops
        for grade in [verdict_word(stop.grade, lang)]
    )
    return picture(width, 112, label("route", lang), told, *shapes)


# --- scores --------------------------------------------------------------------------------------


def score_bars(match: Match) -> list[Markup]:
    """A bar for each part of a score, each beginning where the one before ended; then the total."""
    reach, low, high = 0.0, 0.0, 1.0
    for point in match.explanation:
        reach += point.points
        low, high = min(low, reach), max(high, reach)
    span = high - low

    def bar(start: float, end: float, kind: str) -> Markup:
        left, right = sorted(((start - low) / span * 100, (end - low) / span * 100))
        return tag(
            "svg",
            tag("rect", x=0, y=0, width=100, height=10, class_="track"),
            tag("rect", x=f"{left:.2f}", y=0, width=f"{right - left:.2f}", height=10, class_=kind),
            viewBox="0 0 100 10",
            preserveAspectRatio="none",
            width="100%",
            height=12,
            aria_hidden="true",
        )

    bars, reach = [], 0.0
    for point in match.explanation:
        start, reach = reach, reach + point.points
        bars.append(bar(start, reach, "plus" if point.points >= 0 else "minus"))
    return [*bars, bar(0.0, match.score, "plus")]


def verdict_bar(counts: Mapping[str, int], title: str, lang: str) -> Markup:
    """What share of the records came to what, as one bar."""
    total = sum(counts.values()) or 1
    shapes, at = [], 0.0
    for name, count in counts.items():
        if count:
            width = count / total * 100
            shapes.append(
                tag(
                    "rect",
                    tag("title", f"{verdict_word(name, lang)} {count}"),
                    x=f"{at:.3f}",
                    y=0,
                    width=f"{width:.3f}",
                    height=10,
                    class_=f"fill {name.replace(' ', '-')}",
                )
            )
            at += width
    told = comma(lang).join(f"{verdict_word(name, lang)} {count}" for name, count in counts.items())
    return tag(
        "svg",
        tag("title", title),
        tag("desc", told),
        *shapes,
        viewBox="0 0 100 10",
        preserveAspectRatio="none",
        width="100%",
        height=18,
        role="img",
        aria_label=f"{title}{colon(lang)}{told}",
    )


# --- timeline ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Lane:
    name: str
    start: date | None
    end: date | None
    """The last day, where the lane has one; else it goes on."""
    grade: str
    said: str


def _day(value: object) -> date | None:
    found = _DAY.match(words(value))
    if found is None:
        return None
    try:
        return date.fromisoformat(found[0])
    except ValueError:
        return None


def _lanes(report: Report, lang: str) -> list[_Lane]:
    editions: dict[date, list[str]] = {}
    for one in report.lists:
        edition = _day(one.edition)
        if edition is not None:
            editions.setdefault(edition, []).append(one.id)
    lanes = [
        _Lane(
            ids[0] if len(ids) == 1 else f"{ids[0]} +{len(ids) - 1}",
            edition,
            None,
            "",
            f"{label('edition', lang)} {edition.isoformat()}",
        )
        for edition, ids in sorted(editions.items())
    ]
    for paper in rows(report, "documents"):
        until = _day(paper.get("valid_until"))
        if until is not None:
            name = " ".join(
                part for part in (words(paper.get("type")), words(paper.get("number"))) if part
            )
            grade = "FAIL" if until < report.as_of else ""
            said = f"{label('valid until', lang)} {until.isoformat()}"
            lanes.append(_Lane(name, _day(paper.get("issued")), until, grade, said))
    for change in report.upcoming:
        grade = WORDS[change.verdict]
        said = f"{change.date.isoformat()} {verdict_word(grade, lang)}"
        lanes.append(_Lane(change.because.get(lang), change.date, change.date, grade, said))
    return lanes


def timeline(report: Report, lang: str) -> Markup | None:
    """Editions of lists, validity of papers and coming changes around the day of the check."""
    lanes = _lanes(report, lang)
    if not lanes:
        return None
    days = [report.as_of] + [day for lane in lanes for day in (lane.start, lane.end) if day]
    first, last = min(days).toordinal() - 20, max(days).toordinal() + 20
    left, right, row = 252.0, 610.0, 30.0
    height = row * len(lanes) + 34

    def at(day: date) -> float:
        return left + (day.toordinal() - first) / (last - first) * (right - left)

    shapes: list[Markup] = []
    for number, lane in enumerate(lanes):
        y = row * number + 8
        start = left if lane.start is None else at(lane.start)
        end = right if lane.end is None else at(lane.end)
        shapes.append(
            tag(
                "text",
                tag("title", lane.name),
                shortened(lane.name, 31),
                x=left - 10,
                y=y + 14,
                class_="e",
            )
        )
        shapes.append(
            tag("rect", x=left, y=y + 4, width=right - left, height=12, rx=2, class_="track")
        )
        if end - start < 1:
            shapes.append(mark(lane.grade or "PASS", start, y + 10, 8))
        else:
            kind = f"fill {lane.grade}" if lane.grade else "lane"
            shapes.append(
                tag("rect", x=start, y=y + 4, width=end - start, height=12, rx=2, class_=kind)
            )
        shapes.append(tag("text", lane.said, x=right + 10, y=y + 14, class_="s"))
    now, below = at(report.as_of), height - 10
    told = f"{label('as of', lang)} {report.as_of.isoformat()}"
    shapes += [
        tag("line", x1=now, y1=2, x2=now, y2=below - 14, class_="now"),
        tag("text", told, x=now, y=below, class_="m b"),
    ]
    description = semicolon(lang).join(f"{lane.name}{colon(lang)}{lane.said}" for lane in lanes)
    return picture(
        800, height, label("timeline", lang), f"{told}{semicolon(lang)}{description}", *shapes
    )


def legend(lang: str) -> Markup:
    """What the shapes mean."""
    return tag("p", label("legend", lang), class_="mut")


def paragraphs(lines: Sequence[object]) -> Markup:
    """Each line as a paragraph."""
    return join(*(tag("p", line) for line in lines))
