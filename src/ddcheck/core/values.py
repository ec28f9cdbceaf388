"""The values that fields hold, read from text and from nothing else.

A file gives text; a model turns it into a day, a number or a code, here and nowhere else.
So ``NO`` stays Norway, ``010121`` keeps its zero, and a date is only ``YYYY-MM-DD``.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict
from pydantic_core.core_schema import (
    bool_schema,
    date_schema,
    decimal_schema,
    int_schema,
    no_info_after_validator_function,
    no_info_before_validator_function,
    str_schema,
)

from ddcheck.core.countries import COUNTRY_CODES
from ddcheck.core.texts import LONGEST_NAME, RefusalError
from ddcheck.core.texts import Text as Text  # noqa: PLC0414 - it is part of what this module offers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Value(BaseModel):
    """A frozen model that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def with_values(self, values: Mapping[str, Any]) -> Self:
        """The same with other values of some fields, which were validated as these fields before.

        What ``model_copy`` gives, in a quarter of the time.
        """
        made = object.__new__(type(self))
        put = object.__setattr__
        held = self.__dict__.copy()
        held.update(values)
        put(made, "__dict__", held)
        stated = self.__pydantic_fields_set__
        if not stated.issuperset(values):
            stated = stated.union(values)
        # No frozen model adds to what was stated, so that several may share it.
        put(made, "__pydantic_fields_set__", stated)
        put(made, "__pydantic_extra__", None)
        put(made, "__pydantic_private__", None)
        return made

    def share_stated(self, known: dict[frozenset[str], set[str]]) -> None:
        """Keep which fields were stated in one set with others that state the same ones.

        Args:
            known: the sets so far, filled here.
        """
        # A set takes half as much room as all the fields of a small model. No frozen model adds to it.
        stated = self.__pydantic_fields_set__
        object.__setattr__(
            self, "__pydantic_fields_set__", known.setdefault(frozenset(stated), stated)
        )


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+(\.\d+)?|\.\d+)\Z", re.ASCII)
_NINES = re.compile(r"(\d+)\s*[Nn]\s*(\d?)\Z", re.ASCII)


def read_day(value: Any) -> date:
    """The day that a text writes as ``YYYY-MM-DD``, or the day itself.

    Raises:
        RefusalError: it is written in another way, or there is no such day.
    """
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DAY.match(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise RefusalError(
        f"{value!r} is not a date; write YYYY-MM-DD, such as 2026-11-20",
        f"{value!r} 不是日期；请写 YYYY-MM-DD，例如 2026-11-20",
    )


def days_after(day: date, days: int) -> date:
    """The day so many days later (earlier where negative), or the last (first) one there is.

    Papers without an end say 9999-12-31, and no day comes after that one.
    """
    reached = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(reached)


_HALF_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
"""Digits as Chinese keyboards write them; they can mean nothing else."""


def _number(value: Any) -> Decimal:
    if isinstance(value, Decimal) and value.is_finite():
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str):
        written = value if value.isascii() else value.translate(_HALF_WIDTH)
        if _NUMBER.match(written):
            return Decimal(written)
    raise RefusalError(
        f"{value!r} is not a number; write digits with a point, such as 1250.5, and no unit",
        f"{value!r} 不是数字；请用数字和小数点书写，例如 1250.5，不带单位",
    )


def _percent(value: Any) -> Decimal:
    text = value.strip().removesuffix("%").rstrip() if isinstance(value, str) else value
    number = _number(text)
    if not 0 <= number <= 100:
        raise RefusalError(
            f"{value!r} is not a percentage; write a number from 0 to 100",
            f"{value!r} 不是百分比；请写 0 到 100 的数字",
        )
    return number


def purity(value: Any) -> Decimal:
    """A purity in percent from ``99.995``, ``99.995%`` or the nines notation ``4N5``.

    ``4N`` is 99.99 and ``4N5`` is 99.995: so many nines, then one more digit.
    """
    if isinstance(value, str) and (nines := _NINES.match(value.strip())):
        count, digit = int(nines[1]), nines[2]
        if not 1 <= count <= 12:
            raise RefusalError(
                f"{value!r} is not a purity; write a percentage or 1N to 12N",
                f"{value!r} 不是纯度；请写百分比，或 1N 到 12N",
            )
        digits = "9" * count + digit
        return Decimal(digits).scaleb(2 - len(digits))
    return _percent(value)


