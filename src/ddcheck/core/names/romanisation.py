"""How Chinese syllables are spelled in Latin letters: pinyin, Wade-Giles and Taiwan's mixtures.

Apostrophes and umlauts are lost in folded text, so a spelling may stand for several syllables (`chung` for
zhong or chong); a reading is therefore a set. Pinyin is written without tones and with `v` for ü.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ddcheck.core.names.runs import alternatives

_FINALS: Final = {
    "": "a ai an ang ao e ei en eng er o ou yi ya yan yang yao ye yin ying yo yong you yu yuan yue yun wa wai wan wang "
    "wei wen weng wo wu",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
}  # fmt: skip

SYLLABLES: Final = tuple(
    sorted({initial + final for initial, finals in _FINALS.items() for final in finals.split()})
)

_WADE_INITIALS: Final = {
    "b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch",
    "ch": "ch", "r": "j", "z": "ts", "c": "ts",
}  # fmt: skip
_WADE_FINALS: Final = {
    "ian": "ien", "ie": "ieh", "iong": "iung", "ong": "ung", "ue": "ueh", "ve": "ueh", "v": "u", "e": "e", "er": "erh",
}  # fmt: skip
_WADE_WHOLE: Final = {
    "zhi": ("chih",), "chi": ("chih",), "shi": ("shih",), "ri": ("jih",), "zi": ("tzu", "tze"), "ci": ("tzu", "tze"),
    "si": ("ssu", "szu", "sze"), "ye": ("yeh",), "yan": ("yen",), "you": ("yu", "yiu"), "yong": ("yung",),
    "yi": ("i", "yi"), "yue": ("yueh",), "er": ("erh",), "ge": ("ko", "ke"), "ke": ("ko", "ke"), "he": ("ho", "he"),
    "e": ("o", "e"), "gui": ("kuei", "kui"), "kui": ("kuei", "kui"), "duo": ("to",), "tuo": ("to",), "nuo": ("no",),
    "luo": ("lo",), "zuo": ("tso",), "cuo": ("tso",), "suo": ("so",), "zhuo": ("cho",), "chuo": ("cho",),
    "ruo": ("jo",), "lve": ("lueh", "lioh"), "nve": ("nueh",), "ying": ("ying", "ing"), "yin": ("yin", "in"),
    "weng": ("weng", "wong"), "zhe": ("che",), "che": ("che",), "she": ("she",), "re": ("je",), "de": ("te",),
    "te": ("te",), "le": ("le",), "ze": ("tse",), "ce": ("tse",), "se": ("se",), "xu": ("hsu", "shu"), "xi": ("hsi", "shi"),
    "xiao": ("hsiao", "shiao", "siao"), "xie": ("hsieh", "shieh"), "xue": ("hsueh", "shueh"), "xin": ("hsin", "shin", "sin"),
    "xing": ("hsing", "shing", "sing"), "xia": ("hsia", "shia"), "xiang": ("hsiang", "shiang", "siang"),
    "xian": ("hsien", "shien"), "xiu": ("hsiu", "shiu", "siou"), "xuan": ("hsuan", "shuan", "syuan"),
    "xun": ("hsun", "shun", "syun"), "xiong": ("hsiung", "shiung"), "guo": ("kuo", "guo"),
}  # fmt: skip
# Spellings met beside both systems: ü, the post's place names, and Taiwan's Tongyong.
_OTHERS: Final = {
    "lv": ("lyu", "lu", "lui", "lue"), "nv": ("nyu", "nu"), "lve": ("lyue", "lue"), "nve": ("nyue", "nue"),
    "qing": ("cing", "tsing"), "qi": ("ci", "tsi"), "qian": ("tsien", "cian"), "qin": ("cin", "tsin"),
    "qiu": ("ciou", "chiou"), "qu": ("cyu",), "xu": ("syu",), "jing": ("king",), "bei": ("pei", "pe"),
    "zhong": ("jhong",), "zhang": ("jhang",), "zheng": ("jheng",), "zhi": ("jhih",), "zhu": ("jhu",),
    "cai": ("tsay",), "yu": ("yyu", "yue"), "jiu": ("jiou", "jeou"), "liu": ("liou", "liew"), "zhou": ("jhou", "chow"),
    "xiao": ("siao",), "shi": ("shih",), "wu": ("woo",), "feng": ("fong",), "weng": ("wong",),
    "gong": ("kong",), "long": ("loong",), "hong": ("hoong", "hon"), "xiong": ("hsiong",), "zhen": ("jhen",), "li": ("lee",), "xi": ("si", "shyi"), "jie": ("chie",),
    "zhao": ("jau", "jhao"), "song": ("soong",), "gu": ("koo",), "zhe": ("je", "jhe"),
}  # fmt: skip


def _split(syllable: str) -> tuple[str, str]:
    for size in (2, 1):
        if syllable[:size] in _FINALS and syllable[size:]:
            return syllable[:size], syllable[size:]
    return "", syllable


@lru_cache(maxsize=512)
def wade_giles(syllable: str) -> tuple[str, ...]:
    """How Wade-Giles and Taiwan's passports spell a pinyin syllable, without apostrophes and umlauts."""
    whole = _WADE_WHOLE.get(syllable)
    if whole is not None:
        return whole
    initial, final = _split(syllable)
    if not initial:
        return (syllable,)
    return (_WADE_INITIALS.get(initial, initial) + _WADE_FINALS.get(final, final),)


