"""The unit that a header names, and whether the field it goes into is in that unit.

A weight in tonnes that is proposed for a field in kilograms would be a thousandth of what it is, and
nothing further on could notice. So a column in another unit is proposed for no field.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ddcheck.core.texts import Text
from ddcheck.core.units import in_base_units

_OTHER = frozenset(
    [
        "μm",
        "um",
        "µm",
        "micron",
        "microns",
        "微米",
        "nm",
        "纳米",
        "mm",
        "毫米",
        "cm",
        "厘米",
        "%",
        "percent",
        "ppm",
        "ppb",
        "n",
        "公吨",
        "磅",
        "盎司",
        "斤",
        "担",
        "短吨",
        "长吨",
        "只",
        "支",
        "箱",
        "卷",
        "张",
        "st",
        "lt",
        "k",
        "mio",
        "mn",
        "bn",
        "thousand",
        "thousands",
        "million",
        "millions",
        "1000",
        "000",
    ]
)
"""Units and scales that are no unit of a quantity of goods."""
_SCALE = re.compile(r"[十百千万亿](?!克).*")
_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]\s*$")
_LAST_WORD = re.compile(r"(?<![A-Za-z])([A-Za-zμµ%]+)\.?\s*$")

_FITTING = {
    "items.net_weight_kg": (
        frozenset(["kg", "kgs", "kgm", "kilogram", "kilograms", "kilogramme", "千克", "公斤"]),
        Text("kilograms", "千克"),
    ),
    "items.parameters.purity_percent": (
        frozenset(("%", "percent")),
        Text("percent", "百分数"),
    ),
    "items.parameters.particle_size_um": (
        frozenset(("μm", "um", "µm", "micron", "microns", "微米")),
        Text("micrometres", "微米"),
    ),
    "items.value": (frozenset(), Text("whole units of a currency", "货币的基本单位")),
}
"""The units in which a field is, and what it is in."""


def parted(text: str) -> tuple[str, str] | None:
    """A header without the unit at its end, and that unit; nothing where it names none.

    >>> parted("净重(吨)"), parted("Net weight (lbs)"), parted("Quantity")
    (('净重', '吨'), ('Net weight ', 'lbs'), None)
    """
    for form in (_BRACKETS, _LAST_WORD):
        found = form.search(text)
        if found is not None and text[: found.start()].strip() and _is_unit(found[1]):
            return text[: found.start()], found[1].strip()
    return None


def _is_unit(word: str) -> bool:
    plain = word.strip().strip(".").casefold()
    if plain in _OTHER or _is_scale(plain):
        return True
    return is_of_goods(plain)


def _is_scale(word: str) -> bool:
    return _SCALE.fullmatch(word) is not None or word.split()[:1] in (
        ["k"], ["thousand"], ["thousands"], ["million"], ["millions"], ["1000"], ["000"], ["mn"], ["mio"],
    )  # fmt: skip


def is_of_goods(unit: str) -> bool:
    """Whether a quantity in this unit can be compared with another."""
    return in_base_units(Decimal(1), unit) is not None


def is_measured(path: str) -> bool:
    """Whether a field is a number in a unit."""
    return path == "items.quantity" or path in _FITTING or path.startswith("items.composition.")


def unfit(path: str, unit: str) -> Text | None:
    """Why a column in a unit cannot be proposed for a field; nothing where it can."""
    plain = unit.casefold()
    if path.startswith("items.composition."):
        fitting, wanted = _FITTING["items.parameters.purity_percent"]
    elif path in _FITTING:
        fitting, wanted = _FITTING[path]
        if path == "items.value" and not _is_scale(plain):
            return None
    else:
        return None
    if plain in fitting:
        return None
    return Text(
        f"is in {unit}, and {path} is in {wanted.en}; convert it in the file",
        f"单位为 {unit}，而 {path} 以{wanted.zh}计；请在文件中换算",
    )
