"""How alike two names are, and why: one number between 0 and 1 and the parts that add up to it.

`quick_score` and `compare` walk the same road; the first drops the explanation. Scores of all kinds of
party are brought to one scale, on which `MATCH_THRESHOLD` means the same for each of them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ddcheck.core.names.alignment import Pair, align
from ddcheck.core.names.analysis import Kind, Name, View, Weighting, analyse, view, weights_of
from ddcheck.core.names.explaining import Part, explain
from ddcheck.core.names.romanisation import same_syllables

if TYPE_CHECKING:
    from ddcheck.core.names.han_comparison import Met

MATCH_THRESHOLD: Final = 0.7
"""A score from here on is a match, whatever the kind of party."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two names are, and why."""

    score: float
    """In [0, 1]; 1 only for names that are the same once folded."""
    is_match: bool
    """Whether the score reaches `MATCH_THRESHOLD`."""
    kind: Kind
    """As what the names were read; the one asked for, or the one found."""
    explanation: tuple[Part, ...]
    """Parts whose points add up to the score (to 1e-9)."""
    comparable: bool
    """False if a name has no letter and no digit: then nothing is known, and that is no mismatch."""


class Costs(NamedTuple):
    """What counts how much for one kind of party."""

    left_over: float
    both_left_over: float
    number_conflict: float
    number_missing: float
    legal_weight: float
    legal_conflict: float
    disorder: float
    single_word: float
    """Taken off when one telling word is shared and others are not."""
    single_word_known: float
    """The same where the others are places or everyday words."""
    conflict: float
    """Taken off when both names hold a telling word that the other lacks."""
    natural_threshold: float


COSTS: dict[str, Costs] = {
    "person": Costs(0.375, 2.1, 0.5, 0.9, 0.05, 0.3, 0.0, 0.68, 0.8, 0.9, 0.735),
    "organization": Costs(0.53, 1.4, 0.5, 0.67, 0.12, 0.4, 0.12, 0.77, 0.87, 1.0, 0.71),
    "vessel": Costs(0.6, 1.0, 0.4, 0.6, 0.05, 0.0, 0.1, 0.9, 0.95, 1.0, 0.70),
}


HAN_COSTS: dict[str, Costs] = {
    "person": Costs(1.0, 2.0, 0.5, 0.9, 0.05, 0.3, 0.0, 0.75, 0.9, 1.0, 0.70),
    "organization": Costs(0.45, 2.0, 0.4, 0.6, 0.06, 0.4, 0.15, 0.9, 0.95, 1.0, 0.70),
    "vessel": Costs(0.6, 2.0, 0.4, 0.6, 0.05, 0.0, 0.1, 0.9, 0.95, 1.0, 0.70),
}

JOINED_SCORE: Final = 0.995
"""The score of names that differ in nothing but spaces."""

# What says who somebody is; a pair of names that shares none of it shares nothing.
_SOLID: Final = frozenset(("word", "common", "place", "code", "number"))


_WEAK: Final = frozenset(("common", "place"))
EVERYDAY_FACTOR: float = 0.6
CONFLICT_LENGTH: int = 3


class Outline(NamedTuple):
    """All that the score is made of; what an explanation needs."""

    score: float
    raw: float
    kind: Kind
    first: View
    second: View
    first_weights: tuple[float, ...]
    second_weights: tuple[float, ...]
    pairs: list[Pair]
    left_first: list[int]
    left_second: list[int]
    matched: float
    total: float
    costs: tuple[tuple[str, float], ...]
    factors: tuple[tuple[str, float], ...]
    special: str
    met: tuple["Met", ...] = ()
    """What met otherwise than word by word: Han characters."""
    over_first: tuple[tuple[str, float], ...] = ()
    over_second: tuple[tuple[str, float], ...] = ()


def compare_names(a: str, b: str, kind: str | None = None) -> Comparison:
    """How alike two names are, as names of that kind of party.

    `kind` is `person`, `organization`, `vessel` (for aircraft too) or None. With None, a legal form or a
    word that organisations use makes both organisations; otherwise the more cautious of person and
    organisation is taken, that is the higher score. Symmetric. Raises ValueError for another kind.
    """
    return compare(analyse(a), analyse(b), kind)


