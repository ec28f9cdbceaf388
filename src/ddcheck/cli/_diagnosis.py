"""What ``ddcheck doctor`` finds: each thing that a check needs, and whether it is there."""

from __future__ import annotations

import os
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from ddcheck import __version__, cache, catalogue
from ddcheck.cli import _ages, _exits, _streams
from ddcheck.cli._days import today
from ddcheck.core.texts import Text
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
        _row(Text("program", "程序"), "ok", os.path.dirname(os.path.dirname(__file__))),  # noqa: PTH120
        _row(
            Text("configuration", "配置"),
            "ok",
            str(settings.file)
            if settings.file
            else Text("none: defaults and environment", "无：使用默认值和环境变量"),
        ),
    ]
    rows += [_package(name, needed=True) for name in PACKAGES]
    rows += [_package(name, needed=False) for name in OPTIONAL]
    worst = _exits.PASS
    for what, look in (
        (Text("rules", "规则"), _rules),
        (Text("lists", "名单"), _lists),
        (Text("controls", "管制清单"), _controls),
    ):
        found, status = _looked_at(what, look, settings)
        rows += found
        worst = status if _exits.ORDER.index(status) < _exits.ORDER.index(worst) else worst
    rows += [
        _cache(),
        _console(),
        _row(Text("today", "今天"), "ok", f"{today(settings.timezone)} {settings.timezone}"),
    ]
    if any(row["state"] == "missing" for row in rows):
        worst = _exits.USAGE
    return rows, worst


def _row(what: str | Text, state: str, detail: str | Text) -> Row:
    return {"what": what, "state": state, "detail": detail}


def _package(name: str, *, needed: bool) -> Row:
    try:
        return _row(name, "ok", version(name))
    except PackageNotFoundError:
        if needed:
            return _row(name, "missing", Text("install ddcheck anew", "请重新安装 ddcheck"))
        return _row(
            name,
            "absent",
            Text(
                "optional: pip install 'ddcheck[parquet]'", "可选：pip install 'ddcheck[parquet]'"
            ),
        )


def _looked_at(
    what: Text, look: Callable[[Settings], list[Row]], settings: Settings
) -> tuple[list[Row], int]:
    try:
        return look(settings), _exits.PASS
    except DdcheckError as error:
        (first, *others), (chinese, *_) = error.en.splitlines(), error.zh.splitlines()
        text = Text(first, chinese)
        if others:
            text = Text(f"{first} (and {len(others)} more)", f"{chinese}（另有 {len(others)} 条）")
        return [_row(what, "broken", text)], error.exit_status


def _rules(settings: Settings) -> list[Row]:
    home = settings.rules_dir or catalogue.rules_dir()
    return [
        _row(Text("rules directory", "规则目录"), "ok", str(home)),
        *_rule_sets(settings),
    ]


def _rule_sets(settings: Settings) -> list[Row]:
    from ddcheck.cli._rules import rule_sets

    return [
        _row(
            Text(f"rules {each.id}", f"规则 {each.id}"),
            "ok",
            Text(
                f"{each.edition}, {len(each.rules)} {'rule' if len(each.rules) == 1 else 'rules'}, {each.sha256[:12]}",
                f"{each.edition}，{len(each.rules)} 条规则，{each.sha256[:12]}",
            ),
        )
        for each in rule_sets(settings)
    ]


def _lists(settings: Settings) -> list[Row]:
    now = today(settings.timezone)
    home = settings.lists_dir or catalogue.lists_dir()
    rows = [_row(Text("lists directory", "名单目录"), "ok", str(home))]
    for each in catalogue.entity_lists(directory=settings.lists_dir):
        days = _ages.age(each, now)
        age = (
            Text("age unknown", "发布日期未知")
            if days is None
            else Text(f"{days} days old", f"已发布 {days} 天")
            if days >= 0
            else Text(f"dated {-days} days ahead", f"日期晚于今天 {-days} 天")
        )
        text = Text(
            f"{each.edition}, {len(each.entries)} entries, {age}",
            f"{each.edition}，{len(each.entries)} 个条目，{age.zh}",
        )
        rows.append(_row(Text(f"list {each.id}", f"名单 {each.id}"), "ok", text))
    return rows


def _controls(settings: Settings) -> list[Row]:
    return [
        _row(
            Text(f"controls {each.id}", f"管制清单 {each.id}"),
            "ok",
            Text(
                f"{each.edition}, {len(each.items)} items",
                f"{each.edition}，{len(each.items)} 个物项",
            ),
        )
        for each in catalogue.controls(settings.lists_dir)
    ]


_CACHE = Text("cache", "缓存")
_ANEW = Text("every start parses rules and lists anew", "每次启动都重新解析规则和名单")


def _cache() -> Row:
    place = cache.directory()
    if place is None:
        return _row(_CACHE, "off", _ANEW)
    if cache.write("probe", "0", b"{}") and cache.read("probe", "0") == b"{}":
        return _row(_CACHE, "ok", str(place))
    return _row(_CACHE, "unwritable", Text(f"{place}: {_ANEW.en}", f"{place}: {_ANEW.zh}"))


def _console() -> Row:
    encoding = sys.stdout.encoding or "?"
    carried = [
        name for name, text in (("lines", "─│█"), ("Chinese", "出口管制")) if _streams.carries(text)
    ]
    there = ["线条" if name == "lines" else "中文" for name in carried]
    text = Text(
        f"{encoding}; carries {', '.join(carried) or 'ASCII only'}",
        f"{encoding}；可显示{'、'.join(there) or '仅 ASCII'}",
    )
    return _row(Text("console", "控制台"), "ok", text)
