"""Arabic names of several words that others write as one."""

from typing import Final

ARTICLES: Final = frozenset(("al", "el", "ul"))
_SUN_LETTERS: Final = ("t", "d", "r", "z", "s", "n")


def with_article(first: str, second: str) -> str:
    """Two words with the article between them as they are written in one (abdulaziz, jalaluddin)."""
    return f"{first}u{second[0] if second.startswith(_SUN_LETTERS) else 'l'}{second}"
