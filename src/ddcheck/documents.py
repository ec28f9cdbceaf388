"""Bytes of YAML or JSON → a text-only tree with line numbers → a model.

Every scalar stays the text that was written; a model converts it, YAML never does.
All problems of a file come at once, each with its line and with what to write instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from ddcheck.core.texts import Text
from ddcheck.errors import InvalidFileError, Problem
from ddcheck.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import yaml
    from pydantic import BaseModel

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 40

M = TypeVar("M")
M_co = TypeVar("M_co", covariant=True)


class Node(NamedTuple):
    """A scalar as it was written (``None`` where nothing was), a sequence or a mapping."""

    value: str | tuple[Node, ...] | Mapping[str, Node] | None
    line: int
    column: int
    keys: Mapping[str, tuple[int, int]] | None = None
    """Of a mapping: where each key stands (line, column)."""

    @property
    def plain(self) -> Any:
        """The same as dicts, lists and text; what was left blank is left out of mappings."""
        if isinstance(self.value, tuple):
            return [child.plain for child in self.value]
        if isinstance(self.value, str):
            return self.value if self.value.strip() else None
        if self.value is None:
            return None
        return {
            key: plain for key, child in self.value.items() if (plain := child.plain) is not None
        }

    def at(self, *path: str | int) -> Node:
        """The node at a path that is there."""
        node: Any = self
        for step in path:
            node = node.value[step]
        return cast("Node", node)

    def find(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Line and column of the innermost part of a path that is there."""
        node, place = self, (self.line, self.column)
        for step in path:
            if isinstance(node.value, tuple) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                place = (node.line, node.column)
            elif node.keys is not None and step in node.keys and isinstance(node.value, dict):
                place = node.keys[str(step)]
                node = node.value[str(step)]
            elif not isinstance(step, str) or not step.islower():
                continue  # Pydantic names the branch of a union in its path; the file does not
            else:
                break
        return place


