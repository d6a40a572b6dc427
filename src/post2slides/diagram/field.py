"""A field of four quarters set out, with its points and what the axes mean."""

from __future__ import annotations

from post2slides.diagram.drawing import Box, Drawing, Line, Measure, Point, drawing, overlap
from post2slides.diagram.nodes import BOLD
from post2slides.diagram.tones import TONES
from post2slides.model.diagram import Field, Spot

_RATIO = 1.7
"""How much wider than high a field is."""
_DOT = 0.7
_WIDEST = 12.0
"""em of a point's name."""


def draw_field(field: Field, size: float, measure: Measure, width: float, height: float) -> Drawing:
    """`field` with type of `size` points, in at most `width` x `height` points."""
    return _Draughtsman(field, size, measure).drawing(width, height)


class _Draughtsman:
    def __init__(self, field: Field, size: float, measure: Measure) -> None:
        self._field, self._em, self._measure = field, size, measure
        self._boxes: list[Box] = []
        self._texts: list[Box] = []
        self._dots: list[Box] = []

    def drawing(self, width: float, height: float) -> Drawing:
        field, em = self._field, self._em
        at_side = max(self._size(text)[0] for text in (field.top, field.bottom, ""))
        below = max(self._size(text)[1] for text in (field.left, field.right, ""))
        left = at_side + (0.6 * em if at_side else 0.0)
        high = max(height - below - (0.4 * em if below else 0.0) - 0.1 * em, 14 * em)
        wide = min(width - left, high * _RATIO)
        self._quarters(left, wide, high)
        self._axes(left, wide, high)
        for spot in field.spots:
            self._spot(spot, left, wide, high)
        edge = Line((Point(left, high), Point(left + wide, high)))
        return drawing([*self._boxes, *self._dots, *self._texts], [edge, Line((Point(left, 0), Point(left, high)))])

    def _size(self, text: str) -> tuple[float, float]:
        width, height = self._measure(text, _WIDEST) if text else (0.0, 0.0)
        return width * self._em, height * self._em

    def _quarters(self, left: float, wide: float, high: float) -> None:
        gap = 0.12 * self._em
        half_wide, half_high = wide / 2, high / 2
        corners = (half_wide, 0.0), (0.0, 0.0), (0.0, half_high), (half_wide, half_high)
        for text, (x, y) in zip(self._field.quarters, corners, strict=True):
            panel = Box("band", left + x + gap, y + gap, half_wide - 2 * gap, half_high - 2 * gap)
            self._boxes.append(panel)
            if text:
                width, height = (length * self._em for length in self._measure(text, half_wide / self._em - 3))
                width *= BOLD
                middle = panel.middle.x - width / 2
                self._texts.append(Box("title", middle, panel.top + 0.4 * self._em, width, height, text))

    def _axes(self, left: float, wide: float, high: float) -> None:
        field, em = self._field, self._em
        for text, share in ((field.left, 0.25), (field.right, 0.75)):
            if text:
                width, height = self._size(text)
                x = left + wide * (share if field.right else 0.5) - width / 2
                self._texts.append(Box("caption", x, high + 0.35 * em, width, height, text))
        for text, share in ((field.bottom, 0.75), (field.top, 0.25)):
            if text:
                width, height = self._size(text)
                y = high * (share if field.top else 0.5) - height / 2
                self._texts.append(Box("caption", left - width - 0.5 * em, y, width, height, text, align="right"))

    def _spot(self, spot: Spot, left: float, wide: float, high: float) -> None:
        dot, gap = _DOT * self._em, 0.25 * self._em
        x, y = left + spot.x * wide, (1 - spot.y) * high
        self._dots.append(Box("sign", x - dot / 2, y - dot / 2, dot, dot, "", "circle", TONES[0]))
        width, height = self._size(spot.label)
        beside = dot / 2 + gap
        places = [
            (x + beside, y - height / 2),
            (x - beside - width, y - height / 2),
            (x - width / 2, y - beside - height),
            (x - width / 2, y + beside),
        ]
        boxes = [Box("words", at, top, width, height, spot.label) for at, top in places]
        within = [box for box in boxes if box.left >= left and box.right <= left + wide and box.top >= 0]
        self._texts.append(min(within or boxes, key=self._covered))

    def _covered(self, box: Box) -> float:
        """How much of other texts and points a text would cover, in square points."""
        return sum(overlap(box, other) for other in (*self._texts, *self._dots))
