"""Which field a header of somebody's table most likely means, in English and in Chinese.

It is a proposal for a person to look at, and is used by nothing that decides.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from ddcheck.proposals import header_units
from ddcheck.proposals.chinese_headers import guess_chinese, is_chinese, simplified
from ddcheck.proposals.chinese_words import GROUPS
from ddcheck.proposals.english_headers import guess_english
from ddcheck.proposals.meanings import Guess

_ABOUT = re.compile(r"\s*(?:信息|資訊|资料|資料|details|information|info)(?= /)", re.IGNORECASE)
"""Words of the upper of two header rows that say no more than that something is told of a party: 收货人信息 / 名称."""
LONGEST = 200
"""Characters of a header; longer ones are text and no header."""


def guess(header: str) -> Guess:
    """What one header means by itself."""
    if len(header) > LONGEST:
        return Guess(header)
    text = _ABOUT.sub("", unicodedata.normalize("NFKC", header).strip())
    found = _guess_plain(header, text)
    for mark in (" / ", "/"):
        group, _, below = text.partition(mark)
        if not found.known and below and simplified(group).casefold() in GROUPS:
            # Goods / Value: the upper row of the header only says what the columns below it are about.
            text = below
            found = _guess_plain(header, text)
    divided = header_units.parted(text)
    if divided is None:
        return found
    rest, unit = divided
    if not found.known:
        inner = _guess_plain(header, rest)
        if inner.path is not None and header_units.is_measured(inner.path):
            found = inner
    if found.path is None:
        return found
    if (why := header_units.unfit(found.path, unit)) is not None:
        return Guess(header, why=why)
    if found.path == "items.quantity" and header_units.is_of_goods(unit):
        return replace(found, unit=unit)
    return found


def _guess_plain(header: str, text: str) -> Guess:
    """What a header means, whatever unit it names."""
    return guess_chinese(header, text) if is_chinese(text) else guess_english(header, text)
