"""The lines of a chart and what stands at them: each way is found, then each label is put where it covers nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from post2slides.diagram.drawing import Box, Glue, Line, Measure, Point, Side, overlap
from post2slides.diagram.ends import RESERVED
from post2slides.diagram.route import around_corner, route
from post2slides.model.diagram import Edge

WIDEST_LABEL = 8.0
"""em of a line on an edge."""
BEND = 0.8
"""em from a node to the bend of a line."""
_COVERED = 40.0
"""What it costs to cover a label or a node, in squares of an em; another line costs one for each em."""
_SHARES = (0.5, 0.35, 0.65, 0.2, 0.8)


@dataclass
class EdgeMaker:
    """Draws the edges between boxes with type of `em` points."""

    em: float
    measure: Measure
    edges: Sequence[Edge]
    index: Mapping[str, int]
    """Where the box of a node or a group stands among `boxes`."""
    boxes: Sequence[Box]
    forward: Callable[[Edge], Side]
    """To which side the chart runs where an edge is."""
    _lines: list[Line] = field(default_factory=list)
    _labels: list[Box] = field(default_factory=list)

    def made(self) -> tuple[list[Line], list[Box]]:
        """The lines, and the labels that stand before them."""
        seen = [
            edge
            for edge in self.edges
            if edge.stroke != "hidden" and edge.start in self.index and edge.end in self.index
        ]
        for edge in seen:
            self._lines.append(self._line(edge))
        for edge, line in zip(seen, self._lines, strict=True):
            self._labels += self._at_ends(edge, line.points)
        for edge, line in zip(seen, self._lines, strict=True):
            if edge.label:
                self._labels.append(self._label(edge, line))
        return [piece for line in self._lines for piece in _pieces(line)], self._labels

    @property
    def _titles(self) -> Iterator[Box]:
        """What panels are called, which stands at their upper left."""
        for box in self.boxes:
            if box.kind == "group" and box.text:
                width, height = (length * self.em for length in self.measure(box.text, box.width / self.em))
                yield Box("tag", box.left + 0.8 * self.em, box.top + 0.4 * self.em, width, height)

    def _line(self, edge: Edge) -> Line:
        start, end = self.boxes[self.index[edge.start]], self.boxes[self.index[edge.end]]
        gap = max(BEND, RESERVED[edge.tail] + 0.4, RESERVED[edge.head] + 0.4) * self.em
        if start is end:
            leaves, arrives, points = around_corner(start, gap)
        else:
            obstacles = (*self.boxes, *self._titles)
            leaves, arrives, points = route(start, end, self.forward(edge), gap, obstacles, self._lines)
        if edge.label and len(points) == 4:
            points = self._with_room(edge, points, gap)
        ends = Glue(self.index[edge.start], leaves), Glue(self.index[edge.end], arrives)
        return Line(points, *ends, edge.stroke, edge.tail, edge.head)

    def _with_room(self, edge: Edge, points: tuple[Point, ...], gap: float) -> tuple[Point, ...]:
        """The way with its bend near the end that many lines share, so that the label has a stretch of its own."""
        a, b, c, d = points
        early = self._labelled_at_end(edge)
        if a.x == b.x and (a.y < b.y < d.y or a.y > b.y > d.y):
            y = _towards(a.y, d.y, gap) if early else _towards(d.y, a.y, gap)
            return a, Point(b.x, y), Point(c.x, y), d
        if a.y == b.y and (a.x < b.x < d.x or a.x > b.x > d.x):
            x = _towards(a.x, d.x, gap) if early else _towards(d.x, a.x, gap)
            return a, Point(x, b.y), Point(x, c.y), d
        return points

    def _labelled_at_end(self, edge: Edge) -> bool:
        """Whether the last stretch is this edge's own rather than the first."""
        entering = sum(1 for other in self.edges if other.end == edge.end)
        leaving = sum(1 for other in self.edges if other.start == edge.start)
        return leaving > 1 or entering <= 1

    def _at_ends(self, edge: Edge, points: tuple[Point, ...]) -> Iterator[Box]:
        """How many, beside each end of a line, clear of its sign."""
        ends = (
            (edge.start_label, points[0], points[1]),
            (edge.end_label, points[-1], points[-2]),
        )
        for text, at, before in ends:
            if not text:
                continue
            width, height = (length * self.em for length in self.measure(text, WIDEST_LABEL))
            if at.x == before.x:
                x, away = at.x + 0.5 * self.em, 0.2 * self.em
                y = at.y + away if before.y > at.y else at.y - away - height
            else:
                away = 0.3 * self.em
                y = at.y - 0.35 * self.em - height
                x = at.x + away if before.x > at.x else at.x - away - width
            yield Box("words", x, y, width, height, text)

    def _label(self, edge: Edge, line: Line) -> Box:
        width, height = self.measure(edge.label, WIDEST_LABEL)
        width, height = (width + 0.4) * self.em, height * self.em
        others = [other for other in self._lines if other is not line]
        stretches = [stretch for other in others for stretch in pairwise(other.points)]
        solid = [box for box in self.boxes if box.kind != "group"]
        panels = [box for box in self.boxes if box.kind == "group"]

        def cost(numbered: tuple[int, Point]) -> float:
            number, middle = numbered
            box = Box("label", middle.x - width / 2, middle.y - height / 2, width, height)
            covered = sum(overlap(box, other) for other in (*self._labels, *solid)) / self.em**2
            crossed = sum(_within(a, b, box) for a, b in stretches) / self.em
            return covered * _COVERED + crossed + sum(_straddles(box, panel) for panel in panels) + number / 10

        _, best = min(enumerate(self._places(edge, line.points, width, height)), key=cost)
        return Box("label", best.x - width / 2, best.y - height / 2, width, height, edge.label)

    def _places(self, edge: Edge, points: tuple[Point, ...], width: float, height: float) -> Iterator[Point]:
        """Where the middle of a label may be, in the order of preference."""
        stretches = list(pairwise(points))
        preferred = len(stretches) // 2
        if len(points) == 4 and _goes_on(points):
            preferred = len(stretches) - 1 if self._labelled_at_end(edge) else 0
        order = sorted(range(len(stretches)), key=lambda place: abs(place - preferred))
        for place in order:
            a, b = stretches[place]
            upright = a.x == b.x
            room = abs(a.x - b.x) + abs(a.y - b.y)
            needed = (height if upright else width) + 0.4 * self.em
            back = min(0.25 * self.em / room, 0.1) if room > needed else 0.0
            for share in _SHARES if room > needed else _SHARES[:1]:
                share -= back
                x, y = a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share
                yield Point(x, y)
                if upright:
                    yield Point(x + width / 2 + 0.1 * self.em, y)
                    yield Point(x - width / 2 - 0.1 * self.em, y)
                else:
                    yield Point(x, y + height / 2 + 0.1 * self.em)
                    yield Point(x, y - height / 2 - 0.1 * self.em)


