"""Names kept off pages that many can read: a party is its path in the record.

Reasons are sentences and hold names, so every name that the report knows is replaced in every
text: the parties' and owners' names, the listed names and entries they met, and what findings saw
under a key that speaks of a person or a firm.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from ddcheck.report_formats._subjects import parties, rows, with_owners, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddcheck.core.reports import Report
    from ddcheck.report_formats import RunInfo

# Not compiled here: a run at a desk hides nothing.
_NAME_KEYS = r"(?<!declared_)name|end_user|buyer|consignee|owner|holder|party|address|person"
_PATH = r"(customer|shipment|[a-z_]+\[\d+\])(\.[a-z_]+(\[\d+\])?)*\Z"
_SPELLS = r"[^\W\d_]{3}|[\u2e80-\U0003ffff]{2}"
_QUOTED = r"""'[^']*'|"[^"]*\""""
_HIDDEN = "[name hidden]"


class Mask(Protocol):
    """Text in, the text that may be shown out."""

    def __call__(self, text: str) -> str:
        """The text with or without its names."""


def hides_names(info: RunInfo, *, public: bool) -> bool:
    """Whether names are to be hidden.

    Args:
        info: the run.
        public: whether the format is made for pages that many can read.
    """
    return not info.show_names and (public or info.ci)


def mask(report: Report, *, hide: bool) -> Mask:
    """What to pass every text of the report through; the names are gathered at the first text."""
    if not hide:
        return _unchanged
    pattern: re.Pattern[str] | None = None
    places: dict[str, str] = {}

    def masked(text: str) -> str:
        nonlocal pattern
        if pattern is None:
            for name, place in _names(report):
                if name.strip():
                    places.setdefault(name.strip().casefold(), place)
            either = "|".join(_bounded(name) for name in _longest_first(places))
            pattern = re.compile(either or r"(?!)", re.IGNORECASE)
        return pattern.sub(lambda found: places.get(found[0].casefold(), _HIDDEN), text)

    return masked


def problem_text(text: str, *, hide: bool) -> str:
    """What is wrong with a record; a value quoted from a field of names is left out if need be."""
    path, colon, _ = text.partition(": ")
    if hide and colon and re.search(_NAME_KEYS, path) is not None:
        return re.sub(_QUOTED, _HIDDEN, text)
    return text


def _unchanged(text: str) -> str:
    return text


def _longest_first(names: Mapping[str, str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


def _bounded(name: str) -> str:
    """A pattern for the name; a Latin word is not looked for inside another one."""
    head = r"(?<![0-9A-Za-z])" if name[0].isascii() and name[0].isalnum() else ""
    tail = r"(?![0-9A-Za-z])" if name[-1].isascii() and name[-1].isalnum() else ""
    return head + re.escape(name) + tail


def _names(report: Report) -> Iterator[tuple[str, str]]:
    for party in parties(report):
        for one in with_owners(party):
            for name in one.all_names:
                yield name, one.path
    for number, paper in enumerate(rows(report, "documents")):
        yield words(paper.get("end_user")), f"documents[{number}].end_user"
    for match in report.matches:
        hidden = _pseudonym(match.entry)
        yield match.name, match.party
        yield match.listed_name, f"the name listed under {match.list} {hidden}"
        yield match.entry, hidden
    for finding in report.findings:
        if finding.evidence:
            for name in _named(finding.evidence, named=False):
                yield name, _HIDDEN
            for entry in _entries(finding.evidence):
                yield entry, _pseudonym(entry)


def _pseudonym(entry: str) -> str:
    """An entry's id, or where it may spell a name, eight digits that are the same for the same id."""
    if re.search(_SPELLS, entry) is None:
        return entry
    return sha256(entry.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _entries(evidence: Mapping[str, object]) -> Iterator[str]:
    found = evidence.get("entries")
    several = found if isinstance(found, list | tuple) else ()
    for entry in (evidence.get("entry"), *several):
        if isinstance(entry, str):
            yield entry.rpartition("#")[2]


def _named(value: object, *, named: bool) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _named(inner, named=re.search(_NAME_KEYS, str(key)) is not None)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _named(inner, named=named)
    elif named and isinstance(value, str) and not re.match(_PATH, value):
        yield value
