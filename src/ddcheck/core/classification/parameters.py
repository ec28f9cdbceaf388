"""What the parameters of an item, and the bounds on them, are called in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.texts import Text

if TYPE_CHECKING:
    from decimal import Decimal

AT_LEAST = {
    "at_least": ("at least", "不低于"),
    "more_than": ("more than", "高于"),
    "at_most": ("at most", "不高于"),
    "less_than": ("less than", "低于"),
}
"""The comparisons in English and Chinese."""

FIELDS = {
    "description": Text("the description", "品名"),
    "declared_name": Text("the declared name", "报关品名"),
    "form": Text("the form", "形态"),
    "cas": Text("the CAS number", "CAS号"),
    "composition": Text("the composition", "成分"),
}
"""Fields that may name an item."""

LABELS: dict[str, tuple[str, str, str]] = {
    "purity_percent": ("purity", "纯度", "%"),
    "particle_size_um": ("particle size", "粒度", "µm"),
    "diameter_mm": ("diameter", "直径", "mm"),
    "inner_diameter_mm": ("inner diameter", "内径", "mm"),
    "length_mm": ("length", "长度", "mm"),
    "width_mm": ("width", "宽度", "mm"),
    "height_mm": ("height", "高度", "mm"),
    "thickness_mm": ("thickness", "厚度", "mm"),
    "wall_mm": ("wall thickness", "壁厚", "mm"),
    "density_g_cm3": ("density", "密度", "g/cm³"),
    "compaction_density_g_cm3": ("compaction density", "压实密度", "g/cm³"),
    "flexural_strength_mpa": ("flexural strength", "抗折强度", "MPa"),
    "elastic_limit_mpa": ("elastic limit", "弹性极限", "MPa"),
    "tensile_strength_mpa": ("ultimate tensile strength", "极限抗拉强度", "MPa"),
    "elongation_percent": ("elongation", "延伸率", "%"),
    "dislocation_density_per_cm2": ("dislocation density", "位错密度", "/cm²"),
    "specific_capacity_mah_g": ("specific capacity", "克容量", "mAh/g"),
    "energy_density_wh_kg": ("energy density by weight", "重量能量密度", "Wh/kg"),
    "transmittance_percent": ("visible transmittance", "可见光透过率", "%"),
    "cylinder_bore_mm": ("cylinder bore", "缸径", "mm"),
    "design_pressure_gpa": ("design pressure", "设计使用压力", "GPa"),
    "microwave_power_kw": ("microwave power", "微波功率", "kW"),
    "microwave_frequency_mhz": ("microwave frequency", "微波频率", "MHz"),
    "magnetic_flux_density_t": ("magnetic flux density", "磁感应强度", "T"),
    "volume_m3": ("volume", "容积", "m³"),
    "capacity_m3_per_day": ("daily capacity", "日处理量", "m³"),
    "temperature_c": ("temperature", "温度", "°C"),
    "power_kw": ("power", "功率", "kW"),
    "range_km": ("range", "作用距离", "km"),
    "endurance_min": ("greatest endurance", "最大续航时间", "min"),
    "field_of_view_mrad": ("instantaneous field of view", "瞬时视场角", "mrad"),
    "tenacity_cn_dtex": ("tenacity", "断裂强度", "cN/dtex"),
    "modulus_cn_dtex": ("initial modulus", "初始模量", "cN/dtex"),
}
"""Field of `records.Parameters` to English, Chinese and unit."""


def percent_text(value: Decimal) -> str:
    """A percentage with at most four decimals and no idle zeros."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return text or "0"
