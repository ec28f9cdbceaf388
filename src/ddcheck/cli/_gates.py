"""What stands between a finding and the gate: waivers, a baseline, a lock; loaded, and told of in the report."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ddcheck.core.texts import Text
from ddcheck.errors import UsageError
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from ddcheck.baselines import Question
    from ddcheck.configuration import Settings
    from ddcheck.core.waivers import Waiver
    from ddcheck.engines.deciding import Deciding


class Gates(NamedTuple):
    """What was given to a run beside its records."""

    waivers: tuple[Waiver, ...] = ()
    files: tuple[tuple[str, str, int], ...] = ()
    """Each file of waivers: its name, its digest and how many it holds."""
    git_ref: str | None = None
    """Where the files were read, if not on disk."""
    baseline: Mapping[str, Question] | None = None
    baseline_path: str = ""
    lock: Path | None = None
    across: bool = True
    settings: Mapping[str, Any] = MappingProxyType({})
    """What a replay must know of all this."""

    @property
    def known(self) -> frozenset[str] | None:
        """The fingerprints of the baseline."""
        return None if self.baseline is None else frozenset(self.baseline)

    def notes(self, deciding: Deciding) -> list[Text]:
        """What a reader must know of waivers and baseline."""
        found: list[Text] = []
        origin = "" if self.git_ref is None else f" from {self.git_ref}"
        place = "" if self.git_ref is None else f"（取自 {self.git_ref}）"
        for name, digest, count in self.files:
            word = "waiver" if count == 1 else "waivers"
            found.append(
                Text(
                    f"waivers {name}{origin}: {count} {word}, sha256:{digest}",
                    f"豁免 {name}{place}：{count} 项，sha256:{digest}",
                )
            )
        if self.baseline is not None:
            from ddcheck.baselines import summary

            found += summary(dict(self.baseline), deciding.known, self.baseline_path)
        if not self.across:
            found.append(
                Text(
                    "records were not compared with one another (--no-across)",
                    "各记录未相互比对（--no-across）",
                )
            )
        return found

    def standing(
        self, deciding: Deciding, today: Callable[[], date]
    ) -> tuple[Mapping[str, Any], ...]:
        """Every waiver and what became of it."""
        if not self.waivers:
            return ()
        from ddcheck.core.waivers import standing

        day = deciding.job.waiver_day or today()
        return standing(self.waivers, deciding.uses, day)


def load(
    settings: Settings,
    *,
    no_waivers: bool = False,
    waivers_from: str | None = None,
    baseline: Path | None = None,
    locked: bool = False,
    across: bool = True,
) -> Gates:
    """What flags and configuration name, read and checked before anything is decided.

    Raises:
        UsageError: a file is not there, or flags contradict one another.
        InvalidFileError: a file of waivers is malformed; nothing is waived then.
    """
    if no_waivers and (waivers_from or settings.origin("waivers") == "--waivers"):
        raise UsageError(
            "--no-waivers contradicts --waivers and --waivers-from; leave one out",
            "--no-waivers 与 --waivers、--waivers-from 相矛盾；请去掉其一",
        )
    paths: Sequence[Path] = () if no_waivers else settings.waivers
    if waivers_from and not paths:
        raise UsageError(
            "--waivers-from says where, and no file is named; add --waivers FILE",
            "--waivers-from 只说明位置，未指明文件；请加 --waivers FILE",
        )
    waivers: list[Waiver] = []
    files: list[tuple[str, str, int]] = []
    said: dict[str, Any] = {}
    for path in paths:
        from ddcheck import waiver_files

        found, digest = waiver_files.load(path, waivers_from)
        files.append((str(path), digest, len(found)))
        waivers += found
    seen: set[str] = set()
    for name in (each.id for each in waivers):
        if name in seen:
            raise UsageError(
                f"the waiver {name} is in two files; give each its own id",
                f"豁免 {name} 出现在两个文件中；请为每项使用各自的标识",
            )
        seen.add(name)
    if files:
        said["waivers"] = [{"path": name, "sha256": digest} for name, digest, _ in files]
        if waivers_from:
            said["waivers_from"] = waivers_from
    known = None
    if baseline is not None:
        from ddcheck import baselines

        known = baselines.load(baseline)
        said["baseline"] = str(baseline)
    if not across:
        said["across"] = False
    lock = None
    if locked:
        from ddcheck.locks import NAME

        lock = settings.lock or Path(NAME)
    return Gates(
        waivers=tuple(waivers),
        files=tuple(files),
        git_ref=waivers_from,
        baseline=known,
        baseline_path="" if baseline is None else str(baseline),
        lock=lock,
        across=across,
        settings=said,
    )
