"""How the Han characters of a name meet those of another name, or its Latin letters.

Characters are aligned in order. Against Latin letters they are read: pinyin, Wade-Giles, Taiwan's and, for
persons, Hong Kong's spellings; a small gazetteer knows places and everyday company words.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import fsum
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA, LCSseq

from ddcheck.core.names.han import (
    COMMON,
    CORE_WEIGHT,
    REGIONS,
    HanText,
    is_japanese,
    known_places,
    surname_length,
)
from ddcheck.core.names.han_words_table import GROUPS, TRADES
from ddcheck.core.names.mandarin import pinyin, surname_readings
from ddcheck.core.names.roles import Kind, with_phrases
from ddcheck.core.names.romanisation import spellings
from ddcheck.core.names.spelling import word

_osa = OSA.distance


class Met(NamedTuple):
    """Text of the first name that met text of the second."""

    first: str
    second: str
    weight: float
    similarity: float
    code: str
    telling: bool
    """Whether it says who somebody is, rather than where or what sort."""


class Meeting(NamedTuple):
    """What met, and what stays over: Han text with its weight, and places of Latin words used up."""

    met: list[Met]
    over_first: list[tuple[str, float]]
    over_second: list[tuple[str, float]]
    used_words: list[int]


PINYIN_SIMILARITY: float = 0.95
WADE_SIMILARITY: float = 0.93
CANTONESE_SIMILARITY: float = 0.9
TRANSCRIBED_SIMILARITY: float = 0.8


def meet_characters(a: HanText, b: HanText) -> Meeting:
    """Align the characters of two names in order."""
    met: list[Met] = []
    over_a: list[tuple[str, float]] = []
    over_b: list[tuple[str, float]] = []
    # A name made of nothing but everyday words is told by these.
    least = min(max(a.weights, default=0.0), max(b.weights, default=0.0))
    for op in LCSseq.opcodes(a.chars, b.chars):
        wa = a.weights[op.src_start : op.src_end]
        wb = b.weights[op.dest_start : op.dest_end]
        first, second = a.chars[op.src_start : op.src_end], b.chars[op.dest_start : op.dest_end]
        if op.tag == "equal":
            telling = max(*wa, *wb) >= least
            met.append(Met(first, second, (fsum(wa) + fsum(wb)) / 2, 1.0, "character", telling))
            continue
        if first:
            over_a.append((first, fsum(wa)))
        if second:
            over_b.append((second, fsum(wb)))
    return Meeting(met, over_a, over_b, [])


def elsewhere(a: HanText, b: HanText) -> bool:
    """Whether two names say places in China that are two, neither within the other."""
    (provinces, cities), (others, other_cities) = _where(a.chars), _where(b.chars)
    if not provinces or not others:
        return False
    if cities and other_cities:
        return cities.isdisjoint(other_cities)
    return provinces.isdisjoint(others)


@lru_cache(maxsize=1)
def _provinces() -> dict[str, str]:
    """Each province and city with its province."""
    found = {province: province for province in REGIONS}
    return found | {city: province for province, text in REGIONS.items() for city in text.split()}


@lru_cache(maxsize=1 << 12)
def _where(chars: str) -> tuple[frozenset[str], frozenset[str]]:
    """The provinces that a name says, or in which its cities are, and its cities."""
    known = _provinces()
    provinces, cities = set(), set()
    place = 0
    while place < len(chars):
        for size in (4, 3, 2):
            text = chars[place : place + size]
            if text in known:
                provinces.add(known[text])
                if known[text] != text:
                    cities.add(text)
                place += size
                break
        else:
            place += 1
    return frozenset(provinces), frozenset(cities)


def meet_reading(han: HanText, texts: list[str], weights: list[float], kind: Kind) -> Meeting:
    """Read the characters and find the reading among Latin words; Han is the first side.

    `used_words` are places in `texts`.
    """
    if not han.chars or not texts:
        return Meeting([], _segments_over(han, range(len(han.segments))), [], [])
    if kind == "person":
        found = _person(han, texts, weights) or _transcribed(han, texts, weights)
        if found is not None:
            return found
        return Meeting([], [(han.chars, fsum(han.weights))], [], [])
    return _in_order(han, texts, weights)


class Best(NamedTuple):
    """The most that may meet of two names, and the least that stays over of each, as weights."""

    met: float
    similarity: float
    over_first: float
    over_second: float


def best_characters(a: HanText, b: HanText) -> Best:
    """A bound for `meet_characters`: the characters of both names in whatever order."""
    met_a, over_a = _shared(a, b.chars)
    met_b, over_b = _shared(b, a.chars)
    return Best((met_a + met_b) / 2, 1.0, over_a, over_b)


def _shared(han: HanText, others: str) -> tuple[float, float]:
    """The weight of the characters that are among others, and of those that are not."""
    met = over = 0.0
    for char, weight in zip(han.chars, han.weights, strict=True):
        if char in others:
            met += weight
        else:
            over += weight
    return met, over


def best_reading(han: HanText, texts: Sequence[str], weights: Sequence[float]) -> Best:
    """A bound for `meet_reading` of names that are no person's: what is spelled anywhere in the words."""
    joined = "".join(texts)
    read = bytearray(len(joined))
    met = over = 0.0
    grouped: set[int] = set()
    for begin, end, said in _groups_in(han.segments):
        for spelled in in_one_word(GROUPS[said]):
            at = joined.find(spelled)
            while at >= 0:
                grouped.update(range(begin, end))
                read[at : at + len(spelled)] = b"\1" * len(spelled)
                at = joined.find(spelled, at + 1)
    for number, segment, weight in _as_spelled(han, joined):
        found = number in grouped
        for first, ways in _segment_spellings(segment).items():
            if first not in joined:
                continue
            for spelled in ways:
                at = joined.find(spelled)
                while at >= 0:
                    found = True
                    read[at : at + len(spelled)] = b"\1" * len(spelled)
                    at = joined.find(spelled, at + 1)
        if found:
            met += weight
        else:
            over += weight
    end, over_second = 0, 0.0
    for text, weight in zip(texts, weights, strict=True):
        begin, end = end, end + len(text)
        if all(read[begin:end]):
            met += weight
        else:
            over_second += weight
    return Best(met / 2, PINYIN_SIMILARITY, over, over_second)


