"""How fast names are screened, against brute force over the same list in the same run.

    python benchmarks/screening_speed.py [--list FILE...] [--names FILE.csv] [--size N] [--strict]

Without --list a list of made-up names is taken; --size grows any list to so many names by putting its
words together anew. Without --names the names asked for are made up too, with the same given names and other
family names, and a few of the list's.
Prints CPU time: of building and opening the index, of names a second and core with candidates and scores,
and the ratio to scoring every listed name with rapidfuzz's token_sort_ratio (vectorised `cdist`, and one call
a pair). With --strict it exits with 1 where a limit of the project is passed.
"""

import argparse
import csv
import gc
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TypeVar

from rapidfuzz import fuzz, process

from ddcheck import indexes, list_formats
from ddcheck.core.names import fold_bulk
from ddcheck.core.screening import Index, Screener
from ddcheck.core.screening.building import SMALL, build
from ddcheck.core.screening.listed import Listed

DAY = date(2026, 11, 23)
LIMITS = {24_000: (100_000, 0.5, 5), 1_000_000: (20_000, 10.0, 50)}
"""Names in the list to names a second at the least, seconds to build and milliseconds to open at the most."""
T = TypeVar("T")

_ONSETS = [
    "b",
    "br",
    "c",
    "ch",
    "cl",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kh",
    "kl",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "sh",
    "sl",
    "st",
    "t",
    "th",
    "tr",
    "v",
    "w",
    "y",
    "z",
]
_VOWELS = "a a a e e i i o u ai ei ou".split()  # noqa: SIM905
_CODAS = ["", "", "", *"n n r l s m d k t rd nd ng ck ll ss rt".split()]  # noqa: SIM905
GIVEN, FAMILY = 3_000, 15_000
"""Different given names, which all names share, and family names, of which each side has its own."""


def words(count: int, seed: int) -> list[str]:
    """So many words, about as unlike one another as those of real lists: each is like four or five others."""
    random = Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = random.choice((2, 2, 3, 3))
        parts = [
            random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_CODAS)
            for _ in range(syllables)
        ]
        found["".join(parts).title()] = None
    return list(found)


def made_up(count: int, family: list[str], seed: int) -> list[str]:
    """So many names of one to three given names and a family name."""
    random = Random(seed)
    given = words(GIVEN, 1)
    # Some words are far commoner than others, as in real names.
    often = list(accumulate(1 / (place + 10) for place in range(len(given))))
    seldom = list(accumulate(1 / (place + 300) for place in range(len(family))))
    found: dict[str, None] = {}
    while len(found) < count:
        first = random.choices(given, cum_weights=often, k=random.choice((1, 1, 2, 3)))
        found[" ".join([*first, *random.choices(family, cum_weights=seldom)])] = None
    return list(found)


def listed_names(files: list[Path], size: int | None) -> list[str]:
    names: list[str] = []
    for file in files:
        for entry in list_formats.load_list(file).entries:
            names += [entry.name, *entry.names]
    if not names:
        return made_up(size or 24_000, words(FAMILY, 2), 3)
    if size is not None and size > len(names):
        vocabulary = [text for name in fold_bulk(names) for text in name.split()]
        random = Random(3)
        known = dict.fromkeys(names)
        while len(known) < size:
            known[" ".join(random.sample(vocabulary, random.choice((2, 3, 3, 4))))] = None
        names = list(known)
    return names[:size] if size else names


def listed(names: list[str]) -> Iterator[Listed]:
    """Each name as the entry of a list, which nothing else is known of."""
    for number, name in enumerate(names):
        yield Listed(
            list="bench",
            standing="other",
            id=str(number),
            names=(name,),
            strong=1,
            type="",
            countries=(),
            addresses=(),
            identifiers=(),
            birth_dates=(),
            address_only=False,
            programme="",
            measure="",
            reference="",
            reference_url="",
            url="",
            timeline=(("", "active"),),
        )


