"""What is done with a chunk of records, in whichever process: read, decide, mark, encode.

A `Job` says how, in plain values that pickle carries; a `Kernel` is the job with its law and lists loaded.
One record's trouble is its own: it comes back as not checked, and the others are decided.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from typing import TYPE_CHECKING

from ddcheck.core.reports import NotChecked, Report, Verdict
from ddcheck.core.texts import Text, text_of
from ddcheck.errors import DdcheckError, NothingToCheckError
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from ddcheck.checker import Checker
    from ddcheck.core.batches.rule import BatchRule
    from ddcheck.core.batches.traces import Trace
    from ddcheck.core.records import Record
    from ddcheck.core.reports import Finding, Result
    from ddcheck.core.screening import Screener
    from ddcheck.core.waivers import Index, Use, Waiver
    from ddcheck.errors import Problem
    from ddcheck.reading import Read
    from ddcheck.report_formats._report_encoder import Encoded, ReportEncoder

Pending = tuple["Callable[[], Read]", "date | None"]
"""A record still to be read, and the day to decide it for before any other."""

ENCODABLE = ("json", "jsonl")
"""Formats whose text of a record is made where the record is decided."""
JOINED = 100
"""Findings of whole reports that are kept to be known again, which bounds the memory it takes."""
EMPTY = 6
"""The exit status where no rule speaks of a record."""


class Job(NamedTuple):
    """How records are to be decided: everything that a verdict or a finding's mark depends on."""

    rules: tuple[str, ...] = ()
    rules_dir: Path | None = None
    lists_dir: Path | None = None
    lists: tuple[Path, ...] = ()
    as_of: date | None = None
    today: Callable[[], date] | None = None
    """The day for records that state none; asked only where it is needed."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    horizon: int | None = None
    waivers: tuple[Waiver, ...] = ()
    waiver_day: date | None = None
    """The day of the run, on which waivers must still stand; set where there are waivers."""
    baseline: frozenset[str] | None = None
    """Fingerprints of an earlier run; findings are then marked as new or known."""
    several: bool = True
    """Whether there is more than one record, so that they are compared with one another."""
    across: bool = True
    """Whether records are compared with one another, and with their history, at all."""
    encode: tuple[str, ...] = ()
    """Which of ``ENCODABLE`` are wanted as text."""
    whole: bool = True
    """Whether the reports themselves are wanted, and not their text alone."""
    lang: str = "en"
    crashed: Callable[[], str] | None = None
    """Keeps the details of the exception at hand and says where."""


class Told:
    """Reports and texts of some records.

    Pickle carries them as bytes, and they stay bytes until they are looked at: an answer goes from the process
    that decides over this one into a file, and is read when it is written.
    """

    __slots__ = ("_closed", "_open")

    def __init__(
        self,
        closed: bytes = b"",
        results: list[Result | None] | None = None,
        texts: dict[str, list[Encoded | None]] | None = None,
    ) -> None:
        self._closed = closed
        opened = ([] if results is None else results, {} if texts is None else texts)
        self._open = None if closed else opened

    def __reduce__(self) -> tuple[type[Told], tuple[bytes]]:
        import pickle

        return Told, (self._closed or pickle.dumps(self._open, pickle.HIGHEST_PROTOCOL),)

    def __call__(self) -> tuple[list[Result | None], dict[str, list[Encoded | None]]]:
        """The reports, None where the text is enough; and by format the texts, None for what was not checked."""
        if self._open is None:
            import pickle

            self._open = pickle.loads(self._closed)  # noqa: S301 - made by a process of ours
            self._closed = b""
        return self._open


class Answer:
    """What came of a chunk, record by record in its order."""

    __slots__ = ("known", "notes", "told", "traces", "troubles", "uses", "verdicts")

    def __init__(
        self, verdicts: list[Verdict | None] | None = None, told: Told | None = None
    ) -> None:
        self.verdicts: list[Verdict | None] = [] if verdicts is None else verdicts
        """None for a record that was not checked."""
        self.told = Told() if told is None else told
        self.traces: list[tuple[int, Trace]] = []
        """With the record's place in the chunk."""
        self.uses: Counter[Use] = Counter()
        self.known: set[str] = set()
        """Fingerprints of the baseline that were met again."""
        self.notes: list[Problem] = []
        self.troubles: set[int] = set()

    def __len__(self) -> int:
        return len(self.verdicts)

    def __reduce__(self) -> tuple[Callable[..., Answer], tuple[object, ...]]:
        traces: Sequence[object] = ()
        if self.traces:
            from ddcheck.core.batches.traces import packed

            traces = packed(self.traces)
        return _answer, (
            self.verdicts, self.told, traces, self.uses, self.known, self.notes, self.troubles,
        )  # fmt: skip


