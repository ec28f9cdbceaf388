"""What tells two names apart that are nearly alike: syllables, sexes, fathers and sons, parents, fields of a university.

In a language with few syllables a letter more is seldom a mistake but another name (Weimin, Weiming), and
`X bin Y` is the son of `Y bin X`. Asked only of names that would be a match otherwise.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ddcheck.core.names.romanisation import (
    LONGEST,
    SYLLABLES,
    by_spelling,
    may_be_read,
    same_syllables,
)
from ddcheck.core.names.words import SPELLINGS, VARIANTS, is_place, words_of

if TYPE_CHECKING:
    from ddcheck.core.names.alignment import Pair
    from ddcheck.core.names.analysis import View
    from ddcheck.core.names.scoring import Left

_FILIAL: Final = words_of("bin ibn ben bint binti binte walad wald weld ould oglu ogly qizi kyzy")
"""What stands between somebody's name and his father's."""

# The commonest surnames in pinyin, Wade-Giles and as in Hong Kong; those that are as common in Korea or the
# West (Lee, Han, Song, Long) only where pinyin spells them so.
_CHINESE_SURNAMES: Final = words_of(
    "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han "
    "tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu lv su jiang cai jia ding wei xue ye yan pan du "
    "dai xia zhong tian ren fan fang shi yao tan sheng zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao "
    "meng wan duan qian yin lei qiao lai gong pang dou jing hsu chang chou chao hsieh tsai tseng chiang hsiao teng "
    "hsueh kuo chu liao chiu chuang tsao hsiung chien huo ouyang sima situ chan cheung wong leung lam lau ng chow "
    "tsang kwok yeung yip ho tse fung poon tsui szeto kwan mok siu tam lui chui yau yuen tong mak lo kwong hui ip"
)
_ARABIC_NAMES: Final = words_of(
    "muhammad ahmad mahmud husayn hasan ali umar usama yusuf uthman khalid ibrahim ismail said salih jamal jafar qasim rashid karim "
    "mustafa sulayman tariq dawud fadl fadil hafiz murtada isa izzat jasim shaban abdallah muhsin arif asif"
)
_VIETNAMESE_SURNAMES: Final = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh truong doan dao mai".split()  # noqa: SIM905
)
_JAPANESE_SURNAMES: Final = words_of(
    "sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi "
    "matsumoto inoue kimura hayashi shimizu saito mori abe ikeda hashimoto yamashita ishikawa nakajima maeda fujita "
    "ogawa goto okada hasegawa murakami kondo ishii sakamoto endo aoki fujii nishimura fukuda ota miura fujiwara "
    "okamoto matsuda nakagawa nakano harada ono tamura takeuchi kaneko wada nakayama ishida ueda morita hara "
    "shibata sakai kudo yokoyama miyazaki miyamoto uchida takagi ando taniguchi ohno maruyama imai fujimoto takada "
    "murata takeda ueno sugiyama masuda sugawara hirano otsuka kojima kubo chiba matsui iwasaki sakurai kinoshita "
    "noguchi matsuo nomura kikuchi sano onishi sugimoto arai hamada honda"
)
_JAPANESE: Final = "(?:(?:[kgsztdnhbpmr]|ky|gy|sh|sy|j|jy|ch|ty|ts|ny|hy|by|py|my|ry|f|y|w)?[aiueo]h?|n(?![aiueo])|(?=([kstp])\\1|tch).)+"
_KOREAN_SURNAMES: Final = words_of(
    "kim gim lee yi ri rhee park pak bak choi choe jung jeong chong cho jo kang gang yoon yun jang chang lim rim im oh "
    "shin sin kwon gwon hwang ahn song yoo yu ryu hong jeon chon chun ko go moon mun yang ryang bae pae baek paek heo ho nam shim sim "
    "noh ro ha kwak sung cha joo woo koo min na hyun hyon han seo so"
)
_KOREAN: Final = (
    "(?:(?:kk|tt|pp|ss|jj|ch|sh|[bcdghjklmnprst])?"
    "(?:yeo|yae|yoo|wae|eui|weo|eo|eu|ae|ai|oe|oi|oo|ou|ui|wa|we|wi|wo|wu|ya|yo|yu|ye|ee|[aeiou]h?)"
    "(?:ng|ck|[bcgkdtlmnps](?![aeiouwy]))?)+"
)
_KOREAN_SOUNDS: Final = (
    ("uu", "u"), ("io", "o"), ("yeo", "yo"), ("you", "yo"), ("yu", "yo"), ("eo", "o"), ("eu", "u"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ai", "ae"), ("ay", "ae"),
    ("ui", "i"), ("u", "o"), ("sh", "s"), ("ch", "j"), ("ck", "k"), ("gw", "kw"), ("g", "k"), ("kh", "k"), ("d", "t"), ("b", "p"), ("r", "l"), ("nk", "ng"),
)  # fmt: skip
_LONG_VOWELS: Final = (
    ("sy", "sh"), ("ty", "ch"), ("jy", "j"), ("zy", "j"), ("tsu", "tu"), ("fu", "hu"), ("shi", "si"), ("chi", "ti"),
    ("ji", "zi"), ("ou", "o"), ("oo", "o"), ("oh", "o"), ("uu", "u"), ("mb", "nb"), ("mp", "np"), ("mm", "nm"),
)  # fmt: skip
_VIETNAMESE: Final = (
    "(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x)?"
    "(?:uyen|uyet|uynh|uong|uoc|uom|uot|uon|uoi|uou|uya|ieng|iec|iem|iep|iet|ien|ieu|yen|yeu|yem|oang|oanh|oach|oac|"
    "oan|oat|oai|oay|oeo|uang|uat|uan|uay|uc|ung|um|up|ut|un|ui|uu|ua|ue|uy|ang|anh|ach|ac|am|ap|at|an|ai|ao|au|ay|"
    "eng|enh|ech|ec|em|ep|et|en|eo|eu|inh|ich|im|ip|it|in|iu|ia|ong|oc|om|op|ot|on|oi|oa|oe|[aeiouy])"
)


def other_syllables(first: "View", second: "View", pairs: "Sequence[Pair]") -> bool:
    """Whether words that are nearly alike are other syllables, in names that are all of one language's syllables."""
    unlike = [
        (
            "".join(first.texts[each.first : each.first + each.first_count]),
            "".join(second.texts[each.second : each.second + each.second_count]),
        )
        for each in pairs
        if each.similarity < 1
        and each.code in ("spelling", "transliteration", "joined")
    ]  # fmt: skip
    if not unlike:
        return False
    texts = (first.texts, second.texts)
    for is_spoken, surnames, same in _LANGUAGES:
        # One of them may be written in one (Zhangweimin).
        named = any(_is_named(each, surnames) for each in texts) and all(
            len(each) == 1 or _is_named(each, surnames) for each in texts
        )
        if named and all(all(map(is_spoken, each)) for each in texts):
            return not all(same(a, b) or _are_known_spellings(a, b) for a, b in unlike)
    return False


