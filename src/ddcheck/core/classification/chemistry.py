"""What a substance is made of: a symbol, a formula or a name, read into elements and their share by weight."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from ddcheck.core.classification.elements import ANIONS, BY_NAME, ELEMENTS, RARE_EARTHS, misspelt
from ddcheck.core.classification.wording import bag, fold
from ddcheck.tuples import NamedTuple


class Nature(StrEnum):
    """How much a substance's name tells."""

    ELEMENT = "element"
    COMPOUND = "compound"
    ALLOY = "alloy"
    """Metals whose shares the name does not give, as in ``NdFeB``: others may hide in it."""
    INERT = "inert"
    """A name in which no metal is mentioned, as in ``rosin``; it is taken to hold none."""
    VAGUE = "vague"
    """A name that hides what it holds, as in ``others`` or ``rare earths``."""


class Known(NamedTuple):
    """What a substance's name says."""

    nature: Nature
    shares: tuple[tuple[str, Decimal], ...] = ()
    """Element and its share of the weight from 0 to 1; empty for what is inert or vague."""
    mentions: frozenset[str] = frozenset()
    """Every element named, those of unknown share included."""

    @property
    def elements(self) -> frozenset[str]:
        """The elements whose share is known."""
        return frozenset(symbol for symbol, _ in self.shares)


# Not compiled here: most goods name no formula.
_PART = r"([A-Z][a-z]?)(\d+(?:\.\d+)?)?|(\()|(\))(\d+)?|[·.*](\d*)H2O"
_FORMULA = re.compile(r"(?:[A-Z][a-z]?|[0-9().·*])+\Z")
_WATER = re.compile(r"[·.*]\s*(\d*)\s*H2O\Z")

_RARE_OXIDES = {"Ce": "CeO2", "Pr": "Pr6O11", "Tb": "Tb4O7"}
_OXIDES = {
    **{symbol: f"{symbol}2O3" for symbol in RARE_EARTHS},
    **_RARE_OXIDES,
    "Sb": "Sb2O3",
    "Ga": "Ga2O3",
    "Ge": "GeO2",
    "W": "WO3",
    "Mo": "MoO3",
    "Bi": "Bi2O3",
    "In": "In2O3",
    "Te": "TeO2",
    "Al": "Al2O3",
    "Fe": "Fe2O3",
    "Zn": "ZnO",
    "Ti": "TiO2",
    "Si": "SiO2",
    "Zr": "ZrO2",
    "Sn": "SnO2",
    "Cu": "CuO",
    "Pb": "PbO",
    "Ca": "CaO",
    "Mg": "MgO",
    "Co": "CoO",
    "Ni": "NiO",
}
_TRIVIAL = {
    "alumina": "Al2O3",
    "silica": "SiO2",
    "yttria": "Y2O3",
    "gadolinia": "Gd2O3",
    "scandia": "Sc2O3",
    "zirconia": "ZrO2",
    "titania": "TiO2",
    "antimony trioxide": "Sb2O3",
    "antimony pentoxide": "Sb2O5",
    "antimony tetroxide": "Sb2O4",
    "antimony white": "Sb2O3",
    "三氧化二锑": "Sb2O3",
    "五氧化二锑": "Sb2O5",
    "四氧化二锑": "Sb2O4",
    "锑白": "Sb2O3",
    "germanium dioxide": "GeO2",
    "二氧化锗": "GeO2",
    "tungsten trioxide": "WO3",
    "三氧化钨": "WO3",
    "tungsten carbide": "WC",
    "碳化钨": "WC",
    "gallium arsenide": "GaAs",
    "砷化镓": "GaAs",
    "gallium nitride": "GaN",
    "氮化镓": "GaN",
    "indium phosphide": "InP",
    "磷化铟": "InP",
    "cadmium telluride": "CdTe",
    "碲化镉": "CdTe",
    "antimony sulfide": "Sb2S3",
    "antimony trisulfide": "Sb2S3",
    "硫化锑": "Sb2S3",
    "三硫化二锑": "Sb2S3",
    "ammonium paratungstate": "(NH4)10(H2W12O42)·4H2O",
    "apt": "(NH4)10(H2W12O42)·4H2O",
    "仲钨酸铵": "(NH4)10(H2W12O42)·4H2O",
    "bismuth germanate": "Bi4Ge3O12",
    "锗酸铋": "Bi4Ge3O12",
    "四氧化三铽": "Tb4O7",
    "七氧化四铽": "Tb4O7",
    "graphite": "C",
    "石墨": "C",
    "diamond": "C",
    "金刚石": "C",
    "water": "H2O",
    "水": "H2O",
}
_VAGUE = bag(
    "other others rest misc unknown proprietary confidential secret balance remainder bal impurity "
    "impurities additive additives filler trace traces re ree reo treo hree hreo mischmetal alloy alloys metal "
    "metals mixture 其他 其它 余量 杂质 添加剂 保密 未知 合金 金属 稀土 混合物 配方"
)
_VAGUE_PARTS = ("rare earth", "稀土", "trade secret", "mischmetal", "混合稀土", "商业秘密")
# Not compiled here: few runs need it.
_ASIDE = r"[(（\[][^)）\]]*[)）\]]|\b(?:balance|bal|remainder|rest)\b\.?|余量|≥|>|≤|<|%|(?<=\s)[1-9]N\d?\Z"
_STEMS = {
    "antimon": "Sb", "stib": "Sb", "bismut": "Bi", "tungst": "W", "wolfram": "W", "galli": "Ga", "german": "Ge",
    "tellur": "Te", "molybd": "Mo", "indium": "In", "samari": "Sm", "gadolin": "Gd", "terbi": "Tb", "dyspros": "Dy",
    "luteti": "Lu", "scandi": "Sc", "yttri": "Y", "holmi": "Ho", "erbium": "Er", "thuli": "Tm", "europi": "Eu",
    "ytterbi": "Yb", "neodym": "Nd", "graphit": "C",
}  # fmt: skip
_WORDS = re.compile(r"[a-z]+")


