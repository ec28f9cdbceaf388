"""What ``ddcheck doctor`` finds: each thing that a check needs, and whether it is there."""

from __future__ import annotations

import os
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from ddcheck import __version__, cache, catalogue
from ddcheck.cli import _ages, _exits, _streams
from ddcheck.cli._running import today
from ddcheck.errors import DdcheckError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ddcheck.configuration import Settings

PACKAGES = ("pydantic", "PyYAML", "rapidfuzz", "numpy", "python-calamine", "typer", "rich")
OPTIONAL = ("pyarrow",)

Row = dict[str, Any]


def diagnose(settings: Settings) -> tuple[list[Row], int]:
    """A row for each thing looked at, and the exit status of the worst of them."""
    rows: list[Row] = [
        _row("ddcheck", "ok", f"{__version__}, Python {sys.version.split()[0]}, {sys.platform}"),
        _row("program", "ok", os.path.dirname(os.path.dirname(__file__))),  # noqa: PTH120
        _row("configuration", "ok", str(settings.file or "none: defaults and environment")),
    ]
    rows += [_package(name, needed=True) for name in PACKAGES]
    rows += [_package(name, needed=False) for name in OPTIONAL]
    worst = _exits.PASS
    for what, look in (("rules", _rules), ("lists", _lists), ("controls", _controls)):
        found, status = _looked_at(what, look, settings)
        rows += found
        worst = status if _exits.ORDER.index(status) < _exits.ORDER.index(worst) else worst
    rows += [
        _cache(),
        _console(),
        _row("today", "ok", f"{today(settings.timezone)} {settings.timezone}"),
    ]
    if any(row["state"] == "missing" for row in rows):
        worst = _exits.USAGE
    return rows, worst


def _row(what: str, state: str, detail: str) -> Row:
    return {"what": what, "state": state, "detail": detail}


def _package(name: str, *, needed: bool) -> Row:
    try:
        return _row(name, "ok", version(name))
    except PackageNotFoundError:
        if needed:
            return _row(name, "missing", "install ddcheck anew")
        return _row(name, "absent", "optional: pip install 'ddcheck[parquet]'")


def _looked_at(
    what: str, look: Callable[[Settings], list[Row]], settings: Settings
) -> tuple[list[Row], int]:
    try:
        return look(settings), _exits.PASS
    except DdcheckError as error:
        lines = str(error).splitlines()
        more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
        return [_row(what, "broken", lines[0] + more)], error.exit_status


def _rules(settings: Settings) -> list[Row]:
    from ddcheck.cli._rules import rule_sets

    return [
        _row(
            f"rules {each.id}", "ok", f"{each.edition}, {len(each.rules)} rules, {each.sha256[:12]}"
        )
        for each in rule_sets(settings)
    ]


def _lists(settings: Settings) -> list[Row]:
    now = today(settings.timezone)
    rows = []
    for each in catalogue.entity_lists(directory=settings.lists_dir):
        days = _ages.age(each, now)
        age = "age unknown" if days is None else f"{days} days old"
        rows.append(
            _row(f"list {each.id}", "ok", f"{each.edition}, {len(each.entries)} entries, {age}")
        )
    return rows


def _controls(settings: Settings) -> list[Row]:
    return [
        _row(f"controls {each.id}", "ok", f"{each.edition}, {len(each.items)} items")
        for each in catalogue.controls(settings.lists_dir)
    ]


def _cache() -> Row:
    place = cache.directory()
    if place is None:
        return _row("cache", "off", "every start parses rules and lists anew")
    if cache.write("probe", "0", b"{}") and cache.read("probe", "0") == b"{}":
        return _row("cache", "ok", str(place))
    return _row("cache", "unwritable", f"{place}: every start parses rules and lists anew")


def _console() -> Row:
    encoding = sys.stdout.encoding or "?"
    carried = [
        name for name, text in (("lines", "─│█"), ("Chinese", "出口管制")) if _streams.carries(text)
    ]
    return _row("console", "ok", f"{encoding}; carries {', '.join(carried) or 'ASCII only'}")
