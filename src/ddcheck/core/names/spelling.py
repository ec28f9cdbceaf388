"""What two words must share to be one word spelled twice: keys and a similarity.

Three keys are worked out once a word: the spelling group it belongs to (`canon`), a key that ignores how
a sound is transliterated (`skeleton`), and its consonants. Two words are compared by these first and by
edits (optimal string alignment) after.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import repeat
from operator import ne
from typing import Final, NamedTuple, TypeAlias

from rapidfuzz.distance import OSA

from ddcheck.core.names.words import NICKNAMES, OFTEN_MISSPELT, VARIANTS, words_of

_osa = OSA.distance

_SOUNDS: Final = (
    ("tsch", "ch"), ("sch", "sh"), ("tch", "ch"), ("dzh", "j"), ("dsch", "j"), ("shch", "sh"), ("stsh", "sh"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("kh", "h"), ("zh", "j"), ("dj", "j"), ("ck", "k"),
    ("cz", "ch"), ("sz", "s"), ("tz", "ts"), ("x", "ks"), ("q", "k"), ("w", "v"),
    ("iy", "i"), ("yi", "i"),  ("ey", "i"), ("ei", "i"), ("ee", "i"), ("ie", "i"),
    ("oo", "u"), ("ou", "u"), ("ue", "u"), ("oe", "o"), ("ae", "a"), ("aa", "a"), ("eu", "u"),
    ("ye", "e"), ("yo", "o"), ("ya", "a"), ("yu", "u"), ("y", "i"),
)  # fmt: skip
# The rules serve one word and many alike, one a line, so that both ways give the same keys. Those that are
# met often are no patterns: a text is searched for a fixed string many times as fast.
CONSONANTS: Final = "bcdfghjklmnpqrstvwxyz0123456789"
LETTERS: Final = CONSONANTS + "aeiou"
# All but the last of equal letters in a row; thirty letters one by one take twice as long.
_DOUBLED: Final = {
    letters: re.compile(f"([{letters}])(?=\\1)") for letters in (CONSONANTS, LETTERS)
}
# Not in Korean syllables that meet (Jong-hun).
_GH = re.compile("gh(?<!ngh)")
_SOFT_C = re.compile(r"c(?=[eiy])")
# A j that ends a word or stands before a consonant is the i of another spelling (Sergej, Sergeij).
_IJ_AT_END = re.compile(r"ij(?<=[aeou]ij)(?=s?$)", re.MULTILINE)
_SOFT_J = re.compile(r"j(?<=[aeiou]j)(?![aeiouh])")
# Latvian gives every man's name an s (Lavrovs, Sergejs).
_BALTIC_ENDS: Final = ("ovs", "evs", "ais", "eis")
_H_AT_END = re.compile(r"h(?<=..[aeiou]h)$", re.MULTILINE)
_H_AFTER_CONSONANT = re.compile(r"h(?<=..[^sc\n]h)$", re.MULTILINE)
_INNER_V = re.compile(r"(?<=.)v")
_VOWELED = re.compile("[aeiou]")
_NO_VOWELS: Final = dict.fromkeys(map(ord, "aeiou"))
_NO_VOWELS_BUT_Y: Final = {**_NO_VOWELS, ord("y"): None, ord("Y"): "y"}
_LEET: Final = str.maketrans("01345789", "oieastbg")


class Word(NamedTuple):
    """One folded word with its keys, shared by all names that hold it."""

    text: str
    canon: str
    """The spelling that stands for all known spellings of the word, and for what looks like it; the text itself if
    there is one."""
    skeleton: str
    consonants: str
    """The skeleton without vowels, but for a first one."""
    bare: str
    """The consonants alone, without y, and without w where no vowel is written: there it may be one."""
    bare_with_w: str
    voweled: bool
    """Whether vowels are written, as they are not in what Arabic and Hebrew letters give."""
    full_forms: frozenset[str]
    """The names this one is a short form of."""


@lru_cache(maxsize=1 << 17)
def word(text: str) -> Word:
    """The word with its keys; kept, since lists use the same words again and again."""
    plain = text
    if not text.isalpha() and not text.isdigit():
        plain = unleet(text)
    canon = usual(plain)
    voweled = _VOWELED.search(plain) is not None
    skeleton = _sounds(plain, voweled=voweled) if plain.isascii() else plain
    consonants, bare, bare_with_w = _reduced(skeleton, voweled=voweled)
    return Word(
        text, canon, skeleton, consonants, bare, bare_with_w, voweled, _full_forms(plain, canon)
    )


_THEMSELVES: Final = frozenset(OFTEN_MISSPELT) | words_of(
    "groupe groups grupo joints tracing stork stack stick shock stocks shopping skipping"
)
"""Words that are no misspelt ones, though one edit parts them from another."""


def _by(ends: slice) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for text in OFTEN_MISSPELT:
        found[text[ends]] = (*found.get(text[ends], ()), text)
    return found


# An edit leaves three letters at the start or at the end.
_BY_START: Final = _by(slice(3))
_BY_END: Final = _by(slice(-3, None))
STARTS: Final = _BY_START.keys()
ENDS: Final = _BY_END.keys()
"""One of which a word begins or ends with that is meant to be another one."""


def meant(text: str) -> str:
    """The everyday word from which one edit parts a word that begins like it; the text itself if there is none."""
    if text[:3] in _BY_START or text[-3:] in _BY_END:
        return _meant(text)
    return text


@lru_cache(maxsize=1 << 14)
def _meant(text: str) -> str:
    if text in _THEMSELVES:
        return text
    for each in (*_BY_START.get(text[:3], ()), *_BY_END.get(text[-3:], ())):
        if text[0] == each[0] and _osa(text, each, score_cutoff=1) <= 1:
            return each
    return text


def misspelt_among(texts: Sequence[str]) -> list[int]:
    """The places of those of some words that are meant to be another one."""
    # Without a call for each word: most are none.
    return [
        place
        for place, text in enumerate(texts)
        if (text[:3] in _BY_START or text[-3:] in _BY_END) and _meant(text) != text
    ]


def usual(text: str) -> str:
    """The spelling that stands for all of a word without digits for letters, be it misspelt or misread."""
    found = VARIANTS.get(text)
    if found is not None:
        return found
    intended = meant(text)
    if intended != text:
        return VARIANTS.get(intended, intended)
    if len(text) >= LEAST_MISREAD:
        for read, printed in MISREAD:
            text = text.replace(read, printed)
    return text


def unusual_among(texts: Sequence[str]) -> list[int]:
    """The places of those of some words that may be misspelt or misread."""
    misread = [
        place
        for place, text in enumerate(texts)
        if len(text) >= LEAST_MISREAD and any(read in text for read, _ in MISREAD)
    ]
    return misread + misspelt_among(texts)


Unusual: TypeAlias = Callable[[Sequence[str]], list[int]]
"""What does as `unusual_among`, or names more words."""


def _usual_of(texts: Sequence[str], unusual: Unusual) -> list[str]:
    """`usual` of each of some words."""
    found: list[str] = list(map(VARIANTS.get, texts, texts))
    for place in unusual(texts):
        found[place] = usual(texts[place])
    return found


MISREAD: Final = (("rn", "m"), ("cl", "d"), ("vv", "w"))
"""Letters that printed look like another one, for which a program that reads pages takes them or gives them."""
LEAST_MISREAD: Final = 7
"""Letters of a word from which these make the same word: shorter ones are two (Horner, Homer)."""


class Column(NamedTuple):
    """Many words with their keys, each field in the order of the words."""

    canon: Sequence[str]
    skeletons: Sequence[str]
    consonants: Sequence[str]
    bare: Sequence[str]
    bare_with_w: Sequence[str]
    voweled: Sequence[bool]
    full_forms: Sequence[frozenset[str]]


def heard(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The `canon` and the `skeleton` of each of some words, as `word` gives them."""
    plain, voweled = _plain(texts)
    skeletons = [""] * len(texts)
    for each in set(voweled):
        group = [place for place, told in enumerate(voweled) if told is each]
        sounds = _sounds("\n".join([plain[place] for place in group]), voweled=each)
        for place, skeleton in zip(group, sounds.split("\n"), strict=True):
            skeletons[place] = skeleton
    for place, text in enumerate(plain):
        if not text.isascii():
            skeletons[place] = text
    return _usual_of(plain, unusual_among), skeletons


