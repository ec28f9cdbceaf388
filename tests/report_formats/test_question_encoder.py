"""A finding that is said of many records is written as it is written of one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from ddcheck.report_formats import _question_encoder
from ddcheck.report_formats._encoding import canonical, dumps, question_object
from ddcheck.report_formats._question_encoder import QuestionEncoder
from report_formats.samples import HOSTILE, a_finding, a_report, words

if TYPE_CHECKING:
    import pytest

PLACES = st.fixed_dictionaries(
    {},
    optional={
        "source_line": st.integers(1, 3),
        "source_column": st.integers(1, 3),
        "source_character": st.just(1) | st.just(10**20),
        "source_cell": st.sampled_from(["Orders!F12", "订单!A1", "%b", *HOSTILE]),
        "source_header": st.sampled_from(["收货人", "x%s", "\0source_line", *HOSTILE]),
    },
)
EVIDENCE = st.builds(
    lambda first, second, places: {**first, **places, **second},
    st.fixed_dictionaries(
        {}, optional={"path": st.sampled_from(["items[0]", "parties[1].name", "%d"])}
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "missing": st.lists(st.sampled_from(["a", "b", "\0fingerprint"]), max_size=2),
            "share": st.sampled_from([1, 1.0, True, None, "1"]),
            "entry": st.sampled_from(["7", "\0source_line", "\0fingerprint", *HOSTILE]),
        },
    ),
    PLACES,
)


@given(st.data(), st.sampled_from(["en", "zh"]))
def test_each_time_a_finding_is_what_it_is_by_itself(data: st.DataObject, lang: str) -> None:
    encoder = QuestionEncoder(lang)
    reasons = st.sampled_from([(words("one"),), (words("100 %"), words("two")), ()])
    for number in range(data.draw(st.integers(1, 12))):
        finding = a_finding(reasons=data.draw(reasons), evidence=data.draw(EVIDENCE))
        lines = data.draw(st.sampled_from([{}, {"items[0]": 4}, {"items[0]": 9, "%d": 5}]))
        report = a_report(finding, number=number)._replace(lines=lines)
        wanted = question_object(finding, report, lang)
        written, plain = encoder.encode(finding, report)
        assert written.decode() == dumps(wanted)
        assert plain == canonical(wanted)


def test_what_is_said_again_is_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = QuestionEncoder("en")
    calls = []

    def counted(*given: Any) -> dict[str, Any]:
        calls.append(given)
        return question_object(*given)

    monkeypatch.setattr(_question_encoder, "question_object", counted)
    marks = set()
    for number in range(9):
        finding = a_finding(evidence={"path": "items[0]", "source_line": number + 1})
        written, _ = encoder.encode(finding, a_report(finding, number=number))
        marks.add(json.loads(written)["fingerprint"])
        assert json.loads(written)["evidence"]["source_line"] == number + 1
    assert len(calls) == 2
    assert len(marks) == 9


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_question_encoder, "_REMEMBERED", 3)
    encoder = QuestionEncoder("en")
    for number in (*range(10), *range(10)):
        finding = a_finding(reasons=(words(str(number)),))
        report = a_report(finding)
        wanted = question_object(finding, report, "en")
        assert encoder.encode(finding, report)[0].decode() == dumps(wanted)
        assert len(encoder._known) <= 3
