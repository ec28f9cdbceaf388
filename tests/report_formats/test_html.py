"""One file for the auditor, with its pictures."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from ddcheck.core.records import Role
from ddcheck.report_formats import render
from ddcheck.report_formats._html import Markup, join, link, tag
from ddcheck.report_formats._labels import role_word
from ddcheck.report_formats._pictures import shortened
from report_formats.samples import (
    HOSTILE,
    a_batch,
    a_failed_report,
    a_finding,
    a_match,
    a_passed_report,
    a_report,
    a_review,
    a_run,
    a_subject,
    not_checked,
    words,
)
from report_formats.test_formats import a_hostile_report

if TYPE_CHECKING:
    from ddcheck.core.reports import Report, Result

VOID = {"meta", "br", "hr"}


class Page(HTMLParser):
    """Reads a page strictly: every element that opens closes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(self.words)


def page(*results: Result, **changes: Any) -> Page:
    return Page(render("html", results, a_run(**changes)).decode())


def with_owners(*owners: dict[str, Any]) -> Report:
    subject = a_subject()
    subject["parties"][1]["owners"] = list(owners)
    return a_failed_report(subject=subject, matches=())


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_opens_no_element(text: str) -> None:
    one = page(a_hostile_report(text), notes=(text,), waivers=({"id": text, "reason": text},))
    plain = page(a_hostile_report("x"), notes=("x",), waivers=({"id": "x", "reason": "x"},))
    kinds = [name for name, _ in one.tags if name not in ("title", "li", "code", "a")]

    assert "script" not in kinds
    assert set(kinds) <= {name for name, _ in plain.tags}
    assert not any(key.startswith("on") for _, attributes in one.tags for key in attributes)


def test_nothing_is_loaded_and_no_script_runs() -> None:
    written = render("html", a_batch(), a_run()).decode()
    found = page(*a_batch())

    policies = [one["content"] for _, one in found.tags if "http-equiv" in one]
    assert [str(one).split(";")[0] for one in policies] == ["default-src 'none'"]
    assert not {"script", "img", "link", "iframe", "object"} & {name for name, _ in found.tags}
    assert set(re.findall(r"url\(([^)]*)\)", written)) == {"#arrow"}
    assert "@import" not in written


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "/x", "https://a b"])
def test_only_the_web_is_linked(url: str) -> None:
    assert link("law", url) == "law"


def test_markup_is_made_by_elements_alone() -> None:
    assert tag("p", "<b>", Markup("<i></i>")) == "<p>&lt;b&gt;<i></i></p>"
    assert tag("a", "x", href='"><script>') == '<a href="&quot;&gt;&lt;script&gt;">x</a>'
    assert join("<", Markup("<hr>"), between="&") == "&lt;&amp;<hr>"


@pytest.mark.parametrize(("lang", "code"), [("en", "en"), ("zh", "zh-CN")])
def test_the_page_says_its_language(lang: str, code: str) -> None:
    assert dict(page(a_failed_report(), lang=lang).tags)["html"]["lang"] == code


def test_one_record_has_its_pictures() -> None:
    pictures = [
        attributes["aria-label"]
        for name, attributes in page(a_failed_report()).tags
        if name == "svg" and attributes.get("role") == "img"
    ]

    assert pictures == ["Ownership: Example Boards (Thailand) Co., Ltd.", "Route", "Timeline"]


def test_every_picture_is_described_in_words() -> None:
    text = page(a_failed_report()).text

    assert (
        "Sample Optics Group 样例光学集团 owns 62 % of Example Boards (Thailand) Co., Ltd." in text
    )
    assert "loading CNSZX CN PASS; transhipment HKHKG HK PASS" in text
    assert "as of 2026-11-20" in text


def test_a_record_without_owners_route_and_matches_has_no_empty_picture() -> None:
    report = a_passed_report()._replace(subject={}, lists=())
    found = page(report)

    assert not [1 for name, one in found.tags if name == "svg" and one.get("role") == "img"]


def test_a_stop_that_objects_has_its_mark() -> None:
    finding = a_finding(evidence={"path": "route[1]"}, subject="shipment")

    assert "transhipment HKHKG HK FAIL" in page(a_report(finding)).text


def test_what_nobody_is_known_to_own_is_a_box_of_its_own() -> None:
    text = page(with_owners({"name": "A", "share": "62"}, {"name": "B", "share": "20"})).text

    assert "owners unknown owns 18 % of" in text
    assert "owners unknown" not in page(with_owners({"name": "A", "share": "100"})).text


def test_an_unknown_share_is_dashed_and_named() -> None:
    text = page(with_owners({"name": "A"}, {"name": "B", "share": "20"})).text

    assert "A owns an unknown share of" in text
    assert "owners unknown owns an unknown share of" in text


def test_an_owner_that_owns_itself_is_not_followed() -> None:
    inner = {"name": "A", "share": "10", "owners": [{"name": "C", "share": "1"}]}
    loop = {
        "name": "A",
        "share": "100",
        "owners": [{"name": "B", "share": "90", "owners": [inner]}],
    }
    text = page(with_owners(loop)).text

    assert "owns itself: shown once" in text
    assert "C owns" not in text


