"""Which everyday word of firms a misspelt one stands for (Commerical, Limitrd)."""

from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

_osa = OSA.distance

# Long words that hundreds of firms hold, of which one edit makes no other word.
_MEANT: Final = (
    "joint group limited company corporation incorporated international technology technologies industries industrial "
    "engineering electronics electronic institute research university commercial development investment investments "
    "manufacturing petroleum national enterprise enterprises services scientific association aktiengesellschaft "
    "gesellschaft organization foundation federation systems equipment aviation aerospace instruments communication "
    "communications logistics liability ministry machinery transport transportation products academy laboratory "
    "department construction insurance chemical chemicals pharmaceutical pharmaceuticals semiconductor trading "
    "republic"
).split()
_LEAST: Final = min(map(len, _MEANT)) - 1
_MOST: Final = max(map(len, _MEANT)) + 1
_OTHERS: Final = frozenset("groupe groups grupo point joints trailing tracing".split())  # noqa: SIM905
"""Words that are one edit from these and mean something else."""


def _by_looks() -> dict[tuple[str, int], tuple[str, ...]]:
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    for text in _MEANT:
        for size in range(len(text) - 1, len(text) + 2):
            found[text[0], size] = (*found.get((text[0], size), ()), text)
    return found


_BY_LOOKS: Final = _by_looks()
"""The words that one may stand for that begins with a letter and has so many letters."""


@lru_cache(maxsize=1 << 16)
def meant(text: str) -> str:
    """The everyday word from which one edit parts a word that begins like it; the text itself if there is none."""
    if not _LEAST <= len(text) <= _MOST:
        return text
    looks = _BY_LOOKS.get((text[0], len(text)), ())
    if text in looks or text in _OTHERS:
        return text
    return next((each for each in looks if _osa(text, each, score_cutoff=1) <= 1), text)
