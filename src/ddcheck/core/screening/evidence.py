"""What else speaks for or against a match: identifiers, kind, country, date of birth.

Facts that differ are conflicts: they make of a match a question and never silence it.
Facts that are missing on either side say nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.texts import Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ddcheck.core.names import Name
    from ddcheck.core.screening.listed import Listed


class Facts(NamedTuple):
    """What is known of the party apart from its names."""

    kind: str = ""
    country: str = ""
    birth_date: str = ""
    """``YYYY-MM-DD``, or as much of it as is known."""
    identifiers: tuple[tuple[str, str], ...] = ()
    """Scheme and number, sorted."""
    address: str = ""


class Hit(NamedTuple):
    """The best meeting of a name of the party and a name of an entry; the first three decide."""

    strong: bool
    score: float
    place: int
    kind: str | None
    asked: Name
    name: Name


class Seen(NamedTuple):
    """All the ways by which a party met an entry."""

    party: str
    name: str
    entry: Listed
    status: str
    hit: Hit | None
    numbers: tuple[str, ...]
    place: float


class Evidence(NamedTuple):
    """Sentences for and against."""

    conflicts: tuple[Text, ...]
    supports: tuple[Text, ...]


CHINA = frozenset({"CN", "HK", "MO"})
"""Parts of one country that addresses mix up; between them a difference says nothing."""

_KIND_ZH = {"organization": "组织", "person": "个人", "vessel": "船舶", "aircraft": "航空器"}
_SCHEMES = {
    "lei": "lei",
    "imo": "imo",
    "uscc": "uscc",
    "registration": "registration",
    "bic": "bic",
    "swift": "bic",
    "mmsi": "mmsi",
    "unified_social_credit_code": "uscc",
    "legal_entity_number": "lei",
    "vessel_registration": "imo",
}
DECIDING = frozenset({"lei", "imo", "uscc", "mmsi"})
"""Schemes under which one number means one party in the whole world."""


def scheme_of(name: str) -> str:
    """The usual name of an identifier scheme; an unknown one in small letters."""
    plain = name.strip().casefold().replace(" ", "_").replace("-", "_")
    return _SCHEMES.get(plain, plain)


def number_of(scheme: str, number: str) -> str:
    """An identifier without the signs that people put into it; empty if nothing is left.

    A number of fewer than four signs identifies nobody and comes back empty.
    """
    if not number.isascii():
        import unicodedata

        number = unicodedata.normalize("NFKC", number)
    plain = number.upper()
    if not plain.isalnum():
        plain = "".join([c for c in plain if c.isalnum()])
    if scheme == "imo" and plain.startswith("IMO"):
        plain = plain[3:]
    return plain if len(plain) >= 4 else ""


def identifier_keys(pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """``scheme:number`` of each identifier that can be compared, sorted, each once."""
    found = set()
    for name, written in pairs:
        scheme = scheme_of(name)
        number = number_of(scheme, written)
        if number:
            found.add(f"{scheme}:{number}")
    return tuple(sorted(found))


def check_digits(key: str) -> bool | None:
    """Whether the check digits of a ``scheme:number`` are right; None where the scheme has none."""
    scheme, _, number = key.partition(":")
    if scheme == "lei":
        from stdnum import lei

        return bool(lei.is_valid(number))
    if scheme == "imo":
        from stdnum import imo

        return bool(imo.is_valid(number))
    if scheme == "uscc":
        from stdnum.cn import uscc

        return bool(uscc.is_valid(number))
    return None


def evidence(facts: Facts, entry: Listed) -> Evidence:
    """What the party's other facts say about an entry, apart from equal identifiers."""
    conflicts: list[Text] = []
    supports: list[Text] = []
    if facts.kind and entry.type and facts.kind != entry.type:
        conflicts.append(
            Text(
                f"The party is given as {_a(facts.kind)}, the entry is {_a(entry.type)}.",
                f"当事方类型为{_kind_zh(facts.kind)}，而清单条目为{_kind_zh(entry.type)}。",
            )
        )
    if facts.country and entry.countries:
        _country(facts.country, entry.countries, conflicts, supports)
    if facts.birth_date and entry.birth_dates:
        _birth(facts.birth_date, entry.birth_dates, conflicts, supports)
    if facts.identifiers and entry.identifiers:
        _identifiers(facts, entry, conflicts)
    return Evidence(tuple(conflicts), tuple(supports))


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _kind_zh(kind: str) -> str:
    return _KIND_ZH.get(kind, kind)


