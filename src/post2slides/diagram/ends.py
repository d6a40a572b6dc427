"""The ends of lines that no office program knows: UML's hollow heads, crosses, and the crow's feet of entities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from post2slides.diagram.drawing import Box, Line, Point
from post2slides.model.diagram import Head

RESERVED: Mapping[Head, float] = MappingProxyType(
    {
        "none": 0.0,
        "arrow": 0.0,
        "open": 0.0,
        "circle": 0.0,
        "cross": 0.4,
        "triangle": 0.8,
        "diamond": 1.0,
        "hollow diamond": 1.0,
        "one": 0.9,
        "many": 0.9,
        "zero or one": 1.2,
        "one or many": 1.1,
        "zero or many": 1.3,
    }
)
"""em of a line that its end takes."""
_TOE, _SPREAD = 0.75, 0.42
"""em: how long a crow's foot is, and how far its toes reach to each side."""

_FOOT = (((_TOE, 0.0), (0.0, -_SPREAD)), ((_TOE, 0.0), (0.0, _SPREAD)))
_STROKES: Mapping[Head, tuple[tuple[tuple[float, float], tuple[float, float]], ...]] = MappingProxyType(
    {
        "cross": (((0.2, -0.3), (0.8, 0.3)), ((0.2, 0.3), (0.8, -0.3))),
        "one": (((0.4, -_SPREAD), (0.4, _SPREAD)), ((0.75, -_SPREAD), (0.75, _SPREAD))),
        "zero or one": (((0.4, -_SPREAD), (0.4, _SPREAD)),),
        "many": _FOOT,
        "one or many": (*_FOOT, ((0.9, -_SPREAD), (0.9, _SPREAD))),
        "zero or many": _FOOT,
    }
)
"""The strokes of an end: how far back along the line and how far aside each begins and ends, in em."""
_RINGS: Mapping[Head, float] = MappingProxyType({"zero or one": 0.8, "zero or many": _TOE + 0.3})
"""How far back a ring stands that means zero."""

Turn = Literal[0, 90, 180, 270]


def end_marks(lines: list[Line], em: float) -> tuple[list[Box], list[Line]]:
    """The signs and strokes at the ends of `lines`, where `em` is in points."""
    marks: list[Box] = []
    strokes: list[Line] = []
    for line in lines:
        ends = (line.tail, line.points[1], line.points[0]), (line.head, line.points[-2], line.points[-1])
        for head, before, at in ends:
            for drawn in _drawn(head, _End(before, at, em)):
                (marks if isinstance(drawn, Box) else strokes).append(drawn)  # type: ignore[arg-type]
    return marks, strokes


class _End:
    """The end of a line, seen from it: `back` goes along the line, `aside` across."""

    def __init__(self, before: Point, at: Point, em: float) -> None:
        self._at, self._em = at, em
        length = abs(at.x - before.x) + abs(at.y - before.y) or 1.0
        self._x, self._y = (at.x - before.x) / length, (at.y - before.y) / length

    @property
    def turn(self) -> Turn:
        """How a sign that points upwards is turned so that it points where the line goes."""
        if abs(self._x) > abs(self._y):
            return 90 if self._x > 0 else 270
        return 180 if self._y > 0 else 0

    def point(self, back: float, aside: float = 0.0) -> Point:
        back, aside = back * self._em, aside * self._em
        return Point(self._at.x - self._x * back + self._y * aside, self._at.y - self._y * back - self._x * aside)

    def stroke(self, *ends: tuple[float, float]) -> Line:
        return Line(tuple(self.point(*end) for end in ends))

    def box(self, kind: Literal["mark", "sign"], back: float, across: float, along: float) -> Box:
        """A sign with its middle `back` from the end, as wide as `across`, before it is turned."""
        middle, width, height = self.point(back), across * self._em, along * self._em
        return Box(kind, middle.x - width / 2, middle.y - height / 2, width, height, turn=self.turn)


def _drawn(head: Head, end: _End) -> Iterator[Box | Line]:
    match head:
        case "triangle":
            yield _formed(end.box("mark", 0.4, 0.85, 0.8), "triangle")
        case "diamond":
            yield _formed(end.box("sign", 0.5, 0.6, 1.0), "diamond")
        case "hollow diamond":
            yield _formed(end.box("mark", 0.5, 0.6, 1.0), "diamond")
        case _:
            yield from (end.stroke(*ends) for ends in _STROKES.get(head, ()))
            if head in _RINGS:
                yield _formed(end.box("mark", _RINGS[head], 0.55, 0.55), "circle")


def _formed(box: Box, form: Literal["triangle", "diamond", "circle"]) -> Box:
    return replace(box, form=form)
