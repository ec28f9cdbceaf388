"""How long a start takes, in CPU time against Python's own start, with the limits that the project holds.

    python benchmarks/start_up.py [--strict]

Prints the median of some runs of each command, the ratio to its yardstick and the limit, which is a ratio or
milliseconds; with --strict it exits with 1 where a limit is passed. The caches are warm, and so is the byte code,
whatever the environment says of writing it.
"""

import argparse
import csv
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PASS = ("-c", "pass")
IMPORTS = ("-c", "import typer, rich, pydantic")
CHECK = ("-m", "ddcheck", "check", str(ROOT / "examples" / "gallium-with-licence.yaml"))
ORDINARY = ("-m", "ddcheck", "check", str(ROOT / "examples" / "t-shirts.yaml"))
LATIN, CHINESE = "Rosneft Trading Company", "华为技术有限公司"
ENTRIES = 24_000
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}


def long_list(path: Path) -> None:
    """A list of as many entries as the large public ones, all of other names."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "name"])
        for number in range(ENTRIES):
            first, rest = divmod(number, 400)
            second, third = divmod(rest, 20)
            words = (PARTS[first % 20] + PARTS[second] + "er", PARTS[third] + PARTS[first // 20])
            rows.writerow([f"L-{number}", f"{words[0]} {words[1]} Trading {number}"])


PARTS = (
    "bar", "kol", "mir", "sen", "tav", "dor", "fel", "gan", "hul", "jas",
    "lon", "nev", "pol", "rik", "sud", "tem", "vor", "wes", "yal", "zim",
)  # fmt: skip


def cpu(arguments: tuple[str, ...], runs: int) -> float:
    """Median CPU time, user and system, of a Python process, in seconds."""
    subprocess.run((sys.executable, *arguments), capture_output=True, check=False, env=ENVIRONMENT)
    seen = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            (sys.executable, *arguments), capture_output=True, check=False, env=ENVIRONMENT
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seen.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(seen)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--list", type=Path, help="a list file; one of 24,000 entries is made up")
    given = parser.parse_args()
    bare, imports = cpu(PASS, given.runs), cpu(IMPORTS, given.runs)
    help_ = cpu(("-m", "ddcheck", "--help"), given.runs)
    rows = [
        ("python -c pass", bare, None, ""),
        ('python -c "import typer, rich, pydantic"', imports, bare, ""),
        ("ddcheck --version", cpu(("-m", "ddcheck", "--version"), given.runs), bare, "3.0 x"),
        ("ddcheck --help", help_, imports, "150 ms"),
        ("ddcheck check, ordinary goods", cpu(ORDINARY, given.runs), imports, "600 ms"),
        ("ddcheck check, controlled goods", cpu(CHECK, given.runs), imports, "600 ms"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = given.list or Path(folder, "long.csv")
        if given.list is None:
            long_list(path)
        for name, asked in (("Latin", LATIN), ("Chinese", CHINESE)):
            for lists, flags in (("", ()), (" --list", ("--list", str(path)))):
                command = ("-m", "ddcheck", "screen", *flags, asked)
                took = cpu(command, given.runs)
                rows.append((f"ddcheck screen{lists}, {name} name", took, help_, "1.5 x"))
    passed = True
    for name, took, yardstick, limit in rows:
        line = f"{name:<42} {took * 1000:6.0f} ms"
        if yardstick is not None:
            line += f"  {took / yardstick:4.2f} x"
            if limit:
                most, unit = limit.split()
                passed &= (took / yardstick if unit == "x" else took * 1000) <= float(most)
                line += f" (limit {limit})"
        print(line)
    return 0 if passed or not given.strict else 1


if __name__ == "__main__":
    sys.exit(main())
