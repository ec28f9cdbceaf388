"""A sentence in English and in Chinese.

It stands apart from `values`, which loads Pydantic: what only speaks must not pay for what validates.
"""

from typing import NamedTuple


class Text(NamedTuple):
    """A sentence in English and in Chinese."""

    en: str
    zh: str

    def __str__(self) -> str:
        return self.en

    def get(self, lang: str) -> str:
        """The sentence in a language; English where there is no other."""
        return (self.zh or self.en) if lang == "zh" else self.en
