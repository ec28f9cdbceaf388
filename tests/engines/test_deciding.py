from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from building import item, licence, tree
from running import KNOWLEDGE, ROOT, ddcheck, environment

if TYPE_CHECKING:
    from collections.abc import Iterable


def written(path: Path, records: Iterable[dict[str, Any]]) -> Path:
    lines = [json.dumps(each, ensure_ascii=False) for each in records]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def orders(count: int) -> list[dict[str, Any]]:
    """Orders of which each tenth cannot be read, and which use a licence up."""
    found = []
    for number in range(count):
        order = tree(id=f"SO-{number}", documents=[licence(quantity="1000")], items=[item()])
        if number % 10 == 7:
            order["destination"] = "Germany"
        found.append(order)
    return found


def reports(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_the_number_of_processes_changes_no_byte(tmp_path: Path) -> None:
    source = written(tmp_path / "orders.jsonl", orders(250))
    found = []
    for jobs in ("1", "2", "3"):
        targets = [tmp_path / f"{name}-{jobs}" for name in ("jsonl", "json", "csv")]
        ran = ddcheck(
            "check", source, "-qq", "--jobs", jobs,
            *(part for path in targets for part in ("-o", f"{path.name.split('-')[0]}={path}")),
        )  # fmt: skip
        assert ran.status == 4
        found.append([path.read_bytes() for path in targets])

    assert found[0] == found[1] == found[2]
    # The text that a worker made, and the report that this process wrote, are the same.
    alone = tmp_path / "alone.jsonl"
    ddcheck("check", source, "-qq", "--jobs", "2", "-o", f"jsonl={alone}")
    assert alone.read_bytes() == found[0][0]


def test_a_bad_row_is_not_checked_and_takes_no_other_with_it(tmp_path: Path) -> None:
    source = written(tmp_path / "orders.jsonl", orders(20))
    target = tmp_path / "run.jsonl"
    ran = ddcheck("check", source, "-qq", "--jobs", "2", "-o", f"jsonl={target}")
    lines = reports(target)

    assert ran.status == 4
    assert [each["id"] for each in lines if each["type"] == "not_checked"] == ["SO-7", "SO-17"]
    assert sum(each["type"] == "report" for each in lines) == 18
    assert "destination: 'Germany' is not a country code" in ran.err


def test_a_licence_is_drawn_down_over_the_batch(tmp_path: Path) -> None:
    source = written(
        tmp_path / "orders.jsonl", [each for each in orders(12) if each["destination"] == "DE"]
    )
    target = tmp_path / "run.jsonl"
    for jobs in ("1", "2"):
        ddcheck("check", source, "-qq", "--jobs", jobs, "-o", f"jsonl={target}")
        failed = [
            each["record"]["id"]
            for each in reports(target)
            if each["type"] == "report"
            and any(
                finding["rule"] == "cn-batch-licence-overdrawn" and finding["verdict"] == "fail"
                for finding in each["findings"]
            )
        ]
        assert failed == ["SO-11"]


def test_every_report_of_a_batch_says_that_it_was_compared(tmp_path: Path) -> None:
    source = written(tmp_path / "orders.jsonl", orders(2))
    target = tmp_path / "run.jsonl"

    def rules(*flags: str) -> set[str]:
        ddcheck("check", source, "-qq", "-o", f"jsonl={target}", *flags)
        return {
            finding["rule"]
            for each in reports(target)
            if each["type"] == "report"
            for finding in each["findings"]
            if finding["rule"].startswith("cn-batch-")
        }

    assert len(rules()) == 6
    assert rules("--no-across") == set()
    assert rules("--ignore", "cn-batch-*") == set()
    assert rules("--select", "cn-batch-split-consignment", "--select", "cn-licence-required") == {
        "cn-batch-split-consignment"
    }


def test_one_record_is_not_compared_with_nothing(tmp_path: Path) -> None:
    source = written(tmp_path / "orders.jsonl", orders(1))
    ran = ddcheck("check", source, "-f", "json")

    assert "cn-batch-" not in ran.out


def test_two_lines_of_one_record_overdraw_its_licence(tmp_path: Path) -> None:
    order = tree(items=[item(), item(line="2")], documents=[licence(quantity="150")])
    ran = ddcheck("check", written(tmp_path / "order.jsonl", [order]), "-f", "json")

    assert '"rule": "cn-batch-licence-overdrawn", "outcome": "hit", "verdict": "fail"' in ran.out


def test_fail_fast_stops_at_the_first_that_fails_and_says_so(tmp_path: Path) -> None:
    source = written(tmp_path / "orders.jsonl", [tree(id=f"S{n}", documents=[]) for n in range(5)])
    ran = ddcheck("check", source, "-f", "jsonl", "--fail-fast")

    assert ran.status == 4
    assert sum('"type": "report"' in line for line in ran.out.splitlines()) == 1


def test_an_unknown_rule_set_is_told_by_several_processes_as_by_one(tmp_path: Path) -> None:
    source = written(tmp_path / "orders.jsonl", orders(3))
    ran = ddcheck("check", source, "--rules", "cn-exprt-control", "--jobs", "2", "-f", "json")

    assert ran.status == 2
    assert "did you mean cn-export-control?" in ran.err
    assert json.loads(ran.out)["exit_code"] == 2


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes under /proc")
def test_an_interrupt_leaves_no_process_and_no_draft(tmp_path: Path) -> None:
    import signal

    source = written(tmp_path / "orders.jsonl", orders(4000))
    target = tmp_path / "run.jsonl"
    folder = tmp_path / "temporary"
    folder.mkdir()
    started = subprocess.Popen(
        [sys.executable, "-m", "ddcheck", "check", source, *KNOWLEDGE, "-qq", "--jobs", "2",
         "-o", f"jsonl={target}"],
        stderr=subprocess.PIPE, env=environment(TMPDIR=str(folder)), cwd=ROOT,
    )  # fmt: skip
    with started:
        deadline = time.monotonic() + 30
        # Two that decide; where they are not forked, one of Python's own keeps account of them.
        while len(children := _children(started.pid)) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        started.send_signal(signal.SIGINT)
        status = started.wait(timeout=30)

    assert status == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["orders.jsonl", "temporary"]
    assert not list(folder.iterdir())
    assert children
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in children):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _children(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
