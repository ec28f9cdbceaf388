"""How alike two names are, and why.

Names are compared by spelling and sound, word by word, in any script. Nothing is translated: a Chinese and
an English name of one organisation meet only where one is a reading of the other or both are in the small
gazetteer; of a Japanese firm's name in Han characters only surnames are read as Japanese. So a list needs both names.
The score depends on the two names, the kind of party and this version alone.
"""

from ddcheck.core.names.analysis import Name, Token, analyse
from ddcheck.core.names.comparison import Comparison, compare, compare_names, quick_score
from ddcheck.core.names.explaining import Part
from ddcheck.core.names.folding import fold, fold_bulk, holds_anything
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
    "holds_anything",
    "quick_score",
]
