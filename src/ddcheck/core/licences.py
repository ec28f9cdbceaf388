"""Whether an export licence covers a line of goods, field by field.

Sources: Export Control Law articles 15 to 18; Dual-Use Regulations (DUR) articles 15, 18 and 19.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from ddcheck.core.coverage import Aspect, Coverage, dates, end_user, misfit, words
from ddcheck.core.logic import Truth
from ddcheck.core.records import DocumentType, LicenceType
from ddcheck.core.texts import Text
from ddcheck.core.units import in_base_units, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from ddcheck.core.records import Document, Item, Shipment


def licences_for(
    shipment: Shipment, index: int, codes: Sequence[str | None], as_of: date
) -> tuple[Coverage, ...]:
    """Each export licence held against one line of goods, the best fitting first."""
    item = shipment.items[index]
    found = [
        Coverage(
            f"documents[{place}]",
            document,
            tuple(_licence_aspects(shipment, index, codes, f"documents[{place}]", document, as_of)),
        )
        for place, document in enumerate(shipment.documents)
        if document.type is DocumentType.EXPORT_LICENCE and _concerns(document, item)
    ]
    return tuple(sorted(found, key=misfit))


def _concerns(document: Document, item: Item) -> bool:
    return not document.lines or item.line in document.lines


def _licence_aspects(
    shipment: Shipment,
    index: int,
    codes: Sequence[str | None],
    path: str,
    document: Document,
    as_of: date,
) -> Iterable[Aspect]:
    item = shipment.items[index]
    yield _number(document, path)
    yield _type(document, path)
    yield dates(document, path, as_of, "licence", "许可证")
    yield _code(document, path, codes, item.control_code)
    yield _quantity(document, path, item)
    yield _destination(document, path, shipment)
    yield end_user(document, path, shipment, "licence", "许可证")
    yield _end_use(document, path, item.end_use or shipment.end_use)


def _number(document: Document, path: str) -> Aspect:
    if document.number is None:
        return Aspect(
            "number",
            Truth.UNKNOWN,
            Text("the licence has no number on file", "许可证编号未填"),
            f"{path}.number",
        )
    return Aspect(
        "number",
        Truth.TRUE,
        Text(f"licence {document.number}", f"许可证{document.number}"),
        f"{path}.number",
    )


def _type(document: Document, path: str) -> Aspect:
    if document.licence_type is None:
        return Aspect(
            "licence_type",
            Truth.UNKNOWN,
            Text(
                "the licence does not say whether it is a single or a general one",
                "许可证未注明是单项许可还是通用许可",
            ),
            f"{path}.licence_type",
        )
    if document.licence_type is LicenceType.REGISTRATION:
        return Aspect(
            "licence_type",
            Truth.UNKNOWN,
            Text(
                "it is a registration certificate, which serves repair, return, exhibition and the "
                "like only (DUR article 19); confirm that this export is such a case",
                "其为登记出口凭证，仅适用于维修、退回、参展等情形（《条例》第十九条），须确认本次出口属于该情形",
            ),
            f"{path}.licence_type",
        )
    return Aspect(
        "licence_type",
        Truth.TRUE,
        Text("the kind of licence fits", "许可种类适用"),
        f"{path}.licence_type",
    )


def _entry(code: str) -> str:
    """``3C002`` of ``3C002.b``."""
    return code.partition(".")[0].casefold()


def covers_code(held: str, needed: str) -> bool:
    """Whether a control code on a licence covers another: ``6C001`` covers ``6C001.a``."""
    held, needed = _code_as_listed(held), _code_as_listed(needed)
    return needed == held or needed.startswith(held + ".")


def _code_as_listed(code: str) -> str:
    """A control code as the lists write it: ``3c001.a`` of ``3C001a``, ``3C001 A`` or ``３Ｃ００１．ａ``."""
    folded = code if code.isascii() else normalize("NFKC", code)
    squeezed = "".join(folded.casefold().split())
    limb = squeezed[5:].lstrip(".-")
    return f"{squeezed[:5]}.{limb}" if limb else squeezed[:5]


def codes_in(written: str) -> list[str]:
    """The codes in a cell that may hold several: ``3C001.a、3C001.b``."""
    for sign in "、，,;；/":
        written = written.replace(sign, " ; ")
    return [each.strip() for each in written.split(";") if each.strip()]


def _code(
    document: Document, path: str, codes: Sequence[str | None], claimed: str | None
) -> Aspect:
    field = f"{path}.control_codes"
    held = tuple(code for each in document.control_codes for code in codes_in(each))
    needed = tuple(code for code in codes if code is not None)
    if not held:
        return Aspect(
            "control_code",
            Truth.UNKNOWN,
            Text("the licence names no control code", "许可证未列管制编码"),
            field,
        )
    if not needed:
        return Aspect(
            "control_code",
            Truth.UNKNOWN,
            Text(
                "the control code of these goods is not established; confirm that the licence names them",
                "该物项的管制编码尚未查明，须确认许可证所列即为本物项",
            ),
            field,
        )
    listed = ", ".join(held)
    uncovered = [code for code in needed if not any(covers_code(each, code) for each in held)]
    if claimed in needed and claimed not in uncovered:
        # Goods may answer two wordings of one entry, as a zone-refined ingot is germanium metal as well:
        # a licence for the one that the exporter names is for these goods.
        uncovered = [code for code in uncovered if _entry(code) != _entry(str(claimed))]
    if not uncovered and None in codes:
        return Aspect(
            "control_code",
            Truth.UNKNOWN,
            Text(
                f"the licence covers {listed}, and the goods are something else as well, of which the control code "
                "is not established; confirm that the licence names them",
                f"许可证涵盖{listed}，而该物项同时属于管制编码尚未查明的物项，须确认许可证所列即为本物项",
            ),
            field,
        )
    partly = [each for each in held if any(covers_code(code, each) for code in uncovered)]
    if partly:
        return Aspect(
            "control_code",
            Truth.UNKNOWN,
            Text(
                f"the licence covers {listed}, which is a part of {', '.join(uncovered)}; "
                "confirm that the goods are that part",
                f"许可证涵盖{listed}，仅为{'、'.join(uncovered)}的一部分，须确认货物属于该部分",
            ),
            field,
        )
    if not uncovered:
        return Aspect(
            "control_code",
            Truth.TRUE,
            Text(f"it covers {', '.join(needed)}", f"涵盖{'、'.join(needed)}"),
            field,
        )
    missing = ", ".join(uncovered)
    if len(uncovered) < len(needed):
        return Aspect(
            "control_code",
            Truth.UNKNOWN,
            Text(
                f"the licence covers {listed}, and the goods are {missing} as well",
                f"许可证涵盖{listed}，而该物项亦属{missing}",
            ),
            field,
        )
    return Aspect(
        "control_code",
        Truth.FALSE,
        Text(
            f"the licence covers {listed}, and the goods are {missing}",
            f"许可证涵盖{listed}，而该物项为{missing}",
        ),
        field,
    )


def _quantity(document: Document, path: str, item: Item) -> Aspect:
    field = f"{path}.quantity"
    held = in_base_units(document.quantity, document.unit)
    wanted = in_base_units(item.quantity, item.unit)
    if held is not None and held[1] == "kg" and (wanted is None or wanted[1] != "kg"):
        wanted = None if item.net_weight_kg is None else (item.net_weight_kg, "kg")
    if held is None or wanted is None or held[1] != wanted[1]:
        return Aspect(
            "quantity",
            Truth.UNKNOWN,
            Text(
                f"the quantity of the licence ({_shown(document)}) and that of the goods ({_shown(item)}) "
                "cannot be compared; give both in units of the same kind, such as kg",
                f"许可证数量（{_shown(document, '未填')}）与货物数量（{_shown(item, '未填')}）无法比较，"
                "须一并注明数量和同类单位，例如千克",
            ),
            field if held is None else "items.quantity",
        )
    unit = held[1]
    if not wanted[0]:
        return Aspect(
            "quantity",
            Truth.UNKNOWN,
            Text(
                "the goods are said to be none, so that nothing can be held against the licence; "
                "enter what is shipped",
                "货物数量填为零，无从与许可证核对；请填写实际出运数量",
            ),
            "items.quantity",
        )
    net = item.net_weight_kg
    if unit == "kg" and net is not None and wanted[0] <= held[0] < net:
        return Aspect(
            "quantity",
            Truth.UNKNOWN,
            Text(
                f"the licence covers {plain(held[0])} kg; the goods are {plain(wanted[0])} kg by their quantity "
                f"and {plain(net)} kg by their net weight; confirm which is right",
                f"许可证数量为{plain(held[0])} kg；货物按数量为{plain(wanted[0])} kg，按净重为{plain(net)} kg，须确认何者为准",
            ),
            field,
        )
    if wanted[0] > held[0]:
        return Aspect(
            "quantity",
            Truth.FALSE,
            Text(
                f"the licence covers {plain(held[0])} {unit}, and {plain(wanted[0])} {unit} are shipped, "
                f"{plain(wanted[0] - held[0])} {unit} too much",
                f"许可证数量为{plain(held[0])} {unit}，本次出运{plain(wanted[0])} {unit}，超出{plain(wanted[0] - held[0])} {unit}",
            ),
            field,
        )
    return Aspect(
        "quantity",
        Truth.TRUE,
        Text(
            f"{plain(wanted[0])} of {plain(held[0])} {unit}",
            f"{plain(held[0])} {unit}中的{plain(wanted[0])} {unit}",
        ),
        field,
    )


def _shown(held: Document | Item, nothing: str = "not given") -> str:
    """A quantity and its unit as they were written."""
    if held.quantity is None:
        return nothing
    return plain(held.quantity) + ("" if held.unit is None else f" {held.unit}")


def _destination(document: Document, path: str, shipment: Shipment) -> Aspect:
    field = f"{path}.destination"
    held, wanted = document.destination, shipment.destination
    if held is None or wanted is None:
        return Aspect(
            "destination",
            Truth.UNKNOWN,
            Text(
                "the licence names no destination"
                if held is None
                else "the shipment names no destination",
                "许可证未列目的国" if held is None else "货物未列目的国",
            ),
            field if held is None else "destination",
        )
    if held != wanted:
        return Aspect(
            "destination",
            Truth.FALSE,
            Text(
                f"the licence is for destination {held}, and the goods go to {wanted}",
                f"许可证目的国为{held}，而货物运往{wanted}",
            ),
            field,
        )
    return Aspect("destination", Truth.TRUE, Text(f"destination {held}", f"目的国{held}"), field)


def _end_use(document: Document, path: str, stated: str | None) -> Aspect:
    field = f"{path}.end_use"
    held = document.end_use
    if held is None or stated is None:
        return Aspect(
            "end_use",
            Truth.UNKNOWN,
            Text(
                "the licence names no end use"
                if held is None
                else "the shipment names no end use for these goods",
                "许可证未列最终用途" if held is None else "货物未列最终用途",
            ),
            field if held is None else "end_use",
        )
    if words(held) == words(stated):
        return Aspect("end_use", Truth.TRUE, Text(f"end use {held}", f"最终用途：{held}"), field)
    return Aspect(
        "end_use",
        Truth.UNKNOWN,
        Text(
            f"the licence says “{held}” for the end use, the shipment “{stated}”; "
            "confirm that they are the same",
            f"许可证所列最终用途为“{held}”，货物所列为“{stated}”，须确认是否一致",
        ),
        field,
    )
