"""Pictures side by side as on a wall: no picture cropped, no aspect ratio changed, the edges in line.

Either in rows as wide as each other, or the first one large beside a stack of the others. Of all ways to hang the
pictures, the one that shows most of them is taken. Lengths are numbers of EMU.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from post2slides.units import Rect

CaptionHeight = Callable[[int, float], float]
"""The height that the caption under a picture takes at a width, with the gap above it; 0 for none."""

_MOST_ROWS = 3
_PASSES = 4
"""Captions wrap at the width that is left, and the width depends on their heights: it settles in a few passes."""
_EVENNESS = 0.25
"""How much it counts that no picture is much smaller than another: a quarter of the area, 0.7 of the score."""

Box = tuple[float, float, float, float]
"""Left, top, width and height."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """What is to be hung where."""

    aspects: Sequence[float]
    """Width by height of each, in the order of reading."""
    caption_height: CaptionHeight
    area: Rect
    gap: float


def hang(pictures: Pictures, *, one_large: bool) -> tuple[Rect, ...]:
    """The rectangle of each picture, in the middle of the area; `one_large` where the first may outweigh the others."""
    count = len(pictures.aspects)
    walls = [_in_rows(rows, pictures) for rows in _divisions(count)]
    if one_large and count == 3:
        walls.append(_beside_a_stack(pictures))
    return tuple(Rect.of(*box) for box in max(walls, key=_score))


def _score(wall: Sequence[Box]) -> float:
    """The area that the pictures cover, less where they are of very different sizes."""
    areas = [max(0.0, width) * max(0.0, height) for _, _, width, height in wall]
    return float(sum(areas) * (min(areas) / max(areas)) ** _EVENNESS) if max(areas) else 0.0


def _divisions(count: int) -> Iterator[tuple[range, ...]]:
    """The ways to break a row of so many pictures into at most three."""
    for breaks in range(min(_MOST_ROWS, count)):
        for places in combinations(range(1, count), breaks):
            yield tuple(range(start, end) for start, end in pairwise((0, *places, count)))


def _in_rows(rows: Sequence[range], pictures: Pictures) -> list[Box]:
    """Rows as wide as the area, or as its height allows."""
    area, gap = pictures.area, pictures.gap
    sums = [sum(pictures.aspects[index] for index in row) for row in rows]
    width, captions = float(area.width), [0.0] * len(rows)
    for _ in range(_PASSES):
        captions = [
            max(caption, *(pictures.caption_height(index, height * pictures.aspects[index]) for index in row), 0.0)
            for row, height, caption in zip(rows, _heights(rows, sums, width, gap), captions, strict=True)
        ]
        room = area.height - sum(captions) - gap * (len(rows) - 1)
        room += gap * sum((len(row) - 1) / total for row, total in zip(rows, sums, strict=True))
        width = min(float(area.width), max(0.0, room / sum(1 / total for total in sums)))
    heights = _heights(rows, sums, width, gap)
    top = area.top + (area.height - sum(heights) - sum(captions) - gap * (len(rows) - 1)) / 2
    wall: list[Box] = []
    for row, height, caption in zip(rows, heights, captions, strict=True):
        left = area.left + (area.width - width) / 2
        for index in row:
            wall.append((left, top, height * pictures.aspects[index], height))
            left += height * pictures.aspects[index] + gap
        top += height + caption + gap
    return wall


def _heights(rows: Sequence[range], sums: Sequence[float], width: float, gap: float) -> list[float]:
    return [max(0.0, width - gap * (len(row) - 1)) / total for row, total in zip(rows, sums, strict=True)]


def _beside_a_stack(pictures: Pictures) -> list[Box]:
    """The first picture, and as high as it, with their captions, the others below each other."""
    area, gap = pictures.area, pictures.gap
    large, *others = pictures.aspects
    narrow = sum(1 / aspect for aspect in others)
    height, under_large, under_others = float(area.height), 0.0, [0.0] * len(others)
    for _ in range(_PASSES):
        stacked = gap * (len(others) - 1) + sum(under_others)
        across = area.width - gap + large * under_large + stacked / narrow
        height = min(float(area.height), across / (large + 1 / narrow))
        column = max(0.0, height - stacked) / narrow
        under_large = max(under_large, pictures.caption_height(0, large * (height - under_large)))
        under_others = [
            max(caption, pictures.caption_height(index, column)) for index, caption in enumerate(under_others, 1)
        ]
    column = max(0.0, height - gap * (len(others) - 1) - sum(under_others)) / narrow
    beside = large * (height - under_large)
    left = area.left + (area.width - beside - gap - column) / 2
    top = area.top + (area.height - height) / 2
    wall: list[Box] = [(left, top, beside, height - under_large)]
    for aspect, caption in zip(others, under_others, strict=True):
        wall.append((left + beside + gap, top, column, column / aspect))
        top += column / aspect + caption + gap
    return wall
