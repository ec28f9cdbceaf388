"""The condition on the way of the goods: ``leaves_china`` says whether they leave the mainland at all.

Export control speaks of what goes from the mainland to somewhere else, Hong Kong and Macau included.
Goods that stay are no export; goods that a firm abroad sends from abroad are a case of their own
(MOFCOM 61/2025, DUR article 49).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.conditions.language import Evidence, Judgement
from ddcheck.core.logic import FALSE, TRUE, UNKNOWN, Truth, all_of
from ddcheck.core.records import Role
from ddcheck.core.values import Text
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddcheck.core.conditions.language import Reader, Scope
    from ddcheck.core.records import Shipment

_HOME = "CN"
_RECIPIENTS = (Role.BUYER, Role.CONSIGNEE, Role.INTERMEDIATE_CONSIGNEE, Role.END_USER)


class LeavesChina(NamedTuple):
    """The goods go from the mainland to somewhere else.

    False only where the record says so: destination and every recipient are in the mainland,
    or origin and every exporter are abroad and the route does not touch it.
    """

    def test(self, scope: Scope) -> Truth:
        """Three-valued; a record that says neither leaves."""
        shipment = scope.shipment
        if shipment is None:
            return TRUE
        return min(_stays(shipment).negated(), _starts_abroad(shipment).negated())

    def judge(self, scope: Scope) -> Judgement:
        """With what is missing, or why not."""
        found = self.test(scope)
        shipment = scope.shipment
        if found is TRUE or shipment is None:
            text = Text("the goods leave the mainland of China", "货物自中国境内运往境外")
            return Judgement(found, (Evidence(text),))
        if found is FALSE:
            text = (
                Text("the goods stay in the mainland of China", "货物不出境")
                if _stays(shipment) is TRUE
                else Text("the goods are sent from outside China", "货物自境外发运")
            )
            return Judgement(found, (Evidence(text, "destination"),))
        missing = _missing(shipment)
        text = Text(
            f"whether the goods leave the mainland of China depends on {', '.join(missing)}, "
            f"which {'is' if len(missing) == 1 else 'are'} not given",
            f"货物是否自中国境内出口取决于未填写的{'、'.join(missing)}",
        )
        return Judgement(found, (Evidence(text, missing[0], missing=missing),))


def _stays(shipment: Shipment) -> Truth:
    """Destination and recipients are all in the mainland."""
    return all_of(
        [
            _is_home(shipment.destination),
            *(_is_home(party.country) for party in shipment.parties if party.role in _RECIPIENTS),
        ]
    )


def _starts_abroad(shipment: Shipment) -> Truth:
    """Origin and exporters are all abroad; false where nothing says so."""
    exporters = [party.country for party in shipment.parties if party.role is Role.EXPORTER]
    stated = [each for each in (shipment.origin, *exporters) if each is not None]
    if not stated or any(stop.country_code == _HOME for stop in shipment.route):
        return FALSE
    return all_of(_is_home(each).negated() for each in (shipment.origin, *(exporters or [None])))


def _is_home(country: str | None) -> Truth:
    if country is None:
        return UNKNOWN
    return TRUE if country == _HOME else FALSE


def _missing(shipment: Shipment) -> tuple[str, ...]:
    found = [] if shipment.destination is not None else ["destination"]
    if shipment.origin is None and _starts_abroad(shipment) is UNKNOWN:
        found.append("origin")
    roles = (*_RECIPIENTS, Role.EXPORTER)
    found += [
        f"parties[{index}].country"
        for index, party in enumerate(shipment.parties)
        if party.role in roles and party.country is None
    ]
    return tuple(found) or ("parties",)


def read_leaves_china(
    reader: Reader, tree: object, path: Sequence[str | int]
) -> LeavesChina | None:
    """``leaves_china: true``; write ``not: {leaves_china: true}`` for the contrary."""
    if str(tree).casefold() != "true":
        reader.problem(
            path,
            Text(
                "write leaves_china: true, or not: {leaves_china: true}",
                "请写 leaves_china: true，或 not: {leaves_china: true}",
            ),
        )
        return None
    return LeavesChina()
