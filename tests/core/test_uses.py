"""End uses that say something, and such as could be said of any goods."""

from __future__ import annotations

import pytest

from ddcheck.core.uses import is_vague


@pytest.mark.parametrize(
    "use",
    [
        "industrial use", "Industrial Use.", "for own use in our factory", "use in own production", "n/a", "R&D", "TBD", "-",
        "as per contract", "for further processing", "in the semiconductor industry", "stock and resale to third parties",
        "commercially sensitive", "civil use only", "工业用途", "用于本公司生产", "生产自用", "民用", "作为原料", "科学研究", "不便透露", "见合同", "贸易",
        "Ｉｎｄｕｓｔｒｉａｌ ｕｓｅ", "无", "",
    ],
)  # fmt: skip
def test_what_could_be_said_of_any_goods_says_nothing(use: str) -> None:
    assert is_vague(use)


@pytest.mark.parametrize(
    "use",
    [
        "soldering of LED boards", "own production of dental alloys", "growth of GaAs wafers", "hardening of lead", "optics",
        "calibration of thermometers at our plant", "missile parts", "用于生产LED外延片", "电池负极", "军用", "resale in shops",
        "производство сплавов",
    ],
)  # fmt: skip
def test_one_word_that_names_a_product_a_step_or_a_place_is_enough(use: str) -> None:
    assert not is_vague(use)
