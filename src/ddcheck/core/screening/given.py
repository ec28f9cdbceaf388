"""What somebody says of who bears a name, each fact in the one form in which it is read."""

from __future__ import annotations

import re

from ddcheck.core.countries import COUNTRY_CODES
from ddcheck.core.texts import RefusalError

KINDS = ("organization", "person", "vessel", "aircraft")


def kind(written: str) -> str:
    """A kind of party.

    Raises:
        RefusalError: there is no such kind.
    """
    if written in KINDS:
        return written
    raise RefusalError(
        f"{written!r} is not a kind; use one of {', '.join(KINDS)}",
        f"{written!r} 不是类型；请写 {'、'.join(KINDS)} 之一",
    )


def country(written: str) -> str:
    """A country by its ISO 3166-1 alpha-2 code.

    Raises:
        RefusalError: there is no such code.
    """
    if written in COUNTRY_CODES:
        return written
    raise RefusalError(
        f"{written!r} is not a country code; write two letters such as CN or DE",
        f"{written!r} 不是国家/地区代码；请写两个字母，例如 CN 或 DE",
    )


def birth_date(written: str) -> str:
    """A day of birth, or as much of it as is known.

    Raises:
        RefusalError: it is in another form.
    """
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", written, re.ASCII):
        return written
    raise RefusalError(
        f"{written!r} is not a date of birth; write 1970, 1970-05 or 1970-05-01",
        f"{written!r} 不是出生日期；请写 1970、1970-05 或 1970-05-01",
    )


def identifier(written: str) -> tuple[str, str]:
    """Scheme and number of ``imo:9074729``.

    Raises:
        RefusalError: one of the two is missing.
    """
    scheme, sign, number = written.replace("=", ":", 1).partition(":")
    if sign and scheme.strip() and number.strip():
        return scheme.strip(), number.strip()
    raise RefusalError(
        f"{written!r} is not an identifier; write scheme:number, such as imo:9074729",
        f"{written!r} 不是识别号；请写 scheme:number，例如 imo:9074729",
    )
