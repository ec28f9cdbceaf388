"""The three streams of the process: what goes to which, in which encoding, and whether a report has begun."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_begun = False
_arguments: Sequence[str] = ()
_language: str | None = None

_CONTROLS = {
    code: f"\\u{code:04x}"
    for code in (
        *(code for code in range(0x20) if code not in (0x09, 0x0A)),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *(0x200E, 0x200F, 0x2028, 0x2029),
    )
}


def harmless(text: str) -> str:
    """Text of unknown origin without control characters and without marks that turn the direction."""
    return text.translate(_CONTROLS)


def one_line(text: str) -> str:
    """The same as one line: a line break in a name forges no second one."""
    return harmless(text).replace("\n", "\\n")


def begin(arguments: Sequence[str]) -> None:
    """Begin a command line."""
    global _arguments, _language
    _arguments, _language = arguments, None


def language() -> str:
    """The language for messages, however broken the rest of the command line is; found out at the first one."""
    global _language  # noqa: PLW0603 - there is one command line
    if _language is None:
        _language = _asked_language()
    return _language


def _asked_language() -> str:
    from pathlib import Path

    from ddcheck import configuration_files as files

    if (flag := _flag("--lang")) in files.LANGUAGES:
        return str(flag)
    if (variable := os.environ.get("DDCHECK_LANG")) in files.LANGUAGES:
        return str(variable)
    file = _flag("--config")
    return files.language(None if file is None else Path(file)) or "en"


def _flag(name: str) -> str | None:
    """The last value of a flag on the command line."""
    found: str | None = None
    for index, each in enumerate(_arguments):
        if each == "--":
            break
        if each == name:
            found = _arguments[index + 1] if index + 1 < len(_arguments) else None
        elif each.startswith(f"{name}="):
            found = each.removeprefix(f"{name}=")
    return found


def chosen(en: str, zh: str) -> str:
    """One of two, by the language asked for."""
    return zh if language() == "zh" else en


def tell(en: str, zh: str) -> None:
    """One message to the person or the log, in the language asked for: standard error."""
    tell_as_is(chosen(en, zh))


def tell_as_is(text: str) -> None:
    """The same of what is in the right language already; where nobody can be told, nothing is."""
    try:
        sys.stderr.write(harmless(text) + "\n")
    except BrokenPipeError:
        raise
    except OSError:
        silence(sys.stderr)


def silence(stream: IO[Any]) -> None:
    """What a stream still holds and whatever follows goes nowhere: it cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say(text: str) -> None:
    """What was asked for: standard output."""
    sys.stdout.write(text + "\n")


def document(text: str) -> None:
    """What is to become a file of ours: standard output, and UTF-8 as we read it unless it is a terminal."""
    if sys.stdout.isatty():
        say(text)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "backslashreplace"))


@contextmanager
def report(*, binary: bool, human: bool) -> Iterator[IO[Any]]:
    """Standard output for a report; from here on an error is no longer told there.

    A report for programs is UTF-8 whatever the locale; one for people takes the console's encoding.
    """
    global _begun  # noqa: PLW0603 - there is one standard output
    _begun = True
    sys.stdout.flush()
    if binary:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif human:
        with _no_workflow_commands():
            yield sys.stdout
        sys.stdout.flush()
    else:
        import io

        stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
        try:
            yield stream
            stream.flush()
        finally:
            # Else the wrapper would close standard output when it goes.
            stream.detach()


@contextmanager
def _no_workflow_commands() -> Iterator[None]:
    """In GitHub Actions a line that begins with ``::`` is a command; a name must not become one."""
    if not os.environ.get("GITHUB_ACTIONS"):
        yield
        return
    from secrets import token_hex

    token = token_hex(16)
    say(f"::stop-commands::{token}")
    try:
        yield
    finally:
        say(f"::{token}::")


