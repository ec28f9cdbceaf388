"""Rule sets and lists are found, kept by digest, and guarded."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ddcheck import cache, catalogue
from ddcheck.checker import Checker, load_rule_set
from ddcheck.cli._inputs import files
from ddcheck.errors import DataGuardError, InvalidFileError, UnknownNameError, UsageError
from running import SMALL

if TYPE_CHECKING:
    from ddcheck.core.rules import RuleSet

LISTS, RULES = SMALL / "lists", SMALL / "rules"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that no other test sees."""
    place = tmp_path / "cache"
    monkeypatch.setenv("DDCHECK_CACHE_DIR", str(place))
    return place


def copied(tmp_path: Path, what: Path = LISTS) -> Path:
    """A copy to spoil, at a path that nothing remembers."""
    return Path(shutil.copytree(what, tmp_path / what.name))


def test_what_ships_is_found() -> None:
    assert "cn-export-control" in catalogue.rule_set_names()
    assert {each.id for each in catalogue.entity_lists()} >= {
        "cn-export-control-list",
        "cn-unreliable-entity-list",
        "cn-watch-list",
    }
    assert "mofcom-gac-2024-33" in catalogue.measures()
    assert catalogue.controls()


def test_lists_come_in_the_order_of_their_ids() -> None:
    found = [each.id for each in catalogue.entity_lists()]

    assert found == sorted(found)
    assert [each.id for each in catalogue.entity_lists(found[::-1])] == found


def test_an_unknown_list_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match="small-list"):
        catalogue.entity_lists(["smal-list"], LISTS)


def test_an_edition_is_pinned() -> None:
    assert catalogue.rule_set("small@2026.1", RULES).edition == "2026.1"
    with pytest.raises(UsageError, match=r"edition 2026\.1, not 2025\.9"):
        catalogue.rule_set("small@2025.9", RULES)


def test_a_digest_changes_with_the_bytes_and_with_nothing_else(tmp_path: Path) -> None:
    place = copied(tmp_path)
    before = catalogue.digests(place)
    shutil.move(place, tmp_path / "elsewhere" / "lists")
    moved = catalogue.digests(tmp_path / "elsewhere" / "lists")
    changed = tmp_path / "other" / "lists"
    shutil.copytree(tmp_path / "elsewhere" / "lists", changed)
    path = changed / "entities" / "small-list.yaml"
    path.write_text(path.read_text("utf-8") + "# one more line\n", "utf-8")

    assert moved == before
    assert catalogue.digests(changed)["small-list"] != before["small-list"]
    assert catalogue.digests(changed)["measures"] == before["measures"]


def test_a_rule_sets_digest_covers_every_file_and_its_name(tmp_path: Path) -> None:
    place = copied(tmp_path, RULES)
    before = catalogue.rule_set("small", place).sha256
    (place / "small" / "ask-greenland.yaml").rename(place / "small" / "ask-iceland.yaml")

    assert catalogue.rule_set("small", place).sha256 != before


def test_a_list_shorter_than_it_says_is_a_data_guard(tmp_path: Path) -> None:
    place = copied(tmp_path)
    path = place / "entities" / "small-list.yaml"
    path.write_text(path.read_text("utf-8").replace("at_least: 2", "at_least: 3"), "utf-8")

    with pytest.raises(DataGuardError, match="has 2 entries, fewer than the 3"):
        catalogue.entity_lists(directory=place)


def test_a_wrong_field_is_told_at_its_line(tmp_path: Path) -> None:
    place = copied(tmp_path)
    path = place / "measures" / "act-of-1.yaml"
    path.write_text(path.read_text("utf-8").replace("issuers:", "isuers:"), "utf-8")

    with pytest.raises(InvalidFileError, match=r"lists/measures/act-of-1\.yaml:4: isuers"):
        catalogue.measures(place)


@pytest.mark.parametrize("folder", ["entities", "controls", "measures"])
def test_an_empty_folder_is_a_data_guard(tmp_path: Path, folder: str) -> None:
    place = copied(tmp_path)
    for path in (place / folder).iterdir():
        path.unlink()

    with pytest.raises(DataGuardError, match=folder):
        catalogue.digests(place)


def test_an_id_stands_once(tmp_path: Path) -> None:
    place = copied(tmp_path)
    shutil.copy(place / "entities" / "small-list.yaml", place / "entities" / "twice.yaml")

    with pytest.raises(InvalidFileError, match=r"is in \S*lists/entities/small-list\.yaml as well"):
        catalogue.entity_lists(directory=place)


