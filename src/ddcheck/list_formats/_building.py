"""How rows of any source become a list: one entry a row, and every bad row told at once."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ddcheck.core.lists import Designation, EntityList, Standing
from ddcheck.core.texts import Text
from ddcheck.core.values import Bilingual, days_after
from ddcheck.errors import DataGuardError, InvalidFileError, Problem
from ddcheck.foreign_errors import in_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 1 << 30
IMO_NUMBER = re.compile(r"\bIMO\b\D{0,20}(\d{7})\b")
"""A ship's number in what is told of it in words."""


@dataclass
class Entries:
    """The entries of a file so far, and the rows that could not be read."""

    source: str
    sheet: str = ""
    """Of a workbook, whose cells are told instead of lines."""
    entries: list[Designation] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    slugs: dict[str, int] = field(default_factory=dict)
    stated: dict[frozenset[str], set[str]] = field(default_factory=dict)
    """Which fields entries state, as `Value.share_stated` keeps it."""

    def refuse(self, line: int, path: str, en: str, zh: str, column: str = "A") -> None:
        """Note a row that cannot be read, in a workbook with the letters of its column."""
        cell = f"{self.sheet}!{column}{line}" if self.sheet else ""
        self.problems.append(Problem(self.source, line, path, Text(en, zh), cell=cell))

    def add(self, line: int, **fields: Any) -> None:
        """Take a row; fields that are empty or None are left out."""
        given = {key: value for key, value in fields.items() if value}
        identity = given.get("id")
        if identity is not None:
            if identity in self.ids:
                first = self.ids[identity]
                self.refuse(
                    line,
                    "id",
                    f"{identity!r} is there twice, first on line {first}; keep one",
                    f"{identity!r} 出现两次，首次在第 {first} 行；请只保留一个",
                )
                return
            self.ids[identity] = line
        try:
            entry = Designation(**given)
            entry.share_stated(self.stated)
            self.entries.append(entry)
        except ValidationError as error:
            from ddcheck.documents import path_text
            from ddcheck.model_errors import explain

            for detail in error.errors(include_url=False):
                self.refuse(line, path_text(detail["loc"]), *explain(detail))

    def own_id(self, name: str) -> str:
        """An id from a name, for sources that have none; a name that comes again gets a number."""
        slug = re.sub(r"[\W_]+", "-", name.casefold()).strip("-")[:80] or "entry"
        number = self.slugs.get(slug, 0) + 1
        while (found := slug if number == 1 else f"{slug}-{number}") in self.ids:
            number += 1
        self.slugs[slug] = number
        return found

    def into_list(
        self,
        *,
        id: str,  # noqa: A002 - the list's own field
        title: tuple[str, str],
        publisher: str,
        edition: str,
        published: date | None = None,
        declared: int | None = None,
        url: str | None = None,
    ) -> EntityList:
        """The list, if every row could be read and none is missing.

        Raises:
            InvalidFileError: a row could not be read.
            DataGuardError: the source is empty or says that it has another number of entries.
        """
        if self.problems:
            raise InvalidFileError(sorted(self.problems, key=lambda p: p.line))
        if declared is not None and declared != len(self.entries):
            raise DataGuardError(
                f"{self.source}: says that it has {declared} entries and holds {len(self.entries)}; "
                "get a whole copy",
                f"{self.source}: 自称有 {declared} 个条目，实有 {len(self.entries)} 个；请取得完整文件",
            )
        if not self.entries:
            raise DataGuardError(
                f"{self.source}: holds no entry; get a whole copy",
                f"{self.source}: 没有条目；请取得完整文件",
            )
        # Each entry was validated above and each id is there once: validating again would double the time.
        return EntityList.model_construct(
            id=id,
            title=Bilingual(en=title[0], zh=title[1]),
            publisher=publisher,
            standing=Standing.OTHER,
            edition=edition,
            published=published,
            source=url,
            at_least=len(self.entries),
            entries=tuple(self.entries),
        )


