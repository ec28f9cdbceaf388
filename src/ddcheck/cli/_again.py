"""A saved run decided once more, from the same inputs under the same editions."""

from __future__ import annotations

from datetime import date
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from ddcheck.core.reports import NotChecked
from ddcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ddcheck.core.reports import Result
    from ddcheck.engines.kernel import Pending
    from ddcheck.reading import Options
    from ddcheck.report_formats import RunInfo


def again(info: RunInfo, results: Iterable[Result]) -> Iterator[Result]:
    """The results of the same records, decided now, each as of its own day then.

    Raises:
        UsageError: an input is not here or has changed, or the run was decided otherwise than it says.
    """
    from ddcheck.cli import _gates
    from ddcheck.cli._inputs import Inputs
    from ddcheck.cli._stated_lists import list_files
    from ddcheck.configuration import Settings
    from ddcheck.engines.deciding import Deciding
    from ddcheck.engines.kernel import Job

    said = dict(info.settings)
    days: list[date | None] = []
    # In the order of the run, which is the order of its findings.
    editions: dict[str, None] = {}
    homes = rule_homes(info)
    for result in results:
        days.append(None if isinstance(result, NotChecked) else result.as_of)
        if not isinstance(result, NotChecked):
            editions |= dict.fromkeys(
                f"{homes.get(ref.id, ref.id)}@{ref.edition}" for ref in result.rule_sets
            )
    names: list[str] = []
    for each in info.inputs:
        path = str(each.get("path", ""))
        if "sha256" not in each:
            raise UsageError(
                f"{path}: was read from standard input and is not here; nothing to replay",
                f"{path}: 是从标准输入读取的，现已不在；无法重放",
            )
        names.append(path)
        _unchanged(path, str(each["sha256"]))
    lists = tuple(Path(each) for each in said.get("list", ()))
    list_files(lists)
    held = said.get("waivers", ())
    gates = _gates.load(
        Settings(waivers=tuple(Path(each["path"]) for each in held)),
        waivers_from=said.get("waivers_from"),
        baseline=_path(said.get("baseline")),
        across=said.get("across", True),
    )
    for each, (name, sha256, _) in zip(held, gates.files, strict=True):
        if each["sha256"] != sha256:
            raise UsageError(
                f"{name}: has changed since; put back the waivers of that run",
                f"{name}: 此后已变更；请放回该次运行所用的豁免",
            )
    job = Job(
        rules=tuple(editions),
        lists=lists,
        rules_dir=_path(said.get("rules_dir")),
        lists_dir=_path(said.get("lists_dir")),
        as_of=info.as_of,
        select=tuple(said.get("select", ())),
        ignore=tuple(said.get("ignore", ())),
        horizon=said.get("horizon"),
        waivers=gates.waivers,
        waiver_day=date.fromisoformat(said["waiver_day"]) if "waiver_day" in said else None,
        baseline=gates.known,
        across=gates.across,
        lang=info.lang,
    )
    pending = Inputs(names, _options(said)).pending()
    read: Iterator[Pending] = zip(pending, chain(days, repeat(None)), strict=False)
    stopped = bool(said.get("stopped"))
    if stopped:
        # There was more behind the record that failed, and nobody read it.
        read = chain(read, [(_unread, None)])
    deciding = Deciding(read, job, fail_fast=stopped)
    deciding.prepare()
    for decided in deciding.results():
        assert decided.result is not None
        yield decided.result


def rule_homes(info: RunInfo) -> dict[str, str]:
    """The rule sets of a run that were named by their directories: id to directory."""
    from ddcheck.catalogue import name_and_edition

    given = (name_and_edition(name)[0] for name in info.settings.get("rules", ()))
    return {Path(home).name: home for home in given}


def _unread() -> NoReturn:
    raise AssertionError("a run that stopped is decided beyond its end")


def _path(text: object) -> Path | None:
    return None if text is None else Path(str(text))


def _unchanged(path: str, sha256: str) -> None:
    from hashlib import file_digest

    from ddcheck.foreign_errors import system_error

    try:
        with Path(path).open("rb") as stream:
            now = file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be read ({system_error(error)}); run this where the inputs are",
            f"{path}: 无法读取（{system_error(error).zh}）；请在输入文件所在处运行",
        ) from None
    if now != sha256:
        raise UsageError(
            f"{path}: has changed since; put back the file that was checked",
            f"{path}: 此后已变更；请放回当时检查的文件",
        )


def _options(said: Mapping[str, Any]) -> Options:
    from ddcheck.cli._inputs import options
    from ddcheck.configuration import Settings

    how = said.get("reading", {})
    settings = Settings(
        map=_path(how.get("map")), encodings=tuple(how.get("encodings", ("utf-8",)))
    )
    return options(
        settings,
        format_in=how.get("format_in"),
        kind=how.get("kind"),
        sheet=how.get("sheet"),
        delimiter=how.get("delimiter"),
        id_column=how.get("id"),
        stdin_name=None,
    )
