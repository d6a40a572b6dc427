"""A flowchart set out: groups as panels round their members, everything in layers, edges as lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from post2slides.diagram.drawing import Box, Drawing, Glue, Line, Measure, Point, Side, drawing
from post2slides.diagram.layered import layered
from post2slides.diagram.route import around_corner, route
from post2slides.model.diagram import Direction, Edge, Flowchart, Group, Node, NodeForm

_WIDEST_LABEL = 8.0
"""em of a line on an edge."""
_ROOMIER: Mapping[NodeForm, tuple[float, float]] = {
    "diamond": (2.0, 2.0),
    "circle": (1.45, 1.45),
    "hexagon": (1.6, 1.0),
    "flag": (1.0, 1.2),
    "subroutine": (1.35, 1.0),
    "cylinder": (1.0, 1.75),
    "stadium": (1.3, 1.0),
}
"""How much larger than a rectangle a shape is that holds the same text (the `rect` of presetShapeDefinitions.xml)."""
_BEND = 0.8
"""em from a node to the bend of a line."""
_PANEL = 1.1
_FORWARD: Mapping[Direction, Side] = {"down": "bottom", "up": "top", "right": "right", "left": "left"}


@dataclass(frozen=True, slots=True)
class Spacing:
    """How much room a chart takes, in em."""

    widest: float
    """Of a line in a node."""
    pad: tuple[float, float]
    """Between a node's text and its edge."""
    across: float
    """Between neighbours."""
    between: float
    """Between layers."""


ROOMY = Spacing(11.0, (1.0, 0.6), 1.6, 1.9)
COMPACT = Spacing(6.0, (0.6, 0.35), 1.2, 1.5)


def draw_chart(chart: Flowchart, direction: Direction, size: float, measure: Measure, spacing: Spacing) -> Drawing:
    """`chart`, running in `direction`, with type of `size` points."""
    return _Draughtsman(chart, direction, size, measure, spacing).drawing()


