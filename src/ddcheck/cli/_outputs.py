"""Where reports go: standard output and files, several at once, none half-written."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any

from ddcheck import report_formats
from ddcheck.cli import _streams
from ddcheck.core.texts import Text
from ddcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from contextlib import ExitStack

    from ddcheck.configuration import Settings
    from ddcheck.core.reports import Counts, Result
    from ddcheck.report_formats import RunInfo, Writer
    from ddcheck.report_formats._report_encoder import Encoded

FOR_PEOPLE = frozenset({"terminal", "plain"})
"""Formats that take the console's encoding and width."""
_NO_TEXTS: Mapping[str, Encoded] = MappingProxyType({})
MARKS = "─│█▌▲●■"
BUFFER = 1 << 18
"""Bytes that wait before a file is written to: a dozen reports, which takes half as long as each by itself."""


def chosen_format(name: str | None) -> str:
    """The format for standard output: the one asked for, else by what standard output is.

    Raises:
        UnknownNameError: there is no such format.
    """
    if name is None:
        plain = not sys.stdout.isatty() or os.environ.get("TERM") == "dumb"
        return "plain" if plain else "terminal"
    report_formats.module(name)
    return name


def destinations(
    outputs: Sequence[str], inputs: Iterable[str | Path] = ()
) -> tuple[tuple[str, str], ...]:
    """Formats and paths from ``FORMAT=PATH``; the path ``-`` is standard output.

    Args:
        outputs: as they were given.
        inputs: what is read, and so must not be written.

    Raises:
        UsageError: one of them cannot be used, before anything is decided.
    """
    found: list[tuple[str, str]] = []
    taken: set[str] = set()
    read = {os.path.realpath(each) for each in inputs}
    for each in outputs:
        name, sign, path = each.partition("=")
        if not (sign and path):
            raise UsageError(
                f"-o {each!r} is not FORMAT=PATH; write, for example, -o html=report.html",
                f"-o {each!r} 不是 FORMAT=PATH；请写成 -o html=report.html 等",
            )
        report_formats.module(name)
        real = path if path == "-" or _is_special(path) else os.path.realpath(path)
        if real in read and real != "-":
            raise UsageError(
                f"-o {each}: {path} is read in this run; give the report a path of its own",
                f"-o {each}: 本次运行要读取 {path}；请为报告指定单独的路径",
            )
        if real in taken:
            raise UsageError(
                f"-o {each}: {path} is written to twice; give each report its own path",
                f"-o {each}: {path} 被写两次；请为每份报告指定各自的路径",
            )
        folder = Path(path).parent
        if path != "-" and not folder.is_dir():
            raise UsageError(
                f"-o {each}: there is no directory {folder}; make it first",
                f"-o {each}: 没有目录 {folder}；请先建立",
            )
        if path != "-" and Path(path).is_dir():
            raise UsageError(
                f"-o {each}: {path} is a directory; name a file",
                f"-o {each}: {path} 是目录；请写文件名",
            )
        found.append((name, path))
        taken.add(real)
    return tuple(found)


def _is_special(path: str | Path) -> bool:
    """Whether a path is there and leads to no file that could be put in its place: a device or a pipe."""
    return os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113 - those of Path may raise


def run_info(settings: Settings, *, verbose: int) -> RunInfo:
    """What writers must know before the first record."""
    from ddcheck import __version__

    show = settings.show or (("all",) if verbose else ("fail", "review"))
    return report_formats.RunInfo(
        tool_version=__version__,
        as_of=None,
        gate=settings.gate,
        lang=settings.lang,
        show_names=settings.show_names,
        ci=bool(os.environ.get("CI")),
        show=show,
        limit=settings.limit,
        width=settings.width or _streams.screen_width() or 80,
        color=_color(settings.color),
        ascii=not _streams.carries(MARKS),
        notes=(Text("report-only: gate is off", "仅出报告：不作拦截（gate none）"),)
        if settings.gate == "none"
        else (),
    )


def _color(setting: str) -> bool:
    if setting != "auto":
        return setting == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