def test_a_listed_owner_is_marked_down_to_the_party() -> None:
    match = a_match(party="parties[1].owners[0]", strength="strong", score=1.0)
    found = page(a_failed_report()._replace(matches=(match,)))
    edges = [
        one["class"]
        for name, one in found.tags
        if name == "path" and "edge" in (one.get("class") or "")
    ]

    assert sum("FAIL" in (kind or "") for kind in edges) == 1
    assert "LISTED · cn-watch-list W-12 · 1.00" in found.text


def test_a_match_that_stands_no_more_marks_nothing() -> None:
    match = a_match(party="parties[1].owners[0]", strength="strong", status="stopped")
    found = page(a_failed_report()._replace(matches=(match,)))

    assert "LISTED" not in found.text


def test_the_score_bars_begin_where_the_last_one_ended() -> None:
    written = render("html", [a_failed_report()], a_run()).decode()
    bars = re.findall(
        r'<rect x="([\d.]+)" y="0" width="([\d.]+)" height="10" class="(plus|minus)"', written
    )

    assert bars == [
        ("0.00", "50.00", "plus"),
        ("50.00", "50.00", "plus"),
        ("87.50", "12.50", "minus"),
        ("0.00", "87.50", "plus"),
    ]


def test_a_paper_that_has_run_out_is_marked() -> None:
    subject = a_subject()
    subject["documents"] = [{"type": "export_licence", "number": "L", "valid_until": "2026-11-19"}]
    written = render("html", [a_report(a_finding(), subject=subject)], a_run()).decode()

    assert 'class="fill FAIL"' in written
    assert 'class="fill FAIL"' not in render("html", [a_failed_report()], a_run()).decode()


def test_what_would_change_the_answer_names_remedies_facts_and_days() -> None:
    text = page(a_failed_report()).text

    assert "Obtain an export licence for 6C001.a" in text
    assert "parties[1].identifiers" in text
    assert "2026-11-28" in text


def test_every_rule_that_was_looked_at_is_on_the_page() -> None:
    text = page(a_failed_report()).text

    assert "Every rule that was looked at (5)" in text
    assert "cn-rule-2" in text


def test_a_batch_tells_the_gravest_in_full_and_counts_the_rest() -> None:
    reports = [a_failed_report(number=number) for number in range(1, 61)]
    found = page(*reports)

    assert "… 10 more" in found.text
    assert sum(name == "summary" for name, _ in found.tags) == 100  # a card and its rules, each


def test_a_record_counts_once_for_a_party() -> None:
    reports = [a_report(a_review(), a_review(rule="r-2"), number=number) for number in (1, 2, 3)]
    rows = re.findall(
        r"<td>Example Boards[^<]*</td><td class=\"num\">(\d+)</td><td class=\"num\">(\d+)</td>",
        render("html", reports, a_run()).decode(),
    )

    assert rows == [("0", "3")]


def test_lists_of_one_edition_share_a_lane() -> None:
    assert "cn-export-control-list +1: edition 2026-07-24" in page(a_failed_report()).text


def test_a_batch_says_what_was_wrong_with_the_records() -> None:
    text = page(*a_batch()).text

    assert "items[].control_code" in text
    assert "NOT CHECKED 1" in text


def test_a_record_that_was_not_checked_has_a_page() -> None:
    assert "was it 3E001" in page(not_checked()).text


def test_every_table_has_a_head_that_is_printed_on_each_of_its_pages() -> None:
    found = [name for name, _ in page(*a_batch()).tags]

    assert found.count("thead") == found.count("tbody") == found.count("table") > 0


def test_digests_stand_in_full_at_the_foot() -> None:
    text = page(a_failed_report(), inputs=({"path": "o.yaml", "sha256": "11" * 32},)).text

    for digest in ("9f3c" * 16, "ab12" * 16, "77ab" * 16, "11" * 32):
        assert f"sha256:{digest}" in text
    assert "Not legal advice." in text


def test_the_page_is_small() -> None:
    assert len(render("html", [a_failed_report()], a_run())) < 40_000


def test_a_long_name_is_cut_where_it_is_drawn_and_whole_where_it_is_told() -> None:
    name = "非常长的公司名称" * 8
    text = page(with_owners({"name": name, "share": "100"})).text

    assert shortened(name, 29) in text
    assert name in text
    assert shortened("short", 29) == "short"


def test_labels_and_verdicts_are_chinese_and_classes_are_not() -> None:
    one = page(a_failed_report(), lang="zh")

    assert "什么会改变结论" in one.text
    assert "■ 不通过" in one.text
    assert ("span", {"class": "pill FAIL"}) in one.tags
    seen = " ".join(word for word in one.words if "{" not in word)
    assert not re.search(r"\b(FAIL|REVIEW|PASS|NOT CHECKED)\b", seen)
    assert words("a", "b").get("zh") == "b"


def test_every_role_has_a_word_in_chinese() -> None:
    assert all(role_word(role, "zh") != role for role in Role)
    assert role_word(Role.END_USER, "en") == "end user"
