"""The flags that several commands share, so that one word means one thing everywhere."""

from pathlib import Path
from typing import Annotated

import typer

INPUT, KNOWLEDGE, GATE, OUTPUT, LOOK = "Input", "Knowledge", "Gate", "Output", "Look"

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Decide for this day; default: the record's export_date, else today.",
    ),
]
OnDay = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day to look at; default: today."),
]
"""The same for commands that decide no record."""
Rules = Annotated[
    list[str] | None,
    typer.Option(
        "--rules", metavar="NAME[@EDITION]", help="A rule set; repeatable; default: all of them."
    ),
]
RulesDir = Annotated[
    Path | None, typer.Option("--rules-dir", metavar="DIR", help="Where rule sets are found.")
]
ListsDir = Annotated[
    Path | None,
    typer.Option("--lists-dir", metavar="DIR", help="Where measures and lists are found."),
]
Lists = Annotated[
    list[Path] | None,
    typer.Option(
        "--list", metavar="FILE", help="One more entity list, in any supported format; repeatable."
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        help="Report format on standard output; see: ddcheck help formats.",
    ),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FORMAT=PATH",
        help="Write a report to a file as well; repeatable.",
    ),
]
Gate = Annotated[
    str | None,
    typer.Option(
        "--gate",
        metavar="review|fail|none",
        help="Which verdicts end with a status other than 0; default: review.",
    ),
]
Lang = Annotated[
    str | None, typer.Option("--lang", metavar="en|zh", help="The language of the report.")
]
Horizon = Annotated[
    int | None,
    typer.Option(
        "--horizon", metavar="DAYS", min=0, help="Also look so many days ahead for another verdict."
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help="Only these rules: an id, a beginning ending in - or *, or tag:NAME.",
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE", help="Not these rules: the same."),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar="N", min=1, help="How many processes decide."),
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The configuration file, instead of the nearest one upwards.",
    ),
]
Show = Annotated[
    list[str] | None,
    typer.Option(
        "--show", metavar="VERDICT", help="Findings to write out: pass, review, fail or all."
    ),
]
ShowNames = Annotated[
    bool | None,
    typer.Option("--show-names", help="Show names of parties in formats for CI as well."),
]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="Rows of a table for people.")
]
Color = Annotated[
    str | None,
    typer.Option("--color", metavar="auto|always|never", help="Colour on the terminal."),
]
Width = Annotated[
    int | None,
    typer.Option("--width", metavar="N", min=40, help="Columns of the terminal report."),
]
Quiet = Annotated[
    int,
    typer.Option(
        "--quiet",
        "-q",
        count=True,
        show_default=False,
        help="Verdicts only; -qq: nothing but the status.",
    ),
]
Verbose = Annotated[
    int,
    typer.Option(
        "--verbose", "-v", count=True, show_default=False, help="Rules that do not object as well."
    ),
]
Waivers = Annotated[
    list[Path] | None,
    typer.Option(
        "--waivers",
        metavar="FILE",
        help="A file of waivers; see: ddcheck waivers --help; repeatable.",
    ),
]
MaxAge = Annotated[
    str | None,
    typer.Option(
        "--max-age",
        metavar="DAYS",
        help="How old entity lists may be, as 7d, or by list as cn-watch-list=3d,default=7d.",
    ),
]
AllowStale = Annotated[
    str | None,
    typer.Option(
        "--allow-stale",
        metavar="REASON",
        help="Go on with lists older than that, or dated after today; the report says so.",
    ),
]
FormatIn = Annotated[
    str | None,
    typer.Option(
        "--format-in", metavar="NAME", help="The format of the records; default: by content."
    ),
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar="shipment|customer",
        help="What records are that do not say it themselves.",
    ),
]
MapFile = Annotated[
    Path | None,
    typer.Option("--map", metavar="FILE", help="The column mapping; see: ddcheck map."),
]
Encoding = Annotated[
    list[str] | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="Try this encoding where a file is not UTF-8; repeatable.",
    ),
]
Sheet = Annotated[
    str | None, typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook.")
]
Delimiter = Annotated[
    str | None, typer.Option("--delimiter", metavar="C", help="What parts the columns of a CSV.")
]
IdColumn = Annotated[
    str | None,
    typer.Option("--id", metavar="COLUMN", help="The column that holds the record's id."),
]
StdinName = Annotated[
    str | None,
    typer.Option("--stdin-name", metavar="NAME", help="What to call standard input in the report."),
]
