"""``ddcheck diff``: what changed from one saved run to another, and from what cause."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("diff")(diff)


def diff(
    before: Annotated[Path, typer.Argument(metavar="A.json", help="The earlier run.")],
    after: Annotated[Path, typer.Argument(metavar="B.json", help="The later run.")],
    *,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="text|json", help="How to write it.")
    ] = "text",
) -> None:
    """Compare two saved runs and name the causes.

    Exits with 0 where nothing changed and with 1 where something did.
    """
    from ddcheck.cli import _saved, _streams

    _, _, old = _saved.load(before)
    _, _, new = _saved.load(after)
    rows = _saved.differences(old, new)
    if rows or format_ != "text":
        _streams.table(rows, ("record", "change", "from", "to", "causes"), format_)
    if format_ == "text":
        same = len(new) - sum(row["change"] != "gone" for row in rows)
        _streams.say(f"{len(rows)} changed, new or gone; {same} unchanged")
    if rows:
        raise typer.Exit(1)
