"""Which listed entries a party matches, by which of its names, and what speaks for and against it.

Each match keeps both names as they were written, so that a person can judge it without opening the list.
The order is fixed: best score first, then list and entry.
Scores are those of `ddcheck.core.names` and depend on the two names and the kind of party alone: another
list beside this one changes no score, and so no verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn, TypeVar

from ddcheck.core.digests import entry_digest
from ddcheck.core.names import MATCH_THRESHOLD, Name, analyse, holds_anything, quick_score
from ddcheck.core.reports import Citation, Match
from ddcheck.core.screening.building import build
from ddcheck.core.screening.evidence import (
    Facts,
    Hit,
    Seen,
    evidence,
    facts_of,
    identifier_keys,
)
from ddcheck.core.screening.index import Index
from ddcheck.core.screening.listed import Listed, listed
from ddcheck.core.screening.pairs import may_match_in_han
from ddcheck.core.texts import LONGEST_NAME, Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from ddcheck.core.lists import EntityList
    from ddcheck.core.measures import Measure
    from ddcheck.core.records import Owner, PartyFields
    from ddcheck.core.screening.mentions import Mention, Mentions

_Key = TypeVar("_Key")
_Found = TypeVar("_Found")
_NO_MEASURES: Mapping[str, Measure] = MappingProxyType({})


FEW = 200
"""Names up to which one by one is faster than loading numpy."""
TOGETHER = 20
"""Names from which on looking them up at once is faster, once numpy is loaded."""
CHUNK = 50_000
"""Names that are looked up at once, which bounds the memory it takes."""
RECENT = 4_096
"""Parties that are known again by being the same object."""
REMEMBERED = 20_000
"""Parties, and names, whose meetings with entries are kept, which bounds the memory it takes."""


def _given(country: str | None, birth_date: date | str | None) -> tuple[str | None, str | None]:
    """Both as they are compared.

    Raises:
        RefusalError: one of them is in a form that nothing is compared with.
    """
    from ddcheck.core.screening import given

    born = None
    if birth_date:
        # The day alone, also of a date with a time.
        text = birth_date if isinstance(birth_date, str) else birth_date.isoformat()[:10]
        born = given.birth_date(text.strip())
    return country and given.country(country.strip().upper()), born


def comparable(name: str) -> bool:
    """Whether a name holds a letter or digit and is no longer than a name; any other is unknown, and never clear."""
    return len(name) <= LONGEST_NAME and holds_anything(name)


class Screener:
    """Entity lists, ready to be asked on one day.

    Matches of every status are given (the rules decide what a suspended listing means), but for entries
    that are not listed yet on the day. Several threads may ask one screener at the same time.
    """

    def __init__(
        self,
        lists: Sequence[EntityList],
        *,
        as_of: date,
        measures: Mapping[str, Measure] = _NO_MEASURES,
        index: Index | None = None,
    ) -> None:
        """Prepare the lists; with an index that holds them already, they are not looked at."""
        self._index = Index(prepared(lists, measures)) if index is None else index
        self._as_of = as_of
        self._day = as_of.isoformat()
        self._known = _Known()

    def __getstate__(self) -> NoReturn:
        """Say what to do instead of pickling, which would copy every listed name to another process."""
        raise TypeError(
            "a Screener cannot be pickled or copied; make one in each process from the same lists, "
            "or make it before the processes fork"
        )

    @property
    def as_of(self) -> date:
        """The day on which entries are looked at."""
        return self._as_of

    @property
    def index(self) -> Index:
        """The prepared names, which screeners of other days share."""
        return self._index

    def with_as_of(self, day: date) -> Screener:
        """The same lists on another day; costs nothing, since the index is shared."""
        other = Screener((), as_of=day, index=self._index)
        other._known = self._known
        return other

    def mentioned(self, text: str, standings: frozenset[str]) -> tuple[Mention, ...]:
        """The entries of lists of these standings that a longer text names, whatever their status."""
        known = self._known.mentions.get(standings)
        if known is None:
            from ddcheck.core.screening.mentions import Mentions

            known = self._known.mentions[standings] = Mentions(self._index, standings)
        return known.found_in(text)

    def screen(
        self,
        name: str,
        kind: str | None = None,
        country: str | None = None,
        birth_date: date | str | None = None,
        identifiers: Mapping[str, str] | None = None,
        *,
        names: Sequence[str] = (),
        address: str | None = None,
        party: str = "",
        exhaustive: bool = False,
    ) -> tuple[Match, ...]:
        """The entries that a name matches, best first, at most one match an entry.

        A name without a letter or digit, or of more than `LONGEST_NAME` characters, matches nothing by name,
        and that is no clearance: see `comparable`.

        Args:
            name: as written, in any script.
            kind: ``person``, ``organization``, ``vessel``, ``aircraft`` or None where it is not known.
            country: ISO 3166-1 alpha-2.
            birth_date: a day, or ``1970`` or ``1970-05`` where no more is known.
            identifiers: scheme to number.
            names: other names of the same party, which may find an entry as well.
            address: as written; finds parties that sit at a listed address.
            party: the path that matches are to carry.
            exhaustive: score every listed name instead of those that the index proposes. Slow; it finds the
                same, but for rare pairs near the threshold that share no word, only words written as one.

        Raises:
            ValueError: there is no such kind or country, or the date of birth is in another form.
        """
        if country or birth_date:
            country, birth_date = _given(country, birth_date)
        facts = facts_of(kind, country, birth_date, identifiers, address)
        return self._screen((name, *names), facts, party, exhaustive=exhaustive)

    def screen_party(self, party: PartyFields | Owner, path: str) -> tuple[Match, ...]:
        """The entries that a party matches by any of its names, identifiers or its address, best first.

        One match an entry: the best, with the evidence of all.
        """
        known = self._known.objects
        met = known.get(id(party))
        if met is None:
            met = (party, *self._met(party))
            if len(known) >= RECENT:
                known.clear()
                self._known.nobodies.clear()
            known[id(party)] = met
            if met[1].none and not party.owners and party.name and comparable(party.name):
                self._known.nobodies[id(party)] = party
        _, ways, facts = met
        return () if ways.none else self._matches(ways, facts, path)

    def nobody(self, parties: Sequence[PartyFields]) -> bool:
        """Whether all of some parties can be looked up and are known to meet no entry on any day.

        Known are those that were screened as these very objects; of all others it says no.
        """
        return bool(parties) and all(map(self._known.nobodies.__contains__, map(id, parties)))

    def _met(self, party: PartyFields | Owner) -> tuple[_Ways, Facts]:
        names = _names_of(party)
        facts = facts_of(
            None if party.type is None else str(party.type),
            party.country,
            getattr(party, "birth_date", None),
            party.identifiers,
            getattr(party, "address", None),
        )
        key = (names, facts)
        ways = self._known.ways.get(key)
        if ways is None:
            ways = self._ways(names, facts, exhaustive=False)
            _keep(self._known.ways, key, ways)
        return ways, facts

    def screen_many(
        self, names: Sequence[str], kind: str | None = None, *, exhaustive: bool = False
    ) -> list[tuple[Match, ...]]:
        """The matches of each of many names; what `screen` gives for each, much faster.

        Raises:
            TypeError: one text is given where several belong; its letters would each be clear.
        """
        if isinstance(names, str):
            raise TypeError(f"names is one text; give a list: [{names!r}]")
        known: dict[str, tuple[Match, ...]] = dict.fromkeys(names, ())
        facts = facts_of(kind, None, None, None, None)
        few = TOGETHER if self._index.opened else FEW
        if exhaustive or len(known) < few:
            for name in known:
                known[name] = self.screen(name, kind, exhaustive=exhaustive)
        else:
            for name, found in self._at_once(tuple(known), facts.kind):
                if found:
                    known[name] = self._matches(_Ways(name, found, {}, {}), facts, "")
        return list(known.values() if len(known) == len(names) else map(known.__getitem__, names))

    def expect(self, parties: Iterable[PartyFields | Owner]) -> None:
        """Look up at once the names of parties that are to be screened, where that is faster.

        It changes how long screening takes, and never what it finds.
        """
        known = self._known
        fresh: dict[str, dict[str, None]] = {}
        for party in parties:
            if id(party) in known.objects:
                continue
            kind = "" if party.type is None else str(party.type)
            for name in _names_of(party):
                if (name, kind) not in known.hits:
                    fresh.setdefault(kind, {})[name] = None
        count = sum(map(len, fresh.values()))
        if self._index.opened or known.alone + count >= FEW:
            for kind, names in fresh.items():
                if len(names) < TOGETHER:
                    continue
                met = dict(self._at_once(tuple(names), kind))
                for name in names:
                    _keep(known.hits, (name, kind), met.get(name, {}))

    def _at_once(self, names: Sequence[str], kind: str) -> Iterator[tuple[str, Hits]]:
        """Different names with the entries that each meets, those left out that meet none."""
        for begin in range(0, len(names), CHUNK):
            chunk = names[begin : begin + CHUNK]
            if max(map(len, chunk)) > LONGEST_NAME:
                chunk = [name for name in chunk if len(name) <= LONGEST_NAME]
            for name, candidates in self._index.candidates_of(chunk, kind):
                asked = analyse(name)
                yield name, self._scored(asked, kind, self._worth_scoring(asked, kind, candidates))

    def _screen(
        self, names: Sequence[str], facts: Facts, party: str, *, exhaustive: bool
    ) -> tuple[Match, ...]:
        return self._matches(self._ways(names, facts, exhaustive=exhaustive), facts, party)

    def _ways(self, names: Sequence[str], facts: Facts, *, exhaustive: bool) -> _Ways:
        found: dict[int, Hit] = {}
        for name in names:
            for owner, hit in self._hits(name, facts.kind, exhaustive=exhaustive).items():
                # Of names that meet an entry equally well the first one counts.
                if owner not in found or hit[:2] > found[owner][:2]:
                    found[owner] = hit
        by_number = self._numbers(facts)
        by_place = self._index.at_address(facts.address) if facts.address else {}
        return _Ways(names[0] if names else "", found, by_number, by_place)

    def _hits(self, name: str, kind: str, *, exhaustive: bool) -> Hits:
        """The entries that a name meets."""
        known = self._known
        kept = None if exhaustive else known.hits.get((name, kind))
        if kept is not None:
            return kept
        if len(name) > LONGEST_NAME:
            return {}
        asked = analyse(name)
        if not asked.comparable:
            return {}
        if exhaustive:
            return self._scored(asked, kind, range(self._index.names))
        candidates = self._worth_scoring(asked, kind, self._index.candidates(name, kind))
        found = self._scored(asked, kind, candidates)
        known.alone += 1
        _keep(known.hits, (name, kind), found)
        return found

    def _matches(self, ways: _Ways, facts: Facts, party: str) -> tuple[Match, ...]:
        matches = []
        for number in {*ways.found, *ways.by_number, *ways.by_place}:
            entry = self._index.entry(number)
            status = entry.status(self._day)
            if status == "not_yet":
                continue
            seen = Seen(
                party,
                ways.name,
                entry,
                status,
                ways.found.get(number),
                ways.by_number.get(number, ()),
                ways.by_place.get(number, 0.0),
            )
            matches.append(self._match(seen, facts))
        return tuple(sorted(matches, key=_best_first))

    def _worth_scoring(self, asked: Name, kind: str, candidates: Iterable[int]) -> Iterable[int]:
        """The candidates but for those in Han, or for a name in Han, that can be seen to be no match."""
        index = self._index
        if not (asked.han or index.han):
            return candidates
        found = []
        for number in candidates:
            name = analyse(index.name(number))
            listed_as = index.kind(index.owner(number))
            if not (asked.han or name.han) or may_match_in_han(asked, name, kind, listed_as):
                found.append(number)
        return found

    def _scored(self, asked: Name, kind: str, candidates: Iterable[int]) -> Hits:
        index = self._index
        found: dict[int, Hit] = {}
        for number in candidates:
            owner = index.owner(number)
            name = analyse(index.name(number))
            score, used = _best_score(asked, name, kind, index.kind(owner))
            if score < MATCH_THRESHOLD:
                continue
            place = number - index.first_name(owner)
            hit = Hit(place < index.entry(owner).strong, score, -place, used, asked, name)
            if owner not in found or hit[:3] > found[owner][:3]:
                found[owner] = hit
        return found

    def _numbers(self, facts: Facts) -> dict[int, tuple[str, ...]]:
        found: dict[int, tuple[str, ...]] = {}
        if facts.identifiers:
            for key in identifier_keys(facts.identifiers):
                for number in self._index.with_identifier(key):
                    found[number] = (*found.get(number, ()), key)
        return found

    def _match(self, seen: Seen, facts: Facts) -> Match:
        from ddcheck.core.screening.telling import disguises, points_of

        entry, hit = seen.entry, seen.hit
        told = evidence(facts, entry)
        score, points, decided = points_of(seen, told)
        supports = list(told.supports)
        if seen.place:
            supports.append(
                Text(
                    "The party's address is an address of this entry.",
                    "当事方地址即该清单条目的地址。",
                )
            )
        if hit is not None:
            supports += disguises(hit.asked)
        strong = decided or (
            (hit is not None and hit.strong and not told.conflicts)
            or (hit is None and not seen.numbers and entry.address_only)
        )
        return Match(
            party=seen.party,
            name=seen.name if hit is None else hit.asked.raw,
            list=entry.list,
            entry=entry.id,
            listed_name=entry.names[0] if hit is None else hit.name.raw,
            score=score,
            status=seen.status,
            standing=entry.standing,
            strength="strong" if strong else "weak",
            explanation=tuple(points),
            measure=entry.measure,
            citation=Citation(entry.reference, "", entry.reference_url)
            if entry.reference
            else None,
            programme=entry.programme,
            conflicts=told.conflicts,
            supports=tuple(supports),
            url=entry.url,
            entry_digest=entry_digest(entry),
        )


def prepared(
    lists: Iterable[EntityList], measures: Mapping[str, Measure] = _NO_MEASURES
) -> dict[str, bytes]:
    """The sections of the index of some lists, for `Index`; the same bytes for the same lists.

    Lists are taken one by one and let go.
    """
    about: list[object] = []

    def entries() -> Iterator[Listed]:
        for each in lists:
            about.append(_about(each))
            yield from listed(each, measures)

    return build(entries(), about)


def _about(entity_list: EntityList) -> dict[str, object]:
    """What a report says of a list that was looked at."""
    return {
        "id": entity_list.id,
        "title": [entity_list.title.en, entity_list.title.zh or entity_list.title.en],
        "edition": entity_list.edition,
        "standing": str(entity_list.standing),
        "entries": len(entity_list.entries),
    }


Hits = Mapping[int, Hit]
"""By the number of the entry."""


class _Ways(NamedTuple):
    """The entries that a party met, by each way: its names, its identifiers, its address."""

    name: str
    found: Hits
    by_number: Mapping[int, tuple[str, ...]]
    by_place: Mapping[int, float]

    @property
    def none(self) -> bool:
        """Whether it met no entry, by whichever way."""
        return not (self.found or self.by_number or self.by_place)


class _Known:
    """What met entries, whatever the day: in a batch the same parties come again and again."""

    __slots__ = ("alone", "hits", "mentions", "nobodies", "objects", "ways")

    def __init__(self) -> None:
        self.objects: dict[int, tuple[PartyFields | Owner, _Ways, Facts]] = {}
        """By the id of a party, which is kept beside it: a table gives the same object for the same texts."""
        self.nobodies: dict[int, PartyFields | Owner] = {}
        """Those of them that can be looked up, that nobody stands behind, and that met no entry."""
        self.ways: dict[tuple[Sequence[str], Facts], _Ways] = {}
        self.hits: dict[tuple[str, str], Hits] = {}
        """By name and kind of party."""
        self.mentions: dict[frozenset[str], Mentions] = {}
        """By standings: the names that are looked for in texts."""
        self.alone = 0
        """How many names were looked up one by one."""


def _keep(known: dict[_Key, _Found], key: _Key, found: _Found) -> None:
    """Remember one more, or begin anew."""
    if len(known) >= REMEMBERED:
        known.clear()
    known[key] = found


def _names_of(party: PartyFields | Owner) -> tuple[str, ...]:
    """The name and the other names, each once, in order."""
    if not party.names:
        return () if party.name is None else (party.name,)
    first = () if party.name is None else (party.name,)
    return tuple(dict.fromkeys(first + party.names))


def _best_first(match: Match) -> tuple[float, bool, str, str]:
    return (-match.score, match.strength != "strong", match.list, match.entry)


def _best_score(asked: Name, name: Name, stated: str, listed_as: str) -> tuple[float, str | None]:
    """The score and the kind of party it was reached as.

    A kind that differs from the list's is a conflict, never a veto: then the better of the two counts.
    """
    kind = stated or listed_as or None
    score = quick_score(asked, name, kind)
    if stated and listed_as and stated != listed_as:
        other = quick_score(asked, name, listed_as)
        if other > score:
            return other, listed_as
    return score, kind
