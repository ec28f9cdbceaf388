"""OFAC's SDN and consolidated lists as CSV without a header: names, aliases, addresses, long remarks.

The list is spread over four files (``sdn.csv``, ``alt.csv``, ``add.csv``, ``sdn_comments.csv``, or the same
as ``cons_…``); the others are looked for beside the first.
A list without its aliases says so in its title, and so does one whose comments (the ends of long remarks)
are of another day and were left aside. ``-0-`` stands for nothing, and a lone 0x1A may end a file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ddcheck.core.lists import EntityList

TITLE = "OFAC SDN or consolidated list (CSV files)"


def recognises(head: str) -> bool:
    """A first row of twelve cells (or, of a companion, fewer) that begins with a number."""
    if re.match(r"\d+,", head) is None:
        return False
    from ddcheck.list_formats._building import rows

    first = next(rows(head.partition("\n")[0] + "\n", "head"), (0, []))
    return len(first[1]) in (12, 6, 5, 2)


def companions(name: str) -> tuple[str, ...]:
    """The files that belong to a primary one, by its name."""
    found = re.fullmatch(r"(?i)(.*?)(sdn|prim)(\.csv)", name)
    if found is None:
        return ()
    before, word, after = found.groups()
    comments = (
        f"{before}{word}_comments{after}"
        if word.casefold() == "sdn"
        else f"{before}comments{after}"
    )
    return (f"{before}alt{after}", f"{before}add{after}", comments)


def parse(data: bytes, name: str, companions: Mapping[str, bytes]) -> EntityList:
    """The list with what its companions add; its edition is the digest of all the files."""
    from ddcheck.list_formats import _ofac_csv

    return _ofac_csv.parse(data, name, companions)
