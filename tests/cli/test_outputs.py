"""Where reports go: into files that are whole or not there, and never over what was read."""

from __future__ import annotations

import json
import os
import stat
import threading
from pathlib import Path

import pytest

from running import KNOWLEDGE, check, ddcheck, shipment

IN = ("-qq", "--gate", "none")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "in.yaml"
    path.write_text(shipment(), "utf-8")
    return path


@pytest.mark.parametrize("how", ["in.yaml", "./in.yaml", "link.yaml"])
def test_a_report_is_not_written_over_what_is_read(record: Path, how: str) -> None:
    (record.parent / "link.yaml").symlink_to(record)
    before = record.read_bytes()
    ran = check(record, *IN, "-o", f"json={record.parent}/{how}")
    assert ran.status == 2
    assert "is read in this run" in ran.err
    assert record.read_bytes() == before


def test_a_run_is_not_written_over_itself(record: Path) -> None:
    run = record.parent / "run.json"
    check(record, *IN, "-o", f"json={run}")
    before = run.read_bytes()
    assert ddcheck("report", run, "-o", f"html={run}").status == 2
    assert run.read_bytes() == before


def test_two_names_of_one_file_are_one_file(record: Path) -> None:
    folder = record.parent
    ran = check(record, *IN, "-o", f"json={folder}/a.json", "-o", f"html={folder}/./a.json")
    assert ran.status == 2
    assert "is written to twice" in ran.err
    assert not (folder / "a.json").exists()


def test_a_link_stays_a_link(record: Path) -> None:
    folder = record.parent
    (folder / "elsewhere").mkdir()
    (folder / "latest.json").symlink_to(folder / "elsewhere" / "run.json")
    assert check(record, *IN, "-o", f"json={folder / 'latest.json'}").status == 0
    assert (folder / "latest.json").is_symlink()
    assert json.loads((folder / "elsewhere" / "run.json").read_text("utf-8"))["reports"]
    assert sorted(each.name for each in (folder / "elsewhere").iterdir()) == ["run.json"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_is_written_to_and_stays(record: Path) -> None:
    pipe = record.parent / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    ran = check(record, *IN, "-o", f"json={pipe}")
    reader.join(10)
    assert ran.status == 0
    assert json.loads(read[0])["reports"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="there are no devices")
def test_a_device_is_written_to_and_stays(record: Path) -> None:
    assert check(record, *IN, "-o", "json=/dev/null").status == 0
    assert Path("/dev/null").is_char_device()
    assert not list(Path("/dev").glob(".null.*"))


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no full device")
def test_a_full_device_is_no_verdict(record: Path) -> None:
    ran = check(record, *IN, "-o", "json=/dev/full")
    assert ran.status == 70
    assert Path("/dev/full").is_char_device()


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no full device")
@pytest.mark.parametrize("style", ["json", "html", "csv", "xlsx"])
def test_no_run_says_that_it_ended_well_whose_reports_could_not_be_written(
    record: Path, style: str
) -> None:
    place = record.parent / "temporary"
    place.mkdir()
    asked = ("check", record, *KNOWLEDGE, "-f", "plain", "-o", f"{style}=/dev/full")
    ran = ddcheck(*asked, env={"TMPDIR": str(place)})

    assert ran.status == 70
    assert "exit 0" not in ran.out
    assert not list(place.glob("ddcheck-*/*"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_list_is_no_pipe(record: Path) -> None:
    os.mkfifo(record.parent / "pipe")
    for name in ("pipe", "."):
        ran = check(record, *IN, "--list", record.parent / name)
        assert ran.status == 5
        assert "save the list to a file" in ran.err
    assert "there is no such list" in check(record, *IN, "--list", "none.csv").err


def test_a_run_that_stopped_at_the_first_failure_is_decided_again(tmp_path: Path) -> None:
    for number, destination in enumerate(("AQ", "DE", "AQ")):
        (tmp_path / f"{number}.yaml").write_text(shipment(destination, name=f"S-{number}"), "utf-8")
    files = sorted(tmp_path.glob("*.yaml"))
    run = tmp_path / "run.json"
    assert check(*files, "-qq", "--fail-fast", "-o", f"json={run}").status == 4
    assert len(json.loads(run.read_text("utf-8"))["reports"]) == 1
    ran = ddcheck("verify", "--replay", run)
    assert ran.status == 0, ran.err
    assert "with the same bytes" in ran.out
