"""Conditions on what is said of the goods: their form, phrases in their wording, their end use, and open limbs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddcheck.core.classification.judging import Facts, Judged, Missing
from ddcheck.core.classification.wording import fold
from ddcheck.core.logic import Truth
from ddcheck.core.texts import Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from ddcheck.core.classification.wording import Phrases


class Form(NamedTuple):
    """The goods are of one of some forms."""

    forms: Phrases

    def judge(self, facts: Facts) -> Judged:
        """A form that is stated, and another, makes it false; wording can only make it true."""
        form = facts.item.form
        if form is not None and self.forms.found(fold(form)) is not None:
            return Judged(
                Truth.TRUE, (Text(f"the form is “{form}”", f"形态为“{form}”"),), path="form"
            )
        if said := self.forms.found(facts.folded):
            reason = Text(f"the wording says “{said}”", f"品名写明“{said}”")
            return Judged(Truth.TRUE, (reason,), path="description")
        if form is not None:
            return Judged(
                Truth.FALSE, (Text(f"the form is “{form}”", f"形态为“{form}”"),), path="form"
            )
        shown = ", ".join(self.forms.words)
        ask = Text(
            f"write the form; it matters whether it is: {shown}",
            f"请填写形态；关键在于是否为：{shown}",
        )
        return Judged(Truth.UNKNOWN, (), (Missing("form", ask),))


class FormOtherThan(NamedTuple):
    """The goods are not of some forms; only a stated form excludes."""

    forms: Phrases

    def judge(self, facts: Facts) -> Judged:
        """True where no form is stated: an exclusion has to be claimed."""
        if facts.item.form is not None and self.forms.found(fold(facts.item.form)) is not None:
            form = facts.item.form
            reason = Text(
                f"the form is “{form}”, which is left out", f"形态为“{form}”，不在管制范围内"
            )
            return Judged(Truth.FALSE, (reason,), path="form")
        return Judged(Truth.TRUE)


class Says(NamedTuple):
    """The wording says one of some phrases (or, for an exclusion, none of them)."""

    phrases: Phrases
    expected: bool
    opposite: Phrases
    """What makes it false when it is said, and the phrases are not."""

    def judge(self, facts: Facts) -> Judged:
        """What is not said is unknown; an exclusion that is not said does not exclude."""
        found = self.phrases.found(facts.folded)
        if found is None and (other := self.opposite.found(facts.folded)):
            reason = Text(f"the wording says “{other}”", f"品名写明“{other}”")
            return Judged(Truth.FALSE, (reason,), path="description")
        if found is None and not self.expected:
            return Judged(Truth.TRUE)
        if found is None:
            shown = ", ".join(self.phrases.words[:6])
            ask = Text(
                f"say in the description whether it is one of: {shown}",
                f"请在品名中写明是否属于下列之一：{shown}",
            )
            return Judged(Truth.UNKNOWN, (), (Missing("description", ask),))
        reason = Text(f"the wording says “{found}”", f"品名写明“{found}”")
        return Judged(Truth.TRUE if self.expected else Truth.FALSE, (reason,), path="description")


class EndUse(NamedTuple):
    """The stated end use is one of some; where it is doubtful or not stated that is open."""

    phrases: Phrases
    doubtful: Phrases

    def judge(self, facts: Facts) -> Judged:
        """A stated end use that names neither is taken at its word, unless it says nothing at all."""
        end_use = facts.end_use
        ask = Text(
            f"write the end use in plain words; it matters whether it is: {', '.join(self.phrases.words[:6])}",
            f"请具体写明最终用途；关键在于是否属于：{'、'.join(self.phrases.words[:6])}",
        )
        if end_use is None:
            if found := self.phrases.found(facts.folded):
                return Judged(
                    Truth.TRUE,
                    (Text(f"the wording says “{found}”", f"品名写明“{found}”"),),
                    path="description",
                )
            return Judged(Truth.UNKNOWN, (), (Missing("end_use", ask),))
        folded = fold(end_use)
        stated = Text(f"the stated end use is “{end_use}”", f"所述最终用途为“{end_use}”")
        if self.phrases.found(folded) or self.phrases.found(facts.folded):
            return Judged(Truth.TRUE, (stated,), path="end_use")
        if self.doubtful.found(folded) or _unsaid(end_use, facts.folded):
            return Judged(Truth.UNKNOWN, (stated,), (Missing("end_use", ask),), "end_use")
        return Judged(Truth.FALSE, (stated,), path="end_use")


_SAID_FOR = r"\bfor ([^\x1e]+)|用于([^\x1e]+)|([^\W\d_]{2,})用(?![于途])"


def _unsaid(end_use: str, folded: str) -> bool:
    """Whether an end use says nothing, and the wording does not either: ``jet mill for pharma powders`` does."""
    from ddcheck.core.uses import is_vague  # few goods come this far

    if not is_vague(end_use):
        return False
    said = ["".join(found) for found in re.findall(_SAID_FOR, folded)]
    return all(map(is_vague, said))


_ASK_MINISTRY = Text(
    "ask the Ministry of Commerce, or the supplier what it was told: if it is controlled write the control code, if the "
    "ministry writes that it is not keep that answer, and name it as the paper in a waiver",
    "请向商务部咨询，或者向供应商索取其所获答复：受管制的，填写管制编码；商务部书面答复不受管制的，留存该答复，并在豁免中以其为凭证",
)


class Unsure(NamedTuple):
    """A limb that could not be verified, or that the law leaves open."""

    why: Text

    def judge(self, facts: Facts) -> Judged:  # noqa: ARG002 - it looks at nothing
        """Always unknown."""
        return Judged(Truth.UNKNOWN, (self.why,), (Missing("control_code", _ASK_MINISTRY),))
