"""Lines of code that are longer than a panel is wide go on below; one that would fill a slide may go on on the next.

Invariant: the pieces of a line, joined, are the line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from post2slides.layout.highlight import CodeRun
from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import FOLD
from post2slides.text.words import untorn

SIGN = FOLD.strip("\n")
"""What stands before a piece that continues a line."""
_MOST_PER_EM = 4
"""Characters to an em; more than these are not looked at when a line is broken."""
_GAPS = (" ", ",", ";", "/", "(", "&")
_LOOK_BACK = 12
"""Behind which signs a long line is rather broken than amid a word, and how many characters back one is looked for."""
_ENDLESS, _AT_ONCE = 6, 3
"""Lines of the panel: a line of code that takes more may be divided between slides, after each so many."""


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A line of code, or a piece of one that may fill a slide."""

    runs: tuple[CodeRun, ...]
    number: int
    """Of the line in the code, from 1."""
    continues: bool = False
    """Whether it is a piece after the first, which begins with a sign."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def divided(lines: Sequence[tuple[CodeRun, ...]], room: float, setter: Typesetter) -> Iterator[CodeLine]:
    """The lines; what is longer than a few lines of `room` em, in pieces."""
    font = setter.font("code")
    for number, runs in enumerate(lines, 1):
        line = CodeLine(runs, number)
        if setter.metrics.advance(line.text, font) <= room * _ENDLESS:
            yield line
            continue
        starts = _offsets(runs)
        bounds = [0, *_cuts(line, room, setter), starts[-1]]
        for start, end in pairwise(bounds):
            yield CodeLine(tuple(_between(runs, starts, start, end)), number, continues=start > 0)


def _cuts(line: CodeLine, room: float, setter: Typesetter) -> Iterator[int]:
    """Where a long line may be divided between slides: at some of its ends on the panel, and never amid a word."""
    ends = list(accumulate(sum(len(run.text) for run in piece) for piece in fold(line, room, setter)))
    yield from (untorn(line.text, end) for end in ends[_AT_ONCE - 1 : -1 : _AT_ONCE])


def fold(line: CodeLine, room: float, setter: Typesetter) -> Iterator[tuple[CodeRun, ...]]:
    """The pieces of a line, each narrow enough for `room` em with the sign before it."""
    text, starts, start = line.text, _offsets(line.runs), 0
    while start < len(text):
        end = _fitting_end(text, start, room, setter, sign=SIGN if start or line.continues else "")
        yield tuple(_between(line.runs, starts, start, end))
        start = end


def _fitting_end(text: str, start: int, room: float, setter: Typesetter, *, sign: str) -> int:
    """Where the longest stretch of `text` from `start` ends that `room` em hold, after one character at least.

    A sign's width depends on what stands round it, so that the widths of characters do not add up.
    """
    font = setter.font("code")
    ends = range(start + 1, min(len(text), start + int(room * _MOST_PER_EM) + 1) + 1)
    fitting = bisect_right(ends, room, key=lambda end: setter.metrics.advance(sign + text[start:end], font))
    end = start + max(1, fitting)
    if end == len(text):
        return end
    gap = max(text.rfind(mark, max(start, end - _LOOK_BACK), end) for mark in _GAPS) + 1
    return gap if text[start:gap].strip() else end


def _offsets(runs: Sequence[CodeRun]) -> tuple[int, ...]:
    """Where each run begins in the line, and where the last ends."""
    return tuple(accumulate((len(run.text) for run in runs), initial=0))


def _between(runs: Sequence[CodeRun], starts: Sequence[int], start: int, end: int) -> Iterator[CodeRun]:
    for index in range(max(0, bisect_right(starts, start) - 1), len(runs)):
        run, begin = runs[index], starts[index]
        if begin >= end:
            return
        if text := run.text[max(start - begin, 0) : end - begin]:
            yield replace(run, text=text)
