"""What tells names apart that are spelled nearly alike, and what does not."""

import pytest

from ddcheck.core.names import compare_names


def matches(a: str, b: str, kind: str = "person") -> bool:
    return compare_names(a, b, kind).is_match


def codes(a: str, b: str, kind: str = "person") -> set[str]:
    return {part.code for part in compare_names(a, b, kind).explanation}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zhang Weimin", "Zhang Weiming"),
        ("Weimin Zhang", "Zhang Weiming"),
        ("Chan Tai Man", "Chan Tai Wan"),
        ("Tran Van Minh", "Tran Van Manh"),
        ("Takeshi Yamada", "Takashi Yamada"),
    ],
)
def test_another_syllable_is_another_name(one: str, other: str) -> None:
    assert "other_syllables" in codes(one, other)
    assert not matches(one, other)
    assert not matches(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zhang Weimin", "Zhang Weimni"),
        ("Chan Ka Ming", "Chan Kar Ming"),
        ("Yuuki Kondo", "Yuki Kondou"),
        ("Choi Min-soo", "Choe Min Su"),
        ("Jensen Huang", "Jansen Huang"),
        ("Maria Petrova", "Mariya Petrova"),
    ],
)
def test_what_is_no_syllable_or_the_same_is_a_spelling(one: str, other: str) -> None:
    assert matches(one, other)


def test_ships_of_other_syllables_are_two() -> None:
    assert not matches("Jin Hai Rong", "Jin Hai Long", "vessel")
    assert matches("Jin Hai Rong", "Jinhairong", "vessel")


@pytest.mark.parametrize(
    ("father", "son"),
    [
        ("Khalid bin Omar", "Omar bin Khalid"),
        ("Saud bin Faisal Al Saud", "Faisal bin Saud Al Saud"),
        ("Osama bin Laden", "Hamza bin Osama bin Laden"),
        ("Yusuf ibn Ibrahim", "Ibrahim ibn Yousef"),
    ],
)
def test_a_father_is_not_his_son(father: str, son: str) -> None:
    assert "father" in codes(father, son)
    assert not matches(father, son)
    assert not matches(son, father)


def test_a_surname_in_front_makes_no_father() -> None:
    assert matches("bin Salman Mohammed", "Mohammed bin Salman")
    assert matches("Al Ben Ali, Isa Ben Tarif", "Isa Bin Tarif Al Bin Ali")


def test_exchanged_surnames_are_of_other_parents() -> None:
    assert not matches("Luis Fernández Ortega", "Luis Ortega Fernández")
    assert matches("Luis Fernández Ortega", "Fernandez Ortega Luis")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青岛玉龙碳素制品有限公司", "大连玉龙碳素制品有限公司"),
        ("湖南永泰化工有限公司", "湖北永泰化工有限公司"),
        ("上海宏达磁材有限公司", "宏达磁材（苏州）有限公司"),
        ("Hunan Xinrui Metals Co Ltd", "Henan Xinrui Metals Co Ltd"),
        ("Ministry of Defence of Iran", "Ministry of Defence of Iraq"),
    ],
)
def test_firms_of_one_name_in_two_places_are_two(one: str, other: str) -> None:
    assert not matches(one, other, "organization")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("江苏省苏州市华碧检测有限公司", "苏州华碧检测有限公司"),
        ("广东大疆创新科技有限公司", "深圳大疆创新科技有限公司"),
        ("Peking Tianwei Technology", "Beijing Tianwei Technology"),
        ("海南通信技术有限公司", "海南通信技术公司"),
        ("深圳市华信通电子有限公司", "华信通电子（深圳）有限公司"),
    ],
)
def test_a_city_within_its_province_and_an_older_name_are_one_place(one: str, other: str) -> None:
    assert matches(one, other, "organization")


def test_a_university_that_says_its_field_is_another() -> None:
    assert not matches("Tokyo University of Science", "University of Tokyo", "organization")
    assert not matches("Technical University of Munich", "University of Munich", "organization")
    assert matches("Cairo University", "University of Cairo", "organization")


def test_korean_syllables_are_told_apart_whatever_system_spells_them() -> None:
    assert not matches("이재명", "Lee Jae-yong")
    assert not matches("Kim Sang Chol", "Kim Song Chol")
    assert matches("Ri Pyong Chol", "Lee Byung-chul")
    assert matches("Kim Yo Jong", "Kim Yo-jung")


def test_an_arab_is_no_other_of_the_same_names_in_another_order_of_descent() -> None:
    assert not matches("Hassan Ali Hussein", "Hussein Ali Hassan")
    assert not matches("Ahmad Mahmoud al-Zahar", "Mahmoud Ahmad al-Zahar")
    # The surname first, and names that are there twice.
    assert matches("Ahmad Mahmoud al-Zahar", "al-Zahar, Ahmad Mahmoud")
    assert matches("Mohamed Omar Mohamed", "Omar Mohamed, Mohamed")


