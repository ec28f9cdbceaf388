"""Waivers, baseline and lock at the gate, as a person meets them."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from running import ddcheck

if TYPE_CHECKING:
    from pathlib import Path

ORDER = """\
kind: shipment
id: SO-1
export_date: 2026-11-20
mode: sea
origin: CN
destination: DE
parties:
  - {role: exporter, name: Example Garments Co., country: CN, type: organization}
  - {role: end_user, name: Rheinmetal AG, country: DE, address: Musterweg 1 Bonn, type: organization,
     business: sells clothes}
items:
  - {line: 1, description: "T-shirts, knitted, cotton", declared_name: T-shirts, hs_code: "6109100022",
     quantity: 5000, unit: piece, end_use: resale}
end_use: resale
declarations: {military_use: false, wmd_use: false}
"""
RULES = ("--select", "cn-listed-export-control")
DAY = ("--as-of", "2026-11-20")


class Desk:
    """A directory with an order whose end user has a listed party's name, but for a letter."""

    def __init__(self, path: Path) -> None:
        self.path = path
        (path / "order.yaml").write_text(ORDER, "utf-8")

    def run(self, *arguments: str) -> tuple[int, str, str]:
        ran = ddcheck(*arguments, cwd=self.path)
        return ran.status, ran.out, ran.err

    def check(self, *flags: str) -> tuple[int, dict[str, Any]]:
        status, out, err = self.run("check", "order.yaml", *RULES, *DAY, "-f", "json", *flags)
        assert out, err
        return status, json.loads(out)

    def waive(self, *flags: str, by: tuple[str, ...] = ("li.na", "m.roth")) -> tuple[int, str, str]:
        """Answer for the one open finding, from a saved run."""
        _, run = self.check()
        (self.path / "run.json").write_text(json.dumps(run), "utf-8")
        self.run("check", "order.yaml", *RULES, *DAY, "-qq", "-o", "json=run.json")
        (finding,) = [f for f in run["reports"][0]["findings"] if f["verdict"] != "pass"]
        return self.run(
            "waivers", "add", "run.json", finding["fingerprint"], "--kind", "false-positive",
            "--reason", "Another company: number and address checked", "--expires", "2027-03-31",
            *DAY, *(part for name in by for part in ("--by", name)), *flags,
        )  # fmt: skip

    def edit(self, old: str, new: str) -> None:
        path = self.path / "order.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


WAIVERS = ("--waivers", "waivers.yaml")


def test_a_near_name_is_reviewed_answered_for_and_passes(desk: Desk) -> None:
    assert desk.check()[0] == 3
    assert desk.waive()[0] == 0

    status, run = desk.check(*WAIVERS)
    (finding,) = [f for f in run["reports"][0]["findings"] if f["outcome"] == "waived"]

    assert status == 0
    assert (finding["verdict"], finding["waiver"], finding["evidence"]["waived"]) == (
        "pass",
        "W-0001",
        "review",
    )
    assert [(row["id"], row["status"]) for row in run["waivers"]] == [("W-0001", "used")]
    assert "waivers waivers.yaml: 1 waiver, sha256:" in run["run"]["notes"][0]
    assert desk.check(*WAIVERS, "--no-across")[0] == 0


@pytest.mark.parametrize("flags", [(), ("--this-record",)])
def test_a_line_calls_what_a_waiver_is_bound_to_by_its_name(
    desk: Desk, flags: tuple[str, ...]
) -> None:
    assert desk.waive(*flags)[0] == 0
    asked = ("check", "order.yaml", *RULES, *DAY, *WAIVERS, "--show", "all", "-f", "plain")
    lines = desk.run(*asked)[1].splitlines()
    (found,) = [line for line in lines if ": WAIVED " in line]
    (waiver,) = [line for line in lines if line.startswith("waiver W-0001: used")]

    assert "record=" not in waiver
    if flags:
        assert found.split()[-1].startswith("fp=")
        assert found.split()[-1] in waiver.split()
    else:
        assert " entry=" in waiver