class _Draughtsman:
    def __init__(self, chart: Flowchart, direction: Direction, size: float, measure: Measure, spacing: Spacing) -> None:
        self._spacing = spacing
        self._chart, self._direction, self._em, self._measure = chart, direction, size, measure
        self._parents = {member: group.name for group in chart.groups for member in group.members}
        self._nodes = {node.name: node for node in chart.nodes}
        self._groups = {group.name: group for group in chart.groups}
        self._upright = direction in ("down", "up")

    def drawing(self) -> Drawing:
        top = [*(name for name in self._groups if name not in self._parents)]
        top += [name for name in self._nodes if name not in self._parents]
        placed, _, _ = self._arranged(tuple(self._by_appearance(top)), None)
        panels = [name for name in reversed(self._groups) if name in placed]
        names = [*sorted(panels, key=self._depth), *self._nodes]
        boxes = [placed[name] for name in names]
        lines, labels = self._lines(names, boxes)
        return drawing([*boxes, *labels], lines)

    def _by_appearance(self, names: list[str]) -> list[str]:
        """In the order in which the chart first speaks of them or of what is in them."""
        first = {name: place for place, name in enumerate(self._nodes)}
        return sorted(names, key=lambda name: min((first[node] for node in self._leaves(name)), default=len(first)))

    def _leaves(self, name: str) -> list[str]:
        if name not in self._groups:
            return [name]
        return [leaf for member in self._groups[name].members for leaf in self._leaves(member)]

    def _depth(self, name: str) -> int:
        return 1 + self._depth(self._parents[name]) if name in self._parents else 0

    def _arranged(self, members: tuple[str, ...], inside: str | None) -> tuple[dict[str, Box], float, float]:
        """The boxes of `members` and of all within them, from a corner at 0,0, and the size of the whole."""
        inner: dict[str, dict[str, Box]] = {}
        for name in members:
            if name in self._groups:
                inner[name] = self._panel(self._groups[name])
            else:
                inner[name] = {name: self._node(self._nodes[name])}
        if not members:
            return {}, 0.0, 0.0
        sizes = {name: (boxes[name].width, boxes[name].height) for name, boxes in inner.items()}
        arcs = self._arcs(members, inside)
        turned = sizes if self._upright else {name: (height, width) for name, (width, height) in sizes.items()}
        corners = layered(turned, arcs, self._spacing.across * self._em, self._spacing.between * self._em)
        if not self._upright:
            corners = {name: (y, x) for name, (x, y) in corners.items()}
        if self._direction == "up":
            corners = {name: (x, -y - sizes[name][1]) for name, (x, y) in corners.items()}
        if self._direction == "left":
            corners = {name: (-x - sizes[name][0], y) for name, (x, y) in corners.items()}
        left, top = min(x for x, _ in corners.values()), min(y for _, y in corners.values())
        placed: dict[str, Box] = {}
        for name, (x, y) in corners.items():
            placed |= {key: box.moved(x - left, y - top) for key, box in inner[name].items()}
        return placed, max(box.right for box in placed.values()), max(box.bottom for box in placed.values())

    def _arcs(self, members: tuple[str, ...], inside: str | None) -> dict[tuple[str, str], float]:
        """The edges between members, and the room between layers that the label of each needs."""
        found: dict[tuple[str, str], float] = {}
        for edge in self._chart.edges:
            start, end = self._member(edge.start, inside), self._member(edge.end, inside)
            if start in members and end in members and start != end:
                needed = 0.0
                if edge.label:
                    width, height = self._measure(edge.label, _WIDEST_LABEL)
                    needed = self._em * ((height + 0.2 if self._upright else width + 0.6) + _BEND + 1.2)
                found[start, end] = max(needed, found.get((start, end), 0.0))
        return found

    def _member(self, name: str, inside: str | None) -> str:
        """The member of the group `inside` that holds `name`; empty where none does."""
        while self._parents.get(name) != inside:
            if name not in self._parents:
                return ""
            name = self._parents[name]
        return name

    def _node(self, node: Node) -> Box:
        width, height = self._measure(node.label, self._spacing.widest)
        wider, higher = _ROOMIER.get(node.form, (1.0, 1.0))
        width, height = (width + 2 * self._spacing.pad[0]) * wider, (height + 2 * self._spacing.pad[1]) * higher
        if node.form == "diamond":
            width, height = 2 * (self._measure(node.label, self._spacing.widest)[0] + 0.8), height - 0.4
        if node.form == "circle":
            width = height = max(width, height)
        return Box("node", 0, 0, max(width, 3.4) * self._em, height * self._em, node.label, node.form)

    def _panel(self, group: Group) -> dict[str, Box]:
        placed, width, height = self._arranged(tuple(self._by_appearance(list(group.members))), group.name)
        title_width, title_height = self._measure(group.label, 2 * self._spacing.widest) if group.label else (0.0, 0.0)
        pad, head = _PANEL * self._em, (title_height + 0.9) * self._em if group.label else _PANEL * self._em
        whole = max(width, (title_width + 0.4) * self._em)
        shifted = {name: box.moved(pad + (whole - width) / 2, head) for name, box in placed.items()}
        return {group.name: Box("group", 0, 0, whole + 2 * pad, height + head + pad, group.label), **shifted}

    def _lines(self, names: list[str], boxes: list[Box]) -> tuple[list[Line], list[Box]]:
        index = {name: place for place, name in enumerate(names)}
        lines: list[Line] = []
        labels: list[Box] = []
        for edge in self._chart.edges:
            if edge.stroke == "hidden" or edge.start not in index or edge.end not in index:
                continue
            start, end = boxes[index[edge.start]], boxes[index[edge.end]]
            if start is end:
                leaves, arrives, points = around_corner(start, _BEND * self._em)
            else:
                gap = _BEND * self._em
                leaves, arrives, points = route(start, end, _FORWARD[self._direction], gap, [*boxes, *labels], lines)
            glue = Glue(index[edge.start], leaves), Glue(index[edge.end], arrives)
            if edge.label and len(points) == 4:
                points = self._with_room(edge, points)
            lines.append(Line(points, *glue, edge.stroke, edge.arrow_start, edge.arrow_end))
            if edge.label:
                labels.append(self._label(edge, points))
        return lines, labels

    def _with_room(self, edge: Edge, points: tuple[Point, ...]) -> tuple[Point, ...]:
        """The way with its bend near the end that many lines share, so that the label has a stretch of its own."""
        a, b, c, d = points
        near = _BEND * self._em * (1 if self._labelled_at_end(edge) else -1)
        if self._upright and a.x == b.x and (a.y < b.y < d.y or a.y > b.y > d.y):
            y = (a.y if near > 0 else d.y) + (abs(near) if (d.y > a.y) == (near > 0) else -abs(near))
            return a, Point(b.x, y), Point(c.x, y), d
        if not self._upright and a.y == b.y and (a.x < b.x < d.x or a.x > b.x > d.x):
            x = (a.x if near > 0 else d.x) + (abs(near) if (d.x > a.x) == (near > 0) else -abs(near))
            return a, Point(x, b.y), Point(x, c.y), d
        return points

    def _labelled_at_end(self, edge: Edge) -> bool:
        """Whether the last stretch is this edge's own rather than the first."""
        entering = sum(1 for other in self._chart.edges if other.end == edge.end)
        leaving = sum(1 for other in self._chart.edges if other.start == edge.start)
        return leaving > 1 or entering <= 1

    def _label(self, edge: Edge, points: tuple[Point, ...]) -> Box:
        width, height = self._measure(edge.label, _WIDEST_LABEL)
        width, height = (width + 0.4) * self._em, height * self._em
        stretches = list(pairwise(points))
        a, b = stretches[len(stretches) // 2]
        if len(points) == 4 and _opposite(points):
            a, b = stretches[-1 if self._labelled_at_end(edge) else 0]
        room = max(abs(a.x - b.x), abs(a.y - b.y))
        back = 0.25 * self._em if room > height + self._em else 0.0
        x, y = (a.x + b.x) / 2, (a.y + b.y) / 2
        if a.x == b.x:
            y -= back if b.y > a.y else -back
        else:
            x -= back if b.x > a.x else -back
        return Box("label", x - width / 2, y - height / 2, width, height, edge.label)


def _opposite(points: tuple[Point, ...]) -> bool:
    """Whether the line goes on in the direction in which it left."""
    a, b, c, d = points
    return (b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y) > 0
