"""Diagrams: a group (`p:grpSp`) of shapes and connectors that are glued to them (ECMA-376 part 1, §19.3.1)."""

from __future__ import annotations

from post2slides.markup import NOTHING, Markup, element
from post2slides.model.placed import Border, BoxShape, ConnectorShape, DiagramShape, Glue
from post2slides.model.preset import LineEnd
from post2slides.units import Rect
from post2slides.write.colour import NO_FILL, NO_LINE, solid_fill
from post2slides.write.frame import identity, outline, transform
from post2slides.write.shapes import ANCHORS
from post2slides.write.text import TextWriter

_DEGREE = 60_000
"""ST_Angle counts in 60,000ths of a degree."""
_LIST_STYLE = element("a:lstStyle")
_NO_PROPERTIES = element("p:nvPr")


def diagram(shape: DiagramShape, number: int, writer: TextWriter) -> Markup:
    """The group bears `number`, its boxes the numbers behind it, and its connectors those behind the boxes'."""
    boxes = [_box(box, number + 1 + place, writer) for place, box in enumerate(shape.boxes)]
    first = number + 1 + len(boxes)
    connectors = [_connector(line, first + place, number + 1) for place, line in enumerate(shape.connectors)]
    below = len(boxes) - shape.above
    return element(
        "p:grpSp",
        None,
        element(
            "p:nvGrpSpPr",
            None,
            identity(number, shape.name, description=shape.description),
            element("p:cNvGrpSpPr"),
            _NO_PROPERTIES,
        ),
        element("p:grpSpPr", None, _group_transform(shape.rect)),
        *boxes[:below],
        *connectors,
        *boxes[below:],
    )


def _group_transform(rect: Rect) -> Markup:
    """The members stand relative to the group's corner."""
    return element(
        "a:xfrm",
        None,
        element("a:off", {"x": rect.left, "y": rect.top}),
        element("a:ext", {"cx": rect.width, "cy": rect.height}),
        element("a:chOff", {"x": 0, "y": 0}),
        element("a:chExt", {"cx": rect.width, "cy": rect.height}),
    )


def _box(box: BoxShape, number: int, writer: TextWriter) -> Markup:
    insets = box.insets
    body: dict[str, str | int | None] = {
        "wrap": "square",
        "lIns": insets.left,
        "tIns": insets.top,
        "rIns": insets.right,
        "bIns": insets.bottom,
        "rtlCol": 0,
        "anchor": ANCHORS[box.anchor],
    }
    return element(
        "p:sp",
        None,
        element("p:nvSpPr", None, identity(number, box.name), element("p:cNvSpPr"), _NO_PROPERTIES),
        element(
            "p:spPr",
            None,
            _placed(box),
            outline(box.rect, box.corner) if box.geometry in ("rect", "roundRect") else _preset(box.geometry, ()),
            solid_fill(box.fill) if box.fill else NO_FILL,
            _line(box.border) if box.border else NO_LINE,
        ),
        element(
            "p:txBody",
            None,
            element("a:bodyPr", body, element("a:noAutofit")),
            _LIST_STYLE,
            writer.in_box(box.paragraphs),
        ),
    )


def _placed(box: BoxShape) -> Markup:
    if not box.turn and not box.flip:
        return transform("a:xfrm", box.rect)
    return _transform(box.rect, box.turn, horizontal=box.flip)


def _connector(line: ConnectorShape, number: int, first_box: int) -> Markup:
    return element(
        "p:cxnSp",
        None,
        element(
            "p:nvCxnSpPr",
            None,
            identity(number, line.name),
            element(
                "p:cNvCxnSpPr",
                None,
                _glue("a:stCxn", line.start, first_box),
                _glue("a:endCxn", line.end, first_box),
            ),
            _NO_PROPERTIES,
        ),
        element(
            "p:spPr",
            None,
            _turned(line),
            _preset(line.bend, line.adjustments),
            _line(line.stroke, line),
        ),
    )


def _glue(tag: str, glue: Glue | None, first_box: int) -> Markup:
    return element(tag, {"id": first_box + glue.shape, "idx": glue.site}) if glue else NOTHING


def _turned(line: ConnectorShape) -> Markup:
    return _transform(line.rect, line.turn, horizontal=line.flip_horizontal, vertical=line.flip_vertical)


def _transform(rect: Rect, turn: int, *, horizontal: bool, vertical: bool = False) -> Markup:
    attributes = {
        "rot": turn * _DEGREE or None,
        "flipH": 1 if horizontal else None,
        "flipV": 1 if vertical else None,
    }
    return element(
        "a:xfrm",
        attributes,
        element("a:off", {"x": rect.left, "y": rect.top}),
        element("a:ext", {"cx": rect.width, "cy": rect.height}),
    )


def _preset(name: str, adjustments: tuple[int, ...]) -> Markup:
    guides = [
        element("a:gd", {"name": f"adj{place}", "fmla": f"val {value}"}) for place, value in enumerate(adjustments, 1)
    ]
    return element("a:prstGeom", {"prst": name}, element("a:avLst", None, *guides))


def _line(border: Border, line: ConnectorShape | None = None) -> Markup:
    """`a:ln`, with the dashes and arrow heads of a connector."""
    return element(
        "a:ln",
        {"w": border.width},
        solid_fill(border.colour),
        element("a:prstDash", {"val": "dash"}) if line and line.dashed else NOTHING,
        element("a:round") if line else NOTHING,
        _end("a:headEnd", line.tail) if line else NOTHING,
        _end("a:tailEnd", line.head) if line else NOTHING,
    )


def _end(tag: str, end: LineEnd) -> Markup:
    """DrawingML calls a line's beginning its head."""
    return element(tag, {"type": end, "w": "med", "len": "med"}) if end != "none" else NOTHING