def _is_named(texts: Sequence[str], surnames: frozenset[str]) -> bool:
    return len(texts) > 1 and (texts[0] in surnames or texts[-1] in surnames)


def _are_known_spellings(a: str, b: str) -> bool:
    return VARIANTS.get(a, a) == VARIANTS.get(b, b)


def _same_in_mandarin(a: str, b: str) -> bool:
    # Other spellings than pinyin are met in the names of others too (Jensen, Jansen).
    return same_syllables(a, b) > 0 or not (_is_pinyin(a) and _is_pinyin(b))


@lru_cache(maxsize=1 << 10)
def _is_pinyin(text: str) -> bool:
    ends = {0}
    for start in range(len(text)):
        if start in ends:
            found = [
                size for size in range(1, LONGEST + 1) if text[start : start + size] in _PINYIN
            ]
            ends.update([start + size for size in found])
    return len(text) in ends


_PINYIN: Final = frozenset([syllable.replace("v", "u") for syllable in SYLLABLES])


@lru_cache(maxsize=1 << 10)
def _cantonese(text: str) -> frozenset[str]:
    """The characters that Hong Kong spells so, if the text is one syllable."""
    from ddcheck.core.names.southern import spelled_in_cantonese

    return spelled_in_cantonese().get(text, frozenset())


def _is_cantonese(text: str) -> bool:
    return bool(_cantonese(text))


def _same_in_cantonese(a: str, b: str) -> bool:
    one, other = _cantonese(a), _cantonese(b)
    return 2 * len(one & other) >= min(len(one), len(other))


def _is_vietnamese(text: str) -> bool:
    return re.fullmatch(_VIETNAMESE, text) is not None


def _differ(_a: str, _b: str) -> bool:
    return False


def _is_japanese(text: str) -> bool:
    return re.fullmatch(_JAPANESE, text) is not None


