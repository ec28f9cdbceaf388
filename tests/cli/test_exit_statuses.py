"""Every exit status of the contract, by process."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ddcheck.cli import _exits
from ddcheck.core.reports import Counts
from running import KNOWLEDGE, ROOT, SMALL, check, ddcheck, environment, shipment

MANY = "---\n".join(shipment("AQ", name=f"S-{number}") for number in range(800))
"""So many that their report is longer than a pipe holds."""


def a_file(folder: Path, text: str, name: str = "record.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("counts", "gate", "troubles", "status"),
    [
        (Counts(1, passed=1), "review", (), 0),
        (Counts(2, passed=1, failed=1), "review", (), 1),
        (Counts(2, passed=1, review=1), "review", (), 3),
        (Counts(2, review=1, failed=1), "review", (), 1),
        (Counts(2, review=1, failed=1), "fail", (), 1),
        (Counts(1, review=1), "fail", (), 0),
        (Counts(2, review=1, failed=1), "none", (), 0),
        (Counts(2, failed=1, not_checked=1), "review", (), 4),
        (Counts(1, not_checked=1), "none", (), 4),
        (Counts(), "review", (), 6),
        (Counts(), "none", (), 6),
        (Counts(1, failed=1), "review", (6,), 6),
        (Counts(1, not_checked=1), "review", (6,), 6),
        (Counts(1, failed=1), "review", (7, 6), 7),
        (Counts(1, failed=1), "review", (5, 7), 5),
        (Counts(1, failed=1), "review", (2, 5), 2),
        (Counts(1, failed=1), "none", (70, 2, 5, 7, 6, 4), 70),
    ],
)
def test_the_gravest_status_counts(
    counts: Counts, gate: str, troubles: tuple[int, ...], status: int
) -> None:
    assert _exits.exit_status(counts, gate=gate, troubles=troubles) == status


@pytest.mark.parametrize(("destination", "status"), [("DE", 0), ("AQ", 1), ("GL", 3), (None, 3)])
def test_a_verdict_has_its_status(tmp_path: Path, destination: str | None, status: int) -> None:
    assert check(a_file(tmp_path, shipment(destination))).status == status


@pytest.mark.parametrize("style", ["plain", "json", "jsonl", "terminal"])
def test_the_format_does_not_change_the_status(style: str) -> None:
    assert check("-", "-f", style, stdin=shipment("AQ")).status == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--no-such-flag"],
        ["--gate", "revew"],
        ["--lang", "fr"],
        ["--as-of", "20.11.2026"],
        ["--as-of", "2026-02-30"],
        ["--format", "jsn"],
        ["-o", "json"],
        ["-o", "json=/no/such/folder/x.json"],
        ["--rules", "smal"],
        ["--rules", "small@1999.1"],
        ["--select", "no-antartica"],
        ["--config", "/no/such/file.toml"],
        ["--kind", "parcel"],
        ["--format-in", "ymal"],
        ["--map", "/no/such/map.yaml"],
        ["--jobs", "0"],
        ["--encoding", "utf-9"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_meant_is_usage(arguments: list[str]) -> None:
    ran = check("-", *arguments, stdin=shipment())

    assert ran.status == 2, ran.err
    assert ran.out == ""
    assert "exit 2 (usage)" in ran.err


def test_a_wrong_rule_is_usage(tmp_path: Path) -> None:
    shutil.copytree(SMALL / "rules", tmp_path / "rules")
    rule = tmp_path / "rules" / "small" / "no-antarctica.yaml"
    rule.write_text(
        rule.read_text("utf-8").replace("shipment.destination", "shipment.destinatio"), "utf-8"
    )

    ran = ddcheck(
        "check",
        "-",
        "--rules-dir",
        tmp_path / "rules",
        "--lists-dir",
        SMALL / "lists",
        stdin=shipment(),
    )

    assert ran.status == 2
    assert "small/no-antarctica.yaml:6: when" in ran.err
    assert "destination" in ran.err


@pytest.mark.parametrize(
    "text",
    ["kind: shipment\nparties: {\n", "kind: parcel\n", "kind: shipment\nid: a\nid: b\n", "42\n"],
    ids=["torn", "other kind", "key twice", "no record"],
)
def test_a_record_that_cannot_be_read_is_incomplete(tmp_path: Path, text: str) -> None:
    ran = check(a_file(tmp_path, text))

    assert ran.status == 4
    assert "record.yaml" in ran.out


def test_a_file_that_is_not_there_is_incomplete_and_the_others_are_decided(tmp_path: Path) -> None:
    ran = check(tmp_path / "missing.yaml", a_file(tmp_path, shipment("AQ")))

    assert ran.status == 4
    assert "no such file" in ran.out
    assert "1 fail, 1 not checked" in ran.out


def test_a_wrong_record_is_told_with_line_and_path_and_what_to_write(tmp_path: Path) -> None:
    path = a_file(tmp_path, "kind: shipment\nmode: ship\nparties:\n  - role: boss\n")
    ran = check(path)

    assert ran.status == 4
    assert f"{path}:2: mode: 'ship' is not a mode; use one of sea, air" in ran.err
    assert f"{path}:4: parties[0].role: 'boss' is not a role" in ran.err


def test_a_link_to_nothing_in_a_directory_is_not_passed_over(tmp_path: Path) -> None:
    a_file(tmp_path, shipment())
    (tmp_path / "torn.yaml").symlink_to("nowhere.yaml")
    ran = check(tmp_path)

    assert ran.status == 4
    assert f"{tmp_path / 'torn.yaml'}: NOT CHECKED record=?: cannot be read" in ran.out
    assert "1 pass, 0 review, 0 fail, 1 not checked" in ran.out


def test_a_linked_directory_is_read_and_a_circle_of_links_ends(tmp_path: Path) -> None:
    inner, elsewhere = tmp_path / "orders", tmp_path / "elsewhere"
    inner.mkdir()
    elsewhere.mkdir()
    a_file(elsewhere, shipment("AQ"))
    (inner / "today").symlink_to(elsewhere)
    (elsewhere / "back").symlink_to(inner)
    ran = check(inner)

    assert ran.status == 1
    assert "1 record: 0 pass, 0 review, 1 fail" in ran.out


def test_a_pipe_may_be_named_like_a_file(tmp_path: Path) -> None:
    record = a_file(tmp_path, shipment("AQ"))
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    ran = shell(f'cat "{record}" >"{pipe}" & "$@"', "check", pipe, *KNOWLEDGE)

    assert ran.returncode == 1


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n---\n"])
def test_no_record_is_empty(tmp_path: Path, text: str) -> None:
    assert check(a_file(tmp_path, text)).status == 6


def test_a_directory_without_records_is_empty(tmp_path: Path) -> None:
    ran = check(tmp_path)

    assert ran.status == 6
    assert f"{tmp_path}: holds no record" in ran.err


def test_no_rule_for_the_record_is_empty() -> None:
    assert check("-", "--select", "no-antarctica", stdin="kind: customer\nname: X\n").status == 6


def damaged(tmp_path: Path, name: str, change: str) -> tuple[str, str]:
    shutil.copytree(SMALL / "lists", tmp_path / "lists")
    path = tmp_path / "lists" / name
    match change:
        case "gone":
            path.unlink()
        case "empty":
            path.write_bytes(b"")
        case "not text":
            path.write_bytes(b"\xff\xfe\x00\x80" + path.read_bytes()[:100])
        case "cut":
            path.write_bytes(path.read_bytes()[:-30])
        case "short":
            lines = path.read_text("utf-8").splitlines()
            path.write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    return ("--lists-dir", str(tmp_path / "lists"))


@pytest.mark.parametrize("change", ["gone", "empty", "not text", "cut", "short"])
def test_a_damaged_list_stops_everything(tmp_path: Path, change: str) -> None:
    lists = damaged(tmp_path, "entities/small-list.yaml", change)
    ran = ddcheck("check", "-", "--rules-dir", SMALL / "rules", *lists, stdin=shipment())

    assert ran.status == 5, ran.err
    assert ran.out == ""


@pytest.mark.parametrize("flag", ["--lists-dir", "--rules-dir"])
def test_a_directory_that_is_not_there_is_a_data_guard(flag: str) -> None:
    assert ddcheck("check", "-", flag, "/no/such/folder", stdin=shipment()).status == 5


def test_a_list_that_is_not_there_is_a_data_guard() -> None:
    assert check("-", "--list", "/no/such/list.csv", stdin=shipment()).status == 5


def test_a_stale_list_is_a_data_guard_unless_it_is_allowed_with_a_reason() -> None:
    stale = ("-", "--as-of", "2026-11-20", "--max-age", "30d")

    assert check(*stale, stdin=shipment()).status == 5
    assert check("-", "--as-of", "2026-07-20", "--max-age", "30d", stdin=shipment()).status == 0

    allowed = check(*stale, "--allow-stale", "mirror is down", "-f", "json", stdin=shipment())
    assert allowed.status == 0
    assert any("mirror is down" in note for note in json.loads(allowed.out)["run"]["notes"])


def test_a_list_from_the_future_is_not_fresh_whatever_day_is_asked_for(tmp_path: Path) -> None:
    lists = tmp_path / "lists"
    shutil.copytree(SMALL / "lists", lists)
    path = lists / "entities" / "small-list.yaml"
    path.write_text(
        path.read_text("utf-8").replace("published: 2026-07-01", "published: 2999-01-01")
    )
    days = ("--as-of", "2999-01-02", "--max-age", "30d")
    asked = ("check", "-", "--rules-dir", SMALL / "rules", "--lists-dir", lists, *days)

    refused = ddcheck(*asked, stdin=shipment())
    assert refused.status == 5
    assert "is of 2999-01-01, and by the clock here" in refused.err
    assert "its date is wrong, or the clock" in refused.err
    assert ddcheck("lists", "status", "--lists-dir", lists, *days).status == 5

    allowed = ddcheck(*asked, "--allow-stale", "a test", "-f", "json", stdin=shipment())
    assert allowed.status == 0
    assert any("2999-01-01" in note for note in json.loads(allowed.out)["run"]["notes"])


def test_a_list_of_today_is_fresh_on_an_earlier_day_that_is_asked_for() -> None:
    early = ("--as-of", "2020-01-01", "--max-age", "30d")

    assert check("-", *early, stdin=shipment()).status != 5


@pytest.mark.parametrize("gate", ["fail", "none"])
def test_a_gate_masks_nothing_but_verdicts(tmp_path: Path, gate: str) -> None:
    lists = damaged(tmp_path, "entities/small-list.yaml", "short")

    assert check("-", "--gate", gate, stdin="").status == 6
    assert check("-", "--gate", gate, stdin="kind: parcel\n").status == 4
    guarded = ddcheck(
        "check", "-", "--rules-dir", SMALL / "rules", *lists, "--gate", gate, stdin=shipment()
    )
    assert guarded.status == 5
    assert check("-", "--gate", gate, "--select", "nothing", stdin=shipment()).status == 2


def test_gate_none_says_so() -> None:
    ran = check("-", "--gate", "none", "-f", "json", stdin=shipment("AQ"))

    run = json.loads(ran.out)
    assert ran.status == 0
    assert run["summary"]["fail"] == 1
    assert "report-only: gate is off" in run["run"]["notes"]


def test_an_unexpected_exception_is_a_bug_in_one_line_with_a_file(tmp_path: Path) -> None:
    program = (
        "import sys; sys.argv[1:] = ['check', '-'];"
        "import ddcheck.configuration as c;"
        "c.load = lambda *a, **k: 1 / 0;"
        "from ddcheck.__main__ import main; main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        env=environment(TMPDIR=str(tmp_path)),
        check=False,
    )
    told = ran.stderr.decode().splitlines()

    assert ran.returncode == 70
    assert "ZeroDivisionError" in told[0]
    assert len(told) == 2
    (crash,) = tmp_path.glob("ddcheck-crash-*")
    assert str(crash) in told[0]
    assert "Traceback" in crash.read_text("utf-8")


def test_a_crash_on_one_record_leaves_the_others_decided(tmp_path: Path) -> None:
    program = (
        "import sys, ddcheck.checker as c;"
        f"sys.argv[1:] = ['check', '-', *{KNOWLEDGE!r}];"
        "real = c.Checker.decide;"
        "c.Checker.decide = lambda self, record, *a: 1 / 0 if record.id == 'BAD' else real(self, record, *a);"
        "from ddcheck.__main__ import main; main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        input=f"{shipment(name='BAD')}---\n{shipment('AQ')}---\n{shipment(name='BAD')}".encode(),
        capture_output=True,
        env=environment(TMPDIR=str(tmp_path)),
        check=False,
    )

    assert ran.returncode == 4, ran.stderr
    assert b"1 fail, 2 not checked" in ran.stdout
    # What crashes in the same place is kept once.
    (crash,) = tmp_path.glob("ddcheck-crash-*")
    assert ran.stdout.count(str(crash).encode()) == 2
    assert b"ZeroDivisionError" in ran.stdout


def test_a_closed_pipe_is_quiet() -> None:
    started = subprocess.Popen(
        [sys.executable, "-m", "ddcheck", "check", "-", *KNOWLEDGE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert started.stdin is not None
    assert started.stdout is not None
    assert started.stderr is not None
    with started:
        started.stdout.close()
        started.stdin.write(MANY.encode())
        started.stdin.close()
        told = started.stderr.read()
        status = started.wait(timeout=60)

    assert status == 141
    assert told == b""


def shell(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """``ddcheck`` as a shell starts it; in the script it is ``"$@"``."""
    command = [sys.executable, "-m", "ddcheck", *map(str, arguments)]
    return subprocess.run(
        ["sh", "-c", script, "sh", *command],
        capture_output=True,
        env=environment(),
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "streams", [">&-", "2>&-", ">&- 2>&- <&-"], ids=["output", "messages", "all"]
)
@pytest.mark.parametrize(
    ("destination", "status"), [("DE", 0), ("AQ", 1), (None, 3)], ids=["pass", "fail", "review"]
)
def test_a_stream_that_is_closed_changes_no_status(
    tmp_path: Path, streams: str, destination: str | None, status: int
) -> None:
    target = tmp_path / "run.json"
    record = a_file(tmp_path, shipment(destination))
    ran = shell(f'"$@" {streams}', "check", record, *KNOWLEDGE, "-o", f"json={target}")

    assert ran.returncode == status
    # What is opened next must not take the place of the stream that is not there.
    assert json.loads(target.read_text("utf-8"))["summary"]["records"] == 1


def test_closed_streams_are_no_crash_either() -> None:
    assert shell('"$@" >&-', "--version").returncode == 0
    assert shell('"$@" <&-', "check", "-", *KNOWLEDGE).returncode == 6
    assert shell('"$@" 2>&-', "check", "--gate", "x").returncode == 2


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no full device")
@pytest.mark.parametrize("style", ["plain", "json", "xlsx", "html"])
def test_a_full_disk_is_no_verdict(tmp_path: Path, style: str) -> None:
    record = a_file(tmp_path, shipment("AQ"))
    ran = shell('"$@" >/dev/full', "check", record, *KNOWLEDGE, "-f", style)
    told = ran.stderr.decode()

    assert ran.returncode == 70
    assert "not all of the output could be written (the disk is full)" in told
    assert "Traceback" not in told


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no full device")
def test_messages_that_cannot_be_told_change_no_status(tmp_path: Path) -> None:
    assert shell('"$@" 2>/dev/full', "check", tmp_path / "no.yaml", *KNOWLEDGE).returncode == 4
    assert shell('"$@" 2>/dev/full', "check", "-", "--gate", "x").returncode == 2
    assert shell('"$@" >/dev/full', "check", "-", "--gate", "x", "-f", "json").returncode == 2
    assert shell('"$@" >/dev/full', "--version").returncode == 70


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_has_its_status_and_leaves_no_half_report(
    tmp_path: Path, number: signal.Signals, status: int
) -> None:
    target = tmp_path / "run.json"
    target.write_text("before", "utf-8")
    # More than a pipe holds, and nobody reads it: the process waits in the middle of its run.
    records = a_file(tmp_path, MANY)
    started = subprocess.Popen(
        [sys.executable, "-m", "ddcheck", "check", records, *KNOWLEDGE, "-o", f"json={target}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    try:
        deadline = time.monotonic() + 20
        while not list(tmp_path.glob(".run.json.*")):
            assert time.monotonic() < deadline
            assert started.poll() is None
            time.sleep(0.02)
        time.sleep(0.5)
        started.send_signal(number)
        ended = started.wait(timeout=20)
    finally:
        started.kill()
        started.communicate()

    assert ended == status
    assert target.read_text("utf-8") == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record.yaml", "run.json"]


def test_help_names_every_status() -> None:
    ran = ddcheck("help", "exit-codes")

    assert ran.status == 0
    for status, name in _exits.NAMES.items():
        assert f"{status:>3}  {name}" in ran.out


def test_the_contracts_table_is_the_one_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text("utf-8")

    for status, name in _exits.NAMES.items():
        assert f"| {status} | {name} |" in text
