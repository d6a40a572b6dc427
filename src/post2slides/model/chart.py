"""The figures of a chart, as a post gives them. `Chart` in a post and `ChartShape` on a slide hold the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ChartKind = Literal["bar", "column", "stacked-bar", "stacked-column", "line", "area", "pie", "doughnut", "scatter"]
LYING: frozenset[ChartKind] = frozenset({"bar", "stacked-bar"})
"""Charts whose bars go from left to right."""
STACKED: frozenset[ChartKind] = frozenset({"stacked-bar", "stacked-column"})
"""Charts whose series stand upon each other."""
ROUND: frozenset[ChartKind] = frozenset({"pie", "doughnut"})
"""Charts of the shares of a whole."""


@dataclass(frozen=True, slots=True)
class Series:
    """A column of numbers."""

    name: str
    values: tuple[float | None, ...]
    """One a category; None where the author gave none. A percentage is a share: 0.45 for `45 %`."""
    number_format: str
    """In Excel's codes, with the unit that the author wrote (ECMA-376 part 1, §18.8.31)."""
    written: tuple[str, ...]
    """The values as the author wrote them."""


@dataclass(frozen=True, slots=True)
class ChartData:
    label: str
    """The head of the first column: what the categories are."""
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    positions: tuple[float, ...] = ()
    """Of a scatter chart: the categories as numbers, for the horizontal axis."""

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The table as the author wrote it, with its head."""
        columns = zip(self.categories, *(series.written for series in self.series), strict=True)
        return (self.label, *(series.name for series in self.series)), *columns

    @property
    def description(self) -> str:
        """The figures in words, for those who cannot see the chart."""
        _, *rows = self.rows
        if len(self.series) == 1:
            return "; ".join(f"{category}: {_said(value)}" for category, value in rows)
        named = ((category, map(self._named, self.series, values)) for category, *values in rows)
        return "; ".join(f"{category}: {', '.join(values)}" for category, values in named)

    @staticmethod
    def _named(series: Series, value: str) -> str:
        return f"{series.name} {_said(value)}".strip()


def _said(value: str) -> str:
    return value or "–"
