"""A column mapping proposed for somebody's table, as YAML to look over and edit.

What the columns mean is guessed from their headers; how they are written, from their first rows.
Whatever is not clear is left as a comment, and a column is never left out without a line that says so.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ddcheck.core.countries import COUNTRY_CODES
from ddcheck.core.screening import given
from ddcheck.core.texts import Text
from ddcheck.errors import UsageError
from ddcheck.proposals import name_headers
from ddcheck.proposals.country_names import code_of
from ddcheck.proposals.header_words import Guess, place
from ddcheck.reading import columns, mapping
from ddcheck.reading.cells import NULL_WORDS, TOTAL_WORDS, Damaged, Merged
from ddcheck.reading.headers import SEARCHED, header_words_of
from ddcheck.reading.tables import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ddcheck.reading.tables import Row

LOOKED_AT = 500
"""Rows that are looked at."""
SHOWN = 40
"""Different values that are listed to be translated."""

_DAY_FORMS = (
    "YYYY/MM/DD", "YYYY/M/D", "YYYYMMDD", "YYYY.MM.DD", "YYYY.M.D", "YYYY年M月D日", "YYYY年MM月DD日",
    "DD/MM/YYYY", "MM/DD/YYYY", "D/M/YYYY", "M/D/YYYY", "DD.MM.YYYY", "D.M.YYYY", "DD-MM-YYYY",
    "MM-DD-YYYY", "DD-MMM-YYYY", "D-MMM-YYYY", "DD MMM YYYY", "D MMM YYYY", "YYYY-M-D",
    "YYYY-MM-DD hh:mm:ss", "YYYY/MM/DD hh:mm:ss", "YYYY/M/D hh:mm:ss", "YYYY-MM-DD hh:mm", "YYYY/M/D hh:mm",
    "DD/MM/YYYY hh:mm:ss", "MM/DD/YYYY hh:mm:ss", "YYYY-MM-DDThh:mm:ss",
)  # fmt: skip
_NUMBER_FORMS = ("1,234.5", "1.234,5", "1 234,5", "1'234.5", "1234,5")
_WORDS = {
    "海运": "sea", "水路运输": "sea", "海上运输": "sea", "船运": "sea", "sea": "sea", "ocean": "sea", "maritime": "sea",
    "by sea": "sea", "vessel": "sea", "空运": "air", "航空运输": "air", "航空": "air", "air": "air", "by air": "air",
    "airfreight": "air", "air freight": "air", "公路": "road", "公路运输": "road", "汽运": "road", "陆运": "road",
    "road": "road", "truck": "road", "land": "road", "铁路": "rail", "铁路运输": "rail", "rail": "rail", "train": "rail",
    "邮政": "post", "邮寄": "post", "邮件运输": "post", "post": "post", "mail": "post", "快递": "express", "快件": "express",
    "express": "express", "courier": "express", "随身携带": "hand_carry", "携带": "hand_carry",
    "人民币": "CNY", "美元": "USD", "欧元": "EUR", "日元": "JPY", "英镑": "GBP", "港币": "HKD", "RMB": "CNY",
}  # fmt: skip

_KINDS = {
    "企业": "organization", "公司": "organization", "单位": "organization", "机构": "organization", "组织": "organization",
    "法人": "organization", "company": "organization", "corporate": "organization", "business": "organization",
    "entity": "organization", "个人": "person", "自然人": "person", "individual": "person", "船舶": "vessel", "船": "vessel",
    "ship": "vessel", "飞机": "aircraft", "航空器": "aircraft",
}  # fmt: skip

_WANTED = {
    "shipment": ("id", "destination", "items.description"),
    "customer": ("id",),
    "name": ("name",),
}
"""The fields without which a table of a kind says little."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping as text, and what it leaves to a person."""

    text: str
    header_row: int
    placed: int
    unplaced: tuple[str, ...]
    """Headers that were not understood, or would fill a field twice."""
    questions: tuple[Text, ...]
    """What only a person can decide, each a sentence."""


@dataclass(slots=True)
class _Column:
    """What is proposed for one column."""

    header: str
    path: str
    settings: dict[str, Any]
    notes: list[Text]
    seen: list[str]
    keep: bool = True