def _country(
    country: str, listed: tuple[str, ...], conflicts: list[Text], supports: list[Text]
) -> None:
    written = ", ".join(listed)
    if country in listed:
        supports.append(
            Text(f"The country is the same: {country}.", f"国家或地区相同：{country}。")
        )
    elif not (country in CHINA and CHINA.intersection(listed)):
        conflicts.append(
            Text(
                f"The party is in {country}, the entry is listed with {written}.",
                f"当事方所在国家或地区为{country}，清单条目为{written}。",
            )
        )


def _birth(
    written: str, listed: tuple[str, ...], conflicts: list[Text], supports: list[Text]
) -> None:
    shown = ", ".join(listed)
    # As far as both are known: 1970 agrees with 1970-05-01.
    if any(written.startswith(known) or known.startswith(written) for known in listed):
        supports.append(
            Text(
                f"The date of birth agrees: {written} and {shown}.",
                f"出生日期相符：{written}与{shown}。",
            )
        )
    elif any(_years_apart(written, known) <= 1 for known in listed):
        supports.append(
            Text(
                f"The years of birth are at most one apart: {written} and {shown}.",
                f"出生年份相差不超过一年：{written}与{shown}。",
            )
        )
    else:
        conflicts.append(
            Text(
                f"The dates of birth differ: {written} and {shown}.",
                f"出生日期不符：{written}与{shown}。",
            )
        )


def _years_apart(first: str, second: str) -> int:
    a, b = first[:4], second[:4]
    if not (a.isdigit() and b.isdigit() and len(a) == len(b) == 4):
        return 0  # a date that cannot be read contradicts nothing
    if len(first) > 4 and len(second) > 4:
        return 2  # two different days or months, not a vague year
    return abs(int(a) - int(b))


def _identifiers(facts: Facts, entry: Listed, conflicts: list[Text]) -> None:
    theirs: dict[str, set[str]] = {}
    for key in identifier_keys(entry.identifiers):
        scheme, _, number = key.partition(":")
        theirs.setdefault(scheme, set()).add(number)
    for key in identifier_keys(facts.identifiers):
        scheme, _, number = key.partition(":")
        if scheme not in DECIDING or scheme not in theirs or number in theirs[scheme]:
            continue
        if check_digits(key) is False:
            continue  # a mistyped number contradicts nothing; it is said apart
        shown = ", ".join(sorted(theirs[scheme]))
        conflicts.append(
            Text(
                f"The {scheme.upper()} numbers differ: {number} and {shown}.",
                f"{scheme.upper()}编号不同：{number}与{shown}。",
            )
        )


def facts_of(
    kind: str | None,
    country: str | None,
    birth_date: object,
    identifiers: Mapping[str, str] | None,
    address: str | None,
) -> Facts:
    """The facts as plain values; a date of birth may be a date or text.

    Raises:
        ValueError: there is no such kind.
    """
    if kind and kind not in _KIND_ZH:
        known = ", ".join(sorted(_KIND_ZH))
        raise ValueError(f"{kind!r} is not a kind of party; use one of {known}, or None")
    return Facts(
        kind or "",
        (country or "").strip().upper(),
        "" if birth_date is None else str(birth_date).strip(),
        tuple(sorted((identifiers or {}).items())),
        (address or "").strip(),
    )
