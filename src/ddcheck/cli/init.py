"""``ddcheck init``: a working set to start from, in a directory of one's own."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("init")(init)


def init(
    directory: Annotated[
        Path, typer.Argument(metavar="DIR", help="Where to write; made if it is not there.")
    ] = Path(),
) -> None:
    """Write a working set to start from.

    It is a configuration, a shipment, a customer and a CI workflow. A file that is there already stays as it is.
    """
    from ddcheck.cli import _streams
    from ddcheck.cli._inputs import reason
    from ddcheck.cli._templates import STARTER
    from ddcheck.errors import UsageError

    for name, text in STARTER.items():
        path = directory / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            _streams.tell(f"kept:    {path} (it is there already)")
        except OSError as error:
            raise UsageError(
                f"{path}: cannot be written ({reason(error)}); choose another DIR"
            ) from None
        else:
            _streams.tell(f"written: {path}")
    _streams.tell("next:    ddcheck check records")
