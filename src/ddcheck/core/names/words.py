"""What kind of word a word of a name is: particle, title, number, place, or one that tells names apart.

Hand-written tables in folded spelling; the groups of spellings are in `spellings_table`.
"""

from collections.abc import Iterator
from typing import Final

from ddcheck.core.names.spellings_table import (
    NICKNAME_GROUPS,
    RUSSIAN_STEMS,
    UKRAINIAN_STEMS,
    VARIANT_GROUPS,
)


def words_of(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


PARTICLES: Final = words_of(
    "al el ul ur ud un ad as ar az at ash an bin ibn ben bint binti binte abu abou abi umm ould uld ait da de del della "
    "di do dos das du la le les lo van von vom zu zum zur der den des ter ten y e i und und af av of the and et "
    "oglu ogly kyzy qizi bat mac mc san saint st na ap aal d l o eld"
)
"""Small words that come and go with the spelling of a person's name."""

STOP_WORDS: Final = words_of(
    "the of and for in on at to de del la le les los las des du da do dos das di der die das und y e et a an el al fur "
    "i na po v s dlya o im imeni the by with van voor och og ja & d l az bin ve fi per para pour no nr"
)
"""Words without content in the name of an organisation."""

HONORIFICS: Final = words_of(
    "mr mrs ms miss mister dr doctor prof professor sir dame lord lady madam sheikh shaikh shaykh sheik cheikh sheykh "
    "haji hajji hadji haj hajj alhaj mullah mulla mawlawi maulavi moulavi mawlana maulana mufti qari ayatollah "
    "sayyid sayed sayyed seyed seyyed syed hojjat gen col colonel maj major capt captain lt lieutenant sgt adm admiral "
    "brig brigadier cmdr commander marshal pres president prasident presidente minister chairman engineer rev bishop "
    "ambassador amb excellency hon honourable honorable comrade dona herr frau monsieur madame mme senor senora queen "
    "princess emir shri smt dato datuk datin dott phd ph md mba esq jr sr junior senior general ing dipl ceo cfo cto "
    "director manager"
)
"""Titles and forms of address; they weigh next to nothing in a person's name."""

HONORIFICS_THAT_ARE_NAMES: Final = words_of(
    "bishop marshal major minister president chairman commander general engineer queen princess emir lord lady dame sir "
    "captain comrade madam pres rev hon maj col gen brig mister ing ph director manager"
)
"""Titles that are surnames too: they are titles only beside two other words."""

GENERATIONS: Final = {"sr": "1", "senior": "1", "jr": "2", "junior": "2"}
"""What tells a father from a son who bears his name; behind a name, and like a numeral."""

VESSEL_PREFIXES: Final = words_of("mv mt ss ms mts fv lpg lng tanker vessel ship motor")
"""What may stand before a ship's name."""

NUMBER_WORDS: Final = {
    text: value
    for first, texts in (
        (1, ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
             "seventeen eighteen nineteen twenty")),
        (1, ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
             "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")),
        (1, "erste zweite dritte vierte fuenfte"),
        (1, "pervyy vtoroy tretiy"),
    )
    for value, text in enumerate(texts.split(), start=first)
} | {
    text: 10 * tens
    for texts in ("twenty thirty forty fifty sixty seventy eighty ninety",
                  "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth")
    for tens, text in enumerate(texts.split(), start=2)
} | {"drei": 3, "trois": 3, "tres": 3}  # fmt: skip
"""Numbers and ordinals in words; only those that are seldom anything else."""
TENS: Final = words_of("twenty thirty forty fifty sixty seventy eighty ninety")

ROMAN: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
    "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21, "xxii": 22,
    "xxiii": 23, "xxiv": 24, "xxv": 25, "xxx": 30,
}  # fmt: skip
PERSON_ROMAN: Final = words_of("ii iii iv vii viii")
"""Numerals that are no name or initial themselves (Vi, Xi and Li are)."""

