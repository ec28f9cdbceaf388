"""Words and numbers in columns: keys of many words at once, and what numpy lacks for ragged rows."""

from __future__ import annotations

from functools import lru_cache
from operator import ne
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np

from ddcheck.core.names.spelling import column, singled
from ddcheck.core.screening import features, keys
from ddcheck.core.screening.bulk.unusual import maybe_unusual_among

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[Any]


class Words(NamedTuple):
    """Words in columns: what is compared of them."""

    text: Numbers
    """Key of the word without its sort."""
    size: Numbers
    canon: Numbers
    sound: Numbers
    sound_size: Numbers
    consonants: Numbers
    consonants_size: Numbers
    bare: Numbers
    bare_size: Numbers
    bare_with_w: Numbers
    voweled: Numbers
    bones: Numbers
    bones_size: Numbers
    tail: Numbers
    """Key of the bones without the sign of a first vowel, as they stand behind another word."""
    tail_size: Numbers
    has_forms: Numbers
    """Whether the word is a short form of another."""
    marks: Numbers
    """What the word and those it may be often have in common, as bits in two rows."""


class Sounds(NamedTuple):
    """How words sound: `spelling.Word.skeleton` and `features.bones` of each."""

    skeletons: Sequence[str]
    bones: Sequence[str]


