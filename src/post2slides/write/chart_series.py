"""The series of a chart, with their figures, marks and labels (ECMA-376 part 1, §21.2.2.170, `c:ser`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from post2slides.markup import NOTHING, Markup, element, text
from post2slides.model.chart import Series
from post2slides.model.placed import ChartShape, Colour
from post2slides.write.colour import NO_LINE, solid_fill
from post2slides.write.workbook import body_range, head_range

_LINE_WIDTH = 34_925
"""2.75 pt, in EMU."""
_MARKER = 7
"""Points (ST_MarkerSize)."""
_SYMBOLS = ("circle", "square", "diamond", "triangle")
"""Of the series in turn: colours alone do not tell them apart for everybody."""
_EDGE = 19_050
"""The line between the shares of a pie, in EMU."""


def value(tag: str, content: str | int) -> Markup:
    """An element that has a `val` and nothing else, as most of a chart's have."""
    return element(f"c:{tag}", {"val": content})


def series(shape: ChartShape, labels: Sequence[Markup]) -> Iterator[Markup]:
    """Each `c:ser`. `labels` are the properties of the values' labels, which bear the series' own number format: one
    for each of the shape's colours.
    """
    for index, one in enumerate(shape.data.series):
        yield element(
            "c:ser",
            None,
            value("idx", index),
            value("order", index),
            element("c:tx", None, _strings(head_range(index + 1), [one.name])),
            *_marks(shape, index),
            _labels(shape, one, index, labels) if shape.labels else NOTHING,
            *_figures(shape, one, index + 1),
            value("smooth", 0) if shape.kind in {"line", "scatter"} else NOTHING,
        )


def _marks(shape: ChartShape, index: int) -> Iterator[Markup]:
    """What a value is shown by, in the theme's colours."""
    match shape.kind:
        case "bar" | "column" | "stacked-bar" | "stacked-column":
            yield _properties(solid_fill(shape.colours[index]))
            yield value("invertIfNegative", 0)
        case "area":
            yield _properties(solid_fill(shape.colours[index]))
        case "line":
            fill = solid_fill(shape.colours[index])
            yield _properties(element("a:ln", {"w": _LINE_WIDTH, "cap": "rnd"}, fill, element("a:round")))
            yield _marker(shape.colours[index], index)
        case "scatter":
            yield _properties(NO_LINE)
            yield _marker(shape.colours[index], index)
        case "pie" | "doughnut":
            edge = element("a:ln", {"w": _EDGE}, solid_fill(Colour("bg1")))
            for point, colour in enumerate(shape.colours):
                number, flat = value("idx", point), value("bubble3D", 0)
                yield element("c:dPt", None, number, flat, _properties(solid_fill(colour), edge))


def _properties(*properties: Markup) -> Markup:
    return element("c:spPr", None, *properties)


def _marker(colour: Colour, index: int) -> Markup:
    properties = _properties(solid_fill(colour), NO_LINE)
    symbol = value("symbol", _SYMBOLS[index % len(_SYMBOLS)])
    return element("c:marker", None, symbol, value("size", _MARKER), properties)


def _labels(shape: ChartShape, one: Series, index: int, labels: Sequence[Markup]) -> Markup:
    """The labels of a series; those of a doughnut's shares differ from each other."""
    form = element("c:numFmt", {"formatCode": one.number_format, "sourceLinked": 0})
    if shape.kind != "doughnut":
        return element("c:dLbls", None, form, labels[index % len(labels)])
    points = [element("c:dLbl", None, value("idx", point), form, label) for point, label in enumerate(labels)]
    return element("c:dLbls", None, *points, form, labels[0])


def _figures(shape: ChartShape, one: Series, column: int) -> Iterator[Markup]:
    count = len(shape.data.categories)
    values = _numbers(body_range(column, count), one.values, one.number_format)
    if shape.kind == "scatter":
        yield element("c:xVal", None, _numbers(body_range(0, count), shape.data.positions, "General"))
        yield element("c:yVal", None, values)
    else:
        yield element("c:cat", None, _strings(body_range(0, count), shape.data.categories))
        yield element("c:val", None, values)


def _strings(cells: str, strings: Sequence[str]) -> Markup:
    """Labels, and where they are in the workbook."""
    points = [_point(index, text(string)) for index, string in enumerate(strings)]
    cache = element("c:strCache", None, value("ptCount", len(strings)), *points)
    return element("c:strRef", None, element("c:f", None, text(cells)), cache)


def _numbers(cells: str, numbers: Sequence[float | None], number_format: str) -> Markup:
    """Figures, and where they are in the workbook. What is None is a gap."""
    points = [_point(index, text(f"{number:.15g}")) for index, number in enumerate(numbers) if number is not None]
    form = element("c:formatCode", None, text(number_format))
    cache = element("c:numCache", None, form, value("ptCount", len(numbers)), *points)
    return element("c:numRef", None, element("c:f", None, text(cells)), cache)


def _point(index: int, content: Markup) -> Markup:
    return element("c:pt", {"idx": index}, element("c:v", None, content))
