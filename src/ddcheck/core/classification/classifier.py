"""Whether a line of goods or technology is controlled: what points where, and what the criteria then say.

HS codes, terms, CAS numbers, compositions and claims only *point*; the criteria of the item decide.
A line that nothing points to costs a few microseconds and no question.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

from ddcheck.core.classification.answers import (
    GRAVITY,
    NOTHING,
    Answer,
    Answered,
    Classification,
    by_the_claim,
    without_echoes,
)
from ddcheck.core.classification.chemistry import Nature, resolve
from ddcheck.core.classification.criteria import parse
from ddcheck.core.classification.judging import Facts, Judged, Naming, weightiest
from ddcheck.core.classification.lines import LineView, is_technology
from ddcheck.core.classification.parameters import FIELDS
from ddcheck.core.classification.pointing import HsIndex, Pointers
from ddcheck.core.classification.questions import left_out, unexplained, untold
from ddcheck.core.classification.vocabulary import (
    Level,
    Vocabulary,
    alone,
    denied,
    hidden_in,
    in_passing,
    worked_on,
)
from ddcheck.core.classification.wording import bag, cas_numbers, fold
from ddcheck.core.controls import Kind
from ddcheck.core.logic import Truth
from ddcheck.core.measures import State, turning_days
from ddcheck.core.records import Item
from ddcheck.core.texts import Text
from ddcheck.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from ddcheck.core.classification.judging import Condition
    from ddcheck.core.classification.spoken import Spoken
    from ddcheck.core.classification.vocabulary import Hit
    from ddcheck.core.controls import ControlledItem, ControlList
    from ddcheck.core.measures import Measure
    from ddcheck.core.records import Mode

_SPEAKS = frozenset({State.IN_FORCE, State.SUSPENDED, State.DISPUTED})
_RARE_EARTHS = bag("ree rees reo reos treo treos tree hree hreo")
"""How the trade writes rare earths that it does not name one by one."""
_NO_CLAIM = bag("none n/a na no nil - nlr ear99 无 不适用 否 非管制 不属于")
# Not compiled here: few runs need them.
_REMARK_CLAIM = r"(?i)(?<!不)属于两用物项|(?<!\bnot a )\bdual-use item\b"
_CODE = r"(?i)\b[0-9][A-E][0-9]{3}(?:\.[a-z](?:\.[0-9]+)?)*"

_pointing = attrgetter("description", "declared_name", "hs_code", "control_code", "remark", "form")
"""What may point somewhere, of a line that states no composition, no CAS number and no parameters."""

REMEMBERED = 20_000
"""Ordinary goods that are kept, which bounds the memory it takes."""

POINTED = 1_000
"""Goods of which it is kept what points where, which bounds the memory it takes."""


class Classifier:
    """Answers for lines of goods, prepared once for some control lists and their measures.

    What it keeps between lines only saves work, and it can be pickled.
    """

    def __init__(
        self,
        lists: Sequence[ControlList],
        measures: Mapping[str, Measure],
        *,
        sound: bool = False,
        folded: Mapping[str, str] | None = None,
    ) -> None:
        """Read the criteria and gather every term and code.

        Args:
            lists: the control lists.
            measures: every measure that their items name, by id.
            sound: whether all criteria are known to be readable; each is then read when it is first needed.
            folded: what `folded` gave for the same lists.

        Raises:
            UnknownNameError: an item names a measure that is not there.
            CriteriaError: the criteria of an item cannot be read.
        """
        self.controls: tuple[ControlledItem, ...] = tuple(
            item for each in lists for item in each.items
        )
        for control in self.controls:
            if control.measure not in measures:
                raise UnknownNameError("measure", control.measure, measures)
        self._measures = {control.measure: measures[control.measure] for control in self.controls}
        self._conditions: dict[int, Condition] = {}
        if not sound:
            for index in range(len(self.controls)):
                self._condition(index)
        self._vocabulary = Vocabulary(lists, self.controls, folded)
        self._hs = HsIndex(self.controls)
        self._cas: dict[str, tuple[int, ...]] = {}
        self._by_element: dict[str, tuple[tuple[int, frozenset[str]], ...]] = {}
        self._unlisted: int | None = None
        self._by_sound: Spoken | None = None
        for index, control in enumerate(self.controls):
            for number in control.cas:
                self._cas[number] = (*self._cas.get(number, ()), index)
            together = frozenset(control.points_with or control.elements)
            if together and control.composition_points:
                key = (control.points_with or control.elements)[-1]
                self._by_element[key] = (*self._by_element.get(key, ()), (index, together))
            if control.unlisted_codes:
                self._unlisted = index
        self._ordinary: dict[tuple[bool, object], Classification] = {}
        """Goods at which nothing points, by all that may point: they come again and again."""
        self._known: dict[tuple[bool, object], tuple[Pointers, LineView]] = {}
        """What points where, for goods at which something does; of the view, only what its texts say."""
        self._codes: dict[str, tuple[int, ...]] = {}
        for index, control in enumerate(self.controls):
            if control.code is not None:
                key = _code_key(control.code)
                self._codes[key] = (*self._codes.get(key, ()), index)

    @property
    def folded(self) -> Mapping[str, str]:
        """Every term of the lists as it is looked for."""
        return self._vocabulary.folded

    def _condition(self, index: int) -> Condition:
        """The criteria of a control."""
        found = self._conditions.get(index)
        if found is None:
            found = self._conditions[index] = parse(self.controls[index].criteria)
        return found

    def classify(
        self, item: Item, *, as_of: date, mode: Mode | None = None, end_use: str | None = None
    ) -> Classification:
        """What a line is on a day.

        Args:
            item: the line of goods or technology.
            as_of: the day whose law counts.
            mode: the shipment's, since technology may leave by wire.
            end_use: the shipment's; it speaks where the line has none of its own.
        """
        technical = is_technology(item, mode)
        key = (technical, _pointing(item))
        plain = _is_plain(item)
        if plain and (known := self._ordinary.get(key)) is not None:
            return known
        missing = left_out(item, technical=technical)
        pointers, view = self._point(item, technical=technical)
        if not pointers.found:
            if (asked := untold(view)) is not None:
                missing.append(asked)
            found = Classification((), tuple(missing)) if missing else NOTHING
            if plain:
                if len(self._ordinary) >= REMEMBERED:
                    self._ordinary.clear()
                self._ordinary[key] = found
            return found
        answers = [
            answered
            for index in sorted(pointers.found)
            if (answered := self._answer(index, pointers, view, item, as_of, end_use)) is not None
        ]
        if not answers and (asked := unexplained(view)) is not None:
            missing.append(asked)
        answers = without_echoes(answers, pointers, self.controls)
        answers.sort(
            key=lambda each: (-GRAVITY[each.answer], each.control.code or "~", each.control.id)
        )
        return Classification(tuple(answers), tuple(missing))

    def named(self, wording: str) -> tuple[ControlledItem, ...]:
        """The controls that some wording points to by itself, whatever the goods turn out to be."""
        pointers, _ = self._point(Item(description=wording), technical=False)
        return tuple(self.controls[index] for index in sorted(pointers.found))

    def history(self, item: Item, *, mode: Mode | None = None) -> tuple[date, ...]:
        """The days, in order, on which a measure of anything that the line points to may change state."""
        pointers, _ = self._point(item, technical=is_technology(item, mode))
        if not pointers.found:
            return ()
        days: set[date] = set()
        for measure in sorted({self.controls[index].measure for index in pointers.found}):
            days.update(turning_days(self._measures[measure].events))
        return tuple(sorted(days))

    def _point(self, item: Item, *, technical: bool) -> tuple[Pointers, LineView]:
        """What points where, and what the texts say; worked out once for goods that come again."""
        if not _is_plain(item):
            return self._pointed(item, technical=technical)
        key = (technical, _pointing(item))
        found = self._known.get(key)
        if found is None:
            found = self._pointed(item, technical=technical)
            if found[0].found:
                if len(self._known) >= POINTED:
                    self._known.clear()
                self._known[key] = found
        return found

    def _pointed(self, item: Item, *, technical: bool) -> tuple[Pointers, LineView]:
        pointers = Pointers()
        view = LineView(item, technical=technical)
        hits = self._vocabulary.hits(view.folded, view.raw) if view.folded else []
        if item.hs_code is not None:
            self._hs.point(item.hs_code, pointers)
        if hits:
            self._by_terms(hits, view, pointers)
        if view.material and not technical:
            self._by_misspellings(view, pointers)
        if item.composition or view.worded is not None:
            self._by_composition(view, pointers)
            self._by_substances(item, pointers)
        if item.cas or "-" in view.raw or not view.raw.isascii():
            self._by_cas(item, view, pointers)
        if item.control_code is not None or item.remark is not None:
            self._by_claim(item, pointers)
        if view.technical:
            pointers.keep(
                index
                for index in list(pointers.found)
                if self.controls[index].kind is Kind.TECHNOLOGY or "claim" in pointers.found[index]
            )
        if pointers.naming:
            pointers.settle()
        return pointers, view

    def _by_terms(self, hits: list[Hit], view: LineView, pointers: Pointers) -> None:
        speaks_of_technology = any(
            meaning.level is Level.TECHNOLOGY for hit in hits for meaning in hit.meanings
        )
        for hit in hits:
            if denied(view.folded, hit):
                continue
            place: tuple[str, Hit] | None = None
            for meaning in hit.meanings:
                if meaning.level in (Level.MASK, Level.TECHNOLOGY):
                    continue
                control = self.controls[meaning.control]
                if control.kind is Kind.TECHNOLOGY:
                    reached = _technology_level(meaning.level, view, said=speaks_of_technology)
                    if reached is not None:
                        pointers.term(meaning.control, reached, hit, view.field(hit.start))
                    continue
                level = meaning.level
                field = view.field(hit.start)
                if field == "form" and level is Level.HINT and pointers.naming:
                    continue  # the texts say more than the form does
                if view.machine and level is Level.HINT and control.elements:
                    place = place or view.own(hit)
                    if worked_on(*place):
                        continue
                if not view.material or view.device:
                    if place is None:
                        place = view.own(hit)
                    machine = control.kind is Kind.EQUIPMENT
                    passing = in_passing(*place, machine=machine)
                    if view.device:
                        # A device is named after what it is made of: a question, no more.
                        level = min(level, Level.WORD) if passing else level
                    elif hidden_in(*place):
                        level = Level.HINT
                    elif level is Level.NAME or machine:
                        # What a machine is for does not make it another one.
                        if passing:
                            continue
                    elif not alone(*place):
                        continue
                pointers.term(meaning.control, level, hit, field)

    def _spoken(self) -> Spoken:
        """The terms of the lists by their sound, made when the first text may be pinyin."""
        if self._by_sound is None:
            from ddcheck.core.classification.spoken import Spoken

            self._by_sound = Spoken(self._vocabulary.of_goods_in_han())
        return self._by_sound

    def _by_misspellings(self, view: LineView, pointers: Pointers) -> None:
        """A name that is a letter away from an element's is a question about what that would be."""
        for field, written, name, text in view.respelt(self._spoken):
            for hit in self._vocabulary.hits(text, text):
                if name not in hit.term or denied(text, hit):
                    continue
                said = hit._replace(term=f"{written} ({name}?)")
                for meaning in hit.meanings:
                    goods = self.controls[meaning.control].kind is not Kind.TECHNOLOGY
                    if meaning.level in (Level.HINT, Level.WORD, Level.NAME) and goods:
                        pointers.term(meaning.control, Level.HINT, said, field)

    def _by_composition(self, view: LineView, pointers: Pointers) -> None:
        for composition in (view.composition, view.worded):
            if composition is None:
                continue
            if composition.text and any(
                naming is Naming.NAMED for naming, _, _ in pointers.naming.values()
            ):
                continue  # the wording says what it is; its figures are for the criteria
            for symbol in composition.present:
                for index, together in self._by_element.get(symbol, ()):
                    if together <= composition.present and composition.may_join(together):
                        pointers.add(index, "composition")
                        if composition.text:
                            pointers.word(index, Naming.WORD, *view.told())

    def _by_substances(self, item: Item, pointers: Pointers) -> None:
        """A substance whose name is no formula may be called by a term: ``triphenylbismuth``."""
        for each in item.composition:
            if each.substance is None or (each.percent is not None and each.percent == 0):
                continue
            folded = fold(each.substance)
            # Rare earths that are not named one by one may be any of them.
            rare = folded in _RARE_EARTHS or "rare earth" in folded or "稀土" in folded
            rare = rare or each.substance == "RE"  # Re is rhenium
            if not rare and resolve(each.substance).nature not in (Nature.VAGUE, Nature.INERT):
                continue
            said = "rare earth oxide" if rare else folded
            for hit in self._vocabulary.hits(said, said if rare else each.substance):
                for meaning in hit.meanings:
                    named = meaning.level in (Level.WORD, Level.NAME)
                    goods = self.controls[meaning.control].kind is not Kind.TECHNOLOGY
                    if goods and (named or (rare and meaning.level is Level.HINT)):
                        pointers.term(meaning.control, meaning.level, hit, "composition")

    def _by_cas(self, item: Item, view: LineView, pointers: Pointers) -> None:
        numbers = dict.fromkeys(item.cas)
        numbers.update(dict.fromkeys(cas_numbers(view.raw)))
        for number in numbers:
            for index in self._cas.get(number, ()):
                pointers.add(index, "cas")
                naming = Naming.NAMED if len(numbers) == 1 else Naming.WORD
                pointers.word(index, naming, "cas", number)

    def _by_claim(self, item: Item, pointers: Pointers) -> None:
        claims: list[tuple[str, str]] = []
        if item.control_code is not None and item.control_code.lower() not in _NO_CLAIM:
            claims.append((item.control_code, "control_code"))
        if item.remark is not None and re.search(_REMARK_CLAIM, item.remark):
            claims += [(code, "remark") for code in re.findall(_CODE, item.remark) or [item.remark]]
        for claim, path in claims:
            indexes = self._claimed(claim)
            pointed = [index for index in indexes if index in pointers.found]
            if not indexes:
                if self._unlisted is not None:
                    pointers.claim(self._unlisted, claim, path)
                continue
            for index in pointed or indexes[:1]:
                pointers.claim(index, claim, path)

    def _claimed(self, claim: str) -> tuple[int, ...]:
        key = _code_key(claim)
        if key in self._codes:
            return self._codes[key]
        if len(key) < 5:
            return ()
        # 3C003 stands for all of 3C003.a to .f, and 1C117.c.1.a is a part of 1C117.c.
        return tuple(
            index
            for known, indexes in sorted(self._codes.items())
            if known.startswith(key) or (len(known) >= 5 and key.startswith(known))
            for index in indexes
        )

    def _answer(
        self,
        index: int,
        pointers: Pointers,
        view: LineView,
        item: Item,
        as_of: date,
        end_use: str | None,
    ) -> Answered | None:
        control = self.controls[index]
        state = self._measures[control.measure].state(as_of)
        if state not in _SPEAKS:
            return None
        pointed = pointers.found[index]
        claim = pointers.claims.get(index)
        naming, named_at, said = pointers.naming.get(index, (Naming.NOT, "", ""))
        if claim is not None:
            return by_the_claim(control, claim, tuple(sorted(pointed)), state)
        facts = Facts(
            item, control, view.composition, view.worded, naming, named_at, said,
            view.folded,
            view.purities,
            item.end_use if item.end_use is not None else end_use,
        )  # fmt: skip
        judged = self._condition(index).judge(facts)
        answer = _ANSWERS[judged.truth]
        if answer is Answer.NOT_CONTROLLED and not judged.near and not _keeps(index, pointers):
            return None
        because = judged.because
        if answer is Answer.POSSIBLE and not because and said:
            field = FIELDS[named_at]
            because = (Text(f"{field.en} says “{said}”", f"{field.zh}写明“{said}”"),)
        if index in pointers.hints and naming is Naming.NOT:
            because = (_hint_reason(pointers.hints[index], control), *because)
        if "hs" in pointed:
            because = (_hs_reason(item, control), *because)
        return Answered(
            control=control,
            answer=answer,
            state=state,
            because=because if answer is Answer.NOT_CONTROLLED else because + _doubts(control),
            missing=judged.missing if answer is Answer.POSSIBLE else (),
            pointed_by=tuple(sorted(pointed)),
            near_miss=answer is Answer.NOT_CONTROLLED and judged.near,
            path=_path(judged, named_at, pointed),
        )


