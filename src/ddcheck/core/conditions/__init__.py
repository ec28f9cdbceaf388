"""The rule language: conditions read from plain trees, tested in three values, and explained.

Adding a kind of condition is one module, one line in ``KINDS``, and its form in `schema` for editors:
a change of the language, on purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.conditions.combining import All, Always, Any, Not, Quantified
from ddcheck.core.conditions.comparing import read_comparisons
from ddcheck.core.conditions.goods import read_classified, read_declared_otherwise, read_goods
from ddcheck.core.conditions.language import (
    MAX_DEPTH,
    MAX_NODES,
    Condition,
    Evidence,
    Judgement,
    Reader,
    Scope,
    joined,
)
from ddcheck.core.conditions.leaving import read_leaves_china
from ddcheck.core.conditions.mentioning import read_mentions
from ddcheck.core.conditions.naming import who
from ddcheck.core.conditions.papers import (
    read_certificate,
    read_licence,
    read_paper,
    read_stranger,
)
from ddcheck.core.conditions.parties import (
    read_indicated,
    read_listed,
    read_owned,
    read_same_party,
)
from ddcheck.core.texts import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = [
    "KINDS",
    "Condition",
    "Evidence",
    "Judgement",
    "Reader",
    "Scope",
    "joined",
    "read_condition",
    "who",
]

KINDS: dict[str, Callable[[Reader, object, Sequence[str | int]], Condition | None]] = {
    "classified": read_classified,
    "declared_otherwise": read_declared_otherwise,
    "goods": read_goods,
    "listed": read_listed,
    "owned_by_listed": read_owned,
    "mentions_listed": read_mentions,
    "same_party": read_same_party,
    "indicated": read_indicated,
    "licence": read_licence,
    "certificate": read_certificate,
    "paper": read_paper,
    "stranger": read_stranger,
    "leaves_china": read_leaves_china,
}
"""The conditions of the domain, beside ``all``, ``any``, ``not``, ``any_…``, ``every_…`` and fields."""

NOUNS = ("item", "party", "document", "stop")
QUANTIFIERS = ("any", "every")


def read_condition(
    reader: Reader, tree: object, path: Sequence[str | int] = (), depth: int = 0
) -> Condition:
    """A condition from a plain tree; several keys side by side must all hold.

    Problems are noted in the reader, and a stand-in is returned so that all of them come at once.
    """
    if depth > MAX_DEPTH:
        reader.problem(
            path,
            Text(
                f"is nested more than {MAX_DEPTH} deep; split the rule",
                f"嵌套超过 {MAX_DEPTH} 层；请拆分规则",
            ),
        )
        return Always()
    if not isinstance(tree, dict) or not tree:
        reader.problem(
            path,
            Text(
                "is not a condition; write fields and conditions as 'name: …' lines",
                "不是条件；请以“名称: …”的形式写字段和条件",
            ),
        )
        return Always()
    parts: list[Condition] = []
    for key, value in tree.items():
        reader.nodes += 1
        if reader.nodes > MAX_NODES:
            reader.problem(
                path,
                Text(
                    f"has more than {MAX_NODES} conditions; split the rule",
                    f"条件超过 {MAX_NODES} 个；请拆分规则",
                ),
            )
            break
        parts += _read_entry(reader, str(key), value, (*path, str(key)), depth)
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _read_entry(
    reader: Reader, key: str, value: object, path: tuple[str | int, ...], depth: int
) -> list[Condition]:
    if key in ("all", "any"):
        if not isinstance(value, list) or not value:
            reader.problem(
                path,
                Text(
                    "is not a list of conditions; write one '- ' each",
                    "不是条件列表；请每个条件以“- ”开头",
                ),
            )
            return []
        parts = tuple(
            read_condition(reader, each, (*path, index), depth + 1)
            for index, each in enumerate(value)
        )
        return [All(parts) if key == "all" else Any(parts)]
    if key == "not":
        return [Not(read_condition(reader, value, path, depth + 1))]
    head, _, noun = key.partition("_")
    if head in QUANTIFIERS and noun in NOUNS:
        return _quantified(reader, head == "every", noun, value, path, depth)
    if key == "always":
        if value != "true":
            reader.problem(
                path,
                Text(
                    "write always: true; a rule that never holds is better taken out",
                    "请写 always: true；从不成立的规则请删除",
                ),
            )
        return [Always()]
    if key in KINDS:
        found = KINDS[key](reader, value, path)
        return [] if found is None else [found]
    if "." not in key:
        from difflib import get_close_matches

        known = [
            *KINDS,
            "all",
            "any",
            "not",
            *(f"{h}_{n}" for h in QUANTIFIERS for n in NOUNS),
        ]
        near = get_close_matches(key, known, n=2)
        hint = (
            Text(f"did you mean {' or '.join(near)}?", f"是否想写 {' 或 '.join(near)}？")
            if near
            else Text(f"use one of {', '.join(known)}", f"请写 {'、'.join(known)} 之一")
        )
        reader.problem(
            path, Text(f"{key!r} is no condition; {hint}", f"{key!r} 不是条件；{hint.zh}")
        )
        return []
    return read_comparisons(reader, key, value, path)


def _quantified(
    reader: Reader,
    every: bool,
    noun: str,
    value: object,
    path: tuple[str | int, ...],
    depth: int,
) -> list[Condition]:
    inner = reader.within(noun)
    where: Condition | None = None
    that = value
    if isinstance(value, dict) and value.keys() & {"where", "that"}:
        for extra in sorted(value.keys() - {"where", "that"}):
            reader.problem(
                (*path, extra),
                Text(
                    f"{extra!r} stands beside where and that; move it into one of them",
                    f"{extra!r} 与 where、that 并列；请移入其中之一",
                ),
            )
        if "where" in value:
            where = read_condition(inner, value["where"], (*path, "where"), depth + 1)
        that = value.get("that", {"always": "true"})
        path = (*path, "that") if "that" in value else path
    condition = read_condition(inner, that, path, depth + 1)
    reader.nodes = inner.nodes
    return [Quantified(noun, every, where, condition)]
