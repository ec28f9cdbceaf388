"""A shipment put together from the elements of an XML document, with the place of every field."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from ddcheck.core.reports import Place
from ddcheck.core.texts import Text
from ddcheck.errors import Problem
from ddcheck.reading.reads import Read, path_steps, read_plain, refused
from ddcheck.reading.xml_trees import MAX_BYTES, Element, tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MODES = {"1": "sea", "2": "rail", "3": "road", "4": "air", "5": "post"}
"""UN/ECE Recommendation 19; 6 to 9 are no mode of the contract and stay unknown."""

LICENCE_CODES = frozenset({"X002", "9104"})
"""Dual-use authorisation of the European Union, and national export licence of the United Kingdom."""
_KINDS = {
    "N325": "invoice",
    "N380": "invoice",
    "N935": "invoice",
    "380": "invoice",
    "325": "invoice",
}
_WAIVED = re.compile(r"X[A-Z]\Z")
"""Statuses that say that a licence is not needed."""
_LICENCE_TYPE = re.compile(r"GB(?P<kind>SIE|OIE|OGE)")
_LICENCE_TYPES = {"SIE": "single", "OIE": "general", "OGE": "general"}
_KILOGRAMS = {"KGM": 0, "GRM": -3, "TNE": 3, "": 0}


@dataclass(slots=True)
class Draft:
    """A record while its elements are read."""

    plain: dict[str, Any] = field(default_factory=lambda: {"kind": "shipment"})
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    stated: set[str] = field(default_factory=set)
    """Entries of lists that are there, so that none is there twice."""
    contradictions: list[tuple[str, Element]] = field(default_factory=list)
    """Fields that a record has once, with the elements that say something else than the first."""

    def put(self, path: str, element: Element | None, text: str | None = None) -> bool:
        """Set a field of the record from an element; whether there was anything to set."""
        return self.put_in(self.plain, path, path, element, text)

    def put_alike(self, path: str, element: Element | None) -> None:
        """Set a field that a document may state many times, as long as it says the same of it."""
        if element is None or not element.text or self.put(path, element):
            return
        if self.plain[path] != element.text:
            self.contradictions.append((path, element))

    def put_in(
        self,
        tree_: dict[str, Any],
        name: str,
        path: str,
        element: Element | None,
        text: str | None = None,
    ) -> bool:
        """The same for an entry of a list; ``path`` is that of the field in the record."""
        if element is None:
            return False
        value = " ".join((element.text if text is None else text).split())
        if not value or name in tree_:
            return False
        tree_[name] = value
        self.places[path] = (element.line, element.column)
        return True

    def add(self, name: str, entry: dict[str, Any], element: Element) -> str:
        """Append an entry to a list of the record; its path."""
        entries = self.plain.setdefault(name, [])
        path = f"{name}[{len(entries)}]"
        entries.append(entry)
        self.places[path] = (element.line, element.column)
        return path

    def add_once(self, name: str, entry: dict[str, Any], element: Element) -> str | None:
        """The same, unless a like entry was added so before."""
        key = f"{name} {sorted(entry.items())}"
        if key in self.stated:
            return None
        self.stated.add(key)
        return self.add(name, entry, element)

    def add_party(self, entry: dict[str, Any], element: Element, parts: dict[str, Element]) -> None:
        """Append a party, unless the same one has the same role already."""
        if not any(entry.get(part) for part in ("name", "identifiers", "country", "address")):
            return
        path = self.add_once("parties", entry, element)
        if path is None:
            return
        for name, part in parts.items():
            self.places[f"{path}.{name}"] = (part.line, part.column)

    def read(self, root: Element, source: str, kind: str | None) -> Read:
        """The record, or what is wrong with it."""
        if self.contradictions:
            return refused(
                [
                    self._contradiction(path, element, source)
                    for path, element in self.contradictions
                ],
                source=source,
            )
        return read_plain(
            self.plain,
            source=source,
            line=root.line,
            places=partial(_place, self.places, (root.line, root.column)),
            kind=kind,
        )

    def _contradiction(self, path: str, element: Element, source: str) -> Problem:
        first, line = self.plain[path], self.places[path][0]
        message = Text(
            f"is {element.text!r} here and {first!r} on line {line}; a shipment has one, so give a document for each",
            f"此处为 {element.text!r}，第 {line} 行为 {first!r}；一批货物只有一个，请分别提供单证",
        )
        return Problem(source, element.line, path, message, element.column)


def _place(places: dict[str, tuple[int, int]], start: tuple[int, int], path: str) -> Place:
    steps = path_steps(path)
    while steps:
        text = "".join(
            f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps
        ).removeprefix(".")
        if text in places:
            return Place(*places[text])
        steps = steps[:-1]
    return Place(*start)


def root_of(stream: BinaryIO, name: str) -> Element:
    """The root element of a file.

    Raises:
        InvalidRecordError: it cannot be read as XML.
    """
    return tree(stream.read(MAX_BYTES + 1), name)


def no_shipment(root: Element, source: str, message: Text) -> Read:
    """What a document gives that is read but is no shipment."""
    return refused([Problem(source, root.line, "", message, root.column)], source=source)


def day(text: str) -> str | None:
    """The day of a date with or without a time: ``2026-11-20T…`` or ``20261120…``."""
    found = re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d*-)", text, re.ASCII)
    return None if found is None else "-".join(found.groups())


def kilograms(element: Element | None) -> str | None:
    """A weight in kilograms; nothing where its unit is no unit of weight that is known."""
    if element is None:
        return None
    from decimal import Decimal, InvalidOperation

    shift = _KILOGRAMS.get(element.attributes.get("unitCode", ""))
    if shift is None:
        return None
    try:
        return format(Decimal(element.text).scaleb(shift), "f")
    except InvalidOperation:
        return element.text


def document(code: str, number: str, name: str = "", status: str = "") -> dict[str, Any]:
    """A document by its customs code, such as ``X002``.

    A licence that the declaration states to be waived is no licence.
    """
    if code in LICENCE_CODES and number and not _WAIVED.match(status):
        entry: dict[str, Any] = {"type": "export_licence", "number": number}
        if found := _LICENCE_TYPE.match(number):
            entry["licence_type"] = _LICENCE_TYPES[found["kind"]]
        return entry
    kind = _KINDS.get(code, "other")
    label = number if kind != "other" else " ".join(part for part in (code, number, name) if part)
    return {"type": kind, "number": label} if label else {}


def one_code(codes: Sequence[str]) -> str:
    """The code that others only shorten or write for another country; all of them where they differ in six digits."""
    six = {re.sub(r"\D", "", code)[:6] for code in codes}
    alike = all(one.startswith(other) or other.startswith(one) for one in six for other in six)
    return codes[0] if alike else " / ".join(codes)


def addresses(element: Element, names: tuple[str, ...]) -> str:
    """An address in one line, from the parts that are there, in the order given."""
    parts = [part.text for name in names for part in element.all(*name.split("/"))]
    return ", ".join(part for part in parts if part)


def distinct(texts: Iterator[str]) -> list[str]:
    """Texts that say anything, each once, in order."""
    return list(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))
