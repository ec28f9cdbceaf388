"""Why two names have the score they have, in parts that add up and sentences a person can read."""

from math import fsum
from typing import TYPE_CHECKING, Final, NamedTuple

from ddcheck.core.names.scoring import DIGITS

if TYPE_CHECKING:
    from ddcheck.core.names.analysis import Name
    from ddcheck.core.names.scoring import Outline

_ENGLISH: Final = {
    "same": "Both names are the same once case, accents, punctuation and script are set aside.",
    "equal": "'{first}' stands in both names.",
    "spelling": "'{first}' and '{second}' differ by {edits} letter(s).",
    "transliteration": "'{first}' and '{second}' are spellings of one word.",
    "initial": "'{first}' and '{second}' share an initial.",
    "initials": "'{first}' and '{second}': one is the initials of the other.",
    "nickname": "'{first}' and '{second}' are a name and its short form.",
    "joined": "'{first}' and '{second}' are the same but for the space.",
    "joined_spelling": "'{first}' and '{second}' are the same but for the space and the spelling.",
    "left_over": "'{first}' has no counterpart in the other name.",
    "both_left_over": "Both names hold words that the other lacks: '{first}' and '{second}'.",
    "legal_form": "Both are of the same legal form: '{first}' and '{second}'.",
    "legal_conflict": "The legal forms differ: '{first}' and '{second}'.",
    "legal_missing": "Only one name states a legal form: '{first}{second}'.",
    "number": "The numbers differ: '{first}' and '{second}'.",
    "single_word": "Only one telling word is shared.",
    "consonants_alone": "Besides initials, only the consonants of one word are shared.",
    "word_order": "The words stand in another order.",
    "nothing": "The names have no word in common.",
    "too_long": "One of the two has more characters than a name can have, so they are not compared.",
    "not_comparable": "One of the names has no letter and no digit, so the two cannot be compared.",
    "character": "The characters '{first}' stand in both names.",
    "reading": "'{first}' is a reading of '{second}'.",
    "romanisation": "'{first}' and '{second}' spell the same Chinese syllables.",
    "conflict": "Each name has a telling word of its own.",
    "everyday_words": "Only places and everyday words are shared.",
    "elsewhere": "The names say different places.",
    "other_syllables": "What is spelled nearly alike are other syllables, thus another name.",
    "named_between": "Only one name holds a word of its own between the shared ones.",
    "other_field": "Places and everyday words are shared, and only one university or bank says its field.",
    "other_parents": "The father's and the mother's surname are exchanged.",
    "other_sex": "One is a man's name and the other a woman's.",
    "father": "What is somebody's own name in one is his father's in the other.",
    "transcription": "'{first}' and '{second}': one writes the other by its sound.",
    "disguise": "'{first}' was written with what a reader does not see: {how}.",
    "alternative": "A text holds several names, more than a name, or a short form; this is the best of what it holds or stands for.",
}
_CHINESE: Final = {
    "same": "忽略大小写、重音、标点和文字体系后，两个名称相同。",
    "equal": "两个名称都含有“{first}”。",
    "spelling": "“{first}”与“{second}”相差{edits}个字母。",
    "transliteration": "“{first}”与“{second}”是同一个词的不同拼写。",
    "initial": "“{first}”与“{second}”首字母相同。",
    "initials": "“{first}”与“{second}”：一方是另一方的首字母缩写。",
    "nickname": "“{first}”与“{second}”是名字及其昵称。",
    "joined": "“{first}”与“{second}”只差空格。",
    "joined_spelling": "“{first}”与“{second}”只差空格和拼写。",
    "left_over": "“{first}”在另一名称中没有对应。",
    "both_left_over": "两个名称各有对方没有的词：“{first}”和“{second}”。",
    "legal_form": "法律形式相同：“{first}”和“{second}”。",
    "legal_conflict": "法律形式不同：“{first}”和“{second}”。",
    "legal_missing": "只有一个名称写明法律形式：“{first}{second}”。",
    "number": "编号不同：“{first}”和“{second}”。",
    "single_word": "只有一个有区别力的词相同。",
    "consonants_alone": "除首字母外，仅有一个词的辅音相同。",
    "word_order": "词序不同。",
    "nothing": "两个名称没有相同的词。",
    "too_long": "其中一个的字符数超过名称的上限，不作比较。",
    "not_comparable": "其中一个名称没有任何字母或数字，无法比较。",
    "character": "两个名称都含有汉字“{first}”。",
    "reading": "“{first}”是“{second}”的拼读。",
    "romanisation": "“{first}”与“{second}”是相同汉语音节的不同拼法。",
    "conflict": "两个名称各有自己的区别性词语。",
    "everyday_words": "相同的只有地名和常用词。",
    "elsewhere": "两个名称所在地不同。",
    "other_syllables": "拼写相近，但音节不同，应为另一名字。",
    "named_between": "只有一个名称在相同的词之间另有区别性词语。",
    "other_field": "相同的只有地名和常用词，且仅一所大学或一家银行的名称注明领域。",
    "other_parents": "父姓与母姓互换。",
    "other_sex": "一为男名，一为女名。",
    "father": "一方的本名是另一方的父名。",
    "transcription": "“{first}”与“{second}”互为音译。",
    "disguise": "“{first}”的写法含有读者看不出的成分：{how}。",
    "alternative": "其中一段文字含有多个名称、除名称外另有内容或为简称；此为其所含或所指名称中最相近者。",
}
_DISGUISES: Final = {
    "bidi": ("controls of writing direction", "书写方向控制符"),
    "full_width": ("full-width or styled letters", "全角或花体字母"),
    "invisible": ("invisible characters", "不可见字符"),
    "leet": ("digits for letters", "以数字代替字母"),
    "lookalike": ("look-alike letters of another alphabet", "其他字母表的形近字母"),
}


