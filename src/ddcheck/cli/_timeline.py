"""What ``ddcheck rules timeline`` draws: the life of measures, a line each."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from ddcheck import catalogue
from ddcheck.cli import _streams
from ddcheck.cli._streams import carries, cell_width
from ddcheck.cli._words import word
from ddcheck.core.measures import Effect, State, turning_days
from ddcheck.core.texts import Text
from ddcheck.errors import UnknownNameError
from ddcheck.report_formats._labels import aside, colon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ddcheck.configuration import Settings
    from ddcheck.core.measures import Measure

_MARKS = {
    State.NOT_YET: ("·", "."),
    State.IN_FORCE: ("█", "#"),
    State.SUSPENDED: ("░", "-"),
    State.DISPUTED: ("?", "?"),
    State.ENDED: (" ", " "),
}
_STATE_WORDS = {
    State.NOT_YET: ("not yet", "尚未施行"),
    State.IN_FORCE: ("in force", "施行中"),
    State.SUSPENDED: ("suspended", "暂停"),
    State.DISPUTED: ("disputed", "有争议"),
    State.ENDED: ("ended", "终止"),
}


_A_CHARACTER = Text("a character is {} months", "一格为 {} 个月")
_STEPS = (1, 2, 3, 4, 6, 12)
"""Months that one character may stand for; each divides a year."""


def timeline(settings: Settings, name: str | None, on: date) -> list[str]:
    """The life of measures, a character a month; of one measure also its events and readings.

    On a narrow screen a character is several months, at whose end the state is told, and names stand above.
    """
    measures = list(catalogue.measures(settings.lists_dir).values())
    if name is not None:
        chosen = [m for m in measures if m.id == name or name in m.ref]
        if not chosen:
            raise UnknownNameError("measure", name, [measure.id for measure in measures])
        measures = chosen
    lang = settings.lang
    first = min((e.date for m in measures for e in m.events if e.date.year >= 2020), default=on)
    last = max([on, *(day for m in measures for day in turning_days(m.events))])
    months = _months(first, last)
    narrow = 0 if carries("·█░") else 1
    lines = []
    now = {measure.id: _STATE_WORDS[measure.state(on)][lang == "zh"] for measure in measures}
    names = max(cell_width(_name(measure)) for measure in measures) + 1
    states = max(cell_width(each) for each in now.values()) + 1
    step, stacked = _scale(len(months), names, states, _streams.screen_width())
    indent = 2 if stacked else names
    if ruler := _ruler(months, step):
        lines.append(" " * indent + ruler)
    for measure in sorted(measures, key=lambda m: (m.events[0].date if m.events else on, m.id)):
        drawn = "".join(
            _MARKS[measure.state(_end_of(months[min(at + step, len(months)) - 1]))][narrow]
            for at in range(0, len(months), step)
        )
        name_of = _name(measure)
        if stacked:
            lines += _folded(name_of, now[measure.id])
            lines.append(f"  {drawn}")
        else:
            lines.append(f"{name_of}{' ' * (names - cell_width(name_of))}{drawn} {now[measure.id]}")
    legend = "  ".join(
        f"{_MARKS[state][narrow]} {_STATE_WORDS[state][lang == 'zh']}" for state in list(State)[:4]
    )
    if step > 1:
        legend += f"  {_A_CHARACTER.get(lang).format(step)}"
    lines += ["", f"{legend}  {aside(str(on), lang).strip()}"]
    if name is not None:
        for measure in measures:
            lines += ["", f"{measure.id}{colon(lang)}{measure.title.text.get(lang)}"]
            for event in sorted(measure.events, key=lambda each: each.date):
                until = f" → {event.until}" if event.until is not None else ""
                note = f" – {event.note.text.get(lang)}" if event.note is not None else ""
                effect = word("effect", event.effect.value, lang)
                founded = word("confidence", event.confidence.value, lang)
                lines.append(
                    f"  {event.date} {effect}{until}{aside(f'{event.act}, {founded}', lang)}{note}"
                )
            if any(event.effect is Effect.SUSPENDED for event in measure.events):
                lines += [f"  {n}. {r.text.get(lang)}" for n, r in enumerate(measure.readings, 1)]
            lines += [f"  {source}" for source in measure.sources]
    return lines


def _scale(months: int, names: int, states: int, screen: int | None) -> tuple[int, bool]:
    """How many months a character stands for, and whether names stand above their lines."""
    if screen is None:
        return 1, False
    for step in _STEPS[:3]:
        if names + -(-months // step) + states <= screen:
            return step, False
    return next((step for step in _STEPS if 2 + -(-months // step) <= screen), _STEPS[-1]), True


def _ruler(months: Sequence[date], step: int) -> str:
    """The years above the line, each where it begins and as far as there is room for its number."""
    marks = [" "] * -(-len(months) // step)
    free = 0
    for at, month in enumerate(months):
        place = at // step
        if month.month == 1 and place >= free and place + 4 <= len(marks):
            marks[place : place + 4] = str(month.year)
            free = place + 5
    return "".join(marks).rstrip()


def _folded(name: str, state: str) -> Iterator[str]:
    """A name and what is now, on one line where they fit the screen."""
    room = _streams.screen_width() or 80
    if cell_width(name) + 1 + cell_width(state) <= room:
        yield f"{name}{colon(_streams.language())}{state}"
    else:
        yield name
        yield f"  {state}"


def _name(measure: Measure) -> str:
    return measure.ref + _clause(measure)


def _clause(measure: Measure) -> str:
    return f" ({measure.clause})" if measure.clause else ""


def _months(first: date, last: date) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [
        date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1)
        for n in range(count)
    ]


def _end_of(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])
