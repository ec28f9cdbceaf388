"""``ddcheck waivers``: who answered for which finding, why, and until when."""

from pathlib import Path
from typing import Annotated

import typer

from ddcheck.cli import _options as flags

FormatText = Annotated[
    str, typer.Option("--format", "-f", metavar="text|json", help="How to write it.")
]
Run = Annotated[
    Path | None,
    typer.Option("--run", metavar="RUN.json", help="A saved run that the waivers were used in."),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="waivers", rich_markup_mode=None)
    group.callback()(_group)
    group.command("list")(list_)
    group.command("add")(add)
    group.command("lint")(lint)
    group.command("revoke")(revoke)
    app.add_typer(group)


def _group() -> None:
    """List, add, check and revoke waivers."""


def list_(
    *,
    waivers: flags.Waivers = None,
    as_of: flags.OnDay = None,
    format_: FormatText = "text",
    config: flags.Config = None,
) -> None:
    """List the waivers with their last days, the first to end on top."""
    from ddcheck.cli import _streams, _waivers

    files = _waivers.files(waivers, as_of, config)
    columns = ("id", "status", "expires", "rule", "about", "kind", "by", "reason")
    _streams.table(_waivers.overview(files), columns, format_)


def lint(
    names: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE...", help="Files of waivers; default: those configured."),
    ] = None,
    *,
    run: Run = None,
    rules: flags.Rules = None,
    rules_dir: flags.RulesDir = None,
    lists_dir: flags.ListsDir = None,
    list_: flags.Lists = None,
    as_of: flags.OnDay = None,
    config: flags.Config = None,
) -> None:
    """Check waivers: well-formed, in time, about rules and list entries as they are now.

    Exits with 1 where one is expired, lapsed, refused or, given a saved run, unused; with 2 where a file
    is malformed.
    """
    from ddcheck import configuration
    from ddcheck.cli import _streams, _waivers

    files = _waivers.files(names, as_of, config, none_is_fine=True)
    given = {
        "rules": rules, "rules-dir": rules_dir, "lists-dir": lists_dir, "list": list(list_ or ()),
    }  # fmt: skip
    settings = configuration.load(given, file=config)
    where = _waivers.Where(settings.rules, settings.rules_dir, settings.lists_dir, settings.list)
    bad, soon = _waivers.lint(files, where, run)
    for line in (*bad, *soon):
        _streams.say(_streams.one_line(_streams.chosen(*line)))
    word = "waiver" if files.count == 1 else "waivers"
    _streams.tell(
        f"{files.count} {word}: {len(bad)} to look at, {len(soon)} soon at their end",
        f"{files.count} 项豁免：{len(bad)} 项须查看，{len(soon)} 项即将到期",
    )
    if bad:
        raise typer.Exit(1)


def add(
    run: Annotated[
        Path, typer.Argument(metavar="RUN.json", help="The saved run that has the finding.")
    ],
    fingerprint: Annotated[
        str, typer.Argument(metavar="FINGERPRINT", help="Of the finding, as the report shows it.")
    ],
    *,
    kind: Annotated[
        str, typer.Option("--kind", metavar="false-positive|licence|risk-accepted", help="Why.")
    ],
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="What was looked at and what it showed.")
    ],
    by: Annotated[
        list[str],
        typer.Option("--by", metavar="NAME", help="Who decided, and who confirmed; give it twice."),
    ],
    expires: Annotated[
        str, typer.Option("--expires", metavar="DATE", help="The last day on which it covers.")
    ],
    evidence: Annotated[
        list[str] | None,
        typer.Option("--evidence", metavar="PAPER", help="A paper that bears it out; repeatable."),
    ] = None,
    id_: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help="Its id; default: the next W- number."),
    ] = None,
    this_record: Annotated[
        bool,
        typer.Option(
            "--this-record",
            help="Only in this record, even where party and list entry would do for every one.",
        ),
    ] = False,
    waivers: flags.Waivers = None,
    as_of: flags.OnDay = None,
    config: flags.Config = None,
) -> None:
    """Answer for a finding of a saved run: add a waiver to the file.

    It is bound to the party and the list entry, or to the record, as the run saw them, and lapses when
    these change. Another person must have confirmed it.
    """
    from ddcheck.cli import _streams, _waivers

    given = _waivers.Given(
        kind, reason, tuple(by), expires, tuple(evidence or ()), id_, this_record
    )
    path, added, named = _waivers.add(run, fingerprint, given, waivers, as_of, config)
    for each in added:
        _streams.tell(
            f"written: {each.id} in {path}, until {each.expires}",
            f"已写入：{each.id} 于 {path}，有效至 {each.expires}",
        )
    if not named:
        _streams.tell(
            f"it counts where it is named: check --waivers {path}, or "
            f'waivers = ["{path}"] in ddcheck.toml',
            f'须指明后方才有效：check --waivers {path}，或在 ddcheck.toml 中写 waivers = ["{path}"]',
        )


def revoke(
    name: Annotated[str, typer.Argument(metavar="ID", help="The waiver to take out.")],
    *,
    waivers: flags.Waivers = None,
    config: flags.Config = None,
) -> None:
    """Take a waiver out of its file; the history of the file keeps it."""
    from ddcheck.cli import _streams, _waivers

    path = _waivers.revoke(name, waivers, config)
    _streams.tell(f"revoked: {name} is out of {path}", f"已撤销：{name} 已从 {path} 中删除")
