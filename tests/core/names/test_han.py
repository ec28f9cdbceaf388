"""Chinese names: characters against characters, and against how they are read."""

import pytest

from ddcheck.core.names import analyse, compare_names
from ddcheck.core.names.han import han_text, numeral
from ddcheck.core.names.han_fold_table import FROM, TO
from ddcheck.core.names.mandarin import pinyin, surname_readings
from ddcheck.core.names.romanisation import SYLLABLES, parses, same_syllables, wade_giles
from ddcheck.core.names.southern import cantonese


@pytest.mark.parametrize(
    ("chinese", "latin"),
    [
        ("习近平", "Xi Jinping"),
        ("习近平", "Hsi Chin-ping"),
        ("習近平", "Jinping Xi"),
        ("王伟", "Wang Wei"),
        ("蔡英文", "Tsai Ing-wen"),
        ("毛泽东", "Mao Tse-tung"),
        ("吕秀莲", "Lü Xiulian"),
        ("吕秀莲", "Lyu Xiulian"),
        ("吕秀莲", "Lv Xiulian"),
        ("吕秀莲", "Lu Hsiu-lien"),
        ("陈大文", "Chan Tai Man"),
        ("黄华", "Wong Wah"),
        ("李显龙", "Lee Hsien Loong"),
        ("曾庆红", "Zeng Qinghong"),
        ("单田芳", "Shan Tianfang"),
        ("欧阳娜娜", "Ouyang Nana"),
        ("贝拉克·奥巴马", "Barack Obama"),
    ],
)
def test_a_person_matches_a_reading_of_the_characters(chinese: str, latin: str) -> None:
    assert compare_names(chinese, latin, "person").is_match
    assert compare_names(latin, chinese, None).is_match


@pytest.mark.parametrize(
    ("chinese", "latin"),
    [
        ("习近平", "Xi Jinpeng"),
        ("王伟", "Wang Wen"),
        ("黄伟", "Wang Wei"),
        ("陈刚", "Cheng Gang"),
        ("李强", "Li Keqiang"),
        ("张一鸣", "Zhang Yimou"),
        ("利 张", "Zhang Lei"),
        ("洋介 小林", "Sharon Yang"),
    ],
)
def test_a_person_matches_no_other_reading(chinese: str, latin: str) -> None:
    assert not compare_names(chinese, latin, "person").is_match


@pytest.mark.parametrize(
    ("a", "b"),
    [("王伟", "王维"), ("王伟", "王小伟"), ("刘建国", "刘建军"), ("张伟", "章伟")],
)
def test_one_character_makes_another_person(a: str, b: str) -> None:
    assert not compare_names(a, b, "person").is_match


@pytest.mark.parametrize(
    ("chinese", "latin"),
    [
        ("中国北方工业", "Chung-kuo Pei-fang Kung-yeh"),
        ("中国北方工业公司", "Zhongguo Beifang Gongye Gongsi"),
        ("华为技术有限公司", "Huawei Technologies Co., Ltd."),
        ("深圳大疆科技有限公司", "Shenzhen Dajiang Technology Co., Ltd."),
        ("南京大学", "Nanking University"),
    ],
)
def test_an_organisation_matches_its_reading_and_the_gazetteer(chinese: str, latin: str) -> None:
    assert compare_names(chinese, latin, "organization").is_match


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("中國航天", "中国航天"),
        ("東芝株式会社", "东芝"),
        ("広島大学", "广岛大学"),
        ("中国电子科技集团公司第三十八研究所", "中国电子科技集团公司第38研究所"),
        ("深圳大疆创新科技有限公司", "大疆创新科技有限公司"),
        ("三菱重工业株式会社", "三菱重工业股份有限公司"),
        ("三一重工股份有限公司", "三一重工"),
    ],
)
def test_forms_of_writing_legal_forms_and_places_do_not_part_a_name(a: str, b: str) -> None:
    assert compare_names(a, b, "organization").is_match


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("中国电子科技集团公司第十研究所", "中国电子科技集团公司第十四研究所"),
        ("国营第六〇七厂", "国营第六〇九厂"),
        ("中国航天科技集团有限公司", "中国航天科工集团有限公司"),
        ("哈尔滨工业大学", "哈尔滨工程大学"),
        ("华为技术有限公司", "华为终端有限公司"),
    ],
)
def test_sister_institutions_are_told_apart(a: str, b: str) -> None:
    assert not compare_names(a, b, "organization").is_match