def compare(
    a: Name, b: Name, kind: str | None = None, weight: Weighting | None = None
) -> Comparison:
    """`compare_names` for analysed names; `weight` tells how telling each word is in the list at hand."""
    outline = _outline(a, b, kind, weight)
    if outline is None:
        parts = (Part("", 0.0, "not_comparable", ()),)
        return Comparison(0.0, False, _kind(kind), parts, False)
    return Comparison(
        outline.score, outline.score >= MATCH_THRESHOLD, outline.kind, explain(outline, a, b), True
    )


def quick_score(
    a: Name, b: Name, kind: str | None = None, weight: Weighting | None = None
) -> float:
    """The very number of `compare(…).score`, without the explanation."""
    if a.folded > b.folded:
        a, b = b, a
    outline = _outline(a, b, kind, weight)
    return 0.0 if outline is None else outline.score


def _kind(kind: str | None) -> Kind:
    if kind in (None, "person"):
        return "person"
    if kind == "organization":
        return "organization"
    if kind in ("vessel", "aircraft"):
        return "vessel"
    raise ValueError(f"'{kind}' is not a kind of party; use person, organization, vessel or None")


def _outline(a: Name, b: Name, kind: str | None, weight: Weighting | None) -> Outline | None:
    asked = _kind(kind)
    if not a.folded or not b.folded:
        return None
    if a.alternatives or b.alternatives:
        return _best_alternative(a, b, kind, weight)
    return _as_kind(a, b, kind, asked, weight)


# One of several names in a text is a little less than the text.
ALTERNATIVE_FACTOR: Final = 0.97


def _best_alternative(a: Name, b: Name, kind: str | None, weight: Weighting | None) -> Outline:
    """The best outline of any name given in one text with any given in the other."""
    asked = _kind(kind)
    best = _as_kind(a, b, kind, asked, weight)
    for one in a.alternatives or (a.folded,):
        for other in b.alternatives or (b.folded,):
            # An alternative is folded text, so analysing it gives that text again.
            found = _as_kind(analyse(one), analyse(other), kind, asked, weight)
            if found.score * ALTERNATIVE_FACTOR > best.score:
                score = found.score * ALTERNATIVE_FACTOR
                factors = (*found.factors, ("alternative", ALTERNATIVE_FACTOR))
                best = found._replace(
                    score=score, raw=found.raw * ALTERNATIVE_FACTOR, factors=factors, special=""
                )
    return best


def _as_kind(a: Name, b: Name, kind: str | None, asked: Kind, weight: Weighting | None) -> Outline:
    # The words are looked at in one order, so that the score cannot depend on which name comes first.
    if a.folded > b.folded:
        return _mirrored(_as_kind(b, a, kind, asked, weight))
    if kind is not None:
        return _judge(a, b, asked, weight)
    if _is_organization(a) or _is_organization(b):
        return _judge(a, b, "organization", weight)
    as_person = _judge(a, b, "person", weight)
    as_organization = _judge(a, b, "organization", weight)
    return as_person if as_person.score >= as_organization.score else as_organization


def _mirrored(o: Outline) -> Outline:
    """The same outline with first and second exchanged."""
    pairs = [Pair(p.second, p.second_count, p.first, p.first_count, *p[4:]) for p in o.pairs]
    return o._replace(
        first=o.second,
        second=o.first,
        first_weights=o.second_weights,
        second_weights=o.first_weights,
        pairs=pairs,
        left_first=o.left_second,
        left_second=o.left_first,
        met=tuple([m._replace(first=m.second, second=m.first) for m in o.met]),
        over_first=o.over_second,
        over_second=o.over_first,
    )


def _is_organization(name: Name) -> bool:
    return any(token.role in ("legal_form", "common") for token in name.tokens)


