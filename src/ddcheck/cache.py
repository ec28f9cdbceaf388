"""What was worked out before, kept on disk under the digest of what it was worked out from.

An entry is only ever a shortcut: missing, damaged or unwritable, it is worked out again.
Entries are JSON text, never code, and each begins with the digest of the rest.
"""

from __future__ import annotations

import contextlib
import os
import sys
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from ddcheck import __version__

KEEP = 24
"""How many entries of one kind stay when another one is written."""


def directory() -> Path | None:
    """Where entries are kept: ``$DDCHECK_CACHE_DIR``, else the user's cache; ``None`` where there is neither."""
    if os.environ.get("DDCHECK_NO_CACHE"):
        return None
    if named := os.environ.get("DDCHECK_CACHE_DIR"):
        return Path(named)
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA", "")
        return Path(root, "ddcheck", "cache") if root else None
    # A relative one is to be ignored, says the XDG specification: it would be another in each directory.
    root = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(root):  # noqa: PTH117 - pathlib costs 4 ms at a start
        return Path(root, "ddcheck")
    home = os.environ.get("HOME", "")
    if not home:
        return None
    if sys.platform == "darwin":
        return Path(home, "Library", "Caches", "ddcheck")
    return Path(home, ".cache", "ddcheck")


@lru_cache(maxsize=16)
def code_stamp(*folders: str) -> str:
    """Sizes and times of the modules in some folders of the package, such as ``core/names``.

    An editable checkout changes its code without changing its version; its files do change.
    """
    package = os.path.dirname(__file__)  # noqa: PTH120 - pathlib costs 4 ms at a start
    found = [__version__]
    for folder in folders:
        with contextlib.suppress(OSError), os.scandir(f"{package}/{folder}") as files:
            for file in files:
                if file.name.endswith(".py"):
                    stat = file.stat()
                    # Whole seconds are what the image of a container keeps.
                    found.append(f"{folder}/{file.name} {stat.st_size} {int(stat.st_mtime)}")
    return "\n".join(sorted(found))


def read(kind: str, key: str) -> bytes | None:
    """The entry as it was written, or ``None`` where there is none that is whole."""
    place = directory()
    if place is None:
        return None
    try:
        with open(place / f"{kind}-{key}.json", "rb") as file:  # noqa: PTH123 - a tenth of the cost
            data = file.read()
    except OSError:
        return None
    seal, _, body = data.partition(b"\n")
    return body if seal == sha256(body).hexdigest().encode() else None


def write(kind: str, key: str, body: bytes) -> bool:
    """Keep an entry, whole or not at all; whether it could be kept."""
    place = directory()
    if place is None:
        return False
    target = place / f"{kind}-{key}.json"
    draft = place / f".{kind}-{key}.{os.getpid()}.tmp"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)
        draft.replace(target)
        _forget_old(place, kind)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        return False
    return True


def _forget_old(place: Path, kind: str) -> None:
    entries = sorted(
        place.glob(f"{kind}-*.json"), key=lambda entry: entry.stat().st_mtime, reverse=True
    )
    for entry in entries[KEEP:]:
        entry.unlink(missing_ok=True)
