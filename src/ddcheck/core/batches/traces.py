"""What a record leaves behind for comparing it with the others: little enough to keep for all of a batch.

Ordinary goods leave no line. A party leaves a trace only where it states an identifier, since a name
alone does not say that two parties are one.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ddcheck.core.licences import codes_in, covers_code
from ddcheck.core.records import DocumentType, LicenceType, Role, Shipment
from ddcheck.core.screening.evidence import DECIDING, scheme_of
from ddcheck.core.units import in_base_units
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from ddcheck.core.records import Document, Item, PartyFields, Record
    from ddcheck.core.reports import Report

RECEIVING = (Role.END_USER, Role.CONSIGNEE, Role.BUYER, Role.INTERMEDIATE_CONSIGNEE)
"""Who gets the goods; the first of these that is named stands for the shipment."""


class Draw(NamedTuple):
    """A licence that a line may draw on."""

    number: str
    held: Decimal
    unit: str
    """kg, pieces, l, m or m2."""
    single: bool = False
    """Whether it is said to be a single licence, which is good for one export."""


class Line(NamedTuple):
    """One line of goods that is controlled, or may be."""

    path: str
    label: str
    codes: tuple[str, ...]
    quantity: Decimal | None
    """In ``unit``; None where it is not stated in a unit that is known."""
    unit: str
    draws: tuple[Draw, ...]
    """The licences of the record that may cover the line, in its order."""
    licensed: bool
    """Whether the record holds any export licence for the line."""


class Recipient(NamedTuple):
    """Who gets the goods, under one of the ways to recognise it."""

    key: str
    """``name:…``, ``address:…`` or ``scheme:number``."""
    label: str


class Named(NamedTuple):
    """A party as it goes by one identifier."""

    number: str
    """As `numbered` gives it."""
    name: str
    country: str
    address: str
    path: str


class Trace(NamedTuple):
    """What is kept of one record."""

    id: str
    place: str
    """Source and line, where it was read."""
    day: date
    past: bool
    """Whether it comes from a record's own history: it is compared with and not decided."""
    lines: tuple[Line, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    countries: tuple[str, ...] = ()
    """Where the goods go, and through which countries, in order."""
    named: tuple[Named, ...] = ()

    @property
    def words(self) -> str:
        """The record as a sentence of any language names it."""
        return f"{self.id or self.place or '?'} ({self.day.isoformat()})"


def packed(traces: Sequence[tuple[int, Trace]]) -> list[object]:
    """Traces with their places, for pickle: those that name parties and no goods, as most do, in plain values."""
    return [
        (place, trace)
        if trace.lines or trace.past
        else (place, trace.id, trace.place, trace.day.toordinal(), *map(tuple, trace.named))
        for place, trace in traces
    ]


def unpacked(values: Iterable[Any]) -> list[tuple[int, Trace]]:
    """The traces that were `packed`."""
    found: list[tuple[int, Trace]] = []
    for value in values:
        if len(value) == 2:
            found.append(value)
            continue
        place, name, where, day, *named = value
        parties = tuple([Named._make(each) for each in named])
        found.append((place, Trace(name, where, date.fromordinal(day), past=False, named=parties)))
    return found


def traces_of(record: Record, report: Report) -> tuple[Trace, ...]:
    """What a decided record leaves, itself first, then its own history; nothing where it leaves nothing."""
    if not isinstance(record, Shipment):
        return ()
    goods = report.subject.get("goods", ())
    codes = {
        str(each["path"]): tuple(
            str(one["code"])
            for one in each["control"]
            if one["answer"] != "not_controlled" and one["state"] != "suspended"
        )
        for each in goods
        if "control" in each
    }
    lines = tuple(_lines(record, codes)) if codes else ()
    named = tuple(_named(record))
    past = tuple(_past(record)) if record.history else ()
    if not (lines or named or past):
        return ()
    source = report.record
    place = f"{source.source}:{source.line}" if source.line else source.source
    return (_trace(record, record.id or "", place, report.as_of, lines, named, past=False), *past)


def _past(shipment: Shipment) -> Iterator[Trace]:
    """Earlier shipments by what they claim: nobody classifies them again."""
    for earlier in shipment.history:
        if earlier.export_date is None:
            continue
        codes = {}
        for index, item in enumerate(earlier.items):
            held = tuple(
                code
                for document in _licences(earlier, item)
                for code in document.control_codes
            )  # fmt: skip
            claimed = (item.control_code,) if item.control_code is not None else held
            if claimed:
                codes[f"items[{index}]"] = tuple(dict.fromkeys(claimed))
        lines = tuple(_lines(earlier, codes))
        named = tuple(_named(earlier))
        if lines or named:
            yield _trace(
                earlier, earlier.id or "", "", earlier.export_date, lines, named, past=True
            )


def _trace(
    shipment: Shipment,
    name: str,
    place: str,
    day: date,
    lines: tuple[Line, ...],
    named: tuple[Named, ...],
    *,
    past: bool,
) -> Trace:
    if not lines:
        return Trace(name, place, day, past, named=named)
    stops = [stop.country_code for stop in shipment.route] + [shipment.destination]
    # Where the goods start is no news.
    away = tuple(dict.fromkeys(each for each in stops if each is not None and each != "CN"))
    return Trace(name, place, day, past, lines, tuple(_recipients(shipment)), away, named)


def _lines(shipment: Shipment, codes: Mapping[str, tuple[str, ...]]) -> Iterator[Line]:
    for index, item in enumerate(shipment.items):
        path = f"items[{index}]"
        held = codes.get(path)
        if not held:
            continue
        licences = _licences(shipment, item)
        draws = tuple(_draws(licences, held))
        quantity, unit = _quantity(item, draws)
        label = item.description or item.declared_name or path
        yield Line(path, label, held, quantity, unit, draws, bool(licences))


def _licences(shipment: Shipment, item: Item) -> list[Document]:
    return [
        each
        for each in shipment.documents
        if each.type is DocumentType.EXPORT_LICENCE
        and (not each.lines or item.line in each.lines)
    ]  # fmt: skip


def _draws(licences: list[Document], codes: tuple[str, ...]) -> Iterator[Draw]:
    for each in licences:
        based = in_base_units(each.quantity, each.unit)
        if each.number is None or based is None:
            continue
        fits = not each.control_codes or any(
            covers_code(held, code)
            for written in each.control_codes
            for held in codes_in(written)
            for code in codes
        )
        if fits:
            single = each.licence_type is LicenceType.SINGLE
            yield Draw(" ".join(each.number.split()), based[0], based[1], single)


def _quantity(item: Item, draws: tuple[Draw, ...]) -> tuple[Decimal | None, str]:
    based = in_base_units(item.quantity, item.unit)
    by_mass = not draws or any(draw.unit == "kg" for draw in draws)
    if by_mass and item.net_weight_kg is not None and (based is None or based[1] != "kg"):
        return item.net_weight_kg, "kg"
    return (None, "") if based is None else based


def _recipients(shipment: Shipment) -> Iterator[Recipient]:
    seen: set[str] = set()
    for role in RECEIVING:
        for party in shipment.parties:
            if party.role is not role or not party.all_names:
                continue
            for key in _keys(party):
                if key not in seen:
                    seen.add(key)
                    yield Recipient(key, party.all_names[0])


def _keys(party: PartyFields) -> Iterator[str]:
    for scheme, number in party.identifiers.items():
        yield numbered(scheme, number, party.country or "")
    for name in party.all_names:
        if key := letters(name):
            yield f"name:{key}"
    if party.address is not None and len(key := letters(party.address)) >= LEAST_ADDRESS:
        yield f"address:{key}"


LEAST_ADDRESS = 8
"""Letters and digits below which an address, such as a town alone, says nothing."""


def _named(shipment: Shipment) -> Iterator[Named]:
    for index, party in enumerate(shipment.parties):
        if not party.identifiers:
            continue
        for scheme, number in party.identifiers.items():
            name = party.name or (party.names[0] if party.names else "")
            yield Named(
                numbered(scheme, number, party.country or ""),
                name,
                party.country or "",
                party.address or "",
                f"parties[{index}]",
            )


@lru_cache(maxsize=1 << 15)
def letters(text: str) -> str:
    """A text's letters and digits alone, in small letters: spacing, width and punctuation tell nobody apart."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return "".join(each for each in plain.casefold() if each.isalnum())


@lru_cache(maxsize=1 << 15)
def numbered(scheme: str, number: str, country: str) -> str:
    """An identifier as ``scheme:number``, spelt one way.

    A number that a country's own register gives is one party's only together with the country.
    """
    scheme = scheme_of(scheme)
    key = f"{scheme}:{letters(number)}"
    return key if scheme in DECIDING else f"{key}@{country}"