_NO_FIELD = Text("no field", "没有对应的字段")
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
_AS_HEADED = Text("as the header of the value says", "取自金额的表头")
_IGNORED = Text(
    "A column that is neither mapped nor ignored is an error. Take the # away from what may be ignored:",
    "既未映射也未忽略的列是错误。可以忽略的列，请去掉 #：",
)


def propose(
    rows: Sequence[Row],
    *,
    source: str,
    sheet: str = "",
    kind: str = "shipment",
    header_row: int | None = None,
    header_rows: int = 1,
    several_sheets: bool = False,
    encoding: str | None = None,
    delimiter: str | None = None,
    lang: str = "en",
) -> Proposal:
    """A mapping for the table that begins with ``rows``, with its comments in a language.

    Raises:
        UsageError: no header is understood.
    """
    at = _header_at(rows, kind, header_row)
    below = at + header_rows
    headers = header_words_of(rows[at:below])
    body = [cells for _, cells in rows[below:] if not is_blank(cells)]
    guesses = _guessed(headers, kind)
    if not any(path for _, path, _ in guesses):
        raise UsageError(
            f"{source}: no column is understood ({', '.join(headers)[:120]}); "
            "say where the header is with --header-row, or write the mapping by hand: ddcheck map --fields",
            f"{source}: 没有可识别的列（{', '.join(headers)[:120]}）；请用 --header-row 指明表头所在行，或手工编写映射：ddcheck map --fields",
        )
    found: list[_Column] = []
    left: list[tuple[str, Text]] = []
    doubled = {header for header in headers if headers.count(header) > 1}
    for index, (guess, path, why) in enumerate(guesses):
        if not guess.header:
            if any(index < len(cells) and cells[index] not in ("", None) for cells in body):
                reason = Text("has no header; give it one in the file", "没有表头；请在文件中写上")
                where = Text(f"column {index + 1}", f"第 {index + 1} 列")
                left.append((where.get(lang), reason))
            continue
        if guess.header in doubled:
            reason = Text(
                "is there twice; rename one in the file", "出现两次；请在文件中将其中一列改名"
            )
            if (guess.header, reason) not in left:
                left.append((guess.header, reason))
            continue
        if path is None:
            left.append((guess.header, why or _NO_FIELD))
            continue
        cells = [_bare(row[index]) if index < len(row) else None for row in body]
        found.append(_described(guess.header, columns.target(path, kind), cells))
    currency = next((guess.currency for guess, path, _ in guesses if path == "items.value"), "")
    settings = {
        "kind": kind,
        "sheet": sheet if several_sheets else None,
        "encoding": encoding,
        "delimiter": delimiter,
        "header_row": None if rows[at][0] == 1 and header_rows == 1 else rows[at][0],
        "header_rows": None if header_rows == 1 else header_rows,
    }
    text, questions = _text(found, left, currency, settings, body, lang)
    unplaced = tuple(header for header, why in left if why != _NO_FIELD)
    return Proposal(text, rows[at][0], sum(each.keep for each in found), unplaced, questions)


def _bare(cell: Any) -> Any:
    """The value of a merged cell, and nothing for a damaged one."""
    if isinstance(cell, Merged):
        return cell.value
    return None if isinstance(cell, Damaged) else cell


def _header_at(rows: Sequence[Row], kind: str, stated: int | None) -> int:
    if stated is not None:
        for at, (line, _) in enumerate(rows):
            if line == stated:
                return at
        raise UsageError(
            f"there is no row {stated} to be the header", f"没有第 {stated} 行可作表头"
        )
    best = [
        (-sum(path is not None for _, path, _ in _guessed(header_words_of([row]), kind)), at)
        for at, row in enumerate(rows[:SEARCHED])
        if not is_blank(row[1])
    ]
    if not best:
        raise UsageError(
            "the table is empty; there is nothing to map", "表是空的；没有可映射的内容"
        )
    return min(best)[1]


def _guessed(headers: Sequence[str], kind: str) -> list[tuple[Guess, str | None, Text | None]]:
    if kind == "name":
        return [
            (Guess(header, None), field, None)
            for header, field in zip(headers, name_headers.fields(tuple(headers)), strict=True)
        ]
    exact = {
        header: columns.target(header, kind).path
        for header in headers
        if columns.is_field(header, kind)
    }
    placed = list(place(headers).guesses)
    taken = set(exact.values())
    found: list[tuple[Guess, str | None, Text | None]] = []
    for guess, path, why in placed:
        if guess.header in exact:
            found.append((guess, exact[guess.header], None))
            continue
        goal = path if kind == "shipment" else _of_customer(path)
        if goal is not None and (goal in taken or not columns.is_field(goal, kind)):
            found.append(
                (guess, None, Text(f"{goal} as well", f"也是 {goal}") if goal in taken else None)
            )
            continue
        if goal is not None:
            taken.add(goal)
        found.append((guess, goal, why))
    return found