def carries(text: str) -> bool:
    """Whether the console's encoding has these characters."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def machine_format(arguments: Sequence[str]) -> str | None:
    """``json`` or ``jsonl`` where the command line or the environment asks for it, however broken the rest is."""
    chosen: str | None = os.environ.get("DDCHECK_FORMAT")
    for index, each in enumerate(arguments):
        if each == "--":
            break
        if each in ("-f", "--format"):
            chosen = arguments[index + 1] if index + 1 < len(arguments) else None
        elif each.startswith("--format="):
            chosen = each.removeprefix("--format=")
        elif each.startswith("-f") and not each.startswith("--"):
            chosen = each[2:]
    return chosen if chosen in ("json", "jsonl") else None


def tell_error(code: str, status: int, message: str, arguments: Sequence[str]) -> None:
    """In a machine format, the error as one JSON object on standard output, unless a report has begun."""
    if _begun or machine_format(arguments) is None:
        return
    import json

    error = {"type": "error", "code": code, "exit_code": status, "message": message}
    try:
        say(json.dumps(error, ensure_ascii=False))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError:
        # It has been told on standard error, and its status stays.
        silence(sys.stdout)


def keep_crash(arguments: Sequence[str], run: str) -> str:
    """Write the traceback of the exception at hand to a file that only this user can read; where it is.

    A rule that crashes on every record crashes in one place: one file for each place and run.

    Args:
        arguments: the command line.
        run: what tells this run from others, for all of its processes.
    """
    import tempfile
    import traceback
    from hashlib import sha256

    from ddcheck import __version__

    kind, _, trace = sys.exc_info()
    frames = [f"{each.filename}:{each.lineno}" for each in traceback.extract_tb(trace)]
    place = sha256("\n".join([repr(kind), *frames]).encode("utf-8", "replace")).hexdigest()[:8]
    name = f"ddcheck-crash-{run}-{place}.txt"
    try:
        path = os.path.join(tempfile.gettempdir(), name)  # noqa: PTH118
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return path
        with open(handle, "w", encoding="utf-8", errors="backslashreplace") as file:  # noqa: PTH123
            file.write(f"ddcheck {__version__}, Python {sys.version}, {sys.platform}\n")
            file.write(f"arguments: {list(arguments)!r}\n\n{traceback.format_exc()}")
    except OSError:
        return "no file (none could be written)"
    return path


def a_run() -> str:
    """What tells this run from others, in names of files that nobody can guess."""
    return os.urandom(6).hex()


def table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], style: str) -> None:
    """Rows on standard output: as text in columns, or as JSON.

    Raises:
        UnknownNameError: there is no such style.
    """
    if _is_json(style):
        import json

        say(json.dumps(list(rows), ensure_ascii=False, indent=2))
        return
    from ddcheck.cli import _words

    lang = language()
    heads = [_words.HEADS.get(name, name) if lang == "zh" else name for name in columns]
    cells = [
        [_words.word(name, _cell(name, row.get(name)), lang) for name in columns] for row in rows
    ]
    widths = [max(map(cell_width, column)) for column in zip(heads, *cells, strict=True)]
    for line in (heads, *cells):
        padded = (
            cell + " " * (width - cell_width(cell))
            for cell, width in zip(line, widths, strict=True)
        )
        say(one_line("  ".join(padded).rstrip()))


def fields(content: Any, style: str) -> None:
    """One thing's fields on standard output: as indented text, or as JSON.

    Raises:
        UnknownNameError: there is no such style.
    """
    if _is_json(style):
        import json

        say(json.dumps(content, ensure_ascii=False, indent=2))
        return
    for line in _indented(content, ""):
        say(one_line(line))


def _is_json(style: str) -> bool:
    if style not in ("text", "json"):
        from ddcheck.errors import UnknownNameError

        raise UnknownNameError("format", style, ("json", "text"))
    return style == "json"


def _cell(name: str, value: Any) -> str:
    if value is None:
        return "-"
    return str(value)[:12] if name == "sha256" else str(value)


def screen_width() -> int | None:
    """The cells of a line: ``$COLUMNS``, else the terminal's, at least 40; nothing where there is no terminal."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and 20 <= int(columns) <= 1000:
        return int(columns)
    with suppress(OSError):
        # A terminal that does not know its size says 0.
        if sys.stdout.isatty() and (found := os.get_terminal_size(sys.stdout.fileno()).columns):
            return max(40, found)
    return None


def cell_width(text: str) -> int:
    """How many cells of a terminal a text takes; Chinese characters take two."""
    from unicodedata import combining, east_asian_width

    return sum(
        0 if combining(each) else 2 if east_asian_width(each) in ("W", "F") else 1 for each in text
    )


def _indented(content: Any, margin: str) -> Iterator[str]:
    if isinstance(content, dict):
        for key, value in content.items():
            if isinstance(value, dict | list) and value:
                yield f"{margin}{key}:"
                yield from _indented(value, margin + "  ")
            else:
                yield f"{margin}{key}: {value}"
    elif isinstance(content, list):
        for value in content:
            lines = list(_indented(value, ""))
            yield from (
                f"{margin}{'- ' if number == 0 else '  '}{line}"
                for number, line in enumerate(lines)
            )
    else:
        yield f"{margin}{content}"
