"""How the Han characters of a person's name meet Latin letters.

They are read in pinyin, Wade-Giles, Taiwan's and Hong Kong's spellings, and as people abroad spell themselves; a
foreigner's name is met by its consonants, since Han characters spell it by its sound.
"""

from functools import lru_cache
from math import fsum
from typing import Final

from rapidfuzz.distance import OSA

from ddcheck.core.names.han import CORE_WEIGHT, HanText, surname_length
from ddcheck.core.names.han_comparison import Meeting, Met
from ddcheck.core.names.mandarin import pinyin, surname_readings
from ddcheck.core.names.romanisation import spellings
from ddcheck.core.names.spelling import word

_osa = OSA.distance
PINYIN_SIMILARITY: float = 0.95
WADE_SIMILARITY: float = 0.93
CANTONESE_SIMILARITY: float = 0.9
TRANSCRIBED_SIMILARITY: float = 0.8
MOST_OF_PERSON: Final = 5
"""Characters of a Chinese person's name at the most."""
Rows = tuple[tuple[tuple[str, float], ...], ...]


def may_be_person(han: HanText) -> bool:
    """Whether a name of a person in Han may be read as Latin words at all."""
    return 2 <= len(han.chars) <= MOST_OF_PERSON or _may_be_transcribed(han)


def _may_be_transcribed(han: HanText) -> bool:
    # Two parts of two characters are rather a Japanese name than a transcription.
    return len(han.parts) >= 2 and len(han.chars) >= MOST_OF_PERSON


@lru_cache(maxsize=1 << 12)
def _person_spellings(chars: str) -> tuple[Rows, ...]:
    """For each character how it may be spelled, with the similarity that is worth; one table a language.

    The surname before a Mandarin given name may be spelled as in any of them (Lee Hsien Loong).
    """
    from ddcheck.core.names.southern import HOKKIEN_GIVEN, HOKKIEN_SURNAMES, heard_in_hong_kong

    mandarin, southern = [], []
    for place, char in enumerate(chars):
        options: dict[str, float] = {}
        for syllable in surname_readings(char) if place == 0 else pinyin(char):
            for spelled in (syllable, syllable.replace("v", "u"), syllable.replace("v", "yu")):
                options[spelled] = PINYIN_SIMILARITY
            for spelled in spellings(syllable):
                options.setdefault(spelled, WADE_SIMILARITY)
        hokkien = HOKKIEN_GIVEN if place else HOKKIEN_SURNAMES
        spelled_so = (*heard_in_hong_kong(char), *hokkien.get(char, "").split())
        heard = dict.fromkeys(spelled_so, CANTONESE_SIMILARITY)
        if place == 0:
            options = heard | options
        mandarin.append(tuple(options.items()))
        southern.append(tuple(heard.items()))
    return tuple(mandarin), tuple(southern)


@lru_cache(maxsize=1 << 12)
def _abroad(chars: str) -> tuple[Rows, ...]:
    """The same for a name that may be Japanese or Korean, one row a part."""
    from ddcheck.core.names.abroad import japanese, korean

    return tuple(
        [
            tuple([tuple([(text, CANTONESE_SIMILARITY) for text in part]) for part in way])
            for way in (*japanese(chars), korean(chars))
            if way
        ]
    )


def _fit(rows: Rows, text: str) -> float:
    """The best similarity with which the spellings in order make up the text; zero if they do not."""
    reached = {0: 1.0}
    for options in rows:
        onward: dict[int, float] = {}
        for start, worth in reached.items():
            for spelled, similarity in options:
                if text.startswith(spelled, start):
                    end = start + len(spelled)
                    onward[end] = max(onward.get(end, 0.0), min(worth, similarity))
        reached = onward
        if not reached:
            return 0.0
    return reached.get(len(text), 0.0)