def _answer(
    verdicts: list[Verdict | None],
    told: Told,
    traces: Sequence[object],
    uses: Counter[Use],
    known: set[str],
    notes: list[Problem],
    troubles: set[int],
) -> Answer:
    found = Answer(verdicts, told)
    if traces:
        from ddcheck.core.batches.traces import unpacked

        found.traces = unpacked(traces)
    found.uses, found.known, found.notes, found.troubles = uses, known, notes, troubles
    return found


class Decider:
    """Decides what was read, one record after the other, so that one record's trouble is its own."""

    def __init__(
        self,
        checker: Checker,
        as_of: date | None,
        today: Callable[[], date] | None = None,
        crashed: Callable[[], str] | None = None,
    ) -> None:
        self.checker = checker
        self.as_of = as_of
        self.today = today
        self.crashed = crashed
        self.troubles: set[int] = set()
        """Exit statuses that hold beside what the counts say."""

    def result(self, read: Read, as_of: date | None = None) -> Result:
        """The report on a record, or why there is none.

        Args:
            read: what was read.
            as_of: the day to decide for, before any other.
        """
        if read.record is None:
            problems = tuple([text_of(problem) for problem in read.problems])
            return NotChecked(read.source, read.line, read.id, problems, read.cell)
        as_of = as_of or self.as_of or getattr(read.record, "export_date", None)
        if as_of is None and self.today is not None:
            as_of = self.today()
        try:
            return self.checker.decide(read.record, as_of, read)
        except NothingToCheckError as error:
            self.troubles.add(EMPTY)
            text = text_of(error)
        except DdcheckError:
            raise
        except Exception as error:  # noqa: BLE001 - one record's crash must not take the others along
            text = Text(
                f"a rule crashed on it ({type(error).__name__}: {error})",
                f"规则在此记录上崩溃（{type(error).__name__}: {error}）",
            )
            if self.crashed is not None:
                place = self.crashed()
                text = Text(
                    f"{text.en}; details in {place}; please report them",
                    f"{text.zh}；详情见 {place}；请报告",
                )
        where = f"{read.source}:{read.line}" if read.line else read.source
        text = Text(f"{where}: {text.en}", f"{where}: {text.zh}")
        return NotChecked(read.source, read.line, read.id, (text,), read.cell)


