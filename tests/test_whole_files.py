"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Any

import pytest

from ddcheck import whole_files


class Full(io.RawIOBase):
    """What takes nothing more."""

    def writable(self) -> bool:
        return True

    def write(self, _: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_file_is_written_and_one_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "新 a.yaml"
    whole_files.create(path, "一\n")
    with pytest.raises(FileExistsError):
        whole_files.create(path, "two\n")
    assert path.read_text(encoding="utf-8") == "一\n"
    whole_files.replace(path, "three\n")
    assert path.read_text(encoding="utf-8") == "three\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file can be written to, as on a full disk; it can be made."""
    plain = Path.open

    def opened(self: Path, mode: str = "r", **given: Any) -> Any:
        if mode[0] in "xw":
            plain(self, mode).close()
            return io.BufferedWriter(Full())
        return plain(self, mode, **given)

    monkeypatch.setattr(Path, "open", opened)


@pytest.mark.usefixtures("full_disk")
@pytest.mark.parametrize("text", ["x", "x" * 100_000], ids=["short", "long"])
def test_on_a_full_disk_nothing_is_left_behind_or_lost(tmp_path: Path, text: str) -> None:
    with pytest.raises(OSError, match="No space"):
        whole_files.create(tmp_path / "new.toml", text)
    assert not list(tmp_path.iterdir())
    there = tmp_path / "ddcheck.lock"
    os.close(os.open(there, os.O_CREAT))
    os.truncate(there, 7)
    with pytest.raises(OSError, match="No space"):
        whole_files.replace(there, text)
    assert list(tmp_path.iterdir()) == [there]
    assert there.stat().st_size == 7


def test_a_link_stays_a_link_and_its_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("a")
    real.chmod(0o640)
    link.symlink_to(real)
    whole_files.replace(link, "b")
    assert link.is_symlink()
    assert real.read_text() == "b"
    assert real.stat().st_mode & 0o777 == 0o640
