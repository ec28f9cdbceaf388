"""Chinese names: one form of each character, what a name is made of, how it is read.

Tables are loaded when the first Han character is met. A name's characters are sorted into numbers (hard
discriminators: the tenth institute is not the fourteenth), legal forms and places (which tell little), and
the rest. Translation is not attempted but for a small gazetteer of places and everyday company words.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from ddcheck.core.names.han_words_table import TRADES
from ddcheck.core.names.mandarin import SURNAME_READINGS, pinyin, surname_readings
from ddcheck.core.names.romanisation import wade_giles
from ddcheck.core.names.runs import HAN_RUN, alternatives


@lru_cache(maxsize=1)
def _folding() -> dict[str, str]:
    from ddcheck.core.names.han_fold_table import FROM, TO

    return dict(zip(FROM, TO, strict=True))


def fold_char(char: str) -> str:
    """The mainland simplified form of a character, whichever form it is written in."""
    return _folding().get(char, char)


LEGAL_FORMS: Final = {
    "股份有限公司": "stock", "股份公司": "stock", "有限责任公司": "limited", "有限公司": "limited", "责任有限公司": "limited",
    "集团公司": "company", "集团有限公司": "limited", "集团股份有限公司": "stock", "集团有限责任公司": "limited", "集团股份公司": "stock", "总公司": "company", "分公司": "company",
    "公司": "company", "株式会社": "stock", "有限会社": "limited", "合同会社": "limited", "合资会社": "partnership",
    "合伙企业": "partnership", "有限合伙": "partnership", "普通合伙": "partnership", "个体工商户": "other",
    "控股有限公司": "limited", "控股股份有限公司": "stock", "两合公司": "partnership", "会社": "company", "株": "stock",
    "股份": "stock", "法人": "other", "财团法人": "foundation", "社团法人": "association", "独立行政法人": "other",
    "制作所": "company", "国立研究开发法人": "other", "一般社团法人": "association", "一般财团法人": "foundation", "国立大学法人": "other",
}  # fmt: skip

PLACES: Final = {
    "中华人民共和国": "china", "中国": "china zhongguo", "北京": "beijing peking", "上海": "shanghai", "天津": "tianjin tientsin",
    "重庆": "chongqing chungking", "香港": "hongkong hk", "澳门": "macau macao", "台湾": "taiwan", "台北": "taipei taibei",
    "广东": "guangdong", "广州": "guangzhou canton", "深圳": "shenzhen", "东莞": "dongguan", "佛山": "foshan", "珠海": "zhuhai",
    "江苏": "jiangsu", "南京": "nanjing nanking", "苏州": "suzhou soochow", "无锡": "wuxi", "浙江": "zhejiang", "杭州": "hangzhou",
    "宁波": "ningbo", "温州": "wenzhou", "山东": "shandong", "济南": "jinan", "青岛": "qingdao tsingtao", "烟台": "yantai",
    "河北": "hebei", "石家庄": "shijiazhuang", "河南": "henan", "郑州": "zhengzhou", "洛阳": "luoyang", "湖北": "hubei",
    "武汉": "wuhan", "湖南": "hunan", "长沙": "changsha", "江西": "jiangxi", "南昌": "nanchang", "赣州": "ganzhou",
    "福建": "fujian fukien", "福州": "fuzhou", "厦门": "xiamen amoy", "四川": "sichuan szechuan", "成都": "chengdu",
    "绵阳": "mianyang", "贵州": "guizhou", "贵阳": "guiyang", "云南": "yunnan", "昆明": "kunming", "陕西": "shaanxi shanxi",
    "西安": "xian", "甘肃": "gansu", "兰州": "lanzhou", "青海": "qinghai", "宁夏": "ningxia", "新疆": "xinjiang sinkiang",
    "西藏": "xizang tibet", "内蒙古": "innermongolia neimenggu", "包头": "baotou", "广西": "guangxi", "南宁": "nanning",
    "海南": "hainan", "辽宁": "liaoning", "沈阳": "shenyang", "大连": "dalian", "吉林": "jilin", "长春": "changchun",
    "黑龙江": "heilongjiang", "哈尔滨": "harbin haerbin", "安徽": "anhui", "合肥": "hefei", "山西": "shanxi", "太原": "taiyuan",
    "日本": "japan nippon nihon", "美国": "usa us america", "韩国": "korea", "德国": "germany", "英国": "uk", "法国": "france",
    "俄罗斯": "russia", "新加坡": "singapore", "东京": "tokyo", "大阪": "osaka", "京都": "kyoto", "名古屋": "nagoya", "横滨": "yokohama", "滨松": "hamamatsu",
    "札幌": "sapporo", "仙台": "sendai", "广岛": "hiroshima", "福冈": "fukuoka", "九州": "kyushu", "北海道": "hokkaido", "筑波": "tsukuba",
    "静冈": "shizuoka", "冈山": "okayama", "新潟": "niigata", "长野": "nagano", "埼玉": "saitama", "群马": "gunma", "岐阜": "gifu",
    "熊本": "kumamoto", "东北": "tohoku northeastern northeast dongbei", "关西": "kansai", "关东": "kanto", "首尔": "seoul", "釜山": "busan", "亚洲": "asia", "欧洲": "europe",
    "中央": "central", "国家": "national state", "国立": "national", "全国": "national", "省": "province", "市": "city", "县": "county", "区": "district",
    "自治区": "", "开发区": "", "高新区": "", "经济技术开发区": "",
}  # fmt: skip

REGIONS: Final = {
    "北京": "", "天津": "", "上海": "", "重庆": "", "香港": "", "澳门": "", "台湾": "台北 高雄 新竹 台中 台南 桃园",
    "河北": "石家庄 唐山 保定 廊坊 邯郸 秦皇岛 沧州 邢台 张家口 承德", "山西": "太原 大同 长治 晋城 临汾 运城",
    "内蒙古": "呼和浩特 包头 鄂尔多斯 赤峰", "辽宁": "沈阳 大连 鞍山 抚顺 锦州 营口 葫芦岛", "吉林": "长春 四平",
    "黑龙江": "哈尔滨 齐齐哈尔 大庆 牡丹江", "江苏": "南京 苏州 无锡 常州 南通 徐州 扬州 镇江 盐城 泰州 连云港 昆山 张家港",
    "浙江": "杭州 宁波 温州 嘉兴 绍兴 金华 台州 湖州 义乌 衢州", "安徽": "合肥 芜湖 蚌埠 马鞍山 安庆 铜陵 滁州",
    "福建": "福州 厦门 泉州 漳州 莆田 宁德 龙岩", "江西": "南昌 赣州 九江 景德镇 上饶 宜春 新余",
    "山东": "济南 青岛 烟台 淄博 潍坊 威海 临沂 济宁 东营 泰安 日照 德州", "河南": "郑州 洛阳 开封 新乡 南阳 焦作 平顶山 许昌",
    "湖北": "武汉 宜昌 襄阳 荆州 黄石 十堰 孝感", "湖南": "长沙 株洲 湘潭 衡阳 岳阳 常德 郴州",
    "广东": "广州 深圳 东莞 佛山 珠海 汕头 惠州 江门 湛江 肇庆", "广西": "南宁 柳州 桂林 北海", "海南": "海口 三亚",
    "四川": "成都 绵阳 德阳 宜宾 泸州 自贡 攀枝花 乐山", "贵州": "贵阳 遵义 安顺", "云南": "昆明 曲靖 大理 临沧", "西藏": "拉萨",
    "陕西": "西安 咸阳 宝鸡 汉中 渭南", "甘肃": "兰州 天水 金昌 酒泉", "青海": "西宁", "宁夏": "银川", "新疆": "乌鲁木齐 喀什",
}  # fmt: skip
"""The provinces of China with those of their cities that firms are named after."""


@lru_cache(maxsize=1)
def known_places() -> dict[str, str]:
    """What places are called in Latin letters; nothing for a city of China that is merely read."""
    cities = [city for text in REGIONS.values() for city in text.split()]
    return dict.fromkeys(cities, "") | PLACES


COMMON: Final = {
    "集团": "group jituan", "控股": "holdings holding konggu", "科技": "technology technologies tech keji scitech scienceandtechnology",
    "技术": "technology technologies tech jishu", "国际": "international guoji intl", "贸易": "trading trade maoyi boeki",
    "进出口": "importandexport importexport impexp jinchukou", "实业": "industrial industry industries shiye enterprise",
    "工业": "industrial industry industries gongye kogyo", "发展": "development fazhan developing", "投资": "investment investments touzi",
    "电子": "electronic electronics dianzi denshi", "电气": "electric electrical denki", "通信": "communication communications telecommunications",
    "信息": "information xinxi", "研究所": "researchinstitute institute yanjiusuo kenkyujo kenkyusho research-center", "研究院": "academy researchinstitute institute",
    "研究": "research", "大学": "university daigaku", "学院": "institute college", "中心": "center centre", "工程": "engineering",
    "制造": "manufacturing mfg seizo manufacture", "机械": "machinery mechanics mechanical machine kikai", "设备": "equipment equipments", "材料": "material materials", "新材料": "newmaterials newmaterial",
    "化工": "chemical chemicals chemicalengineering chemicalindustry", "石油": "petroleum oil sekiyu", "能源": "energy", "电力": "electricpower power denryoku",
    "金属": "metal metals kinzoku", "有色金属": "nonferrousmetals nonferrous", "稀土": "rareearth rareearths", "矿业": "mining",
    "钢铁": "steel ironandsteel", "航空": "aviation aeronautics aeronautical aircraft hangkong koku air airlines", "航天": "aerospace astronautics space", "船舶": "shipbuilding ship ships shipping vessel marine", "物流": "logistics",
    "运输": "transport transportation unyu shipping", "供应链": "supplychain", "银行": "bank ginko", "金融": "financial finance", "保险": "insurance",
    "服务": "services service services", "咨询": "consulting", "管理": "management", "商贸": "trading commerce commercial", "销售": "sales",
    "自动化": "automation", "智能": "intelligent intelligence smart", "光电": "optoelectronics optoelectronic photoelectric",
    "半导体": "semiconductor semiconductors", "微电子": "microelectronics microelectronic", "计算机": "computer computing", "软件": "software",
    "网络": "network networks", "仪器": "instrument instruments", "医药": "pharmaceutical pharmaceuticals", "生物": "biological bio",
    "工厂": "factory", "总厂": "generalplant", "厂": "factory plant works", "系统": "systems system", "产业": "industry industries sangyo",
    "有色": "nonferrous", "磁业": "magnetics magnet magnetic-industry", "北方": "north northern beifang", "南方": "south southern nanfang",
    "红外": "infrared", "激光": "laser", "雷达": "radar",
    "光学": "optical optics kogaku", "无人机": "uav drone drones", "卫星": "satellite", "导航": "navigation", "石墨": "graphite",
    "碳素": "carbon", "炭素": "carbon", "制品": "products", "东方": "east orient oriental eastern dongfang", "西部": "western west", "华北": "northchina huabei",
    "工业大学": "polytechnical-university university-of-technology",
    "科技大学": "universityofscienceandtechnology universityoftechnology",
    "科学院": "academy-of-sciences academy-of-science", "与": "and", "及": "and",
}  # fmt: skip

OF_GROUP: Final = frozenset(("集团", "控股"))
"""What in Han is a word before the legal form, and in Latin letters part of it (Holding Group)."""

PERSON_FACTOR: Final = 1.0
PLACE_WEIGHT: Final = 0.15
COMMON_WEIGHT: Final = 0.25
CORE_WEIGHT: Final = 0.5

COMPOUND_SURNAMES: Final = frozenset(
    ("欧阳", "司马", "上官", "诸葛", "司徒", "夏侯", "东方", "皇甫", "尉迟", "公孙", "长孙", "慕容", "令狐", "宇文", "端木", "轩辕",
     "独孤", "南宫", "西门", "东郭", "呼延", "钟离", "闻人", "申屠", "太史", "赫连", "万俟", "澹台")
)  # fmt: skip
_DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "〇": 0,
    "壹": 1,
    "贰": 2,
    "叁": 3,
}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_NUMERALS: Final = frozenset("零一二三四五六七八九十百千两〇壹贰叁")
_NUMERAL = "[零一二三四五六七八九十百千两〇壹贰叁]+"
# A numeral counts after 第 or before what is numbered; 三一重工 and 六福 keep their characters.
# Not compiled here: names without numerals do not need it.
_NUMBERED = f"第({_NUMERAL})|([零一二三四五六七八九〇]{{3,}})|({_NUMERAL})(?=所|研究|院|厂|局|处|部队|师|旅|团|基地|设计|车间|分厂|分公司|号|公司|集团|工程|试验|实验|航天|学院)"


def numeral(text: str) -> int:
    """The value of a numeral in Han characters, spoken (`十四`) or digit by digit (`六〇七`)."""
    if not any(char in _UNITS for char in text):
        return int("".join([str(_DIGITS[char]) for char in text]))
    total = digit = 0
    for char in text:
        unit = _UNITS.get(char)
        if unit is None:
            digit = _DIGITS[char]
        else:
            total += (digit or 1) * unit
            digit = 0
    return total + digit


class HanText(NamedTuple):
    """The Han characters of one name, sorted by what they tell."""

    chars: str
    """All characters that are compared, in order: no numbers, no legal forms; so maybe none."""
    weights: tuple[float, ...]
    """The weight of each of them."""
    segments: tuple[str, ...]
    """The same characters cut where a known word begins or ends; unknown ones stand alone."""
    numbers: tuple[str, ...]
    legal_kinds: tuple[str, ...]
    """The kind of each legal form in `legal_texts`."""
    legal_texts: tuple[str, ...]
    parts: tuple[str, ...]
    """The runs of characters as written, between spaces, dots and Latin letters."""


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, str], dict[str, int]]:
    """The known words with their roles, and by its first character how long the longest word is."""
    table = (
        dict.fromkeys(TRADES, "trade")
        | dict.fromkeys(LEGAL_FORMS, "legal")
        | dict.fromkeys(COMMON, "common")
        | dict.fromkeys(known_places(), "place")
    )
    return table, {text[0]: len(text) for text in sorted(table, key=len)}


@lru_cache(maxsize=1)
def segment_pattern() -> re.Pattern[str]:
    """What `split` cuts texts by as `han_text` cuts an organisation's name, if there is no numeral in it.

    Each text is a line, one before the first one too; every second piece is a known word. A legal form of one
    character with which a name begins is none.
    """
    table, _ = _lexicon()
    several = alternatives(sorted(text for text in table if len(text) > 1))
    alone = [(text, role) for text, role in table.items() if len(text) == 1]
    legal = "".join(text for text, role in alone if role == "legal")
    other = "".join(text for text, role in alone if role != "legal")
    return re.compile(f"({several}|[{other}]|(?<!\n)[{legal}])")


@lru_cache(maxsize=1)
def compared_of() -> dict[str, str]:
    """What is compared of each known word: itself, but nothing of a legal form."""
    return {text: "" if role == "legal" else text for text, role in _lexicon()[0].items()}


def says_number(folded: str) -> bool:
    """Whether `han_text` finds a number in a name, or the sign of an ordinal."""
    if "第" in folded:
        return True
    return not _NUMERALS.isdisjoint(folded) and re.search(_NUMBERED, folded) is not None


@lru_cache(maxsize=1 << 15)
def han_text(folded: str, *, person: bool) -> HanText:
    """What the Han characters of a folded name tell, in a person's name or another's."""
    parts = tuple(HAN_RUN.findall(folded))
    if person:
        chars = "".join(surname_first(parts))
        return HanText(chars, (CORE_WEIGHT,) * len(chars), tuple(chars), (), (), (), parts)
    numbers: list[str] = []

    def take_number(found: re.Match[str]) -> str:
        numbers.append(str(numeral(found.group(1) or found.group(2) or found.group(3))))
        return "第"

    table, longest = _lexicon()
    kept: list[tuple[str, str]] = []
    for part in parts:
        text = part if _NUMERALS.isdisjoint(part) else re.sub(_NUMBERED, take_number, part)
        place = 0
        while place < len(text):
            for size in range(min(longest.get(text[place], 0), len(text) - place), 0, -1):
                role = table.get(text[place : place + size])
                if role is not None and (size > 1 or place > 0):
                    kept.append((text[place : place + size], role))
                    place += size
                    break
            else:
                if text[place] != "第":
                    kept.append((text[place], "core"))
                place += 1
    legal = [text for text, role in kept if role == "legal"]
    segments = [(text, role) for text, role in kept if role != "legal"]
    weight = {
        "place": PLACE_WEIGHT,
        "common": COMMON_WEIGHT,
        "core": CORE_WEIGHT,
        "trade": CORE_WEIGHT,
    }
    return HanText(
        "".join([text for text, _ in segments]),
        tuple([weight[role] for text, role in segments for _ in text]),
        tuple([text for text, _ in segments]),
        tuple(sorted(numbers)),
        tuple([LEGAL_FORMS[text] for text in legal]),
        tuple(legal),
        parts,
    )


def is_japanese(han: HanText) -> bool:
    """Whether a legal form says that a firm is Japanese, so that it may bear a Japanese surname."""
    return any("社" in text or text in ("株", "制作所") for text in han.legal_texts)


# The commonest surnames, by which a name written given name first is known.
COMMON_SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔"
    "任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚"
)


def surname_first(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Two parts of a name in Chinese order; given name first (`秀英 林`) is turned round."""
    if len(parts) != 2:
        return parts
    front, back = parts
    if back in COMMON_SURNAMES and front not in COMMON_SURNAMES and len(front) <= 2:
        return back, front
    return (back, front) if back in COMPOUND_SURNAMES and front not in COMPOUND_SURNAMES else parts


