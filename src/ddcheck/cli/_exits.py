"""Which exit status a run ends with: the contract's table, in one function."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddcheck.core.reports import Counts

PASS, FAIL, USAGE, REVIEW, INCOMPLETE, DATA_GUARD, EMPTY, BUSY, BUG = 0, 1, 2, 3, 4, 5, 6, 7, 70

NAMES = {
    PASS: "pass",
    FAIL: "fail",
    USAGE: "usage",
    REVIEW: "review",
    INCOMPLETE: "incomplete",
    DATA_GUARD: "data guard",
    EMPTY: "empty",
    BUSY: "busy",
    BUG: "bug",
}
ORDER = (BUG, USAGE, DATA_GUARD, BUSY, EMPTY, INCOMPLETE, FAIL, REVIEW, PASS)
"""Which status counts where several hold: the first."""

MEANING = {
    PASS: "every record was decided and no rule objects",
    FAIL: "every record was decided, at least one is forbidden as it stands",
    REVIEW: "every record was decided, none fails, at least one needs a person",
    USAGE: "a wrong flag, configuration, rule, list file, mapping or name; nothing was evaluated",
    INCOMPLETE: "some record or rule could not be evaluated",
    DATA_GUARD: "a list or rule set is missing, damaged, shrunken, stale or unsigned",
    EMPTY: "no record, or no rule in force, was evaluated",
    BUSY: "the history is locked by another run",
    BUG: "an unexpected error; the message names the file with the details",
}


def exit_status(counts: Counts, *, gate: str = "review", troubles: Iterable[int] = ()) -> int:
    """The status of a run.

    Args:
        counts: what the records came to.
        gate: ``review``; ``fail`` turns review into 0; ``none`` turns fail and review into 0. It masks nothing else.
        troubles: statuses of whatever else went wrong in the run.
    """
    holding = {PASS, *troubles}
    if counts.records == 0:
        holding.add(EMPTY)
    if counts.not_checked:
        holding.add(INCOMPLETE)
    if counts.failed and gate != "none":
        holding.add(FAIL)
    if counts.review and gate == "review":
        holding.add(REVIEW)
    return next((status for status in ORDER if status in holding), BUG)


def reason(status: int, counts: Counts, gate: str) -> str:
    """The status in words, with what the gate let through."""
    if status == INCOMPLETE and counts.not_checked:
        rows = "record" if counts.not_checked == 1 else "records"
        return f"incomplete: {counts.not_checked} {rows} not checked"
    if status == PASS and (counts.failed or counts.review):
        return f"gate is {gate}: {counts.failed} fail, {counts.review} review let through"
    return NAMES[status]
