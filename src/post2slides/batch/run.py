"""All the jobs, through an executor, each outcome as soon as it is there.

Invariant: every job that is begun has one outcome, whatever happens to the processes that work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

from post2slides.batch.engines import Engine, local
from post2slides.batch.outcome import Failure, Job, Outcome, Status
from post2slides.batch.state import unchanged
from post2slides.batch.work import work

Engines = Callable[[], AbstractContextManager[Engine]]

_GLANCE = 0.2
"""Seconds between two looks whether to stop."""

_CRASHED = Failure(
    "the process that made the deck came to a sudden end; perhaps the memory did not suffice",
    hint="Convert this post alone, or with fewer at a time: -j 1.",
)


@dataclass(frozen=True, slots=True)
class Watch:
    """How somebody follows a run, and stops it."""

    begun: Callable[[Job], None] = lambda _: None
    """Told of each job that is being worked on."""
    stop: Event = field(default_factory=Event)
    """Once it is set, no further job is begun."""


def run(jobs: Sequence[Job], engine: Engines, watch: Watch) -> Iterator[Outcome]:
    """The outcomes of `jobs`, in the order in which they are done: first the unchanged, without any engine.

    Those that were not begun when it had to stop have none.
    """
    changed: list[Job] = []
    for job in jobs:
        if watch.stop.is_set():
            return
        if not job.force and (known := unchanged(job)):
            yield known
        else:
            changed.append(job)
    if changed:
        yield from _worked(changed, engine, watch)


def _worked(jobs: Sequence[Job], engine: Engines, watch: Watch) -> Iterator[Outcome]:
    done: set[Path] = set()
    try:
        with engine() as running:
            for outcome in _through(running, jobs, watch):
                done.add(outcome.job.post)
                yield outcome
    except BrokenExecutor:
        yield from _one_by_one([job for job in jobs if job.post not in done], watch)


def _through(engine: Engine, jobs: Iterable[Job], watch: Watch) -> Iterator[Outcome]:
    """No more jobs are handed in than can be worked on, so that little is under way when it has to stop."""
    waiting = iter(jobs)
    under_way: set[Future[Outcome]] = set()
    while True:
        free = 0 if watch.stop.is_set() else engine.width - len(under_way)
        for _, job in zip(range(free), waiting, strict=False):
            under_way.add(engine.executor.submit(work, job))
            watch.begun(job)
        if not under_way:
            return
        done, under_way = wait(under_way, _GLANCE, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in done if not future.cancelled())
        if watch.stop.is_set():
            for future in under_way:
                future.cancel()


def _one_by_one(jobs: Sequence[Job], watch: Watch) -> Iterator[Outcome]:
    """Where a process came to an end, one of several jobs is to blame: each gets a process of its own."""
    for job in jobs:
        if watch.stop.is_set():
            return
        watch.begun(job)
        try:
            with local(1) as engine:
                outcome = engine.executor.submit(work, job).result()
        except BrokenExecutor:
            outcome = Outcome(job, Status.FAILED, failure=replace(_CRASHED, file=str(job.post)))
        yield outcome
