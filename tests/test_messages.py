"""Every message is there in English and in Chinese, and the language asked for is the one that is spoken."""

from __future__ import annotations

import ast
import json
import re
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest
from pydantic_core._pydantic_core import list_all_errors

from ddcheck.core.texts import RefusalError, Text
from ddcheck.errors import InvalidRecordError, Problem, UnknownNameError, UsageError
from ddcheck.model_errors import explain
from running import KNOWLEDGE, ROOT, SMALL, check, ddcheck, shipment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCES = sorted((ROOT / "src" / "ddcheck").rglob("*.py"))
SPOKEN = frozenset(
    {"Text", "RefusalError", "CellError", "UsageError", "DataGuardError", "NothingToCheckError"}
    | {"BusyError", "tell", "chosen", "refuse", "_NotARunError", "_invalid"}
)
"""What takes a sentence in English and, right after it, the same in Chinese."""
HAN = re.compile(r"[\u3400-\u9fff]")
SENTENCE = re.compile(r"[A-Za-z]{2,} +[a-z]{2,}")
ENGLISH = re.compile(
    r"\b(?:[a-z]+ ){2,}(?:is|are|was|the|a|of|not|no|to|and|or|in)\b|\b(?:PASS|FAIL|REVIEW|WAIVED)\b"
)
"""A few words of a sentence, or a verdict."""


def literal(node: ast.expr) -> str | None:
    """The fixed words of a text; nothing where it is no text that is written here."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            part.value
            for part in node.values
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        )
    if isinstance(node, ast.BinOp):
        parts = [literal(node.left), literal(node.right)]
        return "".join(part for part in parts if part is not None)
    return None


def spoken() -> Iterator[tuple[str, str, str]]:
    """Place, English and Chinese of every sentence that is written in the code."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name not in SPOKEN:
                continue
            for index, argument in enumerate(node.args):
                english = literal(argument)
                if english is None or not SENTENCE.search(english) or HAN.search(english):
                    continue
                other = node.args[index + 1] if index + 1 < len(node.args) else None
                place = f"{path.relative_to(ROOT)}:{node.lineno}"
                yield place, english, ("" if other is None else literal(other) or "")
                break


def test_every_sentence_in_the_code_has_its_chinese_beside_it() -> None:
    every = list(spoken())

    assert len(every) > 400
    assert [(place, en) for place, en, zh in every if not HAN.search(zh)] == []


def test_no_error_of_ours_is_raised_in_english_alone() -> None:
    """A ``ValueError`` of a model would reach the user; only what programs call may raise a bare one."""
    allowed = {"indexes.py", "evidence.py", "index.py", "comparison.py"}
    found = [
        f"{path.name}:{node.lineno}"
        for path in SOURCES
        if path.name not in allowed
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and getattr(node.exc.func, "id", "") == "ValueError"
    ]

    assert found == []


@pytest.mark.parametrize("error", list_all_errors(), ids=lambda error: error["type"])
def test_every_error_of_pydantic_is_explained_in_chinese(error: dict[str, Any]) -> None:
    detail = {
        "type": error["type"],
        "loc": ("field",),
        "input": "x",
        "ctx": error.get("example_context") or {},
        "msg": error["example_message_python"],
    }
    told = explain(detail)

    assert told.en
    # What is not known here is told in English, with its type.
    assert (
        HAN.search(told.zh) or told.zh.endswith(f"（{error['type']}）") or "error" in detail["ctx"]
    )


def test_a_refusal_of_a_model_keeps_both_languages() -> None:
    error = RefusalError("is wrong; write it right", "有误；请改正")
    told = explain({"type": "value_error", "loc": ("x",), "ctx": {"error": error}, "msg": "…"})

    assert told == Text("is wrong; write it right", "有误；请改正")


def test_errors_come_from_another_process_as_they_are() -> None:
    import pickle

    problem = Problem("a.csv", 3, "id", Text("is empty", "是空的"))
    for error in (
        UsageError("no", "否"),
        UnknownNameError("rule", "x", ["y"]),
        InvalidRecordError([problem]),
        RefusalError("no", "否"),
    ):
        again = pickle.loads(pickle.dumps(error))
        assert (str(again), again.zh) == (str(error), error.zh)


