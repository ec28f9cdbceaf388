"""Names of controlled elements that are misspelt by one letter: ``galium``, ``disprosium``, ``antimon``."""

from __future__ import annotations

import re

from ddcheck.core.classification.wording import bag

_NAMES = bag(
    "antimony bismuth dysprosium erbium europium gadolinium gallium germanium holmium indium lutetium molybdenum "
    "samarium scandium tellurium terbium thulium tungsten ytterbium yttrium"
)
_OTHERS = bag("allium antimonyl geranium indicum iodium pallium")
"""Words a letter away that mean something else."""
_HEADS = sorted({name[:3] for name in _NAMES} | {"eri", "ini"})
_TAILS = sorted({name[-3:] for name in _NAMES})
_MAYBE = re.compile(
    rf"(?<![a-z])(?:(?:{'|'.join(_HEADS)})[a-z]{{2,8}}|[a-z]{{2,8}}(?:{'|'.join(_TAILS)}))(?![a-z])"
)
"""One wrong letter leaves the first three or the last three right, two swapped in the midst of six letters apart."""


def _shortened(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _by_shortened() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(_NAMES):
        for short in (name, *sorted(_shortened(name))):
            found[short] = (*found.get(short, ()), name)
    return found


_MEANT = _by_shortened()
"""Each name, and each name with a letter left out, to the names that it may be."""


def meant(word: str) -> str | None:
    """The element that a word in small letters misspells by one letter left out, added, changed or swapped.

    ``None`` for a name that is spelled right, and for any other word.
    """
    if word in _NAMES or word in _OTHERS:
        return None
    for short in (word, *_shortened(word)):
        for name in _MEANT.get(short, ()):
            if _one_apart(word, name):
                return name
    return None


def misspelt(folded: str) -> dict[str, str]:
    """Words of a folded text to the elements that they misspell."""
    found = {}
    for word in _MAYBE.findall(folded):
        name = meant(word)
        if name is not None:
            found[word] = name
    return found


def _one_apart(word: str, name: str) -> bool:
    """Whether one letter left out, added or changed, or two neighbours swapped, tell two words apart."""
    start = 0
    while start < min(len(word), len(name)) and word[start] == name[start]:
        start += 1
    mine, other = word[start:], name[start:]
    if len(word) == len(name):
        swapped = mine[:2] == other[1::-1] and mine[2:] == other[2:]
        return mine[1:] == other[1:] or swapped
    return mine[1:] == other if len(word) > len(name) else mine == other[1:]
