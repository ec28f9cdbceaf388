"""How alike two names are, and why."""

from ddcheck.core.names.analysis import Name, Token, analyse
from ddcheck.core.names.comparison import Comparison, compare, compare_names, quick_score
from ddcheck.core.names.explaining import Part
from ddcheck.core.names.folding import fold, fold_bulk
from ddcheck.core.names.scoring import MATCH_THRESHOLD

__all__ = [
    "MATCH_THRESHOLD",
    "Comparison",
    "Name",
    "Part",
    "Token",
    "analyse",
    "compare",
    "compare_names",
    "fold",
    "fold_bulk",
    "quick_score",
]
