"""Comparisons of one field: ``item.quantity: {more_than: 100}``, ``shipment.destination: US``."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ddcheck.core.conditions.language import Evidence, Judgement, texts
from ddcheck.core.conditions.naming import PICKING, called, not_given
from ddcheck.core.conditions.paths import FieldPath, field_path
from ddcheck.core.logic import FALSE, ORDERED, TRUE, UNKNOWN, Truth
from ddcheck.core.texts import RefusalError, Text
from ddcheck.core.values import read_day
from ddcheck.core.vocabularies import fold
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ddcheck.core.conditions.language import Condition, Reader, Scope

COMPARISONS = {
    "text": (
        "is",
        "is_not",
        "in",
        "not_in",
        "starts_with",
        "contains",
        "known",
        "same_as",
        "vague",
    ),
    "choice": ("is", "is_not", "in", "not_in", "known"),
    "flag": ("is", "known"),
    "number": ("is", "at_least", "more_than", "at_most", "less_than", "known"),
    "day": (
        "at_least",
        "more_than",
        "at_most",
        "less_than",
        "older_than_days",
        "days_since",
        "known",
        "ahead",
        "passed",
    ),
    "texts": ("includes", "known"),
    "list": ("known",),
    "map": ("known",),
}
"""What a field of each kind may be compared by."""
_NAMES_OF_BOUNDS = {
    "at_least": Text("at least", "不低于"),
    "more_than": Text("more than", "高于"),
    "at_most": Text("at most", "不高于"),
    "less_than": Text("less than", "低于"),
}


class Comparison(NamedTuple):
    """One field against one bound; unknown where the field is left out."""

    field: FieldPath
    operator: str
    bound: Any
    answer: Callable[[Any, Scope], Truth]
    other: FieldPath | None = None
    """The field that it is compared with, where that is no constant."""

    def test(self, scope: Scope) -> Truth:
        """Unknown where the field is left out, whatever the operator but ``known``."""
        value = self.field.read(scope)
        if value is None and self.operator != "known":
            return UNKNOWN
        return self.answer(value, scope)

    def judge(self, scope: Scope) -> Judgement:
        """With what the field holds."""
        found = self.test(scope)
        value, place = self.field.read(scope), self.field.place(scope)
        if found is UNKNOWN:
            lacking = self.field
            if value is not None and self.other is not None:
                lacking, place = self.other, self.other.place(scope)
            return Judgement(found, (Evidence(not_given(lacking, scope), place, missing=(place,)),))
        if value is None:
            return Judgement(found, (Evidence(not_given(self.field, scope), place),))
        shown = _shown(value)
        if self.field.text in PICKING:
            return Judgement(found, (Evidence(Text("", ""), place, data={place: shown}),))
        name = called(self.field, scope)
        seen = Text(f"{name.en} is {shown}", f"{name.zh}为{shown}")
        if self.operator in _NAMES_OF_BOUNDS and self.field.kind == "number":
            bound, word = _shown(self.bound), _NAMES_OF_BOUNDS[self.operator]
            is_not = "" if found is TRUE else "not "
            seen = Text(
                f"{name.en} is {shown}, {is_not}{word.en} {bound}",
                f"{name.zh}为{shown}，{'' if found is TRUE else '并非'}{word.zh}{bound}",
            )
        return Judgement(found, (Evidence(seen, place, data={place: shown}),))


def _one(value: Any) -> str:
    """A text, or what an owner or a stop goes by."""
    named = (getattr(value, each, None) for each in ("name", "place", "country"))
    return str(value if isinstance(value, str) else next((each for each in named if each), "?"))


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_one, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} {each}" for key, each in sorted(value.items()))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)


def read_comparisons(
    reader: Reader, name: str, tree: object, path: Sequence[str | int]
) -> list[Condition]:
    """The comparisons that a field's entry asks for; all of them must hold."""
    field = field_path(name)
    if isinstance(field, Text):
        reader.problem(path, field)
        return []
    if not reader.needs(field.noun, name, path):
        return []
    settings: dict[str, Any]
    if isinstance(tree, dict) and tree:
        settings = tree
    elif isinstance(tree, list):
        settings = {"includes" if field.kind == "texts" else "in": tree}
    elif isinstance(tree, str):
        settings = {"includes" if field.kind == "texts" else "is": tree}
    else:
        reader.problem(
            path,
            Text(
                "is empty; write a value or a comparison such as {at_least: 3}",
                "是空的；请写一个值，或 {at_least: 3} 这样的比较",
            ),
        )
        return []
    if field.kind == "list" and not isinstance(tree, dict):
        reader.problem(
            path,
            Text(
                f"{name!r} is not a single value; ask only whether it is known",
                f"{name!r} 不是单个值；请只问其是否已知",
            ),
        )
        return []
    found: list[Condition] = []
    for operator, bound in settings.items():
        here = (*path, operator) if isinstance(tree, dict) else tuple(path)
        if operator not in COMPARISONS[field.kind]:
            reader.problem(
                here,
                Text(
                    f"{operator!r} does not compare a {field.kind}; use one of {', '.join(COMPARISONS[field.kind])}",
                    f"{operator!r} 不能用于比较 {field.kind}；请写 {'、'.join(COMPARISONS[field.kind])} 之一",
                ),
            )
            continue
        comparison = _comparison(reader, field, operator, bound, here)
        if comparison is not None:
            found.append(comparison)
    return found


