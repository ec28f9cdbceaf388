"""What a match says of itself: the parts of its score, and how the name as given hides.

It stands apart because most parties match nobody, and then none of it is loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.names import MATCH_THRESHOLD, compare
from ddcheck.core.reports import Point
from ddcheck.core.screening.evidence import DECIDING, check_digits
from ddcheck.core.texts import Text

if TYPE_CHECKING:
    from ddcheck.core.names import Name
    from ddcheck.core.screening.evidence import Evidence, Hit, Seen


def points_of(seen: Seen, told: Evidence) -> tuple[float, list[Point], bool]:
    """The score, the points that add up to it, and whether an identifier decided."""
    hit = seen.hit
    asides: list[Point] = []
    for key in seen.numbers:
        scheme, _, number = key.partition(":")
        right = check_digits(key)
        if right is False:
            asides.append(
                Point(
                    "identifier",
                    0.0,
                    Text(
                        f"Both have the {scheme.upper()} {number}, but its check digits are wrong, "
                        "so that it decides nothing.",
                        f"双方的{scheme.upper()}编号均为{number}，但校验位有误，不足以认定。",
                    ),
                )
            )
        elif scheme in DECIDING or (hit is not None) or not told.conflicts:
            why = Text(
                f"Both have the {scheme.upper()} {number}"
                + (", and its check digits are right." if right else "."),
                f"双方的{scheme.upper()}编号均为{number}" + ("，且校验位正确。" if right else "。"),
            )
            rest = [] if hit is None else [_name_aside(hit)]
            return 1.0, [Point("identifier", 1.0, why), *rest, *asides], True
        else:
            asides.append(
                Point(
                    "identifier",
                    0.0,
                    Text(
                        f"Both have the {scheme} number {number}, but other facts differ.",
                        f"双方的{scheme}编号均为{number}，但其他信息不符。",
                    ),
                )
            )
    if hit is not None:
        comparison = compare(hit.asked, hit.name, hit.kind)
        parts = [
            Point(part.part, part.points, Text(part.why, part.why_zh))
            for part in comparison.explanation
        ]
        if not hit.strong:
            asides.append(
                Point(
                    "weak alias",
                    0.0,
                    Text(
                        "The listed name is a weak alias, which identifies nobody by itself.",
                        "该清单名称为弱别名，单独不足以识别身份。",
                    ),
                )
            )
        return comparison.score, [*parts, *asides], False
    if seen.place:
        why = Text(
            f"The addresses agree ({seen.place:.0%} of the shorter one); the names were not needed.",
            f"地址相符（较短地址的{seen.place:.0%}），未依据名称。",
        )
        return seen.place, [Point("address", seen.place, why), *asides], False
    # An identifier that decides nothing is all there is: a question for a person.
    share = MATCH_THRESHOLD / len(asides)
    points = [Point(point.part, share, point.why) for point in asides]
    return MATCH_THRESHOLD, points, False


def _name_aside(hit: Hit) -> Point:
    return Point(
        "name",
        0.0,
        Text(
            f"The names score {hit.score:.2f} by themselves.",
            f"仅就名称而言，得分为{hit.score:.2f}。",
        ),
    )


_DISGUISES = {
    "bidi": Text(
        "The name as given holds characters that turn the direction of writing, which hide it from a search.",
        "所给名称含有改变书写方向的字符，可使其逃避检索。",
    ),
    "invisible": Text(
        "The name as given holds invisible characters, which hide it from a search.",
        "所给名称含有不可见字符，可使其逃避检索。",
    ),
    "lookalike": Text(
        "The name as given mixes in letters of another alphabet that look alike, which hide it from a search.",
        "所给名称混用了形似的其他字母，可使其逃避检索。",
    ),
    "leet": Text(
        "The name as given writes digits for letters, which hides it from a search.",
        "所给名称以数字代替字母，可使其逃避检索。",
    ),
    "full_width": Text(
        "The name as given is written in full-width or styled letters.",
        "所给名称使用了全角或特殊字体字母。",
    ),
}


def disguises(name: Name) -> list[Text]:
    """How a name as given would hide from a search."""
    return [_DISGUISES[code] for code in name.disguises if code in _DISGUISES]
