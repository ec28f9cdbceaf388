"""How much of a party is held by listed owners: direct, indirect and added up.

A share that is not stated is an interval from 0 to what the other holders leave,
and so is the share of an owner without a name, who may be a listed one.
A chain multiplies; several listed owners add up. A circle of holders ends where the record ends it: each round
adds a part of what it comes to in the end, so that the sum is never too high.
Beside that stands what they hold through majorities: whoever holds half of a holder or more decides over
the whole of what that one holds, so that a subsidiary of a subsidiary counts (MOFCOM 61/2025 speaks of subsidiaries).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ddcheck.core.units import plain
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ddcheck.core.records import Owner

_HUNDRED = Decimal(100)
MAX_DEPTH = 20
MAJORITY = Decimal(50)
"""From this percent on a holder decides: the share that MOFCOM 61/2025 names."""


class Holding(NamedTuple):
    """One listed owner's share in a party, by one chain."""

    path: str
    """``parties[1].owners[0].owners[2]``."""
    chain: tuple[tuple[str, Decimal | None], ...]
    """Names from the owner nearest the party to the listed one, each with its direct share."""
    least: Decimal
    most: Decimal

    @property
    def unstated(self) -> str:
        """Path of the fact that would make one number of the interval; empty where it is one."""
        if self.least == self.most:
            return ""
        return f"{self.path}.{'name' if self.chain[-1][0] == self.path else 'share'}"

    @property
    def words(self) -> str:
        """The chain in words: ``60 % Example Holding, which 100 % Listed AG holds``."""
        return " ← ".join(
            f"{name} ({'share unknown' if share is None else plain(share) + ' %'})"
            for name, share in self.chain
        )


class ListedShare(NamedTuple):
    """What listed owners hold together, in percent."""

    holdings: tuple[Holding, ...]
    least: Decimal
    most: Decimal
    least_through_majorities: Decimal = Decimal(0)
    """The same, where half of a holder counts as the whole of it; never below ``least``."""
    most_through_majorities: Decimal = Decimal(0)


def listed_share(
    owners: Sequence[Owner], path: str, is_listed: Callable[[str, Owner], bool]
) -> ListedShare:
    """The share that listed owners hold together, with each chain that leads to one.

    A listed owner counts with its whole share; what stands behind it adds nothing.

    Args:
        owners: the direct holders.
        path: path of the party, as in ``parties[1]``.
        is_listed: whether the owner at a path is listed.
    """
    holdings = tuple(_walk(owners, path, is_listed, (), Decimal(1), Decimal(1)))
    least = min(sum((holding.least for holding in holdings), Decimal(0)), _HUNDRED)
    most = min(sum((holding.most for holding in holdings), Decimal(0)), _HUNDRED)
    low, high = _through_majorities(owners, path, is_listed, 0)
    return ListedShare(holdings, least, most, max(low, least), max(high, most))


def _through_majorities(
    owners: Sequence[Owner],
    path: str,
    is_listed: Callable[[str, Owner], bool],
    depth: int,
) -> tuple[Decimal, Decimal]:
    """At least and at most, in percent, what listed owners hold directly or through majorities."""
    if depth >= MAX_DEPTH:
        return Decimal(0), Decimal(0)
    stated = sum((owner.share for owner in owners if owner.share is not None), Decimal(0))
    rest = max(_HUNDRED - stated, Decimal(0))
    least = most = Decimal(0)
    for index, owner in enumerate(owners):
        here = f"{path}.owners[{index}]"
        label = owner.name or (owner.names[0] if owner.names else here)
        low, high = (rest * 0, rest) if owner.share is None else (owner.share, owner.share)
        if not is_listed(here, owner):
            behind = _through_majorities(owner.owners, here, is_listed, depth + 1)
            low *= 1 if behind[0] >= MAJORITY else behind[0] / _HUNDRED
            high *= 1 if label == here or behind[1] >= MAJORITY else behind[1] / _HUNDRED
        least += low
        most += high
    return min(least, _HUNDRED), min(most, _HUNDRED)


def _walk(
    owners: Sequence[Owner],
    path: str,
    is_listed: Callable[[str, Owner], bool],
    chain: tuple[tuple[str, Decimal | None], ...],
    least: Decimal,
    most: Decimal,
) -> list[Holding]:
    if len(chain) >= MAX_DEPTH:
        return []
    stated = sum((owner.share for owner in owners if owner.share is not None), Decimal(0))
    rest = max(_HUNDRED - stated, Decimal(0))
    found: list[Holding] = []
    for index, owner in enumerate(owners):
        here = f"{path}.owners[{index}]"
        label = owner.name or (owner.names[0] if owner.names else here)
        low = least * (owner.share if owner.share is not None else Decimal(0)) / _HUNDRED
        high = most * (owner.share if owner.share is not None else rest) / _HUNDRED
        links = (*chain, (label, owner.share))
        if is_listed(here, owner):
            found.append(Holding(here, links, low * _HUNDRED, high * _HUNDRED))
            continue
        behind = _walk(owner.owners, here, is_listed, links, low, high)
        if label == here:
            # Nobody can look up an owner without a name: the whole share may be a listed one's.
            sure = sum((holding.least for holding in behind), Decimal(0))
            behind = [Holding(here, links, sure, high * _HUNDRED)]
        found += behind
    return found
