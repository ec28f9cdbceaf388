"""The criteria of a controlled item: a tree of conditions, three-valued, each with its reason.

In a list file a node is ``all: […]``, ``any: […]`` or one of these:

* ``named: true`` – wording, CAS number or claim say that it is this
  (with ``unless_stated: true`` only as long as no complete composition is stated; with ``unless_silent: true``
  such a one takes it from what no wording names)
* ``content: Dy`` / ``metal: Bi`` / ``bound: Dy`` / ``substance: Sb2O3`` with a bound – percent of the weight;
  ``metal`` leaves out what is bound in compounds, ``bound`` counts only that, its plain oxides apart,
  ``or_purity: true`` lets a stated purity speak for it, ``or_says: …`` the wording, where no composition is stated
* ``main: Bi`` – as metal, the largest constituent
  (with ``or_named: true`` being named is enough as long as no composition is stated)
* ``alloy: [Dy, Fe]`` – all there, and the bulk of it together
* ``parameter: density_g_cm3`` with a bound
* ``shape: cylinder`` (``tube``, ``block``) with least sizes
* ``form: [target, …]`` / ``form_other_than: [powder, …]`` – the latter only a stated form excludes
* ``says: {en: […], zh: […]}`` (with ``opposite: …``) / ``says_not: …`` – the wording does, or does not, say it
* ``end_use: {en: […], zh: […]}`` with ``doubtful: …`` – the stated end use
* ``unsure: {en: …, zh: …}`` – a limb that nobody could verify: it never answers yes or no

A bound is one of ``at_least, more_than, at_most, less_than``.
A missing fact makes a condition unknown; words alone may make it true and never false.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ddcheck.core.classification.chemistry import parse_formula
from ddcheck.core.classification.conditions import (
    All,
    Alloy,
    Any_,
    Bound,
    Content,
    Main,
    Named,
    Parameter,
)
from ddcheck.core.classification.elements import ELEMENTS
from ddcheck.core.classification.shapes import ALL_SIZES, Shape
from ddcheck.core.classification.statements import EndUse, Form, FormOtherThan, Says, Unsure
from ddcheck.core.classification.wording import Phrases
from ddcheck.core.logic import ORDERED
from ddcheck.core.records import Parameters
from ddcheck.core.texts import Text
from ddcheck.errors import DdcheckError

if TYPE_CHECKING:
    from ddcheck.core.classification.judging import Condition
    from ddcheck.core.controls import ControlList

Path = tuple[str | int, ...]
Trouble = tuple[Path, Text]
"""Where in the tree, and what is wrong there and what to write instead."""

_LEAVES = (
    "named", "content", "metal", "bound", "substance", "main", "alloy", "parameter", "shape", "form",
    "form_other_than", "says", "says_not", "end_use", "unsure",
)  # fmt: skip
MAX_DEPTH = 8


class CriteriaError(DdcheckError):
    """Criteria that cannot be read; every problem of the tree at once."""

    code = "criteria"

    def __init__(self, troubles: tuple[Trouble, ...]) -> None:
        self.troubles = troubles
        super().__init__(
            *(
                "\n".join(f"{_dotted(path)}: {message.get(lang)}" for path, message in troubles)
                for lang in ("en", "zh")
            )
        )


def _dotted(path: Path) -> str:
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text or "criteria"


class _Reader:
    __slots__ = ("troubles",)

    def __init__(self, troubles: list[Trouble]) -> None:
        self.troubles = troubles

    def refuse(self, path: Path, message: Text) -> Condition:
        self.troubles.append((path, message))
        return Unsure(Text("", ""))

    def node(self, tree: Any, path: Path, depth: int = 0) -> Condition:
        if depth > MAX_DEPTH:
            return self.refuse(
                path,
                Text(
                    f"is nested more than {MAX_DEPTH} deep; flatten it",
                    f"嵌套超过 {MAX_DEPTH} 层；请减少层次",
                ),
            )
        if not isinstance(tree, dict) or not tree:
            return self.refuse(
                path,
                Text(
                    f"is not a condition; write one of all, any, {', '.join(_LEAVES)}",
                    f"不是条件；请写 all、any、{'、'.join(_LEAVES)} 之一",
                ),
            )
        for key, kind in (("all", All), ("any", Any_)):
            if key in tree:
                children = tree[key]
                if len(tree) > 1 or not isinstance(children, list | tuple) or not children:
                    return self.refuse(
                        (*path, key),
                        Text(
                            "wants a list of conditions and no other key beside it",
                            "应为条件列表，且旁边没有其他键",
                        ),
                    )
                return kind(
                    tuple(
                        self.node(child, (*path, key, index), depth + 1)
                        for index, child in enumerate(children)
                    )
                )
        kinds = [key for key in tree if key in _LEAVES]
        if len(kinds) != 1:
            odd = ", ".join(map(str, tree))
            return self.refuse(
                path,
                Text(
                    f"has the keys {odd}; write exactly one of all, any, {', '.join(_LEAVES)}",
                    f"键为 {odd}；请只写 all、any、{'、'.join(_LEAVES)} 之一",
                ),
            )
        return self.leaf(kinds[0], tree, path)

    def leaf(self, kind: str, tree: dict[str, Any], path: Path) -> Condition:
        value, rest = tree[kind], {key: each for key, each in tree.items() if key != kind}
        here = (*path, kind)
        match kind:
            case "named":
                unless_stated = self.flag(rest, "unless_stated", path)
                unless_silent = self.flag(rest, "unless_silent", path)
                self.nothing_else(rest, path)
                return (
                    Named(unless_stated, unless_silent)
                    if value == "true"
                    else self.refuse(here, Text("write named: true", "请写 named: true"))
                )
            case "content" | "metal" | "bound" | "main" if value not in ELEMENTS:
                return self.refuse(
                    here,
                    Text(
                        f"{value!r} is not the symbol of an element; write one such as Bi",
                        f"{value!r} 不是元素符号；请写 Bi 等",
                    ),
                )
            case "main":
                or_named = self.flag(rest, "or_named", path)
                self.nothing_else(rest, path)
                return Main(value, or_named)
            case "alloy":
                self.nothing_else(rest, path)
                if not isinstance(value, list | tuple) or not set(value) <= set(ELEMENTS):
                    return self.refuse(
                        here,
                        Text(
                            "wants a list of symbols, such as [Dy, Fe]",
                            "应为元素符号列表，例如 [Dy, Fe]",
                        ),
                    )
                return Alloy(tuple(value))
            case "content" | "metal" | "bound":
                or_purity = self.flag(rest, "or_purity", path)
                said = rest.pop("or_says", None)
                or_says = None if said is None else self.phrases(said, (*path, "or_says"))
                bound = self.bound(rest, path, Bound("more_than", Decimal(0)))
                return Content(kind, value, bound, or_purity, or_says)
            case "substance":
                if not isinstance(value, str) or parse_formula(value) is None:
                    return self.refuse(
                        here,
                        Text(
                            f"{value!r} is not a formula; write one such as Sb2O3",
                            f"{value!r} 不是化学式；请写 Sb2O3 等",
                        ),
                    )
                return Content(kind, value, self.bound(rest, path, Bound("more_than", Decimal(0))))
            case "parameter":
                if value not in Parameters.model_fields:
                    return self.refuse(
                        here,
                        Text(
                            f"{value!r} is not a parameter; there are: {', '.join(Parameters.model_fields)}",
                            f"{value!r} 不是参数；可用：{'、'.join(Parameters.model_fields)}",
                        ),
                    )
                return Parameter(value, self.bound(rest, path, None))
            case "shape":
                return self.shape(value, rest, path)
            case "form" | "form_other_than":
                self.nothing_else(rest, path)
                if not isinstance(value, list | tuple):
                    return self.refuse(
                        here,
                        Text(
                            "wants a list of forms, such as [powder, granules]",
                            "应为形态列表，例如 [powder, granules]",
                        ),
                    )
                forms = Phrases.of(map(str, value))
                return Form(forms) if kind == "form" else FormOtherThan(forms)
            case "says" | "says_not":
                opposite = self.phrases(rest.pop("opposite", {}), (*path, "opposite"), empty=True)
                self.nothing_else(rest, path)
                return Says(self.phrases(value, here), kind == "says", opposite)
            case "end_use":
                doubtful = rest.pop("doubtful", {})
                self.nothing_else(rest, path)
                return EndUse(
                    self.phrases(value, here),
                    self.phrases(doubtful, (*path, "doubtful"), empty=True),
                )
            case _:
                self.nothing_else(rest, path)
                if not isinstance(value, dict) or not value.get("en") or not value.get("zh"):
                    return self.refuse(
                        here,
                        Text(
                            "wants a sentence under en and one under zh",
                            "en 和 zh 之下应各有一句话",
                        ),
                    )
                return Unsure(Text(str(value["en"]), str(value["zh"])))

    def flag(self, rest: dict[str, Any], key: str, path: Path) -> bool:
        value = rest.pop(key, "false")
        if value not in ("true", "false"):
            self.troubles.append(
                (
                    (*path, key),
                    Text(
                        f"{value!r} is neither true nor false; write one of the two",
                        f"{value!r} 既不是 true 也不是 false；请写其中之一",
                    ),
                )
            )
        return bool(value == "true")

    def nothing_else(self, rest: dict[str, Any], path: Path) -> None:
        for key in rest:
            self.troubles.append(
                (
                    (*path, key),
                    Text(
                        f"{key!r} does not belong here; take it out", f"{key!r} 不属于此处；请去掉"
                    ),
                )
            )

    def phrases(self, value: Any, path: Path, *, empty: bool = False) -> Phrases:
        words: list[str] = []
        if not isinstance(value, dict) or not set(value) <= {"en", "zh"}:
            self.troubles.append(
                (
                    path,
                    Text(
                        "wants words under en and zh, such as {en: [curved], zh: [曲面]}",
                        "en 和 zh 之下应为词语，例如 {en: [curved], zh: [曲面]}",
                    ),
                )
            )
        else:
            for each in value.values():
                words += each if isinstance(each, list | tuple) else [each]
            if not words and not empty:
                self.troubles.append(
                    (path, Text("has no words; write at least one", "没有词语；请至少写一个"))
                )
        return Phrases.of(map(str, words))

    def number(self, value: Any, path: Path) -> Decimal:
        text = str(value)
        digits = text.removeprefix("-").replace(".", "", 1)
        # `1e5`, which Decimal reads, is a typing error here as it is in a record.
        if not (digits.isascii() and digits.isdigit()):
            self.troubles.append(
                (
                    path,
                    Text(
                        f"{value!r} is not a number; write digits with a point",
                        f"{value!r} 不是数字；请用数字和小数点书写",
                    ),
                )
            )
            return Decimal(0)
        return Decimal(text)

    def bound(self, rest: dict[str, Any], path: Path, default: Bound | None) -> Bound:
        found = [key for key in rest if key in ORDERED]
        self.nothing_else({key: value for key, value in rest.items() if key not in ORDERED}, path)
        if len(found) == 1:
            return Bound(found[0], self.number(rest[found[0]], (*path, found[0])))
        if default is None or found:
            self.troubles.append(
                (
                    path,
                    Text(
                        f"wants exactly one of {', '.join(ORDERED)}",
                        f"请只写 {'、'.join(ORDERED)} 之一",
                    ),
                )
            )
        return default or Bound("at_least", Decimal(0))

    def shape(self, value: Any, rest: dict[str, Any], path: Path) -> Condition:
        if value not in ALL_SIZES:
            return self.refuse(
                (*path, "shape"),
                Text(
                    f"{value!r} is not a shape; use one of {', '.join(ALL_SIZES)}",
                    f"{value!r} 不是形状；请写 {'、'.join(ALL_SIZES)} 之一",
                ),
            )
        wanted = ALL_SIZES[value]
        if set(rest) != set(wanted):
            return self.refuse(
                path,
                Text(
                    f"wants the least sizes of a {value}: {', '.join(wanted)}",
                    f"应为 {value} 的最小尺寸：{'、'.join(wanted)}",
                ),
            )
        return Shape(value, tuple((key, self.number(rest[key], (*path, key))) for key in wanted))


def parse(tree: Any) -> Condition:
    """The condition that a tree of text states; ``None`` means that being named is enough.

    Raises:
        CriteriaError: with every problem of the tree and its path in it.
    """
    if tree is None:
        return Named()
    reader = _Reader([])
    condition = reader.node(tree, ())
    if reader.troubles:
        raise CriteriaError(tuple(reader.troubles))
    return condition


def lint(controls: ControlList) -> tuple[Trouble, ...]:
    """Everything wrong in a control list that its model does not see, with paths from the list's top."""
    troubles: list[Trouble] = []
    for index, item in enumerate(controls.items):
        here: Path = ("items", index)
        try:
            parse(item.criteria)
        except CriteriaError as error:
            troubles += [((*here, "criteria", *path), message) for path, message in error.troubles]
        for field in ("elements", "points_with"):
            troubles += [
                (
                    (*here, field, at),
                    Text(
                        f"{symbol!r} is not the symbol of an element; write one such as Bi",
                        f"{symbol!r} 不是元素符号；请写 Bi 等",
                    ),
                )
                for at, symbol in enumerate(getattr(item, field))
                if symbol not in ELEMENTS
            ]
        troubles += [
            (
                (*here, "formulas", at),
                Text(
                    f"{formula!r} is not a formula of known elements; write one such as Sb2O3",
                    f"{formula!r} 不是已知元素组成的化学式；请写 Sb2O3 等",
                ),
            )
            for at, formula in enumerate(item.formulas)
            if parse_formula(formula) is None
        ]
        pointers = (
            item.hs,
            item.names.all,
            item.words.all,
            item.hints.all,
            item.cas,
            item.elements,
        )
        if not any(pointers) and not item.unlisted_codes:
            troubles.append(
                (
                    here,
                    Text(
                        "nothing can point to it; give it names, hs, cas or elements",
                        "没有可指向它的内容；请写 names、hs、cas 或 elements",
                    ),
                )
            )
    return tuple(troubles)