def met_by_sound(han: HanText, texts: list[str], weights: list[float]) -> Meeting | None:
    """A foreign name transcribed by sound (贝拉克·奥巴马): every part must share its consonants with a word."""
    if not _may_be_transcribed(han):
        return None
    heard = edits = 0
    used: list[int] = []
    met = []
    for part in han.parts:
        read = [syllables[0] for char in part if (syllables := pinyin(char))]
        keys = {
            "".join([_sound(each, soft=soft) for each in read]).replace("NN", "N")
            for soft in ("K", "T")
        }
        key = max(keys)
        places = [
            (min([_osa(_consonants(text), each, score_cutoff=1) for each in keys]), p)
            for p, text in enumerate(texts)
            if p not in used
        ]
        if not places or not key:
            return None
        edit, place = min(places)
        edits += edit
        heard += len(key)
        used.append(place)
        weight = (CORE_WEIGHT * len(part) + weights[place]) / 2
        met.append(
            Met(
                part,
                texts[place],
                weight,
                TRANSCRIBED_SIMILARITY,
                "transcription",
                telling=True,
            )
        )
    return Meeting(met, [], [], used) if heard >= 5 + 2 * edits and edits <= 1 else None


# Sounds that Chinese does not tell apart when it writes a foreign name.
_CLASSES: Final = {
    **dict.fromkeys(("b", "p"), "P"), **dict.fromkeys(("d", "t"), "T"), **dict.fromkeys(("g", "k", "q", "j"), "K"),
    **dict.fromkeys(("s", "x", "z", "c", "sh", "zh", "ch"), "S"), **dict.fromkeys(("l", "r"), "L"),
    **dict.fromkeys(("m", "n"), "N"), "h": "H", "f": "F", "w": "", "y": "", "v": "F",
}  # fmt: skip


def _sound(syllable: str, *, soft: str) -> str:
    """How a syllable is heard; `soft` is what j and q before an i stand for, which are a soft g, k, d or t."""
    if syllable == "er":
        return "L"
    if syllable[0] in "jq":
        return soft + ("N" if syllable.endswith(("n", "ng")) else "")
    initial = syllable[:2] if syllable[:2] in ("zh", "ch", "sh") else syllable[:1]
    head = _CLASSES.get(initial, "") if initial[0] not in "aeiou" else ""
    # The n of `an` is heard no better than the n that begins the next syllable.
    return head + ("N" if syllable.endswith(("n", "ng")) else "")


def _consonants(text: str) -> str:
    out = ""
    for key in word(text).skeleton.replace("ch", "S").replace("sh", "S").replace("ks", "KS"):
        sound = key if key.isupper() else _CLASSES.get(key, "")
        if sound and not (out and out[-1] == sound == "N"):
            out += sound
    return out


def met_as_person(han: HanText, texts: list[str], weights: list[float]) -> Meeting | None:
    """A Chinese person's name as it is read in one language: surname and given name, in either order."""
    chars = han.chars
    if not 2 <= len(chars) <= MOST_OF_PERSON:
        return None
    size = surname_length(chars)
    orders = [
        order for rows in _person_spellings(chars) for order in (rows, rows[size:] + rows[:size])
    ]
    orders += [order for rows in _abroad(chars) for order in (rows, rows[1:] + rows[:1])]
    best: tuple[float, int, int] | None = None
    for start in range(len(texts)):
        joined = ""
        for stop in range(start + 1, len(texts) + 1):
            joined += texts[stop - 1]
            if len(joined) > 6 * len(chars):
                break
            if stop - start < 2 and stop - start < len(texts):
                continue
            worth = max([_fit(rows, joined) for rows in orders])
            if worth and (best is None or (stop - start, worth) > (best[2] - best[1], best[0])):
                best = worth, start, stop
    if best is None:
        return None
    worth, start, stop = best
    weight = (fsum(han.weights) + fsum(weights[start:stop])) / 2
    met = Met(chars, " ".join(texts[start:stop]), weight, worth, "reading", telling=True)
    return Meeting(
        [
            met,
        ],
        [],
        [],
        list(range(start, stop)),
    )
