"""What all tests share."""

from __future__ import annotations

import pytest
from hypothesis import settings

from post2slides.collector import collect_seldom

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
collect_seldom()  # as every command does
settings.load_profile("steady")  # the same examples everywhere, so that a red run is a change's fault


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="rewrite the expectations in tests/cases with what the program gives; read the diff",
    )


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One process while expectations are rewritten, for many stand in one file."""
    return 0 if config.getoption("--accept") else None
