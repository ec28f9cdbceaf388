"""Conditions on what the goods are: ``classified`` for one line, ``goods`` for all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddcheck.core.classification import Answer
from ddcheck.core.conditions.language import (
    Evidence,
    Judgement,
    flag_in,
    joined,
    options,
    texts,
    texts_in,
)
from ddcheck.core.facts import BINDING
from ddcheck.core.logic import FALSE, TRUE, UNKNOWN, Truth
from ddcheck.core.measures import State
from ddcheck.core.reports import Citation
from ddcheck.core.values import Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddcheck.core.classification import Answered, Missing
    from ddcheck.core.conditions.language import Reader, Scope
    from ddcheck.core.controls import ControlledItem
    from ddcheck.core.measures import Measure

_ANSWERS = {
    Answer.CONTROLLED: Text("controlled", "管制物项"),
    Answer.POSSIBLE: Text("possibly controlled", "可能属管制物项"),
    Answer.NOT_CONTROLLED: Text("not controlled", "非管制物项"),
}


class Classified(NamedTuple):
    """A line is classified so, by a control whose measure stands so on the day.

    Asked for *controlled*, a line that is only possibly so, or whose measure is disputed, is unknown.
    """

    answer: Answer
    measures: frozenset[str]
    codes: tuple[str, ...]
    states: frozenset[State] | None
    """Given, these states and no others count as they are; else in force counts and disputed is unknown."""
    near_miss: bool
    claimed: bool

    def test(self, scope: Scope) -> Truth:
        """Three-valued; see the class."""
        classified = scope.facts.classification(scope.item_index)
        if not classified.answers and not classified.missing:
            return FALSE
        found = self._sort(scope)
        if found[0]:
            return TRUE
        return UNKNOWN if found[1] or found[2] else FALSE

    def _relevant(self, scope: Scope) -> list[Answered]:
        return [
            each
            for each in scope.facts.classification(scope.item_index).answers
            if (not self.measures or each.control.measure in self.measures)
            and (not self.codes or (each.control.code or "").startswith(self.codes))
            and (not self.claimed or "claim" in each.pointed_by)
        ]

    def _sort(self, scope: Scope) -> tuple[list[Answered], list[Answered], tuple[Missing, ...]]:
        """Answers that make it true, answers that make it unknown, facts without which it is unknown."""
        relevant = self._relevant(scope)
        missing = scope.facts.classification(scope.item_index).missing
        if self.near_miss:
            return (
                [e for e in relevant if e.near_miss and e.answer is Answer.NOT_CONTROLLED],
                [],
                (),
            )
        same = [each for each in relevant if each.answer is self.answer]
        if self.states is not None:
            return [each for each in same if each.state in self.states], [], ()
        if self.answer is not Answer.CONTROLLED:
            return [each for each in same if each.state in BINDING], [], ()
        sure = [each for each in same if each.state is State.IN_FORCE]
        unsure = [each for each in same if each.state is State.DISPUTED]
        unsure += [e for e in relevant if e.answer is Answer.POSSIBLE and e.state in BINDING]
        return sure, unsure, missing

    def judge(self, scope: Scope) -> Judgement:
        """With the controls that the line meets or may meet, and the facts that would settle it."""
        found = self.test(scope)
        sure, unsure, missing = self._sort(scope)
        path = scope.path_of("item")
        if found is TRUE:
            return Judgement(found, tuple(answer_evidence(each, scope) for each in sure))
        if found is UNKNOWN:
            evidence = [answer_evidence(each, scope) for each in unsure]
            evidence += [missing_evidence(each, path) for each in missing]
            return Judgement(found, tuple(evidence))
        text = Text(
            f"line {scope.item_index + 1} is not classified as {_ANSWERS[self.answer].en}",
            f"第{scope.item_index + 1}行未归类为{_ANSWERS[self.answer].zh}",
        )
        return Judgement(found, (Evidence(text, path),))


def missing_evidence(missing: Missing, path: str) -> Evidence:
    """A fact without which a line cannot be classified."""
    place = f"{path}.{missing.path}"
    return Evidence(missing.ask, place, missing=(place,))


def citation_of(measure: Measure | None, article: str, ref: str = "") -> Citation:
    """A measure as a citation."""
    if measure is None:
        return Citation(ref, article)
    clause = f"clause {measure.clause}" if measure.clause else ""
    return Citation(measure.ref, article or clause, measure.url)


def answer_evidence(answered: Answered, scope: Scope) -> Evidence:
    """One answer of the classification as evidence, citing the control's measure."""
    control = answered.control
    measure = scope.facts.knowledge.measures.get(control.measure)
    path = scope.path_of("item")
    place = f"{path}.{answered.path}" if answered.path else path
    code = control.code or ""
    title = control.title.text
    name = Text(f"{code} {title.en}".strip(), f"{code} {title.zh}".strip())
    says = _ANSWERS[answered.answer]
    because = joined(answered.because)
    text = Text(
        f"{name.en}: {says.en}" + (f" ({because.en})" if because.en else ""),
        f"{name.zh}：{says.zh}" + (f"（{because.zh}）" if because.zh else ""),
    )
    asks = tuple(f"{path}.{each.path}" for each in answered.missing)
    if asks and answered.answer is Answer.POSSIBLE:
        asked = joined(each.ask for each in answered.missing)
        text = Text(f"{text.en}. To settle it: {asked.en}", f"{text.zh}。尚须：{asked.zh}")
    disputed = control.measure if answered.state is State.DISPUTED else ""
    ref = Text(measure.ref, measure.ref) if measure is not None else Text("", "")
    return Evidence(
        text=text,
        path=place,
        missing=asks if answered.answer is Answer.POSSIBLE else (),
        disputed=disputed,
        values={"control": name, "measure": ref, "because": because},
        data={"control_code": code or control.id, "answer": answered.answer.value},
        citations=(citation_of(measure, code),),
    )


