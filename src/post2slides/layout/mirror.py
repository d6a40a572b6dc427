"""Slides of a post that runs from right to left are mirrored: what stood at the left margin stands at the right.

The template's placeholders are mirrored as well, so a shape that inherits its place is left alone.
"""

from __future__ import annotations

from dataclasses import replace

from post2slides.model.placed import PlacedSlide, Shape
from post2slides.units import Emu


def mirrored(slide: PlacedSlide, width: Emu) -> PlacedSlide:
    """`slide`, which is `width` EMU wide, with every shape at the mirrored place."""
    return replace(slide, shapes=tuple(_mirrored(shape, width) for shape in slide.shapes))


def _mirrored(shape: Shape, width: Emu) -> Shape:
    if shape.rect is None:
        return shape
    return replace(shape, rect=replace(shape.rect, left=Emu(width - shape.rect.right)))
