"""What is known about one record on one day: the record, and the judgements that rules ask for.

Each judgement is made once, when the first condition asks for it.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ddcheck.core.certificates import certificates_for
from ddcheck.core.classification import NOTHING, Answer, Classification
from ddcheck.core.licences import licences_for
from ddcheck.core.measures import State
from ddcheck.core.ownership import ListedShare, listed_share
from ddcheck.core.records import Party, Role, Shipment
from ddcheck.core.screening import comparable
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ddcheck.core.classification import Answered, Classifier
    from ddcheck.core.coverage import Coverage
    from ddcheck.core.logic import Truth
    from ddcheck.core.measures import Measure
    from ddcheck.core.records import Customer, Owner, Record
    from ddcheck.core.reports import Match
    from ddcheck.core.screening import Screener
    from ddcheck.core.screening.mentions import Mention
    from ddcheck.core.vocabularies import Vocabulary

BINDING = (State.IN_FORCE, State.DISPUTED)


class Knowledge(NamedTuple):
    """What records are judged by: law, lists and words; nothing in it knows the day."""

    measures: Mapping[str, Measure]
    classifier: Classifier
    screener: Screener
    vocabularies: Mapping[str, Vocabulary] = MappingProxyType({})


class Facts:
    """One record on one day."""

    def __init__(self, record: Record, knowledge: Knowledge, as_of: date) -> None:
        self.record = record
        self.knowledge = knowledge
        self.as_of = as_of
        self.shipment = record if isinstance(record, Shipment) else None
        self.customer = None if isinstance(record, Shipment) else record
        self.parties, self.party_paths = parties_of(record)
        self._screener = knowledge.screener
        self._classified: dict[int, Classification] = {}
        self._matches: dict[str, tuple[Match, ...]] = {}
        self._licences: dict[int, Coverage | None] = {}
        self._certificates: tuple[Coverage, ...] | None = None
        self._goods: Answer | None = None
        self._ordinary: bool | None = None
        self._idle = False
        self._unlisted: bool | None = None
        self._all_matches: tuple[Match, ...] | None = None
        self.scopes: dict[str, Any] = {}
        """Where conditions keep the scopes that they share."""
        self.told: dict[tuple[int, int], Truth] = {}
        """What conditions came to, by their number and the line of goods; see `conditions.asking`."""

    def classification(self, index: int) -> Classification:
        """What a line of goods is, on the day."""
        found = self._classified.get(index)
        if found is None:
            assert self.shipment is not None
            found = self.knowledge.classifier.classify(
                self.shipment.items[index],
                as_of=self.as_of,
                mode=self.shipment.mode,
                end_use=self.shipment.end_use,
            )
            self._classified[index] = found
        return found

    def bound(self, index: int, answer: Answer) -> tuple[Answered, ...]:
        """The answers of one kind for a line whose measure binds, or may bind, on the day."""
        return tuple(
            each
            for each in self.classification(index).answers
            if each.answer is answer and each.state in BINDING
        )

    @property
    def ordinary(self) -> bool:
        """Whether the record has goods, and no control points at any of them."""
        if self._ordinary is None:
            count = 0 if self.shipment is None else len(self.shipment.items)
            self._ordinary = self._idle = count > 0
            for index in range(count):
                line = self.classification(index)
                if line is NOTHING:
                    continue
                self._idle = False
                if line.answers or line.missing:
                    self._ordinary = False
                    break
        return self._ordinary

    @property
    def idle(self) -> bool:
        """Whether the record has goods, and nothing in any of them points at a control on any day."""
        return self.ordinary and self._idle

    @property
    def unlisted(self) -> bool:
        """Whether everybody, owners included, can be looked up, and nobody is on any list."""
        if self._unlisted is None and self._screener.nobody(self.parties):
            self._unlisted, self._all_matches = True, ()
        if self._unlisted is None:
            self._unlisted = (
                bool(self.parties)
                and not self.all_matches()
                and all(_can_be_looked_up(party) for party in self.parties)
            )
        return self._unlisted

    @property
    def goods(self) -> Answer:
        """The gravest answer over all lines, for the matrix of listed parties.

        A disputed control counts as possible, and so does a line that cannot be classified.
        A customer file has no goods: anything is possible.
        """
        if self._goods is None:
            self._goods = self._gravest_goods()
        return self._goods

    def _gravest_goods(self) -> Answer:
        if self.shipment is None or not self.shipment.items:
            return Answer.POSSIBLE
        gravest = Answer.NOT_CONTROLLED
        for index in range(len(self.shipment.items)):
            classified = self.classification(index)
            if not classified.answers and not classified.missing:
                continue
            for each in self.bound(index, Answer.CONTROLLED):
                if each.state is State.IN_FORCE:
                    return Answer.CONTROLLED
                gravest = Answer.POSSIBLE
            if classified.missing or self.bound(index, Answer.POSSIBLE):
                gravest = Answer.POSSIBLE
        return gravest

    def matches(self, party: Party | Owner, path: str) -> tuple[Match, ...]:
        """The designations that a party or owner matches, best first."""
        found = self._matches.get(path)
        if found is None:
            found = self._screener.screen_party(party, path)
            self._matches[path] = found
        return found

    def all_matches(self) -> tuple[Match, ...]:
        """The matches of all parties and their owners, in the order of the record."""
        if self._all_matches is None:
            self._all_matches = self._everybody()
        return self._all_matches

    def mentions(self, text: str, standings: frozenset[str]) -> tuple[Mention, ...]:
        """The parties on lists of these standings whom a text names, but for those that somebody in the record is."""
        found = self._screener.mentioned(text, standings)
        if not found:
            return ()
        met = {(match.list, match.entry) for match in self.all_matches()}
        return tuple(each for each in found if (each.entry.list, each.entry.id) not in met)

    def _everybody(self) -> tuple[Match, ...]:
        found: list[Match] = []
        for index, party in enumerate(self.parties):
            path = self.party_paths[index]
            found += self.matches(party, path)
            if party.owners:
                found += self._owner_matches(party.owners, path)
        return tuple(found)

    def _owner_matches(self, owners: tuple[Owner, ...], path: str) -> list[Match]:
        found: list[Match] = []
        for index, owner in enumerate(owners):
            here = f"{path}.owners[{index}]"
            found += self.matches(owner, here)
            found += self._owner_matches(owner.owners, here)
        return found

    def listed_share(
        self, index: int, standings: frozenset[str], statuses: frozenset[str]
    ) -> ListedShare:
        """How much of a party is held by owners on lists of these standings."""

        def is_listed(path: str, owner: Owner) -> bool:
            return any(
                match.standing in standings and match.status in statuses
                for match in self.matches(owner, path)
            )

        return listed_share(self.parties[index].owners, self.party_paths[index], is_listed)

    def licence(self, index: int) -> Coverage | None:
        """The best fitting of the licences held against a line of goods."""
        if index not in self._licences:
            assert self.shipment is not None
            codes = tuple(
                dict.fromkeys(each.control.code for each in self.bound(index, Answer.CONTROLLED))
            )
            # The others are let go: lines times licences may be more than memory holds.
            held = licences_for(self.shipment, index, codes, self.as_of)
            self._licences[index] = held[0] if held else None
        return self._licences[index]

    def certificates(self) -> tuple[Coverage, ...]:
        """The end-user certificates held, the best fitting first."""
        if self._certificates is None:
            assert self.shipment is not None
            self._certificates = certificates_for(self.shipment, self.as_of)
        return self._certificates


def _can_be_looked_up(party: Party | Owner) -> bool:
    """Whether a party and all who stand behind it have a name that can be compared."""
    if party.name and not party.owners and _comparable(party.name):
        return True
    names = (party.name or "", *party.names)
    return any(map(_comparable, names)) and all(map(_can_be_looked_up, party.owners))


_comparable = lru_cache(maxsize=1 << 14)(comparable)


def parties_of(record: Record) -> tuple[tuple[Party, ...], tuple[str, ...]]:
    """Who is screened, and each one's path.

    A customer is a party itself, and so are its controllers and directors.
    """
    if isinstance(record, Shipment):
        return record.parties, _paths(len(record.parties))
    parties, paths = [customer_as_party(record)], ["customer"]
    for field_name, names in (("controllers", record.controllers), ("directors", record.directors)):
        for index, name in enumerate(names):
            parties.append(Party(name=name))
            paths.append(f"{field_name}[{index}]")
    return tuple(parties), tuple(paths)


@lru_cache(maxsize=64)
def _paths(parties: int) -> tuple[str, ...]:
    return tuple(f"parties[{index}]" for index in range(parties))


def everybody(record: Record) -> Iterator[Party | Owner]:
    """Who is screened: the parties, and all who stand behind them."""
    for party in parties_of(record)[0]:
        yield party
        if party.owners:
            yield from _behind(party.owners)


def _behind(owners: tuple[Owner, ...]) -> Iterator[Owner]:
    for owner in owners:
        yield owner
        yield from _behind(owner.owners)


def customer_as_party(customer: Customer) -> Party:
    """A customer seen as the end user of a deal to come."""
    return Party.model_construct(
        role=Role.END_USER,
        name=customer.name,
        names=customer.names,
        type=customer.type,
        country=customer.country,
        address=customer.address,
        identifiers=customer.identifiers,
        birth_date=customer.birth_date,
        founded=customer.founded,
        business=customer.business,
        owners=customer.owners,
    )
