"""Orders with all papers and one thing wrong, written by somebody who knows what is looked at; and honest ones like them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from building import (
    END_USER,
    certificate,
    check,
    customer,
    finding_of,
    item,
    licence,
    objections,
    parties,
    shipment,
)
from ddcheck.core.reports import Verdict

if TYPE_CHECKING:
    from ddcheck.core.records import Shipment

DAY = "2026-08-15"
"""After the listings of 2026-07-24, with nothing disputed."""


def order(*, user: dict[str, Any] | None = None, **changes: Any) -> Shipment:
    """The papered shipment of gallium, its end user described by some more fields."""
    exporter, consignee, end_user = parties()
    if user is not None:
        changes["parties"] = [exporter, consignee, {**end_user, **user}]
    return shipment(**{"export_date": DAY, **changes})


def paper(**fields: Any) -> list[dict[str, Any]]:
    """The licence, the certificate, and one more paper."""
    return [licence(), certificate(), {"type": "contract", "number": "C-1", **fields}]


def used_for(use: str) -> Shipment:
    """The order where goods, licence and certificate all state this use."""
    papers = [licence(end_use=use), certificate(end_use=use)]
    return order(end_use=use, items=[item(end_use=use)], documents=papers)


def owned(*owners: dict[str, Any]) -> Shipment:
    return order(user={"owners": list(owners)})


def routed(*stops: tuple[str, str]) -> Shipment:
    return order(mode="sea", route=[{"place": place, "role": role} for place, role in stops])


def circle(listed: str) -> dict[str, Any]:
    """A holder that is named twice, the second time with who holds half of it."""
    inner = {"name": "A GmbH", "share": "60", "owners": [{"name": listed, "share": "51"}]}
    return {"name": "A GmbH", "share": "60", "owners": [{"name": "B GmbH", "share": "60", "owners": [inner]}]}  # fmt: skip


def test_the_order_with_nothing_wrong_passes() -> None:
    assert objections(check(order())) == {}


@pytest.mark.parametrize(
    ("record", "rule", "cites"),
    [
        (used_for("crystals for Rheinmetall AG"), "cn-flag-listed-named", "30/2026"),
        (used_for("用于安杜里尔公司的晶片"), "cn-flag-listed-named", "1/2025"),
        (order(user={"business": "supplies HENSOLDT"}), "cn-flag-listed-named", "20/2026"),
        (order(user={"address": "c/o FN Herstal, Liège"}), "cn-flag-listed-named", "20/2026"),
        (order(items=[item(remark="属于两用物项 3C001.a，莱茵金属公司")]), "cn-flag-listed-named", "30/2026"),
        (order(documents=[licence(issuer="BAFA"), certificate()]), "cn-flag-licence-paper", "792/2024"),
        (order(documents=[licence(issuer=END_USER), certificate()]), "cn-flag-licence-paper", "792/2024"),
        (order(documents=[licence(number="申请中"), certificate()]), "cn-flag-licence-paper", "792/2024"),
        (order(documents=paper(destination="IR")), "cn-flag-paper-elsewhere", "26/2026"),
        (order(documents=paper(end_use="radar of fighter jets")), "cn-flag-military", "792/2024"),
        (order(items=[item(description="Gallium metal for missiles")]), "cn-flag-military", "792/2024"),
        (order(user={"business": "contractor of Sandia National Labs"}), "cn-flag-military", "792/2024"),
        (routed(("CNSHA", "loading"), ("USLAX", "discharge")), "cn-flag-delivery-elsewhere", "26/2026"),
        (owned({"name": "E. Muster", "share": "80"}, {"name": "M. Muster", "share": "50"}), "cn-flag-owner-shares", "61/2025"),
        (owned(circle("Rheinmetall AG")), "cn-owned-by-listed", "30/2026"),
        (order(user={"address": "P.O. Box 1234, Dubai"}), "cn-flag-no-site", "792/2024"),
        (order(user={"address": "Chollima Street, Pyongyang, DPRK"}), "cn-flag-embargo", "2397/2017"),
        (order(parties=[*parties(), {"role": "intermediate_consignee", "name": "Sample FZE", "country": "AE"}]), "cn-flag-end-user-country", "26/2026"),
        (order(parties=[*parties(), {"role": "bank", "name": "Sample Bank", "country": "KP"}]), "cn-flag-embargo", "2397/2017"),
        (order(parties=[*parties(), {"role": "notify", "name": "US Army Garrison", "country": "DE"}]), "cn-flag-military", "792/2024"),
        (order(user={"address": "100 Example Street, Austin, Texas, USA"}), "cn-flag-address-country", "26/2026"),
        (order(user={"name": "various customers", "names": [END_USER]}), "cn-flag-no-end-user", "792/2024"),
        (order(items=[item(quantity="0", net_weight_kg="0")]), "cn-licence-covers", "792/2024"),
        (order(items=[item(remark="属于两用物项 3C001.a，去除中国制造标签")]), "cn-flag-origin", "26/2026"),
    ],
)  # fmt: skip
def test_one_thing_wrong_is_a_review_that_cites_the_law(
    record: Shipment, rule: str, cites: str
) -> None:
    report = check(record)
    assert report.verdict is Verdict.REVIEW
    finding = finding_of(report, rule)
    assert finding.verdict is Verdict.REVIEW
    assert any(cites in citation.ref for citation in finding.citations)


def test_a_single_licence_is_good_for_one_export() -> None:
    earlier = order(id="T-0", export_date="2026-07-15").model_dump(mode="json", exclude_unset=True)
    report = check(order(history=[earlier]))
    assert objections(report) == {"cn-batch-single-licence": "review"}
    general = [licence(licence_type="general"), certificate()]
    assert check(order(history=[earlier], documents=general)).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("unit", "verdict"),
    [("公吨", Verdict.FAIL), ("ＫＧ", Verdict.PASS), ("克拉", Verdict.PASS), ("troy ounces", Verdict.PASS), ("ct", Verdict.REVIEW)],
)  # fmt: skip
def test_a_quantity_is_held_against_the_licence_in_the_units_of_the_trade(
    unit: str, verdict: Verdict
) -> None:
    report = check(order(items=[item(quantity="100", unit=unit, net_weight_kg=None)]))
    assert report.verdict is verdict
    if verdict is Verdict.REVIEW:
        assert "100 ct" in finding_of(report, "cn-licence-covers").reasons[0].en


@pytest.mark.parametrize(
    "record",
    [
        used_for("cubic garnet crystals, by applied technologies of the group"),
        order(documents=[licence(issuer="江苏省商务厅"), certificate()]),
        order(documents=[licence(control_codes=["3C001a、3C001.b"]), certificate()]),
        order(
            documents=[
                licence(control_codes=["３Ｃ００１．ａ"], quantity="１０００"),
                certificate(),
            ]
        ),
        order(documents=[licence(issuer="Ministry of Commerce, P.R. China"), certificate()]),
        order(documents=paper(destination="DE", end_use="growing of epitaxial wafers for LEDs")),
        order(user={"address": "Plot 5, Musterweg 1, P.O. Box 1234, Dresden"}),
        routed(("CNSHA", "loading"), ("NLRTM", "discharge"), ("DEDRS", "delivery")),
        owned(*({"name": f"{name} Muster", "share": "33.34"} for name in ("A.", "B.", "C."))),
        order(user={"address": "吉林省延边朝鲜族自治州"}),
    ],
)
def test_an_honest_order_like_them_still_passes(record: Shipment) -> None:
    assert objections(check(record)) == {}


def test_a_listing_in_a_text_counts_from_its_day_and_ordinary_goods_are_not_asked() -> None:
    use = used_for("crystals for Rheinmetall AG")
    assert check(use, "2026-07-23").verdict is Verdict.PASS
    shirts = item(description="Cotton T-shirts", declared_name="T-shirts", hs_code="6109100021")
    shirts = {"line": "1", **{key: shirts[key] for key in ("description", "hs_code")}}
    clothes = order(items=[shirts], documents=None, end_use="clothes for Rheinmetall AG")
    assert check(clothes).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"business": "makes lenses for Rheinmetall AG"}, "cdd-listed-named"),
        ({"owners": [{"name": "E. Muster", "share": "80"}, {"name": "M. Muster", "share": "50"}]}, "cdd-control"),
        ({"address": "朝鲜平壤市中区域"}, "cdd-embargo"),
    ],
)  # fmt: skip
def test_a_customer_file_with_one_thing_wrong_is_a_review(
    changes: dict[str, Any], rule: str
) -> None:
    report = check(customer(**changes), DAY)
    assert report.verdict is Verdict.REVIEW
    assert rule in objections(report)


def test_technology_for_battery_cathodes_is_a_question_from_the_day_of_its_announcement() -> None:
    line = {"line": "1", "description": "磷酸铁锂正极材料制备技术", "form": "technology"}
    sold: dict[str, Any] = {"items": [line], "documents": None, "mode": "electronic"}
    assert check(order(**sold, export_date="2025-07-14")).verdict is Verdict.PASS
    report = check(order(**sold))
    assert objections(report)["cn-licence-required"] == "review"
    assert "28/2025" in " ".join(
        each.ref for each in finding_of(report, "cn-licence-required").citations
    )


def test_glass_that_holds_some_germanium_oxide_is_a_question_and_no_refusal() -> None:
    line = {"line": "1", "description": "Optical fibre preforms, GeO2 doped silica", "hs_code": "7002201000"}  # fmt: skip
    parts = [{"substance": "SiO2", "percent": "94"}, {"substance": "GeO2", "percent": "6"}]
    report = check(order(items=[{**line, "composition": parts}], documents=None))
    assert report.verdict is Verdict.REVIEW


def test_acts_of_a_later_day_are_not_cited() -> None:
    old = licence(issued="2024-06-01", valid_until="2025-05-31", destination="US")
    papers = [old, certificate(issued="2024-06-01", valid_until="2025-05-31")]
    report = check(
        order(export_date="2024-12-03", destination="US", parties=parties(END_USER, "US"), documents=papers)
    )  # fmt: skip
    cited = {each.ref for each in finding_of(report, "cn-us-refusal").citations}
    assert "MOFCOM 46/2024" in cited
    assert "MOFCOM 72/2025" not in cited
    bare = check(order(export_date="2023-08-05", documents=None))
    assert {each.ref for each in finding_of(bare, "cn-licence-required").citations} == {
        "MOFCOM-GAC 23/2023",
        "NPC Export Control Law 2020",
    }


def test_a_use_that_says_nothing_is_asked_about_in_any_words() -> None:
    for use in ("for own use in our factory", "用于本公司生产", "confidential", "in the semiconductor industry"):  # fmt: skip
        assert objections(check(used_for(use))) == {"cn-flag-vague-use": "review"}, use
    assert objections(check(used_for("own production of dental alloys"))) == {}


@pytest.mark.parametrize(
    "use",
    ["transmit modules of the F-35", "launchers of HIMARS", "sonar buoys and sonars", "gun sights", "相控阵雷达", "轰炸机", "武警"],
)  # fmt: skip
def test_arms_by_their_own_names_are_military(use: str) -> None:
    assert "cn-flag-military" in objections(check(used_for(use)))


@pytest.mark.parametrize(
    "use",
    [
        "steel wire armoured cables", "铠装电缆护套", "furnace linings of storage tanks", "电机控制导轨", "研制导电银浆", "牵引信号灯", "fish finder sonar",
        "sintering aids of patterned glass",
    ],
)  # fmt: skip
def test_words_that_only_hold_such_names_are_not(use: str) -> None:
    assert "cn-flag-military" not in objections(check(used_for(use)))


@pytest.mark.parametrize(
    "use",
    [
        "forming of rocket motor cases", "cascades of gas centrifuges", "synthesis of sarin", "mustard gas", "improvised explosive devices",
        "再入飞行器", "气体离心机", "芥子气", "运载火箭贮箱",
    ],
)  # fmt: skip
def test_ordinary_goods_for_weapons_of_mass_destruction_and_their_carriers_are_a_question(
    use: str,
) -> None:
    lathe = {"line": "1", "description": "Lathe", "hs_code": "8458110090", "quantity": "1", "unit": "pcs"}  # fmt: skip
    report = check(order(items=[lathe], documents=None, end_use=use))
    assert objections(report) == {"cn-flag-military": "review"}


@pytest.mark.parametrize("use", ["model rockets of card", "InterContinental hotel", "anthrax vaccine for cattle", "洲际酒店", "长沙林业职工福利", "子弹头口红试用", "设备考核试验"])  # fmt: skip
def test_ordinary_goods_for_what_only_sounds_like_it_pass(use: str) -> None:
    shirts = {"line": "1", "description": "T-shirts, cotton", "hs_code": "6109100022", "quantity": "1", "unit": "pcs"}  # fmt: skip
    assert objections(check(order(items=[shirts], documents=None, end_use=use))) == {}


def test_a_militia_and_a_battalion_are_military_users() -> None:
    for name in ("Northern Militia Supply", "3rd Volunteer Battalion", "Hezbollah Construction"):
        assert "cn-flag-military" in objections(check(order(user={"business": name}))), name


@pytest.mark.parametrize(
    "name", ["NCSIST", "HII", "VZLU", "Wroclaw University of Science and Technology"]
)
def test_a_listed_party_by_its_initials_or_its_own_english_name_is_met(name: str) -> None:
    assert check(order(user={"names": [name]})).verdict is not Verdict.PASS


@pytest.mark.parametrize(
    "name", ["Wroclaw University of Economics", "Norwegian University of Science and Technology"]
)
def test_another_university_is_not(name: str) -> None:
    assert objections(check(order(user={"names": [name]}))) == {}


@pytest.mark.parametrize(
    "topic",
    [
        "APT production parameters", "CdZnTe crystal growth process flow", "TZM powder process parameters",
        "Ion-adsorption clay in-situ leaching flowsheet", "Drawings of a sintered magnet line", "独居石分解工艺",
    ],
)  # fmt: skip
def test_technology_is_known_by_its_topic(topic: str) -> None:
    line = {"line": "1", "description": topic, "form": "technology", "quantity": "1", "unit": "set"}
    report = check(order(items=[line], documents=None, mode="electronic", export_date="2026-11-23"))
    assert "cn-licence-required" in objections(report)


def test_gallium_declared_as_zinc_is_a_question_with_all_papers() -> None:
    assert objections(check(order(items=[item(declared_name="zinc ingots")]))) == {
        "cn-flag-generic-name": "review"
    }
    for name in ("未锻轧镓", "Ga 6N", "gallium, unwrought"):
        assert objections(check(order(items=[item(declared_name=name)]))) == {}
