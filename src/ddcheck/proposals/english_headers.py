"""What a header in English means: a set of words, whatever their order and however they are joined."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ddcheck.proposals.chinese_headers import SHARE_OF, element
from ddcheck.proposals.english_words import (
    CURRENCIES,
    ENGLISH,
    FILLERS,
    LANGUAGES,
    NO_FIELD,
    PARTIES,
    PARTY_FIELDS,
    SHARES,
    SYNONYMS,
    VARIANTS,
    WORSE,
)
from ddcheck.proposals.meanings import NONE, Guess, Meaning, meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[a-z]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z]{2})(?=[A-Z])")
_NOTHING = re.compile(r"['’]|\b1st\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST_WORD = 14
_TO = ("ship", "sold", "deliver", "delivery", "bill", "invoice")
_TWO_WORDS = {
    ("end", "user"): "enduser",
    ("end", "customer"): "endcustomer",
    ("final", "customer"): "endcustomer",
    ("final", "user"): "enduser",
    ("ultimate", "user"): "enduser",
    ("final", "consignee"): "enduser",
    ("ultimate", "consignee"): "enduser",
    ("ultimate", "customer"): "endcustomer",
    ("intermediate", "consignee"): "intermediateconsignee",
    ("ship", "from"): "shipfrom",
    ("freight", "forwarder"): "forwarder",
    ("forwarding", "agent"): "forwarder",
    ("freight", "carrier"): "carrier",
    ("customs", "broker"): "broker",
    ("customs", "agent"): "broker",
    ("custom", "broker"): "broker",
    ("custom", "agent"): "broker",
    ("clearing", "broker"): "broker",
    ("clearing", "agent"): "broker",
    ("transport", "company"): "transportcompany",
    ("shipping", "line"): "transportcompany",
    ("shipping", "company"): "transportcompany",
}
"""Pairs of words that name one party."""


@cache
def _phrases() -> dict[frozenset[str], Meaning]:
    found: dict[frozenset[str], Meaning] = {}
    for written, phrases in ENGLISH.items():
        for worse, group in enumerate(phrases.split(" || ")):
            for order, phrase in enumerate(group.split("|")):
                found.setdefault(_key(phrase.split()), meaning(written, order + worse * WORSE))
    for role, words in PARTIES.items():
        for order, word in enumerate(words.split()):
            for field, path in PARTY_FIELDS.items():
                goal = NONE if path == NONE else f"parties.{role}.{path}"
                told = meaning(goal, order, word, bare=not field)
                found.setdefault(_key([word, *field.split()]), told)
    return found


def _key(words: Sequence[str]) -> frozenset[str]:
    return frozenset(SYNONYMS.get(word, word) for word in words) - FILLERS


@cache
def _vocabulary() -> frozenset[str]:
    words = {word for key in _phrases() for word in key}
    return frozenset(words | CURRENCIES | VARIANTS | set(LANGUAGES) | set(SHARES) | {"party"})


def guess_english(header: str, text: str) -> Guess:
    """What a header in English means, whatever unit it names.

    Args:
        header: as it stands in the table.
        text: the same without differences of width.
    """
    share = SHARE_OF.fullmatch(re.sub(r"[\s_().\[\]-]", "", text))
    if share is not None and (symbol := element(share["what"])):
        return Guess(header, meaning(f"items.composition.{symbol}"))
    found = _guess_words(header, text)
    shorter = _BRACKETS.sub("", text)
    if found.known or shorter == text or not shorter.strip():
        return found
    return _guess_words(header, shorter)


def plain_words(text: str) -> list[str]:
    """The words of a header, each in the form in which the tables of words have it."""
    return [SYNONYMS.get(word, word) for word in _WORD.findall(_spaced(text))]


def _spaced(text: str) -> str:
    return _CAMEL.sub(" ", _NOTHING.sub("", text)).replace("#", " number ").casefold()


def _guess_words(header: str, text: str) -> Guess:
    words = [
        SYNONYMS.get(part, part) for word in _WORD.findall(_spaced(text)) for part in _divided(word)
    ]
    if not words:
        return Guess(header)
    # Shares of a total and thousands are no quantities that could be read as they stand.
    if text.startswith("%") or any(word in SHARES or word == "1000" for word in words):
        return Guess(header, meaning(NONE))
    kept = _kept(words)
    known = _phrases()
    numbered = [word for word in kept if not word.isdigit()]
    for form in (words, kept, [word for word in kept if word != "kg"], numbered):
        found = known.get(_key(form))
        if found is None:
            continue
        field = found.fields[0][0] if found.fields else NONE
        # HS_CODE_2 and HS_CODE_4 are the chapter and the heading beside the code itself.
        if form is numbered and field == "items.hs_code" and {"2", "4"} & set(kept):
            return Guess(header, meaning(NONE))
        currency = next((word.upper() for word in words if word in CURRENCIES), "")
        language = next((LANGUAGES[word] for word in words[-1:] if word in LANGUAGES), "")
        return Guess(
            header,
            found,
            currency=currency if field == "items.value" else "",
            language="" if field == NONE else language,
        )
    return Guess(header, meaning(NONE) if set(words) & NO_FIELD else None)


def _kept(words: Sequence[str]) -> list[str]:
    """The words without those that only tell a variant, and parties of two words as one."""
    left_out = CURRENCIES | VARIANTS | set(LANGUAGES) | {"party"}
    kept = [word for word in words if word not in left_out]
    # An end user certificate is a paper, and no party.
    is_paper = not {"certificate", "statement"}.isdisjoint(kept)
    for at, two in enumerate(pairwise(kept)):
        if two[1] == "to" and two[0] in _TO:
            # A ship-to customer is whom the goods are shipped to.
            end = at + 3 if kept[at + 2 : at + 3] == ["customer"] else at + 2
            return [*kept[:at], f"{two[0]}to", *kept[end:]]
        if two in _TWO_WORDS and not is_paper:
            return [*kept[:at], _TWO_WORDS[two], *kept[at + 2 :]]
    return kept


def _divided(word: str) -> list[str]:
    """Words that were written as one, such as ``importername``; the word itself where it is none."""
    known = _vocabulary()
    if word in known or word in SYNONYMS or len(word) < 6:
        return [word]
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST_WORD), end):
            before = best[start]
            part = word[start:end]
            if before is None or not (part in known or part in SYNONYMS) or len(part) < 2:
                continue
            found = best[end]
            if found is None or len(before) + 1 < len(found):
                best[end] = [*before, part]
    return best[len(word)] or [word]
