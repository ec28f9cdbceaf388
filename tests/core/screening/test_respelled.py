"""Names that are written in other words than the listed one are found, one by one and in columns."""

from datetime import date

import pytest

from ddcheck.core.lists import Designation, EntityList
from ddcheck.core.records import PartyType
from ddcheck.core.screening import Screener
from ddcheck.core.values import Bilingual

PAIRS = {
    PartyType.PERSON: [
        ("鄧炳強", "Tang Ping Keung"),
        ("陳志明", "Tan Chee Meng"),
        ("張子健", "Cheung Tsz Kin"),
        ("Abd al-Rahman Saleh", "Abdulrahman Saleh"),
        ("Jalal al-Din Haqani", "Jalaluddin Haqqani"),
        ("Abd al Aziz Al Saoud", "Abdulaziz al-Saud"),
        ("劉德華", "Andy Lau Tak Wah"),
        ("葉劉淑儀", "Regina Ip Lau Suk-yee"),
        ("岸田文雄", "Fumio Kishida"),
        ("佐藤 直樹", "Sato Naoki"),
        ("金英哲", "Kim Yong Chol"),
        ("สมศักดิ์ สุวรรณ", "Somsak Suwan"),
        ("Zhangwei", "Wei Zhang"),
        ("Liuxiaodong", "Xiaodong Liu"),
    ],
    PartyType.VESSEL: [
        ("远望五号", "Yuan Wang 5"),
        ("远洋18", "Yuan Yang 18"),
        ("雪龙2号", "Xue Long 2"),
    ],
    PartyType.ORGANIZATION: [
        ("北京大学", "Beijing University"),
        ("YMTC", "Yangtze Memory Technologies Co., Ltd."),
        ("西工大", "Northwestern Polytechnical University"),
        ("四川大学", "Sichuan University"),
        ("清华大学", "Tsinghua University"),
        ("中国科学院金属研究所", "Institute of Metal Research CAS"),
        ("中国电子科技集团公司第五十五研究所", "CETC 55th Research Institute"),
        ("CETC 55 Institute", "China Electronics Technology Group Corporation 55 Institute"),
        ("住友電気工業株式会社", "Sumitomo Electric Industries, Ltd."),
        ("東京エレクトロン株式会社", "Tokyo Electron Ltd"),
        ("Ижевский механический завод", "Izhevsk Mechanical Plant"),
        ("한화오션 주식회사", "Hanwha Ocean Co., Ltd."),
        ("دانشگاه صنعتی شریف", "Sharif University of Technology"),
        ("沈阳机床股份有限公司", "Shenyang Machine Tool Co., Ltd."),
        ("中村精機株式会社", "Nakamura Seiki Co., Ltd."),
        ("株式会社堀場製作所", "HORIBA, Ltd."),
        ("三菱電機株式会社", "Mitsubishi Electric Corporation"),
        ("株式会社アドバンテスト", "Advantest Corporation"),
        ("宝鸡钛业股份有限公司", "Baoji Titanium Industry Co., Ltd."),
        ("哈尔滨工业大学", "Harbin Institute of Technology"),
        ("Курчатовский институт", "Kurchatov Institute"),
        ("Завод имени Дегтярёва", "Degtyarev Plant"),
        ("김책공업종합대학", "Kim Chaek University of Technology"),
        ("中国电子进出口总公司", "China National Electronics Import & Export Corporation"),
        # Words that have several English ones, and syllables that are in legal forms too.
        ("北京理工大学", "Beijing Institute of Technology"),
        ("哈尔滨工业大学", "Harbin University of Technology"),
        ("西北有色金属研究院", "Northwest Institute for Nonferrous Metal Research"),
        ("宁波东方电缆股份有限公司", "Ningbo Dongfang Cable Co., Ltd."),
        ("广州海星贸易有限公司", "Guang Zhou Hai Xing Mao Yi"),
        # Brands, short forms and branches.
        ("杭州海康威视数字技术股份有限公司", "Hangzhou Hikvision Digital Technology Co Ltd"),
        ("宁德时代新能源科技股份有限公司", "CATL"),
        ("北京航空航天大学", "北航"),
        ("中国银行股份有限公司深圳分行", "中国银行股份有限公司"),
        ("Công ty Cổ phần Khoáng sản An Bình", "An Binh Mining JSC"),
    ],
}
FILLER = [f"Qwert{chr(97 + n // 26)}{chr(97 + n % 26)} Zubrov" for n in range(120)]


def screener(name: str, kind: PartyType) -> Screener:
    entry = Designation(id="it", name=name, type=kind)
    title = Bilingual(en="A list")
    found = EntityList(id="test", title=title, publisher="Me", edition="1", entries=(entry,))
    return Screener([found], as_of=date(2026, 11, 29))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [(kind, *pair) for kind, pairs in PAIRS.items() for pair in pairs],
)
def test_a_name_finds_how_others_write_it(kind: PartyType, one: str, other: str) -> None:
    for listed, asked in ((one, other), (other, one)):
        looking = screener(listed, kind)
        assert len(looking.screen(asked, str(kind))) == 1
        *_, last = looking.screen_many([*FILLER, asked], str(kind))
        assert len(last) == 1


def test_initials_that_ask_find_the_names_they_stand_for() -> None:
    looking = screener("Alexei Borisovich Miller", PartyType.PERSON)

    for asked in ("A.B. Miller", "Миллер А.Б."):
        assert looking.screen(asked, "person")
        assert looking.screen_many([*FILLER, asked], "person")[-1]
    assert not looking.screen("A.C. Miller", "person")


def test_an_initial_that_stands_there_twice_stands_for_two_words() -> None:
    looking = screener("Vladimir Vladimirovich Orlovsky", PartyType.PERSON)

    for asked in ("Orlovsky V.V.", "V. V. Orlovsky", "Орловский В.В."):
        assert looking.screen(asked, "person")
        assert looking.screen_many([*FILLER, asked], "person")[-1]
    assert not looking.screen("Orlovsky V.D.", "person")


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Bulygin E.V.", "Yevgeniy Viktorovich Bulygin"),
        ("Булыгин Е.В.", "Yevgeniy Viktorovich Bulygin"),
        ("Bulygin S.A.", "Sergei Aleksandrovich Bulygin"),
    ],
)
def test_initials_that_are_a_legal_form_elsewhere_or_sound_with_a_y(
    asked: str, listed: str
) -> None:
    looking = screener(listed, PartyType.PERSON)

    assert looking.screen(asked, "person")
    assert looking.screen_many([*FILLER, asked], "person")[-1]