def _pieces(line: Line) -> Iterator[Line]:
    """A line that does not bend in its very middle as straight lines.

    LibreOffice 7 and Keynote bend a connector that is fastened where they like, and not where the file says.
    """
    if len(line.points) == 2 or len(line.points) == 5 or _bends_in_the_middle(line.points):
        yield line
        return
    last = len(line.points) - 2
    for number, stretch in enumerate(pairwise(line.points)):
        yield Line(
            stretch,
            line.start if number == 0 else None,
            line.end if number == last else None,
            line.stroke,
            line.tail if number == 0 else "none",
            line.head if number == last else "none",
            line.tone,
        )


def _bends_in_the_middle(points: tuple[Point, ...]) -> bool:
    if len(points) != 4:
        return False
    a, b, _, d = points
    halfway = (a.y + d.y) / 2 - b.y if a.x == b.x else (a.x + d.x) / 2 - b.x
    return abs(halfway) < 0.5


def _towards(start: float, end: float, by: float) -> float:
    return start + by if end > start else start - by


def _goes_on(points: tuple[Point, ...]) -> bool:
    """Whether the line goes on in the direction in which it left."""
    a, b, c, d = points
    return (b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y) > 0


def _within(a: Point, b: Point, box: Box) -> float:
    """The length of a stretch that lies in `box`."""
    wide = min(max(a.x, b.x), box.right) - max(min(a.x, b.x), box.left)
    high = min(max(a.y, b.y), box.bottom) - max(min(a.y, b.y), box.top)
    return max(wide, high) if wide >= 0 and high >= 0 else 0.0


def _straddles(box: Box, panel: Box) -> float:
    """1 where `box` lies upon the outline of a panel."""
    inside = panel.left < box.left and box.right < panel.right and panel.top < box.top and box.bottom < panel.bottom
    return float(not inside and overlap(box, panel) > 0) * 3
