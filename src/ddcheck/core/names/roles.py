"""What role each word of a name plays: title, particle, number, place, legal form, or none of these.

The same word plays another role in another kind of party's name: `XI` is a surname or a number, `AL` a
particle or nothing.
"""

import re
from functools import lru_cache
from typing import Final, Literal

from ddcheck.core.names.spelling import meant, unleet, word
from ddcheck.core.names.words import (
    COMMON_ORG_WORDS,
    GENERATIONS,
    HONORIFICS,
    HONORIFICS_THAT_ARE_NAMES,
    NUMBER_WORDS,
    PARTICLES,
    PERSON_ROMAN,
    PHRASES,
    PLACES,
    ROMAN,
    STOP_WORDS,
    TENS,
    VESSEL_PREFIXES,
    words_of,
)

Kind = Literal["person", "organization", "vessel"]


@lru_cache(maxsize=1)
def legal_forms() -> tuple[dict[str, str], dict[str, int]]:
    """Legal forms in folded spelling with their kinds, and by their first words how many the longest has."""
    from ddcheck.core.names.legal_form_table import FORMS

    table = {text: kind for kind, texts in FORMS.items() for text in texts.split(";")}
    longest: dict[str, int] = {}
    for text in table:
        first, *rest = text.split()
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return table, longest


# Legal forms at the end of a person's name, a disguise that is seen through.
_PERSON_LEGAL: Final = words_of(
    "llc ltd inc gmbh jsc corp limited incorporated ojsc pjsc plc srl ooo"
)


class Reading:
    """The words of one folded name with roles; numbers in words are written as digits."""

    def __init__(self, folded: str, kind: Kind) -> None:
        self.parts: list[tuple[str, str]] = []
        self.numbers: list[str] = []
        self.legal: dict[str, str] = {}
        words = folded.split()
        if kind == "organization":
            words = with_phrases(words)
        if kind == "person":
            self._person(words)
        else:
            self._organization(words, vessel=kind == "vessel")

    def _person(self, words: list[str]) -> None:
        plain = [w for w in words if w not in HONORIFICS]
        honorific_only = not plain
        for place, text in enumerate(words):
            if text in _PERSON_LEGAL and place == len(words) - 1 and place > 0:
                role = "legal_form"
                self.legal[text] = legal_forms()[0].get(text, "other")
            elif not text.isascii():
                role = "han"
            elif (
                text in HONORIFICS
                and not honorific_only
                and (len(plain) > 1 or text not in HONORIFICS_THAT_ARE_NAMES)
            ):
                role = "honorific"
                if place and text in GENERATIONS:
                    self.numbers.append(GENERATIONS[text])
            elif len(text) == 1:
                role = "initial"
            elif text in PERSON_ROMAN:
                role = "number"
                self.numbers.append(str(ROMAN[text]))
            elif text in PARTICLES and len(plain) > 1:
                role = "particle"
            else:
                role = "word"
            self.parts.append((text, role))

    def _organization(self, words: list[str], *, vessel: bool) -> None:
        intended = words if vessel else list(map(_intended, words))
        marks = [0] * len(words) if vessel else self._best_marks(words, intended)
        place = 0
        total = len(words)
        while place < total:
            if marks[place]:
                self.parts.append((" ".join(words[place : place + marks[place]]), "legal_form"))
                place += marks[place]
                continue
            text = words[place]
            if not text.isascii():
                self.parts.append((text, "han"))
                place += 1
                continue
            value, used = _number(words, place)
            if value is not None:
                self.numbers.append(value)
                self.parts.append((value, "number"))
                place += used
                continue
            if any(map(str.isdigit, text)) and word(text).canon == text:
                role = "code"
                self.numbers.extend(re.findall(r"\d+", text))
            elif vessel and total > 1 and _is_prefix(words, place):
                role = "prefix"
            elif len(text) == 1 and text not in STOP_WORDS:
                role = "initial"
            elif text in STOP_WORDS:
                role = "stop"
            elif vessel:
                role = "word"
            elif text in PLACES:
                role = "place"
            elif text in COMMON_ORG_WORDS or intended[place] in COMMON_ORG_WORDS:
                role = "common"
            else:
                role = "word"
            self.parts.append((text, role))
            place += 1
        if not vessel:
            self._mark_acronym()

    def _mark_acronym(self) -> None:
        """A last word that is the initials of the words before it adds nothing (`… (SMIC)`)."""
        if len(self.parts) < 4:
            return
        text, role = self.parts[-1]
        if role != "word" or not 2 < len(text) < 8:
            return
        before = self.parts[:-1]
        for skipped in ((), ("stop",), ("legal_form",), ("stop", "legal_form")):
            if text == "".join([word_[0] for word_, role_ in before if role_ not in skipped]):
                self.parts[-1] = (text, "acronym")
                return

    def _best_marks(self, words: list[str], intended: list[str]) -> list[int]:
        """The `_legal_marks` of the words as they are, or as they are meant where that finds more of a form."""
        marks = self._legal_marks(words, words)
        if intended == words:
            return marks
        told = self.legal
        self.legal = {}
        others = self._legal_marks(intended, words)
        if sum(others) > sum(marks):
            return others
        self.legal = told
        return marks

    def _legal_marks(self, words: list[str], written: list[str]) -> list[int]:
        """At each word where a legal form begins, how many words it takes; else 0.

        A name is never nothing but its legal form: then no form is marked. `written` are the words as they are, and
        `words` what they are meant to be.
        """
        table, longest = legal_forms()
        total = len(words)
        marks = [0] * total
        place = 0
        left = total
        while place < total:
            most = longest.get(words[place], 0)
            for size in range(min(most, total - place), 0, -1):
                text = " ".join(words[place : place + size])
                kind = table.get(text)
                if kind is None or (size == 1 and not _stands_as_form(text, place, words, table)):
                    continue
                marks[place] = size
                self.legal[" ".join(written[place : place + size])] = kind
                left -= size
                place += size
                break
            else:
                place += 1
        if left == 0 or (left < total and marks[0] > 1 and self._is_office(words, marks)):
            self.legal.clear()
            return [0] * total
        return marks

    @staticmethod
    def _is_office(words: list[str], marks: list[int]) -> bool:
        """Whether everyday words that may be a form have nothing but a place behind them (Commercial Bank of Syria)."""
        rest = words[marks[0] :]
        return all(text in COMMON_ORG_WORDS for text in words[: marks[0]]) and all(
            text in PLACES or text in STOP_WORDS for text in rest
        )


