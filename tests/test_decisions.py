"""What the law says of whole records: the cases that must come out right, under all shipped rules."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from building import (
    END_USER,
    blankings,
    certificate,
    check,
    checker,
    customer,
    finding_of,
    item,
    licence,
    objections,
    parties,
    shipment,
    tree,
)
from ddcheck.checker import Checker
from ddcheck.core.records import Shipment
from ddcheck.core.reports import Outcome, Report, Verdict
from ddcheck.errors import NothingToCheckError


def codes(report: Report) -> set[str]:
    return {
        each["code"]
        for goods in report.subject["goods"]
        for each in goods.get("control", ())
        if each["answer"] == "controlled"
    }


def cited(report: Report) -> str:
    return " ".join(
        citation.ref
        for finding in report.findings
        if finding.verdict is not Verdict.PASS
        for citation in finding.citations
    )


def said(report: Report) -> str:
    return " ".join(
        reason.en
        for finding in report.findings
        if finding.verdict is not Verdict.PASS
        for reason in finding.reasons
    )


def goods(**line: Any) -> Shipment:
    """A line of goods to Germany with no licence, and nothing claimed about it."""
    blank = dict.fromkeys(item(), None) | {
        "line": "1",
        "quantity": "100",
        "unit": "kg",
        "net_weight_kg": "100",
        "value": "1000",
        "origin": "CN",
    }
    return shipment(items=[item(**(blank | line))], documents=None)


# Gallium, and the licence ------------------------------------------------------------------


def test_a_fully_papered_shipment_passes() -> None:
    report = check(shipment())
    assert objections(report) == {}
    assert report.verdict is Verdict.PASS


def test_gallium_without_a_licence_passes_until_the_announcement_took_effect() -> None:
    bare = shipment(documents=None, export_date="2023-07-31")
    assert check(bare).verdict is Verdict.PASS
    report = check(bare, "2023-08-01")
    assert report.verdict is Verdict.FAIL
    assert "23/2023" in cited(report)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"valid_until": "2026-07-14"}, "expired on 2026-07-14"),
        ({"end_user": "Northwind Trading LLC"}, "for the end user “Northwind Trading LLC”"),
        ({"destination": "FR"}, "for destination FR, and the goods go to DE"),
        ({"quantity": "99"}, "covers 99 kg, and 100 kg are shipped"),
        ({"control_codes": ["6C001.a"]}, "covers 6C001.a, and the goods are 3C001.a"),
    ],
)
def test_a_licence_that_does_not_fit_fails_and_says_where(
    changes: dict[str, Any], words: str
) -> None:
    report = check(shipment(documents=[licence(**changes), certificate()]))
    assert report.verdict is Verdict.FAIL
    assert words in said(report)


def test_a_certificate_of_somebody_else_fails() -> None:
    papers = [licence(), certificate(end_user="Northwind Trading LLC", issuer=None)]
    report = check(shipment(documents=papers))
    assert report.verdict is not Verdict.PASS
    assert "Northwind Trading LLC" in said(report)


# Goods -------------------------------------------------------------------------------------


def antimony_oxide(purity: str | None) -> Shipment:
    parameters = {} if purity is None else {"parameters": {"purity_percent": purity}}
    return goods(
        description="Antimony trioxide powder",
        declared_name="antimony oxide",
        hs_code="2825800010",
        form="powder",
        **parameters,
    )


@pytest.mark.parametrize("purity", ["99.99", "99.995", "4N", "4N5"])
def test_antimony_oxide_from_four_nines_is_controlled(purity: str) -> None:
    report = check(antimony_oxide(purity))
    assert report.verdict is Verdict.FAIL
    assert codes(report) == {"3C003.c"}
    assert "33/2024" in cited(report)


def test_antimony_oxide_of_99_5_percent_passes() -> None:
    assert check(antimony_oxide("99.5")).verdict is Verdict.PASS


def test_antimony_oxide_of_unknown_purity_is_asked_for_it() -> None:
    report = check(antimony_oxide(None))
    assert report.verdict is Verdict.REVIEW
    missing = finding_of(report, "cn-licence-required").evidence["missing"]
    assert "items[0].parameters.purity_percent" in missing


def magnets(**composition: str) -> Shipment:
    return goods(
        description="Sintered NdFeB magnets",
        declared_name="permanent magnets",
        hs_code="8505111000",
        form="magnet",
        composition=[{"substance": name, "percent": share} for name, share in composition.items()],
    )


def test_magnets_with_dysprosium_need_a_licence() -> None:
    report = check(magnets(Nd="29.5", Fe="66.8", B="1.2", Dy="2.5"))
    assert report.verdict is Verdict.FAIL
    assert codes(report) == {"1C905.a"}
    assert "18/2025" in cited(report)


def test_magnets_without_dysprosium_and_terbium_pass() -> None:
    report = check(magnets(Nd="31.5", Fe="67.3", B="1.2", Dy="0", Tb="0"))
    assert objections(report) == {}
    assert report.verdict is Verdict.PASS


def test_magnets_of_unknown_composition_are_asked_for_it() -> None:
    report = check(magnets())
    assert report.verdict is Verdict.REVIEW
    missing = finding_of(report, "cn-licence-required").evidence["missing"]
    assert any(path.startswith("items[0].composition") for path in missing)


def tungsten(diameter: str, length: str) -> Shipment:
    return goods(
        description="Tungsten rod, solid",
        declared_name="tungsten bar",
        hs_code="8101940001",
        form="rod",
        composition=[{"substance": "W", "percent": "98"}, {"substance": "Ni", "percent": "2"}],
        parameters={"diameter_mm": diameter, "length_mm": length},
    )


def test_a_large_tungsten_cylinder_is_controlled_and_a_thin_one_is_not() -> None:
    large = check(tungsten("130", "60"), "2025-07-15")
    assert large.verdict is Verdict.FAIL
    assert codes(large) == {"1C117.c"}
    assert codes(check(tungsten("20", "60"), "2025-07-15")) == set()
    assert check(tungsten("20", "60"), "2025-07-15").verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("diameter", "length", "controlled"),
    [("120", "50", True), ("119.9", "50", False), ("120", "49.9", False)],
)
def test_the_limits_of_a_tungsten_cylinder(diameter: str, length: str, controlled: bool) -> None:
    report = check(tungsten(diameter, length), "2025-07-15")
    assert (codes(report) == {"1C117.c"}) is controlled


def test_solder_paste_with_bismuth_to_thailand_does_not_pass() -> None:
    paste = item(
        description="Solder paste",
        declared_name="solder paste",
        hs_code="3810100000",
        control_code=None,
        form="paste",
        composition=[
            {"substance": "Bi", "percent": "55.3"},
            {"substance": "Sn", "percent": "44.7"},
        ],
        parameters=None,
        quantity="600",
        net_weight_kg="600",
        remark=None,
    )
    changes = {
        "items": [paste],
        "documents": None,
        "destination": "TH",
        "parties": parties("Example Boards (Thailand) Co., Ltd.", "TH"),
    }
    report = check(shipment(**changes))
    assert report.verdict is not Verdict.PASS
    assert "10/2025" in cited(report)
    for place, blanked in blankings(tree(**changes)):
        assert check(Shipment.model_validate(blanked), "2026-07-15").verdict is not Verdict.PASS, (
            place
        )


def test_t_shirts_pass_without_a_question() -> None:
    plain = shipment(
        items=[
            {
                "line": "1",
                "description": "Men's cotton T-shirts, knitted",
                "declared_name": "T-shirts",
                "hs_code": "6109100000",
                "quantity": "1000",
                "unit": "pcs",
                "value": "4000",
            }
        ],
        documents=None,
        declarations=None,
        end_use=None,
    )
    report = check(plain)
    assert objections(report) == {}
    assert report.verdict is Verdict.PASS


def test_a_line_that_cannot_be_classified_is_a_review() -> None:
    assert check(goods(hs_code="6109100000")).verdict is Verdict.REVIEW
    assert check(goods(description="Men's cotton T-shirts")).verdict is Verdict.REVIEW


# Parties -----------------------------------------------------------------------------------


def gallium_to(name: str, country: str, *more: dict[str, Any]) -> Shipment:
    return shipment(
        destination=country,
        parties=parties(name, country),
        documents=[
            licence(
                destination=country,
                end_user=name,
                issued="2025-01-02",
                valid_until="2026-12-31",
                licence_type="general",
            ),
            certificate(end_user=name, issuer=name, issued="2025-01-01", valid_until="2026-12-31"),
            *more,
        ],
    )


@pytest.mark.parametrize(
    ("name", "country", "day", "verdict"),
    [
        ("Rheinmetall AG", "DE", "2026-07-01", "pass"),
        ("Rheinmetall AG", "DE", "2026-07-23", "pass"),
        ("Rheinmetall AG", "DE", "2026-07-24", "fail"),
        ("Rheinmetall AG", "DE", "2026-08-01", "fail"),
        ("莱茵金属公司", "DE", "2026-08-01", "fail"),
    ],
)
def test_a_designation_counts_from_its_day(name: str, country: str, day: str, verdict: str) -> None:
    assert check(gallium_to(name, country), day).verdict.value == verdict


def test_leidos_fails_while_listed_and_no_longer_once_stopped() -> None:
    leidos = gallium_to("Leidos", "US")
    assert check(leidos, "2025-06-01").verdict is Verdict.FAIL
    after = check(leidos, "2026-02-01")
    assert "cn-listed-export-control" not in objections(after)
    assert after.verdict is not Verdict.FAIL


def test_high_point_follows_its_suspension_and_then_both_readings() -> None:
    high_point = gallium_to("High Point Aerotechnologies", "US")
    listed = "cn-listed-export-control"
    assert objections(check(high_point, "2025-05-01"))[listed] == "fail"
    for day in ("2025-06-01", "2026-02-01"):
        assert listed not in objections(check(high_point, day))
    report = check(high_point, "2026-11-23")
    assert objections(report)[listed] == "review"
    assert report.verdict is Verdict.REVIEW
    readings = [r.en for r in finding_of(report, listed).reasons if r.en.startswith("Reading")]
    assert len(readings) == 2


def test_germanium_to_the_united_states_was_refused_in_principle_until_the_suspension() -> None:
    germanium = shipment(
        destination="US",
        parties=parties("Sample Optics LLC", "US"),
        items=[
            item(
                description="Germanium metal ingot",
                declared_name="germanium",
                hs_code="8112921010",
                control_code="3C002.a",
                composition=[{"substance": "Ge", "percent": "99.999"}],
                remark="属于两用物项 3C002.a",
            )
        ],
        documents=[
            licence(
                destination="US",
                end_user="Sample Optics LLC",
                control_codes=["3C002.a"],
                issued="2025-03-01",
                valid_until="2026-12-31",
                licence_type="general",
            ),
            certificate(
                end_user="Sample Optics LLC",
                issuer="Sample Optics LLC",
                issued="2025-02-01",
                valid_until="2026-12-31",
            ),
        ],
    )
    refused = check(germanium, "2025-06-01")
    assert refused.verdict is Verdict.FAIL
    assert "46/2024" in cited(refused)
    assert check(germanium, "2026-03-01").verdict is Verdict.PASS
    assert check(germanium, "2026-11-27").verdict is Verdict.PASS
    assert check(germanium, "2026-11-28").verdict is Verdict.REVIEW


def test_watch_list_parties_fail_without_their_papers_and_are_a_review_with_them() -> None:
    name = "TDK Corporation"
    assert check(gallium_to(name, "JP"), "2026-07-15").verdict is Verdict.FAIL
    papers = [
        {"type": kind, "number": f"{kind}-1", "issued": "2026-03-01", "end_user": name}
        for kind in ("risk_assessment", "commitment")
    ]
    complete = gallium_to(name, "JP", *papers)
    single = complete.model_copy(
        update={
            "documents": tuple(
                d.model_copy(update={"licence_type": "single", "issued": date(2026, 2, 1)})
                if d.type == "export_licence"
                else d
                for d in complete.documents
            )
        }
    )
    assert check(single, "2026-07-15").verdict is Verdict.REVIEW


@pytest.mark.parametrize(("country", "act"), [("US", "46/2024"), ("JP", "1/2026")])
def test_declared_military_use_fails_for_the_two_countries(country: str, act: str) -> None:
    name = "Sample Electronics Inc."
    military = gallium_to(name, country).model_copy(
        update={
            "declarations": Shipment.model_validate(
                {"declarations": {"military_use": "true", "wmd_use": "false"}}
            ).declarations
        }
    )
    report = check(military, "2026-07-15")
    assert report.verdict is Verdict.FAIL
    assert act in cited(report)
    unsaid = military.model_copy(update={"declarations": Shipment().declarations})
    uncommitted = tuple(
        each.model_copy(update={"commitments": ("no_change_of_end_use", "no_transfer")})
        for each in unsaid.documents
    )
    assert check(unsaid.model_copy(update={"documents": uncommitted}), "2026-07-15").verdict is (
        Verdict.REVIEW
    )


@pytest.mark.parametrize("country", ["US", "JP"])
def test_a_certificate_that_rules_out_military_use_answers_where_nothing_is_declared(
    country: str,
) -> None:
    name = "Sample Electronics Inc."
    silent = shipment(
        destination=country,
        parties=parties(name, country),
        documents=list(gallium_to(name, country).model_dump(mode="json")["documents"]),
        declarations=None,
    )
    assert check(silent, "2026-07-15").verdict is Verdict.PASS


def test_a_listed_owner_of_half_is_a_review() -> None:
    owned = parties()
    owned[2]["owners"] = [{"name": "Rheinmetall AG", "share": "50", "country": "DE"}]
    report = check(shipment(parties=owned), "2026-08-01")
    assert report.verdict is Verdict.REVIEW
    owned[2]["owners"][0]["share"] = "49"
    assert "cn-owned-by-listed" not in objections(check(shipment(parties=owned), "2026-08-01"))


# Suspended and disputed controls -----------------------------------------------------------


def holmium() -> Shipment:
    return goods(
        description="Holmium oxide",
        declared_name="holmium oxide",
        hs_code="2846901992",
        form="oxide",
        composition=[{"substance": "Ho2O3", "percent": "99.9"}],
    )


def test_goods_of_a_suspended_control_pass_with_a_note_and_a_disputed_one_is_a_review() -> None:
    during = check(holmium(), "2025-12-15")
    assert during.verdict is Verdict.PASS
    assert finding_of(during, "cn-suspended-control").outcome is Outcome.HIT
    after = check(holmium(), "2026-11-23")
    assert after.verdict is Verdict.REVIEW
    assert "57/2025" in cited(after)
    assert said(after).count("Reading") >= 2


def test_the_horizon_names_the_day_on_which_the_verdict_flips() -> None:
    report = checker().check(holmium(), date(2026, 10, 20))
    assert report.verdict is Verdict.PASS
    assert [(each.date, each.verdict) for each in report.upcoming] == [
        (date(2026, 11, 10), Verdict.REVIEW)
    ]


# Laws --------------------------------------------------------------------------------------

_GRAVITY = {Verdict.PASS: 0, Verdict.REVIEW: 1, Verdict.FAIL: 2}

_RECORDS: dict[str, dict[str, Any]] = {
    "no licence": tree(documents=None),
    "military": tree(
        destination="US",
        parties=parties("Sample Optics LLC", "US"),
        declarations={"military_use": "true", "wmd_use": "false"},
    ),
    "expired": tree(documents=[licence(valid_until="2026-06-30"), certificate()]),
    "too small": tree(documents=[licence(quantity="1"), certificate()]),
    "another end user": tree(documents=[licence(end_user="Northwind Trading LLC"), certificate()]),
    "unsigned": tree(documents=[licence(), certificate(signed="false")]),
    "listed": tree(parties=parties("Anduril Industries", "US"), destination="US"),
    "watched": tree(parties=parties("TDK Corporation", "JP"), destination="JP"),
}


@pytest.mark.parametrize("name", _RECORDS)
def test_leaving_out_any_one_field_never_makes_it_pass(name: str) -> None:
    record = _RECORDS[name]
    before = check(Shipment.model_validate(record), "2026-07-15").verdict
    assert before is not Verdict.PASS
    for place, blanked in blankings(record):
        after = check(Shipment.model_validate(blanked), "2026-07-15").verdict
        assert _GRAVITY[after] >= 1, place


def test_the_order_of_parties_and_papers_changes_nothing() -> None:
    one = shipment(parties=parties("TDK Corporation", "JP"), destination="JP")
    other = one.model_copy(update={"parties": one.parties[::-1], "documents": one.documents[::-1]})
    assert objections(check(one)) == objections(check(other))


def test_every_rule_leaves_a_finding() -> None:
    report = check(shipment())
    rules = {rule.id for each in checker().evaluator.rule_sets for rule in each.rules}
    assert {finding.rule for finding in report.findings} == rules


def test_a_complete_customer_file_passes_and_a_listed_one_does_not() -> None:
    assert objections(check(customer(), "2026-07-15")) == {}
    listed = check(customer(name="Rheinmetall AG", documents=()), "2026-08-01")
    assert listed.verdict is Verdict.FAIL
    assert END_USER not in said(listed)


def test_a_rule_speaks_from_the_day_on_which_an_act_it_cites_takes_effect() -> None:
    bare = shipment(documents=None)
    before = check(bare, "2020-11-30")
    assert finding_of(before, "cn-licence-required").outcome is Outcome.NOT_APPLICABLE
    after = check(bare, "2020-12-01")
    assert finding_of(after, "cn-licence-required").outcome is Outcome.CLEAR
    assert finding_of(check(bare, "2023-08-01"), "cn-licence-required").outcome is Outcome.HIT


def test_a_run_of_rules_that_are_not_in_force_is_no_check() -> None:
    only = Checker.load(select=["cn-licence-required"])
    with pytest.raises(NothingToCheckError, match="in force on 2020-11-30"):
        only.check(shipment(), date(2020, 11, 30))
