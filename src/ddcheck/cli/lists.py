"""``ddcheck lists``: which lists there are, what is in them, whether they are right and fresh."""

from pathlib import Path
from typing import Annotated

import typer

from ddcheck.cli import _options as flags

FormatText = Annotated[
    str, typer.Option("--format", "-f", metavar="text|json", help="How to write it.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="lists", rich_markup_mode=None)
    group.callback()(_group)
    group.command("list")(list_)
    group.command("show")(show)
    group.command("lint")(lint)
    group.command("status")(status)
    group.command("import")(import_)
    group.command("diff")(diff)
    app.add_typer(group)


def _group() -> None:
    """Show, check, import and compare lists."""


def list_(
    *,
    lists_dir: flags.ListsDir = None,
    lists: flags.Lists = None,
    format_: FormatText = "text",
) -> None:
    """List the entity lists and control lists with their editions."""
    from ddcheck import configuration
    from ddcheck.cli import _lists, _streams

    settings = configuration.load({"lists-dir": lists_dir, "list": lists})
    rows = _lists.overview(settings.lists_dir, settings.list)
    _streams.table(rows, ("id", "kind", "edition", "entries", "sha256"), format_)


def show(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="An entity list, a control list or a measure.")
    ],
    entry: Annotated[
        str | None, typer.Argument(metavar="ENTRY", help="One entry of it, by id.")
    ] = None,
    *,
    as_of: flags.OnDay = None,
    lang: flags.Lang = None,
    lists_dir: flags.ListsDir = None,
    lists: flags.Lists = None,
    format_: FormatText = "text",
) -> None:
    """Show a list, one entry of it, or a measure with its life."""
    from ddcheck import configuration
    from ddcheck.cli import _lists, _streams
    from ddcheck.cli._days import day, today

    settings = configuration.load(
        {"as-of": as_of, "lang": lang, "lists-dir": lists_dir, "list": lists}
    )
    on = day(settings.as_of) or today(settings.timezone)
    shown = _lists.shown(name, entry, on, settings.lang, settings.lists_dir, settings.list)
    _streams.fields(shown, format_)


def lint(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE...", help="Lists in any format; default: all that ship."),
    ] = None,
    *,
    lists_dir: flags.ListsDir = None,
) -> None:
    """Check lists: their form, their references and their size.

    Exits with 2 where a file is wrong and with 5 where one is damaged or too short.
    """
    from ddcheck.cli import _lists, _streams
    from ddcheck.errors import InvalidFileError

    problems, count = _lists.lint(files or (), _directory(lists_dir))
    if problems:
        raise InvalidFileError(problems)
    _streams.say(_streams.chosen(f"{count} files: no problem", f"{count} 个文件：没有问题"))


def status(
    *,
    max_age: flags.MaxAge = None,
    as_of: flags.OnDay = None,
    lists_dir: flags.ListsDir = None,
    list_: flags.Lists = None,
    format_: FormatText = "text",
) -> None:
    """Say how old each entity list is; exits with 5 where one is older than it may be, or dated after today."""
    from ddcheck import catalogue, configuration, list_formats
    from ddcheck.cli import _ages, _lists, _streams
    from ddcheck.cli._days import day, latest_today, today
    from ddcheck.cli._stated_lists import tell_lacking
    from ddcheck.errors import DataGuardError

    settings = configuration.load(
        {"max-age": max_age, "as-of": as_of, "lists-dir": lists_dir, "list": list_}
    )
    on = day(settings.as_of) or today(settings.timezone)
    lists = [
        *catalogue.entity_lists(directory=settings.lists_dir),
        *(list_formats.load_list(path) for path in settings.list),
    ]
    tell_lacking(settings.list)
    rows = _lists.ages(lists, settings, on)
    _streams.table(rows, ("id", "edition", "published", "age", "limit", "entries"), format_)
    if found := _ages.stale(lists, settings.max_age, on, latest_today()):
        raise DataGuardError(
            "\n".join(each.en for each in found), "\n".join(each.zh for each in found)
        )


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A list in any supported format.")],
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="A file that is not there yet."),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option("--list-format", metavar="NAME", help="Its format; default: by content."),
    ] = None,
) -> None:
    """Write a list of any supported format as ddcheck's own YAML."""
    from ddcheck.cli import _lists, _streams
    from ddcheck.cli.new import write_new

    text, count = _lists.imported(file, format_)
    if output is None:
        _streams.document(text.rstrip("\n"))
    else:
        write_new(output, text)
        _streams.tell(
            f"written: {output}, {count} {'entry' if count == 1 else 'entries'}",
            f"已写入：{output}，{count} 个条目",
        )


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A list: its id or its file.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The list to compare with it.")],
    *,
    at_least: Annotated[
        int | None,
        typer.Option(
            "--at-least",
            min=1,
            max=100,
            metavar="PERCENT",
            help="Exit with 5 where B has fewer entries than this share of A's.",
        ),
    ] = None,
    lists_dir: flags.ListsDir = None,
    format_: FormatText = "text",
) -> None:
    """Compare two editions of an entity list; exits with 1 where they differ."""
    from collections import Counter

    from ddcheck.cli import _lists, _streams
    from ddcheck.errors import DataGuardError

    rows, old, new = _lists.compared(before, after, _directory(lists_dir))
    if rows or format_ != "text":
        _streams.table(rows, ("change", "id", "name", "what", "before"), format_)
    else:
        _streams.say(_streams.chosen("no difference", "没有差别"))
    if rows:
        often = Counter(each["change"] for each in rows)
        _streams.tell(
            f"{often['new']} new, {often['gone']} gone, {often['changed']} changed; "
            f"{old} {'entry' if old == 1 else 'entries'} before, {new} now",
            f"新增 {often['new']}，消失 {often['gone']}，变更 {often['changed']}；此前 {old} 个条目，现有 {new} 个",
        )
    if at_least is not None and new * 100 < old * at_least:
        raise DataGuardError(
            f"{after}: has {new} entries, fewer than {at_least} % of the {old} in {before}; "
            "get a whole copy, or see that so many were removed",
            f"{after}：有 {new} 个条目，少于 {before} 中 {old} 个的 {at_least}%；请取得完整文件，或确认确有如此多条目被移除",
        )
    if rows:
        raise typer.Exit(1)


def _directory(flag: Path | None) -> Path | None:
    from ddcheck import configuration

    return configuration.load({"lists-dir": flag}).lists_dir
