"""Lines of a diagram as DrawingML's connectors: a preset in a frame that is turned and flipped.

The presets run from the left upper corner of their frame to the right lower one and begin to the right
(ECMA-376 part 1, §20.1.10.56 and presetShapeDefinitions.xml); a line that begins upwards or
downwards is one that is turned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from post2slides.model.preset import Bend
from post2slides.units import Rect

_WHOLE = 100_000
_LEAST = 12_700
"""EMU: a bend is reckoned in shares of the frame, which therefore cannot be without width."""

Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Course:
    """How a connector's frame lies and where it bends."""

    rect: Rect
    bend: Bend
    adjustments: tuple[int, ...]
    turn: Literal[0, 90, 270]
    flip_horizontal: bool
    flip_vertical: bool


def course(points: Sequence[Corner]) -> Course:
    """The connector through `points` (EMU): two, four with the middle stretch across, or five round a corner."""
    (x1, y1), (x2, y2) = points[0], points[-1]
    if len(points) == 2:
        return Course(_frame(x1, y1, x2, y2), "straightConnector1", (), 0, x2 < x1, y2 < y1)
    if len(points) == 5:
        return _round_corner(points)
    if abs(points[1][1] - y1) < 1:
        width, bend = _reach(x2 - x1), (points[1][0] - x1) * (-1 if x2 < x1 else 1)
        rect = Rect.of(min(x1, x2), min(y1, y2), width, abs(y2 - y1))
        return Course(rect, "bentConnector3", (round(bend / width * _WHOLE),), 0, x2 < x1, y2 < y1)
    return _upright(points)


def _upright(points: Sequence[Corner]) -> Course:
    """A line that begins downwards or upwards: its frame is turned about its centre."""
    (x1, y1), (x2, y2) = points[0], points[-1]
    height, down = _reach(y2 - y1), y2 >= y1
    bend = (points[1][1] - y1) * (1 if down else -1)
    across = abs(x2 - x1)
    centre_x, centre_y = (x1 + x2) / 2, min(y1, y2) + height / 2
    rect = Rect.of(centre_x - height / 2, centre_y - across / 2, height, across)
    if down:
        turn, flip = (270, True) if x2 > x1 else (90, False)
    else:
        turn, flip = (270, False) if x2 > x1 else (90, True)
    return Course(rect, "bentConnector3", (round(bend / height * _WHOLE),), 90 if turn == 90 else 270, flip, False)


def _round_corner(points: Sequence[Corner]) -> Course:
    """From the right side of a shape to its bottom: out, down, back and up."""
    (x1, y1), (x2, y2) = points[0], points[-1]
    out, low = points[1][0], points[2][1]
    width, height = _reach(x1 - x2), _reach(y2 - y1)
    adjustments = (-round((out - x1) / width * _WHOLE), round((low - y1) / height * _WHOLE))
    return Course(Rect.of(x2, y1, width, height), "bentConnector4", adjustments, 0, True, False)


def _frame(x1: float, y1: float, x2: float, y2: float) -> Rect:
    return Rect.of(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))


def _reach(length: float) -> float:
    return max(abs(length), _LEAST)
