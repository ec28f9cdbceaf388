"""What makes the score of two names: what met and weighs, what stays over and costs, what lowers all.

score = (weight of what met × how well) / (weight of what met + costs) × factors, brought to a scale on which
one threshold serves every kind of party. The numbers below were fitted on labelled pairs, with the names of
public lists and of people who are on none as counterweight; `benchmarks/name_quality.py` shows the result.
"""

from functools import lru_cache
from itertools import pairwise
from math import fsum, log
from typing import TYPE_CHECKING, Final, NamedTuple

from ddcheck.core.names.alignment import Pair, align
from ddcheck.core.names.analysis import Name, View, Weighting, view, weights_of
from ddcheck.core.names.roles import Kind
from ddcheck.core.names.romanisation import same_syllables
from ddcheck.core.names.spelling import UNVOWELED, UNVOWELED_SHORT

if TYPE_CHECKING:
    from ddcheck.core.names.han_comparison import Met

MATCH_THRESHOLD: Final = 0.7
"""A score from here on is a match, whatever the kind of party."""
DIGITS: Final = 12
"""Digits behind the point of scores and points. Sums are exact before (`math.fsum`): the one that is built in
adds otherwise from Python 3.12 on, and a saved run has to come out again wherever it is decided anew."""

Weights = tuple[float, ...]
Over = tuple[tuple[str, float], ...]
"""Han text that has no counterpart, with its weight."""
Left = tuple[list[int], list[int]]
"""The places of the words that are left over in the first and in the second name."""
Charges = tuple[tuple[str, float], ...]
"""What lowers the score: a code and how much."""


class Costs(NamedTuple):
    """What counts how much for one kind of party."""

    left_over: float
    """For each unit of weight that only one name holds."""
    both_left_over: float
    """For what both names hold for themselves, on top: then they rather name two parties."""
    number_conflict: float
    """The factor when each name has a number that the other lacks."""
    number_missing: float
    """The factor when only one name has a number."""
    legal_weight: float
    """What a legal form weighs, beside about 1 for a telling word."""
    legal_conflict: float
    """How much more two legal forms of different kinds cost than that weight."""
    disorder: float
    """Taken off when the words stand in another order."""
    single_word: float
    """The factor when one telling word is shared and places or everyday words are left over."""
    single_word_beside: float
    """The same when telling words are left over."""
    conflict: float
    """The factor when both names hold a telling word of their own."""
    natural_threshold: float
    """The raw score that tells matches from others best; it becomes `MATCH_THRESHOLD`."""


COSTS: dict[Kind, Costs] = {
    "person": Costs(0.375, 2.1, 0.5, 0.9, 0.05, 0.3, 0.0, 0.8, 0.68, 0.9, 0.725),
    "organization": Costs(0.53, 1.4, 0.5, 0.67, 0.12, 0.4, 0.12, 0.87, 0.77, 1.0, 0.715),
    "vessel": Costs(0.6, 1.0, 0.4, 0.6, 0.05, 0.0, 0.1, 0.95, 0.9, 1.0, 0.7),
}
# Where both names are written in Han characters a character is nearly a word.
HAN_COSTS: dict[Kind, Costs] = {
    "person": Costs(1.0, 2.0, 0.5, 0.9, 0.05, 0.3, 0.0, 0.9, 0.75, 1.0, 0.7),
    "organization": Costs(0.45, 2.0, 0.4, 0.6, 0.06, 0.4, 0.15, 0.95, 0.9, 1.0, 0.7),
    "vessel": Costs(0.6, 2.0, 0.4, 0.6, 0.05, 0.0, 0.1, 0.95, 0.9, 1.0, 0.7),
}

