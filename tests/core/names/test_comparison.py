"""Which names are the same party's, and why: the traps other systems fell into among them."""

import pytest

from ddcheck.core.names import MATCH_THRESHOLD, analyse, compare, compare_names


def matches(a: str, b: str, kind: str | None = None) -> bool:
    return compare_names(a, b, kind).is_match


def codes(a: str, b: str, kind: str | None = None) -> set[str]:
    return {part.code for part in compare_names(a, b, kind).explanation}


@pytest.mark.parametrize("nothing", ["", "—", "…", "  ", "---", "'", "\u200b"])
@pytest.mark.parametrize("kind", ["person", "organization", "vessel", None])
def test_a_name_without_letters_is_unknown_and_matches_nothing(
    nothing: str, kind: str | None
) -> None:
    for other in (nothing, "Acme GmbH", "—"):
        found = compare_names(nothing, other, kind)
        assert not found.comparable
        assert not found.is_match
        assert found.score == 0


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("CORP", "X Corp"),
        ("Ltd", "Acme Turbine Ltd"),
        ("Limited Liability Company", "Vektor Limited Liability Company"),
        ("有限公司", "华为技术有限公司"),
        ("股份有限公司", "有限公司"),
    ],
)
def test_a_legal_form_alone_matches_no_name_that_has_it(form: str, name: str) -> None:
    assert not matches(form, name, "organization")


def test_part_of_a_word_is_no_word() -> None:
    assert not matches("doe", "does", "person")
    assert not matches("Khan", "Khandakar", "person")


def test_a_title_that_is_a_surname_is_a_title_only_beside_two_other_words() -> None:
    assert not matches("Dan Bishop", "Dan", "person")
    assert matches("Bishop Daniel Mukasa", "Daniel Mukasa", "person")
    assert matches("Dr. Rami", "Rami", "person")


def test_a_subset_of_words_is_not_the_name() -> None:
    assert not matches("Acme", "Acme Turbine GmbH", "organization")
    assert not matches("Khan", "Imran Khan", "person")


@pytest.mark.parametrize("kind", ["organization", "vessel", None])
@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("CETC 10th Research Institute", "CETC 14th Research Institute"),
        ("Sea Star Fund III", "Sea Star Fund IV"),
        ("中国电子科技集团公司第十研究所", "中国电子科技集团公司第十四研究所"),
        ("Victory", "Victory 3"),
        ("Plant 205", "Plant 206"),
    ],
)
def test_another_number_is_another_party(a: str, b: str, kind: str | None) -> None:
    assert not matches(a, b, kind)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Brigade Forty-Four", "Brigade 44"),
        ("Victory III", "Victory 3"),
        ("10th Institute", "Tenth Institute"),
        ("国营第六〇七厂", "国营第607厂"),
    ],
)
def test_a_number_may_be_written_in_several_ways(a: str, b: str) -> None:
    assert matches(a, b, "organization")


def test_a_numeral_that_is_a_surname_is_read_as_one_in_a_persons_name() -> None:
    assert matches("Xi Jinping", "Jinping Xi", "person")
    assert not matches("Henry Ford III", "Henry Ford IV", "person")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sean O'Neill", "Sean ONeill"),
        ("Sean O’Neill", "ONEILL, Sean"),
        ("Ian MacDonald", "Ian McDonald"),
        ("Jane Smith-Jones", "Jane Smith Jones"),
        ("Hans van der Berg", "Hans Vanderberg"),
        ("J. Smith", "John Smith"),
        ("Muhammad Ali Hassan", "Mohammed Ali Hasan"),
        ("Mochammad Achwan", "Muhammad Achwan"),
        ("VladimirPutin", "Vladimir Putin"),
        ("Nikolai Patr ushev", "Nikolai Patrushev"),
        ("Bibi Netanyahu", "Benjamin Netanyahu"),
        ("Dr. Rami Makhlouf", "Rami Makhlouf"),
    ],
)
def test_spellings_of_one_person_match(a: str, b: str) -> None:
    assert matches(a, b, "person")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Boris Abramovich", "Roman Abramovich"),
        ("Eric A. Wendt", "Josh A. Wendt"),
        ("A. Nazarbayev", "Nursultan Nazarbayev"),
        ("N.N.", "Nursultan Nazarbayev"),
        ("Geoffrey Boris Johnson", "Alexandre Boris de Pfeffel Johnson"),
        ("Hassan Nasrallah", "Hussein Nasrallah"),
        ("Ivan Petrovich Sidorov", "Ivan Nikolaevich Sidorov"),
        ("Fathi H.", "Abu Fatih"),
    ],
)
def test_two_persons_with_a_name_in_common_do_not_match(a: str, b: str) -> None:
    assert not matches(a, b, "person")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("China National Trading Corporation", "China National Shipping Corporation"),
        ("Cognizant Technology Solutions", "Vertex Technology Solutions"),
        ("BAE Systems, Inc.", "BAE Industries, Inc."),
        ("C.B.A. Company", "A.B.C. Company"),
    ],
)
def test_organisations_that_share_everyday_words_do_not_match(a: str, b: str) -> None:
    assert not matches(a, b, "organization")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Deutsche Bank AG", "Deutsche Bank Aktiengesellschaft"),
        ('ООО "Вектор"', "LLC Vektor"),
        ("Gazprom PAO", "Gazprom Public Joint Stock Company"),
        ("Toyota Motor Kabushiki Kaisha", "Toyota Motor KK"),
        ("Genting Sdn Bhd", "Genting Sendirian Berhad"),
    ],
)
def test_one_legal_form_has_many_spellings(a: str, b: str) -> None:
    assert compare_names(a, b, "organization").score > 0.95


