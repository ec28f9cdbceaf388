"""What stands in the field of a form beside a name."""

import pytest

from ddcheck import compare_names
from ddcheck.core.names import analyse, fold, fold_bulk


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<b>Rheinmetall AG</b>", "Rheinmetall AG"),
        ("Rheinmetall&nbsp;AG", "Rheinmetall AG"),
        ("Procter &amp; Gamble", "Procter & Gamble"),
        ("&#20013;&#22269;&#x822A;&#x5929;", "中国航天"),
    ],
)
def test_marks_of_a_page_are_no_part_of_a_name(text: str, name: str) -> None:
    assert fold(text) == fold(name)
    assert fold_bulk([text, "A & B", "a < b", name]) == [
        fold(name),
        "a and b",
        "a b",
        fold(name),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1. Rheinmetall AG", "Rheinmetall AG"),
        ("No. 3: Rheinmetall AG", "Rheinmetall AG"),
        ("10443 Skydio Inc", "Skydio Inc"),
        ("Rheinmetall AG b", "Rheinmetall AG"),
        ("M/S Rheinmetall AG", "Rheinmetall AG"),
        ("c/o Rheinmetall AG", "Rheinmetall AG"),
        ("Attn: Rheinmetall AG", "Rheinmetall AG"),
        ("Consignee: Rheinmetall AG", "Rheinmetall AG"),
        ("To the order of Rheinmetall AG", "Rheinmetall AG"),
        ("Firma Rheinmetall", "Rheinmetall AG"),
        ("Global Star Ltd dba Skydio", "Skydio Inc"),
        ("Global Star Ltd d/b/a Skydio", "Skydio Inc"),
        ("Global Star Ltd trading as Skydio", "Skydio Inc"),
        ("Global Star Ltd on behalf of Skydio Inc", "Skydio Inc"),
        ("Global Star Ltd c/o Skydio Inc", "Skydio Inc"),
        ("Global Star Ltd; Skydio Inc", "Skydio Inc"),
        ("Global Star Ltd\nc/o Skydio Inc\nSan Mateo", "Skydio Inc"),
        ("Skydio Inc\nSan Mateo", "Skydio Inc"),
        ("A subsidiary of Skydio Inc", "Skydio Inc"),
        ("Global Star Ltd, a subsidiary of Skydio Inc", "Skydio Inc"),
        ("Skydio Inc and its subsidiaries", "Skydio Inc"),
        ("Skydio Inc PO Box 1234", "Skydio Inc"),
        ("Skydio Inc, VAT DE123456789", "Skydio Inc"),
        ("Skydio Inc (USA)", "Skydio Inc"),
        ("Skydio Inc (customer no. 10443)", "Skydio Inc"),
        ("Skydio Inc - Purchasing Dept.", "Skydio Inc"),
        ("Rheinmetall AG, Rheinmetall Platz 1, 40476 Düsseldorf", "Rheinmetall AG"),
        ("收货人：莱茵金属公司", "莱茵金属公司"),
        ("莱茵金属公司（曾用名：莱茵钢铁）", "莱茵金属公司"),
        ("莱茵金属公司上海代表处", "莱茵金属公司"),
        ("莱茵金属公司（Rheinmetall AG）", "Rheinmetall AG"),
        ("莱茵金属公司 Rheinmetall AG", "Rheinmetall AG"),
        ("莱茵金属公司（Rheinmetall AG）", "莱茵金属公司"),
    ],
)
def test_the_name_in_a_field_is_found(text: str, name: str) -> None:
    assert compare_names(text, name, "organization").is_match


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王伟先生", "王伟"),
        ("王伟（总经理）", "Wang Wei"),
        ("Ivan Petrov DOB 01/02/1960", "Ivan Petrov"),
        ("Ing. Petr Novák, Ph.D.", "Petr Novak"),
        ("Gen. Ivan Petrov, director", "Ivan Petrov"),
    ],
)
def test_a_title_and_a_birth_date_hide_nobody(text: str, name: str) -> None:
    assert compare_names(text, name, "person").is_match


@pytest.mark.parametrize(
    ("vessel", "name"),
    [
        ("Ocean Glory (ex Sea Pearl)", "Sea Pearl"),
        ("Ocean Glory ex-Sea Pearl", "Ocean Glory"),
        ("Ocean Glory IMO 9123456", "Ocean Glory"),
        ("Ocean Glory V.012E", "Ocean Glory"),
    ],
)
def test_a_former_name_a_number_and_a_voyage_hide_no_vessel(vessel: str, name: str) -> None:
    assert compare_names(vessel, name, "vessel").is_match


@pytest.mark.parametrize(
    "text",
    [
        "Tactical Rocket Corporation, Globus Design Bureau",
        "Heavy Ship Group Co., Ltd. (HSG) 714th Research Institute",
        "Volga Joint Stock Company Zavod No. 9",
        "华星电子集团公司（第十研究所）",
        "Lyulki Design Bureau Branch of Motor Union",
        "Import/Export Corporation",
        "Doe, John",
        "11420 Corp.",
        "Metal Trading; and Technology",
    ],
)
def test_a_part_of_a_party_is_never_cut_off(text: str) -> None:
    found = analyse(text).alternatives

    assert all(fold(text).split()[-1] in each for each in found) or found == ("metal trading",)


def test_two_branches_do_not_meet_in_the_name_that_both_begin_with() -> None:
    name, other = "Vertex Quartz Ltd (Spain)", "Vertex Quartz Ltd (Norway)"

    assert len(analyse(name).alternatives) == 1
    whole = compare_names("Vertex Quartz Spain Ltd", "Vertex Quartz Norway Ltd", "organization")
    assert compare_names(name, other, "organization").score < 0.97
    assert compare_names(name, other, "organization").is_match == whole.is_match