def may_be_person(han: HanText) -> bool:
    """Whether a name of a person in Han may be read as Latin words at all."""
    return 2 <= len(han.chars) <= MOST_OF_PERSON or _may_be_transcribed(han)


def _may_be_transcribed(han: HanText) -> bool:
    # Two parts of two characters are rather a Japanese name than a transcription.
    return len(han.parts) >= 2 and len(han.chars) >= MOST_OF_PERSON


MOST_OF_PERSON: Final = 5
"""Characters of a Chinese person's name at the most."""


def _out_of_order(
    segments: Sequence[str],
    used_up: set[int],
    texts: Sequence[str],
    starts: Sequence[int],
    letters: set[int],
) -> Iterator[tuple[int, int, int]]:
    """Unused known segments that stand elsewhere among unused words, with the letters from and to; these are used up."""
    for k, segment in enumerate(segments):
        found = None if k in used_up else _elsewhere(segment, texts, starts, letters)
        if found is not None:
            used_up.add(k)
            letters.update(range(*found))
            yield k, *found


def _elsewhere(
    segment: str, texts: Sequence[str], starts: Sequence[int], letters: set[int]
) -> tuple[int, int] | None:
    """Where unused whole words are a known word in English, which may stand in another order there.

    The Institute of Physics is 物理研究所. Returns the letters from and to.
    """
    for spelled in in_english(segment):
        for place, text in enumerate(texts):
            if spelled.startswith(text):
                stop = _whole_words(spelled, texts, place)
                if stop and letters.isdisjoint(starts[place:stop]):
                    return starts[place], starts[stop]
    return None


def _segments_over(han: HanText, places: range | list[int]) -> list[tuple[str, float]]:
    starts = [0]
    for segment in han.segments:
        starts.append(starts[-1] + len(segment))
    return [(han.segments[p], fsum(han.weights[starts[p] : starts[p + 1]])) for p in places]


def _as_spelled(han: HanText, joined: str) -> list[tuple[int, str, float]]:
    """The segments with their numbers and weights; one that is two known words is these where both are spelled.

    工业大学 is a polytechnical university, and in other names a university that has to do with industry. A Japanese
    surname that is spelled is one segment: 中村 is Nakamura, however a Chinese would read it.
    """
    found: list[tuple[int, str, float]] = []
    behind = 0
    surnames = _surnames_in(han.segments) if is_japanese(han) else {}
    for number, (segment, weight) in enumerate(_segments_over(han, range(len(han.segments)))):
        if number < behind:
            found[-1] = (*found[-1][:2], found[-1][2] + weight)
            continue
        surname = next((text for text in surnames.get(number, ()) if _is_spelled(text, joined)), "")
        if surname:
            behind = number + len(surname)
            found.append((number, surname, weight))
            continue
        halves = _halves(segment)
        if halves and not _is_in(segment, joined) and all(_is_in(half, joined) for half in halves):
            share = weight / len(segment)
            found += [(number, half, share * len(half)) for half in halves]
        else:
            found.append((number, segment, weight))
    return found


def _is_in(segment: str, joined: str) -> bool:
    return any(spelled in joined for spelled in in_english(segment))


def _spelled_in_japanese(surname: str) -> tuple[str, ...]:
    from ddcheck.core.names.abroad import surname_in_japanese

    return surname_in_japanese(surname)


