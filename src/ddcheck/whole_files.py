"""Files that are written whole or not at all, so that a full disk leaves nothing that reads like a file of ours."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path


def create(path: Path, text: str) -> None:
    """Write a file that is not there yet, in UTF-8.

    Raises:
        FileExistsError: it is there.
        OSError: it cannot be written; then it is not there either.
    """
    try:
        with path.open("xb") as file:
            file.write(text.encode())
    except FileExistsError:
        raise
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def replace(path: Path, text: str) -> None:
    """Write a file in UTF-8, in the place of one that may be there; a link stays one.

    Raises:
        OSError: it cannot be written; then what was there stays as it was.
    """
    final = Path(os.path.realpath(path))
    draft = final.with_name(f".{final.name}.{os.getpid()}.tmp")
    try:
        if final.exists() and not final.is_file():
            final.write_bytes(text.encode())
            return
        draft.write_bytes(text.encode())
        if final.exists():
            draft.chmod(stat.S_IMODE(final.stat().st_mode))
        draft.replace(final)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