def test_the_cache_gives_what_parsing_gives(tmp_path: Path, own_cache: Path) -> None:
    first = catalogue.entity_lists(directory=copied(tmp_path / "a"))
    kept = sorted(path.name for path in own_cache.iterdir())
    second = catalogue.entity_lists(directory=copied(tmp_path / "b"))

    assert kept
    assert sorted(path.name for path in own_cache.iterdir()) == kept
    assert first == second


def test_a_damaged_cache_is_made_anew(tmp_path: Path, own_cache: Path) -> None:
    first = catalogue.entity_lists(directory=copied(tmp_path / "a"))
    for number, path in enumerate(sorted(own_cache.iterdir())):
        data = path.read_bytes()
        path.write_bytes(data[:-20] if number % 2 else data.replace(b"Example", b"Exbmple"))

    assert catalogue.entity_lists(directory=copied(tmp_path / "b")) == first


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("DDCHECK_CACHE_DIR", str(tmp_path / "file" / "below"))

    assert not cache.write("x", "1", b"{}")
    assert catalogue.entity_lists(directory=copied(tmp_path))


def test_an_entry_is_whole_or_not_there(own_cache: Path) -> None:
    assert cache.read("x", "1") is None
    assert cache.write("x", "1", json.dumps({"a": 1}).encode())
    assert cache.read("x", "1") == b'{"a": 1}'
    assert [path.name for path in own_cache.iterdir()] == ["x-1.json"]


def test_old_entries_are_forgotten(own_cache: Path) -> None:
    for number in range(cache.KEEP + 5):
        cache.write("x", str(number), b"{}")

    assert len(list(own_cache.iterdir())) == cache.KEEP


def test_a_list_that_the_manifest_names_may_not_be_gone(tmp_path: Path) -> None:
    place = copied(tmp_path)
    (place / "manifest.yaml").write_text("entities: [small-list, other-list]\n", "utf-8")

    with pytest.raises(DataGuardError, match="other-list is missing"):
        catalogue.entity_lists(directory=place)


def test_every_list_that_the_manifest_names_ships() -> None:
    from ddcheck.documents import trees

    place = catalogue.lists_dir()
    (manifest,) = trees((place / "manifest.yaml").read_bytes(), "manifest.yaml")

    assert isinstance(manifest.plain, dict)
    for folder, names in manifest.plain.items():
        assert set(names) <= {path.stem for path in (place / folder).glob("*.yaml")}, folder
        assert names, folder


def test_a_rule_set_shorter_than_it_says_is_a_data_guard(tmp_path: Path) -> None:
    place = copied(tmp_path, RULES)
    with (place / "small" / "ruleset.yaml").open("a", encoding="utf-8") as file:
        file.write("at_least: 3\n")
    (place / "small" / "ask-greenland.yaml").unlink()

    with pytest.raises(DataGuardError, match="has 2 rules, fewer than the 3"):
        catalogue.rule_set("small", place)


def test_a_measure_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    place = copied(tmp_path)
    path = place / "entities" / "small-list.yaml"
    path.write_text(path.read_text("utf-8").replace("act-of-1", "act-of-2", 1), "utf-8")

    with pytest.raises(
        InvalidFileError, match=r"small-list\.yaml:9: entries\[0\]\.measure: no such measure"
    ):
        catalogue.entity_lists(directory=place)


def test_rules_found_sound_come_without_examples_where_none_are_wanted(tmp_path: Path) -> None:
    rules, lists = copied(tmp_path, RULES), copied(tmp_path)

    def loaded(*, examples: bool) -> RuleSet:
        checker = Checker.load(rules_dir=rules, lists_dir=lists, examples=examples)
        return checker.evaluator.rule_sets[0]

    first, second = loaded(examples=False), loaded(examples=False)

    assert all(rule.examples for rule in loaded(examples=True).rules)
    assert not any(rule.examples for rule in second.rules)
    assert second.sha256 == first.sha256
    assert [rule.tree["when"] for rule in second.rules] == [
        rule.tree["when"] for rule in first.rules
    ]


def test_a_rule_that_was_sound_and_is_changed_is_read_whole_again(tmp_path: Path) -> None:
    rules, lists = copied(tmp_path, RULES), copied(tmp_path)
    for _ in range(2):
        Checker.load(rules_dir=rules, lists_dir=lists, examples=False)
    path = rules / "small" / "ask-greenland.yaml"
    path.write_text(path.read_text("utf-8").replace("expect: hit", "expect: clear"), "utf-8")

    with pytest.raises(InvalidFileError, match="no example that is hit"):
        Checker.load(rules_dir=rules, lists_dir=lists, examples=False)


