"""Which words of two names belong together, and what stays over on each side.

Equal words first, then words written as one on one side and apart on the other, then the best of spelling,
transliteration, initials and short forms; every word is used once.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from ddcheck.core.names.analysis import View
from ddcheck.core.names.roles import Kind
from ddcheck.core.names.spelling import (
    ARTICLES,
    NOTHING,
    Likeness,
    is_short_form,
    likeness,
    with_article,
    word,
)
from ddcheck.core.names.words import are_two, are_two_names


class Pair(NamedTuple):
    """Words of the first name that met words of the second."""

    first: int
    first_count: int
    second: int
    second_count: int
    similarity: float
    code: str
    """equal, spelling, transliteration, initial, initials, nickname, joined."""
    edits: int


INITIAL_SIMILARITY: float = 0.84
INITIALS_SIMILARITY: float = 0.75
NICKNAME_SIMILARITY: float = 0.8
JOINED_SIMILARITY: float = 0.98
LEAST_SIMILARITY: float = 0.3
MANY_WORDS: Final = 30
"""Words from which on a set of them is asked sooner than a list."""
_WORDLIKE: Final = frozenset(("word", "common", "place", "particle", "stop", "honorific", "code"))


def align(a: View, b: View, kind: Kind) -> tuple[list[Pair], list[int], list[int]]:
    """The pairs, and the places of the words left over in the first and in the second name."""
    ta, tb = a.texts, b.texts
    pairs: list[Pair] = []
    left_b = list(range(len(tb)))
    left_a: list[int] = []
    for i, text in enumerate(ta):
        for j in left_b:
            if tb[j] == text:
                pairs.append(Pair(i, 1, j, 1, 1.0, "equal", 0))
                left_b.remove(j)
                break
        else:
            left_a.append(i)
    if not left_a or not left_b:
        return pairs, left_a, left_b
    if len(left_a) + len(left_b) > 2:
        _join(a, b, left_a, left_b, pairs)
        if not left_a or not left_b:
            return pairs, left_a, left_b
    found = _alike(a, b, left_a, left_b, kind)
    if found:
        found.sort(key=_best_first)
        for pair in found:
            if pair.code == "initial" and _crosses(pair, pairs, a, b):
                continue
            if pair.first in left_a and pair.second in left_b:
                firsts = range(pair.first, pair.first + pair.first_count)
                seconds = range(pair.second, pair.second + pair.second_count)
                if all(i in left_a for i in firsts) and all(j in left_b for j in seconds):
                    pairs.append(pair)
                    for i in firsts:
                        left_a.remove(i)
                    for j in seconds:
                        left_b.remove(j)
    return pairs, left_a, left_b


def _best_first(pair: Pair) -> tuple[float, int, int, int]:
    return (-pair.similarity, abs(pair.first - pair.second), pair.first, pair.second)


def _crosses(pair: Pair, pairs: list[Pair], a: View, b: View) -> bool:
    """Whether an initial met a word, and a word of the same name an initial, out of order (H. Walker, W. Hacker)."""
    ours = a.roles[pair.first] == "initial"
    return a.roles[pair.first] != b.roles[pair.second] and any(
        each.code == "initial"
        and a.roles[each.first] != b.roles[each.second]
        and (a.roles[each.first] == "initial") is not ours
        and (each.first < pair.first) is not (each.second < pair.second)
        for each in pairs
    )


def _join(a: View, b: View, left_a: list[int], left_b: list[int], pairs: list[Pair]) -> None:
    """Pair words that are one on one side and two to four on the other, with at most one edit."""
    for first, second, swapped in ((a, b, False), (b, a, True)):
        ones, many = (left_a, left_b) if not swapped else (left_b, left_a)
        for i in list(ones):
            text = first.texts[i]
            if len(text) < 4:
                continue
            run = _run(text, second, many)
            if run is None:
                continue
            j, count, edits = run
            similarity = (
                JOINED_SIMILARITY
                if edits == 0
                else JOINED_SIMILARITY * (1 - edits / len(text)) ** 2
            )
            if swapped:
                pairs.append(Pair(j, count, i, 1, similarity, "joined", edits))
            else:
                pairs.append(Pair(i, 1, j, count, similarity, "joined", edits))
            ones.remove(i)
            for used in range(j, j + count):
                if used in many:
                    many.remove(used)


def _run(text: str, names: View, left: list[int]) -> tuple[int, int, int] | None:
    """Where a run of neighbouring unused words spells the text: place, count, edits (0 or 1).

    A particle in it may have met one elsewhere (Abd al-Aziz al-Saud, Abdulaziz al-Saud).
    """
    texts = names.texts
    near: tuple[int, int, int] | None = None
    unused = left if len(left) < MANY_WORDS else frozenset(left)
    for start in left:
        joined = texts[start]
        if len(joined) > len(text):
            continue
        for count in (2, 3, 4):
            place = start + count - 1
            if place not in unused and (count != 2 or not _is_article(names, place)):
                break
            if count == 3 and _is_article(names, place - 1):
                spoken = with_article(texts[start], texts[place])
                if spoken == text or _likeness(spoken, text).code == "transliteration":
                    return start, count, 0
            joined += texts[place]
            if joined == text and place in unused:
                return start, count, 0
            if len(joined) > len(text) + 1:
                break
            if (
                near is None
                and place in unused
                and len(text) >= 5
                and abs(len(joined) - len(text)) <= 1
            ):
                alike = _likeness(joined, text)
                if alike.code == "transliteration" and alike.detail == 0:
                    # A letter alone is an initial, and no part of another spelling (Fathi H., Fatih).
                    if all(len(texts[at]) > 1 for at in range(start, place + 1)):
                        near = start, count, 0
                elif (
                    # In short pieces one letter makes another syllable (Jong Un, Jonghun).
                    len(text) >= 7
                    and alike.similarity >= 0.7
                    and alike.detail <= 1
                    and (len(text) >= 9 or min(map(len, texts[start : start + count])) >= 3)
                ):
                    near = start, count, 1
    return near


def _is_article(names: View, place: int) -> bool:
    return (
        place < len(names.texts)
        and names.texts[place] in ARTICLES
        and names.roles[place] == "particle"
    )


def _alike(a: View, b: View, left_a: list[int], left_b: list[int], kind: Kind) -> list[Pair]:
    found = []
    person = kind == "person"
    for i in left_a:
        text, role = a.texts[i], a.roles[i]
        for j in left_b:
            other, its_role = b.texts[j], b.roles[j]
            if "number" in (role, its_role):
                continue
            if person and "initial" in (role, its_role):
                if text[0] == other[0] or _stands_for_ye(text, other):
                    found.append(Pair(i, 1, j, 1, INITIAL_SIMILARITY, "initial", 0))
                continue
            wordlike = role in _WORDLIKE and its_role in _WORDLIKE
            alike = _likeness(text, other) if wordlike else NOTHING
            if person and alike.similarity < NICKNAME_SIMILARITY and is_short_form(text, other):
                found.append(Pair(i, 1, j, 1, NICKNAME_SIMILARITY, "nickname", 0))
            elif alike.similarity >= LEAST_SIMILARITY and not (
                are_two_names(text, other) if person else are_two(text, other)
            ):
                found.append(Pair(i, 1, j, 1, alike.similarity, alike.code, alike.detail))
    if person:
        _initials(a, b, left_a, left_b, found)
    return found


def _stands_for_ye(one: str, other: str) -> bool:
    """Whether one is the initial E of a Russian name that is spelled with Ye (E.V., Yevgeny Viktorovich)."""
    return (one == "e" and other[:2] == "ye") or (other == "e" and one[:2] == "ye")


@lru_cache(maxsize=1 << 17)
def _likeness(a: str, b: str) -> Likeness:
    # In a batch the same two words meet again and again.
    return likeness(word(a), word(b))


def _initials(a: View, b: View, left_a: list[int], left_b: list[int], found: list[Pair]) -> None:
    """Add pairs of a run of initials written as one word (`jc`) with the words it stands for."""
    for first, second, ones, many, swapped in (
        (a, b, left_a, left_b, False),
        (b, a, left_b, left_a, True),
    ):
        for i in ones:
            text = first.texts[i]
            if not 2 <= len(text) <= 3 or first.roles[i] != "word":
                continue
            if len(second.texts) <= len(first.texts):
                continue
            count = len(text)
            for j in many:
                places = range(j, j + count)
                if all(p in many and len(second.texts[p]) > 1 for p in places) and all(
                    second.texts[p][0] == text[p - j]
                    or _stands_for_ye(text[p - j], second.texts[p])
                    for p in places
                ):
                    if swapped:
                        found.append(Pair(j, count, i, 1, INITIALS_SIMILARITY, "initials", 0))
                    else:
                        found.append(Pair(i, 1, j, count, INITIALS_SIMILARITY, "initials", 0))
                    break