JOINED_SCORE: Final = 0.995
"""The score of names that differ in nothing but spaces."""
BEST_UNLIKE: Final = 0.999
"""The highest score of names that do not fold alike (the same words in another order)."""
WADE_SIMILARITY: float = 0.88
EVERYDAY_FACTOR: float = 0.6
OTHER_FIELD_FACTOR: float = 0.8
ELSEWHERE_FACTOR: float = 0.65
OTHER_SYLLABLES_FACTOR: float = 0.7
FATHER_FACTOR: float = 0.65
OTHER_SEX_FACTOR: float = 0.65
BETWEEN_FACTOR: float = 0.87
FIRST_OF_ITS_NAME: float = 0.3
"""What is left of the weight of a one without counterpart: the first is often written without its number."""
CONFLICT_LENGTH: int = 3
"""Words up to this length are too often two spellings of one to be held against a match."""

# What says who somebody is: names that share none of it share nothing.
_SOLID: Final = frozenset(("word", "common", "place", "code", "number"))
_EVERYDAY: Final = frozenset(("common", "place"))


class Outline(NamedTuple):
    """All that a score is made of: what an explanation needs."""

    score: float
    raw: float
    """The score on the scale of the kind."""
    kind: Kind
    first: View
    second: View
    first_weights: Weights
    second_weights: Weights
    pairs: list[Pair]
    left_first: list[int]
    left_second: list[int]
    total: float
    """The weight of all that met."""
    costs: Charges
    factors: Charges
    special: str
    """`same`, `joined`, `nothing` or `alternative` if that says all; else empty."""
    met: tuple["Met", ...] = ()
    """What met otherwise than word by word."""
    over_first: Over = ()
    over_second: Over = ()


_NOTHING_MET: Final[tuple[tuple["Met", ...], Over, Over]] = ((), (), ())


def judge(a: Name, b: Name, kind: Kind, weight: Weighting | None) -> Outline:
    """The outline of two names as that kind of party; neither may be without letters and digits.

    Call it with the names in one order (by folded text): equal choices fall by place.
    """
    first, second = view(a.folded, kind), view(b.folded, kind)
    wa = first.weights if weight is None else weights_of(first, weight)
    wb = second.weights if weight is None else weights_of(second, weight)
    if a.folded == b.folded:
        return _special(kind, first, second, wa, wb, "same", 1.0)
    han = first.han is not None or second.han is not None
    if not han and (not first.texts or not second.texts):
        return _special(kind, first, second, wa, wb, "nothing", 0.0)
    if a.folded.replace(" ", "") == b.folded.replace(" ", ""):
        return _special(kind, first, second, wa, wb, "joined", JOINED_SCORE)
    costs = HAN_COSTS[kind] if first.han is not None and second.han is not None else COSTS[kind]
    pairs, left_a, left_b = align(first, second, kind)
    left_a, left_b = _but_of_form(first, left_a, second), _but_of_form(second, left_b, first)
    matched, total, solid, telling = _weighed(pairs, first, wa, wb)
    met, han_a, han_b = (
        _meet_han(first, second, wa, wb, left_a, left_b, kind) if han else _NOTHING_MET
    )
    over_a = over_b = 0.0
    if han:
        in_han = _weighed_in_han(met, kind, mixed=first.han is None or second.han is None)
        matched, total = matched + in_han[0], total + in_han[1]
        solid, telling = solid + in_han[2], telling + in_han[2]
        han_a, han_b = _but_of_group(han_a, second), _but_of_group(han_b, first)
        over_a = fsum([weight for _, weight in han_a])
        over_b = fsum([weight for _, weight in han_b])
    over_a += _weight_over(first, wa, left_a)
    over_b += _weight_over(second, wb, left_b)
    raw = 0.0
    charges: Charges = ()
    factors: Charges = ()
    if solid:
        charges = _charges(first, second, over_a, over_b, costs)
        raw = matched / (total + fsum([cost for _, cost in charges]))
        factors = _factors(first, second, pairs, left_a, left_b, costs, han_a or han_b)
        if solid == 1 and (over_a > 0.2 or over_b > 0.2):
            beside = _any_word(first, left_a) or _any_word(second, left_b) or han_a or han_b
            factors += (("single_word", costs.single_word_beside if beside else costs.single_word),)
        if solid == 1 < len(pairs) and kind == "person":
            factors += _by_consonants_alone(pairs, costs)
        if not telling and over_a > 0.3 and over_b > 0.3:
            factors += (("everyday_words", EVERYDAY_FACTOR),)
        if costs.disorder and len(pairs) > 1 and _disordered(pairs):
            factors += (("word_order", 1 - costs.disorder),)
        for _, factor in factors:
            raw *= factor
        if raw >= costs.natural_threshold:
            apart = _apart(first, second, pairs, (left_a, left_b), kind, over=bool(han_a or han_b))
            factors += apart
            for _, factor in apart:
                raw *= factor
    if raw < WADE_SIMILARITY and not han and kind != "vessel":
        spoken = _as_chinese(first, second, wa, wb, kind)
        if spoken is not None:
            return spoken
    if not solid:
        return _special(kind, first, second, wa, wb, "nothing", 0.0)
    raw = min(raw, BEST_UNLIKE)
    score = calibrated(raw, costs.natural_threshold)
    return Outline(
        score, raw, kind, first, second, wa, wb, pairs, left_a, left_b, total, charges, factors, "",
        met, han_a, han_b,
    )  # fmt: skip


