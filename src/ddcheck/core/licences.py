"""Whether the papers cover the goods: licences and end-user certificates, field by field.

Every aspect is judged by itself, so that a report can name exactly what does not fit.
Sources: Export Control Law articles 15 to 18; Dual-Use Regulations (DUR) articles 15, 18, 19, 24.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ddcheck.core.logic import Truth, all_of
from ddcheck.core.names import MATCH_THRESHOLD, compare_names
from ddcheck.core.records import Document, DocumentType, LicenceType, Role
from ddcheck.core.units import in_base_units, plain
from ddcheck.core.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ddcheck.core.records import Item, Party, Shipment

CERTIFICATE_MONTHS = 12
"""A certificate that names no last day is taken for a year: house practice, no act says so."""
SAME_NAME = max(MATCH_THRESHOLD, 0.9)
"""From here on two spellings are taken for one party; between this and a match a person looks."""
DEMANDED_COMMITMENTS = ("no_change_of_end_use", "no_transfer")
"""DUR article 24(2) and ECL article 16."""


class Aspect(NamedTuple):
    """One thing that a paper must cover."""

    name: str
    truth: Truth
    text: Text
    path: str
    """The field of the paper or of the shipment that decides."""


class Coverage(NamedTuple):
    """How far one paper covers one line of goods, or the whole shipment."""

    path: str
    """``documents[0]``."""
    document: Document
    aspects: tuple[Aspect, ...]

    @property
    def truth(self) -> Truth:
        """True where every aspect is."""
        return all_of(aspect.truth for aspect in self.aspects)

    @property
    def lacking(self) -> tuple[Aspect, ...]:
        """What is not covered, or not known to be."""
        return tuple(aspect for aspect in self.aspects if aspect.truth is not Truth.TRUE)


def same_name(stated: str, names: Iterable[str], kind: str | None = None) -> Truth:
    """Whether a name on a paper is one of a party's names.

    Unknown where the spellings are near, or where one is Chinese and the other is not:
    a company's two names are translations that no comparison of letters links.
    """
    best, comparable = 0.0, False
    for name in names:
        if name.strip().casefold() == stated.strip().casefold():
            return Truth.TRUE
        best = max(best, compare_names(stated, name, kind).score)
        comparable = comparable or _has_han(stated) == _has_han(name)
    if best >= SAME_NAME:
        return Truth.TRUE
    if best >= MATCH_THRESHOLD or not comparable:
        return Truth.UNKNOWN
    return Truth.FALSE


def _has_han(text: str) -> bool:
    return any("\u3400" <= character <= "\u9fff" for character in text)


def end_users(shipment: Shipment) -> tuple[tuple[str, Party], ...]:
    """The parties that are said to use the goods, each with its path."""
    return tuple(
        (f"parties[{index}]", party)
        for index, party in enumerate(shipment.parties)
        if party.role is Role.END_USER
    )


def _named_as_end_user(stated: str, shipment: Shipment) -> tuple[tuple[str, Party], ...]:
    """The buyer or consignee whom a paper names as end user, where no party has that role.

    A party without any role might be the end user, so then nobody is taken for it.
    """
    if any(party.role is None for party in shipment.parties):
        return ()
    return tuple(
        (f"parties[{index}]", party)
        for index, party in enumerate(shipment.parties)
        if party.role in (Role.CONSIGNEE, Role.BUYER)
        and same_name(stated, party.all_names) is Truth.TRUE
    )[:1]


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
    return tuple(sorted(found, key=_misfit))


def certificates_for(shipment: Shipment, as_of: date) -> tuple[Coverage, ...]:
    """Each end-user certificate held, the best fitting first."""
    found = [
        Coverage(
            f"documents[{place}]",
            document,
            tuple(_certificate_aspects(shipment, f"documents[{place}]", document, as_of)),
        )
        for place, document in enumerate(shipment.documents)
        if document.type is DocumentType.END_USER_CERTIFICATE
    ]
    return tuple(sorted(found, key=_misfit))


def _misfit(coverage: Coverage) -> tuple[int, int, str]:
    truths = [aspect.truth for aspect in coverage.aspects]
    return truths.count(Truth.FALSE), truths.count(Truth.UNKNOWN), coverage.path


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
    yield _dates(document, path, as_of, "licence", "许可证")
    yield _code(document, path, codes, item.control_code)
    yield _quantity(document, path, item)
    yield _destination(document, path, shipment)
    yield _end_user(document, path, shipment, "licence", "许可证")
    yield _end_use(document, path, item.end_use or shipment.end_use)


def _certificate_aspects(
    shipment: Shipment, path: str, document: Document, as_of: date
) -> Iterable[Aspect]:
    yield _end_user(document, path, shipment, "end-user certificate", "最终用户证明")
    yield _commitments(document, path)
    yield _signature(document, path)
    yield _certificate_dates(document, path, as_of)


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


def _dates(document: Document, path: str, as_of: date, en: str, zh: str) -> Aspect:
    issued, last = document.issued, document.valid_until
    if last is not None and last < as_of:
        return Aspect(
            "dates",
            Truth.FALSE,
            Text(
                f"the {en} expired on {last}, before {as_of}",
                f"{zh}已于{last}届满，早于{as_of}",
            ),
            f"{path}.valid_until",
        )
    if issued is not None and issued > as_of:
        return Aspect(
            "dates",
            Truth.FALSE,
            Text(
                f"the {en} was issued on {issued}, after {as_of}",
                f"{zh}签发于{issued}，晚于{as_of}",
            ),
            f"{path}.issued",
        )
    if last is None or issued is None:
        field = "valid_until" if last is None else "issued"
        return Aspect(
            "dates",
            Truth.UNKNOWN,
            Text(
                f"the {en} does not say {'until when it is valid' if last is None else 'when it was issued'}",
                f"{zh}未注明{'有效期' if last is None else '签发日期'}",
            ),
            f"{path}.{field}",
        )
    return Aspect(
        "dates",
        Truth.TRUE,
        Text(f"valid from {issued} to {last}", f"有效期{issued}至{last}"),
        f"{path}.valid_until",
    )


def _entry(code: str) -> str:
    """``3C002`` of ``3C002.b``."""
    return code.partition(".")[0].casefold()


def covers_code(held: str, needed: str) -> bool:
    """Whether a control code on a licence covers another: ``6C001`` covers ``6C001.a``."""
    held, needed = held.strip().casefold(), needed.strip().casefold()
    return needed == held or needed.startswith(held + ".")


def _code(
    document: Document, path: str, codes: Sequence[str | None], claimed: str | None
) -> Aspect:
    field = f"{path}.control_codes"
    held = document.control_codes
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
                "the quantity of the licence and that of the goods cannot be compared; "
                "give both with their units",
                "许可证数量与货物数量无法比较，须一并注明数量与单位",
            ),
            field if held is None else "items.quantity",
        )
    unit = held[1]
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


def _end_user(document: Document, path: str, shipment: Shipment, en: str, zh: str) -> Aspect:
    field = f"{path}.end_user"
    stated = document.end_user
    if stated is None and document.type is DocumentType.END_USER_CERTIFICATE:
        stated = document.issuer
    users = end_users(shipment)
    if not users and stated is not None:
        users = _named_as_end_user(stated, shipment)
    if stated is None or not any(party.all_names for _, party in users):
        return Aspect(
            "end_user",
            Truth.UNKNOWN,
            Text(
                f"the {en} names no end user"
                if stated is None
                else "no party of the shipment is named as its end user",
                f"{zh}未列最终用户" if stated is None else "货物未列明最终用户",
            ),
            field if stated is None else "parties",
        )
    worst = Truth.TRUE
    for _, party in users:
        found = same_name(stated, party.all_names, None if party.type is None else party.type.value)
        worst = min(worst, found)
    named = " / ".join(party.all_names[0] for _, party in users if party.all_names)
    match worst:
        case Truth.TRUE:
            text = Text(f"end user {stated}", f"最终用户{stated}")
        case Truth.UNKNOWN:
            text = Text(
                f"the {en} names the end user “{stated}”, the shipment “{named}”; "
                "confirm that they are the same",
                f"{zh}所列最终用户为“{stated}”，货物所列为“{named}”，须确认是否同一主体",
            )
        case _:
            text = Text(
                f"the {en} is for the end user “{stated}”, and the goods go to “{named}”",
                f"{zh}所列最终用户为“{stated}”，而货物最终用户为“{named}”",
            )
    return Aspect("end_user", worst, text, field)


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
    if _words(held) == _words(stated):
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


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()


def _commitments(document: Document, path: str) -> Aspect:
    field = f"{path}.commitments"
    lacking = [each for each in DEMANDED_COMMITMENTS if each not in document.commitments]
    if not document.commitments:
        return Aspect(
            "commitments",
            Truth.UNKNOWN,
            Text("the end-user certificate has no commitments on file", "最终用户证明未列承诺事项"),
            field,
        )
    if lacking:
        named = ", ".join(lacking)
        return Aspect(
            "commitments",
            Truth.FALSE,
            Text(
                f"the end-user certificate lacks the commitment {named} (DUR article 24)",
                f"最终用户证明缺少承诺：{named}（《条例》第二十四条）",
            ),
            field,
        )
    return Aspect(
        "commitments",
        Truth.TRUE,
        Text("it carries the commitments of DUR article 24", "载有《条例》第二十四条所要求的承诺"),
        field,
    )


def _signature(document: Document, path: str) -> Aspect:
    field = f"{path}.signed"
    match document.signed:
        case True:
            return Aspect("signed", Truth.TRUE, Text("it is signed", "已签署"), field)
        case False:
            return Aspect(
                "signed",
                Truth.FALSE,
                Text("the end-user certificate is not signed", "最终用户证明未签署"),
                field,
            )
        case None:
            return Aspect(
                "signed",
                Truth.UNKNOWN,
                Text(
                    "it is not on file whether the end-user certificate is signed",
                    "未注明最终用户证明是否签署",
                ),
                field,
            )


def _certificate_dates(document: Document, path: str, as_of: date) -> Aspect:
    if document.valid_until is not None and document.issued is None:
        if document.valid_until >= as_of:
            return Aspect(
                "dates",
                Truth.TRUE,
                Text(f"valid to {document.valid_until}", f"有效期至{document.valid_until}"),
                f"{path}.valid_until",
            )
    elif document.valid_until is None and document.issued is not None:
        last = document.issued + timedelta(days=int(Decimal("30.5") * CERTIFICATE_MONTHS))
        if document.issued <= as_of <= last:
            return Aspect(
                "dates",
                Truth.TRUE,
                Text(
                    f"issued {document.issued}, no last day stated",
                    f"签发于{document.issued}，未注明届满日",
                ),
                f"{path}.issued",
            )
        if as_of > last:
            return Aspect(
                "dates",
                Truth.UNKNOWN,
                Text(
                    f"the end-user certificate was issued on {document.issued} and names no last day; "
                    "have it renewed or confirmed",
                    f"最终用户证明签发于{document.issued}且未注明届满日，须更新或确认",
                ),
                f"{path}.valid_until",
            )
    return _dates(document, path, as_of, "end-user certificate", "最终用户证明")
