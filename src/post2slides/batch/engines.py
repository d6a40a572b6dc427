"""What the work is done by: the cores of this machine, or the workers of a Dask cluster. Both are executors of the
standard library's kind, so that the work does not know.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from threading import Thread
from types import FrameType
from typing import ParamSpec, TypeVar

from post2slides.batch.work import work
from post2slides.collector import collect_seldom
from post2slides.diagnostics import EngineError

P = ParamSpec("P")
T = TypeVar("T")

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
    with _Processes(processes, _starting(), _settle, (dict(os.environ),)) as executor:
        yield Engine(executor, processes)


class _Processes(ProcessPoolExecutor):
    """Broken, too, when the server that starts the processes has come to an end."""

    def submit(self, work: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        try:
            return super().submit(work, *arguments, **named)
        except (EOFError, ConnectionError) as error:
            raise BrokenExecutor("no process can be started") from error


def _starting() -> BaseContext:
    """How processes are started. A copy of this one would have copies of locks that its threads may hold (Python warns
    from 3.12 on), so a process without threads loads the program once, and is copied. Windows starts each anew.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker  # which Windows has not

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["post2slides.pipeline"])
    resource_tracker.ensure_running()  # which the server would start, and let signals through again
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # in the server and its copies, until `_settle`
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
    return context


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


def _settle(environment: Mapping[str, str]) -> None:
    """Of a process that works: after Ctrl-C the post at hand is finished; a second one gives it up. It ends with the
    process that started it, also where that is killed.
    """
    os.environ.clear()
    os.environ.update(environment)  # of now, and not of when the first process was started
    collect_seldom()
    if starter := multiprocessing.parent_process():
        Thread(target=_end_with, args=(starter,), daemon=True).start()
    signal.signal(signal.SIGINT, _first_interrupt)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _end_with(starter: BaseProcess) -> None:
    starter.join()
    os._exit(1)


def _first_interrupt(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, _second_interrupt)


def _second_interrupt(_number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # what is half done is being cleared away
    while frame is not None:
        if frame.f_code is work.__code__:
            raise KeyboardInterrupt
        frame = frame.f_back
