"""What a program that decides one record by itself gets is what the command line says of it."""

from __future__ import annotations

import io
import json
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from random import Random
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest

import ddcheck
from building import checker, item, tree
from ddcheck.core.classification.vocabulary import Vocabulary
from ddcheck.core.lists import Designation, EntityList
from ddcheck.core.reports import Verdict
from ddcheck.core.values import Bilingual
from ddcheck.record_formats import read
from running import ROOT
from running import ddcheck as command

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TWO_LINES = """
kind: shipment
id: SO-1
export_date: 2026-11-20
mode: sea
origin: CN
destination: DE
parties:
  - {role: exporter, name: Example Metals Co., country: CN}
  - {role: consignee, name: Beispiel GmbH, country: DE}
  - {role: end_user, name: Beispiel GmbH, country: DE}
items:
  - {line: 1, description: gallium metal, hs_code: "8112921090", composition: [{substance: Ga, percent: 99.99}], form: ingot, quantity: 60, unit: kg}
  - {line: 2, description: gallium metal, hs_code: "8112921090", composition: [{substance: Ga, percent: 99.99}], form: ingot, quantity: 60, unit: kg}
documents:
  - {type: export_licence, number: LIC-1, licence_type: single, issued: 2026-10-01, valid_until: 2027-03-31, issuer: MOFCOM, control_codes: [3C001.a], quantity: 100, unit: kg, destination: DE, end_user: Beispiel GmbH}
"""


def of_the_command(path: Path, *more: str) -> list[dict[str, Any]]:
    reports: list[dict[str, Any]] = json.loads(
        command("check", str(path), "-f", "json", *more).out
    )["reports"]
    return reports


def test_two_lines_that_overdraw_one_licence_fail_alone() -> None:
    report = checker().check(ddcheck.parse_record(TWO_LINES))

    (finding,) = [each for each in report.findings if each.rule == "cn-batch-licence-overdrawn"]
    assert finding.verdict is report.verdict is Verdict.FAIL


def test_rules_across_records_can_be_left_out() -> None:
    some = ddcheck.Checker.load(as_of=date(2026, 11, 20), ignore=["cn-batch-*"])
    report = some.check(ddcheck.parse_record(TWO_LINES))

    assert not [each for each in report.findings if each.rule.startswith("cn-batch-")]


HISTORY = """history:
  - {id: SO-0, export_date: 2026-11-10, origin: CN, destination: DE, parties: [{role: consignee, name: Beispiel GmbH, country: DE}], items: [{line: 1, description: gallium metal, hs_code: "8112921090", quantity: 60, unit: kg}]}
"""


@pytest.mark.parametrize("text", [TWO_LINES, TWO_LINES + HISTORY], ids=["lines", "history"])
def test_it_is_the_report_of_the_command(text: str, tmp_path: Path) -> None:
    path = tmp_path / "order.yaml"
    path.write_text(text, "utf-8")
    (found,) = list(read(io.BytesIO(path.read_bytes()), str(path)))
    assert found.record is not None
    report = checker().check(found.record, date(2026, 11, 20), found)

    assert of_the_command(path) == [ddcheck.report_to_dict(report)]


def test_every_example_is_decided_as_by_the_command() -> None:
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        if path.name.endswith(".map.yaml"):
            continue
        (found,) = list(read(io.BytesIO(path.read_bytes()), str(path)))
        assert found.record is not None
        (told,) = of_the_command(path)
        report = checker().check(found.record, date.fromisoformat(told["as_of"]), found)

        assert told == ddcheck.report_to_dict(report)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_report_as_json_is_in_the_bytes_of_the_command(lang: str, tmp_path: Path) -> None:
    path = tmp_path / "order.yaml"
    path.write_text(TWO_LINES, "utf-8")
    (found,) = list(read(io.BytesIO(path.read_bytes()), str(path)))
    assert found.record is not None
    report = checker().check(found.record, date(2026, 11, 20), found)
    text = ddcheck.report_to_json(report, lang=lang)

    assert f'"reports": [\n{text}],\n' in command("check", path, "-f", "json", "--lang", lang).out
    assert ddcheck.report_to_dict(report, lang=lang) == json.loads(text)
    assert of_the_command(path, "--lang", lang) == [json.loads(text)]


def test_a_report_as_a_dict_is_nobody_elses() -> None:
    report = checker().check(ddcheck.parse_record(TWO_LINES))
    ddcheck.report_to_dict(report)["findings"][0]["evidence"]["path"] = "changed"

    assert "changed" not in ddcheck.report_to_json(report)