class Part(NamedTuple):
    """One reason of a score."""

    part: str
    """What it is about, in the names' own words."""
    points: float
    """What it adds to the score; negative for a cost."""
    code: str
    """equal, spelling, transliteration, initial, initials, nickname, joined, left_over, …"""
    params: tuple[tuple[str, str], ...]
    """What the sentence names, as sorted pairs."""

    @property
    def why(self) -> str:
        """The reason as an English sentence."""
        return _filled(_ENGLISH[self.code], self.params, 0)

    @property
    def why_zh(self) -> str:
        """The reason as a Chinese sentence."""
        return _filled(_CHINESE[self.code], self.params, 1)


def _filled(template: str, params: tuple[tuple[str, str], ...], language: int) -> str:
    # Names are text, never templates: one pass over the template, none over the values.
    values = dict(params)
    if "how" in values:
        said = [_DISGUISES[code][language] for code in values["how"].split()]
        values["how"] = (", ", "、")[language].join(said)
    out = []
    for piece in template.split("{"):
        key, brace, rest = piece.partition("}")
        out.append(values.get(key, "") + rest if brace else piece)
    return "".join(out)


def explain(outline: "Outline", first_name: str, second_name: str) -> tuple[Part, ...]:
    """The parts of a score; the names as they were written."""
    o = outline
    if o.special:
        names = (("first", first_name), ("second", second_name))
        return (Part(f"{first_name} ~ {second_name}", o.score, o.special, names),)
    parts = _what_met(o)
    running = fsum(part.points for part in parts)
    charged = fsum(cost for _, cost in o.costs)
    lost = running * charged / (o.total + charged)
    for code, cost in o.costs:
        parts += _what_it_cost(o, code, -lost * cost / charged)
    running -= lost
    for code, factor in o.factors:
        said = (
            (", ".join(o.first.numbers), ", ".join(o.second.numbers))
            if code == "number"
            else ("", "")
        )
        parts.append(_part(*said, running * (factor - 1), code))
        running *= factor
    return _scaled(parts, o.score, running)


def say_disguises(first: "Name", second: "Name") -> tuple[Part, ...]:
    """A part without points for each name that hides how it is spelled: that is evidence of its own."""
    names = (first,) if first.raw == second.raw else (first, second)
    return tuple(
        [
            Part(
                name.folded,
                0.0,
                "disguise",
                (("first", name.folded), ("how", " ".join(disguises))),
            )
            for name in names
            if (disguises := name.disguises)
        ]
    )


def _what_met(o: "Outline") -> list[Part]:
    parts = []
    for pair in sorted(o.pairs):
        firsts = slice(pair.first, pair.first + pair.first_count)
        seconds = slice(pair.second, pair.second + pair.second_count)
        share = (fsum(o.first_weights[firsts]) + fsum(o.second_weights[seconds])) / 2
        said = (" ".join(o.first.texts[firsts]), " ".join(o.second.texts[seconds]))
        code = pair.code
        if code == "joined" and said[0].replace(" ", "") != said[1].replace(" ", ""):
            code = "joined_spelling"
        parts.append(_part(*said, share * pair.similarity / o.total, code, pair.edits))
    for met in o.met:
        parts.append(_part(met.first, met.second, met.weight * met.similarity / o.total, met.code))
    if not set(o.first.legal).isdisjoint(o.second.legal):
        # It saves the names what a missing or another legal form would cost.
        said = (", ".join(o.first.legal_texts), ", ".join(o.second.legal_texts))
        parts.append(_part(*said, 0.0, "legal_form"))
    return parts


def _what_it_cost(o: "Outline", code: str, points: float) -> list[Part]:
    over_first = [(o.first.texts[i], o.first_weights[i]) for i in o.left_first] + list(o.over_first)
    over_second = [(o.second.texts[j], o.second_weights[j]) for j in o.left_second] + list(
        o.over_second
    )
    if code == "left_over":
        weight = fsum(w for _, w in over_first + over_second)
        return [_part(text, "", points * w / weight, code) for text, w in over_first + over_second]
    if code == "both_left_over":
        said = (
            " ".join([text for text, _ in over_first]),
            " ".join([text for text, _ in over_second]),
        )
    else:
        said = (", ".join(o.first.legal_texts), ", ".join(o.second.legal_texts))
    return [_part(*said, points, code)]


def _part(first: str, second: str, points: float, code: str, edits: int = 0) -> Part:
    about = f"{first} ~ {second}" if first and second and first != second else first or second
    params = (("first", first), ("second", second))
    return Part(
        about, points, code, (("edits", str(edits)), *params) if code == "spelling" else params
    )


def _scaled(parts: list[Part], score: float, total: float) -> tuple[Part, ...]:
    """The parts in proportion, so that they add up to the score."""
    scale = score / total if total > 0 else 0.0
    scaled = [p._replace(points=round(p.points * scale, DIGITS)) for p in parts]
    rest = score - fsum(part.points for part in scaled)
    biggest = max(range(len(scaled)), key=lambda place: abs(scaled[place].points))
    p = scaled[biggest]
    scaled[biggest] = p._replace(points=round(p.points + rest, DIGITS))
    return tuple(scaled)
