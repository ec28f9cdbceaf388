"""How the Han characters of a name meet Latin letters: as they are read, and as everyday words and places are translated."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import fsum
from typing import Final, NamedTuple

from ddcheck.core.names.han import COMMON, OF_GROUP, HanText, is_japanese, known_places
from ddcheck.core.names.han_comparison import Best, Meeting, Met
from ddcheck.core.names.han_people import PINYIN_SIMILARITY, met_as_person, met_by_sound
from ddcheck.core.names.han_words_table import GROUPS, TRADES
from ddcheck.core.names.mandarin import pinyin
from ddcheck.core.names.roles import Kind, with_phrases
from ddcheck.core.names.romanisation import spellings


def meet_reading(han: HanText, texts: list[str], weights: list[float], kind: Kind) -> Meeting:
    """Read the characters and find the reading among Latin words; Han is the first side.

    `used_words` are places in `texts`.
    """
    if not han.chars or not texts:
        return Meeting([], _segments_over(han, range(len(han.segments))), [], [])
    if kind == "person":
        found = met_as_person(han, texts, weights) or met_by_sound(han, texts, weights)
        if found is not None:
            return found
        return Meeting([], [(han.chars, fsum(han.weights))], [], [])
    return _in_order(han, texts, weights)


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
        elif segment not in OF_GROUP:
            over += weight
    end, over_second = 0, 0.0
    for text, weight in zip(texts, weights, strict=True):
        begin, end = end, end + len(text)
        if all(read[begin:end]):
            met += weight
        else:
            over_second += weight
    return Best(met / 2, PINYIN_SIMILARITY, over, over_second)


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
    # A longer name is not one that it holds.
    return tuple(sorted(found, key=lambda each: (len(each[2]), each[0]), reverse=True))


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