@lru_cache(maxsize=512)
def spellings(syllable: str) -> tuple[str, ...]:
    """All Latin spellings of a pinyin syllable, pinyin first; no spelling twice."""
    pinyin = (syllable, syllable.replace("v", "u")) if "v" in syllable else (syllable,)
    return tuple(dict.fromkeys((*pinyin, *wade_giles(syllable), *_OTHERS.get(syllable, ()))))


@lru_cache(maxsize=1)
def by_spelling() -> dict[str, frozenset[str]]:
    """The pinyin syllables that each Latin spelling may stand for."""
    table: dict[str, set[str]] = {}
    for syllable in SYLLABLES:
        for spelled in spellings(syllable):
            table.setdefault(spelled, set()).add(syllable)
    return {spelled: frozenset(found) for spelled, found in table.items()}


class _Spoken:
    """What all texts match that `parses` finds a reading of, and no others: spelled syllables, one or more."""

    def __init__(self) -> None:
        self._few = 0
        self._pattern: re.Pattern[str] | None = None

    def fullmatch(self, text: str) -> object | None:
        """Something where a text of up to forty letters matches, else None."""
        if self._pattern is None:
            if self._few < _FEW:
                self._few += 1
                return parses(text) or None
            self._pattern = self._compiled()
        return self._pattern.fullmatch(text)

    def among(self, texts: Sequence[str]) -> frozenset[str]:
        """Those of some texts without a line break that match."""
        if self._pattern is None:
            self._pattern = self._compiled()
        return frozenset(self._pattern.findall("\n".join(texts)))

    @staticmethod
    def _compiled() -> re.Pattern[str]:
        return re.compile(f"^(?:{alternatives(sorted(by_spelling()))})+$", re.MULTILINE)


_FEW: Final = 100
"""Texts that are read syllable by syllable before there is a pattern, which takes 15 ms to make."""
_SPOKEN: Final = _Spoken()


def may_be_read(text: str) -> bool:
    """Whether `parses` finds a way to read a text."""
    return len(text) <= LONGEST_READ and _SPOKEN.fullmatch(text) is not None


def spoken_pattern() -> _Spoken:
    """What texts match that may be Chinese syllables."""
    return _SPOKEN


Parse = tuple[frozenset[str], ...]
"""For each syllable of a text the pinyin syllables it may stand for."""
LONGEST_READ: Final = 40
"""Letters of a text up to which it is read as Chinese syllables: a longer one is no name in one word."""
LONGEST: Final = 6
"""Letters of a spelling at the most."""
_MOST_PARSES: Final = 12


@lru_cache(maxsize=1 << 14)
def parses(text: str) -> tuple[Parse, ...]:
    """The ways to read folded Latin letters as Chinese syllables; empty if there is none.

    At most twelve, and none for more than `LONGEST_READ` letters.
    """
    if len(text) > LONGEST_READ or not text.isalpha() or not text.isascii():
        return ()
    table = by_spelling()
    # What may be heard at each place that syllables lead to, and where that ends.
    heard_at: list[list[tuple[frozenset[str], int]]] = [[] for _ in text]
    met = {0}
    for start, steps in enumerate(heard_at):
        if start in met:
            for end in range(min(start + LONGEST, len(text)), start, -1):
                heard = table.get(text[start:end])
                if heard is not None:
                    steps.append((heard, end))
                    met.add(end)
    # From the end to the front, so that each place knows how the rest may be read.
    rest: list[list[Parse]] = [[] for _ in range(len(text) + 1)]
    rest[len(text)] = [()]
    for start in range(len(text) - 1, -1, -1):
        found: list[Parse] = []
        for heard, end in heard_at[start]:
            found += [(heard, *tail) for tail in rest[end]]
            if len(found) >= _MOST_PARSES:
                break
        rest[start] = found[:_MOST_PARSES]
    return tuple(rest[0])


def same_syllables(a: str, b: str) -> int:
    """How many syllables two texts have if both can be read as the same Chinese syllables; else 0."""
    for one in parses(a):
        for other in parses(b):
            if len(one) == len(other) and all(x & y for x, y in zip(one, other, strict=True)):
                return len(one)
    return 0
