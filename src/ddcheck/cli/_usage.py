"""Typer's complaints about a command line, in Chinese: by their kind, for it says them in English alone."""

from __future__ import annotations

import re

from typer._click import types
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    UsageError,
)

_ARGUMENTS = re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((?P<said>.*)\)")
_COMMAND = re.compile(r"No such command '(?P<said>.*)'")


def in_chinese(error: ClickException) -> str | None:
    """What is wrong, in Chinese; nothing where the kind of complaint is not known here."""
    if isinstance(error, MissingParameter):
        return f"缺少参数 {_name(error)}"
    if isinstance(error, BadParameter):
        return f"{_name(error)} 的值不合适；请写{_wanted(error)}"
    if isinstance(error, BadOptionUsage):
        without = "does not take" in error.message
        return f"参数 {error.option_name} {'不带值' if without else '需要一个值'}"
    if isinstance(error, UsageError):
        if found := _ARGUMENTS.match(error.message):
            return f"多出的参数：{found['said']}"
        if found := _COMMAND.match(error.message):
            return f"没有名为 {found['said']!r} 的命令"
        if error.message.startswith("Missing command"):
            return "缺少命令"
    return None


def _name(error: BadParameter) -> str:
    hint = error.param_hint
    if hint is None and error.param is not None:
        hint = error.param.get_error_hint(error.ctx)  # type: ignore[arg-type]
    return hint if isinstance(hint, str) else " / ".join(hint or ())


def _wanted(error: BadParameter) -> str:
    kind = None if error.param is None else error.param.type
    if isinstance(kind, types.IntRange):
        bounds = [
            "" if kind.min is None else f"不小于 {kind.min}",
            "" if kind.max is None else f"不大于 {kind.max}",
        ]
        return "、".join(bound for bound in bounds if bound) + " 的整数"
    if isinstance(kind, types.IntParamType):
        return "整数"
    return "其他值"