def mirrored(o: Outline) -> Outline:
    """The same outline with first and second exchanged."""
    return o._replace(
        first=o.second,
        second=o.first,
        first_weights=o.second_weights,
        second_weights=o.first_weights,
        pairs=[Pair(p.second, p.second_count, p.first, p.first_count, *p[4:]) for p in o.pairs],
        left_first=o.left_second,
        left_second=o.left_first,
        met=tuple([m._replace(first=m.second, second=m.first) for m in o.met]),
        over_first=o.over_second,
        over_second=o.over_first,
    )


@lru_cache(maxsize=16)
def _power(natural: float) -> float:
    return log(MATCH_THRESHOLD) / log(natural)


def calibrated(raw: float, natural: float) -> float:
    """A raw score on the common scale: monotone, 0 and 1 stay, the natural threshold becomes the common one.

    Rounded, since what is behind the last of its digits differs from one system's powers to another's.
    """
    if raw <= 0:
        return 0.0
    return round(raw if natural == MATCH_THRESHOLD else raw ** _power(natural), DIGITS)


def _special(
    kind: Kind, first: View, second: View, wa: Weights, wb: Weights, special: str, score: float
) -> Outline:
    return Outline(score, score, kind, first, second, wa, wb, [], [], [], 0.0, (), (), special)


def _weighed(
    pairs: list[Pair], first: View, wa: Weights, wb: Weights
) -> tuple[float, float, int, int]:
    """Of the pairs: weight times similarity, weight, how many say who it is, how many do so by themselves."""
    matched = total = 0.0
    solid = telling = 0
    for i, count_a, j, count_b, similarity, code, _ in pairs:
        share = wa[i] if count_a == 1 else fsum(wa[i : i + count_a])
        share += wb[j] if count_b == 1 else fsum(wb[j : j + count_b])
        share /= 2
        total += share
        matched += share * similarity
        role = first.roles[i]
        if code == "joined" or (role in _SOLID and code not in ("initial", "initials")):
            solid += 1
            if role not in _EVERYDAY:
                telling += 1
    return matched, total, solid, telling


def _weighed_in_han(met: tuple["Met", ...], kind: Kind, *, mixed: bool) -> tuple[float, float, int]:
    """Of what met in Han: weight times similarity, weight, and as how many words it tells who it is.

    A word that is read in Latin letters is one; characters in a row, and a person's name, are rather several.
    """
    # Ships are called after places.
    told = sum(each.telling or kind == "vessel" for each in met)
    return (
        fsum([each.weight * each.similarity for each in met]),
        fsum([each.weight for each in met]),
        told * (1 if mixed and kind == "organization" else 2),
    )


GROUP: Final = ("group", "jituan")
"""What the end of a Chinese legal form is in Latin letters, where it is written apart."""


_GROUPED: Final = frozenset((*GROUP, "groups", "holding", "holdings"))


def _by_consonants_alone(pairs: list[Pair], costs: Costs) -> Charges:
    """What it costs that nothing but initials met, and a word that is written without vowels (SMT-K, Kyra Smith)."""
    alone = all(
        each.code == "initial" or each.similarity in (UNVOWELED, UNVOWELED_SHORT) for each in pairs
    )
    return (("consonants_alone", costs.single_word),) if alone else ()


