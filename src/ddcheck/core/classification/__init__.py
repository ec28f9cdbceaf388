"""Whether goods and technology are controlled: three answers, with the reasons and the facts that would settle them."""

from ddcheck.core.classification.answers import Answer, Answered, Classification, Missing
from ddcheck.core.classification.classifier import Classifier
from ddcheck.core.classification.criteria import CriteriaError, lint, parse

__all__ = [
    "Answer",
    "Answered",
    "Classification",
    "Classifier",
    "CriteriaError",
    "Missing",
    "lint",
    "parse",
]