BAD_RECORD = "kind: shipment\nid: A\nid: B\n"
WRONG: dict[str, tuple[str, str | bytes]] = {
    "a bad date": ("a.yaml", "kind: shipment\nexport_date: 20/11/2026\n"),
    "a duplicated key": ("a.yaml", BAD_RECORD),
    "an unknown field": ("a.yaml", "kind: shipment\ndestinaton: TH\n"),
    "a word that is no choice": ("a.yaml", "kind: shipment\nmode: ship\n"),
    "broken YAML": ("a.yaml", "kind: shipment\n x: [1\n"),
    "broken JSON": ("a.json", '{"kind": "shipment", '),
    "a line that is no JSON": ("a.jsonl", '{"kind": "shipment"}\n{"kind"\n'),
    "another encoding": ("a.csv", "id,destination,收货人\nA,TH,某\n".encode("gb18030")),
    "a ragged row": ("a.csv", "id,destination,items.description\nA,TH\n"),
    "a header that is not known": ("a.csv", "foo,bar\n1,2\n"),
    "an open quote": ("a.csv", 'id,destination\nA,"TH\n'),
    "a damaged workbook": ("a.xlsx", b"PK\x03\x04 and no more"),
    "broken XML": ("a.xml", '<Order xmlns="urn:oasis:names:x"><a></b></Order>'),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_with_a_record_is_told_in_chinese(tmp_path: Path, what: str) -> None:
    name, content = WRONG[what]
    data = content if isinstance(content, bytes) else content.encode()
    (tmp_path / name).write_bytes(data)
    english = check(name, cwd=tmp_path)
    chinese = check(name, "--lang", "zh", cwd=tmp_path)

    assert english.status == chinese.status == 4
    assert not HAN.search(english.err.splitlines()[0])
    problems = [line for line in chinese.err.splitlines() if line.startswith("a.")]
    assert problems
    assert all(HAN.search(line) for line in problems), problems
    assert "incomplete：" in chinese.out.splitlines()[-1]


USAGE = {
    "no such command": ["chekc"],
    "no such option": ["check", "-", "--formt", "json"],
    "no value": ["check", "-", "--gate"],
    "no number": ["check", "-", "--jobs", "many"],
    "too small": ["check", "-", "--jobs", "0"],
    "too much": ["verify", "a", "b"],
    "no such inner command": ["lists", "lst"],
    "no inner command": ["waivers"],
    "no file": ["check"],
    "no such file": ["diff", "a.json", "b.json"],
    "no such rule set": ["check", "-", "--rules", "cn-exprt-control"],
    "a bad gate": ["check", "-", "--gate", "revew"],
    "a bad day": ["check", "-", "--as-of", "2026"],
    "no list": ["check", "-", "--list", "none.csv"],
    "no directory of lists": ["check", "-", "--lists-dir", "none"],
    "an old list": ["lists", "status", "--max-age", "1d", "--as-of", "2030-01-01"],
    "no lock": ["check", "-", "--locked"],
    "no waivers": ["waivers", "list"],
    "no table": ["map", "none.csv"],
    "no run": ["explain", "0123abcd"],
    "a bad number": ["classify", "tin", "--composition", "Bi=x"],
    "a bad identifier": ["screen", "X", "--identifier", "x"],
}


@pytest.mark.parametrize("what", USAGE)
def test_what_is_wrong_with_a_command_is_told_in_chinese(tmp_path: Path, what: str) -> None:
    ran = ddcheck(*USAGE[what], env={"DDCHECK_LANG": "zh"}, stdin=shipment(), cwd=tmp_path)

    *said, last = ran.err.splitlines()
    assert ran.status in (2, 5)
    assert last.startswith(f"ddcheck: 退出码 {ran.status}（")
    assert said
    assert all(HAN.search(line) for line in said), said


def test_the_language_is_asked_for_by_flag_variable_and_file_in_this_order(tmp_path: Path) -> None:
    (tmp_path / "ddcheck.toml").write_text('lang = "zh"\n', "utf-8")

    def last(*flags: str, **env: str) -> str:
        return ddcheck("diff", "a", "b", *flags, env=env, cwd=tmp_path).err.splitlines()[-1]

    assert last().startswith("ddcheck: 退出码 2")
    assert last(DDCHECK_LANG="en") == "ddcheck: exit 2 (usage)"
    assert last("--lang=zh", DDCHECK_LANG="en").startswith("ddcheck: 退出码 2")
    assert last("--lang", "en") == "ddcheck: exit 2 (usage)"


def test_a_broken_setting_is_told_in_the_language_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "ddcheck.toml").write_text('lang = "zh"\ngate = "maybe"\n', "utf-8")
    ran = ddcheck("check", "-", stdin=shipment(), cwd=tmp_path)

    assert ran.status == 2
    assert "不是可选值" in ran.err


