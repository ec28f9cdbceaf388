from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from ddcheck.engines.local import AHEAD, in_order
from ddcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def squared(number: int) -> int:
    return number * number


def squaring() -> Callable[[int], int]:
    return squared


def killing(parent: int) -> Callable[[int], int]:
    return partial(killed_once, parent)


def killed_once(parent: int, number: int) -> int:
    """As if the system had run out of memory on the fourth chunk, in a process of the pool."""
    if number == 3 and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def failing() -> Callable[[int], int]:
    raise UsageError("there is no such rule set", "没有这个规则集")


def slow() -> Callable[[int], int]:
    time.sleep(0.05)
    return squared


@pytest.fixture(params=["forked", "spawned"])
def _processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that share what is loaded, where this one may be forked, and such as start anew."""
    if request.param == "spawned":
        monkeypatch.setattr("ddcheck.engines.local.can_fork", lambda: False)


both = pytest.mark.usefixtures("_processes")


@both
@pytest.mark.parametrize("jobs", [1, 2])
def test_answers_come_in_the_order_of_the_chunks(jobs: int) -> None:
    assert list(in_order(squaring, range(12), jobs=jobs)) == [n * n for n in range(12)]


@both
def test_a_killed_process_takes_no_answer_with_it() -> None:
    told: list[bool] = []
    answers = in_order(
        partial(killing, os.getpid()), range(8), jobs=2, broken=lambda: told.append(True)
    )

    assert list(answers) == [n * n for n in range(8)]
    assert told == [True]


@both
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_cannot_be_loaded_is_told_as_it_is(jobs: int) -> None:
    with pytest.raises(UsageError, match="there is no such rule set"):
        list(in_order(failing, range(3), jobs=jobs))


@both
def test_chunks_are_taken_only_as_fast_as_answers() -> None:
    taken: list[int] = []

    def chunks() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    answers = in_order(squaring, chunks(), jobs=2)
    next(answers)

    assert len(taken) <= 2 * AHEAD
    answers.close()


@both
def test_a_reader_who_has_enough_leaves_no_process_behind() -> None:
    import multiprocessing

    answers = in_order(slow, range(100), jobs=2)
    next(answers)
    answers.close()

    assert not multiprocessing.active_children()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every process starts anew")
def test_only_a_process_with_one_thread_is_forked() -> None:
    asked = "from ddcheck.engines.local import can_fork; print(can_fork())"
    busy = "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()"
    said = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        for code in (asked, f"{busy}; {asked}")
    ]

    assert said == ["True", "False"]
