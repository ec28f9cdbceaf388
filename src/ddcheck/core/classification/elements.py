"""The chemical elements: symbol, atomic weight, what English and Chinese call them, and how controlled ones are misspelt.

Weights are the conventional ones of IUPAC to four or five figures, which is finer than any limit in a control list.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from ddcheck.core.classification.wording import bag
from ddcheck.tuples import NamedTuple


class Element(NamedTuple):
    """One chemical element."""

    symbol: str
    weight: Decimal
    """Grams per mole."""
    en: str
    zh: str


_TABLE = """
H 1.008 hydrogen 氢|He 4.0026 helium 氦|Li 6.94 lithium 锂|Be 9.0122 beryllium 铍|B 10.81 boron 硼
C 12.011 carbon 碳|N 14.007 nitrogen 氮|O 15.999 oxygen 氧|F 18.998 fluorine 氟|Ne 20.180 neon 氖
Na 22.990 sodium 钠|Mg 24.305 magnesium 镁|Al 26.982 aluminum 铝|Si 28.085 silicon 硅|P 30.974 phosphorus 磷
S 32.06 sulfur 硫|Cl 35.45 chlorine 氯|Ar 39.95 argon 氩|K 39.098 potassium 钾|Ca 40.078 calcium 钙
Sc 44.956 scandium 钪|Ti 47.867 titanium 钛|V 50.942 vanadium 钒|Cr 51.996 chromium 铬|Mn 54.938 manganese 锰
Fe 55.845 iron 铁|Co 58.933 cobalt 钴|Ni 58.693 nickel 镍|Cu 63.546 copper 铜|Zn 65.38 zinc 锌
Ga 69.723 gallium 镓|Ge 72.630 germanium 锗|As 74.922 arsenic 砷|Se 78.971 selenium 硒|Br 79.904 bromine 溴
Kr 83.798 krypton 氪|Rb 85.468 rubidium 铷|Sr 87.62 strontium 锶|Y 88.906 yttrium 钇|Zr 91.224 zirconium 锆
Nb 92.906 niobium 铌|Mo 95.95 molybdenum 钼|Ru 101.07 ruthenium 钌|Rh 102.91 rhodium 铑|Pd 106.42 palladium 钯
Ag 107.87 silver 银|Cd 112.41 cadmium 镉|In 114.82 indium 铟|Sn 118.71 tin 锡|Sb 121.76 antimony 锑
Te 127.60 tellurium 碲|I 126.90 iodine 碘|Xe 131.29 xenon 氙|Cs 132.91 cesium 铯|Ba 137.33 barium 钡
La 138.91 lanthanum 镧|Ce 140.12 cerium 铈|Pr 140.91 praseodymium 镨|Nd 144.24 neodymium 钕|Sm 150.36 samarium 钐
Eu 151.96 europium 铕|Gd 157.25 gadolinium 钆|Tb 158.93 terbium 铽|Dy 162.50 dysprosium 镝|Ho 164.93 holmium 钬
Er 167.26 erbium 铒|Tm 168.93 thulium 铥|Yb 173.05 ytterbium 镱|Lu 174.97 lutetium 镥|Hf 178.49 hafnium 铪
Ta 180.95 tantalum 钽|W 183.84 tungsten 钨|Re 186.21 rhenium 铼|Os 190.23 osmium 锇|Ir 192.22 iridium 铱
Pt 195.08 platinum 铂|Au 196.97 gold 金|Hg 200.59 mercury 汞|Tl 204.38 thallium 铊|Pb 207.2 lead 铅
Bi 208.98 bismuth 铋|Th 232.04 thorium 钍|U 238.03 uranium 铀
"""


def _read(row: str) -> Element:
    symbol, weight, en, zh = row.split()
    return Element(symbol, Decimal(weight), en, zh)


ELEMENTS: dict[str, Element] = {
    element.symbol: element
    for element in (_read(row) for line in _TABLE.strip().splitlines() for row in line.split("|"))
}
"""By symbol."""

BY_NAME: dict[str, Element] = {
    name: element for element in ELEMENTS.values() for name in (element.en, element.zh)
} | {"wolfram": ELEMENTS["W"], "stibium": ELEMENTS["Sb"], "caesium": ELEMENTS["Cs"]}
"""By the English or Chinese name; spelling as `texts.fold` leaves it (aluminum, sulfur)."""

RARE_EARTHS = bag("Sc Y La Ce Pr Nd Sm Eu Gd Tb Dy Ho Er Tm Yb Lu")

NONMETALS = bag("H He B C N O F Ne Si P S Cl Ar As Se Br Kr I Xe")
"""Elements that no alloy has as its base; boron, carbon and silicon occur as additions."""

ANIONS = bag("N O F P S Cl As Se Br I Te")
"""Elements that make a compound rather than an alloy of what they are combined with."""

_CONTROLLED = bag(
    "antimony bismuth dysprosium erbium europium gadolinium gallium germanium holmium indium lutetium molybdenum "
    "samarium scandium tellurium terbium thulium tungsten ytterbium yttrium"
)
_OTHERS = bag("allium antimonyl geranium indicum iodium pallium")
"""Words a letter away that mean something else."""
_HEADS = sorted({name[:3] for name in _CONTROLLED} | {"eri", "ini"})
_TAILS = sorted({name[-3:] for name in _CONTROLLED})
# Not compiled here: few runs meet new goods.
_MAYBE = (
    rf"(?<![a-z])(?:(?:{'|'.join(_HEADS)})[a-z]{{2,8}}|[a-z]{{2,8}}(?:{'|'.join(_TAILS)}))(?![a-z])"
)
"""One wrong letter leaves the first three or the last three right, two swapped in the midst of six letters apart."""


def _shortened(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _by_shortened() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(_CONTROLLED):
        for short in (name, *sorted(_shortened(name))):
            found[short] = (*found.get(short, ()), name)
    return found


_MEANT = _by_shortened()
"""Each name, and each name with a letter left out, to the names that it may be."""


def meant(word: str) -> str | None:
    """The element that a word in small letters misspells by one letter left out, added, changed or swapped.

    ``None`` for a name that is spelled right, and for any other word.
    """
    if word in _CONTROLLED or word in _OTHERS:
        return None
    found = {
        name
        for short in (word, *_shortened(word))
        for name in _MEANT.get(short, ())
        if _one_apart(word, name)
    }
    return min(found, default=None)


def misspelt(folded: str) -> dict[str, str]:
    """Words of a folded text to the elements that they misspell."""
    found = {}
    for word in re.findall(_MAYBE, folded):
        name = meant(word)
        if name is not None:
            found[word] = name
    return found


_BY_SYMBOL = "Sb Bi Ga Ge Te Dy Tb Sm Gd Lu Sc Ho Eu Tm Yb"
# Not compiled here: few runs meet new goods.
_PURE = rf"(?<![A-Za-z0-9])({_BY_SYMBOL.replace(' ', '|')})[ ]?(?:9\d\.\d+ ?%?|9\d ?%|[2-9]N\d?)(?![A-Za-z0-9.,]*[A-Za-z0-9])"
"""A number alone is a size or a grade: ``Te 98``, ``GE 90``."""
_FIGURES = str.maketrans("0135", "oles")
_WITH_FIGURES = r"(?<![a-z0-9])[a-z]+[0135][a-z0135]*(?![a-z0-9])"


def by_symbol(text: str) -> dict[str, str]:
    """Controlled elements that a text names by their symbol and purity: ``Bi 4N``, ``Sb 99.9``."""
    return {match[0]: ELEMENTS[match[1]].en for match in re.finditer(_PURE, text)}


def disguised(folded: str) -> dict[str, str]:
    """Names of controlled elements in two words, or with figures for letters: ``anti mony``, ``antim0ny``."""
    words = folded.split(" ")
    found = {
        f"{first} {second}": first + second
        for first, second in pairwise(words)
        if first + second in _CONTROLLED
    }
    for word in re.findall(_WITH_FIGURES, folded):
        if (name := word.translate(_FIGURES)) in _CONTROLLED:
            found[word] = name
    return found


def _one_apart(word: str, name: str) -> bool:
    """Whether one letter left out, added or changed, or two neighbours swapped, tell two words apart."""
    start = 0
    while start < min(len(word), len(name)) and word[start] == name[start]:
        start += 1
    mine, other = word[start:], name[start:]
    if len(word) == len(name):
        swapped = mine[:2] == other[1::-1] and mine[2:] == other[2:]
        return mine[1:] == other[1:] or swapped
    return mine[1:] == other if len(word) > len(name) else mine == other[1:]
