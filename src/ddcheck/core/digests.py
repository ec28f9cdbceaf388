"""What a person's decision is bound to: digests of a party, of a list's entry, and the name of a question.

Two parties have one digest exactly when their names, identifiers, addresses and owners are alike, so a
decision about one of them lapses when any of these changes. What a shipment adds (the role, the line of
goods) is no part of it.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from json import JSONEncoder
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ddcheck.core.records import Owner, PartyFields
    from ddcheck.core.reports import Finding, RecordRef
    from ddcheck.core.screening.listed import Listed

_CANONICAL = JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":"))

_KEY = JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _digest(plain: Any) -> str:
    return "sha256:" + sha256(_CANONICAL.encode(plain).encode("ascii")).hexdigest()


def fingerprint(record: RecordRef, finding: Finding) -> str:
    """Sixteen hexadecimal digits that name the same question about the same record next time.

    Made of rule, subject, matched entry, control code, and the record's kind and id: never of a
    line, a score or a text.
    """
    key = (record.kind, record.id, *finding.fingerprint_key)
    return sha256(_KEY.encode(key).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def party_digest(party: PartyFields) -> str:
    """``sha256:`` and the digest of who a party is: names, kind, country, address, numbers, owners."""
    return _digest(_known(party))


def _known(party: PartyFields | Owner) -> dict[str, Any]:
    names = ((party.name,) if party.name is not None else ()) + party.names
    found: dict[str, Any] = {
        "names": sorted({" ".join(name.split()) for name in names}),
        "type": None if party.type is None else str(party.type),
        "country": party.country,
        "identifiers": {scheme.casefold(): each for scheme, each in party.identifiers.items()},
        "owners": [
            {**_known(owner), "share": None if owner.share is None else f"{owner.share:f}"}
            for owner in party.owners
        ],
    }
    address = getattr(party, "address", None)
    if address is not None:
        found["address"] = " ".join(address.split())
    born = getattr(party, "birth_date", None)
    if born is not None:
        found["birth_date"] = born.isoformat()
    return found


@lru_cache(maxsize=4096)
def entry_digest(entry: Listed) -> str:
    """``sha256:`` and the digest of a list's entry: who it is and its life, addresses on the web apart."""
    return _digest(
        {
            "names": sorted(entry.names[: entry.strong]),
            "weak_names": sorted(entry.names[entry.strong :]),
            "standing": entry.standing,
            "type": entry.type,
            "countries": sorted(entry.countries),
            "addresses": sorted(entry.addresses),
            "identifiers": sorted(entry.identifiers),
            "birth_dates": sorted(entry.birth_dates),
            "address_only": entry.address_only,
            "programme": entry.programme,
            "measure": entry.measure,
            "timeline": entry.timeline,
        }
    )
