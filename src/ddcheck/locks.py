"""The lock file: the digest of every rule set and list in use, so that a change of law is a change you see.

``ddcheck lock`` writes it, a team commits it, and ``--locked`` refuses to decide under anything else.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ddcheck.core.texts import Text
from ddcheck.errors import DataGuardError, InvalidFileError, Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SCHEMA = "ddcheck/lock/1"
NAME = "ddcheck.lock"
KINDS = ("rule_sets", "lists")


@dataclass(frozen=True, slots=True)
class Pin:
    """One rule set or list as it is."""

    edition: str
    sha256: str

    def __str__(self) -> str:
        """The edition, if there is one, and the beginning of the digest."""
        seal = self.sha256[:12]
        return f"{self.edition} ({seal})" if self.edition else seal


Pins = dict[str, dict[str, Pin]]
"""By kind, then by id."""


def current(
    rules: Sequence[str],
    rules_dir: Path | None,
    lists_dir: Path | None,
    lists: Sequence[Path],
) -> Pins:
    """What a run with these settings would use; measures, lists of goods and vocabularies among the lists.

    Raises:
        DataGuardError: something is missing or damaged.
        UnknownNameError: there is no rule set of that name.
    """
    from ddcheck import catalogue
    from ddcheck.list_files import ListFile

    names = rules or catalogue.rule_set_names(rules_dir)
    rule_sets = [catalogue.rule_set(name, rules_dir) for name in names]
    found: Pins = {
        "rule_sets": {each.id: Pin(each.edition, each.sha256) for each in rule_sets},
        "lists": {},
    }
    editions = {each.id: each.edition for each in catalogue.entity_lists(directory=lists_dir)}
    editions |= {each.id: each.edition for each in catalogue.controls(lists_dir)}
    for name, digest in catalogue.digests(lists_dir).items():
        found["lists"][name] = Pin(editions.get(name, ""), digest)
    words = "\n".join(
        json.dumps(each.model_dump(mode="json"), sort_keys=True)
        for _, each in sorted(catalogue.vocabularies(rules_dir, names).items())
    )
    found["lists"]["vocabularies"] = Pin("", sha256(words.encode()).hexdigest())
    often = Counter(path.name for path in lists)
    for path in lists:
        name = path.name if often[path.name] == 1 else str(path)
        found["lists"][name] = Pin("", ListFile(path).sha256)
    return found


def text(pins: Pins) -> str:
    """A lock file, the same for the same pins."""
    plain = {
        "schema": SCHEMA,
        **{
            kind: {
                name: {"edition": pin.edition, "sha256": pin.sha256}
                for name, pin in sorted(pins[kind].items())
            }
            for kind in KINDS
        },
    }
    return json.dumps(plain, indent=2, ensure_ascii=False) + "\n"


def load(path: Path) -> Pins:
    """The pins of a lock file.

    Raises:
        UsageError: there is no such file.
        InvalidFileError: it is no lock file.
    """
    try:
        data = path.read_bytes()
    except OSError:
        raise UsageError(
            f"{path}: there is no lock file; write it with: ddcheck lock",
            f"{path}: 没有锁定文件；请用 ddcheck lock 写入",
        ) from None
    try:
        plain: Any = json.loads(data)
        plain = {SCHEMA: plain}[plain["schema"]]
        return {
            kind: {
                str(name): Pin(str(pin["edition"]), str(pin["sha256"]))
                for name, pin in plain[kind].items()
            }
            for kind in KINDS
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        message = Text(
            "is no lock file of this version; write it anew with: ddcheck lock",
            "不是此版本的锁定文件；请用 ddcheck lock 重新写入",
        )
        raise InvalidFileError([Problem(str(path), 0, "", message)]) from None


def differences(locked: Pins, now: Pins) -> tuple[Text, ...]:
    """What is in use and not what was locked, one sentence each."""
    found = []
    for kind, word in (
        ("rule_sets", Text("rule set", "规则集")),
        ("lists", Text("list", "名单")),
    ):
        for name in sorted({*locked[kind], *now[kind]}):
            old, new = locked[kind].get(name), now[kind].get(name)
            if old is None:
                found.append(
                    Text(
                        f"{word} {name} is in use and not locked",
                        f"{word.zh} {name} 正在使用，但未锁定",
                    )
                )
            elif new is None:
                found.append(
                    Text(
                        f"{word} {name} is locked and not in use",
                        f"{word.zh} {name} 已锁定，但未使用",
                    )
                )
            elif old.sha256 != new.sha256:
                found.append(
                    Text(
                        f"{word} {name} is locked as {old} and is {new}",
                        f"{word.zh} {name} 锁定为 {old}，现为 {new}",
                    )
                )
    return tuple(found)


def guard(path: Path, now: Pins) -> None:
    """Let a run go on only under what was locked.

    Raises:
        UsageError: there is no lock file.
        DataGuardError: with every difference.
    """
    found = differences(load(path), now)
    if found:
        raise DataGuardError(
            "\n".join(f"{path}: {each.en}" for each in found)
            + "\nlook at what changed, and lock it with: ddcheck lock",
            "\n".join(f"{path}: {each.zh}" for each in found)
            + "\n请查看变更，再用 ddcheck lock 锁定",
        )
