"""What all tests share."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import settings

from post2slides.collector import collect_seldom

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
collect_seldom()  # as every command does
settings.load_profile("steady")  # the same examples everywhere, so that a red run is a change's fault


def pytest_configure(config: pytest.Config) -> None:
    """Let the processes of the tests share compiled modules where Python is told to leave none beside the sources:
    compiling the program takes longer than most of what they do."""
    if sys.dont_write_bytecode:
        sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(config.rootpath / ".pytest_cache" / "bytecode")
        sys.dont_write_bytecode = False
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="rewrite the expectations in tests/cases with what the program gives; read the diff",
    )


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One process while expectations are rewritten, for many stand in one file."""
    return 0 if config.getoption("--accept") else None
