"""The rows of Australia's consolidated list: which can be read, and what is wrong with the others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ddcheck.errors import DataGuardError
from ddcheck.list_formats._building import day_of
from ddcheck.reading import Options, workbooks
from ddcheck.reading.cells import Damaged, Merged
from ddcheck.reading.tables import letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ddcheck.list_formats._building import Entries

_NAME = "Name of Individual or Entity"
_NEEDED = (
    "Reference",
    _NAME,
    "Type",
    "Name Type",
    "Date of Birth",
    "Citizenship",
    "Address",
    "Control Date",
)
_USED = (
    *_NEEDED,
    "Additional Information",
    "Listing Information",
    "Committees",
    "Alias Strength",
    "IMO Number",
)
_TYPES = {
    "individual": "person",
    "entity": "organization",
    "vessel": "vessel",
    "ship": "vessel",
    "aircraft": "aircraft",
}
_REFERENCE = re.compile(r"(?P<party>\d+)\s*(?P<row>[a-z]*\d*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One name of one party, and its other facts."""

    line: int
    party: str
    cells: dict[str, str]
    """As text with single spaces, by heading."""
    changed: date

    @property
    def name(self) -> str:
        """As it is written."""
        return self.cells[_NAME]

    @property
    def is_primary(self) -> bool:
        """Whether it is the name that the party goes by."""
        return self.cells["Name Type"].casefold() == "primary name"

    @property
    def is_weak(self) -> bool:
        """Whether it is a name that by itself identifies nobody."""
        low = self.cells.get("Alias Strength", "").casefold().startswith(("weak", "low"))
        return low and not self.is_primary

    @property
    def kind(self) -> str:
        """``person``, ``organization``, ``vessel`` or ``aircraft``."""
        return _TYPES[self.cells["Type"].casefold()]


def rows(data: bytes, entries: Entries) -> Iterator[Row]:
    """The rows that can be read; the others are noted.

    Raises:
        InvalidRecordError: the workbook cannot be read.
        DataGuardError: its sheet lacks a column.
    """
    entries.sheet, lines, _ = workbooks.table(BytesIO(data), entries.source, Options())
    table: _Table | None = None
    for line, cells in lines:
        if not any(cell not in ("", None) and str(cell).strip() for cell in cells):
            continue
        if table is None:
            table = _Table(entries, cells)
        elif (row := table.row(line, cells)) is not None:
            yield row


class _Table:
    """The columns that are read, by heading."""

    def __init__(self, entries: Entries, headings: Sequence[Any]) -> None:
        """Find the columns.

        Raises:
            DataGuardError: one is missing or there twice, or holds names of a kind that is not known.
        """
        self.entries = entries
        self.seen: dict[str, int] = {}
        written = [" ".join(str(cell).split()) for cell in headings]
        known = [heading for heading in written if heading in _USED]
        lacking = [heading for heading in _NEEDED if heading not in known]
        odd = [each for each in written if re.search(r"(?i)name|alias", each) and each not in known]
        if lacking or odd or len(set(known)) < len(known):
            what = ", ".join(map(repr, lacking or odd or known))
            en, zh = (
                ("lacks the columns", "缺少列")
                if lacking
                else ("has columns of names that are not known:", "含有未知的名称列：")
                if odd
                else ("has a column twice of", "有重复的列：")
            )
            raise DataGuardError(
                f"{entries.source}: {en} {what}; get it anew",
                f"{entries.source}: {zh} {what}；请重新获取",
            )
        self.places = {heading: written.index(heading) for heading in known}

    def row(self, line: int, cells: Sequence[Any]) -> Row | None:
        """A row, unless something is wrong with it, which is noted."""
        texts: dict[str, str] = {}
        right = True
        for heading, at in self.places.items():
            cell = cells[at] if at < len(cells) else ""
            if isinstance(cell, Damaged):
                right = self._refuse(line, heading, cell.message.en, cell.message.zh)
                continue
            texts[heading] = text = _text(cell)
            if heading == _NAME and (not text or isinstance(cell, date | bool)):
                right = self._refuse(
                    line, heading, f"{text!r} is no name; get the list anew", f"{text!r} 不是名称；请重新获取名单"
                )  # fmt: skip
        if not right:
            return None
        reference = _REFERENCE.fullmatch(texts["Reference"])
        kind, changed = texts["Type"].casefold(), _day(texts["Control Date"])
        if reference is None:
            self._odd(
                line, "Reference", texts, "a reference such as 12 or 12a", "形如 12 或 12a 的编号"
            )
        elif kind not in _TYPES:
            self._odd(
                line, "Type", texts, "Individual, Entity or Vessel", "Individual、Entity 或 Vessel"
            )
        elif changed is None:
            self._odd(line, "Control Date", texts, "a date", "日期")
        elif (whole := reference[0].casefold()) in self.seen:
            first = self.seen[whole]
            self._refuse(
                line,
                "Reference",
                f"{whole!r} is there twice, first in row {first}; keep one",
                f"{whole!r} 出现两次，首次在第 {first} 行；请只保留一个",
            )
        else:
            self.seen[whole] = line
            return Row(line, reference["party"], texts, changed)
        return None

    def _odd(self, line: int, heading: str, texts: dict[str, str], en: str, zh: str) -> None:
        written = texts[heading]
        self._refuse(
            line, heading, f"{written!r} is not {en}; get the list anew", f"{written!r} 不是{zh}；请重新获取名单"
        )  # fmt: skip

    def _refuse(self, line: int, heading: str, en: str, zh: str) -> bool:
        self.entries.refuse(line, heading, en, zh, letters(self.places[heading]))
        return False


@lru_cache(maxsize=1024)
def _day(written: str) -> date | None:
    return day_of(written, "%Y-%m-%d", "%d/%m/%Y")


def _text(cell: Any) -> str:
    """A cell as text with single spaces; a number without the point that a spreadsheet gives it."""
    if isinstance(cell, Merged):
        return _text(cell.value)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return " ".join(str(cell).split())
