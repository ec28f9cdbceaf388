"""The page for programs shows what runs."""

from __future__ import annotations

import re
from typing import Any

import ddcheck
from running import ROOT

PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")


def test_the_code_on_the_page_runs(monkeypatch: Any) -> None:
    monkeypatch.chdir(ROOT / "examples")
    blocks = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, Any] = {
        "text": (ROOT / "examples" / "gallium-with-licence.yaml").read_text("utf-8"),
        "names": ["Rheinmetal AG"],
    }
    for block in blocks:
        exec(block.replace("own.csv", "own-list.csv"), names)

    assert len(blocks) > 2
    assert names["report"].verdict is ddcheck.Verdict.PASS


def test_every_public_error_is_on_the_page() -> None:
    for name in ddcheck.__all__:
        if name.endswith("Error"):
            assert f"`{name}`" in PAGE or f"`ddcheck.{name}`" in PAGE, name
