from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from ddcheck import waiver_files
from ddcheck.core.waivers import Waiver
from ddcheck.errors import InvalidFileError, UnknownNameError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "schema: ddcheck/waivers/1\nwaivers:\n"


def a_waiver(name: str = "W-1", **changes: Any) -> Waiver:
    values: dict[str, Any] = {
        "id": name,
        "rule": "listed",
        "record": {"id": "SO-1", "sha256": "c" * 64},
        "kind": "risk-accepted",
        "reason": 'Said "yes": \\ # not a comment 审核',
        "evidence": ["docs/a.pdf"],
        "by": ["li.na", "m.roth"],
        "created": "2026-09-30",
        "expires": "2027-03-31",
    }
    return Waiver.model_validate({**values, **changes})


def test_what_is_appended_is_read_back_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    waiver_files.append(path, (a_waiver("W-1"),))
    path.write_text("# ours\n" + path.read_text("utf-8"), "utf-8")
    waiver_files.append(path, (a_waiver("W-2"),))

    assert path.read_text("utf-8").startswith("# ours\n")
    assert waiver_files.load(path)[0] == (a_waiver("W-1"), a_waiver("W-2"))


@pytest.mark.parametrize("empty", ["", HEAD, HEAD.rstrip() + " []\n"])
def test_an_empty_file_takes_a_waiver(tmp_path: Path, empty: str) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(empty, "utf-8")
    waiver_files.append(path, (a_waiver(),))

    assert waiver_files.load(path)[0] == (a_waiver(),)


def test_an_id_that_is_taken_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    waiver_files.append(path, (a_waiver(),))
    before = path.read_bytes()

    with pytest.raises(InvalidFileError, match="W-1"):
        waiver_files.append(path, (a_waiver(),))
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["waivers.yaml"]


@pytest.mark.parametrize("name", ["W-1", "W-2", "W-3"])
def test_one_is_taken_out_and_the_others_keep_their_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / "waivers.yaml"
    waiver_files.append(path, tuple(a_waiver(f"W-{number}") for number in (1, 2, 3)))
    waiver_files.remove(path, name)

    left = [each.id for each in waiver_files.load(path)[0]]
    assert left == [each for each in ("W-1", "W-2", "W-3") if each != name]


def test_the_last_one_can_be_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    waiver_files.append(path, (a_waiver(),))
    waiver_files.remove(path, "W-1")

    assert waiver_files.load(path)[0] == ()
    with pytest.raises(UnknownNameError):
        waiver_files.remove(path, "W-1")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD.replace("/1", "/9") + "", "schema"),
        (HEAD + "- {id: W-1}\n", "rule"),
        (HEAD + "- id: W-1\n  id: W-2\n", "W-1|id"),
        ("waivers: []\n", "schema"),
        ("", "holds 0 documents"),
        ("schema: [", "w.yaml"),
    ],
)
def test_a_malformed_file_is_an_error_with_its_place(text: str, said: str) -> None:
    with pytest.raises(InvalidFileError, match=said):
        waiver_files.parse(text.encode(), "w.yaml")


def test_a_file_is_read_as_the_protected_branch_has_it(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments],
            cwd=tmp_path, check=True, capture_output=True,
        )  # fmt: skip

    path = tmp_path / "waivers.yaml"
    git("init", "-q", "-b", "main")
    waiver_files.append(path, (a_waiver("W-1"),))
    git("add", ".")
    git("commit", "-q", "-m", "one")
    waiver_files.append(path, (a_waiver("W-2"),))

    assert [each.id for each in waiver_files.load(path)[0]] == ["W-1", "W-2"]
    assert [each.id for each in waiver_files.load(path, "main")[0]] == ["W-1"]
    with pytest.raises(UsageError, match="cannot be read there"):
        waiver_files.load(path, "nowhere")
    with pytest.raises(UsageError, match="no branch"):
        waiver_files.load(path, "--output=x")