def test_two_known_names_are_two_however_alike_they_look() -> None:
    assert not matches("Arif Ali Zardari", "Asif Ali Zardari")
    assert matches("Asef Ali Zardari", "Asif Ali Zardari")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Novosibirsk State University", "Novosibirsk State Technical University", False),
        ("Nagoya University", "Nagoya Medical University", False),
        ("Seoul University", "Seoul National University", True),
        ("Sharif University", "Sharif University of Technology", True),
    ],
)
def test_a_university_of_a_city_with_a_field_is_another_one(
    one: str, other: str, *, same: bool
) -> None:
    assert matches(one, other, "organization") is same


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("George H. Walton", "George W. Hacker", "person"),
        ("刘鹤", "刘鹤年", "person"),
        ("佐藤健", "佐藤健太", "person"),
        ("SMT-K", "Kyra Smith", "person"),
        ("Bank of Belize", "Development Bank of Belize", "organization"),
        ("西安交通大学", "西南交通大学", "organization"),
        ("西安电子科技大学", "西安科技大学", "organization"),
    ],
)
def test_what_one_name_holds_more_or_elsewhere_tells_two(one: str, other: str, kind: str) -> None:
    assert not matches(one, other, kind)
    assert not matches(other, one, kind)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("J. Robert Walton", "Julius R. Walton", "person"),
        ("Walton, George H.", "George Henry Walton", "person"),
        ("V. Putin", "Vladimir Putin", "person"),
        ("林鄭月娥", "鄭月娥", "person"),
        ("Central Bank of Belize", "Bank of Belize", "organization"),
        ("国防科技大学", "国防科学技术大学", "organization"),
    ],
)
def test_and_what_tells_nothing_does_not(one: str, other: str, kind: str) -> None:
    assert matches(one, other, kind)


@pytest.mark.parametrize(
    ("man", "woman"),
    [
        ("Viktor Horvat", "Viktora Horvat"),
        ("Aleksandr Melnikov", "Oleksandra Melnikova"),
        ("Stefan Lindqvist", "Stefana Lindqvist"),
        ("Claudio Ferri", "Claudia Ferri"),
        ("Валерий Громов", "Valeriya Gromova"),
        ("Michael Thornton", "Michaela Thornton"),
        ("Ahmad bin Yusof", "Ahmad binti Yusof"),
        ("Tran Van Minh Chau", "Tran Thi Minh Chau"),
    ],
)
def test_a_man_is_no_woman(man: str, woman: str) -> None:
    assert "other_sex" in codes(man, woman)
    assert not matches(man, woman)
    assert not matches(woman, man)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Surnames are written without their endings abroad, and Belarusians write -ka for -ko.
        ("Olga Petrova", "Olga Petrov"),
        ("Viktor Kavalenka", "Viktor Kavalenko"),
        ("Mustafa Kaya", "Mustapha Kaya"),
        ("Natali Orlova", "Natalia Orlova"),
        ("Gabriele Conti", "Gabriel Conti"),
        ("Nikola Jovanovic", "Nikolai Jovanovic"),
        ("Rosa Castillo Ruiz", "Rosa Castilla Ruiz"),
        ("Nguyen Thi Lan", "Nguyen Lan"),
        ("Ahmad bin Yusof", "Ahmad Yusof"),
    ],
)
def test_and_an_ending_elsewhere_makes_no_woman(one: str, other: str) -> None:
    assert matches(one, other)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Nordic Sensor Oy", "Nordic Bay Sensor Oy", "organization"),
        ("Bank of Cyprus", "Credit Bank of Cyprus", "organization"),
        ("State Bank of Pakistan", "Bank of Pakistan", "organization"),
        ("CASIC Third Academy", "CASC Third Academy", "organization"),
        ("中国银行", "Export-Import Bank of China", "organization"),
        ("南京大学", "Nanjing Medical University", "organization"),
        ("Nova Optics", "Nora Optics", "organization"),
        ("长春大学", "长春理工大学", "organization"),
        ("Bei Feng 12", "Bei Fang 12", "vessel"),
        ("Sea Prince", "Sea Princess", "vessel"),
        ("Hitachi Systems, Ltd.", "Hitachi Advanced Systems Corporation", "organization"),
        ("LIUXIAODONG", "Liu Xiaolong", "person"),
        ("Ramesh Chandra Iyer", "Rakesh Chandra Iyer", "person"),
    ],
)
def test_sisters_namesakes_and_neighbours_are_two(one: str, other: str, kind: str) -> None:
    assert not matches(one, other, kind)
    assert not matches(other, one, kind)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Nordic Sensor Oy", "Nordic General Sensor Oy", "organization"),
        ("Lockheed Aeronautics", "Lockheed Martin Aeronautics", "organization"),
        ("Domo Communications", "Domo Tactical Communications", "organization"),
        ("Moscow State University", "Lomonosov Moscow State University", "organization"),
        ("国立中山大学", "中山大学", "organization"),
        ("中国农业大学", "China Agricultural University", "organization"),
        ("Rana Optics", "Rena Optics", "organization"),
        ("Bei Feng 12", "Beifeng 12", "vessel"),
        ("LIUXIAODONG", "Liu Xiao Dong", "person"),
        ("Karim Nasir Jalal", "Kareem Nasser Galal", "person"),
        ("Kalashnikov Concern", "Kalashnikov Izhevsk Concern", "organization"),
        ("Export Development Bank of Iran", "EDBI Export Development Bank Iran", "organization"),
    ],
)
def test_and_one_party_stays_one(one: str, other: str, kind: str) -> None:
    assert matches(one, other, kind)
