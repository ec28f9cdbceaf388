"""Acts are cited by their Chinese names in reports for people who read Chinese."""

from __future__ import annotations

import pytest

from ddcheck import catalogue
from ddcheck.core.reports import Citation
from ddcheck.report_formats._acts import cited_in_chinese


@pytest.mark.parametrize(
    ("ref", "article", "said"),
    [
        (
            "MOFCOM-GAC 33/2024",
            "3C003.c",
            "商务部、海关总署公告2024年第33号（MOFCOM-GAC 33/2024），3C003.c",
        ),
        (
            "State Council 792/2024",
            "art. 14(3)",
            "国务院令第792号（State Council 792/2024）第14条第3款",
        ),
        (
            "NPC Export Control Law 2020",
            "arts. 24 and 28 to 30",
            "《中华人民共和国出口管制法》（NPC Export Control Law 2020）第24、28至30条",
        ),
        ("MOFCOM 61/2025", "clause 1(3)", "商务部公告2025年第61号（MOFCOM 61/2025）第1条第3项"),
        ("MOFCOM Order 4/2020", "", "商务部令2020年第4号（MOFCOM Order 4/2020）"),
        ("MOFCOM UEL 2025/7", "", "不可靠实体清单工作机制公告2025年第7号（MOFCOM UEL 2025/7）"),
        ("MOFCOM UEL 2023-02-16", "", "不可靠实体清单工作机制公告（MOFCOM UEL 2023-02-16）"),
        ("House rule 1/2026", "", "House rule 1/2026"),
        ("OFAC CUBA", "art. 3", "OFAC CUBA第3条"),
    ],
)
def test_an_act_has_its_chinese_name_and_its_reference(ref: str, article: str, said: str) -> None:
    assert cited_in_chinese(Citation(ref, article)) == said


def test_every_act_that_ships_has_a_chinese_name() -> None:
    for measure in catalogue.measures().values():
        assert cited_in_chinese(Citation(measure.ref)).endswith(f"（{measure.ref}）"), measure.ref