def _comparison(
    reader: Reader, field: FieldPath, operator: str, bound: object, path: Sequence[str | int]
) -> Comparison | None:
    if operator in ("known", "passed", "ahead", "vague"):
        flag = _flag(bound)
        if flag is None:
            reader.problem(
                path,
                Text(
                    f"{bound!r} is neither true nor false; write one of the two",
                    f"{bound!r} 既不是 true 也不是 false；请写其中之一",
                ),
            )
            return None
        if operator == "vague":
            return Comparison(field, operator, flag, lambda v, _: _truth(_is_vague(v) is flag))
        if operator == "passed":
            return Comparison(
                field, operator, flag, lambda v, s: _truth((v < s.facts.as_of) is flag)
            )
        if operator == "ahead":
            return Comparison(
                field, operator, flag, lambda v, s: _truth((v > s.facts.as_of) is flag)
            )
        return Comparison(field, operator, flag, lambda v, _: _truth((v is not None) is flag))
    if operator == "older_than_days":
        days = _number(bound)
        if days is None or days < 0 or days != int(days):
            reader.problem(
                path,
                Text(
                    f"{bound!r} is not a number of days; write a whole number from 0",
                    f"{bound!r} 不是天数；请写从 0 起的整数",
                ),
            )
            return None
        span = int(days)
        return Comparison(
            field, operator, days, lambda v, s: _truth((s.facts.as_of - v).days > span)
        )
    if operator == "days_since":
        return _days_since(reader, field, bound, path)
    if operator == "same_as":
        other = (
            field_path(bound)
            if isinstance(bound, str)
            else Text(f"{bound!r} is not a field", f"{bound!r} 不是字段")
        )
        if isinstance(other, Text):
            reader.problem(path, other)
            return None
        if not reader.needs(other.noun, str(bound), path):
            return None
        if not _alike(field, other):
            reader.problem(
                path,
                Text(
                    f"{bound!r} holds something else than {field.text!r} and is never the same; "
                    "compare fields of one sort",
                    f"{bound!r} 与 {field.text!r} 内容不同类，永远不会相同；请比较同类字段",
                ),
            )
            return None
        read = other.read
        return Comparison(field, operator, bound, lambda v, s: _equal(v, read(s)), other)
    match field.kind:
        case "number":
            number = _number(bound)
            if number is None:
                reader.problem(
                    path,
                    Text(
                        f"{bound!r} is not a number; write digits with a point",
                        f"{bound!r} 不是数字；请用数字和小数点书写",
                    ),
                )
                return None
            if operator == "is":
                return Comparison(field, operator, number, lambda v, _: _truth(v == number))
            ordered = ORDERED[operator]
            return Comparison(field, operator, number, lambda v, _: _truth(ordered(v, number)))
        case "day":
            try:
                day = read_day(bound)
            except RefusalError as error:
                reader.problem(path, error.text)
                return None
            ordered = ORDERED[operator]
            return Comparison(field, operator, day, lambda v, _: _truth(ordered(v, day)))
        case "flag":
            flag = _flag(bound)
            if flag is None:
                reader.problem(
                    path,
                    Text(
                        f"{bound!r} is neither true nor false; write one of the two",
                        f"{bound!r} 既不是 true 也不是 false；请写其中之一",
                    ),
                )
                return None
            return Comparison(field, operator, flag, lambda v, _: _truth(v is flag))
    return _text_comparison(reader, field, operator, bound, path)


def _days_since(
    reader: Reader, field: FieldPath, bound: object, path: Sequence[str | int]
) -> Comparison | None:
    """How many days a day lies after another one; unknown where either is missing."""
    settings = dict(bound) if isinstance(bound, dict) else {}
    named = settings.pop("field", None)
    other = field_path(named) if isinstance(named, str) else Text("names no field", "没有写字段")
    if isinstance(other, Text) or other.kind != "day" or len(settings) != 1:
        reader.problem(
            path,
            Text(
                "write {field: document.issued, more_than: 366}: a date and one bound",
                "请写 {field: document.issued, more_than: 366}：一个日期和一个界限",
            ),
        )
        return None
    operator, days = next(iter(settings.items()))
    number = _number(days)
    if operator not in ORDERED or number is None:
        reader.problem(
            path,
            Text(
                f"use one of {', '.join(ORDERED)}, with a number of days",
                f"请写 {'、'.join(ORDERED)} 之一，并附天数",
            ),
        )
        return None
    if not reader.needs(other.noun, str(named), path):
        return None
    ordered, read = ORDERED[operator], other.read

    def answer(value: Any, scope: Scope) -> Truth:
        since = read(scope)
        return UNKNOWN if since is None else _truth(ordered((value - since).days, number))

    return Comparison(field, "days_since", f"{named} {operator} {days}", answer, other)


