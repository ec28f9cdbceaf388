"""Where the header of a table is, and which field each column fills."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from ddcheck.core.records import StopRole
from ddcheck.core.texts import Text, text_of
from ddcheck.errors import (
    InvalidFileError,
    InvalidRecordError,
    Problem,
    UnknownNameError,
    UsageError,
)
from ddcheck.reading import columns
from ddcheck.reading.cells import Source
from ddcheck.reading.joined_cells import joined, joins_of
from ddcheck.reading.tables import Row, Slot, Table, is_blank, letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ddcheck.reading.reads import Options

MOST_HINTS = 20
"""Headers for which near names are looked up, which takes time."""
SEARCHED = 50
"""Rows from the top in which a header is looked for."""


def open_table(
    rows: Iterator[Row], source: str, sheet: str, options: Options
) -> tuple[Table, Iterator[Row]] | None:
    """The table that rows begin, and the rows below its header; nothing where all are blank.

    Raises:
        InvalidRecordError: the header cannot be read.
        InvalidFileError: the mapping does not fit the header.
        UsageError: the id column that was named is not there.
    """
    mapping = options.mapping
    stated = options.header_row or (mapping.header_row if mapping else None)
    height = (mapping.header_rows if mapping else None) or 1
    seen: list[Row] = []
    for row in rows:
        seen.append(row)
        last = stated + height - 1 if stated else SEARCHED
        if row[0] >= last or len(seen) >= last:
            break
    filled = [(at, row) for at, row in enumerate(seen) if not is_blank(row[1])]
    if not filled:
        return None
    if stated:
        chosen = [at for at, row in filled if row[0] == stated]
        if not chosen:
            message = Text(
                f"row {stated} is blank, and the header is said to be there; correct header_row",
                f"第 {stated} 行是空白，而表头应在该行；请更正 header_row",
            )
            raise InvalidRecordError([Problem(source, stated, "", message)])
        at = chosen[0]
    else:
        at = _find(filled, seen, height, source, options)
    line, _ = seen[at]
    headers = header_words_of(seen[at : at + height])
    table = _table(headers, line, source, sheet, options)
    rest = chain(seen[at + height :], rows)
    joins = joins_of(headers, table.kind, options)
    return table, joined(rest, joins) if joins else rest


def header_words_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """The headers that rows spell, each in one line; words of several rows are joined by `` / ``."""
    width = max(len(cells) for _, cells in rows)
    headers = []
    for index in range(width):
        words: list[str] = []
        for _, cells in rows:
            cell = cells[index] if index < len(cells) else None
            word = "" if cell is None else " ".join(str(cell).split())
            if word and word not in words:
                words.append(word)
        headers.append(" / ".join(words))
    while headers and not headers[-1]:
        headers.pop()
    return tuple(headers)


def _find(
    filled: Sequence[tuple[int, Row]],
    seen: Sequence[Row],
    height: int,
    source: str,
    options: Options,
) -> int:
    """Where the header is, among the first rows."""
    if options.mapping is None:
        first = filled[0][0]
        kind = options.kind
        known = [_known(header_words_of([row]), kind) for _, row in filled]
        best = max(range(len(filled)), key=lambda at: (known[at], -at))
        if known[0] == 0 and known[best] >= 2:
            line = filled[best][1][0]
            message = Text(
                f"the header seems to be on row {line}; write header_row: {line} in a mapping",
                f"表头似在第 {line} 行；请在映射中写 header_row: {line}",
            )
            raise InvalidRecordError([Problem(source, filled[0][1][0], "", message)])
        if kind == "name" and not any(known):
            # It is refused; what is told of it should be the header and not the title above it.
            wide = (at for at, (_, cells) in filled if len(cells) - cells.count(None) > 1)
            return next((at for at in wide if not is_blank(seen[at][1][1:])), first)
        return first
    wanted = set(options.mapping.columns)
    missing, at = min(
        (len(wanted.difference(header_words_of(seen[at : at + height]))), at) for at, _ in filled
    )
    if missing:
        headers = header_words_of(seen[at : at + height])
        raise InvalidFileError(
            [
                Problem(source, seen[at][0], "", _not_there(header, headers))
                for header in options.mapping.columns
                if header not in headers
            ]
        )
    _refuse_records_above(filled, seen[at], header_words_of(seen[at : at + height]), source)
    return at


def _refuse_records_above(
    filled: Sequence[tuple[int, Row]],
    header: Row,
    words: Sequence[str],
    source: str,
) -> None:
    """Refuse a header that was sorted into its own table: the records above it would be lost.

    Raises:
        InvalidRecordError: a row above it fills most of its columns.
    """
    named = [at for at, word in enumerate(words) if word]
    for _, (line, cells) in filled:
        if line >= header[0]:
            return
        there = sum(not is_blank(cells[at : at + 1]) for at in named)
        if there > max(1, len(named) // 2):
            message = Text(
                f"stands above the header on row {header[0]} and fills {there} of its {len(named)} columns like "
                f"a record; put the header first, or write header_row: {header[0]} in the mapping",
                f"位于第 {header[0]} 行的表头之上，却像记录一样填有其 {len(named)} 列中的 {there} 列；"
                f"请将表头放在最前，或在映射中写 header_row: {header[0]}",
            )
            raise InvalidRecordError([Problem(source, line, "", message)])


def _known(headers: Sequence[str], kind: str | None) -> int:
    kinds = columns.KINDS if kind is None else (kind,)
    return max(
        sum(columns.is_field(header, each) for header in headers if header) for each in kinds
    )


def _not_there(header: str, headers: Sequence[str]) -> Text:
    from difflib import get_close_matches

    near = get_close_matches(header, headers, n=3, cutoff=0.5)
    hint = (
        Text(
            f"did you mean {', '.join(map(repr, near))}?",
            f"是否想写 {'、'.join(map(repr, near))}？",
        )
        if near
        else Text(f"there are: {', '.join(headers)}", f"可用：{'、'.join(headers)}")
    )
    return Text(
        f"the mapping's column {header!r} is not there; {hint}",
        f"映射中的列 {header!r} 不在表中；{hint.zh}",
    )


def _table(headers: tuple[str, ...], line: int, source: str, sheet: str, options: Options) -> Table:
    mapping = options.mapping
    wanted = set(mapping.columns) if mapping else set(headers)
    ignored = set(mapping.ignore) if mapping else set()
    problems: list[Problem] = []

    def at(index: int, message: Text) -> Problem:
        cell = f"{sheet}!{letters(index)}{line}" if sheet else ""
        return Problem(source, line, "", message, index + 1, cell)

    first: dict[str, int] = {}
    for index, header in enumerate(headers):
        if header in first and header and header not in ignored:
            message = Text(
                f"the header {header!r} is there twice, first in column {letters(first[header])}; rename one",
                f"表头 {header!r} 出现两次，首次在第 {letters(first[header])} 列；请将其中一列改名",
            )
            problems.append(at(index, message))
        first.setdefault(header, index)
    joining = (
        {other for column in mapping.columns.values() for other in column.join}
        if mapping
        else set()
    )
    if mapping:
        problems += [
            Problem(source, line, "", _not_there(header, headers))
            for header in (*mapping.columns, *sorted(joining))
            if header not in first
        ]
        if problems:
            raise InvalidFileError(problems)
    kind = _kind(headers, line, source, options)
    if kind == "name":
        _want_a_name(headers, line, source, sheet, options)
    sources: list[Source] = []
    for index, header in enumerate(headers):
        if not header or header in joining:
            continue
        if header not in wanted and (header in ignored or "*" in ignored):
            continue
        if header not in wanted:
            message = Text(
                f"the column {header!r} is not in the mapping; map it, or add it to ignore:",
                f"列 {header!r} 不在映射中；请映射该列，或将其加入 ignore:",
            )
            problems.append(at(index, message))
            continue
        if len(problems) >= MOST_HINTS and mapping is None and not columns.is_field(header, kind):
            problems.append(
                at(
                    index,
                    Text(
                        f"{header[:100]!r} is no field of a {kind}",
                        f"{header[:100]!r} 不是 {kind} 的字段",
                    ),
                )
            )
            continue
        try:
            sources += _sources(header, index, kind, options)
        except columns.UnknownFieldError as error:
            said = text_of(error)
            if not problems:
                way = mapped_by(source, kind, options.sheet or "")
                said = Text(
                    f"{said.en}; or map the columns: {way.en}",
                    f"{said.zh}；或映射各列：{way.zh}",
                )
            problems.append(at(index, said))
    problems += [at(index, message) for index, message in _filled_twice(sources, options)]
    if problems:
        raise (InvalidFileError if mapping else InvalidRecordError)(problems)
    for path, text in (mapping.fixed if mapping else {}).items():
        sources.append(Source(columns.target(path, kind), -1, constant=text))
    return _arranged(headers, kind, sources, source, sheet, options)


def _filled_twice(sources: Sequence[Source], options: Options) -> Iterator[tuple[int, Text]]:
    """The columns that fill a field which another one fills under a longer or shorter name."""
    filled = columns.Filled()
    for each in sources:
        if options.id_column is not None and each.target.path == "id":
            continue
        if other := filled.add(each.target, each.header):
            yield (
                each.index,
                Text(
                    f"the headers {other!r} and {each.header!r} are the same field, {each.target.path}; "
                    "take one out",
                    f"表头 {other!r} 与 {each.header!r} 是同一字段 {each.target.path}；请去掉一个",
                ),
            )


def mapped_by(source: str, kind: str, sheet: str = "") -> Text:
    """The command that proposes a mapping for a table, and for names the one that then takes it."""
    file = _as_word(source)
    if sheet:
        file = f"{file} --sheet {_as_word(sheet)}"
    if kind != "name":
        command = f"ddcheck map {file} > columns.map.yaml"
        return Text(command, command)
    first = f"ddcheck map --kind name {file} > names.map.yaml"
    then = f"ddcheck screen --names {_as_word(source)} --map names.map.yaml"
    return Text(f"{first}; look it over, then {then}", f"{first}；逐行核对后 {then}")


def _as_word(text: str) -> str:
    from shlex import quote

    # Quotes that are not needed only frighten, and a name in Chinese needs none.
    return text if re.fullmatch(r"[\w./:+-]+", text) else quote(text)


def _want_a_name(
    headers: Sequence[str], line: int, source: str, sheet: str, options: Options
) -> None:
    """Refuse a table of names without a column for the name.

    Raises:
        InvalidRecordError: no column is it.
    """
    mapping = options.mapping
    paths = (
        headers
        if mapping is None
        else [*(path for column in mapping.columns.values() for path in column.to), *mapping.fixed]
    )
    if "name" in (path.casefold() for path in paths):
        return
    if mapping is None:
        there = ", ".join(header for header in headers if header)[:300]
        way = mapped_by(source, "name", options.sheet or "")
        message = Text(
            f"no column is called name; there are: {there}; map them: {way.en}",
            f"没有名为 name 的列；现有：{there}；请映射各列：{way.zh}",
        )
    else:
        message = Text(
            "no column is mapped to name; write, for example, 客户名称: name",
            "没有列映射到 name；请写明，例如 客户名称: name",
        )
    cell = f"{sheet}!{letters(0)}{line}" if sheet else ""
    raise InvalidRecordError([Problem(source, line, "", message, 1, cell)])


def _kind(headers: Sequence[str], line: int, source: str, options: Options) -> str:
    mapping = options.mapping
    if mapping and mapping.kind and options.kind and mapping.kind != options.kind:
        raise UsageError(
            f"the mapping is for a {mapping.kind}, and --kind says {options.kind}",
            f"映射是为 {mapping.kind} 写的，而 --kind 为 {options.kind}",
        )
    stated = options.kind or (mapping.kind if mapping else None)
    if stated:
        return stated
    paths = (
        [path for column in mapping.columns.values() for path in column.to] if mapping else headers
    )
    found = columns.kind_of(paths)
    if found is None:
        known = sum(_known([header], None) for header in headers)
        way = mapped_by(source, "shipment", options.sheet or "")
        message = (
            Text(
                "cannot tell shipments from customers by these columns; write --kind shipment or --kind customer",
                "由这些列无法区分货运（shipment）与客户（customer）；请写 --kind shipment 或 --kind customer",
            )
            if known
            else Text(
                f"row {line} is no header that is known ({', '.join(headers)[:120]}); "
                f"map the columns: {way.en}",
                f"第 {line} 行不是可识别的表头（{'、'.join(headers)[:120]}）；请映射各列：{way.zh}",
            )
        )
        raise InvalidRecordError([Problem(source, line, "", message)])
    return found


def _sources(header: str, index: int, kind: str, options: Options) -> Iterator[Source]:
    mapping = options.mapping
    if mapping is None:
        path = "id" if header == options.id_column else header
        yield Source(columns.target(path, kind), index, header)
        return
    column = mapping.columns[header]
    for path in column.to:
        target = columns.target(path, kind)
        yield Source(
            target,
            index,
            header,
            blank=frozenset(mapping.blank),
            dates=column.dates or mapping.dates,
            numbers=column.numbers or mapping.numbers,
            values=dict(column.values),
            split=column.split,
            digits=column.digits,
            as_text=bool(column.as_text),
            half=_half(target, [columns.target(each, kind) for each in column.to]),
        )


def _half(target: columns.Target, together: Sequence[columns.Target]) -> str:
    """Which half of a cell such as ``500 kg`` a field is, where one column fills a quantity and its unit."""
    other = {"quantity": "unit", "unit": "quantity"}.get(target.last)
    for each in together:
        if each.last == other and (each.in_item, each.slot) == (target.in_item, target.slot):
            return "unit" if target.last == "unit" else "number"
    return ""


def _arranged(
    headers: tuple[str, ...],
    kind: str,
    sources: Sequence[Source],
    source: str,
    sheet: str,
    options: Options,
) -> Table:
    mapping = options.mapping
    ignores_all = mapping is not None and "*" in mapping.ignore
    ids = [each for each in sources if each.target.path == "id"]
    if options.id_column is not None and (not ids or ids[0].header != options.id_column):
        if options.id_column in headers:
            index = headers.index(options.id_column)
            ids = [Source(columns.target("id", kind), index, options.id_column)]
        else:
            raise UnknownNameError("column", options.id_column, headers)
    papers: dict[Slot, list[Source]] = {}
    slots: dict[Slot, list[Source]] = {}
    for each in sources:
        slot = each.target.slot
        if slot is not None and each not in ids:
            (papers if slot[0] == "documents" else slots).setdefault(slot, []).append(each)
    return Table(
        source,
        sheet,
        headers,
        kind,
        ids[0] if ids else None,
        tuple(
            each
            for each in sources
            if each not in ids and not each.target.in_item and each.target.slot is None
        ),
        tuple((slot, tuple(slots[slot])) for slot in sorted(slots, key=_slot_order)),
        tuple(each for each in sources if each.target.in_item),
        tuple((slot, tuple(of)) for slot, of in papers.items()),
        bool(mapping and mapping.fill_down),
        frozenset(mapping.skip_rows) if mapping else frozenset(),
        tuple(at for at, header in enumerate(headers) if not header) if not ignores_all else (),
        any(len(each.target.steps) > 1 for each in sources),
        any(len(each.target.steps) > 1 for each in sources if each.target.in_item),
    )


_STOPS = {role.value: at for at, role in enumerate(StopRole)}


def _slot_order(slot: Slot) -> tuple[str, int, str, int]:
    """Stops in the order of a journey, parties by role, and each by its number."""
    name, chosen, number = slot
    return name, _STOPS[chosen] if name == "route" else 0, chosen, number
