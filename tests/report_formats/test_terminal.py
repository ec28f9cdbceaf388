"""What a person sees: the verdict first, nothing wider than the screen, the counts last."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from ddcheck.core.reports import ListRef, Outcome, RecordRef
from ddcheck.core.texts import Text
from ddcheck.report_formats import render
from report_formats.samples import (
    HOSTILE,
    a_batch,
    a_clear,
    a_failed_report,
    a_finding,
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


def lines_of(*results: Result, **changes: Any) -> list[str]:
    return render("terminal", results, a_run(**changes)).decode().split("\n")[:-1]


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        (a_failed_report(), "FAIL  shipment SO-2026-0412"),
        (a_report(a_review()), "REVIEW  shipment SO-2026-0412"),
        (a_passed_report(), "PASS  shipment SO-2026-0007"),
        (not_checked(), "NOT CHECKED  SO-21320"),
    ],
    ids=["fail", "review", "pass", "not checked"],
)
def test_the_verdict_comes_first(result: Result, verdict: str) -> None:
    assert lines_of(result)[0].startswith(verdict)


def test_then_what_to_do_then_why_then_what_was_checked() -> None:
    headings = [line for line in lines_of(a_failed_report()) if line and line[0] not in " F1"]

    assert headings == [
        "What to do",
        "Why",
        "Names that matched",
        "What changes soon",
        "What was checked",
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_screen_but_the_last(width: int, lang: str) -> None:
    long = a_report(a_finding(reasons=(words("x" * 300), words("管制" * 200))))
    for results in ([a_failed_report(), long], a_batch()):
        lines = lines_of(*results, width=width, lang=lang)

        assert max(cell_len(line) for line in lines[:-1]) <= width


@pytest.mark.parametrize("width", [40, 50, 60, 70, 80])
def test_a_table_on_a_narrow_screen_leaves_out_no_letter(width: int) -> None:
    reports = [
        a_report(
            a_finding(rule=f"{'q' * 30}-{number}"),
            record=RecordRef("shipment", f"SO-2026-{number:04}", f"{'w' * 45}.yaml", 1, ""),
        )
        for number in range(1, 6)
    ]
    narrow = "".join(lines_of(*reports, width=width))
    wide = "".join(lines_of(*reports, width=99))

    assert wide.count("q") == 5 * 2 * 30
    assert [narrow.count(each) for each in "qw"] == [wide.count(each) for each in "qw"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_line_ends_in_blanks(lang: str) -> None:
    for results in ([a_failed_report()], a_batch()):
        for color in (False, True):
            plain = [
                re.sub(r"\x1b\[[0-9;]*m", "", one)
                for one in lines_of(*results, lang=lang, color=color)
            ]
            assert all(line == line.rstrip() for line in plain)


def test_the_last_line_is_the_counts_and_the_exit_status() -> None:
    assert lines_of(a_failed_report())[-1] == (
        "1 record: 0 pass, 0 review, 1 fail, 0 not checked · exit 1 (fail)"
    )
    assert lines_of(a_failed_report(), lang="zh")[-1] == (
        "1 条记录：通过 0，需复核 0，不通过 1，未检查 0；退出码 1（fail：按现状不得进行）"
    )


def test_colour_is_there_only_if_it_is_asked_for() -> None:
    with_colour = "\n".join(lines_of(a_failed_report(), color=True))

    assert "\x1b[1;31mFAIL\x1b[0m" in with_colour
    assert re.sub(r"\x1b\[[0-9;]*m", "", with_colour) == "\n".join(lines_of(a_failed_report()))


def test_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = lines_of(a_failed_report())
    for name, value in {
        "COLUMNS": "33",
        "FORCE_COLOR": "1",
        "TERM": "dumb",
        "LANG": "zh_CN",
    }.items():
        monkeypatch.setenv(name, value)

    assert lines_of(a_failed_report()) == before


def test_a_console_of_ascii_gets_ascii() -> None:
    for lang in ("en", "zh"):
        text = "\n".join(lines_of(a_failed_report(), *a_batch(), ascii=True, lang=lang))
        assert text.isascii()


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_name_is_shown_as_it_is_written(text: str) -> None:
    joined = "".join(line.strip() for line in lines_of(a_hostile_report(text)))
    if text.isprintable():
        assert text.replace(" ", "") in joined.replace(" ", "")
    else:
        assert "\\u" in joined or "\\n" in joined or "\\U" in joined


def test_the_points_that_are_shown_add_up() -> None:
    points = [
        float(line.split()[0])
        for line in lines_of(a_failed_report())
        if re.match(r" +[+-]\d\.", line)
    ]

    assert sum(points) == pytest.approx(0.88)


def test_a_missing_fact_is_named_by_its_path() -> None:
    unknown = a_review(outcome=Outcome.UNKNOWN)

    assert "    Missing: parties[1].identifiers" in lines_of(a_report(unknown))


def test_a_note_is_shown_though_the_record_passes() -> None:
    lines = lines_of(a_passed_report())

    assert any("NOTE  cn-suspended" in line for line in lines)
    assert "What to do" not in lines


def test_a_reason_that_another_quotes_is_said_once() -> None:
    report = a_report(a_finding(reasons=(words("It is open: no purity."), words("no purity"))))

    assert sum("no purity" in line for line in lines_of(report)) == 1


def test_all_findings_are_listed_if_all_are_asked_for() -> None:
    lines = lines_of(a_failed_report(), show=("all",))

    assert "Looked at, and clear" in lines
    assert any("cn-rule-2" in line for line in lines)


def test_nothing_but_verdicts_if_nothing_is_asked_for() -> None:
    lines = lines_of(a_failed_report(), show=())

    assert "Why" not in lines
    assert lines[0].startswith("FAIL")


def test_three_records_are_told_in_full_and_four_by_question() -> None:
    reports = [a_failed_report(number=number) for number in range(1, 5)]

    assert "Questions" not in lines_of(*reports[:3])
    assert "Questions" in lines_of(*reports)


def test_many_records_of_one_party_are_one_question() -> None:
    lines = lines_of(*(a_report(a_review(), number=number) for number in range(1, 22)))

    assert "  21 records to review are 1 question." in lines


def test_questions_that_name_nobody_are_told_apart_by_their_first_record() -> None:
    vague, vaguer = (
        a_finding(rule="r", title=said, subject="shipment", reasons=(said,), evidence={})
        for said in (Text("Vague", "含糊"), Text("Vaguer", "更含糊"))
    )
    reports = [a_report(vague, number=number) for number in (1, 2, 3)]
    lines = lines_of(*reports, a_report(vaguer, number=4))

    told = [line.split("·")[-1].strip() for line in lines if "·" in line and "(r)" in line]
    assert told == ["SO-2026-0001 … (r)", "SO-2026-0004 (r)"]


def test_the_questions_of_failing_records_do_not_count_as_work_of_reviews() -> None:
    other = a_review(rule="cn-other")
    reports = [a_report(a_finding(), other, number=number) for number in range(1, 5)]
    lines = lines_of(*reports, a_report(a_review(), number=9))

    assert "  1 record to review is 1 question." in lines


def test_what_a_table_leaves_out_is_counted() -> None:
    reports = [a_report(a_finding(), number=number) for number in range(1, 31)]

    assert "  … 10 more (--limit, -o xlsx=PATH)" in lines_of(*reports)
    assert "  … 27 more (--limit, -o xlsx=PATH)" in lines_of(*reports, limit=3)


def test_waivers_and_notes_are_told_in_every_run() -> None:
    waivers = ({"id": "W-31", "status": "expiring", "expires": "2026-11-29"},)
    lines = lines_of(a_passed_report(), waivers=waivers, notes=("report-only: gate is off",))

    assert "  W-31 · expires soon · expires 2026-11-29" in lines
    assert "  report-only: gate is off" in lines


def test_many_questions_are_cut_and_counted() -> None:
    reports = [a_report(a_finding(rule=f"r-{number}"), number=number) for number in range(1, 31)]

    assert lines_of(*reports).count("  … 10 more (--limit, -o xlsx=PATH)") == 2


def test_one_of_a_kind_is_told_in_the_singular() -> None:
    lines = lines_of(a_report(a_clear(), lists=(ListRef("own", "", "0" * 64, 1),)))

    assert any("· 1 finding: 1 clear" in line for line in lines)
    assert any("own · 1 entry ·" in line for line in lines)


def test_many_days_are_told_by_the_first_and_the_last() -> None:
    reports = [
        a_report(a_finding(), number=number, as_of=date(2026, 11, number)) for number in range(1, 6)
    ]

    assert lines_of(*reports)[0].endswith("as of 2026-11-01 … 2026-11-05 (5)")


def test_many_waivers_that_were_used_share_a_line_and_others_come_first() -> None:
    used = tuple({"id": f"W-{number}", "status": "used"} for number in range(9))
    lapsed = {"id": "W-99", "status": "lapsed", "why": "the party changed"}
    lines = lines_of(a_passed_report(), waivers=(*used, lapsed))
    at = lines.index("Waivers")

    assert lines[at + 1] == "  W-99 · lapsed · the party changed"
    assert lines[at + 2].startswith("  used 9: W-0, W-1,")


def test_a_batch_without_value_has_no_column_for_it() -> None:
    reports = [a_report(a_clear(), number=number, subject={}) for number in range(1, 6)]

    assert lines_of(*reports)[2] == "  Decision     Records    Share"


def test_a_verdict_to_come_stands_with_its_day() -> None:
    assert "  2026-11-28  FAIL  the suspension of MOFCOM-GAC 55/2025 runs out" in lines_of(
        a_failed_report()
    )


def test_a_question_about_a_party_without_a_name_names_its_role_and_is_one() -> None:
    def nameless(number: int, reason: str) -> Report:
        subject = a_subject()
        subject["parties"][1] |= {"name": "", "names": []}
        finding = a_review(evidence={"path": "parties[1].name"}, reasons=(words(reason),))
        return a_report(finding, number=number, subject=subject)

    reports = [nameless(1, "No name."), nameless(2, "Controlled, and no name."), *a_batch()]
    (line,) = (
        line
        for line in render("terminal", reports, a_run(width=200)).decode().splitlines()
        if "consignee (cn-watch-list)" in line
    )
    assert line.split()[:2] == ["REVIEW", "2"]


def test_the_rules_and_lists_of_a_few_records_are_told_once() -> None:
    lines = lines_of(a_failed_report(), not_checked(), a_passed_report())

    assert sum(line.startswith("  rules  ") for line in lines) == 1
    assert len([line for line in lines if line == "What was checked"]) == 2
    passed = next(at for at, line in enumerate(lines) if line.startswith("PASS  "))
    assert lines.index("Rules and lists of all of them") > passed


def test_records_under_other_rules_or_lists_each_tell_their_own() -> None:
    other = a_passed_report()._replace(lists=())
    lines = lines_of(a_failed_report(), other)

    assert sum(line.startswith("  rules  ") for line in lines) == 2
    assert "Rules and lists of all of them" not in lines


def test_one_record_tells_its_own() -> None:
    lines = lines_of(a_failed_report(), not_checked())

    assert sum(line.startswith("  rules  ") for line in lines) == 1
    assert "Rules and lists of all of them" not in lines


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_an_id_breaks_behind_a_hyphen_alone(width: int) -> None:
    rule = "-".join(letter * 9 for letter in "QXZK")
    reports = [
        a_report(a_finding(rule=rule), record=RecordRef("shipment", f"SO-{at}", "o.yaml", at, ""))
        for at in range(1, 5)
    ]
    found = re.findall("Q{2,}|X{2,}|Z{2,}|K{2,}", "\n".join(lines_of(*reports, width=width)))

    assert found
    assert {len(each) for each in found} == {9}
