"""One run over records: prepare, decide each, write, and the exit status that follows."""

from __future__ import annotations

import os
import sys
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from ddcheck.cli import _exits, _streams
from ddcheck.cli._days import day, latest_today, today
from ddcheck.cli._gates import Gates
from ddcheck.cli._outputs import FOR_PEOPLE, Outputs
from ddcheck.core.reports import Counts, NotChecked
from ddcheck.core.texts import Text
from ddcheck.engines.deciding import Deciding
from ddcheck.engines.kernel import ENCODABLE, Job, late
from ddcheck.errors import DataGuardError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from ddcheck.cli._ages import Edition
    from ddcheck.cli._inputs import Inputs
    from ddcheck.configuration import Settings
    from ddcheck.core.reports import Result
    from ddcheck.list_files import ListFile
    from ddcheck.report_formats import RunInfo

TOLD = 20
"""How many refused records are told on standard error; every one of them is in the report."""


def replayable(settings: Settings, reading: Mapping[str, object]) -> dict[str, object]:
    """The settings that a verdict may depend on, where they are not the default: for ``verify --replay``."""
    said: dict[str, object] = {
        # The others are found by the editions that each report names.
        "rules": [name for name in settings.rules if "/" in name],
        "rules_dir": None if settings.rules_dir is None else str(settings.rules_dir),
        "lists_dir": None if settings.lists_dir is None else str(settings.lists_dir),
        "list": [str(path) for path in settings.list],
        "select": list(settings.select),
        "ignore": list(settings.ignore),
        "horizon": settings.horizon,
        "reading": {
            name: value
            for name, value in {
                **reading,
                "map": None if settings.map is None else str(settings.map),
                "encodings": None if settings.encodings == ("utf-8",) else list(settings.encodings),
            }.items()
            if value is not None
        },
    }
    return {
        name: value for name, value in said.items() if value is not None and value not in ([], {})
    }


LARGE = 1_000_000
"""Bytes of input from which there are hundreds of records, as a rule."""


