"""``ddcheck explain``: a rule with its law and examples, or one finding of a saved run step by step."""

from pathlib import Path
from typing import Annotated

import typer

from ddcheck.cli import _options as flags


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(
    what: Annotated[
        str,
        typer.Argument(
            metavar="RULE|FINDING", help="A rule's id, or the beginning of a finding's fingerprint."
        ),
    ],
    run: Annotated[
        Path | None,
        typer.Argument(metavar="RUN.json", help="The saved run that the finding is in."),
    ] = None,
    *,
    as_of: flags.OnDay = None,
    rules: flags.Rules = None,
    rules_dir: flags.RulesDir = None,
    lists_dir: flags.ListsDir = None,
    lang: flags.Lang = None,
    config: flags.Config = None,
) -> None:
    """Explain a rule, or one finding step by step.

    A rule comes with its law, the life of its acts, its condition and its examples.

    A finding needs the run that it is in:  ddcheck explain 7c1e90ab run.json
    """
    from ddcheck import configuration
    from ddcheck.cli import _explaining, _streams
    from ddcheck.cli._days import day, today

    settings = configuration.load(
        {
            "as-of": as_of,
            "rules": rules,
            "rules-dir": rules_dir,
            "lists-dir": lists_dir,
            "lang": lang,
        },
        file=config,
    )
    if run is not None:
        chosen = None if settings.origin("lang") == configuration.DEFAULT else settings.lang
        _streams.say(_streams.harmless(_explaining.finding(run, what, chosen)))
        return
    from ddcheck.cli import _rules

    if _explaining.is_fingerprint(what):
        from ddcheck.errors import UsageError

        raise UsageError(
            f"{what} looks like a finding; name its run too: ddcheck explain {what} RUN.json",
            f"{what} 像是一项结论；请同时写明其运行结果：ddcheck explain {what} RUN.json",
        )
    from ddcheck.cli import _batch_rules

    if (batch := _batch_rules.shown(settings, what)) is not None:
        _streams.say(batch)
        return
    on = day(settings.as_of) or today(settings.timezone)
    _streams.say(_rules.shown(settings, what, on))
