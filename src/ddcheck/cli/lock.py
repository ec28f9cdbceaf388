"""``ddcheck lock``: pin every rule set and list that is in use."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ddcheck.cli import _options as flags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ddcheck.core.texts import Text


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("lock")(lock)


def lock(
    *,
    rules: flags.Rules = None,
    rules_dir: flags.RulesDir = None,
    lists_dir: flags.ListsDir = None,
    list_: flags.Lists = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="The lock file; default: ddcheck.lock.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 5 where something differs.")
    ] = False,
    config: flags.Config = None,
) -> None:
    """Write the digest of every rule set and list in use to ddcheck.lock.

    With the file committed, ddcheck check --locked decides under exactly these, or not at all (exit 5).
    """
    from ddcheck import configuration, locks, whole_files
    from ddcheck.cli import _streams
    from ddcheck.errors import InvalidFileError, UsageError

    settings = configuration.load(
        {
            "rules": rules,
            "rules-dir": rules_dir,
            "lists-dir": lists_dir,
            "list": list_,
            "lock": file,
        },
        file=config,
    )
    path = settings.lock or Path(locks.NAME)
    now = locks.current(settings.rules, settings.rules_dir, settings.lists_dir, settings.list)
    if check:
        locks.guard(path, now)
        _streams.tell(f"{path}: what is in use is what is locked", f"{path}: 使用中的与锁定的一致")
        return
    changes: Sequence[Text] = ()
    if path.exists():
        try:
            changes = locks.differences(locks.load(path), now)
        except InvalidFileError as error:
            _streams.tell(f"warning: {error}", f"警告：{error.zh}")
    try:
        whole_files.replace(path, locks.text(now))
    except OSError as error:
        from ddcheck.foreign_errors import system_error

        raise UsageError(
            f"{path}: cannot be written ({system_error(error)}); choose another --file",
            f"{path}: 无法写入（{system_error(error).zh}）；请另选 --file",
        ) from None
    for each in changes:
        _streams.tell(f"changed: {each}", f"变更：{each.zh}")
    rule_sets, lists = len(now["rule_sets"]), len(now["lists"])
    _streams.tell(
        f"written: {path} ({rule_sets} rule sets, {lists} lists)",
        f"已写入：{path}（{rule_sets} 个规则集，{lists} 份名单）",
    )