@lru_cache(maxsize=1 << 12)
def _surnames_in(segments: tuple[str, ...]) -> dict[int, tuple[str, ...]]:
    """The Japanese surnames that unknown characters are, the longer first, by the segment that they begin with."""
    found: dict[int, tuple[str, ...]] = {}
    for number in range(len(segments) - 1):
        for size in (3, 2):
            parts = segments[number : number + size]
            text = "".join(parts)
            # A known word is one segment, of several characters.
            if len(parts) == len(text) == size and _spelled_in_japanese(text):
                found[number] = (*found.get(number, ()), text)
    return found


def _is_spelled(surname: str, joined: str) -> bool:
    return any(spelled in joined for spelled in _spelled_in_japanese(surname))


@lru_cache(maxsize=1 << 12)
def _halves(segment: str) -> tuple[str, ...]:
    """The two known words that a known word is made of; empty if it is not."""
    for size in range(1, len(segment)):
        halves = segment[:size], segment[size:]
        if len(segment) > 2 and all(half in _known() for half in halves):
            return halves
    return ()


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset((*COMMON, *known_places(), *TRADES))


Rows = tuple[tuple[tuple[str, float], ...], ...]


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


def _transcribed(han: HanText, texts: list[str], weights: list[float]) -> Meeting | None:
    """A foreign name transcribed by sound (贝拉克·奥巴马): every part must share its consonants with a word."""
    if not _may_be_transcribed(han):
        return None
    heard = edits = 0
    used: list[int] = []
    met = []
    for part in han.parts:
        key = "".join([_sound(syllables[0]) for char in part if (syllables := pinyin(char))])
        key = key.replace("NN", "N")
        places = [
            (_osa(_consonants(text), key, score_cutoff=1), p)
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


def _sound(syllable: str) -> str:
    if syllable == "er":
        return "L"
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


def _person(han: HanText, texts: list[str], weights: list[float]) -> Meeting | None:
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


@lru_cache(maxsize=1 << 12)
def in_english(segment: str) -> tuple[str, ...]:
    """What a known word is in English and how it is read, each in one word; nothing for another word."""
    known = COMMON.get(segment) or known_places().get(segment) or TRADES.get(segment)
    if not known:
        # Only what is several characters may be one.
        return _spelled_in_japanese(segment) if len(segment) > 1 else ()
    found = in_one_word(known)
    # 钨业 is tungsten, and the industry of it.
    return found + tuple([f"{each}industry" for each in found if segment.endswith("业")])


def in_one_word(known: str) -> tuple[str, ...]:
    """Words of which some are several (`science-and-technology`), each in one, and as organisations are read."""
    found = known.replace("-", "").split()
    found += ["".join(with_phrases(each.split("-"))) for each in known.split() if "-" in each]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1 << 12)
def _segment_spellings(segment: str) -> dict[str, tuple[str, ...]]:
    """The ways to spell a segment, by their first letter."""
    known = in_english(segment)
    read = [""]
    if len(segment) <= 4:
        for char in segment:
            options = list(
                dict.fromkeys(
                    s
                    for syllable in pinyin(char)
                    for s in (*spellings(syllable), syllable.replace("v", "yu"))
                )
            )
            read = [head + tail for head in read for tail in options][:64]
    found: dict[str, dict[str, None]] = {}
    for text in (*known, *read):
        if text:
            found.setdefault(text[0], {})[text] = None
    return {first: tuple(texts) for first, texts in found.items()}


class _Way(NamedTuple):
    """A way to read the rest of a name: what it weighs, and what it reads first, if anything: segment, letters."""

    weight: float
    first: tuple[int, int, int] | None
    behind: "_Way | None"

    def steps(self) -> "list[tuple[int, int, int]]":
        found, way = [], self
        while way.first is not None and way.behind is not None:
            found.append(way.first)
            way = way.behind
        return found


_END: Final = _Way(0.0, None, None)
_NO_WAY: Final = _Way(float("-inf"), None, None)


def _in_order(han: HanText, texts: list[str], weights: list[float]) -> Meeting:
    """The best way to read the segments as the words: what is known of large groups first, then in order."""
    spelled = _as_spelled(han, "".join(texts))
    group = _group(han.segments, texts)
    if group is None:
        segments = [(segment, weight) for _, segment, weight in spelled]
        return _read_in_order(segments, texts, weights, range(len(texts)))
    (first, last), (start, stop), said = group
    segments = [(segment, each) for number, segment, each in spelled if not first <= number < last]
    grouped = fsum([each for number, _, each in spelled if first <= number < last])
    weight = (grouped + fsum(weights[start:stop])) / 2
    met = Met(said, " ".join(texts[start:stop]), weight, PINYIN_SIMILARITY, "reading", telling=True)
    places = [place for place in range(len(texts)) if not start <= place < stop]
    found = _read_in_order(
        segments,
        [texts[place] for place in places],
        [weights[place] for place in places],
        places,
    )
    return found._replace(
        met=[met, *found.met], used_words=sorted([*range(start, stop), *found.used_words])
    )


