"""Scores for reading: the points that are shown add up to the score that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ddcheck.core.reports import Match, Point


def shown_points(match: Match) -> tuple[tuple[Point, str], ...]:
    """Each part with its signed points to two digits; what rounding takes from one, the next gets."""
    found = []
    total, before = 0.0, 0
    for point in match.explanation:
        total += point.points
        now = round(total * 100)
        found.append((point, f"{(now - before) / 100:+.2f}"))
        before = now
    return tuple(found)
