"""Which conditions need not be asked of ordinary goods, because they could only say no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.classification import Answer
from ddcheck.core.conditions.combining import All, Any, Quantified
from ddcheck.core.conditions.goods import Classified, Goods
from ddcheck.core.conditions.parties import Listed, OwnedByListed

if TYPE_CHECKING:
    from ddcheck.core.conditions.language import Condition


def idles(condition: Condition) -> bool:
    """Whether a condition is false of every shipment whose goods no control points at."""
    if isinstance(condition, Classified):
        return True
    if isinstance(condition, Goods):
        return Answer.NOT_CONTROLLED not in condition.answers
    if isinstance(condition, All):
        return any(idles(part) for part in condition.parts)
    if isinstance(condition, Any):
        return all(idles(part) for part in condition.parts)
    if isinstance(condition, Quantified) and not condition.every:
        return idles(condition.that) or (condition.where is not None and idles(condition.where))
    return False


def idles_unlisted(condition: Condition) -> bool:
    """Whether a condition is false of every record of which nobody, owners included, matches any list."""
    if isinstance(condition, Listed | OwnedByListed):
        return True
    if isinstance(condition, All):
        return any(idles_unlisted(part) for part in condition.parts)
    if isinstance(condition, Any):
        return all(idles_unlisted(part) for part in condition.parts)
    if isinstance(condition, Quantified) and not condition.every:
        return idles_unlisted(condition.that) or (
            condition.where is not None and idles_unlisted(condition.where)
        )
    return False
