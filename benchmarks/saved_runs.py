"""What reading a saved run takes: python benchmarks/saved_runs.py [ORDERS]

Orders are decided and saved as JSON Lines, so many and twice as many; then each command reads them back. Says
processor time a report, how often that is what ``json.loads`` takes for every line of the same file, and the most
memory, which must not grow with the run.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import orders


def ddcheck(*arguments: str) -> tuple[float, float]:
    """Processor seconds, and most megabytes, of a command that finds nothing wrong."""
    code = (
        "import resource, subprocess, sys;"
        "done = subprocess.run([sys.executable, '-m', 'ddcheck', *sys.argv[1:]], stdout=subprocess.DEVNULL);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True, check=True
    )
    status, seconds, most = ran.stdout.split()
    if status != "0":
        raise SystemExit(f"ddcheck {arguments[0]} ended with {status}")
    return float(seconds), float(most) / (1_000_000 if sys.platform == "darwin" else 1_000)


def reference(run: Path) -> float:
    """Processor seconds for parsing every line and keeping none."""
    began = time.process_time()
    with run.open(encoding="utf-8") as lines:
        for line in lines:
            json.loads(line)
    return time.process_time() - began


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory() as folder:
        for size in (count, 2 * count):
            source, run = Path(folder, "orders.csv"), Path(folder, "run.jsonl")
            with source.open("w", encoding="utf-8", newline="") as out:
                orders.write(size, out)
            ddcheck("check", str(source), "-qq", "--gate", "none", "-o", f"jsonl={run}")
            parsed = reference(run)
            print(
                f"{size:>8,} orders, {run.stat().st_size / 1e6:,.0f} MB; json.loads takes {parsed / size * 1e6:,.0f} us a report"
            )
            for what in (
                ("diff", str(run), str(run)),
                ("report", str(run), "-o", f"csv={folder}/run.csv"),
                ("verify", str(run)),
            ):
                took, most = ddcheck(*what)
                print(
                    f"{what[0]:>10}: {took / size * 1e6:6,.0f} us a report, {took / parsed:4.1f} times json.loads, {most:,.0f} MB",
                    flush=True,
                )
            source.unlink()
            run.unlink()


if __name__ == "__main__":
    main()
