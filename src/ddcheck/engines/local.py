"""Work on chunks in several processes of this machine; the answers come in the order of the chunks.

Only so many chunks are under way at a time, so that memory does not grow with the input. A process that is
killed takes no answer with it: what is missing is done here. ``Pool`` of the standard library would wait
for a killed process for ever; an executor says that it is broken.

Processes are forked where this one has a single thread, so that all of them have what was loaded once, and what
was learnt over the first chunk, which is done here.
A fork of several threads may stop at a lock that nobody will open; then, and where the system tells no
number of threads, each process starts anew and loads for itself.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from concurrent.futures import Future, ProcessPoolExecutor
    from threading import Thread

Chunk = TypeVar("Chunk")
Answer = TypeVar("Answer")
_T = TypeVar("_T")

AHEAD = 3
"""Chunks under way for each process: enough that none waits, few enough that memory stays small."""


def in_order(
    make: Callable[[], Callable[[Chunk], Answer]],
    chunks: Iterable[Chunk],
    *,
    jobs: int,
    broken: Callable[[], None] | None = None,
) -> Generator[Answer, None, None]:
    """The answer for each chunk, in order.

    Args:
        make: prepares the work, here or once in each process; where processes start anew it goes there by
            pickle. Chunks and answers always do. What it raises is raised here.
        chunks: taken only as fast as answers are taken.
        jobs: how many processes work; with one, it is this process.
        broken: told once when a process was killed and the rest is done here.
    """
    if jobs <= 1:
        work = make()
        for chunk in chunks:
            yield work(chunk)
        return
    yield from _Pool(make, jobs, broken).answers(chunks)


def can_fork() -> bool:
    """Whether a fork of this process is a whole one: whether it has a single thread, those of C included."""
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - names will do
    except OSError:
        return False


class _Pool(Generic[Chunk, Answer]):
    def __init__(
        self,
        make: Callable[[], Callable[[Chunk], Answer]],
        jobs: int,
        broken: Callable[[], None] | None,
    ) -> None:
        self._make = make
        self._jobs = jobs
        self._broken = broken
        self._waiting: deque[tuple[Chunk, Future[Answer] | None]] = deque()
        self._made: Callable[[Chunk], Answer] | None = None
        """The work, where it was prepared in this process."""
        self._left = False
        """Whether the other processes are gone, and the work is done here."""

    def answers(self, chunks: Iterable[Chunk]) -> Generator[Answer, None, None]:
        executor: ProcessPoolExecutor | None = None
        try:
            for chunk in chunks:
                if executor is None and self._made is None and can_fork():
                    # What is loaded and learnt over the first chunk is there in all processes.
                    self._waiting.append((chunk, _done(self._work()(chunk))))
                    continue
                # Not before there is a chunk: whoever reads them may start threads.
                executor = executor or self._started()
                self._waiting.append((chunk, self._submit(executor, chunk)))
                if len(self._waiting) >= self._jobs * AHEAD:
                    yield self._next()
            while self._waiting:
                yield self._next()
        except BaseException:
            # ^C, a full disk, a reader who has enough: nobody will take the other answers.
            if executor is not None:
                _stop(executor)
            raise
        if executor is not None:
            executor.shutdown()

    def _started(self) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        make, method = self._make, "spawn"
        if can_fork():
            work = self._work()
            # What was loaded may have started threads.
            if can_fork():
                make, method = partial(_same, work), "fork"
                # The collectors of the processes leave alone what was loaded, and so its memory stays shared.
                settle()
        return ProcessPoolExecutor(
            self._jobs,
            mp_context=get_context(method),
            initializer=_prepare,
            initargs=(make,),
        )

    def _submit(self, executor: ProcessPoolExecutor, chunk: Chunk) -> Future[Answer] | None:
        from concurrent.futures.process import BrokenProcessPool

        if self._left:
            return None
        try:
            return executor.submit(_work, chunk)
        except BrokenProcessPool:
            self._leave()
            return None

    def _next(self) -> Answer:
        from concurrent.futures.process import BrokenProcessPool

        chunk, future = self._waiting.popleft()
        if future is not None:
            try:
                return future.result()
            except BrokenProcessPool:
                self._leave()
            except _NotPreparedError:
                # Preparing it here raises what is really wrong, with all that it carries.
                self._left = True
        return self._work()(chunk)

    def _work(self) -> Callable[[Chunk], Answer]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def _leave(self) -> None:
        if not self._left:
            self._left = True
            if self._broken is not None:
                self._broken()


class _NotPreparedError(Exception):
    """A process could not prepare the work."""


_prepared: Callable[[Any], Any] | None = None


def _prepare(make: Callable[[], Callable[[Any], Any]]) -> None:
    """In a process of the pool, before its first chunk."""
    import contextlib
    import signal

    global _prepared  # noqa: PLW0603 - a process of the pool has one piece of work
    # ^C goes to the whole group; the parent ends its children in order, without its own farewell.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with contextlib.suppress(Exception):
        _prepared = make()
    gc.collect()
    settle()


def _same(value: _T) -> _T:
    return value


def _done(answer: Answer) -> Future[Answer]:
    from concurrent.futures import Future

    found: Future[Answer] = Future()
    found.set_result(answer)
    return found


def _work(chunk: Any) -> Any:
    if _prepared is None:
        raise _NotPreparedError
    return _prepared(chunk)


def _stop(executor: ProcessPoolExecutor) -> None:
    """End the pool now: what is under way is thrown away."""
    processes = tuple((executor._processes or {}).values())  # noqa: SLF001 - there is no public way before 3.14
    manager: Thread | None = executor._executor_manager_thread  # type: ignore[assignment]  # noqa: SLF001 - the stubs name another type
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    # The executor's own thread waits for the same processes, and only one of two waiters is told that one
    # has ended: until that thread is done, a process that is gone may still look alive to us.
    if manager is not None:
        manager.join(5)
    for process in processes:
        process.join(5)


def settle() -> None:
    """Before many records: what was loaded stays, and what records leave is collected rarely."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()
