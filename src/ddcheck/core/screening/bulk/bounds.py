"""For many pairs of names at once the best score that each could have, as `pairs.could_match` says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

import numpy as np

from ddcheck.core.screening import features, pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[Any]


class Weighed(Protocol):
    """Words by number: what each weighs, costs, is, and how long it is; but for the last, by kind of party."""

    most: Numbers
    least: Numbers
    sort: Numbers
    size: Numbers


class Sides(NamedTuple):
    """`pairs.Side` of many pairs."""

    over: Numbers
    short: Numbers
    relief: Numbers


class Met(NamedTuple):
    """Of one side of each pair the words that are met, summed up."""

    telling: Numbers
    """How many say who somebody is."""
    met: Numbers
    matched: Numbers
    least: Numbers
    short: Numbers
    everyday: Numbers

    @classmethod
    def of(cls, edges: Numbers, best: Numbers, words: Numbers, kind: int, told: Weighed) -> Met:
        """Sum up the words between the edges, for one kind of party."""
        at = kind, words
        begin = edges[:-1]
        most = told.most[at]
        sort = told.sort[at]
        least = told.least[at]
        return cls(
            np.add.reduceat(1 - (sort & 1).astype(np.int64), begin),
            np.add.reduceat(most, begin),
            np.add.reduceat(most * best, begin),
            np.add.reduceat(least, begin),
            np.add.reduceat(np.where(told.size[words] <= features.SHORT, least, 0), begin),
            np.bitwise_and.reduceat(sort & 2, begin) > 0,
        )


def best_of(packed: Numbers) -> tuple[tuple[Numbers, Numbers], Numbers]:
    """The best meeting in each place of each pair, of packed and sorted meetings of pairs that are numbered.

    Returns where each pair begins and how alike the words are, and the places.
    """
    slot = packed >> 10
    last = np.ones(len(slot), np.bool_)
    last[:-1] = slot[1:] != slot[:-1]
    best, slot = packed[last] & 1023, slot[last]
    pair = slot >> 5
    return (np.searchsorted(pair, np.arange(int(pair[-1]) + 2)), best), slot & 31


def budgets(both: Numbers) -> Numbers:
    """`features.budget` of the sizes of two words, added up."""
    return np.where(both <= 12, 1, np.where(both <= 21, 2, 3))


def worths(edits: Numbers, longer: Numbers) -> Numbers:
    """`features.worth` for many pairs of words."""
    kept = np.maximum(longer - edits, 0)
    return np.asarray(kept * kept * features.UNIT // (longer * longer))


def could_match(
    kind: int,
    a: Sides,
    b: Sides,
    matched: Numbers,
    met: Numbers,
    single: Numbers,
    everyday: Numbers,
) -> Numbers:
    """`pairs.could_match` for many pairs."""
    left_over, both_left_over, single_word, factor, least = pairs.BOUNDS[kind]

    def cost(over_a: Numbers, over_b: Numbers) -> Numbers:
        return np.asarray(
            left_over * (over_a + over_b) + both_left_over * np.minimum(over_a, over_b)
        )

    over_a, over_b = a.over - np.minimum(a.over, a.relief), b.over - np.minimum(b.over, b.relief)
    relief = a.over + b.over - over_a - over_b
    best = (matched + pairs.INITIAL_LIKENESS * relief) / (2 * features.UNIT)
    met = met + relief
    short_a, short_b = np.minimum(a.short, over_a), np.minimum(b.short, over_b)
    paired = best + features.TWO_LETTERS * (short_a + short_b) / (2 * features.UNIT)
    found = (a.short > 0) & (b.short > 0) & ((short_a > 0) | (short_b > 0))
    found &= paired >= least * (
        (met + short_a + short_b) / 2 + cost(over_a - short_a, over_b - short_b)
    )
    alone = (np.maximum(over_a, over_b) > pairs.FEW_LEFT) & single
    best = np.where(alone, best * single_word, best)
    common = (np.minimum(over_a, over_b) > pairs.FEW_LEFT) & everyday & (relief == 0)
    best = np.where(common, best * factor, best)
    return np.asarray(found | (best >= least * (met / 2 + cost(over_a, over_b))))


MOST_AT: Final = 40
RESTS: Final = (1 << MOST_AT) - 1
_REST_AT: Final = 20


def reach_of(most: Numbers, least: Numbers, size: Numbers) -> Numbers:
    """What each word weighs and costs at the most and at the least, in one number, so that it can be added up."""
    short = size <= features.SHORT
    return most << MOST_AT | np.where(short, least, least << _REST_AT)


def rests(reach: Numbers) -> Numbers:
    """What words cost, of some sums of `reach_of`: in rows, of long words and of short ones."""
    return np.stack([reach >> _REST_AT, reach & (1 << _REST_AT) - 1])


def outweighed(weight: Numbers, alike: Numbers) -> Numbers:
    """What words that are met outweigh, as `pairs.spared` says it of one of several; no less than nothing."""
    found = np.zeros(len(weight))
    for bound in pairs.ON_LAND:
        factor = 1 / (2 * bound.least * bound.left_over)
        np.maximum(found, (alike / features.UNIT - bound.least) * weight * factor, out=found)
    return found


def may_outweigh(
    gain: Numbers, a: Numbers, b: Numbers, shorts: tuple[Numbers, Numbers], eased: Numbers
) -> Numbers:
    """Which pairs of persons or organisations may reach the score of a match, in sums alone.

    Says yes wherever `could_match` does, for a third of the work.

    Args:
        gain: what the words met outweigh, by `spared`.
        a: what is left over of the first name, at the least: in rows, of long words and of short ones.
        b: of the second.
        shorts: what the short words of each name cost in all.
        eased: how many initials the two have.
    """

    def cost(one: Numbers, other: Numbers) -> Numbers:
        return np.asarray(one + other + pairs.BOTH_TO_ONE * np.minimum(one, other))

    whole_a, whole_b = np.maximum(a[0] + a[1], 0), np.maximum(b[0] + b[1], 0)
    a, b = np.maximum(a, 0), np.maximum(b, 0)
    gain = gain + pairs.SUMMED
    found = gain >= cost(whole_a, whole_b)
    both = (shorts[0] > 0) & (shorts[1] > 0)
    found |= both & (gain >= cost(a[0], b[0]) + pairs.OF_SHORT * (a[1] + b[1]))
    return np.asarray(found | (gain + pairs.INITIAL_SPARE * eased >= a[0] + b[0]) & (eased > 0))


def spared(weight: Numbers, alike: Numbers) -> Numbers:
    """`pairs.spared` for many words that are met, in two rows."""
    found = []
    for single in (False, True):
        rows = [
            (alike / features.UNIT * (bound.single_word if single else 1.0) - bound.least)
            * weight
            / (2 * bound.least * bound.left_over)
            for bound in pairs.ON_LAND
        ]
        found.append(np.maximum(*rows))
    return np.stack(found)


def light(outweighed: Numbers, least: Numbers, others_least: Numbers) -> Numbers:
    """`pairs.light` for many words that are met, given what `spared` says of them as one of several."""
    gain = np.ceil(np.maximum(outweighed, 0)).astype(np.int64) + least + others_least
    gain += np.ceil(pairs.BOTH_TO_ONE * np.minimum(least, others_least)).astype(np.int64)
    kept = (np.maximum(least, others_least) <= pairs.LIGHT_COST) & (gain <= pairs.LIGHT_GAIN)
    return np.where(kept, gain, 0)


def spares(
    outweighed: Numbers, over: Numbers, short: Numbers, initials: Numbers, light: Numbers
) -> Numbers:
    """`pairs.spare` for many words that are met, given what `spared` says of them."""
    whole, single = outweighed - over
    few = np.minimum(whole, pairs.FEW_LEFT)
    hardly = over - pairs.OF_INITIAL * initials <= pairs.FEW_LEFT
    found = np.where(hardly, np.maximum(single, few), single)
    found = np.where((short > 0) | (light > 0), whole + short / 2 + light, found)
    return np.asarray(found + pairs.INITIAL_SPARE * initials + pairs.ROUNDINGS)
