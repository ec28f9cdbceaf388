"""How the alphabets of India are read: a consonant has an `a` behind it unless a sign says otherwise.

Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada and Malayalam stand one after another in
Unicode, each with its letters in the same places, so that one table of places reads all nine.
"""

import re
from typing import Final

from ddcheck.core.names.foreign_words_table import INDIAN, by_spelling

LETTERS: Final = "[\u0900-\u0d7f]+"
_BLOCK: Final = 0x80
_NO_VOWEL: Final = 0x4D
_NUKTA: Final = 0x3C
_VOWELS: Final = "a a i i u u ri li e e e ai o o o au".split()  # noqa: SIM905
_CONSONANTS: Final = (
    "k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h".split()  # noqa: SIM905
)
_READ: Final = {0x05 + place: vowel for place, vowel in enumerate(_VOWELS)}
_SAID: Final = {0x15 + place: letter for place, letter in enumerate(_CONSONANTS)} | {
    0x58: "q", 0x59: "kh", 0x5A: "g", 0x5B: "z", 0x5C: "r", 0x5D: "rh", 0x5E: "f", 0x5F: "y",
}  # fmt: skip
_SIGN_VOWELS: Final = "a i i u u ri ri e e e ai o o o au".split()  # noqa: SIM905
_SIGNS: Final = {0x3E + place: vowel for place, vowel in enumerate(_SIGN_VOWELS)}
_DOTTED: Final = {"k": "q", "j": "z", "ph": "f", "d": "r", "dh": "rh"}
_NASALS: Final = (0x01, 0x02, 0x70)
# The sign of a nasal stands for the one that the next letter asks for.
_BEFORE_OTHERS: Final = re.compile("M(?=[^aeiouy\0Mhlrvpbm])")
_BEFORE_H: Final = re.compile("M(?=h)")
_DIGITS: Final = range(0x66, 0x70)
# In the north no `a` is heard at the end, but behind some pairs of letters, and in most places none between two
# other vowels.
_ENDS_SILENT: Final = (0x0900, 0x0980, 0x0A00, 0x0A80)
_IS_SILENT_WITHIN: Final = (0x0900, 0x0A00, 0x0A80)
_SILENT_AT_END: Final = re.compile("(?<=[aeiou\0])((?![^aeiouh\0]h?[rymnv]\0)[^aeiou\0]+)\0$")
_SILENT_WITHIN: Final = re.compile("(?<=[aeiou\0])([^aeiou\0]h?)\0(?=[^aeiou\0]h?[ry]?[aeiou\0])")


def read(word: str) -> str:
    """A word in Latin letters, or the English one where it is an everyday word of firms."""
    said: list[str] = []
    for char in word:
        _say(ord(char) % _BLOCK, said)
    text = _BEFORE_H.sub("ng", _BEFORE_OTHERS.sub("n", "".join(said))).lower()
    alphabet = ord(word[0]) // _BLOCK * _BLOCK
    if alphabet in _ENDS_SILENT:
        text = _SILENT_AT_END.sub(r"\1", text)
    if alphabet in _IS_SILENT_WITHIN:
        text = _SILENT_WITHIN.sub(r"\1", text)
    text = text.replace("\0", "a")
    return by_spelling(INDIAN).get(text, text)


def _say(place: int, said: list[str]) -> None:
    """Add one letter to what is said; an `a` that no letter writes is a NUL."""
    unwritten = bool(said) and said[-1] == "\0"
    if place in _SAID:
        said += [_SAID[place], "\0"]
    elif place in _READ:
        said.append(_READ[place])
    elif place in _SIGNS:
        if unwritten:
            said.pop()
        said.append(_SIGNS[place])
    elif place == _NO_VOWEL and unwritten:
        said.pop()
    elif place == _NUKTA and unwritten:
        said[-2] = _DOTTED.get(said[-2], said[-2])
    elif place in _NASALS:
        said.append("M")
    elif place in _DIGITS:
        said.append(str(place - _DIGITS[0]))
