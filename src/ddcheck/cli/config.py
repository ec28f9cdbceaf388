"""``ddcheck config``: which settings hold, and where each comes from."""

from typing import Annotated

import typer

from ddcheck.cli import _options as flags


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="config", help="Show the settings that hold.", rich_markup_mode=None)
    group.callback()(_group)
    group.command("show")(show)
    group.command("path")(path)
    app.add_typer(group)


def _group() -> None:
    """Show the settings that hold."""


def show(
    *,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="text|json", help="How to write them.")
    ] = "text",
    origin: Annotated[
        bool, typer.Option("--origin/--no-origin", help="Say where each value comes from.")
    ] = True,
    config: flags.Config = None,
) -> None:
    """Show every setting, its value and where it comes from."""
    import json

    from ddcheck import configuration
    from ddcheck.cli import _streams
    from ddcheck.errors import UnknownNameError

    if format_ not in ("text", "json"):
        raise UnknownNameError("format", format_, ("json", "text"))
    settings = configuration.load({}, file=config)
    rows = [
        (
            each.name,
            configuration.plain(getattr(settings, each.attribute)),
            settings.origin(each.name),
        )
        for each in configuration.SETTINGS
    ]
    if format_ == "json":
        found = {name: {"value": value, "origin": source} for name, value, source in rows}
        _streams.say(json.dumps(found, ensure_ascii=False, indent=2))
        return
    width = max(len(name) for name, _, _ in rows)
    for name, value, source in rows:
        shown = "-" if value is None else json.dumps(value, ensure_ascii=False)
        said = _streams.chosen(source, "默认") if source == configuration.DEFAULT else source
        _streams.say(f"{name:<{width}}  {shown:<24}" + (f"  {said}" if origin else ""))


def path(config: flags.Config = None) -> None:
    """Print the path of the configuration file that is read, if there is one."""
    from ddcheck import configuration
    from ddcheck.cli import _streams

    settings = configuration.load({}, file=config)
    if settings.file is None:
        _streams.tell(
            "no configuration file: neither ddcheck.toml nor [tool.ddcheck] upwards from here",
            "没有配置文件：从此目录向上既没有 ddcheck.toml，也没有 [tool.ddcheck]",
        )
    else:
        _streams.say(str(settings.file))
