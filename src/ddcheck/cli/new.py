"""``ddcheck new``: a commented record to start from."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("new")(new)


def new(
    what: Annotated[str, typer.Argument(metavar="shipment|customer", help="What to write.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="A file that is not there yet."),
    ] = None,
) -> None:
    """Write a commented shipment or customer to start from."""
    from ddcheck.cli import _streams
    from ddcheck.cli._templates import RECORDS
    from ddcheck.errors import UnknownNameError

    if what not in RECORDS:
        raise UnknownNameError("record", what, RECORDS)
    text = RECORDS[what]
    if _streams.language() == "zh":
        from ddcheck.cli._chinese_comments import with_chinese_comments

        text = with_chinese_comments(text)
    if output is None:
        _streams.document(text.rstrip("\n"))
        return
    write_new(output, text)
    _streams.tell(
        f"written: {output}; now: ddcheck check {output}",
        f"已写入：{output}；接着运行：ddcheck check {output}",
    )


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet.

    Raises:
        UsageError: it is there, or cannot be written.
    """
    from ddcheck import whole_files
    from ddcheck.errors import UsageError
    from ddcheck.foreign_errors import system_error

    try:
        whole_files.create(path, text)
    except FileExistsError:
        raise UsageError(
            f"{path}: is there already and stays as it is; choose another name",
            f"{path}: 已存在，保持不变；请另选名称",
        ) from None
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be written ({system_error(error)}); choose another path",
            f"{path}: 无法写入（{system_error(error).zh}）；请另选路径",
        ) from None