def _plain(texts: Sequence[str]) -> tuple[list[str], list[bool]]:
    """The words without digits for letters, and whether each has vowels."""
    plain = [text if text.isalpha() or text.isdigit() else unleet(text) for text in texts]
    stripped = "\n".join(plain).translate(_NO_VOWELS).split("\n") if texts else []
    return plain, list(map(ne, plain, stripped))


def singled(text: str, letters: str) -> str:
    """A text in which none of some letters, `CONSONANTS` or `LETTERS`, stands twice in a row."""
    return _DOUBLED[letters].sub("", text)


Single: TypeAlias = Callable[[str, str], str]
"""What does as `singled` does."""


def column(
    texts: Sequence[str], single: Single = singled, unusual: Unusual = unusual_among
) -> Column:
    """What `word` gives for each of some words, worked out for all at once.

    `single` may be a faster `singled`, and `unusual` a faster `unusual_among`.
    """
    plain, voweled = _plain(texts)
    found = _keys(plain, single, voweled=True)
    unvoweled = [place for place, told in enumerate(voweled) if not told]
    if unvoweled:
        others = _keys([plain[place] for place in unvoweled], single, voweled=False)
        for values, changed in zip(found, others, strict=True):
            for place, key in zip(unvoweled, changed, strict=True):
                values[place] = key
    canon = _usual_of(plain, unusual)
    full_forms = list(map(NICKNAMES.get, plain, map(NICKNAMES.get, canon, repeat(_NO_FORMS))))
    if not "".join(plain).isascii():
        for place, text in enumerate(texts):
            if not text.isascii():
                known = word(text)
                for values, key in zip(found, known[2:6], strict=True):
                    values[place] = key
    skeletons, consonants, bare, bare_with_w = found
    return Column(canon, skeletons, consonants, bare, bare_with_w, voweled, full_forms)


