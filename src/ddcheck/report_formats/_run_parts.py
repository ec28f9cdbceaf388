"""The file of a saved run, one part after the other, so that memory does not grow with the run."""

from __future__ import annotations

import codecs
import json
from json.decoder import JSONDecodeError, JSONDecoder
from typing import IO, TYPE_CHECKING, Any, NoReturn

from ddcheck.core.texts import Text
from ddcheck.errors import InvalidFileError, Problem
from ddcheck.report_formats._encoding import RUN_SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = 1 << 20
"""Bytes that are read at a time; a first line that is longer is no header of a stream."""
_SPACE = " \t\r\n"
_decode = JSONDecoder().raw_decode


class Parts:
    """What a saved run holds, read from its file as often as it is asked for."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        """Look through all of it, at nothing but its form.

        Args:
            file: JSON or JSON Lines; can be read from its beginning more than once.
            name: how to call it in an error.

        Raises:
            InvalidFileError: it is no run of this format, or the stream was cut.
        """
        self._file = file
        self.name = name
        self._header = self._begun()
        self.style = "json" if self._header is None else "jsonl"
        """The format that it is written in."""
        self.run: dict[str, Any] = {}
        """The run without its reports; with all that stands under ``errors``, in order."""
        for _ in self._reports(at_all=False):
            pass

    def reports(self) -> Iterator[dict[str, Any]]:
        """The reports in order; the rest of the run is known once the last one is taken.

        Raises:
            InvalidFileError: it is no run of this format, or the stream was cut.
        """
        return self._reports(at_all=True)

    def _reports(self, *, at_all: bool) -> Iterator[dict[str, Any]]:
        """The reports; those of a stream need not be read where only the rest is wanted."""
        self._file.seek(0)
        run: dict[str, Any] = {}
        if self._header is None:
            yield from self._of_object(run)
        else:
            yield from self._of_stream(self._header, run, at_all=at_all)
        self.run = run

    def refuse(self, path: str, en: str, zh: str, line: int = 0) -> NoReturn:
        """Say what is wrong with the file.

        Raises:
            InvalidFileError: always.
        """
        raise InvalidFileError([Problem(self.name, line, path, Text(en, zh))]) from None

    def _begun(self) -> dict[str, Any] | None:
        """The header of a stream; nothing where the file is another."""
        self._file.seek(0)
        first = self._file.readline(_PIECE)
        try:
            header = json.loads(first.decode("utf-8-sig"))
        except ValueError:
            return None
        if not (isinstance(header, dict) and header.get("type") == "header"):
            return None
        return header

    def _of_stream(
        self, header: dict[str, Any], run: dict[str, Any], *, at_all: bool
    ) -> Iterator[dict[str, Any]]:
        self._same_version(header)
        run |= {"schema": header.get("schema"), "tool": header.get("tool"), "errors": []}
        ended = False
        self._file.readline()
        for number, line in enumerate(self._file, start=2):
            if line.isspace() or (not at_all and not ended and _is_report(line)):
                continue
            try:
                value = json.loads(line.decode())
            except UnicodeDecodeError:
                self.refuse(
                    "",
                    "the line is not UTF-8; give a saved run",
                    "该行不是 UTF-8；请给出已保存的运行结果",
                    number,
                )
            except ValueError:
                self.refuse(
                    "",
                    "the line is not JSON; the stream was cut or changed",
                    "该行不是 JSON；数据流不完整或已被改动",
                    number,
                )
            kind = value.get("type") if isinstance(value, dict) else None
            if ended:
                self.refuse(
                    "",
                    "a line after the end line; give one stream a file",
                    "结束行之后还有内容；请每个文件只放一个数据流",
                    number,
                )
            if kind == "report":
                yield value
            elif kind == "not_checked":
                run["errors"].append(value)
            elif kind == "end":
                ended = True
                run["summary"] = value.get("counts")
                run |= {
                    key: value.get(key) for key in ("run", "inputs", "waivers", "report_digest")
                }
                run["errors"] += self._objects(value.get("errors", []), "errors")
            else:
                self.refuse(
                    "",
                    f"a line of the type {kind!r}, which no run has",
                    f"有一行的类型为 {kind!r}，运行结果中没有这种类型",
                    number,
                )
        if not ended:
            self.refuse(
                "",
                "the stream was cut: there is no end line; run the check again",
                "数据流不完整：没有结束行；请重新检查",
            )

    def _of_object(self, run: dict[str, Any]) -> Iterator[dict[str, Any]]:
        text = _Pieces(self._file, self)
        if text.next() != "{":
            text.value()
            text.end()
            self.refuse(
                "",
                "not a JSON object; give a saved run",
                "不是 JSON 对象；请给出已保存的运行结果",
            )
        for key in text.members():
            if key == "reports" and text.next() == "[":
                run[key] = None
                for value in text.elements():
                    if not isinstance(value, dict):
                        self._objects([value], key)
                    yield value
            else:
                run[key] = text.value()
        text.end()
        self._same_version(run)
        if run.pop("reports", ()) is not None:
            self._objects(None, "reports")
        run["errors"] = self._objects(run.get("errors", []), "errors")

    def _same_version(self, run: dict[str, Any]) -> None:
        if run.get("schema") != RUN_SCHEMA:
            self.refuse(
                "schema",
                f"{run.get('schema')!r} is not {RUN_SCHEMA!r}; "
                "give a run that check of this version saved with -o json=PATH",
                f"{run.get('schema')!r} 不是 {RUN_SCHEMA!r}；请给出此版本的 check 以 -o json=PATH 保存的运行结果",
            )

    def _objects(self, value: object, path: str) -> list[dict[str, Any]]:
        if not (isinstance(value, list) and all(isinstance(one, dict) for one in value)):
            self.refuse(
                path, "not a list of objects; the file was changed", "不是对象列表；文件已被改动"
            )
        return value


def _is_report(line: bytes) -> bool:
    """Whether a whole line is a report, as ddcheck writes it."""
    return line.startswith(b'{"type": "report"') and line.endswith(b"}\n")


class _Pieces:
    """The text of a JSON file, read on when what is there does not suffice."""

    def __init__(self, file: IO[bytes], parts: Parts) -> None:
        self._file = file
        self._parts = parts
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._read = 0
        self._text = ""
        self._at = 0
        self._lines = 1
        """The line on which the text begins."""
        self._whole = False

    def next(self) -> str:
        """The next character that is not white space; none at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def take(self, sign: str) -> bool:
        """Whether a sign comes next; it is then passed."""
        found = self.next() == sign
        self._at += found
        return found

    def members(self) -> Iterator[str]:
        """The keys of an object, which comes next; whoever takes one reads its value."""
        self.take("{")
        if self.take("}"):
            return
        while True:
            if self.next() != '"':
                self._refuse("Expecting property name enclosed in double quotes")
            key = str(self.value())
            if not self.take(":"):
                self._refuse("Expecting ':' delimiter")
            yield key
            if self.take("}"):
                return
            if not self.take(","):
                self._refuse("Expecting ',' delimiter")

    def elements(self) -> Iterator[Any]:
        """The values of a list, which comes next."""
        self.take("[")
        if self.take("]"):
            return
        while True:
            yield self.value()
            if self.take("]"):
                return
            if not self.take(","):
                self._refuse("Expecting ',' delimiter")

    def value(self) -> Any:
        """The value that comes next."""
        self.next()
        while True:
            try:
                value, end = _decode(self._text, self._at)
            except JSONDecodeError as error:
                if not self._more():
                    self._refuse(error.msg, error.pos)
                continue
            except RecursionError:
                self._refuse("Nested too deeply")
            # A number may go on in what is still to be read; without its end it is taken for a shorter one.
            going_on = self._text[end : end + 1] in ("", ".", "e", "E")
            if not going_on or not self._more():
                self._at = end
                return value

    def end(self) -> None:
        """What comes after the value of the file: nothing."""
        if self.next():
            self._refuse("Extra data")

    def _more(self) -> bool:
        """Read on, at least as much as there is, so that a long value is not begun too often."""
        if self._whole:
            return False
        data = self._file.read(max(_PIECE, len(self._text) - self._at))
        self._whole = not data
        before = len(self._decoder.getstate()[0])
        try:
            more = self._decoder.decode(data, final=self._whole)
        except UnicodeDecodeError as error:
            at = self._read - before + error.start
            self._parts.refuse(
                "",
                f"not UTF-8 at byte {at}; give a saved run",
                f"第 {at} 字节处不是 UTF-8；请给出已保存的运行结果",
            )
        if self._whole:
            return False
        self._read += len(data)
        self._lines += self._text.count("\n", 0, self._at)
        self._text = self._text[self._at :] + more
        self._at = 0
        return True

    def _refuse(self, what: str, at: int | None = None) -> NoReturn:
        line = self._lines + self._text.count("\n", 0, self._at if at is None else at)
        self._parts.refuse(
            "",
            f"not JSON: {what}: line {line}; give a saved run",
            f"不是 JSON（第 {line} 行）；请给出已保存的运行结果",
        )
