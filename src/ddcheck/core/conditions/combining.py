"""Conditions made of conditions: all, any, not; and for some or every element of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.conditions.language import Evidence, Judgement, Scope
from ddcheck.core.logic import FALSE, TRUE, UNKNOWN, Truth
from ddcheck.core.values import Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddcheck.core.conditions.language import Condition


class All(NamedTuple):
    """Every part holds."""

    parts: tuple[Condition, ...]

    def test(self, scope: Scope) -> Truth:
        """False as soon as one part is."""
        least = TRUE
        for part in self.parts:
            found = part.test(scope)
            if found is FALSE:
                return found
            if found < least:
                least = found
        return least

    def judge(self, scope: Scope) -> Judgement:
        """Rests on the first false part, else on all of them."""
        judged = []
        for part in self.parts:
            one = part.judge(scope)
            if one.truth is FALSE:
                return one
            judged.append(one)
        return Judgement(
            min((one.truth for one in judged), default=TRUE),
            tuple(each for one in judged for each in one.evidence),
        )


class Any(NamedTuple):
    """Some part holds."""

    parts: tuple[Condition, ...]

    def test(self, scope: Scope) -> Truth:
        """True as soon as one part is."""
        greatest = FALSE
        for part in self.parts:
            found = part.test(scope)
            if found is TRUE:
                return found
            if found > greatest:
                greatest = found
        return greatest

    def judge(self, scope: Scope) -> Judgement:
        """Rests on the parts that hold, else on those that are unknown, else on all."""
        return greatest_of([part.judge(scope) for part in self.parts])


def greatest_of(judged: list[Judgement]) -> Judgement:
    """The greatest truth, with the evidence of those that share it."""
    top = max((one.truth for one in judged), default=FALSE)
    return Judgement(
        top, tuple(each for one in judged if one.truth is top for each in one.evidence)
    )


class Not(NamedTuple):
    """The part does not hold."""

    part: Condition

    def test(self, scope: Scope) -> Truth:
        """Unknown stays unknown."""
        return self.part.test(scope).negated()

    def judge(self, scope: Scope) -> Judgement:
        """Rests on what the part rests on."""
        judged = self.part.judge(scope)
        return Judgement(judged.truth.negated(), judged.evidence)


def elements(noun: str, scope: Scope) -> tuple[Scope, ...]:
    """A scope for each element of the record's list that a noun names; the record itself for its own noun."""
    if scope.item is not None or scope.party is not None or scope.document is not None:
        return tuple(_elements(noun, scope))
    kept = scope.facts.scopes.get(noun)
    if kept is None:
        kept = scope.facts.scopes[noun] = tuple(_elements(noun, scope))
    return kept


def _elements(noun: str, scope: Scope) -> Iterator[Scope]:
    facts = scope.facts
    shipment = facts.shipment
    match noun:
        case "shipment" | "customer":
            yield scope
        case "party":
            for index, party in enumerate(facts.parties):
                yield Scope(facts, scope.item, scope.item_index, party, index, *scope[5:])
        case "item" if shipment is not None:
            for index, item in enumerate(shipment.items):
                yield Scope(facts, item, index, *scope[3:])
        case "document":
            holder = shipment if shipment is not None else facts.customer
            documents = () if holder is None else holder.documents
            for index, document in enumerate(documents):
                yield scope._replace(document=document, document_index=index)
        case "stop" if shipment is not None:
            for index, stop in enumerate(shipment.route):
                yield scope._replace(stop=stop, stop_index=index)


_LISTS = {
    "party": Text("parties", "当事方"),
    "item": Text("items", "货物"),
    "document": Text("documents", "单证"),
    "stop": Text("stops of the route", "运输路线"),
}


class Quantified(NamedTuple):
    """For some element, or for every one, of those that ``where`` picks."""

    noun: str
    every: bool
    where: Condition | None
    that: Condition

    def test(self, scope: Scope) -> Truth:
        """Some: true as soon as one is. Every: true where none is picked."""
        greatest = FALSE
        for inner in elements(self.noun, scope):
            found = self._one(inner)
            if found is TRUE:
                greatest = found
                break
            if found > greatest:
                greatest = found
        return greatest.negated() if self.every else greatest

    def _one(self, inner: Scope) -> Truth:
        picked = TRUE if self.where is None else self.where.test(inner)
        if picked is FALSE:
            return picked
        that = self.that.test(inner)
        return min(picked, that.negated() if self.every else that)

    def judge(self, scope: Scope) -> Judgement:
        """Rests on the elements that decide."""
        judged = []
        for inner in elements(self.noun, scope):
            picked = Judgement(TRUE) if self.where is None else self.where.judge(inner)
            if picked.truth is FALSE:
                continue
            that = self.that.judge(inner)
            value = that.truth.negated() if self.every else that.truth
            evidence = that.evidence
            if picked.truth is UNKNOWN or value is not TRUE:
                evidence = picked.evidence + evidence
            judged.append(Judgement(min(picked.truth, value), evidence))
        if not judged:
            name = _LISTS[self.noun]
            nothing = Evidence(
                Text(
                    f"none of the {name.en} on file is of the kind asked for",
                    f"档案中没有所要求的{name.zh}",
                )
            )
            return Judgement(TRUE if self.every else FALSE, (nothing,))
        found = greatest_of(judged)
        return Judgement(found.truth.negated() if self.every else found.truth, found.evidence)


class Always(NamedTuple):
    """Holds whatever the record says: for rules that speak of every record of a kind."""

    def test(self, scope: Scope) -> Truth:  # noqa: ARG002 - the protocol's
        """True."""
        return TRUE

    def judge(self, scope: Scope) -> Judgement:  # noqa: ARG002 - the protocol's
        """True, on nothing."""
        return Judgement(TRUE)
