"""Whether goods and technology are controlled: three answers, with the reasons and the facts that would settle them."""

from ddcheck.core.classification.answers import (
    NOTHING,
    Answer,
    Answered,
    Classification,
)
from ddcheck.core.classification.classifier import Classifier
from ddcheck.core.classification.criteria import CriteriaError, lint, parse
from ddcheck.core.classification.judging import Missing

__all__ = [
    "NOTHING",
    "Answer",
    "Answered",
    "Classification",
    "Classifier",
    "CriteriaError",
    "Missing",
    "lint",
    "parse",
]
