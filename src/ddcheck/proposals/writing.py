"""A proposed mapping as YAML, with a comment wherever a person has to look."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from ddcheck.core.texts import Text
from ddcheck.proposals.chinese_headers import simplified
from ddcheck.reading.cells import NULL_WORDS, total_word
from ddcheck.reading.tables import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from ddcheck.proposals.describing import Column

_WANTED = {
    "shipment": ("id", "destination", "items.description"),
    "customer": ("id",),
    "name": ("name",),
}
"""The fields without which a table of a kind says little."""

_HEAD = (
    Text(
        "A proposal: look at every line before you use it with ddcheck check --map.",
        "映射建议：用于 ddcheck check --map 之前，请逐行核对。",
    ),
    Text("The fields there are: ddcheck map --fields", "可用的字段：ddcheck map --fields"),
)
_HEAD_OF_NAMES = (
    Text(
        "A proposal: look at every line before you use it with ddcheck screen --names FILE --map.",
        "映射建议：用于 ddcheck screen --names 文件 --map 之前，请逐行核对。",
    ),
    Text(
        "The fields there are: ddcheck map --kind name --fields",
        "可用的字段：ddcheck map --kind name --fields",
    ),
)
_EMPTY = Text("read as an empty cell", "按空单元格读取")
_NO_RECORDS = Text("rows that begin so are no records", "以此开头的行不是记录")
_AS_HEADED = {
    "currency": Text("as the header of the value says", "取自金额的表头"),
    "items.unit": Text("as the header of the quantity says", "取自数量的表头"),
}
_IGNORED = Text(
    "A column that is neither mapped nor ignored is an error. Take the # away from what may be ignored:",
    "既未映射也未忽略的列是错误。可以忽略的列，请去掉 #：",
)


def written(
    found: Sequence[Column],
    left: Sequence[tuple[str, Text]],
    stated: Mapping[str, str],
    settings: Mapping[str, str | int | None],
    body: Sequence[Sequence[Any]],
    lang: str,
) -> tuple[str, tuple[Text, ...]]:
    """The mapping as text, and what only a person can decide, each a sentence.

    Args:
        found: what is proposed for columns.
        left: the headers of the other columns, and why nothing is proposed for each.
        stated: a field, and what a header of another one says that it always is, or nothing.
        settings: how the table is read, by the names of a mapping.
        body: its first rows.
        lang: ``en`` or ``zh``, for the comments.
    """
    questions: list[Text] = []
    head = _HEAD_OF_NAMES if settings["kind"] == "name" else _HEAD
    lines = [f"# {each.get(lang)}" for each in head]
    lines += [
        f"{name}: {_quoted(value) if isinstance(value, str) else value}"
        for name, value in settings.items()
        if value is not None
    ]
    blanks = _blanks(found, body)
    if blanks:
        lines.append(
            f"blank: [{', '.join(_quoted(word) for word in blanks)}]  # {_EMPTY.get(lang)}"
        )
    totals = _unrecorded(body)
    if totals:
        lines.append(
            f"skip_rows: [{', '.join(_quoted(word) for word in totals)}]  # {_NO_RECORDS.get(lang)}"
        )
    lines.append("columns:")
    for each in found:
        if each.keep:
            lines += _column_lines(each, "  ", lang)
    for each in found:
        if not each.keep:
            lines += [f"  # {line.removeprefix('# ')}" for line in _column_lines(each, "", lang)]
            questions.append(_about(each.header, each.notes[0]))
    paths = {path for each in found if each.keep for path in each.fields}
    fixed = [(path, text) for path, text in stated.items() if text and path not in paths]
    if fixed:
        lines.append("fixed:")
    lines += [f"  {path}: {_quoted(text)}  # {_AS_HEADED[path].get(lang)}" for path, text in fixed]
    unused = [(header, why) for header, why in left] + [
        (each.header, Text("see above", "见上")) for each in found if not each.keep
    ]
    if unused:
        lines += [
            f"# {_IGNORED.get(lang)}",
            "# ignore:",
        ]
        lines += [f"#   - {_quoted(header)}  # {_comment(why.get(lang))}" for header, why in unused]
    for each in found:
        if each.keep:
            questions += [_about(each.header, note) for note in each.notes]
    for path in _WANTED[str(settings["kind"])]:
        if path not in paths:
            questions.append(
                Text(
                    f"no column was found for {path}; map one, or write it under fixed: if it is always the same",
                    f"没有找到 {path} 的列；请映射一列；如始终相同，请写在 fixed: 之下",
                )
            )
    return "\n".join(lines) + "\n", tuple(questions)


def _about(header: str, note: Text) -> Text:
    return Text(f"{header!r}: {note.en}", f"{header!r}：{note.zh}")


def _column_lines(column: Column, indent: str, lang: str) -> list[str]:
    head = f"{indent}{_quoted(column.header)}: "
    comments = [f"{indent}# {_comment(note.get(lang))}" for note in column.notes]
    if not column.settings and len(column.fields) == 1:
        goal = column.path
    else:
        # Within brackets the number of a second party has to be quoted: parties.consignee[1].country.
        paths = [_quoted(each) if "[" in each else each for each in column.fields]
        goal = paths[0] if len(paths) == 1 else f"[{', '.join(paths)}]"
    if not column.settings:
        example = f"  # {_comment(', '.join(column.seen[:2]))}" if column.seen else ""
        return [*comments, f"{head}{goal}{example}"]
    parts = [f"to: {goal}"]
    for name, value in column.settings.items():
        if isinstance(value, dict):
            inner = ", ".join(f"{_quoted(key)}: {_quoted(each)}" for key, each in value.items())
            parts.append(f"{name}: {{{inner}}}")
        elif isinstance(value, list):
            parts.append(f"{name}: [{', '.join(_quoted(each) for each in value)}]")
        else:
            parts.append(
                f"{name}: {_quoted(value) if isinstance(value, str) else str(value).lower()}"
            )
    return [*comments, f"{head}{{{', '.join(parts)}}}"]


def _blanks(found: Sequence[Column], body: Sequence[Sequence[Any]]) -> list[str]:
    seen = {cell.strip() for cells in body for cell in cells if isinstance(cell, str)}
    countries = any(each.path.endswith(("country", "origin", "destination")) for each in found)
    return sorted(word for word in seen & NULL_WORDS if not (word == "NA" and countries))


def _unrecorded(body: Sequence[Sequence[Any]]) -> list[str]:
    """With which words rows begin that are no records, and no records do."""
    words = {word for cells in body if (word := no_record(cells))}
    records = [_begun(cells) for cells in body if not no_record(cells)]
    return sorted(
        word
        for word in words
        if word[-1] not in ":：" or not any(begun.startswith(word) for begun in records)
    )


def no_record(cells: Sequence[Any]) -> str | None:
    """The word with which a row begins that sums up others or signs the table; nothing for another row."""
    first = _begun(cells)
    signed = _signed(first)
    # A row that says more is a record whose first column is remarks.
    more = sum(not is_blank([cell]) and not _signed(cell) for cell in cells)
    return total_word(first) or (
        first[: len(signed)] if signed and 2 * more <= len(cells) else None
    )


def _signed(cell: Any) -> str:
    """With what a cell begins that says who made the table; empty where it does not."""
    found = _SIGNED.match(simplified(cell).casefold()) if isinstance(cell, str) else None
    return "" if found is None else found[0]


def _begun(cells: Sequence[Any]) -> str:
    """The text with which a row begins; empty where that is none."""
    first = next((cell for cell in cells if not is_blank([cell])), None)
    return first if isinstance(first, str) else ""


_SIGNED = re.compile(
    r"(?:(?:制单|制表|填表|填单|开单|打印|导出|审核|复核|批准|审批|经办)(?:人|员|日期|时间|单位)?|备注|说明|注"
    r"|(?:prepared|printed|checked|approved|exported|issued)(?: by| on)?|notes?|remarks?)\s*[:：]"
)
"""How the rows below a table begin that say who made it and when."""


_PLAIN = re.compile(
    r"[A-Za-z\u3400-\u9fff][A-Za-z0-9_\u3400-\u9fff]*(?: [A-Za-z0-9_\u3400-\u9fff]+)*"
)
_RESERVED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def _quoted(text: str) -> str:
    """A text as YAML, in quotes where it could be read as something else."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _RESERVED:
        return text
    return "".join(_escaped(json.dumps(text, ensure_ascii=False)))


def _escaped(text: str) -> Iterator[str]:
    for mark in text:
        if mark.isprintable():
            yield mark
        else:
            code = ord(mark)
            yield f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _comment(text: str) -> str:
    """A text that stays on one line and does nothing there."""
    return "".join(_escaped(" ".join(text.split())))[:160]
