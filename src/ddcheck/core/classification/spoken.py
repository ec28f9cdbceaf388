"""Chinese names of goods as they are spelled in Latin letters: ``ti ding``, ``yanghua di``, ``zhong wu suan an``.

A packing list or an e-mail may give the goods in pinyin where contract and declaration name others.
The terms of the control lists are read aloud; what is found raises the question about the Chinese term, and proves nothing.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate
from typing import TYPE_CHECKING

from ddcheck.core.classification.wording import bag
from ddcheck.core.names.mandarin import pinyin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ELEMENTS = frozenset("锑铋钨镓锗碲")
_FORMS = frozenset("锭块粉矿精纯珠针黄蓝紫")
_PAIRS = frozenset(["石墨", "稀土"])
"""Two syllables are found by chance: they count for these, and for the forms of a few metals."""
_NOT_HEARD = frozenset("镥掺")
"""Lutetium sounds like aluminium, and what is doped with erbium like "can er", with europium like "can you"."""
_ORDINARY = bag(
    "晶体管 晶体振荡器 晶体谐振器 晶体硅 石英晶体 压电晶体 光学晶体 氢氧化钾 过氧化钾 彩钢屋顶 屋顶板 屋顶瓦 屋顶钉 帐篷地钉 金属地板 眼镜架"
)
"""Crystals sound like refined antimony, caustic potash like gallium oxide, roofs like ingots of tungsten, floors like dysprosium,
frames of spectacles like refined gallium."""
_ALIKE = str.maketrans("镓钨墨", "钾物磨")
"""Potassium sounds like gallium, carbides and oxides like those of tungsten, a stone mill like graphite."""
_ALSO_NUMBERS = frozenset("铒钇镱")
"""Said like two and one: 磷酸二氢钾 begins like erbium phosphate, 磷酸一铵 like that of yttrium, 碳酸二甲酯 like the carbonate."""
_FORMS_HEARD = bag("ding kuai fen li pian bang ba cai")
_WORDS = re.compile("[a-z]+")
_LONGEST = 8
_OWN_LETTERS = 7
"""From so many on one word of two syllables is no word of another language: ``zheding``, and not ``tiding``."""


class Spoken:
    """The terms of some control lists by their sound."""

    def __init__(self, terms: Iterable[tuple[str, bool]]) -> None:
        """Read the terms aloud.

        Args:
            terms: each folded term, and whether all it does is to hide others.
        """
        self._by_sound: dict[str, tuple[str, frozenset[int]]] = {}
        """Joined syllables to the term, and where its syllables end."""
        named = sorted(terms, key=lambda each: each[1])
        for term, hides in (*named, *((each, True) for each in _ORDINARY)):
            if hides or _counts(term):
                for said in _sounds(term):
                    ends = frozenset(accumulate(map(len, said)))
                    self._by_sound.setdefault("".join(said), (term, ends))

    def in_han(self, folded: str) -> Iterator[tuple[str, str, str]]:
        """Each term that a folded text says in pinyin: as written, in Han, and the text with it."""
        plain = _without_tones(folded)
        words = list(_WORDS.finditer(plain))
        at = 0
        while at < len(words):
            taken = 1
            for until in range(min(at + _LONGEST, len(words)), at, -1):
                if (term := self._said([each[0] for each in words[at:until]])) is not None:
                    start, end = words[at].start(), words[until - 1].end()
                    if term[-1] not in _ALSO_NUMBERS or _ends(plain, end):
                        yield plain[start:end], term, f"{plain[:start]}{term}{plain[end:]}"
                    taken = until - at
                    break
            at += taken

    def asked(self, text: str, line: str) -> Iterator[tuple[str, str, str]]:
        """The same, but for what the line says in Han with an ordinary word of that sound: ``yang hua jia`` (氧化钾)."""
        for written, term, right in self.in_han(text):
            ordinary = term.translate(_ALIKE)
            if ordinary == term or ordinary not in line:
                yield written, term, right

    def _said(self, words: list[str]) -> str | None:
        """The term that these words say, none of which may be left over."""
        found = self._by_sound.get("".join(words))
        if found is None or not found[1].issuperset(accumulate(map(len, words))):
            return None
        term = found[0]
        if len(words) == 1 and len(term) == 2 and len(words[0]) < _OWN_LETTERS:
            return None
        return term


def _counts(term: str) -> bool:
    """Whether the sound of a term is not as well that of other words."""
    if not _NOT_HEARD.isdisjoint(term):
        return False
    if len(term) > 2:
        return True
    return term in _PAIRS or not (_ELEMENTS.isdisjoint(term) or _FORMS.isdisjoint(term))


def _sounds(term: str) -> Iterator[tuple[str, ...]]:
    """The syllables of a term, and once more as they are typed without ü."""
    heard = [pinyin(character) for character in term]
    if all(heard):
        said = tuple(readings[0] for readings in heard)
        yield said
        if any("v" in syllable for syllable in said):
            yield tuple(syllable.replace("v", "u") for syllable in said)


def _ends(plain: str, end: int) -> bool:
    """Whether the name of the goods is told to its end there, forms apart."""
    following = _WORDS.match(plain, end + 1)
    return following is None or plain[end] != " " or following[0] in _FORMS_HEARD


def _without_tones(folded: str) -> str:
    """A text without the marks of tones; ü is v."""
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded).replace("u\u0308", "v")
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
