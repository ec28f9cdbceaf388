"""The command line: finds the command, runs it, and answers every error with a message and a status.

A module here that does not begin with an underscore is a command of that name, and offers
``register(app)``; so a new command is one new file. Only the module of the command that was asked
for is imported, and a command imports what it works with when it runs.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

import typer
from typer._click.core import Context

from ddcheck.cli import _streams
from ddcheck.errors import DdcheckError, InvalidFileError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

    from typer._click import Command
    from typer._click.formatting import HelpFormatter

    from ddcheck.core.texts import Text

PROGRAM = "ddcheck"


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit status; every error has been told by then."""
    for stream in (sys.stdout, sys.stderr):
        # A console that cannot carry a character must not stop a check.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    signal.signal(signal.SIGTERM, _terminated)
    _streams.begin(arguments)
    try:
        status = _status(arguments)
        if status not in (130, 143):
            # Whoever wants us gone must not wait for a reader that has stopped reading.
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us has enough. Python would complain once more when it flushes at its end.
        _streams.silence(sys.stdout)
        return 141
    except OSError:
        return _crashed(arguments)
    return status


class _Terminated(BaseException):
    """SIGTERM: drafts of output files are removed on the way out."""


def _terminated(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 - the signal's own signature
    raise _Terminated


def _status(arguments: Sequence[str]) -> int:
    from typer._click.exceptions import ClickException

    try:
        _invoke(arguments)
    except typer.Exit as done:
        return done.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except _Terminated:
        return 143
    except BrokenPipeError:
        raise
    except DdcheckError as error:
        return _tell(error, arguments)
    except ClickException as error:
        return _tell_usage(error, arguments)
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else 70
    except PermissionError as error:
        # Many calls of `pathlib` raise it that are only to say whether something is there.
        return _tell(_forbidden(error), arguments) if error.filename else _crashed(arguments)
    except RecursionError:
        return _crashed(arguments)
    except Exception:  # noqa: BLE001 - the one place: a crash must not leave with Python's 1, our *fail*
        return _crashed(arguments)
    return 0


def _invoke(arguments: Sequence[str]) -> None:
    from typer.core import TyperGroup
    from typer.main import get_command

    command = get_command(app_for(arguments))
    command.context_class = _Context
    if isinstance(command, TyperGroup):
        command.commands = dict(sorted(command.commands.items()))
        for each in command.commands.values():
            _take_language(each)
    # Not `app()`: Typer turns a closed pipe into exit status 1.
    with command.make_context(PROGRAM, list(arguments)) as context:
        command.invoke(context)


class _Context(Context):
    """What a command is run in; its help is in the language asked for, found out when it is printed."""

    def make_formatter(self) -> HelpFormatter:
        formatter = super().make_formatter()
        if _streams.language() != "zh":
            return formatter
        from ddcheck.cli import _chinese_help

        return _chinese_help.speaking(self.command, formatter.width)


def _take_language(command: Command) -> None:
    """Messages are in two languages whatever the command: each one takes the flag, which `_streams` reads."""
    from typer.core import TyperGroup, TyperOption

    command.context_class = _Context
    if isinstance(command, TyperGroup):
        for each in command.commands.values():
            _take_language(each)
    elif not any("--lang" in parameter.opts for parameter in command.params):
        command.params.append(
            TyperOption(
                param_decls=["--lang"],
                metavar="en|zh",
                help="The language of messages.",
                expose_value=False,
                callback=_checked_language,
            )
        )


def _checked_language(_context: object, _parameter: object, value: str | None) -> None:
    if value is not None:
        from ddcheck import configuration

        configuration.checked("lang", value)


def _for_all(command: Command, lang: str) -> dict[str, Any]:
    """The language as the default of a command, or of every command of a group."""
    inner = getattr(command, "commands", None)
    if inner is None:
        return {"lang": lang}
    return {name: _for_all(each, lang) for name, each in inner.items()}


def command_names() -> tuple[str, ...]:
    """The commands there are, by their modules."""
    found = {
        name.removesuffix(".py")
        for name in os.listdir(os.path.dirname(__file__))  # noqa: PTH208, PTH120 - pathlib costs 4 ms here
        if name.endswith(".py") and not name.startswith("_")
    }
    return tuple(sorted(found))


def _command_in(arguments: Sequence[str]) -> str | None:
    """The command that is asked for; the only flag before it that takes a value is the language."""
    rest = iter(arguments)
    for each in rest:
        if each == "--lang":
            next(rest, None)
        elif not each.startswith("-"):
            return each
    return None


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """The application with the command that the arguments ask for, or with all of them.

    Raises:
        UnknownNameError: there is no such command.
    """
    from importlib import import_module

    app = typer.Typer(
        name=PROGRAM,
        help="Decide whether a shipment or customer may be served under export control law.",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        no_args_is_help=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    asked = _command_in(arguments)
    modules = command_names()
    wanted = modules if asked is None else (asked,)
    if asked is not None and asked not in modules:
        raise UnknownNameError("command", asked, modules)

    @app.callback(invoke_without_command=True)
    def root(
        context: typer.Context,
        version: bool = typer.Option(False, "--version", help="Print the version and stop."),
        lang: str | None = typer.Option(
            None,
            "--lang",
            metavar="en|zh",
            help="The language of reports, messages and help.",
        ),
    ) -> None:
        if version:
            from ddcheck import __version__

            _streams.say(f"{PROGRAM} {__version__}")
            raise typer.Exit
        _checked_language(context, None, lang)
        if lang is not None:
            context.default_map = _for_all(context.command, lang)
        if context.invoked_subcommand is None:
            _streams.tell_as_is(context.get_help())
            raise typer.Exit(2)

    for name in wanted:
        import_module(f"{__name__}.{name}").register(app)
    return app


def _tell(error: DdcheckError, arguments: Sequence[str]) -> int:
    """Say what is wrong: a file's problems one a line, so that editors and grep find their places."""
    text = error.get(_streams.language())
    head = "" if isinstance(error, InvalidFileError) else _head(error.code)
    _streams.tell_as_is(head + text)
    return _ended(error.code, error.exit_status, text, arguments)


def _head(code: str) -> str:
    """What an error begins with; its code is the same in every language."""
    return _streams.chosen(f"error[{code}]: ", f"错误[{code}]：")


def _forbidden(error: PermissionError) -> DdcheckError:
    """A path that we may not look at: whoever named it, or started us, can put that right."""
    from ddcheck.errors import UsageError

    return UsageError(
        f"{error.filename}: cannot be looked at (permission denied); correct the path, or who may read it",
        f"{error.filename}: 无法查看（没有权限）；请更正路径或其权限",
    )


def _tell_usage(error: object, arguments: Sequence[str]) -> int:
    """Typer's complaint about the command line, in our words, with near names."""
    from typer._click.exceptions import ClickException, NoSuchOption, UsageError

    from ddcheck.cli import _usage

    assert isinstance(error, ClickException)
    context = error.ctx if isinstance(error, UsageError) else None
    path = context.command_path if context is not None else PROGRAM
    if isinstance(error, NoSuchOption) and context is not None:
        from difflib import get_close_matches

        known = [name for each in context.command.params for name in each.opts]
        near = get_close_matches(error.option_name, known, n=3, cutoff=0.5)
        hint, way = (
            (f"did you mean {', '.join(near)}?", f"是否想写 {'、'.join(near)}？")
            if near
            else (f"see {path} --help", f"见 {path} --help")
        )
        en = f"no such option: {error.option_name}; {hint}"
        zh = f"没有参数 {error.option_name}；{way}"
    else:
        text = error.format_message().rstrip()
        en = f"{text[:1].lower()}{text[1:].rstrip('.')}; see {path} --help"
        zh = f"{_usage.in_chinese(error) or text}；见 {path} --help"
    text = zh if _streams.language() == "zh" else en
    _streams.tell_as_is(_head("usage") + text)
    return _ended("usage", 2, text, arguments)


def _crashed(arguments: Sequence[str]) -> int:
    """One line, and where the details are; where it is the disk, what is the matter with it."""
    _, error, _ = sys.exc_info()
    if (reason := _disk(error)) is not None:
        with suppress(OSError):
            sys.stdout.flush()
        # Else whatever is half written tries once more when it is taken apart, and complains.
        _streams.silence(sys.stdout)
        en = (
            f"not all of the output could be written ({reason.en}); put that right and run it again"
        )
        zh = f"输出未能全部写入（{reason.zh}）；请处理后重新运行"
        text = _streams.chosen(en, zh)
        _streams.tell_as_is(_head("bug") + text)
        return _ended("bug", 70, text, arguments)
    lines = str(error).splitlines() or [""]
    place = _streams.keep_crash(arguments, _streams.a_run())
    what = f"{type(error).__name__}: {lines[0]}"
    text = (
        f"ddcheck 自身出错（{what}）；详情见 {place}；请报告"
        if _streams.language() == "zh"
        else f"ddcheck failed on its own account ({what}); details in {place}; please report them"
    )
    _streams.tell_as_is(_head("bug") + text)
    return _ended("bug", 70, text, arguments)


def _disk(error: BaseException | None) -> Text | None:
    """What keeps a disk from taking output, if that is what an error, or the one behind it, is about."""
    import errno

    from ddcheck.foreign_errors import system_error

    while error is not None:
        if isinstance(error, OSError) and error.errno in (
            errno.ENOSPC,
            errno.EDQUOT,
            errno.EFBIG,
            errno.EIO,
        ):
            return system_error(error)
        error = error.__cause__ or error.__context__
    return None


def _ended(code: str, status: int, text: str, arguments: Sequence[str]) -> int:
    """The last line, and in a machine format the error itself; the status."""
    from ddcheck.cli import _exits

    name = _exits.NAMES[status]
    _streams.tell(
        f"{PROGRAM}: exit {status} ({name.en})", f"{PROGRAM}: 退出码 {status}（{name.zh}）"
    )
    _streams.tell_error(code, status, text, arguments)
    return status