@pytest.mark.parametrize(
    ("old", "new"),
    [("Musterweg 1 Bonn", "Musterweg 2 Bonn"), ("Rheinmetal AG", "Rheinmetall AG")],
)
def test_a_waiver_lapses_when_the_party_changes(desk: Desk, old: str, new: str) -> None:
    desk.waive()
    desk.edit(old, new)
    status, run = desk.check(*WAIVERS)

    assert status != 0
    assert [row["status"] for row in run["waivers"]] == ["lapsed"]


def test_a_waiver_lapses_when_the_list_entry_changes(desk: Desk) -> None:
    desk.waive()
    path = desk.path / "waivers.yaml"
    text = path.read_text("utf-8")
    digest = next(line for line in text.splitlines() if line.startswith("    digest"))
    path.write_text(text.replace(digest, '    digest: "sha256:' + "0" * 64 + '"'), "utf-8")
    status, run = desk.check(*WAIVERS)

    assert status == 3
    assert [(row["status"], row["why"]) for row in run["waivers"]] == [
        ("lapsed", "the list entry changed")
    ]
    status, out, _ = desk.run("waivers", "lint", "waivers.yaml", *DAY)
    assert (status, "lapsed: the list entry" in out) == (1, True)


def test_an_expired_waiver_covers_nothing_and_is_told(desk: Desk) -> None:
    desk.waive()
    path = desk.path / "waivers.yaml"
    path.write_text(path.read_text("utf-8").replace("2027-03-31", "2026-11-20"), "utf-8")

    assert desk.check(*WAIVERS)[0] == 0
    status, out, _ = desk.run("check", "order.yaml", *RULES, *WAIVERS, "--as-of", "2026-11-21")
    assert status == 3
    assert "waiver W-0001: expired" in out
    assert desk.run("waivers", "lint", "waivers.yaml", "--as-of", "2026-11-21")[0] == 1


def test_a_waiver_that_was_over_on_the_day_of_its_record_is_told_by_lint(desk: Desk) -> None:
    desk.waive()
    later = ("--as-of", "2027-04-01", "--allow-stale", "the test needs no list of that day")
    desk.run("check", "order.yaml", *RULES, *later, *WAIVERS, "-qq", "-o", "json=later.json")

    status, out, _ = desk.run("waivers", "lint", "waivers.yaml", "--run", "later.json", *DAY)
    assert (status, "W-0001: expired (later.json)" in out) == (1, True)


def test_a_waiver_that_would_be_over_on_the_day_of_its_record_is_refused(desk: Desk) -> None:
    desk.edit("export_date: 2026-11-20", "export_date: 2026-12-20")
    desk.run("check", "order.yaml", *RULES, "-qq", "-o", "json=run.json")
    finding = json.loads((desk.path / "run.json").read_text("utf-8"))["reports"][0]["findings"][0]
    status, _, err = desk.run(
        "waivers", "add", "run.json", finding["fingerprint"], "--kind", "false-positive", "--by",
        "li.na", "--by", "m.roth", "--reason", "Another company: number and address checked",
        "--expires", "2026-12-19", *DAY,
    )  # fmt: skip

    assert status == 2
    assert "the record is decided for 2026-12-20" in err
    assert not (desk.path / "waivers.yaml").exists()


def test_lint_is_green_then_red_with_a_run_that_did_not_need_it(desk: Desk) -> None:
    desk.waive()
    assert desk.run("waivers", "lint", "waivers.yaml", *DAY)[0] == 0

    desk.edit("Rheinmetal AG", "Beispiel Textil GmbH")
    desk.run("check", "order.yaml", *RULES, *DAY, *WAIVERS, "-qq", "-o", "json=later.json")
    status, out, _ = desk.run("waivers", "lint", "waivers.yaml", "--run", "later.json", *DAY)
    assert (status, "W-0001: unused" in out) == (1, True)


def test_a_malformed_file_waives_nothing(desk: Desk) -> None:
    (desk.path / "waivers.yaml").write_text("schema: ddcheck/waivers/1\nwaivers: [{id: W}]\n")
    status, out, err = desk.run("check", "order.yaml", *RULES, *WAIVERS)

    assert status == 2
    assert not out
    assert "waivers.yaml:2" in err


def test_one_person_alone_answers_for_nothing(desk: Desk) -> None:
    status, _, err = desk.waive(by=("li.na", "Li.Na"))

    assert status == 2
    assert "two different people" in err
    assert not (desk.path / "waivers.yaml").exists()