_ANSWERS = {
    Truth.TRUE: Answer.CONTROLLED,
    Truth.UNKNOWN: Answer.POSSIBLE,
    Truth.FALSE: Answer.NOT_CONTROLLED,
}


def _is_plain(item: Item) -> bool:
    """Whether its texts and codes are all that may point anywhere."""
    return not (item.composition or item.cas or item.parameters.model_fields_set)


_CARRIERS = frozenset({"4901", "4906", "4911", "8523", "8524"})
"""Headings of what technology is carried on: print, plans, data media."""


def _technology_level(level: Level, view: LineView, *, said: bool) -> Level | None:
    """How far a topic names technology: by itself never; said, or sent by wire, it may.

    Goods under a code of goods are goods, whatever their wording says of technology.
    """
    if level is Level.NAME:
        return level
    if view.technical:
        stated = view.item.form is not None
        return Level.NAME if level is Level.WORD and (said or stated) else Level.WORD
    if not said:
        return None
    if view.item.hs_code is None:
        return Level.NAME if level is Level.WORD else Level.WORD
    return Level.WORD if view.item.hs_code[:4] in _CARRIERS else None


def _code_key(code: str) -> str:
    return code.lower().replace(".", "").replace(" ", "").replace("-", "")


def _keeps(index: int, pointers: Pointers) -> bool:
    """Whether a plain "not controlled" is worth a line: something more than a hint or a trace asked for it."""
    pointed = pointers.found[index]
    return bool(pointed - {"composition", "hint"}) and pointers.asked(index)