def path_text(path: Sequence[str | int]) -> str:
    """A path as the contract writes it: ``parties[0].role``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


class _Refused(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, line: int, column: int, message: Text) -> None:
        super().__init__(message.en)
        self.line, self.column, self.message = line, column, message


def decode(data: bytes, name: str) -> str:
    """UTF-8, with or without a byte order mark, or UTF-16 with one; never a guess.

    Raises:
        InvalidFileError: the bytes are something else, or too many.
    """
    if len(data) > MAX_BYTES:
        raise InvalidFileError(
            [
                Problem(
                    name,
                    0,
                    "",
                    Text(
                        f"is larger than {MAX_BYTES // 2**20} MiB; split it, or use JSONL or CSV",
                        f"超过 {MAX_BYTES // 2**20} MiB；请拆分，或使用 JSONL 或 CSV",
                    ),
                )
            ]
        )
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InvalidFileError(
            [
                Problem(
                    name,
                    line,
                    "",
                    Text(
                        f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8",
                        f"字节 0x{data[error.start]:02x} 不是 UTF-8；请将文件另存为 UTF-8",
                    ),
                )
            ]
        ) from None


def trees(data: bytes, name: str) -> list[Node]:
    """The documents of a YAML or JSON file, empty documents left out.

    Raises:
        InvalidFileError: the file cannot be read as it stands.
    """
    text = decode(data, name)
    try:
        if text.lstrip()[:1] in ("{", "["):
            try:
                return [_Json(text).document()]
            except _Refused as refused:
                # A flow-style YAML file also begins so; JSON's message is the better one for JSON.
                try:
                    return list(_yaml_trees(text))
                except _Refused:
                    raise refused from None
        return list(_yaml_trees(text))
    except _Refused as refused:
        raise InvalidFileError(
            [Problem(name, refused.line, "", refused.message, refused.column)]
        ) from None
    except RecursionError:
        raise InvalidFileError(
            [
                Problem(
                    name,
                    0,
                    "",
                    Text(
                        f"is nested more than {MAX_DEPTH} deep; flatten it",
                        f"嵌套超过 {MAX_DEPTH} 层；请减少层次",
                    ),
                )
            ]
        ) from None


def _yaml_trees(text: str) -> Iterator[Node]:
    import yaml

    loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loader = loader_class(text)
    except yaml.YAMLError as error:
        raise _yaml_refusal(error, text) from None
    try:
        while loader.check_event():
            if isinstance(loader.get_event(), yaml.DocumentStartEvent):
                node = _from_events(loader, loader.get_event(), 0)
                if node.value is not None:
                    yield node
    except yaml.YAMLError as error:
        raise _yaml_refusal(error, text) from None
    finally:
        loader.dispose()


def _yaml_refusal(error: yaml.YAMLError, text: str) -> _Refused:
    import yaml

    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    if isinstance(error, yaml.reader.ReaderError):
        seen = error.character
        code = seen if isinstance(seen, int) else ord(seen[:1] or "\0")
        return _Refused(
            line,
            column,
            Text(
                f"character U+{code:04X} is not allowed in YAML; take it out or escape it",
                f"YAML 不允许字符 U+{code:04X}；请去掉或转义",
            ),
        )
    if mark is not None and "\t" in _indent(text, line):
        return _Refused(
            line,
            column,
            Text("is indented with a tab; write spaces", "以制表符缩进；请改用空格"),
        )
    problem = getattr(error, "problem", None) or "cannot be read"
    return _Refused(
        line,
        column,
        Text(
            f"is not valid YAML ({problem}); check indentation and quotes",
            f"不是有效的 YAML（{_PARSERS.get(problem, problem)}）；请检查缩进和引号",
        ),
    )


def _indent(text: str, line: int) -> str:
    lines = text.splitlines()
    found = lines[line - 1] if line <= len(lines) else ""
    return found[: len(found) - len(found.lstrip())]


_YAML_TAGS = {None, "!"} | {
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "value", "merge")
}


def _from_events(loader: Any, event: Any, depth: int) -> Node:
    """A node from the events of the parser.

    PyYAML's own composer follows aliases, which lets a few lines stand for more than any memory
    holds, and nests as deep as the file does, which ends the process.
    """
    import yaml

    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    if depth > MAX_DEPTH:
        raise _Refused(
            line,
            column,
            Text(
                f"is nested more than {MAX_DEPTH} deep; flatten it",
                f"嵌套超过 {MAX_DEPTH} 层；请减少层次",
            ),
        )
    if isinstance(event, yaml.AliasEvent):
        raise _Refused(
            line,
            column,
            Text("aliases are not read; write the value out", "不读取别名（alias）；请写出其值"),
        )
    if event.tag not in _YAML_TAGS:
        raise _Refused(
            line,
            column,
            Text(
                f"the tag {event.tag!r} is not read; take it out",
                f"不读取标签 {event.tag!r}；请去掉",
            ),
        )
    if isinstance(event, yaml.ScalarEvent):
        # The style of plain text is None in Python's loader and "" in C's.
        empty = not event.style and event.value == ""
        return Node(None if empty else event.value, line, column)
    if isinstance(event, yaml.SequenceStartEvent):
        entries: list[Node] = []
        while not isinstance(inner := loader.get_event(), yaml.SequenceEndEvent):
            entries.append(_from_events(loader, inner, depth + 1))
        return Node(tuple(entries), line, column)
    children: dict[str, Node] = {}
    keys: dict[str, tuple[int, int]] = {}
    while not isinstance(key := loader.get_event(), yaml.MappingEndEvent):
        place = key.start_mark.line + 1, key.start_mark.column + 1
        if not isinstance(key, yaml.ScalarEvent):
            raise _Refused(
                *place,
                Text("a key is not plain text; write a field name", "键不是普通文本；请写字段名"),
            )
        if key.value in children:
            raise _Refused(
                *place,
                Text(
                    f"the key {key.value!r} is there twice, first on line {keys[key.value][0]}; keep one",
                    f"键 {key.value!r} 出现两次，首次在第 {keys[key.value][0]} 行；请只保留一个",
                ),
            )
        children[key.value] = _from_events(loader, loader.get_event(), depth + 1)
        keys[key.value] = place
    return Node(children, line, column, keys)


_SPACE = re.compile(r"[ \t\r\n]*")
_JSON_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_JSON_WORD = re.compile(r"true|false|null")


class _Json:
    """JSON with places: numbers and words stay text, equal keys are refused."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.starts = [0]
        self.starts += [found.end() for found in re.finditer("\n", text)]

    def place(self, at: int) -> tuple[int, int]:
        from bisect import bisect_right

        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def refuse(self, message: Text, at: int | None = None) -> _Refused:
        return _Refused(*self.place(self.at if at is None else at), message)

    def skip(self) -> str:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.text[self.at : self.at + 1]

    def document(self) -> Node:
        node = self.read(0)
        if self.skip():
            raise self.refuse(
                Text(
                    "is not valid JSON: something follows the end of the value; take it out, or use JSONL",
                    "不是有效的 JSON：值结束之后还有内容；请去掉，或使用 JSONL",
                )
            )
        return node

    def string(self) -> str:
        from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]

        try:
            value, self.at = scanstring(self.text, self.at + 1, True)
        except JSONDecodeError as error:
            raise self.refuse(
                Text(
                    f"is not valid JSON ({error.msg}); check the quotes",
                    f"不是有效的 JSON（{_PARSERS.get(error.msg, error.msg)}）；请检查引号",
                ),
                error.pos,
            ) from None
        return str(value)

    def read(self, depth: int) -> Node:
        first = self.skip()
        line, column = self.place(self.at)
        if depth > MAX_DEPTH:
            raise self.refuse(
                Text(
                    f"is nested more than {MAX_DEPTH} deep; flatten it",
                    f"嵌套超过 {MAX_DEPTH} 层；请减少层次",
                )
            )
        if first == '"':
            return Node(self.string(), line, column)
        if first == "[":
            return self.array(depth, line, column)
        if first == "{":
            return self.object(depth, line, column)
        if found := _JSON_WORD.match(self.text, self.at):
            self.at = found.end()
            return Node(None if found[0] == "null" else found[0], line, column)
        if found := _JSON_NUMBER.match(self.text, self.at):
            self.at = found.end()
            return Node(found[0], line, column)
        if not self.text[self.at :].strip():
            raise self.refuse(
                Text(
                    "ends where a value belongs; it may be cut, so take it from its source anew",
                    "应有值处已到文件末尾；文件可能不完整，请从来源重新获取",
                )
            )
        shown = self.text[self.at : self.at + 12].split("\n")[0]
        raise self.refuse(
            Text(
                f"is not valid JSON at {shown!r}; write a value in JSON",
                f"{shown!r} 处不是有效的 JSON；请写 JSON 值",
            )
        )

    def array(self, depth: int, line: int, column: int) -> Node:
        self.at += 1
        children: list[Node] = []
        if self.skip() == "]":
            self.at += 1
            return Node((), line, column)
        while True:
            children.append(self.read(depth + 1))
            mark = self.skip()
            self.at += 1
            if mark == "]":
                return Node(tuple(children), line, column)
            if mark != ",":
                raise self.refuse(
                    Text(
                        "is not valid JSON; put a comma or ] here",
                        "不是有效的 JSON；此处请写逗号或 ]",
                    ),
                    self.at - 1,
                )

    def object(self, depth: int, line: int, column: int) -> Node:
        self.at += 1
        children: dict[str, Node] = {}
        keys: dict[str, tuple[int, int]] = {}
        if self.skip() == "}":
            self.at += 1
            return Node(children, line, column, keys)
        while True:
            if self.skip() != '"':
                raise self.refuse(
                    Text(
                        "is not valid JSON; write a key in double quotes",
                        "不是有效的 JSON；请写双引号括起的键",
                    )
                )
            place = self.place(self.at)
            key = self.string()
            if key in children:
                raise _Refused(
                    *place,
                    Text(
                        f"the key {key!r} is there twice, first on line {keys[key][0]}; keep one",
                        f"键 {key!r} 出现两次，首次在第 {keys[key][0]} 行；请只保留一个",
                    ),
                )
            if self.skip() != ":":
                raise self.refuse(
                    Text(
                        "is not valid JSON; put a colon after the key",
                        "不是有效的 JSON；键之后请写冒号",
                    )
                )
            self.at += 1
            children[key], keys[key] = self.read(depth + 1), place
            mark = self.skip()
            self.at += 1
            if mark == "}":
                return Node(children, line, column, keys)
            if mark != ",":
                raise self.refuse(
                    Text(
                        "is not valid JSON; put a comma or } here",
                        "不是有效的 JSON；此处请写逗号或 }",
                    ),
                    self.at - 1,
                )


