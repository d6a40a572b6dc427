"""The conversion of many posts: what is told while it goes on, and at the end."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from threading import Event
from types import FrameType

from post2slides.batch.find import posts_of_folder
from post2slides.batch.outcome import Job, Outcome, Status
from post2slides.batch.targets import Found, targets
from post2slides.cli.bar import Bar
from post2slides.cli.errors import FAILED, INTERRUPTED, report_it
from post2slides.cli.request import STANDARD, ManyRequest, Request, is_folder
from post2slides.cli.terminal import counted, echo_error, print_diagnostics, say
from post2slides.diagnostics import OutputError, PostError

_STOPPING = b"\nStopping when the posts at hand are done; Ctrl-C again gives them up.\n"


def convert_many(request: Request, many: ManyRequest) -> int:
    """Make the decks of all posts, and tell of them. The exit code.

    Raises Post2SlidesError where nothing can be begun.
    """
    jobs = jobs_of(request, many)
    begun = time.monotonic()
    outcomes, interrupted = _outcomes(request, many, jobs)
    seconds = time.monotonic() - begun
    if many.report:
        _write_report(many.report, outcomes, seconds)
    if interrupted:
        done = sum(outcome.status is not Status.STOPPED for outcome in outcomes)
        echo_error(f"Stopped: {done} of {counted(len(jobs), 'post')} done. No deck is half written.")
        return INTERRUPTED
    if not request.quiet:
        say(_summary(outcomes, seconds))
    failed = any(outcome.status is Status.FAILED for outcome in outcomes)
    return FAILED if failed or (request.strict and any(outcome.warnings for outcome in outcomes)) else 0


def jobs_of(request: Request, many: ManyRequest) -> list[Job]:
    """Which posts are to be converted, and where their decks go.

    Raises PostError or OutputError where that makes no sense.
    """
    by_post: dict[Path, Found] = {}
    for post in request.posts:
        for entry in _found(post, drafts=many.drafts):
            by_post.setdefault(entry.post, entry)
    distinct, folder = list(by_post.values()), _folder(request.output)
    if many.engine == "dask":  # its workers are in folders of their own
        distinct = [Found(entry.post.absolute(), entry.root and entry.root.absolute()) for entry in distinct]
        folder = folder and folder.absolute()
    decks = targets(distinct, folder)
    settings = tuple((name, _absolute(value)) for name, value in request.chosen.items())
    return [
        Job(
            entry.post,
            decks[entry.post],
            settings,
            force=request.force,
            drafts=many.drafts or entry.root is None,
        )
        for entry in distinct
    ]


def _found(post: str, *, drafts: bool) -> list[Found]:
    from post2slides.source import is_address

    if post == STANDARD:
        raise PostError("standard input can only be converted alone", hint="Name its deck with -o DECK.pptx.")
    if is_address(post):
        raise PostError("an address on the web can only be converted alone", file=post)
    path = Path(post)
    if not is_folder(post):
        return [Found(path)]
    return [Found(found, path) for found in posts_of_folder(path, drafts=drafts)]


def _absolute(value: object) -> object:
    """A setting whose paths mean the same in every process and on every machine."""
    if isinstance(value, tuple):
        return tuple(map(_absolute, value))
    is_path = isinstance(value, Path) or (isinstance(value, str) and os.sep in value and Path(value).exists())
    return str(Path(str(value)).absolute()) if is_path else value


def _folder(output: str | None) -> Path | None:
    """The folder of the decks; None for beside the posts."""
    if output is None:
        return None
    folder = Path(output)
    if output == STANDARD or folder.is_file() or folder.suffix.lower() == ".pptx":
        raise OutputError("several decks need a folder", file=output, hint="Name one with -o FOLDER.")
    return folder


def _outcomes(request: Request, many: ManyRequest, jobs: Sequence[Job]) -> tuple[list[Outcome], bool]:
    """What became of each job, in their order, and whether it was interrupted."""
    from post2slides.batch.engines import cores, dask, local
    from post2slides.batch.run import Watch, run

    engine = partial(local, many.jobs or cores())
    if many.engine == "dask":
        engine = partial(dask, many.scheduler or "", many.jobs)
    known: dict[Path, Outcome] = {}
    bar = Bar(len(jobs), shown=not request.quiet)
    teller = _Teller(request, bar, jobs)
    with _stopped_by_ctrl_c() as stop:
        for outcome in run(jobs, engine, Watch(lambda job: bar.begin(str(job.post)), stop)):
            known[outcome.job.post] = outcome
            bar.advance()
            teller.take(known)
    complete = [known.get(job.post, Outcome(job, Status.STOPPED)) for job in jobs]
    teller.take({outcome.job.post: outcome for outcome in complete})
    bar.clear()
    return complete, stop.is_set()


@contextmanager
def _stopped_by_ctrl_c() -> Iterator[Event]:
    """An event that Ctrl-C sets. A second Ctrl-C ends what is under way, a third the program."""
    stop, pressed = Event(), count(1)

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        match next(pressed):
            case 1:
                if sys.stderr is not None:
                    os.write(sys.stderr.fileno(), _STOPPING)  # a handler must not print: it may interrupt printing
            case 2:
                pass
            case _:
                raise KeyboardInterrupt

    usual = signal.signal(signal.SIGINT, interrupt)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, usual)


class _Teller:
    """Tells of each post in the order of the posts, whichever is done first."""

    def __init__(self, request: Request, bar: Bar, jobs: Iterable[Job]) -> None:
        self._request = request
        self._bar = bar
        self._waiting = [job.post for job in reversed(list(jobs))]

    def take(self, known: dict[Path, Outcome]) -> None:
        """Tell of all up to the first that is not known yet."""
        while self._waiting and self._waiting[-1] in known:
            outcome = known[self._waiting.pop()]
            with self._bar.hidden():
                self._tell(outcome)

    def _tell(self, outcome: Outcome) -> None:
        if outcome.failure:
            echo_error(f"Error: {outcome.failure}")
            if outcome.failure.trace:
                say(report_it(outcome.failure.trace), err=True)
        if self._request.quiet:
            return
        print_diagnostics(outcome.diagnostics, str(outcome.job.post), verbose=self._request.verbose)
        if self._request.verbose and outcome.status in {Status.MADE, Status.UNCHANGED}:
            say(f"{outcome.job.deck}: {outcome.status}, {counted(outcome.slides, 'slide')}")


def _summary(outcomes: Sequence[Outcome], seconds: float) -> str:
    states = Counter(outcome.status for outcome in outcomes)
    parts = [
        counted(states[Status.MADE], "deck made", "decks made"),
        f"{states[Status.UNCHANGED]} unchanged" if states[Status.UNCHANGED] else "",
        counted(states[Status.DRAFT], "draft", "drafts") + " left out" if states[Status.DRAFT] else "",
        f"{states[Status.FAILED]} failed",
        counted(sum(outcome.slides for outcome in outcomes), "slide"),
        counted(sum(outcome.warnings for outcome in outcomes), "warning"),
    ]
    return f"{counted(len(outcomes), 'post')}: {', '.join(filter(None, parts))}, {seconds:.1f} s"


def _write_report(path: Path, outcomes: Sequence[Outcome], seconds: float) -> None:
    from post2slides.batch.report import report_of

    try:
        path.write_text(report_of(outcomes, seconds), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"the report cannot be written ({error.strerror})", file=str(path)) from None
