"""Prepared indexes on disk are shortcuts: whole or made anew, and never a different answer."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ddcheck import indexes, list_formats
from ddcheck.core.screening import Screener
from ddcheck.errors import DataGuardError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = date(2026, 11, 23)
NAMES = "name,type\nExample Turbine Works,organization\nIgor Petrov,person\n习近平,person\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DDCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("DDCHECK_NO_CACHE", raising=False)
    (tmp_path / "own.csv").write_text(NAMES, encoding="utf-8")
    return tmp_path


def ask(path: Path, name: str = "Exampel Turbine Works") -> list[str]:
    screener = indexes.screener_of_files([path / "own.csv"], as_of=DAY, shipped=False)
    return [match.listed_name for match in screener.screen(name)]


def kept(path: Path) -> list[Path]:
    return sorted((path / "cache").glob("*.ddx"))


def test_a_second_look_parses_nothing(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(files) == ["Example Turbine Works"]
    monkeypatch.setattr(list_formats, "parse", None)
    assert ask(files) == ["Example Turbine Works"]


def test_an_opened_index_answers_as_one_in_memory(files: Path) -> None:
    ask(files)
    entity_list = list_formats.load_list(files / "own.csv")
    opened = indexes.screener_of_files([files / "own.csv"], as_of=DAY, shipped=False)
    memory = Screener([entity_list], as_of=DAY)
    for name in ("Igor Petrow", "Xi Jinping", "Nobody"):
        assert opened.screen(name) == memory.screen(name)


def test_a_changed_file_is_never_served_from_before(files: Path) -> None:
    assert ask(files) == ["Example Turbine Works"]
    (files / "own.csv").write_text(NAMES.replace("Example Turbine", "Harbour Bread"), "utf-8")
    assert ask(files) == []
    assert len(kept(files)) == 2


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[:-100],
    "empty": lambda _: b"",
    "a bit in the middle": lambda data: (
        data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 4]) + data[len(data) // 2 + 1 :]
    ),
    "a bit in the header": lambda data: data[:60] + bytes([data[60] ^ 4]) + data[61:],
    "something else": lambda _: b"name\nA\n" * 100,
}


@pytest.mark.parametrize("way", DAMAGE)
def test_a_damaged_index_is_made_anew(files: Path, way: str) -> None:
    ask(files)
    (path,) = kept(files)
    whole = path.read_bytes()
    path.write_bytes(DAMAGE[way](whole))
    assert ask(files) == ["Example Turbine Works"]
    assert path.read_bytes() == whole


def column(path: Path) -> list[list[str]]:
    """What a column of names is answered, which takes other sections than one name does."""
    index = indexes.of_files([path / "own.csv"])
    asked = ["Exampel Turbine Works", "Igor Petrow", "习近平", "Nobody"]
    return [[index.name(each) for each in found] for _, found in index.candidates_of(asked)]


@pytest.mark.parametrize("question", [ask, column], ids=["one name", "a column of names"])
def test_damage_anywhere_changes_no_answer(
    files: Path, question: Callable[[Path], list[object]]
) -> None:
    expected = question(files)
    (path,) = kept(files)
    whole = path.read_bytes()
    again = 0
    for place in range(0, len(whole), len(whole) // 60):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        assert question(files) == expected
        again += path.read_bytes() == whole
    # The rest is in what was not read, or between sections.
    assert again > 10


def test_a_section_that_is_not_read_is_not_looked_at(files: Path) -> None:
    ask(files)
    (path,) = kept(files)
    place = path.read_bytes().index("习近平".encode())
    damaged = path.read_bytes()[:place] + b"?" + path.read_bytes()[place + 1 :]
    path.write_bytes(damaged)
    assert ask(files, "Nobody Known") == []
    assert path.read_bytes() == damaged
    assert ask(files, "Xi Jinping") == ["习近平"]
    assert path.read_bytes() != damaged


def test_a_list_that_changes_meanwhile_is_not_mixed_with_what_it_was(files: Path) -> None:
    sections = {"a": b"1", "b": b"2"}
    packed = indexes.pack(sections)
    place = packed.rindex(b"2")
    found = indexes.unpack(
        memoryview(packed[:place] + b"3" + packed[place + 1 :]), lambda: {"a": b"4", "b": b"5"}
    )
    assert bytes(found["a"]) == b"1"
    with pytest.raises(DataGuardError, match="changed while"):
        found["b"]


def test_where_nothing_can_be_kept_the_answer_is_the_same(files: Path) -> None:
    (files / "cache").write_text("a file where a directory belongs")
    assert ask(files) == ["Example Turbine Works"]


def test_many_may_build_the_same_index_at_once(files: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert set(map(tuple, pool.map(lambda _: ask(files), range(8)))) == {
            ("Example Turbine Works",)
        }
    assert [path.name for path in (files / "cache").iterdir() if path.name.endswith(".tmp")] == []


def test_only_so_many_indexes_are_kept(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexes, "KEEP", 2)
    for number in range(4):
        (files / "own.csv").write_text(f"name\nWorks {number}\n")
        ask(files)
    assert len(kept(files)) == 2


def test_packing_and_unpacking_gives_the_sections_back() -> None:
    sections = {"a": b"1", "b": b"", "c": bytes(range(256)) * 9}
    found = indexes.unpack(memoryview(indexes.pack(sections)))
    assert {name: bytes(data) for name, data in found.items()} == sections


def test_a_warm_look_up_loads_neither_numpy_nor_pydantic(files: Path) -> None:
    ask(files)
    program = (
        "import sys; from pathlib import Path; from datetime import date; from ddcheck import indexes;"
        f"s = indexes.screener_of_files([Path({str(files / 'own.csv')!r})], as_of=date(2026, 11, 23), shipped=False);"
        "print(len(s.screen('Igor Petrow'))); print([m for m in ('numpy', 'pydantic', 'yaml', 'rich') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[:2] == ["1", "[]"]
