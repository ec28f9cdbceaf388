"""The fifteen points by which the gate is accepted: each a test here, or the tests elsewhere that make it."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from ddcheck import parse_record, report_formats
from running import KNOWLEDGE, ROOT, SMALL, ddcheck

if TYPE_CHECKING:
    from pathlib import Path

EXIT, CHECK = "cli/test_exit_statuses.py", "cli/test_check.py"
GATES, SARIF, JUNIT = (
    "cli/test_gates.py",
    "report_formats/test_sarif.py",
    "report_formats/test_junit.py",
)
MADE_BY: dict[int, tuple[tuple[str, str], ...]] = {
    1: (
        (EXIT, "test_what_cannot_be_meant_is_usage"),
        (EXIT, "test_a_file_that_is_not_there_is_incomplete_and_the_others_are_decided"),
        (EXIT, "test_no_record_is_empty"),
        (EXIT, "test_a_list_that_is_not_there_is_a_data_guard"),
        (EXIT, "test_a_damaged_list_stops_everything"),
        (EXIT, "test_a_stale_list_is_a_data_guard_unless_it_is_allowed_with_a_reason"),
        (EXIT, "test_a_closed_pipe_is_quiet"),
        (EXIT, "test_a_signal_has_its_status_and_leaves_no_half_report"),
        (EXIT, "test_an_unexpected_exception_is_a_bug_in_one_line_with_a_file"),
        (GATES, "test_an_expired_waiver_covers_nothing_and_is_told"),
    ),
    2: (
        (EXIT, "test_the_format_does_not_change_the_status"),
        (EXIT, "test_a_gate_masks_nothing_but_verdicts"),
    ),
    3: (("record_formats/test_yaml.py", "test_text_is_not_turned_into_other_values"),),
    4: (
        ("reading/test_decoding.py", "test_any_bytes_are_text_or_a_refusal"),
        ("record_formats/test_csv.py", "test_the_encoding_is_declared_and_never_guessed"),
    ),
    5: (("report_formats/test_formats.py", "test_hostile_text_is_written"),),
    6: (("engines/test_deciding.py", "test_the_number_of_processes_changes_no_byte"),),
    7: (
        (SARIF, "test_a_run_is_valid"),
        (SARIF, "test_a_waived_finding_is_suppressed_in_full_and_absent_on_github"),
        (SARIF, "test_more_results_than_github_keeps_become_one_a_question"),
    ),
    8: (
        (JUNIT, "test_no_two_cases_share_a_name"),
        (JUNIT, "test_hostile_text_leaves_it_well_formed"),
    ),
    9: (
        (
            "record_formats/test_csv.py",
            "test_the_line_is_the_first_line_of_a_row_with_line_breaks_in_quotes",
        ),
        ("record_formats/test_xlsx.py", "test_cells_have_names_and_dates_are_days"),
    ),
    10: (
        (GATES, "test_a_waiver_lapses_when_the_party_changes"),
        (GATES, "test_a_waiver_lapses_when_the_list_entry_changes"),
        (GATES, "test_a_change_cannot_waive_itself"),
        ("core/test_waivers.py", "test_every_waiver_is_listed_with_what_became_of_it"),
    ),
    12: ((CHECK, "test_checking_opens_no_socket"),),
    13: ((CHECK, "test_a_console_that_lacks_characters_stops_nothing"),),
    14: (("test_start_up.py", "test_a_start_loads_no_more_modules_than_it_did"),),
}
"""Point to the tests that make it; the others, and more of these, are made below.

