"""Licences used up: who drew how much on which licence, in order of date."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ddcheck.core.batches.rule import KEPT, BatchRule, members, objection
from ddcheck.core.batches.traces import letters
from ddcheck.core.reports import Outcome, Verdict
from ddcheck.core.texts import Text
from ddcheck.core.units import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ddcheck.core.batches.rule import Kept
    from ddcheck.core.batches.traces import Line, Trace
    from ddcheck.core.measures import Measure
    from ddcheck.core.reports import Finding


OVERDRAWN = BatchRule(
    "cn-batch-licence-overdrawn",
    Text("Licence quantity is drawn down in order of date", "许可证数量按日期顺序扣减"),
    (("cn-dur", "arts. 18 and 39"), ("cn-ecl", "art. 34")),
    Text(
        "Do not ship this line under the licence. Apply for another licence, or ship no more than is left.",
        "不得凭该许可证出口本行货物。应另行申请许可证，或仅出口剩余数量。",
    ),
    can_be_waived="with_licence",
    verdict=Verdict.FAIL,
)


USED_AGAIN = BatchRule(
    "cn-batch-single-licence",
    Text("A single licence is good for one export", "单项许可仅限一次出口"),
    (("cn-dur", "arts. 15 and 39"), ("cn-ecl", "art. 34")),
    Text(
        "Do not ship under this licence before the ministry has confirmed that it allows several exports; "
        "otherwise apply for a licence for this one, or for a general licence.",
        "商务部确认该许可证允许多次出口前，不得凭其出口；否则应就本次出口另行申请许可证，或申请通用许可。",
    ),
    can_be_waived="with_licence",
)


class _Account:
    """What is left of a licence, and who drew on it."""

    __slots__ = ("drawers", "drawn", "least", "most", "unit")

    def __init__(self, unit: str) -> None:
        self.unit = unit
        self.least = self.most = Decimal(-1)
        self.drawn = Decimal(0)
        self.drawers: list[str] = []

    def state(self, held: Decimal) -> None:
        """Take note of the quantity that a record states for the licence."""
        self.least = held if self.least < 0 else min(self.least, held)
        self.most = max(self.most, held)

    def draw(self, quantity: Decimal, words: str) -> None:
        """Take from it; below nothing where it was taken in the past."""
        self.drawn += quantity
        self.drawers.append(f"{plain(quantity)} {self.unit} by {words}")


def overdrawn(
    kept: Sequence[Kept], rule: BatchRule, measures: Mapping[str, Measure]
) -> Iterator[tuple[int, Finding]]:
    """The lines for which too little is left of their licences, each with the arithmetic."""
    accounts: dict[tuple[str, str], _Account] = {}
    for _, trace in kept:
        for line in trace.lines:
            for draw in line.draws:
                key = (letters(draw.number), draw.unit)
                accounts.setdefault(key, _Account(draw.unit)).state(draw.held)
    for index, trace in kept:
        for line in trace.lines:
            if line.quantity is None or not line.draws:
                continue
            mine = {
                draw.number: accounts[letters(draw.number), draw.unit]
                for draw in line.draws
                if draw.unit == line.unit
            }
            if not mine:
                continue
            short = _take(line.quantity, mine.values(), trace, line)
            if short <= 0 or trace.past or not rule.in_force(measures, trace.day):
                continue
            if all(not account.drawers for account in mine.values()):
                # One line alone asks for too much: the rule on licences says so already.
                continue
            yield index, _shortage(rule, measures, line, mine, short)


def _take(quantity: Decimal, accounts: Iterable[_Account], trace: Trace, line: Line) -> Decimal:
    """Draw a line's quantity from its licences, one after the other; how much is lacking.

    A line that lacks any is not shipped and so draws nothing; one that was shipped has drawn it all.
    """
    plan: list[tuple[_Account, Decimal]] = []
    need = quantity
    for account in accounts:
        part = min(need, max(account.least - account.drawn, Decimal(0)))
        if part > 0:
            plan.append((account, part))
            need -= part
    if need > 0 and not trace.past:
        return need
    if need > 0:
        last = next(iter(accounts))
        plan.append((last, need))
    for account, part in plan:
        account.draw(
            part, f"{trace.id or trace.place or '?'} ({trace.day.isoformat()}, {line.label})"
        )
    return need


def _shortage(
    rule: BatchRule,
    measures: Mapping[str, Measure],
    line: Line,
    accounts: Mapping[str, _Account],
    short: Decimal,
) -> Finding:
    assert line.quantity is not None
    reasons = []
    room = Decimal(0)
    drawn: list[str] = []
    times = 0
    for number, account in accounts.items():
        room += account.most - account.least
        left = max(account.least - account.drawn, Decimal(0))
        drawn += account.drawers[:KEPT]
        times += len(account.drawers)
        who = members(account.drawers, len(account.drawers))
        unit = account.unit
        reasons.append(
            Text(
                f"Licence {number} covers {plain(account.least)} {unit}; {plain(account.drawn)} {unit} of it "
                f"are drawn in order of date ({who.en or 'by nobody'}), so {plain(left)} {unit} are left.",
                f"许可证{number}数量为{plain(account.least)} {unit}；按日期顺序已使用{plain(account.drawn)} {unit}"
                f"（{who.zh or '无'}），剩余{plain(left)} {unit}。",
            )
        )
        if account.most != account.least:
            reasons.append(
                Text(
                    f"Records state its quantity differently, from {plain(account.least)} to "
                    f"{plain(account.most)} {unit}; look at the licence.",
                    f"各记录所填许可证数量不一，自{plain(account.least)}至{plain(account.most)} {unit}，须核对许可证原件。",
                )
            )
    unit = line.unit
    reasons.append(
        Text(
            f"This line ships {plain(line.quantity)} {unit}: {plain(short)} {unit} too much.",
            f"本行出运{plain(line.quantity)} {unit}，超出{plain(short)} {unit}。",
        )
    )
    # What the larger of two statements would allow is a question of fact, not yet a breach.
    open_ = room >= short
    return objection(
        rule,
        measures,
        line.path,
        reasons,
        {
            "control_code": ", ".join(line.codes),
            "licences": list(accounts),
            "short": f"{plain(short)} {unit}",
            "drawn": drawn[:KEPT],
            "drawn_records": times,
        },
        verdict=Verdict.REVIEW if open_ else Verdict.FAIL,
        outcome=Outcome.UNKNOWN if open_ else Outcome.HIT,
    )


def used_again(
    kept: Sequence[Kept], rule: BatchRule, measures: Mapping[str, Measure]
) -> Iterator[tuple[int, Finding]]:
    """The lines that rest on a single licence alone under which an earlier shipment has left."""
    first: dict[str, Kept] = {}
    for each in kept:
        trace = each.trace
        for line in trace.lines:
            singles = [draw for draw in line.draws if draw.single]
            for draw in singles:
                first.setdefault(letters(draw.number), each)
            if (
                trace.past
                or len(singles) < len(line.draws)
                or not rule.in_force(measures, trace.day)
            ):
                continue
            used = {draw.number: first[letters(draw.number)] for draw in singles}
            if used and all(earlier is not each for earlier in used.values()):
                yield each.at, _again(rule, measures, line, used)


def _again(
    rule: BatchRule, measures: Mapping[str, Measure], line: Line, used: Mapping[str, Kept]
) -> Finding:
    reasons = [
        Text(
            f"“{line.label}” rests on licence {number}, a single one, and so does {earlier.trace.words}: "
            "a single licence allows one export to one end user.",
            f"“{line.label}”所凭许可证{number}为单项许可，而{earlier.trace.words}亦凭其出口；"
            "单项许可仅允许向单一最终用户进行一次出口。",
        )
        for number, earlier in used.items()
    ]
    evidence = {"control_code": ", ".join(line.codes), "licences": list(used)}
    return objection(rule, measures, line.path, reasons, evidence)
