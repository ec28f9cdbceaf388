"""What the cell of a table says for a field, and when a spreadsheet has damaged it.

A cell becomes text and nothing else; the record's model reads the text.
What a spreadsheet is known to do to codes (drop zeros, round, make dates) is an error with the
likely original, never a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ddcheck.core.texts import RefusalError, Text
from ddcheck.reading import mapping
from ddcheck.reading.cell_parts import (
    CellError,
    composition,
    quantity_with_unit,
    route,
    without_unit,
)

if TYPE_CHECKING:
    from ddcheck.reading.columns import Target

NULL_WORDS = frozenset(
    {
        "NULL",
        "null",
        "(null)",
        "<null>",
        "None",
        "NaN",
        "nan",
        "N/A",
        "n/a",
        "n.a.",
        "NA",
        "#N/A",
        "-",
        "--",
    }
    | {"—", "/", "无", "暂无", "不详", "未知"}
)
_TOTAL = re.compile(
    r"(?P<chinese>(?:本页|全部|数量|金额)?(?:[合总小共]计|[合總小共]計)|汇总|匯總)(?:\s*[:：(（].*|\s*(?<!汇总)(?<!匯總)\d.*)?|"
    r"(?P<latin>(?:grand |sub-?)?totals?|sum|summe|gesamt(?:summe)?|zwischensumme)(?:\s*[:：].*|\s+\d.*)?",
    re.IGNORECASE | re.DOTALL,
)
ERROR_WORDS = frozenset(
    {
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
    }
)
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?[eE][+-]\d+", re.ASCII)
_SPACED = re.compile(r"[+-]?\d{1,3}(?:[ '’\u00a0\u202f]\d{3})+(?:[.,]\d+)?")
_WITH_UNIT = re.compile(r"[+-]?\d[\d.,' \u00a0\u202f]*([A-Za-zµμ\u3400-\u9fff]+[²³]?|c?m[23])\.?")
_ROUNDED = re.compile(r"\d{14,}000", re.ASCII)
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
_MONTH_DAY = re.compile(
    rf"\d{{1,2}}-(?:{_MONTH})(?:-\d{{2,4}})?|(?:{_MONTH})-\d{{1,4}}", re.IGNORECASE
)
_PART_OF_DAY = re.compile(r"\d{4}(?:-\d{2})?", re.ASCII)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}/\d{1,2}/\d{2,4}", re.ASCII)
LONGEST_HS_CODE = 10
"""Digits of the longest one; a longer one is refused as such and has lost no zero."""
KEPT = 4096
"""How many texts of a column are remembered with their reading."""
_NEW = object()


def _settled(text: str, form: str, field: str) -> bool:
    """Whether a day says itself what it is: YYYY-MM-DD among days of a form that has no hyphen.

    Of a birth only the year, or the year and the month, may be known.
    """
    if field == "birth_date" and _PART_OF_DAY.fullmatch(text):
        return True
    return "-" not in form and _ISO_DAY.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Damaged:
    """A cell that a spreadsheet could not give a value, and why."""

    message: Text


@dataclass(frozen=True, slots=True)
class Merged:
    """The value of a cell that is merged over several rows."""

    value: Any

    def __str__(self) -> str:
        return str(self.value)


_SUMS = frozenset({"line", "quantity", "net_weight_kg", "value"})
"""What would be counted several times if a merged cell were read for each of its rows."""


@dataclass(slots=True)
class Source:
    """A column and the field that it fills, or a field with the same text in every record."""

    target: Target
    index: int
    """0-based; -1 for a fixed text, which is then ``constant``."""
    header: str = ""
    constant: str = ""
    blank: frozenset[str] = frozenset()
    dates: str | None = None
    numbers: str | None = None
    values: dict[str, str] = field(default_factory=dict)
    split: str | None = None
    digits: int | None = None
    as_text: bool = False
    half: str = ""
    """Where the cell holds a quantity with its unit, which of the two this is: ``number`` or ``unit``."""
    kept: dict[str, Any] = field(default_factory=dict)

    def __reduce__(self) -> tuple[Any, ...]:
        """Without what is remembered, which another process finds out again."""
        return Source, (
            self.target, self.index, self.header, self.constant, self.blank, self.dates,
            self.numbers, self.values, self.split, self.digits, self.as_text, self.half,
        )  # fmt: skip

    def read(self, cell: Any) -> Any:
        """The plain value of a cell; nothing where it is blank.

        Raises:
            CellError: it cannot be read.
        """
        if cell.__class__ is str:
            known = self.kept.get(cell, _NEW)
            if known is not _NEW:
                return known
            found = self._from_text(cell)
            if len(self.kept) < KEPT:
                self.kept[cell] = found
            return found
        if cell is None:
            return None
        if isinstance(cell, Merged):
            if self.target.in_item and self.target.last in _SUMS:
                raise CellError(
                    "is merged over several rows; give each line of goods its own",
                    "跨多行合并；请为每行货物分别填写",
                )
            return self.read(cell.value)
        if isinstance(cell, Damaged):
            raise CellError(*cell.message)
        if isinstance(cell, list | tuple):
            return self._from_list(cell)
        if self.half == "unit":
            raise CellError(*without_unit(self._text_of(cell) or str(cell)))
        text = self._text_of(cell)
        return None if text is None else self._shaped(text)

    def _from_text(self, cell: str) -> Any:
        text = cell.strip()
        if not text:
            return None
        if text in self.values:
            return self._shaped(self.values[text])
        if text in self.blank:
            return None
        target = self.target
        # "NA" is Namibia, where a country belongs.
        if text in NULL_WORDS and not (text == "NA" and target.sort in ("country", "word")):
            raise CellError(
                f"{text!r} stands for nothing; leave the cell empty, or write blank: [{text!r}] in a mapping",
                f"{text!r} 表示“无”；请将单元格留空，或在映射中写 blank: [{text!r}]",
            )
        if text in ERROR_WORDS:
            raise CellError(
                f"{text} is an error of the spreadsheet; correct the formula",
                f"{text} 是电子表格的错误值；请更正公式",
            )
        if "\ufffd" in text:
            raise CellError(
                f"{text!r} holds U+FFFD, which stands for a character that was lost; take it from the original",
                f"{text!r} 含 U+FFFD，表示有字符已丢失；请从原件取得",
            )
        if self.half:
            number, unit = quantity_with_unit(text)
            text = number if self.half == "number" else self.values.get(unit, unit)
        if target.shape == "list":
            return self._shaped(text)
        return self._shaped(self._checked(text))

    def _checked(self, text: str) -> str:
        sort = self.target.sort
        if sort == "code":
            return self._code(text)
        if sort == "number" and (unit := _WITH_UNIT.fullmatch(text)):
            raise CellError(
                f"{text!r} has the unit {unit[1]!r} in it; write the number alone, "
                "and the unit in a column of its own or under fixed: in a mapping",
                f"{text!r} 含单位 {unit[1]!r}；请只写数字，单位另置一列，或写在映射的 fixed: 之下",
            )
        try:
            if (
                sort == "day"
                and self.dates is not None
                and not _settled(text, self.dates, self.target.last)
            ):
                return mapping.day(text, self.dates)
            if sort in ("number", "percent") and self.numbers is not None:
                sign = "%" if text.endswith("%") else ""
                return mapping.number(text.removesuffix("%").rstrip(), self.numbers) + sign
        except RefusalError as error:
            raise CellError(error.en, error.zh) from None
        if sort == "day" and (forms := mapping.forms_of_day(text)):
            raise CellError(
                f"{text!r} is not YYYY-MM-DD; write it so, "
                f"or say how days are written with dates: in a mapping, such as dates: {' or '.join(forms)}",
                f"{text!r} 不是 YYYY-MM-DD；请改写，或在映射中用 dates: 指明日期写法，例如 dates: {' 或 '.join(forms)}",
            )
        if sort == "day" and _DAY.fullmatch(text) and "-" not in text:
            raise CellError(
                f"{text!r} may be several days; write YYYY-MM-DD, "
                "or say how days are written with dates: in a mapping, such as dates: DD/MM/YYYY",
                f"{text!r} 可能是不同的日期；请写成 YYYY-MM-DD，或在映射中用 dates: 指明日期写法，例如 dates: DD/MM/YYYY",
            )
        if sort == "day" and text.isascii() and text.isdigit() and len(text) == 5:
            raise CellError(
                f"{text!r} is a spreadsheet's count of days; give the cells a date format YYYY-MM-DD",
                f"{text!r} 是电子表格的日期序号；请将单元格设为日期格式 YYYY-MM-DD",
            )
        if sort == "number" and text[-1:] == "-":
            raise CellError(
                f"{text!r} is less than nothing, with its minus at the end; take the row out, or correct the number",
                f"{text!r} 末尾有负号，小于零；请删除该行，或更正数字",
            )
        if sort == "number" and ("," in text or _SPACED.fullmatch(text)):
            forms = mapping.forms_of_number(text) or list(mapping.NUMBER_FORMS[:2])
            raise CellError(
                f"{text!r} is not digits with a point; write it so, "
                f"or say how numbers are written with numbers: in a mapping, as in numbers: {' or '.join(forms)}",
                f"{text!r} 不是数字和小数点的写法；请改写，或在映射中用 numbers: 指明数字写法，如 numbers: {' 或 '.join(forms)}",
            )
        return text

    def _code(self, text: str) -> str:
        last = self.target.last
        if _SCIENTIFIC.fullmatch(text):
            raise CellError(
                f"{text!r} is how a spreadsheet shows a large number, and digits are lost; "
                "give the column the format Text and write the code again",
                f"{text!r} 是电子表格对大数的显示，已丢失数位；请将该列设为文本格式并重新填写编码",
            )
        if _ROUNDED.fullmatch(text):
            raise CellError(
                f"{text!r} looks rounded to 15 digits by a spreadsheet; "
                "give the column the format Text and write the number again",
                f"{text!r} 似被电子表格舍入为 15 位；请将该列设为文本格式并重新填写",
            )
        if _MONTH_DAY.fullmatch(text) or (
            last in ("hs_code", "control_code", "control_codes", "cas") and _DAY.fullmatch(text)
        ):
            raise CellError(
                f"{text!r} is a date that a spreadsheet made of a code; "
                "give the column the format Text and write the code again",
                f"{text!r} 是电子表格由编码变成的日期；请将该列设为文本格式并重新填写编码",
            )
        if last == "hs_code":
            return self._hs_code(text)
        if last in ("control_code", "control_codes", "cas") and _number(text):
            raise CellError(*_number_for_code(last, text))
        if self.digits is not None and text.isdigit() and len(text) != self.digits:
            raise CellError(
                f"{text!r} has {len(text)} digits; {self.digits} were declared",
                f"{text!r} 有 {len(text)} 位；声明为 {self.digits} 位",
            )
        return text

    def _hs_code(self, text: str) -> str:
        plain = text.replace(".", "").replace(" ", "")
        if not (plain.isascii() and plain.isdigit()):
            return text
        if text.endswith(".0") and "." not in text[:-2]:
            raise CellError(
                f"{text!r} was a number in a spreadsheet; write {text[:-2]}, and zeros that were lost at its start",
                f"{text!r} 曾是电子表格中的数字；请写 {text[:-2]}，并补上开头丢失的零",
            )
        if self.digits is not None:
            if len(plain) != self.digits:
                raise CellError(
                    f"{text!r} has {len(plain)} digits where {self.digits} were declared; "
                    "a zero may be lost at its start or end",
                    f"{text!r} 有 {len(plain)} 位，声明为 {self.digits} 位；开头或末尾可能丢失了零",
                )
        elif len(plain) % 2 and len(plain) <= LONGEST_HS_CODE:
            head = text.split(".", maxsplit=1)[0]
            if "." in text and len(head) == 4:
                likely = Text(
                    f"a zero at its end seems to be lost; write {text}0",
                    f"末尾似丢失一个零；请写 {text}0",
                )
            else:
                likely = Text(
                    f"a zero at its start seems to be lost; write 0{text}",
                    f"开头似丢失一个零；请写 0{text}",
                )
            raise CellError(
                f"{text!r} has {len(plain)} digits: {likely}, "
                f"or digits: {len(plain)} in a mapping if that is right",
                f"{text!r} 有 {len(plain)} 位：{likely.zh}；如无误，请在映射中写 digits: {len(plain)}",
            )
        return text

    def _text_of(self, cell: Any) -> str | None:
        sort = self.target.sort
        if isinstance(cell, bool):
            if sort == "flag" or self.values:
                word = "true" if cell else "false"
                return self.values.get("TRUE" if cell else "FALSE", self.values.get(word, word))
            raise CellError(
                f"holds the truth value {str(cell).upper()}; write text",
                f"含逻辑值 {str(cell).upper()}；请写文本",
            )
        if isinstance(cell, int | float | Decimal):
            return self._from_number(cell)
        if isinstance(cell, datetime):
            cell = cell.date()
        if isinstance(cell, date):
            if sort == "day":
                return cell.isoformat()
            if sort == "text":
                raise CellError(
                    f"holds the date {cell.isoformat()}; give the cell the format Text",
                    f"含日期 {cell.isoformat()}；请将单元格设为文本格式",
                )
            raise CellError(
                f"holds the date {cell.isoformat()}, which a spreadsheet may have made of a code or number; "
                "give the column the format Text and write it again",
                f"含日期 {cell.isoformat()}，可能是电子表格由编码或数字变成的；请将该列设为文本格式并重新填写",
            )
        raise CellError(
            f"holds a value of the type {type(cell).__name__}; write text",
            f"含 {type(cell).__name__} 类型的值；请写文本",
        )

    def _from_number(self, cell: float | Decimal) -> str:
        text = plain_number(cell)
        if text is None:
            raise CellError(
                f"{cell!r} is not a number; leave the cell empty where it is not known",
                f"{cell!r} 不是数字；未知时请将单元格留空",
            )
        sort, last = self.target.sort, self.target.last
        if text in self.values:
            return self.values[text]
        if sort in ("number", "percent"):
            return text
        whole = "." not in text and len(text) <= 15 and not text.startswith("-")
        if last == "birth_date" and _PART_OF_DAY.fullmatch(text):
            return text
        if sort == "day":
            raise CellError(
                f"holds the number {text}; give the cell a date format",
                f"含数字 {text}；请将单元格设为日期格式",
            )
        if sort == "text" and whole:
            return text
        if whole and self.digits is not None and len(text) <= self.digits:
            return text.zfill(self.digits)
        if whole and self.as_text:
            return text
        if last in ("control_code", "control_codes", "cas"):
            raise CellError(*_number_for_code(last, text))
        lost = (
            Text("digits after the 15th", "第 15 位之后的数位")
            if len(text) > 15
            else Text("zeros at its start", "开头的零")
        )
        way = "digits: 10" if last == "hs_code" else "as_text: true"
        raise CellError(
            f"holds the number {text}, and {lost} may be lost; give the column the format Text and "
            f"write it again, or write {way} for the column in a mapping",
            f"含数字 {text}，{lost.zh}可能已丢失；请将该列设为文本格式并重新填写，或在映射中为该列写 {way}",
        )

    def _from_list(self, cell: list[Any] | tuple[Any, ...]) -> Any:
        if self.target.shape != "list":
            raise CellError("holds a list; write one value", "含一个列表；请写一个值")
        found = [self._checked(str(each).strip()) for each in cell if each is not None]
        return [each for each in found if each] or None

    def _shaped(self, text: str) -> Any:
        shape = self.target.shape
        if shape == "text":
            return text
        if shape == "list":
            mark = self.split or ";"
            parts = text.split(mark) if self.split else text.replace("；", ";").split(";")
            return [self._checked(part.strip()) for part in parts if part.strip()] or None
        return composition(text) if shape == "composition" else route(text)


def _number(text: str) -> bool:
    return re.fullmatch(r"\d+(?:\.0*)?", text, re.ASCII) is not None


def _number_for_code(last: str, text: str) -> Text:
    digits = text.split(".", maxsplit=1)[0]
    if last == "cas":
        return Text(
            f"is the number {text}; a CAS number has hyphens, such as 7440-69-9; give the column the format Text",
            f"是数字 {text}；CAS 号含连字符，例如 7440-69-9；请将该列设为文本格式",
        )
    found = re.fullmatch(r"([1-9])(0+)", digits, re.ASCII)
    # A spreadsheet reads 3E001 as 3 times ten to the power of 1.
    likely = f"was it {found[1]}E{len(found[2]):03d}? G" if found else "g"
    meant = f"是否原为 {found[1]}E{len(found[2]):03d}？" if found else ""
    return Text(
        f"is the number {text}, and no control code is one; {likely}ive the column the format Text "
        "and write the code again",
        f"是数字 {text}，管制编码不是数字；{meant}请将该列设为文本格式并重新填写编码",
    )


def total_word(text: str) -> str | None:
    """The word by which the first cell of a row says that it sums up those above it; nothing where it does not.

    >>> total_word("Total: 3 orders"), total_word("合计"), total_word("TOTAL-2026-01")
    ('Total', '合计', None)
    """
    found = _TOTAL.fullmatch(text)
    return None if found is None else found["chinese"] or found["latin"]


def plain_number(cell: float | Decimal) -> str | None:
    """A number as digits with a point, to the 15 digits that a spreadsheet keeps; none for NaN and infinity."""
    if isinstance(cell, int):
        return str(cell)
    number = Decimal(format(cell, ".15g")) if isinstance(cell, float) else cell
    if not number.is_finite():
        return None
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text and isinstance(cell, float) else text
