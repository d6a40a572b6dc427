"""A paragraph that is measured once and can then be set in lines of any width."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal, NamedTuple

from post2slides.layout.metrics.breaking import clusters, has_hangul, stretches
from post2slides.layout.metrics.font import Metrics
from post2slides.layout.metrics.ruler import Piece, Ruler, ruler
from post2slides.text.scripts import is_western

Breaking = Literal["words", "syllables"]
"""Whether Korean is broken between words, as LibreOffice does, or between syllables, as PowerPoint does."""

_TOLERANCE = 1e-6
"""What sums of floating-point widths may differ by."""


class Line(NamedTuple):
    """A line of a paragraph."""

    start: int
    """The offset of its first character in the paragraph's text."""
    end: int
    """The offset of the next line's first character."""
    width: float
    """In em, without the spaces at its end."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How wide a paragraph is. Lengths are in em of its type size, so that one measure serves every size."""

    text: str
    pieces: tuple[Piece, ...]
    metrics: Metrics
    words: Ruler
    syllables: Ruler
    """The same object as `words` where the text has no Korean."""
    western: bool
    """Whether what stands before a stretch has nothing to do with where lines end in it."""
    _counts: dict[tuple[float, float], int] = field(default_factory=dict, compare=False, repr=False)
    _onwards: dict[tuple[int, float], _Onward] = field(default_factory=dict, compare=False, repr=False)
    """From a stretch on, in lines of a width."""
    _begins: list[int] = field(default_factory=list, compare=False, repr=False)
    """Where the pieces begin, once a word is broken: it may be of thousands, and is broken at each of its lines."""

    @property
    def width(self) -> float:
        """The width that keeps the paragraph from being wrapped."""
        return max(line.width for line in self._lines(self.words, float("inf"), 0.0))

    @property
    def widest(self) -> float:
        """The width that keeps every word whole."""
        return max(right - left for left, right in zip(self.words.lefts, self.words.rights, strict=False))

    def count(self, width: float, first_indent: float = 0.0) -> int:
        """How many lines of `width` em to reckon with: the more of PowerPoint's and LibreOffice's."""
        if (width, first_indent) not in self._counts:
            self._counts[width, first_indent] = self._count(width, first_indent)
        return self._counts[width, first_indent]

    def count_between(self, start: int, end: int, width: float) -> int | None:
        """How many lines the text between two offsets takes by itself; None where it must be measured to know that.

        Where it begins and ends with words of the whole, its lines are those of all that follows, up to its end.
        """
        first, last = bisect_left(self.words.starts, start), bisect_left(self.words.ends, end)
        whole_words = start < end and self.words.starts[first] == start and self.words.ends[last : last + 1] == (end,)
        if not (self.western and whole_words):
            return None
        if (first, width) not in self._onwards:
            self._onwards[first, width] = _Onward(self._lines(self.words, width, 0.0, first))
        return self._onwards[first, width].count(end)

    def _count(self, width: float, first_indent: float) -> int:
        if len(self.words.last) == 1 and self.words.rights[-1] <= width - first_indent + _TOLERANCE:
            return 1
        return len(self.lines(width, first_indent))

    def lines(self, width: float, first_indent: float = 0.0, breaking: Breaking | None = None) -> tuple[Line, ...]:
        """The lines of `width` em, the first of them `first_indent` em shorter. An empty paragraph has one.

        A word wider than a line begins a new line and is broken anywhere. Without `breaking`, Korean is broken in the
        way that takes more lines.
        """
        if breaking:
            return tuple(self._lines(self.words if breaking == "words" else self.syllables, width, first_indent))
        by_word = tuple(self._lines(self.words, width, first_indent))
        if self.syllables is self.words:
            return by_word
        by_syllable = tuple(self._lines(self.syllables, width, first_indent))
        return by_syllable if len(by_syllable) > len(by_word) else by_word

    def _lines(self, ruler: Ruler, width: float, first_indent: float, first: int = 0) -> Iterator[Line]:
        """The lines from the stretch `first` on."""
        room = width - first_indent
        start, left = ruler.starts[first], ruler.lefts[first]
        for last in ruler.last:
            while first <= last:
                after = bisect_right(ruler.rights, left + room + _TOLERANCE, first, last + 1)
                if after > first:
                    end, right = ruler.starts[after], ruler.rights[after - 1]
                else:
                    end, right = self._broken(start, ruler.ends[first], left, left + room)
                    if end == ruler.ends[first]:
                        after, end = first + 1, ruler.starts[first + 1]
                yield Line(start, end, right - left)
                first, start = after, end
                left = ruler.lefts[first] if start == ruler.starts[first] else right
                room = width

    def _broken(self, start: int, end: int, left: float, limit: float) -> tuple[int, float]:
        """Where to break a word that is wider than a line, after one character at least: its offset and place."""
        cut, right = start, left
        for cluster, advance in self._clusters(start, end):
            if cut > start and right + advance > limit + _TOLERANCE:
                break
            cut += len(cluster)
            right += advance
        return cut, right

    def _clusters(self, start: int, end: int) -> Iterator[tuple[str, float]]:
        if not self._begins:
            self._begins.extend(accumulate((len(piece.text) for piece in self.pieces), initial=0))
        begins = self._begins
        for index in range(max(0, bisect_right(begins, start) - 1), len(self.pieces)):
            piece, begin = self.pieces[index], begins[index]
            if begin >= end:
                return
            for cluster in clusters(piece.text, max(start - begin, 0), end - begin):
                yield cluster, self.metrics.advance(cluster, piece.font) * piece.scale


class _Onward:
    """Lines from one place on, set as far as they are asked for: paging asks for one end after the other."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._starts: list[int] = []

    def count(self, end: int) -> int:
        """How many lines there are up to an offset."""
        while not self._starts or self._starts[-1] < end:
            if (line := next(self._lines, None)) is None:
                break
            self._starts.append(line.start)
        return bisect_left(self._starts, end)


def measure(pieces: Sequence[Piece], metrics: Metrics) -> Measured:
    r"""Measure a paragraph made of `pieces`. A line break in their text (`\n` or `\v`) ends a line."""
    text = "".join(piece.text for piece in pieces)
    western = is_western(text)
    words = ruler(stretches(text), pieces, metrics)
    korean = not western and has_hangul(text)
    syllables = ruler(stretches(text, by_syllable=True), pieces, metrics) if korean else words
    return Measured(text, tuple(pieces), metrics, words, syllables, western)
