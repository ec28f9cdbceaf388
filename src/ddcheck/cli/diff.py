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

    A finding that was waived since, and one whose waiver has lapsed, are changes too. Exits with 0 where nothing changed and with 1 where something did.
    """
    from ddcheck.cli import _saved, _streams

    old, new = _saved.load(before), _saved.load(after)
    stopped = bool(new.info.settings.get("stopped"))
    found = _saved.differences(old.results(), new.results(), new.info.waivers, stopped=stopped)
    if found or format_ != "text":
        lang = _streams.language() if format_ == "text" else "en"
        rows = [each.row(lang) for each in found]
        _streams.table(rows, ("record", "change", "from", "to", "causes"), format_)
    if format_ == "text":
        same = new.counts.records - sum(
            each.change.en not in ("gone", "not read") for each in found
        )
        _streams.say(
            _streams.chosen(
                f"{len(found)} changed, new or gone; {same} unchanged",
                f"{len(found)} 条变更、新增或消失；{same} 条未变",
            )
        )
    if found:
        raise typer.Exit(1)
