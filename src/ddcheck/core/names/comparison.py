"""How alike two names are, and why: one number between 0 and 1 and the parts that add up to it.

`quick_score` and `compare` walk the same road; the first drops the explanation.
"""

from collections.abc import Iterable
from itertools import product
from typing import Final, NamedTuple

from ddcheck.core.names.analysis import Name, Weighting, analyse
from ddcheck.core.names.explaining import Part, explain, say_disguises
from ddcheck.core.names.roles import Kind
from ddcheck.core.names.scoring import (
    COSTS,
    EVERYDAY_FACTOR,
    MATCH_THRESHOLD,
    Outline,
    judge,
    mirrored,
)
from ddcheck.core.texts import LONGEST_NAME

__all__ = [
    "COSTS",
    "EVERYDAY_FACTOR",
    "MATCH_THRESHOLD",
    "Comparison",
    "compare",
    "compare_names",
    "quick_score",
]

ALTERNATIVE_FACTOR: Final = 0.97
"""One of several names in a text is a little less than the text."""


class Comparison(NamedTuple):
    """How alike two names are, and why."""

    score: float
    """In [0, 1]; 1 only for names that are the same once folded."""
    is_match: bool
    """Whether the score reaches `MATCH_THRESHOLD`."""
    kind: Kind
    """As what the names were read: the kind asked for, or the one found."""
    explanation: tuple[Part, ...]
    """Parts whose points add up to the score (to 1e-9)."""
    comparable: bool
    """False if a name has no letter and no digit, or is longer than a name can be: then nothing is known, and that
    is no mismatch."""


def compare_names(a: str, b: str, kind: str | None = None) -> Comparison:
    """How alike two names are, as names of that kind of party.

    `kind` is `person`, `organization`, `vessel` (`aircraft` is taken for it) or None. With None, a legal
    form or an everyday word of organisations in either makes both organisations; else the more cautious
    reading is taken, that is the higher score of person and organisation. Symmetric in score.

    Raises:
        ValueError: if `kind` is something else.
    """
    if max(len(a), len(b)) > LONGEST_NAME:
        return Comparison(0.0, False, kind_of(kind), (Part("", 0.0, "too_long", ()),), False)
    return compare(analyse(a), analyse(b), kind)


def compare(
    a: Name, b: Name, kind: str | None = None, weight: Weighting | None = None
) -> Comparison:
    """`compare_names` for analysed names; `weight` tells how telling each word is in the list at hand."""
    outline = _outline(a, b, kind, weight)
    if outline is None:
        parts = (Part("", 0.0, "not_comparable", ()),)
        return Comparison(0.0, False, kind_of(kind), parts, False)
    explanation = explain(outline, a.raw, b.raw) + say_disguises(a, b)
    is_match = outline.score >= MATCH_THRESHOLD
    return Comparison(outline.score, is_match, outline.kind, explanation, True)


def quick_score(
    a: Name, b: Name, kind: str | None = None, weight: Weighting | None = None
) -> float:
    """The very number of `compare(…).score`, without the explanation."""
    if a.folded > b.folded:
        a, b = b, a
    outline = _outline(a, b, kind, weight)
    return 0.0 if outline is None else outline.score


def kind_of(kind: str | None) -> Kind:
    """As what a party of a stated kind is compared; as a person where nobody says.

    Raises:
        ValueError: there is no such kind.
    """
    if kind is None or kind == "person":
        return "person"
    if kind == "organization":
        return "organization"
    if kind in ("vessel", "aircraft"):
        return "vessel"
    raise ValueError(f"'{kind}' is not a kind of party; use person, organization, vessel or None")


def _outline(a: Name, b: Name, kind: str | None, weight: Weighting | None) -> Outline | None:
    asked = None if kind is None else kind_of(kind)
    if not a.folded or not b.folded:
        return None
    best = _one_outline(a, b, asked, weight)
    if not (a.alternatives or b.alternatives):
        return best
    for one, other in _meetings(a, b):
        # An alternative is folded text, and analysing it gives that text again.
        found = _one_outline(analyse(one), analyse(other), asked, weight)
        if found.score * ALTERNATIVE_FACTOR > best.score:
            score = found.score * ALTERNATIVE_FACTOR
            best = found._replace(score=score, raw=score, special="alternative")
    return best


def _meetings(a: Name, b: Name) -> Iterable[tuple[str, str]]:
    """Which of the names in two texts are compared."""
    if _is_cut(a) and _is_cut(b):
        # What two texts begin with says little where they go on in different ways (`… Ltd, Spain`, `… Ltd, Norway`).
        return ()
    return product(_to_meet(a), _to_meet(b))


def _to_meet(name: Name) -> tuple[str, ...]:
    """The names in a text; a short form that stands alone is one of them as well as what it stands for."""
    if not name.alternatives or " " not in name.folded:
        return (name.folded, *name.alternatives)
    return name.alternatives


def _is_cut(name: Name) -> bool:
    """Whether a text holds one name, and something behind it."""
    return len(name.alternatives) == 1 and name.folded.startswith(name.alternatives[0])


def _one_outline(a: Name, b: Name, kind: Kind | None, weight: Weighting | None) -> Outline:
    # The words are looked at in one order, so that the score cannot depend on which name comes first.
    if a.folded > b.folded:
        return mirrored(_one_outline(b, a, kind, weight))
    if kind is not None:
        return judge(a, b, kind, weight)
    if is_organization(a) or is_organization(b):
        return judge(a, b, "organization", weight)
    as_person = judge(a, b, "person", weight)
    as_organization = judge(a, b, "organization", weight)
    return as_person if as_person.score >= as_organization.score else as_organization


def is_organization(name: Name) -> bool:
    """Whether a name says itself that it is no person's."""
    if any(token.role in ("legal_form", "common") for token in name.tokens):
        return True
    if not name.han:
        return False
    from ddcheck.core.names.han import says_organization

    return says_organization(name.folded)