class Goods(NamedTuple):
    """The gravest answer over all lines is one of these; never unknown itself."""

    answers: frozenset[Answer]

    def test(self, scope: Scope) -> Truth:
        """True or false: *possible* is an answer of its own."""
        return TRUE if scope.facts.goods in self.answers else FALSE

    def judge(self, scope: Scope) -> Judgement:
        """With the gravest answer and where it comes from."""
        facts = scope.facts
        answer = facts.goods
        named: list[Evidence] = []
        if facts.shipment is not None and answer is not Answer.NOT_CONTROLLED:
            for index, item in enumerate(facts.shipment.items):
                inner = scope._replace(item=item, item_index=index)
                for wanted in (Answer.CONTROLLED, Answer.POSSIBLE):
                    named += [answer_evidence(e, inner) for e in facts.bound(index, wanted)]
        says = _ANSWERS[answer]
        if facts.customer is not None:
            text = Text(
                "what goods this customer may be sent is open, so that controlled ones are possible",
                "该客户可能采购的物项未定，视为可能涉及管制物项",
            )
        else:
            is_ = "" if answer is Answer.POSSIBLE else "为"
            text = Text(f"the goods are {says.en}", f"货物{is_}{says.zh}")
        codes = sorted({str(each.data.get("control_code", "")) for each in named})
        data = {"goods": answer.value} | ({"control_codes": codes} if codes else {})
        summary = Evidence(text, values={"goods": says}, data=data)
        return Judgement(self.test(scope), (summary,))


class DeclaredOtherwise(NamedTuple):
    """A line is, or may be, what its description names, and the name declared to customs says nothing of it."""

    def test(self, scope: Scope) -> Truth:
        """False where either name is left out, or where the goods have no customs code to be declared under."""
        item, facts = scope.item, scope.facts
        assert item is not None
        description, declared = item.description, item.declared_name
        if description is None or declared is None or item.hs_code is None:
            return FALSE
        if description == declared:
            return FALSE
        answered = [
            each.control
            for answer in (Answer.CONTROLLED, Answer.POSSIBLE)
            for each in facts.bound(scope.item_index, answer)
        ]
        if not answered:
            return FALSE
        named = facts.knowledge.classifier.named
        described = _akin(answered, named(description))
        told = _akin(answered, named(declared)) or _says_a_symbol(answered, declared)
        return TRUE if described and not told else FALSE

    def judge(self, scope: Scope) -> Judgement:
        """With the two names."""
        found = self.test(scope)
        item, path = scope.item, scope.path_of("item")
        assert item is not None
        if found is not TRUE:
            text = Text(
                "the name declared to customs says no less of the goods than their description does",
                "报关品名所反映的货物信息不少于货物描述",
            )
            return Judgement(found, (Evidence(text, f"{path}.declared_name"),))
        text = Text(
            f"the contract says “{item.description}”, and “{item.declared_name}” is declared to customs",
            f"合同写明“{item.description}”，而向海关申报为“{item.declared_name}”",
        )
        return Judgement(found, (Evidence(text, f"{path}.declared_name"),))


