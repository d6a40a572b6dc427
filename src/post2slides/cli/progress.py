"""A bar that tells how far the pictures are, for those who wait at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import click

from post2slides.assets import Progress, Step
from post2slides.cli.terminal import is_watched

_PATIENCE = 0.5
"""Seconds: what is done sooner needs no bar."""
_LABELS = {Step.FETCHING: "Fetching pictures", Step.PREPARING: "Preparing pictures"}


@contextmanager
def picture_progress(*, shown: bool) -> Iterator[Progress | None]:
    """What to tell of the progress; a bar on standard error, where that is a terminal."""
    with ExitStack() as bars:
        yield _Bars(bars).update if shown and is_watched() else None


class _Bars:
    """One bar a step, the earlier one ended before the next begins."""

    def __init__(self, open_bars: ExitStack) -> None:
        self._open = open_bars
        self._since = time.monotonic()
        self._step: Step | None = None
        self._told = 0
        self._advance: Callable[[int], None] | None = None

    def update(self, step: Step, done: int, total: int) -> None:
        if step is not self._step:
            self._begin(step)
        if time.monotonic() - self._since < _PATIENCE:
            return
        if self._advance is None:
            bar = click.progressbar(length=total, label=_LABELS[step], file=sys.stderr)
            self._advance = self._open.enter_context(bar).update
        self._advance(done - self._told)
        self._told = done

    def _begin(self, step: Step) -> None:
        self._open.close()
        self._advance = None
        self._step, self._told, self._since = step, 0, time.monotonic()
