"""``ddcheck cases``: the published cases, each decided, in both languages."""

from __future__ import annotations

import json

from running import ddcheck


def test_every_case_is_listed_with_who_says_so_and_is_stopped() -> None:
    ran = ddcheck("cases", "-f", "json")
    cases = json.loads(ran.out)
    assert ran.status == 0
    assert len(cases) >= 8
    assert [each["date"] for each in cases] == sorted(each["date"] for each in cases)
    for each in cases:
        assert each["verdict"] == "fail"
        assert each["unstopped"] == []
        assert set(each["named"]) <= set(each["stopped_by"])
        assert each["sources"]
        assert each["title"]["zh"]


def test_one_case_is_told_in_full_in_chinese() -> None:
    ran = ddcheck("cases", "nanning-solder-paste", "--lang", "zh")
    assert ran.status == 0
    assert "南宁吴圩机场海关" in ran.out
    assert "拦截规则：cn-licence-required 管制物项须取得出口许可" in ran.out
    assert "shenzhen" not in ran.out


def test_a_case_that_is_not_there_is_a_usage_error_with_a_near_name() -> None:
    ran = ddcheck("cases", "nanning")
    assert ran.status == 2
    assert "nanning-solder-paste" in ran.err
