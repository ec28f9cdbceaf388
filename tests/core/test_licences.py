import gc
from datetime import date
from typing import Any

import pytest

from building import END_USER, certificate, checker, item, licence, parties, shipment
from ddcheck.core.certificates import certificates_for
from ddcheck.core.coverage import Coverage, same_name
from ddcheck.core.facts import Facts
from ddcheck.core.licences import covers_code, licences_for
from ddcheck.core.logic import Truth

DAY = date(2026, 7, 15)


def coverage(paper: dict[str, Any], **changes: Any) -> Coverage:
    return licences_for(shipment(documents=[paper], **changes), 0, ["3C001.a"], DAY)[0]


def lacking(found: Coverage) -> dict[str, Truth]:
    return {aspect.name: aspect.truth for aspect in found.lacking}


def test_a_licence_that_fits_covers_the_goods() -> None:
    assert coverage(licence()).truth is Truth.TRUE


@pytest.mark.parametrize(
    ("changes", "aspect", "words"),
    [
        ({"valid_until": "2026-07-14"}, "dates", "expired on 2026-07-14"),
        ({"issued": "2026-07-16"}, "dates", "issued on 2026-07-16, after"),
        ({"destination": "US"}, "destination", "for destination US, and the goods go to DE"),
        ({"end_user": "Northwind Trading LLC"}, "end_user", "“Northwind Trading LLC”"),
        ({"quantity": "99.9"}, "quantity", "99.9 kg, and 100 kg are shipped, 0.1 kg too much"),
        (
            {"control_codes": ["3C002.a"]},
            "control_code",
            "covers 3C002.a, and the goods are 3C001.a",
        ),
    ],
)
def test_what_does_not_fit_is_named_exactly(
    changes: dict[str, Any], aspect: str, words: str
) -> None:
    found = coverage(licence(**changes))
    assert lacking(found) == {aspect: Truth.FALSE}
    assert words in found.lacking[0].text.en


@pytest.mark.parametrize("day", ["2026-02-01", "2027-01-31"])
def test_the_first_and_the_last_day_are_covered(day: str) -> None:
    found = licences_for(shipment(), 0, ["3C001.a"], date.fromisoformat(day))[0]
    assert found.truth is Truth.TRUE


@pytest.mark.parametrize(
    "field",
    [
        "number",
        "issued",
        "valid_until",
        "control_codes",
        "quantity",
        "unit",
        "destination",
        "end_user",
        "end_use",
    ],
)
def test_a_blank_on_the_licence_covers_nothing_for_sure(field: str) -> None:
    assert coverage(licence(**{field: None})).truth is Truth.UNKNOWN


def test_quantities_are_compared_across_units() -> None:
    assert coverage(licence(quantity="0.1", unit="t")).truth is Truth.TRUE
    assert lacking(coverage(licence(quantity="0.0999", unit="t"))) == {"quantity": Truth.FALSE}
    pieces = [item(quantity="4", unit="pcs", net_weight_kg="1001")]
    assert lacking(coverage(licence(), items=pieces)) == {"quantity": Truth.FALSE}


def test_a_net_weight_above_the_licence_is_asked_about() -> None:
    asked = coverage(licence(quantity="250"), items=[item(quantity="200", net_weight_kg="700")])
    assert lacking(asked) == {"quantity": Truth.UNKNOWN}
    fits = coverage(licence(quantity="250"), items=[item(quantity="200", net_weight_kg="199.5")])
    assert fits.truth is Truth.TRUE


def test_the_best_fitting_licence_counts() -> None:
    papers = [licence(number="OLD", valid_until="2026-06-01"), licence(number="NEW")]
    found = licences_for(shipment(documents=papers), 0, ["3C001.a"], DAY)
    assert [each.document.number for each in found] == ["NEW", "OLD"]


def test_a_licence_for_other_lines_does_not_concern_this_one() -> None:
    papers = [licence(lines=["2"])]
    two = shipment(documents=papers, items=[item(), item(line="2")])
    assert licences_for(two, 0, ["3C001.a"], DAY) == ()
    assert len(licences_for(two, 1, ["3C001.a"], DAY)) == 1


def test_of_many_licences_the_best_alone_is_kept_for_a_line() -> None:
    papers = [licence(number=f"L-{number}", destination="US") for number in range(50)]
    order = shipment(documents=[*papers, licence(number="L-fits")], items=[item(), item(line=2)])
    facts = Facts(order, checker().evaluator.knowledge, DAY)

    for index in range(2):
        best = facts.licence(index)
        assert best is not None
        assert best.document.number == "L-fits"
        gc.collect()
        assert [each for each in gc.get_objects() if isinstance(each, Coverage)] == [
            facts.licence(at) for at in range(index + 1)
        ]


