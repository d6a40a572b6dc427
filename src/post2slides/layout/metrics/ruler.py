"""The widths of a paragraph's unbreakable stretches."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from post2slides.layout.metrics.breaking import LINE_BREAKS, SPACES, guessed
from post2slides.layout.metrics.east_asian import meetings
from post2slides.layout.metrics.font import Font, Metrics

PART_OF_WORD = 1.25
"""What a line that ends inside Thai must have to spare, in em: the rest of the word may have to go to the next line.
Among 200 paragraphs in LibreOffice one took more lines than this reckons with; with 1.0, eight did."""


@dataclass(frozen=True, slots=True)
class Piece:
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
    rights: tuple[float, ...]
    """Where each stretch ends without those spaces. Ascending."""
    last: tuple[int, ...]
    """The stretches after which a line must end."""


def ruler(stretches: Sequence[str], pieces: Sequence[Piece], metrics: Metrics) -> Ruler:
    """Measure the text of `pieces`, which has been cut into `stretches`."""
    words = [stretch.rstrip(SPACES + LINE_BREAKS) for stretch in stretches]
    starts = tuple(accumulate(map(len, stretches), initial=0))
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=False))
    widths = list(_advances(starts, words, pieces, metrics))
    gaps = [0.0] * len(words)
    for index, joint, space in _gaps(starts, ends, pieces, metrics):
        widths[index] += joint
        gaps[index] = space
    lefts = tuple(accumulate(map(sum, zip(widths, gaps, strict=True)), initial=0.0))
    rights = [left + width for left, width in zip(lefts, widths, strict=False)]
    forced = (index for index, stretch in enumerate(stretches[:-1]) if stretch[-1] in LINE_BREAKS)
    return Ruler(
        starts=starts,
        ends=ends,
        lefts=lefts[:-1],
        rights=_guarded(rights, starts, guessed("".join(stretches))),
        last=(*forced, len(stretches) - 1),
    )


def _advances(
    starts: Sequence[int], words: Sequence[str], pieces: Sequence[Piece], metrics: Metrics
) -> Iterator[float]:
    """The width of each word, which may begin in one piece and end in another."""
    bounds = _bounds(pieces)
    for start, word in zip(starts, words, strict=False):
        end = start + len(word)
        number = bisect_right(bounds, start) - 1
        width = 0.0
        while start < end:
            piece, stop = pieces[number], min(end, bounds[number + 1])
            width += metrics.advance(word[start - end : stop - end or None], piece.font) * piece.scale
            start, number = stop, number + 1
        yield width


def _gaps(
    starts: Sequence[int], ends: Sequence[int], pieces: Sequence[Piece], metrics: Metrics
) -> Iterator[tuple[int, float, float]]:
    """What comes after a stretch: its index; what is added where East Asian text meets Latin, which LibreOffice counts
    at a line's end too; and the space. All are measured with the characters beside them."""
    text = "".join(piece.text for piece in pieces)
    bounds = _bounds(pieces)
    met = meetings(text)
    for index, (end, following) in enumerate(zip(ends, starts[1:], strict=True)):
        space = text[end:following].rstrip(LINE_BREAKS)
        if space or end in met:
            piece = pieces[bisect_right(bounds, max(0, end - 1)) - 1]
            before, after = text[max(0, end - 1) : end], text[following : met.get(end, following)]
            alone = metrics.advance(before, piece.font)
            spaced = metrics.advance(before + space, piece.font)
            joint = metrics.advance(before + space + after, piece.font) - metrics.advance(after, piece.font) - spaced
            yield index, joint * piece.scale, (spaced - alone) * piece.scale


def _bounds(pieces: Sequence[Piece]) -> tuple[int, ...]:
    return tuple(accumulate((len(piece.text) for piece in pieces), initial=0))


def _guarded(rights: list[float], starts: Sequence[int], guesses: set[int]) -> tuple[float, ...]:
    """A line ends in the middle of a Thai word only with room to spare, or where all that follows fits too."""
    if guesses:
        for index in range(len(rights) - 2, -1, -1):
            if starts[index + 1] in guesses:
                rights[index] = min(rights[index] + PART_OF_WORD, rights[index + 1])
    return tuple(rights)