_COMMON: Final = words_of(
    "international intl global world worldwide trading trade trades "
    "import imports export exports impex commerce commercial company enterprise enterprises industry industries "
    "industrial technology technologies tech technical technological technique service services solutions solution "
    "systems system engineering management investment investments invest capital partners finance financial bank "
    "banking development research institute institution center centre university college academy laboratory lab "
    "laboratories design bureau plant factory works manufacturing production products logistics shipping marine "
    "maritime transport transportation general national state federal association organization organisation union "
    "foundation fund trust office department ministry agency authority committee council branch division subsidiary "
    "equipment electronic electronics electric electrical energy power petroleum oil gas chemical chemicals mining "
    "metal metals steel materials material new united business consulting consultants construction contracting "
    "real estate property properties impexp scitech rd insurance communication communications information network networks software "
    "hardware digital data computer medical pharmaceutical aviation airlines airline air aerospace space defense "
    "defence security machinery machine instrument instruments tool tools auto automotive motor motors food foods "
    "supply supplies science scientific sciences special joint venture limited asia europe america middle east west "
    "north south central eastern western northern southern pacific gulf fze gesellschaft compania compagnie societe "
    "sociedad empresa comercial comercializadora inversiones servicios industria industrias obshchestvo predpriyatie "
    "zavod nauchno proizvodstvennoe obedinenie tsentr institut bjuro byuro mobile brothers sons son bros house store "
    "project projects resources resource studio club school hospital society movement party front army brigade "
    "charity charitable relief islamic corporation npo nii kb okb tsnii verwaltungs verwaltung beteiligungs vertriebs "
    "handels sanayiticaret sanayi ticaret republic petrochemical textile optical nuclear atomic agricultural metallurgical "
    "polytechnic mechanical refinery holding group lines line civil control public militaryunit"
)

OFTEN_MISSPELT: Final = sorted(
    words_of(
        "joint group limited company corporation incorporated international technology technologies industries "
        "industrial engineering electronics electronic institute research university commercial development "
        "investment investments manufacturing petroleum national enterprise enterprises services scientific "
        "association aktiengesellschaft gesellschaft organization foundation federation systems equipment aviation "
        "aerospace instruments communication communications logistics liability ministry machinery transport "
        "transportation products academy laboratory department construction insurance chemical chemicals "
        "pharmaceutical pharmaceuticals semiconductor trading republic stock holding holdings shipping"
    )
)
"""Long words that hundreds of firms hold, of which one edit makes hardly another word; in one order, for one may look
like two of them."""

_LARGE_PLACES: Final = words_of(
    "afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium "
    "belize bermuda bolivia bosnia brazil brasil britain uk british bulgaria burma cambodia cameroon canada cayman chile "
    "chinese colombia congo croatia cuba cyprus czech denmark danish dominican dubai ecuador egypt emirates eritrea "
    "espana estonia ethiopia europe european fiji finland france french georgia german germany deutschland ghana greece "
    "guatemala guinea haiti honduras hungary hongkong iceland india indian indonesia iran iranian iraq iraqi ireland "
    "irish israel italia italy italian jamaica japan japanese jordan kazakhstan kenya korea korean kosovo kuwait "
    "kyrgyzstan laos latvia lebanon liberia libya liechtenstein lithuania luxembourg macao macau macedonia malaysia "
    "mali malta mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nederland "
    "nicaragua nigeria norge norway oman pakistan panama paraguay peru philippines poland polska portugal qatar romania "
    "russia russian rossiya rwanda saudi schweiz senegal serbia seychelles singapore slovakia slovenia somalia spain "
    "suisse sudan sverige sweden switzerland syria syrian taiwan tajikistan tanzania thailand togo tunisia turkey turkiye "
    "turkmenistan uae uganda ukraine uruguay usa uzbekistan venezuela vietnam yemen zambia zimbabwe china prc hong kong "
    "beijing peking shanghai shenzhen guangzhou canton tianjin chongqing wuhan chengdu nanjing nanking hangzhou xian "
    "shenyang dalian harbin changchun qingdao jinan xiamen ningbo suzhou wuxi changsha zhengzhou kunming hefei fuzhou "
    "guangdong jiangsu zhejiang shandong sichuan hubei hunan hebei henan shanxi shaanxi liaoning jilin heilongjiang anhui "
    "fujian jiangxi yunnan guizhou gansu qinghai hainan xinjiang tibet guangxi ningxia zhuhai dongguan foshan taipei "
    "kaohsiung tokyo osaka kyoto yokohama nagoya seoul busan moscow moskva petersburg london paris berlin munich "
    "frankfurt hamburg vienna zurich geneva madrid barcelona rome milan istanbul ankara tehran baghdad damascus beirut "
    "cairo karachi lahore mumbai delhi bangkok jakarta manila hanoi kabul toronto boston chicago houston york bend "
    "texas california florida europa america american americas africa african asia asian arab"
)

