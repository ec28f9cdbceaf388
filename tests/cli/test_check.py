"""``ddcheck check``: what is read, as of which day, and where the reports go."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from running import SMALL, Ran, check, ddcheck, shipment

if TYPE_CHECKING:
    from pathlib import Path


def run_of(ran: Ran) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_as_of_comes_from_the_flag_then_from_the_record() -> None:
    stated = run_of(check("-", "-f", "json", stdin=shipment()))
    asked = run_of(check("-", "-f", "json", "--as-of", "2026-01-02", stdin=shipment()))

    assert stated["reports"][0]["as_of"] == "2026-11-20"
    assert asked["reports"][0]["as_of"] == "2026-01-02"


@pytest.mark.parametrize("arguments", [(), ("--horizon", "90"), ("--horizon", "99999999")])
def test_the_last_day_there_is_means_without_an_end(arguments: tuple[str, ...]) -> None:
    text = shipment(documents="[{type: export_licence, valid_until: 9999-12-31}]")
    for record in (text, shipment().replace("2026-11-20", "9999-12-31")):
        ran = ddcheck("check", "-", "-q", *arguments, stdin=record)

        assert "crashed" not in ran.out
        assert ran.status in (0, 1, 3)


def test_without_either_day_it_is_today_in_the_time_zone() -> None:
    text = shipment().replace("export_date: 2026-11-20\n", "")
    # The farthest zones are a day apart for most of the day, and never the wrong way round.
    east = run_of(
        check("-", "-f", "json", stdin=text, env={"DDCHECK_TIMEZONE": "Pacific/Kiritimati"})
    )
    west = run_of(
        check("-", "-f", "json", stdin=text, env={"DDCHECK_TIMEZONE": "Pacific/Pago_Pago"})
    )

    assert east["reports"][0]["as_of"] > west["reports"][0]["as_of"]


def test_many_files_and_documents_are_decided_in_order(tmp_path: Path) -> None:
    (tmp_path / "two.yaml").write_text(shipment(name="A") + "---\n" + shipment(name="B"), "utf-8")
    (tmp_path / "one.json").write_text(
        json.dumps({"kind": "customer", "id": "C", "name": "X"}), "utf-8"
    )
    run = run_of(check(tmp_path / "two.yaml", tmp_path / "one.json", "-f", "json"))

    assert [report["record"]["id"] for report in run["reports"]] == ["A", "B", "C"]
    assert [report["record"]["line"] for report in run["reports"]] == [1, 8, 1]


def test_a_directory_stands_for_its_records_sorted(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    for path, name in (
        (tmp_path / "b.yaml", "B"),
        (tmp_path / "a.yaml", "A"),
        (inner / "c.yaml", "C"),
    ):
        path.write_text(shipment(name=name), "utf-8")
    (tmp_path / ".hidden.yaml").write_text("nonsense: [", "utf-8")
    (tmp_path / "notes.txt").write_text("nonsense: [", "utf-8")
    ran = check(tmp_path, "-f", "json")

    assert [report["record"]["id"] for report in run_of(ran)["reports"]] == ["A", "B", "C"]
    assert (
        f"note: {tmp_path}: not read, for no record has such an extension: notes.txt\n" in ran.err
    )


def test_a_file_that_is_named_twice_is_read_once_and_told(tmp_path: Path) -> None:
    orders = tmp_path / "orders"
    orders.mkdir()
    (orders / "a.yaml").write_text(shipment(), encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(orders / "a.yaml")
    ran = check(orders, orders / "a.yaml", tmp_path / "link.yaml", "-f", "json")
    found = run_of(ran)

    assert found["summary"]["records"] == 1
    assert len(found["inputs"]) == 1
    assert f"{orders / 'a.yaml'}: is named more than once; read once" in ran.err
    assert any("link.yaml: is named more than once" in note for note in found["run"]["notes"])


def test_standard_input_may_be_given_a_name() -> None:
    run = run_of(check("-", "-f", "json", "--stdin-name", "erp/orders.yaml", stdin=shipment()))

    assert run["reports"][0]["record"]["source"] == "erp/orders.yaml"


def test_several_reports_are_written_at_once(tmp_path: Path) -> None:
    targets = {"json": tmp_path / "run.json", "jsonl": tmp_path / "run.jsonl"}
    ran = check(
        "-",
        *(part for name, path in targets.items() for part in ("-o", f"{name}={path}")),
        stdin=shipment("AQ"),
    )

    assert ran.status == 1
    assert "FAIL no-antarctica" in ran.out
    assert json.loads(targets["json"].read_text("utf-8"))["summary"]["fail"] == 1
    assert json.loads(targets["jsonl"].read_text("utf-8").splitlines()[-1])["type"] == "end"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["run.json", "run.jsonl"]


def test_a_report_that_cannot_be_written_is_told_before_anything_is_decided(tmp_path: Path) -> None:
    ran = check("-", "-o", f"json={tmp_path / 'no' / 'run.json'}", stdin=shipment())

    assert ran.status == 2
    assert "no directory" in ran.err
    assert ran.out == ""


def test_standard_output_may_be_one_of_the_targets(tmp_path: Path) -> None:
    ran = check("-", "-o", "json=-", stdin=shipment())

    assert run_of(ran)["summary"]["pass"] == 1
    assert check("-", "-o", "json=-", "-f", "plain", stdin=shipment()).status == 2


def test_two_reports_do_not_share_a_path(tmp_path: Path) -> None:
    target = tmp_path / "x"
    ran = check("-", "-o", f"json={target}", "-o", f"jsonl={target}", stdin=shipment())

    assert ran.status == 2


def test_quiet_leaves_the_verdicts_and_then_nothing() -> None:
    loud, quiet, silent = (
        check("-", *flags, stdin=shipment("AQ")) for flags in ([], ["-q"], ["-qq"])
    )

    assert "FAIL no-antarctica" in loud.out
    assert "1 fail" in quiet.out
    assert "The goods go to" not in quiet.out
    assert silent.out == silent.err == ""
    assert loud.status == quiet.status == silent.status == 1


def test_verbose_shows_the_rules_that_do_not_object() -> None:
    assert "ask-greenland" in check("-", "-v", stdin=shipment("AQ")).out


def test_select_and_ignore_choose_rules() -> None:
    assert check("-", "--select", "ask-*", stdin=shipment("AQ")).status == 0
    assert check("-", "--ignore", "no-antarctica", stdin=shipment("AQ")).status == 0
    assert check("-", "--ignore", "no-antarctica", stdin=shipment("GL")).status == 3


def test_one_more_list_counts(tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    text = (SMALL / "lists" / "entities" / "small-list.yaml").read_text("utf-8")
    more.write_text(
        text.replace("small-list", "more").replace("Bad Example Optics", "Beispiel"), "utf-8"
    )
    ran = check("-", "--list", more, "-f", "json", stdin=shipment())

    assert ran.status == 1
    assert [each["id"] for each in run_of(ran)["reports"][0]["lists"]][:2] == ["small-list", "more"]


def test_fail_fast_stops_and_says_that_not_all_was_decided() -> None:
    text = "---\n".join((shipment("AQ", name="A"), shipment(name="B"), shipment(name="C")))
    last = check("-", "--fail-fast", stdin=shipment("AQ"))
    first = check("-", "--fail-fast", "-f", "json", stdin=text)

    assert last.status == 1
    assert first.status == 4
    assert run_of(first)["summary"]["records"] == 1


def test_the_report_speaks_chinese_on_request() -> None:
    ran = check("-", "--lang", "zh", stdin=shipment("AQ"))

    assert "货物运往AQ" in ran.out


def test_names_of_parties_with_markup_and_escapes_do_no_harm(tmp_path: Path) -> None:
    hostile = '"[/x] [red]=1+1 \\e[2J ::error:: \\u202e <script>"'
    text = shipment("AQ").replace("Beispiel GmbH", hostile)
    for style in ("plain", "terminal"):
        ran = check("-", "-f", style, stdin=text)
        assert ran.status == 1
        assert "\x1b[2J" not in ran.out


@pytest.mark.parametrize("encoding", ["gbk", "cp1252", "ascii"])
@pytest.mark.parametrize("style", ["terminal", "plain", "json"])
def test_a_console_that_lacks_characters_stops_nothing(encoding: str, style: str) -> None:
    text = shipment("AQ").replace("Beispiel GmbH", "样例 Ōsaka 𠮷")
    ran = check("-", "-f", style, "--lang", "zh", stdin=text, env={"PYTHONIOENCODING": encoding})

    assert ran.status == 1


def test_the_same_input_gives_the_same_bytes() -> None:
    one = check("-", "-f", "json", stdin=shipment("AQ"), env={"PYTHONHASHSEED": "1", "LANG": "C"})
    other = check(
        "-",
        "-f",
        "json",
        stdin=shipment("AQ"),
        env={"PYTHONHASHSEED": "2", "LANG": "zh_CN.UTF-8", "TZ": "UTC"},
    )

    assert one.out == other.out


def test_a_summary_is_added_to_what_is_there(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    ran = check("-", stdin=shipment("AQ"), env={"GITHUB_STEP_SUMMARY": str(summary)})

    assert ran.status == 1
    text = summary.read_text("utf-8")
    assert text.startswith("before\n")
    assert "no-antarctica" in text


def test_checking_opens_no_socket(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import socket\n"
        "def refuse(*a, **k): raise RuntimeError('a socket was opened')\n"
        "socket.socket = refuse\n",
        "utf-8",
    )
    ran = check("-", stdin=shipment("AQ"), env={"PYTHONPATH": str(tmp_path)})

    assert ran.status == 1
    assert "socket" not in ran.err + ran.out


def test_in_github_actions_no_name_becomes_a_workflow_command() -> None:
    text = shipment("AQ").replace("Beispiel GmbH", '"::error::x"')
    lines = check("-", stdin=text, env={"GITHUB_ACTIONS": "true"}).out.splitlines()
    stop, token = lines[0].rsplit("::", 1)

    assert stop == "::stop-commands"
    assert len(token) == 32
    assert lines[-1] == f"::{token}::"
    assert len(lines) > 3


def test_quiet_shortens_standard_output_and_no_file(tmp_path: Path) -> None:
    page, table = tmp_path / "run.html", tmp_path / "run.csv"

    ran = check("-", "-q", "-o", f"html={page}", "-o", f"csv={table}", stdin=shipment("GL"))

    rule = "ask-greenland"
    assert rule not in ran.out
    assert rule in page.read_text("utf-8")
    assert table.read_bytes().startswith(b"\xef\xbb\xbf"), "Excel needs the mark"


def test_lists_of_one_id_are_refused_for_one_would_stand_in_for_the_other(tmp_path: Path) -> None:
    paths = []
    for folder, name in (("a", "Alpha Zebra"), ("b", "Beispiel GmbH")):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "list.csv")
        paths[-1].write_text(f"name\n{name}\n", "utf-8")
    lists = [part for path in paths for part in ("--list", str(path))]

    for ran in (
        check("-", *lists, stdin=shipment()),
        ddcheck("screen", "Beispiel GmbH", *lists, "--lists-dir", SMALL / "lists"),
        ddcheck("screen", "Beispiel GmbH", *lists, "--only-list"),
    ):
        assert ran.status == 2
        assert "the list 'list' is there twice" in ran.err


def test_a_list_that_names_no_measure_there_is_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        "id: own\ntitle: {en: Own, zh: 自有}\npublisher: us\nedition: 2026-01-01\n"
        "entries:\n- {id: a, name: Beispiel GmbH, measure: act-of-nowhere}\n",
        "utf-8",
    )
    for ran in (
        check("-", "--list", path, stdin=shipment()),
        ddcheck("screen", "X", "--list", path, "--lists-dir", SMALL / "lists"),
        ddcheck("lists", "lint", path, "--lists-dir", SMALL / "lists"),
    ):
        assert ran.status != 0
        assert "entries[0].measure: no such measure: 'act-of-nowhere'" in ran.err + ran.out


@pytest.mark.parametrize(
    "party",
    [
        "{role: end_user, country: DE, name: NAME}",
        "{role: end_user, country: DE, name: Beispiel GmbH, names: [NAME]}",
        "{role: end_user, country: DE, name: Beispiel GmbH, owners: [{name: NAME, share: 60}]}",
    ],
)
def test_a_text_in_the_place_of_a_name_refuses_its_record(party: str) -> None:
    said = party.replace("NAME", ("Example Turbine Works " * 50).strip())
    record = f"kind: shipment\nid: S\nexport_date: 2026-11-20\nparties: [{said}]\n"
    ran = ddcheck("check", "-", stdin=record)

    assert ran.status == 4
    assert "has 1099 characters, and a name has 1000 at most; write the name alone" in ran.err


def test_screen_says_of_a_text_in_the_place_of_a_name_that_it_is_unknown() -> None:
    ran = ddcheck("screen", "Rheinmetall AG " * 70)

    assert ran.status == 3
    assert "unknown: the name has more than 1000 characters" in ran.out
