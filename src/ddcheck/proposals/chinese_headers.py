"""What a header in Chinese means: a word that is known, several joined, or one behind words that narrow it."""

from __future__ import annotations

import re
from functools import cache

from ddcheck.core.names.han import fold_char
from ddcheck.proposals.chinese_words import (
    ELEMENTS,
    HEADERS,
    NARROWING,
    OTHER_TIMES,
    PARTIES,
    PARTY_FIELDS,
    PLACES,
)
from ddcheck.proposals.english_words import CURRENCIES
from ddcheck.proposals.meanings import Guess, Meaning, meaning

SHARE_OF = re.compile(r"(?P<what>.{1,2})(?:含量|百分比|比例|%|PERCENT|CONTENT)", re.IGNORECASE)
"""A header of the percentage of one substance."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_MARKS = re.compile(r"[\s*:：/_\-、.()（）\[\]【】]")
_BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]")
_JOINTS = re.compile(r"[/／、,，&+和与及或]")
_MADE = 20
"""How far behind a word that is written out stands one that is made of parts."""
_BY_PLACE = 99
"""How far behind what names a party stands what only tells of its place."""
_LEAST = 3
"""Characters of a word that is told whatever stands before it."""


def is_chinese(text: str) -> bool:
    """Whether a header has Han characters."""
    return _HAN.search(text) is not None


def simplified(text: str) -> str:
    """The text in simplified characters."""
    return "".join(map(fold_char, text))


@cache
def _words() -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    # Words that are written out go before those that are made of parts.
    for made in (False, True):
        for written, words in HEADERS.items():
            for order, word in enumerate(_made(words) if made else words[0].split()):
                found.setdefault(word, meaning(written, order + made * _MADE))
    for role, words in PARTIES.items():
        for at, word in enumerate([*words[0].split(), *_made(words)]):
            for field, path in PARTY_FIELDS.items():
                goal = path if path == "-" else f"parties.{role}.{path}"
                found.setdefault(word + field, meaning(goal, at, word, bare=not field))
    for word, path in PLACES.items():
        found[word] = meaning(f"parties.{path}", _BY_PLACE)
    return {simplified(word).upper(): told for word, told in found.items()}


def _made(words: tuple[str, str, str]) -> list[str]:
    """The words made of two parts, in the order of the first ones."""
    return [first + second for first in words[1].split() for second in words[2].split()]


@cache
def _narrowing() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(simplified, NARROWING))})+")


def guess_chinese(header: str, text: str) -> Guess:
    """What a header in Chinese means, whatever unit it names.

    Args:
        header: as it stands in the table.
        text: the same without differences of width.
    """
    plain = simplified(text).upper()
    outer = _MARKS.sub("", _BRACKETS.sub("", plain))
    share = SHARE_OF.fullmatch(outer.removesuffix("%"))
    if share is not None and outer not in _words():
        symbol = element(share["what"])
        return Guess(header, meaning(f"items.composition.{symbol}") if symbol else None)
    parts = [part for part in _JOINTS.split(_BRACKETS.sub("", plain)) if part.strip()]
    found = _exact(plain) or (_joined(parts, plain) if len(parts) > 1 else _narrowed(outer))
    if found is None:
        return Guess(header)
    currency = _currency(plain) if found.fields[:1] == (("items.value",),) else ""
    return Guess(header, found, currency=currency)


def _currency(plain: str) -> str:
    if "美元" in plain or "美金" in plain:
        return "USD"
    if "人民币" in plain or "RMB" in plain:
        return "CNY"
    return next((each.upper() for each in CURRENCIES if each.upper() in plain), "")


def _exact(plain: str) -> Meaning | None:
    """What is written, with or without what stands in brackets and in Latin letters."""
    known = _words()
    inner = _MARKS.sub("", plain)
    outer = _MARKS.sub("", _BRACKETS.sub("", plain))
    for form in (inner, outer, re.sub(r"[A-Z']+", "", outer), re.sub(r"[A-Z']+", "", inner)):
        if form in known:
            return known[form]
        if form.endswith("日") and f"{form}期" in known:
            return known[f"{form}期"]
    return None


def _joined(parts: list[str], plain: str) -> Meaning | None:
    """Several words of which one column holds all: the field of the first, or of those that agree.

    A customs form speaks of exports and imports at once: 启运/运抵国 is the country of arrival.
    """
    told = [_exact(part) or _narrowed(_MARKS.sub("", part)) for part in parts]
    if " / " in plain and told[-1] is None and is_chinese(parts[-1]):
        # A row above a row: what is below 货物 and not understood is not the goods.
        return None
    fields = [each.fields[0] for each in told if each is not None and each.fields]
    first = next((each for each in told if each is not None and each.fields), None)
    if first is None or len(set(fields)) > 1 or (told[0] is not first and "/" not in plain):
        return None
    return first


def _narrowed(outer: str) -> Meaning | None:
    """The longest known word at the end, where what stands before it only narrows it.

    A long word is told whatever stands before it, unless that makes it another thing; a short one, and the number
    of an order or of a declaration, of which there are others, only behind words that are known to narrow.
    """
    for start in range(1, len(outer) - 1):
        found = _exact(outer[start:])
        if found is None:
            continue
        before = outer[:start]
        if _narrowing().fullmatch(before):
            # The goods in English stand beside the goods in Chinese.
            return found._replace(order=found.order + _MADE) if "英文" in before else found
        if not OTHER_TIMES.isdisjoint(before):
            return None
        if len(outer) - start >= _LEAST and not _is_one_of_many(found):
            return found
    return None


_OF_MANY = frozenset(["id", "contract", "items.line", "items.unit", "export_date"])


def _is_one_of_many(found: Meaning) -> bool:
    return bool(found.fields) and found.fields[0][0] in _OF_MANY


def element(word: str) -> str | None:
    """The symbol of an element by its Chinese name or its symbol."""
    symbol = ELEMENTS.get(word) or word.capitalize()
    return symbol if symbol in ELEMENTS.values() else None
