"""The examples come out as their first line says."""

from __future__ import annotations

import json

import pytest

from running import ROOT, ddcheck

EXPECTED = {
    "gallium-with-licence": (0, "pass", ""),
    "t-shirts": (0, "pass", ""),
    "customer": (0, "pass", ""),
    "magnets-of-unknown-composition": (3, "review", "composition"),
    "antimony-oxide-without-licence": (1, "fail", "33/2024"),
    "solder-paste": (1, "fail", "10/2025"),
    "customer-on-the-control-list": (1, "fail", "Rheinmetall AG"),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_an_example_comes_out_as_it_says(name: str) -> None:
    status, verdict, cited = EXPECTED[name]
    path = ROOT / "examples" / f"{name}.yaml"
    ran = ddcheck("check", path, "-f", "json")
    (report,) = json.loads(ran.out)["reports"]

    assert ran.status == status
    assert report["verdict"] == verdict
    assert cited in json.dumps(report["findings"], ensure_ascii=False)
    assert path.read_text("utf-8").splitlines()[0].startswith("#")
    said = path.read_text("utf-8").splitlines()[0]
    assert {"pass": "passes", "fail": "fails", "review": "review"}[
        verdict
    ] in said or "decides" in said
