"""Many records decided: in how many processes, in which order written, and compared with one another.

What one record comes to may depend on the last one (a licence is drawn down in order of date). So results
are given once all are decided; until then they are kept in a temporary file, and the traces by which records
are compared in memory. Where records are not compared, results are given as they come.
"""

from __future__ import annotations

import os
from collections import Counter
from contextlib import closing
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from ddcheck.core.reports import NotChecked, Verdict
from ddcheck.engines.kernel import ENCODABLE, Answer, Finisher, Job, Kernel
from ddcheck.engines.local import can_fork, in_order, settle
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping

    from ddcheck.core.batches.traces import Trace
    from ddcheck.core.measures import Measure
    from ddcheck.core.reports import Finding, Result
    from ddcheck.core.waivers import Use
    from ddcheck.engines.kernel import Pending
    from ddcheck.errors import Problem
    from ddcheck.report_formats._report_encoder import Encoded

_T = TypeVar("_T")

CHUNK = 100
"""Records that go to a process at a time: a twentieth of a second of work or more."""
WORTH_IT = 1_500
"""Records from which on other processes are started where nobody says how many: starting one takes as long
as deciding some hundreds."""
MOST_JOBS = 8
"""Processes that are started where nobody says how many; one reader feeds no more than that."""


class Decided(NamedTuple):
    """What one record came to, as far as the caller wants it."""

    verdict: Verdict | None
    """None where it was not checked."""
    result: Result | None
    """None where only its text was asked for."""
    texts: Mapping[str, Encoded]
    """By format, where there is one."""


