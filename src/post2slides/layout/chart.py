"""Charts: as large as the slide allows, with each value at its mark where there is room for that.

The labels get smaller before they get crowded; bars stay slim where there are few of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from post2slides.layout.frames import BREAK_FREE, Aside
from post2slides.layout.ladder import Rung
from post2slides.layout.runs import styled
from post2slides.layout.typesetter import Typesetter
from post2slides.model.chart import LYING, ROUND, STACKED, ChartData, ChartKind
from post2slides.model.placed import ChartShape, Colour
from post2slides.model.post import Chart, Span, plain
from post2slides.theme.colour import contrast
from post2slides.theme.model import LayoutName, Placeholder, Role, TextStyle
from post2slides.units import Emu, Rect, points, px

_LOWEST, _HIGHEST = 0.55, 0.8
"""The share of a slide's body that a chart needs, with few bars and with many."""
_ROW = px(26)
"""What a row of bars needs, at least."""
_THICKEST_BAR, _THICKEST_COLUMN = px(40), px(104)
_SLIMMEST_GAP, _WIDEST_GAP = 45, 400
"""In per cent of a bar's thickness; DrawingML allows 500 (ECMA-376 part 1, §21.2.3.10)."""
_PITCH = 1.5
"""em from one row's label to the next."""
_BETWEEN = 0.5
"""em between two labels."""
_MOST_VALUES: Mapping[ChartKind, int] = {
    "bar": 40,
    "column": 16,
    "stacked-bar": 40,
    "stacked-column": 24,
    "line": 12,
    "pie": 16,
    "doughnut": 8,
    "area": 0,
    "scatter": 0,
}
"""With how many values a chart of a kind still shows each in figures."""
_ROOM_BELOW = 0.15
"""Of the length of the axis of values, for figures below zero."""
_SERIES = (*(Colour(f"accent{number}") for number in range(1, 6)), Colour("tx1"))
"""The colours of what is compared: the five accents, then that of text."""


@dataclass(frozen=True)
class ChartFlow:
    block: Chart
    width: Emu
    setter: Typesetter
    asides: tuple[Aside, ...] = ()

    @property
    def spreads(self) -> bool:
        return False

    @property
    def role(self) -> Role:
        return Role.CHART

    @property
    def line(self) -> int:
        return self.block.line

    @property
    def parts(self) -> int:
        return 1

    @property
    def _style(self) -> TextStyle:
        return self.setter.theme.layouts[LayoutName.CHART].placeholders[Role.CHART].style

    @property
    def _data(self) -> ChartData:
        return self.block.data

    @property
    def _bars(self) -> int:
        """How many bars stand below or beside each other."""
        return len(self._data.categories) * self._abreast

    @property
    def _abreast(self) -> int:
        """How many bars each category has."""
        return 1 if self.block.kind in STACKED else len(self._data.series)

    def height(self, first: int, last: int, rung: Rung) -> float:
        """The least that it needs; it takes what the slide has to spare."""
        body = self.setter.theme.layouts[LayoutName.CHART].placeholders[Role.CHART].room.height
        wanted = self._bars * _ROW if self.block.kind in LYING else 0
        return min(max(wanted, _LOWEST * body), _HIGHEST * body)

    def cost(self, after: int) -> float:
        return BREAK_FREE

    def notes(self, first: int, last: int) -> tuple[Aside, ...]:
        return self.asides

    def place(
        self, first: int, last: int, rung: Rung, rect: Rect, placeholder: Placeholder | None
    ) -> tuple[ChartShape, ...]:
        title = plain(self.block.title) or self._measure
        spoken = self._data.description
        palette = self.setter.theme.palette
        chart = ChartShape(
            "Chart",
            f"{title} — {spoken}" if title else spoken,
            rect,
            self.block.kind,
            self._data,
            title,
            self.setter.tag,
            self._size(rect),
            self._style.size,
            palette.text,
            palette.rule,
            self._colours,
            self._shows_values(rect),
            self._gap(rect),
            placeholder.ref if placeholder else None,
            self.setter.rtl,
            self._inks,
            self._lowest(rect),
        )
        return (chart,)

    @property
    def _measure(self) -> str:
        """What the only series is of; several are named in the legend."""
        return self._data.series[0].name if len(self._data.series) == 1 else ""

    @property
    def _colours(self) -> tuple[Colour, ...]:
        count = len(self._data.categories if self.block.kind in ROUND else self._data.series)
        return tuple(_SERIES[index % len(_SERIES)] for index in range(count))

    @property
    def _inks(self) -> tuple[Colour, ...]:
        """For values that stand on their mark: of the theme's text and background what is read better on it."""
        if self.block.kind not in (*STACKED, "doughnut"):
            return ()
        theme = self.setter.theme
        inks = theme.palette.text, theme.palette.background
        return tuple(max(inks, key=lambda ink: contrast(theme.rgb(ink), theme.rgb(ground))) for ground in self._colours)

    def _lowest(self, rect: Rect) -> float | None:
        """Bars and areas are compared by their size, so they begin at zero, since PowerPoint cuts them off else.

        Below zero, the figures at the bars need room before the names of the categories.
        """
        if self.block.kind in ("line", "scatter"):
            return None
        numbers = [number for series in self._data.series for number in series.values if number is not None]
        lowest, highest = min(numbers, default=0.0), max(numbers, default=0.0)
        if lowest >= 0:
            return 0.0
        beside = self.block.kind in ("bar", "column") and self._shows_values(rect)
        return lowest - _ROOM_BELOW * (max(highest, 0.0) - lowest) if beside else None

    def _shows_values(self, rect: Rect) -> bool:
        """Whether there is room for each value, and no line crosses another's."""
        if len(self._data.categories) * len(self._data.series) > _MOST_VALUES[self.block.kind]:
            return False
        match self.block.kind:
            case "column" | "stacked-column":
                return self._column_size(rect) >= self._style.minimum
            case "line":
                return len(self._data.series) == 1
            case _:
                return True

    def _column_size(self, rect: Rect) -> float:
        """The type size (pt) at which the values have room above their columns."""
        values = [value for series in self._data.series for value in series.written]
        return points(round(self._pitch(rect))) / self._abreast / (self._widest(values) + _BETWEEN)

    def _pitch(self, rect: Rect) -> float:
        """The room (EMU) of each category along its axis."""
        along = rect.height if self.block.kind in LYING else rect.width
        return along / len(self._data.categories)

    def _gap(self, rect: Rect) -> int:
        thickest = _THICKEST_BAR if self.block.kind in LYING else _THICKEST_COLUMN
        gap = 100 * (self._pitch(rect) / thickest - self._abreast)
        return round(min(max(gap, _SLIMMEST_GAP), _WIDEST_GAP))

    def _size(self, rect: Rect) -> float:
        """The type size at which the labels of all categories have room beside each other."""
        pitch = points(round(self._pitch(rect)))
        match self.block.kind:
            case "bar" | "stacked-bar":
                size = pitch / _PITCH
            case "column" | "stacked-column" | "line" | "area":
                size = pitch / (self._widest(self._data.categories) + _BETWEEN)
                if self.block.kind in ("column", "stacked-column") and self._shows_values(rect):
                    size = min(size, self._column_size(rect))
            case "pie" | "doughnut" | "scatter":
                size = self._style.size
        return float(round(min(max(size, self._style.minimum), self._style.size)))

    def _widest(self, labels: Sequence[str]) -> float:
        """The width of the longest word among `labels`, in em."""
        return max(styled((Span(label),), self._style, self.setter).measured.widest for label in labels)
