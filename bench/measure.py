"""What a command takes, as a whole process: from start to end, because that is what a person waits for."""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import post2slides

_PROBE = """
import resource, subprocess, sys, time
start = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
seconds = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(status, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""Starts the command as its only child. A process that has loaded more would be counted in the child's peak."""
_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes: what the peak is told in on macOS and on Linux."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    seconds: float
    busy: float
    """Seconds of processor time."""
    bytes: float
    """The largest resident set that the system saw."""
    runs: int = 1


def program() -> str:
    """The command beside this Python, its bytecode compiled as in any installed package."""
    for folder in post2slides.__path__:
        compileall.compile_dir(folder, quiet=2)
    return str(Path(sys.executable).with_name("post2slides"))


def cost(command: Sequence[str]) -> Cost | None:
    """Run `command` once; None if it failed."""
    told = subprocess.run([sys.executable, "-c", _PROBE, *command], check=True, capture_output=True, text=True)
    status, seconds, busy, peak = told.stdout.split()
    return Cost(float(seconds), float(busy), float(peak) * _UNIT) if status == "0" else None


def median(command: Sequence[str], runs: int, patience: float) -> Cost | None:
    """The medians of several runs, or of as many as begin within `patience` seconds; None if one fails."""
    costs: list[Cost] = []
    while len(costs) < runs and sum(taken.seconds for taken in costs) <= patience:
        taken = cost(command)
        if taken is None:
            return None
        costs.append(taken)
    return Cost(
        statistics.median(taken.seconds for taken in costs),
        statistics.median(taken.busy for taken in costs),
        statistics.median(taken.bytes for taken in costs),
        len(costs),
    )