def text_of(data: bytes, name: str) -> str:
    """The text of a file in UTF-8 (or UTF-16 with its mark); never a guess.

    Raises:
        DataGuardError: the bytes are something else: a damaged copy must not be read in part.
    """
    if len(data) > MAX_BYTES:
        raise DataGuardError(
            f"{name}: is larger than 1 GiB; split it", f"{name}: 超过 1 GiB；请拆分"
        )
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DataGuardError(
            f"{name}:{line}: byte 0x{data[error.start]:02x} is not UTF-8, so the file is damaged; "
            "get it anew, or save it as UTF-8",
            f"{name}:{line}: 字节 0x{data[error.start]:02x} 不是 UTF-8，文件已损坏；请重新获取，或另存为 UTF-8",
        ) from None


_LINES = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def rows(text: str, name: str, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """The rows of CSV with the line each begins on; blank ones left out.

    A lone 0x1A, with which some agencies end a file, ends it here too.

    Raises:
        InvalidFileError: quotes do not close.
    """
    csv.field_size_limit(1 << 24)
    # A stream over the text would hold it once more, four bytes a character.
    lines = (found[0] for found in _LINES.finditer(text))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            if row != ["\x1a"] and "".join(row).strip():
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        message = Text(
            f"is not valid CSV ({error}); check the quotes",
            f"不是有效的 CSV（{in_chinese(str(error))}）；请检查引号",
        )
        raise InvalidFileError([Problem(name, line, "", message)]) from None


def digest(data: bytes) -> str:
    """An edition for a source that names none: the beginning of the digest of its bytes."""
    from hashlib import sha256

    return f"sha256:{sha256(data).hexdigest()[:16]}"


def stem(name: str) -> str:
    """The file name without directories and endings, as an id."""
    last = re.split(r"[/\\]", name)[-1].partition(".")[0]
    return re.sub(r"[\W_]+", "-", last.casefold()).strip("-") or "list"


_DAY_STYLES = ("%Y-%m-%d", "%m/%d/%Y", "%d %b %Y", "%B %d, %Y", "%d %B %Y", "%d.%m.%Y", "%d/%m/%Y")


def day_of(text: str, *styles: str) -> date | None:
    """A day written in one of some styles (those of the published lists by default); None if in none."""
    for style in styles or _DAY_STYLES[:5]:
        try:
            return datetime.strptime(text.strip(), style).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def after(day: date | None) -> date | None:
    """The day after, on which what was valid until a day no longer is."""
    return None if day is None else days_after(day, 1)


_YEAR = re.compile(r"(1[89]\d\d|20\d\d)")
_MONTH_STYLES = ("%b %Y", "%B %Y", "%Y-%m", "%m/%Y")


def birth_dates(text: str) -> tuple[str, ...]:
    """The dates of birth in a free text, as far as each is known: day, month or year.

    ``circa 1965`` is 1965; ``1960 to 1962`` is each of the three years.
    """
    found: list[str] = []
    for written in re.split(r"[;,](?!\s*\d{4}\b)|\bor\b", text):
        part = re.sub(r"(?i)\b(circa|approximately|about|between|ca\.?)\b", " ", written).strip(
            " ."
        )
        if not part:
            continue
        day = day_of(part)
        if day is not None:
            found.append(day.isoformat())
            continue
        for style in _MONTH_STYLES:
            try:
                found.append(datetime.strptime(part, style).strftime("%Y-%m"))  # noqa: DTZ007
                break
            except ValueError:
                continue
        else:
            years = [int(year) for year in _YEAR.findall(part)]
            if len(years) == 2 and 0 < years[1] - years[0] <= 20 and re.search(r"to|and|-", part):
                years = list(range(years[0], years[1] + 1))
            found += map(str, years)
    return tuple(dict.fromkeys(found))


def alias_list(values: Any) -> tuple[str, ...]:
    """Names without empty ones and repetitions, in order."""
    return tuple(
        dict.fromkeys(text for value in values if value and (text := " ".join(value.split())))
    )
