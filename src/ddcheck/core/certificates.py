"""Whether an end-user certificate is held that is complete and comes from the end user.

Sources: Export Control Law articles 15 and 16; Dual-Use Regulations (DUR) article 24.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ddcheck.core.coverage import (
    Aspect,
    Coverage,
    dates,
    end_user,
    end_users,
    misfit,
    same_name,
    words,
)
from ddcheck.core.logic import Truth
from ddcheck.core.records import DocumentType
from ddcheck.core.texts import Text
from ddcheck.core.units import in_base_units, plain
from ddcheck.core.values import days_after

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ddcheck.core.records import Document, Shipment

CERTIFICATE_MONTHS = 12
"""A certificate that names no last day is taken for a year: house practice, no act says so."""
DEMANDED_COMMITMENTS = ("no_change_of_end_use", "no_transfer")
"""DUR article 24(2) and ECL article 16."""


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
    return tuple(sorted(found, key=misfit))


def _certificate_aspects(
    shipment: Shipment, path: str, document: Document, as_of: date
) -> Iterable[Aspect]:
    yield end_user(document, path, shipment, "end-user certificate", "最终用户和最终用途证明")
    yield _commitments(document, path)
    yield _signature(document, path)
    yield _certificate_dates(document, path, as_of)
    # What a certificate need not say is held against the shipment where it does.
    yield from _issuer(document, path, shipment)
    yield from _stated(document, path, shipment)


def _issuer(document: Document, path: str, shipment: Shipment) -> Iterable[Aspect]:
    """Whether it comes from the end user it names; an authority may issue or certify it, which a person tells."""
    issuer, user = document.issuer, document.end_user
    if issuer is None or user is None:
        return
    known = [user, *(name for _, party in end_users(shipment) for name in party.all_names)]
    if same_name(issuer, known) is Truth.TRUE:
        text = Text("issued by the end user", "由最终用户出具")
        yield Aspect("issuer", Truth.TRUE, text, f"{path}.issuer")
        return
    yield Aspect(
        "issuer",
        Truth.UNKNOWN,
        Text(
            f"the end-user certificate of “{user}” was issued by “{issuer}”; confirm that this is the same party, "
            "or an authority that issues it for the end user (DUR article 24)",
            f"“{user}”的最终用户和最终用途证明由“{issuer}”出具，须确认为同一主体，或系代最终用户出具的主管机关（《条例》第二十四条）",
        ),
        f"{path}.issuer",
    )


def _stated(document: Document, path: str, shipment: Shipment) -> Iterable[Aspect]:
    """End use, destination and quantity, where both papers and goods give them and they differ."""
    uses = {each.end_use or shipment.end_use for each in shipment.items} | {shipment.end_use}
    wanted = sorted(use for use in uses if use is not None)
    held = document.end_use
    if held is not None and wanted and not any(words(held) == words(use) for use in wanted):
        shown = " / ".join(wanted)
        yield Aspect(
            "end_use",
            Truth.UNKNOWN,
            Text(
                f"the end-user certificate says “{held}” for the end use, the shipment “{shown}”; "
                "confirm that they are the same",
                f"最终用户和最终用途证明所列最终用途为“{held}”，货物所列为“{shown}”，须确认是否一致",
            ),
            f"{path}.end_use",
        )
    there, to = document.destination, shipment.destination
    if there is not None and to is not None and there != to:
        yield Aspect(
            "destination",
            Truth.UNKNOWN,
            Text(
                f"the end-user certificate is for {there}, and the goods go to {to}; confirm where they are used",
                f"最终用户和最终用途证明所列国家/地区为{there}，而货物运往{to}，须确认实际使用地",
            ),
            f"{path}.destination",
        )
    certified, shipped = (
        in_base_units(document.quantity, document.unit),
        _shipped(document, shipment),
    )
    if (
        certified is not None
        and shipped is not None
        and certified[1] == shipped[1]
        and certified < shipped
    ):
        unit = shipped[1]
        yield Aspect(
            "quantity",
            Truth.UNKNOWN,
            Text(
                f"the end-user certificate is for {plain(certified[0])} {unit}, and {plain(shipped[0])} {unit} "
                "are shipped; have it issued for the whole",
                f"最终用户和最终用途证明数量为{plain(certified[0])} {unit}，本次出运{plain(shipped[0])} {unit}，须按全部数量出具",
            ),
            f"{path}.quantity",
        )


def _shipped(document: Document, shipment: Shipment) -> tuple[Decimal, str] | None:
    """How much goes out of the lines that a certificate names, or of the only line; ``None`` where it cannot be told."""
    lines = [each for each in shipment.items if not document.lines or each.line in document.lines]
    if not document.lines and len(lines) != 1:
        return None
    amounts = [in_base_units(each.quantity, each.unit) for each in lines]
    known = [each for each in amounts if each is not None]
    if not known or len(known) < len(amounts) or len({unit for _, unit in known}) > 1:
        return None
    return sum((amount for amount, _ in known), Decimal(0)), known[0][1]


def _commitments(document: Document, path: str) -> Aspect:
    field = f"{path}.commitments"
    lacking = [each for each in DEMANDED_COMMITMENTS if each not in document.commitments]
    if not document.commitments:
        return Aspect(
            "commitments",
            Truth.UNKNOWN,
            Text(
                "the end-user certificate has no commitments on file",
                "最终用户和最终用途证明未列承诺事项",
            ),
            field,
        )
    if lacking:
        named = ", ".join(lacking)
        return Aspect(
            "commitments",
            Truth.FALSE,
            Text(
                f"the end-user certificate lacks the commitment {named} (DUR article 24)",
                f"最终用户和最终用途证明缺少承诺：{named}（《条例》第二十四条）",
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
                Text("the end-user certificate is not signed", "最终用户和最终用途证明未签署"),
                field,
            )
        case None:
            return Aspect(
                "signed",
                Truth.UNKNOWN,
                Text(
                    "it is not on file whether the end-user certificate is signed",
                    "未注明最终用户和最终用途证明是否签署",
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
        last = days_after(document.issued, int(Decimal("30.5") * CERTIFICATE_MONTHS))
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
                    f"最终用户和最终用途证明签发于{document.issued}且未注明届满日，须更新或确认",
                ),
                f"{path}.valid_until",
            )
    return dates(document, path, as_of, "end-user certificate", "最终用户和最终用途证明")
