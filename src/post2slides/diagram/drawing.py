"""A diagram set out: boxes with text and lines between them, in points from the upper left corner of the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from post2slides.model.diagram import NodeForm, Stroke

Side = Literal["top", "left", "bottom", "right"]
BoxKind = Literal["node", "group", "label", "remark", "participant", "frame", "tag"]

Measure = Callable[[str, float], tuple[float, float]]
"""The width and height (em) of a text that is broken into lines of at most so many em."""


class Point(NamedTuple):
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    kind: BoxKind
    left: float
    top: float
    width: float
    height: float
    text: str = ""
    form: NodeForm = "box"

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> Point:
        return Point(self.left + self.width / 2, self.top + self.height / 2)

    def port(self, side: Side) -> Point:
        """The middle of a side."""
        x = {"left": self.left, "right": self.right}.get(side, self.middle.x)
        return Point(x, {"top": self.top, "bottom": self.bottom}.get(side, self.middle.y))

    def moved(self, right: float, down: float) -> Box:
        return Box(self.kind, self.left + right, self.top + down, self.width, self.height, self.text, self.form)


@dataclass(frozen=True, slots=True)
class Glue:
    """Where a line is fastened."""

    box: int
    """The index of a box of the drawing."""
    side: Side


@dataclass(frozen=True, slots=True)
class Line:
    """A line with right angles: two points, or four or five."""

    points: tuple[Point, ...]
    start: Glue | None = None
    end: Glue | None = None
    stroke: Stroke = "solid"
    arrow_start: bool = False
    arrow_end: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    width: float
    height: float
    boxes: tuple[Box, ...]
    """In the order of drawing: panels before what stands on them."""
    lines: tuple[Line, ...]
    """Drawn above the panels and below the labels."""


def drawing(boxes: list[Box], lines: list[Line]) -> Drawing:
    """Boxes and lines, moved so that they begin at the corner."""
    points = [point for line in lines for point in line.points]
    left = min([box.left for box in boxes] + [point.x for point in points])
    top = min([box.top for box in boxes] + [point.y for point in points])
    right = max([box.right for box in boxes] + [point.x for point in points])
    bottom = max([box.bottom for box in boxes] + [point.y for point in points])
    moved = tuple(
        Line(
            tuple(Point(point.x - left, point.y - top) for point in line.points),
            line.start,
            line.end,
            line.stroke,
            line.arrow_start,
            line.arrow_end,
        )
        for line in lines
    )
    return Drawing(right - left, bottom - top, tuple(box.moved(-left, -top) for box in boxes), moved)
