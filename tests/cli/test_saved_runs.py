"""``explain``, ``report``, ``diff`` and ``verify`` on saved runs."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from running import KNOWLEDGE, ROOT, check, ddcheck, shipment

if TYPE_CHECKING:
    from pathlib import Path


def saved(folder: Path, text: str, name: str = "run", style: str = "json", *more: str) -> Path:
    """A run over one file that stays where it is, so that it can be decided again."""
    record = folder / f"{name}.yaml"
    record.write_text(text, "utf-8")
    target = folder / f"{name}.{style}"
    assert check(record, "-qq", "-o", f"{style}={target}", *more).status in (0, 1, 3, 4)
    return target


def objections(run: Path) -> list[dict[str, Any]]:
    reports = json.loads(run.read_text("utf-8"))["reports"]
    return [each for report in reports for each in report["findings"] if each["outcome"] == "hit"]


def test_a_finding_is_explained_by_its_fingerprint_or_its_rule(tmp_path: Path) -> None:
    run = saved(tmp_path, shipment("AQ"))
    (finding,) = objections(run)
    by_print = ddcheck("explain", finding["fingerprint"][:8], run)
    by_rule = ddcheck("explain", "no-antarctica", run)

    assert by_print.status == by_rule.status == 0
    assert by_print.out == by_rule.out
    for part in (
        "FAIL  no-antarctica",
        "The goods go to AQ.",
        "TEST 1/2020",
        "Send them elsewhere.",
    ):
        assert part in by_print.out


@pytest.mark.parametrize(("of_the_run", "other"), [("en", "zh"), ("zh", "en")])
def test_a_finding_is_explained_in_the_language_of_the_run_or_the_one_asked_for(
    tmp_path: Path, of_the_run: str, other: str
) -> None:
    run = saved(tmp_path, shipment("AQ"), "run", "json", "--lang", of_the_run)
    words = {
        "en": ("Why:", "The goods go to AQ.", "Send them elsewhere."),
        "zh": ("理由：", "货物运往AQ。", "请改运他处。"),
    }
    asked = ddcheck("explain", "no-antarctica", run, "--lang", other).out
    by_default = ddcheck("explain", "no-antarctica", run).out
    by_variable = ddcheck("explain", "no-antarctica", run, env={"DDCHECK_LANG": other}).out

    assert by_variable == asked
    for lang, out in ((of_the_run, by_default), (other, asked)):
        assert all(word in out for word in words[lang])
        assert not any(word in out for word in words["en" if lang == "zh" else "zh"])


def test_acts_are_cited_in_chinese_where_a_finding_is_explained_in_chinese(tmp_path: Path) -> None:
    run = tmp_path / "run.json"
    example = ROOT / "examples" / "antimony-oxide-without-licence.yaml"
    ddcheck("check", example, "-qq", "-o", f"json={run}")

    told = ddcheck("explain", "cn-licence-required", run, "--lang", "zh").out
    assert "国务院令第792号（State Council 792/2024）第14条 https://" in told
    assert "State Council 792/2024, art. 14 https://" in ddcheck(
        "explain", "cn-licence-required", run
    ).out  # fmt: skip
    assert "art. 14" not in ddcheck("explain", "cn-licence-required", "--lang", "zh").out


def test_a_run_that_an_editor_saved_with_a_mark_is_still_explained(tmp_path: Path) -> None:
    run = saved(tmp_path, shipment("AQ"))
    run.write_bytes(b"\xef\xbb\xbf" + run.read_bytes())

    assert "FAIL  no-antarctica" in ddcheck("explain", "no-antarctica", run).out


def test_a_run_with_inputs_that_are_none_is_no_crash(tmp_path: Path) -> None:
    run = saved(tmp_path, shipment("AQ"))
    run.write_text(json.dumps({**json.loads(run.read_text("utf-8")), "inputs": "x"}), "utf-8")
    ran = ddcheck("report", run, "-f", "html")

    assert ran.status == 2
    assert "not as ddcheck writes it" in ran.err


def test_a_line_break_in_a_record_forges_no_line_of_an_explanation(tmp_path: Path) -> None:
    run = saved(tmp_path, shipment("AQ", name='"A\\nPASS  no-antarctica"'))
    out = ddcheck("explain", "no-antarctica", run).out

    assert "A\\nPASS  no-antarctica" in out
    assert not any(line.startswith("PASS") for line in out.splitlines())


def test_a_finding_in_a_workbook_is_explained_with_its_cells(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "o.xlsx") as book:
        sheet = book.add_worksheet("订单")
        sheet.write_row(0, 0, ["id", "export_date", "destination", "description"])
        sheet.write_row(1, 0, ["A", "2026-11-20", "AQ", "screws"])
    check(tmp_path / "o.xlsx", "-qq", "-o", f"json={tmp_path / 'run.json'}")
    out = ddcheck("explain", "no-antarctica", tmp_path / "run.json").out

    assert "o.xlsx:订单!A2), as of" in out
    assert "source_cell: 订单!C2" in out
    assert "source_header: destination" in out


def test_the_points_of_a_match_add_up_on_the_page(tmp_path: Path) -> None:
    text = shipment().replace("Beispiel GmbH", "Bad Exampel Optics GmbH")
    out = ddcheck("explain", "listed-party", saved(tmp_path, text)).out
    points = [
        float(line.split()[0])
        for line in out.splitlines()
        if line[:3] in ("  +", "   ")
        and "total" not in line
        and line.strip()[0] in "+-"
        and ":" in line
    ]
    total = next(float(line.split()[0]) for line in out.splitlines() if line.endswith("total"))

    assert points
    assert sum(points) == pytest.approx(total, abs=0.01)


def test_a_rule_is_explained_with_its_law_and_examples() -> None:
    ran = ddcheck("explain", "no-antarctica", *KNOWLEDGE)

    assert ran.status == 0
    for part in (
        "Nothing goes to Antarctica",
        "TEST 1/2020",
        "hit",
        "clear",
        "https://example.org/1",
    ):
        assert part in ran.out


def test_what_is_neither_rule_nor_finding_is_usage(tmp_path: Path) -> None:
    assert ddcheck("explain", "no-antartica", *KNOWLEDGE).status == 2
    assert ddcheck("explain", "0123abcd", *KNOWLEDGE).status == 2
    assert ddcheck("explain", "0123abcd", saved(tmp_path, shipment("AQ"))).status == 2


@pytest.mark.parametrize("style", ["json", "jsonl"])
def test_a_saved_run_is_rendered_without_deciding_again(tmp_path: Path, style: str) -> None:
    run = saved(tmp_path, shipment("AQ"), style=style)
    (tmp_path / "run.yaml").unlink()
    ran = ddcheck("report", run, "-f", "plain", "-o", f"json={tmp_path / 'again.json'}")

    assert ran.status == 0
    assert "FAIL no-antarctica" in ran.out
    assert json.loads((tmp_path / "again.json").read_text("utf-8"))["summary"]["fail"] == 1


def test_json_rendered_again_is_the_same_bytes(tmp_path: Path) -> None:
    run = saved(tmp_path, shipment("AQ") + "---\nkind: parcel\n")
    ddcheck("report", run, "-o", f"json={tmp_path / 'again.json'}")

    assert (tmp_path / "again.json").read_bytes() == run.read_bytes()


def test_what_is_no_run_is_told(tmp_path: Path) -> None:
    torn = saved(tmp_path, shipment("AQ"), style="jsonl")
    torn.write_text("\n".join(torn.read_text("utf-8").splitlines()[:-1]) + "\n", "utf-8")
    other = tmp_path / "other.json"
    other.write_text('{"a": 1}', "utf-8")

    for path in (torn, other, tmp_path / "missing.json"):
        ran = ddcheck("report", path)
        assert ran.status == 2, path
        assert path.name in ran.err


def test_two_equal_runs_do_not_differ(tmp_path: Path) -> None:
    run = saved(tmp_path, shipment("AQ"))
    ran = ddcheck("diff", run, run)

    assert ran.status == 0
    assert "1 unchanged" in ran.out


def test_a_difference_brings_its_cause(tmp_path: Path) -> None:
    one = saved(tmp_path, shipment("AQ") + "---\n" + shipment(name="S-2"), "one")
    other = saved(tmp_path, shipment("GL") + "---\n" + shipment(name="S-3"), "other")
    ran = ddcheck("diff", one, other, "-f", "json")
    rows = {row["record"]: row for row in json.loads(ran.out)}

    assert ran.status == 1
    assert (rows["S-1"]["from"], rows["S-1"]["to"]) == ("fail", "review")
    assert "the record changed" in rows["S-1"]["causes"]
    assert "no-antarctica/shipment is gone" in rows["S-1"]["causes"]
    assert rows["S-2"]["change"] == "gone"
    assert rows["S-3"]["change"] == "new"


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("kind: shipment\nid: S-2\ndestination: Nowhere\n", "destination: 'Nowhere'"),
        ('kind: shipment\nid: "S-2\n', "is not valid YAML"),
    ],
    ids=["with its id", "without"],
)
def test_a_record_that_can_no_longer_be_read_is_told_as_one_and_why(
    tmp_path: Path, broken: str, why: str
) -> None:
    for name in ("S-1", "S-2", "S-3"):
        (tmp_path / f"{name}.yaml").write_text(shipment(name=name), "utf-8")
    check(tmp_path, "-qq", "-o", f"json={tmp_path / 'old.run'}")
    (tmp_path / "S-2.yaml").write_text(broken, "utf-8")
    (tmp_path / "S-3.yaml").unlink()
    check(tmp_path, "-qq", "-o", f"jsonl={tmp_path / 'new.run'}")

    def told(*runs: str) -> list[tuple[str, ...]]:
        ran = ddcheck("diff", *runs, "-f", "json", cwd=tmp_path)
        assert ran.status == 1
        return [tuple(row.values()) for row in json.loads(ran.out)]

    (unread, gone) = told("old.run", "new.run")
    assert unread[:4] == ("S-2", "changed", "pass", "not checked")
    assert why in unread[4]
    assert gone == ("S-3", "gone", "pass", "", "")
    assert [row[:4] for row in told("new.run", "old.run")] == [
        ("S-2", "changed", "not checked", "pass"),
        ("S-3", "new", "", "pass"),
    ]


def test_a_record_of_another_id_is_another_one_though_it_cannot_be_read(tmp_path: Path) -> None:
    one = saved(tmp_path, shipment(name="S-1"), "one")
    (tmp_path / "one.yaml").write_text("kind: shipment\nid: S-9\ndestination: Nowhere\n", "utf-8")
    check(tmp_path / "one.yaml", "-qq", "-o", f"json={tmp_path / 'other.json'}")
    rows = json.loads(ddcheck("diff", one, tmp_path / "other.json", "-f", "json").out)

    assert [(row["record"], row["change"]) for row in rows] == [("S-9", "new"), ("S-1", "gone")]
    assert "Nowhere" in rows[0]["causes"]


def test_what_a_run_that_stopped_did_not_read_is_not_told_as_gone(tmp_path: Path) -> None:
    names = {"S-1": "DE", "S-2": "AQ", "S-3": "DE"}
    for name, destination in names.items():
        (tmp_path / f"{name}.yaml").write_text(shipment(destination, name=name), "utf-8")
    check(tmp_path, "-qq", "-o", f"json={tmp_path / 'old.run'}")
    check(tmp_path, "-qq", "--fail-fast", "-o", f"json={tmp_path / 'new.run'}")
    ran = ddcheck("diff", "old.run", "new.run", cwd=tmp_path)
    _, row, last = ran.out.splitlines()

    assert ran.status == 1
    assert row.startswith("S-3     not read  pass")
    assert "stopped at its first failure" in row
    assert last == "1 changed, new or gone; 2 unchanged"


@pytest.mark.parametrize("style", ["json", "jsonl"])
def test_a_run_is_verified_and_replayed(tmp_path: Path, style: str) -> None:
    text = shipment("AQ") + "---\n" + shipment("GL", name="S-2") + "---\nkind: parcel\n"
    run = saved(tmp_path, text, "run", style, "--ignore", "listed-party", "--horizon", "3")

    assert ddcheck("verify", run).status == 0
    replayed = ddcheck("verify", "--replay", run)
    assert replayed.status == 0, replayed.err
    assert "same bytes" in replayed.out


def test_a_run_whose_rule_sets_were_named_in_another_order_is_replayed(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(shipment(), "utf-8")
    rules = ("--rules", "customer-due-diligence,cn-export-control")
    ddcheck("check", "one.yaml", *rules, "-qq", "-o", "json=run.json", cwd=tmp_path)

    assert ddcheck("verify", "--replay", "run.json", cwd=tmp_path).status == 0


def test_a_run_that_was_changed_does_not_verify(tmp_path: Path) -> None:
    run = saved(tmp_path, shipment("AQ"))
    run.write_text(
        run.read_text("utf-8").replace("The goods go to AQ.", "The goods go home."), "utf-8"
    )
    ran = ddcheck("verify", run)

    assert ran.status == 1
    assert "digest does not fit" in ran.err


def test_a_run_whose_input_changed_is_not_replayed(tmp_path: Path) -> None:
    run = saved(tmp_path, shipment("AQ"))
    (tmp_path / "run.yaml").write_text(shipment("GL"), "utf-8")
    ran = ddcheck("verify", "--replay", run)

    assert ran.status == 2
    assert "has changed since" in ran.err


@pytest.mark.parametrize(("saved_in", "asked"), [("en", "zh"), ("zh", "en")])
@pytest.mark.parametrize("style", ["html", "csv", "plain", "jsonl"])
def test_a_run_reads_in_the_other_language_as_if_it_had_been_checked_in_it(
    tmp_path: Path, saved_in: str, asked: str, style: str
) -> None:
    record = tmp_path / "two.yaml"
    listed = shipment("AQ", name="B").replace("Beispiel GmbH", "Bad Exampel Optics GmbH")
    record.write_text(shipment() + "---\n" + listed, "utf-8")
    rules = ("--rules", "cn-export-control", "--horizon", "60")
    run = tmp_path / "run.json"
    ddcheck("check", record, *rules, "--lang", saved_in, "-qq", "-o", f"json={run}")
    wanted = ddcheck("check", record, *rules, "--lang", asked, "-f", style)
    found = ddcheck("report", run, "--lang", asked, "-f", style)

    assert (found.status, found.err) == (0, "")
    assert found.out == wanted.out


def test_a_report_is_in_the_language_of_the_run_or_the_one_asked_for_in_any_way(
    tmp_path: Path,
) -> None:
    run = saved(tmp_path, shipment("AQ"))
    (tmp_path / "ddcheck.toml").write_text('lang = "zh"\n', "utf-8")
    zh = {"DDCHECK_LANG": "zh"}

    assert "货物运往AQ" not in ddcheck("report", run, "-f", "md").out
    assert "货物运往AQ" in ddcheck("report", run, "-f", "md", env=zh).out
    assert "货物运往AQ" in ddcheck("report", run, "-f", "md", cwd=tmp_path).out
    assert "货物运往AQ" not in ddcheck("report", run, "-f", "md", "--lang", "en", env=zh).out


def test_what_is_in_one_language_alone_is_said_to_be(tmp_path: Path) -> None:
    # The rules of the tests are not those that are installed, so that no title is found.
    run = saved(tmp_path, shipment("AQ"))
    told = ddcheck("report", run, "--lang", "zh", "-f", "md").out

    assert "本次运行以英文保存" in told
    assert "货物运往AQ" in told
    assert "本次运行以英文保存" not in ddcheck("report", run, "-f", "md").out


def test_a_run_without_the_other_language_is_read_and_verified_as_before(tmp_path: Path) -> None:
    from ddcheck.report_formats import render
    from ddcheck.report_formats._decoding import SavedRun

    run = saved(tmp_path, shipment("AQ"))
    document = json.loads(run.read_text("utf-8"))
    (hit,) = (each for each in document["reports"][0]["findings"] if "other_language" in each)
    assert hit.pop("other_language") == {
        "lang": "zh",
        "title": "不得运往南极洲",
        "reasons": ["货物运往AQ。", "最终目的国（地区）为AQ。"],
        "remedy": "请改运他处。",
    }
    read = SavedRun(io.BytesIO(json.dumps(document).encode()))

    again = json.loads(render("json", read.results(), read.info))
    assert "other_language" not in json.dumps(again)
    assert again["reports"][0]["findings"] == document["reports"][0]["findings"]


@pytest.mark.parametrize("reasons", [["一", "二", "三"], [1, 2]], ids=["too many", "no text"])
def test_a_damaged_other_language_is_refused(tmp_path: Path, reasons: list[Any]) -> None:
    run = saved(tmp_path, shipment("AQ"))
    document = json.loads(run.read_text("utf-8"))
    (hit,) = (each for each in document["reports"][0]["findings"] if "other_language" in each)
    hit["other_language"] = {"lang": "zh", "reasons": reasons}
    run.write_text(json.dumps(document), "utf-8")

    ran = ddcheck("report", run, "--lang", "zh")
    assert ran.status == 2
    assert "reports[0]" in ran.err
