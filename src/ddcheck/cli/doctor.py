"""``ddcheck doctor``: whether this installation can work, and what it works with."""

import typer

from ddcheck.cli import _options as flags
from ddcheck.cli.lists import FormatText


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor")(doctor)


def doctor(
    *,
    rules_dir: flags.RulesDir = None,
    lists_dir: flags.ListsDir = None,
    format_: FormatText = "text",
    config: flags.Config = None,
) -> None:
    """Look whether this installation can work.

    Versions, paths, rules, lists, cache and console.

    Exits with 0 where it can work, else with the status of what keeps it from working.
    """
    from ddcheck import configuration
    from ddcheck.cli import _diagnosis, _streams
    from ddcheck.core.texts import Text

    settings = configuration.load({"rules-dir": rules_dir, "lists-dir": lists_dir}, file=config)
    rows, status = _diagnosis.diagnose(settings)
    lang = _streams.language() if format_ == "text" else "en"
    rows = [
        {key: each.get(lang) if isinstance(each, Text) else each for key, each in row.items()}
        for row in rows
    ]
    _streams.table(rows, ("what", "state", "detail"), format_)
    if status:
        raise typer.Exit(status)