COMMON_PERSON_WORDS: Final = {
    "muhammad": 4.0, "ahmad": 4.6, "ali": 4.4, "abd": 3.6, "abdul": 3.8, "abdallah": 4.8, "hasan": 5.0, "husayn": 5.0,
    "khan": 4.8, "ibrahim": 5.2, "mahmud": 5.2, "yusuf": 5.4, "kim": 5.0, "lee": 5.0, "wang": 5.0, "zhang": 5.0, "li": 5.0,
    "chen": 5.2, "liu": 5.2, "jose": 5.0, "maria": 5.0, "juan": 5.0, "carlos": 5.2, "john": 5.0, "james": 5.2,
    "david": 5.2, "michael": 5.0, "robert": 5.2, "william": 5.2, "smith": 5.6, "vladimir": 5.4, "aleksandr": 5.4,
    "sergei": 5.4, "aleksei": 5.6, "andrei": 5.6, "ivan": 5.4, "singh": 4.8, "nguyen": 4.6,
}  # fmt: skip
"""How telling (logarithm of one in how many names) the commonest words of people's names are."""


def _groups(text: str) -> list[list[str]]:
    lines = text.strip().replace("\n  ", " ").splitlines()
    return [line.split() for line in lines]


PHRASES: Final = {
    "united states of america": "usa", "united states": "usa", "us": "usa", "u s": "usa", "u s a": "usa",
    "united kingdom": "uk", "great britain": "uk", "u k": "uk", "peoples republic of china": "china", "p r china": "china",
    "prc": "china", "pr china": "china", "p r c": "china", "peoples liberation army": "pla", "islamic republic of iran": "iran", "republic islamic iran": "iran",
    "russian federation": "russia", "republic of korea": "korea", "hong kong": "hongkong", "import and export": "impexp",
    "import export": "impexp", "imp and exp": "impexp", "imp exp": "impexp", "science and technology": "scitech",
    "sci and tech": "scitech", "science and tech": "scitech", "sci and technology": "scitech", "sci tech": "scitech", "co operation": "cooperation", "research and development": "rd", "hk": "hongkong", "i e": "impexp",
    "nauchno proizvodstvennoe obedinenie": "npo", "nauchno proizvodstvennoye obyedineniye": "npo",
    "scientific production association": "npo", "scientific and production association": "npo",
    "research and production association": "npo", "science and production association": "npo", "sanayi ve ticaret": "sanayiticaret", "san ve tic": "sanayiticaret", "saint petersburg": "petersburg",
    "st petersburg": "petersburg", "sankt peterburg": "petersburg", "sankt petersburg": "petersburg",
    "democratic peoples republic of korea": "dprk", "military unit": "militaryunit", "voyskovaya chast": "militaryunit",
    "viyskova chastina": "militaryunit", "nauchno proizvodstvennyy tsentr": "npc", "havacilik ve uzay": "aerospace",
}  # fmt: skip
"""Words of organisations' names that are written in several ways, long and short."""

# How adjectives end behind a k, behind other letters, and in Ukrainian.
_ENDS_BEHIND_K: Final = "iy y aya oe oye ogo oy ie iye ikh o".split()  # noqa: SIM905
_RUSSIAN_ENDS: Final = "yy iy y aya oe oye ogo oy ye ykh o".split()  # noqa: SIM905
_UKRAINIAN_ENDS: Final = "iy yi yy a e ogo oho oyi i ikh o".split()  # noqa: SIM905


def _adjectives(stems: str) -> Iterator[tuple[str, list[str]]]:
    """Adjectives by what they are in English, each with all its forms."""
    for each in stems.split(";"):
        english, *spelled = each.split()
        for stem in spelled:
            ends = _ENDS_BEHIND_K if stem[-1] == "k" else _RUSSIAN_ENDS
            if stems is UKRAINIAN_STEMS:
                ends = _UKRAINIAN_ENDS
            yield english, (stem + f" {stem}".join(ends)).split()


# A man from a tribe or a family is named after it (Husayni).
_NAMED_AFTER: Final = [
    "muhammad",
    "mahmud",
    "husayn",
    "hasan",
    "umar",
    "yusuf",
    "uthman",
    "khalid",
    "ibrahim",
    "salih",
    "jafar",
    "qasim",
    "rashid",
    "karim",
    "mustafa",
]


