"""Cells of several parts: substances with their percentages, stops of a journey, a quantity with its unit."""

from __future__ import annotations

import re

from ddcheck.core.texts import RefusalError, Text

_AMOUNT = re.compile(
    r"(?P<number>[+-]?\d[\d.,'’ \u00a0\u202f]*?)[ \u00a0\u202f]*(?P<unit>[^\W\d_][^\d\s]*(?: [^\d\s]+)*[²³23]?)"
)
_SUBSTANCE = re.compile(r"(?P<name>\S.*?)\s*[:=：]?\s*(?P<percent>[<>]?\d+(?:\.\d+)?)\s*[%％]?")
_STOP = re.compile(r"(?P<where>[A-Z]{2}(?:\s?[A-Z0-9]{3})?)(?:[\s:]+(?P<role>[a-z]+))?")
LONGEST_PART = 200
"""Characters of one substance with its percentage."""


class CellError(RefusalError):
    """A cell that cannot be read for its field."""


def quantity_with_unit(text: str) -> tuple[str, str]:
    """The number and the unit of a quantity that is written with its unit.

    >>> quantity_with_unit("1,200.5 kg"), quantity_with_unit("500千克")
    (('1,200.5', 'kg'), ('500', '千克'))

    Raises:
        CellError: it is not one number with one unit behind it.
    """
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise CellError(*without_unit(text))
    return found["number"], found["unit"]


def without_unit(text: str) -> Text:
    """What is wrong with a cell that is no quantity with its unit."""
    return Text(
        f"{text!r} is not one number with its unit behind it, such as 500 kg; write it so",
        f"{text!r} 不是一个数字后跟其单位，例如 500千克；请这样填写",
    )


def composition(text: str) -> list[dict[str, str]]:
    """Substances and percentages of ``Bi 55.3; Sn 44.7``; a name alone has no percentage.

    Raises:
        CellError: a part is neither.
    """
    found = []
    for part in (each.strip() for each in re.split(r"[;；\n]", text)):
        if not part:
            continue
        if len(part) > LONGEST_PART:
            raise CellError(
                f"{part[:40]!r}… is too long for a substance; write Bi 55.3; Sn 44.7",
                f"{part[:40]!r}… 作为物质名称过长；请写成 Bi 55.3; Sn 44.7",
            )
        both = _SUBSTANCE.fullmatch(part)
        # "H2O" and "Sn42Bi58" end in digits that are no percentage.
        if both and (re.search(r"[\s:=：]", part) or part.endswith(("%", "％"))):
            if both["percent"][0] in "<>":
                raise CellError(
                    f"{part!r} gives a limit; write one percentage, or the name alone",
                    f"{part!r} 给出的是限值；请写一个百分比，或只写名称",
                )
            found.append({"substance": both["name"], "percent": both["percent"]})
        elif re.search(r"\d\s*[%％]", part):
            raise CellError(
                f"{part!r} is not a substance with a percentage; write Bi 55.3; Sn 44.7",
                f"{part!r} 不是物质和百分比；请写成 Bi 55.3; Sn 44.7",
            )
        else:
            found.append({"substance": part})
    return found


def route(text: str) -> list[dict[str, str]]:
    """The stops of ``CNSZX > HKHKG transhipment > TH``; the first of several is where the goods are loaded.

    Raises:
        CellError: a part is no stop.
    """
    found = []
    for part in re.split(r"\s*(?:>|→|;|；)\s*", text.strip()):
        stop = _STOP.fullmatch(part)
        if stop is None:
            raise CellError(
                f"{part!r} is not a stop; write CNSZX > HKHKG transhipment > TH: "
                "places or countries, each with its role if known",
                f"{part!r} 不是停靠点；请写成 CNSZX > HKHKG transhipment > TH：地点或国家/地区，已知时附其作用",
            )
        where = stop["where"].replace(" ", "")
        entry = {"country" if len(where) == 2 else "place": where}
        if stop["role"]:
            entry["role"] = stop["role"]
        found.append(entry)
    if len(found) > 1:
        found[0].setdefault("role", "loading")
    return found
