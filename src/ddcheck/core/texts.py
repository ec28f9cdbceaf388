"""A sentence in English and in Chinese.

It stands apart from `values`, which loads Pydantic: what only speaks must not pay for what validates.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

LONGEST_NAME = 1_000
"""Characters of a party's name; the longest that public lists hold has half as many.

Comparing takes the number of words of one name times that of the other, so that a text of thousands of words in
the place of a name would take seconds.
"""


class Text(NamedTuple):
    """A sentence in English and in Chinese."""

    en: str
    zh: str

    def __str__(self) -> str:
        return self.en

    def get(self, lang: str) -> str:
        """The sentence in a language; English where there is no other."""
        return (self.zh or self.en) if lang == "zh" else self.en


class RefusalError(ValueError):
    """A value that cannot be taken, and why; Pydantic keeps it in the context of its error."""

    def __init__(self, en: str, zh: str) -> None:
        """What is wrong and what to write instead, in English and in Chinese."""
        super().__init__(en, zh)
        self.en, self.zh = en, zh

    def __str__(self) -> str:
        return self.en

    @property
    def text(self) -> Text:
        """What is wrong, in both languages."""
        return Text(self.en, self.zh)


class Speaks(Protocol):
    """What says itself in a language, as errors and problems do."""

    def get(self, lang: str, /) -> str:
        """What it says."""


def text_of(said: Speaks) -> Text:
    """What something says, in both languages."""
    return Text(said.get("en"), said.get("zh"))
