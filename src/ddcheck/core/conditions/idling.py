"""Which conditions need not be asked of ordinary goods or of unlisted parties, since they could only say no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.classification import Answer
from ddcheck.core.conditions.combining import All, Any, Quantified
from ddcheck.core.conditions.goods import Classified, DeclaredOtherwise, Goods
from ddcheck.core.conditions.parties import Listed, OwnedByListed

if TYPE_CHECKING:
    from ddcheck.core.conditions.language import Condition


def idles(condition: Condition, *, ordinary: bool = False, unlisted: bool = False) -> bool:
    """Whether a condition is false of every record of a sort.

    Args:
        condition: what would be asked.
        ordinary: of shipments whose goods no control points at.
        unlisted: of records of which nobody, owners included, matches any list.
    """
    if isinstance(condition, Classified | DeclaredOtherwise):
        return ordinary
    if isinstance(condition, Goods):
        return ordinary and Answer.NOT_CONTROLLED not in condition.answers
    if isinstance(condition, Listed | OwnedByListed):
        return unlisted
    if isinstance(condition, All | Any):
        enough = any if isinstance(condition, All) else all
        return enough(idles(part, ordinary=ordinary, unlisted=unlisted) for part in condition.parts)
    if isinstance(condition, Quantified) and not condition.every:
        return any(
            part is not None and idles(part, ordinary=ordinary, unlisted=unlisted)
            for part in (condition.that, condition.where)
        )
    return False
