"""What a name is made of: folded text, words with their roles, scripts, disguises.

`analyse` is pure and kept per name; `view` gives the words of a name as one kind of party reads them
(`XI` is a surname in a person's name and a number in a fund's).
"""

from collections.abc import Callable, Collection
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ddcheck.core.names.folding import fold
from ddcheck.core.names.roles import Kind, Reading
from ddcheck.core.names.romanisation import may_be_read
from ddcheck.core.names.runs import HAN_RUN
from ddcheck.core.names.spelling import meant, word
from ddcheck.core.names.words import COMMON_PERSON_WORDS, SPELLINGS
from ddcheck.core.names.written import names_in

if TYPE_CHECKING:
    from ddcheck.core.names.han import HanText

Weighting = Callable[[str], float]
"""How telling a word is: about the natural logarithm of (names in the list / names with the word)."""

TELLING_MOST: Final = 9.5
"""What a word that no list knows weighs before its role is looked at."""

ROLE_FACTORS: dict[str, float] = {
    "word": 1.0,
    "initial": 0.42,
    "particle": 0.1,
    "honorific": 0.06,
    "number": 1.0,
    "code": 1.0,
    "stop": 0.15,
    "common": 0.8,
    "place": 0.82,
    "prefix": 0.03,
    "acronym": 0.05,
}
# Legal forms that say no kind conflict with none.
_ANY_KIND: Final = frozenset(("company", "group", "other"))
LENGTH_FACTORS: list[float] = [0.0, 0.5, 0.87, 0.9]
TELLING_POWER: float = 0.7


class Token(NamedTuple):
    """One word of a name with its role.

    Roles: `word`, `initial`, `number`, `code` (letters and digits), `legal_form`, `particle`, `honorific`,
    `place`, `common`, `stop`, `prefix` (of a vessel), `acronym` (of the words before it), `han`.
    """

    text: str
    role: str


class Name(NamedTuple):
    """One analysed name. Two names are equal if they were written the same."""

    raw: str
    folded: str
    """See `folding`: Latin letters, digits, spaces, and simplified Han."""
    han: str
    """All Han characters of the folded text, without spaces; empty if there is none."""
    alternatives: tuple[str, ...]
    """The folded names in a text that gives several (`A / B`, `A a.k.a. B`) or more than one (`Attn: A`)."""

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts of its letters, sorted by name."""
        if self.raw.isascii():
            return ("Latin",) if self.folded and not self.folded.replace(" ", "").isdigit() else ()
        from ddcheck.core.names.scripts import scripts_of

        return scripts_of(self.raw)

    @property
    def disguises(self) -> tuple[str, ...]:
        """What was done to the name that a reader would not see: an attempt at evasion is itself evidence.

        Sorted codes: `bidi`, `full_width`, `invisible`, `leet`, `lookalike`.
        """
        found: tuple[str, ...] = ()
        if not self.raw.isascii():
            from ddcheck.core.names.scripts import disguises

            found = disguises(self.raw)
        if any(
            not text.isalpha() and word(text).canon != text and text.isalnum()
            for text in self.folded.split()
        ):
            found = tuple(sorted({*found, "leet"}))
        return found

    @property
    def readings(self) -> tuple[str, ...]:
        """Folded Latin readings of a name that holds Han characters, the likeliest first; else empty."""
        if not self.han:
            return ()
        from ddcheck.core.names.han import readings

        return readings(self.folded)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words as an organisation's name reads them, legal forms included, in order."""
        return tuple(
            [Token(text, role) for text, role in _reading(self.folded, "organization").parts]
        )

    @property
    def comparable(self) -> bool:
        """Whether the name holds a letter or digit at all; if not, nothing can be said about it."""
        return bool(self.folded)


