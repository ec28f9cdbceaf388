"""Ordinary trade raises no question: words that only sound like arms, subheadings by the thousand, and real declarations.

Opt-in are the tests that read the folder that ``DDCHECK_REAL_DATA`` names.
"""

from __future__ import annotations

import csv
import os
from datetime import date
from pathlib import Path

import pytest

from building import NOW, certificate, check, checker, customer, item, licence, objections, parties
from building import shipment as papered
from ddcheck import record_formats
from ddcheck.catalogue import controls
from ddcheck.core.records import Shipment
from ddcheck.core.reports import Verdict

DATA = os.environ.get("DDCHECK_REAL_DATA")
ASKED = frozenset({"250490", "262091", "380120", "780191", "850511", "850519", "850760", "847983"})
"""Subheadings whose own description truly needs a question: natural graphite, antimony slag, magnets, …"""
needs_data = pytest.mark.skipif(DATA is None, reason="DDCHECK_REAL_DATA names no folder")


def outside_the_minerals() -> list[tuple[str, str]]:
    """Every fifth subheading that no controlled item refers to, with its description."""
    referred = {
        code[:6]
        for each in controls()
        for control in each.items
        for reference in control.hs
        for code in reference.codes
    }
    table = Path(DATA or "") / "reference" / "harmonized-system.csv"
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    codes = [(row["hscode"], row["description"]) for row in rows if len(row["hscode"]) == 6]
    chosen = [each for each in codes if each[0] not in referred | ASKED]
    chosen = [each for each in chosen if not each[0].startswith(("7106", "8101", "8102"))]
    return chosen[::5]


def shipment(code: str, description: str) -> Shipment:
    """So much of anything to Germany."""
    return Shipment.model_validate(
        {
            "kind": "shipment",
            "id": code,
            "export_date": "2026-11-23",
            "mode": "sea",
            "origin": "CN",
            "destination": "DE",
            "parties": [
                {"role": "exporter", "name": "Ningbo Example Trading Co., Ltd.", "country": "CN"},
                {"role": "consignee", "name": "Beispiel Handels GmbH", "country": "DE"},
            ],
            "items": [
                {
                    "line": "1",
                    "description": description,
                    "hs_code": code,
                    "quantity": "100",
                    "unit": "kg",
                }
            ],
        }
    )


@needs_data
def test_a_thousand_subheadings_outside_the_minerals_pass() -> None:
    goods = outside_the_minerals()
    assert len(goods) > 1000
    asked = {
        code: [f.rule for f in report.findings if f.verdict is not Verdict.PASS]
        for code, description in goods
        if (report := checker().check(shipment(code, description))).verdict is not Verdict.PASS
    }
    assert asked == {}


@needs_data
def test_real_declarations_are_asked_for_no_mineral() -> None:
    """A line without a customs code is asked for it, and that is all."""
    seen = 0
    for path in sorted((Path(DATA or "") / "shipments" / "wco_declarations").glob("*.xml")):
        with path.open("rb") as stream:
            for found in record_formats.read(stream, path.name):
                record = found.record
                if not isinstance(record, Shipment):
                    continue
                seen += 1
                moved = record.model_copy(
                    update={"origin": "CN", "destination": "BR", "export_date": date(2026, 11, 23)}
                )
                report = checker().check(moved)
                for finding in report.findings:
                    if (
                        finding.rule == "cn-licence-required"
                        and finding.verdict is not Verdict.PASS
                    ):
                        assert moved.items[int(finding.subject[6:-1])].hs_code is None, path.name
    assert seen > 30


