"""Switzerland's list of sanctions (SECO), in XML; targets that were de-listed stay in it and are delisted."""

from __future__ import annotations

from itertools import product, zip_longest
from typing import TYPE_CHECKING

from ddcheck.core.countries import COUNTRY_CODES
from ddcheck.core.measures import Effect, Event
from ddcheck.errors import DataGuardError
from ddcheck.list_formats._building import IMO_NUMBER, Entries, alias_list, day_of
from ddcheck.list_formats._written_names import names_in
from ddcheck.list_formats._xml import all_said, said, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from xml.etree.ElementTree import Element

    from ddcheck.core.lists import EntityList

TITLE = "Swiss sanctions list (SECO, XML)"
_TYPES = {"individual": "person", "entity": "organization"}
_OBJECTS = {"vessel": "vessel", "ship": "vessel", "aircraft": "aircraft"}
_PARTS = (
    "given-name", "further-given-name", "father-name", "grand-father-name", "tribal-name", "other",
    "whole-name", "family-name", "maiden-name", "suffix",
)  # fmt: skip
"""The kinds of parts of a name, in the order in which a name is written."""
_MOST = 32
"""Spellings of one name in one language and script; of more, only those that belong together are taken."""
_IDENTIFIERS = {"passport": "passport", "diplomatic-passport": "passport", "id-card": "national_id"}
_DATES = ("effective-date", "publication-date", "enactment-date")


def recognises(head: str) -> bool:
    """The root element of SECO's schema."""
    return "<swiss-sanctions-list" in head


def parse(data: bytes, name: str, companions: Mapping[str, bytes]) -> EntityList:  # noqa: ARG001
    """The list; its edition is the day it states. A file that tells changes alone is refused."""
    tree = tree_of(data, name)
    kind = tree.root.get("list-type", "")
    if kind != "whole-list":
        raise DataGuardError(
            f"{name}: is a list of the type {kind!r}, not the whole list; get the consolidated one",
            f"{name}: 类型为 {kind!r}，不是完整名单；请获取综合名单",
        )
    published = day_of(tree.root.get("date", "")[:10], "%Y-%m-%d")
    if published is None:
        raise DataGuardError(
            f"{name}: does not say of which day it is; get it anew",
            f"{name}: 未写明日期；请重新获取",
        )
    entries = Entries(name)
    around = _Around(tree.root)
    for target in tree.root.iterfind("target"):
        _add(entries, tree.line(target), target, around)
    return entries.into_list(
        id="ch-seco-sanctions",
        title=("Swiss sanctions list", "瑞士制裁名单"),
        publisher="Switzerland, State Secretariat for Economic Affairs (SECO)",
        edition=published.isoformat(),
        published=published,
        url="https://www.seco.admin.ch/sanctions",
    )


class _Around:
    """What targets refer to: the programmes by their sets, and the places."""

    def __init__(self, root: Element) -> None:
        self.programmes = {
            each.get("ssid", ""): program
            for program in root.iterfind("program")
            for each in program.iterfind("sanctions-set")
        }
        self.places = {place.get("ssid", ""): place for place in root.iterfind("place")}

    def programme(self, target: Element) -> tuple[str, str]:
        """What the first programme of a target is called, and the act behind it."""
        sets = [*all_said(target, "sanctions-set-id"), target.get("sanctions-set-id", "")]
        for program in (self.programmes[each] for each in sets if each in self.programmes):
            key, name = _in_english(program, "program-key"), _in_english(program, "program-name")
            return key or name, name or key
        return "", ""

    def address(self, address: Element) -> tuple[str, str]:
        """An address on one line, empty where only the country is known; and the code of the country."""
        place = self.places.get(address.get("place-id", ""))
        parts = [said(address, part) for part in ("c-o", "address-details", "p-o-box", "zip-code")]
        country = code = ""
        if place is not None:
            parts += [said(place, "location"), said(place, "area")]
            country = said(place, "country")
            found = place.find("country")
            code = "" if found is None else found.get("iso-code", "")
        known = [part for part in parts if part]
        return (", ".join(filter(None, (*known, country))) if known else ""), code


def _in_english(element: Element, tag: str) -> str:
    every = [*element.iterfind(tag)]
    every.sort(key=lambda each: each.get("lang") != "eng")
    return " ".join((every[0].text or "").split()) if every else ""


def _add(entries: Entries, line: int, target: Element, around: _Around) -> None:
    kind, party = _party(target)
    if party is None:
        entries.refuse(
            line,
            "target",
            "holds neither an individual nor an entity nor an object; get the list anew",
            "不含个人、实体或物体；请重新获取名单",
        )
        return
    strong, weak = _names(party)
    if not strong and not weak:
        entries.refuse(line, "name", "has no name; get the list anew", "没有名称；请重新获取名单")
        return
    changes = []
    for change in target.iterfind("modification"):
        written = next((day for each in _DATES if (day := change.get(each))), "")
        when = day_of(written[:10], "%Y-%m-%d")
        if when is None:
            entries.refuse(
                line,
                "modification",
                f"{written!r} is not a date; get the list anew",
                f"{written!r} 不是日期；请重新获取名单",
            )
            return
        changes.append((when, change.get("modification-type", "")))
    first, events = _life(changes)
    programme, act = around.programme(target)
    addresses = [around.address(each) for each in party.iterfind("identity/address")]
    countries = {
        country.get("iso-code", "") for country in party.iterfind("identity/nationality/country")
    }
    if kind != "person":
        countries |= {code for _, code in addresses}
    name = (*strong, *weak)[0]
    entries.add(
        line,
        id=target.get("ssid", ""),
        name=name,
        names=alias_list(each for each in strong if each != name),
        weak_names=alias_list(each for each in weak if each != name and each not in strong),
        type=kind,
        countries=tuple(sorted(countries & COUNTRY_CODES)),
        addresses=alias_list(text for text, _ in addresses),
        identifiers=_identifiers(party, kind),
        birth_dates=alias_list(_births(party)),
        programme=programme,
        citation=act or f"SECO {target.get('ssid', '')}".strip(),
        listed_on=first,
        events=events,
        remark=said(party, "justification"),
    )


