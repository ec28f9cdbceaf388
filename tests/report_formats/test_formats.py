"""What every format promises, whatever its name."""

from __future__ import annotations

import gc
import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ddcheck import report_formats
from ddcheck.errors import UnknownNameError
from ddcheck.report_formats import ReportFormat, module, names, render

if TYPE_CHECKING:
    from ddcheck.core.reports import Report, Result
from report_formats.samples import (
    HOSTILE,
    a_batch,
    a_failed_report,
    a_finding,
    a_match,
    a_report,
    a_review,
    a_run,
    a_subject,
    counted,
    not_checked,
    words,
)

PUBLIC = ("github", "gitlab", "junit", "sarif", "sarif-github", "summary")
NAMES = (
    "Example Boards (Thailand) Co., Ltd.",
    "Example Board Corporation",
    "Shenzhen Example Solder Co., Ltd.",
    "深圳样例焊料有限公司",
    "Sample Optics Group 样例光学集团",
)


def a_hostile_report(text: str) -> Report:
    """A report that says the text wherever a file or a list may speak."""
    subject = a_subject() | {"label": text}
    subject["parties"][1] |= {"name": text, "names": [text], "role": text, "country": text}
    subject["goods"][0] |= {"description": text, "hs_code": text, "unit": text}
    subject["route"][1] |= {"place": text, "country": text, "role": text}
    subject["documents"][0] |= {"number": text, "type": text}
    finding = a_finding(
        title=words(text), reasons=(words(text),), remedy=words(text), evidence={"entry": text}
    )
    match = a_match(name=text, listed_name=text, entry=text, programme=text, url=text)
    report = a_report(finding, subject=subject, matches=(match,))
    record = report.record._replace(id=text, source=text.replace("\0", "") or "x")
    return report._replace(record=record)


def test_every_module_is_a_format() -> None:
    for name in names():
        chosen: ReportFormat = module(name)

        assert chosen.EXTENSION.startswith(".")
        assert isinstance(chosen.BINARY, bool)


def test_the_formats_of_the_contract_are_there() -> None:
    wanted = "terminal plain json jsonl sarif sarif-github junit github gitlab csv xlsx md html"

    assert set(wanted.split()) | {"summary"} == set(names())


def test_an_unknown_format_suggests_a_near_one() -> None:
    with pytest.raises(UnknownNameError, match="did you mean sarif"):
        module("sarrif")


def test_a_private_module_is_no_format() -> None:
    with pytest.raises(UnknownNameError):
        module("_findings")
    with pytest.raises(UnknownNameError):
        module("schema")


@pytest.mark.parametrize("name", names())
def test_an_empty_run_is_written(name: str) -> None:
    info = a_run(exit_status=6, exit_reason="empty", as_of=None)

    assert render(name, [], info) or name == "csv"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", names())
def test_every_show_and_limit_is_written(name: str, lang: str) -> None:
    for show in ((), ("fail",), ("fail", "review"), ("all",)):
        for limit in (None, 1):
            assert render(name, a_batch(), a_run(show=show, limit=limit, lang=lang))


@pytest.mark.parametrize("name", names())
def test_hostile_text_is_written(name: str) -> None:
    results: list[Result] = [a_hostile_report(text) for text in HOSTILE]
    results += [not_checked(id=text, problems=(text,), source=text) for text in HOSTILE]
    info = a_run(notes=HOSTILE, waivers=tuple({"id": one, "reason": one} for one in HOSTILE))
    written = render(name, results, info)
    one_by_one = [render(name, [result], info) for result in results]

    if not module(name).BINARY:
        for text in (written.decode(), *(one.decode() for one in one_by_one)):
            for unseen in "\x1b\0\x9b\u202e\u200b\u2028\U000e0041":
                assert unseen not in text


@pytest.mark.parametrize(
    "name", [name for name in names() if name not in ("json", "jsonl", "xlsx")]
)
def test_no_line_is_a_workflow_command_that_a_name_wrote(name: str) -> None:
    results = [a_hostile_report(text) for text in HOSTILE if "::" in text]
    for result in results:
        for line in render(name, [result], a_run(show_names=True)).decode().splitlines():
            if name == "github":
                assert line.startswith(("::error title=cn-", "::notice title=ddcheck::"))
            elif name != "terminal":  # which is for a terminal, and wraps
                assert not line.lstrip().startswith(("::", "##["))


@pytest.mark.parametrize("name", PUBLIC)
def test_names_stay_off_pages_that_many_can_read(name: str) -> None:
    written = render(name, [a_failed_report()], a_run(show=("all",))).decode()

    assert "parties[1]" in written.replace("&#91;", "[").replace("&#93;", "]")
    for one in NAMES:
        assert one not in written


@pytest.mark.parametrize("name", PUBLIC)
def test_names_stand_there_if_they_are_asked_for(name: str) -> None:
    written = render(name, [a_failed_report()], a_run(show_names=True)).decode()

    assert "Example Boards (Thailand) Co., Ltd." in written


@pytest.mark.parametrize("name", ["plain", "html", "md", "csv"])
def test_names_are_hidden_in_a_job_and_shown_at_a_desk(name: str) -> None:
    in_a_job = render(name, [a_failed_report()], a_run(ci=True)).decode()
    at_a_desk = render(name, [a_failed_report()], a_run()).decode()

    for one in NAMES:
        assert one not in in_a_job
    assert NAMES[0] in at_a_desk


