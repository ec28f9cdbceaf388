"""Weighted words that point to something, such as military use; evidence, never proof."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from pydantic import Field

from ddcheck.core.values import Bilingual, Count, Line, Value

REMEMBERED = 5_000
"""Texts whose words are kept, which bounds the memory it takes."""

FOLDED_BY = unicodedata.unidata_version
"""What case and accents are depends on; with it, and with this code, `fold` gives another text."""


class Term(Value):
    """One word or phrase, how much it weighs, and where that comes from."""

    term: Line
    weight: Count = 1
    note: Line | None = None
    people: bool = False
    """Whether people bear it as a name: in the name of a person it means nothing else."""


class Vocabulary(Value):
    """A list of terms with a threshold."""

    id: Line
    title: Bilingual
    edition: Line
    source: Line
    threshold: Count = 1
    """From this sum of weights on the words count as an indication."""
    unless: tuple[Line, ...] = ()
    """Phrases that hold a term and do not mean it: ``non-military``, ``不用于军事``."""
    street_names: bool = False
    """Whether a street in an address may bear a term as its name, and not mean it."""
    terms: tuple[Term, ...] = Field(min_length=1)

    @cached_property
    def _folded(self) -> tuple[tuple[str, Term], ...]:
        return tuple((fold(term.term), term) for term in self.terms)

    @property
    def folded(self) -> tuple[str, ...]:
        """The terms as they are looked for, in their order."""
        return tuple(key for key, _ in self._folded)

    def know_folded(self, folded: Sequence[str]) -> None:
        """Take the terms as they are looked for from what `folded` gave under the same `FOLDED_BY`.

        Raises:
            ValueError: there are more or fewer of them than terms.
        """
        self.__dict__["_folded"] = tuple(zip(folded, self.terms, strict=True))

    @cached_property
    def _unless(self) -> tuple[str, ...]:
        return tuple(fold(phrase) for phrase in self.unless)

    @cached_property
    def _seen(self) -> dict[str, tuple[Term, ...]]:
        """What texts hold: in a batch the same ones come again and again."""
        return {}

    def found_in(self, texts: Iterable[str], addresses: Sequence[str] = ()) -> tuple[Term, ...]:
        """The terms in some texts and addresses, each once, in the vocabulary's order.

        A word in Latin letters must stand alone, plural or not; Chinese and Japanese know no such borders.
        With `street_names` the name of a street in an address is none: ``12 Arsenal Street``.
        """
        found = self._found_in((*texts, *addresses))
        if not (found and addresses and self.street_names):
            return found
        from ddcheck.core.streets import without_streets  # few addresses hold a term

        words = [fold(term.term) for term in found if term.term.count(" ") < 2]
        streetless = [without_streets(_folded(address), words) for address in addresses]
        return self._found_in((*texts, *streetless))

    def _found_in(self, texts: Iterable[str]) -> tuple[Term, ...]:
        folded = "\n".join(map(_folded, texts))
        found = self._seen.get(folded)
        if found is None:
            if len(self._seen) >= REMEMBERED:
                self._seen.clear()
            # Nearly no term is in nearly any text: that is asked first, and without a call.
            found = tuple(
                term for key, term in self._folded if key in folded and stands_in(key, folded)
            )
            if found and self.unless:
                held = tuple(_places(self._unless, folded))
                if held:
                    found = tuple(
                        term
                        for key, term in self._folded
                        if key in folded and stands_in(key, folded, held)
                    )
            self._seen[folded] = found
        return found


class Indication(NamedTuple):
    """What a vocabulary found in some fields."""

    terms: tuple[Term, ...]

    @property
    def weight(self) -> int:
        """The sum of the weights."""
        return sum(term.weight for term in self.terms)


def fold(text: str) -> str:
    """Case, width and accents away."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))


_folded = lru_cache(maxsize=REMEMBERED)(fold)


def stands_in(key: str, folded: str, held: Sequence[tuple[int, int]] = ()) -> bool:
    """Whether a folded term stands in a folded text, as a word of its own, plural or not, where it has borders.

    Args:
        key: the term.
        folded: the text.
        held: where phrases begin and end that do not mean what they hold.
    """
    start = folded.find(key)
    while start >= 0:
        end = start + len(key)
        if (
            not _joins(folded, start - 1, key[0])
            and any(
                folded.startswith(plural, end) and not _joins(folded, end + len(plural), key[-1])
                for plural in ("", "s", "es")
            )
            and not (held and _is_held(key, start, held))
        ):
            return True
        start = folded.find(key, start + 1)
    return False


def _is_held(key: str, start: int, held: Sequence[tuple[int, int]]) -> bool:
    """Whether a phrase takes away the term that begins here.

    The phrase of 研制导电 ends within 研制导弹, which is of missiles all the same; ``non-military`` goes on as ``use``.
    """
    end = start + len(key)
    if key[0].isascii():
        return any(begins < end and start < ends for begins, ends in held)
    return any(begins <= start and end <= ends for begins, ends in held)


def _places(phrases: Sequence[str], folded: str) -> Iterator[tuple[int, int]]:
    for phrase in phrases:
        at = folded.find(phrase)
        while at >= 0:
            yield at, at + len(phrase)
            at = folded.find(phrase, at + 1)


def _joins(text: str, at: int, edge: str) -> bool:
    if not (edge.isascii() and edge.isalnum()) or not 0 <= at < len(text):
        return False
    # Cyrillic letters that pass for Latin ones were made Latin, and the others of their word were not.
    beside = text[at]
    return beside.isalnum() and (beside.isascii() or "\u0370" <= beside < "\u0530")