def _but_of_form(names: View, left: list[int], other: View) -> list[int]:
    """The words left over but those of which the other name's legal form is made (Investment Co, Investment Company)."""
    if not left or not other.legal_texts:
        return left
    form = " ".join(other.legal_texts).split()
    if any("集团" in text for text in form):
        form += GROUP
    return [place for place in left if names.texts[place] not in form]


def _but_of_group(over: Over, other: View) -> Over:
    """What of Han stays over but for what the other name's legal form says in Latin letters (控股集团, Holding Group)."""
    if not over or other.han is not None or not other.legal_texts:
        return over
    if _GROUPED.isdisjoint(" ".join(other.legal_texts).split()):
        return over
    from ddcheck.core.names.han import OF_GROUP

    return tuple([each for each in over if each[0] not in OF_GROUP])


def _weight_over(names: View, weights: Weights, places: list[int]) -> float:
    """What the words weigh that are left over."""
    total = 0.0
    for place in places:
        weight = weights[place]
        total += weight if names.texts[place] != "1" else weight * FIRST_OF_ITS_NAME
    return total


def _charges(first: View, second: View, over_a: float, over_b: float, costs: Costs) -> Charges:
    charges: list[tuple[str, float]] = []
    if over_a or over_b:
        charges.append(("left_over", costs.left_over * (over_a + over_b)))
        if over_a and over_b:
            charges.append(("both_left_over", costs.both_left_over * min(over_a, over_b)))
    if first.legal and second.legal:
        # A stock company of Japan or China is a Co., Ltd. in English.
        translated = (first.han is None) is not (second.han is None)
        if not translated and set(first.legal).isdisjoint(second.legal):
            charges.append(("legal_conflict", costs.legal_weight * (1 + costs.legal_conflict)))
    elif first.legal or second.legal or bool(first.legal_texts) != bool(second.legal_texts):
        charges.append(("legal_missing", costs.legal_weight * 0.3))
    return tuple(charges)


def _factors(
    first: View,
    second: View,
    pairs: list[Pair],
    left_a: list[int],
    left_b: list[int],
    costs: Costs,
    han_over: Over,
) -> Charges:
    factors: list[tuple[str, float]] = []
    if first.numbers != second.numbers:
        met = _digits_joined(first, pairs)
        only_a = [n for n in first.numbers if n not in second.numbers and n not in met]
        only_b = [n for n in second.numbers if n not in first.numbers and n not in met]
        if only_a and only_b:
            factors.append(("number", costs.number_conflict))
        # A first fund is often written without its number.
        elif any(n != "1" for n in only_a or only_b):
            factors.append(("number", costs.number_missing))
    both_over = left_a and left_b and costs.conflict < 1 and not han_over
    if both_over and _any_telling(first, left_a) and _any_telling(second, left_b):
        factors.append(("conflict", costs.conflict))
    return tuple(factors)


def _apart(
    first: View, second: View, pairs: list[Pair], left: Left, kind: Kind, *, over: bool
) -> Charges:
    """What tells two names apart that are a match by all else; `over` if any Han characters are left over."""
    if first.han is not None and second.han is not None:
        from ddcheck.core.names import han_comparison as in_han

        if kind == "person":
            other = in_han.another_character(first.han, second.han)
            return (("other_syllables", OTHER_SYLLABLES_FACTOR),) if other else ()
        if kind == "organization" and in_han.elsewhere(first.han, second.han):
            return (("elsewhere", ELSEWHERE_FACTOR),)
        if kind == "organization" and in_han.other_university(first.han, second.han):
            return (("other_field", OTHER_FIELD_FACTOR),)
        return ()
    from ddcheck.core.names import apart as names

    found: list[tuple[str, float]] = []
    if names.other_body(first, second, pairs, left) or (
        not over and names.other_in_han(first, second, left)
    ):
        found.append(("other_field", OTHER_FIELD_FACTOR))
    if kind == "person" and names.other_sex(first, second, pairs):
        found.append(("other_sex", OTHER_SEX_FACTOR))
    if kind == "organization" and names.named_between(first, second, pairs):
        found.append(("named_between", BETWEEN_FACTOR))
    if all(pair.code == "equal" for pair in pairs) and not _disordered(pairs):
        return tuple(found)
    unlike = names.other_ship if kind == "vessel" else names.other_syllables
    if unlike(first, second, pairs):
        found.append(("other_syllables", OTHER_SYLLABLES_FACTOR))
    if names.father_and_son(first, second, pairs) or (
        kind == "person" and names.other_descent(first, second, pairs)
    ):
        found.append(("father", FATHER_FACTOR))
    if kind == "person" and names.other_parents(first, second):
        found.append(("other_parents", FATHER_FACTOR))
    return tuple(found)