def _keys(plain: Sequence[str], single: Single, *, voweled: bool) -> list[list[str]]:
    """The skeletons, consonants, bare consonants and those with w of words that all have vowels, or none."""
    skeletons = _sounds("\n".join(plain), single, voweled=voweled)
    lines = (skeletons, *_reduced(skeletons, single, voweled=voweled))
    return [text.split("\n") if plain else [] for text in lines]


def _full_forms(plain: str, canon: str) -> frozenset[str]:
    found = NICKNAMES.get(plain)
    return NICKNAMES.get(canon, _NO_FORMS) if found is None else found


_NO_FORMS: Final[frozenset[str]] = frozenset()


def is_short_form(a: str, b: str) -> bool:
    """Whether one word is a short or pet form of the other, or both of a third."""
    canon, full_forms = _forms(a)
    other_canon, other_forms = _forms(b)
    return other_canon in full_forms or canon in other_forms or bool(full_forms & other_forms)


@lru_cache(maxsize=1 << 16)
def _forms(text: str) -> tuple[str, frozenset[str]]:
    """The `canon` and the `full_forms` of a word."""
    plain = text if text.isalpha() or text.isdigit() else unleet(text)
    canon = VARIANTS.get(plain, plain)
    return canon, _full_forms(plain, canon)


def _sounds(text: str, single: Single = singled, *, voweled: bool) -> str:
    """The skeletons of words, one a line, that are all written with vowels or all without."""
    text = single(text, CONSONANTS) + "\n"
    text = text.replace("kh\n", "k\n")
    if "gh" in text:
        text = _GH.sub("g", text)
    for spelled, sound in _SOUNDS:
        # Without vowels z and h, p and h are two letters (muzahim is mzhm, sepah is sph).
        if spelled in text and (voweled or spelled not in ("zh", "ph")):
            text = text.replace(spelled, sound)
    if "c" in text:
        text = _SOFT_C.sub("s", text)
        text = text.replace("ch", "\0").replace("c", "k").replace("\0", "ch")
    text = single(text, LETTERS)
    if "j" in text:
        text = _SOFT_J.sub("i", _IJ_AT_END.sub("i", text))
    for end in _BALTIC_ENDS:
        text = text.replace(end + "\n", end[:2] + "\n")
    if not voweled:
        # What ends many Arabic names is heard as a vowel.
        return _H_AFTER_CONSONANT.sub("", text)[:-1]
    return _H_AT_END.sub("", text)[:-1]


def _reduced(skeletons: str, single: Single = singled, *, voweled: bool) -> tuple[str, str, str]:
    """Of skeletons, one a line: the consonants, the bare ones, and the bare ones with their w."""
    marked = f"\n{skeletons}".replace("\ny", "\nY")
    # Persians say as g what Arabs write as q (Ghalibaf, Qalibaf); the French write ch for their sh.
    heard = marked.replace("k", "g").replace("ch", "sh")
    bare_with_w = single(heard.translate(_NO_VOWELS_BUT_Y)[1:], CONSONANTS)
    for vowel in "aeiou":
        marked = marked.replace(f"\n{vowel}", "\n_")
    consonants = marked.translate(_NO_VOWELS_BUT_Y)[1:]
    if voweled:
        return consonants, bare_with_w, bare_with_w
    return consonants, single(_INNER_V.sub("", bare_with_w), CONSONANTS), bare_with_w