class Deciding:
    """Decides records; what is known of the run besides its results is there once they are taken."""

    def __init__(
        self,
        pending: Iterable[Pending],
        job: Job,
        *,
        jobs: int | None = None,
        large: bool = False,
        fail_fast: bool = False,
        step: Callable[[int], None] | None = None,
        broken: Callable[[], None] | None = None,
    ) -> None:
        """Nothing is decided yet.

        Args:
            pending: the records, taken as fast as they are decided.
            job: how to decide; whether there are several records is found out here.
            jobs: how many processes; left out, as many as there are processors, if that is worth it.
            large: whether there seem to be many records, so that law and lists need not be loaded here.
            fail_fast: stop at the first record that fails.
            step: told how many records are decided.
            broken: told when a process was killed from outside.
        """
        self._pending = iter(pending)
        self._jobs = 1 if fail_fast else jobs
        self._large = large
        self._looked = False
        self._begun: tuple[Answer, Generator[Answer, None, None]] | None = None
        self._fail_fast = fail_fast
        self._step = step
        self._broken = broken
        self.job = job
        self.stopped = False
        """Whether a record failed and the rest was not read."""
        self.uses: Counter[Use] = Counter()
        self.known: set[str] = set()
        self.notes: list[Problem] = []
        self.troubles: set[int] = set()
        self._traces: list[tuple[int, Trace]] = []
        self._kernel: Kernel | None = None
        self._finisher: Finisher | None = None
        self._measures: Mapping[str, Measure] | None = None

    def prepare(self) -> None:
        """Load law and lists, here or in the processes that decide; reads ahead only where these are several.

        Raises:
            DdcheckError: something that the job names is missing or wrong.
        """
        if self._jobs == 1 or (self._jobs is None and not self._large):
            self._kernel = Kernel(self.job)
            return
        self._look_ahead()
        if self._kernel is None and self._jobs == 1:
            self._kernel = Kernel(self.job)
        elif self._jobs != 1:
            # The first answer tells whether the processes could load what they need.
            answers = self._answers()
            self._begun = (next(answers), answers)

    def _look_ahead(self) -> None:
        """Find out whether there are several records, and how many processes they are worth."""
        if self._looked:
            return
        self._looked = True
        ahead = list(islice(self._pending, 2))
        self.job = self.job._replace(several=len(ahead) > 1)
        if self._jobs is None and self.job.several and (processors := _processors()) > 1:
            ahead += islice(self._pending, WORTH_IT - 2)
            self._jobs = min(processors, MOST_JOBS) if len(ahead) == WORTH_IT else 1
        self._pending = chain(ahead, self._pending)
        self._jobs = self._jobs if self._jobs is not None and self.job.several else 1
        if self._jobs > 1 and self.job.today is not None:
            # A clock cannot be sent to another process, and all must agree on the day.
            self.job = self.job._replace(today=partial(_same, self.job.today()))
        if self._kernel is not None:
            self._kernel.job = self.job
        if self.job.several:
            settle()

    def results(self) -> Iterator[Decided]:
        """Every record's result, in the order of the input."""
        self._look_ahead()
        if self.job.several and self.job.across:
            yield from self._compared()
            return
        for answer in self._all_answers():
            found = self._across(answer.traces) if answer.traces else {}
            yield from self._amended(answer, 0, found)

    def _decoded(self, texts: Mapping[str, Encoded]) -> Result:
        from ddcheck.report_formats._decoding import decode_report

        for name in ENCODABLE:
            if name in texts:
                return decode_report(texts[name].text)
        raise AssertionError("neither the report nor its text was kept")

    def _compared(self) -> Iterator[Decided]:
        from ddcheck.engines.spool import Spool

        with closing(Spool()) as spool:
            at = 0
            for answer in self._all_answers():
                self._traces += [(at + place, trace) for place, trace in answer.traces]
                answer.traces = []
                at += len(answer)
                spool.add(answer)
            found = self._across(self._traces)
            at = 0
            for answer in spool:
                yield from self._amended(answer, at, found)
                at += len(answer)

    def _across(self, traces: list[tuple[int, Trace]]) -> Mapping[int, tuple[Finding, ...]]:
        from ddcheck.core.batches import across, chosen

        if not traces:
            return {}
        if self._measures is None:
            if self._kernel is None:
                from ddcheck import catalogue

                self._measures = catalogue.measures(self.job.lists_dir)
            else:
                self._measures = self._kernel.checker.evaluator.knowledge.measures
        return across(traces, chosen(self.job.select, self.job.ignore), self._measures)

    def _all_answers(self) -> Generator[Answer, None, None]:
        """The answer that came first, and the others."""
        if self._begun is None:
            yield from self._answers()
            return
        first, rest = self._begun
        with closing(rest):
            yield first
            yield from rest

    def _answers(self) -> Generator[Answer, None, None]:
        size = 1 if self._fail_fast else CHUNK
        # Law and lists are loaded once, here or in each process, and never sent.
        kernel = self._kernel if self._jobs == 1 or can_fork() else None
        make = partial(Kernel, self.job) if kernel is None else partial(_same, kernel)
        if self._jobs != 1:
            make = partial(_opened, make)
        done = 0
        answers = in_order(
            make, _chunks(self._pending, size), jobs=self._jobs or 1, broken=self._broken
        )
        with closing(answers):
            for answer in answers:
                self.uses.update(answer.uses)
                self.known |= answer.known
                self.troubles |= answer.troubles
                self.notes += [note for note in answer.notes if note not in self.notes]
                done += len(answer)
                if self._step is not None:
                    self._step(done)
                yield answer
                if self._fail_fast and Verdict.FAIL in answer.verdicts:
                    self.stopped = next(self._pending, None) is not None
                    return

    def _amended(
        self, answer: Answer, at: int, found: Mapping[int, tuple[Finding, ...]]
    ) -> Iterator[Decided]:
        results, written = answer.told()
        for place, (verdict, result) in enumerate(zip(answer.verdicts, results, strict=True)):
            texts = {
                name: text
                for name, encoded in written.items()
                if (text := encoded[place]) is not None
            }
            findings = found.get(at + place)
            if findings is None or verdict is None:
                yield Decided(verdict, result, texts)
                continue
            if result is None:
                result = self._decoded(texts)  # noqa: PLW2901 - the report that was not sent
            assert not isinstance(result, NotChecked)
            marks = Answer()
            if self._finisher is None:
                self._finisher = Finisher(self.job)
            report = self._finisher.amend(result, findings, marks)
            self.uses.update(marks.uses)
            self.known |= marks.known
            yield Decided(report.verdict, report, {})


def _chunks(pending: Iterator[Pending], size: int) -> Iterator[tuple[Pending, ...]]:
    while chunk := tuple(islice(pending, size)):
        yield chunk


def _same(value: _T) -> _T:
    return value


def _opened(make: Callable[[], Kernel]) -> Kernel:
    kernel = make()
    kernel.open()
    return kernel


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
