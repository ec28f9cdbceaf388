"""Patterns: where Han characters stand in folded text, which holds nothing else beside ASCII; any of many texts."""

import re

HAN_RUN = re.compile(r"[^\x00-\x7f]+")
"""One run of them."""
HAN_RUNS = re.compile(r"[^\x00-\x7f]+(?: [^\x00-\x7f]+)*")
"""Runs of them and nothing else."""


def alternatives(texts: list[str]) -> str:
    """A pattern for some sorted texts that looks at each letter once; the longest ones first."""
    by_first: dict[str, list[str]] = {}
    for text in texts:
        if text:
            by_first.setdefault(text[0], []).append(text[1:])
    found = [letter + alternatives(rest) for letter, rest in by_first.items()]
    whole = found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"
    return f"(?:{whole})?" if found and "" in texts else whole if found else ""