def test_a_rule_that_was_sound_is_not_where_its_measure_is_gone(tmp_path: Path) -> None:
    rules, lists = copied(tmp_path, RULES), copied(tmp_path)
    for _ in range(2):
        Checker.load(rules_dir=rules, lists_dir=lists, examples=False)
    measures = {"another-act": object()}

    with pytest.raises(InvalidFileError, match="no measure 'act-of-1'"):
        load_rule_set("small", rules, measures, catalogue.vocabularies(rules), examples=False)


def unreadable(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """As if these directories could not be looked into; for root, who runs tests in containers, all can."""
    real = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name in names:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)


def test_a_rule_set_that_cannot_be_looked_into_is_not_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = copied(tmp_path, SMALL / "rules")
    (rules / "another").mkdir()
    (rules / "another" / "ruleset.yaml").write_text("id: another\n", "utf-8")
    assert "another" in catalogue.rule_set_names(rules)
    unreadable(monkeypatch, "another")

    with pytest.raises(DataGuardError, match=r"another: cannot be read \(permission denied\)"):
        catalogue.rule_set_names(rules)


def test_a_linked_rule_set_is_found_and_a_circle_of_links_ends(tmp_path: Path) -> None:
    rules = copied(tmp_path, SMALL / "rules")
    (rules / "linked").symlink_to(rules / "small")
    (rules / "small" / "again").symlink_to(rules / "small")

    assert catalogue.rule_set_names(rules) == ("linked", "small")
    assert len(catalogue.rule_set("small", rules).rules) == 3


def test_a_linked_directory_of_rules_is_not_passed_over(tmp_path: Path) -> None:
    rules = copied(tmp_path, RULES)
    (tmp_path / "more").mkdir()
    (rules / "small" / "more").symlink_to(tmp_path / "more")

    with pytest.raises(DataGuardError, match="more: is a link to a directory"):
        catalogue.rule_set("small", rules)


def test_a_rule_is_asked_whatever_its_ending_or_refused(tmp_path: Path) -> None:
    rules = copied(tmp_path, RULES)
    rule = rules / "small" / "ask-greenland.yaml"
    rule.rename(rule.with_suffix(".yml"))
    (rules / "small" / ".draft.yaml").write_text("an editor's own", "utf-8")
    assert len(catalogue.rule_set("small", rules).rules) == 3

    rule.with_suffix(".yml").rename(rule.with_suffix(".YAML"))
    with pytest.raises(DataGuardError, match=r"write \.yaml in small letters"):
        catalogue.rule_set("small", rules)


@pytest.mark.parametrize("place", ["stray.yaml", "other/stray.yaml"])
def test_a_rule_outside_of_every_rule_set_is_refused(tmp_path: Path, place: str) -> None:
    rules = copied(tmp_path, RULES)
    (rules / "other").mkdir()
    (rules / place).write_text("note: no rule\n", "utf-8")
    assert catalogue.rule_set_names(rules) == ("small",)

    (rules / place).write_text("id: stray\napplies_to: item\n", "utf-8")
    with pytest.raises(DataGuardError, match="is a rule in no rule set"):
        catalogue.rule_set_names(rules)


def test_what_is_left_blank_in_a_rule_is_refused_with_its_line(tmp_path: Path) -> None:
    rules = copied(tmp_path, RULES)
    rule = rules / "small" / "ask-greenland.yaml"
    text = rule.read_text("utf-8")
    assert "verdict: " in text
    rule.write_text(text.replace("verdict: ", "unless:\nmeasure: ''\nverdict: ", 1), "utf-8")

    with pytest.raises(InvalidFileError) as error:
        load_rule_set("small", rules, None, None)

    assert [each.path for each in error.value.problems] == ["unless", "measure"]
    assert error.value.problems[0].message.en.startswith("is left blank")


def test_a_rule_set_named_by_its_directory_has_the_vocabularies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = copied(tmp_path, RULES)
    words = rules / "vocabularies"
    words.mkdir(exist_ok=True)
    text = (
        "id: {id}\ntitle: {{en: A, zh: 甲}}\nedition: 2026-11-29\nsource: own\n"
        "threshold: 3\nterms: [{{term: shirt, weight: 3}}]\n"
    )
    (words / "shirts.yaml").write_text(text.format(id="shirts"), "utf-8")

    found = catalogue.vocabularies(None, [str(rules / "small")])
    assert {"shirts", "military-use"} <= found.keys()
    assert catalogue.vocabulary_digests(None, [str(rules / "small")]).keys() == found.keys()
    assert "shirts" not in catalogue.vocabularies()
    monkeypatch.chdir(rules)
    assert "shirts" in catalogue.vocabularies(None, ["small/"])

    other = Path(shutil.copytree(rules, tmp_path / "other"))
    (other / "vocabularies" / "shirts.yaml").write_text(text.format(id="military-use"), "utf-8")
    with pytest.raises(UsageError, match="'military-use' says something else"):
        catalogue.vocabularies(None, [str(other / "small")])


