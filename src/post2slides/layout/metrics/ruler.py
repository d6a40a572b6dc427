"""The widths of a paragraph's unbreakable stretches."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import add
from typing import NamedTuple

from post2slides.layout.metrics.breaking import LINE_BREAKS, SPACES, guessed
from post2slides.layout.metrics.east_asian import meetings
from post2slides.layout.metrics.face import CACHED_WORDS
from post2slides.layout.metrics.font import Font, Metrics
from post2slides.text.scripts import is_western

PART_OF_WORD = 1.25
"""What a line that ends inside Thai must have to spare, in em: the rest of the word may have to go to the next line.
Among 200 paragraphs in LibreOffice one took more lines than this reckons with; with 1.0, eight did."""

_SWALLOWED = SPACES + LINE_BREAKS
"""What a line's end swallows."""


class Piece(NamedTuple):
    """A part of a paragraph in one font. `scale` is its type size relative to the paragraph's."""

    text: str
    font: Font
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Ruler:
    """A paragraph's unbreakable stretches as if they stood on one endless line; lengths in em."""

    starts: tuple[int, ...]
    """Offsets in the text, one for each stretch, and the text's length at the end."""
    ends: tuple[int, ...]
    """Offsets of the spaces that follow each stretch, which a line's end swallows."""
    lefts: tuple[float, ...]
    """And where the whole text ends."""
    rights: tuple[float, ...]
    """Where each stretch ends without those spaces. Ascending."""
    last: tuple[int, ...]
    """The stretches after which a line must end."""


def ruler(stretches: Sequence[str], pieces: Sequence[Piece], metrics: Metrics) -> Ruler:
    """Measure the text of `pieces`, which has been cut into `stretches`."""
    text = "".join(stretches)
    western = is_western(text)
    starts = tuple(accumulate(map(len, stretches), initial=0))
    paragraph = _Paragraph(text, pieces, metrics)
    lengths, widths, spaces = map(list, zip(*paragraph.gauges(starts, stretches), strict=True))
    ends = tuple(map(add, starts, lengths))
    for end, beyond in () if western else meetings(text).items():
        index = bisect_left(ends, end)
        if index < len(ends) and ends[index] == end:
            widths[index] += paragraph.joint(end, starts[index + 1], beyond)
    lefts = tuple(accumulate(map(add, widths, spaces), initial=0.0))
    forced = (index for index, stretch in enumerate(stretches[:-1]) if stretch[-1] in LINE_BREAKS)
    rights = list(map(add, lefts, widths))
    return Ruler(
        starts=starts,
        ends=ends,
        lefts=lefts,
        rights=tuple(rights if western else _guarded(rights, starts, guessed(text))),
        last=(*forced, len(stretches) - 1),
    )


_Gauge = tuple[int, float, float]
"""The length of a stretch's word in characters, and the widths of the word and of the spaces after it."""


@lru_cache(maxsize=CACHED_WORDS)
def _gauge(stretch: str, measure: Callable[[str], float]) -> _Gauge:
    """Of a stretch in one font that begins with a word. Most stretches of a deck stand in it many times."""
    word = stretch.rstrip(_SWALLOWED)
    space, before = stretch[len(word) :].rstrip(LINE_BREAKS), word[-1:]
    return len(word), measure(word), measure(before + space) - measure(before) if space else 0.0


class _Paragraph:
    """The text of some pieces, by offsets."""

    def __init__(self, text: str, pieces: Sequence[Piece], metrics: Metrics) -> None:
        self._text = text
        self._pieces = pieces
        self._bounds = tuple(accumulate((len(piece.text) for piece in pieces), initial=0))
        self._measures = tuple(metrics.within(piece.font) for piece in pieces)

    def gauges(self, starts: Sequence[int], stretches: Sequence[str]) -> Iterator[_Gauge]:
        """Of all stretches. Most stand in one piece; others begin in one and end in another."""
        number, until = -1, 0
        for start, stretch in zip(starts, stretches, strict=False):
            while start >= until and number + 1 < len(self._pieces):
                number += 1
                until = self._bounds[number + 1]
            if start + len(stretch) > until or stretch[:1] in _SWALLOWED:
                yield self._torn(start, stretch)
                continue
            length, width, space = _gauge(stretch, self._measures[number])
            scale = self._pieces[number].scale
            yield length, width * scale, space * scale

    def _torn(self, start: int, stretch: str) -> _Gauge:
        word = stretch.rstrip(_SWALLOWED)
        end = start + len(word)
        return len(word), self._advance(start, end), self._space(end, start + len(stretch))

    def _advance(self, start: int, end: int) -> float:
        """The width of the word from `start` to `end`."""
        width = 0.0
        while start < end:
            number, until = self._piece(start)
            until = min(end, until)
            width += self._measures[number](self._text[start:until]) * self._pieces[number].scale
            start = until
        return width

    def _space(self, start: int, end: int) -> float:
        """The width of the spaces from `start` to `end`, beside the character before them."""
        space = self._text[start:end].rstrip(LINE_BREAKS)
        if not space:
            return 0.0
        number, _ = self._piece(start)
        measure = self._measures[number]
        before = self._text[max(0, start - 1) : start]
        return (measure(before + space) - measure(before)) * self._pieces[number].scale

    def joint(self, end: int, start: int, beyond: int) -> float:
        """What comes between a stretch and the next where East Asian text meets Latin.

        LibreOffice counts it to the former, even at the end of a line.
        """
        number, _ = self._piece(end - 1)
        measure = self._measures[number]
        before, after = self._text[end - 1 : start], self._text[start:beyond]
        apart = measure(before) + measure(after)
        return (measure(before + after) - apart) * self._pieces[number].scale

    def _piece(self, offset: int) -> tuple[int, int]:
        """Which piece stands at `offset`, and where it ends."""
        number = bisect_right(self._bounds, offset)
        return number - 1, self._bounds[number]


def _guarded(rights: list[float], starts: Sequence[int], guesses: set[int]) -> list[float]:
    """A line ends in the middle of a Thai word only with room to spare, or where all that follows fits too."""
    if guesses:
        for index in range(len(rights) - 2, -1, -1):
            if starts[index + 1] in guesses:
                rights[index] = min(rights[index] + PART_OF_WORD, rights[index + 1])
    return rights
