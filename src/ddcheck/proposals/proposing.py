"""A column mapping proposed for somebody's table, as YAML to look over and edit.

What the columns mean is guessed from their headers; how they are written, from their first rows.
Whatever is not clear is left as a comment, and a column is never left out without a line that says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ddcheck.core.texts import Text
from ddcheck.errors import UsageError
from ddcheck.proposals import party_tables
from ddcheck.proposals.describing import Column, described
from ddcheck.proposals.placing import Placed, place
from ddcheck.proposals.writing import no_record, written
from ddcheck.reading import columns
from ddcheck.reading.cells import Damaged, Merged
from ddcheck.reading.headers import SEARCHED, header_words_of
from ddcheck.reading.tables import is_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddcheck.reading.tables import Row

LOOKED_AT = 500
"""Rows that are looked at."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping as text, and what it leaves to a person."""

    text: str
    header_row: int
    placed: int
    unplaced: tuple[str, ...]
    """Headers that were not understood, or would fill a field twice."""
    questions: tuple[Text, ...]
    """What only a person can decide, each a sentence."""


_NO_FIELD = Text("no field", "没有对应的字段")


def propose(
    rows: Sequence[Row],
    *,
    source: str,
    sheet: str = "",
    kind: str = "shipment",
    header_row: int | None = None,
    header_rows: int = 1,
    several_sheets: bool = False,
    encoding: str | None = None,
    delimiter: str | None = None,
    lang: str = "en",
) -> Proposal:
    """A mapping for the table that begins with ``rows``, with its comments in a language.

    Raises:
        UsageError: no header is understood.
    """
    at = _header_at(rows, kind, header_row)
    below = at + header_rows
    headers = header_words_of(rows[at:below])
    body = [cells for _, cells in rows[below:] if not is_blank(cells)]
    guesses = _guessed(headers, kind)
    other = _better_kind(rows, guesses, kind)
    if not any(each.fields for each in guesses):
        raise UsageError(
            f"{source}: no column is understood ({', '.join(headers)[:120]}); "
            f"{'' if other is None else f'{other.en}, or '}"
            "say where the header is with --header-row, or write the mapping by hand: ddcheck map --fields",
            f"{source}: 没有可识别的列（{'、'.join(headers)[:120]}）；"
            f"{'' if other is None else f'{other.zh}；或者'}"
            "请用 --header-row 指明表头所在行，或手工编写映射：ddcheck map --fields",
        )
    found, left = _described(headers, guesses, kind, body, lang)
    stated = {
        "currency": next(
            (each.guess.currency for each in guesses if each.path == "items.value"), ""
        ),
        "items.unit": next(
            (each.guess.unit for each in guesses if each.path == "items.quantity"), ""
        ),
    }
    settings = {
        "kind": kind,
        "sheet": sheet if several_sheets else None,
        "encoding": encoding,
        "delimiter": delimiter,
        "header_row": None if rows[at][0] == 1 and header_rows == 1 else rows[at][0],
        "header_rows": None if header_rows == 1 else header_rows,
    }
    text, questions = written(found, left, stated, settings, body, lang)
    if other is not None:
        questions = (other, *questions)
    unplaced = tuple(header for header, why in left if why != _NO_FIELD)
    return Proposal(text, rows[at][0], sum(each.keep for each in found), unplaced, questions)


def _described(
    headers: Sequence[str],
    guesses: Sequence[Placed],
    kind: str,
    body: Sequence[Sequence[Any]],
    lang: str,
) -> tuple[list[Column], list[tuple[str, Text]]]:
    """What is proposed for columns, and the headers of the others, each with why nothing is."""
    records = [cells for cells in body if not no_record(cells)]
    columns_of = [
        [_bare(row[at]) if at < len(row) else None for row in records] for at in range(len(headers))
    ]
    ids = next((columns_of[at] for at, each in enumerate(guesses) if each.path == "id"), None)
    if any("items.end_use" in each.fields for each in guesses):
        # The lines have a column for their uses.
        ids = None
    units_apart = any("items.unit" in each.fields[:1] for each in guesses)
    found: list[Column] = []
    left: list[tuple[str, Text]] = []
    doubled = {header for header in headers if headers.count(header) > 1}
    for index, (header, placed) in enumerate(zip(headers, guesses, strict=True)):
        if not header:
            if any(index < len(cells) and cells[index] not in ("", None) for cells in body):
                reason = Text("has no header; give it one in the file", "没有表头；请在文件中写上")
                where = Text(f"column {index + 1}", f"第 {index + 1} 列")
                left.append((where.get(lang), reason))
            continue
        if header in doubled:
            reason = Text(
                "is there twice; rename one in the file", "出现两次；请在文件中将其中一列改名"
            )
            if (header, reason) not in left:
                left.append((header, reason))
            continue
        if placed.joined:
            continue
        if not placed.fields:
            left.append((header, placed.why or _NO_FIELD))
            continue
        cells = columns_of[index]
        column = described(
            header, _fitting(placed, cells, ids), kind, cells, units_apart=units_apart
        )
        joins = [each for each in placed.joins if each not in doubled]
        if joins and column.keep:
            column.settings["join"] = joins
        else:
            left += [(each, _NO_FIELD) for each in joins]
        found.append(column)
    return found, left