def says_organization(folded: str) -> bool:
    """Whether Han characters say that a name is an organisation's: a legal form, a number, an everyday word."""
    found = han_text(folded, person=False)
    if found.legal_texts or found.numbers:
        return True
    chars = found.chars
    return chars[:2] not in COMPOUND_SURNAMES and any(
        weight < CORE_WEIGHT for weight in found.weights
    )


def surname_length(chars: str) -> int:
    """How many characters of a personal name are its surname: two for compound surnames, else one."""
    return 2 if len(chars) > 2 and chars[:2] in COMPOUND_SURNAMES else 1


def readings(folded: str) -> tuple[str, ...]:
    """Folded Latin readings of a name with Han characters, the likeliest first, at most eight.

    Names of two to four characters are read as a person's (surname apart, given name as one word) in pinyin,
    Wade-Giles and Cantonese; every name is read syllable by syllable too. Latin words stay where they stand.
    """
    words = folded.split()
    chars = "".join(HAN_RUN.findall(folded))
    found = []
    if 2 <= len(chars) <= 4 and not any(map(str.isascii, words)):
        people = person_readings("".join(surname_first(tuple(words))))
        found += [f"{surname} {given}" for surname, given in people]
    spoken = []
    for text in words:
        if not text.isascii():
            spoken += [pinyin(char)[0].replace("v", "u") for char in text if pinyin(char)]
        else:
            spoken.append(text)
    found.append(" ".join(spoken))
    return tuple(dict.fromkeys([text for text in found if text]))[:8]


