"""Names that meet by what their everyday words mean, not by how they are spelled."""

import pytest

from ddcheck.core.names import compare_names
from ddcheck.core.names.abroad import japanese, korean
from ddcheck.core.names.folding import fold
from ddcheck.core.names.written import names_in


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ижевский механический завод", "Izhevsk Mechanical Plant"),
        ("AO Konstruktorskoe Byuro Kuntsevo", "Kuntsevo Design Bureau"),
        ("ООО «Специальный технологический центр»", "Special Technology Center LLC"),
        ("دانشگاه صنعتی شریف", "Sharif University of Technology"),
        ("한화오션 주식회사", "Hanwha Ocean Co., Ltd."),
        ("東京エレクトロン株式会社", "Tokyo Electron Ltd"),
        ("住友電気工業株式会社", "Sumitomo Electric Industries, Ltd."),
        ("中国科学院金属研究所", "Institute of Metal Research CAS"),
        ("中国核工业集团公司", "China National Nuclear Corporation"),
        ("CETC 55th Research Institute", "中国电子科技集团公司第五十五研究所"),
        ("China North Industries Corporation (NORINCO)", "NORINCO"),
        ("АО «НПО Энергомаш имени академика В.П. Глушко»", "NPO Energomash"),
        ("Bank Melli Iran, Hamburg Branch", "Bank Melli Iran"),
        # Two known words that are one in another name.
        ("国防科技大学", "National University of Defense Technology"),
        ("江苏天鸟高新技术股份有限公司", "Jiangsu Tianniao High-Technology Co., Ltd."),
        ("宁波天宇国际货运代理有限公司", "Ningbo Tianyu Int'l Freight Forwarding Co Ltd"),
        # What is called after its metal is the industry of it too.
        ("宝鸡钛业股份有限公司", "Baoji Titanium Industry Co., Ltd."),
        ("大阪精密機械株式会社", "Osaka Seimitsu Kikai Co., Ltd."),
        # A group's short form alone, and behind its full form.
        ("CASIC", "China Aerospace Science and Industry Corporation"),
        ("Islamic Republic of Iran Shipping Lines (IRISL)", "IRISL"),
    ],
)
def test_firms_meet_in_two_languages(name: str, other: str) -> None:
    assert compare_names(name, other, "organization").is_match


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Казанский вертолетный завод", "Kazan Aviation Plant"),
        ("Томский государственный университет", "Tomsk Polytechnic University"),
        ("한화시스템 주식회사", "Hanwha Solutions Corp"),
        ("三菱重工業株式会社", "Mitsubishi Electric Corporation"),
        ("中国科学院微电子研究所", "Institute of Semiconductors, Chinese Academy of Sciences"),
        ("CETC 54th Research Institute", "中国电子科技集团公司第五十五研究所"),
        ("中国航天科技集团", "China Aerospace Science and Industry Corporation"),
    ],
)
def test_firms_of_other_fields_and_numbers_stay_apart(name: str, other: str) -> None:
    assert not compare_names(name, other, "organization").is_match


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("渡辺 健一", "Watanabe Kenichi", True),
        ("大野 一郎", "Ohno Ichiro", True),
        ("佐藤 直樹", "Naomi Sato", False),
        ("金英哲", "Kim Yong Chol", True),
        ("金英哲", "Kim Yong Chun", False),
        ("Иванов И.И.", "Ivan Ivanovich Ivanov", True),
        ("Иванов И.И.", "Ivanov Petr Sergeevich", False),
        ("Seyed Mohammad Hosseini", "Sayyid Muhammad Husayni", True),
    ],
)
def test_people_meet_as_their_names_are_read(name: str, other: str, same: bool) -> None:
    assert compare_names(name, other, "person").is_match is same


def test_a_long_vowel_is_spelled_in_several_ways() -> None:
    assert japanese(fold("大野一郎")) == (
        (("ono", "ohno", "oono"), ("ichiro", "ichiroh", "ichirou")),
    )


