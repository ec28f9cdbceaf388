"""The parts that Markdown reports are made of; every value is escaped for text and for tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.report_formats._findings import exit_text, problem_of
from ddcheck.report_formats._harmless import markdown_text as text
from ddcheck.report_formats._labels import (
    aside,
    counted,
    counts_text,
    ending,
    heading,
    label,
    more,
    questions_text,
    scopes,
    verdict_word,
)
from ddcheck.report_formats._masking import problem_text
from ddcheck.report_formats._questions import NOT_CHECKED
from ddcheck.report_formats._waivers import status, why

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ddcheck.core.reports import Counts
    from ddcheck.report_formats import RunInfo
    from ddcheck.report_formats._questions import Account


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """A table; its cells are escaped here."""
    marks = ["--:" if number in right else "---" for number in range(len(headings))]
    lines = [" | ".join(text(one) for one in row) for row in (headings, *rows)]
    lines.insert(1, " | ".join(marks))
    return "".join(f"| {line} |\n" for line in lines)


def head(account: Account, counts: Counts, info: RunInfo) -> str:
    """The verdict line and the counts."""
    told = counts_text(counts.as_dict(), info.lang)
    told += ending(info.exit_status, exit_text(info), info.lang, mark=" · ")
    rows = [
        [verdict_word(word, info.lang), f"{account.of(word):,}", _money(account, word)]
        for word in ("PASS", "REVIEW", "FAIL", NOT_CHECKED)
    ]
    headings = [heading(key, info.lang) for key in ("decision", "records", "value")]
    lines = [
        f"# ddcheck: {verdict_word(account.worst, info.lang)}\n",
        text(told) + "\n",
        table(headings, rows, right=(1,)),
    ]
    lines += [f"> {text(note.get(info.lang))}\n" for note in info.notes]
    lines += [
        f"> {text(error.get('code', ''))}: {text(error.get('message', ''))}\n"
        for error in info.errors
    ]
    return "\n".join(lines) + "\n"


def _money(account: Account, word: str) -> str:
    sums = account.values.get(word, {})
    return "; ".join(f"{currency} {sums[currency]:,.0f}" for currency in sorted(sums))


def records(account: Account, info: RunInfo) -> Iterator[str]:
    """Lines of the table of records to look at, its head first; fails come first."""
    rows = [*account.failed, *account.reviewed]
    if not rows:
        return
    lang = info.lang
    yield f"## {label('blocked', lang)}\n\n"
    headings = [heading(key, lang) for key in ("result", "where", "record", "subject", "rule")]
    yield table(headings, [])
    for row in rows:
        yield _row(
            (verdict_word(row.word, lang), row.place, row.id, row.label, " ".join(row.rules))
        )
    left = account.of("FAIL") + account.of("REVIEW") - len(rows)
    if left > 0:
        yield f"\n… {more(left, lang)}\n"
    yield "\n"


def questions(account: Account, info: RunInfo) -> Iterator[str]:
    """Lines of the table of questions, its head first."""
    asked = account.asked()
    if not asked:
        return
    lang = info.lang
    yield f"## {label('questions', lang)}\n\n"
    yield table(
        [heading(key, lang) for key in ("result", "records", "question", "rule", "where")], []
    )
    for one in asked:
        many = f"{one.records:,}"
        yield _row((verdict_word(one.word, lang), many, one.what(lang), one.rule, one.first))
    if account.of("REVIEW"):
        yield f"\n{questions_text(account.of('REVIEW'), account.reviews(), lang)}\n"
    yield "\n"


def not_checked(account: Account, info: RunInfo, *, hide: bool) -> Iterator[str]:
    """Lines of the list of what could not be decided."""
    if not account.not_checked:
        return
    yield f"## {label('not checked', info.lang)}\n\n"
    for result in account.not_checked:
        for problem in result.problems:
            where, what = problem_of(result, problem.get(info.lang))
            yield f"- {text(where)}: {text(result.id)} {text(problem_text(what, hide=hide))}\n"
    left = account.of(NOT_CHECKED) - len(account.not_checked)
    if left > 0:
        yield f"- … {more(left, info.lang)}\n"
    yield "\n"


def waivers(info: RunInfo, *, hide: bool) -> Iterator[str]:
    """Lines of the table of waivers."""
    if not info.waivers:
        return
    lang = info.lang
    yield f"## {label('waivers', lang)}\n\n"
    keys = ("id", "status", "why", "rule", "record", "expires") + (() if hide else ("reason",))
    # The reason of a waiver and why it became what it is would be one word in Chinese.
    heads = ["notes" if key == "why" else key for key in keys]
    yield table(keys if lang == "en" else [heading(key, lang) for key in heads], [])
    for waiver in info.waivers:
        told = {**waiver, "status": status(waiver, lang), "why": why(waiver, lang)}
        yield _row([str(told.get(key, "")) for key in keys])
    yield "\n"


def checked(account: Account, info: RunInfo) -> str:
    """Which editions the run used."""
    lang = info.lang
    lines = [f"## {label('checked', lang)}\n\n"]
    if account.days:
        lines.append(f"- {label('as of', lang)} {account.days}\n")
    for rules in account.rule_sets:
        name = text(f"{rules.id}@{rules.edition}")
        lines.append(f"- {label('rules', lang)} {name} `sha256:{_hex(rules.sha256)}`\n")
    for one in account.lists:
        name = text(
            f"{one.id} {one.edition}" + aside(counted(one.entries, "of entries", lang), lang)
        )
        lines.append(f"- {label('lists', lang)} {name} `sha256:{_hex(one.sha256)}`\n")
    lines += [f"- {text(each)}\n" for each in scopes((s.id for s in account.rule_sets), lang)]
    lines.append(f"- ddcheck {text(info.tool_version)}\n\n{label('advice', lang)}\n")
    return "".join(lines)


def _hex(sha256: str) -> str:
    """A digest for a code span, which knows no escapes."""
    return "".join(character for character in sha256 if character.isalnum())


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(text(cell) for cell in cells)} |\n"
