"""Numbers that stand for texts, so that equal and nearly equal words are found by sorting.

A key is a polynomial in the characters, modulo 2**64, so that the keys of a word with one letter left out
follow from running sums. `bulk` works the same numbers out for whole columns.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

MASK: Final = (1 << 64) - 1
BASE: Final = 0x9E3779B97F4A7C15  # odd, so that it has an inverse; the golden ratio in 64 bits
LONGEST: Final = 32
"""Letters of a word up to which it is found with one letter left out."""
OPEN: Final = 0x2545F4914F6CDD1D
"""Added to the key of a text in which a letter is left open."""

# What sort of text a key stands for; added to the key, so that sorts do not meet.
EXACT: Final = 0x1B873593CC9E2D51
SOUND: Final = 0x85EBCA6BC2B2AE35
CONSONANTS: Final = 0x27D4EB2F165667C5
VOWELED: Final = 0x9B05688C2B3E6C1F
UNVOWELED: Final = 0xA54FF53A3C6EF375
JOINED: Final = 0x52DCE729DA3ED7D1
WHOLE: Final = 0x38B34AE5A1E38B93
HAN: Final = 0x4CF5AD432745937F
SYLLABLES: Final = 0x6A09E667F3BCC909
PAIR_IN_HAN: Final = 0x3C6EF372FE94F82B
PAIR_IN_LATIN: Final = 0x510E527FADE682D1
IDENTIFIER: Final = 0x1F83D9ABFB41BD6B
PLACE: Final = 0x5BE0CD19137E2179

POWERS: Final = [1]
for _ in range(511):
    POWERS.append(POWERS[-1] * BASE & MASK)


def key(text: str, sort: int) -> int:
    """The key of a text of some sort.

    Without its sort it is additive: that of ``ab`` is that of ``a``, and that of ``b`` times the power that
    belongs to the length of ``a``.
    """
    total = sort
    if len(text) <= len(POWERS):
        for char, power in zip(text, POWERS, strict=False):
            total += (ord(char) + 1) * power
        return total & MASK
    power = 1
    for char in text:
        total += (ord(char) + 1) * power
        power = power * BASE & MASK
    return total & MASK


@lru_cache(maxsize=1 << 14)
def near_keys(text: str, sort: int) -> tuple[int, ...]:
    """The key of a text, and those of the text with any one letter left out if it has four or more.

    Two texts share one of these if they are one edit apart. Of a text of three letters each letter is
    left open in its place instead. Longer texts than `LONGEST` have their own key alone.
    """
    whole = key(text, sort)
    size = len(text)
    if size == 3:
        first, second, third = (ord(char) + 1 for char in text)
        open_first = second * POWERS[1] + third * POWERS[2]
        open_second = first + third * POWERS[2]
        open_third = first + second * POWERS[1]
        return (
            whole,
            (sort + OPEN + open_first) & MASK,
            (sort + OPEN + open_second) & MASK,
            (sort + OPEN + open_third) & MASK,
        )
    if not 4 <= size <= LONGEST:
        return (whole,)
    values = [ord(char) + 1 for char in text]
    behind = sum(value * power for value, power in zip(values[1:], POWERS, strict=False))
    before = 0
    found = [whole]
    for place, value in enumerate(values):
        found.append((sort + before + behind) & MASK)
        before += value * POWERS[place]
        if place + 1 < size:
            behind -= values[place + 1] * POWERS[place]
    return tuple(dict.fromkeys(found))


def bit(text: str) -> int:
    """One bit of 64 for a text."""
    return 1 << ((key(text, 0) * BASE & MASK) >> 58)


def pair(word: int, other: int) -> int:
    """The key of a word and another one of the same listed name, given by their numbers."""
    return word << 32 | other
