"""Bytes of YAML or JSON → a text-only tree with line numbers → a model.

Every scalar stays the text that was written; a model converts it, YAML never does.
All problems of a file come at once, each with its line and with what to write instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, get_args

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
    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
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
                    f"is larger than {MAX_BYTES // 2**20} MiB; split it, or use JSONL or CSV",
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
                    f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8, "
                    "or name its encoding with --encoding",
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
            [Problem(name, 0, "", f"is nested more than {MAX_DEPTH} deep; flatten it")]
        ) from None


def _yaml_trees(text: str) -> Iterator[Node]:
    import yaml

    loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loader = loader_class(text)
    except yaml.YAMLError as error:
        raise _yaml_refusal(error) from None
    try:
        while loader.check_event():
            if isinstance(loader.get_event(), yaml.DocumentStartEvent):
                node = _from_events(loader, loader.get_event(), 0)
                if node.value is not None:
                    yield node
    except yaml.YAMLError as error:
        raise _yaml_refusal(error) from None
    finally:
        loader.dispose()


def _yaml_refusal(error: yaml.YAMLError) -> _Refused:
    import yaml

    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    if isinstance(error, yaml.reader.ReaderError):
        seen = error.character
        code = seen if isinstance(seen, int) else ord(seen[:1] or "\0")
        return _Refused(
            line, column, f"character U+{code:04X} is not allowed in YAML; take it out or escape it"
        )
    problem = getattr(error, "problem", None) or "cannot be read"
    return _Refused(line, column, f"is not valid YAML ({problem}); check indentation and quotes")


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
        raise _Refused(line, column, f"is nested more than {MAX_DEPTH} deep; flatten it")
    if isinstance(event, yaml.AliasEvent):
        raise _Refused(line, column, "aliases are not read; write the value out")
    if event.tag not in _YAML_TAGS:
        raise _Refused(line, column, f"the tag {event.tag!r} is not read; take it out")
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
            raise _Refused(*place, "a key is not plain text; write a field name")
        if key.value in children:
            raise _Refused(
                *place,
                f"the key {key.value!r} is there twice, first on line {keys[key.value][0]}; keep one",
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

    def refuse(self, message: str, at: int | None = None) -> _Refused:
        return _Refused(*self.place(self.at if at is None else at), message)

    def skip(self) -> str:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.text[self.at : self.at + 1]

    def document(self) -> Node:
        node = self.read(0)
        if self.skip():
            raise self.refuse(
                "is not valid JSON: something follows the end of the value; take it out, or use JSONL"
            )
        return node

    def string(self) -> str:
        from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]

        try:
            value, self.at = scanstring(self.text, self.at + 1, True)
        except JSONDecodeError as error:
            raise self.refuse(
                f"is not valid JSON ({error.msg}); check the quotes", error.pos
            ) from None
        return str(value)

    def read(self, depth: int) -> Node:
        first = self.skip()
        line, column = self.place(self.at)
        if depth > MAX_DEPTH:
            raise self.refuse(f"is nested more than {MAX_DEPTH} deep; flatten it")
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
                "ends where a value belongs; it may be cut, so take it from its source anew"
            )
        shown = self.text[self.at : self.at + 12].split("\n")[0]
        raise self.refuse(f"is not valid JSON at {shown!r}; write a value in JSON")

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
                raise self.refuse("is not valid JSON; put a comma or ] here", self.at - 1)

    def object(self, depth: int, line: int, column: int) -> Node:
        self.at += 1
        children: dict[str, Node] = {}
        keys: dict[str, tuple[int, int]] = {}
        if self.skip() == "}":
            self.at += 1
            return Node(children, line, column, keys)
        while True:
            if self.skip() != '"':
                raise self.refuse("is not valid JSON; write a key in double quotes")
            place = self.place(self.at)
            key = self.string()
            if key in children:
                raise _Refused(
                    *place,
                    f"the key {key!r} is there twice, first on line {keys[key][0]}; keep one",
                )
            if self.skip() != ":":
                raise self.refuse("is not valid JSON; put a colon after the key")
            self.at += 1
            children[key], keys[key] = self.read(depth + 1), place
            mark = self.skip()
            self.at += 1
            if mark == "}":
                return Node(children, line, column, keys)
            if mark != ",":
                raise self.refuse("is not valid JSON; put a comma or } here", self.at - 1)


class Validator(Protocol[M_co]):
    """What makes a value of a plain tree, as a ``TypeAdapter`` does."""

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
        model = adapter if isinstance(adapter, type) else None
        raise InvalidFileError(problems(error, node, name, model)) from None


def problems(
    error: Any, node: Node, name: str, model: type[BaseModel] | None = None
) -> list[Problem]:
    """Pydantic's errors as problems of a file, in the order of its lines."""
    found: list[Problem] = []
    for detail in error.errors(include_url=False):
        path = [step for step in detail["loc"] if not _names_a_branch(step, detail["loc"], node)]
        line, column = node.find(path)
        fields = fields_beside(model, path) if model is not None else ()
        found.append(Problem(name, line, path_text(path), explain(detail, fields), column))
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


def explain(detail: Mapping[str, Any], fields: Sequence[str] = ()) -> str:
    """What is wrong, and what to write instead, for one of Pydantic's errors.

    Args:
        detail: the error.
        fields: the names that may stand where it is, to find the one that was meant.
    """
    kind, given, context = detail["type"], detail.get("input"), detail.get("ctx", {})
    field = str(detail["loc"][-1]) if detail["loc"] else "value"
    match kind:
        case "value_error":
            return str(context.get("error", detail["msg"]))
        case "extra_forbidden":
            near = _near(field, fields)
            return f"{field!r} is not a field; {near or 'take it out, or correct its name'}"
        case "missing":
            return "is missing; add it"
        case "enum" | "literal_error":
            expected = str(context.get("expected", "")).replace("' or '", "', '").replace("'", "")
            near = _near(str(given), expected.split(", "))
            what = f"{given!r} is not a {field.replace('_', ' ')}"
            return (
                f"{what}; {near} Use one of {expected}"
                if near
                else f"{what}; use one of {expected}"
            )
        case "string_type":
            return f"{_shape(given)} stands where text belongs; write text"
        case "tuple_type" | "list_type":
            return f"{_shape(given)} stands where a list belongs; write a list, one '- ' an entry"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{_shape(given)} stands where fields belong; write 'field: value' lines"
        case "union_tag_not_found":
            return "kind is missing; write kind: shipment or kind: customer"
        case "union_tag_invalid":
            return f"kind is {context.get('tag')!r}; write shipment or customer"
        case "string_too_short":
            return "is empty; write text, or leave the field out"
        case _:
            return str(detail["msg"])


def fields_beside(model: type[BaseModel], path: Sequence[str | int]) -> tuple[str, ...]:
    """The names of fields that may stand at the end of a path into a model; none where that is not one."""
    here: type[BaseModel] | None = model
    for step in path[:-1]:
        if here is None:
            return ()
        if isinstance(step, str):
            field = here.model_fields.get(step)
            here = _model_within(field.annotation) if field is not None else None
    return tuple(here.model_fields) if here is not None else ()


def _model_within(annotation: Any) -> type[BaseModel] | None:
    from pydantic import BaseModel

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_within(each) for each in get_args(annotation))
    return next((model for model in found if model is not None), None)


def _near(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=2, cutoff=0.7)
    return f"did you mean {' or '.join(near)}?" if near else ""


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "a set of fields"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing"
    return repr(value)
