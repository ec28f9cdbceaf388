"""Which column of a table is which field of a record, as a mapping file says it.

    kind: shipment
    sheet: 订单
    header_row: 6
    dates: DD/MM/YYYY
    blank: [NULL, N/A]
    columns:
      订单号: id
      收货人: parties.consignee.name
      最终目的国: {to: destination, values: {泰国: TH, 越南: VN}}
      商品编码: {to: items.hs_code, digits: 10}
    fixed:
      origin: CN
    ignore: [备注]

The fields are those of ``ddcheck.reading.columns``. A column that is neither mapped nor ignored is an error,
so that nothing of a file is left out without a word.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from ddcheck.core.texts import RefusalError, Text, text_of
from ddcheck.core.values import Count, Flag, Line, Value
from ddcheck.errors import InvalidFileError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ddcheck.documents import Node


def _as_fields(value: Any) -> Any:
    return {"to": value} if isinstance(value, str | list) else value


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Lines = Annotated[
    tuple[Line, ...], BeforeValidator(_as_list, json_schema_input_type=str | list[str])
]


def one_delimiter(text: str) -> str:
    """What parts the cells of a row: one character, or the word ``tab``.

    Raises:
        RefusalError: it is more than that, or would end a row or a quoted text.
    """
    text = "\t" if text in ("\\t", "tab") else text
    if len(text) == 1 and text not in '"\r\n':
        return text
    raise RefusalError(
        f"{text!r} parts no cells; write one character such as ; or tab",
        f"{text!r} 不能作分隔符；请写一个字符，例如 ; 或 tab",
    )


class Column(Value):
    """What to do with one column."""

    to: Annotated[Lines, Field(min_length=1)]
    """The field, or several fields, that it fills."""
    dates: Line | None = None
    """How days are written, such as ``DD/MM/YYYY``; ISO where left out."""
    numbers: Line | None = None
    """How numbers are written, by the example of ``1,234.5``."""
    values: dict[str, str] = Field(default_factory=dict)
    """What to read for what is written; anything else is read as it stands."""
    split: Annotated[str, Field(min_length=1)] | None = None
    """What parts several values in one cell; ``;`` where left out."""
    digits: Count | None = None
    """How many digits a code has; a cell that holds a number is given its lost zeros back."""
    as_text: Flag | None = None
    """Whether a cell that holds a whole number may stand for a code or a name."""
    join: Lines = ()
    """Other columns whose cells go on with what stands here: a last name behind a first one, a city behind a street."""


class Mapping(Value):
    """Which column is which field, and how the table is written."""

    kind: Literal["shipment", "customer", "name"] | None = None
    sheet: Line | None = None
    header_row: Count | None = None
    """1-based; found by its columns where left out."""
    header_rows: Count | None = None
    """How many rows the header takes; their words are joined by `` / ``."""
    encoding: Line | None = None
    delimiter: Annotated[str, AfterValidator(one_delimiter)] | None = None
    dates: Line | None = None
    numbers: Line | None = None
    blank: tuple[str, ...] = ()
    """Words that stand for an empty cell, such as ``NULL``."""
    fill_down: Flag | None = None
    """Whether a row without an id goes on with the record above."""
    skip_rows: tuple[Line, ...] = ()
    """First cells of rows that are no records: as they stand, a word of totals such as ``合计`` whatever number
    follows it, or a beginning with a colon at its end, such as ``制表日期：``."""
    columns: Annotated[
        dict[
            Line,
            Annotated[
                Column, BeforeValidator(_as_fields, json_schema_input_type=str | list[str] | Column)
            ],
        ],
        Field(min_length=1),
    ]
    """Header to field."""
    fixed: dict[Line, Line] = Field(default_factory=dict)
    """Field to the text that it has in every record."""
    ignore: Lines = ()
    """Headers that are not read; ``*`` for all that are not mapped."""


def load(data: bytes, name: str, kind: str | None = None) -> Mapping:
    """A mapping from YAML or JSON.

    Args:
        data: the file.
        name: what to call it.
        kind: what the rows are where the mapping does not say it; told by its columns where left out.

    Raises:
        InvalidFileError: with every problem, each at its line.
    """
    from ddcheck.documents import trees, validate

    found = trees(data, name)
    if len(found) != 1:
        message = (
            Text(
                "is empty; write columns: {header: field}",
                "是空的；请写 columns: {header: field}",
            )
            if not found
            else Text("has several documents; keep one", "含多个文档；请只保留一个")
        )
        raise InvalidFileError([Problem(name, 0, "", message)])
    mapping: Mapping = validate(Mapping, found[0], name)
    problems = list(_problems(mapping, found[0], name, kind))
    if problems:
        raise InvalidFileError(sorted(problems, key=lambda each: (each.line, each.column)))
    return mapping


def _problems(mapping: Mapping, node: Node, name: str, default: str | None) -> Iterator[Problem]:
    from ddcheck.reading import columns

    def at(message: Text, *path: str) -> Problem:
        line, column = node.find(path)
        return Problem(name, line, ".".join(path), message, column)

    kind = (
        mapping.kind
        or default
        or columns.kind_of([path for column in mapping.columns.values() for path in column.to])
    )
    if kind is None:
        yield at(
            Text(
                "the columns do not tell it; write kind: shipment or kind: customer",
                "无法由各列判断类型；请写 kind: shipment 或 kind: customer",
            ),
            "kind",
        )
        return
    filled = columns.Filled()
    for header, column in mapping.columns.items():
        for path in column.to:
            try:
                target = columns.target(path, kind)
            except columns.UnknownFieldError as error:
                yield at(text_of(error), "columns", header)
                continue
            if other := filled.add(target, header):
                message = Text(
                    f"{target.path} is filled by {other!r} too; keep one",
                    f"{target.path} 也由 {other!r} 填入；请只保留一个",
                )
                yield at(message, "columns", header)
    for path in mapping.fixed:
        try:
            target = columns.target(path, kind)
        except columns.UnknownFieldError as error:
            yield at(text_of(error), "fixed", path)
            continue
        known = filled.get(target)
        if other := filled.add(target, path) or known:
            yield at(
                Text(
                    f"{target.path} is filled by the column {other!r} too; keep one",
                    f"{target.path} 也由列 {other!r} 填入；请只保留一个",
                ),
                "fixed",
                path,
            )
    yield from _joined(mapping, kind, at)
    for header in mapping.ignore:
        if header in mapping.columns:
            yield at(
                Text(
                    f"the column {header!r} is mapped too; keep one",
                    f"列 {header!r} 也已映射；请只保留一处",
                ),
                "ignore",
            )
    for place, column in (
        (("columns", header), column) for header, column in mapping.columns.items()
    ):
        yield from (at(message, *place) for message in _patterns(column))
    yield from (
        at(message, "dates" if "day" in message.en else "numbers") for message in _patterns(mapping)
    )
    for field, least in (("header_row", 1), ("header_rows", 1)):
        value = getattr(mapping, field)
        if value is not None and value < least:
            yield at(
                Text(f"is {value}; rows are counted from 1", f"为 {value}；行号从 1 起"), field
            )
    if mapping.header_rows is not None and mapping.header_row is None:
        yield at(
            Text(
                "header_row is missing; say on which row the header begins",
                "缺少 header_row；请写明表头从哪一行开始",
            ),
            "header_rows",
        )


def _joined(mapping: Mapping, kind: str, at: Callable[..., Problem]) -> Iterator[Problem]:
    """What is wrong with columns that go on with others."""
    from ddcheck.reading import columns

    taken: dict[str, str] = {}
    for header, column in mapping.columns.items():
        if not column.join:
            continue
        for path in column.to:
            with suppress(columns.UnknownFieldError):
                target = columns.target(path, kind)
                if target.sort not in ("name", "text") or target.shape != "text":
                    yield at(
                        Text(
                            f"{target.path} is not one name or text, so cells cannot be joined for it; take join: out",
                            f"{target.path} 不是单个名称或文字，单元格不能拼接；请去掉 join:",
                        ),
                        "columns",
                        header,
                    )
        for other in column.join:
            if other in mapping.columns or other in mapping.ignore or other == header:
                message = Text(
                    f"the column {other!r} is joined and stands elsewhere in the mapping too; keep one",
                    f"列 {other!r} 既被拼接，又在映射中另有用处；请只保留一处",
                )
                yield at(message, "columns", header)
            elif other in taken:
                message = Text(
                    f"the column {other!r} is joined twice, first to {taken[other]!r}; keep one",
                    f"列 {other!r} 被拼接两次，首次接在 {taken[other]!r} 之后；请只保留一处",
                )
                yield at(message, "columns", header)
            taken.setdefault(other, header)


def _patterns(settings: Column | Mapping) -> Iterator[Text]:
    if settings.dates is not None and day_pattern(settings.dates) is None:
        yield Text(
            f"{settings.dates!r} is not the form of a day; write one such as DD/MM/YYYY or YYYY年M月D日",
            f"{settings.dates!r} 不是日期写法；请写 DD/MM/YYYY 或 YYYY年M月D日 等",
        )
    if settings.numbers is not None and number_pattern(settings.numbers) is None:
        yield Text(
            f"{settings.numbers!r} is not the form of a number; write one such as 1,234.5 or 1.234,5",
            f"{settings.numbers!r} 不是数字写法；请写 1,234.5 或 1.234,5 等",
        )


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_PARTS = {
    "YYYY": r"(?P<year>\d{4})",
    "MMM": r"(?P<name>[A-Za-z]{3})",
    "MM": r"(?P<month>\d{2})",
    "M": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{2})",
    "D": r"(?P<day>\d{1,2})",
    "hh": r"\d{2}",
    "mm": r"\d{2}",
    "ss": r"\d{2}",
}
_DAY_PART = re.compile("|".join(sorted(_DAY_PARTS, key=len, reverse=True)))


DAY_FORMS = (
    "YYYY/MM/DD", "YYYY/M/D", "YYYYMMDD", "YYYY.MM.DD", "YYYY.M.D", "YYYY年M月D日", "YYYY年MM月DD日",
    "DD/MM/YYYY", "MM/DD/YYYY", "D/M/YYYY", "M/D/YYYY", "DD.MM.YYYY", "D.M.YYYY", "DD-MM-YYYY",
    "MM-DD-YYYY", "DD-MMM-YYYY", "D-MMM-YYYY", "DD MMM YYYY", "D MMM YYYY", "YYYY-M-D",
    "YYYY-MM-DD hh:mm:ss", "YYYY/MM/DD hh:mm:ss", "YYYY/M/D hh:mm:ss", "YYYY-MM-DD hh:mm", "YYYY/M/D hh:mm",
    "DD/MM/YYYY hh:mm:ss", "MM/DD/YYYY hh:mm:ss", "YYYY-MM-DDThh:mm:ss",
)  # fmt: skip
"""The forms in which days are commonly written."""


@cache
def day_pattern(form: str) -> re.Pattern[str] | None:
    """What matches days of a form such as ``DD/MM/YYYY``; nothing where it is no such form."""
    text, at = "", 0
    for part in _DAY_PART.finditer(form):
        text += re.escape(form[at : part.start()]) + _DAY_PARTS[part[0]]
        at = part.end()
    text += re.escape(form[at:])
    try:
        pattern = re.compile(text, re.ASCII)
    except re.error:
        return None
    parts = set(pattern.groupindex)
    return pattern if parts in ({"year", "month", "day"}, {"year", "name", "day"}) else None


def day(text: str, form: str) -> str:
    """A day of a form as ISO text.

    Raises:
        RefusalError: it is not of that form, or there is no such day.
    """
    pattern = day_pattern(form)
    found = None if pattern is None else pattern.fullmatch(text)
    if found is None:
        raise RefusalError(
            f"{text!r} is not of the form {form}; write it so, or correct dates: in the mapping",
            f"{text!r} 不符合写法 {form}；请改写，或更正映射中的 dates:",
        )
    parts = found.groupdict()
    try:
        name = parts.get("name")
        month = int(parts["month"]) if name is None else _MONTHS.index(name.lower()) + 1
        return date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        raise RefusalError(
            f"there is no day {text!r} ({form}); correct it",
            f"没有 {text!r} 这一天（{form}）；请更正",
        ) from None


def forms_of_day(text: str) -> list[str]:
    """The common forms in which a text that is no ISO day is one; the stricter ones where some are."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return []
    forms = []
    for form in DAY_FORMS:
        with suppress(RefusalError):
            day(text, form)
            forms.append(form)
    return [form for form in forms if "DD" in form] or forms


