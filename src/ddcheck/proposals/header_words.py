"""Which field a header of somebody's table most likely means, in English and in Chinese.

It is a proposal for a person to look at, and is used by nothing that decides.
An English header is read as a set of words, whatever their order; a Chinese one by its longest known part.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from ddcheck.core.names.han import fold_char
from ddcheck.core.texts import Text
from ddcheck.proposals import header_units
from ddcheck.proposals.header_dictionary import (
    CHINESE,
    CHINESE_PARTIES,
    CHINESE_PARTY_FIELDS,
    CURRENCIES,
    ELEMENTS,
    ENGLISH,
    FILLERS,
    GROUPS,
    LANGUAGES,
    NO_FIELD,
    NONE,
    OTHER_TIMES,
    PARTIES,
    PARTY_FIELDS,
    SHARES,
    SYNONYMS,
    VARIANTS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


LONGEST = 200
"""Characters of a header; longer ones are text and no header."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a header may mean."""

    header: str
    path: str | None
    """As ``ddcheck.reading.columns`` writes it; nothing where the header means no field."""
    known: bool = True
    """Whether the header is understood; one that is known to mean no field is understood as well."""
    currency: str = ""
    """The currency that the header names, as in ``FOB_USD``."""
    language: str = ""
    """``en`` or ``zh`` for a column that gives a name in a language beside another column."""
    unit: str = ""
    """The unit of the goods that the header of a quantity names, as it is written there."""
    why: Text | None = None
    """Why a header that is understood gets no field."""


_SHARE_OF = re.compile(r"(?P<what>.{1,2})(?:含量|百分比|比例|%|PERCENT|CONTENT)", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@cache
def _phrases() -> dict[frozenset[str], str]:
    found: dict[frozenset[str], str] = {}
    for path, phrases in ENGLISH.items():
        for phrase in phrases.split("|"):
            found.setdefault(_key(phrase.split()), path)
    for role, words in PARTIES.items():
        for word in words.split():
            for field, path in PARTY_FIELDS.items():
                goal = NONE if path == NONE else f"parties.{role}.{path}"
                found.setdefault(_key([word, *field.split()]), goal)
    return found


def _key(words: Sequence[str]) -> frozenset[str]:
    return frozenset(SYNONYMS.get(word, word) for word in words) - FILLERS


@cache
def _vocabulary() -> frozenset[str]:
    words = {word for key in _phrases() for word in key}
    return frozenset(words | CURRENCIES | VARIANTS | set(LANGUAGES) | set(SHARES) | {"party"})


@cache
def _chinese() -> dict[str, str]:
    found = {word: path for path, words in CHINESE.items() for word in words.split()}
    for role, words in CHINESE_PARTIES.items():
        for word in words.split():
            for field, path in CHINESE_PARTY_FIELDS.items():
                goal = NONE if path == NONE else f"parties.{role}.{path}"
                found.setdefault(word + field, goal)
    return {_simplified(key).upper(): path for key, path in found.items()}


def _simplified(text: str) -> str:
    return "".join(map(fold_char, text))


def guess(header: str) -> Guess:
    """What one header means by itself."""
    if len(header) > LONGEST:
        return Guess(header, None, known=False)
    text = unicodedata.normalize("NFKC", header).strip()
    found = _guess_plain(header, text)
    group, _, below = text.partition(" / ")
    if not found.known and below and _simplified(group).casefold() in GROUPS:
        # Goods / Value: the upper row of the header only says what the columns below it are about.
        text = below
        found = _guess_plain(header, text)
    divided = header_units.parted(text)
    if divided is None:
        return found
    rest, unit = divided
    if found.path is None:
        inner = _guess_plain(header, rest)
        if inner.path is not None and header_units.is_measured(inner.path):
            found = inner
    if found.path is None:
        return found
    if (why := header_units.unfit(found.path, unit)) is not None:
        return Guess(header, None, why=why)
    if found.path == "items.quantity" and header_units.is_of_goods(unit):
        return replace(found, unit=unit)
    return found


def _guess_plain(header: str, text: str) -> Guess:
    """What a header means, whatever unit it names."""
    if _HAN.search(text):
        return _guess_chinese(header, text)
    return _guess_english(header, text)


def _guess_chinese(header: str, text: str) -> Guess:
    plain = _simplified(text).upper()
    inner = re.sub(r"[\s*:：/_\-、.()（）\[\]【】]", "", plain)
    outer = re.sub(r"[\s*:：/_\-、.]", "", re.sub(r"[(（\[【].*?[)）\]】]", "", plain))
    currency = next((each.upper() for each in CURRENCIES if each.upper() in plain), "")
    if "美元" in plain:
        currency = "USD"
    elif "人民币" in plain or "RMB" in plain:
        currency = "CNY"
    known = _chinese()
    share = _SHARE_OF.fullmatch(outer.removesuffix("%"))
    if share is not None and outer not in known:
        element = _element(share["what"])
        return Guess(header, element and f"items.composition.{element}", known=bool(element))
    for form in (inner, outer, re.sub(r"[A-Z]+", "", outer), re.sub(r"[A-Z]+", "", inner)):
        if form in known:
            return _guess_of(header, known[form], currency)
    # The longest known word at its end, for a prefix only narrows what it is: 本单成交数量.
    for start in range(1, len(outer) - 1):
        if outer[start:] in known and len(outer) - start >= 2:
            if not OTHER_TIMES.isdisjoint(outer[:start]):
                break
            return _guess_of(header, known[outer[start:]], currency)
    return Guess(header, None, known=False)


def _element(word: str) -> str | None:
    """The symbol of an element by its Chinese name or its symbol."""
    symbol = ELEMENTS.get(word) or word.capitalize()
    return symbol if symbol in ELEMENTS.values() else None


def _guess_of(header: str, path: str, currency: str = "", language: str = "") -> Guess:
    if path == NONE:
        return Guess(header, None)
    stays = path == "items.value"
    return Guess(header, path, currency=currency.upper() if stays else "", language=language)


def _guess_english(header: str, text: str) -> Guess:
    share = _SHARE_OF.fullmatch(re.sub(r"[\s_().\[\]-]", "", text))
    if share is not None and (element := _element(share["what"])):
        return Guess(header, f"items.composition.{element}")
    words = [
        SYNONYMS.get(part, part)
        for word in _WORD.findall(_CAMEL.sub(" ", text).casefold())
        for part in _divided(word)
    ]
    if not words:
        return Guess(header, None, known=False)
    # Shares of a total and thousands are no quantities that could be read as they stand.
    if text.startswith("%") or any(word in SHARES or word == "1000" for word in words):
        return Guess(header, None)
    language = next((LANGUAGES[word] for word in words[-1:] if word in LANGUAGES), "")
    currency = next((word for word in words if word in CURRENCIES), "")
    kept = [
        word for word in words if word not in CURRENCIES | VARIANTS | set(LANGUAGES) | {"party"}
    ]
    if kept[:1] == ["end"] and kept[1:2] == ["user"] and "certificate" not in kept:
        kept = ["enduser", *kept[2:]]
    if kept[1:2] == ["to"] and kept[0] in ("ship", "sold", "deliver"):
        kept = [f"{kept[0]}to", *kept[2:]]
        if kept[1:2] == ["customer"]:
            del kept[1]
    if kept[:2] == ["ultimate", "consignee"]:
        kept = ["enduser", *kept[2:]]
    if kept[:2] == ["freight", "forwarder"]:
        kept = kept[1:]
    if (
        kept[:1]
        and kept[0] in ("customs", "custom", "clearing")
        and kept[1:2] in (["broker"], ["agent"])
    ):
        kept = kept[1:]
    if kept[:2] in (["transport", "company"], ["shipping", "line"], ["shipping", "company"]):
        kept = ["transportcompany", *kept[2:]]
    known = _phrases()
    numbered = [word for word in kept if not word.isdigit()]
    for form in (words, kept, [word for word in kept if word != "kg"], numbered):
        path = known.get(_key(form))
        if path is not None:
            # HS_CODE_2 and HS_CODE_4 are the chapter and the heading beside the code itself.
            if form is numbered and path == "items.hs_code" and {"2", "4"} & set(kept):
                return Guess(header, None)
            return _guess_of(header, path, currency, language)
    understood = bool(set(words) & NO_FIELD)
    return Guess(header, None, known=understood)


def _divided(word: str) -> list[str]:
    """Words that were written as one, such as ``importername``; the word itself where it is none."""
    known = _vocabulary()
    if word in known or word in SYNONYMS or len(word) < 6:
        return [word]
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 14), end):
            before = best[start]
            part = word[start:end]
            if before is None or not (part in known or part in SYNONYMS) or len(part) < 2:
                continue
            found = best[end]
            if found is None or len(before) + 1 < len(found):
                best[end] = [*before, part]
    return best[len(word)] or [word]