def test_two_rules_of_one_name_are_refused(tmp_path: Path) -> None:
    rules = copied(tmp_path, RULES)
    once = Checker.load(["small", "small"], rules_dir=rules, lists_dir=LISTS)
    assert len(once.evaluator.rule_sets) == 1

    head = shutil.copytree(rules / "small", rules / "again") / "ruleset.yaml"
    text = head.read_text("utf-8")
    head.write_text(text.replace("2026.1", "2026.2"), "utf-8")
    with pytest.raises(UsageError, match="two rule sets are called 'small'"):
        Checker.load(rules_dir=rules, lists_dir=LISTS)

    head.write_text(text.replace("id: small", "id: again"), "utf-8")
    with pytest.raises(UsageError, match="'ask-greenland' is in the rule sets again and small"):
        Checker.load(rules_dir=rules, lists_dir=LISTS)


def test_a_file_of_knowledge_that_cannot_be_read_is_a_data_guard(tmp_path: Path) -> None:
    lists = copied(tmp_path)
    (lists / "entities" / "gone.yaml").symlink_to("nowhere")

    with pytest.raises(DataGuardError, match=r"gone\.yaml: cannot be read"):
        catalogue.entity_list_references(lists)


def test_a_directory_of_records_that_cannot_be_looked_into_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "a.yaml").write_text("kind: shipment\n", "utf-8")
    unreadable(monkeypatch, "inner")

    assert list(files([str(tmp_path)])) == [str(tmp_path / "a.yaml"), str(tmp_path / "inner")]


def test_a_rule_set_may_lie_below_a_directory_with_an_at_sign(tmp_path: Path) -> None:
    rules = copied(tmp_path / "me@work", SMALL / "rules")

    assert catalogue.rule_set(str(rules / "small")).id == "small"
    with pytest.raises(UsageError, match="not 1999"):
        catalogue.rule_set(f"{rules / 'small'}@1999")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("    elements: [Xx]\n", "items[0].elements[0]"),
        ("    formulas: [Zz9]\n", "items[0].formulas[0]"),
        ("    criteria: {parameter: purity, at_least: 3}\n", "items[0].criteria.parameter"),
        ("    criteria: {substance: Ga, at_least: 1e5}\n", "items[0].criteria.at_least"),
        ("    criteria:\n      all:\n        - {nmaed: true}\n", "items[0].criteria.all[0]"),
    ],
)
def test_what_would_control_nothing_is_refused_with_its_line(
    tmp_path: Path, text: str, path: str
) -> None:
    lists = copied(tmp_path)
    head = (
        "id: own\ntitle: {en: Own, zh: 自有}\nedition: 2026-11-29\nitems:\n  - id: one\n"
        "    title: {en: One, zh: 一}\n    measure: act-of-1\n    names: {en: [one]}\n"
    )
    (lists / "controls" / "own.yaml").write_text(head + text, "utf-8")

    for look in (catalogue.controls, lambda where: Checker.load(rules_dir=RULES, lists_dir=where)):
        with pytest.raises(InvalidFileError) as error:
            look(lists)
        (problem,) = error.value.problems
        assert (problem.source, problem.path) == (str(lists / "controls" / "own.yaml"), path)
        assert problem.line >= 9


@pytest.mark.parametrize("place", ["own.csv", "SDN.XML", "more/own.yaml"])
def test_a_list_that_would_not_be_read_is_refused(tmp_path: Path, place: str) -> None:
    lists = copied(tmp_path)
    path = lists / "entities" / place
    path.parent.mkdir(exist_ok=True)
    path.write_text("name\nSomebody Ltd\n", "utf-8")
    (lists / "entities" / "README.md").write_text("what is here", "utf-8")

    with pytest.raises(DataGuardError, match="is not read here; import it"):
        catalogue.entity_list_references(lists)
    with pytest.raises(DataGuardError, match="is not read here"):
        Checker.load(rules_dir=RULES, lists_dir=lists)
