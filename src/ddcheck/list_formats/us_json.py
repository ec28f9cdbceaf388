"""United States lists as JSON of one shape: the Entity List, MEU, DPL, 1260H, UFLPA and their like."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from ddcheck.errors import DataGuardError
from ddcheck.foreign_errors import in_chinese
from ddcheck.list_formats._building import Entries, alias_list, day_of, text_of
from ddcheck.list_formats._countries import country_codes
from ddcheck.list_formats._written_names import names_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ddcheck.core.lists import EntityList

TITLE = "US lists as JSON (list_id, count, entities)"
_TITLES = {
    "bis-entity-list": ("BIS Entity List", "美国商务部实体清单"),
    "bis-dpl": ("BIS Denied Persons List", "美国商务部被拒绝人员清单"),
    "bis-meu": ("BIS Military End-User List", "美国商务部军事最终用户清单"),
    "dow-1260h": ("Section 1260H list", "美国1260H中国军工企业清单"),
    "dow-1286": ("Section 1286 list", "美国1286条款清单"),
    "ofac-nscmic": ("OFAC NS-CMIC List", "美国OFAC中国军工复合体企业清单"),
    "dhs-uflpa": ("UFLPA Entity List", "美国涉疆法案实体清单"),
    "state-debarred-statutory": ("Statutorily debarred parties", "美国国务院法定禁止方"),
    "state-nonproliferation": ("Nonproliferation sanctions", "美国国务院防扩散制裁"),
}
_USCC = re.compile(r"USCC:? ([0-9A-Z]{18})\b")


def recognises(head: str) -> bool:
    """An object with ``list_id`` and ``entities``."""
    return head.lstrip()[:1] == "{" and '"list_id"' in head and '"entities"' in head


def parse(data: bytes, name: str, companions: Mapping[str, bytes]) -> EntityList:  # noqa: ARG001
    """The list; one that holds another number of entities than it says is refused."""
    text = text_of(data, name)
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise DataGuardError(
            f"{name}: is not whole JSON ({error}); get it anew",
            f"{name}: 不是完整的 JSON（{in_chinese(str(error))}）；请重新获取",
        ) from None
    entities, count, id_ = found.get("entities"), found.get("count"), found.get("list_id")
    if not isinstance(entities, list) or type(count) is not int or not isinstance(id_, str):
        raise DataGuardError(
            f"{name}: lacks list_id, count or entities; get it anew",
            f"{name}: 缺少 list_id、count 或 entities；请重新获取",
        )
    entries = Entries(name)
    lines = _Lines(text)
    for entity in entities:
        _add(entries, lines, entity)
    published = day_of(str(found.get("extracted") or ""), "%Y-%m-%d")
    return entries.into_list(
        id=id_,
        title=_TITLES.get(id_, (id_, id_)),
        publisher="United States Government",
        edition=str(found.get("extracted") or found.get("source_file") or count),
        published=published,
        declared=count,
    )


class _Lines:
    """The line of each entity, found by its name as the text goes on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = max(text.find('"entities"'), 0)
        self._line = text.count("\n", 0, self._at) + 1

    def next(self, name: object) -> int:
        written = json.dumps(name, ensure_ascii=False)
        at = self._text.find(written, self._at)
        if at < 0:
            at = self._text.find(json.dumps(name), self._at)
        if at >= 0:
            self._line += self._text.count("\n", self._at, at)
            self._at = at
        return self._line


def _add(entries: Entries, lines: _Lines, entity: Any) -> None:
    written = entity.get("name") if isinstance(entity, dict) else None
    line = lines.next(written)
    if not isinstance(written, str) or not written.strip():
        entries.refuse(line, "name", "is missing; an entity has a name", "缺少；主体须有名称")
        return
    if wrong := _of_another_type(entity):
        entries.refuse(line, wrong, "is of another type than text", "不是文本")
        return
    name, others, weak = names_in(" ".join(written.split()))
    day = None
    effective = entity.get("effective_date")
    if effective:
        day = day_of(str(effective))
        if day is None:
            entries.refuse(
                line, "effective_date", f"{effective!r} is not a date", f"{effective!r} 不是日期"
            )
            return
    strong = [*others]
    for alias in entity.get("aliases") or ():
        known, more, acronyms = names_in(" ".join(alias.split()))
        strong += [known, *more]
        weak += acronyms
    country = str(entity.get("country") or "")
    notes = str(entity.get("notes") or "")
    entries.add(
        line,
        id=entries.own_id(f"{name} {country}".strip()),
        name=name,
        names=alias_list(other for other in strong if other != name),
        weak_names=alias_list(weak),
        countries=country_codes([country]),
        addresses=tuple(
            part.strip(" .")
            for part in re.split(r";\s+(?:and\s+)?", str(entity.get("address") or ""))
            if part.strip(" .")
        ),
        identifiers={"uscc": tuple(found)} if (found := _USCC.findall(notes)) else {},
        citation=entity.get("federal_register"),
        listed_on=day,
        remark=notes,
    )


def _of_another_type(entity: dict[str, Any]) -> str | None:
    """The first field that is neither text nor left out, or whose list holds anything but text."""
    for field in ("address", "country", "effective_date", "federal_register", "notes"):
        if not isinstance(entity.get(field), str | None):
            return field
    aliases = entity.get("aliases")
    if aliases is None or (isinstance(aliases, list) and all(isinstance(a, str) for a in aliases)):
        return None
    return "aliases"