def _judge(a: Name, b: Name, kind: Kind, weight: Weighting | None) -> Outline:
    first, second = view(a.folded, kind), view(b.folded, kind)
    if weight is None:
        wa, wb = first.weights, second.weights
    else:
        wa, wb = weights_of(first, weight), weights_of(second, weight)
    if a.folded == b.folded:
        return _same(kind, first, second, wa, wb, "same")
    han = first.han is not None or second.han is not None
    if not han and (not first.texts or not second.texts):
        return _nothing(kind, first, second, wa, wb)
    if a.folded.replace(" ", "") == b.folded.replace(" ", ""):
        return _same(kind, first, second, wa, wb, "joined")
    costs = COSTS[kind]
    pairs, left_a, left_b = align(first, second, kind)
    matched = total = 0.0
    solid = telling = 0
    for pair in pairs:
        if pair.first_count == 1:
            share = wa[pair.first]
        else:
            share = sum(wa[pair.first : pair.first + pair.first_count])
        if pair.second_count == 1:
            share += wb[pair.second]
        else:
            share += sum(wb[pair.second : pair.second + pair.second_count])
        share /= 2
        total += share
        matched += share * pair.similarity
        if pair.code == "joined" or (
            pair.code not in ("initial", "initials") and first.roles[pair.first] in _SOLID
        ):
            solid += 1
            if first.roles[pair.first] not in _WEAK:
                telling += 1
    over_a = over_b = 0.0
    met: tuple[Met, ...] = ()
    han_a: tuple[tuple[str, float], ...] = ()
    han_b: tuple[tuple[str, float], ...] = ()
    if han:
        met, han_a, han_b = _meet_han(first, second, wa, wb, left_a, left_b, kind)
        if first.han is not None and second.han is not None:
            costs = HAN_COSTS[kind]
        for meeting in met:
            total += meeting.weight
            matched += meeting.weight * meeting.similarity
            if meeting.telling:
                solid += 2
                telling += 2
        over_a += sum([weight for _, weight in han_a])
        over_b += sum([weight for _, weight in han_b])
    if solid == 0:
        if not han and kind != "vessel":
            spoken = _as_chinese(first, second, wa, wb, kind)
            if spoken is not None:
                return spoken
        return _nothing(kind, first, second, wa, wb)
    charged: list[tuple[str, float]] = []
    for i in left_a:
        over_a += wa[i]
    for j in left_b:
        over_b += wb[j]
    denominator = total
    if over_a or over_b:
        cost = costs.left_over * (over_a + over_b)
        charged.append(("left_over", cost))
        denominator += cost
        if over_a and over_b:
            cost = costs.both_left_over * (over_a if over_a < over_b else over_b)
            charged.append(("both_left_over", cost))
            denominator += cost
    if first.legal != second.legal and first.legal and second.legal:
        if not set(first.legal) & set(second.legal):
            cost = costs.legal_weight * (1 + costs.legal_conflict)
            charged.append(("legal_conflict", cost))
            denominator += cost
    elif first.legal != second.legal:
        cost = costs.legal_weight * 0.3
        charged.append(("legal_missing", cost))
        denominator += cost
    raw = matched / denominator
    factors: list[tuple[str, float]] = []
    if first.numbers != second.numbers:
        factor = _number_factor(first.numbers, second.numbers, costs)
        if factor < 1:
            factors.append(("number", factor))
            raw *= factor
    if solid == 1 and (over_a > 0.2 or over_b > 0.2):
        factor = costs.single_word
        if not (_any_word(first, left_a) or _any_word(second, left_b) or han_a or han_b):
            factor = costs.single_word_known
        factors.append(("single_word", factor))
        raw *= factor
    if (
        over_a
        and over_b
        and not han
        and costs.conflict < 1
        and _conflicting(first, second, left_a, left_b)
    ):
        factors.append(("conflict", costs.conflict))
        raw *= costs.conflict
    if not telling and over_a > 0.3 and over_b > 0.3:
        factors.append(("everyday_words", EVERYDAY_FACTOR))
        raw *= EVERYDAY_FACTOR
    if costs.disorder and len(pairs) > 1 and _disordered(pairs):
        factors.append(("word_order", 1 - costs.disorder))
        raw *= 1 - costs.disorder
    if raw < WADE_SIMILARITY and not han and kind != "vessel":
        spoken = _as_chinese(first, second, wa, wb, kind)
        if spoken is not None:
            return spoken
    # The same word twice, or written apart, leaves no cost; only names that fold alike are the same.
    raw = min(raw, 0.999)
    return Outline(
        _calibrated(raw, costs.natural_threshold),
        raw,
        kind,
        first,
        second,
        wa,
        wb,
        pairs,
        left_a,
        left_b,
        matched,
        total,
        tuple(charged),
        tuple(factors),
        "",
        met,
        han_a,
        han_b,
    )


WADE_SIMILARITY: float = 0.88


