"""The pages that list all rules are those that the rule files make today."""

from __future__ import annotations

from pathlib import Path

import pytest

from running import ddcheck

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(("name", "lang"), [("rule-pack.md", "en"), ("rule-pack.zh.md", "zh")])
def test_the_page_is_current(name: str, lang: str) -> None:
    made = ddcheck("rules", "docs", "--lang", lang)
    assert made.status == 0
    assert (DOCS / name).read_text(encoding="utf-8") == made.out, (
        f"run: ddcheck rules docs --lang {lang} > docs/{name}"
    )
