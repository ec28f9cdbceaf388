"""How the columns of somebody's table are written, as far as their first cells tell."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ddcheck.core.countries import COUNTRY_CODES
from ddcheck.core.screening import given
from ddcheck.core.texts import Text
from ddcheck.proposals.chinese_headers import simplified
from ddcheck.proposals.country_names import code_of
from ddcheck.proposals.port_names import place_of
from ddcheck.reading import columns, mapping
from ddcheck.reading.cell_parts import CellError, quantity_with_unit
from ddcheck.reading.cells import NULL_WORDS, plain_number

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = 40
"""Different values that are listed to be translated."""

_WORDS = {
    "海运": "sea", "水路运输": "sea", "海上运输": "sea", "船运": "sea", "sea": "sea", "ocean": "sea", "maritime": "sea",
    "by sea": "sea", "vessel": "sea", "空运": "air", "航空运输": "air", "航空": "air", "air": "air", "by air": "air",
    "airfreight": "air", "air freight": "air", "公路": "road", "公路运输": "road", "汽运": "road", "陆运": "road",
    "road": "road", "truck": "road", "land": "road", "铁路": "rail", "铁路运输": "rail", "rail": "rail", "train": "rail",
    "邮政": "post", "邮寄": "post", "邮件运输": "post", "post": "post", "mail": "post", "快递": "express", "快件": "express",
    "express": "express", "courier": "express", "随身携带": "hand_carry", "携带": "hand_carry",
    "人民币": "CNY", "美元": "USD", "美金": "USD", "欧元": "EUR", "日元": "JPY", "英镑": "GBP", "港币": "HKD", "港元": "HKD", "新台币": "TWD", "RMB": "CNY",
}  # fmt: skip

_KINDS = {
    "企业": "organization", "公司": "organization", "单位": "organization", "机构": "organization", "组织": "organization",
    "法人": "organization", "company": "organization", "corporate": "organization", "business": "organization",
    "entity": "organization", "个人": "person", "自然人": "person", "individual": "person", "船舶": "vessel", "船": "vessel",
    "ship": "vessel", "飞机": "aircraft", "航空器": "aircraft",
}  # fmt: skip


@dataclass(slots=True)
class Column:
    """What is proposed for one column."""

    header: str
    fields: tuple[str, ...]
    """What it fills, several where each cell holds several."""
    settings: dict[str, Any]
    notes: list[Text]
    seen: list[str]
    keep: bool = True

    @property
    def path(self) -> str:
        """The field that it fills, or the first of them."""
        return self.fields[0]


def described(
    header: str,
    fields: tuple[str, ...],
    kind: str,
    cells: Sequence[Any],
    *,
    units_apart: bool = False,
) -> Column:
    """How a column is written, from its first cells.

    Args:
        header: of the column.
        fields: that it is to fill.
        kind: what the rows of the table are.
        cells: its first ones.
        units_apart: whether another column has the units of quantities.
    """
    target = columns.target(fields[0], kind)
    column = Column(header, fields, {}, [], [])
    filled = [
        cell for cell in cells if cell is not None and (not isinstance(cell, str) or cell.strip())
    ]
    texts = [
        cell.strip() for cell in filled if isinstance(cell, str) and cell.strip() not in NULL_WORDS
    ]
    column.seen = list(dict.fromkeys(texts))
    if target.sort == "day":
        _days(column, texts)
    elif target.sort in ("number", "percent"):
        if target.path == "items.quantity" and not units_apart:
            texts = _quantities(column, texts)
        _numbers(column, texts)
    elif target.sort == "country":
        _translated(column, [text for text in column.seen if text not in COUNTRY_CODES], code_of)
    elif target.sort == "word":
        _words(column, target)
    elif target.sort in ("code", "name"):
        _codes(column, target, filled)
    if target.path == "items.description":
        _worded(column, filled, Text("the description of goods", "货物描述"))
    elif target.last in ("name", "names"):
        _worded(column, filled, Text("a name", "名称"))
    return column


def _worded(column: Column, filled: Sequence[Any], what: Text) -> None:
    """A column of numbers tells nobody what the goods are or who a party is; screened, it would match nothing."""
    texts = [
        cell if isinstance(cell, str) else plain_number(cell)
        for cell in filled
        if _is_written(cell)
    ]
    if texts and not any(mark.isalpha() for text in texts for mark in text or ""):
        column.keep = False
        column.settings.clear()
        column.notes[:] = [
            Text(
                f"holds numbers such as {texts[0]!r}, and {what.en} is words",
                f"含 {texts[0]!r} 等号码，而{what.zh}应为文字",
            )
        ]


def _is_written(cell: Any) -> bool:
    return isinstance(cell, str | int | float) and not isinstance(cell, bool)


def _days(column: Column, texts: Sequence[str]) -> None:
    # Of a birth only the year, or the year and the month, may be known.
    known = r"\d{4}(-\d{2}){0,2}" if column.path.endswith("birth_date") else r"\d{4}-\d{2}-\d{2}"
    odd = [text for text in texts if not re.fullmatch(known, text)]
    if not odd:
        return
    # YYYY-MM-DD is read beside every form without hyphens.
    fitting = [
        form
        for form in mapping.DAY_FORMS
        if all(_fits(mapping.day, text, form) for text in (texts if "-" in form else odd))
    ]
    # D/M/YYYY reads what DD/MM/YYYY reads; the stricter form is the better one.
    strict = [form for form in fitting if "DD" in form] or fitting
    if len(strict) == 1:
        column.settings["dates"] = strict[0]
    elif strict:
        column.notes.append(
            Text(
                f"{odd[0]!r} is a day of {' and of '.join(strict)}: choose one, as in dates: {strict[0]}",
                f"{odd[0]!r} 同时符合 {' 和 '.join(strict)}：请选定其一，例如 dates: {strict[0]}",
            )
        )
    else:
        column.notes.append(
            Text(
                f"{odd[0]!r} is in no form that is known; write days as YYYY-MM-DD",
                f"{odd[0]!r} 的写法无法识别；请将日期写成 YYYY-MM-DD",
            )
        )


def _quantities(column: Column, texts: Sequence[str]) -> list[str]:
    """The numbers of quantities; where every cell has its unit behind the number, the column fills both."""
    if not texts:
        return []
    numbers: list[str] = []
    with suppress(CellError):
        numbers = [quantity_with_unit(text)[0] for text in texts]
    if numbers and len(numbers) == len(texts):
        column.fields = ("items.quantity", "items.unit")
        return numbers
    column.fields = column.fields[:1]
    return list(texts)


def _numbers(column: Column, texts: Sequence[str]) -> None:
    plain = re.compile(r"[+-]?\d+(\.\d+)?%?")
    odd = [text for text in texts if not plain.fullmatch(text)]
    if not odd:
        return
    fitting = [
        form
        for form in mapping.NUMBER_FORMS
        if all(_fits(mapping.number, text, form) for text in texts)
    ]
    if len(fitting) == 1:
        column.settings["numbers"] = fitting[0]
    elif fitting:
        column.notes.append(
            Text(
                f"{odd[0]!r} may be written like {' or like '.join(fitting)}: choose one, as in numbers: {fitting[0]!r}",
                f"{odd[0]!r} 可能是 {' 或 '.join(fitting)} 的写法：请选定其一，例如 numbers: {fitting[0]!r}",
            )
        )
    else:
        column.notes.append(
            Text(
                f"{odd[0]!r} is no number; write digits with a point, and the unit in a column of its own",
                f"{odd[0]!r} 不是数字；请用数字和小数点书写，单位另置一列",
            )
        )


def _fits(read: Any, text: str, form: str) -> bool:
    try:
        read(text, form)
    except ValueError:
        return False
    return True


def _translated(column: Column, odd: Sequence[str], known: Any) -> None:
    """A translation for the values that are no codes, complete where they are known."""
    if not odd:
        return
    values = {text: known(text) for text in odd[:SHOWN]}
    column.settings["values"] = {text: code for text, code in values.items() if code}
    missing = [text for text, code in values.items() if not code]
    if missing or len(odd) > SHOWN:
        shown = ", ".join(repr(text) for text in missing[:10])
        column.notes.append(
            Text(
                f"write the codes of {shown or 'the further values'} into values:",
                f"请在 values: 中写明 {shown or '其余各值'} 的代码",
            )
        )


def _words(column: Column, target: columns.Target) -> None:
    if target.last == "place":
        odd = [text for text in column.seen if not re.fullmatch(r"[A-Z]{2}\s?[A-Z0-9]{3}", text)]
        if any(place_of(text) for text in odd):
            _translated(column, odd, place_of)
        elif odd:
            column.keep = False
            column.notes.append(
                Text(
                    f"holds names such as {odd[0]!r}, and a place is a UN/LOCODE such as CNSHA",
                    f"含 {odd[0]!r} 等名称，而地点应为 UN/LOCODE，例如 CNSHA",
                )
            )
        return
    if target.last in ("kind", "type"):
        odd = [text for text in column.seen if text not in given.KINDS]
        _translated(column, odd, lambda text: _KINDS.get(simplified(text).casefold()))
        return
    if target.last == "currency":
        odd = [text for text in column.seen if not re.fullmatch(r"[A-Z]{3}", text) or text == "RMB"]
    else:
        from ddcheck.core.records import Mode

        odd = (
            [text for text in column.seen if text not in set(Mode)] if target.last == "mode" else []
        )
    _translated(column, odd, _word_of)


def _word_of(text: str) -> str | None:
    """The currency or the mode that a text names, in simplified or traditional characters."""
    return _WORDS.get(text) or _WORDS.get(simplified(text).casefold())


def _codes(column: Column, target: columns.Target, filled: Sequence[Any]) -> None:
    numbers = [
        cell for cell in filled if isinstance(cell, int | float) and not isinstance(cell, bool)
    ]
    if not numbers:
        return
    if target.last == "hs_code":
        longest = max(len(format(number, ".0f")) for number in numbers)
        column.settings["digits"] = longest + longest % 2
        column.notes.append(
            Text(
                "holds numbers; zeros at their start are put back up to this many digits",
                "含数字；开头的零按此位数补回",
            )
        )
    elif target.last in ("control_code", "control_codes", "cas"):
        column.notes.append(
            Text(
                "holds numbers, which no such code is; correct the cells",
                "含数字，而此类编码不是数字；请更正单元格",
            )
        )
    else:
        column.settings["as_text"] = True
        column.notes.append(
            Text(
                "holds numbers; zeros at their start are lost, so look whether that matters",
                "含数字；开头的零已丢失，请查看是否有影响",
            )
        )