class Run:
    """What one ``ddcheck check`` does."""

    def __init__(
        self,
        settings: Settings,
        inputs: Inputs,
        targets: Sequence[tuple[str, str]],
        *,
        info: RunInfo,
        gates: Gates | None = None,
        allow_stale: str | None = None,
        fail_fast: bool = False,
        summary: str = "auto",
        progress: bool = True,
        brief: bool = False,
    ) -> None:
        self.brief = brief
        self.settings = settings
        self.inputs = inputs
        self.targets = tuple(targets)
        self.as_of = day(settings.as_of)
        self.gates = gates or Gates()
        self.info = info._replace(as_of=self.as_of)
        self.allow_stale = allow_stale
        self.fail_fast = fail_fast
        self.summary = summary
        self.progress = Progress(wanted=progress, share=inputs.share)
        self.counts = Counts()
        self.troubles: set[int] = set()
        self.notes: list[Text] = list(info.notes)
        self.told = 0
        self._today: date | None = None

    def decide(self) -> int:
        """Decide every record, write every report, and give the exit status."""
        summary = self._summary_path()
        added = () if summary is None else (summary,)
        targets = (*self.targets, *(("summary", path) for path in added))
        self._guard()
        deciding = Deciding(
            ((make, None) for make in self.inputs.pending()),
            self._job([name for name, _ in targets]),
            jobs=self.settings.jobs,
            large=self.inputs.size() >= LARGE,
            fail_fast=self.fail_fast,
            step=self.progress.step,
            broken=self._broken,
        )
        deciding.prepare()
        with Outputs(targets, self.info, added_to=added, brief=self.brief) as outputs:
            for decided in deciding.results():
                self.counts = self.counts.with_verdict(decided.verdict)
                outputs.add(decided.result, decided.texts)
                self._tell_refusal(decided.result)
            self.progress.done()
            self.troubles |= deciding.troubles
            if deciding.stopped:
                self.troubles.add(_exits.INCOMPLETE)
                self.info = self.info._replace(settings={**self.info.settings, "stopped": True})
                self.notes.append(
                    Text(
                        "stopped at the first record that fails: the rest was not read",
                        "在第一条未通过的记录处停止：其余未读取",
                    )
                )
            self.inputs.notes += [n for n in deciding.notes if n not in self.inputs.notes]
            status = self._status()
            self._notes_on_inputs()
            self.notes += self.gates.notes(deciding)
            outputs.end(
                self.counts,
                self.info._replace(
                    exit_status=status,
                    exit_reason=_exits.reason(status, self.counts, self.settings.gate),
                    notes=tuple(self.notes),
                    inputs=tuple(self.inputs.seen),
                    waivers=self.gates.standing(deciding, self._now),
                ),
            )
        return status

    def _guard(self) -> None:
        """What must hold before anything is decided.

        Raises:
            DataGuardError: a list is missing or too old, or something is not what was locked.
        """
        settings = self.settings
        if settings.list:
            from ddcheck.cli._stated_lists import guard_lists, tell_lacking

            guard_lists(settings.list)
            self.notes += tell_lacking(settings.list)
        if self.gates.lock is not None:
            from ddcheck import locks

            now = locks.current(
                settings.rules, settings.rules_dir, settings.lists_dir, settings.list
            )
            locks.guard(self.gates.lock, now)
        if settings.max_age:
            from ddcheck.list_files import ListFile

            self._guard_ages([ListFile(path) for path in settings.list])

    def _job(self, formats: Sequence[str]) -> Job:
        settings = self.settings
        waivers = self.gates.waivers
        if waivers:
            # Waivers end on a day, so a replay must know on which one these were looked at.
            stood = (self.as_of or self._now()).isoformat()
            self.info = self.info._replace(settings={**self.info.settings, "waiver_day": stood})
        return Job(
            rules=settings.rules,
            rules_dir=settings.rules_dir,
            lists_dir=settings.lists_dir,
            lists=settings.list,
            as_of=self.as_of,
            today=self._now,
            select=settings.select,
            ignore=settings.ignore,
            horizon=settings.horizon,
            waivers=waivers,
            waiver_day=(self.as_of or self._now()) if waivers else None,
            baseline=self.gates.known,
            across=self.gates.across,
            encode=tuple(name for name in ENCODABLE if name in formats),
            # Where nothing is written, a report that others change is still to be known.
            whole=not formats or any(name not in ENCODABLE for name in formats),
            lang=settings.lang,
            # By name, so that the processes do not import the command line.
            crashed=partial(
                late,
                _streams.__name__,
                _streams.keep_crash.__name__,
                sys.argv[1:],
                _streams.a_run(),
            ),
        )

    def _broken(self) -> None:
        self.progress.clear()
        _streams.tell(
            "warning: a process was ended from outside; what it had is decided here",
            "警告：有一个进程被外部终止；其任务在此完成",
        )

    def _guard_ages(self, extra: Sequence[ListFile]) -> None:
        from ddcheck import catalogue
        from ddcheck.cli._ages import stale

        shipped = catalogue.entity_lists(directory=self.settings.lists_dir)
        every: list[Edition] = [*shipped, *(each.about() for each in extra)]
        day = self.as_of or self._now()
        found = stale(every, self.settings.max_age, day, latest_today())
        if not found:
            return
        if not self.allow_stale:
            raise DataGuardError(
                "\n".join(each.en for each in found)
                + '\nbring the lists up to date, or say --allow-stale "reason", which the report will hold',
                "\n".join(each.zh for each in found)
                + '\n请更新名单，或写 --allow-stale "理由"，报告将予记载',
            )
        for each in found:
            _streams.tell(f"warning: {each.en}", f"警告：{each.zh}")
        self.notes += [
            Text(
                f"stale data allowed ({self.allow_stale}): {each.en}",
                f"已允许使用过期数据（{self.allow_stale}）：{each.zh}",
            )
            for each in found
        ]

    def _now(self) -> date:
        if self._today is None:
            self._today = today(self.settings.timezone)
        return self._today

    def _tell_refusal(self, result: Result | None) -> None:
        """What was not checked goes to standard error as well, unless it is on the same screen already."""
        if not isinstance(result, NotChecked):
            return
        if sys.stdout.isatty() and any(
            path == "-" and name in FOR_PEOPLE for name, path in self.targets
        ):
            return
        self.told += 1
        if self.told <= TOLD:
            self.progress.clear()
            lang = self.settings.lang
            _streams.tell_as_is("\n".join(problem.get(lang) for problem in result.problems))
        elif self.told == TOLD + 1:
            _streams.tell(
                "more records were not checked; the report has them all",
                "还有记录未检查；报告中列有全部",
            )

    def _notes_on_inputs(self) -> None:
        for name in self.inputs.empty:
            _streams.tell(f"warning: {name}: holds no record", f"警告：{name}: 不含记录")
            self.notes.append(Text(f"{name}: holds no record", f"{name}: 不含记录"))
        for note in self.inputs.notes:
            _streams.tell(f"note: {note}", f"说明：{note.get('zh')}")
            self.notes.append(Text(str(note), note.get("zh")))

    def _status(self) -> int:
        return _exits.exit_status(self.counts, gate=self.settings.gate, troubles=self.troubles)

    def _summary_path(self) -> str | None:
        if self.summary == "off":
            return None
        if self.summary != "auto":
            return self.summary
        return os.environ.get("GITHUB_STEP_SUMMARY") or None


class Progress:
    """How far a run is, on a terminal, once it has taken a second."""

    def __init__(self, *, wanted: bool, share: Callable[[], float | None] | None = None) -> None:
        self.shown = False
        self.share = share
        self.wanted = wanted and sys.stderr.isatty()
        self.began = self.last = monotonic() if self.wanted else 0.0

    def step(self, records: int) -> None:
        """Say how far it is, a few times a second at the most."""
        if not self.wanted:
            return
        now = monotonic()
        if now - self.began < 1 or now - self.last < 0.25:
            return
        self.last, self.shown = now, True
        took = now - self.began
        zh = _streams.language() == "zh"
        line = f"{records:,} {'条记录' if zh else 'records'} · {records / took:,.0f}/s"
        share = None if self.share is None else self.share()
        if share is not None:
            left = f"{took / share - took:,.0f}"
            line += f" · {share:.0%} · " + (f"约剩 {left} 秒" if zh else f"about {left} s left")
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Make room for a message."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")

    def done(self) -> None:
        """Take the line away."""
        self.clear()
        self.shown = False