def _spellings() -> tuple[dict[str, str], dict[str, list[str]]]:
    """By each spelling the one that stands for all, and by this all of them."""
    # Sets and dictionaries are filled in large pieces: this runs at each start.
    variants: dict[str, str] = {}
    spelled: dict[str, list[str]] = {}
    for group in _groups(VARIANT_GROUPS):
        variants.update(dict.fromkeys(group, group[0]))
        spelled[group[0]] = group
    others = [(text + "i", [spelling + "i" for spelling in spelled[text]]) for text in _NAMED_AFTER]
    for english, texts in (*_adjectives(RUSSIAN_STEMS), *_adjectives(UKRAINIAN_STEMS), *others):
        canon = variants.get(english, english)
        variants.update(dict.fromkeys(texts, canon))
        spelled.setdefault(canon, []).extend(texts)
    return variants, spelled


VARIANTS, SPELLINGS = _spellings()
"""Another spelling of the same word, or a word of another language for it -> the spelling that stands for all; and
that one -> all of them."""


def _with_others(words: frozenset[str]) -> frozenset[str]:
    """Some words, and all that stand for the same as one of them."""
    canons = {VARIANTS.get(text, text) for text in words}
    return words.union(*[SPELLINGS[canon] for canon in canons if canon in SPELLINGS])


COMMON_ORG_WORDS: Final = _with_others(_COMMON)
"""Words that many organisations share and that tell little apart."""
PLACES: Final = _with_others(_LARGE_PLACES)
"""Countries, regions and large cities: they say where, seldom who."""


def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _groups(NICKNAME_GROUPS):
        for word in group[1:]:
            found.setdefault(word, set()).add(group[0])
    return {word: frozenset(full) for word, full in found.items()}


NICKNAMES: Final = _nicknames()
"""Short or pet form -> the full forms it may stand for."""

_CITIES: Final = words_of(
    "baoding baoji baotou changzhou datong dezhou foshan ganzhou guilin guiyang haikou handan hengyang huizhou huzhou "
    "jiangmen jiaxing jinhua jinzhou jiujiang kunshan lanzhou linyi liuzhou luoyang mianyang nanchang nanning nantong "
    "nanyang nanchong ningde putian qinhuangdao quanzhou quzhou shaoxing shijiazhuang shantou taiyuan taizhou tangshan "
    "weifang weihai wenzhou wuhu xiangtan xiangyang xianyang xining xinxiang xuzhou yancheng yangzhou yantai "
    "yichang yinchuan yueyang zhangzhou zhenjiang zhongshan zhuzhou zibo zigong zunyi tianshui basra isfahan shiraz tabriz "
    "novosibirsk krasnoyarsk irkutsk chelyabinsk voronezh saratov penza ulyanovsk vladivostok khabarovsk rostov ryazan "
    "smolensk bryansk izhevsk barnaul lviv dnipro zaporizhzhia donetsk luhansk kherson poltava yekaterinburg "
    "kyoto nagoya sendai sapporo hiroshima fukuoka osaka busan daegu incheon mashhad minsk brest kiev kyiv kharkiv odessa perm omsk tomsk tula samara kazan ufa"
)
"""More cities, of which it matters only that each is one of its own."""


_CITY_WORDS: Final = PLACES | _with_others(_CITIES)


def is_place(text: str) -> bool:
    """Whether a word says where somebody is."""
    return text in _CITY_WORDS


TWO_WORDS: Final = {"casc": "casic", "cssc": "csic", "prince": "princess"}
"""Words of firms and ships that look alike and are two, though no everyday words: initials above all."""


def are_two_names(a: str, b: str) -> bool:
    """Whether two words of people's names are known to be two (Arif, Asif; Hasan, Husayn), however alike they look.

    Korean syllables with another first letter are left out: their spellings run into each other.
    """
    first, second = VARIANTS.get(a), VARIANTS.get(b)
    return a[0] == b[0] and first is not None and second is not None and first != second


def are_two(a: str, b: str) -> bool:
    """Whether two everyday words are known to be two (Iran, Iraq; eastern, western), however alike they look."""
    if VARIANTS.get(a, a) == VARIANTS.get(b, b):
        return False
    if a in _CITY_WORDS and b in _CITY_WORDS:
        return not (a.startswith(b) or b.startswith(a))
    if a in COMMON_ORG_WORDS and b in COMMON_ORG_WORDS:
        return a[:4] != b[:4]
    return TWO_WORDS.get(a) == b or TWO_WORDS.get(b) == a