class View:
    """The words of one name as one kind of party reads them, with the weights they have by default."""

    __slots__ = (
        "_syllables",
        "factors",
        "han",
        "joined",
        "legal",
        "legal_texts",
        "numbers",
        "roles",
        "texts",
        "weights",
    )

    def __init__(
        self,
        texts: tuple[str, ...],
        roles: tuple[str, ...],
        numbers: tuple[str, ...],
        legal: tuple[str, ...],
        legal_texts: tuple[str, ...],
        han: "HanText | None" = None,
    ) -> None:
        self.texts = texts
        self.roles = roles
        self.numbers = numbers
        """What must agree, sorted: `44` for a number, whatever it was written as."""
        self.legal = legal
        """The kinds of the legal forms found (`limited`, `stock`, …), sorted; none for forms that say no
        kind (`Company`, `Group`)."""
        self.legal_texts = legal_texts
        self.joined = "".join(texts)
        self.han = han
        """The Han characters, which `texts` leave out; None if there is none."""
        self.factors = tuple(
            [
                ROLE_FACTORS[role] * _length_factor(text, role)
                for text, role in zip(texts, roles, strict=True)
            ]
        )
        self.weights = weights_of(self, default_weight)
        self._syllables: tuple[tuple[str, ...], ...] | None = None

    @property
    def spoken(self) -> tuple[str, ...]:
        """The words in one, as they stand and with the last first, if all might be Chinese; else empty.

        Of a name of one word it is the word.
        """
        if self._syllables is None:
            self._syllables = (_spoken(self.texts),)
        return self._syllables[0]


def _spoken(texts: tuple[str, ...]) -> tuple[str, ...]:
    if not 1 <= len(texts) <= 8 or not all(map(may_be_read, texts)):
        return ()
    return tuple(
        dict.fromkeys(
            ("".join(texts), "".join(texts[1:] + texts[:1]), "".join(texts[-1:] + texts[:-1]))
        )
    )


def weights_of(view: View, weight: Weighting) -> tuple[float, ...]:
    """The weight of each word of a view: how telling it is, flattened, times its role's factor."""
    return tuple(
        [
            factor * (min(max(weight(text), 1.0), TELLING_MOST) / TELLING_MOST) ** TELLING_POWER
            for text, factor in zip(view.texts, view.factors, strict=True)
        ]
    )


def _length_factor(text: str, role: str) -> float:
    if role in ("number", "code", "initial"):
        return 1.0
    length = len(text)
    return LENGTH_FACTORS[length] if length < 4 else 1.0


@lru_cache(maxsize=1)
def _telling() -> dict[str, float]:
    from ddcheck.core.names.word_weight_table import CLASSES

    table: dict[str, float] = {}
    for twice, texts in CLASSES.items():
        table.update(dict.fromkeys(texts.split(), twice / 2))
    for text, value in COMMON_PERSON_WORDS.items():
        table[text] = min(value, table.get(text, value))
    for canon, spelled in SPELLINGS.items():
        if canon in COMMON_PERSON_WORDS:
            known = COMMON_PERSON_WORDS[canon] + 0.6
            table.update([(text, min(known, table.get(text, known))) for text in spelled])
        elif canon in table:
            # Another spelling, or a word of another language, tells no more than the usual one.
            told = table[canon]
            for text in spelled:
                table.setdefault(text, told)
    return table


def known_words() -> Collection[str]:
    """The words of which it is known how telling they are; all others are as telling as a word can be."""
    return _telling().keys()


@lru_cache(maxsize=1 << 16)
def default_weight(text: str) -> float:
    """How telling a word is in general, where no list's own count is given; `TELLING_MOST` if unknown."""
    known = _telling().get(text)
    return _telling().get(meant(text), TELLING_MOST) if known is None else known


@lru_cache(maxsize=1 << 16)
def analyse(name: str) -> Name:
    """The parts of a name. Never fails: a name without letters or digits is merely not `comparable`."""
    folded = fold(name)
    han = "" if folded.isascii() else "".join(HAN_RUN.findall(folded))
    return Name(name, folded, han, names_in(name, folded))


@lru_cache(maxsize=1 << 14)
def _reading(folded: str, kind: Kind) -> Reading:
    return Reading(folded, kind)


@lru_cache(maxsize=1 << 17)
def view(folded: str, kind: Kind) -> View:
    """The words of a folded name as that kind of party reads them."""
    found = _reading(folded, kind)
    numbers = found.numbers
    kept = [(text, role) for text, role in found.parts if role not in ("legal_form", "han")]
    legal = [(text, found.legal[text]) for text, role in found.parts if role == "legal_form"]
    han = None
    if any(role == "han" for _, role in found.parts):
        from ddcheck.core.names.han import han_text

        han = han_text(folded, person=kind == "person")
        kept += [(number, "number") for number in han.numbers]
        numbers = [*numbers, *han.numbers]
        legal += zip(han.legal_texts, han.legal_kinds, strict=True)
    return View(
        tuple([text for text, _ in kept]),
        tuple([role for _, role in kept]),
        tuple(sorted(numbers)),
        tuple(sorted({kind for _, kind in legal} - _ANY_KIND)),
        tuple([text for text, _ in legal]),
        han,
    )
