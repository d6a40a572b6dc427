"""A bar on standard error that tells how many posts are done and which is being converted; on terminals alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from unicodedata import east_asian_width

import click

from post2slides.cli.terminal import is_watched
from post2slides.diagnostics import without_controls

_CLEAR = "\r\033[K"
"""To the line's start, with nothing right of it."""
_WIDTH = 24
"""Columns of the bar itself."""


class Bar:
    """The bar of `total` posts; without a terminal it does nothing."""

    def __init__(self, total: int, *, shown: bool) -> None:
        self._shown = shown and is_watched()
        self._total = total
        self._done = 0
        self._name = ""

    def begin(self, name: str) -> None:
        """The post called `name` is being converted."""
        self._name = without_controls(name.replace("\n", " "))
        self._draw()

    def advance(self) -> None:
        """One more is done."""
        self._done += 1
        self._draw()

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """While something else is printed."""
        self.clear()
        yield
        self._draw()

    def clear(self) -> None:
        """Take it away."""
        self._print(_CLEAR)

    def _draw(self) -> None:
        filled = _WIDTH * self._done // self._total
        counts = f"[{'#' * filled}{'-' * (_WIDTH - filled)}] {self._done}/{self._total} "
        room = shutil.get_terminal_size().columns - len(counts) - 1
        self._print(_CLEAR + counts + _end_of(self._name, room))

    def _print(self, text: str) -> None:
        if self._shown:
            click.echo(text, nl=False, err=True, color=True)


def _end_of(name: str, columns: int) -> str:
    """The end of `name` that fits into so many columns: a line that wraps cannot be cleared."""
    width = 0
    for place, character in reversed(list(enumerate(name))):
        width += 2 if east_asian_width(character) in "WF" else 1
        if width > columns:
            return f"…{name[place + 2 :]}"
    return name