def parse_formula(text: str) -> dict[str, Decimal] | None:
    """Atoms of each element in a formula such as ``Nd2Fe14B`` or ``(NH4)10(H2W12O42)``; ``None`` if it is none."""
    if not _FORMULA.match(text) or (not text[0].isalpha() and text[0] != "("):
        return None
    water = _WATER.search(text)
    if water is not None:
        text = text[: water.start()]
    stack: list[dict[str, Decimal]] = [{}]
    at, part_at = 0, re.compile(_PART).match
    while at < len(text):
        part = part_at(text, at)
        if part is None or part.end() == at:
            return None
        at = part.end()
        if part[1]:
            if part[1] not in ELEMENTS:
                return None
            count = Decimal(part[2] or 1)
            stack[-1][part[1]] = stack[-1].get(part[1], Decimal(0)) + count
        elif part[3]:
            stack.append({})
        elif part[4]:
            if len(stack) < 2:
                return None
            times = Decimal(part[5] or 1)
            for symbol, count in stack.pop().items():
                stack[-1][symbol] = stack[-1].get(symbol, Decimal(0)) + count * times
        else:
            return None
    if len(stack) != 1 or not stack[0]:
        return None
    if water is not None:
        count = Decimal(water[1] or 1)
        for symbol, atoms in (("H", 2), ("O", 1)):
            stack[0][symbol] = stack[0].get(symbol, Decimal(0)) + atoms * count
    return stack[0] if any(stack[0].values()) else None


def weight_shares(atoms: dict[str, Decimal]) -> tuple[tuple[str, Decimal], ...]:
    """Each element's share of the weight, from 0 to 1, by atomic weights."""
    total = sum((ELEMENTS[symbol].weight * count for symbol, count in atoms.items()), Decimal(0))
    return tuple(
        (symbol, ELEMENTS[symbol].weight * count / total) for symbol, count in atoms.items()
    )


