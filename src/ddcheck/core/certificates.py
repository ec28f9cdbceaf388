"""Whether an end-user certificate is held that is complete and comes from the end user.

Sources: Export Control Law articles 15 and 16; Dual-Use Regulations (DUR) article 24.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ddcheck.core.coverage import Aspect, Coverage, dates, end_user, misfit
from ddcheck.core.logic import Truth
from ddcheck.core.records import DocumentType
from ddcheck.core.texts import Text
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
    yield end_user(document, path, shipment, "end-user certificate", "最终用户证明")
    yield _commitments(document, path)
    yield _signature(document, path)
    yield _certificate_dates(document, path, as_of)


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
                    f"最终用户证明签发于{document.issued}且未注明届满日，须更新或确认",
                ),
                f"{path}.valid_until",
            )
    return dates(document, path, as_of, "end-user certificate", "最终用户证明")