def test_a_change_cannot_waive_itself(desk: Desk) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments],
            cwd=desk.path, check=True, capture_output=True,
        )  # fmt: skip

    git("init", "-q", "-b", "main")
    (desk.path / "waivers.yaml").write_text("schema: ddcheck/waivers/1\nwaivers: []\n")
    git("add", ".")
    git("commit", "-q", "-m", "none")
    git("switch", "-q", "-c", "change")
    desk.waive()

    assert desk.check(*WAIVERS)[0] == 0
    assert desk.check(*WAIVERS, "--waivers-from", "main")[0] == 3


def test_revoking_takes_the_answer_back(desk: Desk) -> None:
    desk.waive()
    assert desk.run("waivers", "revoke", "W-0001")[0] == 0
    assert desk.check(*WAIVERS)[0] == 3
    assert desk.run("waivers", "revoke", "W-0001")[0] == 2


def test_a_baseline_marks_and_gates_nothing(desk: Desk) -> None:
    desk.run("check", "order.yaml", *RULES, *DAY, "-qq", "-o", "json=before.json")
    status, run = desk.check("--baseline", "before.json")
    (finding,) = [f for f in run["reports"][0]["findings"] if f["verdict"] != "pass"]
    assert (status, finding["baseline"]) == (3, "known")

    desk.edit("Rheinmetal AG", "Beispiel Textil GmbH")
    status, run = desk.check("--baseline", "before.json")
    assert status == 0
    assert run["run"]["notes"][-1] == "baseline: cn-listed-export-control of SO-1 is gone"


def test_a_saved_run_with_waivers_and_a_baseline_is_replayed(desk: Desk) -> None:
    desk.waive()
    desk.run(
        "check",
        "order.yaml",
        *RULES,
        "-qq",
        *WAIVERS,
        "--baseline",
        "run.json",
        "-o",
        "json=r.json",
    )
    status, _, err = desk.run("verify", "r.json", "--replay")

    assert (status, err) == (0, err)


def test_locked_decides_under_what_was_locked_or_not_at_all(desk: Desk) -> None:
    assert desk.run("check", "order.yaml", "--locked")[0] == 2
    assert desk.run("lock")[0] == 0
    assert desk.check("--locked")[0] == 3
    path = desk.path / "ddcheck.lock"
    pins = json.loads(path.read_text("utf-8"))
    pins["lists"]["cn-watch-list"]["sha256"] = "0" * 64
    path.write_text(json.dumps(pins), "utf-8")
    status, _, err = desk.run("check", "order.yaml", "--locked")
    assert (status, "list cn-watch-list is locked as" in err) == (5, True)
    assert desk.run("lock", "--check")[0] == 5


def test_a_finding_is_answered_for_once(desk: Desk) -> None:
    status, _, err = desk.waive()
    assert status == 0
    assert "it counts where it is named: check --waivers waivers.yaml" in err

    status, _, err = desk.waive()
    assert status == 2
    assert "W-0001 answers for it already, until 2027-03-31" in err

    later = desk.waive(*WAIVERS, "--expires", "2027-04-30")
    assert later[0] == 0
    assert "it counts where" not in later[2]


def test_a_list_that_is_not_here_has_not_dropped_its_entries(desk: Desk) -> None:
    own = desk.path / "own.csv"
    own.write_text("name\nRheinmetal AG\n", "utf-8")
    flags = ("--list", "own.csv", "--select", "cn-owned-by-listed", *DAY)
    desk.run("check", "order.yaml", *flags, "-qq", "-o", "json=run.json")
    run = json.loads((desk.path / "run.json").read_text("utf-8"))
    (finding,) = [f for f in run["reports"][0]["findings"] if f["verdict"] != "pass"]
    assert all(cited["ref"] for cited in finding["citations"])
    added = desk.run(
        "waivers", "add", "run.json", finding["fingerprint"], "--kind", "false-positive", "--reason",
        "Another company: number and address checked",
        "--expires", "2027-03-31", "--by", "li.na", "--by", "m.roth", *DAY,
    )  # fmt: skip
    assert added[0] == 0, added

    status, out, _ = desk.run("waivers", "lint", *DAY)
    assert status == 1
    assert "the list own is not here; name its file with --list" in out

    (desk.path / "ddcheck.toml").write_text('list = ["own.csv"]\n', "utf-8")
    assert desk.run("waivers", "lint", "waivers.yaml", *DAY)[0] == 0


