"""Both sides of every limit that an act at hand sets, as its text sets it: where it is met, and a hair beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from building import checker, shipment
from ddcheck.core.classification import Answer
from ddcheck.core.reports import Verdict
from goods import answers, classify, item

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = date(2026, 11, 20)
"""A day on which it is disputed whether 55 to 58/2025 are in force."""
YES, NO, ASK = Answer.CONTROLLED, Answer.NOT_CONTROLLED, Answer.POSSIBLE

GRAPHITE = {"purity_percent": "99.91", "flexural_strength_mpa": "30.1", "density_g_cm3": "1.74"}
HEAVY = {"density_g_cm3": "17.6", "elastic_limit_mpa": "801", "tensile_strength_mpa": "1271"}
W = {"W": "97", "Mo": "3"}
WCU = {"W": "80", "Cu": "20"}
WAG = {"W": "80", "Ag": "2", "Cu": "18"}
WNIFE = {"W": "93", "Ni": "5", "Fe": "2"}
ROD = {"diameter_mm": "120", "length_mm": "50"}
TUBE = {"diameter_mm": "115", "inner_diameter_mm": "65", "length_mm": "50"}
BLOCK = {"length_mm": "120", "width_mm": "120", "height_mm": "50"}
INSB = "Indium antimonide single crystal"
POLY = "Indium antimonide polycrystal"
KILN = {"end_use": "roasting of rare earth concentrate"}
MINE = {"end_use": "rare earth separation"}
MAGNET = {"end_use": "rare earth permanent magnet production"}
FIBRE = "UHMWPE fibre"
LFP = "Lithium iron phosphate cathode material"

Case = tuple[str, str, str, str, dict[str, Any], "Mapping[str, str | None]", Answer]
"""What it is a case of, the controlled item, wording, HS code, other fields, composition, the answer."""


def case(
    of: str, control: str, said: str, hs: str, answer: Answer, composition: Mapping[str, str | None] | None = None, /, **more: str
) -> Case:  # fmt: skip
    return (of, control, said, hs, more, composition or {}, answer)


def limits() -> list[Case]:
    graphite = ("graphite-artificial", "Isostatic graphite block", "3801100030")
    found = [case("39/2023 all three above", *graphite, YES, **GRAPHITE)]
    for name, at in (("purity_percent", "99.9"), ("flexural_strength_mpa", "30"), ("density_g_cm3", "1.73")):  # fmt: skip
        found.append(case(f"39/2023 {name} at the limit", *graphite, NO, **GRAPHITE | {name: at}))
    oxide = ("antimony-oxide", "Antimony trioxide", "2825800010")
    organo = ("organo-antimony", "Trimethylantimony", "2931900032")
    hydride = ("antimony-hydride", "Stibine in hydrogen", "2850009020")
    press = ("cubic-press", "Six-sided cubic press", "8479899956")
    mpcvd = ("mpcvd", "MPCVD reactor", "8479899957")
    window = ("diamond-window", "Flat diamond window", "7104911010")
    insb, poly = (
        ("indium-antimonide", INSB, "2853909031"),
        ("indium-antimonide", POLY, "2853909031"),
    )
    found += [
        case("33/2024 oxide", *oxide, YES, purity_percent="99.99"),
        case("33/2024 oxide below", *oxide, NO, purity_percent="99.989"),
        case("33/2024 organo", *organo, YES, purity_percent="99.9991"),
        case("33/2024 organo at the limit", *organo, NO, purity_percent="99.999"),
        case("33/2024 hydride", *hydride, YES, purity_percent="99.9991"),
        case("33/2024 hydride at the limit", *hydride, NO, purity_percent="99.999"),
        case("33/2024 InSb crystal", *insb, YES, dislocation_density_per_cm2="49.9"),
        case("33/2024 InSb crystal at the limit", *insb, NO, dislocation_density_per_cm2="50"),
        case("33/2024 InSb polycrystal", *poly, YES, purity_percent="99.999991"),
        case("33/2024 InSb polycrystal at the limit", *poly, NO, purity_percent="99.99999"),
        case("33/2024 bore", *press, YES, cylinder_bore_mm="500", design_pressure_gpa="1"),
        case("33/2024 pressure", *press, YES, cylinder_bore_mm="100", design_pressure_gpa="5"),
        case("33/2024 press below both", *press, NO, cylinder_bore_mm="499", design_pressure_gpa="4.9"),
        case("33/2024 MPCVD", *mpcvd, YES, microwave_power_kw="10", microwave_frequency_mhz="915"),
        case("33/2024 MPCVD, the other band", *mpcvd, YES, microwave_power_kw="11", microwave_frequency_mhz="2450"),
        case("33/2024 MPCVD below", *mpcvd, NO, microwave_power_kw="9.9", microwave_frequency_mhz="915"),
        case("33/2024 MPCVD, a third band", *mpcvd, NO, microwave_power_kw="30", microwave_frequency_mhz="5800"),
        case("33/2024 window", *window, YES, diameter_mm="76.2", transmittance_percent="65"),
        case("33/2024 window too small", *window, NO, diameter_mm="76.1", transmittance_percent="65"),
        case("33/2024 window too dark", *window, NO, diameter_mm="76.2", transmittance_percent="64.9"),
        case("33/2024 curved window", "diamond-window", "Curved diamond window", "7104911010", YES, diameter_mm="10"),
    ]  # fmt: skip
    solid, copper, silver = (
        ("solid-tungsten", "Tungsten piece", "8101999001"),
        ("tungsten-copper", "Copper-tungsten piece", "8101999001"),
        ("tungsten-silver", "Silver-tungsten piece", "7106919001"),
    )
    for what, made in ((solid, W), (copper, WCU), (silver, WAG)):
        found += [case(f"10/2025 {what[0]} {kind}", *what, YES, made, **sizes)
                  for kind, sizes in (("rod", ROD), ("tube", TUBE), ("block", BLOCK))]  # fmt: skip
        found += [
            case(f"10/2025 {what[0]} short rod", *what, NO, made, **ROD | {"length_mm": "49.9"}),
            case(f"10/2025 {what[0]} short tube", *what, NO, made, **TUBE | {"length_mm": "49.9"}),
            case(f"10/2025 {what[0]} thin tube", *what, NO, made, **TUBE | {"diameter_mm": "114.9"}),
            case(f"10/2025 {what[0]} thin block", *what, NO, made, **BLOCK | {"height_mm": "49.9"}),
            case(f"10/2025 {what[0]} rod below 120 mm", *what, ASK, made, **ROD | {"diameter_mm": "119.9"}),
            case(f"10/2025 {what[0]} rod to cut a tube from", *what, ASK, made, **ROD | {"diameter_mm": "115"}),
            case(f"10/2025 {what[0]} rod below that", *what, NO, made, **ROD | {"diameter_mm": "114.9"}),
            case(f"10/2025 {what[0]} block below 120 mm", *what, ASK, made, **BLOCK | {"width_mm": "119.9"}),
            case(f"10/2025 {what[0]} block below 115 mm", *what, NO, made, **BLOCK | {"width_mm": "114.9"}),
            case(f"10/2025 {what[0]} narrow bore", *what, ASK, made, **TUBE | {"inner_diameter_mm": "30"}),
        ]  # fmt: skip
    alloy = ("tungsten-nickel-iron", "Tungsten-nickel-iron alloy", "8101999001")
    moly = ("molybdenum-powder", "Molybdenum powder", "8102100001")
    missile = {"end_use": "missile nozzles"}
    found += [
        case("10/2025 tungsten below 97 %", *solid, NO, {"W": "96.9", "Mo": "3.1"}, **ROD),
        case("10/2025 W-Cu below 80 %", *copper, NO, {"W": "79.9", "Cu": "20.1"}, **ROD),
        case("10/2025 W-Ag below 80 %", *silver, NO, {"W": "79.9", "Ag": "20.1"}, **ROD),
        case("10/2025 silver below 2 %", *silver, NO, {"W": "80", "Ag": "1.9", "Cu": "18.1"}, **ROD),
        case("10/2025 W-Ni-Fe, elongation not read", *alloy, ASK, WNIFE, **HEAVY),
        case("10/2025 density at the limit", *alloy, NO, WNIFE, **HEAVY | {"density_g_cm3": "17.5"}),
        case("10/2025 elastic limit at the limit", *alloy, NO, WNIFE, **HEAVY | {"elastic_limit_mpa": "800"}),
        case("10/2025 strength at the limit", *alloy, NO, WNIFE, **HEAVY | {"tensile_strength_mpa": "1270"}),
        case("10/2025 molybdenum", *moly, YES, {"Mo": "97", "W": "3"}, particle_size_um="50", **missile),
        case("10/2025 molybdenum below 97 %", *moly, NO, {"Mo": "96.9", "W": "3.1"}, particle_size_um="50", **missile),
        case("10/2025 coarse molybdenum", *moly, NO, {"Mo": "97", "W": "3"}, particle_size_um="50.1", **missile),
        case("10/2025 molybdenum for lamps", *moly, NO, {"Mo": "97", "W": "3"}, particle_size_um="50", end_use="lamp parts"),
    ]  # fmt: skip
    powder = ("diamond-powder", "Synthetic diamond micron powder", "71051020")
    grit = ("diamond-single-crystal", "Synthetic diamond single crystal", "71051020")
    saw, wheel = ("diamond-wire-saw", "Diamond wire saw", "7326909000"), ("diamond-wheel", "Diamond grinding wheel", "68042110")  # fmt: skip
    found += [
        case("55/2025 powder", *powder, YES, particle_size_um="50"),
        case("55/2025 powder above", *powder, NO, particle_size_um="50.1"),
        case("55/2025 crystal", *grit, YES, particle_size_um="50.1"),
        case("55/2025 crystal, upper end", *grit, YES, particle_size_um="500"),
        case("55/2025 crystal too small", *grit, NO, particle_size_um="50"),
        case("55/2025 crystal too large", *grit, NO, particle_size_um="500.1"),
        case("55/2025 crystal for jewellery", "diamond-single-crystal",
             "Synthetic diamond single crystal for jewellery", "71051020", NO, particle_size_um="400"),
        case("55/2025 wire saw, a limb not read", *saw, ASK, particle_size_um="8"),
        case("55/2025 coarse wire saw", *saw, NO, particle_size_um="8.1"),
        case("55/2025 wheel, a limb not read", *wheel, ASK, particle_size_um="5"),
        case("55/2025 coarse wheel", *wheel, NO, particle_size_um="5.1"),
    ]  # fmt: skip
    tank = ("rare-earth-extraction-tank", "Mixer settler extraction tank", "8419899090")
    reactor = ("rare-earth-crystallising-reactor", "Precipitation reactor", "8419899090")
    plant = ("rare-earth-precipitation-plant", "Continuous precipitation equipment", "8421219990")
    shaft = ("rare-earth-shaft-kiln", "Shaft kiln", "8417809090")
    kiln = ("rare-earth-roasting-kiln", "Rotary kiln", "8417809090")
    field = ("rare-earth-magnetising-press", "Magnetic field press", "8462609000")
    small, large = {"diameter_mm": "1800", "length_mm": "20000"}, {"diameter_mm": "4600", "length_mm": "80000"}  # fmt: skip
    found += [
        case("56/2025 tank", *tank, YES, volume_m3="0.5", **MINE),
        case("56/2025 tank, upper end", *tank, YES, volume_m3="14.2", **MINE),
        case("56/2025 tank too small", *tank, NO, volume_m3="0.49", **MINE),
        case("56/2025 tank too large", *tank, NO, volume_m3="14.3", **MINE),
        case("56/2025 reactor", *reactor, YES, volume_m3="10", **MINE),
        case("56/2025 reactor, upper end", *reactor, YES, volume_m3="50", **MINE),
        case("56/2025 reactor too small", *reactor, NO, volume_m3="9.9", **MINE),
        case("56/2025 reactor too large", *reactor, NO, volume_m3="50.1", **MINE),
        case("56/2025 plant", *plant, YES, capacity_m3_per_day="5000", **MINE),
        case("56/2025 plant too small", *plant, NO, capacity_m3_per_day="4999", **MINE),
        case("56/2025 shaft kiln", *shaft, YES, diameter_mm="19000", height_mm="21000", **MINE),
        case("56/2025 narrow shaft kiln", *shaft, NO, diameter_mm="18999", height_mm="21000", **MINE),
        case("56/2025 low shaft kiln", *shaft, NO, diameter_mm="19000", height_mm="20999", **MINE),
        case("56/2025 kiln, a limb not read", *kiln, ASK, **small, **KILN),
        case("56/2025 kiln, upper end", *kiln, ASK, **large, **KILN),
        case("56/2025 narrow kiln", *kiln, NO, **small | {"diameter_mm": "1799"}, **KILN),
        case("56/2025 long kiln", *kiln, NO, **large | {"length_mm": "80001"}, **KILN),
        case("56/2025 kiln for cement", *kiln, NO, **small, end_use="burning of cement clinker"),
        case("56/2025 press", *field, YES, magnetic_flux_density_t="1.5", **MAGNET),
        case("56/2025 weak press", *field, NO, magnetic_flux_density_t="1.49", **MAGNET),
    ]  # fmt: skip
    cell = ("lithium-ion-battery", "Lithium-ion battery cell", "8507600090")
    lfp = ("lfp-cathode", LFP, "2842909090")
    found += [
        case("58/2025 battery", *cell, YES, energy_density_wh_kg="300"),
        case("58/2025 battery below", *cell, NO, energy_density_wh_kg="299.9"),
        case("58/2025 LFP", *lfp, YES, compaction_density_g_cm3="2.5", specific_capacity_mah_g="156"),
        case("58/2025 loose LFP", *lfp, NO, compaction_density_g_cm3="2.49", specific_capacity_mah_g="156"),
        case("58/2025 LFP of less capacity", *lfp, NO, compaction_density_g_cm3="2.5", specific_capacity_mah_g="155.9"),
    ]  # fmt: skip
    fibre = ("uhmwpe-fibre", FIBRE, "5402491010")
    engine = ("unmanned-aircraft-engine", "UAV engine", "8407101010")
    camera = ("unmanned-aircraft-infrared-camera", "Infrared payload for UAV", "8525891110")
    radar = ("unmanned-aircraft-radar", "Synthetic aperture radar", "8526109011")
    jammer = ("unmanned-aircraft-jammer", "Drone jammer", "8543709960")
    laser = ("unmanned-aircraft-laser-weapon", "Anti-drone laser", "9013200093")
    found += [
        case("21/2024 fibre", *fibre, YES, tenacity_cn_dtex="40", modulus_cn_dtex="1600"),
        case("21/2024 weak fibre", *fibre, NO, tenacity_cn_dtex="39.9", modulus_cn_dtex="1600"),
        case("21/2024 soft fibre", *fibre, NO, tenacity_cn_dtex="40", modulus_cn_dtex="1599"),
        case("21/2024 twisted yarn", "uhmwpe-fibre", "UHMWPE fibre, twisted yarn", "5402491010", NO,
             tenacity_cn_dtex="40", modulus_cn_dtex="1600"),
        case("31/2024 engine, the aircraft not read", *engine, ASK, power_kw="16.1"),
        case("31/2024 engine at the limit", *engine, NO, power_kw="16"),
        case("31/2024 camera, the aircraft not read", *camera, ASK, field_of_view_mrad="2.4"),
        case("31/2024 camera at the limit", *camera, NO, field_of_view_mrad="2.5"),
        case("31/2024 radar, limbs not read", *radar, ASK, range_km="5.1"),
        case("31/2024 radar at the limit", *radar, NO, range_km="5"),
        case("31/2024 jammer", *jammer, YES, range_km="5.1"),
        case("31/2024 jammer at the limit", *jammer, NO, range_km="5"),
        case("31/2024 laser", *laser, YES, power_kw="1.51"),
        case("31/2024 laser at the limit", *laser, NO, power_kw="1.5"),
    ]  # fmt: skip
    return found


@pytest.mark.parametrize("each", limits(), ids=lambda each: each[0])
def test_a_limit_is_where_the_act_sets_it(each: Case) -> None:
    _, control, said, hs, more, composition, expected = each
    found = classify(item(said, hs, composition, **more), DAY)
    assert answers(found).get(control, NO) is expected, [
        (a.control.id, a.answer, [b.en for b in a.because]) for a in found.answers
    ]


@pytest.mark.parametrize("each", limits(), ids=lambda each: each[0])
def test_a_check_objects_exactly_where_the_limit_is_met(each: Case) -> None:
    """Of the controlled item itself: other items may ask about the same goods."""
    of, control, said, hs, more, composition, expected = each
    line = item(said, hs, composition, **more)
    others = {
        a.control.id for a in classify(line, DAY).answers if a.answer is not NO and a.control.id != control
    }  # fmt: skip
    record = shipment(
        items=[], documents=[], export_date=DAY.isoformat(), end_use=None, declarations=None
    )
    report = checker().check(record.model_copy(update={"items": (line,)}))
    found = [
        f for f in report.findings if f.rule == "cn-licence-required" and f.subject == "items[0]"
    ]
    verdicts = {f.verdict for f in found}
    disputed = of[:2] in ("55", "56", "57", "58")
    if expected is YES and not disputed:
        assert verdicts == {Verdict.FAIL}
    elif expected in (YES, ASK):
        assert verdicts <= {Verdict.REVIEW, Verdict.FAIL}
        assert verdicts
    elif not others:
        assert verdicts <= {Verdict.PASS}
