"""How often name comparison is right, by kind of party, script and category; and which decisions changed.

    python benchmarks/name_quality.py                    compares with the committed run and shows what changed
    python benchmarks/name_quality.py --update           writes the run that is to be committed
    python benchmarks/name_quality.py --pairs FILE.csv   judges other labelled pairs

A file of pairs has the columns name1, name2, is_match (true or false) and kind or schema (Person, Company,
Organization, LegalEntity, Vessel); category and quality are shown where they are given.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ddcheck.core.names import MATCH_THRESHOLD, analyse, compare_names

ROOT = Path(__file__).resolve().parent.parent
PAIRS = ROOT / "tests" / "data" / "names.csv"
RUN = ROOT / "benchmarks" / "name_quality.csv"
KINDS: dict[str, str | None] = {
    "person": "person",
    "company": "organization",
    "organization": "organization",
    "vessel": "vessel",
    "airplane": "vessel",
    "legalentity": None,
    "": None,
}


class Decision(NamedTuple):
    """What was decided about one labelled pair."""

    name1: str
    name2: str
    kind: str
    category: str
    script: str
    quality: str
    wanted: bool
    given: bool
    score: float

    @property
    def right(self) -> bool:
        return self.wanted == self.given


def decide(rows: Iterable[dict[str, str]]) -> list[Decision]:
    """The decision about each labelled pair."""
    decisions = []
    for row in rows:
        kind = KINDS[(row.get("kind") or row.get("schema") or "").lower()]
        found = compare_names(row["name1"], row["name2"], kind)
        scripts = {*analyse(row["name1"]).scripts, *analyse(row["name2"]).scripts}
        decisions.append(
            Decision(
                row["name1"],
                row["name2"],
                kind or "any",
                row.get("category") or "",
                "+".join(sorted(scripts)) or "none",
                row.get("quality") or "",
                row["is_match"].lower() == "true",
                found.is_match,
                found.score,
            )
        )
    return decisions


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def f1(decisions: Iterable[Decision]) -> tuple[float, int, int, int, int]:
    """F1, and true positives, false positives, false negatives, true negatives."""
    count = Counter((d.wanted, d.given) for d in decisions)
    tp, fp, fn, tn = (
        count[True, True],
        count[False, True],
        count[True, False],
        count[False, False],
    )
    return (2 * tp / (2 * tp + fp + fn) if tp else 0.0), tp, fp, fn, tn


def table(decisions: list[Decision], column: str) -> list[str]:
    """Lines of the confusion table by one column."""
    groups = defaultdict(list)
    for decision in decisions:
        groups[str(getattr(decision, column))].append(decision)
    lines = [f"{column:24} {'pairs':>6} {'tp':>5} {'fp':>5} {'fn':>5} {'tn':>5} {'F1':>6}"]
    for name in sorted(groups):
        value, tp, fp, fn, tn = f1(groups[name])
        lines.append(f"{name:24} {len(groups[name]):6} {tp:5} {fp:5} {fn:5} {tn:5} {value:6.3f}")
    return lines


def run_rows(decisions: list[Decision]) -> list[list[str]]:
    """The decisions as they are committed: one row a pair, scores to two digits."""
    rows = [["name1", "name2", "kind", "wanted", "given", "score"]]
    for d in decisions:
        texts = [str(d.wanted).lower(), str(d.given).lower(), f"{d.score:.2f}"]
        rows.append([d.name1, d.name2, d.kind, *texts])
    return rows


def changes(decisions: list[Decision], committed: list[dict[str, str]]) -> list[str]:
    """What the committed run decided otherwise, a line each; pairs that only one run knows are named too."""
    before = {(r["name1"], r["name2"], r["kind"]): r["given"] == "true" for r in committed}
    lines = []
    for d in decisions:
        old = before.pop((d.name1, d.name2, d.kind), None)
        pair = f"{d.kind}: {d.name1!r} ~ {d.name2!r}"
        if old is None:
            lines.append(f"new      {pair}: match={d.given}")
        elif old != d.given:
            lines.append(
                f"{'better' if d.right else 'worse':8} {pair}: match={d.given}, score {d.score:.3f}"
            )
    lines += [f"gone     {kind}: {a!r} ~ {b!r}" for a, b, kind in before]
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=Path, default=PAIRS)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="list the wrong decisions")
    options = parser.parse_args()
    decisions = decide(read(options.pairs))
    for column in ("kind", "script", "category", "quality"):
        if any(getattr(d, column) for d in decisions):
            print("\n".join(table(decisions, column)), end="\n\n")
    value, tp, fp, fn, tn = f1(decisions)
    print(
        f"{len(decisions)} pairs at {MATCH_THRESHOLD}: F1 {value:.4f} (tp {tp}, fp {fp}, fn {fn}, tn {tn})"
    )
    if options.wrong or options.pairs != PAIRS:
        for d in sorted(decisions, key=lambda d: d.score):
            if not d.right:
                print(
                    f"{d.score:.3f} wanted match={d.wanted} {d.kind}: {d.name1!r} ~ {d.name2!r} {d.category}"
                )
    if options.pairs != PAIRS:
        return 0
    if options.update:
        with RUN.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(run_rows(decisions))
        return 0
    differing = changes(decisions, read(RUN))
    print("\n".join(differing) or "No decision differs from the committed run.")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