@lru_cache(maxsize=1 << 16)
def _intended(text: str) -> str:
    """The word that was to be written where digits stand for letters, or an everyday word is misspelt."""
    return meant(text if text.isalpha() else unleet(text))


_PHRASE_STARTS: Final = frozenset(phrase.split()[0] for phrase in PHRASES)
_LONGEST_PHRASE: Final = max(phrase.count(" ") + 1 for phrase in PHRASES)


def with_phrases(words: list[str]) -> list[str]:
    """The words with every known phrase as the one word that stands for it."""
    if not any(text in _PHRASE_STARTS for text in words):
        return words
    out = []
    place = 0
    while place < len(words):
        if words[place] in _PHRASE_STARTS:
            for size in range(min(_LONGEST_PHRASE, len(words) - place), 0, -1):
                short = PHRASES.get(" ".join(words[place : place + size]))
                if short is not None:
                    out.append(short)
                    place += size
                    break
            else:
                out.append(words[place])
                place += 1
        else:
            out.append(words[place])
            place += 1
    return out


def _is_prefix(words: list[str], place: int) -> bool:
    """Whether a word stands before a ship's name, or is a letter of one that does (M/T)."""
    if place == 0 and words[0] in VESSEL_PREFIXES:
        return True
    return place < 2 < len(words) and "".join(words[:2]) in VESSEL_PREFIXES and len(words[0]) == 1


# Legal forms that stand before the name, as Russian, Indonesian, Korean, Thai and Arabic ones do.
_LEADING_FORMS: Final = words_of(
    "ooo oao zao pao ojsc jsc pjsc cjsc ao too tov pt fgup gup fsue llc srl ano uab sia pp chp dp tzov at pat prat cv nao "
    "firma jusighoesa yuhanhoesa brisath shrkh sharikat sharika shirkat sherkat group groupe grupo gruppo gruppe gruppa "
    "company compagnie compania corporation"
)


def _stands_as_form(text: str, place: int, words: list[str], table: dict[str, str]) -> bool:
    """Whether one word stands where a legal form stands: at the end, or at the front for those that lead."""
    if place == 0:
        return text in _LEADING_FORMS
    if len(text) > 3 or text in ("ltd", "llc", "inc", "jsc", "plc", "ooo", "oao", "zao", "co"):
        return True
    rest = words[place + 1 :]
    return all(w in table or w in PLACES or w in STOP_WORDS or len(w) == 1 for w in rest)


def _ends_name(words: list[str], place: int) -> bool:
    table, _ = legal_forms()
    return all(w in table or len(w) == 1 for w in words[place + 1 :])


_ORDINAL = re.compile(r"(\d+)(st|nd|rd|th)")


def _number(words: list[str], place: int) -> tuple[str | None, int]:
    """The number that begins at a word, as digits without leading zeros, and how many words it takes."""
    text = words[place]
    if text.isdigit():
        return text.lstrip("0") or "0", 1
    ordinal = _ORDINAL.fullmatch(text)
    if ordinal is not None:
        return ordinal.group(1).lstrip("0") or "0", 1
    value = NUMBER_WORDS.get(text)
    if value is not None:
        if text in TENS and place + 1 < len(words):
            unit = NUMBER_WORDS.get(words[place + 1])
            if unit is None and words[place + 1] in "123456789":
                unit = int(words[place + 1])
            if unit is not None and 0 < unit < 10:
                return str(value + unit), 2
        return str(value), 1
    if text in ROMAN and place > 0 and (len(text) > 1 or text in "ivx"):
        if text in ("xi", "vi") and len(words) > place + 1 and words[place + 1] in ("an", "nam"):
            return None, 0
        # A single letter counts at the end only: elsewhere it is an initial or a joining vowel.
        if len(text) == 1 and (len(words[place - 1]) == 1 or not _ends_name(words, place)):
            return None, 0
        return str(ROMAN[text]), 1
    return None, 0
