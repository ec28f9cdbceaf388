"""Consignments that look like one that was split to stay small."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from ddcheck.core.batches.rule import KEPT, BatchRule, members, objection
from ddcheck.core.texts import Text
from ddcheck.core.values import days_after
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from ddcheck.core.batches.rule import Kept
    from ddcheck.core.batches.traces import Line, Trace
    from ddcheck.core.measures import Measure
    from ddcheck.core.reports import Finding


WINDOW = 30
"""Days within which consignments are seen together: house practice, no act says so."""
SPLIT_AT_LEAST = 3
"""From how many consignments on somebody looks whether one was split."""

SPLIT = BatchRule(
    "cn-batch-split-consignment",
    Text(
        "Several small consignments to one recipient look like a split one",
        "向同一收货方的多批小额出口疑似拆分",
    ),
    (("cn-dur", "art. 39(4)"),),
    Text(
        "Ask for the orders behind these consignments; treat them as one shipment, or put the reason on file.",
        "核查各批货物对应的订单；按一批货物办理，或将分批理由存档。",
    ),
)


class _Consignment(NamedTuple):
    day: date
    at: int
    past: bool
    words: str
    path: str
    quantity: Decimal | None
    label: str


def split(
    kept: Sequence[Kept], rule: BatchRule, measures: Mapping[str, Measure]
) -> Iterator[tuple[int, Finding]]:
    """The records that are part of several small consignments without a licence, each with the others."""
    groups: dict[tuple[str, str], list[_Consignment]] = {}
    for index, trace in kept:
        for code, line in _unlicensed(trace):
            for recipient in trace.recipients:
                groups.setdefault((code, recipient.key), []).append(
                    _Consignment(
                        trace.day,
                        index,
                        trace.past,
                        trace.words,
                        line.path,
                        line.quantity,
                        recipient.label,
                    )
                )
    best: dict[tuple[int, str], tuple[str, _Consignment, list[_Consignment]]] = {}
    for (code, key), group in groups.items():
        if len(group) < SPLIT_AT_LEAST:
            continue
        for member, window in _windows(group):
            if member.past or not _small(window) or not rule.in_force(measures, member.day):
                continue
            there = best.get((member.at, code))
            if there is None or (len(window), there[0]) > (len(there[2]), key):
                best[member.at, code] = (key, member, window)
    for (index, code), (key, member, window) in best.items():
        yield index, _split_finding(rule, measures, code, key, member, window)


def _unlicensed(trace: Trace) -> Iterator[tuple[str, Line]]:
    """Each control code once, with a line of it that no licence is held for."""
    seen: set[str] = set()
    for line in trace.lines:
        if line.licensed:
            continue
        for code in line.codes:
            if code not in seen:
                seen.add(code)
                yield code, line


def _windows(members: list[_Consignment]) -> Iterator[tuple[_Consignment, list[_Consignment]]]:
    """Each consignment with the fullest span of days that it is part of, where that is full enough."""
    days = [each.day for each in members]
    first = [bisect_left(days, days_after(day, -WINDOW)) for day in days]
    ends: deque[int] = deque()
    after = 0
    # Those that have one span share it, or a thousand on one day would hold a million together.
    bounds, window = (0, 0), members[:0]
    for at, day in enumerate(days):
        last = bisect_right(days, days_after(day, WINDOW))
        for end in range(max(after, at), last):
            while ends and end - first[end] >= ends[-1] - first[ends[-1]]:
                ends.pop()
            ends.append(end)
        after = max(after, last)
        while ends and ends[0] < at:
            ends.popleft()
        end = ends[0]
        if end - first[end] + 1 >= SPLIT_AT_LEAST:
            if bounds != (first[end], end + 1):
                bounds = (first[end], end + 1)
                window = members[slice(*bounds)]
            yield members[at], window


_LOOKED_AT = 200
"""Consignments in one span from which on their number alone is telling."""


def _small(window: list[_Consignment]) -> bool:
    """Whether none of them is more than half of all; unknown quantities do not speak against it."""
    if len(window) > _LOOKED_AT:
        return True
    known = [each.quantity for each in window if each.quantity is not None]
    return not known or len(known) < len(window) or 2 * max(known) <= sum(known)


def _split_finding(
    rule: BatchRule,
    measures: Mapping[str, Measure],
    code: str,
    key: str,
    member: _Consignment,
    window: list[_Consignment],
) -> Finding:
    others = list(islice((each.words for each in window if each is not member), KEPT))
    who = members(others, len(window) - 1)
    sort = key.partition(":")[0]
    by = {
        "name": Text("under one name", "名称相同"),
        "address": Text("at one address", "地址相同"),
    }.get(sort, Text(f"with one {sort} number", f"{sort}编号相同"))
    span = (window[-1].day - window[0].day).days
    reason = Text(
        f"{len(window)} consignments of {code} without a licence go to “{member.label}” ({by.en}) within "
        f"{span} days, none of them more than half of all: this one, {who.en}.",
        f"{span}日内向“{member.label}”（{by.zh}）分{len(window)}批发运{code}且均无许可证，单批均不超过总量一半：本批、{who.zh}。",
    )
    return objection(
        rule,
        measures,
        member.path,
        [reason],
        {
            "control_code": code,
            "recognised_by": sort,
            "members": others,
            "consignments": len(window),
            "days": span,
        },
    )