def test_a_code_covers_what_stands_below_it() -> None:
    assert covers_code("6C001", "6C001.a")
    assert covers_code("6c001.a", "6C001.a")
    assert not covers_code("6C001.a", "6C001")
    assert not covers_code("6C00", "6C001")


def test_a_licence_for_a_part_of_the_code_is_open() -> None:
    found = licences_for(
        shipment(documents=[licence(control_codes=["3C001.a.1"])]), 0, ["3C001.a"], DAY
    )
    assert lacking(found[0]) == {"control_code": Truth.UNKNOWN}


def test_a_licence_for_a_code_that_was_only_claimed_leaves_goods_without_a_known_code_open() -> (
    None
):
    # Graphite, whose code the lists do not know, under a licence for bismuth that the exporter claims.
    found = licences_for(shipment(), 0, [None, "3C001.a"], DAY)[0]
    assert lacking(found) == {"control_code": Truth.UNKNOWN}
    assert "something else as well" in found.lacking[0].text.en


def test_goods_of_two_codes_under_a_licence_for_one_are_open() -> None:
    found = licences_for(shipment(), 0, ["3C001.a", "1C905.a"], DAY)[0]
    assert lacking(found) == {"control_code": Truth.UNKNOWN}


def test_a_consignee_whom_the_licence_names_is_the_end_user() -> None:
    only_consignee = parties()[:2]
    assert coverage(licence(), parties=only_consignee).truth is Truth.TRUE


def test_a_party_without_a_role_might_be_the_end_user() -> None:
    somebody = [*parties()[:2], {"name": "Northwind Trading LLC", "country": "US"}]
    assert lacking(coverage(licence(), parties=somebody)) == {"end_user": Truth.UNKNOWN}


def test_a_chinese_and_a_latin_name_are_not_told_apart_by_letters() -> None:
    assert same_name("贝斯皮尔半导体有限公司", [END_USER]) is Truth.UNKNOWN
    assert same_name("Northwind Trading LLC", [END_USER]) is Truth.FALSE
    assert same_name(END_USER.upper(), [END_USER]) is Truth.TRUE


def certified(**changes: Any) -> Coverage:
    return certificates_for(shipment(documents=[certificate(**changes)]), DAY)[0]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {}),
        ({"signed": "false"}, {"signed": Truth.FALSE}),
        ({"signed": None}, {"signed": Truth.UNKNOWN}),
        ({"commitments": ["no_transfer"]}, {"commitments": Truth.FALSE}),
        ({"commitments": None}, {"commitments": Truth.UNKNOWN}),
        ({"end_user": "Northwind Trading LLC"}, {"end_user": Truth.FALSE}),
        ({"issuer": None}, {}),
        ({"issuer": "Northwind Trading LLC"}, {"issuer": Truth.UNKNOWN}),
        ({"issuer": "贝斯皮尔半导体有限公司"}, {"issuer": Truth.UNKNOWN}),
        ({"end_use": None}, {}),
        ({"end_use": "GROWING OF EPITAXIAL WAFERS FOR LEDS."}, {}),
        ({"end_use": "missile seekers"}, {"end_use": Truth.UNKNOWN}),
        ({"destination": "DE"}, {}),
        ({"destination": "FR"}, {"destination": Truth.UNKNOWN}),
        ({"quantity": "100", "unit": "kg"}, {}),
        ({"quantity": "99.9", "unit": "kg"}, {"quantity": Truth.UNKNOWN}),
        ({"quantity": "99", "unit": "pcs"}, {}),
        ({"valid_until": "2026-07-01"}, {"dates": Truth.FALSE}),
        ({"valid_until": None}, {}),
        ({"valid_until": None, "issued": "2025-01-01"}, {"dates": Truth.UNKNOWN}),
        ({"valid_until": None, "issued": None}, {"dates": Truth.UNKNOWN}),
    ],
)
def test_certificates(changes: dict[str, Any], expected: dict[str, Truth]) -> None:
    assert lacking(certified(**changes)) == expected


def test_a_certificate_for_some_lines_is_held_against_their_sum() -> None:
    lines = [item(), item(line="2", quantity="50"), item(line="3", quantity="900")]
    paper = certificate(lines=["1", "2"], quantity="149", unit="kg")
    short = certificates_for(shipment(documents=[paper], items=lines), DAY)[0]
    enough = certificates_for(shipment(documents=[{**paper, "quantity": "150"}], items=lines), DAY)[
        0
    ]

    assert lacking(short) == {"quantity": Truth.UNKNOWN}
    assert lacking(enough) == {}


def test_a_certificate_for_the_use_of_one_of_the_lines_fits() -> None:
    lines = [item(), item(line="2", end_use="optical lenses")]
    paper = certificate(end_use="optical lenses")

    assert lacking(certificates_for(shipment(documents=[paper], items=lines), DAY)[0]) == {}