@dataclass(frozen=True, slots=True)
class Placed:
    """The headers of a table, each with the field proposed for it or with why there is none."""

    guesses: tuple[tuple[Guess, str | None, Text | None], ...]
    """What the header means, the field it gets, and why it gets none or another one."""

    @property
    def paths(self) -> dict[str, str]:
        """Header to field, for those that get one."""
        return {guess_.header: path for guess_, path, _ in self.guesses if path is not None}


def place(headers: Sequence[str]) -> Placed:
    """Fields for the headers of a table of shipments, each field once.

    An importer is the buyer, or the consignee where the table has a buyer of its own; a second
    column with a party's name in another language gives another of its names.
    """
    guesses = [guess(header) for header in headers]
    buyers = {
        each.path
        for each in guesses
        if _named(each, "buyer", "customer", "purchaser", "买", "客户")
    }
    taken: dict[str, str] = {}
    # A better column for a field may stand to the right of a worse one.
    order = sorted(range(len(guesses)), key=lambda at: (_rank(guesses[at]), at))
    chosen: dict[int, tuple[str | None, Text | None]] = {}
    for at in order:
        each = guesses[at]
        path = each.path
        if path is None:
            unknown = None if each.known else Text("not understood", "无法识别")
            chosen[at] = None, each.why or unknown
            continue
        if "parties.buyer." in path and _named(each, "importer", "进口") and buyers:
            path = path.replace("parties.buyer.", "parties.consignee.")
        if path in taken and path.startswith("parties.") and path.endswith(".name"):
            path = f"{path}s"
        if path in taken and not path.endswith(".names"):
            chosen[at] = (
                None,
                Text(
                    f"{path} as well, like {taken[path]!r}", f"也是 {path}，与 {taken[path]!r} 相同"
                ),
            )
            continue
        taken.setdefault(path, each.header)
        chosen[at] = path, None
    return Placed(tuple((guesses[at], *chosen[at]) for at in range(len(guesses))))


def _named(guess_: Guess, *words: str) -> bool:
    header = guess_.header.casefold()
    return guess_.path is not None and any(word in header for word in words)


_LAST = ("std", "raw", "_1", "_2", " 2", "二")


def _rank(guess_: Guess) -> int:
    """Columns that repeat another one in a language, a standard form or a second unit come later."""
    header = guess_.header.casefold()
    if guess_.language:
        return 1
    if guess_.currency and guess_.currency not in ("USD", ""):
        return 2
    if any(word in header for word in _LAST):
        return 3
    if guess_.path == "id" and not any(word in header for word in ("order", "declaration", "单")):
        return 1
    return 0
