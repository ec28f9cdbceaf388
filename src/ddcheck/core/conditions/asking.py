"""Rules as plain functions, for what is asked of every record of a batch: whether a rule says nothing of it.

Most rules that are asked find nothing, thousands of times. A function made once for a condition gives what its
``test`` gives, without a scope for each element and without finding out again what kind of field it reads; and
it leaves out what is false of every record of the sort. A condition inside one element that speaks of another
has no such function, and its rule is asked as it is where there is one record.
"""

from __future__ import annotations

from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING

from ddcheck.core.classification import NOTHING
from ddcheck.core.conditions.combining import All, Always, Any, Not, Quantified
from ddcheck.core.conditions.comparing import Comparison
from ddcheck.core.conditions.goods import Classified, Goods
from ddcheck.core.conditions.idling import idles
from ddcheck.core.conditions.language import Scope
from ddcheck.core.conditions.leaving import LeavesChina
from ddcheck.core.conditions.parties import Indicated, SameParty
from ddcheck.core.logic import FALSE, TRUE, UNKNOWN
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any as Anything

    from ddcheck.core.conditions.language import Condition
    from ddcheck.core.conditions.paths import FieldPath
    from ddcheck.core.facts import Facts
    from ddcheck.core.logic import Truth

    Test = Callable[[Facts, Anything], Truth]
    """What a condition tests to, of a record and the element in hand."""

REMEMBERED = 5_000
"""Texts whose indications are kept for one condition, and elements whose answers are, which bounds the memory."""
_COME_AGAIN = ("party", "stop")
"""Elements that the records of a batch share as the same objects; see `reading.known_parts`."""

_RECORDS = ("shipment", "customer")
_BY_VALUE = ("is", "is_not", "in", "not_in", "starts_with", "contains", "includes", "vague")
"""Operators whose answer depends on the value and nothing else, whatever the kind of field; so do bounds."""
_BOUNDS = ("at_least", "more_than", "at_most", "less_than")


class _Sort(NamedTuple):
    """What a condition is read for."""

    noun: str
    """The element in hand."""
    alone: bool
    """Whether no other element is in hand around it."""
    ordinary: bool
    unlisted: bool


def silence(
    when: Condition, unless: Condition | None, applies_to: str, *, ordinary: bool, unlisted: bool
) -> Callable[[Facts], bool] | None:
    """Whether a rule has something to look at in a record and says nothing of it; none where it must be asked.

    Args:
        when: in which case the rule says something.
        unless: in which case it does not for all that.
        applies_to: the noun of what it looks at.
        ordinary: whether no control points at the goods of the records that it is made for.
        unlisted: whether nobody in them is listed.
    """
    sort = _Sort(applies_to, True, ordinary, unlisted)
    applies = _made(when, sort)
    if applies is None:
        return None
    exempts = None if unless is None else _made(unless, sort)
    if applies_to in _RECORDS:
        if exempts is None:
            return lambda facts: applies(facts, None) is FALSE
        return lambda facts: applies(facts, None) is FALSE or exempts(facts, None) is TRUE
    listed = _LISTS[applies_to]

    def silent(facts: Facts) -> bool:
        held = listed(facts)
        for each in held:
            if applies(facts, each) is not FALSE and (
                exempts is None or exempts(facts, each) is not TRUE
            ):
                return False
        return bool(held)

    return silent


def _made(condition: Condition, sort: _Sort) -> Test | None:
    """The function of a condition; none where it needs a scope."""
    if idles(condition, ordinary=sort.ordinary, unlisted=sort.unlisted):
        return _false
    match condition:
        case All(parts=(Comparison() as first, Comparison() as second)) if _known_and(
            first, second
        ):
            return _comparison(second, sort, unknown=FALSE)
        case All(parts=parts) | Any(parts=parts):
            made = [_made(part, sort) for part in parts]
            tests = [each for each in made if each is not None]
            if len(tests) < len(made):
                return None
            return _all(tests) if isinstance(condition, All) else _any(tests)
        case Not(part=part):
            inner = _made(part, sort)
            return None if inner is None else _not(inner)
        case Quantified():
            return _quantified(condition, sort)
        case Comparison():
            return _comparison(condition, sort)
        case Indicated():
            return _indicated(condition, sort)
        case Classified():
            return _classified(condition, sort)
        case Always():
            return _true
        case LeavesChina() | SameParty() | Goods():
            return _of_record(condition)
    return _in_scope(condition, sort)


