"""A rule across records, explained as the others are; its condition stands in code."""

from __future__ import annotations

from inspect import getdoc
from typing import TYPE_CHECKING

from ddcheck import catalogue
from ddcheck.core.batches import FINDERS, RULES

if TYPE_CHECKING:
    from ddcheck.configuration import Settings


def shown(settings: Settings, name: str) -> str | None:
    """A rule across records for a person to read; None where no such rule goes by the name."""
    rule = next((each for each in RULES if each.id == name), None)
    if rule is None:
        return None
    lang = settings.lang
    measures = catalogue.measures(settings.lists_dir)
    zh = lang == "zh"
    lines = [
        rule.id,
        rule.title.get(lang),
        "",
        "法律依据:" if zh else "Law:",
        *(
            f"  {each.ref}, {each.article}  {each.url}".rstrip()
            for each in rule.citations(measures)
        ),
        f"{'适用于' if zh else 'Applies to'}: batch",
        f"{'结论' if zh else 'Verdict'}: {rule.verdict.value}",
        f"{'可否豁免' if zh else 'Can be waived'}: {rule.can_be_waived}",
        "",
        f"{'发现' if zh else 'Finds'}: {getdoc(FINDERS[rule.id])}",
        f"{'处理' if zh else 'Remedy'}: {rule.remedy.get(lang)}",
    ]
    return "\n".join(lines)
