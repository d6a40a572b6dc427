"""The way of a line between two boxes: with few bends, round other boxes, and not along other lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from post2slides.diagram.drawing import Box, Line, Point, Side

_THROUGH = 1000.0
"""What it costs to cross a box, in points of length."""
_ALONG = 700.0
"""To run along a line that does not share one end."""
_BEND = 30.0
_AGAINST = 60.0
"""To leave or arrive at a side that the chart's direction does not call for."""
_UNUSUAL = 5.0
"""To go round the left or the upper side, where the right or the lower one does as well."""
_FACING: dict[Side, Side] = {"bottom": "top", "top": "bottom", "right": "left", "left": "right"}
_LANES = 5

Route = tuple[Side, Side, tuple[Point, ...]]


def route(start: Box, end: Box, forward: Side, gap: float, boxes: Sequence[Box], lines: Sequence[Line]) -> Route:
    """The cheapest way from `start` to `end` where the chart runs to the side `forward`; `gap` is a bend's distance.

    A way with five stretches, through a channel between other boxes, is looked for only where all others cross one.
    """
    others = [box for box in boxes if box is not start and box is not end and not _holds(start, end, box)]
    leaving, entering = _ports(start), _ports(end)
    foreign = [line for line in lines if (line.points[0] in leaving) == (line.points[-1] in entering)]
    taken = [stretch for line in foreign for stretch in pairwise(line.points)]

    def cost(way: Route) -> float:
        leaves, arrives, points = way
        stretches = list(pairwise(points))
        length = sum(abs(a.x - b.x) + abs(a.y - b.y) for a, b in stretches)
        through = sum(_crosses(a, b, box) for a, b in stretches for box in others)
        through += sum(_crosses(a, b, start) for a, b in stretches[1:])
        through += sum(_crosses(a, b, end) for a, b in stretches[:-1])
        along = sum(_shares(a, b, c, d, gap / 2) for a, b in stretches for c, d in taken)
        against = _AGAINST * ((leaves != forward) + (arrives != _FACING[forward]))
        against += _UNUSUAL * (leaves == arrives and leaves in ("left", "top"))
        return length + _BEND * (len(points) - 2) + _THROUGH * through + _ALONG * along + against

    best = min(_ways(start, end, gap), key=cost)
    if cost(best) < _ALONG:
        return best
    return min((best, *_through_channels(start, end, forward, gap, others)), key=cost)


def around_corner(box: Box, gap: float) -> Route:
    """From a box to itself."""
    out, back = box.port("right"), box.port("bottom")
    x, y = out.x + gap, back.y + gap
    return "right", "bottom", (out, Point(x, out.y), Point(x, y), Point(back.x, y), back)


def _ports(box: Box) -> tuple[Point, ...]:
    return tuple(box.port(side) for side in _FACING)


def _holds(start: Box, end: Box, box: Box) -> bool:
    """Whether a panel holds an end, and is therefore no obstacle."""
    return box.kind == "group" and any(
        box.left <= one.middle.x <= box.right and box.top <= one.middle.y <= box.bottom for one in (start, end)
    )


def _ways(start: Box, end: Box, gap: float) -> Iterator[Route]:
    yield from _facing(start, end, gap)
    for lane in range(1, _LANES):
        away = gap * lane
        for side, x in (("right", max(start.right, end.right) + away), ("left", min(start.left, end.left) - away)):
            a, b = start.port(side), end.port(side)  # type: ignore[arg-type]
            yield side, side, (a, Point(x, a.y), Point(x, b.y), b)  # type: ignore[misc]
        for side, y in (("bottom", max(start.bottom, end.bottom) + away), ("top", min(start.top, end.top) - away)):
            a, b = start.port(side), end.port(side)  # type: ignore[arg-type]
            yield side, side, (a, Point(a.x, y), Point(b.x, y), b)  # type: ignore[misc]


def _facing(start: Box, end: Box, gap: float) -> Iterator[Route]:
    """Ways between two sides that look at each other, with room between them."""
    for leaves, arrives in _FACING.items():
        a, b = start.port(leaves), end.port(arrives)
        upright = leaves in ("top", "bottom")
        room = {"bottom": b.y - a.y, "top": a.y - b.y, "right": b.x - a.x, "left": a.x - b.x}[leaves]
        if room < gap / 2:
            continue
        if abs(a.x - b.x if upright else a.y - b.y) < 1:
            yield leaves, arrives, (a, Point(a.x, b.y) if upright else Point(b.x, a.y))
            continue
        for share in sorted({0.5, min(0.5, gap / room), max(0.5, 1 - gap / room)}, key=lambda share: abs(share - 0.5)):
            if upright:
                y = a.y + (b.y - a.y) * share
                yield leaves, arrives, (a, Point(a.x, y), Point(b.x, y), b)
            else:
                x = a.x + (b.x - a.x) * share
                yield leaves, arrives, (a, Point(x, a.y), Point(x, b.y), b)


def _through_channels(start: Box, end: Box, forward: Side, gap: float, others: Sequence[Box]) -> Iterator[Route]:
    """Ways out to the side `forward`, along a channel beside some box, and in from the other side."""
    arrives = _FACING[forward]
    a, b = start.port(forward), end.port(arrives)
    upright, sign = forward in ("top", "bottom"), 1 if forward in ("bottom", "right") else -1
    edges = {
        round(edge + away * gap * lane, 1)
        for box in (*others, start, end)
        for lane in (0.7, 1.3)
        for edge, away in (((box.left, -1), (box.right, 1)) if upright else ((box.top, -1), (box.bottom, 1)))
    }
    for out in (gap, 0.6 * gap):
        for channel in sorted(edges):
            if upright:
                first, last = a.y + sign * out, b.y - sign * out
                bends = Point(a.x, first), Point(channel, first), Point(channel, last), Point(b.x, last)
            else:
                first, last = a.x + sign * out, b.x - sign * out
                bends = Point(first, a.y), Point(first, channel), Point(last, channel), Point(last, b.y)
            yield forward, arrives, (a, *bends, b)


def _crosses(a: Point, b: Point, box: Box) -> bool:
    return (
        min(a.x, b.x) < box.right
        and max(a.x, b.x) > box.left
        and min(a.y, b.y) < box.bottom
        and max(a.y, b.y) > box.top
    )


def _shares(a: Point, b: Point, c: Point, d: Point, near: float) -> bool:
    """Whether two stretches lie upon each other, or so `near` that they seem to."""
    if abs(a.x - b.x) < 1 and abs(c.x - d.x) < 1 and abs(a.x - c.x) < near:
        return min(a.y, b.y) < max(c.y, d.y) and min(c.y, d.y) < max(a.y, b.y)
    if abs(a.y - b.y) < 1 and abs(c.y - d.y) < 1 and abs(a.y - c.y) < near:
        return min(a.x, b.x) < max(c.x, d.x) and min(c.x, d.x) < max(a.x, b.x)
    return False
