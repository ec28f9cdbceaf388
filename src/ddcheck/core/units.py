"""Quantities in different units, and whether they can be compared.

Codes are those of UN/ECE Recommendation 20; common names stand beside them.
An ounce is the common one (28.35 g) unless it says that it is a troy one (31.10 g).
"""

from __future__ import annotations

from decimal import Decimal
from unicodedata import normalize

_MASS_IN_KG = {
    "kgm": "1", "kg": "1", "kgs": "1", "kilogram": "1", "kilograms": "1", "kilogramme": "1", "kilogrammes": "1", "kilo": "1", "kilos": "1",
    "千克": "1", "公斤": "1",
    "grm": "0.001", "g": "0.001", "gram": "0.001", "grams": "0.001", "克": "0.001",
    "gramme": "0.001", "grammes": "0.001",
    "mgm": "0.000001", "mg": "0.000001", "milligram": "0.000001", "milligrams": "0.000001", "毫克": "0.000001",
    "ctm": "0.0002", "carat": "0.0002", "carats": "0.0002", "克拉": "0.0002",
    "tne": "1000", "t": "1000", "mt": "1000", "ton": "1000", "tons": "1000", "tonne": "1000", "tonnes": "1000",
    "metric ton": "1000", "metric tons": "1000", "metric tonne": "1000", "metric tonnes": "1000",
    "吨": "1000", "公吨": "1000", "市斤": "0.5", "斤": "0.5",
    "stn": "907.18474", "short ton": "907.18474", "short tons": "907.18474", "短吨": "907.18474",
    "ltn": "1016.0469088", "long ton": "1016.0469088", "long tons": "1016.0469088", "长吨": "1016.0469088",
    "lbr": "0.45359237", "lb": "0.45359237", "lbs": "0.45359237", "pound": "0.45359237", "pounds": "0.45359237",
    "磅": "0.45359237",
    "onz": "0.028349523125", "oz": "0.028349523125", "ounce": "0.028349523125", "ounces": "0.028349523125",
    "盎司": "0.028349523125",
    "apz": "0.0311034768", "ozt": "0.0311034768", "oz t": "0.0311034768", "troy ounce": "0.0311034768",
    "troy ounces": "0.0311034768", "troy oz": "0.0311034768", "金衡盎司": "0.0311034768",
}  # fmt: skip
_PIECES = {
    "h87": "1", "c62": "1", "pce": "1", "pcs": "1", "pc": "1", "piece": "1", "pieces": "1", "ea": "1", "each": "1",
    "unit": "1", "units": "1", "set": "1", "sets": "1", "个": "1", "件": "1", "台": "1", "套": "1", "片": "1", "块": "1", "支": "1", "只": "1", "枚": "1", "根": "1", "nar": "1", "nmb": "1", "nos": "1",
    "dzn": "12", "dozen": "12", "mil": "1000",
}  # fmt: skip
_VOLUME_IN_L = {
    "ltr": "1", "l": "1", "litre": "1", "litres": "1", "liter": "1", "liters": "1", "升": "1",
    "mlt": "0.001", "ml": "0.001", "mtq": "1000", "m3": "1000", "立方米": "1000",
}  # fmt: skip
_LENGTH_IN_M = {"mtr": "1", "m": "1", "metre": "1", "meter": "1", "米": "1", "mmt": "0.001", "mm": "0.001", "cmt": "0.01", "cm": "0.01"}  # fmt: skip
_AREA_IN_M2 = {"mtk": "1", "m2": "1", "平方米": "1", "cmk": "0.0001", "cm2": "0.0001"}

_FACTORS: dict[str, tuple[str, Decimal]] = {
    unit: (dimension, Decimal(factor))
    for dimension, table in (
        ("kg", _MASS_IN_KG),
        ("pieces", _PIECES),
        ("l", _VOLUME_IN_L),
        ("m", _LENGTH_IN_M),
        ("m2", _AREA_IN_M2),
    )
    for unit, factor in table.items()
}


def in_base_units(quantity: Decimal | None, unit: str | None) -> tuple[Decimal, str] | None:
    """A quantity in kg, pieces, l, m or m2, and which of them; ``None`` where it cannot be told."""
    if quantity is None or unit is None:
        return None
    written = unit if unit.isascii() else normalize("NFKC", unit)
    found = _FACTORS.get(" ".join(written.rstrip(". ").casefold().split()))
    return None if found is None else (quantity * found[1], found[0])


def mass_kg(
    net_weight_kg: Decimal | None, quantity: Decimal | None, unit: str | None
) -> Decimal | None:
    """The mass in kg: the net weight, else the quantity where its unit is one of mass."""
    if net_weight_kg is not None:
        return net_weight_kg
    based = in_base_units(quantity, unit)
    return based[0] if based is not None and based[1] == "kg" else None


def plain(number: Decimal) -> str:
    """A number without exponent and without needless zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