_PARSERS = {
    "Invalid \\escape: ": "无效的转义",
    "Invalid \\uXXXX escape": "无效的 \\uXXXX 转义",
    "Invalid control character at": "含控制字符",
    "Unterminated string starting at": "字符串没有结束",
    "block mapping entries": "此处不允许映射条目",
    "block sequence entries are not allowed in this context": "此处不允许列表项",
    "could not find expected ':'": "缺少冒号",
    "did not find expected ',' or ']'": "缺少逗号或 ]",
    "did not find expected ',' or '}'": "缺少逗号或 }",
    "did not find expected '-' indicator": "缺少“- ”",
    "did not find expected <document start>": "缺少文档开头",
    "did not find expected alphabetic or numeric character": "缺少字母或数字",
    "did not find expected hexdecimal number": "缺少十六进制数",
    "did not find expected key": "缺少键",
    "did not find expected node content": "缺少内容",
    "did not find expected tag URI": "缺少标签",
    "found a tab character that violates indentation": "用制表符缩进",
    "found character that cannot start any token": "此处不能以该字符开头",
    "found undefined tag handle": "标签未定义",
    "found unexpected document indicator": "引号内出现文档分隔符",
    "found unexpected end of stream": "文件提前结束，可能有引号未结束",
    "found unknown escape character": "未知的转义字符",
    "mapping keys are not allowed in this context": "此处不允许键",
    "mapping values are not allowed in this context": "此处不允许冒号后的值",
    "while scanning a simple key": "键未写完整",
}
"""What the parsers of YAML and JSON say, who have no other name for it, in Chinese."""