def _same_in_japanese(a: str, b: str) -> bool:
    return _one_romaji(a) == _one_romaji(b)


def _one_romaji(text: str) -> str:
    for spelled, plain in _LONG_VOWELS:
        text = text.replace(spelled, plain)
    return text


def _is_korean(text: str) -> bool:
    return re.fullmatch(_KOREAN, text) is not None


def _same_in_korean(a: str, b: str) -> bool:
    return _one_korean(a) == _one_korean(b)


def _one_korean(text: str) -> str:
    """A spelling without what systems spell differently: o and u, single and sharp consonants, h at the end."""
    for spelled, plain in _KOREAN_SOUNDS:
        text = text.replace(spelled, plain)
    return text.removesuffix("h")


# What is a syllable or some of them, the surnames of those who speak so, and when two texts sound alike.
_LANGUAGES: Final = (
    (may_be_read, _CHINESE_SURNAMES, _same_in_mandarin),
    (_is_cantonese, _CHINESE_SURNAMES, _same_in_cantonese),
    (_is_vietnamese, _VIETNAMESE_SURNAMES, _differ),
    (_is_japanese, _JAPANESE_SURNAMES, _same_in_japanese),
    (_is_korean, _KOREAN_SURNAMES, _same_in_korean),
)


def other_ship(first: "View", second: "View", pairs: "Sequence[Pair]") -> bool:
    """The same of the names of ships, which have no surname: two Chinese syllables or more, one a word."""
    table = by_spelling()
    for texts in (first.texts, second.texts):
        words = [
            text
            for text, role in zip(texts, _roles(first, second, texts), strict=True)
            if role == "word"
        ]
        if len(words) < 2 or not all(text in table for text in words):
            return False
    return any(
        each.similarity < 1
        and not same_syllables(first.texts[each.first], second.texts[each.second])
        for each in pairs
    )


def _roles(first: "View", second: "View", texts: Sequence[str]) -> Sequence[str]:
    return first.roles if texts is first.texts else second.roles


# Besides the many that end in -ez.
_SPANISH_SURNAMES: Final = words_of(
    "garcia torres flores rivera ruiz diaz morales ortiz cruz reyes moreno vargas castro ramos romero medina "
    "mendoza castillo soto silva guerrero rojas vega ortega delgado herrera molina leon navarro campos salazar "
    "fuentes guerra"
)


def other_parents(first: "View", second: "View") -> bool:
    """Whether two Spanish names with two surnames have these exchanged: the father's name stands first."""
    one, other = first.texts, second.texts
    if len(one) != len(other) or len(one) < 3:
        return False
    *given, father, mother = one
    return (
        father != mother
        and other == (*given, mother, father)
        and all(text.endswith("ez") or text in _SPANISH_SURNAMES for text in (father, mother))
    )


def other_descent(first: "View", second: "View", pairs: "Sequence[Pair]") -> bool:
    """Whether two Arabic names of three words are those of two people: own name, father and grandfather, exchanged.

    A surname may stand first (Zahar Ahmad Mahmud); that turns the three round and exchanges no two of them.
    """
    one = [place for place, role in enumerate(first.roles) if role == "word"]
    other = [place for place, role in enumerate(second.roles) if role == "word"]
    if len(one) != 3 or len(other) != 3 or len({first.texts[place] for place in one}) < 3:
        return False
    met = {each.first: each.second for each in pairs if each.first_count == each.second_count == 1}
    if any(met.get(place) not in other for place in one):
        return False
    order = [other.index(met[place]) for place in one]
    if order not in ([1, 0, 2], [2, 1, 0], [0, 2, 1]):
        return False
    exchanged = [first.texts[place] for number, place in enumerate(one) if order[number] != number]
    return all(VARIANTS.get(text, text) in _ARABIC_NAMES for text in exchanged)


