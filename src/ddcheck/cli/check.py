"""``ddcheck check``: decide records and write what comes of it."""

from pathlib import Path
from typing import Annotated

import typer

from ddcheck.cli import _options as flags


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(check)


def check(
    context: typer.Context,
    *,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...|-",
            help="Records: YAML, JSON, JSONL, CSV, XLSX, Parquet, UBL or WCO XML; - is standard input.",
            show_default=False,
        ),
    ] = None,
    as_of: flags.AsOf = None,
    rules: flags.Rules = None,
    rules_dir: flags.RulesDir = None,
    lists_dir: flags.ListsDir = None,
    list_: flags.Lists = None,
    format_: flags.Format = None,
    output: flags.Outputs = None,
    gate: flags.Gate = None,
    report_only: Annotated[
        bool, typer.Option("--report-only", help="The same as --gate none.")
    ] = False,
    lang: flags.Lang = None,
    horizon: flags.Horizon = None,
    select: flags.Select = None,
    ignore: flags.Ignore = None,
    jobs: flags.Jobs = None,
    waivers: flags.Waivers = None,
    no_waivers: Annotated[
        bool, typer.Option("--no-waivers", help="As if there were no waivers.")
    ] = False,
    waivers_from: Annotated[
        str | None,
        typer.Option(
            "--waivers-from",
            metavar="GITREF",
            help="Read the files of waivers as this branch or commit has them.",
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="RUN.json",
            help="Mark findings as new or known; it gates nothing.",
        ),
    ] = None,
    locked: Annotated[
        bool,
        typer.Option("--locked", help="Decide only under what ddcheck.lock names."),
    ] = False,
    across: Annotated[
        bool,
        typer.Option("--across/--no-across", help="Compare records with one another."),
    ] = True,
    max_age: flags.MaxAge = None,
    allow_stale: flags.AllowStale = None,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Stop at the first record that fails.")
    ] = False,
    map_: flags.MapFile = None,
    format_in: flags.FormatIn = None,
    kind: flags.Kind = None,
    encoding: flags.Encoding = None,
    sheet: flags.Sheet = None,
    delimiter: flags.Delimiter = None,
    id_: flags.IdColumn = None,
    stdin_name: flags.StdinName = None,
    show: flags.Show = None,
    show_names: flags.ShowNames = None,
    limit: flags.Limit = None,
    summary: Annotated[
        str,
        typer.Option(
            "--summary",
            metavar="auto|off|PATH",
            help="Where to add a summary in Markdown; auto: $GITHUB_STEP_SUMMARY.",
        ),
    ] = "auto",
    color: flags.Color = None,
    width: flags.Width = None,
    quiet: flags.Quiet = 0,
    verbose: flags.Verbose = 0,
    progress: Annotated[
        bool,
        typer.Option(
            "--progress/--no-progress", show_default=False, help="Tell the progress on a terminal."
        ),
    ] = True,
    config: flags.Config = None,
) -> None:
    """Decide records: whether each may be served, and why.

    Exits with 0 (pass), 1 (fail), 3 (review), or another status where not every record was decided;
    see: ddcheck help exit-codes.
    """
    import os
    import sys

    from ddcheck import configuration
    from ddcheck.cli import _streams
    from ddcheck.cli._inputs import Inputs, options
    from ddcheck.cli._outputs import chosen_format, destinations, run_info
    from ddcheck.errors import UsageError

    if not files:
        if not sys.stdin.isatty():
            raise UsageError(
                "no file was named; name files, or - for standard input",
                "未指明文件；请写文件名，标准输入写 -",
            )
        _streams.tell_as_is(context.get_help())
        raise typer.Exit(2)
    if files.count("-") > 1:
        raise UsageError(
            "- stands there twice; standard input can be read once",
            "- 出现两次；标准输入只能读取一次",
        )
    for name in configuration.unread_variables(os.environ):
        _streams.tell(
            f"warning: the variable {name} is not read; see: ddcheck help environment",
            f"警告：变量 {name} 不被读取；见 ddcheck help environment",
        )
    settings = configuration.load(
        {
            "rules": rules,
            "rules-dir": rules_dir,
            "lists-dir": lists_dir,
            "list": list_,
            "as-of": as_of,
            "format": format_,
            "gate": "none" if report_only else gate,
            "lang": lang,
            "horizon": horizon,
            "select": select,
            "ignore": ignore,
            "jobs": jobs,
            "waivers": waivers,
            "max-age": max_age,
            "map": map_,
            "encodings": encoding,
            "show": show,
            "show-names": show_names,
            "limit": limit,
            "color": color,
            "width": width,
        },
        file=config,
    )
    targets = destinations(output or (), files)
    if "-" not in [path for _, path in targets] and quiet < 2:
        targets = ((chosen_format(settings.format), "-"), *targets)
    elif settings.format is not None and quiet < 2:
        raise UsageError(
            "-o FORMAT=- and -f both want standard output; leave one out",
            "-o FORMAT=- 与 -f 都要写到标准输出；请去掉其一",
        )
    from ddcheck.cli import _gates
    from ddcheck.cli._running import Run, replayable

    reading = options(
        settings,
        format_in=format_in,
        kind=kind,
        sheet=sheet,
        delimiter=delimiter,
        id_column=id_,
        stdin_name=stdin_name,
    )
    how = {
        "format_in": format_in,
        "kind": kind,
        "sheet": sheet,
        "delimiter": delimiter,
        "id": id_,
    }
    info = run_info(settings, verbose=verbose)
    gates = _gates.load(
        settings,
        no_waivers=no_waivers,
        waivers_from=waivers_from,
        baseline=baseline,
        locked=locked,
        across=across,
    )

    run = Run(
        settings,
        Inputs(files, reading),
        targets,
        info=info._replace(settings={**replayable(settings, how), **gates.settings}),
        gates=gates,
        allow_stale=allow_stale,
        fail_fast=fail_fast,
        summary=summary,
        progress=progress,
        brief=quiet > 0,
    )
    raise typer.Exit(run.decide())
