"""The names of a column that are looked up: their forms, and the words of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ddcheck.core.names.runs import HAN_RUNS
from ddcheck.core.screening import features, wholes
from ddcheck.core.screening.bulk.chinese import is_firm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[Any]

_PLAIN_LENGTH = 400


class Asked:
    """Names that are looked up: their forms, and the words of each form, one after the other."""

    def __init__(self, names: Sequence[str], folded: Sequence[str]) -> None:
        """Take different names and their folded texts."""
        self.folded = folded
        self.people: list[int] = []
        """Names that are nothing but a person's in Han."""
        self.firms: list[int] = []
        """Names of organisations in Han, by `chinese.is_firm`; like those of people they have no form of their own."""
        self.slow: list[int] = []
        """Names that are looked at one by one: in Han and other letters, of several names in one, very long."""
        several = "/" in "\n".join(names)
        odd = [
            number
            for number, text in enumerate(folded)
            if not text.isascii() or len(text) >= _PLAIN_LENGTH
        ]
        if several:
            odd = sorted({*odd, *(number for number, name in enumerate(names) if "/" in name)})
        for number in odd:
            text = folded[number]
            if several and "/" in names[number]:
                self.slow.append(number)
            elif _is_person(text):
                self.people.append(number)
            else:
                (self.firms if is_firm(text) else self.slow).append(number)
        left_out = set(odd)
        plain = [number for number, text in enumerate(folded) if text and number not in left_out]
        flat, counts = _words_of(folded, plain)
        if (
            not wholes.SEVERAL_WORDS.isdisjoint(flat)
            or max(counts, default=0) > features.MOST_WORDS
        ):
            kept = [
                count <= features.MOST_WORDS
                and wholes.SEVERAL_WORDS.isdisjoint(folded[number].split())
                for number, count in zip(plain, counts, strict=True)
            ]
            self.slow += [number for number, keep in zip(plain, kept, strict=True) if not keep]
            plain = [number for number, keep in zip(plain, kept, strict=True) if keep]
            flat, counts = _words_of(folded, plain)
        self.plain = len(plain)
        """How many forms, the first ones, are plain names as they are."""
        owner = plain
        read = [False] * len(plain)
        for number in self.people:
            for words in wholes.readings(folded[number].split()):
                read.append(True)
                owner.append(number)
                counts.append(len(words))
                flat += words
        for number in self.slow:
            for form in wholes.forms(names[number], folded[number]):
                texts = features.texts_of(form.text)
                if texts:
                    read.append(form.read)
                    owner.append(number)
                    counts.append(len(texts))
                    flat += texts
        self.flat = flat
        """The words of all forms."""
        self.owner = np.array(owner, np.int64)
        """The name that each form belongs to."""
        self.read = np.array(read, np.bool_)
        """Whether only the very words of each form will do."""
        self.starts = np.zeros(len(counts) + 1, np.int64)
        """Where in the words each form begins."""
        np.cumsum(np.array(counts, np.int64), out=self.starts[1:])


def _words_of(folded: Sequence[str], plain: Sequence[int]) -> tuple[list[str], list[int]]:
    """The words of some plain names, one name after the other, and how many each has."""
    texts = [folded[number] for number in plain]
    return " ".join(texts).split(), [text.count(" ") + 1 for text in texts]


def _is_person(folded: str) -> bool:
    if len(folded) < 2 or HAN_RUNS.fullmatch(folded) is None:
        return False
    return wholes.is_personal(folded.split())