def _text_comparison(
    reader: Reader, field: FieldPath, operator: str, bound: object, path: Sequence[str | int]
) -> Comparison | None:
    wanted = texts(bound)
    if not wanted:
        reader.problem(
            path, Text("is empty; write a text or a list of texts", "是空的；请写文本或文本列表")
        )
        return None
    if field.kind == "choice":
        wrong = [each for each in wanted if each not in field.choices]
        if wrong:
            reader.problem(
                path,
                Text(
                    f"{wrong[0]!r} is not a choice; use one of {', '.join(field.choices)}",
                    f"{wrong[0]!r} 不是可选值；请写 {'、'.join(field.choices)} 之一",
                ),
            )
            return None
    if field.written is not None and not _as_recorded(reader, field, operator, wanted, path):
        return None
    keys = frozenset(wanted)
    if field.kind == "text" and field.written is None:
        # Free text is the same however it is written: `Industrial Use.` is `industrial use`.
        said = frozenset(map(_as_said, wanted))
        if operator in ("is", "in"):
            return Comparison(field, operator, wanted, lambda v, _: _truth(_as_said(v) in said))
        if operator in ("is_not", "not_in"):
            return Comparison(field, operator, wanted, lambda v, _: _truth(_as_said(v) not in said))
        if operator == "starts_with":
            begins = tuple(said)
            return Comparison(
                field, operator, wanted, lambda v, _: _truth(_as_said(v).startswith(begins))
            )
    match operator:
        case "is" | "in":
            return Comparison(field, operator, wanted, lambda v, _: _truth(v in keys))
        case "is_not" | "not_in":
            return Comparison(field, operator, wanted, lambda v, _: _truth(v not in keys))
        case "starts_with":
            heads = tuple(wanted)
            return Comparison(field, operator, wanted, lambda v, _: _truth(v.startswith(heads)))
        case "includes":
            return Comparison(
                field, operator, wanted, lambda v, _: _truth(any(each in v for each in keys))
            )
        case _:
            folded = tuple(fold(each) for each in wanted)
            return Comparison(
                field, operator, wanted, lambda v, _: _truth(any(k in fold(v) for k in folded))
            )


def _as_recorded(
    reader: Reader,
    field: FieldPath,
    operator: str,
    wanted: Sequence[str],
    path: Sequence[str | int],
) -> bool:
    """Whether texts are codes as a record holds them; others could never be met, and the rule would be silent."""
    sound = True
    for each in wanted:
        message: Text | None = None
        if operator in ("starts_with", "contains"):
            # The beginning of a code is none yet; what is punctuated is in no code.
            if not each.isalnum():
                message = Text(
                    f"{each!r} is in no code; write letters or digits alone",
                    f"{each!r} 不会出现在代码中；请只写字母或数字",
                )
        else:
            assert field.written is not None
            try:
                read = field.written(each)
            except RefusalError as error:
                message = error.text
            else:
                if read != each:
                    message = Text(
                        f"{each!r} is read as {read}; write {read}",
                        f"{each!r} 读作 {read}；请写 {read}",
                    )
        if message is not None:
            reader.problem(path, message)
            sound = False
    return sound


def _alike(field: FieldPath, other: FieldPath) -> bool:
    """Whether two fields can hold the same: both free text, or both the same sort of code."""
    return other.kind == "text" and field.written is other.written


def _truth(value: bool) -> Truth:
    return TRUE if value else FALSE


def _equal(value: Any, other: Any) -> Truth:
    return UNKNOWN if other is None else _truth(value == other)


def _is_vague(use: str) -> bool:
    from ddcheck.core.uses import is_vague  # asked of controlled goods alone

    return is_vague(use)


def _flag(bound: object) -> bool | None:
    return {"true": True, "false": False}.get(str(bound))


def _number(bound: object) -> Decimal | None:
    text = str(bound)
    digits = text.removeprefix("-").replace(".", "", 1)
    return Decimal(text) if digits.isascii() and digits.isdigit() else None


@lru_cache(maxsize=4096)
def _as_said(text: str) -> str:
    """A free text without case, width, accents, spare spaces and marks around it."""
    return " ".join(fold(text).split()).strip(" .,;:!?\"'()-。，；：！？“”、")
