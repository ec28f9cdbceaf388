"""A custom that is departed from: another route, or another volume, than a recipient usually has."""

from __future__ import annotations

from bisect import insort
from decimal import Decimal
from typing import TYPE_CHECKING

from ddcheck.core.batches.rule import BatchRule, objection
from ddcheck.core.texts import Text
from ddcheck.core.units import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ddcheck.core.batches.rule import Kept
    from ddcheck.core.batches.traces import Line, Trace
    from ddcheck.core.measures import Measure
    from ddcheck.core.reports import Finding


USUAL_AT_LEAST = 3
"""How many earlier shipments make a custom that another one can depart from."""
JUMP = 5
"""How many times the usual quantity is a sudden change."""

ROUTE = BatchRule(
    "cn-batch-route-change",
    Text(
        "Controlled goods for a known recipient take their usual route",
        "发往既有收货方的管制物项走惯常路线",
    ),
    (("cn-dur", "arts. 18 and 25"), ("cn-ecl", "art. 16")),
    Text(
        "Ask why the route or destination changed; confirm end user and end use before it ships.",
        "询问路线或目的地变更原因；出运前确认最终用户和最终用途。",
    ),
)

VOLUME = BatchRule(
    "cn-batch-volume-jump",
    Text(
        "Controlled goods for a known recipient come in their usual quantity",
        "发往既有收货方的管制物项数量与惯常相当",
    ),
    (("cn-dur", "arts. 18 and 25"), ("cn-ecl", "art. 16")),
    Text(
        "Hold the quantity against what the end user can use; put the explanation on file.",
        "将数量与最终用户的实际使用能力核对，并将解释存档。",
    ),
)


class _Custom:
    """What shipments of one code to one recipient were like so far."""

    __slots__ = ("countries", "quantities", "shipments", "words")

    def __init__(self) -> None:
        self.shipments = 0
        self.countries: set[str] = set()
        self.quantities: dict[str, list[Decimal]] = {}
        self.words = ""


def _customs(
    kept: Sequence[Kept],
) -> Iterator[tuple[int, Trace, Line, str, Decimal | None, _Custom]]:
    """Each shipment's codes with what was usual before; the custom is as it was before the shipment."""
    customs: dict[tuple[str, str], _Custom] = {}
    for index, trace in kept:
        if not trace.recipients:
            continue
        who = trace.recipients[0].key
        for code, line, quantity in _by_code(trace):
            custom = customs.setdefault((who, code), _Custom())
            yield index, trace, line, code, quantity, custom
            custom.shipments += 1
            custom.countries.update(trace.countries)
            if quantity is not None:
                insort(custom.quantities.setdefault(line.unit, []), quantity)
            custom.words = trace.words


def _by_code(trace: Trace) -> Iterator[tuple[str, Line, Decimal | None]]:
    """Each code with its first line and the quantity of all its lines; None where that is not known."""
    codes = dict.fromkeys(code for line in trace.lines for code in line.codes)
    for code in codes:
        lines = [line for line in trace.lines if code in line.codes]
        known = [line.quantity for line in lines if line.quantity is not None]
        whole = len(known) == len(lines) and len({line.unit for line in lines}) == 1
        yield code, lines[0], sum(known, Decimal(0)) if whole else None


def route(
    kept: Sequence[Kept], rule: BatchRule, measures: Mapping[str, Measure]
) -> Iterator[tuple[int, Finding]]:
    """The shipments that go where, or through where, none went before."""
    told: set[int] = set()
    for index, trace, _, code, _, custom in _customs(kept):
        new = [each for each in trace.countries if each not in custom.countries]
        if (
            trace.past
            or index in told
            or not new
            or custom.shipments < USUAL_AT_LEAST
            or not rule.in_force(measures, trace.day)
        ):
            continue
        told.add(index)
        usual = ", ".join(sorted(custom.countries)) or "?"
        there = ", ".join(new)
        who = trace.recipients[0].label
        reason = Text(
            f"{custom.shipments} earlier shipments of {code} to “{who}” went to or through {usual} only; "
            f"this one adds {there} (the last one before: {custom.words}).",
            f"此前向“{who}”出口{code}共{custom.shipments}批，仅经{usual}；本批新增{there}（上一批：{custom.words}）。",
        )
        yield (
            index,
            objection(
                rule,
                measures,
                "shipment",
                [reason],
                {
                    "control_code": code,
                    "usual": sorted(custom.countries),
                    "new": new,
                    "earlier": custom.shipments,
                },
            ),
        )


def volume(
    kept: Sequence[Kept], rule: BatchRule, measures: Mapping[str, Measure]
) -> Iterator[tuple[int, Finding]]:
    """The shipments that hold many times what is usual."""
    for index, trace, line, code, quantity, custom in _customs(kept):
        before = custom.quantities.get(line.unit, [])
        if (
            trace.past
            or quantity is None
            or len(before) < USUAL_AT_LEAST
            or not rule.in_force(measures, trace.day)
        ):
            continue
        usual = before[len(before) // 2]
        if quantity <= usual * JUMP:
            continue
        who, unit = trace.recipients[0].label, line.unit
        reason = Text(
            f"This shipment has {plain(quantity)} {unit} of {code} for “{who}”; half of the {len(before)} "
            f"earlier ones had {plain(usual)} {unit} or less, and the limit is {JUMP} times that.",
            f"本批向“{who}”出口{code} {plain(quantity)} {unit}；此前{len(before)}批的中位数为{plain(usual)} {unit}，"
            f"超过其{JUMP}倍。",
        )
        yield (
            index,
            objection(
                rule,
                measures,
                line.path,
                [reason],
                {
                    "control_code": code,
                    "quantity": f"{plain(quantity)} {unit}",
                    "usual": f"{plain(usual)} {unit}",
                    "earlier": len(before),
                },
            ),
        )