def unleet(text: str) -> str:
    """The word with digits that stand for letters read as letters (`sech1n`); others are left alone."""
    digits = sum(map(str.isdigit, text))
    if digits * 2 > len(text) or len(text) < 4 or text[-1].isdigit() or text[0].isdigit():
        return text
    inner = re.sub(
        r"(?<=[a-z])[0134579](?=[a-z])", lambda found: found.group().translate(_LEET), text
    )
    return inner if inner.isalpha() else text


class Likeness(NamedTuple):
    """How alike two words are, and by what."""

    similarity: float
    code: str
    detail: int
    """Number of edits, where edits decided."""


NOTHING: Final = Likeness(0.0, "", 0)
EDIT_POWER: float = 2.0
MORE_EDITS_FACTOR: float = 0.93
TWO_LETTERS: float = 0.3
THREE_LETTERS: float = 0.45
FOUR_LETTERS: float = 0.5
"""Of words of four letters, one of which is another that is not a vowel for a vowel: few letters make many names."""
LETTER_MORE: float = 0.3
SOUND_FACTOR: float = 0.945
UNVOWELED: float = 0.82
UNVOWELED_SHORT: float = 0.6
VOWELS_ONLY: float = 0.87
VOWEL_BY_SOUND: float = 0.76


def _budget(la: int, lb: int) -> int:
    """How many edits may part two words of these lengths before they are two words."""
    both = la + lb
    return 1 if both <= 12 else 2 if both <= 21 else 3


def _worth(edits: int, longer: int) -> float:
    worth: float = (1 - edits / longer) ** EDIT_POWER
    return worth if edits <= 1 else worth * MORE_EDITS_FACTOR


def likeness(a: Word, b: Word) -> Likeness:
    """How alike two different words are by spelling; symmetric, and zero where it would be a guess."""
    if a.canon == b.canon:
        return Likeness(0.97, "transliteration", 0)
    ta, tb = a.text, b.text
    la, lb = len(ta), len(tb)
    longer = max(la, lb)
    # A word without its vowels may be much shorter, but not initials.
    if longer < 2 or (abs(la - lb) > 4 and (a.voweled is b.voweled or min(la, lb) < 4)):
        return NOTHING
    if a.skeleton == b.skeleton:
        return Likeness(0.95 if la > 2 and lb > 2 else 0.8, "transliteration", 0)
    if ta.isdigit() or tb.isdigit():
        return NOTHING
    if (
        a.voweled is not b.voweled
        and len(a.bare) >= 2
        and (a.bare == b.bare or a.bare_with_w == b.bare_with_w)
    ):
        return Likeness(UNVOWELED if len(a.bare) >= 3 else UNVOWELED_SHORT, "transliteration", 0)
    budget = _budget(la, lb)
    edits = _osa(ta, tb, score_cutoff=budget)
    best = 0.0
    if edits <= budget:
        if longer == la == lb == 4 and edits == 1 and _are_other_letters(ta, tb):
            best = FOUR_LETTERS
        elif longer > 3:
            best = _worth(edits, longer)
        elif longer == 3:
            best = THREE_LETTERS if la == lb else LETTER_MORE
        else:
            best = TWO_LETTERS
        if longer > 4 and len(a.consonants) >= 3 and a.consonants == b.consonants:
            return Likeness(max(best, VOWELS_ONLY), "transliteration", edits)
    sa, sb = a.skeleton, b.skeleton
    la, lb = len(sa), len(sb)
    longer = max(la, lb)
    if longer > 4:
        # What transliteration may change is gone from the skeletons: what is left must agree better.
        budget = _budget(la - 1, lb - 1)
        sound_edits = _osa(sa, sb, score_cutoff=budget)
        if sound_edits <= budget:
            if sound_edits <= 1 and len(a.consonants) >= 3 and a.consonants == b.consonants:
                return Likeness(max(best, VOWEL_BY_SOUND), "transliteration", sound_edits)
            by_sound = SOUND_FACTOR * _worth(sound_edits, longer)
            if by_sound > best:
                return Likeness(by_sound, "transliteration", sound_edits)
    return Likeness(best, "spelling", edits) if best > 0 else NOTHING


def _are_other_letters(a: str, b: str) -> bool:
    """Whether two words of one length differ by a letter, and by no vowel that stands for a vowel."""
    differing = [pair for pair in zip(a, b, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and not set(differing[0]).issubset("aeiouy")


ARTICLES: Final = frozenset(("al", "el", "ul"))
_SUN_LETTERS: Final = ("t", "d", "r", "z", "s", "n")


def with_article(first: str, second: str) -> str:
    """Two Arabic words with the article between them as they are written in one (abdulaziz, jalaluddin)."""
    return f"{first}u{second[0] if second.startswith(_SUN_LETTERS) else 'l'}{second}"