def _fitting(placed: Placed, cells: Sequence[Any], ids: Sequence[Any] | None) -> tuple[str, ...]:
    """The fields of a column, others where its cells say that they are meant.

    Args:
        placed: what its header means.
        cells: of the column.
        ids: the cells of the column of ids.
    """
    if _is_told_by_name(placed, cells):
        return (placed.fields[0].replace(".identifiers.registration", ".names"),)
    if placed.fields == ("end_use",) and ids is not None:
        pairs = {(str(key), cell) for key, cell in zip(ids, cells, strict=True) if key and cell}
        if len(pairs) > len({key for key, _ in pairs}):
            # Lines of one order have uses of their own.
            return ("items.end_use",)
    return placed.fields


def _better_kind(rows: Sequence[Row], guesses: Sequence[Placed], kind: str) -> Text | None:
    """What to say where a table that is read as shipments is rather a list of customers or of names.

    Args:
        rows: the first ones of the table.
        guesses: what its headers mean as it is read.
        kind: as what it is read.
    """
    placed = sum(bool(each.fields) for each in guesses)
    if kind != "shipment" or 2 * placed > len(guesses):
        return None
    headers = [header_words_of([row]) for row in rows[:SEARCHED] if not is_blank(row[1])]
    fitting = [
        sum(bool(each.fields) for each in _guessed(words, other))
        for words in headers
        for other in ("customer", "name")
    ]
    if max(fitting, default=0) <= placed:
        return None
    return Text(
        "more columns are understood as those of a list of customers or people: "
        "if it is one, add --kind customer to check them, or --kind name to screen their names",
        "按客户或人员名单可识别更多列：如为此类名单，请加 --kind customer 以审查客户，或加 --kind name 以筛查名称",
    )


def _is_told_by_name(placed: Placed, cells: Sequence[Any]) -> bool:
    """Whether the bare word for a party, proposed as its number beside its name, has another name of it instead."""
    told = placed.guess.meaning
    texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    return (
        bool(texts) and told is not None and told.bare and not any(map(str.isdigit, "".join(texts)))
    )


def _bare(cell: Any) -> Any:
    """The value of a merged cell, and nothing for a damaged one."""
    if isinstance(cell, Merged):
        return cell.value
    return None if isinstance(cell, Damaged) else cell


def _header_at(rows: Sequence[Row], kind: str, stated: int | None) -> int:
    if stated is not None:
        for at, (line, _) in enumerate(rows):
            if line == stated:
                return at
        raise UsageError(
            f"there is no row {stated} to be the header", f"没有第 {stated} 行可作表头"
        )
    best = [
        (-sum(bool(each.fields) for each in _guessed(header_words_of([row]), kind)), at)
        for at, row in enumerate(rows[:SEARCHED])
        if not is_blank(row[1])
    ]
    if not best:
        raise UsageError(
            "the table is empty; there is nothing to map", "表是空的；没有可映射的内容"
        )
    return min(best)[1]


def _guessed(headers: Sequence[str], kind: str) -> tuple[Placed, ...]:
    """The headers with their fields; one that is a field as it stands fills that one."""
    if kind != "shipment":
        return party_tables.placed(tuple(headers), kind)
    exact = {
        header: columns.target(header, kind).path
        for header in headers
        if columns.is_field(header, kind)
    }
    taken = set(exact.values())
    found: list[Placed] = []
    for each in place(headers):
        if each.header in exact:
            found.append(Placed(each.guess, (exact[each.header],)))
        elif other := next((field for field in each.fields if field in taken), None):
            found.append(Placed(each.guess, (), Text(f"{other} as well", f"也是 {other}")))
        else:
            found.append(each)
    return tuple(found)
