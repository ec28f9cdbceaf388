"""``ddcheck help``: topics that belong to no single command."""

from typing import Annotated

import typer

from ddcheck.cli import _streams
from ddcheck.errors import UnknownNameError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("help")(explain_topic)


def explain_topic(
    topic: Annotated[
        str | None, typer.Argument(help="exit-codes, environment, formats or encodings.")
    ] = None,
) -> None:
    """Explain a topic: exit-codes, environment, formats, encodings."""
    if topic is None:
        _streams.say("Topics:\n" + "\n".join(f"  ddcheck help {name}" for name in sorted(_TOPICS)))
        return
    if topic not in _TOPICS:
        raise UnknownNameError("topic", topic, _TOPICS)
    _streams.say(_TOPICS[topic]())


def _exit_codes() -> str:
    from ddcheck.cli import _exits

    rows = [
        f"  {status:>3}  {name.en:<11}  {_exits.MEANING[status]}"
        for status, name in _exits.NAMES.items()
    ]
    order = " > ".join(str(status) for status in _exits.ORDER)
    return "\n".join(
        (
            "Exit statuses",
            "",
            *rows,
            "  130  interrupted; 143 terminated; 141 whoever read the output closed it",
            "",
            "0, 1 and 3 promise that every record was decided; any other status means that it was not.",
            f"Where several hold, the first counts: {order}.",
            "--gate fail turns 3 into 0, --gate none turns 1 and 3 into 0; nothing masks the others.",
            "",
            "In a shell:",
            "  ddcheck check order.yaml; case $? in 0) ship;; 3) queue;; 1) block;; *) page;; esac",
        )
    )


def _environment() -> str:
    from ddcheck import configuration

    width = max(len(each.variable) for each in configuration.SETTINGS)
    rows = [f"  {each.variable:<{width}}  {each.about}" for each in configuration.SETTINGS]
    others = (
        ("DDCHECK_CONFIG", "the configuration file to read instead of searching upwards"),
        ("DDCHECK_CACHE_DIR", "where parsed lists and indexes are kept"),
        ("DDCHECK_NO_CACHE", "set to anything: keep nothing, use nothing kept"),
        ("NO_COLOR", "set to anything: no colour; it beats FORCE_COLOR"),
        ("FORCE_COLOR", "set to anything: colour, even into a pipe"),
        ("COLUMNS", "the width of the terminal report"),
        ("TERM", "dumb: plain lines"),
        ("CI", "set to anything: a CI job; names of parties are hidden from formats others read"),
    )
    rows += [f"  {name:<{width}}  {about}" for name, about in others]
    return "\n".join(
        (
            "Environment",
            "",
            "A flag comes before a variable, a variable before ddcheck.toml, the file before the default.",
            "An empty variable counts as not set. Several texts are parted by commas, several paths",
            "as PATH parts them.",
            "",
            *rows,
        )
    )


def _formats() -> str:
    from ddcheck import list_formats, record_formats, report_formats

    return "\n".join(
        (
            "Formats",
            "",
            "  records, read by check:        " + ", ".join(record_formats.names()),
            "  reports, written by -f and -o: " + ", ".join(report_formats.names()),
            "  lists, read by --list:         " + ", ".join(list_formats.names()),
            "",
            "A record's or a list's format is found by content, not by its file's name alone;",
            "--format-in names it. Without -f a report is 'terminal' on a terminal, else 'plain'.",
            "-o FORMAT=PATH may be given several times and leaves -f as it is.",
        )
    )


def _encodings() -> str:
    return """Encodings

A file is read as its byte order mark says, else as UTF-8, strictly.
Only then are the encodings tried that --encoding or the setting 'encodings' names,
in that order and strictly: gb18030, big5, shift_jis and whatever else Python knows.
Nothing is ever guessed, for a wrong guess turns a listed name into other characters.

Reports for programs are UTF-8. A report for people takes the console's encoding,
and characters that the console lacks are written as \\uXXXX."""


_TOPICS = {
    "encodings": _encodings,
    "environment": _environment,
    "exit-codes": _exit_codes,
    "formats": _formats,
}
