"""Many records on a terminal: how many came to what, by question, and which to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.report_formats._findings import problem_of
from ddcheck.report_formats._labels import aside, counted, more, questions_text, scopes
from ddcheck.report_formats._questions import NOT_CHECKED

if TYPE_CHECKING:
    from decimal import Decimal

    from rich.text import Text

    from ddcheck.report_formats._questions import Account
    from ddcheck.report_formats._screen import Screen

LIMIT = 20
"""Rows of a table, where the run asks for no other number."""
_BAR = 24
_WIDE = 110
_DIGITS = 8


def write_batch(screen: Screen, account: Account) -> None:
    """All of a batch."""
    _head(screen, account)
    _questions(screen, account)
    _records(screen, account)
    _not_checked(screen, account)
    _checked(screen, account)


def money(sums: dict[str, Decimal]) -> str:
    """Sums by currency, in the order of their codes."""
    return "; ".join(f"{currency} {sums[currency]:,.0f}" for currency in sorted(sums))


def _head(screen: Screen, account: Account) -> None:
    when = f" · {screen.label('as of')} {account.days}" if account.days else ""
    screen.line(
        screen.verdict(account.worst),
        f"  {counted(account.total, 'of records', screen.info.lang)}{when}",
    )
    screen.blank()
    rows: list[list[str | Text]] = []
    with_values = bool(account.values)
    for word in ("PASS", "REVIEW", "FAIL", NOT_CHECKED):
        count = account.of(word)
        share = count / account.total
        row: list[str | Text] = [screen.verdict(word), f"{count:,}", f"{share * 100:.1f} %"]
        if with_values:
            row.append(money(account.values.get(word, {})))
        row.append("█" * (max(1, round(share * _BAR)) if count else 0))
        rows.append(row)
    headings = [screen.label("decision"), screen.label("records"), screen.label("share")]
    headings += [screen.label("value"), ""] if with_values else [""]
    screen.table(headings, rows, prose=len(headings) - 1, right=(1, 2))


def _questions(screen: Screen, account: Account) -> None:
    asked = account.asked()
    if not asked:
        return
    screen.heading(screen.label("questions"))
    lang = screen.info.lang
    limit = _limit(screen)
    screen.table(
        [screen.label("result"), screen.label("records"), screen.label("question")],
        [
            [
                screen.verdict(question.word),
                f"{question.records:,}",
                question.what(lang) + aside(question.rule, lang),
            ]
            for question in asked[:limit]
        ],
        prose=2,
        right=(1,),
    )
    _more(screen, len(asked) - limit)
    reviews = account.of("REVIEW")
    if reviews:
        screen.line(questions_text(reviews, account.reviews(), lang), indent=2)


def _records(screen: Screen, account: Account) -> None:
    rows = [*account.failed, *account.reviewed][: _limit(screen)]
    if not rows:
        return
    screen.heading(screen.label("blocked"))
    headings = [screen.label("result"), screen.label("where"), screen.label("record")]
    cells: list[list[str | Text]] = [
        [screen.verdict(row.word), row.place, row.id or "?"] for row in rows
    ]
    # The names are among the questions already; a narrow screen has no room to repeat them.
    wide = screen.width >= _WIDE
    for row, line in zip(rows, cells, strict=True):
        line.extend([row.label, " ".join(row.rules)] if wide else [" ".join(row.rules)])
    headings += [screen.label("subject"), screen.label("rule")] if wide else [screen.label("rule")]
    screen.table(headings, cells, prose=3)
    _more(screen, account.of("FAIL") + account.of("REVIEW") - len(rows))


def _not_checked(screen: Screen, account: Account) -> None:
    if not account.not_checked:
        return
    screen.heading(screen.label("not checked"))
    for result in account.not_checked:
        for problem in result.problems:
            at, message = problem_of(result, problem.get(screen.info.lang))
            name = f"{result.id}: " if result.id else ""
            screen.line(f"{at}: {name}{message}", indent=2, hang=2)
    _more(screen, account.of(NOT_CHECKED) - len(account.not_checked))


def _limit(screen: Screen) -> int:
    return LIMIT if screen.info.limit is None else screen.info.limit


def _more(screen: Screen, left: int) -> None:
    if left > 0:
        screen.line(
            f"… {more(left, screen.info.lang)}" + aside("--limit, -o xlsx=PATH", screen.info.lang),
            indent=2,
        )


def _checked(screen: Screen, account: Account) -> None:
    screen.heading(screen.label("checked"))
    for rules in account.rule_sets:
        screen.line(
            f"{screen.label('rules')}  {rules.id}@{rules.edition} · sha256:{rules.sha256[:_DIGITS]}…",
            indent=2,
            hang=2,
        )
    for one in account.lists:
        screen.line(
            f"{screen.label('lists')}  {f'{one.id} {one.edition}'.strip()} · "
            f"{counted(one.entries, 'of entries', screen.info.lang)} · sha256:{one.sha256[:_DIGITS]}…",
            indent=2,
            hang=2,
        )
    for text in scopes((each.id for each in account.rule_sets), screen.info.lang):
        screen.line(text, indent=2, hang=2)
    screen.line(f"ddcheck {screen.info.tool_version}", indent=2)
