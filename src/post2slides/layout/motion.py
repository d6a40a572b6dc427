"""What moves: how a slide comes, and which points of its lists wait for a click."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from post2slides.model.choice import Manner
from post2slides.model.placed import Paragraph, PlacedSlide, Shape, TextShape
from post2slides.theme.model import LayoutName

_FEWEST = 2
"""One point alone comes with its slide."""


def in_motion(slide: PlacedSlide, manner: Manner) -> PlacedSlide:
    """`slide` with its transition; where asked for, its lists appear point by point."""
    builds = manner.builds and slide.layout != LayoutName.AGENDA
    shapes = tuple(map(_stepped, slide.shapes)) if builds else slide.shapes
    return replace(slide, shapes=shapes, transition=manner.transition)


def _stepped(shape: Shape) -> Shape:
    if not isinstance(shape, TextShape):
        return shape
    steps = tuple(_steps(shape.paragraphs))
    return replace(shape, steps=steps) if len(steps) >= _FEWEST else shape


def _steps(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, ...]]:
    """Each point of the outermost list, with what stands under it; text between two lists comes with the former."""
    points = [index for index, paragraph in enumerate(paragraphs) if _is_point(paragraph)]
    if not points:
        return
    outermost = min(paragraphs[index].level for index in points)
    starts = [index for index in points if paragraphs[index].level == outermost]
    for start, end in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
        yield tuple(range(start, end))


def _is_point(paragraph: Paragraph) -> bool:
    """Whether it has a sign of its own, or that of its level; the first level of a placeholder has none."""
    sign = paragraph.bullet
    return paragraph.level > 0 if sign is None else bool(sign.character) or sign.number is not None
