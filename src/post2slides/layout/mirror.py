"""Slides of a post that runs from right to left are mirrored: what stood at the left margin stands at the right.

The template's placeholders are mirrored as well, so a shape that inherits its place is left alone.
"""

from __future__ import annotations

from dataclasses import replace

from post2slides.model.placed import FormulaShape, PlacedSlide, Shape
from post2slides.theme.model import LayoutName, Role, Theme
from post2slides.units import Emu, Rect


def mirrored(slide: PlacedSlide, theme: Theme) -> PlacedSlide:
    """`slide` with every shape at the mirrored place."""
    return replace(slide, shapes=tuple(_mirrored(shape, theme.size.width) for shape in slide.shapes))


def mirrored_within(slide: PlacedSlide, theme: Theme) -> PlacedSlide:
    """`slide` on somebody else's layout, which stays as it is: what stands below the title is mirrored in its area."""
    layout = theme.layouts[LayoutName(slide.layout)]
    if layout.name not in _STACKED:
        return slide
    area = theme.layouts[LayoutName.TABLE].placeholders[Role.TABLE].rect
    middle, top = Emu(area.left + area.right), layout.placeholders[Role.BODY].rect.top
    shapes = (shape if shape.rect and shape.rect.top < top else _mirrored(shape, middle) for shape in slide.shapes)
    return replace(slide, shapes=tuple(shapes))


_STACKED = (LayoutName.CONTENT, LayoutName.CODE, LayoutName.TABLE, LayoutName.CHART, LayoutName.CALLOUT)


def _mirrored(shape: Shape, width: Emu) -> Shape:
    if shape.rect is None:
        return shape
    turned = replace(shape, rect=_turned(shape.rect, width))
    if isinstance(turned, FormulaShape):
        return replace(turned, text_rect=_turned(turned.text_rect, width))
    return turned


def _turned(rect: Rect, width: Emu) -> Rect:
    return replace(rect, left=Emu(width - rect.right))
