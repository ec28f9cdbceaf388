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
    *,
    ci: Annotated[
        str, typer.Option("--ci", metavar="github|gitlab|none", help="Whose job to write.")
    ] = "github",
) -> None:
    """Write a working set to start from.

    It is settings, a shipment, a customer, a rule of one's own with its examples, a list, a file of
    waivers and a CI job, and all of it is in order. A file that is there already stays as it is.
    """
    from ddcheck import whole_files
    from ddcheck.cli import _streams
    from ddcheck.cli._chinese_comments import with_chinese_comments
    from ddcheck.cli._starter import CI, COMMON
    from ddcheck.cli.schema import printed
    from ddcheck.errors import UnknownNameError, UsageError
    from ddcheck.foreign_errors import system_error

    if ci not in CI:
        raise UnknownNameError("CI", ci, CI)
    chinese = _streams.language() == "zh"
    schemas = {"rules/rule.schema.json": printed("rule") + "\n"}
    for name, content in {**COMMON, **schemas, **CI[ci]}.items():
        path = directory / name
        text = content
        if chinese:
            text = with_chinese_comments(content).replace('lang = "en"', 'lang = "zh"')
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            whole_files.create(path, text)
        except FileExistsError:
            _streams.tell(f"kept:    {path} (it is there already)", f"保留：{path}（已存在）")
        except OSError as error:
            raise UsageError(
                f"{path}: cannot be written ({system_error(error)}); choose another DIR",
                f"{path}: 无法写入（{system_error(error).zh}）；请另选 DIR",
            ) from None
        else:
            _streams.tell(f"written: {path}", f"已写入：{path}")
    _streams.tell("next:    ddcheck check records", "下一步：ddcheck check records")
