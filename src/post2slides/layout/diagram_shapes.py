"""The boxes and lines of a drawing as shapes of the theme: calm fills, thin lines, one type size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from post2slides.diagram.drawing import Box, BoxKind, Drawing, Line, Side
from post2slides.diagram.drawing import Glue as DrawnGlue
from post2slides.layout.connector import course
from post2slides.layout.diagram_looks import THIN, Inks
from post2slides.layout.frames import LINE_HEIGHT
from post2slides.layout.runs import StyledText, styled
from post2slides.layout.typesetter import Typesetter
from post2slides.model.diagram import Head, NodeForm
from post2slides.model.placed import (
    Align,
    Border,
    BoxShape,
    Colour,
    ConnectorShape,
    DiagramShape,
    Glue,
    Paragraph,
)
from post2slides.model.post import LineBreak, Span, Text
from post2slides.model.preset import Geometry, LineEnd
from post2slides.theme.model import LayoutName, Role, TextStyle
from post2slides.units import Insets, Rect, pt

_SLACK = 1.03
"""Programs draw text a little wider than each other; no line must be broken for it."""
_GEOMETRIES: Mapping[NodeForm, Geometry] = MappingProxyType(
    {
        "box": "roundRect",
        "round": "roundRect",
        "stadium": "flowChartTerminator",
        "subroutine": "flowChartPredefinedProcess",
        "cylinder": "can",
        "disk": "flowChartMagneticDisk",
        "drum": "flowChartMagneticDrum",
        "circle": "ellipse",
        "double circle": "ellipse",
        "crossed circle": "flowChartSummingJunction",
        "diamond": "flowChartDecision",
        "hexagon": "flowChartPreparation",
        "flag": "homePlate",
        "note": "foldedCorner",
        "card": "flowChartPunchedCard",
        "slanted": "flowChartInputOutput",
        "slanted back": "flowChartInputOutput",
        "trapezoid": "trapezoid",
        "trapezoid down": "flowChartManualOperation",
        "triangle": "flowChartExtract",
        "triangle down": "flowChartMerge",
        "document": "flowChartDocument",
        "documents": "flowChartMultidocument",
        "delay": "flowChartDelay",
        "display": "flowChartDisplay",
        "input": "flowChartManualInput",
        "storage": "flowChartInternalStorage",
        "stored data": "flowChartOnlineStorage",
        "tape": "flowChartPunchedTape",
        "hourglass": "flowChartCollate",
        "cloud": "cloud",
        "bolt": "lightningBolt",
        "text": "rect",
        "table": "rect",
    }
)
_FLIPPED: frozenset[NodeForm] = frozenset({"flag", "slanted back"})
_SITES: Mapping[Geometry, tuple[int | None, ...]] = MappingProxyType(
    {
        "ellipse": (0, 2, 4, 6),
        "can": (0, None, None, None),
        "rect": (0, 1, 2, 3),
        "roundRect": (0, 1, 2, 3),
        "foldedCorner": (0, 1, 2, 3),
        "flowChartDecision": (0, 1, 2, 3),
        "flowChartDelay": (0, 1, 2, 3),
        "flowChartPredefinedProcess": (0, 1, 2, 3),
        "flowChartPreparation": (0, 1, 2, 3),
        "flowChartTerminator": (0, 1, 2, 3),
    }
)
"""The connection sites at the top, left, bottom and right (`cxnLst` of presetShapeDefinitions.xml).

