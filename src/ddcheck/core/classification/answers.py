"""What a classification answers: for one line of goods and each control that something points at."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ddcheck.core.classification.judging import Missing
from ddcheck.core.texts import Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddcheck.core.classification.pointing import Pointers
    from ddcheck.core.controls import ControlledItem
    from ddcheck.core.measures import State


class Answer(StrEnum):
    """Whether a line is a controlled item."""

    CONTROLLED = "controlled"
    """The criteria are met, or the exporter claims the code."""
    POSSIBLE = "possible"
    """Something points there, and a fact is missing that would settle it."""
    NOT_CONTROLLED = "not_controlled"
    """A stated fact misses a criterion decisively, or nothing points anywhere."""


GRAVITY = {Answer.NOT_CONTROLLED: 0, Answer.POSSIBLE: 1, Answer.CONTROLLED: 2}


class Answered(NamedTuple):
    """The answer for one controlled item, with its reasons."""

    control: ControlledItem
    answer: Answer
    state: State
    """Of the control's measure on the day: in force, suspended or disputed, never another."""
    because: tuple[Text, ...]
    missing: tuple[Missing, ...]
    """For ``possible``: exactly the facts that would settle it."""
    pointed_by: tuple[str, ...]
    """What pointed here: ``claim``, ``term``, ``cas``, ``composition``, ``hs``."""
    near_miss: bool
    """Not controlled by a hair: a test report, and a remark with the parameters, are in place."""
    path: str
    """The field that decided, relative to the item."""


class Classification(NamedTuple):
    """What one line of goods or technology is."""

    answers: tuple[Answered, ...] = ()
    """Controlled first, then possible, then not controlled; each by code. Empty where nothing points anywhere."""
    missing: tuple[Missing, ...] = ()
    """Facts without which the line cannot be classified at all."""

    @property
    def answer(self) -> Answer:
        """The gravest answer; a line that cannot be classified is ``possible``."""
        worst = max((each.answer for each in self.answers), key=GRAVITY.__getitem__, default=None)
        if worst is Answer.CONTROLLED:
            return worst
        return (
            Answer.POSSIBLE if self.missing or worst is Answer.POSSIBLE else Answer.NOT_CONTROLLED
        )


NOTHING = Classification()
"""Nothing points anywhere on any day, and nothing is missing; this very object says so."""


def by_the_claim(
    control: ControlledItem, claim: tuple[str, str], pointed: tuple[str, ...], state: State
) -> Answered:
    """The answer for a control whose code the exporter claims: the code, and the field that says it."""
    code, path = claim
    if control.unlisted_codes:
        reason = Text(
            f"the exporter claims “{code}” ({path}), a code that none of the control lists describes",
            f"出口经营者在{path}中填报“{code}”，各管制清单数据中均无该编码",
        )
        ask = Text(
            "check the code against the unified dual-use list, or correct it",
            "请对照两用物项出口管制清单核对该编码，或者更正",
        )
        missing = (Missing(path, ask),)
        return Answered(control, Answer.POSSIBLE, state, (reason,), missing, pointed, False, path)
    reason = Text(
        f"the exporter claims control code {code} ({path})",
        f"出口经营者在{path}中填报管制编码{code}",
    )
    return Answered(control, Answer.CONTROLLED, state, (reason,), (), pointed, False, path)


def without_echoes(
    answers: list[Answered], pointers: Pointers, controls: Sequence[ControlledItem]
) -> list[Answered]:
    """Leave out what an HS code alone points to, where the line is named as another item of that code."""
    if any(_weighs(each) for each in answers):
        # "Dual-use item" in the remark, without a code, is accounted for by what the line is.
        answers = [
            each for each in answers if not (each.control.unlisted_codes and each.path == "remark")
        ]
    if any(each.answer is Answer.CONTROLLED for each in answers):
        # What is controlled already need not be asked for other things it might have been called.
        hinted = {id(controls[index]) for index in pointers.hints}
        answers = [
            each
            for each in answers
            if not (
                each.answer is Answer.POSSIBLE
                and set(each.pointed_by) == {"term"}
                and id(each.control) in hinted
                and each.path == "composition"
            )
        ]
    named = [
        each
        for each in answers
        if "hs" in each.pointed_by and {"term", "cas", "claim"} & set(each.pointed_by)
    ]
    if any(each.answer is Answer.CONTROLLED for each in named):
        return [each for each in answers if set(each.pointed_by) != {"hs"}]
    if named:
        # Of another substance it is not, since it is named; of the same one it may be something else yet.
        elements = {symbol for each in named for symbol in each.control.elements}
        answers = [
            each
            for each in answers
            if set(each.pointed_by) != {"hs"} or elements & set(each.control.elements)
        ]
    if any({"term", "cas", "claim"} & set(each.pointed_by) for each in answers):
        return [
            each
            for each in answers
            if set(each.pointed_by) != {"hs"} or each.answer is not Answer.NOT_CONTROLLED
        ]
    return answers


def _weighs(answered: Answered) -> bool:
    return answered.answer is not Answer.NOT_CONTROLLED and not answered.control.unlisted_codes
