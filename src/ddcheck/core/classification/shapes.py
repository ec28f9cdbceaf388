"""Conditions on the size of a body: cylinder, tube or block, whichever its stated sizes make it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ddcheck.core.classification.judging import Facts, Judged, Missing
from ddcheck.core.classification.parameters import LABELS
from ddcheck.core.logic import Truth
from ddcheck.core.texts import Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from ddcheck.core.records import Item

ALL_SIZES: dict[str, tuple[str, ...]] = {
    "cylinder": ("diameter_mm", "length_mm"),
    "tube": ("inner_diameter_mm", "wall_mm", "length_mm"),
    "block": ("length_mm", "width_mm", "height_mm"),
}
"""Shapes and the sizes that make one large enough."""

_SHAPES = {
    "cylinder": Text("cylinder", "圆柱体"),
    "tube": Text("tube", "管材"),
    "block": Text("block", "块状物"),
}


class Shape(NamedTuple):
    """The body is of a shape and at least of some sizes; whichever sizes are stated tell the shape."""

    shape: str
    least: tuple[tuple[str, Decimal], ...]

    def judge(self, facts: Facts) -> Judged:
        """False as soon as one stated size is too small, or the stated sizes are those of another shape."""
        sizes = _sizes(facts.item)
        called = _SHAPES[self.shape]
        if self.shape == "block":
            return self._block(sizes, called)
        if (own := _shape_of(sizes)) not in (None, self.shape):
            other = _SHAPES[own or self.shape]
            reason = Text(
                f"the sizes are those of a {other.en}, not of a {called.en}",
                f"所列尺寸属{other.zh}，而非{called.zh}",
            )
            return Judged(Truth.FALSE, (reason,), path=_size_path(sizes))
        missing: list[Missing] = []
        met: list[Text] = []
        for name, least in self.least:
            seen = sizes.get(name)
            if seen is None:
                missing.append(_ask_size(name, least, called))
            elif seen < least:
                return self._too_small(name, seen, least, called)
            else:
                en, zh, unit = LABELS[name]
                met.append(
                    Text(f"{called.en}: {en} {seen:f} {unit}", f"{called.zh}：{zh}{seen:f}{unit}")
                )
        if missing:
            return Judged(Truth.UNKNOWN, tuple(met), tuple(missing))
        return Judged(Truth.TRUE, tuple(met), path=f"parameters.{self.least[0][0]}")

    def _too_small(self, name: str, seen: Decimal, least: Decimal, called: Text) -> Judged:
        en, zh, unit = LABELS[name]
        reason = Text(
            f"the {en} is {seen:f} {unit}; a {called.en} counts from {least:f} {unit} on",
            f"{zh}为{seen:f}{unit}；{called.zh}自{least:f}{unit}起才受管制",
        )
        near = seen >= least * Decimal("0.97")
        return Judged(Truth.FALSE, (reason,), path=f"parameters.{name}", near=near)

    def _block(self, sizes: dict[str, Decimal], called: Text) -> Judged:
        own = _shape_of(sizes)
        if own not in (None, "block"):
            other = _SHAPES[own or "block"]
            reason = Text(
                f"the sizes are those of a {other.en}, not of a {called.en}",
                f"所列尺寸属{other.zh}，而非{called.zh}",
            )
            return Judged(Truth.FALSE, (reason,), path=_size_path(sizes))
        wanted = sorted((least for _, least in self.least), reverse=True)
        names = ("length_mm", "width_mm", "height_mm")
        seen = sorted(((sizes[name], name) for name in names if name in sizes), reverse=True)
        # However the missing sizes turn out, the k smallest stated ones must cover the k least wanted.
        for (size, name), least in zip(reversed(seen), reversed(wanted), strict=False):
            if size < least:
                return self._too_small(name, size, least, called)
        if len(seen) < 3:
            known = {name for _, name in seen}
            missing = tuple(
                _ask_size(name, least, called) for name, least in self.least if name not in known
            )
            return Judged(Truth.UNKNOWN, (), missing)
        shown = " x ".join(f"{size:f}" for size, _ in seen)
        reason = Text(f"{called.en}: {shown} mm", f"{called.zh}：{shown} mm")
        return Judged(Truth.TRUE, (reason,), path="parameters.length_mm")


def _sizes(item: Item) -> dict[str, Decimal]:
    """The stated sizes, with those that follow from them: a tube's wall or bore, a disc's thickness as length."""
    given = item.parameters
    names = (
        "diameter_mm", "inner_diameter_mm", "wall_mm", "length_mm", "width_mm", "height_mm", "thickness_mm",
    )  # fmt: skip
    sizes = {name: seen for name in names if (seen := getattr(given, name)) is not None}
    outer, inner, wall = (sizes.get(name) for name in names[:3])
    if outer is not None and inner is not None and wall is None:
        sizes["wall_mm"] = (outer - inner) / 2
    if outer is not None and wall is not None and inner is None:
        sizes["inner_diameter_mm"] = outer - 2 * wall
    if "thickness_mm" in sizes:
        thick = sizes.pop("thickness_mm")
        if "diameter_mm" in sizes and "length_mm" not in sizes:
            sizes["length_mm"] = thick
        else:
            sizes.setdefault("height_mm", thick)
    if "diameter_mm" in sizes and "length_mm" not in sizes and "height_mm" in sizes:
        sizes["length_mm"] = sizes["height_mm"]
    return sizes


def _shape_of(sizes: dict[str, Decimal]) -> str | None:
    if "inner_diameter_mm" in sizes or "wall_mm" in sizes:
        return "tube"
    if "diameter_mm" in sizes:
        return "cylinder"
    if "width_mm" in sizes or "height_mm" in sizes:
        return "block"
    return None


def _size_path(sizes: dict[str, Decimal]) -> str:
    return f"parameters.{next(iter(sizes))}"


def _ask_size(name: str, least: Decimal, called: Text) -> Missing:
    en, zh, unit = LABELS[name]
    path = f"parameters.{name}"
    return Missing(
        path,
        Text(
            f"write the {en} in {path} (a {called.en} counts from {least:f} {unit} on)",
            f"请在{path}填写{zh}（{called.zh}自{least:f}{unit}起受管制）",
        ),
    )
