from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ddcheck import locks
from ddcheck.errors import DataGuardError, InvalidFileError, UsageError
from ddcheck.locks import Pin
from running import SMALL

if TYPE_CHECKING:
    from pathlib import Path


def pins(**lists: str) -> locks.Pins:
    return {
        "rule_sets": {"cn": Pin("2026.11.1", "a" * 64)},
        "lists": {name: Pin("", digest * 64) for name, digest in lists.items()},
    }


def test_a_lock_file_says_what_was_pinned(tmp_path: Path) -> None:
    path = tmp_path / "ddcheck.lock"
    path.write_text(locks.text(pins(ecl="b")), "utf-8")

    assert locks.load(path) == pins(ecl="b")
    locks.guard(path, pins(ecl="b"))


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (pins(ecl="c"), "list ecl is locked as bbbbbbbbbbbb and is cccccccccccc"),
        (pins(), "list ecl is locked and not in use"),
        (pins(ecl="b", uel="c"), "list uel is in use and not locked"),
    ],
)
def test_every_difference_is_a_data_guard(tmp_path: Path, now: locks.Pins, said: str) -> None:
    path = tmp_path / "ddcheck.lock"
    path.write_text(locks.text(pins(ecl="b")), "utf-8")

    with pytest.raises(DataGuardError, match=said):
        locks.guard(path, now)


def test_no_lock_file_is_an_error_and_so_is_another_file(tmp_path: Path) -> None:
    path = tmp_path / "ddcheck.lock"
    with pytest.raises(UsageError, match="ddcheck lock"):
        locks.load(path)
    for text in ("", "[]", '{"schema": "ddcheck/lock/9"}', '{"schema": "ddcheck/lock/1"}'):
        path.write_text(text, "utf-8")
        with pytest.raises(InvalidFileError):
            locks.load(path)


def test_what_is_in_use_has_rules_lists_goods_measures_and_words() -> None:
    now = locks.current((), None, None, ())

    assert "cn-export-control" in now["rule_sets"]
    assert {"cn-export-control-list", "measures", "vocabularies"} <= set(now["lists"])
    assert all(len(pin.sha256) == 64 for kind in now.values() for pin in kind.values())


def test_lists_in_files_of_one_name_are_all_pinned(tmp_path: Path) -> None:
    paths = []
    for folder, lists_id in (("a", "one"), ("b", "two")):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "list.yaml")
        paths[-1].write_text(f"id: {lists_id}\n", "utf-8")
    before = locks.current((), SMALL / "rules", SMALL / "lists", paths)
    paths[0].write_text("id: changed\n", "utf-8")

    assert locks.current((), SMALL / "rules", SMALL / "lists", paths) != before
