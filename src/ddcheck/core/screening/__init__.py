"""Whether a party is on a list: names, identifiers and addresses against designations."""

from ddcheck.core.screening.index import Index
from ddcheck.core.screening.screener import Screener, comparable, prepared

__all__ = ["Index", "Screener", "comparable", "prepared"]