def _of_customer(path: str | None) -> str | None:
    """What a party's field is in a table of customers."""
    if path is None or not path.startswith("parties."):
        return path if path in ("id", "end_use") else None
    field = path.split(".", 2)[2]
    return "id" if field == "identifiers.registration" else field


def _described(header: str, target: columns.Target, cells: Sequence[Any]) -> _Column:
    """How a column is written, from its first cells."""
    column = _Column(header, target.path, {}, [], [])
    filled = [
        cell for cell in cells if cell is not None and (not isinstance(cell, str) or cell.strip())
    ]
    texts = [
        cell.strip() for cell in filled if isinstance(cell, str) and cell.strip() not in NULL_WORDS
    ]
    column.seen = list(dict.fromkeys(texts))
    if target.sort == "day":
        _days(column, texts)
    elif target.sort in ("number", "percent"):
        _numbers(column, texts)
    elif target.sort == "country":
        _translated(column, [text for text in column.seen if text not in COUNTRY_CODES], code_of)
    elif target.sort == "word":
        _words(column, target)
    elif target.sort in ("code", "name"):
        _codes(column, target, filled)
    return column


def _days(column: _Column, texts: Sequence[str]) -> None:
    odd = [text for text in texts if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)]
    if not odd:
        return
    # YYYY-MM-DD is read beside every form without hyphens.
    fitting = [
        form
        for form in _DAY_FORMS
        if all(_fits(mapping.day, text, form) for text in (texts if "-" in form else odd))
    ]
    # D/M/YYYY reads what DD/MM/YYYY reads; the stricter form is the better one.
    strict = [form for form in fitting if "DD" in form] or fitting
    if len(strict) == 1:
        column.settings["dates"] = strict[0]
    elif strict:
        column.notes.append(
            Text(
                f"{odd[0]!r} is a day of {' and of '.join(strict)}: choose one, as in dates: {strict[0]}",
                f"{odd[0]!r} 同时符合 {' 和 '.join(strict)}：请选定其一，例如 dates: {strict[0]}",
            )
        )
    else:
        column.notes.append(
            Text(
                f"{odd[0]!r} is in no form that is known; write days as YYYY-MM-DD",
                f"{odd[0]!r} 的写法无法识别；请将日期写成 YYYY-MM-DD",
            )
        )


def _numbers(column: _Column, texts: Sequence[str]) -> None:
    plain = re.compile(r"[+-]?\d+(\.\d+)?%?")
    odd = [text for text in texts if not plain.fullmatch(text)]
    if not odd:
        return
    fitting = [
        form for form in _NUMBER_FORMS if all(_fits(mapping.number, text, form) for text in texts)
    ]
    if len(fitting) == 1:
        column.settings["numbers"] = fitting[0]
    elif fitting:
        column.notes.append(
            Text(
                f"{odd[0]!r} may be written like {' or like '.join(fitting)}: choose one, as in numbers: {fitting[0]!r}",
                f"{odd[0]!r} 可能是 {' 或 '.join(fitting)} 的写法：请选定其一，例如 numbers: {fitting[0]!r}",
            )
        )
    else:
        column.notes.append(
            Text(
                f"{odd[0]!r} is no number; write digits with a point, and the unit in a column of its own",
                f"{odd[0]!r} 不是数字；请用数字和小数点书写，单位另置一列",
            )
        )


def _fits(read: Any, text: str, form: str) -> bool:
    try:
        read(text, form)
    except ValueError:
        return False
    return True


def _translated(column: _Column, odd: Sequence[str], known: Any) -> None:
    """A translation for the values that are no codes, complete where they are known."""
    if not odd:
        return
    values = {text: known(text) for text in odd[:SHOWN]}
    column.settings["values"] = {text: code for text, code in values.items() if code}
    missing = [text for text, code in values.items() if not code]
    if missing or len(odd) > SHOWN:
        shown = ", ".join(repr(text) for text in missing[:10])
        column.notes.append(
            Text(
                f"write the codes of {shown or 'the further values'} into values:",
                f"请在 values: 中写明 {shown or '其余各值'} 的代码",
            )
        )


