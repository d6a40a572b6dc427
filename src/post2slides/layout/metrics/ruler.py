"""The widths of a paragraph's unbreakable stretches."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from post2slides.layout.metrics.breaking import LINE_BREAKS, SPACES, guessed
from post2slides.layout.metrics.font import Font, Metrics
from post2slides.layout.metrics.scripts import spaced


PART_OF_WORD = 1.25
"""What a line that ends inside Thai must have to spare, in em: the rest of the word may have to go to the next line."""


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
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    """Where each stretch ends without the spaces behind it, which a line's end swallows."""
    last: tuple[int, ...]
    """The stretches after which a line must end."""


def ruler(stretches: Sequence[str], pieces: Sequence[Piece], metrics: Metrics) -> Ruler:
    """Measure the text of `pieces`, which has been cut into `stretches`."""
    text = "".join(stretches)
    words = [stretch.rstrip(SPACES + LINE_BREAKS) for stretch in stretches]
    gaps = [stretch[len(word) :].rstrip(LINE_BREAKS) for stretch, word in zip(stretches, words, strict=True)]
    starts = tuple(accumulate(map(len, stretches), initial=0))
    inside = _advances(starts[:-1], words, pieces, metrics)
    after = _advances([start + len(word) for start, word in zip(starts, words, strict=False)], gaps, pieces, metrics)
    for index, width in _joints(text, starts, pieces, metrics):
        after[index] += width
    lefts = tuple(accumulate(map(sum, zip(inside, after, strict=True)), initial=0.0))
    return Ruler(
        starts=starts,
        lefts=lefts[:-1],
        rights=_rights(lefts, inside, starts, guessed(text)),
        last=(*(i for i, stretch in enumerate(stretches[:-1]) if stretch[-1] in LINE_BREAKS), len(stretches) - 1),
    )


def _rights(
    lefts: Sequence[float], widths: Sequence[float], starts: Sequence[int], guesses: set[int]
) -> tuple[float, ...]:
    rights = [left + width for left, width in zip(lefts, widths, strict=False)]
    if guesses:
        for index in range(len(rights) - 2, -1, -1):
            if starts[index + 1] in guesses:
                rights[index] = min(rights[index] + PART_OF_WORD, rights[index + 1])
    return tuple(rights)


def _joints(
    text: str, starts: Sequence[int], pieces: Sequence[Piece], metrics: Metrics
) -> Iterator[tuple[int, float]]:
    """The width that comes between a stretch and the next where East Asian text meets Latin: the former's index."""
    for end, start in spaced(text):
        index = bisect_left(starts, start)
        if starts[index] == start:
            font = pieces[0].font
            both = metrics.advance(text[end - 1] + text[start], font)
            yield index - 1, both - metrics.advance(text[end - 1], font) - metrics.advance(text[start], font)


def _advances(starts: Sequence[int], texts: Sequence[str], pieces: Sequence[Piece], metrics: Metrics) -> list[float]:
    """The widths of `texts`, which begin at `starts`, in ascending order."""
    if len(pieces) == 1:
        font, scale, advance = pieces[0].font, pieces[0].scale, metrics.advance
        return [advance(text, font) * scale if text else 0.0 for text in texts]
    return list(_composed(starts, texts, pieces, metrics))


def _composed(
    starts: Sequence[int], texts: Sequence[str], pieces: Sequence[Piece], metrics: Metrics
) -> Iterator[float]:
    begins = tuple(accumulate((len(piece.text) for piece in pieces), initial=0))
    current = 0
    for start, text in zip(starts, texts, strict=True):
        while current < len(pieces) and begins[current + 1] <= start:
            current += 1
        width, at, piece = 0.0, start, current
        while at < start + len(text):
            until = min(start + len(text), begins[piece + 1])
            part = text[at - start : until - start]
            width += metrics.advance(part, pieces[piece].font) * pieces[piece].scale if part else 0.0
            at, piece = until, piece + 1
        yield width