def _hs_reason(item: Item, control: ControlledItem) -> Text:
    code, title = item.hs_code or "", control.title.text
    meant = [each for each in control.hs if code.startswith(each.codes)]
    if meant and not any(each.in_act for each in meant):
        return Text(
            f"HS code {code} is one of those that hold {title.en}, though the act names none; it points and does not prove",
            f"{title.zh}可能以商品编号{code}申报，但公告未列参考编号；仅供提示，并非证明",
        )
    return Text(
        f"HS code {item.hs_code} is a reference code of {title.en}; it points and does not prove",
        f"商品编号{item.hs_code}为{title.zh}的参考编号；仅供提示，并非证明",
    )


def _doubts(control: ControlledItem) -> tuple[Text, ...]:
    return tuple(unsure.text for unsure in control.unsure)


def _hint_reason(hint: tuple[str, str], control: ControlledItem) -> Text:
    said, path = hint
    field, title = FIELDS[path], control.title.text
    return Text(
        f"{field.en} says “{said}”, under which {title.en} may be shipped",
        f"{field.zh}写明“{said}”，{title.zh}可能以此名义出口",
    )


def _path(judged: Judged, named_at: str, pointed: Iterable[str]) -> str:
    if judged.path:
        return weightiest([judged.path, named_at]) if judged.truth is Truth.TRUE else judged.path
    return named_at or ("hs_code" if "hs" in pointed else "composition")
