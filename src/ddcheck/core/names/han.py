"""Chinese names."""


def fold_char(char: str) -> str:
    """The mainland simplified form."""
    return char


def readings(folded: str) -> tuple[str, ...]:
    """Latin readings."""
    return () if folded else ()
