"""What was validated once comes back from the cache as it was, or is validated again."""

from __future__ import annotations

import json
import re
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from ddcheck import Checker, cache, catalogue, kept_models
from ddcheck.core.controls import ControlList
from ddcheck.core.measures import Event, Measure
from ddcheck.core.vocabularies import Vocabulary
from ddcheck.errors import DataGuardError, InvalidFileError
from running import ROOT, check

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL = ROOT / "tests" / "data" / "small"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that no other test sees."""
    place = tmp_path / "cache"
    monkeypatch.setenv("DDCHECK_CACHE_DIR", str(place))
    return place


def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what this process has read."""
    for each in (
        catalogue._measures,
        catalogue._controls,
        catalogue._references,
        catalogue._vocabularies,
        catalogue._bytes,
        catalogue._folder,
        catalogue._manifest,
    ):
        each.cache_clear()


LISTS: dict[str, Callable[[], tuple[Any, ...]]] = {
    "measures": lambda: tuple(catalogue.measures().values()),
    "controls": catalogue.controls,
    "vocabularies": lambda: tuple(catalogue.vocabularies().values()),
}


@pytest.mark.parametrize("name", LISTS)
def test_what_ships_comes_back_equal_and_of_the_same_types(
    name: str, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew(monkeypatch)
    first = LISTS[name]()
    anew(monkeypatch)
    with monkeypatch.context() as patch:
        # Nothing is validated now.
        patch.setattr(catalogue, "validated", None)
        second = LISTS[name]()

    assert second == first
    for one, other in zip(first, second, strict=True):
        assert one.model_dump_json() == other.model_dump_json()
        assert one.model_dump_json(exclude_unset=True) == other.model_dump_json(exclude_unset=True)
        assert same_types(one, other)
        assert hash(str(one)) == hash(str(other))


def same_types(one: Any, other: Any) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple | list):
        return all(same_types(*pair) for pair in zip(one, other, strict=True))
    if isinstance(one, dict):
        return all(same_types(one[key], other[key]) for key in one)
    if hasattr(type(one), "model_fields"):
        return all(
            same_types(getattr(one, key), getattr(other, key)) for key in type(one).model_fields
        )
    return True


def test_what_came_back_can_be_copied_pickled_and_not_changed() -> None:
    import copy
    import pickle

    event = {
        "date": "2026-01-01",
        "effect": "effective",
        "act": "An act",
        "until_included": "unknown",
    }
    (one,) = kept_models.restored(Event, kept_models.dumped([Event.model_validate(event)]))

    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one
    assert one.until_included is None
    assert one.model_copy(update={"act": "Another"}).act == "Another"
    with pytest.raises(Exception, match="frozen"):
        one.act = "x"  # type: ignore[misc]


WRONG: dict[str, Any] = {
    "no list": {},
    "text": "x",
    "a number": 1,
    "an unknown field": [{"id": "x", "foo": 1}],
    "a field too few": [{"id": "x"}],
    "another type": [[1]],
    "no such effect": [{"date": "2026-01-01", "effect": "magic", "act": "x"}],
    "no such day": [{"date": "2026-13-01", "effect": "effective", "act": "x"}],
    "no day": [{"date": 5, "effect": "effective", "act": "x"}],
}


@pytest.mark.parametrize("plain", WRONG.values(), ids=WRONG)
def test_what_is_of_another_shape_is_refused(plain: Any) -> None:
    if plain == {}:
        assert kept_models.restored(Event, plain) == ()
        return
    with pytest.raises(kept_models.UnkeepableError):
        kept_models.restored(Event, plain)


def place_of(tmp_path: Path) -> tuple[Path, Path]:
    rules, lists = tmp_path / "rules", tmp_path / "lists"
    shutil.copytree(SMALL / "rules", rules)
    shutil.copytree(SMALL / "lists", lists)
    return rules, lists


def sealed(path: Path, body: bytes) -> None:
    """A cache entry of somebody else, whole by its own account."""
    path.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)