def test_latin_spellings_of_the_same_syllables_match_each_other() -> None:
    assert compare_names("Hsi Chin-ping", "Xi Jinping", "person").is_match
    assert compare_names("Mao Tse-tung", "Mao Zedong", "person").is_match
    assert not compare_names("Chou En-lai", "Zhao Enlai", "person").is_match


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十四", 14),
        ("三十八", 38),
        ("一百零三", 103),
        ("六零七", 607),
        ("五七一九", 5719),
        ("两千", 2000),
    ],
)
def test_a_numeral_has_the_value(text: str, value: int) -> None:
    assert numeral(text) == value


def test_a_numeral_inside_a_name_stays_part_of_it() -> None:
    assert han_text("三一重工股份有限公司", person=False).numbers == ()
    assert han_text("第三研究所", person=False).numbers == ("3",)


def test_the_folding_table_leads_nowhere_twice() -> None:
    assert len(FROM) == len(TO) == len(set(FROM))
    assert not set(FROM) & set(TO)


def test_readings_come_likeliest_first() -> None:
    assert analyse("习近平").readings[0] == "xi jinping"
    assert analyse("单田芳").readings[0] == "shan tianfang"
    assert analyse("吕秀莲").readings[:2] == ("lu xiulian", "lyu xiulian")
    assert analyse("Acme").readings == ()


def test_a_polyphone_has_all_its_readings() -> None:
    assert pinyin("中")[0] == "zhong"
    assert set(pinyin("行")) >= {"xing", "hang"}
    assert surname_readings("曾")[0] == "zeng"


@pytest.mark.parametrize(
    ("syllable", "spelled"),
    [
        ("xi", "hsi"),
        ("qing", "ching"),
        ("zhong", "chung"),
        ("guo", "kuo"),
        ("lv", "lu"),
        ("si", "ssu"),
        ("xue", "hsueh"),
    ],
)
def test_wade_giles_spells(syllable: str, spelled: str) -> None:
    assert wade_giles(syllable)[0] == spelled


def test_every_syllable_can_be_read_in_its_own_spelling() -> None:
    for syllable in SYLLABLES:
        assert any(len(parse) == 1 and syllable in parse[0] for parse in parses(syllable)), syllable


def test_syllables_are_compared_whole() -> None:
    assert same_syllables("hsichinping", "xijinping") == 3
    assert same_syllables("xijinpeng", "xijinping") == 0
    assert same_syllables("smith", "smith") == 0


def test_only_a_character_has_cantonese_readings() -> None:
    assert "chan" in cantonese("陈")
    # 行 stands under several spellings.
    assert len(cantonese("行")) > 1
    assert [cantonese(text) for text in ("", "a", " ", "あ")] == [()] * 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中村精機株式会社", "Nakamura Seiki Co., Ltd."),
        ("株式会社堀場製作所", "HORIBA, Ltd."),
        ("株式会社安川電機", "Yaskawa Electric Corporation"),
        ("京都大学", "Kyoto University"),
        ("湖南株洲冶炼集团股份有限公司", "Hunan Zhuzhou Smelter Group Co., Ltd."),
        ("常州天合光能有限公司", "Changzhou Tianhe Guangneng Co., Ltd."),
    ],
)
def test_japanese_surnames_and_cities_are_known_in_firms_names(one: str, other: str) -> None:
    assert compare_names(one, other, "organization").is_match


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中村精機株式会社", "Nakayama Seiki Co., Ltd."),
        ("日立金属株式会社", "Hitachi, Ltd."),
        ("東芝テック株式会社", "Toshiba Corporation"),
    ],
)
def test_one_word_that_is_read_is_not_the_whole_firm(one: str, other: str) -> None:
    assert not compare_names(one, other, "organization").is_match


def test_a_stock_company_in_han_is_a_limited_one_in_english() -> None:
    codes = {part.code for part in compare_names("京瓷株式会社", "Kyocera Ltd", "organization").explanation}  # fmt: skip

    assert "legal_conflict" not in codes