def test_an_equal_legal_form_helps_and_another_one_does_not_silence() -> None:
    same = compare_names("Vektr GmbH", "Vektor GmbH", "organization")
    none = compare_names("Vektr GmbH", "Vektor", "organization")
    other = compare_names("Vektr GmbH", "Vektor AG", "organization")

    assert same.score > none.score > other.score
    assert compare_names("Vektor GmbH", "Vektor AG", "organization").is_match


def test_the_several_names_of_one_text_are_compared_each() -> None:
    assert matches("Al Qaeda", "Al-Qa'ida/Islamic Army", "organization")
    assert matches("Vektor Marine f.k.a. Baltic Horizon", "Baltic Horizon", "organization")
    assert "alternative" in codes(
        "Vektor Marine f.k.a. Baltic Horizon", "Baltic Horizon", "organization"
    )


def test_the_explanation_names_what_met_what() -> None:
    found = compare_names("Olaf Schols", "Olaf Scholz", "person")
    by_code = {part.code: part for part in found.explanation}

    assert by_code["equal"].part == "olaf"
    assert by_code["spelling"].part == "schols ~ scholz"
    assert by_code["spelling"].why == "'schols' and 'scholz' differ by 1 letter(s)."
    assert by_code["spelling"].why_zh == "“schols”与“scholz”相差1个字母。"


def test_the_explanation_keeps_first_and_second_as_they_were_given() -> None:
    for a, b in (("Vektor Alpha", "Vektor Zeta"), ("Vektor Zeta", "Vektor Alpha")):
        conflict = [
            p for p in compare_names(a, b, "organization").explanation if p.code == "both_left_over"
        ]
        assert dict(conflict[0].params) == {
            "first": a.split()[1].lower(),
            "second": b.split()[1].lower(),
        }


def test_what_is_left_over_costs_and_is_named() -> None:
    found = compare_names("Sergey Lavrov", "Sergey Viktorovich Lavrov", "person")
    left = [part for part in found.explanation if part.code == "left_over"]

    assert [part.part for part in left] == ["viktorovich"]
    assert left[0].points < 0


def test_a_disguise_is_part_of_the_explanation_and_costs_nothing() -> None:
    found = compare_names("Hua\u200bwei", "Huawei", "organization")
    said = [part for part in found.explanation if part.code == "disguise"]

    assert found.score == 1
    assert [(part.part, part.points) for part in said] == [("huawei", 0)]
    assert (
        said[0].why == "'huawei' was written with what a reader does not see: invisible characters."
    )
    assert "不可见字符" in said[0].why_zh


def test_a_name_is_text_and_never_a_template() -> None:
    found = compare_names("{second} {0} Alpha", "{first} Beta Alpha", "organization")

    assert all(
        "{" not in part.why.replace("{second}", "").replace("{first}", "")
        for part in found.explanation
    )


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="'company' is not a kind of party; use person"):
        compare_names("a", "b", "company")


def test_an_aircraft_is_compared_as_a_vessel() -> None:
    assert compare_names("EP-GOM", "EP-GOM", "aircraft").kind == "vessel"


def test_without_a_kind_a_legal_form_makes_an_organisation() -> None:
    assert compare_names("Vektor LLC", "Vektor", None).kind == "organization"


def test_without_a_kind_the_more_cautious_reading_is_taken() -> None:
    a, b = "J. Smith", "John Smith"

    assert compare_names(a, b, None).score == max(
        compare_names(a, b, "person").score, compare_names(a, b, "organization").score
    )


def test_words_that_the_list_has_often_weigh_less() -> None:
    a, b = analyse("Baltic Horizon Lines"), analyse("Baltic Horizon Ferries")

    def rare(_: str) -> float:
        return 9.5

    def baltic_is_common(text: str) -> float:
        return 1.5 if text in ("baltic", "horizon") else 9.5

    assert (
        compare(a, b, "organization", baltic_is_common).score
        < compare(a, b, "organization", rare).score
    )


@pytest.mark.parametrize("kind", ["person", "organization", "vessel"])
def test_one_threshold_serves_every_kind(kind: str) -> None:
    assert compare_names("Baltic Horizon", "Baltic Horizan", kind).score >= MATCH_THRESHOLD
    assert compare_names("Baltic Horizon", "Adriatic Dawn", kind).score < MATCH_THRESHOLD


@pytest.mark.parametrize(
    ("first", "second", "points"),
    [
        ("Anna Ibrahim", "AL-BANNA, Ibrahim", [0.384222494668, 0.383067487143, -0.012517563707]),
        ("현우 현정 장", "JANG, Hyon U", [0.565168286593, 0.403926827796, -0.149398414574]),
    ],
)
def test_points_have_the_same_digits_wherever_they_are_worked_out(
    first: str, second: str, points: list[float]
) -> None:
    # What is added up otherwise differs at the seventeenth digit between versions of Python.
    found = compare_names(first, second)
    assert [part.points for part in found.explanation] == points
    assert found.score == round(sum(points), 12)


def test_an_e_is_the_initial_of_who_is_spelled_with_a_y() -> None:
    assert compare_names("E.V. Bulygin", "Yevgeniy Viktorovich Bulygin", "person").is_match
    assert not compare_names("E.D. Bulygin", "Yevgeniy Viktorovich Bulygin", "person").is_match
    assert not compare_names("E.V. Bulygin", "Yuri Viktorovich Bulygin", "person").is_match