None where the sites of a shape are at other places, or where PowerPoint and LibreOffice number them in different ways:
a line that ends there is not fastened.
"""
_SIDES: tuple[Side, ...] = ("top", "left", "bottom", "right")
_ABOVE: frozenset[BoxKind] = frozenset(
    {"label", "remark", "tag", "words", "caption", "card", "bar", "mark", "sign", "work"}
)
"""What stands before the lines. Each kind comes behind all those that do not."""
_NAMES: Mapping[BoxKind, str] = MappingProxyType(
    {
        "node": "Node",
        "group": "Group",
        "label": "Label",
        "remark": "Note",
        "participant": "Participant",
        "frame": "Frame",
        "tag": "Frame label",
        "title": "Title",
        "head": "Name",
        "rows": "Members",
        "outline": "Outline",
        "mark": "Sign",
        "sign": "Sign",
        "band": "Ground",
        "work": "Activity",
        "card": "Card",
        "caption": "Caption",
        "words": "Label",
        "bar": "Bar",
    }
)
_CORNER, _ROUND = 4.0, 12.0
_STRONG = 2.5
"""Points."""
_ENDS: Mapping[Head, LineEnd] = MappingProxyType({"arrow": "triangle", "open": "arrow", "circle": "oval"})
"""The ends that a line has by itself; all others are drawn."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Measures and sets the text of a diagram: body text without its spacing."""

    setter: Typesetter

    @property
    def style(self) -> TextStyle:
        return self.setter.theme.layouts[LayoutName.CONTENT].placeholders[Role.BODY].style

    def measure(self, text: str, widest: float) -> tuple[float, float]:
        """The width and height (em) of `text` in lines of `widest` em, or of its longest word."""
        measured = self.styled(text).measured
        limit = min(max(widest, measured.widest), 2 * widest)
        width = max(line.width for line in measured.lines(limit)) * _SLACK
        return width, measured.count(width) * LINE_HEIGHT

    def styled(self, text: str) -> StyledText:
        lines = [Span(line) for line in text.split("\n")]
        broken: Text = tuple(part for line in lines for part in (LineBreak(), line))[1:]
        return styled(broken, self.style, self.setter)

    def paragraph(self, text: str, size: float, colour: Colour, align: Align, bold: bool) -> Paragraph:
        runs = tuple(replace(run, colour=colour, bold=bold or None) for run in self.styled(text).sized(size, None))
        return Paragraph(runs, align=align, line_spacing=100.0, rtl=self.setter.rtl)


def diagram_shape(drawing: Drawing, size: float, frame: Rect, description: str, lettering: Lettering) -> DiagramShape:
    """The group of shapes in `frame`, with type of `size` points; its members stand relative to the frame's corner."""
    theme = lettering.setter.theme
    inks = Inks.of((*(box.tone for box in drawing.boxes), *(line.tone for line in drawing.lines)), theme)
    order = sorted(range(len(drawing.boxes)), key=lambda place: drawing.boxes[place].kind in _ABOVE)
    boxes = tuple(_box(drawing.boxes[place], number, size, lettering, inks) for number, place in enumerate(order, 1))
    moved = {place: number for number, place in enumerate(order)}
    connectors = tuple(
        _connector(line, number, _Glued(boxes, moved), inks) for number, line in enumerate(drawing.lines, 1)
    )
    above = sum(box.kind in _ABOVE for box in drawing.boxes)
    return DiagramShape("Diagram", description, frame, boxes, connectors, above)


@dataclass(frozen=True, slots=True)
class _Glued:
    """The boxes as they are written, and where each box of the drawing is among them."""

    boxes: tuple[BoxShape, ...]
    places: Mapping[int, int]

    def glue(self, drawn: DrawnGlue | None) -> Glue | None:
        if drawn is None:
            return None
        place = self.places[drawn.box]
        sites = _SITES.get(self.boxes[place].geometry, (None,) * 4)
        site = sites[_SIDES.index(drawn.side)]
        return None if site is None else Glue(place, site)


def _box(box: Box, number: int, size: float, lettering: Lettering, inks: Inks) -> BoxShape:
    look = inks.look(box)
    geometry: Geometry = _GEOMETRIES[box.form]
    if box.kind in ("label", "tag", "title", "head", "rows", "words", "caption", "work"):
        geometry = "rect"
    elif box.form in ("diamond", "triangle") and box.kind in ("mark", "sign"):
        geometry = box.form
    text = (lettering.paragraph(box.text, size, look.text, look.align or box.align, look.bold),) if box.text else ()
    inset = pt(look.inset * size)
    return BoxShape(
        f"{_NAMES[box.kind]} {number}",
        Rect.of(pt(box.left), pt(box.top), pt(box.width), pt(box.height)),
        geometry,
        text,
        Insets(inset, pt(look.inset * size / 2) if look.anchor == "top" else pt(0)),
        look.anchor,
        look.fill,
        Border(look.border, pt(look.width)) if look.border else None,
        pt(_ROUND if box.form == "round" else _CORNER) if geometry == "roundRect" else None,
        box.turn,
        box.form in _FLIPPED and geometry != "rect",
    )


def _connector(line: Line, number: int, glued: _Glued, inks: Inks) -> ConnectorShape:
    way = course([(pt(point.x), pt(point.y)) for point in line.points])
    return ConnectorShape(
        f"Connector {number}",
        way.rect,
        way.bend,
        Border(inks.line(line), pt(_STRONG if line.stroke == "thick" else THIN)),
        way.adjustments,
        way.turn,
        way.flip_horizontal,
        way.flip_vertical,
        line.stroke == "dashed",
        _ENDS.get(line.tail, "none"),
        _ENDS.get(line.head, "none"),
        glued.glue(line.start),
        glued.glue(line.end),
    )
