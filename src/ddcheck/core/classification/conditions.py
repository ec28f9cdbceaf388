"""Conditions on what the goods are and hold: being named, contents, purity and other parameters, and their combination.

A condition answers true, false or unknown, gives its reason, and where it is unknown names the fact it wants.
Only stated fields make it false; wording can make it true.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ddcheck.core.classification.elements import ELEMENTS
from ddcheck.core.classification.judging import (
    Condition,
    Facts,
    Judged,
    Missing,
    Naming,
    is_opinion,
    reasons,
    union,
    weightiest,
)
from ddcheck.core.classification.parameters import AT_LEAST, FIELDS, LABELS, percent_text
from ddcheck.core.logic import ORDERED, Truth
from ddcheck.core.texts import Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from ddcheck.core.classification.composition import Amount, Composition
    from ddcheck.core.classification.wording import Phrases


class All(NamedTuple):
    """Every one of some conditions."""

    children: tuple[Condition, ...]

    def judge(self, facts: Facts) -> Judged:
        """False as soon as one is; then that one is the reason."""
        judged = [child.judge(facts) for child in self.children]
        if failed := [each for each in judged if each.truth is Truth.FALSE]:
            near = all(each.near for each in failed)
            return Judged(
                Truth.FALSE,
                reasons(failed),
                path=weightiest([each.path for each in failed]),
                near=near,
            )
        path = weightiest([each.path for each in judged])
        if open_ := [each for each in judged if each.truth is Truth.UNKNOWN]:
            missing = union(open_)
            told = [
                each for each in judged if not is_opinion(each) or missing[:1] == each.missing[:1]
            ]
            return Judged(Truth.UNKNOWN, reasons(told), missing, path)
        return Judged(Truth.TRUE, reasons(judged), path=path)


class Any_(NamedTuple):  # noqa: N801 - `Any` is taken
    """At least one of some conditions."""

    children: tuple[Condition, ...]

    def judge(self, facts: Facts) -> Judged:
        """True as soon as one is; unknown where one may yet be."""
        judged = [child.judge(facts) for child in self.children]
        if met := [each for each in judged if each.truth is Truth.TRUE]:
            return Judged(Truth.TRUE, reasons(met), path=weightiest([each.path for each in met]))
        if open_ := [each for each in judged if each.truth is Truth.UNKNOWN]:
            path = weightiest([each.path for each in open_])
            return Judged(Truth.UNKNOWN, reasons(open_), union(open_), path)
        near = any(each.near for each in judged)
        path = weightiest([each.path for each in judged])
        return Judged(Truth.FALSE, reasons(judged), path=path, near=near)


class Bound(NamedTuple):
    """A comparison with a number."""

    operator: str
    limit: Decimal

    def holds(self, seen: Decimal) -> bool:
        """Whether a number keeps to it."""
        return ORDERED[self.operator](seen, self.limit)

    def truth(self, amount: Amount) -> Truth:
        """Whether every amount, no amount or only some of an interval keeps to it."""
        low, high = self.holds(amount.low), self.holds(amount.high)
        if low is high:
            return Truth.TRUE if low else Truth.FALSE
        return Truth.UNKNOWN

    def near(self, seen: Decimal, *, purity: bool = False) -> bool:
        """Whether a number misses it by a hair: purities by impurity times five, traces by a fifth, the rest by 3 %."""
        if purity:
            return 100 - seen <= 5 * max(100 - self.limit, Decimal("0.00000001"))
        share = Decimal("0.2") if self.limit <= 1 else Decimal("0.03")
        slack = abs(self.limit) * share
        return seen > 0 and abs(seen - self.limit) <= slack

    def text(self, unit: str) -> Text:
        """In words, as in ``at least 97 %``."""
        en, zh = AT_LEAST[self.operator]
        shown = f"{self.limit:f}{' ' + unit if unit else ''}"
        return Text(f"{en} {shown}", f"{zh}{shown.replace(' ', '')}")


class Named(NamedTuple):
    """Wording or a CAS number says that it is this item, and the composition does not deny it."""

    unless_stated: bool = False
    """Whether a complete composition takes the word from the wording, and any from silence."""
    unless_silent: bool = False
    """Whether a complete composition takes it from silence alone: its contents are asked for beside this."""

    def judge(self, facts: Facts) -> Judged:
        """False only where the composition is complete, denies it, and no wording claims it."""
        title = facts.control.title.text
        denied = _denied(facts)
        if (
            self.unless_stated
            and not denied
            and facts.composition is not None
            and (facts.composition.complete or facts.naming is Naming.NOT)
        ):
            return Judged(Truth.FALSE)
        if (
            self.unless_silent
            and facts.naming is Naming.NOT
            and facts.composition is not None
            and facts.composition.complete
        ):
            return Judged(Truth.FALSE)
        if facts.naming is Naming.NOT and denied:
            element = ELEMENTS[denied]
            reason = Text(
                f"the stated composition holds no {element.en}, without which nothing is {title.en}",
                f"所列成分不含{element.zh}，而{title.zh}必含该元素",
            )
            return Judged(Truth.FALSE, (reason,), path="composition")
        if facts.naming is Naming.NOT:
            return Judged(Truth.UNKNOWN, (), (_what_is_it(facts),))
        field = FIELDS[facts.named_at]
        reason = Text(f"{field.en} says “{facts.said}”", f"{field.zh}写明“{facts.said}”")
        if denied:
            element = ELEMENTS[denied]
            against = Text(
                f"but the stated composition holds no {element.en}: one of the two is wrong",
                f"但所列成分不含{element.zh}：二者必有一误",
            )
            ask = Text(
                "correct the wording or the composition, and hold a test report",
                "请更正品名或者成分，并备检测报告",
            )
            return Judged(
                Truth.UNKNOWN, (reason, against), (Missing("composition", ask),), facts.named_at
            )
        if facts.naming is Naming.NAMED:
            return Judged(Truth.TRUE, (reason,), path=facts.named_at)
        return Judged(Truth.UNKNOWN, (reason,), (_what_is_it(facts),), facts.named_at)


def _denied(facts: Facts) -> str:
    """The first element that the item must hold and the stated composition does not."""
    if facts.composition is None:
        return ""
    for symbol in facts.control.elements:
        if facts.composition.amount(symbol).high == 0:
            return symbol
    return ""


def _what_is_it(facts: Facts) -> Missing:
    title = facts.control.title.text
    if facts.control.elements:
        return Missing("composition", _COMPOSITION)
    return Missing(
        "description",
        Text(
            f"say in the description whether this is {title.en}", f"请在品名中写明是否为{title.zh}"
        ),
    )


_COMPOSITION = Text(
    "write the whole composition by weight, about 100 % in sum, or ask the supplier for it",
    "请填写全部成分的重量百分比（合计约100%），或者向供应商索取",
)


class Content(NamedTuple):
    """How much of an element (``content``, as ``metal``, ``bound`` in compounds) or of a ``substance`` there is."""

    kind: str
    of: str
    bound: Bound
    or_purity: bool = False
    or_says: Phrases | None = None
    """Wording that makes it true where no composition is stated."""

    def _amount(self, composition: Composition) -> Amount:
        match self.kind:
            case "content":
                return composition.amount(self.of)
            case "metal":
                return composition.metal(self.of)
            case "bound":
                return composition.bound(self.of)
            case _:
                return composition.substance(self.of)

    def _called(self) -> Text:
        if self.kind == "substance":
            return Text(self.of, self.of)
        return Text(ELEMENTS[self.of].en, ELEMENTS[self.of].zh)

    def judge(self, facts: Facts) -> Judged:
        """By the stated composition; else by the purity, if it may speak; else by the wording."""
        called, bound = self._called(), self.bound.text("%")
        if facts.composition is not None:
            amount = self._amount(facts.composition)
            truth = self.bound.truth(amount)
            if truth is not Truth.UNKNOWN:
                seen = percent_text(amount.low)
                reason = Text(
                    f"{called.en} is {seen} % by weight (asked: {bound.en})",
                    f"{called.zh}含量为{seen}%（要求：{bound.zh}）",
                )
                near = truth is Truth.FALSE and self.bound.near(amount.low)
                return Judged(truth, (reason,), path="composition", near=near)
        purity = facts.item.parameters.purity_percent
        if self.or_purity and purity is not None and facts.naming is not Naming.NOT:
            met = self.bound.holds(purity)
            if not met and facts.composition is not None:
                # Two statements that do not settle each other: the composition may yet say yes.
                return Judged(Truth.UNKNOWN, (), (Missing("composition", self._ask()),))
            reason = Text(
                f"the purity is {purity:f} % (asked: {called.en} {bound.en})",
                f"纯度为{purity:f}%（要求：{called.zh}{bound.zh}）",
            )
            path = "parameters.purity_percent"
            near = not met and self.bound.near(purity)
            return Judged(Truth.TRUE if met else Truth.FALSE, (reason,), path=path, near=near)
        if facts.composition is None and (said := self._wording(facts)) is not None:
            return Judged(Truth.TRUE, (said,), path="description")
        return Judged(Truth.UNKNOWN, (), (Missing("composition", self._ask()),))

    def _wording(self, facts: Facts) -> Text | None:
        called, bound = self._called(), self.bound.text("%")
        if facts.worded is not None and self.bound.truth(self._amount(facts.worded)) is Truth.TRUE:
            seen = percent_text(self._amount(facts.worded).low)
            return Text(
                f"by the wording, {called.en} is {seen} % by weight (asked: {bound.en})",
                f"按品名文字，{called.zh}含量为{seen}%（要求：{bound.zh}）",
            )
        if self.or_says is not None and (said := self.or_says.found(facts.folded)):
            return Text(f"the wording says “{said}”", f"品名写明“{said}”")
        if self.or_purity and facts.naming is not Naming.NOT:
            for purity in facts.purities:
                if self.bound.holds(purity):
                    return Text(
                        f"the wording gives {purity:f} % (asked: {called.en} {bound.en})",
                        f"品名文字写明{purity:f}%（要求：{called.zh}{bound.zh}）",
                    )
        return None

    def _ask(self) -> Text:
        called, bound = self._called(), self.bound.text("%")
        return Text(
            f"write the composition with the percentage of {called.en} by weight, 0 where there is none "
            f"(asked: {bound.en})",
            f"请填写成分及{called.zh}的重量百分比，不含则写0（要求：{bound.zh}）",
        )


class Main(NamedTuple):
    """An element, as metal, is the largest constituent."""

    of: str
    or_named: bool = False
    """Whether, where no composition is stated, being named is enough."""

    def judge(self, facts: Facts) -> Judged:
        """By the stated composition; else, towards yes only, by the wording."""
        element = ELEMENTS[self.of]
        ask = Missing("composition", _COMPOSITION)
        if self.or_named and facts.naming is not Naming.NOT:
            named = Named().judge(facts)
            if (facts.composition is None and named.truth is Truth.TRUE) or _denied(facts):
                return named
        for composition, path in (
            (facts.composition, "composition"),
            (facts.worded, "description"),
        ):
            if composition is None:
                continue
            main = composition.main_metal(self.of)
            seen = percent_text(composition.metal(self.of).low)
            if main:
                reason = Text(
                    f"{element.en} is the main constituent, {seen} % by weight",
                    f"{element.zh}为主要成分，含量{seen}%",
                )
                return Judged(Truth.TRUE, (reason,), path=path)
            if main is False and not composition.text:
                reason = Text(
                    f"{element.en} is not the main constituent ({seen} % by weight)",
                    f"{element.zh}不是主要成分（含量{seen}%）",
                )
                return Judged(Truth.FALSE, (reason,), path=path)
            break
        return Judged(Truth.UNKNOWN, (), (ask,))


ALLOY_FROM = Decimal(80)
"""From this percent on, together, some metals are an alloy of one another rather than parts of another."""


class Alloy(NamedTuple):
    """Some metals are all there and make up the bulk."""

    of: tuple[str, ...]

    def judge(self, facts: Facts) -> Judged:
        """By the stated composition; else, towards yes only, by the wording."""
        composition = facts.composition or facts.worded
        en = "-".join(ELEMENTS[symbol].en for symbol in self.of)
        zh = "".join(ELEMENTS[symbol].zh for symbol in self.of)
        if composition is not None:
            amounts = [composition.metal(symbol) for symbol in self.of]
            least = sum(amount.low for amount in amounts)
            if all(amount.low > 0 for amount in amounts) and least >= ALLOY_FROM:
                shown = percent_text(Decimal(least))
                reason = Text(
                    f"{en} together are {shown} % by weight: an alloy of these",
                    f"{zh}合计占{shown}%，属该合金",
                )
                path = "description" if composition.text else "composition"
                return Judged(Truth.TRUE, (reason,), path=path)
            most = min(Decimal(100), Decimal(sum(amount.high for amount in amounts)))
            lacking = any(amount.high == 0 for amount in amounts)
            if (lacking or most < ALLOY_FROM) and not composition.text:
                reason = Text(f"by its composition it is no alloy of {en}", f"按成分不属{zh}合金")
                return Judged(Truth.FALSE, (reason,), path="composition")
        return Judged(Truth.UNKNOWN, (), (Missing("composition", _COMPOSITION),))


class Parameter(NamedTuple):
    """A measured property keeps to a bound."""

    name: str
    bound: Bound

    def judge(self, facts: Facts) -> Judged:
        """By the parameter; a purity also by the composition, and towards yes only by the wording."""
        en, zh, unit = LABELS[self.name]
        path = f"parameters.{self.name}"
        bound = self.bound.text(unit)
        seen: Decimal | None = getattr(facts.item.parameters, self.name)
        is_purity = self.name == "purity_percent"
        if is_purity and facts.composition is not None:
            by_composition = self._by_composition(facts)
            if by_composition is not None and (seen is None or by_composition > seen):
                seen, path = by_composition, "composition"
        if seen is not None:
            met = self.bound.holds(seen)
            reason = Text(
                f"the {en} is {seen:f} {unit}".rstrip() + f" (asked: {bound.en})",
                f"{zh}为{seen:f}{unit}（要求：{bound.zh}）",
            )
            near = not met and self.bound.near(seen, purity=is_purity)
            return Judged(Truth.TRUE if met else Truth.FALSE, (reason,), path=path, near=near)
        if is_purity:
            for purity in facts.purities:
                if self.bound.holds(purity):
                    reason = Text(
                        f"the wording gives a purity of {purity:f} % (asked: {bound.en})",
                        f"品名文字写明纯度{purity:f}%（要求：{bound.zh}）",
                    )
                    return Judged(Truth.TRUE, (reason,), path="description")
        ask = Text(
            f"write the {en} in {path} (asked: {bound.en}), from a test report",
            f"请在{path}填写{zh}（要求：{bound.zh}），以检测报告为准",
        )
        below: tuple[Text, ...] = ()
        if is_purity and facts.purities:
            shown = facts.purities[0]
            below = (
                Text(
                    f"the wording gives a purity of {shown:f} %, which only a stated purity can confirm",
                    f"品名文字写明纯度{shown:f}%，须以所填纯度为准",
                ),
            )
        return Judged(Truth.UNKNOWN, below, (Missing(path, ask),))

    @staticmethod
    def _by_composition(facts: Facts) -> Decimal | None:
        """The percentage of the item itself, where the composition names it as one substance."""
        composition = facts.composition
        formulas = facts.control.formulas or (
            facts.control.elements if len(facts.control.elements) == 1 else ()
        )
        if composition is None:
            return None
        seen = [
            composition.substance(formula).low for formula in formulas if composition.holds(formula)
        ]
        return max((each for each in seen if each > 0), default=None)