def _akin(answered: Sequence[ControlledItem], named: Sequence[ControlledItem]) -> bool:
    """Whether wording that points to some controls speaks of the goods that others answer for."""
    elements = {each for control in answered for each in (*control.elements, *control.points_with)}
    ids = {control.id for control in answered}
    return any(control.id in ids or not elements.isdisjoint(control.elements) for control in named)


def _says_a_symbol(answered: Sequence[ControlledItem], declared: str) -> bool:
    """Whether a name gives the symbol of an element that the goods are controlled for: ``Ga 6N``."""
    symbols = set(re.findall(r"(?<![A-Za-z])[A-Z][a-z]?(?![a-z])", declared))
    return any(not symbols.isdisjoint(control.elements) for control in answered)


CLASSIFIED_SETTINGS = ("as", "measures", "codes", "states", "near_miss", "claimed")


def read_classified(reader: Reader, tree: object, path: Sequence[str | int]) -> Classified | None:
    """``classified: controlled`` or ``classified: {as: …, measures: …, codes: …, states: …}``."""
    if not reader.needs("item", "classified", path):
        return None
    settings = options(reader, tree, path, short="as", known=CLASSIFIED_SETTINGS)
    if settings is None:
        return None
    answer = str(settings.get("as", "controlled"))
    if answer not in set(Answer):
        reader.problem(
            (*path, "as"),
            Text(
                f"{answer!r} is not an answer; use one of {_list(Answer)}",
                f"{answer!r} 不是答案；请写 {_list(Answer)} 之一",
            ),
        )
        return None
    measures = texts_in(reader, settings, "measures", path)
    if reader.measures is not None:
        for each in measures:
            if each not in reader.measures:
                reader.problem(
                    (*path, "measures"), Text(f"there is no measure {each!r}", f"没有措施 {each!r}")
                )
    states = texts_in(reader, settings, "states", path)
    for each in states:
        if each not in set(State):
            reader.problem(
                (*path, "states"),
                Text(
                    f"{each!r} is not a state; use one of {_list(State)}",
                    f"{each!r} 不是状态；请写 {_list(State)} 之一",
                ),
            )
            return None
    return Classified(
        Answer(answer),
        frozenset(measures),
        tuple(texts_in(reader, settings, "codes", path)),
        frozenset(State(each) for each in states) if states else None,
        flag_in(reader, settings, "near_miss", path),
        flag_in(reader, settings, "claimed", path),
    )


def read_declared_otherwise(
    reader: Reader, tree: object, path: Sequence[str | int]
) -> DeclaredOtherwise | None:
    """``declared_otherwise: true``; write ``not: {declared_otherwise: true}`` for the contrary."""
    if not reader.needs("item", "declared_otherwise", path):
        return None
    if str(tree).casefold() != "true":
        reader.problem(
            path,
            Text(
                "write declared_otherwise: true, or not: {declared_otherwise: true}",
                "请写 declared_otherwise: true，或 not: {declared_otherwise: true}",
            ),
        )
        return None
    return DeclaredOtherwise()


def read_goods(reader: Reader, tree: object, path: Sequence[str | int]) -> Goods | None:
    """``goods: [controlled, possible]``."""
    wanted = texts(tree)
    wrong = [each for each in wanted if each not in set(Answer)]
    if wrong or not wanted:
        reader.problem(
            path,
            Text(f"write one or more of {_list(Answer)}", f"请写 {_list(Answer)} 中的一个或多个"),
        )
        return None
    return Goods(frozenset(Answer(each) for each in wanted))


def _list(choices: type[Answer | State]) -> str:
    return ", ".join(each.value for each in choices)