_numbers: dict[tuple[type, Anything], int] = {}
_counted = count()


def _number(condition: Condition) -> int:
    """The number of a condition that rules share, under which a record keeps what it came to."""
    # Counted and not taken from the size, which two threads may see alike.
    return _numbers.setdefault((type(condition), condition), next(_counted))


def _of_record(condition: Condition) -> Test:
    """What it tests to of a record, asked once for all rules that hold it."""
    number = _number(condition)

    def test(facts: Facts, held: Anything) -> Truth:  # noqa: ARG001 - it is about the whole record
        found = facts.told.get((number, -1))
        if found is None:
            found = facts.told[number, -1] = condition.test(Scope(facts))
        return found

    return test


def _known_and(first: Comparison, second: Comparison) -> bool:
    """Whether one asks that a field is known, and the other what it says: then not known is false."""
    return (
        first.operator == "known"
        and first.bound is True
        and second.field.text == first.field.text
        and second.operator in (*_BY_VALUE, *_BOUNDS)
    )


def _in_scope(condition: Condition, sort: _Sort) -> Test | None:
    """What it tests to in the scope that the element in hand has; none where there is more in that."""
    if not sort.alone:
        return None
    if sort.noun in _RECORDS:
        return lambda facts, _: condition.test(Scope(facts))
    listed = _LISTS[sort.noun]
    place = tuple(_LISTS).index(sort.noun)
    before, after = (None, -1) * place, (None, -1) * (len(_LISTS) - 1 - place)

    def test(facts: Facts, held: Anything) -> Truth:
        at = _place(listed(facts), held)
        return condition.test(Scope._make((facts, *before, held, at, *after)))

    return test


def _place(listed: Sequence[Anything], held: Anything) -> int:
    """Where the element in hand stands in its list."""
    at = 0
    while listed[at] is not held:
        at += 1
    return at


def _classified(condition: Classified, sort: _Sort) -> Test | None:
    slow = _in_scope(condition, sort)
    if slow is None:
        return None
    number = _number(condition)

    def test(facts: Facts, held: Anything) -> Truth:
        at = _place(_items(facts), held)
        if facts.classification(at) is NOTHING:
            return FALSE
        found = facts.told.get((number, at))
        if found is None:
            found = facts.told[number, at] = slow(facts, held)
        return found

    return test


def _false(facts: Facts, held: Anything) -> Truth:  # noqa: ARG001 - what every test is asked with
    return FALSE


def _true(facts: Facts, held: Anything) -> Truth:  # noqa: ARG001 - what every test is asked with
    return TRUE


def _all(tests: list[Test]) -> Test:
    def test(facts: Facts, held: Anything) -> Truth:
        least = TRUE
        for each in tests:
            found = each(facts, held)
            if found is FALSE:
                return found
            if found is UNKNOWN:
                least = found
        return least

    return test


def _any(tests: list[Test]) -> Test:
    tests = [each for each in tests if each is not _false]
    if len(tests) == 1:
        return tests[0]

    def test(facts: Facts, held: Anything) -> Truth:
        greatest = FALSE
        for each in tests:
            found = each(facts, held)
            if found is TRUE:
                return found
            if found is UNKNOWN:
                greatest = found
        return greatest

    return test


def _not(inner: Test) -> Test:
    return lambda facts, held: inner(facts, held).negated()


