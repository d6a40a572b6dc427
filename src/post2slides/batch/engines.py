"""What the work is done by: the cores of this machine, or the workers of a Dask cluster. Both are executors of the
standard library's kind, so that the work does not know.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_start_method
from types import FrameType

from post2slides.batch.work import work
from post2slides.diagnostics import EngineError

_INSTALL = "Install it with: pip install 'post2slides[dask]'"


@dataclass(frozen=True, slots=True)
class Engine:
    """An executor, and how many jobs it can have at a time."""

    executor: Executor
    width: int


def cores() -> int:
    """How many processes this machine can run at a time, as far as this one may use it."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


@contextmanager
def local(processes: int) -> Iterator[Engine]:
    """Processes of this machine."""
    if get_start_method() == "fork":
        import_module("post2slides.pipeline")  # once for all of them, which then share its memory
    with ProcessPoolExecutor(processes, initializer=_settle) as executor:
        yield Engine(executor, processes)


@contextmanager
def dask(scheduler: str, jobs: int | None = None) -> Iterator[Engine]:
    """The workers of a Dask cluster, which must see the same files under the same names; twice as many jobs at a time
    as they have threads, or `jobs`.

    Raises EngineError where Dask is not installed or its scheduler does not answer.
    """
    try:
        from distributed import Client
    except ImportError:
        raise EngineError("the engine dask is not installed", hint=_INSTALL) from None
    try:
        client = Client(scheduler, timeout="10s")
    except (OSError, ValueError) as error:
        raise EngineError(
            f"the scheduler {scheduler} does not answer ({error or type(error).__name__})",
            hint="Check its address, such as tcp://10.0.0.1:8786.",
        ) from None
    with client:
        threads = sum(client.nthreads().values())
        yield Engine(client.get_executor(pure=False), jobs or max(1, 2 * threads))


def _settle() -> None:
    """Of a process that works: after Ctrl-C the post at hand is finished; a second one gives it up."""
    signal.signal(signal.SIGINT, _first_interrupt)


def _first_interrupt(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, _second_interrupt)


def _second_interrupt(_number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # what is half done is being cleared away
    while frame is not None:
        if frame.f_code is work.__code__:
            raise KeyboardInterrupt
        frame = frame.f_back
