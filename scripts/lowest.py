"""Prints the lowest version of each library that pyproject.toml allows, as constraints for pip.

python scripts/lowest.py > lowest.txt
pip install -c lowest.txt -e '.[test]'
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"
_BOUND = re.compile(r"(?P<name>[\w.-]+)(?:\[[^\]]*\])?\s*>=\s*(?P<version>[\w.]+)")


def lowest() -> list[str]:
    """A constraint for each library that the program itself needs, with or without its extras."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    needed = [*project["dependencies"], *extras["heic"]]
    return [f"{match['name']}=={match['version']}" for line in needed if (match := _BOUND.match(line))]


if __name__ == "__main__":
    sys.stdout.write("\n".join(lowest()) + "\n")
