"""Diagrams: native shapes and connectors, as large as the slide allows, with every label inside its shape.

A chart too tall for the slide runs sideways or is folded; a sequence or a plan goes on on the next one. A diagram whose
text would be smaller than can be read is shown as its source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from post2slides.diagram.bars import draw_plan
from post2slides.diagram.branches import draw_history
from post2slides.diagram.chart import TURNED, draw_chart
from post2slides.diagram.columns import draw_columns
from post2slides.diagram.describe import describe
from post2slides.diagram.drawing import Drawing, Measure, scaled, titled
from post2slides.diagram.field import draw_field
from post2slides.diagram.lanes import draw_lanes
from post2slides.diagram.nodes import COMPACT, ROOMY, Spacing
from post2slides.diagram.pages import pages
from post2slides.layout.code import CodeFlow
from post2slides.layout.diagram_shapes import Lettering, diagram_shape
from post2slides.layout.frames import BREAK_FREE, Aside, Flow
from post2slides.layout.ladder import Rung
from post2slides.layout.typesetter import Typesetter
from post2slides.model.diagram import Columns, Direction, Drawable, Field, Flowchart, History, Plan
from post2slides.model.diagram import Sequence as Sequential
from post2slides.model.placed import DiagramShape
from post2slides.model.post import Code, Diagram
from post2slides.theme.model import LayoutName, Placeholder, Role
from post2slides.units import Emu, Rect, Size, points, pt

_LARGE = (18.0, 17.0, 16.0, 15.0, 14.0)
_SMALL = (13.0, 12.0)
"""Points. A chart is turned before its type gets smaller than the first of these, and is code below the last."""
_BESIDE_A_LONG_TITLE = (11.0, 10.0, 9.0)
"""Points: what a title of several lines can force upon a diagram that fills the slide."""
_REFERENCE = 16.0
"""Points."""
_BANDS = (2, 3)
"""Into how many a chart is folded that fits neither way."""

Draft = tuple[float, Drawing]
"""A type size in points, and the diagram drawn with it."""


@dataclass(frozen=True)
class DiagramFlow:
    block: Diagram
    draft: Draft
    setter: Typesetter
    asides: tuple[Aside, ...] = ()

    @property
    def spreads(self) -> bool:
        return True

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


def diagram_flows(block: Diagram, setter: Typesetter, asides: tuple[Aside, ...]) -> Iterator[Flow]:
    """The diagram as large as a slide allows, on several slides where its kind can be continued, or its source."""
    room = _room(setter)
    if draft := fitting(block.drawable, room, setter):
        yield DiagramFlow(block, draft, setter, asides)
        return
    parts = pages(block.drawable, lambda part: fitting(part, room, setter) is not None)
    for number, part in enumerate(parts, 1):
        if draft := fitting(part, room, setter):
            notes = asides if number == len(parts) else ()
            yield DiagramFlow(replace(block, drawable=part), draft, setter, notes)
    if not parts:
        frame = setter.theme.layouts[LayoutName.CODE].placeholders[Role.CODE]
        yield CodeFlow(Code(block.source, block.language, block.line), frame.rect.width, setter, asides)


def fitting(
    drawable: Drawable, room: Size, setter: Typesetter, sizes: Sequence[float] = (*_LARGE, *_SMALL)
) -> Draft | None:
    """The diagram with the largest of `sizes` that `room` allows; None where none does."""
    drafts = _drafts(drawable, room, setter, sizes)
    return next(((size, drawing) for size, drawing in drafts if _fits(drawing, room)), None)


def _drafts(drawable: Drawable, room: Size, setter: Typesetter, sizes: Sequence[float]) -> Iterator[Draft]:
    """In the order of preference."""
    measure = Lettering(setter).measure
    if isinstance(drawable, Flowchart):
        drafts = _charts(drawable, measure, sizes)
    else:
        drafts = ((size, _drawn(drawable, size, measure, room)) for size in sizes)
    for size, drawing in drafts:
        yield size, titled(drawing, drawable.title, size, measure)


def _charts(chart: Flowchart, measure: Measure, sizes: Sequence[float]) -> Iterator[Draft]:
    """The chart its own way, then turned, then folded. It is drawn once a way: all its lengths grow with the type."""
    own = chart.direction

    @cache
    def drawn(direction: Direction, spacing: Spacing, bands: int) -> Drawing:
        return draw_chart(chart, direction, _REFERENCE, measure, spacing, bands)

    ways = [(direction, 1, chosen) for chosen in (_LARGE, sizes) for direction in (own, TURNED[own])]
    ways += [(direction, bands, sizes) for bands in _BANDS for direction in (TURNED[own], own)]
    for direction, bands, chosen in ways:
        for spacing in (ROOMY, COMPACT):
            for size in (size for size in sizes if size in chosen):
                yield size, scaled(drawn(direction, spacing, bands), size / _REFERENCE)


def _drawn(
    drawable: Sequential | Plan | Columns | Field | History, size: float, measure: Measure, room: Size
) -> Drawing:
    width, height = points(room.width), points(room.height)
    match drawable:
        case Sequential():
            return draw_lanes(drawable, size, measure)
        case Plan():
            return draw_plan(drawable, size, measure, width)
        case Columns():
            return draw_columns(drawable, size, measure, width)
        case Field():
            above = (measure(drawable.title, width / size)[1] + 0.8) * size if drawable.title else 0.0
            return draw_field(drawable, size, measure, width, height - above)
        case History():
            return draw_history(drawable, size, measure)


def _fits(drawing: Drawing, room: Size) -> bool:
    return pt(drawing.width) <= room.width and pt(drawing.height) <= room.height


def _room(setter: Typesetter) -> Size:
    return setter.theme.layouts[LayoutName.CODE].placeholders[Role.CODE].rect.size
