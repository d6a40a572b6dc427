"""Charts: `c:chartSpace` (ECMA-376 part 1, §21.2), native and with its workbook, so that it can be edited."""

from __future__ import annotations

from dataclasses import replace

from post2slides.markup import NAMESPACES, NOTHING, Markup, element, plain_document, text
from post2slides.model.chart import LYING, ROUND, STACKED
from post2slides.model.placed import ChartShape
from post2slides.write.chart_axes import CATEGORIES, VALUES, category_axis, scatter_axes, value_axis
from post2slides.write.chart_series import series, value
from post2slides.write.colour import NO_FILL, NO_LINE, solid_fill
from post2slides.write.fonts import Fonts
from post2slides.write.frame import identity, placeholder, transform

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_LOCKS = element("p:cNvGraphicFramePr", None, element("a:graphicFrameLocks", {"noGrp": 1}))
_AXIS_IDS = (value("axId", CATEGORIES), value("axId", VALUES))
_LABEL_PLACES = {
    "bar": "outEnd",
    "column": "outEnd",
    "stacked-bar": "ctr",
    "stacked-column": "ctr",
    "line": "t",
    "pie": "outEnd",
}
"""A doughnut's labels have no place of their own (ECMA-376 part 1, §21.2.2.48)."""
_HOLE = 55
"""Per cent of a doughnut's width."""


def chart(shape: ChartShape, number: int, relationship_id: str) -> Markup:
    """The frame on the slide; the chart is a part of its own."""
    link = element("c:chart", {"xmlns:c": _CHART, "r:id": relationship_id})
    return element(
        "p:graphicFrame",
        None,
        element(
            "p:nvGraphicFramePr",
            None,
            identity(number, shape.name, description=shape.description),
            _LOCKS,
            placeholder(shape.placeholder),
        ),
        transform("p:xfrm", shape.rect),
        element("a:graphic", None, element("a:graphicData", {"uri": _CHART}, link)),
    )


def chart_document(shape: ChartShape, workbook_id: str, fonts: Fonts) -> bytes:
    """The chart's part. `workbook_id` is that of its relationship to the workbook."""
    namespaces = {"xmlns:c": _CHART, "xmlns:a": NAMESPACES["a"], "xmlns:r": NAMESPACES["r"]}
    return plain_document(
        element(
            "c:chartSpace",
            namespaces,
            value("date1904", 0),
            value("roundedCorners", 0),
            _chart(shape, fonts),
            element("c:spPr", None, NO_FILL, NO_LINE),
            _text(shape, fonts),
            element("c:externalData", {"r:id": workbook_id}, value("autoUpdate", 0)),
        )
    )


def _chart(shape: ChartShape, fonts: Fonts) -> Markup:
    return element(
        "c:chart",
        None,
        _title(shape, shape.title, fonts) if shape.title else NOTHING,
        value("autoTitleDeleted", not shape.title),
        element("c:plotArea", None, element("c:layout"), *_plot(shape, fonts), element("c:spPr", None, NO_FILL)),
        _legend(shape, fonts) if _needs_legend(shape) else NOTHING,
        value("plotVisOnly", 1),
        value("dispBlanksAs", "gap"),
    )


