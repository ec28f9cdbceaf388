"""Listed names inside longer texts, such as an end use: `crystals for Example AG`.

Only what is written like a listed name is found: all its words side by side, with or without the legal form.
Nothing is spelled otherwise or read in another script here; that is for names of parties, since a text of
many words would come near to many names.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ddcheck.core.names import analyse
from ddcheck.core.names.folding import fold, fold_bulk
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ddcheck.core.screening.index import Index
    from ddcheck.core.screening.listed import Listed

LEAST_WORD: Final = 6
"""Letters of a name of one word below which it may be any word."""
LEAST_CAPITALS: Final = 4
"""The same for an abbreviation, which then counts in capitals only."""
LEAST_WORDS: Final = 8
"""Letters of a name of several words below which they may be any words."""
LEAST_HAN: Final = 4
REMEMBERED: Final = 2_000
"""Texts of which it is kept whom they mention, which bounds the memory it takes."""
ORDINARY: Final = frozenset(
    (
        *("garnet", "insitu", "applied technologies"),
        *("应用技术", "国际海洋工程", "美国稀土", "反无人机技术", "系统研究与模拟", "顶峰科技", "通用动力"),
        *("内华达山脉", "全球维度", "急速飞行", "宇航环境", "国际造船", "监控研究", "日本飞机", "美国光子", "标枪合资"),
    )
)  # fmt: skip
"""What is left of some listed names without their legal form, and is said of other things as well."""
_HAN_FORMS: Final = ("股份有限公司", "有限公司", "株式会社", "公司", "集团")


class Mention(NamedTuple):
    """A listed party that a text names."""

    entry: Listed
    name: str
    """The listed name, as written in the list."""


class Mentions:
    """The names of some lists, as they are looked for in texts.

    By how they begin they are known at once; what is in a name is worked out where a text holds its beginning.
    """

    def __init__(self, index: Index, standings: frozenset[str]) -> None:
        """Read the names of the lists of these standings; the others are not looked at."""
        self._index = index
        self._beginnings: dict[str, list[int]] = defaultdict(list)
        """By each of the first two words, or by the first two characters where there are Han among them: the names."""
        numbers = [
            number
            for entry in _entries(index, standings)
            for number in range(index.first_name(entry), index.first_name(entry + 1))
        ]
        for number, folded in zip(
            numbers, fold_bulk([index.name(each) for each in numbers]), strict=True
        ):
            for beginning in _beginnings(folded):
                self._beginnings[beginning].append(number)
        self._forms: dict[int, tuple[_Form, ...]] = {}
        self.found_in = lru_cache(maxsize=REMEMBERED)(self._found_in)

    def _found_in(self, text: str) -> tuple[Mention, ...]:
        """Whom a text mentions, each once, in the order of the lists."""
        folded = fold(_parted(text))
        joined = folded.replace(" ", "")
        asked = dict.fromkeys(folded.split())
        if not joined.isascii():
            asked |= dict.fromkeys(map("".join, pairwise(joined)))
        near = {number for each in asked for number in self._beginnings.get(each, ())}
        found: dict[int, str] = {}
        for number in sorted(near):
            name = self._index.name(number)
            forms = self._forms.get(number)
            if forms is None:
                forms = self._forms[number] = tuple(_forms(name))
            if any(form.stands_in(text, folded, joined) for form in forms):
                found.setdefault(self._index.owner(number), name)
        return tuple(Mention(self._index.entry(each), found[each]) for each in sorted(found))


class _Form(NamedTuple):
    """A way to write a listed name that tells enough by itself."""

    text: str
    kind: str
    """``words``, ``han``, or ``capitals``, which count as they were written."""

    def stands_in(self, text: str, folded: str, joined: str) -> bool:
        """Whether it stands in a text, given as written, folded, and folded without spaces."""
        if self.kind == "han":
            return self.text in joined
        if self.kind == "capitals" and self.text.upper() not in text:
            return False
        return f" {self.text} " in f" {folded} "


def _forms(name: str) -> Iterator[_Form]:
    analysed = analyse(name)
    if analysed.han:
        for text in _without_form(analysed.folded.replace(" ", "")):
            yield _Form(text, "han")
        return
    words = [token.text for token in analysed.tokens if token.role != "legal_form"]
    for text in dict.fromkeys((analysed.folded, " ".join(words))):
        least = LEAST_WORDS if " " in text else LEAST_WORD
        if len(text.replace(" ", "")) >= least and text not in ORDINARY:
            yield _Form(text, "words")
    if len(words) == 1 and words[0].upper() in name and len(words[0]) >= LEAST_CAPITALS:
        yield _Form(words[0], "capitals")


def _beginnings(folded: str) -> Iterable[str]:
    joined = folded.replace(" ", "")
    return dict.fromkeys(folded.split()[:2]) if joined.isascii() else (joined[:2],)


def _entries(index: Index, standings: frozenset[str]) -> Iterator[int]:
    """The numbers of the entries of lists of these standings."""
    begin = 0
    for about in index.lists:
        end = begin + about["entries"]
        if about["standing"] in standings:
            yield from range(begin, end)
        begin = end


def _parted(text: str) -> str:
    """A text whose words are not joined by a stroke, and without the genitive's `s`."""
    for mark in ("'s ", "’s "):
        text = f"{text} ".replace(mark, " ")
    return text.replace("/", " ")


def _without_form(name: str) -> Iterable[str]:
    """A name with Han characters, and what is left of it without its legal form, if that tells enough."""
    found = [name]
    found += [name.removesuffix(form) for form in _HAN_FORMS if name.endswith(form)][:1]
    return [
        each
        for each in found
        if len(each) >= LEAST_HAN and not each.isascii() and each not in ORDINARY
    ]
