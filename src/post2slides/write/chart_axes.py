"""The axes of a chart (ECMA-376 part 1, §21.2.2.25 `c:catAx` and §21.2.2.226 `c:valAx`).

Where each value stands at its mark there is no axis of values and no grid. In a post that runs from right to left the
categories begin at the right.
"""

from __future__ import annotations

from post2slides.markup import NOTHING, Markup, element
from post2slides.model.chart import LYING
from post2slides.model.placed import ChartShape
from post2slides.write.chart_series import value
from post2slides.write.colour import NO_LINE, solid_fill

CATEGORIES, VALUES = 111_111_111, 222_222_222
"""The axes' numbers. Any will do that differ within a chart."""
_HAIRLINE = 9_525
"""0.75 pt, in EMU."""


def category_axis(shape: ChartShape, text: Markup) -> Markup:
    lies = shape.kind in LYING
    backwards = lies or shape.rtl
    return element(
        "c:catAx",
        None,
        value("axId", CATEGORIES),
        _scaling(backwards=backwards),
        value("delete", 0),
        value("axPos", _side(shape) if lies else "b"),
        element("c:numFmt", {"formatCode": "General", "sourceLinked": 0}),
        *_ticks("low"),
        element("c:spPr", None, _line(shape)),
        text,
        value("crossAx", VALUES),
        value("crosses", "autoZero"),
        value("auto", 0),
        value("lblAlgn", "ctr"),
        value("lblOffset", 100),
        value("noMultiLvlLbl", 1),
    )


def value_axis(shape: ChartShape, text: Markup) -> Markup:
    lies = shape.kind in LYING
    return element(
        "c:valAx",
        None,
        value("axId", VALUES),
        _scaling(backwards=lies and shape.rtl, lowest=shape.lowest),
        value("delete", shape.labels),
        value("axPos", "b" if lies else _side(shape)),
        NOTHING if shape.labels else _grid(shape),
        element("c:numFmt", {"formatCode": shape.data.series[0].number_format, "sourceLinked": 0}),
        *_ticks("nextTo"),
        element("c:spPr", None, NO_LINE),
        text,
        value("crossAx", CATEGORIES),
        value("crosses", "max" if lies else "autoZero"),
        value("crossBetween", "midCat" if shape.kind == "area" else "between"),
    )


def scatter_axes(shape: ChartShape, text: Markup, title: Markup) -> tuple[Markup, Markup]:
    """Two axes of values; `title` says what the horizontal one measures."""
    horizontal = _number_axis(shape, text, CATEGORIES, VALUES, "b", "General", title)
    form = shape.data.series[0].number_format
    return horizontal, _number_axis(shape, text, VALUES, CATEGORIES, _side(shape), form, NOTHING)


def _number_axis(
    shape: ChartShape, text: Markup, number: int, other: int, side: str, number_format: str, title: Markup
) -> Markup:
    return element(
        "c:valAx",
        None,
        value("axId", number),
        _scaling(backwards=shape.rtl and number == CATEGORIES),
        value("delete", 0),
        value("axPos", side),
        _grid(shape),
        title,
        element("c:numFmt", {"formatCode": number_format, "sourceLinked": 0}),
        *_ticks("low"),
        element("c:spPr", None, _line(shape)),
        text,
        value("crossAx", other),
        value("crosses", "autoZero"),
        value("crossBetween", "midCat"),
    )


def _side(shape: ChartShape) -> str:
    return "r" if shape.rtl else "l"


def _scaling(*, backwards: bool, lowest: float | None = None) -> Markup:
    orientation = value("orientation", "maxMin" if backwards else "minMax")
    return element("c:scaling", None, orientation, NOTHING if lowest is None else value("min", f"{lowest:.15g}"))


def _grid(shape: ChartShape) -> Markup:
    return element("c:majorGridlines", None, element("c:spPr", None, _line(shape)))


def _line(shape: ChartShape) -> Markup:
    return element("a:ln", {"w": _HAIRLINE}, solid_fill(shape.rule))


def _ticks(labels: str) -> tuple[Markup, ...]:
    return value("majorTickMark", "none"), value("minorTickMark", "none"), value("tickLblPos", labels)
