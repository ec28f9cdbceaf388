"""Running the command line in tests: as a process of its own, or in this one."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "data" / "small"
KNOWLEDGE = ("--rules-dir", str(SMALL / "rules"), "--lists-dir", str(SMALL / "lists"))
"""Three rules and a list of two, so that a test depends on no law."""


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """This process's environment without what changes a run, and with what is given."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DDCHECK_", "GITHUB_", "GITLAB_"))
        and name not in ("CI", "NO_COLOR", "FORCE_COLOR", "COLUMNS")
    }
    cache = (
        {"DDCHECK_CACHE_DIR": os.environ["DDCHECK_CACHE_DIR"]}
        if "DDCHECK_CACHE_DIR" in os.environ
        else {}
    )
    return {**kept, **cache, **more}


def ddcheck(
    *arguments: str | Path,
    stdin: str | bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Ran:
    """A process of its own."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    ran = subprocess.run(
        [sys.executable, "-m", "ddcheck", *map(str, arguments)],
        input=data,
        capture_output=True,
        env=environment(**(env or {})),
        cwd=cwd,
        check=False,
        timeout=60,
    )
    return Ran(
        ran.returncode, ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace")
    )


def check(*arguments: str | Path, **more: object) -> Ran:
    """``ddcheck check`` under the rules and lists of the tests."""
    return ddcheck("check", *arguments, *KNOWLEDGE, **more)  # type: ignore[arg-type]


def shipment(destination: str | None = "DE", *, name: str = "S-1", **fields: str) -> str:
    """The text of a shipment that only its destination decides."""
    lines = ["kind: shipment", f"id: {name}", "export_date: 2026-11-20"]
    if destination is not None:
        lines.append(f"destination: {destination}")
    lines += [f"{key}: {value}" for key, value in fields.items()]
    lines += ["parties: [{role: end_user, name: Beispiel GmbH, country: DE}]"]
    lines += ['items: [{description: screws, hs_code: "7318150000"}]']
    return "\n".join(lines) + "\n"