_HIS: Final = words_of("bin ibn oglu ogly")
_HERS: Final = words_of("bint binti binte qizi kyzy")
_MEN: Final = words_of(
    "aleksandr ivan daniel christian martin robert eric erik victor viktor adrian julian valentin konstantin stefan "
    "stephan karl carl gabriel michael rafael raphael manuel samuel emanuel paul pavel petr jan denis oleg igor "
    "vladislav stanislav miroslav yaroslav bogdan bohdan roman kamil emil bronislav radoslav svetoslav ladislav zdenek "
    "dominik frederik henrik justin silvan fabian augustin angel joaquin ramon simon leon lucian marcel albert bernard "
    "edward edvard gerard leonard wilhelm philip ferdinand miguel ismael tomas josef jose fidel"
)
"""Men's names that are women's with an a behind them; those with several spellings by the one that stands for all."""
_MEN_IN_O: Final = words_of(
    "adriano alberto alejandro alessandro alfonso antonio armando bruno camilo carlo claudio cristiano damiano domenico "
    "emilio ernesto eugenio fabio federico fernando flavio francesco francisco franco genaro gerardo giovanni giuliano "
    "gustavo julio giulio leonardo livio lorenzo luciano marcelo mariano mario massimo mauricio mauro octavio orlando "
    "paolo patricio raimundo ricardo riccardo roberto rodrigo rolando romano rosario sandro santiago sergio silvio "
    "stefano tito valentino valerio vito vittorio"
)
"""And those that are with an a for the o."""
_MEN_IN_Y: Final = words_of("yevgeny valery anatoly georgy vitaly antony anthony")
"""And those that are with another ending."""
_WOMEN: Final = {
    "christian": words_of("christina christine cristina kristina christiane"), "andrew": words_of("andrea"),
    "michael": words_of("michelle"), "daniel": words_of("danielle"), "gabriel": words_of("gabrielle"),
    "victor": words_of("victoria viktoria"), "viktor": words_of("victoria viktoria"), "patrick": words_of("patricia"),
    "louis": words_of("louise luisa louisa"), "luis": words_of("luisa"), "martin": words_of("martine"),
    "denis": words_of("denise"), "dennis": words_of("denise"), "julian": words_of("julianne julia"),
    "jean": words_of("jeanne jeannette"), "juan": words_of("juana"), "eric": words_of("erika"), "erik": words_of("erica"),
}  # fmt: skip
"""And those whose women's forms are of their own."""
_OF_HIM: Final = ("iy", "ii", "ij", "y", "i")
_OF_HER: Final = ("iya", "iia", "ija", "ia", "ya")


def other_sex(first: "View", second: "View", pairs: "Sequence[Pair]") -> bool:
    """Whether one of two people is a man and the other a woman, by what stands before the father or by the given name."""
    texts = frozenset(first.texts), frozenset(second.texts)
    for his, hers in ((_HIS, _HERS), *_vietnamese(texts)):
        one, other = ((not his.isdisjoint(each), not hers.isdisjoint(each)) for each in texts)
        if {one, other} == {(True, False), (False, True)}:
            return True
    return any(
        each.code in ("spelling", "transliteration")
        and _are_man_and_woman(first.texts[each.first], second.texts[each.second])
        for each in pairs
    )


def _vietnamese(
    texts: tuple[frozenset[str], frozenset[str]],
) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """What stands between surname and given name of Vietnamese men and women, if both names are Vietnamese."""
    if any(_VIETNAMESE_SURNAMES.isdisjoint(each) for each in texts):
        return ()
    return ((frozenset(("van",)), frozenset(("thi",))),)


@lru_cache(maxsize=1 << 10)
def _are_man_and_woman(a: str, b: str) -> bool:
    return _is_her_form(a, b) or _is_her_form(b, a)


def _is_her_form(his: str, hers: str) -> bool:
    """Whether the name of a woman is that of a man with another ending."""
    usual = VARIANTS.get(his, his)
    if hers in _WOMEN.get(usual, ()) or hers in _WOMEN.get(his, ()):
        return True
    if hers.endswith("a") and (usual in _MEN or his in _MEN):
        man = hers[:-1]
        if man == his or VARIANTS.get(man, man) == usual:
            return True
    if his in _MEN_IN_O and hers == f"{his[:-1]}a":
        return True
    return usual in _MEN_IN_Y and any(
        his.endswith(man) and hers.endswith(woman) and his[: -len(man)] == hers[: -len(woman)]
        for man in _OF_HIM
        for woman in _OF_HER
    )


_SORTS: Final = (
    (frozenset(SPELLINGS["university"]), frozenset(("state", "national", "federal", "public", "central"))),
    (frozenset(SPELLINGS["bank"]), frozenset(("public", "central", "group", "holding"))),
)  # fmt: skip
"""The spellings of universities and of banks, and what one may be called without being another."""
_IN_HAN: Final = (("大学", _SORTS[0][1]), ("银行", _SORTS[1][1]))
"""How they end in Han."""


