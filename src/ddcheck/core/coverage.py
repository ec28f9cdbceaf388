"""How far a paper covers what is shipped, aspect by aspect, so that a report can name exactly what does not fit."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ddcheck.core.logic import Truth, all_of
from ddcheck.core.names import MATCH_THRESHOLD, compare_names
from ddcheck.core.records import DocumentType, Role
from ddcheck.core.texts import Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ddcheck.core.records import Document, Party, Shipment

SAME_NAME = max(MATCH_THRESHOLD, 0.9)
"""From here on two spellings are taken for one party; between this and a match a person looks."""


class Aspect(NamedTuple):
    """One thing that a paper must cover."""

    name: str
    truth: Truth
    text: Text
    path: str
    """The field of the paper or of the shipment that decides."""


class Coverage(NamedTuple):
    """How far one paper covers one line of goods, or the whole shipment."""

    path: str
    """``documents[0]``."""
    document: Document
    aspects: tuple[Aspect, ...]

    @property
    def truth(self) -> Truth:
        """True where every aspect is."""
        return all_of(aspect.truth for aspect in self.aspects)

    @property
    def lacking(self) -> tuple[Aspect, ...]:
        """What is not covered, or not known to be."""
        return tuple(aspect for aspect in self.aspects if aspect.truth is not Truth.TRUE)


def same_name(stated: str, names: Iterable[str], kind: str | None = None) -> Truth:
    """Whether a name on a paper is one of a party's names.

    Unknown where the spellings are near, or where one is Chinese and the other is not:
    a company's two names are translations that no comparison of letters links.
    """
    return _same_name(stated, tuple(names), kind)


@lru_cache(maxsize=1 << 12)
def _same_name(stated: str, names: tuple[str, ...], kind: str | None) -> Truth:
    best, comparable = 0.0, False
    for name in names:
        if name.strip().casefold() == stated.strip().casefold():
            return Truth.TRUE
        best = max(best, compare_names(stated, name, kind).score)
        comparable = comparable or _has_han(stated) == _has_han(name)
    if best >= SAME_NAME:
        return Truth.TRUE
    if best >= MATCH_THRESHOLD or not comparable:
        return Truth.UNKNOWN
    return Truth.FALSE


def _has_han(text: str) -> bool:
    return any("\u3400" <= character <= "\u9fff" for character in text)


def words(text: str) -> list[str]:
    """What a text says, case and punctuation set aside: two uses of the same words are one use."""
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()


def end_users(shipment: Shipment) -> tuple[tuple[str, Party], ...]:
    """The parties that are said to use the goods, each with its path."""
    return tuple(
        (f"parties[{index}]", party)
        for index, party in enumerate(shipment.parties)
        if party.role is Role.END_USER
    )


def _named_as_end_user(stated: str, shipment: Shipment) -> tuple[tuple[str, Party], ...]:
    """The buyer or consignee whom a paper names as end user, where no party has that role.

    A party without any role might be the end user, so then nobody is taken for it.
    """
    if any(party.role is None for party in shipment.parties):
        return ()
    return tuple(
        (f"parties[{index}]", party)
        for index, party in enumerate(shipment.parties)
        if party.role in (Role.CONSIGNEE, Role.BUYER)
        and same_name(stated, party.all_names) is Truth.TRUE
    )[:1]


def misfit(coverage: Coverage) -> tuple[int, int, str]:
    """How badly a paper fits, to sort by: wrong aspects before unknown ones."""
    truths = [aspect.truth for aspect in coverage.aspects]
    return truths.count(Truth.FALSE), truths.count(Truth.UNKNOWN), coverage.path


def dates(document: Document, path: str, as_of: date, en: str, zh: str) -> Aspect:
    """Whether a paper is valid on a day; the first and the last day of it are."""
    issued, last = document.issued, document.valid_until
    if last is not None and last < as_of:
        return Aspect(
            "dates",
            Truth.FALSE,
            Text(
                f"the {en} expired on {last}, before {as_of}",
                f"{zh}已于{last}届满，早于{as_of}",
            ),
            f"{path}.valid_until",
        )
    if issued is not None and issued > as_of:
        return Aspect(
            "dates",
            Truth.FALSE,
            Text(
                f"the {en} was issued on {issued}, after {as_of}",
                f"{zh}签发于{issued}，晚于{as_of}",
            ),
            f"{path}.issued",
        )
    if last is None or issued is None:
        field = "valid_until" if last is None else "issued"
        return Aspect(
            "dates",
            Truth.UNKNOWN,
            Text(
                f"the {en} does not say {'until when it is valid' if last is None else 'when it was issued'}",
                f"{zh}未注明{'有效期' if last is None else '签发日期'}",
            ),
            f"{path}.{field}",
        )
    return Aspect(
        "dates",
        Truth.TRUE,
        Text(f"valid from {issued} to {last}", f"有效期{issued}至{last}"),
        f"{path}.valid_until",
    )


def end_user(document: Document, path: str, shipment: Shipment, en: str, zh: str) -> Aspect:
    """Whether a paper is for the end users of the shipment; ``en`` and ``zh`` call the paper by name."""
    field = f"{path}.end_user"
    stated = document.end_user
    if stated is None and document.type is DocumentType.END_USER_CERTIFICATE:
        stated = document.issuer
    users = end_users(shipment)
    if not users and stated is not None:
        users = _named_as_end_user(stated, shipment)
    if stated is None or not any(party.all_names for _, party in users):
        return Aspect(
            "end_user",
            Truth.UNKNOWN,
            Text(
                f"the {en} names no end user"
                if stated is None
                else "no party of the shipment is named as its end user",
                f"{zh}未列最终用户" if stated is None else "货物未列明最终用户",
            ),
            field if stated is None else "parties",
        )
    worst = Truth.TRUE
    for _, party in users:
        found = same_name(stated, party.all_names, None if party.type is None else party.type.value)
        worst = min(worst, found)
    named = " / ".join(party.all_names[0] for _, party in users if party.all_names)
    match worst:
        case Truth.TRUE:
            text = Text(f"end user {stated}", f"最终用户{stated}")
        case Truth.UNKNOWN:
            text = Text(
                f"the {en} names the end user “{stated}”, the shipment “{named}”; "
                "confirm that they are the same",
                f"{zh}所列最终用户为“{stated}”，货物所列为“{named}”，须确认是否同一主体",
            )
        case _:
            text = Text(
                f"the {en} is for the end user “{stated}”, and the goods go to “{named}”",
                f"{zh}所列最终用户为“{stated}”，而货物最终用户为“{named}”",
            )
    return Aspect("end_user", worst, text, field)