NAMED = "cn-listed-export-control/parties[1]/cn-export-control-list#2026-30-rheinmetall"


def saved(desk: Desk, name: str, *flags: str) -> str:
    desk.run("check", "order.yaml", *RULES, *DAY, "-qq", "-o", f"json={name}.json", *flags)
    return f"{name}.json"


def difference(desk: Desk, before: str, after: str) -> dict[str, Any]:
    status, out, err = desk.run("diff", before, after, "-f", "json")
    assert status == 1, err
    (row,) = json.loads(out)
    return dict(row)


def test_diff_tells_what_was_waived_since_and_what_is_waived_no_more(desk: Desk) -> None:
    desk.waive()
    before, waived = saved(desk, "before"), saved(desk, "waived", *WAIVERS)

    assert difference(desk, before, waived) == {
        "record": "SO-1",
        "change": "waived",
        "from": "review",
        "to": "pass",
        "causes": f"{NAMED} is waived by W-0001",
    }
    assert difference(desk, waived, before) == {
        "record": "SO-1",
        "change": "waiver lapsed",
        "from": "pass",
        "to": "review",
        "causes": f"{NAMED} is not waived by W-0001 any more",
    }
    assert desk.run("diff", waived, waived)[0] == 0


def test_diff_tells_a_waiver_that_leaves_the_verdict_as_it_is(desk: Desk) -> None:
    desk.waive()
    # Another party of that name, for whom nobody has answered.
    consignee = "  - {role: consignee, name: Rheinmetal AG, country: DE, type: organization}\n"
    desk.edit("items:\n", f"{consignee}items:\n")
    row = difference(desk, saved(desk, "before"), saved(desk, "waived", *WAIVERS))

    assert (row["change"], row["from"], row["to"]) == ("waived", "review", "review")
    assert row["causes"] == f"{NAMED} is waived by W-0001"


def test_diff_says_why_a_waiver_does_not_cover_any_more(desk: Desk) -> None:
    desk.waive()
    waived = saved(desk, "waived", *WAIVERS)
    path = desk.path / "waivers.yaml"
    path.write_text(path.read_text("utf-8").replace("2027-03-31", "2026-11-20"), "utf-8")
    later = saved(desk, "later", *WAIVERS, "--as-of", "2026-11-21")
    row = difference(desk, waived, later)

    assert row["change"] == "waiver lapsed"
    assert row["causes"].startswith(
        f"{NAMED} is not waived by W-0001 any more (its last day was 2026-11-20)"
    )


def test_diff_tells_all_of_it_as_text_in_both_languages(desk: Desk) -> None:
    desk.waive()
    before, waived = saved(desk, "before"), saved(desk, "waived", *WAIVERS)
    status, english, _ = desk.run("diff", before, waived)
    also, chinese, _ = desk.run("diff", before, waived, "--lang", "zh")

    assert status == also == 1
    assert f"{NAMED} is waived by W-0001" in english
    assert "1 changed, new or gone; 0 unchanged" in english
    assert "已豁免" in chinese
    assert f"{NAMED} 由 W-0001 豁免" in chinese
    assert "0 条未变" in chinese


def test_the_status_alone_is_that_of_records_compared_with_one_another(desk: Desk) -> None:
    first = ORDER.replace("address:", "identifiers: {registration: HRB 1}, address:")
    second = first.replace("SO-1", "SO-2")
    orders = [
        text.replace("Rheinmetal", name) for text, name in ((first, "Muster"), (second, "Beispiel"))
    ]
    (desk.path / "order.yaml").write_text("---\n".join(orders), "utf-8")
    across = ("--select", "cn-batch-party-under-two-names")
    asked = ("check", "order.yaml", *RULES, *across, *DAY)

    told = [desk.run(*asked, *flags) for flags in (("-q",), ("-qq",), ("-qq", "-j", "2"))]

    assert [status for status, _, _ in told] == [3, 3, 3]
    assert [out + err for _, out, err in told[1:]] == ["", ""]