def test_a_name_inside_the_evidence_is_hidden_too() -> None:
    finding = a_finding(
        reasons=(words("Licence LIC-1 is for Other Buyer GmbH, not for the end user."),),
        evidence={"licence": {"end_user": "Other Buyer GmbH"}, "path": "documents[0].end_user"},
    )

    assert b"Other Buyer" not in render("junit", [a_report(finding)], a_run())


@pytest.mark.parametrize("name", [*PUBLIC, "html", "md", "csv", "plain"])
def test_an_entry_that_spells_a_name_is_hidden_too(name: str) -> None:
    finding = a_review(
        evidence={"list": "cn-watch-list", "entry": "cn-watch-list#2026-acme"},
        reasons=(words("It matches entry 2026-acme."),),
    )
    report = a_report(finding, matches=(a_match(entry="2026-acme"),))

    for results in ([report], [report] * 5):
        written = render(name, results, a_run(ci=True)).decode()
        assert "acme" not in written
        assert "cn-watch-list" in written


def test_a_name_in_small_letters_is_no_path() -> None:
    finding = a_finding(
        reasons=(words("parties[1].name is acme, of parties[1]."),),
        evidence={"parties[1].name": "acme", "party": "parties[1]"},
    )
    written = render("github", [a_report(finding)], a_run()).decode()

    assert "parties[1].name is [name hidden], of parties[1]." in written


def test_what_goods_are_declared_as_is_no_name() -> None:
    finding = a_finding(evidence={"items[0].declared_name": "solder paste"})
    written = render("github", [a_report(finding)], a_run()).decode()

    assert "Solder paste Sn42Bi58 holds" in written


def test_the_end_user_of_a_paper_is_hidden_too() -> None:
    subject = a_subject()
    subject["documents"] = [{"type": "export_licence", "end_user": "Other Buyer GmbH"}]
    finding = a_finding(reasons=(words("The licence is for “Other Buyer GmbH”."),))
    written = render("sarif", [a_report(finding, subject=subject)], a_run()).decode()

    assert "“documents[0].end_user”" in written


def test_an_entry_that_is_a_number_stays() -> None:
    finding = a_review(evidence={"entry": "12"}, reasons=(words("12 kg."),))

    assert "12 kg." in render("github", [a_report(finding)], a_run()).decode()


def test_a_short_name_is_not_looked_for_inside_words() -> None:
    subject = {"parties": [{"path": "parties[0]", "name": "Ex"}]}
    finding = a_finding(reasons=(words("Ex is an example exporter."),))
    written = render("github", [a_report(finding, subject=subject)], a_run()).decode()

    assert "parties[0] is an example exporter." in written


def test_a_problem_does_not_quote_a_name_on_a_public_page() -> None:
    result = not_checked(
        problems=("a.yaml:3: parties[0].name: 'Li Na' is too long",), source="a.yaml"
    )

    for name in PUBLIC:
        assert b"Li Na" not in render(name, [result], a_run())


@pytest.mark.parametrize(
    "name", ["terminal", "plain", "json", "jsonl", "sarif", "github", "md", "html", "summary"]
)
def test_a_note_is_never_left_out(name: str) -> None:
    written = render(name, a_batch(), a_run(notes=("report-only: gate is off",))).decode()

    assert "report-only: gate is off" in written


@pytest.mark.parametrize("name", ["terminal", "plain", "md", "summary", "github"])
def test_the_counts_and_the_exit_status_are_said(name: str) -> None:
    info = a_run(exit_status=4, exit_reason="1 row not checked")
    written = render(name, a_batch(), info).decode()

    assert "12 records: 6 pass, 1 review, 4 fail, 1 not checked" in written
    assert "exit 4 (incomplete: 1 row not checked)" in written


def test_counting_is_not_left_to_the_formats() -> None:
    results = a_batch()

    assert counted(results).as_dict()["records"] == len(results)


def test_importing_the_package_and_a_format_loads_nothing_slow() -> None:
    code = (
        "import sys, ddcheck.report_formats as formats\n"
        "formats.names()\n"
        "for name in ('plain', 'jsonl', 'terminal', 'xlsx', 'html'): formats.module(name)\n"
        "slow = {'rich', 'yaml', 'xlsxwriter', 'numpy', 'typer'} & set(sys.modules)\n"
        "assert not slow, slow\n"
    )

    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_package_offers_its_names_without_importing_them() -> None:
    code = (
        "import sys, ddcheck.report_formats as formats\n"
        "formats.names()\n"
        "found = [name for name in sys.modules if name.startswith('ddcheck.report_formats.')]\n"
        "assert not found, found\n"
    )

    subprocess.run([sys.executable, "-c", code], check=True)


def test_render_gives_bytes_for_text_and_workbooks() -> None:
    assert report_formats.render("plain", a_batch(), a_run()).endswith(b"\n")
    assert report_formats.render("xlsx", a_batch(), a_run()).startswith(b"PK")


@pytest.mark.parametrize("name", names())
def test_a_run_that_is_broken_off_leaves_nothing_open(name: str) -> None:
    out = io.BytesIO() if module(name).BINARY else io.StringIO()
    writer = module(name).begin(out, a_run())
    writer.add(a_failed_report())
    del writer
    gc.collect()
