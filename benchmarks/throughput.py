"""How fast a batch is decided, from CSV to JSON Lines: python benchmarks/throughput.py [ORDERS] [JOBS] [xlsx]

Says orders a second of wall time, processor time, and the most memory of all processes together, for so many
orders and for twice as many; start-up is part of it, and so is writing half a gigabyte for each ten thousand.
How long the same machine takes just to write as many bytes is measured beside it: where memory is given to a
virtual machine only when it is touched, that is a third of a run the first time. With ``xlsx`` the orders come
once, from a workbook: 33333 orders are 100,000 rows.
"""

from __future__ import annotations

import csv
import io
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import orders


def tree(pid: int) -> list[int]:
    """A process and those it started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(each for child in children for each in tree(int(child)))]


def memory(pid: int) -> int:
    """Bytes that a process and those it started hold, shared pages divided among them."""
    found = 0
    for each in tree(pid):
        try:
            for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    found += int(line.split()[1]) * 1024
        except OSError:
            continue
    return found


def run(source: Path, target: Path, jobs: int) -> tuple[float, float, int]:
    """Wall seconds, processor seconds and most bytes of one check."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    started = subprocess.Popen(
        [sys.executable, "-m", "ddcheck", "check", str(source), "-qq", "-o", f"jsonl={target}",
         "--jobs", str(jobs), "--gate", "none"],
    )  # fmt: skip
    most = 0

    def watch() -> None:
        nonlocal most
        while started.poll() is None:
            most = max(most, memory(started.pid))
            time.sleep(0.3)

    watcher = threading.Thread(target=watch)
    watcher.start()
    status = started.wait()
    took = time.perf_counter() - began
    watcher.join()
    if status:
        raise SystemExit(f"ddcheck ended with {status}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return took, cpu, most


def writing(target: Path, size: int) -> float:
    """Wall seconds to write so many bytes and nothing else."""
    block = bytes(1 << 18)
    began = time.perf_counter()
    with target.open("wb", buffering=0) as out:
        for _ in range(size // len(block)):
            out.write(block)
    return time.perf_counter() - began


def write_workbook(count: int, target: Path) -> None:
    """The same orders as a workbook."""
    import xlsxwriter

    text = io.StringIO()
    orders.write(count, text)
    text.seek(0)
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Orders")
        for line, row in enumerate(csv.reader(text)):
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(line, column, cell)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    jobs = int(sys.argv[2]) if len(sys.argv) > 2 else len(os.sched_getaffinity(0))
    workbook = sys.argv[3:] == ["xlsx"]
    with tempfile.TemporaryDirectory() as folder:
        for size in (count,) if workbook else (count, 2 * count):
            source = Path(folder, f"{size}.{'xlsx' if workbook else 'csv'}")
            if workbook:
                write_workbook(size, source)
            else:
                with source.open("w", encoding="utf-8", newline="") as out:
                    orders.write(size, out)
            target = Path(folder, f"{size}.jsonl")
            took, cpu, most = run(source, target, jobs)
            written = target.stat().st_size
            # To put a file in the place of a large one takes as long as to write it, and one that stays
            # leaves the next run memory that was never touched.
            target.unlink()
            alone = writing(target, written)
            target.unlink()
            print(
                f"{size:>8,} orders, {jobs} jobs: {took:6.2f} s, {size / took:6,.0f}/s, "
                f"processor {cpu:6.2f} s ({cpu / size * 1e6:,.0f} us each), {most / 1e6:,.0f} MB; "
                f"just to write {written / 1e6:,.0f} MB: {alone:.2f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
