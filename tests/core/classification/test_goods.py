"""Every labelled line of goods comes out as labelled, and leaving out a fact never improves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ddcheck.core.classification import Answer
from ddcheck.core.records import Item, Parameters
from goods import FILE, Line, asked, classify, lines

if TYPE_CHECKING:
    from collections.abc import Iterator

GRAVITY = {Answer.NOT_CONTROLLED: 0, Answer.POSSIBLE: 1, Answer.CONTROLLED: 2}


def blanked(item: Item) -> Iterator[tuple[str, Item]]:
    """The item once more for each fact that it states, without that fact."""
    for name in Item.model_fields:
        if getattr(item, name) not in (None, (), Parameters()):
            default = Item.model_fields[name].get_default()
            yield name, item.model_copy(update={name: default})
    for name in Parameters.model_fields:
        if getattr(item.parameters, name) is not None:
            rest = item.parameters.model_copy(update={name: None})
            yield name, item.model_copy(update={"parameters": rest})
    for index, each in enumerate(item.composition):
        unknown = each.model_copy(update={"percent": None})
        parts = (*item.composition[:index], unknown, *item.composition[index + 1 :])
        yield f"composition[{index}].percent", item.model_copy(update={"composition": parts})


DISGUISED = {
    ("sb-as-medical-equipment", "description"),
    ("ndfeb-as-iron", "description"),
    ("dy-oxide-half", "composition"),
    ("ceramic-knife-with-yttria", "composition"),
    ("optical-glass-with-gadolinium", "composition"),
}
"""Lines where one fact alone gives the goods away, and what remains tells a complete story of other goods."""


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.id)
def test_a_labelled_line_comes_out_as_labelled(line: Line) -> None:
    found = classify(line.item, line.as_of, line.mode)

    assert found.answer is line.answer
    if line.code:
        assert line.code in {
            each.control.code for each in found.answers if each.answer is line.answer
        }
    if line.asks:
        assert line.asks in asked(found)
    assert line.near is any(each.near_miss for each in found.answers)


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.id)
def test_leaving_out_a_fact_never_turns_a_question_into_a_pass(line: Line) -> None:
    before = classify(line.item, line.as_of, line.mode).answer
    if before is Answer.NOT_CONTROLLED:
        return
    for name, poorer in blanked(line.item):
        after = classify(poorer, line.as_of, line.mode).answer
        if name in ("control_code", "remark") or (line.id, name) in DISGUISED:
            continue  # a claim that is taken back leaves the goods as they are
        assert after is not Answer.NOT_CONTROLLED, name


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.id)
def test_every_answer_gives_its_reason_in_both_languages(line: Line) -> None:
    for each in classify(line.item, line.as_of, line.mode).answers:
        assert each.path
        assert each.because or each.missing
        for text in (*each.because, *(missing.ask for missing in each.missing)):
            assert text.en
            assert text.zh
            assert any("\u4e00" <= letter <= "\u9fff" for letter in text.zh), text


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.id)
def test_a_possible_answer_says_what_would_settle_it(line: Line) -> None:
    for each in classify(line.item, line.as_of, line.mode).answers:
        assert bool(each.missing) is (each.answer is Answer.POSSIBLE)


def test_ordinary_goods_leave_no_trace() -> None:
    ordinary = [line for line in lines() if line.id.startswith("ordinary-")]

    assert len(ordinary) >= 20
    for line in ordinary:
        found = classify(line.item, line.as_of, line.mode)
        assert found.answers == ()
        assert found.missing == ()


def test_the_lines_have_ids_of_their_own() -> None:
    ids = [line.id for line in lines()]

    assert len(ids) == len(set(ids)) >= 200
    assert FILE.read_text(encoding="utf-8").count("\n") == len(ids) + 1