def _items(facts: Facts) -> Sequence[Anything]:
    return () if facts.shipment is None else facts.shipment.items


def _stops(facts: Facts) -> Sequence[Anything]:
    return () if facts.shipment is None else facts.shipment.route


def _documents(facts: Facts) -> Sequence[Anything]:
    return facts.record.documents


_LISTS: dict[str, Callable[[Facts], Sequence[Anything]]] = {
    "item": _items,
    "party": attrgetter("parties"),
    "document": _documents,
    "stop": _stops,
}
"""The elements that a noun stands for, in the order in which a scope holds them."""


def _quantified(condition: Quantified, sort: _Sort) -> Test | None:
    inner = sort._replace(noun=condition.noun, alone=sort.noun in _RECORDS)
    where = _true if condition.where is None else _made(condition.where, inner)
    that = _made(condition.that, inner)
    if where is None or that is None:
        return None
    listed, every = _LISTS[condition.noun], condition.every

    asked = _picked(condition, where, _not(that) if every else that)

    def test(facts: Facts, held: Anything) -> Truth:  # noqa: ARG001 - the element is another one inside
        greatest = FALSE
        for each in listed(facts):
            found = asked(facts, each)
            if found is TRUE:
                greatest = found
                break
            if found is UNKNOWN:
                greatest = found
        return greatest.negated() if every else greatest

    if condition.noun in _COME_AGAIN or not _is_by_value(condition):
        return test
    try:
        number = _number(condition)
    except TypeError:  # it compares with a list
        return test

    def shared(facts: Facts, held: Anything) -> Truth:
        found = facts.told.get((number, -1))
        if found is None:
            found = facts.told[number, -1] = test(facts, held)
        return found

    return shared


def _picked(condition: Quantified, where: Test, that: Test) -> Test:
    """What one element comes to: false where it is not picked."""

    def test(facts: Facts, held: Anything) -> Truth:
        picked = where(facts, held)
        return picked if picked is FALSE else min(picked, that(facts, held))

    found = that if condition.where is None else test
    parts = (condition.where, condition.that)
    if condition.noun in _COME_AGAIN and all(_is_of(condition.noun, part) for part in parts):
        return _remembering(found)
    if _is_by_value(condition):
        return _remembering_values(found, [field.rest for field in _fields(condition)])
    return found


def _fields(condition: Quantified) -> list[FieldPath]:
    """The fields that a quantified condition asks for, each once."""
    parts = (condition.where, condition.that)
    return list(
        dict.fromkeys(field for part in parts if part is not None for field in _asked(part))
    )


def _is_by_value(condition: Quantified) -> bool:
    """Whether what comes of an element is worth keeping by what it says in several fields."""
    if not all(_is_of(condition.noun, part) for part in (condition.where, condition.that)):
        return False
    fields = _fields(condition)
    return len(fields) > 1 and all(field.kind not in ("list", "map") for field in fields)


def _is_of(noun: str, condition: Condition | None) -> bool:
    """Whether what a condition tests to depends on an element of this noun, and on nothing else."""
    match condition:
        case None | Always():
            return True
        case All(parts=parts) | Any(parts=parts):
            return all(_is_of(noun, part) for part in parts)
        case Not(part=part):
            return _is_of(noun, part)
        case Comparison(field=field, operator=operator):
            return field.noun == noun and operator in ("known", *_BY_VALUE, *_BOUNDS)
        case Indicated(read=read):
            return all(field.noun == noun for field in read)
    return False


def _asked(condition: Condition) -> Iterator[FieldPath]:
    """The fields that a condition `_is_of` one element asks for."""
    match condition:
        case All(parts=parts) | Any(parts=parts):
            for part in parts:
                yield from _asked(part)
        case Not(part=part):
            yield from _asked(part)
        case Comparison(field=field):
            yield field
        case Indicated(read=read):
            yield from read


