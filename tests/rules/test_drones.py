"""Unmanned aircraft however they are called, and what is taken along for them."""

from __future__ import annotations

import pytest

from building import checker, item, shipment
from ddcheck import catalogue
from ddcheck.core.classification import Answer
from ddcheck.core.reports import Verdict
from goods import answers, classify
from goods import item as line

WORDS = catalogue.vocabularies()["unmanned-aircraft"]


@pytest.mark.parametrize(
    "said",
    [
        "Quadrotor with camera", "Hexacopter kit", "OCTOCOPTER sprayer", "multi-rotor frame", "Remotely piloted aircraft",
        "RPAS ground station", "Unmanned helicopter", "FPV racing kit", "Drohnen", "無人機", "无人直升机", "四轴飞行器",
        "航拍机", "植保无人飞机", "БПЛА", "ドローン",
    ],
)  # fmt: skip
def test_an_unmanned_aircraft_is_found_by_its_other_names(said: str) -> None:
    assert WORDS.found_in([said])


@pytest.mark.parametrize(
    "said", ["Drone bee combs", "Backpack for drone", "Drone landing pad", "植保机械", "Dronabinol"]
)
def test_what_only_sounds_like_one_is_none(said: str) -> None:
    assert not WORDS.found_in([said])


@pytest.mark.parametrize(
    ("control", "said", "hs"),
    [
        ("unmanned-aircraft-engine", "Micro turbojet engine", "8411119090"),
        ("unmanned-aircraft-engine", "Two-stroke engine for unmanned helicopter", "8407109000"),
        ("unmanned-aircraft-engine", "无人机用活塞发动机", "8407109000"),
        ("unmanned-aircraft-engine", "UAV engine DLE170", "8407109000"),
        ("unmanned-aircraft-engine", "UAV engine with propeller", "8407109000"),
        ("unmanned-aircraft-engine", "无人机发动机总成", "8407109000"),
        ("unmanned-aircraft-infrared-camera", "Drone infrared camera module 640", "8525891990"),
        ("superplastic-forming-tooling", "Superplastic forming die set", "8480419090"),
        ("unmanned-aircraft-infrared-camera", "Thermal camera for drone", "8525891990"),
        ("unmanned-aircraft-infrared-camera", "光电吊舱", "8525891990"),
        ("unmanned-aircraft-inertial", "Fibre optic gyro for UAV", "9014209090"),
        ("unmanned-aircraft-radio", "无人机图传", "8517629990"),
        ("unmanned-aircraft-jammer", "Anti-drone RF device", "8543709990"),
        ("unmanned-aircraft-jammer", "RF inhibitor for drones", "8543709990"),
        ("unmanned-aircraft-jammer", "低空防御系统", "8543709990"),
    ],
)
def test_parts_are_asked_about_in_whatever_order_their_words_stand(
    control: str, said: str, hs: str
) -> None:
    assert answers(classify(line(said, hs))).get(control) is Answer.POSSIBLE


@pytest.mark.parametrize(
    ("said", "hs"),
    [
        ("Thermal imaging camera for buildings", "8525891990"),
        ("Gimbal for smartphones", "8525890000"),
        ("吊舱式电力推进器", "8503009090"),
        ("Fibre laser cutting machine 3 kW", "8456110090"),
        ("Electric motor 18 kW", "8501520090"),
        ("UAV engine piston", "8409919990"),
        ("Carrying case with drone jammer", "4202920000"),
    ],
)
def test_like_goods_of_other_trades_are_not_asked_about(said: str, hs: str) -> None:
    assert not answers(classify(line(said, hs)))


def test_a_heading_that_no_act_names_is_called_no_reference_code() -> None:
    (whole,) = classify(line("Spraying drone", "8806240000")).answers
    metal = classify(line("Metal in lumps", "8112921010")).answers[0]

    assert "though the act names none" in whole.because[0].en
    assert "但公告未列参考编号" in whole.because[0].zh
    assert "is a reference code of" in metal.because[0].en


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Military reconnaissance UAV", Verdict.REVIEW),
        ("察打一体无人机", Verdict.REVIEW),
        ("Army green camera drone", Verdict.PASS),
    ],
)
def test_a_military_drone_is_one_by_what_the_goods_are_called(said: str, expected: Verdict) -> None:
    goods = item(
        description=said, declared_name=said, hs_code="8806220090", control_code=None, composition=None,
        form=None, parameters=None, remark=None,
    )  # fmt: skip
    found = checker().check(shipment(items=[goods], documents=[]))
    told = [each.verdict for each in found.findings if each.rule == "cn-drones-military"]

    assert told == [expected]
