"""What a user can put right: every error that ddcheck raises on purpose.

A record that breaks a rule is a finding, not an error.
An error means that something was not decided, and it carries the exit status that says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Problem(NamedTuple):
    """One thing wrong with one place of a file."""

    source: str
    line: int
    """1-based; 0 where the format has no lines."""
    path: str
    """The field, as in ``parties[0].role``; empty for the file as a whole."""
    message: str
    """What is wrong; after a semicolon, what to write instead."""
    column: int = 0
    """1-based; 0 where it is not known."""
    cell: str = ""
    """A spreadsheet cell, as in ``订单!F412``; empty elsewhere."""

    def __str__(self) -> str:
        where = self.cell or (str(self.line) if self.line else "")
        head = ":".join(part for part in (self.source, where) if part)
        return ": ".join(part for part in (head, self.path, self.message) if part)


class DdcheckError(Exception):
    """Anything that a user can put right."""

    exit_status = 2
    code = "usage"


class UsageError(DdcheckError):
    """A flag, a configuration, a name or a path that cannot be used."""


class UnknownNameError(UsageError):
    """A name that nothing goes by, with the names that come near it."""

    code = "unknown-name"

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        from difflib import get_close_matches

        self.name = name
        self.known = tuple(sorted(known))
        near = get_close_matches(name, self.known, n=3, cutoff=0.5)
        hint = f"did you mean {', '.join(near)}?" if near else f"there are: {', '.join(self.known)}"
        super().__init__(f"no such {what}: {name!r}; {hint}")


class InvalidFileError(DdcheckError):
    """A file with at least one problem; all problems of the file at once.

    A rule, list, mapping or configuration file that is invalid is a usage error (exit status 2).
    """

    code = "invalid-file"

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


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