def _words(column: _Column, target: columns.Target) -> None:
    if target.last == "place":
        odd = [text for text in column.seen if not re.fullmatch(r"[A-Z]{2}\s?[A-Z0-9]{3}", text)]
        if odd:
            column.keep = False
            column.notes.append(
                Text(
                    f"holds names such as {odd[0]!r}, and a place is a UN/LOCODE such as CNSHA",
                    f"含 {odd[0]!r} 等名称，而地点应为 UN/LOCODE，例如 CNSHA",
                )
            )
        return
    if target.path == "kind":
        odd = [text for text in column.seen if text not in given.KINDS]
        _translated(column, odd, lambda text: _KINDS.get(text.casefold()))
        return
    if target.last == "currency":
        odd = [text for text in column.seen if not re.fullmatch(r"[A-Z]{3}", text) or text == "RMB"]
    else:
        from ddcheck.core.records import Mode

        odd = (
            [text for text in column.seen if text not in set(Mode)] if target.last == "mode" else []
        )
    _translated(column, odd, lambda text: _WORDS.get(text) or _WORDS.get(text.casefold()))


def _codes(column: _Column, target: columns.Target, filled: Sequence[Any]) -> None:
    numbers = [
        cell for cell in filled if isinstance(cell, int | float) and not isinstance(cell, bool)
    ]
    if not numbers:
        return
    if target.last == "hs_code":
        longest = max(len(format(number, ".0f")) for number in numbers)
        column.settings["digits"] = longest + longest % 2
        column.notes.append(
            Text(
                "holds numbers; zeros at their start are put back up to this many digits",
                "含数字；开头的零按此位数补回",
            )
        )
    elif target.last in ("control_code", "control_codes", "cas"):
        column.notes.append(
            Text(
                "holds numbers, which no such code is; correct the cells",
                "含数字，而此类编码不是数字；请更正单元格",
            )
        )
    else:
        column.settings["as_text"] = True
        column.notes.append(
            Text(
                "holds numbers; zeros at their start are lost, so look whether that matters",
                "含数字；开头的零已丢失，请查看是否有影响",
            )
        )


def _text(
    found: Sequence[_Column],
    left: Sequence[tuple[str, Text]],
    currency: str,
    settings: Mapping[str, str | int | None],
    body: Sequence[Sequence[Any]],
    lang: str,
) -> tuple[str, tuple[Text, ...]]:
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
    totals = _totals(body)
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
    paths = {each.path for each in found if each.keep}
    if currency and "currency" not in paths:
        lines += ["fixed:", f"  currency: {currency}  # {_AS_HEADED.get(lang)}"]
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


def _column_lines(column: _Column, indent: str, lang: str) -> list[str]:
    head = f"{indent}{_quoted(column.header)}: "
    comments = [f"{indent}# {_comment(note.get(lang))}" for note in column.notes]
    if not column.settings:
        example = f"  # {_comment(', '.join(column.seen[:2]))}" if column.seen else ""
        return [*comments, f"{head}{column.path}{example}"]
    parts = [f"to: {column.path}"]
    for name, value in column.settings.items():
        if isinstance(value, dict):
            inner = ", ".join(f"{_quoted(key)}: {_quoted(each)}" for key, each in value.items())
            parts.append(f"{name}: {{{inner}}}")
        else:
            parts.append(
                f"{name}: {_quoted(value) if isinstance(value, str) else str(value).lower()}"
            )
    return [*comments, f"{head}{{{', '.join(parts)}}}"]


def _blanks(found: Sequence[_Column], body: Sequence[Sequence[Any]]) -> list[str]:
    seen = {cell.strip() for cells in body for cell in cells if isinstance(cell, str)}
    countries = any(each.path.endswith(("country", "origin", "destination")) for each in found)
    return sorted(word for word in seen & NULL_WORDS if not (word == "NA" and countries))


def _totals(body: Sequence[Sequence[Any]]) -> list[str]:
    """With which words rows begin that sum up others."""
    first = (next((cell for cell in cells if not is_blank([cell])), None) for cells in body)
    words = {cell.strip() for cell in first if isinstance(cell, str)}
    return sorted(word for word in words if word.upper() in TOTAL_WORDS)


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
