"""Listed names inside longer texts: what is found, and what only looks like one."""

from __future__ import annotations

from functools import cache

import pytest

from building import checker
from ddcheck.core.screening.mentions import Mentions


@cache
def mentions() -> Mentions:
    standings = frozenset(("export_control", "watch", "unreliable"))
    return Mentions(checker().evaluator.knowledge.screener.index, standings)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("lenses for RHEINMETALL AG, Düsseldorf", "Rheinmetall AG"),
        ("Rheinmetall's supplier", "Rheinmetall AG"),
        ("Hensoldt/Rheinmetall joint venture", "Rheinmetall AG"),
        ("the Rheinmetall-group", "Rheinmetall AG"),
        ("subcontract of (Lockheed Martin)", "Lockheed Martin Corporation"),
        ("ＳＫＹＤＩＯ drones", "Skydio, Inc."),
        ("part of a JAXA project", "JAXA"),
        ("供应洛克希德·马丁公司", "洛克希德·马丁公司"),
        ("最终用户为三菱材料", "三菱材料株式会社"),
        ("供应L3哈里斯公司", "L3哈里斯公司"),
    ],
)
def test_a_listed_name_is_found(text: str, name: str) -> None:
    assert name in [each.name for each in mentions().found_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "cubic boron nitride and garnet abrasives, grown in situ",
        "a group w of applied technologies",
        "Rheinmetallurgie",
        "jaxa is a word here",
        "国际海洋工程和应用技术研究",
        "美国稀土市场",
        "",
    ],
)
def test_words_that_only_look_like_one_are_not(text: str) -> None:
    assert mentions().found_in(text) == ()


def test_lists_of_other_standings_are_not_looked_at() -> None:
    index = checker().evaluator.knowledge.screener.index
    watched = Mentions(index, frozenset(("watch",)))
    assert watched.found_in("for Rheinmetall AG") == ()
    (found,) = watched.found_in("for TDK Corporation")
    assert found.entry.standing == "watch"
