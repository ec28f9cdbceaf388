"""What ships for CI: well-formed, with commands that exist, and doing what it says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from running import ROOT, ddcheck, environment

if TYPE_CHECKING:
    from pathlib import Path

HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def started(tmp_path: Path, *flags: str) -> Path:
    assert ddcheck("init", tmp_path, *flags).status == 0
    return tmp_path


@pytest.fixture
def bin_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with a ddcheck for scripts to find."""
    path = tmp_path_factory.mktemp("bin")
    script = path / "ddcheck"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ddcheck "$@"\n', "utf-8")
    script.chmod(0o755)
    return path


@pytest.mark.parametrize("ci", ["github", "gitlab", "none"])
def test_what_init_writes_is_green_at_once(tmp_path: Path, ci: str) -> None:
    here = started(tmp_path, "--ci", ci)

    assert ddcheck("check", "records", cwd=here).status == 0
    assert ddcheck("test", "house-", "--mutate", cwd=here).status == 0
    assert ddcheck("waivers", "lint", cwd=here).status == 0
    linted = ddcheck("rules", "lint", cwd=here)
    assert (linted.status, "warning:" in linted.err) == (0, False)
    assert ddcheck("lock", cwd=here).status == 0
    assert ddcheck("check", "records", "--locked", cwd=here).status == 0


def test_the_list_that_init_writes_is_screened(tmp_path: Path) -> None:
    here = started(tmp_path)
    (here / "bad.yaml").write_text("kind: customer\nid: C-9\nname: Sample Blocked Trading FZE\n")

    ran = ddcheck("check", "bad.yaml", cwd=here)

    assert ran.status in (1, 3)
    assert "house-blocked" in ran.out
    assert "house-blocked" in ddcheck("lists", "list", cwd=here).out
    assert "Sample Blocked Trading FZE" in ddcheck("lists", "show", "house-blocked", cwd=here).out


def objected(here: Path) -> str:
    """A shipment to which the rule of the working set objects; the fingerprint of that finding."""
    text = (
        (here / "records" / "shipment.yaml").read_text("utf-8").replace("mode: sea", "mode: post")
    )
    (here / "records" / "post.yaml").write_text(
        text.replace("SO-2026-0001", "SO-2026-0002").replace("weight_kg: 900", "weight_kg: 9000")
    )
    assert ddcheck("check", "records", "-qq", "-o", "json=run.json", cwd=here).status == 3
    (report,) = (
        each
        for each in json.loads((here / "run.json").read_text("utf-8"))["reports"]
        if each["verdict"] == "review"
    )
    (finding,) = (each for each in report["findings"] if each["outcome"] == "hit")
    return str(finding["fingerprint"])


def test_a_waiver_of_the_rule_that_init_writes_is_right(tmp_path: Path) -> None:
    here = started(tmp_path)
    given = (
        "--kind",
        "risk-accepted",
        "--by",
        "li.na",
        "--by",
        "m.roth",
        "--expires",
        "2027-06-30",
    )
    reason = "The carrier confirmed that it takes this weight by post"
    added = ddcheck(
        "waivers", "add", "run.json", objected(here), *given, "--reason", reason, cwd=here
    )

    assert added.status == 0, added.err
    assert ddcheck("check", "records", cwd=here).status == 0
    linted = ddcheck("waivers", "lint", cwd=here)
    assert (linted.status, linted.out) == (0, "")
    (here / "ddcheck.toml").unlink()
    lint = ("waivers", "lint", "waivers.yaml")
    assert "is no rule that is here" in ddcheck(*lint, cwd=here).out
    assert ddcheck(*lint, "--rules", "rules/house", cwd=here).status == 0


@pytest.mark.parametrize("rules", [(), ("--rules", "rules/house,cn-export-control")])
def test_a_run_of_the_working_set_is_the_same_wherever_the_checkout_lies(
    tmp_path: Path, rules: tuple[str, ...]
) -> None:
    here = started(tmp_path / "here")
    (here / "records" / "customer.yaml").unlink()
    objected(here)
    check = ("check", "records", *rules, "-qq", "-o", "json=run.json")
    assert ddcheck(*check, cwd=here).status == 3
    there = here.rename(tmp_path / "there")

    replayed = ddcheck("verify", "--replay", "run.json", cwd=there)
    assert replayed.status == 0, replayed.err
    saved = (there / "run.json").read_bytes()
    assert ddcheck(*check, cwd=there).status == 3
    assert (there / "run.json").read_bytes() == saved
    below = ("--replay", "below.json")
    at = there / "records"
    assert ddcheck("check", ".", *("-qq", "-o", "json=below.json"), cwd=at).status == 3
    assert ddcheck("verify", *below, cwd=at).status == 0


