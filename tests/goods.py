"""Labelled lines of goods, and the classifier over the lists that ship, for the tests that need them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ddcheck import catalogue
from ddcheck.core.classification import Answer, Classification, Classifier
from ddcheck.core.records import Item, Mode

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).parent / "data" / "goods.csv"
DAY = date(2026, 11, 20)


@cache
def classifier() -> Classifier:
    return Classifier(catalogue.controls(), catalogue.measures())


def item(
    description: str | None = None,
    hs_code: str | None = None,
    composition: Mapping[str, str | None] | None = None,
    **more: Any,
) -> Item:
    """An item; what is no field of it is one of its parameters."""
    fields = {key: value for key, value in more.items() if key in Item.model_fields}
    raw: dict[str, Any] = {
        **fields,
        "parameters": {key: value for key, value in more.items() if key not in fields},
        "composition": [
            {"substance": name} | ({} if percent is None else {"percent": percent})
            for name, percent in (composition or {}).items()
        ],
    }
    if description is not None:
        raw["description"] = description
    if hs_code is not None:
        raw["hs_code"] = hs_code
    return Item.model_validate(raw)


def classify(item_: Item, on: date = DAY, mode: Mode | None = None, **more: str) -> Classification:
    return classifier().classify(item_, as_of=on, mode=mode, **more)


def answers(found: Classification) -> dict[str, Answer]:
    """Control id to answer."""
    return {each.control.id: each.answer for each in found.answers}


def asked(found: Classification) -> set[str]:
    """The paths of every fact that is asked for."""
    return {each.path for answer in found.answers for each in answer.missing} | {
        each.path for each in found.missing
    }


@dataclass(frozen=True)
class Line:
    id: str
    item: Item
    mode: Mode | None
    as_of: date
    answer: Answer
    code: str
    near: bool
    asks: str


def _pairs(text: str) -> list[list[str]]:
    return [part.split("=") for part in text.split(";") if part]


def _line(row: dict[str, str]) -> Line:
    names = (
        "description", "declared_name", "hs_code", "control_code", "form", "end_use", "remark",
    )  # fmt: skip
    raw: dict[str, Any] = {name: row[name] for name in names if row[name]}
    raw["cas"] = [row["cas"]] if row["cas"] else []
    raw["composition"] = [
        {"substance": name, "percent": percent} for name, percent in _pairs(row["composition"])
    ]
    raw["parameters"] = dict(_pairs(row["parameters"]))
    return Line(
        row["id"],
        Item.model_validate(raw),
        Mode(row["mode"]) if row["mode"] else None,
        date.fromisoformat(row["as_of"]),
        Answer(row["answer"]),
        row["code"],
        row["near"] == "yes",
        row["asks"],
    )


@cache
def lines() -> tuple[Line, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_line(row) for row in csv.DictReader(file))