NUMBER_FORMS = ("1,234.5", "1.234,5", "1 234,5", "1'234.5", "1234,5")
"""The forms in which numbers are commonly written, the commonest first."""


def forms_of_number(text: str) -> list[str]:
    """The common forms in which a text is a number."""
    patterns = ((form, number_pattern(form)) for form in NUMBER_FORMS)
    return [form for form, known in patterns if known and known[0].fullmatch(text)]


_SAMPLE = re.compile(r"1(?P<group>\D?)234(?:(?P<point>\D)5)?")


@cache
def number_pattern(sample: str) -> tuple[re.Pattern[str], str, str] | None:
    """What matches numbers written like a sample, the mark of groups and the mark of decimals."""
    found = _SAMPLE.fullmatch(sample)
    if found is None:
        return None
    group, point = found["group"], found["point"] or ""
    if group == point and group:
        return None
    whole = rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+|\d+" if group else r"\d+"
    tail = rf"(?:{re.escape(point)}\d+)?" if point else ""
    return re.compile(rf"[+-]?(?:{whole}){tail}", re.ASCII), group, point


def number(text: str, sample: str) -> str:
    """A number written like a sample as plain digits with a point.

    Raises:
        RefusalError: it is not written so.
    """
    known = number_pattern(sample)
    if known is None or known[0].fullmatch(text) is None:
        raise RefusalError(
            f"{text!r} is not written like {sample}; write it so, or correct numbers: in the mapping",
            f"{text!r} 不符合写法 {sample}；请改写，或更正映射中的 numbers:",
        )
    _, group, point = known
    plain = text.replace(group, "") if group else text
    return plain.replace(point, ".") if point else plain
