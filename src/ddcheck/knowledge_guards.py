"""What must be true of files of knowledge beside their form; looked at where their bytes are not known yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ddcheck.core.texts import Text, text_of
from ddcheck.documents import path_text
from ddcheck.errors import DataGuardError, InvalidFileError, Problem, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ddcheck.core.controls import ControlList
    from ddcheck.knowledge_files import File


def whole(files: Iterable[File], key: str) -> None:
    """A list that is shorter than it says that it must be is damaged, not merely wrong."""
    for file in files:
        if not isinstance(file.plain, dict):
            raise DataGuardError(
                f"{file.name}: holds no list; get a whole copy",
                f"{file.name}: 不含名单；请取得完整文件",
            )
        rows, least = file.plain.get(key, ()), file.plain.get("at_least", "")
        if isinstance(rows, list | tuple) and str(least).isdigit() and len(rows) < int(least):
            raise DataGuardError(
                f"{file.name}: has {len(rows)} {key}, fewer than the {least} that it says it has "
                "at the least; get a whole copy, or lower at_least with a reason",
                f"{file.name}: 有 {len(rows)} 个 {key}，少于其自称的至少 {least} 个；请取得完整文件，或说明理由后调低 at_least",
            )


def refer(files: Iterable[File], key: str, measures: Iterable[File]) -> None:
    """Every measure that a row names is there; without it the row would have no dates."""
    known = {str(file.plain.get("id", "")) for file in measures if isinstance(file.plain, dict)}
    wrong: list[Problem] = []
    for file in files:
        for index, row in enumerate(file.plain.get(key, ())):
            measure = row.get("measure") if isinstance(row, dict) else None
            if measure is not None and measure not in known:
                line, column = file.node().find((key, index, "measure"))
                text = text_of(UnknownNameError("measure", str(measure), known))
                wrong.append(Problem(file.name, line, f"{key}[{index}].measure", text, column))
    if wrong:
        raise InvalidFileError(wrong)


def read_criteria(controls: Iterable[ControlList], files: Iterable[File]) -> None:
    """See that the criteria of control lists can be read; what cannot be would control nothing."""
    from ddcheck.core.classification import lint

    wrong: list[Problem] = []
    for control, file in zip(controls, files, strict=True):
        if troubles := lint(control):
            node = file.node()
            for path, message in troubles:
                line, column = node.find(path)
                wrong.append(Problem(file.name, line, path_text(path), message, column))
    if wrong:
        raise InvalidFileError(wrong)


def unique(ids: Iterable[tuple[str, File]], what: str) -> None:
    """No two files hold something of one name."""
    seen: dict[str, File] = {}
    for name, file in ids:
        if name in seen:
            raise InvalidFileError(
                [
                    Problem(
                        file.name,
                        0,
                        "id",
                        Text(
                            f"the {what} {name!r} is in {seen[name].name} as well; rename one",
                            f"{name!r}（{what}）也在 {seen[name].name} 中；请将其中一个改名",
                        ),
                    )
                ]
            )
        seen[name] = file