class Numbering(dict[str, int]):
    """Texts, each with the number that it was given when it was first asked for."""

    def __init__(self) -> None:
        """Begin with no text."""
        super().__init__()
        self.new: list[str] = []
        """Those that were asked for since this was emptied."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        self.new.append(text)
        return number


def words_of(texts: Sequence[str]) -> tuple[Words, Sounds]:
    """The columns of some words, and how each of them sounds."""
    told = column(texts, _singled, maybe_unusual_among)
    text, size = keys_of(texts), sizes_of(texts)
    canon = _changed(text, told.canon, texts)
    consonants = keys_of(told.consonants)
    consonants_size = sizes_of(told.consonants)
    bones = _bones_of(told.consonants)
    bones_, bones_size = _changed(consonants, bones, told.consonants), sizes_of(bones)
    # Key and size of the bones without the sign of a first vowel.
    voweled = np.array([each[:1] == "_" for each in bones], np.bool_)
    with np.errstate(over="ignore"):
        tail = np.where(voweled, (bones_ - _VOWEL) * _BACK, bones_)
    bare = keys_of(told.bare)
    return (
        Words(
            text,
            size,
            canon,
            _changed(text, told.skeletons, texts),
            sizes_of(told.skeletons),
            consonants,
            consonants_size,
            bare,
            sizes_of(told.bare),
            _changed(bare, told.bare_with_w, told.bare),
            np.array(told.voweled, np.bool_),
            bones_,
            bones_size,
            tail,
            bones_size - voweled,
            np.fromiter(map(bool, told.full_forms), np.bool_, len(texts)),
            marks_of(texts, bones),
        ),
        Sounds(told.skeletons, bones),
    )


def _singled(text: str, letters: str) -> str:
    """`spelling.singled` of a long text."""
    return _once(text, _table(letters)) if text.isascii() else singled(text, letters)


@lru_cache(maxsize=4)
def _table(letters: str) -> Numbers:
    found = np.zeros(128, np.bool_)
    found[list(letters.encode())] = True
    return found


def _once(text: str, table: Numbers) -> str:
    """A text in ASCII without those of its signs that stand before the same sign once more, if they are in a table."""
    signs = np.frombuffer(text.encode(), np.uint8)
    kept = np.ones(len(signs), np.bool_)
    again = np.flatnonzero(signs[1:] == signs[:-1])
    kept[again[table[signs[again]]]] = False
    return signs[kept].tobytes().decode()


def _bones_of(consonants: Sequence[str]) -> list[str]:
    """`features.bones` of many words, given their consonants."""
    text = "\n".join(consonants)
    if not text.isascii():
        return features.bones_of(consonants)
    return _once(text, _ANY_SIGN).split("\n") if consonants else []


_ANY_SIGN = np.arange(128) != ord("\n")
_VOWEL = np.uint64(ord("_") + 1)
_BACK = np.uint64(pow(keys.BASE, -1, keys.MASK + 1))
"""Times a key, the key of the text without its first sign, if that is taken off before."""


def _changed(known: Numbers, texts: Sequence[str], before: Sequence[str]) -> Numbers:
    """The keys of some texts, given those of others that are mostly the same."""
    other = np.flatnonzero(np.fromiter(map(ne, texts, before), np.bool_, len(texts)))
    found = known.copy()
    found[other] = keys_of([texts[place] for place in other.tolist()])
    return found


def packed(words: Words) -> dict[str, bytes]:
    """The columns as sections of an index."""
    found = {}
    for name, values in words._asdict().items():
        kind = np.uint8 if values.dtype == np.bool_ else np.uint16 if "size" in name else np.uint64
        found[f"word_{name}"] = values.astype(kind).tobytes()
    return found


def unpacked(sections: Mapping[str, memoryview]) -> Words:
    """The columns in the sections of an index."""
    found = {}
    for name in Words._fields:
        data = sections[f"word_{name}"]
        if "size" in name:
            found[name] = np.frombuffer(data, np.uint16).astype(np.int64)
        else:
            kind = np.bool_ if name in ("voweled", "has_forms") else np.uint64
            found[name] = np.frombuffer(data, kind)
    return Words(**found)._replace(marks=found["marks"].reshape(2, -1))


def sizes_of(texts: Sequence[Sequence[Any]]) -> Numbers:
    """How long each text, or each of other things, is."""
    return np.fromiter(map(len, texts), np.int64, len(texts))


def _letters(texts: Sequence[str]) -> tuple[Numbers, Numbers, Numbers]:
    """The letters of all texts as what they add to keys, where each text begins, and how long it is."""
    joined, sizes = "".join(texts), sizes_of(texts)
    letters = (
        np.frombuffer(joined.encode(), np.uint8)
        if joined.isascii()
        else np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), "<u4")
    )
    return letters.astype(np.uint64) + np.uint64(1), np.cumsum(sizes) - sizes, sizes


POWERS = np.array(keys.POWERS, np.uint64)


def keys_of(texts: Sequence[str]) -> Numbers:
    """The keys of some texts, without their sort."""
    letters, begin, sizes = _letters(texts)
    if int(sizes.max(initial=0)) > len(POWERS):
        return np.array([keys.key(text, 0) for text in texts], np.uint64)
    place = np.arange(len(letters)) - np.repeat(begin, sizes)
    total = np.zeros(len(letters) + 1, np.uint64)
    with np.errstate(over="ignore"):
        np.cumsum(letters * POWERS[place], out=total[1:])
        return np.asarray(total[begin + sizes] - total[begin])


def _near(texts: Sequence[str], whole: Numbers, sort: int) -> tuple[Numbers, Numbers]:
    """The keys of the words with a letter left out (or, of three, left open), and whose they are."""
    letters, begin, sizes = _letters(texts)
    found, owners = [whole + np.uint64(sort)], [np.arange(len(texts))]
    # Words of one length at a time: no letter is looked at that is not there.
    for size in range(3, keys.LONGEST + 1):
        where = np.flatnonzero(sizes == size)
        if not len(where):
            continue
        values = letters[begin[where][:, None] + np.arange(size)]
        with np.errstate(over="ignore"):
            stay = values * POWERS[:size]
            if size == 3:
                total = stay.sum(1, dtype=np.uint64)
                left = total[:, None] - stay + np.uint64((sort + keys.OPEN) & keys.MASK)
            else:
                moved = np.zeros_like(stay)
                moved[:, 1:] = values[:, 1:] * POWERS[: size - 1]
                before = np.cumsum(stay, 1, dtype=np.uint64) - stay
                behind = moved.sum(1, dtype=np.uint64)[:, None] - np.cumsum(
                    moved, 1, dtype=np.uint64
                )
                left = before + behind + np.uint64(sort)
        found.append(left.ravel())
        owners.append(np.repeat(where, size))
    return np.concatenate(found), np.concatenate(owners)


def word_keys_of(
    texts: Sequence[str], sounds: Sounds, columns: Words, *, asking: bool
) -> tuple[Numbers, Numbers]:
    """The keys of `building.word_keys` for each of some words, and whose they are; some twice."""
    found: list[Numbers] = []
    owners: list[Numbers] = []
    with np.errstate(over="ignore"):
        found.append(columns.text + np.uint64(keys.EXACT))
        owners.append(np.arange(len(texts)))
        spelled = np.flatnonzero(columns.text != columns.canon)
        found.append(columns.canon[spelled] + np.uint64(keys.EXACT))
        owners.append(spelled)
        further = [
            (place, each)
            for place in np.flatnonzero(columns.has_forms).tolist()
            for each in features.spellings(texts[place])[1:]
        ]
        found.append(np.array([keys.key(each, keys.EXACT) for _, each in further], np.uint64))
        owners.append(np.array([place for place, _ in further], np.int64))
        spelled = np.flatnonzero(columns.text != columns.sound)
        near, whose = _near(
            [*sounds.skeletons, *(texts[place] for place in spelled.tolist())],
            np.concatenate([columns.sound, columns.text[spelled]]),
            keys.SOUND,
        )
        found.append(near)
        owners.append(np.concatenate([np.arange(len(texts)), spelled])[whose])
        told = np.flatnonzero(
            (columns.bones_size >= 3) & (columns.bones_size < features.MANY_BONES)
        )
        found.append(columns.bones[told] + np.uint64(keys.CONSONANTS))
        owners.append(told)
        many = np.flatnonzero(columns.bones_size >= features.MANY_BONES)
        bones = [sounds.bones[place] for place in many.tolist()]
        near, whose = _near(bones, columns.bones[many], keys.CONSONANTS)
        found.append(near)
        owners.append(many[whose])
        bare = np.flatnonzero(columns.bare_size >= 2)
        sort = np.where(
            columns.voweled[bare] != asking, np.uint64(keys.VOWELED), np.uint64(keys.UNVOWELED)
        )
        found += [columns.bare[bare] + sort, columns.bare_with_w[bare] + sort]
        owners += [bare, bare]
    return np.concatenate(found), np.concatenate(owners)


class Joinable(Protocol):
    """Words that may be one with their neighbours: their keys, and how long they are."""

    @property
    def text(self) -> Numbers:
        """Of each its key without a sort."""

    @property
    def size(self) -> Numbers:
        """Of each how many letters it has."""

    @property
    def bones(self) -> Numbers:
        """Of each the key of its bones."""

    @property
    def bones_size(self) -> Numbers:
        """Of each how many signs those have."""

    @property
    def tail(self) -> Numbers:
        """Of each the key of its bones as they stand behind another word."""

    @property
    def tail_size(self) -> Numbers:
        """Of each how many signs those have."""


def joins_of(starts: Numbers, words: Numbers, columns: Joinable) -> tuple[Numbers, ...]:
    """Neighbouring words of documents: place in `words`, key of both as one, key of their consonants."""
    last = np.zeros(len(words) + 1, np.bool_)
    last[starts[1:] - 1] = True
    first = np.flatnonzero(~last[: len(words)])
    a, b = words[first], words[first + 1]
    with np.errstate(over="ignore"):
        text = columns.text[a] + POWERS[np.minimum(columns.size[a], 511)] * columns.text[b]
        sound = columns.bones[a] + POWERS[np.minimum(columns.bones_size[a], 511)] * columns.tail[b]
    told = columns.bones_size[a] + columns.tail_size[b] >= 3
    return first, text, sound, told


def weights_of(texts: Sequence[str]) -> tuple[Numbers, Numbers, Numbers]:
    """What each word adds at the most, costs at the least and is, by kind of party and word."""
    alike = features.weight_keys(texts, maybe_unusual_among)
    known = {text: number for number, text in enumerate(dict.fromkeys(alike))}
    which = np.fromiter(map(known.__getitem__, alike), np.int64, len(alike))
    told = [features.weights(text) for text in known]
    table = np.array(
        [[(w.most, w.least, w.hollow + 2 * w.everyday) for w in each] for each in told], np.int64
    ).reshape(len(known), 3, 3)
    found = table[which].transpose(2, 1, 0)
    return found[0], found[1], found[2]


def letters_of(texts: Sequence[str]) -> Numbers:
    """`features.letter` of each word."""
    known: dict[str, int] = {}
    firsts = [text[0] for text in texts]
    for each in set(firsts):
        known[each] = features.letter(each)
    found = np.fromiter(map(known.__getitem__, firsts), np.uint64, len(firsts))
    # One that begins with a y is another one before an e.
    for place in np.flatnonzero(found == features.letter("y")).tolist():
        found[place] = features.letter(texts[place])
    return found


def sums(values: Numbers, starts: Numbers) -> Numbers:
    """The sums of the values between starts, along the last axis."""
    totals = np.zeros((*values.shape[:-1], values.shape[-1] + 1), np.int64)
    np.cumsum(values, axis=-1, out=totals[..., 1:])
    return np.asarray(totals[..., starts[1:]] - totals[..., starts[:-1]])


def unions(bits: Numbers, starts: Numbers) -> Numbers:
    """The bits set in any value between starts, along the last axis; no range may be empty."""
    if len(starts) < 2:
        return np.zeros((*bits.shape[:-1], 0), bits.dtype)
    return np.asarray(np.bitwise_or.reduceat(bits, starts[:-1], axis=-1))


def acronyms(words: Numbers, starts: Numbers, texts: Sequence[str]) -> Numbers:
    """The names of which `features.may_be_acronym`, given where in the words each begins."""
    counts = np.diff(starts)
    some = np.flatnonzero(counts >= features.LEAST_SHORTENED)
    last = words[starts[some + 1] - 1].tolist()
    sizes = np.fromiter((len(texts[word]) for word in last), np.int64, len(last))
    some = some[(sizes > 2) & (sizes < counts[some])]
    found = []
    for number, begin, end in zip(
        some.tolist(), starts[some].tolist(), starts[some + 1].tolist(), strict=True
    ):
        if features.may_be_acronym([texts[word] for word in words[begin:end].tolist()]):
            found.append(number)
    return np.array(found, np.int64)


def marks_of(texts: Sequence[str], bones: Sequence[str]) -> Numbers:
    """For each word the two `features.marks` as bits, in two rows."""
    letters, begin, sizes = _letters(texts)
    half = sizes // 2
    halves = keys_of([str(each) for each in range(int(half.max(initial=0)) + 1)])
    with np.errstate(over="ignore"):
        told = _ends_of(bones), letters[begin] + halves[half] * POWERS[1]
        found = np.stack(told) * np.uint64(keys.BASE)
    return np.asarray(np.uint64(1) << (found >> np.uint64(58)))


def _ends_of(texts: Sequence[str]) -> Numbers:
    """For each text the key of its first two signs and its last one, which may be the same."""
    letters, begin, sizes = _letters(texts)
    found = np.zeros(len(texts), np.uint64)
    some = np.flatnonzero(sizes)
    first, last = begin[some], begin[some] + sizes[some] - 1
    found[some] = letters[first] + letters[np.minimum(first + 1, last)] * POWERS[1]
    some, last = some[last > first], last[last > first]
    found[some] += letters[last] * POWERS[2]
    return found


def others_of(bits: Numbers, starts: Numbers) -> Numbers:
    """For each value the bits of all others between the same starts; row by row."""
    sizes = np.diff(starts)
    found = np.zeros_like(bits)
    if not bits.size:
        return found
    rows = list(zip(*(each.reshape(-1, each.shape[-1]) for each in (found, bits)), strict=True))
    for size in np.flatnonzero(np.bincount(sizes, minlength=2)).tolist():
        # Those of one size side by side: all before a value, then all behind it.
        at = starts[:-1][sizes == size] + np.arange(size)[:, None]
        for row, values in rows:
            held = values[at]
            others = np.zeros_like(held)
            for place in range(1, size):
                others[place] = others[place - 1] | held[place - 1]
            behind = np.zeros_like(held[0]) if size else held
            for place in range(size - 2, -1, -1):
                behind = behind | held[place + 1]
                others[place] |= behind
            row[at] = others
    return found


def pairs_of(word: Numbers, other: Numbers) -> Numbers:
    """`keys.pair` of many words."""
    return np.asarray(word.astype(np.uint64) << np.uint64(32) | other.astype(np.uint64))


def ranges(low: Numbers, high: Numbers) -> Numbers:
    """The numbers from each low to each high, one range after the other."""
    sizes = high - low
    ends = np.cumsum(sizes)
    found = np.repeat(low - ends + sizes, sizes)
    found += np.arange(len(found))
    return found


def in_order(numbers: Numbers) -> Numbers:
    """The places of 64-bit numbers in the order of these, equal ones as they come.

    Each half of a number is sorted together with its place, the lower ones first: that takes half the time
    that sorting places does.
    """
    half, lower = np.uint64(32), np.uint64((1 << 32) - 1)
    packed = numbers << half
    packed |= np.arange(len(numbers), dtype=np.uint64)
    packed.sort()
    packed &= lower
    first = packed.view(np.int64)
    packed = numbers[first]
    packed &= ~lower
    packed |= np.arange(len(numbers), dtype=np.uint64)
    packed.sort()
    packed &= lower
    return np.asarray(first[packed.view(np.int64)])


def different(numbers: Numbers) -> Numbers:
    """The different numbers of a column, in order."""
    ordered = np.sort(numbers)
    kept = np.ones(len(ordered), np.bool_)
    kept[1:] = ordered[1:] != ordered[:-1]
    return np.asarray(ordered[kept])


def among(numbers: Numbers, known: Numbers) -> Numbers:
    """The places of the numbers that are known; `np.isin` would load what numpy has for masked values."""
    known = np.sort(known)
    low = np.searchsorted(known, numbers)
    maybe = np.flatnonzero(low < len(known))
    return np.asarray(maybe[known[low[maybe]] == numbers[maybe]])


class Keyed:
    """A sorted column of keys and what each leads to, asked for many keys at once."""

    def __init__(self, column: Numbers, leads_to: Numbers) -> None:
        """Take the columns; what they lead to need not be known, then the place in the column is given."""
        self._column = column
        self._leads_to = leads_to
        # A bit for some keys each: most that are asked for are none, and are not searched for.
        bits = min(max(int(len(column) * 8).bit_length(), 10), 27)
        self._shift = np.uint64(64 - bits)
        self._there = np.zeros(1 << bits, np.bool_)
        self._there[self._slots(column)] = True

    def _slots(self, wanted: Numbers) -> Numbers:
        # Keys that are no sums of letters are not spread evenly.
        with np.errstate(over="ignore"):
            return wanted * np.uint64(keys.BASE) >> self._shift

    def find(self, wanted: Numbers, whose: Numbers) -> tuple[Numbers, Numbers]:
        """Whose keys are in the column, and what they lead to."""
        maybe = np.flatnonzero(self._there[self._slots(wanted)])
        wanted, whose = wanted[maybe], whose[maybe]
        order = np.argsort(wanted)
        wanted, whose = wanted[order], whose[order]
        low = np.searchsorted(self._column, wanted, "left")
        hit = low < len(self._column)
        hit[hit] = self._column[low[hit]] == wanted[hit]
        low, wanted, whose = low[hit], wanted[hit], whose[hit]
        high = np.searchsorted(self._column, wanted, "right")
        return np.repeat(whose, high - low), self._leads_to[ranges(low, high)]
