"""``ddcheck screen``: names alone against entity lists, with why each match is one."""

from pathlib import Path
from typing import Annotated

import typer

from ddcheck.cli import _options as flags


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("screen")(screen)


def screen(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME...", help="Names as written, in any script."),
    ] = None,
    *,
    names_file: Annotated[
        Path | None,
        typer.Option(
            "--names",
            metavar="FILE",
            help="Names from a table: column name; optionally names, kind, country, birth_date, "
            "identifier, address. Or customers as check reads them; - is standard input.",
        ),
    ] = None,
    list_: flags.Lists = None,
    only: Annotated[
        bool,
        typer.Option("--only-list", help="The lists of --list alone, without those that ship."),
    ] = False,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", metavar="KIND", help="organization, person, vessel or aircraft, of all names."
        ),
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="XX", help="ISO code, of all names.")
    ] = None,
    birth_date: Annotated[
        str | None,
        typer.Option("--birth-date", metavar="DATE", help="1970, 1970-05 or 1970-05-01."),
    ] = None,
    identifier: Annotated[
        list[str] | None,
        typer.Option(
            "--identifier", metavar="SCHEME:NUMBER", help="As imo:9074729 or lei:...; repeatable."
        ),
    ] = None,
    map_: Annotated[
        Path | None,
        typer.Option(
            "--map",
            metavar="FILE",
            help="The column mapping of --names; see: ddcheck map --kind name.",
        ),
    ] = None,
    format_in: flags.FormatIn = None,
    encoding: flags.Encoding = None,
    sheet: flags.Sheet = None,
    delimiter: flags.Delimiter = None,
    as_of: flags.OnDay = None,
    lists_dir: flags.ListsDir = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="text|json|jsonl", help="How to write it."),
    ] = None,
    lang: flags.Lang = None,
    config: flags.Config = None,
) -> None:
    """Screen names against the entity lists.

    Exits with 0 (nothing matched), 1 (a name matches an active entry strongly), 3 (any other match, or a
    name without a letter or digit or of more than 1000 characters, which is unknown and not clear), 4 (a
    row of --names cannot be read) or 6 (there is no name).
    """
    from ddcheck import configuration
    from ddcheck.cli import _asked_names, _screenings
    from ddcheck.errors import NothingToCheckError, UnknownNameError, UsageError

    settings = configuration.load(
        {
            "list": list_,
            "lists-dir": lists_dir,
            "lang": lang,
            "as-of": as_of,
            "encodings": encoding,
        },
        file=config,
    )
    chosen = format_ or (settings.format if settings.format in ("json", "jsonl") else "text")
    if chosen not in _screenings.FORMATS:
        raise UnknownNameError("format", chosen, _screenings.FORMATS)
    if only and not settings.list:
        raise UsageError(
            "--only-list: there is no --list; name a list file",
            "--only-list: 没有 --list；请写名单文件",
        )
    every = _asked_names.facts(kind, country, birth_date, identifier or ())
    asked = [_asked_names.Asked(name, every) for name in names or ()]
    if names_file is not None:
        from ddcheck.cli import _inputs, _streams

        options = _inputs.options(
            settings._replace(map=None),
            format_in=format_in,
            kind=None,
            sheet=sheet,
            delimiter=delimiter,
            id_column=None,
            stdin_name=None,
        )
        if map_ is not None:
            options = options._replace(mapping=_asked_names.mapping(map_))
        found, notes = _asked_names.of_file(str(names_file), options, every)
        asked += found
        for note in notes:
            _streams.tell(f"note: {note}", f"说明：{note.get('zh')}")
    if not asked:
        raise NothingToCheckError(
            "there is no name; give names, or --names FILE with a row",
            "没有名称；请写名称，或 --names 文件（至少一行）",
        )
    from ddcheck import indexes
    from ddcheck.cli._days import day, today

    screener = indexes.screener_of_files(
        settings.list,
        as_of=day(settings.as_of) or today(settings.timezone),
        shipped=not only,
        lists_dir=settings.lists_dir,
    )
    if settings.list:
        from ddcheck.cli._stated_lists import tell_lacking

        tell_lacking(settings.list)
    status = _screenings.write(screener, asked, chosen, settings.lang)
    if status:
        raise typer.Exit(status)