def test_the_titles_of_a_rule_set_of_ones_own_are_there_in_the_other_language(
    tmp_path: Path,
) -> None:
    here = started(tmp_path)
    one = ("check", "records/shipment.yaml", "-qq", "-o", "json=run.json")
    assert ddcheck(*one, cwd=here).status == 0
    told = ddcheck("report", "run.json", "--lang", "zh", "-f", "html", cwd=here).out

    assert "大宗货物不走邮递" in told
    assert "本次运行以英文保存" not in told


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_works_with_many_file_names_and_with_none(
    tmp_path: Path, bin_dir: Path, hook: dict[str, Any]
) -> None:
    here = started(tmp_path)
    every = sorted(str(path.relative_to(here)) for path in here.rglob("*") if path.is_file())
    matching = [path for path in every if re.search(hook["files"], path)]
    assert matching
    given = matching if hook.get("pass_filenames", True) else []
    for names in (given, []) if hook["id"] != "ddcheck-check" else (given,):
        ran = subprocess.run(
            [*hook["entry"].split(), *names],
            cwd=here, capture_output=True, text=True, check=False,
            env=environment(PATH=f"{bin_dir}{os.pathsep}{os.environ['PATH']}"),
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="runs a shell")
@pytest.mark.parametrize(("blocked", "status"), [(False, "0"), (True, "1")])
def test_the_github_action_keeps_the_exit_status_and_writes_every_report(
    tmp_path: Path, bin_dir: Path, blocked: bool, status: str
) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    step = next(each for each in action["runs"]["steps"] if each.get("id") == "check")
    here = started(tmp_path)
    if blocked:
        path = here / "records" / "customer.yaml"
        text = path.read_text("utf-8")
        path.write_text(
            re.sub(r"^name: .*$", "name: Rheinmetall AG", text, flags=re.MULTILINE), "utf-8"
        )
    outputs = here / "outputs"
    values = {name: given.get("default", "") for name, given in action["inputs"].items()}
    values |= {"files": "records", "reports": "reports"}
    given = {
        key: re.sub(r"\$\{\{ inputs\.(\S+) \}\}", lambda found: values[found[1]], text)
        for key, text in step["env"].items()
    }
    ran = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=here, capture_output=True, text=True, check=False,
        env=environment(PATH=f"{bin_dir}{os.pathsep}{os.environ['PATH']}", GITHUB_OUTPUT=str(outputs),
                        **given),
    )  # fmt: skip

    assert str(ran.returncode) == status, ran.stderr
    assert outputs.read_text("utf-8") == f"exit-status={status}\n"
    assert sorted(path.name for path in (here / "reports").iterdir()) == [
        "junit.xml", "report.html", "run.json", "run.sarif",
    ]  # fmt: skip
    assert json.loads((here / "reports" / "run.json").read_text("utf-8"))["summary"]["records"] == 2


def test_the_action_puts_no_input_into_a_script() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))

    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


@pytest.mark.skipif(sys.platform == "win32", reason="runs a shell")
def test_the_gitlab_job_runs_as_it_stands(tmp_path: Path, bin_dir: Path) -> None:
    job = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text("utf-8"))[".ddcheck"]
    here = started(tmp_path)
    script = "\n".join(line for line in job["script"] if "pip install" not in line)
    ran = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=here, capture_output=True, text=True, check=False,
        env=environment(PATH=f"{bin_dir}{os.pathsep}{os.environ['PATH']}", CI="true", **job["variables"]),
    )  # fmt: skip

    assert ran.returncode == 0, ran.stderr
    assert "is not read" not in ran.stderr
    for path in job["artifacts"]["reports"].values():
        assert (here / path).is_file()


def test_pipelines_in_the_manual_name_flags_that_exist() -> None:
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    known = "".join(
        ddcheck(*command, "--help").out
        for command in (("check",), ("waivers", "add"), ("waivers", "lint"), ("lock",), ("init",), ("test",))
    )  # fmt: skip
    flags = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - {"--rm", "--network"}

    assert flags
    assert not {flag for flag in flags if flag not in known}
