"""Every format, byte for byte: one failing record, a passing one, and a batch, in both languages."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ddcheck.core.texts import Text
from ddcheck.report_formats import module, names, render
from report_formats.samples import a_batch, a_failed_report, a_passed_report, a_run, not_checked

if TYPE_CHECKING:
    from ddcheck.core.reports import Result
    from ddcheck.report_formats import RunInfo

GOLDEN = Path(__file__).parent.parent / "golden"
WAIVERS = (
    {
        "id": "W-0087",
        "status": "used",
        "rule": "cn-hub-route",
        "record": "SO-2026-0412",
        "expires": "2027-03-31",
        "reason": "The forwarder explained the hub.",
        "by": ["li.na", "m.roth"],
    },
    {"id": "W-0031", "status": "expiring", "rule": "cn-watch-list", "expires": "2026-11-29"},
)
CASES: dict[str, tuple[list[Result], RunInfo]] = {
    "fail-en": ([a_failed_report()], a_run(waivers=WAIVERS)),
    "fail-zh": ([a_failed_report()], a_run(waivers=WAIVERS, lang="zh")),
    "pass-en": ([a_passed_report()], a_run(exit_status=0, exit_reason="pass")),
    "batch-en": (
        a_batch(),
        a_run(
            exit_status=4,
            exit_reason="1 row not checked",
            notes=(Text("report-only: gate is off", "仅出报告：不作拦截（gate none）"),),
            inputs=({"path": "orders/day 1.yaml", "sha256": "77ab" * 16},),
        ),
    ),
    "not-checked-en": ([not_checked()], a_run(exit_status=4, exit_reason="incomplete")),
    "not-checked-zh": (
        [not_checked()],
        a_run(
            exit_status=4,
            exit_reason=Text("incomplete", "incomplete：1 条记录未检查"),
            notes=(Text("report-only: gate is off", "仅出报告：不作拦截（gate none）"),),
            lang="zh",
        ),
    ),
}


def files() -> list[tuple[str, str]]:
    return [(name, case) for name in names() for case in CASES]


TEXTS = [one for one in files() if one[0] != "xlsx"]


def path_of(name: str, case: str) -> Path:
    return GOLDEN / f"{name}.{case}{module(name).EXTENSION}"


@pytest.mark.parametrize(("name", "case"), TEXTS, ids=[f"{name}.{case}" for name, case in TEXTS])
def test_a_format_writes_what_it_wrote_before(
    name: str, case: str, request: pytest.FixtureRequest
) -> None:
    results, info = CASES[case]
    written = render(name, results, info)
    path = path_of(name, case)
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(written)

    assert written.decode() == path.read_bytes().decode(), "pytest --update-golden, and review it"


def test_a_workbook_holds_what_it_held_before(request: pytest.FixtureRequest) -> None:
    # The bytes of a workbook are those of a compressor; its sheets are compared instead.
    for case, (results, info) in CASES.items():
        with zipfile.ZipFile(io.BytesIO(render("xlsx", results, info))) as book:
            sheets = [
                f"{name}\n{book.read(name).decode().replace('><', '>' + chr(10) + '<')}\n"
                for name in sorted(book.namelist())
                if name.startswith("xl/worksheets/") or name == "docProps/core.xml"
            ]
        path = GOLDEN / f"xlsx.{case}.xml.txt"
        if request.config.getoption("--update-golden"):
            path.write_bytes("".join(sheets).encode())

        assert "".join(sheets) == path.read_bytes().decode()


def test_no_golden_file_is_left_over() -> None:
    expected = {path_of(name, case).name for name, case in TEXTS}
    expected |= {f"xlsx.{case}.xml.txt" for case in CASES}

    assert {path.name for path in GOLDEN.iterdir()} == expected


@pytest.mark.parametrize("name", names())
def test_the_same_results_give_the_same_bytes(name: str) -> None:
    results, info = CASES["batch-en"]

    assert render(name, results, info) == render(name, results, info)
