"""How long a start takes, in CPU time against Python's own start, with the limits that the project holds.

    python benchmarks/start_up.py [--strict]

Prints the median of some runs of each command, the ratio to its yardstick and the limit;
with --strict it exits with 1 where a limit is passed. The caches are warm.
"""

import argparse
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PASS = ("-c", "pass")
IMPORTS = ("-c", "import typer, rich, pydantic")
CHECK = ("-m", "ddcheck", "check", str(ROOT / "examples" / "gallium-with-licence.yaml"))
ORDINARY = ("-m", "ddcheck", "check", str(ROOT / "examples" / "t-shirts.yaml"))


def cpu(arguments: tuple[str, ...], runs: int) -> float:
    """Median CPU time, user and system, of a Python process, in seconds."""
    subprocess.run((sys.executable, *arguments), capture_output=True, check=False)
    seen = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run((sys.executable, *arguments), capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seen.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(seen)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--strict", action="store_true")
    given = parser.parse_args()
    bare, imports = cpu(PASS, given.runs), cpu(IMPORTS, given.runs)
    rows = [
        ("python -c pass", bare, None, None),
        ('python -c "import typer, rich, pydantic"', imports, None, None),
        ("ddcheck --version", cpu(("-m", "ddcheck", "--version"), given.runs), bare, 3.0),
        ("ddcheck --help", cpu(("-m", "ddcheck", "--help"), given.runs), imports, 1.2),
        ("ddcheck check, ordinary goods", cpu(ORDINARY, given.runs), imports, 2.5),
        ("ddcheck check, controlled goods", cpu(CHECK, given.runs), imports, 2.5),
    ]
    passed = True
    for name, took, yardstick, limit in rows:
        line = f"{name:<42} {took * 1000:6.0f} ms"
        if yardstick is not None and limit is not None:
            ratio = took / yardstick
            passed &= ratio <= limit
            line += f"  {ratio:4.2f} x (limit {limit})"
        print(line)
    return 0 if passed or not given.strict else 1


if __name__ == "__main__":
    sys.exit(main())