def _at_least_zero(value: Decimal) -> Decimal:
    if value < 0:
        raise RefusalError(
            f"'{value}' is below zero; write zero or more", f"'{value}' 小于零；请写零或更大的数"
        )
    return value


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value == "true":
        return True
    if value == "false":
        return False
    raise RefusalError(
        f"{value!r} is neither true nor false; write one of the two",
        f"{value!r} 既不是 true 也不是 false；请写其中之一",
    )


def _integer(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 9:
        return int(value)
    raise RefusalError(
        f"{value!r} is not a whole number; write digits only", f"{value!r} 不是整数；请只写数字"
    )


_MEANT = {"UK": "GB", "EL": "GR", "USA": "US", "PRC": "CN"}
"""Codes of other systems that people write for countries."""


def _country(value: str) -> str:
    if value in COUNTRY_CODES:
        return value
    if value.upper() in COUNTRY_CODES:
        raise RefusalError(
            f"{value!r} is not a country code; write {value.upper()}",
            f"{value!r} 不是国家/地区代码；请写 {value.upper()}",
        )
    if value in _MEANT:
        raise RefusalError(
            f"{value!r} is not a country code; write {_MEANT[value]}",
            f"{value!r} 不是国家/地区代码；请写 {_MEANT[value]}",
        )
    raise RefusalError(
        f"{value!r} is not a country code; write two letters of ISO 3166-1, such as CN or DE",
        f"{value!r} 不是国家/地区代码；请写 ISO 3166-1 的两个字母，例如 CN 或 DE",
    )


def _hs_code(value: str) -> str:
    digits = value.replace(".", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit()):
        raise RefusalError(
            f"{value!r} is not an HS code; write 4 to 10 digits as text",
            f"{value!r} 不是 HS 编码；请以文本写 4 到 10 位数字",
        )
    if not 4 <= len(digits) <= 10:
        raise RefusalError(
            f"{value!r} has {len(digits)} digits; an HS code has 4 to 10",
            f"{value!r} 有 {len(digits)} 位；HS 编码为 4 到 10 位",
        )
    return digits


_DASHES = str.maketrans("–—−‐‑－", "------")
# Not compiled here: few records state a CAS number or a composition.
_CAS_WORD = r"(?i:cas)(?:[\s-]*(?i:no|nr|rn)\b)?[.:：#\s]*|\s+"
_CAS = r"([1-9]\d{1,6})-?(\d\d)-?(\d)\Z"


def _cas(value: str) -> str:
    """A CAS number with its hyphens; it may be written with another dash, without any, or behind its name."""
    found = re.match(_CAS, re.sub(_CAS_WORD, "", value.translate(_DASHES)), re.ASCII)
    if found is not None:
        digits = "".join(found.groups())
        total = sum(int(digit) * place for place, digit in enumerate(reversed(digits[:-1]), 1))
        if total % 10 == int(digits[-1]):
            return "-".join(found.groups())
    raise RefusalError(
        f"{value!r} is not a CAS number; write it as in 7440-69-9, check digit right",
        f"{value!r} 不是 CAS 号；请写成 7440-69-9 的形式，校验位须正确",
    )


_ELEMENT = "[A-Z][a-z]?"
_NO_SUBSTANCE = (
    r"[%％‰|\n<>≥≤≈~±]|\b(?:ppm|ppb|wt)\b"
    # A number that stands by itself; 1.4301 and its like are kinds of steel.
    r"|(?:^|[\s:=：])(?!1\.\d{4}\b)\d+\.\d+(?:[,，、/+\s]|$)"
    rf"|\b{_ELEMENT}[\s:=]+\d{{1,3}}[,，、/+&\s]\s*{_ELEMENT}$|^\d+\s+{_ELEMENT}$"
    r"|[,:=：+/–-]$|\d[eE]$"
    rf"|^{_ELEMENT}(?:\s*(?:/|&|\+|\band\b|和)\s*{_ELEMENT})+$"
)
"""Percentages, several substances, or the beginning of a number, where a name belongs."""


def _substance(value: str) -> str:
    if re.search(_NO_SUBSTANCE, value):
        raise RefusalError(
            f"{value!r} is not the name of one substance; give each substance and its percentage by itself, "
            "in a cell as in Bi 55.3; Sn 44.7",
            f"{value!r} 不是单一物质的名称；请将各物质及其百分比分别写明，单元格内写成 Bi 55.3; Sn 44.7",
        )
    return value


def _place(value: str) -> str:
    code = value.replace(" ", "")
    if len(code) == 5 and code.isascii() and code.isalnum() and code[:2] in COUNTRY_CODES:
        return code
    raise RefusalError(
        f"{value!r} is not a UN/LOCODE; write five characters such as CNSZX, "
        "or country: XX where no place is known",
        f"{value!r} 不是 UN/LOCODE；请写五个字符，例如 CNSZX；地点未知时请写 country: XX",
    )


def _currency(value: str) -> str:
    if len(value) == 3 and value.isascii() and value.isalpha() and value.isupper():
        return value
    raise RefusalError(
        f"{value!r} is not a currency code; write three letters such as USD",
        f"{value!r} 不是货币代码；请写三个字母，例如 USD",
    )


def _trimmed(value: Any) -> str:
    if not isinstance(value, str):
        raise RefusalError(
            f"{value!r} is not text; write it in quotes", f"{value!r} 不是文本；请加引号"
        )
    return value.strip()


def _party_name(value: Any) -> str:
    text = _trimmed(value)
    if len(text) > LONGEST_NAME:
        raise RefusalError(
            f"has {len(text)} characters, and a name has {LONGEST_NAME} at most; write the name alone, "
            "and other names of the party by themselves",
            f"有 {len(text)} 个字符，而名称最多 {LONGEST_NAME} 个；请只写名称，同一当事方的其他名称请分开写",
        )
    return text


class Reads:
    """How a field is read, as a schema that is made once.

    Of validators in an annotation Pydantic works out each use anew, by their signatures, and records have a
    hundred.
    """

    __slots__ = ("after", "schema")

    def __init__(self, before: Callable[[Any], Any], plain: CoreSchema) -> None:
        """Read by a function first, and then as a plain value."""
        self.after: Callable[[Any], Any] | None = None
        self.schema: CoreSchema = no_info_before_validator_function(before, plain)

    def then(self, after: Callable[[Any], Any]) -> Reads:
        """The same, with a function that looks at the value that was read."""
        made = object.__new__(Reads)
        made.after = after
        made.schema = no_info_after_validator_function(after, self.schema)
        return made

    def __get_pydantic_core_schema__(
        self,
        source: Any,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return self.schema


_LINE = Reads(_trimmed, str_schema(min_length=1))
_AMOUNT = Reads(_number, decimal_schema())

Line = Annotated[str, _LINE]
"""Text as written, without white space at its ends."""
PartyName = Annotated[str, Reads(_party_name, str_schema(min_length=1, max_length=LONGEST_NAME))]
"""A line that is looked up in lists and compared with other names."""
Day = Annotated[date, Reads(read_day, date_schema())]
Number = Annotated[Decimal, _AMOUNT]
Amount = Annotated[Decimal, _AMOUNT.then(_at_least_zero)]
Percent = Annotated[Decimal, Reads(_percent, decimal_schema())]
Purity = Annotated[Decimal, Reads(purity, decimal_schema())]
Flag = Annotated[bool, Reads(_flag, bool_schema())]
Count = Annotated[int, Reads(_integer, int_schema())]
CountryCode = Annotated[str, _LINE.then(_country)]
HsCode = Annotated[str, _LINE.then(_hs_code)]
CasNumber = Annotated[str, _LINE.then(_cas)]
SubstanceName = Annotated[str, _LINE.then(_substance)]
Place = Annotated[str, _LINE.then(_place)]
CurrencyCode = Annotated[str, _LINE.then(_currency)]


class Bilingual(Value):
    """A text that rule and list files carry in English and, as a rule, in Chinese."""

    en: Line
    zh: Line | None = None

    @property
    def text(self) -> Text:
        """The same as a plain pair; English stands in where Chinese is missing."""
        return Text(self.en, self.zh or self.en)
