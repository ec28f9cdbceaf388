"""``ddcheck map``: a column mapping proposed for a table, as YAML to look over and edit."""

from pathlib import Path
from typing import Annotated

import typer

from ddcheck.cli import _options as flags


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("map")(map_columns)


def map_columns(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A CSV, XLSX or Parquet table.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook.")
    ] = None,
    header_row: Annotated[
        int | None,
        typer.Option(
            "--header-row",
            metavar="ROW",
            min=1,
            help="The row of the header; found where left out.",
        ),
    ] = None,
    header_rows: Annotated[
        int,
        typer.Option(
            "--header-rows", metavar="N", min=1, max=5, help="How many rows the header takes."
        ),
    ] = 1,
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            metavar="shipment|customer|name",
            help="What the rows are: shipment, customer or name.",
        ),
    ] = "shipment",
    encoding: Annotated[
        list[str] | None,
        typer.Option(
            "--encoding", metavar="NAME", help="Try this encoding where the file is not UTF-8."
        ),
    ] = None,
    delimiter: Annotated[
        str | None,
        typer.Option("--delimiter", metavar="C", help="What divides the cells of a CSV row."),
    ] = None,
    format_in: flags.FormatIn = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="A file that is not there yet."),
    ] = None,
    fields: Annotated[
        bool, typer.Option("--fields", help="Print the fields that a column may fill, and stop.")
    ] = False,
) -> None:
    """Propose a column mapping from the headers of a table, in English or Chinese.

    The mapping goes to standard output; what it leaves to you, to standard error.
    """
    from ddcheck.cli import _streams
    from ddcheck.cli._inputs import format_named, parted_by
    from ddcheck.errors import UnknownNameError, UsageError
    from ddcheck.reading import columns

    if kind not in columns.TABLES:
        raise UnknownNameError("kind", kind, columns.TABLES)
    if fields:
        _streams.say("\n".join(columns.known(kind)))
        return
    if file is None:
        raise UsageError(
            "no file to map; write ddcheck map FILE, or ddcheck map --fields",
            "未指明要映射的文件；请写 ddcheck map FILE，或 ddcheck map --fields",
        )
    _propose(
        file,
        sheet=sheet,
        header_row=header_row,
        header_rows=header_rows,
        kind=kind,
        encodings=tuple(encoding or ()) or ("utf-8",),
        delimiter=None if delimiter is None else parted_by(delimiter),
        format_in=format_named(format_in),
        output=output,
    )


def _propose(
    file: Path,
    *,
    sheet: str | None,
    header_row: int | None,
    header_rows: int,
    kind: str,
    encodings: tuple[str, ...],
    delimiter: str | None,
    format_in: str | None,
    output: Path | None,
) -> None:
    from ddcheck.cli import _streams
    from ddcheck.cli.new import write_new
    from ddcheck.errors import UsageError
    from ddcheck.proposals import trying
    from ddcheck.reading import Options

    name = str(file)
    options = Options(
        kind=kind, sheet=sheet, encodings=encodings, delimiter=delimiter, format=format_in
    )
    try:
        with file.open("rb") as stream:
            found = trying.look(
                stream,
                name,
                options,
                header_row=header_row,
                header_rows=header_rows,
                lang=_streams.language(),
            )
    except OSError as error:
        from ddcheck.foreign_errors import system_error

        raise UsageError(
            f"{name}: cannot be read ({system_error(error)})",
            f"{name}: 无法读取（{system_error(error).zh}）",
        ) from None
    text = _streams.harmless(found.proposal.text).rstrip("\n")
    if output is None:
        _streams.document(text)
    else:
        write_new(output, text + "\n")
    for note in found.told:
        _streams.tell(*note)
