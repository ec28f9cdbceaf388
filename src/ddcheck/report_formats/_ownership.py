"""Who owns a party, as a picture: owners above, shares on the edges, the listed path thick.

An owner that owns itself through others is drawn once more and not followed; what nobody is known
to own is a dashed box.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from ddcheck.report_formats._html import Markup, tag
from ddcheck.report_formats._labels import colon, label, role_word, semicolon
from ddcheck.report_formats._pictures import picture, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ddcheck.core.reports import Match, Report
    from ddcheck.report_formats._masking import Mask
    from ddcheck.report_formats._subjects import PartyView

_WIDTH, _HEIGHT, _GAP, _STEP = 236.0, 66.0, 20.0, 128.0
_GRADES = ("", "REVIEW", "FAIL")


@dataclass(slots=True)
class _Node:
    name: str
    below: str
    listed: str
    grade: str
    share: str
    owners: list[_Node] = field(default_factory=list)
    unknown: bool = False
    x: float = 0.0
    depth: int = 0


def grade_of(report: Report, path: str) -> tuple[str, Match | None]:
    """How a party stands on the lists, and its best match: ``FAIL``, ``REVIEW`` or nothing."""
    found = [match for match in report.matches if match.party == path]
    if not found:
        return "", None
    best = max(found, key=lambda match: (_stands(match), match.score))
    return _GRADES[_stands(best)], best


def _stands(match: Match) -> int:
    if match.status in ("active", "disputed"):
        return 2 if match.strength == "strong" and match.status == "active" else 1
    return 0


def ownership(report: Report, party: PartyView, cover: Mask, lang: str) -> Markup | None:
    """The owners of a party; nothing where none is stated."""
    if not party.owners:
        return None
    top = _node(report, party, cover, lang, ())
    nodes = list(_all(top))
    deepest = max(node.depth for node in nodes)
    columns = _place(top, 0.0)
    width = max(columns * (_WIDTH + _GAP) + _GAP, 460.0)
    shift = (width - columns * (_WIDTH + _GAP) - _GAP) / 2 + _GAP
    for node in nodes:
        node.x += shift
    height = deepest * _STEP + _HEIGHT + 12
    edges: list[Markup] = []
    boxes: list[Markup] = []
    told: list[str] = []
    for node in nodes:
        y = (deepest - node.depth) * _STEP + 6
        for owner in node.owners:
            edges += _edge(owner, node, y, lang)
            told.append(_owns(owner.name, node.name, owner.share, lang))
        boxes += _box(node, y)
    title = f"{label('ownership', lang)}{colon(lang)}{top.name}"
    return picture(width, height, title, semicolon(lang).join(told), *edges, *boxes)


def arrow() -> Markup:
    """The head of an edge: once a page, for all of its pictures."""
    head = tag(
        "marker",
        tag("path", d="M0,0 L8,4 L0,8z", class_="tip"),
        id="arrow",
        viewBox="0 0 8 8",
        refX=7,
        refY=4,
        markerWidth=11,
        markerHeight=11,
        markerUnits="userSpaceOnUse",
        orient="auto",
    )
    return tag("svg", tag("defs", head), width=0, height=0, aria_hidden="true")


def _node(
    report: Report, party: PartyView, cover: Mask, lang: str, above: tuple[str, ...], depth: int = 0
) -> _Node:
    grade, match = grade_of(report, party.path)
    name = cover(party.name or (party.names[0] if party.names else "") or party.path)
    parts = [role_word(party.role, lang) if party.role else "", party.country]
    listed = ""
    if match is not None and grade:
        standing = label("listed" if grade == "FAIL" else "close", lang)
        listed = f"{standing} · {match.list} {cover(match.entry)} · {match.score:.2f}"
    key = (party.name or party.path).casefold()
    repeated = key in above
    if repeated:
        parts.append(label("cycle", lang))
    node = _Node(
        name=name,
        below=" · ".join(part for part in parts if part),
        listed=listed,
        grade=grade,
        share=party.share,
        depth=depth,
    )
    if repeated:
        return node
    node.owners = [
        _node(report, owner, cover, lang, (*above, key), depth + 1) for owner in party.owners
    ]
    if node.owners:
        rest = _rest(node.owners)
        if rest is None or rest > 0:
            share = "" if rest is None else f"{rest.normalize():f}"
            node.owners.append(
                _Node(
                    label("unknown owners", lang), "", "", "", share, unknown=True, depth=depth + 1
                )
            )
    return node


def _rest(owners: list[_Node]) -> Decimal | None:
    """What is left of a hundred percent; ``None`` where a share is unknown."""
    total = Decimal(0)
    for owner in owners:
        try:
            total += Decimal(owner.share)
        except InvalidOperation:
            return None
    return Decimal(100) - total


def _all(node: _Node) -> Iterator[_Node]:
    yield node
    for owner in node.owners:
        yield from _all(owner)


def _worst(node: _Node) -> str:
    return max((one.grade for one in _all(node)), key=_GRADES.index)


def _place(node: _Node, column: float) -> float:
    """Set x of a node and its owners from a column on; how many columns they take."""
    if not node.owners:
        node.x = column * (_WIDTH + _GAP)
        return 1
    used = 0.0
    for owner in node.owners:
        used += _place(owner, column + used)
    node.x = (node.owners[0].x + node.owners[-1].x) / 2
    return used


def _owns(owner: str, owned: str, share: str, lang: str) -> str:
    en = f"{owner} owns {f'{share} %' if share else 'an unknown share'} of {owned}"
    zh = f"{owner} 持有 {owned} " + (f"{share} % 的股权" if share else "的股权，持股比例未知")
    return zh if lang == "zh" else en


def _edge(owner: _Node, node: _Node, y: float, lang: str) -> list[Markup]:
    start, end = owner.x + _WIDTH / 2, node.x + _WIDTH / 2
    top, bottom = y - _STEP + _HEIGHT, y
    middle = (top + bottom) / 2
    kind = "UNKNOWN" if owner.unknown or not owner.share else ""
    path = f"M{start:g},{top:g} C{start:g},{middle:g} {end:g},{middle:g} {end:g},{bottom:g}"
    share = f"{owner.share} %" if owner.share else "?"
    x, half = (start + end) / 2, 6 + 4.2 * len(share)
    return [
        tag(
            "path", d=path, class_=f"edge {kind} {_worst(owner)}".strip(), marker_end="url(#arrow)"
        ),
        tag("rect", x=x - half, y=middle - 11, width=half * 2, height=20, rx=4, class_="chip"),
        tag(
            "text",
            share,
            tag("title", label("unknown share", lang)) if not owner.share else Markup(""),
            x=x,
            y=middle + 4,
            class_="m b",
        ),
    ]


def _box(node: _Node, y: float) -> list[Markup]:
    middle = node.x + _WIDTH / 2
    kind = "UNKNOWN" if node.unknown else node.grade
    lines = [line for line in (node.below, node.listed) if line]
    told = " · ".join((node.name, *lines))
    first = y + 38 - 9 * len(lines)
    return [
        tag(
            "rect",
            tag("title", told),
            x=node.x,
            y=y,
            width=_WIDTH,
            height=_HEIGHT,
            rx=6,
            class_=f"shape {kind}".strip(),
        ),
        tag("text", shortened(node.name, 29), x=middle, y=first, class_="m b"),
        *(
            tag("text", shortened(line, 34), x=middle, y=first + 19 * number, class_="m s")
            for number, line in enumerate(lines, start=1)
        ),
    ]
