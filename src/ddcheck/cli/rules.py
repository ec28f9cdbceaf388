"""``ddcheck rules``: which rules there are, what they say, whether they are right, what changed."""

from pathlib import Path
from typing import Annotated

import typer

from ddcheck.cli import _options as flags

FormatText = Annotated[
    str, typer.Option("--format", "-f", metavar="text|json", help="How to write it.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="rules", rich_markup_mode=None)
    group.callback()(_group)
    group.command("list")(list_)
    group.command("show")(show)
    group.command("lint")(lint)
    group.command("diff")(diff)
    group.command("timeline")(timeline)
    group.command("docs")(docs)
    app.add_typer(group)


def _group() -> None:
    """Show, check and compare rules, and the life of the acts they rest on."""


def list_(
    *,
    rules: flags.Rules = None,
    rules_dir: flags.RulesDir = None,
    lang: flags.Lang = None,
    format_: FormatText = "text",
) -> None:
    """List the rules with what they are about and the gravest that they can say."""
    from ddcheck import configuration
    from ddcheck.cli import _rules, _streams

    settings = configuration.load({"rules": rules, "rules-dir": rules_dir, "lang": lang})
    rows = _rules.overview(settings)
    _streams.table(rows, ("rule", "applies_to", "kind", "verdict", "title"), format_)


def show(
    name: Annotated[str, typer.Argument(metavar="RULE", help="The rule's id.")],
    *,
    rules_dir: flags.RulesDir = None,
    lists_dir: flags.ListsDir = None,
    as_of: flags.OnDay = None,
    lang: flags.Lang = None,
) -> None:
    """Show a rule: its law and the state of that law, its condition, its words, its examples."""
    from ddcheck import configuration
    from ddcheck.cli import _rules, _streams
    from ddcheck.cli._days import day, today

    settings = configuration.load(
        {"rules-dir": rules_dir, "lists-dir": lists_dir, "as-of": as_of, "lang": lang}
    )
    on = day(settings.as_of) or today(settings.timezone)
    _streams.say(_rules.shown(settings, name, on))


def lint(
    *,
    rules: flags.Rules = None,
    rules_dir: flags.RulesDir = None,
    lists_dir: flags.ListsDir = None,
) -> None:
    """Check the rule files: form, fields, types, citations, words, examples.

    Exits with 2 where a file is wrong. Warnings, such as a missing translation, do not change the status.
    """
    from ddcheck import configuration
    from ddcheck.cli import _rules, _streams

    settings = configuration.load({"rules": rules, "rules-dir": rules_dir, "lists-dir": lists_dir})
    checked, warnings = _rules.lint(settings)
    for warning in warnings:
        _streams.tell(f"warning: {warning}", f"警告：{warning.zh}")
    _streams.say(
        _streams.chosen(
            f"{checked} {'rule is' if checked == 1 else 'rules are'} right, "
            f"{len(warnings)} warning{'' if len(warnings) == 1 else 's'}",
            f"{checked} 条规则正确，{len(warnings)} 个警告",
        )
    )


def diff(
    before: Annotated[
        Path, typer.Argument(metavar="A", help="A directory of rule sets, or one set.")
    ],
    after: Annotated[Path, typer.Argument(metavar="B", help="The other.")],
    *,
    records: Annotated[
        list[str] | None,
        typer.Option("--records", metavar="FILE", help="Also decide these records under both."),
    ] = None,
    lists_dir: flags.ListsDir = None,
    as_of: flags.AsOf = None,
) -> None:
    """Compare two editions of rules; with records, whose verdict would flip and why.

    Exits with 0 where they are the same and with 1 where they differ.
    """
    from ddcheck import configuration
    from ddcheck.cli import _rules, _streams

    settings = configuration.load({"lists-dir": lists_dir, "as-of": as_of})
    lines = _rules.compared(settings, before, after, records or ())
    _streams.say("\n".join(lines) or _streams.chosen("no difference", "没有差别"))
    raise typer.Exit(1 if lines else 0)


def timeline(
    name: Annotated[
        str | None, typer.Argument(metavar="MEASURE", help="One measure, by id or by its number.")
    ] = None,
    *,
    lists_dir: flags.ListsDir = None,
    as_of: flags.OnDay = None,
    lang: flags.Lang = None,
) -> None:
    """Draw the life of the measures, month by month."""
    from ddcheck import configuration
    from ddcheck.cli import _streams, _timeline
    from ddcheck.cli._days import day, today

    settings = configuration.load({"lists-dir": lists_dir, "as-of": as_of, "lang": lang})
    on = day(settings.as_of) or today(settings.timezone)
    for line in _timeline.timeline(settings, name, on):
        _streams.say(line)


def docs(*, rules_dir: flags.RulesDir = None, lang: flags.Lang = None) -> None:
    """Write all rules as one page of Markdown, from the rule files alone."""
    from ddcheck import configuration
    from ddcheck.cli import _rules, _streams

    _streams.say(_rules.page(configuration.load({"rules-dir": rules_dir, "lang": lang})))