@cache
def _formulas_by_name() -> dict[str, str]:
    """Names, and formulas in capitals, to formulas; built when the first substance is read."""
    names = dict(_TRIVIAL)
    for symbol, formula in _OXIDES.items():
        element = ELEMENTS[symbol]
        for name in (
            f"{element.en} oxide",
            f"{element.en} dioxide" if formula.endswith("O2") else f"{element.en} trioxide",
            f"氧化{element.zh}",
            f"二氧化{element.zh}" if formula.endswith("O2") else f"三氧化二{element.zh}",
        ):
            names.setdefault(name, formula)
    names |= {formula.upper(): formula for formula in (*_OXIDES.values(), *_TRIVIAL.values())}
    names |= {"TB2O3": "Tb2O3", "TE": "Te", "NDFEB": "NdFeB", "SMCO": "SmCo"}
    return names


@lru_cache(maxsize=4096)
def resolve(name: str) -> Known:
    """What a substance of a composition is, from its symbol, formula or name; it never fails."""
    # Subscripts and wide letters are plain ones, and so is what LaTeX makes of them.
    text = (
        (name if name.isascii() else unicodedata.normalize("NFKC", name)).replace("_", "").strip()
    )
    if parse_formula(text) is None:
        text = re.sub(_ASIDE, " ", text).strip().rstrip(".").strip()
    if not text:
        return Known(Nature.VAGUE)
    compact = text.replace(" ", "").replace("-", "")
    folded = fold(text)
    if folded in BY_NAME:
        return _element(BY_NAME[folded].symbol)
    if (english := _in_english(folded)) in BY_NAME:
        return _element(BY_NAME[english].symbol)
    if compact in ELEMENTS:
        return _element(compact)
    if len(compact) <= 2 and compact.isalpha() and compact.capitalize() in ELEMENTS:
        # ERP systems write symbols in capitals: CO of 52 % is cobalt, not carbon monoxide.
        return _element(compact.capitalize())
    if folded in _VAGUE or any(part in folded for part in _VAGUE_PARTS):
        return Known(Nature.VAGUE, (), mentions_of(folded))
    by_name = _formulas_by_name()
    formula = by_name.get(folded) or by_name.get(compact.upper()) or compact
    atoms = parse_formula(formula)
    if atoms is not None:
        symbols = frozenset(atoms)
        if len(symbols) == 1:
            return _element(next(iter(symbols)))
        bare = not any(character.isdigit() for character in formula)
        if symbols & ANIONS or symbols == {"W", "C"} or not bare:
            alloy = not symbols & ANIONS and symbols != {"W", "C"}
            nature = Nature.ALLOY if alloy else Nature.COMPOUND
            return Known(nature, weight_shares(atoms), symbols)
        return Known(Nature.ALLOY, (), symbols)
    if mentioned := mentions_of(folded) | _doped(text):
        return Known(Nature.VAGUE, (), mentioned)
    return Known(Nature.INERT)


def _in_english(folded: str) -> str:
    """The English name of an element that another language names; empty for anything else."""
    from ddcheck.core.classification.foreign import NAMES  # few substances come this far

    return NAMES.get(folded, "")


def _doped(text: str) -> frozenset[str]:
    """The elements of a host and what it is doped with: ``Y2O3:Eu``, ``LaPO4:Ce,Tb``, ``YAG: Ce3+``."""
    host, colon, rest = text.partition(":")
    if not colon:
        return frozenset()
    dopants = re.findall(r"[A-Z][a-z]?(?![a-z])", rest)
    if not dopants or not ELEMENTS.keys() >= set(dopants):
        return frozenset()
    return frozenset(dopants) | frozenset(parse_formula(host.strip()) or mentions_of(fold(host)))


def _element(symbol: str) -> Known:
    return Known(Nature.ELEMENT, ((symbol, Decimal(1)),), frozenset({symbol}))


def mentions_of(folded: str) -> frozenset[str]:
    """The elements that a folded name mentions in words: ``tungstic``, ``antimonial``, ``含镝``."""
    found = {BY_NAME[word].symbol for word in _WORDS.findall(folded) if word in BY_NAME}
    found |= {symbol for stem, symbol in _STEMS.items() if stem in folded}
    found |= {BY_NAME[name].symbol for name in misspelt(folded).values()}
    found |= {
        element.symbol
        for element in ELEMENTS.values()
        if element.zh in folded and element.zh not in "氢氧碳氮金"
    }
    return frozenset(found)
