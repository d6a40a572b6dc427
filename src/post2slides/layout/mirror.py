"""Slides of a post that runs from right to left are mirrored: what stood at the left margin stands at the right.

The template's placeholders are mirrored as well, so a shape that inherits its place is left alone.
"""

from __future__ import annotations

from dataclasses import replace

from post2slides.model.placed import FormulaShape, PlacedSlide, Shape
from post2slides.units import Emu, Rect


def mirrored(slide: PlacedSlide, width: Emu) -> PlacedSlide:
    """`slide`, which is `width` EMU wide, with every shape at the mirrored place."""
    return replace(slide, shapes=tuple(_mirrored(shape, width) for shape in slide.shapes))


def _mirrored(shape: Shape, width: Emu) -> Shape:
    if shape.rect is None:
        return shape
    turned = replace(shape, rect=_turned(shape.rect, width))
    if isinstance(turned, FormulaShape):
        return replace(turned, text_rect=_turned(turned.text_rect, width))
    return turned


def _turned(rect: Rect, width: Emu) -> Rect:
    return replace(rect, left=Emu(width - rect.right))