@pytest.mark.parametrize("kind", ["values", "references", "words", "criteria", "sound", "lists"])
@pytest.mark.parametrize("harm", ["cut", "flipped", "emptied", "another shape", "gone"])
def test_a_damaged_entry_changes_no_verdict(
    tmp_path: Path, own_cache: Path, kind: str, harm: str
) -> None:
    record = str(ROOT / "examples" / "solder-paste.yaml")
    env = {"DDCHECK_CACHE_DIR": str(own_cache)}
    first = check(record, "-f", "json", env=env)
    entries = list(own_cache.glob(f"{kind}-*.json"))
    assert entries
    for path in entries:
        data = path.read_bytes()
        if harm == "cut":
            path.write_bytes(data[: len(data) // 2])
        elif harm == "flipped":
            middle = len(data) // 2
            path.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
        elif harm == "emptied":
            path.write_bytes(b"")
        elif harm == "gone":
            path.unlink()
        elif kind not in ("sound", "lists"):
            sealed(path, b'[[{"id": "x"}], [], 3]')

    second = check(record, "-f", "json", env=env)
    assert (second.status, second.out) == (first.status, first.out)


@pytest.mark.parametrize("what", ["measures/act-of-1.yaml", "controls/small-goods.yaml"])
def test_a_file_that_was_sound_and_is_changed_is_validated_again(
    tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules, lists = place_of(tmp_path)
    for _ in range(2):
        anew(monkeypatch)
        Checker.load(rules_dir=rules, lists_dir=lists)
    path = lists / what
    path.write_text(path.read_text("utf-8") + "nonsense: 1\n", "utf-8")
    anew(monkeypatch)

    with pytest.raises(InvalidFileError, match="nonsense"):
        Checker.load(rules_dir=rules, lists_dir=lists)


def test_a_control_list_that_was_sound_is_not_where_its_measure_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, lists = place_of(tmp_path)
    for _ in range(2):
        anew(monkeypatch)
        catalogue.controls(lists)
    path = lists / "measures" / "act-of-1.yaml"
    path.write_text(path.read_text("utf-8").replace("id: act-of-1", "id: act-of-2"), "utf-8")
    anew(monkeypatch)

    with pytest.raises(InvalidFileError, match="no such measure"):
        catalogue.controls(lists)


def test_a_list_that_was_whole_and_is_shortened_is_a_data_guard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, lists = place_of(tmp_path)
    for _ in range(2):
        anew(monkeypatch)
        catalogue.entity_list_references(lists)
    path = lists / "entities" / "small-list.yaml"
    path.write_text(re.sub("at_least: .*", "at_least: 99", path.read_text("utf-8")), "utf-8")
    anew(monkeypatch)

    with pytest.raises(DataGuardError, match="fewer than the 99"):
        catalogue.entity_list_references(lists)


def test_a_list_that_the_manifest_names_is_missed_however_warm_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, lists = place_of(tmp_path)
    shutil.copy(lists / "entities" / "small-list.yaml", lists / "entities" / "second.yaml")
    second = lists / "entities" / "second.yaml"
    second.write_text(second.read_text("utf-8").replace("small-list", "second"), "utf-8")
    (lists / "manifest.yaml").write_text("entities: [small-list, second]\n", "utf-8")
    for _ in range(2):
        anew(monkeypatch)
        assert len(catalogue.entity_list_references(lists)) == 2
    second.unlink()
    anew(monkeypatch)

    with pytest.raises(DataGuardError, match="second is missing"):
        catalogue.entity_list_references(lists)


def test_references_are_the_same_from_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    anew(monkeypatch)
    first = catalogue.entity_list_references()
    anew(monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr(catalogue, "_folder", None)
        assert catalogue.entity_list_references() == first
    assert first == tuple(sorted(first))
    assert {each.id: each.entries for each in first} == {
        each.id: len(each.entries) for each in catalogue.entity_lists()
    }


def test_folded_words_are_those_that_folding_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    anew(monkeypatch)
    first = {name: each.folded for name, each in catalogue.vocabularies().items()}
    anew(monkeypatch)
    again = catalogue.vocabularies()

    for name, each in again.items():
        assert each.folded == first[name] == Vocabulary(**each.model_dump()).folded
        assert catalogue.vocabulary_digests()[name] == catalogue.digest_of_words(each)
    with pytest.raises(ValueError, match=r"shorter|longer"):
        next(iter(again.values())).know_folded(["one"])


def test_a_second_start_builds_the_validator_of_no_list(tmp_path: Path, own_cache: Path) -> None:
    import subprocess
    import sys

    from running import environment

    record = str(ROOT / "examples" / "t-shirts.yaml")
    program = (
        "import sys, os; sys.argv = ['ddcheck', 'check', '-qq', sys.argv[1]]; os._exit = lambda status: None\n"
        "from ddcheck.__main__ import main; main()\n"
        "from ddcheck.core.measures import Measure; from ddcheck.core.controls import ControlList\n"
        "from ddcheck.core.vocabularies import Vocabulary\n"
        "print([each.__pydantic_complete__ for each in (Measure, ControlList, Vocabulary)])"
    )

    def built() -> str:
        ran = subprocess.run(
            [sys.executable, "-c", program, record],
            capture_output=True,
            text=True,
            env=environment(DDCHECK_CACHE_DIR=str(own_cache)),
            check=True,
        )
        return ran.stdout.strip()

    assert built() == "[True, True, True]"
    assert built() == "[False, False, False]"


def test_models_that_are_kept_have_fields_that_json_can_hold() -> None:
    """A new field of another type would come back as something else: then nothing is kept, and starts are slow."""
    for model, values in ((Measure, LISTS["measures"]()), (ControlList, LISTS["controls"]())):
        assert (
            kept_models.restored(model, json.loads(json.dumps(kept_models.dumped(values))))
            == values
        )


def test_a_relative_place_for_caches_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be another one in each directory, and the directories would fill up with them."""
    monkeypatch.delenv("DDCHECK_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "caches")
    monkeypatch.setenv("HOME", "/home/somebody")
    kept = cache.directory()
    assert kept is not None
    assert kept.is_absolute()
    assert kept.name == "ddcheck"