def _remembering_values(asked: Test, fields: Sequence[str]) -> Test:
    """The same test for elements of which others say the same in these fields, asked once for all of them."""
    known: dict[Anything, Truth] = {}
    said = attrgetter(*fields)

    def test(facts: Facts, held: Anything) -> Truth:
        values = said(held)
        found = known.get(values)
        if found is None:
            if len(known) >= REMEMBERED:
                known.clear()
            found = known[values] = asked(facts, held)
        return found

    return test


def _remembering(asked: Test) -> Test:
    """The same test for elements that come again as the same objects, each asked once."""
    known: dict[int, tuple[Anything, Truth]] = {}

    def test(facts: Facts, held: Anything) -> Truth:
        kept = known.get(id(held))
        if kept is None or kept[0] is not held:
            if len(known) >= REMEMBERED:
                known.clear()
            # Kept beside its answer, so that its id() stays its own.
            kept = known[id(held)] = held, asked(facts, held)
        return kept[1]

    return test


def _comparison(condition: Comparison, sort: _Sort, *, unknown: Truth = UNKNOWN) -> Test | None:
    """The function of a comparison, which gives ``unknown`` where the field is not known."""
    field, operator, answer = condition.field, condition.operator, condition.answer
    read = _reader(field, sort)
    if read is None:
        return None  # of another element
    if operator == "known":
        known, not_known = (TRUE, FALSE) if condition.bound else (FALSE, TRUE)
        return lambda facts, held: not_known if read(facts, held) is None else known
    coded = field.kind == "choice" or (field.kind == "text" and field.written is not None)
    if operator in ("is", "in") and coded:
        keys = frozenset(condition.bound)

        def is_one(facts: Facts, held: Anything) -> Truth:
            value = read(facts, held)
            if value is None:
                return unknown
            return TRUE if value in keys else FALSE

        return is_one
    if operator not in _BY_VALUE and operator not in _BOUNDS:
        return _in_scope(condition, sort)
    nowhere: Anything = None

    def test(facts: Facts, held: Anything) -> Truth:
        value = read(facts, held)
        return unknown if value is None else answer(value, nowhere)

    return test


def _reader(field: FieldPath, sort: _Sort) -> Callable[[Facts, Anything], Anything] | None:
    """What a field holds, None where it is unknown; none where it is of an element that is not in hand."""
    get = attrgetter(field.rest)
    several = field.kind in ("texts", "list", "map")
    if field.noun in _RECORDS:
        held_by = attrgetter(field.noun)

        def read(facts: Facts, held: Anything) -> Anything:  # noqa: ARG001 - it is the record's own
            record = held_by(facts)
            if record is None:
                return None
            return get(record) or None if several else get(record)

        return read
    if field.noun != sort.noun:
        return None
    if several:
        return lambda _, held: get(held) or None
    return lambda _, held: get(held)


def _indicated(condition: Indicated, sort: _Sort) -> Test | None:
    readers = [_reader(field, sort) for field in condition.fields]
    reads = [each for each in readers if each is not None]
    if len(reads) < len(readers):
        return None
    people = None if condition.people is None else _reader(condition.people, sort)
    known: dict[Anything, Truth] = {}
    if len(reads) == 1 and people is None:
        (read,) = reads

        def test_one(facts: Facts, held: Anything) -> Truth:
            value = read(facts, held)
            found = known.get(value)
            if found is None:
                if len(known) >= REMEMBERED:
                    known.clear()
                found = known[value] = condition.of((value,), facts.knowledge.vocabularies)
            return found

        return test_one

    def test(facts: Facts, held: Anything) -> Truth:
        values = tuple([read(facts, held) for read in reads])
        found = known.get(values)
        if found is None:
            if len(known) >= REMEMBERED:
                known.clear()
            found = known[values] = condition.of(values, facts.knowledge.vocabularies)
        if people is not None and found is TRUE:
            return condition.of((*values, people(facts, held)), facts.knowledge.vocabularies)
        return found

    return test
