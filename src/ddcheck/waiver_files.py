"""Waivers as files hold them: read from disk or from a protected branch, written by appending.

A malformed file waives nothing: every problem of it is an error with its line.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from ddcheck import whole_files
from ddcheck.core.texts import Text
from ddcheck.errors import InvalidFileError, Problem, UsageError
from ddcheck.foreign_errors import system_error

if TYPE_CHECKING:
    from pathlib import Path

    from ddcheck.core.waivers import Waiver


def load(path: Path, git_ref: str | None = None) -> tuple[tuple[Waiver, ...], str]:
    """The waivers of a file, and the SHA-256 of its bytes.

    Args:
        path: where the file is, or would be in the working tree.
        git_ref: a branch, tag or commit to read it from instead, so that who changes the working tree
            cannot waive anything.

    Raises:
        UsageError: there is no such file, or no such reference.
        InvalidFileError: with every problem of the file.
    """
    if git_ref is not None:
        data = _committed(path, git_ref)
        name = f"{git_ref}:{path}"
    else:
        name = str(path)
        try:
            data = path.read_bytes()
        except OSError as error:
            why = (
                Text("there is no such file", "没有这个文件")
                if isinstance(error, FileNotFoundError)
                else Text("cannot be read", "无法读取")
            )
            raise UsageError(
                f"{path}: {why}; correct --waivers, or write one with: ddcheck waivers add",
                f"{path}: {why.zh}；请更正 --waivers，或用 ddcheck waivers add 写入",
            ) from None
    return parse(data, name), sha256(data).hexdigest()


def parse(data: bytes, name: str) -> tuple[Waiver, ...]:
    """The waivers of a file.

    Raises:
        InvalidFileError: with every problem of it.
    """
    from ddcheck import documents
    from ddcheck.core.waivers import WaiverFile

    found = documents.trees(data, name)
    if len(found) != 1:
        text = Text(
            f"holds {len(found)} documents; write one, beginning with schema: ddcheck/waivers/1",
            f"含 {len(found)} 个文档；请写一个，以 schema: ddcheck/waivers/1 开头",
        )
        raise InvalidFileError([Problem(name, 0, "", text)])
    return documents.validate(WaiverFile, found[0], name).waivers


def _committed(path: Path, ref: str) -> bytes:
    """A file as a reference of git holds it."""
    import subprocess

    if ref.startswith("-") or not ref.strip():
        raise UsageError(
            f"--waivers-from: {ref!r} is no branch, tag or commit",
            f"--waivers-from: {ref!r} 不是分支、标签或提交",
        )
    folder = path.parent
    try:
        done = subprocess.run(  # noqa: S603 - no shell; the reference cannot be an option
            ["git", "-C", str(folder), "show", f"{ref}:./{path.name}"],  # noqa: S607 - the git of the caller
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise UsageError(
            f"--waivers-from: git cannot be run ({system_error(error)}); install it, or leave the flag out",
            f"--waivers-from: 无法运行 git（{system_error(error).zh}）；请安装，或去掉该参数",
        ) from None
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        why = Text(lines[-1], lines[-1]) if lines else Text("no reason given", "未说明原因")
        raise UsageError(
            f"--waivers-from {ref}: {path} cannot be read there ({why}); "
            "in CI, fetch the branch first",
            f"--waivers-from {ref}: 在该处无法读取 {path}（{why.zh}）；在 CI 中请先获取该分支",
        )
    return done.stdout


def text_of(waiver: Waiver) -> str:
    """A waiver as an entry of a file."""
    lines = [f"- id: {_quoted(waiver.id)}", f"  rule: {_quoted(waiver.rule)}"]
    if waiver.record is not None:
        given = {
            "id": waiver.record.id,
            "party_id": waiver.record.party_id,
            "fingerprint": waiver.record.fingerprint,
            "sha256": waiver.record.sha256,
        }
        lines.append("  record:")
        lines += [f"    {key}: {_quoted(value)}" for key, value in given.items() if value]
    if waiver.entry is not None:
        lines.append("  entry:")
        lines.append(f"    list: {_quoted(waiver.entry.list)}")
        lines.append(f"    id: {_quoted(waiver.entry.id)}")
        lines.append(f"    digest: {_quoted(waiver.entry.digest)}")
    if waiver.party_digest is not None:
        lines.append(f"  party_digest: {_quoted(waiver.party_digest)}")
    lines.append(f"  kind: {waiver.kind.value}")
    lines.append(f"  reason: {_quoted(waiver.reason)}")
    if waiver.evidence:
        lines.append(f"  evidence: [{', '.join(_quoted(each) for each in waiver.evidence)}]")
    lines.append(f"  by: [{', '.join(_quoted(each) for each in waiver.by)}]")
    lines.append(f"  created: {waiver.created.isoformat()}")
    lines.append(f"  expires: {waiver.expires.isoformat()}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Text in double quotes, as YAML and JSON both read it."""
    import json

    return json.dumps(text, ensure_ascii=False)


def append(path: Path, waivers: tuple[Waiver, ...]) -> None:
    """Add waivers to a file, which is made where there is none; what is there keeps its comments.

    Raises:
        UsageError: the file cannot be written.
        InvalidFileError: it is no file of waivers, or has one of the ids already; then it is unchanged.
    """
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be read ({system_error(error)}); choose another path",
            f"{path}: 无法读取（{system_error(error).zh}）；请另选路径",
        ) from None
    if not before.strip():
        before = "schema: ddcheck/waivers/1\nwaivers:\n"
    else:
        if parse(before.encode(), str(path)) == ():
            head = before.rstrip().removesuffix("[]").rstrip()
            before = head + ("\n" if head.endswith("waivers:") else "\nwaivers:\n")
        before = before.rstrip("\n") + "\n"
    _replace(path, before + "".join(text_of(each) for each in waivers))


def remove(path: Path, name: str) -> None:
    """Take one waiver out of a file; the others keep their text.

    Raises:
        UnknownNameError: there is no waiver of that id.
        InvalidFileError: it is no file of waivers, or not laid out as one entry a dash.
    """
    from ddcheck.errors import UnknownNameError

    waivers, _ = load(path)
    if name not in {each.id for each in waivers}:
        raise UnknownNameError("waiver", name, [each.id for each in waivers])
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    starts = [at for at, line in enumerate(lines) if line.lstrip().startswith("- ")]
    margin = min((len(lines[at]) - len(lines[at].lstrip()) for at in starts), default=0)
    starts = [at for at in starts if len(lines[at]) - len(lines[at].lstrip()) == margin]
    if len(starts) != len(waivers):
        text = Text(
            "is not laid out with one waiver a dash; take the entry out by hand",
            "未按每项豁免一个短横的格式书写；请手工删除该条目",
        )
        raise InvalidFileError([Problem(str(path), 0, "", text)])
    at = [each.id for each in waivers].index(name)
    end = starts[at + 1] if at + 1 < len(starts) else len(lines)
    left = "".join(lines[: starts[at]] + lines[end:])
    if len(waivers) == 1:
        left = left.rstrip() + " []\n"
    _replace(path, left)


def _replace(path: Path, text: str) -> None:
    """Put a file in its place whole, once it has been read back as one of waivers."""
    parse(text.encode(), str(path))
    try:
        whole_files.replace(path, text)
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be written ({system_error(error)}); choose another path",
            f"{path}: 无法写入（{system_error(error).zh}）；请另选路径",
        ) from None