def _group(
    segments: Sequence[str], texts: Sequence[str]
) -> tuple[tuple[int, int], tuple[int, int], str] | None:
    """Segments that are a large group's name, the words that are it in English or in short, and the group."""
    for first, last, said in _groups_in(tuple(segments)):
        for spelled in in_one_word(GROUPS[said]):
            for start, text in enumerate(texts):
                if spelled.startswith(text):
                    stop = _whole_words(spelled, texts, start)
                    if stop:
                        return (first, last), (start, stop), said
    return None


@lru_cache(maxsize=1 << 12)
def _groups_in(segments: tuple[str, ...]) -> tuple[tuple[int, int, str], ...]:
    found = []
    for first in range(len(segments)):
        said = ""
        for last in range(first + 1, len(segments) + 1):
            said += segments[last - 1]
            if said in GROUPS:
                found.append((first, last, said))
    return tuple(found[::-1])


def _whole_words(spelled: str, texts: Sequence[str], start: int) -> int:
    """Behind which word those from some place on are a text; 0 if they are not."""
    said = ""
    for stop in range(start, len(texts)):
        said += texts[stop]
        if said == spelled:
            return stop + 1
        if not spelled.startswith(said):
            return 0
    return 0


def _read_in_order(
    parts: Sequence[tuple[str, float]],
    texts: Sequence[str],
    weights: Sequence[float],
    places: Sequence[int],
) -> Meeting:
    """The best way to read segments in order as the words; words are used whole or not at all.

    A known word may stand elsewhere in English. `places` are those of the words in `used_words`.
    """
    segments = [segment for segment, _ in parts]
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text))
    joined = "".join(texts)
    if len(segments) * len(joined) > 4000:
        return Meeting([], list(parts), [], [])
    word_at = {start: place for place, start in enumerate(starts)}
    per_letter = [weights[place] / len(text) for place, text in enumerate(texts) for _ in text]
    segment_weights = [weight for _, weight in parts]
    # The best way on from each segment and the beginning of each word, or the end.
    ways = [[_END] * len(starts)] * (len(segments) + 1)
    half: dict[tuple[int, int], _Way] = {}

    def half_read(k: int, i: int) -> _Way:
        """The best way on from segment k and a letter within a word: the segment must be read there."""
        if k == len(segments):
            return _NO_WAY
        if (k, i) not in half:
            half[k, i] = read(k, i, _segment_spellings(segments[k]), _NO_WAY)
        return half[k, i]

    def read(k: int, i: int, spellings: dict[str, tuple[str, ...]], found: _Way) -> _Way:
        """The better one of some way and those that read segment k as the letters from i on."""
        for spelled in spellings.get(joined[i], ()):
            if joined.startswith(spelled, i):
                end = i + len(spelled)
                behind = ways[k + 1][word_at[end]] if end in word_at else half_read(k + 1, end)
                gain = behind.weight + (segment_weights[k] + fsum(per_letter[i:end])) / 2
                if gain > found.weight:
                    found = _Way(gain, (k, i, end), behind)
        return found

    firsts = {text[0] for text in texts}
    for k in range(len(segments) - 1, -1, -1):
        spellings = _segment_spellings(segments[k])
        if firsts.isdisjoint(spellings):
            ways[k] = ways[k + 1]
            continue
        row = list(ways[k + 1])
        for place in range(len(texts) - 1, -1, -1):
            if row[place + 1].weight > row[place].weight:
                row[place] = row[place + 1]
            if joined[starts[place]] in spellings:
                row[place] = read(k, starts[place], spellings, row[place])
        ways[k] = row
    steps = ways[0][0].steps()
    met = []
    for k, i, end in steps:
        weight = (segment_weights[k] + fsum(per_letter[i:end])) / 2
        segment = segments[k]
        telling = segment not in known_places()
        met.append(Met(segment, joined[i:end], weight, PINYIN_SIMILARITY, "reading", telling))
    used_up = {k for k, _, _ in steps}
    letters = {i for _, start, end in steps for i in range(start, end)}
    for k, start, end in _out_of_order(segments, used_up, texts, starts, letters):
        weight = (segment_weights[k] + fsum(per_letter[start:end])) / 2
        telling = segments[k] not in known_places()
        said = joined[start:end]
        met.append(Met(segments[k], said, weight, PINYIN_SIMILARITY, "reading", telling))
    over = [part for k, part in enumerate(parts) if k not in used_up]
    used = [place for place, start in zip(places, starts, strict=False) if start in letters]
    return Meeting(met, over, [], used)
