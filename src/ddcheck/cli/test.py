"""``ddcheck test``: do the rules say of their own examples what these expect?"""

from typing import Annotated

import typer

from ddcheck.cli import _options as flags


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("test")(test)


def test(
    patterns: Annotated[
        list[str] | None,
        typer.Argument(metavar="RULE...", help="Only these rules: ids or their beginnings."),
    ] = None,
    *,
    mutate: Annotated[
        bool,
        typer.Option(
            "--mutate", help="Also change each rule, and tell which change goes unnoticed."
        ),
    ] = False,
    rules: flags.Rules = None,
    rules_dir: flags.RulesDir = None,
    lists_dir: flags.ListsDir = None,
    verbose: flags.Verbose = 0,
) -> None:
    """Run the examples in the rule files, and show which measures no rule cites.

    Exits with 0 where every example holds (and no change goes unnoticed), with 1 otherwise,
    with 2 where a rule file is wrong, with 6 where there is nothing to run.
    """
    from ddcheck import configuration
    from ddcheck.cli import _streams
    from ddcheck.cli._testing import Testing

    settings = configuration.load({"rules": rules, "rules-dir": rules_dir, "lists-dir": lists_dir})
    testing = Testing(settings, tuple(patterns or ()))
    lines, failed = testing.run(mutate=mutate, verbose=bool(verbose))
    for line in lines:
        _streams.say(_streams.chosen(*line))
    raise typer.Exit(1 if failed else 0)