def _party(target: Element) -> tuple[str | None, Element | None]:
    """What a target is, as far as it says so, and the element that tells of it."""
    for tag, kind in _TYPES.items():
        if (found := target.find(tag)) is not None:
            return kind, found
    found = target.find("object")
    return (None, None) if found is None else (_OBJECTS.get(found.get("object-type", "")), found)


def _life(changes: list[tuple[date, str]]) -> tuple[date | None, tuple[Event, ...]]:
    """The day of the listing, where it is the first that is told, and when a target went and came back."""
    first = min((day for day, kind in changes if kind == "listed"), default=None)
    if any(first is not None and day < first for day, _ in changes):
        # Whatever was changed before was listed before, on a day that is not told.
        first = None
    events: list[Event] = []
    for day, kind in sorted(changes, key=lambda change: change[0]):
        if kind == "de-listed":
            events.append(Event(date=day, effect=Effect.REPEALED, act="SECO de-lists the target"))
        elif kind == "listed" and events:
            events.append(Event(date=day, effect=Effect.RESUMED, act="SECO lists the target again"))
    return first, tuple(events)


def _names(party: Element) -> tuple[list[str], list[str]]:
    """The names that identify, the primary one first, and those that do not."""
    strong: list[str] = []
    weak: list[str] = []
    identities = [*party.iterfind("identity")]
    identities.sort(key=lambda identity: identity.get("main") != "true")
    for identity in identities:
        every = [*identity.iterfind("name")]
        every.sort(key=lambda name: name.get("name-type") != "primary-name")
        for name in every:
            for written in _spellings(name):
                known, others, acronyms = names_in(written)
                (weak if name.get("quality") == "low" else strong).extend((known, *others))
                weak += acronyms
    return strong, weak


def _spellings(name: Element) -> Iterator[str]:
    """A name as its parts are written, then as they are spelt in each language and script."""
    parts = sorted(name.iterfind("name-part"), key=_order)
    # A title is no name, and nobody goes by the names of before and after a marriage at once.
    yield from _spelt([part for part in parts if _kind(part) not in ("title", "maiden-name")])
    if any(_kind(part) == "maiden-name" for part in parts):
        yield from _spelt([part for part in parts if _kind(part) not in ("title", "family-name")])


def _spelt(parts: list[Element]) -> Iterator[str]:
    plain = [said(part, "value") for part in parts]
    if any(plain):
        yield " ".join(filter(None, plain))
    variants: dict[tuple[str, str], list[list[str]]] = {}
    for at, part in enumerate(parts):
        for variant in part.iterfind("spelling-variant"):
            text = " ".join((variant.text or "").split())
            if text:
                key = variant.get("lang", ""), variant.get("script", "")
                variants.setdefault(key, [[] for _ in parts])[at].append(text)
    for (_, script), spelt in variants.items():
        if script == "LATN":
            # What is spelt one way alone is written so in every Latin spelling.
            for at, texts in enumerate(spelt):
                texts[:0] = [plain[at]] if plain[at] else []
        yield from (" ".join(filter(None, each)) for each in _together(spelt))


def _together(spelt: list[list[str]]) -> Iterator[tuple[str, ...]]:
    """One spelling of each part, in every way; where these are too many, the first with the first, and so on."""
    ways = 1
    for texts in spelt:
        ways *= max(len(texts), 1)
    if ways <= _MOST:
        yield from product(*(texts or [""] for texts in spelt))
        return
    for each in zip_longest(*spelt):
        yield tuple(text or (spelt[at] or [""])[-1] for at, text in enumerate(each))


def _kind(part: Element) -> str:
    return part.get("name-part-type", "")


def _order(part: Element) -> tuple[int, int]:
    kind, order = _kind(part), part.get("order", "")
    return (
        _PARTS.index(kind if kind in _PARTS else "other"),
        int(order) if order.isascii() and order.isdigit() else 0,
    )


def _births(party: Element) -> Iterator[str]:
    for born in party.iterfind("identity/day-month-year"):
        year, month, day = (born.get(part, "") for part in ("year", "month", "day"))
        # A year of another calendar is another year.
        if born.get("calendar", "Gregorian") != "Gregorian" or len(year) != 4:
            continue
        for style, text in (
            ("%Y-%m-%d", f"{year}-{month}-{day}"),
            ("%Y-%m", f"{year}-{month}"),
            ("%Y", year),
        ):
            if (known := day_of(text, style)) is not None:
                yield known.isoformat()[: {"%Y": 4, "%Y-%m": 7}.get(style, 10)]
                break


def _identifiers(party: Element, kind: str | None) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    if kind == "vessel":
        found["imo"] = IMO_NUMBER.findall(" ".join(all_said(party, "other-information")))
    for document in party.iterfind(".//identification-document"):
        number = said(document, "number")
        if any(map(str.isdigit, number)):
            of_type = document.get("document-type", "") or "other"
            scheme = _IDENTIFIERS.get(of_type, of_type.replace("-", "_"))
            found.setdefault(scheme, []).append(number)
    return {scheme: alias_list(numbers) for scheme, numbers in found.items() if numbers}
