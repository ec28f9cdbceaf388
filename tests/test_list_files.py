"""List files are known by their bytes: parsed once, never served from before, and with all that belongs to them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ddcheck import Checker, indexes, list_files, list_formats, load_list, locks
from ddcheck.core.lists import Designation
from ddcheck.errors import DataGuardError, InvalidFileError
from ddcheck.list_files import ListFile, about
from running import ddcheck

if TYPE_CHECKING:
    from pathlib import Path

    from ddcheck.core.lists import EntityList

SDN = '36,"AERO WIDGETS",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n\x1a'
ALT = '36,12,"aka","LINEAS DEL AIRE",-0- \n\x1a'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DDCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("DDCHECK_NO_CACHE", raising=False)
    (tmp_path / "own.csv").write_text("name,listed_on\nExample Works,2026-01-02\n", "utf-8")
    (tmp_path / "sdn.csv").write_text(SDN)
    (tmp_path / "alt.csv").write_text(ALT)
    return tmp_path


def unparsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_formats, "parse", None)


def test_what_a_known_file_says_of_itself_needs_no_parsing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("own.csv", "sdn.csv"):
        first = ListFile(folder / name)
        assert first.about() == about(load_list(folder / name))
        with monkeypatch.context() as patch:
            unparsed(patch)
            assert ListFile(folder / name).about() == first.about()


def test_a_day_of_publication_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "id: own\ntitle: {en: Own}\npublisher: us\nedition: '3'\npublished: 2026-05-06\nentries:\n  - {id: a, name: Example}\n"
    (folder / "own.yaml").write_text(text, "utf-8")
    first = ListFile(folder / "own.yaml").about()
    assert first.published is not None
    unparsed(monkeypatch)
    assert ListFile(folder / "own.yaml").about() == first


def test_a_checker_parses_a_known_file_no_more(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [folder / "own.csv", folder / "sdn.csv"]
    first = Checker.load(list_files=paths).evaluator
    given = Checker.load(lists=map(load_list, paths)).evaluator
    unparsed(monkeypatch)
    again = Checker.load(list_files=paths).evaluator
    assert first.lists == again.lists == given.lists
    for each in (again, given):
        screener = each.knowledge.screener
        assert screener.screen("Lineas del Aire") == first.knowledge.screener.screen(
            "Lineas del Aire"
        )


def test_a_file_is_parsed_once_where_it_is_new(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = []

    def parse(data: bytes, name: str, *, companions: dict[str, bytes]) -> EntityList:
        names.append(name)
        return real(data, name, companions=companions)

    real = list_formats.parse
    monkeypatch.setattr(list_formats, "parse", parse)
    Checker.load(list_files=[folder / "own.csv"])
    indexes.of_files([folder / "sdn.csv"])
    assert names == [str(folder / "own.csv"), str(folder / "sdn.csv")]


@pytest.mark.parametrize("changed", ["sdn.csv", "alt.csv"])
def test_a_changed_file_is_parsed_anew(folder: Path, changed: str) -> None:
    before = ListFile(folder / "sdn.csv")
    known = before.about()
    text = (folder / changed).read_text().replace("AIRE", "MAR").replace("AERO", "AQUA")
    (folder / changed).write_text(text)
    after = ListFile(folder / "sdn.csv")
    assert before.sha256 != after.sha256
    assert after.about() == about(load_list(folder / "sdn.csv")) != known
    with pytest.raises(DataGuardError, match="was changed while it was read"):
        before.load()


def test_what_is_kept_of_a_file_may_be_damaged(folder: Path) -> None:
    known = ListFile(folder / "own.csv").about()
    for kept in (folder / "cache").glob("list-*.json"):
        kept.write_bytes(kept.read_bytes()[:-3])
    assert ListFile(folder / "own.csv").about() == known


def test_a_bad_file_is_refused_each_time(folder: Path) -> None:
    (folder / "own.csv").write_text("name,type\nA,robot\n")
    for _ in range(2):
        with pytest.raises(InvalidFileError, match=r"own\.csv:2: type: 'robot' is not a type"):
            Checker.load(list_files=[folder / "own.csv"])
    with pytest.raises(DataGuardError, match="cannot be read"):
        ListFile(folder / "none.csv")


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5])
def test_the_digest_of_a_list_is_that_of_its_json(
    folder: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    from hashlib import sha256

    monkeypatch.setattr(list_files, "_TOGETHER", 2)
    entries = tuple(Designation(id=str(at), name="]}, {") for at in range(count))
    whole = load_list(folder / "own.csv").model_copy(update={"entries": entries})
    text = whole.model_dump_json(exclude_defaults=True)
    assert about(whole).sha256 == sha256(text.encode()).hexdigest()


def test_a_check_knows_a_listed_party_by_the_names_of_the_alias_file(folder: Path) -> None:
    record = "kind: customer\nid: C-1\nname: Lineas del Aire\ntype: organization\ncountry: CU\n"

    def verdicts(*lists: str) -> dict[str, str]:
        more = [part for name in lists for part in ("--list", str(folder / name))]
        ran = ddcheck("check", "-", "-f", "json", "--as-of", "2026-11-20", *more, stdin=record)
        (report,) = json.loads(ran.out)["reports"]
        return {match["list"]: match["listed_name"] for match in report["matches"]}

    assert verdicts() == {}
    assert verdicts("sdn.csv") == {"ofac-sdn": "LINEAS DEL AIRE"}
    # Parsed before, now known by its bytes.
    assert verdicts("sdn.csv", "own.csv") == {"ofac-sdn": "LINEAS DEL AIRE"}


def test_a_lock_covers_the_files_beside_a_list(folder: Path) -> None:
    def now() -> locks.Pins:
        return locks.current((), None, None, [folder / "own.csv", folder / "sdn.csv"])

    from hashlib import sha256

    before = now()
    own = sha256((folder / "own.csv").read_bytes()).hexdigest()
    assert before["lists"]["own.csv"] == locks.Pin("", own)
    (folder / "alt.csv").write_text(ALT.replace("AIRE", "MAR"))
    (difference,) = locks.differences(before, now())
    assert "list sdn.csv is locked as" in difference.en
    (folder / "alt.csv").unlink()
    assert len(locks.differences(before, now())) == 1


def test_a_lock_covers_each_of_two_files_of_one_name(folder: Path) -> None:
    paths = [folder / "own.csv", folder / "beside" / "own.csv"]
    paths[1].parent.mkdir()
    paths[1].write_text("name\nHarbour Bread\n")
    before = locks.current((), None, None, paths)
    for path in paths:
        text = path.read_text()
        path.write_text(f"{text}Another Name\n")
        (difference,) = locks.differences(before, locks.current((), None, None, paths))
        assert str(path) in difference.en
        path.write_text(text)


def test_an_import_of_a_named_format_has_the_names_of_the_alias_file(folder: Path) -> None:
    for more in ((), ("--list-format", "ofac-sdn-csv")):
        ran = ddcheck("lists", "import", str(folder / "sdn.csv"), *more)
        assert "LINEAS DEL AIRE" in ran.out, ran.err
