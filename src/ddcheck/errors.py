"""What a user can put right: every error that ddcheck raises on purpose.

A record that breaks a rule is a finding, not an error.
An error means that something was not decided, and it carries the exit status that says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddcheck.core.texts import Text


class Problem(NamedTuple):
    """One thing wrong with one place of a file."""

    source: str
    line: int
    """1-based; 0 where the format has no lines."""
    path: str
    """The field, as in ``parties[0].role``; empty for the file as a whole."""
    message: Text
    """What is wrong; after a semicolon, what to write instead."""
    column: int = 0
    """1-based; 0 where it is not known."""
    cell: str = ""
    """A spreadsheet cell, as in ``订单!F412``; empty elsewhere."""

    def __str__(self) -> str:
        return self.get("en")

    def get(self, lang: str) -> str:
        """The problem behind its place, in a language; the place is written alike in all of them."""
        where = self.cell or (str(self.line) if self.line else "")
        head = ":".join(part for part in (self.source, where) if part)
        place = ": ".join(part for part in (head, self.path) if part)
        # The name of a field comes from the file, and may hold what looks like a line of ours.
        place = place.replace("\n", "\\n")
        return ": ".join(part for part in (place, self.message.get(lang)) if part)


class DdcheckError(Exception):
    """Anything that a user can put right."""

    exit_status = 2
    code = "usage"

    def __init__(self, en: str, zh: str) -> None:
        """What is wrong and what to do instead, in English and in Chinese."""
        super().__init__(en, zh)
        self.en, self.zh = en, zh

    def __str__(self) -> str:
        return self.en

    def get(self, lang: str) -> str:
        """What is wrong, in a language."""
        return self.zh if lang == "zh" else self.en


class UsageError(DdcheckError):
    """A flag, a configuration, a name or a path that cannot be used."""


class UnknownNameError(UsageError):
    """A name that nothing goes by, with the names that come near it."""

    code = "unknown-name"

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        """Say that there is no such name.

        Args:
            what: is named so, one of `_WHAT`.
            name: as it was given.
            known: the names that there are.
        """
        from difflib import get_close_matches

        self.what, self.name = what, name
        self.known = tuple(sorted(known))
        near = get_close_matches(name, self.known, n=3, cutoff=0.5)
        few = self.known[:_FEW]
        left = len(self.known) - len(few)
        hint, way = (
            (f"did you mean {', '.join(near)}?", f"是否想写 {'、'.join(near)}？")
            if near
            else (
                f"there are: {', '.join(few)}" + (f" and {left} more" if left else ""),
                f"可用：{'、'.join(few)}" + (f"，另有 {left} 个" if left else ""),
            )
            if self.known
            else ("there is none", "目前一个也没有")
        )
        super().__init__(
            f"no such {what}: {name!r}; {hint}", f"没有名为 {name!r} 的{_WHAT[what]}；{way}"
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """As what it was made of, for another process."""
        return UnknownNameError, (self.what, self.name, self.known)


_FEW = 30
"""How many names a sentence holds that one still reads."""

_WHAT = {
    "CI": "CI 系统",
    "case": "案例",
    "column": "列",
    "command": "命令",
    "entity list": "主体名单",
    "entity list (in max-age)": "主体名单（见 max-age）",
    "entry": "条目",
    "format": "格式",
    "kind": "类型",
    "list format": "名单格式",
    "list or measure": "名单或措施",
    "measure": "措施",
    "mode": "模式",
    "record": "记录",
    "record format": "记录格式",
    "report format": "报告格式",
    "rule": "规则",
    "rule set": "规则集",
    "schema": "模式定义",
    "sheet": "工作表",
    "shell": "shell",
    "topic": "主题",
    "waiver": "豁免",
}
"""What has names, in Chinese."""


class InvalidFileError(DdcheckError):
    """A file with at least one problem; all problems of the file at once.

    A rule, list, mapping or configuration file that is invalid is a usage error (exit status 2).
    """

    code = "invalid-file"

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            *("\n".join(problem.get(lang) for problem in self.problems) for lang in ("en", "zh"))
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """As its problems, for another process."""
        return type(self), (self.problems,)


class InvalidRecordError(InvalidFileError):
    """A record that could not be read: it was not decided (exit status 4)."""

    exit_status = 4
    code = "incomplete"


class DataGuardError(DdcheckError):
    """A list or rule set is missing, damaged, shrunken, stale or unsigned where it must not be."""

    exit_status = 5
    code = "data-guard"


class NothingToCheckError(DdcheckError):
    """No record, or no rule in force, was evaluated."""

    exit_status = 6
    code = "empty"


class BusyError(DdcheckError):
    """The history is locked by another run."""

    exit_status = 7
    code = "busy"
