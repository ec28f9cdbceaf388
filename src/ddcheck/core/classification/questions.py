"""What is asked of a line before any control is: what it leaves out, and wording, codes and compositions that hide goods."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ddcheck.core.classification.chemistry import Nature
from ddcheck.core.classification.judging import Missing
from ddcheck.core.classification.pointing import is_metal_or_inorganic
from ddcheck.core.classification.vocabulary import is_generic
from ddcheck.core.texts import Text

if TYPE_CHECKING:
    from ddcheck.core.classification.lines import LineView
    from ddcheck.core.records import Item

_ASK_DESCRIPTION = Missing(
    "description",
    Text(
        "write what the goods are, as in the contract: material, form, purity",
        "请按合同写明货物是什么：材质、形态、纯度",
    ),
)
_ASK_SUBSTANCE = Missing(
    "composition",
    Text(
        "write the substance of every part of the composition",
        "请填写成分各组成部分的物质名称",
    ),
)
_ASK_REST = Missing(
    "composition",
    Text(
        "name what the unnamed part of the composition is: metals were taken out of the country as such a rest",
        "请写明成分中未具名部分为何物：曾有管制金属混入此类“其余”偷运出境",
    ),
)
_ASK_MAGNET = Missing(
    "composition",
    Text(
        "the customs code is of permanent magnets of metal; write the whole composition by weight, with Sm, Dy and Tb, "
        "or say in the description that they are AlNiCo",
        "商品编号为金属永磁体；请填写全部成分的重量百分比（含钐、镝、铽），或者在品名中写明为铝镍钴",
    ),
)
_ASK_HS = Missing(
    "hs_code", Text("write the HS code, 4 to 10 digits", "请填写商品编号（4至10位数字）")
)
_ASK_WHICH = Missing(
    "description",
    Text(
        "say what the technology or document is about: which material, which step of its making",
        "请写明该技术或者资料的内容：涉及何种材料、哪一生产环节",
    ),
)
_ASK_COMPOSITION = Missing(
    "composition",
    Text(
        "the wording could be of anything; write the whole composition by weight, or say what it is",
        "品名过于笼统；请填写全部成分的重量百分比，或者写明究竟是何物",
    ),
)

_METAL_MAGNETS = "850511"
"""Of metal are magnets of rare earths, and these others."""
_OTHER_MAGNETS = (
    "alnico",
    "al ni co",
    "铝镍钴",
    "ferrite",
    "铁氧体",
    "fecrco",
    "fe cr co",
    "铁铬钴",
)
_MUCH = Decimal(10)
"""Percent of a metal or inorganic chemical from which on an unnamed part of it is asked about."""


def left_out(item: Item, *, technical: bool) -> list[Missing]:
    """What a line does not state and no classification can do without."""
    missing: list[Missing] = []
    if item.description is None and item.declared_name is None:
        missing.append(_ASK_DESCRIPTION)
    if item.hs_code is None and not technical:
        missing.append(_ASK_HS)
    if any(each.substance is None for each in item.composition):
        missing.append(_ASK_SUBSTANCE)
    return missing


def untold(view: LineView) -> Missing | None:
    """What to ask of goods at which nothing points, for their wording, code or composition leaves room for it."""
    whole = view.composition is not None and view.composition.complete
    if whole:
        return None
    if view.folded and view.material and is_generic(view.folded):
        return _ASK_WHICH if view.technical else _ASK_COMPOSITION
    return None if view.technical else unexplained(view)


def unexplained(view: LineView) -> Missing | None:
    """What to ask of goods that no control answers for, though their code or composition leaves room for one."""
    code = view.item.hs_code
    if code is not None and code.startswith(_METAL_MAGNETS):
        said = any(other in view.folded for other in _OTHER_MAGNETS)
        return None if said else _ASK_MAGNET
    if view.composition is None or not (code is None or is_metal_or_inorganic(code)):
        return None
    hidden = sum(
        (
            part.percent if part.percent is not None else _MUCH
            for part in view.composition.parts
            if part.known.nature is Nature.VAGUE and not part.known.mentions
        ),
        Decimal(0),
    )
    return _ASK_REST if hidden >= _MUCH else None
