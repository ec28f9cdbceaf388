"""``ddcheck report``: a saved run in another format; nothing is decided again."""

from pathlib import Path
from typing import Annotated

import typer

from ddcheck.cli import _options as flags


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("report")(report)


def report(
    run: Annotated[Path, typer.Argument(metavar="RUN.json", help="A run saved as JSON or JSONL.")],
    *,
    format_: flags.Format = None,
    output: flags.Outputs = None,
    show: flags.Show = None,
    show_names: flags.ShowNames = None,
    limit: flags.Limit = None,
    lang: flags.Lang = None,
    color: flags.Color = None,
    width: flags.Width = None,
    verbose: flags.Verbose = 0,
    config: flags.Config = None,
) -> None:
    """Write a saved run in other formats, deciding nothing again.

    In the language of the run, or in the one that is asked for. Exits with 0 once all is written.
    """
    from ddcheck import configuration
    from ddcheck.cli import _exits, _saved
    from ddcheck.cli._outputs import Outputs, chosen_format, destinations, run_info
    from ddcheck.core.reports import Counts

    settings = configuration.load(
        {
            "format": format_,
            "show": show,
            "show-names": show_names,
            "limit": limit,
            "lang": lang,
            "color": color,
            "width": width,
        },
        file=config,
    )
    targets = destinations(output or (), (run,))
    if not targets or format_ is not None:
        targets = ((chosen_format(settings.format), "-"), *targets)
    read = _saved.load(run)
    look = run_info(settings, verbose=verbose)
    saved = read.info
    spoken = saved.lang if settings.origin("lang") == configuration.DEFAULT else settings.lang
    other = None if spoken == saved.lang else _saved.InLanguage(saved, spoken)
    results = read.results if other is None else lambda: map(other.of, read.results())
    counts = Counts()
    # What is wrong with the run is told before anything is written.
    for result in results():
        counts = counts.plus(result)
    notes = () if other is None else other.notes()
    # A saved run has the reason in English alone, and it follows from the rest.
    status, why = saved.exit_status, saved.exit_reason
    info = saved._replace(
        exit_reason=why if status is None else _exits.reason(status, counts, saved.gate),
        lang=spoken,
        notes=(*saved.notes, *notes),
        show=look.show,
        show_names=look.show_names,
        limit=look.limit,
        width=look.width,
        color=look.color,
        ascii=look.ascii,
        ci=look.ci,
    )
    with Outputs(targets, info) as outputs:
        for result in results():
            outputs.add(result)
        outputs.end(counts, info)
