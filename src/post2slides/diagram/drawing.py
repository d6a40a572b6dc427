"""A diagram set out: boxes with text and lines between them, in points from the upper left corner of the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from post2slides.model.diagram import Head, NodeForm, Stroke

Side = Literal["top", "left", "bottom", "right"]
BoxKind = Literal[
    "node",
    "group",
    "label",
    "remark",
    "participant",
    "frame",
    "tag",
    "title",
    "head",
    "rows",
    "outline",
    "mark",
    "sign",
    "band",
    "work",
    "card",
    "caption",
    "words",
    "bar",
]
"""What a box is for, which tells how it looks.

`head` and `rows` are the compartments of a node; a `mark` is a hollow sign at a line's end, a `sign` a filled one.
A `band` is a ground, `work` the bar on a lifeline; `bar` and `card` are of plans and columns; `words` stand free, and
a `caption` is beside the point.
"""
Align = Literal["left", "center", "right"]

_BOLD = 1.15
"""How much wider bold type is, at most."""

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
    tone: str = ""
    """A colour in six digits, for which the theme has an accent."""
    turn: Literal[0, 90, 180, 270] = 0
    """Degrees, clockwise."""
    align: Align = "center"

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
        return replace(self, left=self.left + right, top=self.top + down)


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
    tail: Head = "none"
    head: Head = "none"
    tone: str = ""


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
        replace(line, points=tuple(Point(point.x - left, point.y - top) for point in line.points)) for line in lines
    )
    return Drawing(right - left, bottom - top, tuple(box.moved(-left, -top) for box in boxes), moved)


def titled(drawn: Drawing, title: str, size: float, measure: Measure) -> Drawing:
    """`drawn` with `title` over its middle, in type of `size` points."""
    if not title:
        return drawn
    width, height = measure(title, max(20.0, drawn.width / size - 2))
    width *= _BOLD
    box = Box("title", (drawn.width - width * size) / 2, -(height + 0.8) * size, width * size, height * size, title)
    whole = drawing([*drawn.boxes, box], list(drawn.lines))
    return replace(whole, boxes=(whole.boxes[-1], *whole.boxes[:-1]), lines=tuple(map(_one_later, whole.lines)))


def _one_later(line: Line) -> Line:
    """`line`, glued to the same boxes behind one more."""
    ends = (glue and replace(glue, box=glue.box + 1) for glue in (line.start, line.end))
    start, end = ends
    return replace(line, start=start, end=end)


def scaled(drawn: Drawing, factor: float) -> Drawing:
    """`drawn` with all lengths times `factor`."""
    boxes = tuple(
        replace(
            box,
            left=box.left * factor,
            top=box.top * factor,
            width=box.width * factor,
            height=box.height * factor,
        )
        for box in drawn.boxes
    )
    lines = tuple(
        replace(line, points=tuple(Point(point.x * factor, point.y * factor) for point in line.points))
        for line in drawn.lines
    )
    return Drawing(drawn.width * factor, drawn.height * factor, boxes, lines)


def overlap(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(wide, 0.0) * max(high, 0.0)
