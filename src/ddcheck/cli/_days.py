"""Which day is meant: the one that was named, or today.

The clock is read here and nowhere else to decide anything.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from ddcheck.errors import UsageError

CHINA = "Asia/Shanghai"


def day(text: str | None) -> date | None:
    """The day that ``--as-of`` names.

    Raises:
        UsageError: it is not ``YYYY-MM-DD``.
    """
    if text is None:
        return None
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(
        f"--as-of: {text!r} is not a date; write YYYY-MM-DD, such as 2026-11-20",
        f"--as-of: {text!r} 不是日期；请写 YYYY-MM-DD，例如 2026-11-20",
    )


def today(timezone: str) -> date:
    """Today in a time zone: the one place where the clock decides anything.

    Raises:
        UsageError: there is no such time zone.
    """
    if timezone == CHINA:
        # It has one time and no summer time: the tables of all zones need not be loaded.
        return (datetime.now(UTC) + timedelta(hours=8)).date()
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return datetime.now(ZoneInfo(timezone)).date()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(
            f"timezone: {timezone!r} is not known here; write a name such as Asia/Shanghai or UTC",
            f"timezone: 此处没有时区 {timezone!r}；请写 Asia/Shanghai 或 UTC 等名称",
        ) from None


def latest_today() -> date:
    """Today where on earth it is latest: what is dated after that day is dated wrongly, or the clock is wrong."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()
