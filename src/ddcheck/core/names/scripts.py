"""Which scripts a name is written in, and how each is brought to Latin letters.

`anyascii` gives the base; this module corrects what would part a name from its usual Latin
spelling (Greek `ου`, the Arabic article and the commonest Arabic names, `х`), undoes disguises
(look-alike letters, invisible characters, full-width and mathematical letters) and says so.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final

# Letters of other alphabets that look like a Latin one. Used only inside a word that mixes alphabets.
_LOOKALIKE = {
    **dict(zip("АВЕКМНОРСТХаекорсухіїјѕԁԛԝһӏгпѵ", "ABEKMHOPCTXaekopcyxiijsdqwhlrnv", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχγ", "ABEZHIKMNOPTYXaikvoptuxy", strict=True)),
    **dict(zip("ɑɡɩʀʏᴀᴄᴅᴇᴊᴋᴍɴᴏᴘꜱᴛᴜᴠᴡᴢӀⅼ", "agiryacdejkmnopstuvwzll", strict=True)),
}

_INVISIBLE: Final = frozenset(
    map(
        chr,
        (
            *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10),
            *range(0xE0000, 0xE0080), 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164, 0xFEFF,
            0xFFA0,
        ),
    )
)  # fmt: skip
_BIDI: Final = frozenset(
    map(chr, (0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)

_CYRILLIC = {
    "ь": "", "ъ": "", "ы": "y", "э": "e", "ё": "yo", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ю": "yu", "я": "ya", "ж": "zh", "ї": "yi", "є": "ye", "ў": "u", "ј": "j", "љ": "lj",
    "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz", "ѓ": "gj", "ќ": "kj", "ә": "a", "ө": "o", "ү": "u",
    "ұ": "u", "һ": "h", "ң": "ng", "ғ": "g", "қ": "q",
}  # fmt: skip
_GREEK_PAIRS = {
    "ου": "ou", "μπ": "b", "ντ": "nt", "γκ": "gk", "γγ": "ng", "τζ": "tz", "αυ": "av", "ευ": "ev",
    "χ": "ch", "υ": "y", "η": "i", "ξ": "x", "ψ": "ps", "θ": "th", "φ": "f", "ω": "o",
}  # fmt: skip
# Patterns are text: most names need none of them, and ranges of thousands of letters take long to compile.
_GREEK = "|".join(_GREEK_PAIRS)

# What two everyday words are together, which one by one are others.
_ARABIC_PAIRS = {
    "transport al بحري": "shipping",
    "university industrial": "university technology",
    "gulf faris": "persian gulf",
}
_ARABIC_WORD = "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]+"
_ARABIC_MARKS = "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
_GERSHAYIM = '(?<=[\u05d0-\u05ea])["\u05f4](?=[\u05d0-\u05ea])'
"""Hebrew marks an abbreviation before its last letter."""
_CYRILLIC_INITIALS = (
    r"(?m)(?:^([а-яё])\.\s?([а-яё])\.(?=\s?[а-яё])|(?<=[а-яё]\s)([а-яё])\.\s?([а-яё])\.?$)"
)
"""Initials before or behind a surname (Иванов И.И.), which are no word."""
_KANA = "[\u3041-\u309f\u30a0-\u30ff\u31f0-\u31ff]+"
_KANA_BESIDE_LATIN = "(?<=[A-Za-z])(?=[\u30a1-\u30fa])|(?<=[\u30a1-\u30fc])(?=[A-Za-z])"
"""Between a short form in Latin letters and the word that it stands with (SKハイニックス)."""
_HANGUL = "([\uac00-\ud7a3]+)"
_FIRST_SYLLABLE = "\uac00"
# Korean surnames as their bearers spell them; a run of two to four syllables that begins with one is a
# person's name, and is cut into syllables.
_KOREAN_SURNAMES = {
    "김": "kim", "이": "lee", "박": "park", "최": "choi", "정": "jung", "강": "kang", "조": "cho", "윤": "yoon", "장": "jang",
    "임": "lim", "오": "oh", "신": "shin", "권": "kwon", "황": "hwang", "안": "ahn", "송": "song", "유": "yoo", "홍": "hong", "노": "noh",
    "문": "moon", "양": "yang", "배": "bae", "백": "baek", "우": "woo", "구": "koo", "남": "nam", "한": "han", "서": "seo", "리": "ri",
    "림": "rim", "류": "ryu", "량": "ryang", "로": "ro", "전": "jeon", "고": "ko", "손": "son", "심": "shim", "허": "heo", "현": "hyun",
}  # fmt: skip
_GREEK_WORD = "[\u0370-\u03ff\u1f00-\u1fff]+"

_SCRIPTS = (
    (0x0370, 0x03FF, "Greek"), (0x0400, 0x052F, "Cyrillic"), (0x0530, 0x058F, "Armenian"),
    (0x0590, 0x05FF, "Hebrew"), (0x0600, 0x077F, "Arabic"), (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "Bengali"), (0x0E00, 0x0E7F, "Thai"), (0x10A0, 0x10FF, "Georgian"),
    (0x1200, 0x137F, "Ethiopic"), (0x1780, 0x17FF, "Khmer"), (0x1F00, 0x1FFF, "Greek"),
    (0x3005, 0x3007, "Han"), (0x3040, 0x30FF, "Kana"), (0x31F0, 0x31FF, "Kana"), (0x3400, 0x4DBF, "Han"),
    (0x4E00, 0x9FFF, "Han"), (0xAC00, 0xD7AF, "Hangul"), (0x1100, 0x11FF, "Hangul"), (0xF900, 0xFAFF, "Han"),
    (0x20000, 0x323AF, "Han"),
)  # fmt: skip


class _Letters(dict[int, str]):
    """What some function says of each letter, by its number, for `str.translate`; asked when it is first met."""

    def __init__(self, told: Callable[[str], str]) -> None:
        self._told = told

    def __missing__(self, code: int) -> str:
        found = self[code] = self._told(chr(code))
        return found


def scripts_of(text: str) -> tuple[str, ...]:
    """The scripts of the letters in a text, sorted by name; `Other` for one without a name here."""
    if text.isascii():
        return ("Latin",) if any(map(str.isalpha, text)) else ()
    return tuple(
        sorted({_script(char) for char in unicodedata.normalize("NFKC", text) if char.isalpha()})
    )


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    code = ord(char)
    if code < 0x0250 or 0x1E00 <= code < 0x1F00:
        return "Latin"
    for low, high, name in _SCRIPTS:
        if low <= code <= high:
            return name
    return "Latin" if "LATIN" in unicodedata.name(char, "") else "Other"


def _alphabet(char: str) -> str:
    """A sign for a Latin letter, for one that may look like one, for a space, for all else."""
    if not char.isalpha():
        return " " if char.isspace() else "-"
    script = _script(char)
    return "L" if script == "Latin" else "X" if script in ("Cyrillic", "Greek", "Other") else "-"


_ALPHABETS: Final = _Letters(_alphabet)
_MIXED = "L-*X|X-*L"


def disguises(text: str) -> tuple[str, ...]:
    """What was done to a name that a person would not see, as sorted codes.

    `invisible` characters, `bidi` controls, `full_width` or styled letters inside Latin text, and
    `lookalike` letters of another alphabet inside a Latin word. The empty tuple for ASCII text.
    """
    if text.isascii():
        return ()
    found = set()
    plain = unicodedata.normalize("NFKC", text)
    foreign = set(scripts_of(text)) - {"Latin"}
    if not _BIDI.isdisjoint(text):
        found.add("bidi")
    # A zero-width joiner is ordinary spelling in Persian and in the scripts of India.
    joiners = "\u200c\u200d" if foreign else ""
    if _INVISIBLE.intersection(text).difference(_BIDI, joiners):
        found.add("invisible")
    if any(_is_styled(char) for char in text):
        found.add("full_width")
    if re.search(_MIXED, _but_invisible(plain).translate(_ALPHABETS)) is not None:
        found.add("lookalike")
    return tuple(sorted(found))


def _is_styled(char: str) -> bool:
    code = ord(char)
    return 0xFF21 <= code <= 0xFF5A or 0x1D400 <= code <= 0x1D7FF or 0x2460 <= code <= 0x24FF


def to_ascii_and_han(lines: str) -> str:
    """Names, one a line, in ASCII letters and (folded) Han characters; punctuation as it was."""
    if not _is_plain_han(lines):
        lines = _but_far_eastern(lines)
        if max(lines, default="") >= _FIRST_SYLLABLE:
            lines = _hangul(lines)
        lines = re.sub(_KANA_BESIDE_LATIN, " ", lines)
        lines = re.sub(_KANA, lambda found: _kana(found.group()), lines)
        lines = re.sub(_GREEK_WORD, lambda found: _greek(found.group()), lines)
    return lines.translate(_LATIN)


def latin_to_ascii(text: str) -> str:
    """The same of all letters that are Latin and depend on no neighbour; others are left as they are."""
    pieces = re.split("([\x80-\u024f])", text)
    pieces[1::2] = [_EXTENDED_LATIN[ord(letter)] for letter in pieces[1::2]]
    return "".join(pieces)


def _is_plain_han(lines: str) -> bool:
    """Whether there is nothing but Han characters that stand for no others."""
    text = lines.replace("\n", "")
    return bool(text) and min(text) >= "\u4e00" and max(text) <= "\u9fff"


_EXTENDED_LATIN: Final = _Letters(to_ascii_and_han)


def _but_far_eastern(text: str) -> str:
    """The text with what depends on neighbouring letters brought to Latin ones, but for Hangul, Kana and Greek."""
    text = _unmixed(_but_invisible(unicodedata.normalize("NFKC", text)))
    if re.search("[\u05d0-\u05ea]", text) is not None:
        from ddcheck.core.names import hebrew

        text = re.sub(_GERSHAYIM, "", text)
        text = re.sub(hebrew.LETTERS, lambda found: hebrew.read(found.group()), text)
    if re.search("[\u0900-\u0d7f]", text) is not None:
        from ddcheck.core.names import brahmic

        text = re.sub(brahmic.LETTERS, lambda found: brahmic.read(found.group()), text)
    if re.search("[\u0e01-\u0e4e]", text) is not None:
        from ddcheck.core.names import thai

        text = re.sub(thai.LETTERS, lambda found: thai.read(found.group()), text)
    text = re.sub(_ARABIC_MARKS, "", unicodedata.normalize("NFKC", text.lower()))
    if "." in text:
        text = re.sub(
            _CYRILLIC_INITIALS, lambda found: f" {' '.join(filter(None, found.groups()))} ", text
        )
    if " الل" in text:
        # Names that end in it are written in one word in Latin letters.
        text = re.sub(f"({_ARABIC_WORD}) (الل[هہھ])(?!{_ARABIC_WORD})", r"\1\2", text)
    text = re.sub(_ARABIC_WORD, lambda found: _arabic(found.group()), text)
    for written, english in _ARABIC_PAIRS.items():
        text = text.replace(written, english)
    return text


def _but_invisible(text: str) -> str:
    for char in _INVISIBLE.intersection(text):
        text = text.replace(char, "")
    return text


def _unmixed(text: str) -> str:
    """The text with Latin letters for those that look like them, in words that mix alphabets."""
    alphabets = text.translate(_ALPHABETS) + " "
    found, done = [], 0
    for mixed in re.finditer(_MIXED, alphabets):
        if mixed.start() >= done:
            begin, end = (
                alphabets.rfind(" ", 0, mixed.start()) + 1,
                alphabets.find(" ", mixed.end()),
            )
            found += [text[done:begin], *[_LOOKALIKE.get(char, char) for char in text[begin:end]]]
            done = end
    return "".join([*found, text[done:]])


def _greek(word: str) -> str:
    bare = [c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)]
    return re.sub(_GREEK, lambda found: _GREEK_PAIRS[found.group()], "".join(bare))


def _arabic(word: str) -> str:
    from ddcheck.core.names.foreign_words_table import ARABIC, ARABIC_NAMES, by_spelling

    word = word.translate(_ONE_ARABIC_FORM)
    names, words = by_spelling(ARABIC_NAMES), by_spelling(ARABIC)
    known = names.get(word)
    if known is not None:
        return known
    for before, said in _BEFORE_ARABIC:
        if word.startswith(before):
            found = words.get(word[len(before) :])
            if found:
                return said + found
    for article in ("ال", "وال"):
        if word.startswith(article) and len(word) > len(article) + 2:
            rest = word[len(article) :]
            return f"al {names.get(rest) or rest}"
    if word.startswith("عبدال"):
        rest = word[5:]
        return f"abd al {names.get(rest) or rest}"
    for end, said in (("الله", "ullah"), ("الدين", " al din")):
        first = names.get(word.removesuffix(end)) if word.endswith(end) else None
        if first:
            return first + said
    # Persians write two given names as one.
    for size in range(3, len(word) - 2):
        first, second = names.get(word[:size]), names.get(word[size:])
        if first and second:
            return f"{first} {second}"
    return word


_ONE_ARABIC_FORM: Final = str.maketrans(
    "آأإٱىیکةۀہھےٹڈڑںژؤئظ", "اااايي" + "كههههيتدرنجويز", "ءـ\u200c"
)
"""Letters that Arabs, Persians and Pakistanis write in several forms; the Persian zh is the j of other spellings."""
_BEFORE_ARABIC: Final = (
    ("", ""), ("ال", ""), ("لل", ""), ("وال", "and "), ("ولل", "and "), ("بال", ""), ("ل", ""), ("و", "and "),
)  # fmt: skip
"""Article, preposition and conjunction, which Arabs write in one with the word."""


def _hangul(lines: str) -> str:
    """Surnames in their usual spelling, apart from the given name where the one run of a line holds both."""
    from ddcheck.core.names.foreign_words_table import HANGUL, by_spelling

    words = by_spelling(HANGUL)
    lines = lines.replace("(주)", " 주식회사 ")
    pieces = re.split(_HANGUL, f"\n{lines}\n")
    for place in range(1, len(pieces), 2):
        run = pieces[place]
        known = _words_in(run, words)
        if known:
            # Kim is spelled so wherever he stands (김책공업종합대학).
            pieces[place] = f" {' '.join(known).replace('김', 'kim')} "
            continue
        alone = "\n" in pieces[place - 1] and "\n" in pieces[place + 1]
        if alone and 1 < len(run) <= 4 and run[0] in _KOREAN_SURNAMES:
            pieces[place] = " ".join([_KOREAN_SURNAMES[run[0]], *run[1:]])
        else:
            pieces[place] = _KOREAN_SURNAMES.get(run, run)
    return "".join(pieces)[1:-1]


def _words_in(run: str, words: dict[str, str]) -> list[str]:
    """A run of letters cut where everyday words stand, which are given in English; empty if there is none.

    Of all ways to cut it the one that leaves the fewest letters, in the fewest pieces. A single letter that is
    left is rather part of another word.
    """
    size = len(run)
    if size > MOST_CUT:
        return []
    # The best way to cut what stands before each place: letters left over, pieces, the last one begins at.
    best: list[tuple[int, int, int]] = [(0, 0, 0)]
    known_until = [True]
    for end in range(1, size + 1):
        ways = [
            (best[start][0], best[start][1] + 1, start)
            for start in range(end - 1)
            if run[start:end] in words
        ]
        left = [
            (best[start][0] + end - start, best[start][1] + 1, start)
            for start in range(end - 1)
            if known_until[start]
        ]
        found = min(ways + left, default=(size + 1, size, end - 1))
        best.append(found)
        known_until.append(found in ways)
    if best[size][0] >= size:
        return []
    pieces: list[str] = []
    end = size
    while end > 0:
        start = best[end][2]
        pieces.append(words.get(run[start:end], run[start:end]))
        end = start
    return pieces[::-1]


MOST_CUT: Final = 40
"""Letters of a run in which everyday words are looked for."""


def _kana(run: str) -> str:
    from ddcheck.core.names.foreign_words_table import KATAKANA, by_spelling
    from ddcheck.core.names.kana import read

    pieces = _words_in(run, by_spelling(KATAKANA)) or [run]
    said = [piece if piece.isascii() else read(piece) for piece in pieces]
    return said[0] if len(said) == 1 else f" {' '.join(said)} "


_FINALS: Final = {"g": "k", "d": "t", "b": "p"}
"""How Korean consonants are heard, and spelled, at the end of a syllable."""


def _latin(char: str) -> str:
    if char < "\x80":
        return char
    script = _script(char) if char.isalpha() else ""
    if script == "Han" or char in "々〇":
        from ddcheck.core.names.han import fold_char

        return fold_char(char)
    known = _CYRILLIC.get(char)
    if known is not None:
        return known
    if unicodedata.combining(char) and ord(char) < 0x0590:
        return ""
    if char in "’‘ʼʻʽ′‛´ʹʿʾ＇":
        return ""
    if not char.isalnum() and unicodedata.category(char)[0] != "M":
        return " "
    from anyascii import anyascii

    bare = "".join([c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)])
    out = bare if bare.isascii() else anyascii(char)
    if script == "Hangul":
        # The vowels as the lists write them; the other system is a known spelling of the same.
        out = out.lower().replace("eo", "o").replace("eu", "u")
        if len(out) > 1 and out[-1] in _FINALS and not out.endswith("ng"):
            out = out[:-1] + _FINALS[out[-1]]
    return "".join([c for c in out.lower() if c.isalnum()])


_LATIN: Final = _Letters(_latin)