Point 11, that a night's re-screening comes to what a full one comes to, belongs to ``rescreen``.
"""

SHIPMENT: dict[str, Any] = {
    "kind": "shipment",
    "id": "SO-1",
    "export_date": "2026-11-20",
    "destination": "DE",
    "parties": [{"role": "end_user", "name": "Beispiel GmbH", "country": "DE"}],
    "items": [{"line": "1", "description": "solder paste", "hs_code": "3810100000"}],
}
HOSTILE = (
    "[/x]",
    "=1+1",
    "::error::x",
    "esc\x1b[31m",
    "nul\x00",
    "rtl\u202eexe",
    "<script>alert(1)</script>",
)


@pytest.mark.parametrize(
    ("point", "file", "name"),
    [(point, file, name) for point, tests in MADE_BY.items() for file, name in tests],
)
def test_a_point_is_made_where_it_says(point: int, file: str, name: str) -> None:
    text = (ROOT / "tests" / file).read_text("utf-8")

    assert re.search(rf"^def {name}\(", text, re.MULTILINE), f"point {point}"


# 3


@pytest.mark.parametrize(
    "text",
    ["NO", "3E001", "2504.10", "010121", "1.10", "12:30:45", "2026-11-23", "123456789012345678",
     "Null", "~", "0x1F", "1e5", "yes", "0o17", ".inf"],
)  # fmt: skip
def test_3_text_comes_out_of_yaml_as_it_stands(text: str) -> None:
    record = parse_record(f"kind: customer\nname: {text}\nproducts: [{text}]\n")

    assert record.name == text  # type: ignore[union-attr]
    assert record.products == (text,)  # type: ignore[union-attr]


def test_3_a_country_and_a_code_keep_their_letters_and_zeros() -> None:
    record = parse_record(
        "kind: shipment\ndestination: NO\nitems: [{hs_code: 010121, control_code: 3E001}]\n"
    )

    assert record.destination == "NO"  # type: ignore[union-attr]
    assert record.items[0].hs_code == "010121"  # type: ignore[union-attr]
    assert record.items[0].control_code == "3E001"  # type: ignore[union-attr]


# 4


@pytest.mark.parametrize(
    ("encoding", "declared", "name"),
    [
        ("gb18030", "gb18030", "样例光电有限公司"),
        ("big5", "big5", "範例光電有限公司"),
        ("shift_jis", "shift_jis", "サンプル光電株式会社"),
        ("utf-16", None, "样例光电有限公司"),
        ("utf-8-sig", None, "样例光电有限公司"),
    ],
)
def test_4_a_file_is_read_as_declared_or_not_at_all(
    tmp_path: Path, encoding: str, declared: str | None, name: str
) -> None:
    path = tmp_path / "customers.csv"
    path.write_bytes(f"id,name,country\nC-1,{name},CN\n".encode(encoding))
    flags = () if declared is None else ("--encoding", declared)
    ran = ddcheck("check", path, *KNOWLEDGE, "--kind", "customer", "-f", "json", *flags)
    said = json.loads(ran.out)

    assert said["reports"][0]["subject"]["label"] == name
    if declared is not None:
        refused = ddcheck("check", path, *KNOWLEDGE, "--kind", "customer", "-f", "json")
        assert refused.status == 4
        assert not json.loads(refused.out)["reports"]


# 5


@pytest.mark.parametrize("style", report_formats.names())
def test_5_hostile_names_do_no_harm_and_change_no_status(tmp_path: Path, style: str) -> None:
    party = {"role": "buyer", "country": "DE"}
    records = [
        {**SHIPMENT, "id": name, "parties": [*SHIPMENT["parties"], {**party, "name": name}]}
        for name in HOSTILE
    ]
    path = tmp_path / "orders.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), "utf-8")
    target = tmp_path / "report"
    ran = ddcheck("check", path, *KNOWLEDGE, "-qq", "-o", f"{style}={target}", "--show-names")
    written = target.read_bytes()

    assert ran.status == ddcheck("check", path, *KNOWLEDGE, "-qq").status
    assert b"\x1b" not in written or style == "xlsx"
    assert b"<script>" not in written.replace(b"&lt;script>", b"") or style not in ("html", "md")


# 6


def test_6_the_same_bytes_whatever_the_jobs_the_locale_the_seed_and_the_clock(
    tmp_path: Path,
) -> None:
    path = tmp_path / "orders.jsonl"
    path.write_text(
        "\n".join(json.dumps({**SHIPMENT, "id": f"SO-{number}"}) for number in range(30)), "utf-8"
    )
    found = set()
    for jobs, environment in (
        ("1", {"LANG": "C", "PYTHONHASHSEED": "1", "TZ": "UTC"}),
        ("8", {"LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati"}),
    ):
        for style in ("json", "csv", "md", "plain"):
            target = tmp_path / f"{style}.{jobs}"
            ddcheck(
                "check", path, *KNOWLEDGE, "-qq", "--jobs", jobs, "-o", f"{style}={target}",
                env=environment,
            )  # fmt: skip
            found.add((style, target.read_bytes()))

    assert len(found) == 4


# 9


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.csv", 'id,name,country\nC-1,"two\nlines",DE\nC-2,Acme,Germany\n', "a.csv:4"),
        ("a.yaml", "- {kind: customer, id: C-1, name: A}\n- {kind: customer, country: Germany}\n", "a.yaml:2"),
        ("a.jsonl", '{"kind": "customer", "name": "A"}\n{"kind": "customer", "country": "Germany"}\n', "a.jsonl:2"),
        ("a.json", '[\n {"kind": "customer", "name": "A"},\n {"kind": "customer",\n  "country": "Germany"}]', "a.json:4"),
    ],
)  # fmt: skip
def test_9_a_problem_stands_where_it_is(tmp_path: Path, name: str, text: str, place: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    ran = ddcheck("check", name, *KNOWLEDGE, "--kind", "customer", cwd=tmp_path)

    assert ran.status == 4
    assert f"{place}: country: " in ran.err
    assert f"{place}: NOT CHECKED" in ran.out


# 15


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: no-antarctica", "id: no-antartica"),
        ("shipment.destination: AQ", "shipment.destinaton: AQ"),
        ("shipment.destination: AQ", "shipment.destination: {is_not: AQ}"),
        ("shipment.destination: AQ", "shipment.destination: GL"),
    ],
    ids=["name", "field", "operator", "value"],
)
def test_15_a_broken_rule_turns_its_test_red(tmp_path: Path, old: str, new: str) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(SMALL / "rules", rules)
    path = rules / "small" / "no-antarctica.yaml"
    text = path.read_text("utf-8")
    assert old in text
    flags = ("test", "no-", "--rules-dir", rules, *KNOWLEDGE[2:])
    assert ddcheck(*flags).status == 0
    path.write_text(text.replace(old, new), "utf-8")

    assert ddcheck(*flags).status in (1, 2)


def test_15_a_rule_that_stopped_applying_turns_its_test_red(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(SMALL / "rules", rules)
    path = rules / "small" / "no-antarctica.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"^applies_to: .*$", "applies_to: customer", text, flags=re.MULTILINE))

    assert ddcheck("test", "no-", "--rules-dir", rules, *KNOWLEDGE[2:]).status in (1, 2)
