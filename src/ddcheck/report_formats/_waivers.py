"""What became of the waivers of a run, in lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ddcheck.report_formats._labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FEW = 5
_STATUSES = ("used", "expiring", "expired", "lapsed", "refused", "unused")


def status(waiver: Mapping[str, Any], lang: str) -> str:
    """What became of one waiver, as a word."""
    found = str(waiver.get("status", "unused"))
    return label(f"status {found}", lang) if found in _STATUSES else found


def why(waiver: Mapping[str, Any], lang: str) -> str:
    """Why it became that; empty where there is nothing to say."""
    other = waiver.get("other_language", {})
    return str(other["why"] if other.get("lang") == lang else waiver.get("why", ""))


def one_line(waiver: Mapping[str, Any], lang: str, *, hide: bool) -> str:
    """All that is known of one waiver; its reason only where names may stand."""
    parts = [str(waiver.get("id", "?")), status(waiver, lang)]
    parts += [why(waiver, lang)] if waiver.get("why") else []
    parts += [str(waiver[key]) for key in ("rule", "record") if waiver.get(key)]
    if waiver.get("expires"):
        parts.append(f"{label('expires', lang)} {waiver['expires']}")
    if waiver.get("reason") and not hide:
        parts.append(str(waiver["reason"]))
    by = waiver.get("by")
    if isinstance(by, list | tuple) and by and not hide:
        parts.append(", ".join(str(name) for name in by))
    return " · ".join(parts)


def lines(waivers: Iterable[Mapping[str, Any]], lang: str, *, hide: bool) -> list[str]:
    """A line for each waiver that needs a look, first; many that were simply used share one."""
    used: list[Mapping[str, Any]] = []
    others: list[Mapping[str, Any]] = []
    for waiver in waivers:
        (used if waiver.get("status") == "used" else others).append(waiver)
    found = [one_line(waiver, lang, hide=hide) for waiver in others]
    if len(used) <= _FEW:
        return found + [one_line(waiver, lang, hide=hide) for waiver in used]
    names = ", ".join(dict.fromkeys(str(waiver.get("id", "?")) for waiver in used))
    return [*found, f"{label('status used', lang)} {len(used)}: {names}"]
