"""A flowchart set out: groups as panels round their members, everything in layers, edges as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from post2slides.diagram.drawing import Box, Drawing, Measure, Side, drawing
from post2slides.diagram.edges import BEND, WIDEST_LABEL, EdgeMaker
from post2slides.diagram.ends import RESERVED, end_marks
from post2slides.diagram.layered import layered
from post2slides.diagram.nodes import NodeMaker, Spacing
from post2slides.model.diagram import Direction, Edge, Flowchart, Group

_PANEL = 1.1
_UPRIGHT = ("down", "up")
TURNED: Mapping[Direction, Direction] = MappingProxyType({"down": "right", "up": "left", "right": "down", "left": "up"})
"""Which way a chart runs that was turned."""
_FORWARD: Mapping[Direction, Side] = MappingProxyType({"down": "bottom", "up": "top", "right": "right", "left": "left"})

Corners = dict[str, tuple[float, float]]
Sizes = dict[str, tuple[float, float]]


def draw_chart(
    chart: Flowchart, direction: Direction, size: float, measure: Measure, spacing: Spacing, bands: int = 1
) -> Drawing:
    """`chart`, running in `direction`, with type of `size` points.

    A long one is folded into `bands` that stand beside each other, as lines of a text do.
    """
    return _Draughtsman(chart, direction, size, measure, spacing, bands).drawing()


class _Draughtsman:
    def __init__(
        self, chart: Flowchart, direction: Direction, size: float, measure: Measure, spacing: Spacing, bands: int
    ) -> None:
        self._spacing, self._bands = spacing, bands
        self._chart, self._direction, self._em, self._measure = chart, direction, size, measure
        self._parents = {member: group.name for group in chart.groups for member in group.members}
        self._nodes = {node.name: node for node in chart.nodes}
        self._groups = {group.name: group for group in chart.groups}
        self._turned = direction != chart.direction
        self._maker = NodeMaker(size, measure, spacing)

    def drawing(self) -> Drawing:
        top = [*(name for name in self._groups if name not in self._parents)]
        top += [name for name in self._nodes if name not in self._parents]
        placed, _, _ = self._arranged(tuple(self._by_appearance(top)), None)
        panels = [name for name in reversed(self._groups) if name in placed]
        names = [*sorted(panels, key=self._depth), *self._nodes]
        boxes = [placed[name] for name in names]
        parts = [part for name in self._nodes for part in self._maker.parts(self._nodes[name], placed[name])]
        index = {name: place for place, name in enumerate(names)}
        edges = EdgeMaker(self._em, self._measure, self._chart.edges, index, boxes, self._forward)
        lines, labels = edges.made()
        marks, strokes = end_marks(lines, self._em)
        return drawing([*boxes, *parts, *marks, *labels], [*lines, *strokes])

    def _way(self, inside: str | None) -> Direction:
        """Which way a group's members run: its own way, the one of what it is in, or the chart's."""
        while inside is not None:
            if own := self._groups[inside].direction:
                return TURNED[own] if self._turned else own
            inside = self._parents.get(inside)
        return self._direction

    def _forward(self, edge: Edge) -> Side:
        """To which side the innermost group runs that holds both ends."""
        around = set(self._around(edge.start))
        return _FORWARD[self._way(next((group for group in self._around(edge.end) if group in around), None))]

    def _around(self, name: str) -> Iterator[str]:
        """The groups that hold `name`, from the innermost."""
        while name in self._parents:
            name = self._parents[name]
            yield name

    def _by_appearance(self, names: list[str]) -> list[str]:
        """In the order in which the chart first speaks of them or of what is in them."""
        first = {name: place for place, name in enumerate(self._nodes)}
        return sorted(names, key=lambda name: min((first[node] for node in self._leaves(name)), default=len(first)))

    def _leaves(self, name: str) -> list[str]:
        if name not in self._groups:
            return [name]
        return [leaf for member in self._groups[name].members for leaf in self._leaves(member)]

    def _depth(self, name: str) -> int:
        return sum(1 for _ in self._around(name))

    def _arranged(self, members: tuple[str, ...], inside: str | None) -> tuple[dict[str, Box], float, float]:
        """The boxes of `members` and of all within them, from a corner at 0,0, and the size of the whole."""
        direction = self._way(inside)
        upright = direction in _UPRIGHT
        inner: dict[str, dict[str, Box]] = {}
        for name in members:
            if name in self._groups:
                inner[name] = self._panel(self._groups[name])
            else:
                inner[name] = {name: self._maker.box(self._nodes[name], upright=upright)}
        if not members:
            return {}, 0.0, 0.0
        sizes = {name: (boxes[name].width, boxes[name].height) for name, boxes in inner.items()}
        turned = sizes if upright else {name: (height, width) for name, (width, height) in sizes.items()}
        arcs = self._arcs(members, inside)
        corners = layered(turned, arcs, self._spacing.across * self._em, self._spacing.between * self._em)
        if inside is None and self._bands > 1:
            corners = _folded(corners, turned, self._bands, 3 * self._spacing.across * self._em)
        corners = _directed(corners, sizes, direction)
        left, top = min(x for x, _ in corners.values()), min(y for _, y in corners.values())
        placed: dict[str, Box] = {}
        for name, (x, y) in corners.items():
            placed |= {key: box.moved(x - left, y - top) for key, box in inner[name].items()}
        return placed, max(box.right for box in placed.values()), max(box.bottom for box in placed.values())

    def _between(self, members: tuple[str, ...], inside: str | None) -> Iterator[tuple[tuple[str, str], Edge]]:
        """The edges between members, and which these are."""
        for edge in self._chart.edges:
            start, end = self._member(edge.start, inside), self._member(edge.end, inside)
            if start in members and end in members and start != end:
                yield (start, end), edge

    def _arcs(self, members: tuple[str, ...], inside: str | None) -> dict[tuple[str, str], float]:
        """The edges between members, and the room between layers that the label of each needs."""
        found: dict[tuple[str, str], float] = {}
        upright = self._way(inside) in _UPRIGHT
        for ends, edge in self._between(members, inside):
            needed = self._em * (RESERVED[edge.tail] + RESERVED[edge.head])
            if edge.label:
                width, height = self._measure(edge.label, WIDEST_LABEL)
                needed += self._em * ((height + 0.2 if upright else width + 0.6) + BEND + 1.2)
            for text in filter(None, (edge.start_label, edge.end_label)):
                width, height = self._measure(text, WIDEST_LABEL)
                needed += self._em * (height + 0.3 if upright else width + 0.5)
            found[ends] = max(needed, found.get(ends, 0.0))
        return found

    def _beside(self, group: Group) -> float:
        """What lines take at the side of members that more than one line joins, with the longest of their labels."""
        upright = self._way(group.name) in _UPRIGHT
        pairs: dict[frozenset[str], list[Edge]] = {}
        for ends, edge in self._between(group.members, group.name):
            pairs.setdefault(frozenset(ends), []).append(edge)
        texts = [edge.label for edges in pairs.values() if len(edges) > 1 for edge in edges]
        if not texts:
            return 0.0
        sizes = [self._measure(text, WIDEST_LABEL) if text else (0.0, 0.0) for text in texts]
        return (max(wide if upright else high for wide, high in sizes) + BEND) * self._em

    def _member(self, name: str, inside: str | None) -> str:
        """The member of the group `inside` that holds `name`; empty where none does."""
        while self._parents.get(name) != inside:
            if name not in self._parents:
                return ""
            name = self._parents[name]
        return name

    def _panel(self, group: Group) -> dict[str, Box]:
        placed, width, height = self._arranged(tuple(self._by_appearance(list(group.members))), group.name)
        title_width, title_height = self._measure(group.label, 2 * self._spacing.widest) if group.label else (0.0, 0.0)
        pad, head = _PANEL * self._em, (title_height + 0.9) * self._em if group.label else _PANEL * self._em
        upright, beside = self._way(group.name) in _UPRIGHT, self._beside(group)
        width, height = (width + beside, height) if upright else (width, height + beside)
        whole = max(width, (title_width + 0.4) * self._em)
        shifted = {name: box.moved(pad + (whole - width) / 2, head) for name, box in placed.items()}
        panel = Box("group", 0, 0, whole + 2 * pad, height + head + pad, group.label, tone=group.tone)
        return {group.name: panel, **shifted}


def _directed(corners: Corners, sizes: Sizes, direction: Direction) -> Corners:
    """Corners that were reckoned downwards, in the direction asked for."""
    match direction:
        case "down":
            return corners
        case "up":
            return {name: (x, -y - sizes[name][1]) for name, (x, y) in corners.items()}
        case "right":
            return {name: (y, x) for name, (x, y) in corners.items()}
        case "left":
            return {name: (-y - sizes[name][0], x) for name, (x, y) in corners.items()}


def _folded(corners: Corners, sizes: Sizes, bands: int, gap: float) -> Corners:
    """`corners`, reckoned downwards, with the layers in `bands` of about the same length beside each other."""
    layers: dict[float, list[str]] = {}
    for name, (_, y) in corners.items():
        layers.setdefault(round(y + sizes[name][1] / 2, 3), []).append(name)
    rows = [layers[middle] for middle in sorted(layers)]
    cuts = [round(len(rows) * place / bands) for place in range(bands + 1)]
    folded: Corners = {}
    left = 0.0
    for first, last in pairwise(cuts):
        names = [name for row in rows[first:last] for name in row]
        if not names:
            continue
        start, top = min(corners[name][0] for name in names), min(corners[name][1] for name in names)
        folded |= {name: (corners[name][0] - start + left, corners[name][1] - top) for name in names}
        left = max(folded[name][0] + sizes[name][0] for name in names) + gap
    return folded
