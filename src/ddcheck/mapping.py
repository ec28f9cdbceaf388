"""Which column of a table is which field of a record, as a file says it."""

from __future__ import annotations

from ddcheck.core.values import Value


class Mapping(Value):
    """Which column is which field."""
