"""A list in our own YAML (or the same as JSON), as the shipped lists are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ddcheck.core.lists import EntityList
from ddcheck.core.texts import Text
from ddcheck.documents import trees, validate
from ddcheck.errors import DataGuardError, InvalidFileError, Problem
from ddcheck.list_formats._building import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE = "ddcheck's own YAML"
_OURS = re.compile(r"""^["' {]*(publisher|entries|at_least)["']?\s*:""", re.MULTILINE)


def recognises(head: str) -> bool:
    """A key ``publisher``, ``entries`` or ``at_least`` at the beginning of a line."""
    return len(set(_OURS.findall(head))) >= 2


def parse(data: bytes, name: str, companions: Mapping[str, bytes]) -> EntityList:  # noqa: ARG001
    """The list; one with fewer entries than its ``at_least`` is refused as damaged."""
    text_of(data, name)
    found = trees(data, name)
    if len(found) != 1:
        message = Text(
            f"holds {len(found)} documents; a list is one",
            f"含 {len(found)} 个文档；一个文件只写一份名单",
        )
        raise InvalidFileError([Problem(name, 0, "", message)])
    plain = found[0].plain
    if isinstance(plain, dict):
        least, entries = str(plain.get("at_least", "")), plain.get("entries") or []
        if least.isdigit() and isinstance(entries, list) and len(entries) < int(least):
            raise DataGuardError(
                f"{name}: holds {len(entries)} entries, fewer than the {least} that it has at the "
                "least; get a whole copy",
                f"{name}: 有 {len(entries)} 条，少于其至少应有的 {least} 条；请取得完整文件",
            )
    return validate(EntityList, found[0], name)