def test_every_command_takes_the_language() -> None:
    from typer.main import get_command

    from ddcheck.cli import _take_language, app_for

    def leaves(command: Any) -> Iterator[Any]:
        inner = getattr(command, "commands", None)
        if inner is None:
            yield command
        else:
            for each in inner.values():
                yield from leaves(each)

    command: Any = get_command(app_for(()))
    for each in command.commands.values():
        _take_language(each)
    lacking = [
        each.name
        for each in leaves(command)
        if sum("--lang" in parameter.opts for parameter in each.params) != 1
    ]

    assert lacking == []


def test_a_saved_run_says_in_the_other_language_why_a_record_was_not_checked(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.yaml").write_text("kind: shipment\nmode: ship\n", "utf-8")
    run = tmp_path / "run.json"
    check("a.yaml", "-qq", "--gate", "none", "-o", f"json={run}", cwd=tmp_path)
    saved = json.loads(run.read_text("utf-8"))
    told = ddcheck("report", run, "--lang", "zh", "-f", "plain").out

    assert saved["errors"][0]["problems"][0].startswith("a.yaml:2: mode: 'ship' is not a mode")
    assert saved["errors"][0]["other_language"]["lang"] == "zh"
    assert saved["run"]["exit_reason"] == "incomplete: 1 record not checked"
    assert "a.yaml:2: NOT CHECKED record=?: mode: 'ship' 不是 mode 的可选值" in told
    assert "仅出报告" in told
    assert "1 条记录未检查" in told.splitlines()[-1]
    assert ddcheck("verify", run).status == 0


def test_json_in_chinese_has_the_english_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("kind: shipment\nmode: ship\n", "utf-8")
    out = check("a.yaml", "-f", "json", "--lang", "zh", cwd=tmp_path).out
    (error,) = json.loads(out)["errors"]

    assert "不是 mode 的可选值" in error["problems"][0]
    assert "is not a mode" in error["other_language"]["problems"][0]


def test_a_fingerprint_of_what_was_not_checked_is_the_same_in_both_languages(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.yaml").write_text("kind: shipment\nmode: ship\n", "utf-8")
    keys = set()
    for lang in ("en", "zh"):
        out = check("a.yaml", "-f", "sarif", "--lang", lang, cwd=tmp_path).out
        (result,) = json.loads(out)["runs"][0]["results"]
        keys.add(json.dumps(result["partialFingerprints"]))

    assert len(keys) == 1


@pytest.mark.parametrize("command", [["doctor"], ["lists", "status"], ["lists", "list"]])
def test_tables_have_chinese_heads_and_english_keys(command: list[str]) -> None:
    told = ddcheck(*command, "--lang", "zh", *(KNOWLEDGE if command == ["doctor"] else ())).out
    rows = json.loads(ddcheck(*command, "--lang", "zh", "-f", "json").out)

    assert HAN.search(told.splitlines()[0])
    assert not HAN.search("".join(rows[0]))


def test_every_word_of_a_closed_choice_is_there_in_chinese() -> None:
    from ddcheck.cli import _words
    from ddcheck.core.measures import Confidence, Effect, State
    from ddcheck.core.reports import Outcome, Verdict
    from ddcheck.core.rules import Kind, Subject
    from ddcheck.core.standings import Standing, Status
    from ddcheck.core.waivers import WaiverKind
    from ddcheck.report_formats._labels import standing

    choices: dict[str, list[Any]] = {
        "applies_to": [*Subject, "batch"],
        "can_be_waived": ["yes", "no", "with_licence"],
        "confidence": list(Confidence),
        "effect": list(Effect),
        "kind": [*Kind, *Standing, *WaiverKind, "goods", "law"],
        "outcome": list(Outcome),
        "state": list(State),
        "verdict": list(Verdict),
    }
    lacking = [
        (of, str(value))
        for of, values in choices.items()
        for value in values
        if not HAN.search(_words.word(of, str(value), "zh"))
    ]
    lacking += [
        ("status", str(value))
        for value in Status
        if value is not Status.NOT_YET and not HAN.search(standing(str(value), "zh"))
    ]

    assert lacking == []
    assert _words.word("kind", "licence", "en") == "licence"


TOLD = [
    ["doctor"],
    ["config", "show"],
    ["lists", "list"],
    ["lists", "status"],
    ["rules", "list"],
    ["rules", "timeline"],
    ["schema"],
    ["help"],
    ["screen", "Rheinmetal AG", "某某", "--as-of", "2026-11-23"],
    ["check", str(ROOT / "examples" / "t-shirts.yaml"), "-f", "terminal"],
]


@pytest.mark.parametrize("command", TOLD, ids=lambda command: " ".join(command[:2]))
def test_what_a_person_reads_in_chinese_holds_no_english_sentence(command: list[str]) -> None:
    out = ddcheck(*command, env={"DDCHECK_LANG": "zh"}).out
    # What a record or the law says is told as it is written: names, and goods in quotes.
    plain = re.sub(r"“[^”]*”|https?://\S+|[\w./-]+/[\w./-]+|ddcheck [a-z -]+", "", out)

    assert HAN.search(out)
    assert [line for line in plain.splitlines() if ENGLISH.search(line)] == []


SHOWN = {
    "a rule": ["explain", "cn-licence-required"],
    "the life of a measure": ["rules", "timeline", "46/2024"],
    "goods": ["classify", "三氧化二锑", "--hs", "2825800010"],
    "a change of rules": [
        *["rules", "diff", "old", "new", "--records", "one.yaml"],
        *["--lists-dir", str(SMALL / "lists")],
    ],
    "lists that are alike": ["lists", "diff", "cn-watch-list", "cn-watch-list"],
    "a finding": ["explain", "listed-party", "run.json"],
    "a batch": ["report", "run.json", "-f", "terminal"],
    "a page": ["report", "run.json", "-f", "md"],
}
HALF_WIDTH = re.compile(r"[\u3400-\u9fff](?::(?: |$)|; | \()")
"""A colon, semicolon or parenthesis of Latin right after Chinese."""


@pytest.mark.parametrize("what", SHOWN)
def test_what_is_shown_in_chinese_is_chinese_down_to_its_marks(tmp_path: Path, what: str) -> None:
    listed = shipment("AQ", name="B").replace("Beispiel GmbH", "Bad Exampel Optics GmbH")
    (tmp_path / "one.yaml").write_text(f"{shipment()}---\n{listed}", "utf-8")
    check("one.yaml", "-qq", "--lang", "zh", "-o", "json=run.json", cwd=tmp_path)
    for name in ("old", "new"):
        copytree(SMALL / "rules", tmp_path / name)
    (tmp_path / "new" / "small" / "no-antarctica.yaml").unlink()
    ran = ddcheck(*SHOWN[what], env={"DDCHECK_LANG": "zh"}, cwd=tmp_path)

    lines = ran.out.splitlines()
    assert HAN.search(ran.out), ran.err
    assert [line for line in lines if HALF_WIDTH.search(line)] == []
    if SHOWN[what][1] == "diff":
        assert [line for line in lines if not HAN.search(line)] == []
