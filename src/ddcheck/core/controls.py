"""Which goods and technology are controlled, by which measure, and how to tell.

A control list is data: codes, reference HS codes with the year of their nomenclature, names in two languages, criteria.
What the criteria mean is the business of `ddcheck.core.classification`.
"""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from ddcheck.core.texts import RefusalError
from ddcheck.core.values import Bilingual, CasNumber, Count, Flag, HsCode, Line, Value


def _slug(value: str) -> str:
    if value.isascii() and value.replace("-", "").isalnum() and value == value.lower():
        return value
    raise RefusalError(
        f"{value!r} is not an id; write lower-case letters, digits and dashes",
        f"{value!r} 不是标识；请用小写字母、数字和连字符",
    )


def _year(value: str) -> str:
    if len(value) == 4 and value.isascii() and value.isdigit():
        return value
    raise RefusalError(
        f"{value!r} is not a year; write the year of the nomenclature, such as 2026",
        f"{value!r} 不是年份；请写税则的年份，例如 2026",
    )


class Kind(StrEnum):
    """What sort of thing is controlled."""

    GOODS = "goods"
    EQUIPMENT = "equipment"
    TECHNOLOGY = "technology"
    """Drawings, know-how, training: it has no HS code and needs no border."""


class Reach(StrEnum):
    """How far a reference HS code points by itself."""

    OWN = "own"
    """The subheading is of this mineral: the code points, and so does a shorter form of it."""
    SHARED = "shared"
    """Other goods share the subheading: only the code in full points."""
    RESIDUAL = "residual"
    """A residual line ("other machines"): it supports what the words say and points never alone."""


class HsReference(Value):
    """Reference HS codes of one nomenclature; hints, never proof."""

    nomenclature: Annotated[Line, AfterValidator(_year)]
    """The year of the tariff that the codes are written in."""
    codes: tuple[HsCode, ...] = Field(min_length=1)
    """4 to 10 digits; a record's code that begins with one of them is meant."""
    reach: Reach = Reach.OWN
    in_act: bool = True
    """Whether the act names them; else they are the headings under which such goods are declared."""


class Terms(Value):
    """Words in English and Chinese; case, width, dashes and plural ``s`` do not matter."""

    en: tuple[Line, ...] = ()
    zh: tuple[Line, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Those of both languages."""
        return self.en + self.zh


NO_TERMS = Terms.model_construct()
"""Made without validation, which would build the validator at import."""


class ControlledItem(Value):
    """One thing that is controlled, and how to tell it."""

    id: Annotated[Line, AfterValidator(_slug)]
    code: Line | None = None
    """The dual-use control code such as ``3C003.c``; ``None`` where the law gives none."""
    title: Bilingual
    measure: Line
    """The id of the measure that controls it and gives it its dates."""
    kind: Kind = Kind.GOODS
    hs: tuple[HsReference, ...] = ()
    elements: tuple[Line, ...] = ()
    """Elements without which nothing is this item; all of them in a composition point here."""
    points_with: tuple[Line, ...] = ()
    """Elements that together point here, where that is not the same as ``elements``."""
    composition_points: Flag = True
    """Whether the composition alone points here; not where only the shape or the use makes the item."""
    names: Terms = NO_TERMS
    """What is called so is this item, wherever it is said."""
    words: Terms = NO_TERMS
    """Point here; with an HS code of this item they name it."""
    hints: Terms = NO_TERMS
    """Only raise the question: trade names under which this item is shipped among others."""
    formulas: tuple[Line, ...] = ()
    """As names; capitals and small letters matter."""
    unless: Terms = NO_TERMS
    """Phrases that hold one of the words above and mean something else."""
    cas: tuple[CasNumber, ...] = ()
    criteria: Any = None
    """A tree of conditions, as text; left out, being named is enough. See `classification.criteria`."""
    unlisted_codes: bool = False
    """It stands for every code of the unified list that no list here describes."""
    unsure: tuple[Bilingual, ...] = ()
    """What could not be verified, or what the law leaves open."""
    note: Bilingual | None = None


class ControlList(Value):
    """One edition of a list of controlled items."""

    id: Annotated[Line, AfterValidator(_slug)]
    title: Bilingual
    edition: Line
    source: Line | None = None
    at_least: Count = 1
    """How many items an undamaged copy has at the least."""
    technology: Terms = NO_TERMS
    """Words that show that a line is about technology; those of all lists count together."""
    items: tuple[ControlledItem, ...]

    @model_validator(mode="after")
    def _is_whole(self) -> "ControlList":
        if len(self.items) < self.at_least:
            raise RefusalError(
                f"items: there are {len(self.items)}, fewer than the {self.at_least} that the list says "
                "it has at the least; get a whole copy, or lower at_least with a reason",
                f"items: 有 {len(self.items)} 项，少于清单自称的至少 {self.at_least} 项；请取得完整文件，或说明理由后调低 at_least",
            )
        seen: set[str] = set()
        for index, item in enumerate(self.items):
            if item.id in seen:
                raise RefusalError(
                    f"items[{index}].id: {item.id!r} is there twice; give each item its own id",
                    f"items[{index}].id: {item.id!r} 出现两次；请为每个物项使用各自的标识",
                )
            seen.add(item.id)
        return self
