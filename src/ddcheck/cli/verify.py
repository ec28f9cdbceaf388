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
    from ddcheck.core.texts import Text, text_of

    saved = _saved.load(run)
    count = sum(1 for _ in saved.results())
    problems = [
        Text(f"{run}: {problem.en}", f"{run}: {problem.zh}") for problem in saved.digest_problems()
    ]
    if replay and not problems:
        problems = [text_of(problem) for problem in _saved.replay(run)]
    for problem in problems:
        _streams.tell(*problem)
    if problems:
        _streams.tell(f"{run}: differs", f"{run}: 不一致")
        raise typer.Exit(1)
    what, fits = (
        ("decided again with the same bytes", "重新判定后字节相同")
        if replay
        else ("every digest fits", "所有摘要均相符")
    )
    word = "record" if count == 1 else "records"
    _streams.say(
        _streams.chosen(f"{run}: {count} {word}, {what}", f"{run}: {count} 条记录，{fits}")
    )
