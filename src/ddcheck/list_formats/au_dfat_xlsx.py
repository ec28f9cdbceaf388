"""Australia's consolidated list (DFAT), a workbook with a row for each name of a party.

The rows 12, 12a and 12b are of one party; its other facts stand in each of them, and may differ.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ddcheck.errors import DataGuardError, InvalidFileError, InvalidRecordError
from ddcheck.list_formats._building import IMO_NUMBER, Entries, alias_list, birth_dates, day_of
from ddcheck.list_formats._countries import country_code, nationality_code
from ddcheck.list_formats._written_names import names_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ddcheck.core.lists import EntityList
    from ddcheck.list_formats._dfat_rows import Row

TITLE = "Australian consolidated list (DFAT, workbook)"
_HEADING = b"Name of Individual or Entity"
_UNKNOWN = frozenset({"", "na", "n/a", "unknown", "-"})
"""What is written, in whatever capitals, where nothing is known."""
_LETTER = re.compile(r"(?:^|(?<=[\s;,.)]))\(?[a-z]{1,2}\)\s*(?=\S)")
"""What stands before each of several birth dates, citizenships or addresses: ``a) … b) …``."""
_AS_LISTED = re.compile(r"\((?:previously|formerly) listed as\)", re.IGNORECASE)
_MONTH = re.compile(r"\b([A-Z][a-z]{2})[a-z]*\.? ?(?=\d{4})")
_SLASHED = "%d/%m/%Y"
_LISTED = re.compile(
    r"(?<!re-)\b(?:listed|designated)(?! persons)[^().;]{0,60}?on:? ?(\d{1,2} [a-z]{3} \d{4})\b",
    re.IGNORECASE,
)
_PASSPORT = re.compile(r"(?i:\bpassport)\b[^;,\d]{0,40}?\b([A-Z]{0,3}[ /-]?\d{5,})\b")
_NATIONAL = re.compile(
    r"(?i:\b(?:identification|identity|security)\b)[^;,\d]{0,40}?\b([A-Z]{0,2}-?(?!(?:19|20)\d\d-)\d[\d-]{3,}\d)\b"
)
_REGISTERED = re.compile(r"(?i:\bregistration (?:ID|no|number)\b)\W{0,3}(\d[\d-]{3,}\d)\b")
_TAX = re.compile(r"(?i:\btax ID(?: no)?\b)\W{0,3}(\d[\d-]{3,}\d)\b")


def holds(data: bytes) -> bool:
    """A workbook with the heading of the names; a damaged one may be it, and is refused as such."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    from ddcheck.reading import workbooks

    found = workbooks.holds(data, _HEADING)
    return (b"[Content_Types].xml" in data[:4096]) if found is None else found


def parse(data: bytes, name: str, companions: Mapping[str, bytes]) -> EntityList:  # noqa: ARG001
    """The list; its edition is the newest of its control dates, the days on which entries were changed."""
    from ddcheck.list_formats import _dfat_rows

    entries = Entries(name)
    try:
        rows = [*_dfat_rows.rows(data, entries)]
    except InvalidRecordError as error:
        if any(problem.line for problem in error.problems):
            raise InvalidFileError(error.problems) from None
        # What to do instead is said of records, which may be chosen by sheet or split.
        what = error.problems[0].message
        raise DataGuardError(
            f"{name}: {what.en.partition(';')[0]}; get it anew",
            f"{name}: {what.zh.partition('；')[0]}；请重新获取",
        ) from None
    parties: dict[str, list[Row]] = {}
    for row in rows:
        parties.setdefault(row.party, []).append(row)
    # A party whose first row cannot be read has none to go by; that is no second fault.
    lost = bool(entries.problems)
    for party, named in parties.items():
        primary = next((row for row in named if row.is_primary), None)
        if primary is not None:
            _add(entries, party, primary, named)
        elif not lost:
            entries.refuse(
                named[0].line,
                "Name Type",
                f"of the party {party} there is no row 'Primary Name'; get a whole copy",
                f"{party} 号没有 'Primary Name' 行；请取得完整文件",
            )
    newest = max((row.changed for row in rows), default=date.min)
    return entries.into_list(
        id="au-dfat-consolidated",
        title=("Australian consolidated list", "澳大利亚综合制裁名单"),
        publisher="Australia, Department of Foreign Affairs and Trade",
        edition=newest.isoformat(),
        published=newest,
        url="https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list",
    )