def timed(what: Callable[[], T]) -> tuple[float, T]:
    gc.collect()
    # As the program does while it prepares an index and while it works through a batch.
    gc.disable()
    start = time.process_time()
    result = what()
    spent = time.process_time() - start
    gc.enable()
    return spent, result


def building(names: list[str]) -> tuple[float, float, dict[str, bytes]]:
    """Seconds for a small index, with what Python loads for it once, and for one of all names; and that index."""
    # Spelled backwards, so that no word of theirs is known afterwards.
    few = [name[::-1] for name in names[: SMALL + 1]]
    loaded, _ = timed(lambda: build(listed(few)))
    built, sections = timed(lambda: build(listed(names)))
    return loaded, built, sections


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--list", type=Path, action="append", default=[])
    parser.add_argument("--names", type=Path)
    parser.add_argument("--size", type=int)
    parser.add_argument("--asked", type=int, default=50_000)
    parser.add_argument("--strict", action="store_true")
    given = parser.parse_args()

    names = listed_names(given.list, given.size)
    if given.names is None:
        asked = made_up(given.asked, words(FAMILY, 9), 10)
        asked[:: len(asked) // 50] = Random(4).sample(names, len(asked[:: len(asked) // 50]))
    else:
        with given.names.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            column = "name" if "name" in (reader.fieldnames or ()) else "full_name"
            asked = [row[column] for row in reader]
    asked = list(dict.fromkeys(asked))[: given.asked]

    loaded, built, sections = building(names)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.ddx"
        with path.open("wb") as file:
            file.writelines(indexes.parts(sections))
        del sections
        # As the command line opens it: what is damaged is made anew, so each section is checked when it is taken.
        opened, index = timed(lambda: indexes.opened(path, lambda: build(listed(names))))
        assert isinstance(index, Index)
        screener = Screener((), as_of=DAY, index=index)
        first, _ = timed(lambda: screener.screen_many(asked[:1000]))
        spent, found = timed(lambda: screener.screen_many(asked))
        again, _ = timed(lambda: screener.screen_many(asked))
        once, _ = timed(lambda: [screener.screen(name) for name in asked[:100]])
    each, later = spent / len(asked), again / len(asked)

    random = Random(5)
    sample = random.sample(asked, 20)
    brute, _ = timed(lambda: process.cdist(sample, names, scorer=fuzz.token_sort_ratio, workers=1))
    few = random.sample(names, min(2000, len(names)))
    calls, _ = timed(lambda: [fuzz.token_sort_ratio(a, b) for a in sample[:5] for b in few])
    by_cdist = brute / len(sample)
    by_calls = calls / 5 * len(names) / len(few)

    print(
        f"{len(names):>12,} listed names, {len(asked):,} asked, {sum(map(bool, found)):,} with a match"
    )
    print(
        f"{built:12.2f} s to build the index (a first small one {loaded:.2f} s, with what is loaded for it), "
        f"{opened * 1000:.1f} ms to open it, {first:.2f} s to begin a batch"
    )
    print(
        f"{1 / each:>12,.0f} names a second and core ({each * 1e6:.1f} µs each); one by one {once / 100 * 1e6:.0f} µs each"
    )
    print(
        f"{1 / later:>12,.0f} a second where their words have been met ({later * 1e6:.1f} µs each), "
        f"{by_cdist / later:.0f} times token_sort_ratio by cdist"
    )
    print(
        f"{by_cdist / each:12.0f} times token_sort_ratio by cdist ({by_cdist * 1e6:.0f} µs a name)"
    )
    print(
        f"{by_calls / each:12.0f} times token_sort_ratio call by call ({by_calls * 1e6:.0f} µs a name)"
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 if sys.platform == "darwin" else 1024
    )
    print(f"{peak:12.0f} MB at most, building included")
    size = min(LIMITS, key=lambda limit: abs(limit - len(names)))
    least, to_build, to_open = LIMITS[size]
    passed = 1 / each < least or built > to_build or opened * 1000 > to_open
    return 1 if given.strict and passed else 0


if __name__ == "__main__":
    sys.exit(main())