def _digits_joined(first: View, pairs: list[Pair]) -> str:
    """The digits in words that met as one word and two (`L3Harris`, `L3 Harris`), where none is missing."""
    joined = [
        "".join(first.texts[each.first : each.first + each.first_count])
        for each in pairs
        if each.code == "joined"
    ]
    return "".join([char for char in "".join(joined) if char.isdigit()])


def _any_telling(names: View, places: list[int]) -> bool:
    return any(names.roles[p] == "word" and len(names.texts[p]) > CONFLICT_LENGTH for p in places)


def _any_word(names: View, places: list[int]) -> bool:
    return any(names.roles[place] == "word" for place in places)


def _disordered(pairs: list[Pair]) -> bool:
    return any(x.second > y.second for x, y in pairwise(sorted(pairs)))


def _as_chinese(first: View, second: View, wa: Weights, wb: Weights, kind: Kind) -> Outline | None:
    """The outline of two Latin spellings of the same Chinese syllables (Hsi Chin-ping, Xi Jinping)."""
    if first.numbers != second.numbers or not (first.spoken and second.spoken):
        return None
    if len(first.texts) == len(second.texts) == 1:
        return None
    # The surname may stand at either end; of a name in one word it is not known where.
    one, other = sorted((first.spoken, second.spoken), key=len)
    orders = other if kind == "person" else other[:1]
    least = 2 if kind == "person" else 3
    if not any(same_syllables(order, one[0]) >= least for order in orders):
        return None
    from ddcheck.core.names.han_comparison import Met

    total = (fsum(wa) + fsum(wb)) / 2
    said = (" ".join(first.texts), " ".join(second.texts))
    met = Met(*said, total, WADE_SIMILARITY, "romanisation", telling=True)
    score = calibrated(WADE_SIMILARITY, COSTS[kind].natural_threshold)
    return Outline(
        score, WADE_SIMILARITY, kind, first, second, wa, wb, [], [], [], total, (), (), "", (met,)
    )


def _meet_han(
    first: View,
    second: View,
    wa: Weights,
    wb: Weights,
    left_a: list[int],
    left_b: list[int],
    kind: Kind,
) -> tuple[tuple["Met", ...], Over, Over]:
    """What Han characters met, and what of them stays over; Latin words read are taken off the lists."""
    if first.han is not None and second.han is not None:
        from ddcheck.core.names.han_comparison import meet_characters

        found = meet_characters(first.han, second.han)
        return tuple(found.met), tuple(found.over_first), tuple(found.over_second)
    if first.han is None and second.han is None:
        return (), (), ()
    from ddcheck.core.names.han_reading import meet_reading

    if first.han is not None:
        found = meet_reading(
            first.han, [second.texts[j] for j in left_b], [wb[j] for j in left_b], kind
        )
        left_b[:] = [j for place, j in enumerate(left_b) if place not in found.used_words]
        return tuple(found.met), tuple(found.over_first), ()
    assert second.han is not None
    found = meet_reading(
        second.han, [first.texts[i] for i in left_a], [wa[i] for i in left_a], kind
    )
    left_a[:] = [i for place, i in enumerate(left_a) if place not in found.used_words]
    turned = tuple([m._replace(first=m.second, second=m.first) for m in found.met])
    return turned, (), tuple(found.over_first)