def _add(entries: Entries, party: str, primary: Row, rows: list[Row]) -> None:
    strong: list[str] = []
    weak: list[str] = []
    for row in sorted(rows, key=lambda row: row is not primary):
        name, others, acronyms = names_in(_AS_LISTED.sub(" ", row.name))
        (weak if row.is_weak else strong).extend((name, *others))
        weak += acronyms
    kind = primary.kind
    addresses = _each(rows, "Address")
    countries = {code for text in _each(rows, "Citizenship") for code in _nationalities(text)}
    if kind != "person":
        countries |= {country_code(each.rpartition(",")[2]) for each in addresses}
    entries.add(
        primary.line,
        id=party,
        name=strong[0],
        names=alias_list(each for each in strong if each != strong[0]),
        weak_names=alias_list(each for each in weak if each not in strong),
        type=kind,
        countries=tuple(sorted(code for code in countries if code is not None)),
        # A country alone is no address.
        addresses=alias_list(each for each in addresses if country_code(each) is None),
        identifiers=_identifiers(rows, kind),
        birth_dates=alias_list(
            day for text in _each(rows, "Date of Birth") for day in birth_dates(_dated(text))
        ),
        programme=primary.cells.get("Committees", ""),
        citation=f"DFAT {party}",
        listed_on=_listed(primary.cells.get("Listing Information", "")),
        remark=primary.cells.get("Additional Information", ""),
    )


def _each(rows: list[Row], heading: str) -> list[str]:
    """What the rows of a party say in a column, each thing once."""
    found = [
        part.strip(" ;,")
        for text in dict.fromkeys(row.cells.get(heading, "") for row in rows)
        for part in re.split(r";|>>", _LETTER.sub(";", text))
    ]
    return [each for each in dict.fromkeys(found) if each.casefold() not in _UNKNOWN]


def _nationalities(written: str) -> list[str | None]:
    whole = nationality_code(written)
    parts = re.split(r",|/|\band\b", written)
    return [nationality_code(each) for each in parts] if whole is None else [whole]


def _dated(written: str) -> str:
    """A date of birth as `birth_dates` reads it: the day before the month, and months without a point."""
    text = re.sub(r"(?i)\b(?:alt(?:\.|ernative)? )?DOB\b:?|\([^()\d]*\)", ";", written)
    text = re.sub(r"(?i)\b(?:c|ca)\.|[()]", " ", text)
    text = _MONTH.sub(r"\1 ", text)
    return re.sub(
        r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b",
        lambda found: found[0] if (day := day_of(found[0], _SLASHED)) is None else day.isoformat(),
        text,
    )


def _listed(written: str) -> date | None:
    """The day of the listing, if it is told; what stood on an earlier list was listed before."""
    if re.search(r"(?i)formerly listed", written):
        return None
    plain = _MONTH.sub(r"\1 ", written)
    days = [day_of(found[1], "%d %b %Y") for found in _LISTED.finditer(plain)]
    return min((day for day in days if day is not None), default=None)


def _identifiers(rows: list[Row], kind: str) -> dict[str, tuple[str, ...]]:
    told = " ".join(dict.fromkeys(row.cells.get("Additional Information", "") for row in rows))
    imo = [row.cells.get("IMO Number", "") for row in rows]
    found = {
        "passport": _PASSPORT.findall(told),
        "national_id" if kind == "person" else "registration": _NATIONAL.findall(told),
        "tax": _TAX.findall(told),
        # A firm's remarks may have the numbers of its ships.
        "imo": re.findall(r"\d{7}", " ".join(imo))
        + (IMO_NUMBER.findall(told) if kind == "vessel" else []),
    }
    found["registration"] = [*found.get("registration", ()), *_REGISTERED.findall(told)]
    return {scheme: alias_list(numbers) for scheme, numbers in found.items() if numbers}