class Outputs:
    """Every report of one run, each result written to all of them.

    A file is written under another name and renamed by `end`; leaving the ``with`` without it
    removes the drafts, so that a report is whole or not there. A link stays one, and leads to the report;
    a device or a pipe is written to as it is.
    """

    def __init__(
        self,
        targets: Sequence[tuple[str, str]],
        info: RunInfo,
        *,
        added_to: Sequence[str] = (),
        brief: bool = False,
    ) -> None:
        self.targets = targets
        self.info = info
        self.brief = brief
        """Verdicts only, on standard output; a file is always whole."""
        self.added_to = added_to
        """Paths of which the present content stays, in front."""
        self._writers: list[Writer] = []
        self._streams: list[IO[Any]] = []
        self._drafts: list[tuple[Path, Path, bool]] = []
        """What is written, where it belongs, and whether what is there stays in front of it."""
        self._stack: ExitStack | None = None

    def __enter__(self) -> Outputs:
        from contextlib import ExitStack

        self._stack = ExitStack()
        try:
            for name, path in self.targets:
                self._begin(name, path, self._stack)
        except BaseException:
            self.__exit__()
            raise
        return self

    def _begin(self, name: str, path: str, stack: ExitStack) -> None:
        chosen = report_formats.module(name)
        info = self._for(path, self.info)
        stream: IO[Any]
        if path == "-":
            if chosen.BINARY and sys.stdout.isatty():
                raise UsageError(
                    f"{name} is no text for a terminal; write it to a file: -o {name}=PATH",
                    f"{name} 不是终端可显示的文本；请写入文件：-o {name}=PATH",
                )
            human = name in FOR_PEOPLE
            stream = stack.enter_context(_streams.report(binary=chosen.BINARY, human=human))
        else:
            stream = stack.enter_context(self._draft(Path(path), binary=chosen.BINARY))
        self._writers.append(chosen.begin(stream, info))
        self._streams.append(stream)

    def _for(self, path: str, info: RunInfo) -> RunInfo:
        if path != "-":
            # Excel takes a CSV file without the mark for another encoding; a pipe does not want it.
            return info._replace(color=False, ascii=False, csv_bom=True)
        return info._replace(show=()) if self.brief else info

    def _draft(self, path: Path, *, binary: bool) -> IO[Any]:
        final = Path(os.path.realpath(path))
        special = _is_special(final)
        draft = final if special else final.with_name(f".{final.name}.{os.getpid()}.tmp")
        try:
            stream: IO[Any] = draft.open("wb", buffering=BUFFER)
        except OSError as error:
            from ddcheck.foreign_errors import system_error

            raise UsageError(
                f"{path}: cannot be written ({system_error(error)}); choose another path",
                f"{path}: 无法写入（{system_error(error).zh}）；请另选路径",
            ) from None
        if not special:
            self._drafts.append((draft, final, str(path) in self.added_to))
        if binary:
            return stream
        # Text waits in the buffer below alone, so that bytes may be written there without a flush.
        return io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)

    def add(self, result: Result | None, texts: Mapping[str, Encoded] = _NO_TEXTS) -> None:
        """Write the next result; ``texts`` are by format, and there is a result for every other one."""
        for (name, _), writer in zip(self.targets, self._writers, strict=True):
            if name in texts:
                writer.add_encoded(texts[name])  # type: ignore[attr-defined]
            else:
                assert result is not None
                writer.add(result)

    def end(self, counts: Counts, info: RunInfo) -> None:
        """Finish every report and put the files in their places.

        Standard output comes last, for its closing line must not say that a run ended well which could not
        be written.
        """
        every = zip(self.targets, self._writers, self._streams, strict=True)
        for (_, path), writer, stream in sorted(every, key=lambda each: each[0][1] == "-"):
            writer.end(counts, self._for(path, info))
            if path != "-":
                stream.flush()
        self._close()
        for draft, final, added in self._drafts:
            if added:
                with final.open("ab") as whole:
                    whole.write(draft.read_bytes())
                draft.unlink()
            else:
                draft.replace(final)
        self._drafts.clear()

    def _close(self) -> None:
        if self._stack is not None:
            self._stack.close()
            self._stack = None

    def __exit__(self, *raised: object) -> None:
        with contextlib.suppress(OSError):
            self._close()
        for draft, *_ in self._drafts:
            with contextlib.suppress(OSError):
                draft.unlink()