def person_readings(chars: str) -> list[tuple[str, str]]:
    """How two to four characters, the surname first, may be read as a person's name: surnames and given names."""
    size = surname_length(chars)
    first, given, found = chars[0], _read(chars[size:]), []
    behind = _read(chars[1:size]) if size > 1 else None
    if given and (behind is None or behind):
        for syllable in surname_readings(first)[: 2 if first in SURNAME_READINGS else 1]:
            surname = _spelled(syllable)
            if behind is not None:
                surname = tuple(map("".join, zip(surname, behind, strict=True)))
            found.append((surname[0], given[0]))
            if "v" in surname[2] or "v" in given[2]:
                found += [(surname[1], given[1]), (surname[2], given[2])]
            found.append((surname[3], given[3]))
    heard = _heard_in_hong_kong(chars[:size]), _heard_in_hong_kong(chars[size:])
    if all(heard):
        found.append(heard)
    return found


@lru_cache(maxsize=1 << 14)
def _read(chars: str) -> tuple[str, ...]:
    """Some characters as `_spelled`, each by its likeliest reading; nothing where one has none."""
    heard = list(map(pinyin, chars))
    return (
        tuple(map("".join, zip(*[_spelled(each[0]) for each in heard], strict=True)))
        if all(heard)
        else ()
    )


@lru_cache(maxsize=1 << 10)
def _spelled(syllable: str) -> tuple[str, ...]:
    """A syllable in pinyin with ü as u, as yu and as v, and in Wade-Giles."""
    taiwan = wade_giles(syllable)[0]
    return (
        syllable.replace("v", "u"),
        syllable.replace("v", "yu"),
        syllable,
        taiwan.replace("v", "u"),
    )


@lru_cache(maxsize=1 << 14)
def _heard_in_hong_kong(chars: str) -> str:
    """Some characters as Hong Kong spells them, as one word; empty where one is not known."""
    from ddcheck.core.names.southern import cantonese

    heard = list(map(cantonese, chars))
    return "".join([each[0] for each in heard]) if all(heard) else ""
