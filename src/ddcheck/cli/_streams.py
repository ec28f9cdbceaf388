"""The three streams of the process: what goes to which, in which encoding, and whether a report has begun."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_begun = False

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


def tell(text: str) -> None:
    """One message to the person or the log: standard error."""
    sys.stderr.write(harmless(text) + "\n")


def say(text: str) -> None:
    """What was asked for: standard output."""
    sys.stdout.write(text + "\n")


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
    say(json.dumps(error, ensure_ascii=False))


def keep_crash(arguments: Sequence[str]) -> str:
    """Write the traceback of the exception at hand to a file that only this user can read; where it is."""
    import tempfile
    import traceback

    from ddcheck import __version__

    try:
        with tempfile.NamedTemporaryFile(
            "w",
            prefix="ddcheck-crash-",
            suffix=".txt",
            delete=False,
            encoding="utf-8",
            errors="backslashreplace",
        ) as file:
            file.write(f"ddcheck {__version__}, Python {sys.version}, {sys.platform}\n")
            file.write(f"arguments: {list(arguments)!r}\n\n{traceback.format_exc()}")
    except OSError:
        return "no file (none could be written)"
    return file.name