def other_body(first: "View", second: "View", pairs: "Sequence[Pair]", left: "Left") -> bool:
    """Whether only one of two universities or banks of a place says its field: there are several (of Tokyo, of Science)."""
    neutral = next(
        (
            words
            for sort, words in _SORTS
            if not sort.isdisjoint(first.texts) and not sort.isdisjoint(second.texts)
        ),
        None,
    )
    if neutral is None:
        return False
    named = [first.texts[each.first] for each in pairs if first.roles[each.first] == "word"]
    if not all(map(is_place, named)):
        return False
    one, other = zip((first, second), left, strict=True)
    if neutral is _SORTS[1][1] and _any_name_of_its_own(*one) != _any_name_of_its_own(*other):
        # A university may be called after somebody as well, a bank of a place with a name is another one.
        return True
    return _any_field(*one, neutral) != _any_field(*other, neutral)


def other_in_han(first: "View", second: "View", left: "Left") -> bool:
    """The same of a name in Han, all of which met, and one in Latin letters (中国银行, Exim Bank of China)."""
    if (first.han is None) is (second.han is None):
        return False
    han, names, places = (
        (first.han, second, left[1]) if first.han is not None else (second.han, first, left[0])
    )
    neutral = next((words for end, words in _IN_HAN if han and han.chars.endswith(end)), None)
    return neutral is not None and _any_field(names, places, neutral)


def _any_name_of_its_own(names: "View", places: list[int]) -> bool:
    """Whether any is a word of its own, and not the initials of the others (EDBI)."""
    initials = "".join([text[0] for text in names.texts if len(text) > 1])
    return any(
        names.roles[place] == "word" and names.texts[place] not in initials for place in places
    )


def _any_field(names: "View", places: list[int], neutral: frozenset[str]) -> bool:
    return any(
        names.roles[place] == "common"
        and VARIANTS.get(names.texts[place], names.texts[place]) not in neutral
        for place in places
    )


_OF_MANY: Final = words_of(
    "adriatic aegean alpine andean asean balkan baltic benelux caribbean caspian crimean gulf himalayan iberian "
    "levant mekong nordic rhine scandinavian siam siberian tyrolean ural vigo volga "
    "fujitsu hitachi hyundai ihi kawasaki mitsubishi mitsui nec samsung siemens sumitomo tata toshiba"
)
"""What many firms begin with beside the places of `words`: regions, and groups of hundreds of firms."""


def named_between(first: "View", second: "View", pairs: "Sequence[Pair]") -> bool:
    """Whether one of two firms of a place or a group is the other with a word of its own between (Siam Cement, Siam City Cement).

    Behind a name of its own the word may as well have been left out (Lockheed Aeronautics). A place between is no
    such word: firms are called with and without where they are.
    """
    if len(pairs) != 2:
        return False
    begun = min(pairs)
    text = first.texts[begun.first]
    if first.roles[begun.first] == "word" and not is_place(text) and text not in _OF_MANY:
        return False
    for names, other, met in (
        (first, second, [(each.first, each.first_count) for each in pairs]),
        (second, first, [(each.second, each.second_count) for each in pairs]),
    ):
        (begin, count), (end, _) = sorted(met)
        if end - begin - count == 1 and len(names.texts) == len(other.texts) + 1 == 3:
            return names.roles[end - 1] == "word" and not is_place(names.texts[end - 1])
    return False


def father_and_son(first: "View", second: "View", pairs: "Sequence[Pair]") -> bool:
    """Whether one name is of the other's father: whoever is named first in one is a father in the other."""
    if _FILIAL.isdisjoint(first.texts) and _FILIAL.isdisjoint(second.texts):
        return False
    return _is_father(first, second, pairs) or _is_father(
        second, first, [each._replace(first=each.second, second=each.first) for each in pairs]
    )


def _is_father(son: "View", other: "View", pairs: "Sequence[Pair]") -> bool:
    """Whether what the other name calls its bearer stands behind the `bin` of the son, and not what the son is called."""
    if son.roles[0] != "word" or other.roles[0] != "word" or _FILIAL.isdisjoint(son.texts):
        return False
    met = {each.second: each.first for each in pairs}
    place = met.get(0)
    if not place or son.texts[place - 1] not in _FILIAL or son.texts[0] == other.texts[0]:
        return False
    called = next((each.second for each in pairs if each.first == 0), None)
    return called is None or (called > 0 and other.texts[called - 1] in _FILIAL)