def _plot(shape: ChartShape, fonts: Fonts) -> tuple[Markup, ...]:
    """The drawing and its axes."""
    style = _text(shape, fonts)
    inks = shape.inks or (shape.text,)
    drawn = tuple(series(shape, [_label_properties(shape, _text(replace(shape, text=ink), fonts)) for ink in inks]))
    colours = value("varyColors", shape.kind in ROUND)
    match shape.kind:
        case "bar" | "column" | "stacked-bar" | "stacked-column":
            stacked = shape.kind in STACKED
            direction = value("barDir", "bar" if shape.kind in LYING else "col")
            spacing = value("gapWidth", shape.gap), value("overlap", 100 if stacked else 0)
            grouping = value("grouping", "stacked" if stacked else "clustered")
            content = (direction, grouping, colours, *drawn, *spacing, *_AXIS_IDS)
            return element("c:barChart", None, *content), *_axes(shape, style)
        case "line":
            content = (value("grouping", "standard"), colours, *drawn, value("marker", 1), *_AXIS_IDS)
            return element("c:lineChart", None, *content), *_axes(shape, style)
        case "area":
            grouping = value("grouping", "stacked" if len(drawn) > 1 else "standard")
            return element("c:areaChart", None, grouping, colours, *drawn, *_AXIS_IDS), *_axes(shape, style)
        case "scatter":
            plot = element("c:scatterChart", None, value("scatterStyle", "lineMarker"), colours, *drawn, *_AXIS_IDS)
            title = _title(shape, shape.data.label, fonts) if shape.data.label else NOTHING
            return plot, *scatter_axes(shape, style, title)
        case "pie":
            return (element("c:pieChart", None, colours, *drawn, value("firstSliceAng", 0)),)
        case "doughnut":
            turn = value("firstSliceAng", 0), value("holeSize", _HOLE)
            return (element("c:doughnutChart", None, colours, *drawn, *turn),)


def _axes(shape: ChartShape, style: Markup) -> tuple[Markup, Markup]:
    return category_axis(shape, style), value_axis(shape, style)


def _label_properties(shape: ChartShape, style: Markup) -> Markup:
    """What follows the number format in `c:dLbls`: a share of a pie says its name too, so that it needs no legend."""
    if not shape.labels:
        return NOTHING
    shown = {"showLegendKey": 0, "showVal": 1, "showCatName": shape.kind == "pie"}
    hidden = ("showSerName", "showPercent", "showBubbleSize")
    flags = [value(name, flag) for name, flag in {**shown, **dict.fromkeys(hidden, 0)}.items()]
    separator = element("c:separator", None, text("\n")) if shape.kind == "pie" else NOTHING
    plain = element("c:spPr", None, NO_FILL, NO_LINE)
    place = value("dLblPos", _LABEL_PLACES[shape.kind]) if shape.kind in _LABEL_PLACES else NOTHING
    return Markup("".join([plain, style, place, *flags, separator]))


def _needs_legend(shape: ChartShape) -> bool:
    return len(shape.data.series) > 1 or shape.kind == "doughnut" or (shape.kind == "pie" and not shape.labels)


def _legend(shape: ChartShape, fonts: Fonts) -> Markup:
    return element("c:legend", None, value("legendPos", "t"), value("overlay", 0), _text(shape, fonts))


def _title(shape: ChartShape, words: str, fonts: Fonts) -> Markup:
    properties = _character_properties("a:rPr", shape, fonts, shape.title_size)
    run = element("a:r", None, properties, element("a:t", None, text(words)))
    paragraph = element("a:p", None, element("a:pPr", {"rtl": 1 if shape.rtl else None}), run)
    rich = element("c:rich", None, element("a:bodyPr"), element("a:lstStyle"), paragraph)
    return element("c:title", None, element("c:tx", None, rich), value("overlay", 0))


def _text(shape: ChartShape, fonts: Fonts) -> Markup:
    """How the labels of the chart, or of a part of it, are set."""
    properties = _character_properties("a:defRPr", shape, fonts, shape.size)
    paragraph = element("a:pPr", {"rtl": 1 if shape.rtl else None}, properties)
    end = element("a:endParaRPr", {"lang": shape.language})
    return element("c:txPr", None, element("a:bodyPr"), element("a:lstStyle"), element("a:p", None, paragraph, end))


def _character_properties(tag: str, shape: ChartShape, fonts: Fonts, size: float) -> Markup:
    attributes = {"lang": shape.language if tag == "a:rPr" else None, "sz": round(size * 100), "b": 0}
    return element(tag, attributes, solid_fill(shape.text), fonts.markup("body", shape.language))
