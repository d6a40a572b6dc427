"""Diagrams: native shapes and connectors, as large as the slide allows, with every label inside its shape.

A chart too tall for the slide runs sideways. One whose text would be smaller than can be read is shown as its source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from post2slides.diagram.chart import COMPACT, ROOMY, draw_chart
from post2slides.diagram.describe import describe
from post2slides.diagram.drawing import Drawing
from post2slides.diagram.lanes import draw_lanes
from post2slides.layout.code import CodeFlow
from post2slides.layout.diagram_shapes import Lettering, diagram_shape
from post2slides.layout.frames import BREAK_FREE, Aside, Flow
from post2slides.layout.ladder import Rung
from post2slides.layout.typesetter import Typesetter
from post2slides.model.diagram import Direction, Drawable, Flowchart
from post2slides.model.placed import DiagramShape
from post2slides.model.post import Code, Diagram
from post2slides.theme.model import LayoutName, Placeholder, Role
from post2slides.units import Emu, Rect, Size, pt

_LARGE = (18.0, 17.0, 16.0, 15.0, 14.0)
_SMALL = (13.0, 12.0)
"""Points. A chart is turned before its type gets smaller than the first of these, and is code below the last."""
_BESIDE_A_LONG_TITLE = (11.0, 10.0, 9.0)
"""Points: what a title of several lines can force upon a diagram that fills the slide."""
_TURNED: Mapping[Direction, Direction] = MappingProxyType(
    {"down": "right", "up": "left", "right": "down", "left": "up"}
)

Draft = tuple[float, Drawing]
"""A type size in points, and the diagram drawn with it."""


@dataclass(frozen=True)
class DiagramFlow:
    block: Diagram
    draft: Draft
    setter: Typesetter
    asides: tuple[Aside, ...] = ()

    @property
    def role(self) -> None:
        """No layout has a placeholder for a group of shapes."""

    @property
    def line(self) -> int:
        return self.block.line

    @property
    def width(self) -> Emu:
        return _room(self.setter).width

    @property
    def parts(self) -> int:
        return 1

    def height(self, first: int, last: int, rung: Rung) -> float:
        return pt(self.draft[1].height)

    def cost(self, after: int) -> float:
        return BREAK_FREE

    def notes(self, first: int, last: int) -> tuple[Aside, ...]:
        return self.asides

    def place(
        self, first: int, last: int, rung: Rung, rect: Rect, placeholder: Placeholder | None
    ) -> tuple[DiagramShape, ...]:
        size, drawing = self.draft
        if not _fits(drawing, rect.size):
            sizes = (*_LARGE, *_SMALL, *_BESIDE_A_LONG_TITLE)
            size, drawing = fitting(self.block.drawable, rect.size, self.setter, sizes) or self.draft
        width, height = pt(drawing.width), pt(drawing.height)
        frame = Rect.of(rect.left + (rect.width - width) / 2, rect.top + (rect.height - height) / 2, width, height)
        return (diagram_shape(drawing, size, frame, describe(self.block.drawable), Lettering(self.setter)),)


def diagram_flow(block: Diagram, setter: Typesetter, asides: tuple[Aside, ...]) -> Flow:
    """The diagram as large as a slide allows, or its source."""
    if draft := fitting(block.drawable, _room(setter), setter):
        return DiagramFlow(block, draft, setter, asides)
    frame = setter.theme.layouts[LayoutName.CODE].placeholders[Role.CODE]
    return CodeFlow(Code(block.source, block.language, block.line), frame.rect.width, setter, asides)


def fitting(
    drawable: Drawable, room: Size, setter: Typesetter, sizes: Sequence[float] = (*_LARGE, *_SMALL)
) -> Draft | None:
    """The diagram with the largest of `sizes` that `room` allows; None where none does."""
    drafts = _drafts(drawable, setter, sizes)
    return next(((size, drawing) for size, drawing in drafts if _fits(drawing, room)), None)


def _drafts(drawable: Drawable, setter: Typesetter, sizes: Sequence[float]) -> Iterator[Draft]:
    """In the order of preference."""
    measure = Lettering(setter).measure
    if not isinstance(drawable, Flowchart):
        yield from ((size, draw_lanes(drawable, size, measure)) for size in sizes)
        return
    own = drawable.direction
    for direction, chosen in ((own, _LARGE), (_TURNED[own], _LARGE), (own, sizes), (_TURNED[own], sizes)):
        for spacing in (ROOMY, COMPACT):
            for size in (size for size in sizes if size in chosen):
                yield size, draw_chart(drawable, direction, size, measure, spacing)


def _fits(drawing: Drawing, room: Size) -> bool:
    return pt(drawing.width) <= room.width and pt(drawing.height) <= room.height


def _room(setter: Typesetter) -> Size:
    return setter.theme.layouts[LayoutName.CODE].placeholders[Role.CODE].rect.size
