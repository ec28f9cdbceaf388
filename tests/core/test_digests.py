from __future__ import annotations

from typing import Any

import pytest

from ddcheck.core.digests import entry_digest, fingerprint, party_digest
from ddcheck.core.records import Party
from ddcheck.core.reports import Finding, Outcome, RecordRef, Verdict
from ddcheck.core.screening.listed import Listed
from ddcheck.core.texts import Text


def a_party(**changes: Any) -> Party:
    values: dict[str, Any] = {
        "role": "end_user",
        "name": "Beispiel GmbH",
        "names": ["样例有限公司"],
        "type": "organization",
        "country": "DE",
        "address": "Musterstrasse 1, Hamburg",
        "identifiers": {"lei": "1"},
        "owners": [{"name": "Erika Muster", "share": "60"}],
    }
    return Party.model_validate({**values, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"role": "buyer"},
        {"name": "Beispiel  GmbH"},
        {"name": "样例有限公司", "names": ["Beispiel GmbH"]},
        {"business": "sells clothes"},
        {"founded": "2001-05-14"},
        {"identifiers": {"LEI": "1"}},
    ],
)
def test_what_does_not_tell_who_a_party_is_leaves_its_digest(changes: dict[str, Any]) -> None:
    assert party_digest(a_party(**changes)) == party_digest(a_party())


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Beispiel AG"},
        {"names": []},
        {"type": None},
        {"country": "AT"},
        {"address": "Musterstrasse 2, Hamburg"},
        {"identifiers": {"lei": "2"}},
        {"owners": []},
        {"owners": [{"name": "Erika Muster", "share": "61"}]},
        {"owners": [{"name": "Erika Muster", "share": "60", "owners": [{"name": "X"}]}]},
    ],
)
def test_anything_that_tells_who_a_party_is_changes_its_digest(changes: dict[str, Any]) -> None:
    assert party_digest(a_party(**changes)) != party_digest(a_party())


def an_entry(**changes: Any) -> Listed:
    values: dict[str, Any] = {
        "list": "a-list",
        "standing": "watch",
        "id": "7",
        "names": ("Acme", "Acme Ltd"),
        "strong": 1,
        "type": "organization",
        "countries": ("DE",),
        "addresses": ("Weg 1",),
        "identifiers": (("lei", "1"),),
        "birth_dates": (),
        "address_only": False,
        "programme": "",
        "measure": "m",
        "reference": "",
        "reference_url": "",
        "url": "",
        "timeline": (("", "active"),),
    }
    return Listed(**{**values, **changes})


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"url": "https://list.example"}, True),
        ({"id": "8"}, True),
        ({"strong": 2}, False),
        ({"names": ("Acme", "Acme Inc")}, False),
        ({"addresses": ("Weg 2",)}, False),
        ({"timeline": (("", "active"), ("2026-11-10", "suspended"))}, False),
        ({"standing": "export_control"}, False),
    ],
)
def test_an_entry_has_another_digest_when_it_or_its_life_changes(
    changes: dict[str, Any], same: bool
) -> None:
    assert (entry_digest(an_entry(**changes)) == entry_digest(an_entry())) is same


def test_a_fingerprint_names_the_question_and_no_text_line_or_score() -> None:
    record = RecordRef("shipment", "SO-1", "a.yaml", 1, "a" * 64)
    finding = Finding(
        "listed", Outcome.HIT, Verdict.FAIL, Text("Listed", ""), "parties[1]",
        evidence={"entry": "a-list#7", "score": 0.9},
    )  # fmt: skip
    again = Finding(
        "listed", Outcome.UNKNOWN, Verdict.REVIEW, Text("On a list", ""), "parties[1]",
        evidence={"entry": "a-list#7", "score": 0.8},
    )  # fmt: skip
    other = Finding(
        "listed", Outcome.HIT, Verdict.FAIL, Text("Listed", ""), "parties[1]",
        evidence={"entry": "a-list#8"},
    )  # fmt: skip
    moved = RecordRef("shipment", "SO-1", "b.yaml", 9, "b" * 64)

    assert fingerprint(record, finding) == fingerprint(moved, again)
    assert fingerprint(record, finding) != fingerprint(record, other)
    assert len(fingerprint(record, finding)) == 16