def _as_chinese(
    first: View, second: View, wa: tuple[float, ...], wb: tuple[float, ...], kind: Kind
) -> Outline | None:
    """The outline of two Latin spellings of the same Chinese syllables (Hsi Chin-ping, Xi Jinping)."""
    if first.numbers != second.numbers or not (first.spoken and second.spoken):
        return None
    orders = first.spoken if kind == "person" else first.spoken[:1]
    least = 2 if kind == "person" else 3
    if not any(same_syllables(order, second.spoken[0]) >= least for order in orders):
        return None
    from ddcheck.core.names.han_comparison import Met

    total = (sum(wa) + sum(wb)) / 2
    met = Met(
        " ".join(first.texts),
        " ".join(second.texts),
        total,
        WADE_SIMILARITY,
        "romanisation",
        telling=True,
    )
    raw = WADE_SIMILARITY
    score = _calibrated(raw, COSTS[kind].natural_threshold)
    return Outline(
        score, raw, kind, first, second, wa, wb, [], [], [], total, total, (), (), "", (met,)
    )


_Over = tuple[tuple[str, float], ...]


def _meet_han(
    first: View,
    second: View,
    wa: tuple[float, ...],
    wb: tuple[float, ...],
    left_a: list[int],
    left_b: list[int],
    kind: Kind,
) -> tuple[tuple["Met", ...], _Over, _Over]:
    """What Han characters met, and what of them stays over; Latin words read are taken off the lists."""
    from ddcheck.core.names.han_comparison import meet_characters, meet_reading

    if first.han is not None and second.han is not None:
        found = meet_characters(first.han, second.han)
        return tuple(found.met), tuple(found.over_first), tuple(found.over_second)
    if first.han is not None:
        found = meet_reading(
            first.han, [second.texts[j] for j in left_b], [wb[j] for j in left_b], kind
        )
        left_b[:] = [j for place, j in enumerate(left_b) if place not in found.used_words]
        return tuple(found.met), tuple(found.over_first), ()
    if second.han is None:
        return (), (), ()
    found = meet_reading(
        second.han, [first.texts[i] for i in left_a], [wa[i] for i in left_a], kind
    )
    left_a[:] = [i for place, i in enumerate(left_a) if place not in found.used_words]
    swapped = tuple([m._replace(first=m.second, second=m.first) for m in found.met])
    return swapped, (), tuple(found.over_first)


def _any_word(names: View, places: list[int]) -> bool:
    return any(names.roles[place] == "word" for place in places)


def _conflicting(first: View, second: View, left_a: list[int], left_b: list[int]) -> bool:
    return any(_tells(first, i) for i in left_a) and any(_tells(second, j) for j in left_b)


def _tells(names: View, place: int) -> bool:
    return names.roles[place] == "word" and len(names.texts[place]) > CONFLICT_LENGTH


def _number_factor(a: Sequence[str], b: Sequence[str], costs: Costs) -> float:
    only_a = [n for n in a if n not in b]
    only_b = [n for n in b if n not in a]
    if only_a and only_b:
        return costs.number_conflict
    # A first fund is often written without its number.
    if all(n == "1" for n in only_a or only_b):
        return 1.0
    return costs.number_missing


def _disordered(pairs: list[Pair]) -> bool:
    ordered = sorted(pairs)
    return any(x.second > y.second for x, y in zip(ordered, ordered[1:], strict=False))


@lru_cache(maxsize=8)
def _power(natural: float) -> float:
    return math.log(MATCH_THRESHOLD) / math.log(natural)


def _calibrated(raw: float, natural: float) -> float:
    if raw <= 0:
        return 0.0
    return raw ** _power(natural) if natural != MATCH_THRESHOLD else raw


def _same(
    kind: Kind,
    first: View,
    second: View,
    wa: tuple[float, ...],
    wb: tuple[float, ...],
    special: str,
) -> Outline:
    pairs = [Pair(i, 1, i, 1, 1.0, "equal", 0) for i in range(len(first.texts))]
    total = sum(wa)
    return Outline(
        1.0, 1.0, kind, first, second, wa, wb, pairs, [], [], total, total, (), (), special
    )


def _nothing(
    kind: Kind, first: View, second: View, wa: tuple[float, ...], wb: tuple[float, ...]
) -> Outline:
    left_a, left_b = list(range(len(first.texts))), list(range(len(second.texts)))
    return Outline(
        0.0, 0.0, kind, first, second, wa, wb, [], left_a, left_b, 0.0, 0.0, (), (), "nothing"
    )
