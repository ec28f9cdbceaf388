"""The names of a column that are looked up: their forms, and the words of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ddcheck.core.names.runs import HAN_RUNS
from ddcheck.core.screening import features, wholes
from ddcheck.core.screening.bulk.chinese import is_firm
from ddcheck.core.screening.bulk.columns import sizes_of
from ddcheck.core.screening.bulk.several import respelled_in, several_in
from ddcheck.core.screening.respelled import respelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
        sizes = sizes_of(folded)
        odd = ~np.fromiter(map(str.isascii, folded), np.bool_, len(folded))
        odd |= sizes >= _PLAIN_LENGTH
        several = several_in(names, folded)
        odd[several] = True
        plain = np.flatnonzero(~odd & (sizes > 0))
        lines, counts = _counted(folded, plain)
        if counts.max(initial=0) > features.MOST_WORDS:
            kept = counts <= features.MOST_WORDS
            self.slow += plain[~kept].tolist()
            plain = plain[kept]
            lines, counts = _counted(folded, plain)
        self._sort(np.flatnonzero(odd).tolist(), set(several))
        self.plain = len(plain)
        """How many forms, the first ones, are plain names as they are."""
        further = [*self._further(names), *_respelled(names, folded, plain.tolist())]
        owner = np.array([number for number, _, _ in further], np.int64)
        read = np.array([form_read for _, form_read, _ in further], np.bool_)
        sizes = np.array([len(words) for _, _, words in further], np.int64)
        self.flat = lines.split()
        """The words of all forms."""
        self.flat += [word for _, _, words in further for word in words]
        self.owner = np.concatenate([plain, owner])
        """The name that each form belongs to."""
        self.read = np.concatenate([np.zeros(len(plain), np.bool_), read])
        """Whether only the very words of each form will do."""
        self.starts = np.zeros(len(self.owner) + 1, np.int64)
        """Where in the words each form begins."""
        np.cumsum(np.concatenate([counts, sizes]), out=self.starts[1:])

    def _sort(self, odd: Sequence[int], several: set[int]) -> None:
        """Which of the names that are not plain is which."""
        for number in odd:
            text = self.folded[number]
            if number in several:
                self.slow.append(number)
            elif is_firm(text):
                self.firms.append(number)
            else:
                (self.people if _is_person(text) else self.slow).append(number)

    def _further(self, names: Sequence[str]) -> Iterator[tuple[int, bool, Sequence[str]]]:
        """The forms of names that are not plain: whose each is, whether only its very words will do, and these."""
        for number in self.people:
            for words in wholes.readings(self.folded[number].split()):
                yield number, True, words
            for text in respelled(names[number], self.folded[number], asking=True):
                yield number, False, features.texts_of(text)
        for number in self.firms:
            for text in respelled(names[number], self.folded[number], asking=True):
                yield number, False, features.texts_of(text)
        for number in self.slow:
            for form in wholes.forms(names[number], self.folded[number], asking=True):
                texts = features.texts_of(form.text)
                if texts:
                    yield number, form.read, texts


def _respelled(
    names: Sequence[str], folded: Sequence[str], plain: Sequence[int]
) -> Iterator[tuple[int, bool, Sequence[str]]]:
    """The further forms of plain names, as `Asked._further` gives those of others."""
    for number in respelled_in(names, folded, plain, asking=True):
        for text in respelled(names[number], folded[number], asking=True):
            yield number, False, features.texts_of(text)


def _counted(folded: Sequence[str], plain: Numbers) -> tuple[str, Numbers]:
    """Some of the folded texts, which are in ASCII and not empty, one a line; and how many words each has."""
    lines = "\n".join([folded[number] for number in plain.tolist()])
    signs = np.frombuffer(lines.encode(), np.uint8)
    behind = signs[signs <= ord(" ")]
    ends = np.append(np.flatnonzero(behind == ord("\n")), len(behind))
    return lines, np.diff(ends[: len(plain)], prepend=-1)


def _is_person(folded: str) -> bool:
    if len(folded) < 2 or HAN_RUNS.fullmatch(folded) is None:
        return False
    return wholes.is_personal(folded.split()) and not wholes.is_numbered(folded)
