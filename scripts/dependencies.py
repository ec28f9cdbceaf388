"""Prints the requirements of a dependency group of pyproject.toml, one a line, for any version of pip.

python scripts/dependencies.py dev > requirements.txt
"""

import sys
import tomllib
from pathlib import Path


def requirements(groups: dict[str, list[str | dict[str, str]]], name: str) -> list[str]:
    found: list[str] = []
    for each in groups[name]:
        if isinstance(each, str):
            found.append(each)
        else:
            found += requirements(groups, each["include-group"])
    return found


if __name__ == "__main__":
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
    print("\n".join(requirements(project["dependency-groups"], sys.argv[1])))
