"""Parties who are known to match nobody: only those that were looked up, and only where nothing is open."""

from __future__ import annotations

from datetime import date

import pytest

from building import checker
from ddcheck.core.records import Owner, Party

DAY = date(2026, 11, 20)
ORDINARY = Party(name="Nordlicht Textiles 1 GmbH", country="DE")


def known(*parties: Party) -> bool:
    """Whether parties are known to match nobody once each of them was looked up."""
    screener = type(checker().evaluator.knowledge.screener)(
        (), as_of=DAY, index=checker().evaluator.knowledge.screener.index
    )
    assert not screener.nobody(parties)
    for party in parties:
        screener.screen_party(party, "parties[0]")
    return screener.with_as_of(date(2020, 1, 1)).nobody(parties)


def test_a_party_that_was_looked_up_and_met_no_entry_is_known() -> None:
    assert known(ORDINARY)
    assert known(ORDINARY, Party(name="样例进出口（上海）有限公司"))


@pytest.mark.parametrize(
    "party",
    [
        Party(name="Rheinmetall AG", country="DE"),
        Party(names=("Nordlicht Textiles 1 GmbH",)),
        Party(name="***"),
        Party(name="Nordlicht Textiles 1 GmbH", owners=(Owner(name="Somebody"),)),
    ],
    ids=("listed", "without its own name", "without a letter", "owned"),
)
def test_a_party_of_whom_something_is_to_be_said_is_not(party: Party) -> None:
    assert not known(party)
    assert not known(ORDINARY, party)


def test_nobody_at_all_is_not_known_to_be_nobody() -> None:
    assert not known()
