"""``ddcheck verify``: whether a saved run is as it was written, and whether it comes out again."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("verify")(verify)


def verify(
    run: Annotated[Path, typer.Argument(metavar="RUN.json", help="A run saved as JSON or JSONL.")],
    *,
    replay: Annotated[
        bool,
        typer.Option("--replay", help="Decide it again from its inputs and compare the bytes."),
    ] = False,
) -> None:
    """Prove that a saved run is as it was written.

    Recomputes its digests; with --replay decides it again and compares the bytes.

    Exits with 0 where all fits and with 1 where something differs.
    """
    from ddcheck.cli import _saved, _streams
    from ddcheck.report_formats import json

    data, _, results = _saved.load(run)
    problems = [f"{run}: {problem}" for problem in json.digest_problems(data, str(run))]
    if replay and not problems:
        problems = [str(problem) for problem in _saved.replay(run)]
    for problem in problems:
        _streams.tell(problem)
    if problems:
        _streams.tell(f"{run}: differs")
        raise typer.Exit(1)
    what = "decided again with the same bytes" if replay else "every digest fits"
    word = "record" if len(results) == 1 else "records"
    _streams.say(f"{run}: {len(results)} {word}, {what}")
