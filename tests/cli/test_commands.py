"""The other commands: new, schema, config, lists, doctor, completion, init, help."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml

from ddcheck.cli import command_names
from ddcheck.cli._streams import cell_width
from running import KNOWLEDGE, ROOT, SMALL, ddcheck, environment

if TYPE_CHECKING:
    from pathlib import Path

LISTS = ("--lists-dir", str(SMALL / "lists"))


@pytest.mark.parametrize("what", ["shipment", "customer"])
def test_a_new_record_checks_cleanly(tmp_path: Path, what: str) -> None:
    path = tmp_path / "new.yaml"

    assert ddcheck("new", what, "-o", path).status == 0
    ran = ddcheck("check", path)
    assert ran.status == 0, ran.out
    assert ddcheck("new", what).out == path.read_text("utf-8")


def test_a_new_record_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("mine", "utf-8")

    assert ddcheck("new", "shipment", "-o", path).status == 2
    assert path.read_text("utf-8") == "mine"


def test_every_schema_is_a_schema() -> None:
    names = [line.split()[-1] for line in ddcheck("schema").out.splitlines()[1:]]

    assert {"shipment", "customer", "report", "list", "config"} <= set(names)
    for name in names:
        ran = ddcheck("schema", name)
        assert ran.status == 0, name
        jsonschema.Draft202012Validator.check_schema(json.loads(ran.out))


def test_a_real_report_fits_the_schema() -> None:
    schema = json.loads(ddcheck("schema", "report").out)
    run = json.loads(ddcheck("check", ROOT / "examples" / "solder-paste.yaml", "-f", "json").out)

    jsonschema.validate(run, schema)


def test_every_line_of_a_stream_fits_the_schema_too(tmp_path: Path) -> None:
    schema = json.loads(ddcheck("schema", "report").out)
    lines = {"$ref": "#/$defs/line", "$defs": schema["$defs"]}
    ran = ddcheck(
        "check", ROOT / "examples" / "solder-paste.yaml", tmp_path / "no.yaml", "-f", "jsonl"
    )
    kinds = []
    for line in map(json.loads, ran.out.splitlines()):
        jsonschema.validate(line, lines)
        kinds.append(line["type"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"type": "end", "complete": True}, lines)

    assert kinds == ["header", "report", "not_checked", "end"]


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("measure", "lists/measures/*.yaml"),
        ("list", "lists/entities/*.yaml"),
        ("control-list", "lists/controls/*.yaml"),
        ("vocabulary", "rules/vocabularies/*.yaml"),
        ("mapping", "examples/*.map.yaml"),
    ],
)
def test_files_that_ship_are_right_in_the_eyes_of_an_editor(name: str, pattern: str) -> None:
    schema = json.loads(ddcheck("schema", name).out)
    paths = sorted(ROOT.glob(pattern))

    assert paths
    for path in paths:
        content = json.loads(json.dumps(yaml.safe_load(path.read_bytes()), default=str))
        jsonschema.validate(content, schema)


def test_config_shows_each_value_with_its_origin(tmp_path: Path) -> None:
    (tmp_path / "ddcheck.toml").write_text('gate = "fail"\n', "utf-8")
    ran = ddcheck("config", "show", "-f", "json", cwd=tmp_path, env={"DDCHECK_LANG": "zh"})
    found = json.loads(ran.out)

    assert found["gate"] == {"value": "fail", "origin": str(tmp_path / "ddcheck.toml")}
    assert found["lang"] == {"value": "zh", "origin": "DDCHECK_LANG"}
    assert found["jobs"] == {"value": None, "origin": "default"}
    assert ddcheck("config", "path", cwd=tmp_path).out.strip() == str(tmp_path / "ddcheck.toml")


def test_lists_are_listed() -> None:
    ran = ddcheck("lists", "list", *LISTS, "-f", "json")

    assert [(row["id"], row["entries"]) for row in json.loads(ran.out)] == [
        ("small-list", 2),
        ("small-goods", 1),
        ("measures", 1),
    ]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["small-list"], "Bad Example Optics GmbH"),
        (["small-list", "two"], "Worse Example Drones LLC"),
        (["small-goods"], "kryptonite"),
        (["act-of-1", "--as-of", "2019-12-31"], "state on 2019-12-31: not_yet"),
        (["act-of-1", "--as-of", "2020-01-01"], "state on 2020-01-01: in_force"),
        (["small-list", "one", "--as-of", "2019-12-31"], "status on 2019-12-31: not_yet"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_list_an_entry_or_a_measure_is_shown(arguments: list[str], part: str) -> None:
    ran = ddcheck("lists", "show", *arguments, *LISTS)

    assert ran.status == 0
    assert part in ran.out


def test_what_no_list_has_is_named_with_what_is_near() -> None:
    assert "small-list" in ddcheck("lists", "show", "smal-list", *LISTS).err
    assert ddcheck("lists", "show", "small-list", "three", *LISTS).status == 2


def test_the_lists_that_ship_have_no_problem() -> None:
    ran = ddcheck("lists", "lint")

    assert ran.status == 0, ran.err


def test_lint_reads_the_records_of_examples(tmp_path: Path) -> None:
    rules = shutil.copytree(SMALL / "rules", tmp_path / "rules")
    rule = rules / "small" / "ask-greenland.yaml"
    text = rule.read_text("utf-8")
    rule.write_text(text.replace("record: {destination: GL}", "record: {destnation: GL}"), "utf-8")

    ran = ddcheck("rules", "lint", "--rules-dir", rules, *LISTS, cwd=tmp_path)

    assert ran.status == 2
    where = "rules/small/ask-greenland.yaml:10: examples[0].record.destnation"
    assert (
        f"{where}: 'destnation' is not a field; did you mean destination?" in ran.err.splitlines()
    )


def test_lint_warns_of_what_an_author_does_not_expect(tmp_path: Path) -> None:
    rules = shutil.copytree(SMALL / "rules", tmp_path / "rules")
    rule = rules / "small" / "no-antarctica.yaml"
    text = rule.read_text("utf-8")
    when = 'when: {shipment.destination: AQ, any_item: {item.hs_code: ["8112"]}}'
    rule.write_text(text.replace("when: {shipment.destination: AQ}", when), "utf-8")

    ran = ddcheck("rules", "lint", "--rules-dir", rules, *LISTS)

    assert ran.status == 0
    assert "no-antarctica: can be waived by anybody" in ran.err
    assert "item.hs_code 8112 is met by this code alone" in ran.err


def test_lint_finds_what_leads_nowhere(tmp_path: Path) -> None:
    shutil.copytree(SMALL / "lists", tmp_path / "lists")
    path = tmp_path / "lists" / "entities" / "small-list.yaml"
    path.write_text(path.read_text("utf-8").replace("act-of-1", "act-of-2", 1), "utf-8")
    ran = ddcheck("lists", "lint", "--lists-dir", tmp_path / "lists")

    assert ran.status == 2
    assert (
        "small-list.yaml:9: entries[0].measure: no such measure: 'act-of-2'; did you mean act-of-1"
        in ran.err
    )


def test_status_fails_when_a_list_is_old() -> None:
    fresh = ddcheck("lists", "status", *LISTS, "--as-of", "2026-07-20", "--max-age", "30d")
    old = ddcheck("lists", "status", *LISTS, "--as-of", "2026-11-20", "--max-age", "30d")

    assert fresh.status == 0
    assert "19" in fresh.out
    assert old.status == 5
    assert "142 days old" in old.err


def test_status_tells_of_lists_of_ones_own_too(tmp_path: Path) -> None:
    (tmp_path / "house.csv").write_text("name\nX\n", "utf-8")
    (tmp_path / "ddcheck.toml").write_text('list = ["house.csv"]\n', "utf-8")
    ran = ddcheck("lists", "status", *LISTS, "--max-age", "999d", cwd=tmp_path)
    flagged = ddcheck("lists", "status", *LISTS, "--list", tmp_path / "house.csv", "-f", "json")

    assert ran.status == 5
    assert "house: edition" in ran.err
    assert "does not say when it was published" in ran.err
    assert [row["id"] for row in json.loads(flagged.out)][-1] == "house"


def test_a_list_is_imported_as_yaml_that_reads_the_same(tmp_path: Path) -> None:
    source = ROOT / "examples" / "own-list.csv"
    target = tmp_path / "own.yaml"

    assert ddcheck("lists", "import", source, "-o", target).status == 0
    assert ddcheck("lists", "diff", source, target).status == 0
    assert "at_least: 1" in target.read_text("utf-8").replace("'", "")


def test_a_difference_of_lists_is_told(tmp_path: Path) -> None:
    target = tmp_path / "small-list.yaml"
    text = (SMALL / "lists" / "entities" / "small-list.yaml").read_text("utf-8")
    target.write_text(text.replace("Worse", "Worst").replace("id: one", "id: three"), "utf-8")
    ran = ddcheck("lists", "diff", "small-list", target, *LISTS, "-f", "json")

    assert ran.status == 1
    rows = json.loads(ran.out)
    assert [(row["change"], row["id"], row["what"], row["before"]) for row in rows] == [
        ("gone", "one", "id", ""),
        ("new", "three", "id", "one"),
        ("changed", "two", "name", rows[2]["name"].replace("Worst", "Worse")),
    ]
    assert "1 new, 1 gone, 1 changed; 2 entries before, 2 now" in ran.err


def test_an_edition_that_shrank_is_a_data_guard(tmp_path: Path) -> None:
    before, after = tmp_path / "before.csv", tmp_path / "after.csv"
    before.write_text("name\nOne Ltd\nTwo Ltd\n", "utf-8")
    after.write_text("name\nOne Ltd\n", "utf-8")

    assert ddcheck("lists", "diff", before, after, "--at-least", "50").status == 1
    ran = ddcheck("lists", "diff", before, after, "--at-least", "51")
    assert ran.status == 5
    assert "has 1 entries, fewer than 51 % of the 2" in ran.err


def test_a_list_that_lacks_its_file_of_aliases_says_so_in_every_run(tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv"
    path.write_text('36,"A LTD",-0- ,"CUBA"' + ",-0- " * 8 + "\n", "utf-8")
    record = ROOT / "examples" / "t-shirts.yaml"

    ran = ddcheck("check", record, "--list", path, "-f", "json")

    assert ran.status == 0
    (note,) = json.loads(ran.out)["run"]["notes"]
    assert "sdn.csv: is read without alt.csv, add.csv" in str(note)
    for command in (("screen", "A Person", "--list"), ("lists", "lint"), ("lists", "import")):
        assert "is read without alt.csv" in ddcheck(*command, path).err
    path.with_name("alt.csv").write_text('36,1,"aka","B LTD",-0- \n', "utf-8")
    path.with_name("add.csv").write_text('36,1,-0- ,-0- ,"Cuba",-0- \n', "utf-8")
    assert "without" not in ddcheck("lists", "lint", path).err


def test_the_doctor_says_what_is_there_and_what_is_broken(tmp_path: Path) -> None:
    well = ddcheck("doctor", *KNOWLEDGE, "-f", "json")
    ill = ddcheck("doctor", "--rules-dir", SMALL / "rules", "--lists-dir", tmp_path)

    assert well.status == 0
    assert {row["what"] for row in json.loads(well.out)} >= {
        "ddcheck",
        "rules small",
        "list small-list",
        "cache",
    }
    assert ill.status == 5
    assert "broken" in ill.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_names_every_command(shell: str) -> None:
    out = ddcheck("completion", shell).out

    assert all(name in out for name in command_names())
    assert "--as-of" in out


def test_the_bash_completion_is_bash() -> None:
    script = ddcheck("completion", "bash").out
    shell = shutil.which("bash")
    assert shell is not None, "bash is on every system that this project is tested on"
    asked = 'COMP_WORDS=(ddcheck che); COMP_CWORD=1; _ddcheck; echo "${COMPREPLY[@]}"'
    ran = subprocess.run(
        [shell, "-c", f"{script}\n{asked}"],
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
    )

    assert ran.stdout.split() == ["check"]


def test_what_init_writes_checks_cleanly_and_is_kept(tmp_path: Path) -> None:
    assert ddcheck("init", tmp_path).status == 0
    (tmp_path / "ddcheck.toml").write_text('gate = "fail"\n', "utf-8")
    again = ddcheck("init", tmp_path)

    assert again.status == 0
    assert "kept" in again.err
    assert (tmp_path / "ddcheck.toml").read_text("utf-8") == 'gate = "fail"\n'
    assert ddcheck("check", "records", cwd=tmp_path).status == 0


@pytest.mark.parametrize("topic", ["exit-codes", "environment", "formats", "encodings"])
def test_topics_are_explained(topic: str) -> None:
    assert topic in ddcheck("help").out
    assert len(ddcheck("help", topic).out.splitlines()) > 5


def test_every_command_has_help() -> None:
    for name in command_names():
        ran = ddcheck(name, "--help")
        assert ran.status == 0, name
        assert "Usage: ddcheck" in ran.out
        assert len(ran.out.splitlines()) > 4


@pytest.mark.parametrize("columns", ["40", "60", "80", "120", "200"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_timeline_fits_the_screen(columns: str, lang: str) -> None:
    ran = ddcheck(
        "rules", "timeline", "--lang", lang, "--as-of", "2026-11-20", env={"COLUMNS": columns}
    )

    assert ran.status == 0
    drawn = ran.out.split("\n\n", maxsplit=1)[0].splitlines()
    assert max(cell_width(line) for line in drawn) <= int(columns)
    assert sum("792/2024" in line for line in drawn) == 1
    assert "2025" in drawn[0]


def test_a_timeline_in_a_pipe_has_a_character_for_each_month() -> None:
    ran = ddcheck("rules", "timeline", "--as-of", "2026-11-20")

    assert "2025        2026" in ran.out


def test_examples_are_told_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    english = ddcheck("test", "cn-catch-all", "-v")
    chinese = ddcheck("test", "cn-catch-all", "-v", "--lang", "zh")

    assert "ok    cn-catch-all: military use: hit (review)" in english.out
    assert "通过  cn-catch-all：军事用途：hit (review)" in chinese.out
    assert "军事用途" in ddcheck("explain", "cn-catch-all", "--lang", "zh").out

    ddcheck("init", tmp_path)
    rule = tmp_path / "rules" / "house" / "house-heavy-by-post.yaml"
    text = rule.read_text("utf-8")
    rule.write_text(
        text.replace("{en: 900 kg by sea, zh: 海运，900千克}", "900 kg by sea"), "utf-8"
    )
    own = ddcheck("test", "house-", "-v", "--lang", "zh", cwd=tmp_path)

    assert "900 kg by sea" in own.out
    assert "未写明运输方式" in own.out
