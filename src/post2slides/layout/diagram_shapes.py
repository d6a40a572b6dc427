"""The boxes and lines of a drawing as shapes of the theme: calm fills, thin lines, one type size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from post2slides.diagram.drawing import Box, BoxKind, Drawing, Line, Side
from post2slides.diagram.drawing import Glue as DrawnGlue
from post2slides.layout.connector import course
from post2slides.layout.frames import LINE_HEIGHT
from post2slides.layout.runs import StyledText, styled
from post2slides.layout.typesetter import Typesetter
from post2slides.model.diagram import NodeForm
from post2slides.model.placed import (
    Align,
    Anchor,
    Border,
    BoxShape,
    Colour,
    ConnectorShape,
    DiagramShape,
    Geometry,
    Glue,
    Paragraph,
)
from post2slides.model.post import LineBreak, Span, Text
from post2slides.theme.model import LayoutName, Palette, Role, TextStyle
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
        "circle": "ellipse",
        "diamond": "flowChartDecision",
        "hexagon": "flowChartPreparation",
        "flag": "foldedCorner",
        "slanted": "rect",
    }
)
_SITES: Mapping[Geometry, tuple[int | None, ...]] = MappingProxyType(
    {"ellipse": (0, 2, 4, 6), "can": (0, None, None, None)}
)
"""The connection sites at the top, left, bottom and right (`cxnLst` of presetShapeDefinitions.xml); else 0 to 3.

PowerPoint and LibreOffice number those of a cylinder in different ways, but for the first.
"""
_SIDES: tuple[Side, ...] = ("top", "left", "bottom", "right")
_ABOVE: frozenset[BoxKind] = frozenset({"label", "remark", "tag"})
_NAMES: Mapping[BoxKind, str] = MappingProxyType(
    {
        "node": "Node",
        "group": "Group",
        "label": "Label",
        "remark": "Note",
        "participant": "Participant",
        "frame": "Frame",
        "tag": "Frame label",
    }
)
_CORNER, _ROUND = 4.0, 12.0
_THIN, _STRONG = 1.25, 2.5
"""Points."""


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

    def paragraph(self, text: str, size: float, colour: Colour, align: Align) -> Paragraph:
        runs = tuple(replace(run, colour=colour) for run in self.styled(text).sized(size, None))
        return Paragraph(runs, align=align, line_spacing=100.0, rtl=self.setter.rtl)


def diagram_shape(drawing: Drawing, size: float, frame: Rect, description: str, lettering: Lettering) -> DiagramShape:
    """The group of shapes in `frame`, with type of `size` points; its members stand relative to the frame's corner."""
    palette = lettering.setter.theme.palette
    boxes = tuple(_box(box, number, size, lettering) for number, box in enumerate(drawing.boxes, 1))
    connectors = tuple(_connector(line, number, boxes, palette) for number, line in enumerate(drawing.lines, 1))
    above = sum(box.kind in _ABOVE for box in drawing.boxes)
    return DiagramShape("Diagram", description, frame, boxes, connectors, above)


@dataclass(frozen=True, slots=True)
class _Look:
    fill: Colour | None
    border: Colour | None
    text: Colour
    align: Align = "center"
    anchor: Anchor = "middle"
    inset: float = 0.0
    """em at the left, and half as much at the top."""


@cache
def _looks(palette: Palette) -> Mapping[BoxKind, _Look]:
    node = _Look(palette.panel, palette.accent, palette.text)
    return {
        "node": node,
        "participant": node,
        "group": _Look(None, palette.muted, palette.muted, "left", "top", 0.8),
        "label": _Look(palette.background, None, palette.text),
        "remark": _Look(palette.panel, None, palette.text),
        "frame": _Look(None, palette.muted, palette.muted),
        "tag": _Look(None, None, palette.accent_text, "left", "middle", 0.5),
    }


def _box(box: Box, number: int, size: float, lettering: Lettering) -> BoxShape:
    look = _looks(lettering.setter.theme.palette)[box.kind]
    geometry: Geometry = _GEOMETRIES[box.form] if box.kind in ("node", "participant") else "roundRect"
    geometry = "rect" if box.kind in ("label", "tag") else geometry
    width = _THIN if box.kind in ("node", "participant") else _THIN / 2
    text = (lettering.paragraph(box.text, size, look.text, look.align),) if box.text else ()
    inset = pt(look.inset * size)
    return BoxShape(
        f"{_NAMES[box.kind]} {number}",
        Rect.of(pt(box.left), pt(box.top), pt(box.width), pt(box.height)),
        geometry,
        text,
        Insets(inset, pt(look.inset * size / 2) if look.anchor == "top" else pt(0)),
        look.anchor,
        look.fill,
        Border(look.border, pt(width)) if look.border else None,
        pt(_ROUND if box.form == "round" else _CORNER) if geometry == "roundRect" else None,
    )


def _connector(line: Line, number: int, boxes: tuple[BoxShape, ...], palette: Palette) -> ConnectorShape:
    way = course([(pt(point.x), pt(point.y)) for point in line.points])
    width = _STRONG if line.stroke == "thick" else _THIN
    return ConnectorShape(
        f"Connector {number}",
        way.rect,
        way.bend,
        Border(palette.muted, pt(width)),
        way.adjustments,
        way.turn,
        way.flip_horizontal,
        way.flip_vertical,
        dashed=line.stroke == "dashed",
        arrow_start=line.arrow_start,
        arrow_end=line.arrow_end,
        start=_glue(line.start, boxes),
        end=_glue(line.end, boxes),
    )


def _glue(drawn: DrawnGlue | None, boxes: tuple[BoxShape, ...]) -> Glue | None:
    if drawn is None:
        return None
    sites = _SITES.get(boxes[drawn.box].geometry, (0, 1, 2, 3))
    site = sites[_SIDES.index(drawn.side)]
    return None if site is None else Glue(drawn.box, site)
