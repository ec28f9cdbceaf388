"""Which words of a line of goods mean a controlled item, and which only hold such words.

All terms of all control lists are looked for in one pass (Aho-Corasick).
Of overlapping terms the longer one counts, so that ``gallium nitride`` is not ``gallium``.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from ddcheck.core.classification.wording import bag, fold_all, whole
from ddcheck.core.controls import Kind
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ddcheck.core.controls import ControlledItem, ControlList


class Level(IntEnum):
    """What a term says of the control it belongs to."""

    MASK = 0
    """It means something else, and hides the terms within it."""
    HINT = 1
    WORD = 2
    NAME = 3
    TECHNOLOGY = 4
    """The line is about technology."""


class Meaning(NamedTuple):
    """One reading of a term."""

    level: Level
    control: int
    """Position of the control; -1 for a word of technology."""
    exact: str
    """For a formula: how it must be written; empty elsewhere."""
    technology: bool = False
    """Of a control of technology: words for goods do not hide it, nor it them."""


class Hit(NamedTuple):
    """A term found in a text."""

    start: int
    end: int
    term: str
    meanings: tuple[Meaning, ...]


_FORM_WORDS = bag(
    "ingot ingots powder powders block blocks bar bars rod rods wire wires sheet sheets plate plates tube tubes "
    "granule granules particle particles pellet pellets shot shots bead beads lump lumps piece pieces crystal "
    "crystals wafer wafers scrap waste target targets flake flakes disc discs disk disks foil strip strips of in "
    "from and or grade purity size high pure metal metals alloy alloys oxide raw material materials ore ores sample "
    "samples min max type no not for kg pcs bag bags drum drums made packed new used other others is as "
    "casting castings forging forgings blank blanks array arrays"
)
_PASSING = bag(
    "with containing contains contain incl including include using w by has having for on from inside"
)
_DENYING = re.compile(
    r"(?:\b(?:without|no|non|zero|excluding|except|excl|other than|free of|free from|ohne|sans|sin|sem|senza|zonder|bez|бeз|not containing(?: by weight)?)"
    r"(?: any)? ?|不含有?|无|非|未含|不是|除)$"
)
_DENYING_AFTER = re.compile(r"(?:e?s)?[ ]?(?:free\b)")
_TOGETHER = bag("dy tb dysprosium terbium 镝 铽")
"""What magnets are said to hold neither of: ``不含镝铽``, ``no Dy or Tb``, ``Dy and Tb free``."""
_FIRST = r"(?:dy|tb|dysprosium|terbium|镝|铽)(?: ?(?:and|or|nor|&|和|及|或)?) ?"
_STILL_IT = bag(
    "system systems module modules set sets assembly assemblies unit units kit kits device devices equipment machine "
    "machines core cores gun guns head heads model series with for complete integrated including incl "
    "endurance range payload wingspan"
)
"""Behind the name of a machine they name it still."""
_STILL_IT_IN_HAN = frozenset("总系装设组模整成套机主枪仪")
_PASSING_HAN = frozenset("用含带装配内置附镀涂载供")
_FORM_HAN = frozenset("锭块粉片棒管板丝颗粒珠晶靶材坯条废碎屑料及和或等纯高矿砂精的为产制")
_WORD_BEFORE = re.compile(r"([a-z]+)(?: (?:an?|the|its|one|two))? ?$")
_AFTER = re.compile(r"(?:e?s)?(?![a-z0-9])[ ]*")
_WORD = re.compile(r"[a-z]+")
_HAN = re.compile("[\u4e00-\u9fff]{2,8}")


FEW, SHORT = 20, 2_000
"""How many texts, and of how many characters, are searched for term after term."""


class Vocabulary:
    """Every term of some control lists, prepared once."""

    def __init__(
        self,
        lists: Sequence[ControlList],
        controls: Sequence[ControlledItem],
        folded: Mapping[str, str] | None = None,
    ) -> None:
        """Prepare the terms of some lists.

        Args:
            lists: whose words of technology are looked for.
            controls: the items of these lists.
            folded: each term as it is looked for, if that was worked out before.
        """
        terms: list[tuple[str, Meaning]] = []
        for index, control in enumerate(controls):
            technical = control.kind is Kind.TECHNOLOGY
            for level, words in (
                (Level.NAME, control.names),
                (Level.WORD, control.words),
                (Level.HINT, control.hints),
                (Level.MASK, control.unless),
            ):
                found = words.all
                if found:
                    meaning = Meaning(level, index, "", technical)
                    terms += [(word, meaning) for word in found]
            for formula in control.formulas:
                written = any(character.isdigit() for character in formula)
                level = Level.NAME if written else Level.WORD
                terms.append((formula, Meaning(level, index, formula, technical)))
        for each in lists:
            terms += [(word, Meaning(Level.TECHNOLOGY, -1, "")) for word in each.technology.all]
        if folded is None or not {term for term, _ in terms} <= folded.keys():
            folded = fold_all([term for term, _ in terms])
        self.folded = folded
        """Each term as it is looked for."""
        meanings: dict[str, list[Meaning]] = {}
        for term, meaning in terms:
            meanings.setdefault(folded[term], []).append(meaning)
        self._meanings = {
            term: tuple(sorted(set(known))) if len(known) > 1 else (known[0],)
            for term, known in meanings.items()
            if term
        }
        self._few = 0
        """How many texts were looked through without the automaton."""
        self._automaton: Any = None

    def _terms_in(self, folded: str) -> Iterable[tuple[int, tuple[str, tuple[Meaning, ...]]]]:
        """Where in a text a term ends (its last character), and the term, in any order.

        Of a few texts each is searched for every term, which costs less than making the automaton.
        """
        if self._automaton is None and self._few < FEW and len(folded) < SHORT:
            self._few += 1
            return [
                (start + len(term) - 1, (term, meanings))
                for term, meanings in self._meanings.items()
                if term in folded
                for start in _places(term, folded)
            ]
        if self._automaton is None:
            import ahocorasick

            # Other threads may ask in the meantime: they see none, or a whole one.
            automaton = ahocorasick.Automaton()
            for term, meanings in self._meanings.items():
                automaton.add_word(term, (term, meanings))
            if not self._meanings:
                automaton.add_word("\0", ("\0", ()))
            automaton.make_automaton()
            self._automaton = automaton
        found: Iterable[tuple[int, tuple[str, tuple[Meaning, ...]]]] = self._automaton.iter(folded)
        return found

    def of_goods_in_han(self) -> Iterator[tuple[str, bool]]:
        """The terms in Han characters for goods, and whether all one does is to hide others."""
        for term, meanings in self._meanings.items():
            if _HAN.fullmatch(term):
                levels = {each.level for each in meanings if not each.technology}
                if levels - {Level.TECHNOLOGY}:
                    yield term, levels == {Level.MASK}

    def hits(self, folded: str, raw: str) -> list[Hit]:
        """The terms of a folded text, the longer of overlapping ones, left to right."""
        found: list[Hit] | None = None
        for last, (term, meanings) in self._terms_in(folded):
            start, end = last + 1 - len(term), last + 1
            if not whole(folded, start, end):
                continue
            if any(meaning.exact for meaning in meanings):
                meanings = _as_written(meanings, raw)  # noqa: PLW2901 - the same, narrowed
                if not meanings:
                    continue
            if found is None:
                found = []
            found.append(Hit(start, end, term, meanings))
        if found is None:
            return []
        found.sort(key=lambda hit: (hit.start, -hit.end))
        if len(found) == 1:
            return found
        return [
            kept
            for together in _overlapping(found)
            for hit in together
            if (kept := _unhidden(hit, together)).meanings
        ]


def _places(term: str, folded: str) -> Iterator[int]:
    """Where a term begins in a text, wherever it does."""
    start = folded.find(term)
    while start >= 0:
        yield start
        start = folded.find(term, start + 1)


def _overlapping(hits: list[Hit]) -> Iterator[list[Hit]]:
    """Hits that overlap, together; so that a long text costs no more than its length."""
    together: list[Hit] = []
    end = -1
    for hit in hits:
        if hit.start >= end and together:
            yield together
            together = []
        together.append(hit)
        end = max(end, hit.end)
    if together:
        yield together


def _unhidden(hit: Hit, hits: list[Hit]) -> Hit:
    """A hit with the readings that no longer hit of the same kind holds within it."""
    hidden = {
        meaning.technology
        for other in hits
        if other.start <= hit.start
        and hit.end <= other.end
        and other.end - other.start > hit.end - hit.start
        for meaning in other.meanings
        if meaning.level is not Level.TECHNOLOGY
    }
    if not hidden:
        return hit
    meanings = tuple(
        meaning
        for meaning in hit.meanings
        if meaning.level is Level.TECHNOLOGY or meaning.technology not in hidden
    )
    return hit._replace(meanings=meanings)


def _as_written(meanings: tuple[Meaning, ...], raw: str) -> tuple[Meaning, ...]:
    plain = raw if raw.isascii() else unicodedata.normalize("NFKC", raw)
    return tuple(meaning for meaning in meanings if not meaning.exact or meaning.exact in plain)


def denied(folded: str, hit: Hit) -> bool:
    """Whether the wording says that it is *not* there: ``without antimony``, ``antimony-free``, ``不含锑``."""
    before = folded[max(0, hit.start - 28) : hit.start]
    if _DENYING.search(before) or _DENYING_AFTER.match(folded, hit.end):
        return True
    if hit.term not in _TOGETHER:
        return False
    # Not compiled before: few lines name them.
    if (first := re.search(_FIRST + "$", before)) and _DENYING.search(before[: first.start()]):
        return True
    second = re.compile(r" ?(?:and|or|&|和|及|或)? ?" + _FIRST).match(folded, hit.end)
    return bool(second and _DENYING_AFTER.match(folded, len(folded[: second.end()].rstrip())))


def in_passing(folded: str, hit: Hit, *, machine: bool = False) -> bool:
    """Whether a term only tells of a part of something else: ``speaker with NdFeB magnet``, ``钨丝灯``.

    What is called the system, set or model of a machine is that machine, and so is what has something with it:
    ``UAV engine DLE170``, ``drone jammer system``.
    """
    before = folded[max(0, hit.start - 16) : hit.start]
    word = _WORD_BEFORE.search(before)
    if word is not None and word[1] in _PASSING:
        return True
    if before and before[-1] in _PASSING_HAN:
        return True
    after = _AFTER.match(folded, hit.end)
    rest = folded[after.end() if after else hit.end :]
    if not rest or not rest[0].isalpha():
        return False
    if rest[0].isascii():
        next_word = _WORD.match(rest)
        if next_word is None or next_word[0] in _FORM_WORDS:
            return False
        return not (
            machine and (next_word[0] in _STILL_IT or rest[next_word.end() :][:1].isdigit())
        )
    return rest[0] not in _FORM_HAN and not (machine and rest[0] in _STILL_IT_IN_HAN)


_HIDING = re.compile(
    r"(?:\b(?:filled|packed|stuffed|loaded|stowed) with(?: [a-z]+)? ?|\b(?:concealing|hiding) ?|(?:填充|装满|夹带|夹藏|内藏|藏有)了?)$"
)


def hidden_in(folded: str, hit: Hit) -> bool:
    """Whether the wording says that other goods are full of it: ``mannequins filled with samarium``, ``夹带镓``."""
    return _HIDING.search(folded[max(0, hit.start - 28) : hit.start]) is not None


def worked_on(folded: str, hit: Hit) -> bool:
    """Whether a term only tells what a machine is for: ``furnace for rare earth alloys``, ``用于稀土合金的设备``."""
    return folded[: hit.start].rstrip().endswith((" for", "用于", "生产", "加工"))


def alone(folded: str, hit: Hit) -> bool:
    """Whether a text says nothing but the term, numbers and forms apart."""
    rest = folded[: hit.start] + " " + folded[hit.end :]
    words = re.findall(r"[a-z]+|[^\W\d_a-z]", rest)
    return all(
        word in _FORM_WORDS or word in _FORM_HAN or (len(word) == 1 and word.isascii())
        for word in words
    )


_GENERIC = bag(
    "powder powders paste pastes alloy alloys ingot ingots block blocks lump lumps granule granules metal metals "
    "scrap casting castings part parts article articles piece pieces crystal crystals component components slag waste residue chemical chemicals sample samples material materials raw compound compounds mixture "
    "mixtures product products goods item items cargo merchandise consignment lot lots stuff various assorted mixed miscellaneous sundry "
    "sample samples free charge no non commercial value ncv gift as per according to see contract invoice proforma order list attached "
    "attachment packing drum drums bag bags carton cartons box boxes bottle bottles can cans barrel barrels pail pails dark light "
    "brown red blue green yellow coloured colored colour color in with from by solid crystalline granular dry high purity pure industrial grade fine black grey gray white new and of the for "
    "a in technical document documents drawing drawings data file files rare earth earths element elements"
)
# Not compiled here: goods that are called by a controlled thing's name do not need it.
_GENERIC_HAN = (
    r"粉末|金属粉末|金属粉|合金粉|粉|膏状物|膏|合金|锭|块|颗粒|粒|金属|废料|废渣|炉渣|矿渣|样品|化工品|化工产品|化学品|材料|原料|化合物"
    r"|货样|样本|按合同|合同|形式发票|发票|订单|附件|清单|详见|一批|若干|无商业价值|赠品|物品|商品|物料|杂货|各种|桶装|袋装|盒装|箱装|固体|结晶"
    r"|[灰黑白黄红蓝绿棕褐][色]?|[见如按细粗料等]|混合物|零件|配件|部件|铸件|碎片|晶体|晶片|产品|货物|高纯|工业|技术资料|资料|文件|图纸|稀土|元素|的|用"
)
_NOT_LETTERS = re.compile(r"[\W\d_]+")


def is_generic(folded: str) -> bool:
    """Whether wording could be of anything: ``metal powder``, ``alloy ingots``, ``金属块``."""
    if folded.isascii():
        words = _WORD.findall(folded)
        return all(word in _GENERIC for word in words)
    if any(word not in _GENERIC for word in _WORD.findall(folded)):
        return False
    rest = _WORD.sub("", re.sub(_GENERIC_HAN, "", folded))
    return not _NOT_LETTERS.sub("", rest)
