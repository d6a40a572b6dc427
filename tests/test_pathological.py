"""No post makes the program hang, eat the machine's memory or show a traceback: ten seconds for 100 kB, 1 GiB."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from pathological import LONG, POSTS

resource = pytest.importorskip("resource", reason="the system does not tell what a process took")

_SECONDS = 10.0
"""Of processor time for a post of `LONG` characters."""
_GIBIBYTE = 1 << 30

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", POSTS)
def test_it_ends_soon_and_well(name: str, tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text(POSTS[name], encoding="utf-8", newline="")
    allowed = _SECONDS * max(1.0, len(POSTS[name]) / LONG)
    command = [sys.executable, "-m", "post2slides", "convert", str(post), "--offline", "-q"]
    with (tmp_path / "said").open("wb") as said:
        most = int(2 * allowed)
        process = subprocess.Popen(command, stdout=said, stderr=said, preexec_fn=partial(_limit, most))
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    message = (tmp_path / "said").read_text(encoding="utf-8")
    assert process.returncode in (0, 1), message
    assert "Traceback" not in message
    assert "bug" not in message, message
    assert process.returncode == 0 or message.startswith("Error: ")
    assert usage.ru_utime + usage.ru_stime < allowed
    assert usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) < _GIBIBYTE


def _limit(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