def test_what_is_no_report_or_no_language_is_refused() -> None:
    report = checker().check(ddcheck.parse_record(TWO_LINES))
    wrong: Any = {"verdict": "pass"}
    with pytest.raises(ddcheck.UsageError, match="a dict is no report"):
        ddcheck.report_to_json(wrong)
    with pytest.raises(ddcheck.UsageError, match="write en or zh"):
        ddcheck.report_to_dict(report, lang="de")


def test_what_cannot_be_pickled_says_what_to_do_instead() -> None:
    loaded = ddcheck.Checker.load(rules=["cn-export-control"])
    with pytest.raises(TypeError, match="load one in each process"):
        pickle.dumps(loaded)
    with pytest.raises(TypeError, match="make one in each process"):
        pickle.dumps(ddcheck.Screener([], as_of=date(2026, 11, 20)))


def at_once(work: Callable[[int], object], threads: int = 8) -> list[object]:
    """What several threads get that take turns as often as they can."""
    before = sys.getswitchinterval()
    together = Barrier(threads)

    def begin(number: int) -> object:
        together.wait()
        return work(number)

    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(begin, range(threads)))
    finally:
        sys.setswitchinterval(before)


def test_a_checker_is_asked_by_several_threads() -> None:
    long = "a line of the contract that names nothing which is controlled, " * 40
    record = ddcheck.parse_record(
        json.dumps(tree(items=[item(description=long + "gallium metal")]))
    )
    ours = ddcheck.Checker.load(as_of=date(2026, 7, 15))
    alone = ddcheck.Checker.load(as_of=date(2026, 7, 15)).check(record)

    assert at_once(lambda _: ours.check(record)) == [alone] * 8


def test_terms_are_looked_for_while_another_thread_prepares_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import ahocorasick

    vocabulary = Vocabulary((), ())
    text = "x" * 10_000
    seen = []

    class Watched:
        def __init__(self) -> None:
            self.whole = ahocorasick_automaton()
            self.add_word, self.iter = self.whole.add_word, self.whole.iter

        def make_automaton(self) -> None:
            seen.append(vocabulary._automaton)
            self.whole.make_automaton()

    ahocorasick_automaton = ahocorasick.Automaton
    monkeypatch.setattr(ahocorasick, "Automaton", Watched)
    vocabulary.hits(text, text)
    assert seen == [None]


def test_columns_of_names_are_looked_up_by_several_threads() -> None:
    random = Random(1)
    words = ["".join(random.choices("abcdefghij", k=8)) for _ in range(400)]
    names = [" ".join(random.sample(words, 3)) for _ in range(4_000)]
    entries = tuple(
        Designation(id=str(number), name=name) for number, name in enumerate(names[::20])
    )
    listed = EntityList(
        id="x", title=Bilingual(en="X", zh="甲"), publisher="x", edition="1", entries=entries
    )
    alone = ddcheck.Screener([listed], as_of=date(2026, 7, 15)).screen_many(names)
    ours = ddcheck.Screener([listed], as_of=date(2026, 7, 15))

    found = at_once(lambda number: ours.screen_many(names[number::8]))

    assert found == [alone[number::8] for number in range(8)]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"rules": "cn-export-control"}, r"rules is one text; give a list: rules=\['cn-export"),
        ({"select": "cn-licence-required"}, "select is one text"),
        ({"list_files": "own.csv"}, "list_files is one text"),
        ({"as_of": "2026-11-20"}, "as_of is '2026-11-20'; give a date"),
        ({"as_of": datetime(2026, 11, 20)}, "give a date"),  # noqa: DTZ001 - as a caller might
    ],
)
def test_arguments_of_another_type_are_told_what_to_be(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(ddcheck.UsageError, match=words):
        ddcheck.Checker.load(**wrong)


def test_a_text_is_no_record_and_no_column_of_names() -> None:
    ours: Any = checker()
    with pytest.raises(ddcheck.UsageError, match="a str is no record"):
        ours.check("kind: shipment")
    with pytest.raises(ddcheck.UsageError, match="a dict is no record"):
        ours.check({"kind": "shipment"}, date(2026, 11, 20))
    with pytest.raises(ddcheck.UsageError, match="give a date"):
        ours.check(ddcheck.parse_record(json.dumps(tree())), "2026-11-20")
    with pytest.raises(TypeError, match="names is one text"):
        ddcheck.Screener([], as_of=date(2026, 7, 15)).screen_many("Rheinmetall")