class Validator(Protocol[M_co]):
    """What makes a record of a plain tree, as a ``TypeAdapter`` does."""

    def validate_python(self, plain: Any, /) -> M_co:
        """The value, or Pydantic's ``ValidationError``."""


def validate(adapter: Validator[M] | type[BaseModel], node: Node, name: str) -> M:
    """A model from a tree.

    Raises:
        InvalidFileError: with every problem of the tree, each at its line.
    """
    from pydantic import ValidationError

    try:
        if isinstance(adapter, type):
            return adapter.model_validate(node.plain)  # type: ignore[return-value]
        return adapter.validate_python(node.plain)
    except ValidationError as error:
        model = adapter if isinstance(adapter, type) else _record_model(node)
        raise InvalidFileError(problems(error, node, name, model)) from None


def _record_model(node: Node) -> type[BaseModel]:
    from ddcheck.core.records import Customer, Shipment

    return Customer if node.plain.get("kind") == "customer" else Shipment


def problems(error: Any, node: Node, name: str, model: type[BaseModel]) -> list[Problem]:
    """Pydantic's errors as problems of a file, in the order of its lines."""
    from ddcheck.model_errors import explain, fields_beside

    found: list[Problem] = []
    for detail in error.errors(include_url=False):
        path = [step for step in detail["loc"] if not _names_a_branch(step, detail["loc"], node)]
        line, column = node.find(path)
        said = explain(detail, fields_beside(model, path))
        found.append(Problem(name, line, path_text(path), said, column))
    return sorted(found, key=lambda problem: (problem.line, problem.column, problem.path))


def _names_a_branch(step: str | int, path: Sequence[str | int], node: Node) -> bool:
    """Pydantic puts the tag of a union (``shipment``) first in the path; the file has no such key."""
    return (
        isinstance(step, str)
        and bool(path)
        and step is path[0]
        and isinstance(node.value, dict)
        and step not in node.value
        and len(path) > 1
    )
