"""Control lists: what a file must say, and that the lists that ship are whole."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from pydantic import ValidationError

from ddcheck import catalogue
from ddcheck.core.classification import lint, parse
from ddcheck.core.controls import ControlledItem, ControlList, Kind, Reach
from goods import answers, classify, item

SHIPPED = catalogue.controls()
CODES = (
    "3C001.a 3C001.b 3C001.c 3C001.d 3C001.e 3C001.f 3C001.g 3C001.h 3C002.a 3C002.b 3C002.c 3C002.d 3C002.e 3C002.f "
    "3C003.a 3C003.b 3C003.c 3C003.d 3C003.e 3C003.f 2B901 2A901 2B005 2C901 1C117.b 1C117.c 1C117.d 1C004 "
    "1E004 1E101.b 6C001.a 6C001.b 6C001.c 6C001.d 6C002.a 6C002.b 6E001 6E002 3C004.a 3C004.b 3C004.c 3E004 "
    "1C902.a 1C902.b 1C902.c 1C903.a 1C903.b 1C903.c 1C904.a 1C904.b 1C904.c 1C905.a 1C905.b 1C905.c 1C906.a 1C906.b "
    "1C906.c 1C907.a 1C907.b 1C907.c 1C908.a 1C908.b 1C908.c 1C909 1C910 1C911 1C912 1C913 2C902.a 2C902.b "
    "2C902.c 2C902.d 2B005.b 2E902 1C914.a 1C914.b 1C914.c 1E902.a 1E902.b "
)


def control(**changes: Any) -> ControlledItem:
    raw: dict[str, Any] = {
        "id": "tin",
        "title": {"en": "tin", "zh": "锡"},
        "measure": "m",
        "names": {"en": ["tin metal"]},
    }
    return ControlledItem.model_validate(raw | changes)


def control_list(**changes: Any) -> ControlList:
    raw: dict[str, Any] = {
        "id": "list",
        "title": {"en": "a list", "zh": "清单"},
        "edition": "1",
        "items": [control().model_dump(exclude_defaults=True)],
    }
    return ControlList.model_validate(raw | changes)


def test_what_is_not_stated_points_nowhere() -> None:
    item = control()

    assert item.kind is Kind.GOODS
    assert item.code is None
    assert (item.hs, item.cas, item.elements) == ((), (), ())


def test_an_hs_reference_keeps_its_nomenclature_and_its_zeros() -> None:
    item = control(hs=[{"nomenclature": "2025", "codes": ["0101.21"]}])

    assert item.hs[0].nomenclature == "2025"
    assert item.hs[0].codes == ("010121",)
    assert item.hs[0].reach is Reach.OWN


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("id", "Tin Metal", "is not an id"),
        ("cas", ["7440-31-6"], "check digit"),
        ("cas", ["tin"], "is not a CAS number"),
        ("hs", [{"nomenclature": "HS", "codes": ["8001"]}], "is not a year"),
        ("hs", [{"nomenclature": "2025", "codes": ["80"]}], "4 to 10"),
        ("hs", [{"nomenclature": "2025", "codes": []}], "at least 1"),
        ("colour", "grey", "Extra"),
    ],
)
def test_a_wrong_field_is_refused_with_what_is_wrong(field: str, value: object, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        control(**{field: value})


def test_a_list_shorter_than_it_says_is_refused() -> None:
    with pytest.raises(ValidationError, match="fewer than the 2"):
        control_list(at_least="2")


def test_an_id_that_is_there_twice_is_refused() -> None:
    twice = [control().model_dump(exclude_defaults=True)] * 2

    with pytest.raises(ValidationError, match="there twice"):
        control_list(items=twice)


def test_lint_names_the_place_of_every_fault() -> None:
    wrong = control_list(
        items=[
            {
                "id": "one",
                "title": {"en": "one"},
                "measure": "m",
                "elements": ["Xx"],
                "criteria": {"all": [{"parameter": "colour", "at_least": "1"}]},
            },
            {"id": "two", "title": {"en": "two"}, "measure": "m"},
        ]
    )

    found = {path: message.en for path, message in lint(wrong)}

    assert "is not a parameter" in found["items", 0, "criteria", "all", 0, "parameter"]
    assert "is not the symbol" in found["items", 0, "elements", 0]
    assert "nothing can point to it" in found["items", 1]


@pytest.mark.parametrize("each", SHIPPED, ids=lambda each: each.id)
def test_a_shipped_list_is_in_order(each: ControlList) -> None:
    assert lint(each) == ()
    assert each.at_least == len(each.items)
    assert each.title.zh
    for control_ in each.items:
        parse(control_.criteria)
        assert control_.title.zh
        assert control_.measure in catalogue.measures()
        for text in (*control_.unsure, *([control_.note] if control_.note else [])):
            assert text.zh


def test_every_controlled_item_has_an_id_of_its_own_over_all_lists() -> None:
    ids = Counter(item.id for each in SHIPPED for item in each.items)

    assert [name for name, count in ids.items() if count > 1] == []
    assert sum(ids.values()) >= 160


def test_every_control_code_of_the_measures_is_described() -> None:
    shipped = {item.code or "" for each in SHIPPED for item in each.items}

    missing = [
        code
        for code in CODES.split()
        if not any(known == code or known.startswith(f"{code}.") for known in shipped)
    ]
    assert missing == []
    for letter in "abcdefghijklmnopqrstuvwxyz":
        assert f"2B902.{letter}" in shipped


def test_technology_has_no_hs_code() -> None:
    technology = [one for each in SHIPPED for one in each.items if one.kind is Kind.TECHNOLOGY]

    assert len(technology) >= 14
    assert all(one.hs == () for one in technology)


@pytest.mark.parametrize("each", SHIPPED, ids=lambda each: each.id)
def test_every_word_of_a_control_leads_to_it(each: ControlList) -> None:
    """No word is hidden by a longer one of another control, and none is spelled so that it never matches."""
    for control_ in each.items:
        technical = control_.kind is Kind.TECHNOLOGY
        for terms in (control_.names, control_.words, control_.hints):
            for term in terms.all:
                wording = f"{term} technology" if technical else term
                line = item(wording, form="technology" if technical else None)
                assert control_.id in answers(classify(line)), term
