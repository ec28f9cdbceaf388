"""How lines are laid out on a terminal of a given width, with or without colour and Chinese."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ddcheck.report_formats._findings import exit_text
from ddcheck.report_formats._harmless import ascii_only, visible
from ddcheck.report_formats._labels import colon, counts_text, ending, label, verdict_word
from ddcheck.report_formats._waivers import lines
from ddcheck.report_formats._wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from ddcheck.core.reports import Counts
    from ddcheck.report_formats import RunInfo

_STYLES = {
    "FAIL": "bold red",
    "NOT CHECKED": "bold magenta",
    "REVIEW": "bold yellow",
    "PASS": "bold green",
    "WAIVED": "bold blue",
    "NOTE": "bold cyan",
    "EMPTY": "bold magenta",
}
_NARROWEST = 40
_INDENT = 2
"""Cells before a table."""
_GAP = 2
"""Cells between its columns."""
_LEAST_CELLS = 6
"""Of a column, however narrow the screen."""
_BLANK_END = re.compile(r"(?: |\x1b\[[0-9;]*m)+$", re.MULTILINE)


class Screen:
    """Writes lines; every value goes through ``visible`` and none is read as markup."""

    def __init__(self, out: IO[str], info: RunInfo) -> None:
        self.info = info
        self._out = out
        self.width = max(info.width, _NARROWEST)
        # Nothing is read from the environment: the shell has decided on width and colour.
        self._console = Console(
            file=out,
            width=self.width,
            color_system="standard" if info.color else None,
            force_terminal=info.color,
            no_color=not info.color,
            markup=False,
            highlight=False,
            emoji=False,
            legacy_windows=False,
            _environ={},
        )

    def label(self, key: str) -> str:
        """A word in the language of the run."""
        return label(key, self.info.lang)

    @property
    def colon(self) -> str:
        """The colon of the language, with its space."""
        return colon(self.info.lang)

    def text(self, value: str, style: str = "") -> Text:
        """A value made harmless."""
        value = visible(value)
        return Text(ascii_only(value) if self.info.ascii else value, style=style)

    def verdict(self, word: str) -> Text:
        """A verdict word in its colour, in the language of the run."""
        return self.text(verdict_word(word, self.info.lang), _STYLES.get(word, ""))

    def blank(self) -> None:
        """An empty line."""
        self._out.write("\n")

    def line(self, *parts: str | Text, indent: int = 0, hang: int = 0) -> None:
        """One paragraph; lines after its first are indented by ``hang`` more cells."""
        whole = Text()
        for part in parts:
            whole.append_text(part if isinstance(part, Text) else self.text(part))
        first = self.width - indent
        parts_of = wrapped(whole.plain, first, first - hang, cell_len)
        for number, (start, end) in enumerate(parts_of):
            blank = Text(" " * (indent + (hang if number else 0)))
            self._print(blank.append_text(whole[start:end]))

    def _print(self, what: RenderableType) -> None:
        with self._console.capture() as captured:
            self._console.print(what, soft_wrap=isinstance(what, Text))
        # Rich fills lines with blanks; a reader who copies a line wants none.
        self._out.write(_BLANK_END.sub(lambda end: end[0].replace(" ", ""), captured.get()))

    def heading(self, words: str) -> None:
        """A heading with an empty line above it."""
        self.blank()
        self.line(self.text(words, "bold"))

    def bullet(self, mark: str, *parts: str | Text, indent: int = 2) -> None:
        """A paragraph that hangs behind its mark."""
        self.line(f"{mark} ", *parts, indent=indent, hang=cell_len(mark) + 1)

    def table(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[str | Text]],
        *,
        prose: int,
        right: Sequence[int] = (),
    ) -> None:
        """A table whose column ``prose`` folds first; nothing of a cell is ever left out."""
        grid = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="bold")
        widest = [
            max(cell_len(visible(str(cell))) for cell in column)
            for column in zip(headings, *rows, strict=True)
        ]
        widths = self._widths(widest, prose)
        for number, width in enumerate(widths):
            heading = headings[number]
            grid.add_column(
                self.text(heading[:1].upper() + heading[1:]),
                overflow="fold",
                justify="right" if number in right else "left",
                width=width,
            )
        for row in rows:
            grid.add_row(*map(self._folded, row, widths))
        self._print(Padding(grid, (0, 0, 0, _INDENT)))

    def _folded(self, cell: str | Text, width: int) -> Text:
        """A cell in lines of a width."""
        whole = cell if isinstance(cell, Text) else self.text(cell)
        lines = wrapped(whole.plain, width, width, cell_len)
        return Text("\n").join([whole[start:end] for start, end in lines])

    def _widths(self, widest: Sequence[int], prose: int) -> list[int]:
        """The cells of each column, which together fit the screen.

        The broadest are cut down to the same; an id only where it alone would fill a third of the screen,
        as long as there is room for that.
        """
        room = self.width - _INDENT - _GAP * (len(widest) - 1)
        third = self.width // 3
        kept = [0 if number == prose else min(each, third) for number, each in enumerate(widest)]
        for least in (kept, [0] * len(widest)):
            for cap in range(room, _LEAST_CELLS, -1):
                found = [min(each, max(cap, low)) for each, low in zip(widest, least, strict=True)]
                if sum(found) <= room:
                    return found
        return [min(each, _LEAST_CELLS) for each in widest]

    def ending(self, counts: Counts) -> None:
        """Waivers, notes and errors of the run, and the last line."""
        info = self.info
        for key, said in (
            ("waivers", lines(info.waivers, info.lang, hide=False)),
            ("notes", [note.get(info.lang) for note in info.notes]),
        ):
            if said:
                self.heading(self.label(key))
                for line in said:
                    self.line(line, indent=2, hang=2)
        if info.errors:
            self.heading(self.label("errors"))
            for error in info.errors:
                parts = (error.get("code"), error.get("message"), error.get("help"))
                self.line(": ".join(str(part) for part in parts if part), indent=2, hang=2)
        told = counts_text(counts.as_dict(), info.lang)
        told += ending(info.exit_status, exit_text(info), info.lang, mark=" · ")
        self.blank()
        # Not wrapped: a script may take the last line.
        self._out.write(self.text(told).plain + "\n")
