"""Where lines may end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from ddcheck.report_formats._wrapping import wrapped


def lines_of(text: str, first: int, rest: int | None = None) -> list[str]:
    return [text[a:b] for a, b in wrapped(text, first, first if rest is None else rest, cell_len)]


def test_words_stay_whole() -> None:
    assert lines_of("one two three", 8) == ["one two", "three"]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert lines_of("a 0123456789abcdefghijklm b", 10) == [
        "a",
        "0123456789",
        "abcdefghij",
        "klm",
        "b",
    ]


def test_it_is_cut_behind_a_mark_in_it_where_there_is_one() -> None:
    assert lines_of("cn-flag-cover-code", 10) == ["cn-flag-", "cover-code"]
    assert lines_of("see orders/day-1.yaml:12", 13) == ["see", "orders/day-", "1.yaml:12"]
    assert lines_of("a cn-flag-abcdefghijklm b", 10) == ["a", "cn-flag-", "abcdefghij", "klm", "b"]


def test_it_is_not_cut_where_it_fits_on_the_next_line() -> None:
    assert lines_of("the rule cn-flag-code", 14) == ["the rule", "cn-flag-code"]


def test_chinese_breaks_anywhere_but_before_a_closing_mark() -> None:
    assert lines_of("管制物项，须取得许可。", 8) == ["管制物", "项，须取", "得许可。"]


def test_an_opening_mark_goes_with_what_it_opens() -> None:
    assert lines_of("名单所列（甲）", 10) == ["名单所列", "（甲）"]


def test_latin_inside_chinese_stays_whole() -> None:
    assert lines_of("品名写明magnets，可能", 12) == ["品名写明", "magnets，可", "能"]


def test_the_first_line_may_have_more_room() -> None:
    assert lines_of("aa bb cc dd", 8, 5) == ["aa bb cc", "dd"]


def test_nothing_is_one_empty_line() -> None:
    assert lines_of("", 10) == [""]


@given(st.text(alphabet="ab-/. ，。（）“”管制\u3000", max_size=60), st.integers(6, 30))
@settings(max_examples=300, deadline=None)
def test_only_blanks_are_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = lines_of(text, width)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)