def test_a_name_with_a_surname_that_no_korean_bears_is_not_read_as_korean() -> None:
    assert korean("王英哲") == ()
    assert korean("金英哲")[0][0] == "kim"


def test_everyday_words_are_cut_from_hangul_but_not_from_a_persons_name() -> None:
    assert fold("현대로템(주)") == "hyundai rotem jusighoesa"
    assert fold("김정은") == "kim jong un"


def test_a_short_form_that_stands_beside_its_full_form_says_nothing_more() -> None:
    text = "China Electronics Technology Group Corporation 38th Research Institute (CETC 38)"

    assert not any(
        "group group" in each or "group 38" in each for each in names_in(text, fold(text))
    )


def test_a_persons_name_im_is_no_dedication() -> None:
    assert names_in("Kim Im Jong", "kim im jong") == ()


@pytest.mark.parametrize(
    ("name", "other"),
    [("西北工业大学", "Northwest University"), ("北京工业大学", "Beijing University")],
)
def test_a_word_made_of_two_is_not_half_of_it(name: str, other: str) -> None:
    assert not compare_names(name, other, "organization").is_match


def test_more_is_no_sea() -> None:
    assert not compare_names("Sea Trading Ltd", "More Trading Ltd", "organization").is_match


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("IRIB", "Islamic Republic of Iran Broadcasting"),
        ("KAIST", "Korea Advanced Institute of Science and Technology"),
        ("Cosco", "China Ocean Shipping Company"),
        ("哈工程", "哈尔滨工程大学"),
        ("CATL", "宁德时代新能源科技股份有限公司"),
        ("Hikvision", "杭州海康威视数字技术股份有限公司"),
        ("Shenzhen DJI Innovation Technology Co Ltd", "深圳市大疆创新科技有限公司"),
        ("中国电科第二十九研究所", "CETC 29th Research Institute"),
        ("商汤科技", "北京市商汤科技开发有限公司"),
        ("中国银行股份有限公司广州分行", "中国银行股份有限公司"),
        ("江苏金属控股集团", "Jiangsu Metal Holding Group"),
        ("Войсковая часть 12345", "Military Unit 12345"),
        ("НПЦ «Спектр»", "Научно-производственный центр «Спектр»"),
        ("Türk Havacılık ve Uzay Sanayii", "Turkish Aerospace Industries"),
        (
            "Foreign Trade Bank of the DPRK",
            "Foreign Trade Bank of the Democratic People's Republic of Korea",
        ),
        ("Công ty Cổ phần Khoáng sản An Bình", "An Binh Mining JSC"),
        ("Cong ty TNHH Dien tu Minh Quan", "Minh Quan Electronics Co Ltd"),
        ("38th Institute of CETC", "CETC No. 38 Research Institute"),
        ("Shree Laxmi Engg Works", "Sri Lakshmi Engineering Works Ltd"),
    ],
)
def test_a_party_meets_what_it_is_called_in_short_and_in_other_words(short: str, name: str) -> None:
    assert compare_names(short, name, "organization").is_match


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("IRIB", "Iran Rubber Industries Board"),
        ("COSCO", "China Oilfield Services Limited"),
        ("哈工程", "哈尔滨工业大学"),
        ("海星贸易有限公司", "海星贸易集成电路制造有限公司"),
        ("金龙", "金龙汽车制造有限公司"),
        ("中国银行股份有限公司广州分行", "中国银行股份有限公司上海分行"),
        ("Войсковая часть 12345", "Military Unit 12354"),
        ("Công ty TNHH Thương mại An Bình", "An Binh Mining JSC"),
    ],
)
def test_but_no_other_one(short: str, name: str) -> None:
    assert not compare_names(short, name, "organization").is_match


def test_a_vietnamese_name_is_the_same_without_its_marks_and_a_persons_is_not_translated() -> None:
    with_marks, without = "Công ty TNHH Thương mại Tân Á", "Cong ty TNHH Thuong mai Tan A"

    assert compare_names(with_marks, without, "organization").score == 1
    assert names_in("Nguyen Cong Nghe", "nguyen cong nghe") == ()
