"""Ordinary goods by the thousand: every subheading of the Harmonized System under its own description.

Opt-in: it reads the table that ``DDCHECK_REAL_DATA`` has under ``reference/``.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from ddcheck.core.classification import Answer
from goods import classifier, classify, item

DATA = os.environ.get("DDCHECK_REAL_DATA")
ASKED = {
    "250490": "natural graphite that may be of flakes",
    "262091": "slag with antimony",
    "380120": "graphite, colloidal",
    "780191": "lead with antimony as the principal other element",
    "8101": "tungsten", "810110": "tungsten", "810196": "tungsten", "810197": "tungsten",
    "8505": "permanent magnets", "850511": "permanent magnets", "850519": "permanent magnets",
    "8507": "lithium-ion accumulators", "850760": "lithium-ion accumulators",
    "847983": "cold isostatic presses",
}  # fmt: skip
"""Subheadings without a reference code of their own whose description truly needs a question."""


@pytest.mark.skipif(DATA is None, reason="DDCHECK_REAL_DATA names no folder")
def test_no_ordinary_subheading_is_pointed_at() -> None:
    table = Path(DATA or "") / "reference" / "harmonized-system.csv"
    controlled = {
        code[:6]
        for control in classifier().controls
        for reference in control.hs
        for code in reference.codes
    }
    read = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    rows = [row for row in read if row["hscode"].isdigit() and len(row["hscode"]) >= 4]
    seen, pointed = 0, set()
    for row in rows:
        code = row["hscode"]
        if code in controlled or any(each.startswith(code) for each in controlled):
            continue
        seen += 1
        if classify(item(row["description"], code)).answer is not Answer.NOT_CONTROLLED:
            pointed.add(code)

    assert seen > 6000
    assert pointed <= set(ASKED)
