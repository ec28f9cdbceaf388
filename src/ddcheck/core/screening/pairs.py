"""Which pairs of names are worth comparing.

Retrieval must not lose a pair that the comparison of `ddcheck.core.names` would call a match, and must
name few others. So from what the words weigh, and how alike they are at the most, follows the best score
that a pair could have; `bounds` says the same of many pairs at once.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from ddcheck.core.names import analysis as _analysis
from ddcheck.core.names import comparison as _comparison
from ddcheck.core.names.alignment import INITIAL_SIMILARITY
from ddcheck.core.names.analysis import view
from ddcheck.core.names.comparison import COSTS, is_organization, kind_of
from ddcheck.core.names.scoring import FIRST_OF_ITS_NAME, HAN_COSTS
from ddcheck.core.screening.features import ORGANIZATION, PERSON, TWO_LETTERS, UNIT, VESSEL
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddcheck.core.names import Name
    from ddcheck.core.names.han_comparison import Best
    from ddcheck.core.names.roles import Kind
    from ddcheck.core.names.scoring import Costs

_AS: Final = {
    "person": PERSON,
    "organization": ORGANIZATION,
    "vessel": VESSEL,
    "aircraft": VESSEL,
}


def compared_as(stated: str, listed: str) -> tuple[int, ...]:
    """As what a name is compared with a listed one, by the kinds of party that both are given as.

    Of two kinds the better score counts; where nobody says, that of person and organisation.
    """
    if not stated and not listed:
        return (PERSON, ORGANIZATION)
    return tuple(sorted({_AS[kind] for kind in (stated, listed) if kind}))


LEAST_ROUNDED: Final = 0.005
"""How much less than a match takes a pair is compared from, for roundings."""


class Bound(NamedTuple):
    """What counts how much at the least, for one kind of party."""

    left_over: float
    both_left_over: float
    single_word: float
    everyday: float
    least: float
    """The score from which a pair is compared, by `LEAST_ROUNDED` less than a match takes."""


def _bound(kind: Kind) -> Bound:
    costs = COSTS[kind]
    return Bound(
        costs.left_over,
        costs.both_left_over,
        costs.single_word,
        _comparison.EVERYDAY_FACTOR if kind == "organization" else 1.0,
        costs.natural_threshold - LEAST_ROUNDED,
    )


BOUNDS: Final = (_bound("vessel"), _bound("person"), _bound("organization"))
"""By kind of party."""

ON_LAND: Final = (BOUNDS[PERSON], BOUNDS[ORGANIZATION])
"""Of persons and organisations, as which most pairs are compared; vessels are held to less."""

GAIN_TO_COST: Final = max((1 - bound.least) / (bound.least * bound.left_over) for bound in BOUNDS)
"""How much of what is left over a unit of weight that is met can outweigh at the most."""

INITIAL_LIKENESS: Final = round(UNIT * INITIAL_SIMILARITY)
"""How alike an initial and a word are."""

OF_INITIAL: Final = round(UNIT * _analysis.ROLE_FACTORS["initial"])
"""What an initial costs at the most that is left over."""


class Side(NamedTuple):
    """One name of a pair: what the words left over cost, in `UNIT`."""

    over: int
    short: int
    """What those of `SHORT` letters at the most cost, which are all a little alike."""
    relief: int
    """What those may cost that an initial of the other side may stand for."""


def could_match(
    kind: int, matched: int, met: int, a: Side, b: Side, *, single: bool, everyday: bool
) -> bool:
    """Whether a pair of names may reach the score of a match.

    Args:
        kind: as what the two are compared.
        matched: the weights of the words met, each times its likeness, of both names, in `UNIT` squared.
        met: the weights of the words met, of both names.
        a: the first name.
        b: the second.
        single: whether of either only one word is met that says who somebody is.
        everyday: whether nothing but everyday words are met.
    """
    bound = BOUNDS[kind]
    over_a, over_b = a.over - min(a.over, a.relief), b.over - min(b.over, b.relief)
    relief = a.over + b.over - over_a - over_b
    best = (matched + INITIAL_LIKENESS * relief) / (2 * UNIT)
    met += relief
    short_a, short_b = min(a.short, over_a), min(b.short, over_b)
    # Of one side they may all be spared, and one of the other still like one of them.
    if a.short and b.short and (short_a or short_b):
        # All of them may be met, each a little; where that is not worth it, none of them.
        cost = _cost(bound, over_a - short_a, over_b - short_b)
        paired = best + TWO_LETTERS * (short_a + short_b) / (2 * UNIT)
        if paired >= bound.least * ((met + short_a + short_b) / 2 + cost):
            return True
    if max(over_a, over_b) > FEW_LEFT and single:
        best *= bound.single_word
    if min(over_a, over_b) > FEW_LEFT and everyday and not relief:
        best *= bound.everyday
    return best >= bound.least * (met / 2 + _cost(bound, over_a, over_b))


def _cost(bound: Bound, over_a: int, over_b: int) -> float:
    return bound.left_over * (over_a + over_b) + bound.both_left_over * min(over_a, over_b)


def reliefs(
    initials: int, letters: int, others_initials: int, others_letters: int, again: int
) -> tuple[int, int]:
    """What may be spared of each side by initials: its words that begin like one, and its own ones that stand for words.

    Args:
        initials: the words of the first side that are one letter, as bits.
        letters: the first letters of its words.
        others_initials: the same of the second side.
        others_letters: and of its words.
        again: how many initials of the first side stand there more than once (V.V. Putin).
    """
    stands = (initials & others_letters).bit_count()
    stands += again if stands else 0
    stood_for = (others_initials & letters).bit_count()
    return UNIT * stood_for + OF_INITIAL * stands, UNIT * stands + OF_INITIAL * stood_for


def proposers(
    costs: Sequence[int], gains: Sequence[int], light: Sequence[int], documents: Sequence[int]
) -> tuple[bool, ...]:
    """Which words of a name it takes for a match: one of them must be met, or little be left over.

    The rarest ones, until one word is left, or until those left could make no match by themselves.
    A listed name that holds an initial may do without them: it may stand for any word.

    Args:
        costs: what each word costs if it is left over, in `UNIT`; nothing for short ones, which may always be met.
        gains: the weight of each and the most that any of its mates weighs; nothing where it has none.
        light: the same of its light mates: these are met all the same (`light`).
        documents: in how many listed names each word or one like it stands.
    """
    order = sorted(range(len(costs)), key=lambda place: (documents[place], place))
    passed, left = 0, sum(gains)
    chosen = [False] * len(costs)
    for place in order[:-1]:
        if passed > GAIN_TO_COST * left / 2 + ROUNDINGS:
            break
        chosen[place] = True
        passed += costs[place]
        left -= gains[place] - light[place]
    return tuple(chosen)


def light(weight: int, alike: int, least: int, others_least: int) -> int:
    """What two words that are met do at the most, if it is so little that they are no second word; else nothing.

    Legal forms and particles (Co, al) cost nothing where they are left over, and half of all names hold them.

    Args:
        weight: the weights of the two words, added up, in `UNIT`.
        alike: how alike they are, in `UNIT`.
        least: what the word costs at the least that is left over.
        others_least: the same of its mate.
    """
    if max(least, others_least) > LIGHT_COST:
        return 0
    gain = ceil(max(spared(weight, alike)[0], 0)) + least + others_least
    gain += ceil(BOTH_TO_ONE * min(least, others_least))
    return gain if gain <= LIGHT_GAIN else 0


def spare(weight: int, alike: int, over: int, short: int, initials: int, light: int) -> float:
    """How much of a listed name may be left over if it is met by a single word; negative if nothing may.

    It may name a little too much, so that no listed name is lost; `could_match` decides. For persons and
    organisations: with a vessel on either side it is `VESSEL_SPARE` more.

    Args:
        weight: the weights of the two words, added up, in `UNIT`.
        alike: how alike they are, in `UNIT`.
        over: what the other words of our name cost, in `UNIT`.
        short: what those of `SHORT` letters at the most cost.
        initials: how many initials our name has.
        light: what its light words may add.
    """
    helped, single = spared(weight, alike)
    more = INITIAL_SPARE * initials + ROUNDINGS
    if short or light:
        return helped + short / 2 + light - over + more
    if over - OF_INITIAL * initials <= FEW_LEFT:
        return max(single - over, min(helped - over, FEW_LEFT)) + more
    return single - over + more


def spared(weight: int, alike: int) -> tuple[float, float]:
    """What a single word that is met outweighs: if it stays one of several, and if it is the only one.

    Args:
        weight: the weights of the word and of its mate, added up, in `UNIT`.
        alike: how alike they are, in `UNIT`.
    """
    return (
        max(_outweighed(bound, weight, alike, 1.0) for bound in ON_LAND),
        max(_outweighed(bound, weight, alike, bound.single_word) for bound in ON_LAND),
    )


def _outweighed(bound: Bound, weight: int, alike: int, factor: float) -> float:
    return (alike / UNIT * factor - bound.least) * weight / (2 * bound.least * bound.left_over)


LIGHT_COST: Final = 40
"""What a light word costs at the most, in `UNIT`."""

LIGHT_GAIN: Final = 600
"""What it may do at the most where it is met, in `UNIT`."""

BOTH_TO_ONE: Final = min(bound.both_left_over / bound.left_over for bound in ON_LAND)
"""How much more it costs at the least that something is left over on both sides."""

OF_SHORT: Final = min(
    (bound.least - TWO_LETTERS / UNIT) / (2 * bound.least * bound.left_over) for bound in ON_LAND
)
"""What a short word costs at the least that is paired with another, each being hardly like the other."""

ROUNDINGS: Final = 2
"""More than the roundings of weights to whole numbers can add up to."""

SUMMED: Final = 40
"""More than the roundings of all words of two names can add up to."""

FEW_LEFT: Final = 300
"""What may be left over on either side before a single shared word counts for less, in `UNIT`."""

INITIAL_SPARE: Final = 1700
"""What an initial of the other name may make good, with room to spare, in `UNIT`."""

VESSEL_SPARE: Final = round(
    _outweighed(BOUNDS[VESSEL], 2 * UNIT, UNIT, 1.0) - min(spared(2 * UNIT, UNIT))
)
"""How much more may be left over between vessels, at the most."""

LEAST_GATE: Final = -32_000
"""Below this all gates are alike."""


def gate(least: int, initials: int, *, vessel: bool) -> int:
    """What `spare` must reach for a listed name that is met by one word alone.

    Args:
        least: what its other words cost, in `UNIT`.
        initials: the first letters of those of its words that are one letter, as bits.
        vessel: whether it is a vessel's or aircraft's.
    """
    eased = VESSEL_SPARE if vessel else 0
    eased += INITIAL_SPARE * initials.bit_count()
    return max(least - eased, LEAST_GATE)


def may_match_in_han(a: Name, b: Name, stated: str, listed: str) -> bool:
    """Whether two names, of which one is in Han at the least, may reach the score of a match.

    It says so of all that it does not look at: names in several letters, numbers, several names in one.

    Args:
        a: the first name.
        b: the second.
        stated: the kind of party of the first one; empty where nobody says.
        listed: that of the second.
    """
    if a.alternatives or b.alternatives or a.folded.replace(" ", "") == b.folded.replace(" ", ""):
        return True
    if not a.han:
        a, b = b, a
    kinds: set[Kind]
    if stated or listed:
        kinds = {kind_of(kind) for kind in (stated, listed) if kind}
    else:
        said = is_organization(a) or is_organization(b)
        kinds = {"organization"} if said else {"organization", "person"}
    return any(_may_match_as(a.folded, b.folded, kind) for kind in kinds)


def _may_match_as(one: str, other: str, kind: Kind) -> bool:
    """The same of folded names, the first one in Han, as one kind of party."""
    first, second = view(one, kind), view(other, kind)
    if first.han is None or first.texts or (second.han is not None and second.texts):
        return True
    if second.han is not None:
        from ddcheck.core.names.han_comparison import best_characters

        return _may_reach(best_characters(first.han, second.han), HAN_COSTS[kind])
    if kind == "person":
        from ddcheck.core.names.han_people import may_be_person

        return may_be_person(first.han)
    from ddcheck.core.names.han_reading import best_reading

    weights = [
        weight if text != "1" else weight * FIRST_OF_ITS_NAME
        for text, weight in zip(second.texts, second.weights, strict=True)
    ]
    return _may_reach(best_reading(first.han, second.texts, weights), COSTS[kind])


def _may_reach(best: Best, costs: Costs) -> bool:
    over = costs.left_over * (best.over_first + best.over_second)
    over += costs.both_left_over * min(best.over_first, best.over_second)
    least = costs.natural_threshold - LEAST_ROUNDED
    return best.met > 0 and best.met * best.similarity >= least * (best.met + over)