@pytest.mark.parametrize(
    "use",
    [
        "air-to-air heat pumps for homes", "air-to-air heat exchangers", "parking guidance systems", "powder for directed energy deposition of dental parts",
        "armoured doors of apartments", "hoses, armoured, of showers", "cable glands of armored cable", "fuel tank sight glass", "sonar fish finders",
        "compressors of Atlas Copco", "NATO strap of wrist watches", "pentagon socket wrenches", "commando soles of hiking boots",
        "桶装甲醇储罐衬里", "灌装甲醛设备", "包装甲板用钢", "探地雷达天线", "场地雷同方案的灯具", "直线电机定制导轨", "传动机制导致的磨损件",
        "民用钢铁穹顶", "fire control panels of buildings", "torpedo heaters of poultry houses", "海军风童装纽扣", "索引信息标签", "冠军营养品牌的罐盖", "合成旅行箱轮轴", "声呐探鱼器", "远航母线槽", "独特战略咨询公司的灯具", "种植基地组织的温室灯",
    ],
)  # fmt: skip
def test_uses_of_controlled_goods_that_only_sound_military_pass(use: str) -> None:
    papers = [licence(end_use=use), certificate(end_use=use)]
    report = check(papered(end_use=use, items=[item(end_use=use)], documents=papers))
    assert "cn-flag-military" not in objections(report)


@pytest.mark.parametrize(
    "use",
    [
        "engines of Bayraktar", "motors for Shahed drones", "Iskander-M launchers", "sights for armoured personnel carriers", "a contract of the Pentagon",
        "air-to-air refuelling probes", "radios for commandos", "the General Staff of the Army", "研制导弹壳体", "限制导弹", "用于制导", "复合制导体制", "反坦克地雷", "复合装甲",
        "无人机制导炸弹", "电引信用钢", "guidance systems", "sonars", "fire control computers",
    ],
)  # fmt: skip
def test_what_is_meant_is_asked_about_all_the_same(use: str) -> None:
    papers = [licence(end_use=use), certificate(end_use=use)]
    report = check(papered(end_use=use, items=[item(end_use=use)], documents=papers))
    assert "cn-flag-military" in objections(report)


@pytest.mark.parametrize(
    "name",
    [
        "Bayraktar Mobilya A.Ş.", "Iskander Bakery LLC", "Shahed Ahmed Garments Ltd", "Pentagon Plastics Ltd", "Kalashnikov Bread Ltd", "WAGNER Group GmbH",
        "Commando Cleaning Services LLC", "Atlas Ceramics Ltd", "Mikoyan Meat Processing Plant", "Sarin Jewellers Pvt. Ltd.",
    ],
)  # fmt: skip
def test_families_and_firms_that_share_a_name_with_arms_are_served(name: str) -> None:
    exporter, consignee, end_user = parties()
    user = {**end_user, "names": [name]}
    assert objections(check(papered(parties=[exporter, consignee, user]))) == {}
    file = customer(names=[name])
    assert "cdd-military" not in objections(check(file, NOW))


@pytest.mark.parametrize(
    "description",
    [
        "Saturn Missiles, fireworks of 25 shots", "导弹烟花 25发", "防弹头盔 展示架", "葡萄炭疽病杀菌剂", "炭疽杆菌疫苗 冷藏箱", "毛乌素沙林地喷灌头", "电热核心部件 咖啡机",
        "poison gas detectors for sewers", "氢弹性体密封圈", "战斗部落棋盘游戏", "微生物战队玩偶", "explosive device detectors for mail rooms",
    ],
)  # fmt: skip
def test_ordinary_goods_whose_name_only_sounds_like_mass_destruction_pass(description: str) -> None:
    goods = {"line": "1", "description": description, "hs_code": "9503008900", "quantity": "1", "unit": "pcs"}  # fmt: skip
    report = check(papered(items=[goods], documents=None, end_use="sale in shops"))
    assert objections(report) == {}


def test_an_insurance_agency_is_no_go_between() -> None:
    file = customer(name="Golden Gate Insurance Agency", business="insures houses")
    assert "cdd-intermediary" not in objections(check(file, NOW))
    assert "cdd-intermediary" in objections(check(customer(business="agency for buyers"), NOW))