class Kernel:
    """A job with everything loaded; called with a chunk, it gives the answer."""

    def __init__(self, job: Job) -> None:
        """Load law and lists.

        Raises:
            DdcheckError: something that the job names is missing or wrong.
        """
        from ddcheck.checker import Checker

        self.job = job
        self.checker = Checker.load(
            rules=list(job.rules) or None,
            as_of=job.as_of,
            list_files=job.lists,
            rules_dir=job.rules_dir,
            lists_dir=job.lists_dir,
            select=job.select,
            ignore=job.ignore,
            horizon=job.horizon,
            examples=False,
        )
        self._decider = Decider(self.checker, job.as_of, job.today, job.crashed)
        self.finisher = Finisher(job)
        self._rules: tuple[BatchRule, ...] | None = None
        self._quiet: dict[str, tuple[Finding, ...]] = {}
        self._joined: dict[int, tuple[tuple[Finding, ...], tuple[Finding, ...]]] = {}
        """Findings with those of the rules across records: most reports have the same ones as others."""
        self._traces_of: Callable[[Record, Report], tuple[Trace, ...]] | None = None
        self._encoder: ReportEncoder | None = None

    def __call__(self, chunk: Sequence[Pending]) -> Answer:
        """Decide the records of a chunk."""
        results: list[Result | None] = []
        written: dict[str, list[Encoded | None]] = {name: [] for name in self.job.encode}
        answer = Answer(told=Told(results=results, texts=written))
        self._decider.troubles = answer.troubles
        reads = [make() for make, _ in chunk]
        self._expect(reads)
        for place, (read, (_, day)) in enumerate(zip(reads, chunk, strict=True)):
            answer.notes += [note for note in read.notes if note not in answer.notes]
            result = self._decider.result(read, day)
            if isinstance(result, NotChecked):
                answer.verdicts.append(None)
                results.append(result)
                for texts in written.values():
                    texts.append(None)
                continue
            if self.job.across and read.record is not None:
                result = self._seen_together(place, read.record, result, answer)
            result = self.finisher.finish(result, answer)
            answer.verdicts.append(result.verdict)
            results.append(result if self.job.whole else None)
            for name, texts in written.items():
                texts.append(self._text(result, name))
        return answer

    @property
    def rules(self) -> tuple[BatchRule, ...]:
        """The rules across records that hold; found out when there is something to compare."""
        if self._rules is None:
            self._rules = self.checker.batch_rules if self.job.across else ()
        return self._rules

    def open(self) -> None:
        """Load what only pays off where there are hundreds of records."""
        self._screener.index.open()

    def _expect(self, reads: Sequence[Read]) -> None:
        """Look up the parties of some records at once."""
        from ddcheck.core.facts import everybody

        records = [read.record for read in reads if read.record is not None]
        # What goes wrong here goes wrong again with the record that it belongs to, and is told there.
        with contextlib.suppress(Exception):
            self._screener.expect(party for record in records for party in everybody(record))

    @property
    def _screener(self) -> Screener:
        return self.checker.evaluator.knowledge.screener

    def _seen_together(self, place: int, record: Record, report: Report, answer: Answer) -> Report:
        if not self.job.several and not _holds_several(record):
            return report
        if not self.rules:
            return report
        if self._traces_of is None:
            from ddcheck.core.batches.traces import traces_of

            self._traces_of = traces_of
        answer.traces += [(place, trace) for trace in self._traces_of(record, report)]
        if not self.job.several and not getattr(record, "history", ()):
            return report
        clear = self._quiet.get(record.kind)
        if clear is None:
            from ddcheck.core.batches import quiet

            measures = self.checker.evaluator.knowledge.measures
            clear = self._quiet[record.kind] = quiet(self.rules, measures, record.kind)
        findings = report.findings
        kept = self._joined.get(id(findings))
        if kept is None or kept[0] is not findings:
            if len(self._joined) >= JOINED:
                self._joined.clear()
            kept = self._joined[id(findings)] = (findings, findings + clear)
        return report.beside(kept[1])

    def _text(self, report: Report, name: str) -> Encoded:
        from ddcheck.report_formats._report_encoder import ReportEncoder

        if self._encoder is None:
            self._encoder = ReportEncoder(self.job.lang)
        if name == "json":
            return self._encoder.encode(report, between=",\n")
        return self._encoder.encode(report, kind="report")


def _holds_several(record: Record) -> bool:
    from ddcheck.core.records import holds_several

    return holds_several(record)


class Finisher:
    """What is done with a report after its rules have spoken: waivers, then the baseline's marks."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._waivers: Index | None = None
        if job.waivers:
            from ddcheck.core.waivers import Index

            self._waivers = Index(job.waivers)

    def finish(self, report: Report, answer: Answer) -> Report:
        """The report as it is written; what became of waivers and baseline is noted in the answer."""
        if self._waivers:
            from ddcheck.core.waivers import apply

            assert self.job.waiver_day is not None
            report, uses = apply(report, self._waivers, self.job.waiver_day)
            answer.uses.update(uses)
        if self.job.baseline is not None:
            from ddcheck.baselines import mark

            report, known = mark(report, self.job.baseline)
            answer.known |= known
        return report

    def amend(self, report: Report, found: Sequence[Finding], answer: Answer) -> Report:
        """The report with what comparing it with others has found, in the place of what was clear."""
        from ddcheck.core.batches import amended

        return self.finish(amended(report, found), answer)


def late(module: str, name: str, *arguments: object) -> str:
    """What a function gives that is imported only when it is called: what a process rarely needs."""
    from importlib import import_module

    return str(getattr(import_module(module), name)(*arguments))
