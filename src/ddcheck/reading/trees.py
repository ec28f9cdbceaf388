"""Plain trees that the columns of a table fill."""

from __future__ import annotations

from typing import Any


def put(tree: dict[Any, Any], steps: tuple[str | int, ...], value: Any) -> None:
    """Put a value at the end of some steps; the first one stays, and lists are joined."""
    for step in steps[:-1]:
        tree = tree.setdefault(step, {})
    last = steps[-1]
    if last in tree and isinstance(value, list) and isinstance(tree[last], list):
        tree[last] = tree[last] + value
    elif last not in tree:
        tree[last] = value


def settle(tree: Any) -> Any:
    """Numbered entries and substances as lists, in place where it can be."""
    if isinstance(tree, list):
        for each in tree:
            if isinstance(each, dict):
                settle(each)
        return tree
    for key, value in tree.items():
        if isinstance(value, list):
            settle(value)
        elif isinstance(value, dict):
            if key == "composition":
                tree[key] = [{"substance": name, "percent": each} for name, each in value.items()]
            elif value and all(isinstance(step, int) for step in value):
                tree[key] = [settle(value[step]) for step in sorted(value)]
            else:
                settle(value)
    return tree
