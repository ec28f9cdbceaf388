"""Canada's consolidated autonomous sanctions list (SEMA and JVCFOA), in XML, of 2020's layout and later ones.

Its ``Country`` is that of the regulations, which list firms of other countries too, and so is none of the
party's: a wrong country would speak against a match.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddcheck.list_formats._building import Entries, alias_list, birth_dates, day_of, digest
from ddcheck.list_formats._written_names import names_in
from ddcheck.list_formats._xml import said, tree_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from ddcheck.core.lists import EntityList

TITLE = "Canadian consolidated autonomous sanctions list (XML)"
_ENTITY = ("Entity", "EntityOrShip")
_TITLE = ("Title", "TitleOrShip")
_BIRTH = ("DateOfBirth", "DateOfBirthOrShipBuildDate")
_IMO = "ShipIMONumber"
_PARTING = re.compile(r"\s*;\s*|\s*,\s+")
_FORM = re.compile(
    r"(?:(?:co|corp|inc|incorporated|limited|llc|llp|lp|ltd|pte|plc|pty|gmbh|bv|nv|sa|sarl|srl|spa|ag|ab|oy|"
    r"jsc|ojsc|pjsc|cjsc|ooo|oao|zao|pao|fze|fzco|dmcc|s\.a|b\.v|n\.v|l\.l\.c|s\.r\.l)\b[.,\s]*)+",
    re.IGNORECASE,
)
"""What stands behind a comma and belongs to the name before it."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def recognises(head: str) -> bool:
    """The root element, with records that have schedules."""
    return "<data-set" in head and "<record>" in head and "<Schedule>" in head


def parse(data: bytes, name: str, companions: Mapping[str, bytes]) -> EntityList:  # noqa: ARG001
    """The list; its edition is the digest of its bytes, since it states none."""
    tree = tree_of(data, name)
    entries = Entries(name)
    for element in tree.root.iterfind("record"):
        _add(entries, tree.line(element), element)
    return entries.into_list(
        id="ca-autonomous-sanctions",
        title=("Canadian consolidated autonomous sanctions list", "加拿大自主制裁综合名单"),
        publisher="Global Affairs Canada",
        edition=digest(data),
        url="https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx",
    )


def _add(entries: Entries, line: int, element: Element) -> None:
    entity = _first(element, _ENTITY)
    person = " ".join(filter(None, (said(element, "GivenName"), said(element, "LastName"))))
    number = re.search(r"\d{7}", said(element, _IMO))
    whole = entity or person
    if not whole and number:
        # A later layout has the names of ships among the titles of people.
        whole = _first(element, _TITLE)
    if not whole:
        entries.refuse(
            line,
            "record",
            "has neither LastName nor Entity; get the list anew",
            "既无 LastName 也无 Entity；请重新获取名单",
        )
        return
    listed = said(element, "DateOfListing")
    days = [day_of(text, "%Y-%m-%d") for text in _DAY.findall(listed)]
    known_days = [day for day in days if day is not None]
    if listed and (not days or len(known_days) < len(days)):
        entries.refuse(
            line,
            "DateOfListing",
            f"{listed!r} is not a date; it is written as in 2026-12-31",
            f"{listed!r} 不是日期；应写成 2026-12-31",
        )
        return
    kind = "vessel" if number else "organization" if entity else "person"
    name, others, acronyms = names_in(whole)
    strong, weak = [*others], [*acronyms]
    aliases = _aliases(said(element, "Aliases"))
    for alias in aliases:
        known, more, acronyms = names_in(alias)
        # A word between commas may be but a part of a person's name; not so in Han or Hangul.
        lone = " " not in alias and alias.lower() != alias.upper()
        unsure = kind == "person" and len(aliases) > 1 and lone
        (weak if unsure else strong).extend((known, *more))
        weak += acronyms
    place = [said(element, part) for part in ("Schedule", "Item")]
    country = said(element, "Country").partition(" / ")[0]
    where = " ".join(filter(None, (country, *place))) if all(place) else f"{country} {whole}"
    entries.add(
        line,
        id=entries.own_id(where),
        name=name,
        names=alias_list(each for each in strong if each != name),
        weak_names=alias_list(each for each in weak if each != name and each not in strong),
        type=kind,
        identifiers={"imo": (number[0],)} if number else {},
        birth_dates=birth_dates(_first(element, _BIRTH)) if kind == "person" else (),
        programme=country,
        citation=f"Canada, schedule {place[0]}, item {place[1]}" if all(place) else "Canada",
        listed_on=min(known_days, default=None),
    )


def _first(element: Element, tags: tuple[str, ...]) -> str:
    return next((text for tag in tags if (text := said(element, tag))), "")


def _aliases(written: str) -> list[str]:
    """The names that stand between commas or semicolons, each with the legal form behind its comma."""
    names: list[list[str]] = []
    depth = 0
    for part in filter(None, _PARTING.split(written)):
        if names and (depth > 0 or part.startswith("and ") or _FORM.fullmatch(part)):
            names[-1].append(part)
        else:
            names.append([part])
        depth = max(depth + part.count("(") - part.count(")"), 0)
    found = [", ".join(parts) for parts in names]
    # "Doe, John" is one name of one person.
    if len(found) == 2 and any(" " not in each for each in found) and ";" not in written:
        found.append(written)
    return found
