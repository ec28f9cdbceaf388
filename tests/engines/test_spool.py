from __future__ import annotations

from contextlib import closing

from ddcheck.core.reports import NotChecked
from ddcheck.core.texts import Text
from ddcheck.engines.kernel import Answer, Told
from ddcheck.engines.spool import Spool


def an_answer(name: str, records: int) -> Answer:
    result = NotChecked("a.csv", 1, name, (Text("it is wrong", "有误"),))
    return Answer(verdicts=[None] * records, told=Told(results=[result] * records))


def test_answers_come_back_as_they_were_and_in_order() -> None:
    given = [an_answer(str(number), 3) for number in range(5)]
    with closing(Spool(in_memory=7)) as spool:
        for each in given:
            spool.add(each)

        found = [(each.verdicts, each.told()) for each in spool]
    assert found == [(each.verdicts, each.told()) for each in given]
